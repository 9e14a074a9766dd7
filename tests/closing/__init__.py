"""Tests of closing editions and of looking through those that are closed."""
