"""An opened edition: what it leaves for the exports, and why it is still a draft."""

from __future__ import annotations

import json
from decimal import Decimal
from hashlib import sha256

import pytest
from baocao import edition
from baocao.errors import ParamsError
from baocao.notebooks import STORE

RECEIVED = "- {id: received, count: Đơn thư, where: {Ngày nhận: trong kỳ}}"


@pytest.fixture
def petitions(project):
    """A project with two petitions, one of them in the period."""
    project.sheet("Đơn thư", "Mã đơn | Ngày nhận\nD1 | 31/03/2026\nD2 | 01/04/2026")
    project.indicators(RECEIVED)
    return project


def kept(so) -> dict:
    """What the last cell of the notebook leaves."""
    return so.store()._repr_mimebundle_()[STORE]


def test_the_store_says_whose_report_it_is(petitions):
    """Office, report, period, window, day and state."""
    store = kept(petitions.open())

    assert {name: store[name] for name in ("schema", "office", "report", "period")} == {
        "schema": 1,
        "office": "btctu",
        "report": "quarterly",
        "period": "2026Q2",
    }
    assert store["window"] == {"from": "2026-04-01", "to": "2026-06-30"}
    assert (store["as_of"], store["state"], store["reasons"]) == ("2026-06-30", "final", [])


def test_the_store_is_plain_json_and_the_same_each_time(petitions):
    """The same files give the same store, letter by letter."""
    first, second = (json.dumps(kept(petitions.open())) for _ in range(2))

    assert first == second


def test_the_entry_of_a_figure(petitions):
    """Value, unit, how it prints in sentence and table, status, definition and cells."""
    (entry,) = kept(petitions.open())["figures"]

    assert entry == {
        "id": "received",
        "label": "received",
        "value": 1,
        "unit": "đơn",
        "text": "01",
        "table_text": "1",
        "status": "ok",
        "reason": None,
        "definition": "đếm dòng của Đơn thư, Ngày nhận trong kỳ",
        "definition_sha256": entry["definition_sha256"],
        "sources": [entry["sources"][0]],
        "scope": [entry["scope"][0]],
    }
    assert entry["sources"][0] == {
        "file": "btctu/2026/van-phong.xlsx",
        "sheet": "Đơn thư",
        "cells": ["C6"],
    }


@pytest.mark.parametrize(
    ("rows", "text"), [(3, "33,33%"), (8, "12,5%"), (1, "100%"), (1000, "0,1%"), (100000, "0%")]
)
def test_a_percentage_keeps_two_places_at_most_when_printed(project, rows, text):
    """The value itself is not rounded."""
    project.sheet("Nhiệm vụ", f"Mã | Số lượng\nN1 | 1\nN2 | {rows}")
    project.indicators("""
    - {id: one, count: Nhiệm vụ, where: {Mã: N1}}
    - {id: all, sum: Nhiệm vụ, of: Số lượng, where: {Mã: N2}}
    - {id: rate, ratio: [one, all], unit: "%"}
    """)

    rate = project.open()["rate"]

    assert (str(rate), rate.table_text) == (text, text)
    assert rate.value == Decimal(100) / rows


def test_every_file_read_is_kept_with_its_hash(petitions):
    """Workbooks, slots and all params: what a report was made of can be proved."""
    petitions.slots("# Hạn chế\n\nChậm.\n", "Hạn chế")
    inputs = kept(petitions.open())["inputs"]

    assert {"data/btctu/2026/van-phong.xlsx", "data/btctu/2026Q2/quarterly.md"} <= inputs.keys()
    assert {"params/indicators/01.yml", "params/btctu/2026Q2/quarterly.yml"} <= inputs.keys()
    for name, digest in inputs.items():
        assert sha256((petitions.root / name).read_bytes()).hexdigest() == digest


def test_opening_changes_no_file(petitions):
    """Inputs are only read."""
    petitions.open()
    before = {path: path.read_bytes() for path in petitions.root.rglob("*") if path.is_file()}

    edition.open("quarterly", "btctu", "2026Q2", petitions.paths)

    after = {path: path.read_bytes() for path in petitions.root.rglob("*") if path.is_file()}
    assert after == before


def test_errors_come_first_and_notes_last(petitions):
    """What must be mended is read before what is only worth knowing."""
    petitions.sheet(
        "Đơn thư",
        "Mã đơn | Ngày nhận\nD1 | '01/04/2026\nD2 | lạ",
        stray={"Z5": "1"},
    )

    assert [each.severity for each in petitions.open().findings] == ["error", "warning", "note"]


def test_warnings_and_notes_leave_a_report_final(petitions):
    """Only errors, missing forms, blocked figures and unwritten slots make a draft."""
    petitions.sheet("Đơn thư", "Mã đơn | Ngày nhận\nD1 | '01/04/2026", stray={"Z5": "1"})

    so = petitions.open()

    assert len(so.findings) == 2
    assert kept(so)["state"] == "final"
    assert repr(so.store()) == "Đủ số liệu, 1 chỉ tiêu."


def test_a_draft_says_all_its_reasons(project):
    """Missing forms, errors, figures without a number, unwritten slots: all at once."""
    project.committees("24611")
    project.sheet("Đơn thư", "Mã đơn | Ngày nhận\nD1 | lạ")
    project.indicators(RECEIVED)
    project.slots("", "Hạn chế")

    so = project.open()

    assert kept(so)["state"] == "draft"
    assert so.reasons == [
        "mới có biểu của 0/1 đảng bộ trực thuộc, còn thiếu: Đảng bộ 24611",
        "còn 1 lỗi số liệu phải sửa",
        "1 chỉ tiêu chưa có số: received",
        "chưa viết: Hạn chế (tệp data/btctu/2026Q2/quarterly.md)",
    ]
    assert repr(so.store()) == f"BẢN DỰ THẢO: {'; '.join(so.reasons)}."


TASKS_OF_NOTE = "- {id: notable, count: Nhiệm vụ, where: {Loại: %s}}"


@pytest.mark.parametrize(("kind", "text", "left"), [
    ("kế hoạch", "# Nổi bật\n\nLàm tốt.\n", []),
    ("kế hoạch", "# Nổi bật\n", ["chưa viết: Nổi bật (tệp data/btctu/2026Q2/quarterly.md)"]),
    ("báo cáo", "# Nổi bật\n", []),
    ("báo cáo", "# Nổi bật\n\nLàm tốt.\n", [
        "có lời mà không in vì sổ không có dòng nào của phần ấy: Nổi bật "
        "(tệp data/btctu/2026Q2/quarterly.md)"
    ]),
])
def test_a_slot_of_something_is_written_where_that_is_counted(project, kind, text, left):
    """Else it owes no words, and those that stand there are told: no report prints them."""
    project.sheet("Nhiệm vụ", "Mã | Loại\nN1 | kế hoạch")
    project.indicators(TASKS_OF_NOTE % kind)
    project.slots(text, "Nổi bật")
    project.report["slots_with"] = {"Nổi bật": "notable"}

    assert project.open().reasons == left


def test_a_figure_stands_only_with_a_slot_that_there_is(project):
    """A name that is spelled otherwise would make its words vanish untold."""
    project.slots("", "Nổi bật")
    project.report["slots_with"] = {"Nổi trội": "notable"}

    with pytest.raises(ParamsError, match="“slots_with” có “Nổi trội”"):
        project.open()


def test_a_long_list_of_missing_forms_is_cut_with_its_number(project):
    """Ten names and how many more."""
    project.committees(*(f"{code}" for code in range(24601, 24613)))

    (reason,) = project.open().reasons

    assert reason.count("Đảng bộ 246") == 10
    assert reason.endswith(" và 2 mục khác")


@pytest.mark.parametrize(
    ("number", "issued", "kept_as"),
    [(None, None, ""), (7, None, "7"), (127, "2026-06-18", "127"), ("127a", None, "127a")],
)
def test_number_and_date_may_be_left_to_the_office(petitions, number, issued, kept_as):
    """Blank until given; a document dated nowhere takes the day of its stocks."""
    petitions.edition(number=number, date=issued, as_of="2026-06-17")

    document = kept(petitions.open())["document"]

    assert (document["number"], document["date"]) == (kept_as, issued or "")
    assert document["pdf_date"] == (issued or "2026-06-17")
    assert document["symbol"] == "BC/BTCTU"


@pytest.mark.parametrize(
    ("period", "subject"),
    [
        ("2026Q2", "Kết quả quý II và nhiệm vụ quý III/2026"),
        ("2026Q4", "Kết quả quý IV/2026 và nhiệm vụ quý I/2027"),
    ],
)
def test_the_title_names_the_year_once_unless_it_changes(petitions, period, subject):
    """Quý II và quý III/2026, but quý IV/2026 và quý I/2027."""
    petitions.edition(period)

    assert kept(petitions.open(period))["document"]["subject"] == subject
