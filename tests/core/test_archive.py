"""What is read of closed editions: the version in force, whole or named as damaged."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from baocao.archive import SEAL, closed_editions, closed_folder, read_closed
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


@pytest.mark.parametrize("lost", ["the seal alone", "the whole folder"])
def test_a_correction_without_its_seal_does_not_bring_back_what_it_corrected(counted, lost: str):
    """Nothing is in force while the seal of a version that must have been there is missing."""
    first = counted.close("2026Q1")
    for version in (1, 2):
        counted.close("2026Q1", version=version)
    if lost == "the seal alone":
        (first / "dinh-chinh-1" / SEAL).unlink()
    else:
        shutil.rmtree(first / "dinh-chinh-1")

    closed, damaged = read_closed(counted.paths.data, "btctu", "quarterly")
    (found,) = damaged.values()

    assert closed == {}
    assert (found.code, found.file) == (
        "R-045", f"btctu/closed/2026Q1/quarterly/dinh-chinh-1/{SEAL}",
    )  # fmt: skip


def test_the_last_correction_without_its_seal_is_damage(counted: Project):
    """That no later one is there makes it no less a loss."""
    first = counted.close("2026Q1")
    counted.close("2026Q1", version=1)
    (first / "dinh-chinh-1" / SEAL).unlink()

    closed, damaged = read_closed(counted.paths.data, "btctu", "quarterly")
    (found,) = damaged.values()

    assert closed == {}
    assert found.file == f"btctu/closed/2026Q1/quarterly/dinh-chinh-1/{SEAL}"


@pytest.mark.parametrize(
    "place",
    [
        "btctu/closed/2025Q2/quarterly",
        "btctu/closed/2026Q1/half_year",
        "duk/closed/2026Q1/quarterly",
        "btctu/closed/2026Q1/quarterly/dinh-chinh-1",
    ],
)
def test_a_copy_in_the_place_of_another_edition_is_damage(counted: Project, place: str):
    """A seal is held against its folder: office, period, report and version."""
    folder, data = counted.close("2026Q1"), counted.paths.data
    shutil.copytree(folder, data / place)
    office, _, period, report = Path(place).parts[:4]

    closed, damaged = read_closed(data, office, report)
    (found,) = damaged.values()

    assert period not in closed
    assert (found.code, found.file) == ("R-045", f"{place}/{SEAL}")
    assert "khác với tên thư mục" in found.problem


def test_what_programs_leave_beside_a_closed_edition_harms_nothing(counted: Project):
    """Looking into the folders is no damage, and what it leaves is no edition."""
    folder = counted.close("2026Q1")
    for beside in (folder, folder.parent, folder.parents[1]):
        (beside / ".ipynb_checkpoints" / "quarterly").mkdir(parents=True)
        for name in (".~lock.report.docx#", "~$report.docx", ".DS_Store", "Thumbs.db"):
            (beside / name).write_bytes(b"x")
    (folder.parent / ".quarterly.closing" / "version").mkdir(parents=True)

    closed, damaged = read_closed(counted.paths.data, "btctu", "quarterly")

    assert (list(closed), damaged) == (["2026Q1"], {})
    assert closed_editions(counted.paths.data, "btctu") == [
        closed_folder(counted.paths.data, "btctu", "2026Q1", "quarterly")
    ]


def test_a_folder_that_may_not_be_looked_into_is_damage(counted: Project, monkeypatch):
    """It is named, as a missing file is, and stops nobody with a traceback."""
    folder = counted.close("2026Q1")
    real = Path.iterdir

    def refused(place: Path):
        if place == folder:
            raise PermissionError(13, "Permission denied", str(place))
        return real(place)

    monkeypatch.setattr(Path, "iterdir", refused)

    closed, damaged = read_closed(counted.paths.data, "btctu", "quarterly")

    assert (closed, [*damaged]) == ({}, ["2026Q1"])
