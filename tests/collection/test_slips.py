"""Slips of who collects: a folder of another period, blank templates, a file sent once more."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from baocao.cli.commands import app
from baocao.registers import Form
from typer.testing import CliRunner

from collection.mailbox import FAULTY, UNITS, Mailbox, tree
from project import PERIOD, Project, declared

COUNTS = [
    name
    for name, column in Form.model_validate(declared()["Phát triển đảng viên"]).columns.items()
    if column.kind == "count"
]
BLANK = dict.fromkeys(COUNTS, "")


def refused(mailbox: Mailbox) -> dict[str, str]:
    """The code by which each file is refused, by its name; empty for those taken."""
    entries = mailbox.ledger().entries
    return {entry.names[0]: entry.refusal.code if entry.refusal else "" for entry in entries}


@pytest.mark.parametrize(
    ("values", "code"),
    [
        pytest.param({}, "S-015", id="nothing"),
        pytest.param({"Số báo cáo": "12-BC/ĐU"}, "S-015", id="cover only"),
        pytest.param({"Chỉ tiêu kết nạp cả năm": "10"}, "S-015", id="what the form says itself"),
        pytest.param({"Cộng theo độ tuổi": "=D9"}, "S-015", id="a sum of blanks"),
        pytest.param({"Tuổi 18-30": "0"}, "", id="a nought"),
        pytest.param({"Tuổi 18-30": "không"}, "", id="a word"),
    ],
)
def test_a_form_without_any_number_is_refused(mailbox, values, code):
    """It is told why and what to do; one cell filled, with whatever, makes it a form."""
    mailbox.send("22918", BLANK | values)

    result = mailbox.collect()

    assert refused(mailbox) == {"22918.xlsx": code}
    assert ("biểu chưa điền số nào. Đề nghị đơn vị điền số liệu" in result.output) == bool(code)


def templates(mailbox: Mailbox) -> Path:
    """The folder of the templates, as the command writes them."""
    root = mailbox.project.root
    folders = [f"--{name}={root / name}" for name in ("data", "params")]
    line = ["templates", PERIOD, *folders, f"--out={mailbox.project.paths.out}"]
    result = CliRunner().invoke(app, line, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return mailbox.project.paths.out / "btctu" / PERIOD / "thu-bieu" / "mau-bieu"


def test_our_own_templates_are_no_forms(mailbox):
    """The templates of the units, put into a mailbox as they went out, are all refused."""
    made = templates(mailbox)
    for unit in UNITS:
        shutil.copy2(made / f"{unit}.xlsx", mailbox.folder)

    mailbox.collect()

    assert refused(mailbox) == {f"{unit}.xlsx": "S-015" for unit in UNITS}


@pytest.mark.parametrize("place", [".", "..", "../.."])
def test_what_the_program_has_written_is_no_mailbox(mailbox, place):
    """The folder of templates and letters is refused, from inside and from above."""
    made = templates(mailbox)

    result = mailbox.collect(f"--inbox={made / place}")

    assert result.exit_code == 1
    assert "không phải tệp đơn vị gửi về" in " ".join(result.output.split())
    assert mailbox.ledger().entries == ()


def test_a_folder_of_another_period_is_refused_whole(mailbox):
    """Nothing is kept of it, and the command for the other period is told."""
    for unit in UNITS:
        mailbox.send(unit, period="2026Q1")
    mailbox.write(b"%PDF-1.7", "ky.pdf")

    result = mailbox.collect()

    told = " ".join(result.output.split())
    assert result.exit_code == 1
    assert "Mọi biểu mới (3) trong thư mục là của kỳ 2026Q1, không phải kỳ 2026Q2" in told
    assert f"baocao collect 2026Q1 --inbox {mailbox.folder}" in told
    assert {name for name in tree(mailbox.received) if not name.startswith(".ledger.")} == set()


def one_taken(mailbox: Mailbox) -> None:
    mailbox.send("22933")


def one_known(mailbox: Mailbox) -> None:
    mailbox.send("22933")
    mailbox.collect()


def two_periods(mailbox: Mailbox) -> None:
    mailbox.send("22933", period="2025Q4")


@pytest.mark.parametrize("also", [one_taken, one_known, two_periods])
def test_forms_gone_astray_among_others_are_refused_one_by_one(mailbox, also):
    """A folder of which not all is of one other period was named as it was meant."""
    also(mailbox)
    for unit in UNITS[:2]:
        mailbox.send(unit, name=f"{unit}-cu.xlsx", period="2026Q1")

    result = mailbox.collect()

    assert result.exit_code == 0, result.output
    assert refused(mailbox)["22918-cu.xlsx"] == "S-010"
    assert len(mailbox.ledger().entries) == 3


def resent(mailbox: Mailbox, second: dict[str, str]) -> str:
    """What is told when an old file comes again, under a new name, beside a newer one."""
    first = mailbox.send("22918", {"Kết nạp trong kỳ": "1"}, "1.xlsx", 1)
    mailbox.collect(received="2026-06-10")
    mailbox.send("22918", second, "2.xlsx", 2)
    mailbox.collect(received="2026-06-12")
    shutil.copy2(first, mailbox.folder / "1 (gửi lại).xlsx")
    return " ".join(mailbox.collect(received="").output.split())


def test_an_old_file_sent_again_does_not_count_and_says_so_once(mailbox):
    """The newer one stays in force; who wants the old one back is told how."""
    told = resent(mailbox, {"Kết nạp trong kỳ": "2"})
    later = mailbox.collect(received="").output

    assert "[S-025]" in told
    assert "gửi lại tệp đã nhận ngày 10/6/2026; " in told
    assert "đang dùng tệp mới hơn: 2.xlsx (nhận ngày 12/6/2026)" in told
    assert mailbox.ledger().in_force["22918"].names == ("2.xlsx",)
    assert "[S-025]" not in later


def test_an_old_file_sent_again_beside_a_newer_with_errors_says_so(mailbox):
    """It is in force already; that another one is still to be mended is told."""
    told = resent(mailbox, FAULTY)

    assert "tệp mới hơn đang chờ đơn vị sửa: 2.xlsx" in told
    assert "1.xlsx" in mailbox.ledger().in_force["22918"].names


def test_the_newest_file_sent_again_is_not_warned_of(mailbox):
    """Nothing newer is there that it could have been meant to replace."""
    sent = mailbox.send("22918")
    mailbox.collect()
    shutil.copy2(sent, mailbox.folder / "b.xlsx")

    assert "[S-025]" not in mailbox.collect(received="").output


def test_a_file_dated_before_a_newer_valid_one_does_not_take_its_place(mailbox):
    """What counts is the day of receipt, not when it was taken in; that is told."""
    mailbox.send("22918", {"Kết nạp trong kỳ": "1"}, "1.xlsx", 1)
    mailbox.collect(received="2026-06-12")
    shutil.move(mailbox.folder / "1.xlsx", mailbox.project.root / "1.xlsx")
    mailbox.send("22918", {"Kết nạp trong kỳ": "2"}, "2.xlsx", 2)

    result = mailbox.collect(received="2026-06-10")
    before = mailbox.ledger().in_force["22918"].names
    right = mailbox.collect(received="2026-06-14")

    assert before == ("1.xlsx",)
    assert "[S-026]" in result.output
    assert "Đã sửa ngày nhận của 1 tệp" in right.output
    assert mailbox.ledger().in_force["22918"].names == ("2.xlsx",)


def days(mailbox: Mailbox) -> dict[str, str]:
    """The day of receipt of each file."""
    return {entry.names[0]: entry.received[:10] for entry in mailbox.ledger().entries}


def test_a_day_that_is_named_puts_right_that_of_files_known_already(mailbox):
    """Of those in the mailbox, not of others, and only where the day is named."""
    mailbox.send("22924", to=mailbox.project.root / "khac", name="a.xlsx")
    mailbox.send("22918")
    mailbox.collect(f"--inbox={mailbox.project.root / 'khac'}", received="2026-06-25")
    mailbox.collect(received="2026-06-25")
    left = mailbox.collect(received="")

    result = mailbox.collect(received="2026-06-17")

    assert "Đã sửa ngày nhận" not in left.output
    assert "Đã sửa ngày nhận của 1 tệp" in result.output
    assert days(mailbox) == {"a.xlsx": "2026-06-25", "22918.xlsx": "2026-06-17"}


def test_a_day_that_is_named_is_that_of_the_new_files_where_there_are_any(mailbox):
    """A mailbox to which files are added does not make the old ones come again."""
    mailbox.send("22918")
    mailbox.collect(received="2026-06-17")
    mailbox.send("22924")

    mailbox.collect(received="2026-06-25")

    assert days(mailbox) == {"22918.xlsx": "2026-06-17", "22924.xlsx": "2026-06-25"}


def test_files_are_counted_for_what_they_are(mailbox):
    """Copies, forms keyed in, and files refused before are no forms received before."""
    sent = mailbox.send("22918", name="a.xlsx")
    shutil.copy2(sent, mailbox.folder / "b.xlsx")
    mailbox.write(b"%PDF-1.7", "ky.pdf")
    keyed_in = {"Theo văn bản": "12-BC/ĐU ngày 15/6/2026"}
    mailbox.send("22924", keyed_in, to=mailbox.received.parent / "nhap-ho")

    first, second = mailbox.collect(), mailbox.collect()

    assert (
        "Nhận mới 2 biểu (1 biểu nhập hộ), từ chối 1 tệp, 0 biểu đã nhận từ trước, 1 bản sao."
    ) in first.output
    assert (
        "Nhận mới 0 biểu, từ chối 0 tệp, 1 biểu đã nhận từ trước, 1 tệp đã bị từ chối từ trước, "
        "1 bản sao, 1 tệp nhập hộ đã xét từ trước"
    ) in second.output
    assert re.search(r"đã bị từ chối từ trước \[F-017\]: .*: 1 tệp \(ky.pdf\)", second.output)


def test_a_form_that_was_received_and_is_gone_is_told_as_such(mailbox):
    """Not as a file that never was there."""
    mailbox.send("22918")
    mailbox.collect()
    (mailbox.received / "22918-1.xlsx").unlink()

    so = mailbox.project.open()

    told = {each.code for each in so.findings if each.file.endswith("22918-1.xlsx")}
    assert told == {"S-002"}


CORRECTIONS = """
Tệp    | Trang               | Ô  | Số cũ | Số mới | Lý do | Người báo | Ngày       | Đến ngày
'22918 | Phát triển đảng viên | D8 | 4     | 3      | gõ nhầm | CB1 | 10/06/2026 | 31/07/2026
'22933 | Phát triển đảng viên | D8 | 4     | 3      | gõ nhầm | CB1 | 10/06/2026 | 31/07/2026
"""


def test_how_many_corrections_count_is_told(mailbox):
    """And a book of them that cannot be read is named."""
    mailbox.send("22918", FAULTY)
    without = mailbox.collect().output
    project: Project = mailbox.project
    project.sheet("Sửa số liệu", CORRECTIONS)
    project.open()
    result = mailbox.collect().output
    (mailbox.received.parent / "sua-so-lieu.xlsx").write_bytes(b"x")

    unread = mailbox.collect().output

    assert "Số sửa qua điện thoại" not in without
    assert "Số sửa qua điện thoại: 1 dùng, 1 không dùng được (xem baocao check)" in result
    assert "Không đọc được btctu/2026Q2/sua-so-lieu.xlsx [F-" in unread


ACCEPTED = """
Mã kiểm tra | Mã tổ chức | Lý do    | Người chấp nhận | Ngày       | Hết hạn
K-999       | '22918     | đã hỏi   | CB1             | 10/06/2026 | 31/07/2026
"""


def test_how_many_acceptances_count_is_told(mailbox):
    """As of corrections."""
    mailbox.send("22918")
    mailbox.project.declare("Chấp nhận")
    mailbox.project.sheet("Chấp nhận", ACCEPTED)
    mailbox.project.open()

    result = mailbox.collect()

    assert "Chấp nhận: 0 dùng, 1 không dùng được (xem baocao check)" in result.output
