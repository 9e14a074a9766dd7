"""Tests of opening a new period."""
