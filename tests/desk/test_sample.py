"""The desk over the sample's quarter: whole, in every format, with every sum traced."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from baocao import edition
from baocao.build.editions import build_edition
from baocao.build.run import EditionKey
from baocao.desk import Desk
from baocao.paths import Paths

REPOSITORY = Path(__file__).parents[2]
OWED = 128


@pytest.fixture(scope="module")
def desk() -> Desk:
    """The sample's desk of the second quarter."""
    paths = Paths(*(REPOSITORY / name for name in ("", "data", "params", "build")))
    return Desk(edition.open("collection", "btctu", "2026Q2", paths))


def test_every_unit_has_a_standing(desk):
    """51 in Lâm Đồng, 45 in Bình Thuận, 28 in Đắk Nông, 4 of the province."""
    assert {place: len(group) for place, group in desk.places.items()} == {
        "Lâm Đồng": 51, "Bình Thuận": 45, "Đắk Nông": 28, "Cấp tỉnh": 4,
    }  # fmt: skip


def test_members_add_up(desk):
    """D = A + B - C over all forms, and every figure of the forms has a value and a source."""
    sums = [each for name, each in desk.so.figures.items() if name.startswith("members.")]

    assert "đúng bằng" in str(desk.balance(
        "members.opening", "members.increase", "members.decrease", "members.closing"
    ))  # fmt: skip
    assert {each.status for each in sums} == {"ok"}
    assert all(each.sources for each in sums if not each.id.endswith("last_year"))


@pytest.mark.slow
def test_it_is_built_like_any_report(tmp_path):
    """HTML, PDF and DOCX, with a line of the ledger for each unit."""
    paths = Paths(
        REPOSITORY, REPOSITORY / "data", REPOSITORY / "params", tmp_path / "build"
    )
    built = build_edition(EditionKey("btctu", "2026Q2", "collection"), paths)
    html = (built.folder / "report.html").read_text("utf-8")

    assert {path.suffix for path in built.folder.glob("report.*")} == {
        ".html", ".pdf", ".docx", ".ipynb",
    }  # fmt: skip
    assert len(re.findall(r"<td[^>]*>\d+</td>\s*<td[^>]*>Đảng ủy", html)) >= OWED
    assert (built.folder / "figures.json").stat().st_size < 2_000_000
