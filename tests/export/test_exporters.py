"""The stock nbconvert gives the same reports as the build."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from baocao import notebooks
from baocao.export import DocxExporter, HtmlExporter, PdfExporter, as_docx, as_html, as_pdf
from baocao.export.document import document

from export.sample_report import report


@pytest.mark.parametrize(("exporter", "format_name", "extension"), [
    (HtmlExporter, as_html, ".html"),
    (PdfExporter, as_pdf, ".pdf"),
    (DocxExporter, as_docx, ".docx"),
])
def test_an_exporter_gives_what_its_format_gives(exporter, format_name, extension):
    """The nbconvert class adds and changes nothing."""
    output, resources = exporter().from_notebook_node(report())

    assert output == format_name(document(report()))
    assert resources["output_extension"] == extension


@pytest.mark.slow
@pytest.mark.parametrize("name", ["html", "pdf", "docx"])
def test_the_stock_command_gives_the_same_bytes(tmp_path, name):
    """``jupyter nbconvert --to baocao_html`` on a kept notebook equals the exporter's output."""
    notebooks.write(report(), tmp_path / "so.ipynb")
    jupyter = Path(sys.executable).with_name("jupyter")

    subprocess.run(
        [jupyter, "nbconvert", "--to", f"baocao_{name}", "so.ipynb"],
        cwd=tmp_path, check=True, env={**os.environ, "TZ": "Asia/Ho_Chi_Minh"},
    )

    expected = {"html": as_html, "pdf": as_pdf, "docx": as_docx}[name](document(report()))
    made = (tmp_path / f"so.{name}").read_bytes()
    assert made == (expected.encode() if name == "html" else expected)


@pytest.mark.parametrize("format_name", ["html", "pdf", "docx"])
def test_another_process_gives_the_same_bytes(format_name):
    """Neither the order of a set nor the clock shows in a report."""
    code = (
        "import hashlib; from export.sample_report import report;"
        f"from baocao.export import as_{format_name};"
        "from baocao.export.document import document;"
        f"made = as_{format_name}(document(report()));"
        "print(hashlib.sha256(made if isinstance(made, bytes) else made.encode()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}

    digests = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True,
            env={**environment, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Kiritimati"))
    }

    assert len(digests) == 1


def test_importing_the_formats_waits_with_the_heavy_libraries():
    """typst, pypandoc, Jinja2 and nbconvert load when they are first needed."""
    heavy = "typst pypandoc jinja2 markupsafe nbconvert nbformat".split()
    question = f"import sys, baocao.export; print(*(set({heavy!r}) & set(sys.modules)))"

    answer = subprocess.run(
        [sys.executable, "-c", question], capture_output=True, text=True, check=True
    )

    assert answer.stdout.split() == []
