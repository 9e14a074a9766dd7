"""A year of an office: editions are closed, corrected, and followed by the next."""
