"""What the command of taking in says of letters, and that it loses nobody's work in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from correspondence.outgoing import UNITS, Filled, command, fill, made, whole
from project import PERIOD, Project

FORM, VALUES = "Phát triển đảng viên", "Số liệu"
DOUBTFUL = {"Tuổi 18-30": 2, "Tuổi 31-35": 1, "Trong đó: đoàn viên": 3}
WRONG = {"Trong đó: nữ": 9}


@pytest.fixture
def inbox(committees: Project, tmp_path: Path) -> Path:
    """The forms of two committees: one has an error, one a number that is to be looked at."""
    command(committees, f"templates {PERIOD}")
    for code, change in zip(UNITS, (WRONG, DOUBTFUL), strict=True):
        form: Filled = whole()
        form[FORM] |= {(heading, VALUES): value for heading, value in change.items()}
        fill(made(committees) / f"{code}.xlsx", form, tmp_path / "hop-thu" / f"{code}.xlsx")
    return tmp_path / "hop-thu"


def test_states_and_letters_are_counted_alike(committees, inbox):
    """A unit whose form has errors is returned; one of which a word is wanted is not."""
    told = command(committees, f"collect {PERIOD} --inbox {inbox}").output

    assert "đạt 1, trả lại 1" in told
    assert (
        "trả lại 1 đơn vị có lỗi, đề nghị 1 đơn vị chỉ có điểm cần xem xác nhận"
    ) in " ".join(told.split())
    assert "không gửi trả" not in told


def test_a_unit_held_up_by_the_office_alone_is_named(committees, inbox):
    """Its kept file was changed: there is no letter, and the command says so."""
    command(committees, f"collect {PERIOD} --inbox {inbox}")
    kept = committees.received() / f"{UNITS[1]}-1.xlsx"
    kept.write_bytes(kept.read_bytes() + b"x")

    told = " ".join(command(committees, f"collect {PERIOD}").output.split())

    assert f"không gửi trả: 1 đơn vị ({UNITS[1]})" in told
    assert not list(made(committees).with_name("tra-lai").glob(f"{UNITS[1]}.*"))


def test_a_letter_on_which_somebody_wrote_is_kept_and_told(committees, inbox):
    """Number and day, say, before it was sent."""
    command(committees, f"collect {PERIOD} --inbox {inbox}")
    letters = made(committees).with_name("tra-lai")
    (letters / f"{UNITS[0]}.docx").write_bytes(b"so 12")

    told = command(committees, f"collect {PERIOD}")

    (kept,) = letters.with_name("tra-lai-sua-tay").iterdir()
    assert kept.read_bytes() == b"so 12"
    assert "tra-lai-sua-tay" in told.stderr
    assert "muốn dùng thì gửi bản ấy." in " ".join(told.stderr.split())
    assert (letters / f"{UNITS[0]}.docx").read_bytes()[:2] == b"PK"
