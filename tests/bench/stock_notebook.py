"""A stock notebook with the content of a report that this project built.

It has the same words, figures, tables and charts, made as nbconvert's users make them: sheets read
by ``pandas.read_excel``, prose as ``Markdown`` of f-strings whose numbers are variables, tables by
pandas Styler, charts by matplotlib inline. Lists, citations, notes and the numbers in tables come
as they were printed: the stock side need not look for them.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

import nbformat
from baocao import notebooks
from baocao.edition import Edition
from baocao.export.matter import matter
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from nbformat import NotebookNode, v4

from bench.stock_figures import Lines, variable

IMPORTS = """
import pandas as pd
import matplotlib.pyplot as plt
from IPython.display import Markdown, display
%matplotlib inline
"""
READING = """
books = [pd.read_excel(path, sheet_name=None, header=3) for path in BOOKS]
forms = [pd.read_excel(path, sheet_name=None, header=3) for path in FORMS]

def table(sheet, workbooks):
    return pd.concat([each[sheet] for each in workbooks if sheet in each], ignore_index=True)

def record(sheet, labels, values):
    return pd.DataFrame([form[sheet].set_index(labels)[values] for form in forms])

def vn(number):
    if isinstance(number, float):
        return f"{number:.1f}".replace(".", ",") + "%"
    return f"{number:02}" if number < 10 else f"{number:,}".replace(",", ".")
"""
CHART = """
chart = pd.DataFrame({rows!r}, columns=["", "part", "whole"]).set_index("")
axes = chart.plot.barh(figsize=(7, 0.4 * len(chart) + 1), title={title!r})
axes.figure.tight_layout()
plt.show()
"""
STYLED = """
grid = pd.DataFrame({rows!r}, columns={heads!r})
display(grid.style.hide(axis="index").set_caption({caption!r}))
"""
TABLE = re.compile(r"(?:^\|.*\|$\n?)+(?:\n: (?P<caption>.*))?", re.MULTILINE)
IMAGE = re.compile(rf'!\[(?P<alt>[^\]]*)\]\({notebooks.CHART}\S+ "(?P<title>[^"]*)"\)')
BAR = re.compile(r"([^.;:]+): ([\d.]+)/([\d.]+) ")
PLACE = "\0\1"
OPENED, CLOSED = r"\x00", r"\x01"
"""The marks around a variable's place in a text, and as ``repr`` writes them."""
Value = int | Decimal | None
SAME_TO = Decimal("0.000001")


@dataclass(frozen=True)
class Computed:
    """The code for the figures of one edition; ``given`` tells how many come as numbers."""

    reading: str
    frames: str
    figures: str
    given: int
    total: int


def compute(edition: Edition, lines: Lines, root: Path) -> Computed:
    """The code that computes in ``root`` what pandas can compute of an edition's figures.

    Each line is run here once. A line that fails or gives another value than the edition is not
    kept: the notebook gets that figure as a number.
    """
    workbooks = [name for name in edition.inputs if name.endswith(".xlsx")]
    forms = [name for name in workbooks if f"/{edition.period}/" in name]
    books = [name for name in workbooks if name not in forms]
    reading = f"FORMS = {forms}\nBOOKS = {books}\nframes = {{}}\n{READING}"
    shell = InteractiveShell()
    with contextlib.chdir(root), capture_output():
        shell.run_cell(f"import pandas as pd\n{reading}").raise_error()
        frames = [line for line in lines.frames() if shell.run_cell(line).success]
        written = lines.figures()
        kept = {
            name: _kept(shell, variable(name), written.get(name), figure.value)
            for name, figure in edition.figures.items()
        }
    given = sum(line != f"{variable(name)} = {written.get(name)}" for name, line in kept.items())
    return Computed(reading, "\n".join(frames), "\n".join(kept.values()), given, len(kept))


def _kept(shell: InteractiveShell, name: str, line: str | None, value: Value) -> str:
    """The line if it gives the value, else the value itself; the variable then has it."""
    if line and shell.run_cell(f"{name} = {line}").success and _same(shell.user_ns[name], value):
        return f"{name} = {line}"
    shell.user_ns[name] = float(value) if isinstance(value, Decimal) else value
    return f"{name} = {shell.user_ns[name]}"


def _same(found: object, value: Value) -> bool:
    if found is None or value is None:
        return found is value
    return abs(Decimal(str(found)) - value) < SAME_TO


def write_notebook(path: Path, executed: NotebookNode, computed: Computed) -> None:
    """Write the stock notebook of a report from its executed notebook."""
    store = notebooks.store_of(executed)
    texts = {each["id"]: each["text"] for each in store["figures"] if each["value"] is not None}
    words = matter(store).as_dict().values()
    around = "\n\n".join(
        line for word in words for line in ([word] if isinstance(word, str) else word) if line
    )
    sources = [IMPORTS, computed.reading, computed.frames, computed.figures, _prose(around)]
    for cell in executed.cells:
        sources += _cell(cell, texts)
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells = [v4.new_code_cell(source.strip()) for source in sources]
    nbformat.write(v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)


def _cell(cell: NotebookNode, texts: Mapping[str, str]) -> Iterator[str]:
    """The stock code cells for one cell of the report."""
    if cell.cell_type == "markdown" and notebooks.NOTE_TAG not in cell.metadata.get("tags", ()):
        results = [each["result"] for each in cell.metadata.get("user_expressions", ())]
        yield _prose(notebooks.fill(cell.source, lambda at, _: _phrase(results[at], texts)))
    for output in cell.get("outputs", ()):
        if block := output.get("data", {}).get(notebooks.BLOCK):
            yield from _block(block["markdown"])


def _phrase(result: Mapping[str, Any], texts: Mapping[str, str]) -> str:
    """A phrase whose figures are marked as places for their variables."""
    return "".join(
        f"{PLACE[0]}{variable(figure)}{PLACE[1]}"
        if texts.get(figure) == part["text"]
        else part["text"]
        for part in result["data"][notebooks.PHRASE]["parts"]
        for figure in [part["from"].removeprefix("figure:")]
    )


def _prose(text: str) -> str:
    """Markdown shown by an f-string, each marked place a variable in it."""
    literal = repr(text.replace("{", "{{").replace("}", "}}"))
    return f"display(Markdown(f{literal.replace(OPENED, '{vn(').replace(CLOSED, ')}')}))"


def _block(markdown: str) -> Iterator[str]:
    """A block as cells: its tables and charts apart, the words between them together."""
    pieces = re.split(r"\n{2,}(?!: )", markdown)
    for is_words, run in groupby(pieces, key=lambda piece: _drawn(piece) is None):
        if is_words:
            yield _prose("\n\n".join(run))
        else:
            yield from filter(None, map(_drawn, run))


def _drawn(piece: str) -> str | None:
    """The code of a chart or a table; None for words."""
    if image := IMAGE.search(piece):
        bars = [
            (label.strip(), *(int(number.replace(".", "")) for number in numbers))
            for label, *numbers in BAR.findall(_unescaped(image["alt"]))
        ]
        return CHART.format(rows=bars, title=image["title"])
    if table := TABLE.fullmatch(piece):
        lines = [
            _unescaped(line).strip("|").split("|") for line in piece.splitlines() if line[:1] == "|"
        ]
        heads, _, *rows = [[cell.strip() for cell in line] for line in lines]
        return STYLED.format(rows=rows, heads=heads, caption=table["caption"] or "")
    return None


def _unescaped(markdown: str) -> str:
    """The text without the marks that keep its characters from being Markdown."""
    return re.sub(r"\\(.)", r"\1", markdown)
