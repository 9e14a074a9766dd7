"""What leaves the workbook: HTML, PDF and DOCX of executed notebooks."""
