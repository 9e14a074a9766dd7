"""Tests of the workbooks that the program makes."""
