"""Closing an edition: what was issued, frozen with all it was built from, never changed again.

close       the whole closing of one edition, or of a correction to it
refusals    what keeps an edition from being closed, and what is only said about it
freezing    copies of what the build made, read and ran
program     the package as one file, the same bytes each time
seal        what a version was closed from, and the hash of each of its files
staging     one closing at a time per office; what a killed one left is cleared
rebuilding  a version built once more from nothing but what is frozen in it
verifying   closed editions: every file as it was sealed, and the same report again
"""
