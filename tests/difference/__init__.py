"""Tests of what differs between two reports, and since a report was closed."""
