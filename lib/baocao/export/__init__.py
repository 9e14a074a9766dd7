"""Executed notebooks as reports: one Markdown text, one pandoc tree, then HTML, PDF and DOCX.

``document.document`` reads a notebook; ``as_html``, ``as_pdf`` and ``as_docx`` write what it gives.
The exporter classes offer the same to nbconvert, whose import waits until one is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao.export.docx import as_docx
from baocao.export.html import as_html
from baocao.export.pdf import as_pdf

if TYPE_CHECKING:
    from baocao.export.exporters import DocxExporter, HtmlExporter, PdfExporter

EXPORTERS = ("DocxExporter", "HtmlExporter", "PdfExporter")

__all__ = ["DocxExporter", "HtmlExporter", "PdfExporter", "as_docx", "as_html", "as_pdf"]


def __getattr__(name: str) -> object:
    if name not in EXPORTERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from baocao.export import exporters

    return getattr(exporters, name)
