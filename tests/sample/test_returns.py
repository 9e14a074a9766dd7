"""What the forms of one more period promise: they go on from the sample, and touch nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import sample
from sample.counting import read_forms
from sample.records import parts

COMMITTED = Path(__file__).parents[2] / "data"


def asked(*words: str, out: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as the Makefile does."""
    command = [sys.executable, "-m", "sample", *words, "--out", str(out)]
    return subprocess.run(
        command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False
    )


def test_returns_go_on_from_the_forms_of_the_period_before(tmp_path: Path):
    """A year's admissions are those of the period before and those in the period; targets stay."""
    asked("--part", "forms", "--period", "2026Q3", out=tmp_path)

    before = read_forms(COMMITTED / "btctu" / "2026Q2" / "cap-uy")
    forms = read_forms(tmp_path / "btctu" / "2026Q3" / "cap-uy")
    assert list(forms) == list(before) and len(forms) == 128
    assert sum(form["Kết nạp trong kỳ"] for form in forms.values()) > 0
    for earlier, form in zip(before.values(), forms.values(), strict=True):
        new = form["Kết nạp trong kỳ"]
        assert new == form["Cộng theo độ tuổi"]
        assert form["Kết nạp từ đầu năm"] == earlier["Kết nạp từ đầu năm"] + new
        assert form["Chỉ tiêu kết nạp cả năm"] == earlier["Chỉ tiêu kết nạp cả năm"]


def test_returns_are_all_that_is_written(tmp_path: Path):
    """One folder of 128 forms comes, and no book."""
    sample.write_returns(tmp_path, "2026Q4")

    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) == 128
    assert {path.parent for path in written} == {tmp_path / "btctu" / "2026Q4" / "cap-uy"}


def test_returns_of_a_period_of_the_sample_are_the_committed_ones(tmp_path: Path):
    """Asked again for 2026Q2 alone, the generator writes what is kept."""
    sample.write_returns(tmp_path, "2026Q2")

    for path in tmp_path.rglob("*.xlsx"):
        assert parts(path) == parts(COMMITTED / path.relative_to(tmp_path)), path.name


def test_a_period_without_forms_is_refused_and_the_known_ones_are_named(tmp_path: Path):
    """Nothing is written for a period that no table holds, nor for a book of one period."""
    unknown = asked("--part", "forms", "--period", "2027Q1", out=tmp_path)
    books = asked("--period", "2026Q3", out=tmp_path)

    assert (unknown.returncode, books.returncode) == (1, 2)
    assert "“2027Q1”; chỉ có: 2026Q1, 2026Q2, 2026Q3, 2026Q4" in unknown.stderr
    assert "--part forms" in books.stderr
    assert list(tmp_path.iterdir()) == []


def test_forms_that_have_come_are_not_written_over(tmp_path: Path):
    """What a committee sent stays; the command says where it lies."""
    sent = tmp_path / "btctu" / "2026Q3" / "cap-uy" / "22918.xlsx"
    sent.parent.mkdir(parents=True)
    sent.write_text("đã gửi", encoding="utf-8")

    done = asked("--part", "forms", "--period", "2026Q3", out=tmp_path)

    assert done.returncode == 1
    assert "Đã có biểu trong" in done.stderr
    assert list(sent.parent.iterdir()) == [sent]
    assert sent.read_text(encoding="utf-8") == "đã gửi"
