"""Commands that a message tells to type: those of this report and office, and no word more."""

from __future__ import annotations

from pathlib import Path

import pytest
from baocao.build.editions import Built
from baocao.build.run import EditionKey
from baocao.cli import showing
from baocao.errors import Finding

USUAL = EditionKey("btctu", "2026Q2", "quarterly")
ANOTHER_OFFICE = EditionKey("duk", "2026Q2", "quarterly")
ANOTHER_REPORT = EditionKey("btctu", "2026", "series")
TYPED = {
    "the usual report": (USUAL, "close", "baocao close 2026Q2"),
    "another office": (ANOTHER_OFFICE, "close", "baocao close 2026Q2 --office duk"),
    "another report": (ANOTHER_REPORT, "close", "baocao close 2026 --report series"),
    "every report of the period": (ANOTHER_REPORT, "check", "baocao check 2026"),
}


@pytest.mark.parametrize(("key", "name", "line"), TYPED.values(), ids=TYPED)
def test_a_command_names_what_the_program_does_not_take_by_itself(key, name: str, line: str):
    """Office and report where they are not the usual ones; no report where none is asked for."""
    assert key.command(name) == line


def test_a_command_can_name_two_reports():
    """What stands in the place of the period is as given."""
    assert USUAL.command("diff", "2026Q2@0", "2026Q2@now") == "baocao diff 2026Q2@0 2026Q2@now"


def test_all_that_is_to_be_seen_is_asked_for_of_the_office_that_was_built(capsys):
    """After a build only the first lines are shown; the hint is for the same office."""
    seen = [Finding(f"R-{n:03}", "warning", "sai", "Sửa", f"so-{n}.xlsx") for n in range(30)]
    folder = Path("build", "duk", "2026Q2", "quarterly")

    showing.tell_built(Built(folder, "final", (), 1, 1, (), tuple(seen)), Path())

    assert capsys.readouterr().out.endswith("xem đủ: baocao check 2026Q2 --office duk\n")
