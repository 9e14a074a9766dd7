"""What the forms of one more period promise: they go on from the sample, and touch nothing else."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import sample
from sample.counting import read_forms
from sample.records import parts

COMMITTED = Path(__file__).parents[2] / "data"


def asked(*words: str, inbox: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as the Makefile does."""
    command = [sys.executable, "-m", "sample", *words, "--inbox", str(inbox)]
    return subprocess.run(
        command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def mailbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder, made by the command, with what came in for 2026Q3."""
    folder = tmp_path_factory.mktemp("2026Q3") / "hop-thu"
    asked("--returns", "2026Q3", inbox=folder)
    return folder


def test_returns_go_on_from_the_forms_of_the_period_before(mailbox: Path):
    """A year's admissions are those of the period before and those in the period; targets stay."""
    before = read_forms(COMMITTED / "btctu" / "2026Q2" / "received")
    forms = read_forms(mailbox)
    assert forms.keys() == before.keys() and len(forms) == 128
    assert sum(form["Kết nạp trong kỳ"] for form in forms.values()) > 0
    for code, form in forms.items():
        new = form["Kết nạp trong kỳ"]
        assert new == form["Cộng theo độ tuổi"]
        assert form["Kết nạp từ đầu năm"] == before[code]["Kết nạp từ đầu năm"] + new
        assert form["Chỉ tiêu kết nạp cả năm"] == before[code]["Chỉ tiêu kết nạp cả năm"]


def test_returns_are_all_that_is_written(mailbox: Path):
    """128 forms come under names that people give, some in folders, and nothing else."""
    written = [path for path in mailbox.rglob("*") if path.is_file()]
    assert len(written) == 128
    assert {path.suffix for path in written} == {".xlsx"}
    assert len({path.parent for path in written}) > 3
    assert not [path for path in written if re.fullmatch(r"[\dA-Z-]+(-1)?", path.stem)]


def test_returns_of_a_period_of_the_sample_are_the_committed_ones(tmp_path: Path):
    """Asked again for 2026Q2 alone, the generator sends what is kept, under the ledger's names."""
    sample.write_returns(tmp_path, "2026Q2")

    ledger = COMMITTED / "btctu" / "2026Q2" / "received" / "ledger.json"
    entries = json.loads(ledger.read_text(encoding="utf-8"))["entries"]
    assert len(entries) == 128
    for entry in entries:
        [name] = entry["names"]
        assert parts(tmp_path / name) == parts(COMMITTED / entry["file"]), name


def test_a_period_without_forms_is_refused_and_the_known_ones_are_named(tmp_path: Path):
    """Nothing is written for a period that no table holds, nor when it is not said where."""
    unknown = asked("--returns", "2027Q1", inbox=tmp_path)
    nowhere = asked("--returns", "2026Q3", "--out", str(tmp_path), inbox=tmp_path)

    assert (unknown.returncode, nowhere.returncode) == (1, 2)
    assert "“2027Q1”; chỉ có: 2026Q1, 2026Q2, 2026Q3, 2026Q4" in unknown.stderr
    assert "--inbox" in nowhere.stderr
    assert list(tmp_path.iterdir()) == []


def test_forms_that_have_come_are_not_written_over(tmp_path: Path):
    """What lies in the mailbox stays, in whatever folder of it; the command says where it is."""
    sent = tmp_path / "Lâm Đồng" / "biểu.xlsx"
    sent.parent.mkdir()
    sent.write_text("đã gửi", encoding="utf-8")

    done = asked("--returns", "2026Q3", inbox=tmp_path)

    assert done.returncode == 1
    assert "Đã có biểu trong" in done.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [sent]
    assert sent.read_text(encoding="utf-8") == "đã gửi"
