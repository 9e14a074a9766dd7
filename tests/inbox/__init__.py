"""An inbox as it really looks: committees' forms, each odd in one way, with a good twin."""
