"""Measures reading, building, and the whole against stock tools on this machine: `make bench`."""
