"""A workbook that turns an office's spreadsheets into its periodic reports, each number with its cells."""

__version__ = "0.1.0"
