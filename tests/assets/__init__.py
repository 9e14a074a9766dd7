"""Makes the files that the package carries with it."""
