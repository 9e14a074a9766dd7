"""Measures reading and building on this machine, both sides in one run: `make bench`."""
