"""Corrections: a version beside what was issued, with a reason and a difference, or none."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from closing.project import Office

REASON = "Số đơn của một phòng ghi thiếu"


def test_a_correction_lies_beside_what_was_issued(closed: Office):
    """A second version with what changed and why; no byte of the first is another one."""
    before = closed.tree()
    closed.count(12)

    done = closed.run("close", "2026Q2", "--correct", REASON)

    assert done.code == 0, done.err
    assert "đính chính 1: data/btctu/closed/2026Q2/quarterly/dinh-chinh-1" in done.out
    after = closed.tree()
    assert {name: after[name] for name in before if "so.txt" not in name} == {
        name: digest for name, digest in before.items() if "so.txt" not in name
    }
    folder = closed.folder() / "dinh-chinh-1"
    assert json.loads((folder / "closed.json").read_text("utf-8"))["reason"] == REASON
    assert REASON in (folder / "changes.html").read_text("utf-8")
    assert REASON in (folder / "changes.json").read_text("utf-8")


@pytest.mark.slow
def test_a_correction_of_a_correction_is_held_against_the_one_in_force(closed: Office):
    """Going back to what was first issued is a second correction; going nowhere is none."""
    closed.count(12)
    closed.closed("2026Q2", "--correct", REASON)
    unchanged = closed.run("close", "2026Q2", "--correct", REASON)
    closed.count(11)
    back = closed.run("close", "2026Q2", "--correct", REASON)

    assert unchanged.code == 1
    assert "(đính chính 1), bản đã chốt giữ nguyên." in unchanged.err
    assert back.code == 0, back.err
    assert (closed.folder() / "dinh-chinh-2" / "closed.json").is_file()


def a_blank_reason(office: Office) -> None:
    """Nothing is said why."""
    office.count(12)


def nothing_else(office: Office) -> None:
    """All is as it was closed."""


def rows_for_another_period(office: Office) -> None:
    """The book is longer and figures stand elsewhere, but none is another one."""
    office.count(11, "thêm dòng")


def a_damaged_version(office: Office) -> None:
    """A file that was issued is another one by now."""
    office.count(12)
    (office.folder() / "report.pdf").write_bytes(b"")


def a_lost_correction(office: Office) -> None:
    """A correction lies there without its seal."""
    office.count(12)
    (office.folder() / "dinh-chinh-1").mkdir()
    (office.folder() / "dinh-chinh-1" / "report.pdf").write_bytes(b"%PDF")


def a_lost_first_issue(office: Office) -> None:
    """The seal of the first issue is gone."""
    office.count(12)
    (office.folder() / "closed.json").unlink()


def a_gone_correction(office: Office) -> None:
    """There is a second correction and no first one."""
    office.count(12)
    (office.folder() / "dinh-chinh-2").mkdir()


NO_CORRECTION: dict[str, tuple[Callable[[Office], None], str, int, str]] = {
    "without a reason": (a_blank_reason, "  ", 2, "phải ghi lý do đính chính"),
    "with nothing changed": (nothing_else, REASON, 1, "không có gì để đính chính"),
    "with no figure changed": (rows_for_another_period, REASON, 1, "không có gì để đính chính"),
    "of a damaged version": (a_damaged_version, REASON, 1, "report.pdf: đã bị sửa hoặc hỏng"),
    "after a lost one": (a_lost_correction, REASON, 1, "dinh-chinh-1/closed.json bị mất"),
    "of a lost one": (a_lost_first_issue, REASON, 1, "bị hỏng: closed.json bị mất"),
    "after one that is gone": (a_gone_correction, REASON, 1, "dinh-chinh-1/closed.json bị mất"),
}


@pytest.mark.parametrize(
    ("change", "reason", "code", "told"), NO_CORRECTION.values(), ids=NO_CORRECTION
)
def test_no_correction(closed: Office, change, reason: str, code: int, told: str):
    """A correction needs a reason, a difference, and an edition that is whole."""
    change(closed)
    before = closed.tree()

    done = closed.run("close", "2026Q2", "--correct", reason)

    assert done.code == code
    assert told in done.err
    assert closed.tree() == before


def test_closing_again_what_lost_a_correction_names_the_seal(closed: Office):
    """It is not told that the first issue is in force."""
    a_lost_correction(closed)

    told = closed.run("close", "2026Q2").err

    assert "dinh-chinh-1/closed.json bị mất" in told
    assert "bản đã chốt giữ nguyên" not in told


def test_what_is_not_closed_is_not_corrected(office: Office):
    """A correction of nothing is refused with the command that closes."""
    done = office.run("close", "2026Q2", "--correct", REASON)

    assert done.code == 1
    assert "chưa chốt nên chưa có gì để đính chính" in done.err
    assert "Chốt bằng: baocao close 2026Q2" in done.err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("resent", "code"),
    [({"died": 4}, 0), ({"died": 3, "row": 9}, 1), ({"died": 4, "folder": "2026"}, 1)],
)
def test_a_form_sent_again_can_be_corrected_though_no_figure_counts_it(office, resent, code):
    """The next quarter takes over what was closed; where a row stands, or a book, is no matter."""
    folder = resent.get("folder", "received")
    office.form(3, folder=folder)
    office.closed("2026Q2")
    office.form(**resent)

    told = office.run("close", "2026Q2").err
    done = office.run("close", "2026Q2", "--correct", REASON)

    assert done.code == code, done.err
    assert ("1 dòng biểu “Biểu 1” của các đơn vị" in told) == (code == 0)
    assert (office.folder() / "dinh-chinh-1" / "closed.json").is_file() == (code == 0)
