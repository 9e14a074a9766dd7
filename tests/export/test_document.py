"""Only a notebook that ran to its end becomes a report, and only its words."""

from __future__ import annotations

import pytest
from baocao import notebooks
from baocao.errors import BuildError
from baocao.export.document import document
from nbformat import v4

from export.notebook import block, notebook, prose, store


def test_values_stand_in_place_of_expressions():
    """Each expression, also in a heading and a note, gives way to its own value."""
    cell = prose(
        "## {eval}`quy`\n\nTiếp nhận {eval}`don` đơn[^1].\n\n[^1]: Chuyển {eval}`chuyen` đơn.",
        *("Quý II", "11", "04"),
    )

    text = document(notebook(cell)).markdown

    assert text.startswith("## Quý II\n\nTiếp nhận 11 đơn[^2-1].\n\n[^2-1]: Chuyển 04 đơn.")


def test_code_streams_and_notes_to_the_analyst_stay_out():
    """Of code cells only their blocks are exported, and no cell tagged as a note."""
    note = prose("Sửa đoạn này trong quarterly.md")
    note.metadata["tags"] = [notebooks.NOTE_TAG]

    text = document(notebook(note, block("Danh sách"))).markdown

    assert text.strip() == "Danh sách"


def test_cells_may_use_the_same_footnote_keys():
    """A key used in two cells gives two notes, each with its own text."""
    cell = "Đơn[^1].\n\n[^1]: "

    text = document(notebook(cell + "một", cell + "hai")).markdown

    assert "[^2-1]: một" in text
    assert "[^3-1]: hai" in text


def test_the_store_comes_with_the_document():
    """What the last cell left is at hand for the title block."""
    assert document(notebook("a", kept=store(number="45"))).store["document"]["number"] == "45"


def half_run(case: str):
    """A notebook in which one thing shows that it did not run to its end."""
    book = notebook(prose("Có {eval}`a` đơn.", "11"))
    markdown, last = book.cells[1], book.cells[-1]
    match case:
        case "no store":
            last.outputs = []
        case "store not in the last cell":
            book.cells.append(v4.new_code_cell("1 + 1"))
        case "no code cell":
            book.cells = [markdown]
        case "unknown schema":
            last.outputs[0].data[notebooks.STORE]["schema"] = 2
        case "error":
            book.cells[0].outputs = [v4.new_output("error", ename="ValueError", evalue="x")]
        case "never evaluated":
            del markdown.metadata["user_expressions"]
        case "fewer values":
            markdown.source += " {eval}`b`"
        case "edited after the run":
            markdown.source = "Có {eval}`b` đơn."
        case "value without a source":
            result = markdown.metadata["user_expressions"][0]["result"]
            del result["data"][notebooks.PHRASE]
    return book


@pytest.mark.parametrize("case", [
    "no store",
    "store not in the last cell",
    "no code cell",
    "unknown schema",
    "error",
    "never evaluated",
    "fewer values",
    "edited after the run",
    "value without a source",
])
def test_a_half_run_notebook_is_refused(case):
    """Whatever is missing, there is no report, and the remedy is to run it all again."""
    with pytest.raises(BuildError, match=r"Chạy lại cả sổ từ đầu"):
        document(half_run(case))


def test_a_notebook_run_by_another_program_is_told_what_runs_it():
    """Plain papermill evaluates no live expression: the message names the ways that do."""
    with pytest.raises(BuildError, match="papermill --engine baocao"):
        document(half_run("never evaluated"))


@pytest.mark.parametrize(("source", "problem"), [
    ("Đơn[^1].", "có dấu gọi mà không có nội dung"),
    ("Đơn.\n\n[^1]: Nội dung.", "có nội dung mà không có dấu gọi"),
    ("Đơn[^1].\n\n[^1]: Một.\n\n[^1]: Hai.", "có hai nội dung"),
])
def test_footnotes_without_mark_or_text_are_refused(source, problem):
    """A note is never lost silently: the message names its cell and key."""
    with pytest.raises(BuildError, match=rf"Ô thứ 2: chú thích \[\^1\] {problem}"):
        document(notebook(source))


def test_a_value_cannot_call_or_define_a_footnote():
    """Text from a spreadsheet that looks like a footnote is text."""
    text = document(notebook(prose("Ghi {eval}`a`.", "[^1] [^1]: x"))).markdown

    assert r"\[\^1\]" in text


def test_pictures_of_blocks_come_with_the_document():
    """A chart's address stands for the bytes its block brought, as SVG and as PNG."""
    cell = block('![ba](chart:a "A")', a=(b"<svg/>", b"png"))

    whole = document(notebook("Lời.", cell))

    assert whole.picture("chart:a", "svg") == b"<svg/>"
    assert whole.picture("chart:a", "png") == b"png"


def test_a_chart_that_no_block_brought_is_refused():
    """Typing the address of a chart prints nothing; the message says where pictures come from."""
    whole = document(notebook("![ba](chart:a)"))

    with pytest.raises(BuildError, match="Không có biểu đồ “a”.*ô lệnh vẽ ra"):
        whole.picture("chart:a", "svg")


@pytest.mark.parametrize("cells", [
    ["# Một", "# Hai"],
    ["# Hai", "# Biểu đồ"],
    ["# Biểu đồ"],
    [],
])
def test_appendices_that_are_not_those_mentioned_are_refused(cells):
    """The text names them by number: they stand in the order of the params, own ones after."""
    kept = {**store(), "appendices": ["Biểu đồ", "Hai"]}

    with pytest.raises(BuildError, match="theo thứ tự: Biểu đồ, Hai"):
        document(notebook("Thân.", *cells, kept=kept))
    document(notebook("Thân.", "# Biểu đồ", "# Hai", "# Của mình", kept=kept))
