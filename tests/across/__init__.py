"""What holds between the reports of an office, and in reports over several periods."""
