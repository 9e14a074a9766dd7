"""A difference as JSON and as a page."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import nbformat
import pytest
from baocao.archive import Snapshot
from baocao.difference import as_html, as_json, compare
from baocao.difference.wording import value
from baocao.narrative.block import Block
from baocao.phrase import Part, Phrase

from difference.laid import lay

HOSTILE = "<script>alert()</script>"
CONTROL = "a\x07b"


@pytest.fixture
def hostile(project, tmp_path):
    """A petition that comes with values that are code elsewhere, and a sentence with such words."""
    project.indicators(f"- {{id: received, count: Đơn thư, label: '{HOSTILE} & đơn', unit: <b>}}")
    words = Phrase.of(f"{HOSTILE} có ", Part("02", "figure:received"), f" {CONTROL}")
    shown = Block.bullets([words])._repr_mimebundle_()
    cell = nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("display_data", data=shown)])
    project.sheet("Đơn thư", "Mã đơn\nD1")
    old = lay(project, tmp_path / "cu", cells=[cell])
    project.sheet("Đơn thư", [{"Mã đơn": HOSTILE}, {"Mã đơn": "D1"}])
    return compare(Snapshot.read(old), Snapshot.read(lay(project, tmp_path / "moi", cells=[cell])))


class Page(HTMLParser):
    """The tags, and the text, of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data):
        self.text += data


def test_what_stands_in_cells_is_text_on_the_page(hostile):
    """Nothing of a cell, a label, a sentence, a title or a reason becomes a mark of the page."""
    page = Page(as_html(hostile, f"So sánh {HOSTILE}", reason=f"{HOSTILE} {CONTROL}"))

    assert "script" not in page.tags and "b" not in page.tags
    assert page.text.count(HOSTILE) >= 5
    assert CONTROL not in page.text and "a\\u0007b" in page.text


def test_the_page_needs_nothing_else(hostile):
    """No script, no address: the page is one file, and says that nothing may be fetched."""
    page = as_html(hostile, "So sánh")

    assert re.findall(r"""(?:src|href)=|url\((?!data:)|@import""", page) == []
    assert "default-src &#39;none&#39;" in page
    assert page.startswith('<!DOCTYPE html>\n<html lang="vi">')


def test_json_holds_what_cells_hold_and_no_value_that_json_has_not(hostile):
    """Numbers are numbers, what is missing is null, text is as it stands in the cell."""

    def refuse(name: str):
        raise AssertionError(name)

    told = json.loads(as_json(hostile, reason="vì đơn mới"), parse_constant=refuse)

    assert (told["schema"], told["same"], told["reason"]) == (1, False, "vì đơn mới")
    (figure,) = told["figures"]
    assert (figure["id"], figure["old"]["text"], figure["new"]["text"]) == ("received", "01", "02")
    assert figure["change"] == 1
    (cause,) = figure["causes"]
    assert (cause["kind"], cause["amount"], cause["remark"]) == ("added", 1, None)
    assert [row["id"] for row in cause["rows"]] == [HOSTILE]
    (row,) = told["rows"]
    assert {"heading": "Mã đơn", "cell": "B5", "old": None, "new": HOSTILE} in row["cells"]
    (sentence,) = told["sentences"]
    assert {"text": "02", "from": "figure:received"} in sentence["parts"]


def test_a_fraction_is_a_number_and_a_whole_one_has_none(project, report):
    """The change of a percentage is told as shown, with two places."""
    project.indicators(
        """
        - {id: part, count: Đơn thư, where: {Có ký tên: có}}
        - {id: whole, count: Đơn thư}
        - {id: rate, ratio: [part, whole], unit: "%"}
        """
    )
    project.sheet("Đơn thư", "Mã đơn | Có ký tên\nD1 | x\nD2 |\nD3 |")
    old = report()
    project.sheet("Đơn thư", "Mã đơn | Có ký tên\nD1 | x\nD2 | x\nD3 |")

    told = json.loads(as_json(compare(old, report())))

    assert {each["id"]: each["change"] for each in told["figures"]} == {"part": 1, "rate": 33.34}
    assert "+33,34 điểm %" in as_html(compare(old, report()), "So sánh")


def test_two_reports_that_are_the_same_say_so(project, report):
    """Nothing is told but that nothing differs."""
    project.sheet("Đơn thư", "Mã đơn\nD1")
    found = compare(report(), report())

    assert json.loads(as_json(found))["same"] is True
    assert "Không có gì khác nhau" in as_html(found, "So sánh")


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (1_500_000_000, "1.500.000.000"),
        (1_500_000.0, "1.500.000"),
        (1234.125, "1.234,125"),
        (2026, "2026"),
        (True, "có"),
    ],
)
def test_large_numbers_of_cells_are_grouped(held, told):
    """An amount of money can be read; a year stays a year."""
    assert value(held) == told


def test_the_files_that_differ_are_told_by_what_they_are(project, report):
    """A judgement, params and a book that changed, a form that is gone."""
    project.committees("A1")
    project.form("A1")
    project.slots("# Nhận định\n\nKhá.\n", "Nhận định")
    old = report()
    project.slots("# Nhận định\n\nTốt.\n", "Nhận định")
    project.edition(recipients=["Ban Tổ chức Trung ương"])
    (project.paths.data / "btctu/2026Q2/received/A1.xlsx").unlink()

    found = compare(old, report())

    lines = [
        "phần nhận định: data/btctu/2026Q2/quarterly.md (đã sửa)",
        "tham số: params/btctu/2026Q2/quarterly.yml (đã sửa)",
        "biểu: data/btctu/2026Q2/received/A1.xlsx (không còn)",
    ]
    page = as_html(found, "So sánh")
    assert "<h2>Tệp đầu vào khác</h2>" in page
    assert [line for line in lines if f"<p>{line}</p>" not in page] == []
    assert json.loads(as_json(found))["inputs"]["removed"] == ["data/btctu/2026Q2/received/A1.xlsx"]


def test_edited_words_make_two_reports_differ(project, report):
    """No figure and no row is another one, but the reports are not the same."""
    project.slots("# Nhận định\n\nKhá.\n", "Nhận định")
    old = report()
    project.slots("# Nhận định\n\nTốt.\n", "Nhận định")
    found = compare(old, report())

    assert (found.figures, found.rows, found.nothing) == ([], [], False)
    assert json.loads(as_json(found))["same"] is False
    assert "Không có gì khác nhau" not in as_html(found, "So sánh")


def test_params_of_editions_that_are_not_looked_at_are_no_difference(project, report):
    """Params written for the quarter after next leave the report as it was."""
    old = report()
    project.edition("2026Q4")

    assert compare(old, report()).nothing


def test_between_periods_the_files_of_one_alone_are_not_told(project, report):
    """Each quarter has its own params, its own judgement and its own forms."""
    project.edition("2026Q1")
    project.slots("# Nhận định\n\nKhá.\n", "Nhận định")

    assert "Tệp đầu vào khác" not in as_html(compare(report("2026Q1"), report()), "So sánh")
