"""Tests of what goes out to units."""
