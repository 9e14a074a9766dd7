"""Executed notebooks as reports: one Markdown text, one pandoc tree, then HTML and PDF.

``document.document`` reads a notebook; ``as_html`` and ``as_pdf`` write what it gives. The exporter
classes offer the same to nbconvert, whose import waits until one of them is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao.export.html import as_html
from baocao.export.pdf import as_pdf

if TYPE_CHECKING:
    from baocao.export.exporters import HtmlExporter, PdfExporter

__all__ = ["HtmlExporter", "PdfExporter", "as_html", "as_pdf"]


def __getattr__(name: str) -> object:
    if name not in ("HtmlExporter", "PdfExporter"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from baocao.export import exporters

    return getattr(exporters, name)
