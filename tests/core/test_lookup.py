"""Figures looked up by words, in a notebook and on the command line."""

from __future__ import annotations

import pytest
from baocao.cli.commands import app
from baocao.notebooks import BLOCK, PHRASE
from typer.testing import CliRunner

PETITIONS = """
Mã đơn | Ngày nhận  | Phân loại
D1     | 01/04/2026 | thuộc thẩm quyền
D2     | 02/04/2026 | không thuộc thẩm quyền
D3     | 03/04/2026 | không thuộc thẩm quyền
"""
RULES = """
- {id: petitions.out, label: Đơn không thuộc thẩm quyền, unit: đơn, count: Đơn thư,
   where: {Phân loại: không thuộc thẩm quyền}}
- {id: petitions.all, label: Đơn tiếp nhận, unit: đơn, count: Đơn thư}
- {id: petitions.in, label: Đơn thuộc thẩm quyền, unit: đơn, count: Đơn thư,
   where: {Phân loại: thuộc thẩm quyền}}
- {id: petitions.share, label: Đảng viên có đơn|thư, unit: "%", ratio: [petitions.in, petitions.all]}
"""


@pytest.fixture
def so(project):
    """Three petitions and four figures of them."""
    project.sheet("Đơn thư", PETITIONS)
    project.indicators(RULES)
    return project.open()


@pytest.fixture
def trace(project, so, monkeypatch):
    """The command, asked for these words."""
    monkeypatch.chdir(project.root)
    return lambda words: CliRunner().invoke(app, ["trace", words, "2026Q2"])


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("don", ["petitions.share", "petitions.out", "petitions.in", "petitions.all"]),
        ("ĐƠN thẩm", ["petitions.out", "petitions.in"]),
        ("don thu", ["petitions.share"]),
        ("petitions.all", ["petitions.all"]),
        ("petitions", ["petitions.share", "petitions.out", "petitions.in", "petitions.all"]),
        ("petitions quyen", ["petitions.out", "petitions.in"]),
        ("đếm dòng đơn thư", ["petitions.out", "petitions.in", "petitions.all"]),
        ("pet", []),
        ("", []),
    ],
)
def test_figures_are_found_by_words_of_label_and_id(so, words, ids):
    """In Vietnamese order of label; by the definition where no label has the words."""
    assert [figure.id for figure in so.find(words).figures] == ids


def test_a_notebook_shows_what_was_found_as_a_table(so):
    """Id, label and value with its unit; what stands in a label is no mark of the table."""
    found = so.find("don thu")._repr_mimebundle_()

    assert found["text/markdown"].splitlines() == [
        "| Mã | Chỉ tiêu | Giá trị |",
        "| --- | --- | --- |",
        r"| petitions.share | Đảng viên có đơn\|thư | 33,33% |",
    ]
    assert found["text/plain"] == "petitions.share  Đảng viên có đơn|thư: 33,33%"


def test_it_is_no_part_of_a_report(so):
    """What was found is neither live prose nor a block, so that nothing of it is printed."""
    assert not {BLOCK, PHRASE} & so.find("don")._repr_mimebundle_().keys()


def test_nothing_found_is_said(so):
    """As a sentence, with the words."""
    found = so.find("khiếu *nại*")

    assert repr(found) == "Không có chỉ tiêu nào mà tên hay mã có “khiếu *nại*”."
    assert r"\*nại\*" in found._repr_mimebundle_()["text/markdown"]


@pytest.mark.parametrize("words", ["petitions.in", "don thuoc tham quyen", "in"])
def test_words_of_one_figure_trace_it(trace, words):
    """An id, a whole label although others begin or go on with it, a word of one id."""
    told = trace(words)

    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout.startswith("Đơn thuộc thẩm quyền (petitions.in)\n")


def test_words_of_several_figures_list_them(trace):
    """With id, label, value and unit; the command asks for one of the ids."""
    told = trace("tham quyen")

    assert told.exit_code == 1
    assert told.stdout.splitlines() == [
        "petitions.out  Đơn không thuộc thẩm quyền: 2 đơn",
        "petitions.in   Đơn thuộc thẩm quyền: 1 đơn",
    ]
    assert "“tham quyen” là của 2 chỉ tiêu. Chọn một mã" in told.stderr


def test_a_wrong_id_still_names_the_nearest(trace):
    """A slip in an id is no word of anything."""
    told = trace("petitions.al")

    assert (told.exit_code, told.stdout) == (1, "")
    assert "Không có chỉ tiêu “petitions.al”. Có phải: petitions.all" in told.stderr
