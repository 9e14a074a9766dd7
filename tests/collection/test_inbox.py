"""An inbox as it really looks: every oddity is told for what it is, and no number is guessed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from baocao.cli.commands import app
from baocao.collection.collect import Asked, Collected, collect
from baocao.errors import Finding
from baocao.submissions import Entry
from inbox.case import Sent
from inbox.covers import NEIGHBOUR
from inbox.form import GROWTH, At, Unit, declared, good_values, outline, values_of
from inbox.laying import Laid, State, lay, tree
from inbox.tables import CASES, TWINS
from inbox.values import Values, expected, good, read
from typer.testing import CliRunner

from project import OFFICE, PERIOD, REPOSITORY, Project

RECEIVED = "2026-06-19"
CHECKS = REPOSITORY / "params" / "checks" / "bieu.yml"
TARGET = At(GROWTH, "Chỉ tiêu kết nạp cả năm", "Số liệu")
EACH_CASE = pytest.mark.parametrize("name", CASES)


@dataclass(frozen=True)
class Taken:
    """An inbox that was taken in: the files of each case, and what came of them."""

    root: Path
    laid: dict[str, list[Laid]]
    before: State
    collected: Collected

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """What the ledger says of each file, by its hash."""
        return {entry.sha256: entry for entry in self.collected.taken_in.ledger.entries}

    @cached_property
    def values(self) -> dict[str, Values]:
        """Every value read, by file."""
        return read(self.collected.so)

    def in_force(self, unit: Unit) -> Entry | None:
        """The submission of a unit that is in force."""
        return self.collected.taken_in.ledger.in_force.get(unit.code)

    def found(self, entry: Entry) -> list[Finding]:
        """What was found in a file in force, or why one is refused."""
        refusal = [entry.refusal] if entry.refusal else []
        return refusal or [each for each in self.collected.so.findings if each.file == entry.file]


def taken_in(root: Path, cases: dict[str, tuple[Unit, tuple[Sent, ...]]]) -> Taken:
    """Collect an inbox in a project that expects a form of every unit."""
    laid = lay(root / "hop-thu", cases)
    project = Project(root)
    project.declare(*declared())
    units = dict.fromkeys(unit for unit, _ in cases.values())
    project.committees(*(unit.code for unit in units), NEIGHBOUR.code)
    project.sheet("Chỉ tiêu", [_target(unit) for unit in units])
    project.checks(CHECKS.read_text("utf-8"))
    project.open()
    before = tree(root / "hop-thu")
    asked = Asked(OFFICE, PERIOD, root / "hop-thu", RECEIVED)
    with pytest.MonkeyPatch.context() as patch:
        # A hundred letters take longer to write than all files to read; others promise those.
        patch.setattr("baocao.collection.collect.send_back", lambda *_: [])
        return Taken(root, laid, before, collect(asked, project.paths))


def _target(unit: Unit) -> dict[str, str]:
    """The row that says how many members a unit is asked to admit."""
    return {
        "Mã": "kết nạp đảng viên", "Mã tổ chức": f"'{unit.code}", "Năm": "2026",
        "Toán tử": "'>=", "Giá trị": good_values(unit)[TARGET],
    }  # fmt: skip


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """The inbox, taken in."""
    cases = {name: (unit, case.sent) for name, (unit, case) in CASES.items()}
    return taken_in(tmp_path_factory.mktemp("le"), cases)


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """The good twins, taken in; one that several cases share is there once."""
    cases = {name: (CASES[name][0], (twin,)) for twin, name in TWINS.items()}
    return taken_in(tmp_path_factory.mktemp("tot"), cases)


def _places(found: Iterable[Finding]) -> set[tuple[str, str, str]]:
    return {(each.code, each.sheet, each.cells[0] if each.cells else "") for each in found}


@EACH_CASE
def test_each_file_is_taken_refused_or_passed_over(odd, name):
    """What becomes of a file is what its case says; its name is told, whatever it is made of."""
    for each in odd.laid[name]:
        entry = odd.entries.get(each.sha256)
        assert (entry is None) == each.sent.passed
        if entry:
            assert (entry.refusal.code if entry.refusal else "") == each.sent.refused
            assert each.name in entry.names
        else:
            assert each.name in {found.file for found in odd.collected.taken_in.findings}
    unit, case = CASES[name]
    assert bool(odd.in_force(unit)) == case.taken


@EACH_CASE
def test_an_oddity_is_told_for_what_it_is_and_where(odd, name):
    """Of a file all that is told is its oddity, with the code and the cell that the case says."""
    unit, case = CASES[name]
    entry = odd.in_force(unit) or odd.entries[odd.laid[name][0].sha256]

    found = _places(odd.found(entry))
    told = {(each.code, *each.place) for each in case.tells}
    assert {each for each in found if not each[0].startswith("K")} == {
        each for each in told if not each[0].startswith("K")
    }
    assert told <= found


@EACH_CASE
def test_every_value_is_kept_or_known_to_be_unknown(odd, name):
    """Of a form that is taken each value is what its sender meant, or none; nothing in between."""
    unit, case = CASES[name]
    entry = odd.in_force(unit)

    assert (odd.values[entry.file] if entry else {}) == expected(unit, case)


@EACH_CASE
def test_the_good_twin_is_taken_with_nothing_to_say(twins, name):
    """The same without the oddity has neither an error nor a warning, and all its values."""
    (laid,) = twins.laid[TWINS[CASES[name][1].twin]]

    entry = twins.entries[laid.sha256]
    assert entry == twins.in_force(laid.unit)
    assert [each for each in twins.found(entry) if each.severity != "note"] == []
    assert twins.values[entry.file] == good(laid.unit)


def test_every_file_received_is_kept_as_it_came(odd):
    """Each file lies below received/ byte for byte, whatever it was; none lies there twice."""
    files = [entry.file for entry in odd.entries.values()]
    sent = [each for files in odd.laid.values() for each in files if not each.sent.passed]

    hashes = {hashlib.sha256((odd.root / "data" / file).read_bytes()).hexdigest() for file in files}
    assert hashes == {each.sha256 for each in sent}
    assert len(files) == len(set(files)) == len(hashes)
    assert all(file.startswith(f"{OFFICE}/{PERIOD}/received/") for file in files)


def test_the_inbox_is_as_it_was(odd):
    """Taking in changes neither a byte nor a time of any file of the inbox."""
    assert tree(odd.root / "hop-thu") == odd.before


def test_two_forms_of_a_unit_at_once_are_asked_about(odd):
    """Which of two different forms counts is said, not only decided."""
    asked = [each for each in odd.collected.taken_in.findings if each.code == "S-024"]

    assert len(asked) == 3


@pytest.mark.slow
def test_the_command_takes_in_all_of_it_and_prints_nothing_that_harms(odd):
    """The command ends well; no name and no text of a file acts on a screen."""
    ledger = odd.root / "data" / odd.collected.taken_in.ledger.file
    before = ledger.read_bytes()
    words = ["collect", PERIOD, f"--inbox={odd.root / 'hop-thu'}"]
    words += [f"--{each}={odd.root / each}" for each in ("data", "params")]

    result = CliRunner().invoke(app, [*words, f"--out={odd.root / 'build'}"])

    assert result.exit_code == 0, result.output
    assert "sổ tiếp nhận không có gì thay đổi" in result.output
    assert [char for char in result.output if not char.isprintable() and char != "\n"] == []
    assert ledger.read_bytes() == before


def test_every_case_has_a_reason_of_its_own():
    """There are as many as a year of inboxes shows, and each says how it comes about."""
    reasons = [case.why for _, case in CASES.values()]

    assert len(CASES) >= 140
    assert all(reasons)
    assert len(set(reasons)) == len(reasons)


def test_no_line_of_the_good_form_is_forgotten():
    """The good form has every line and column that params/ declares, so each can be looked at."""
    there = {(at.sheet, at.line, at.column) for at in good_values(NEIGHBOUR)}

    assert there == {
        (sheet, line, column)
        for sheet, form in declared().items()
        for line in outline(sheet)[0]
        for column in values_of(form)
    }
