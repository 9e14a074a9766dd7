"""Tests of running, exporting and publishing a report."""
