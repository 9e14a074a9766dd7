"""Periodic reports from an office's spreadsheets, each number with the cells it comes from."""

__version__ = "0.1.0"
