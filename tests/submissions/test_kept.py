"""What people write beside the forms is an input like any other: compared, built from, closed."""

from __future__ import annotations

import json

import nbformat
import pytest
from baocao.cli.commands import app
from typer.testing import CliRunner

from build.project import PARAMETERS, code, notebook, prose
from difference.laid import build, close
from project import Project
from submissions.phoning import BOOK, phoned

OPEN = """
from baocao import edition
so = edition.open("quarterly", office, period)
"""
PROSE = "## Đảng viên\n\nKết nạp {eval}`so['admitted']` đảng viên."


@pytest.fixture
def told(office: Project, monkeypatch):
    """What ``baocao diff`` says between two states of the office."""
    monkeypatch.chdir(office.root)

    def between(old: str, new: str, *words: str) -> str:
        return run("diff", f"2026Q2@{old}", f"2026Q2@{new}", *words)

    return between


def run(*words: str) -> str:
    """What a command says that is done."""
    result = CliRunner().invoke(app, words, catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def causes(told: str) -> dict[str, list[tuple[str, str | None]]]:
    """The causes of each figure that differs, each with its remark."""
    return {
        each["id"]: [(cause["kind"], cause["remark"]) for cause in each["causes"]]
        for each in json.loads(told)["figures"]
    }


def test_a_figure_that_a_correction_has_changed_says_so(office, told):
    """The form is as it was: without the remark the reader would look for the change there."""
    close(office)
    phoned(office)

    said = causes(told("0", "now", "--json"))
    assert said["admitted"] == [("changed", "theo sổ sửa số liệu ở dòng 22918")]
    assert "sổ sửa số liệu: data/btctu/2026Q2/sua-so-lieu.xlsx (mới có)" in told("0", "now")


def test_a_correction_that_is_changed_is_told(office, told):
    """Also one that is taken back."""
    phoned(office)
    build(office)
    phoned(office, **{"Số mới": "7"})
    assert causes(told("build", "now", "--json"))["admitted"] == [
        ("changed", "theo sổ sửa số liệu ở dòng 22918")
    ]

    office.sheet("Sửa số liệu", "Tệp")
    office.open()
    assert causes(told("build", "now", "--json"))["admitted"] == [
        ("changed", "theo sổ sửa số liệu ở dòng 22918")
    ]


def test_a_cell_that_the_unit_has_changed_is_not_put_down_to_a_correction(office, told):
    """A correction that stays as it was has changed nothing."""
    phoned(office)
    build(office)
    office.form("22918", {"Kết nạp trong kỳ": "5", "Trong đó: nữ": "3"}, to="22918-1")
    office.open()

    assert causes(told("build", "now", "--json"))["women"] == [("changed", None)]


@pytest.mark.slow
def test_a_closed_edition_keeps_the_books_and_a_change_of_one_makes_the_report_anew(office, told):
    """Whoever opens the closed edition later sees which corrections it was issued with."""
    phoned(office)
    office.sheet("Chấp nhận", "Mã kiểm tra")
    office.open()
    (office.root / "notebooks").mkdir()
    cells = (code(PARAMETERS, "parameters"), code(OPEN), prose(PROSE), code("so.store()"))
    nbformat.write(notebook(*cells), office.root / "notebooks" / "quarterly.ipynb")

    assert "không có gì thay đổi" not in run("build", "2026Q2", "--format", "html")
    assert "không có gì thay đổi" in run("build", "2026Q2", "--format", "html")
    phoned(office, **{"Lý do": "cộng sót hai chi bộ"})
    assert "không có gì thay đổi" not in run("build", "2026Q2", "--format", "html")

    run("close", "2026Q2")
    frozen = office.paths.data / "btctu" / "closed" / "2026Q2" / "quarterly" / "frozen"
    for name in (BOOK, "btctu/2026Q2/chap-nhan.xlsx"):
        kept = (frozen / "data" / name).read_bytes()
        assert kept == (office.paths.data / name).read_bytes()
