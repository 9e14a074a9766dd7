"""The ranking of the sample's half-year: built like any report, with every point traced."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from baocao.build.editions import build_edition
from baocao.build.run import EditionKey
from baocao.paths import Paths

REPOSITORY = Path(__file__).parents[2]
FORMATS = {".html", ".pdf", ".docx", ".ipynb"}


@pytest.mark.slow
def test_it_is_built_like_any_report(tmp_path):
    """All 128 members have a rank, and the executed notebook marks where each is printed."""
    paths = Paths(REPOSITORY, REPOSITORY / "data", REPOSITORY / "params", tmp_path / "build")

    built = build_edition(EditionKey("btctu", "2026H1", "ranking"), paths)

    figures = json.loads((built.folder / "figures.json").read_text("utf-8"))["figures"]
    ranks = {each["id"]: each["value"] for each in figures if each["id"].endswith(".rank")}
    notebook = (built.folder / "report.ipynb").read_text("utf-8")
    assert {path.suffix for path in built.folder.glob("report.*")} == FORMATS
    assert built.state == "final"
    assert len(ranks) == 128
    assert None not in ranks.values()
    assert {*re.findall(r"score\.[\w-]+\.rank", notebook)} == set(ranks)
