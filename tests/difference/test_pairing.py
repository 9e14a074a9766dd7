"""The same row in two reports, wherever it stands, and amounts that always add up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from baocao.archive import Count, Row, Rows, Snapshot
from baocao.difference import compare
from hypothesis import given
from hypothesis import strategies as st

BOOK = "btctu/2026/van-phong.xlsx"
COUNTED = "- {id: all, count: Đơn thư}"


def test_a_sheet_that_was_sorted_is_no_change(project, report):
    """Rows that stand elsewhere hold what they held, and what is wrong in them is no news."""
    project.indicators(COUNTED)
    project.sheet("Đơn thư", "Mã đơn | Loại\nD1 | kiến nghị\nD2 | phản ánh\nD3 | đơn lạ")
    old = report()
    project.sheet("Đơn thư", "Mã đơn | Loại\nD3 | đơn lạ\nD1 | kiến nghị\nD2 | phản ánh")

    found = compare(old, report())

    assert [found.figures, found.rows, found.findings_came, found.findings_went] == [[]] * 4


def test_a_row_put_in_between_moves_the_others_without_changing_them(project, report):
    """Only the new row is told, and a cell changed below it by the place it has now."""
    project.indicators(COUNTED)
    project.sheet("Đơn thư", "Mã đơn | Loại\nD1 | kiến nghị\nD2 | phản ánh")
    old = report()
    project.sheet("Đơn thư", "Mã đơn | Loại\nD1 | kiến nghị\nD9 | tố cáo\nD2 | khiếu nại")

    added, changed = compare(old, report()).rows

    assert (added.kind, added.id, added.number) == ("added", "D9", 6)
    assert (changed.kind, changed.id, changed.sheet, changed.file) == (
        "changed", "D2", "Đơn thư", BOOK,
    )  # fmt: skip
    assert [tuple(cell) for cell in changed.cells] == [("Loại", "C7", "phản ánh", "khiếu nại")]


def test_rows_that_repeat_an_id_are_told_apart_by_what_they_hold(project, report):
    """Of two rows with one code the first goes: the other one is the row that it was."""
    project.indicators(COUNTED)
    project.sheet("Đơn thư", "Mã đơn | Loại\nD1 | kiến nghị\nD1 | phản ánh\nD2 | tố cáo")
    old = report()
    project.sheet("Đơn thư", "Mã đơn | Loại\nD1 | phản ánh\nD2 | tố cáo")

    (gone,) = compare(old, report()).rows

    assert (gone.kind, gone.id, gone.number) == ("removed", "D1", 5)
    assert ("Loại", "C5", "kiến nghị", None) in gone.cells


def test_a_code_that_was_corrected_in_its_place_is_a_changed_cell(project, report):
    """The row is not told as one that went and one that came."""
    project.indicators(COUNTED)
    project.sheet("Đơn thư", "Mã đơn | Loại\nD1 | kiến nghị\nD2 | phản ánh")
    old = report()
    project.sheet("Đơn thư", "Mã đơn | Loại\nD1 | kiến nghị\nD02 | phản ánh")

    (row,) = compare(old, report()).rows

    assert (row.kind, [tuple(cell) for cell in row.cells]) == (
        "changed", [("Mã đơn", "B6", "D2", "D02")],
    )  # fmt: skip


ROWS = st.lists(st.tuples(st.sampled_from("ABCD"), st.integers(0, 3), st.booleans()), max_size=6)
"""Rows of one register: id, number of people, whether a figure counts the row."""


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Snapshot:
    """A report without figures and rows."""
    from project import Project

    project = Project(tmp_path_factory.mktemp("du-an"))
    project.sheet("Đơn thư", "Mã đơn\nD1")
    return replace(Snapshot.of_store(project.open().as_json()), figures={}, findings=[])


@given(old=ROWS, new=ROWS)
def test_amounts_add_up_to_the_change_of_whatever_adds_up(empty, old, new):
    """Counts, sums, their sums and differences: the split never loses or invents anything."""
    found = compare(_drawn(empty, old), _drawn(empty, new))

    for figure in found.figures:
        assert sum(cause.amount for cause in figure.causes) == figure.change
        for cause in figure.causes:
            assert sum(row.amount for row in cause.rows) == cause.amount
            assert cause.kind in ("added", "removed", "changed", "unknown")


def _drawn(empty: Snapshot, drawn: list[tuple[str, int, bool]]) -> Snapshot:
    rows = [
        Row(name, BOOK, "Sổ", number, {"Mã": (f"A{number}", name), "Số": (f"B{number}", people)})
        for number, (name, people, _) in enumerate(drawn, start=5)
    ]
    counted = [place for place, (*_, counts) in enumerate(drawn) if counts]
    values = {"count": len(counted), "sum": sum(drawn[place][1] for place in counted)}
    counts = {
        "count": Count("count", "Sổ", "", (), counted),
        "sum": Count("sum", "Sổ", "Số", (), counted),
        "add": Count("add", "", "", ("count", "sum"), ()),
        "difference": Count("difference", "", "", ("count", "sum"), ()),
    }
    values["add"] = values["count"] + values["sum"]
    values["difference"] = values["count"] - values["sum"]
    figures = {
        name: {
            "id": name, "label": name, "unit": "", "value": value, "text": str(value),
            "status": "ok", "reason": None, "definition": name,
            "scope": [{"file": BOOK, "sheet": "Sổ", "cells": ["B5:B40"]}],
        }
        for name, value in values.items()
    }  # fmt: skip
    return replace(empty, figures=figures, rows=Rows({"Sổ": rows}, {}, counts))
