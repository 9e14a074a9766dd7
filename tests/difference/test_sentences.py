"""The sentences in which changed figures stand."""

from __future__ import annotations

import nbformat
import pytest
from baocao.archive import Snapshot
from baocao.difference import compare
from baocao.narrative import Prose
from baocao.narrative.block import Block, escaped
from baocao.notebooks import expressions
from baocao.phrase import Part, Phrase
from baocao.tables import Column, Line, grid

from difference.laid import lay

RULES = """
- {id: received, count: Đơn thư, where: {Ngày nhận: trong kỳ}}
- {id: signed, count: Đơn thư, where: {Có ký tên: có}}
"""
ONE = "Mã đơn | Ngày nhận | Có ký tên\nD1 | 01/04/2026 | x"
TWO = ONE + "\nD2 | 02/04/2026 |"


def prose(so, source: str):
    """A Markdown cell with its expressions evaluated, as a run leaves it."""
    names = {"so": so, "prose": Prose(so)}
    entries = [
        {
            "expression": each,
            "result": {"status": "ok", "data": eval(each, names)._repr_mimebundle_()},
        }
        for each in expressions(source)
    ]
    return nbformat.v4.new_markdown_cell(source, metadata={"user_expressions": entries})


def block(shown: Block):
    """A code cell that shows a block."""
    output = nbformat.v4.new_output("display_data", data=shown._repr_mimebundle_())
    return nbformat.v4.new_code_cell("", outputs=[output])


@pytest.fixture
def told(project, tmp_path):
    """The sentences told between a report with one petition and one with two.

    ``cells`` makes the notebook's cells of an opened report.
    """
    project.indicators(RULES)

    def tell(cells, old=ONE, new=TWO):
        folders = []
        for name, table in (("cu", old), ("moi", new)):
            project.sheet("Đơn thư", table)
            folders.append(lay(project, tmp_path / name, cells=cells(project.open())))
        return compare(*map(Snapshot.read, folders)).sentences

    return tell


def text(sentence) -> str:
    """A sentence with its values between brackets."""
    return "".join(f"⟦{part.text}⟧" if part.origin else part.text for part in sentence.parts)


def test_a_sentence_is_told_with_the_value_that_changed_marked(told):
    """Of a paragraph only the sentence with the figure is told, and of its figures that one."""
    source = (
        "## I. Đơn thư\n\nTrong kỳ có việc. Tiếp nhận **{eval}`so['received']` đơn**, "
        "trong đó {eval}`so['signed']` đơn ký tên. Hết."
    )

    (sentence,) = told(lambda so: [prose(so, source)])

    assert text(sentence) == "Tiếp nhận ⟦02⟧ đơn, trong đó 01 đơn ký tên."
    assert (sentence.side, sentence.place, sentence.figures) == (
        "new", "I. Đơn thư", ["received"],
    )  # fmt: skip


def test_what_a_code_cell_shows_is_found_too(told):
    """A block keeps where its figures stand: in items, footnotes, lists within a sentence."""

    def cells(so):
        wanted = {"tiếp nhận {} đơn (một)": "received", "đã ký {} đơn": "signed"}
        notes = {"received": Prose(so).clauses({"gồm {} đơn của kỳ": "received"})}
        return [block(Prose(so).points("Ban", wanted, notes))]

    assert list(map(text, told(cells))) == [
        "Ban: (1) tiếp nhận ⟦02⟧ đơn (một);",
        "Gồm ⟦02⟧ đơn của kỳ.",
    ]


def test_the_old_sentence_is_told_where_the_figure_stands_in_none_any_more(told):
    """A sentence that is no longer said is told as it was."""

    def cells(so):
        return [block(Block.bullets([Prose(so).choose("signed", "Không có", "Có {} đơn")]))]

    found = told(cells, old=ONE, new=ONE.replace(" x", ""))

    assert [(each.side, text(each)) for each in found] == [
        ("new", "Không có."),
        ("old", "Có ⟦01⟧ đơn."),
    ]


def test_a_sentence_that_stands_twice_is_told_once(told):
    """The same words about the same figures are no news the second time."""
    source = "Có {eval}`so['received']` đơn."

    assert len(told(lambda so: [prose(so, source), prose(so, source)])) == 1


def test_notes_to_the_analyst_are_no_sentences_of_the_report(told):
    """A cell that is not printed is not told."""

    def cells(so):
        cell = prose(so, "Có {eval}`so['received']` đơn.")
        cell.metadata["tags"] = ["note"]
        return [cell]

    assert told(cells) == []


def test_a_block_without_places_has_sentences_of_words_alone(told):
    """Reports of before blocks kept where figures stand are read all the same."""

    def cells(so):
        cell = block(Block.bullets([so["received"].phrase]))
        del cell.outputs[0].data["application/vnd.baocao.block+json"]["figures"]
        return [cell]

    found = told(cells)

    assert [(each.side, text(each), each.figures) for each in found] == [
        ("new", "02.", []),
        ("old", "01.", []),
    ]


def test_labels_places_and_marks_of_items_are_no_values(told):
    """In a row of a table and in a list only the figure's value stands out; a picture is none."""

    def cells(so):
        received = Part(so["received"].text, "figure:received")
        row = [Phrase.of(Part(text, "figure:received")) for text in ("7", "Đơn nhận")]
        columns = [Column(Phrase.of(each), 30) for each in ("Chỗ", "Tên", "Số")]
        table = grid(columns, [Line([*row, Phrase.of(received)])])
        listed = Phrase.of(Part("(i) ", "figure:received"), "nhận ", received, " đơn")
        picture = Block(f"![{escaped(Phrase.of(received))}](chart:a)")
        return [block(Block.in_turn([picture, table, Block.bullets([listed])]))]

    assert list(map(text, told(cells))) == ["7 | Đơn nhận | ⟦02⟧", "(i) nhận ⟦02⟧ đơn."]


def test_edited_words_are_told_though_no_figure_changed(told):
    """What is said now, then what is not said any more; what both say is not told."""
    written = iter(("Kết quả khá. Có việc.", "Kết quả tốt. Có việc."))

    found = told(lambda so: [prose(so, next(written))], new=ONE)

    assert [(each.side, text(each), each.figures) for each in found] == [
        ("new", "Kết quả tốt.", []),
        ("old", "Kết quả khá.", []),
    ]


def test_a_comparison_with_another_number_is_told(told):
    """The figure of the period is as it was; the one before it was corrected."""
    before = iter(("05", "07"))

    def cells(so):
        then = Part(next(before), "figure:2026Q1:received")
        return [block(Block.bullets([Phrase.of("kỳ trước ", then, " đơn")]))]

    assert list(map(text, told(cells, new=ONE)))[0] == "kỳ trước 07 đơn."


def test_between_periods_only_sentences_with_figures_are_told(project, tmp_path):
    """Another quarter says everything in other words."""
    project.indicators(RULES)
    project.edition("2026Q1")
    project.sheet("Đơn thư", ONE)
    words = iter(("Một.", "Hai."))
    folders = [
        lay(project, tmp_path / period, period, [prose(project.open(period), next(words))])
        for period in ("2026Q1", "2026Q2")
    ]

    assert compare(*map(Snapshot.read, folders)).sentences == []
