"""What the sample keeps of closed editions is as it was sealed."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from baocao import edition
from baocao.narrative.compared import series
from baocao.paths import Paths

COMMITTED = Path(__file__).parents[2] / "data"
SEALS = sorted(COMMITTED.glob("*/closed/*/*/closed.json"))
SEALS += sorted(COMMITTED.glob("*/closed/*/*/dinh-chinh-*/closed.json"))


def test_the_first_quarter_of_the_sample_is_closed():
    """The second quarter has something to be compared with."""
    assert COMMITTED / "btctu/closed/2026Q1/quarterly/closed.json" in SEALS


def test_the_second_quarter_is_compared_with_the_first_as_it_was_closed(tmp_path: Path):
    """How figures are made is marked in what was closed: the sample is closed anew when it changes."""
    root = COMMITTED.parent
    paths = Paths(root, root / "data", root / "params", tmp_path)
    so = edition.open("quarterly", "btctu", "2026Q2", paths)
    held = series(so)
    told = [held.against(name, so.period.previous()).reason for name in so.figures]

    assert [reason for reason in told if "đổi so với kỳ đó" in reason or "không có" in reason] == []
    assert told.count("") > len(told) // 2


@pytest.mark.parametrize("seal", SEALS, ids=lambda seal: "/".join(seal.parts[-4:-1]))
def test_a_committed_closed_edition_is_whole(seal: Path):
    """Every file that was sealed is there with its bytes, and no other beside the corrections."""
    files = json.loads(seal.read_text(encoding="utf-8"))["files"]
    there = {
        path.relative_to(seal.parent).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in seal.parent.rglob("*")
        if path.is_file() and path != seal
    }
    own = {name: digest for name, digest in there.items() if not name.startswith("dinh-chinh-")}

    assert len(files) > 100
    assert own == files
