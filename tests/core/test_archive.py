"""What is read of closed editions: the version in force, whole or named as damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from baocao.archive import SEAL, read_closed
from baocao.period import Period

from project import Project


@pytest.fixture
def counted(petitions: Project) -> Project:
    """A project whose one figure counts petitions."""
    petitions.indicators("- {id: received, count: Đơn thư}")
    return petitions


def test_the_newest_version_is_in_force(counted: Project):
    """A correction takes the place of what was issued first, which stays where it is."""
    first = counted.close("2026Q1")
    counted.close("2026Q1", {"received": {"value": 7, "text": "07", "table_text": "7"}}, version=1)

    closed, damaged = read_closed(counted.paths.data, "btctu", "quarterly")

    assert (closed["2026Q1"].version, closed["2026Q1"].figures["received"].value) == (1, 7)
    assert (damaged, (first / SEAL).is_file()) == ({}, True)


def test_only_periods_that_are_asked_for_are_read(counted: Project):
    """An edition reads what it is compared with, not the closed editions of all years."""
    for period in ("2025Q2", "2025Q3", "2026Q1"):
        counted.close(period)

    closed, _ = read_closed(
        counted.paths.data, "btctu", "quarterly", Period.parse("2026Q2").compared()
    )

    assert list(closed) == ["2025Q2", "2026Q1"]


@pytest.mark.parametrize("name", ["figures.json", SEAL])
@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_text("{", "utf-8")])
def test_a_damaged_version_is_named_and_compared_with_nothing(counted: Project, name, harm):
    """The file that is missing or changed is an error of every edition that needs it."""
    folder = counted.close("2026Q1")
    harm(folder / name)

    so = counted.open()

    (found,) = [each for each in so.findings if each.code == "R-045"]
    assert (found.severity, found.file) == ("error", f"btctu/closed/2026Q1/quarterly/{name}")
    assert (so.closed, so.damaged) == ({}, {"2026Q1"})


def test_a_damaged_file_counts_among_what_was_read(counted: Project):
    """A build made beside a damaged closed edition is made anew when the file is restored."""
    folder = counted.close("2026Q1")
    (folder / "figures.json").write_text("{}", "utf-8")

    assert "data/btctu/closed/2026Q1/quarterly/figures.json" in counted.open().inputs
