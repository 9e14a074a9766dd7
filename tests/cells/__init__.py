"""Tests of the spreadsheet reader."""
