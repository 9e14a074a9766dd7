"""The report of the sample, closed, corrected and built again from what is frozen."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from build.project import REPOSITORY
from closing.project import Office, Project, program_copied

BOOK = Path("data", "btctu", "2026", "van-phong.xlsx")
RECEIVED = "C10"  # 06/02/2026: a petition of the first quarter
OUT_OF_THE_QUARTER = datetime(2026, 4, 15)


@pytest.mark.slow
def test_the_sample_comes_out_again_whatever_was_edited_since(tmp_path: Path):
    """Two quarters and a correction, the second quarter compared with it, stay what they were."""
    root = tmp_path / "du-an"
    for name in ("data", "params", "notebooks"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.rmtree(root / "data" / "btctu" / "closed", ignore_errors=True)
    program, office = program_copied(tmp_path / "lib"), Office(Project(root))
    own = {"PYTHONPATH": str(program)}

    assert office.run_elsewhere("close", "2026Q1", **own).code == 0
    write(root / BOOK, RECEIVED, OUT_OF_THE_QUARTER)
    assert office.run_elsewhere("close", "2026Q1", "--correct", "Nhầm ngày", **own).code == 0
    second = office.run_elsewhere("close", "2026Q2", **own)
    assert "so sánh với: 2026Q1 (đính chính 1)\n" in second.out

    write(root / BOOK, RECEIVED, "không rõ")
    for edited in (*root.glob("params/**/*.yml"), root / "notebooks" / "quarterly.ipynb"):
        edited.write_text("", encoding="utf-8")
    shutil.rmtree(root / "data" / "btctu" / "2026Q1")
    with (program / "baocao" / "text.py").open("a", encoding="utf-8") as text:
        text.write("\n\ndef number(value, places=0):\n    return 'sai'\n")
    done = office.run_elsewhere("verify", **own)

    assert done.code == 0, done.out
    assert done.out.count("dựng lại giống từng byte") == 3


def write(path: Path, cell: str, value: object) -> None:
    """Edit one cell of the sheet of petitions."""
    book = openpyxl.load_workbook(path)
    book["Đơn thư"][cell].value = value
    book.save(path)
