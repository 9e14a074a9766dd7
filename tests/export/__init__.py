"""What leaves the workbook: HTML and PDF of executed notebooks."""
