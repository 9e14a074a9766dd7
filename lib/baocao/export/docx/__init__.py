"""The report as a Word document: native footnotes, named styles, sizes from the profile.

package    the document put together
relations  what its files are, and how they refer to each other
body       the pandoc tree as paragraphs, footnotes and pictures
tables     tables, and how wide their columns are
wordml     elements of the format, and its units
measure    how wide text is in print
"""

from __future__ import annotations

from baocao.export.docx.package import as_docx

__all__ = ["as_docx"]
