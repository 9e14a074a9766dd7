"""Tests of old Vietnamese encodings, and a writer of them."""
