"""The nbconvert exporters: what ``jupyter nbconvert`` and JupyterLab's menu offer."""

from __future__ import annotations

from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode

from baocao.export.document import Document, document
from baocao.export.docx import as_docx
from baocao.export.html import as_html
from baocao.export.pdf import as_pdf


class ReportExporter(Exporter):
    """An executed notebook as a report in one format."""

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str | bytes, dict[str, Any]]:
        """The report and nbconvert's resources.

        Raises:
            BuildError: the notebook did not run to its end, or the format could not be made.
        """
        cleaned, kept = super().from_notebook_node(nb, resources, **kw)
        return self.output(document(cleaned)), kept

    extension: str

    def output(self, report: Document) -> str | bytes:
        """The report in this exporter's format."""
        raise NotImplementedError

    def _file_extension_default(self) -> str:
        return self.extension


class HtmlExporter(ReportExporter):
    """The report as one self-contained HTML file."""

    export_from_notebook = "Báo cáo (HTML)"
    output_mimetype = "text/html"
    extension = ".html"

    def output(self, report: Document) -> str:
        """The report as HTML text."""
        return as_html(report)


class PdfExporter(ReportExporter):
    """The report as PDF/A-2a and PDF/UA-1."""

    export_from_notebook = "Báo cáo (PDF)"
    output_mimetype = "application/pdf"
    extension = ".pdf"

    def output(self, report: Document) -> bytes:
        """The report as PDF bytes."""
        return as_pdf(report)


class DocxExporter(ReportExporter):
    """The report as a Word document."""

    export_from_notebook = "Báo cáo (DOCX)"
    output_mimetype = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    extension = ".docx"

    def output(self, report: Document) -> bytes:
        """The report as the bytes of a Word document."""
        return as_docx(report)
