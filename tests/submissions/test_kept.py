"""What people write beside the forms is an input like any other: compared, built from, closed."""

from __future__ import annotations

import json

import pytest
from baocao.cli.commands import app
from typer.testing import CliRunner

from difference.laid import build, close
from project import Project
from submissions.phoning import phoned


@pytest.fixture
def told(office: Project, monkeypatch):
    """What ``baocao diff`` says between two states of the office."""
    monkeypatch.chdir(office.root)

    def run(old: str, new: str, *words: str) -> str:
        result = CliRunner().invoke(app, ["diff", f"2026Q2@{old}", f"2026Q2@{new}", *words])
        assert result.exit_code == 0, result.stderr
        return result.stdout

    return run


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
