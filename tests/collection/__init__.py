"""Tests of the collection desk."""
