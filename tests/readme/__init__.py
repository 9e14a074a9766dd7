"""The README's picture of a page, drawn from a built report: `make picture`."""
