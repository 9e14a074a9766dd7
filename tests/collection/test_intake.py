"""What is taken in, under which name it is kept, and what the ledger says of it."""

from __future__ import annotations

import os
import shutil

import pytest
from baocao.collection import store

from collection.mailbox import FAULTY, SHEETS, UNITS, Mailbox, tree
from project import PERIOD


def kept(mailbox: Mailbox) -> dict[str, tuple[str, int]]:
    """What was received, and the ledger, but not the marks of who holds the folder."""
    there = tree(mailbox.received)
    return {name: what for name, what in there.items() if not name.startswith(".")}


def test_a_form_is_known_by_its_cover_and_kept_as_it_came(mailbox):
    """Whatever a file is called, it is kept to the byte under the code on its cover."""
    sent = mailbox.send("22924", name="Tỉnh/biểu của xã bên cạnh 22918 (1).XLS")
    content = sent.read_bytes()

    result = mailbox.collect()

    assert result.exit_code == 0, result.output
    (entry,) = mailbox.ledger().entries
    assert (entry.unit, entry.file) == ("22924", "btctu/2026Q2/received/22924-1.xlsx")
    assert entry.names == ("Tỉnh/biểu của xã bên cạnh 22918 (1).XLS",)
    assert (mailbox.received / "22924-1.xlsx").read_bytes() == content


def test_the_mailbox_is_only_looked_into(mailbox):
    """After taking in, every file of the mailbox is as it was, times too."""
    mailbox.send("22918", name="a/b/c.xlsx")
    mailbox.write(b"%PDF-1.7", "bản ký.pdf")
    before = tree(mailbox.folder)

    mailbox.collect()

    assert tree(mailbox.folder) == before


def test_taking_in_again_changes_nothing(mailbox):
    """The ledger of a second run is the same to the byte, and no file is kept twice."""
    for unit in UNITS:
        mailbox.send(unit)
    mailbox.write(b"", "rong.xlsx")
    mailbox.collect()
    before = kept(mailbox)

    again = mailbox.collect(received="")

    assert kept(mailbox) == before
    assert "không có gì thay đổi" in again.output
    assert "3 biểu đã nhận từ trước, 1 tệp đã bị từ chối từ trước" in again.output


def test_the_same_file_under_another_name_is_only_noted(mailbox):
    """Copies of one file, at once or later, are one entry that knows all its names."""
    sent = mailbox.send("22918", name="a.xlsx")
    shutil.copy2(sent, mailbox.folder / "a (1).xlsx")
    mailbox.collect()
    shutil.copy2(sent, mailbox.folder / "b.xlsx")

    mailbox.collect(received="")

    (entry,) = mailbox.ledger().entries
    assert entry.names == ("a (1).xlsx", "a.xlsx", "b.xlsx")
    assert entry.received == "2026-06-18"


@pytest.mark.parametrize(
    ("values", "period", "code"),
    [
        pytest.param({}, "2026Q1", "S-010", id="another quarter"),
        pytest.param({"Mã tổ chức": "'99999"}, PERIOD, "S-011", id="another office's unit"),
        pytest.param({"Phiên bản biểu": "'2026.1"}, PERIOD, "S-012", id="old form"),
        pytest.param({"Tên cấp ủy": "Đảng bộ 22933"}, PERIOD, "S-013", id="neighbour's name"),
        pytest.param({"Tên cấp ủy": "Đang bô 22933"}, PERIOD, "S-013", id="other accents"),
        pytest.param({"Mã tổ chức": ""}, PERIOD, "R-003", id="no code"),
    ],
)
def test_what_is_no_form_of_a_unit_for_the_period_is_refused_and_kept(
    mailbox, values, period, code
):
    """It is kept beside, told with reason and remedy, and never in force."""
    sent = mailbox.send("22918", values, "bieu.xlsx", period=period)

    result = mailbox.collect()

    (entry,) = mailbox.ledger().entries
    assert entry.refusal.code == code
    assert mailbox.ledger().in_force == {}
    kept = mailbox.project.paths.data / entry.file
    assert kept.parent.name == "khong-nhan"
    assert kept.read_bytes() == sent.read_bytes()
    assert f"bieu.xlsx [{code}]" in result.output
    assert entry.refusal.remedy in result.output


def test_a_name_typed_without_accents_is_the_unit_s_own(mailbox):
    """Only the name of another unit stands against the code."""
    mailbox.send("22918", {"Tên cấp ủy": "Dang bo 22918"})

    mailbox.collect()

    assert list(mailbox.ledger().in_force) == ["22918"]


def test_a_form_of_another_quarter_says_how_it_is_taken_in(mailbox):
    """The refusal names both quarters and the command for the other one."""
    mailbox.send("22918", period="2026Q1")

    mailbox.collect()

    (entry,) = mailbox.ledger().entries
    assert entry.refusal.problem == "là biểu của quý I/2026, không phải của quý II/2026"
    assert "baocao collect 2026Q1" in entry.refusal.remedy


def test_a_form_without_one_of_its_sheets_is_refused(mailbox):
    """A workbook that lacks a sheet of the form cannot be counted on for the others."""
    mailbox.send("22918", sheets=SHEETS[:1])

    mailbox.collect()

    (entry,) = mailbox.ledger().entries
    assert (entry.unit, entry.refusal.code) == ("22918", "R-030")


def test_a_code_typed_as_a_number_is_taken_for_the_code_it_is(mailbox):
    """A number that is exactly the code of a unit is that unit's."""
    mailbox.send("22918", {"Mã tổ chức": "22918"})

    mailbox.collect()

    assert list(mailbox.ledger().in_force) == ["22918"]


def test_a_file_larger_than_any_form_is_kept_and_refused(mailbox):
    """It is not read, but not lost either."""
    mailbox.write(b"PK\x03\x04" + bytes(21 << 20), "to.xlsx")

    mailbox.collect()

    (entry,) = mailbox.ledger().entries
    assert entry.refusal.code == "F-005"
    assert (mailbox.project.paths.data / entry.file).stat().st_size == (21 << 20) + 4


def test_the_newest_valid_form_is_in_force(mailbox):
    """A later form with errors does not take the place of an earlier one without."""
    mailbox.send("22918", {"Kết nạp trong kỳ": "1"}, "1.xlsx", minute=1)
    mailbox.send("22918", {"Kết nạp trong kỳ": "2"}, "2.xlsx", minute=2)
    mailbox.send("22918", FAULTY, "3.xlsx", minute=3)

    result = mailbox.collect()

    ledger = mailbox.ledger()
    assert [entry.names for entry in ledger.sent["22918"]] == [
        ("1.xlsx",), ("2.xlsx",), ("3.xlsx",)
    ]  # fmt: skip
    assert ledger.in_force["22918"].file.endswith("/22918-2.xlsx")
    assert "gửi cùng lúc 3 tệp khác nhau" in result.output


def test_a_form_with_errors_is_in_force_while_there_is_no_better(mailbox):
    """The newest counts, with its errors told; once one without errors comes, that is in force."""
    mailbox.send("22918", {**FAULTY, "Trong đó: đoàn viên": "1"}, "1.xlsx", minute=1)
    mailbox.send("22918", FAULTY, "2.xlsx", minute=2)
    mailbox.collect()
    first = mailbox.ledger().in_force["22918"].names

    mailbox.send("22918", {"Kết nạp trong kỳ": "4", "Trong đó: nữ": "4"}, "3.xlsx", minute=3)
    mailbox.collect()

    assert (first, mailbox.ledger().in_force["22918"].names) == (("2.xlsx",), ("3.xlsx",))


def test_errors_of_one_unit_do_not_touch_another(mailbox):
    """Units are judged at once, each for itself."""
    mailbox.send("22918", FAULTY, "1.xlsx", minute=2)
    mailbox.send("22918", {"Kết nạp trong kỳ": "1"}, "0.xlsx", minute=1)
    mailbox.send("22924", {"Kết nạp trong kỳ": "1"}, "2.xlsx", minute=1)
    mailbox.send("22924", {"Kết nạp trong kỳ": "2"}, "3.xlsx", minute=2)

    mailbox.collect()

    in_force = mailbox.ledger().in_force
    assert [in_force[unit].names for unit in ("22918", "22924")] == [("0.xlsx",), ("3.xlsx",)]


def test_a_correction_by_telephone_makes_a_form_valid(mailbox):
    """Corrections are laid over a form before it is judged."""
    mailbox.send("22918", {"Kết nạp trong kỳ": "1"}, "1.xlsx", minute=1)
    mailbox.send("22918", FAULTY, "2.xlsx", minute=2)
    mailbox.collect()
    before = mailbox.ledger().in_force["22918"].names
    mailbox.project.sheet(
        "Sửa số liệu",
        """
        Tệp    | Trang               | Ô  | Số cũ | Số mới | Lý do | Người báo | Ngày       | Đến ngày
        '22918 | Phát triển đảng viên | D8 | 4     | 3      | gõ nhầm | CB1 | 10/06/2026 | 31/07/2026
        """,
    )
    mailbox.project.open()

    mailbox.collect(inbox=False)

    assert (before, mailbox.ledger().in_force["22918"].names) == (("1.xlsx",), ("2.xlsx",))


def test_forms_keyed_in_by_the_office_are_taken_in_with_their_document(mailbox):
    """Without a folder of incoming files those are taken in all the same."""
    keyed_in = mailbox.received.parent / "nhap-ho"
    mailbox.send("22918", {"Theo văn bản": "12-BC/ĐU ngày 15/6/2026"}, to=keyed_in)
    mailbox.send("22924", to=keyed_in)

    mailbox.collect(inbox=False)

    first, second = mailbox.ledger().entries
    assert (first.names, first.document) == (("nhap-ho/22918.xlsx",), "12-BC/ĐU ngày 15/6/2026")
    assert (second.unit, second.refusal.code) == ("22924", "D-031")


def test_what_was_refused_is_judged_anew_each_time(mailbox):
    """A unit that is entered in the register later has its file taken without sending it again."""
    mailbox.send("22999", name="moi.xlsx")
    mailbox.collect()
    mailbox.project.rules.clear()
    mailbox.project.committees(*UNITS, "22999")
    mailbox.project.open()

    mailbox.collect(inbox=False)

    (entry,) = mailbox.ledger().entries
    assert (entry.taken, entry.file) == (True, "btctu/2026Q2/received/22999-1.xlsx")
    assert mailbox.collect(inbox=False).exit_code == 0
    assert len(mailbox.ledger().entries) == 1


def test_what_a_killed_run_had_kept_is_taken_in(mailbox):
    """A file in the folder that no ledger names is no file lost, wherever the mailbox is now."""
    sent = mailbox.send("22918")
    sent.rename(mailbox.received / "22918-1.xlsx")
    (mailbox.received / ".dang-nhan-7").write_bytes(b"PK\x03\x04 half")

    mailbox.collect(inbox=False)

    (entry,) = mailbox.ledger().entries
    assert entry.file == "btctu/2026Q2/received/22918-1.xlsx"
    assert sorted(path.name for path in mailbox.received.glob("[!.]*")) == [
        "22918-1.xlsx", "ledger.json"
    ]  # fmt: skip
    assert not list(mailbox.received.glob(".dang-nhan*"))


def test_what_a_killed_run_had_kept_is_not_kept_twice(mailbox):
    """Where the mailbox has it still, it is the same file, under the name that it came under."""
    sent = mailbox.send("22918", name="bieu.xlsx")
    shutil.copy2(sent, mailbox.received / "22918-1.xlsx")

    mailbox.collect()

    (entry,) = mailbox.ledger().entries
    assert (entry.names, entry.file) == (("bieu.xlsx",), "btctu/2026Q2/received/22918-1.xlsx")
    assert [path.name for path in mailbox.received.glob("*.xlsx")] == ["22918-1.xlsx"]


def test_a_file_that_was_lost_comes_back_with_the_unit_s_own(mailbox):
    """Of a kept file that is gone the ledger keeps what it knew; the same bytes put it back."""
    mailbox.send("22918")
    mailbox.collect()
    kept = mailbox.received / "22918-1.xlsx"
    kept.unlink()

    lost = mailbox.collect(inbox=False)
    entries = mailbox.ledger().entries
    mailbox.collect()

    assert "[S-002]" in lost.output
    assert [entry.unit for entry in entries] == ["22918"]
    assert kept.is_file()


@pytest.mark.parametrize(
    "name",
    ["~$22918.xlsx", ".~lock.22918.xlsx#", "._22918.xlsx", "22918.xlsx.crdownload",
     "22918 (conflicted copy 2026-06-17).xlsx", "Thumbs.db"],
)  # fmt: skip
def test_what_programs_leave_behind_is_passed_over_with_a_note(mailbox, name):
    """Such a file is neither taken nor refused."""
    mailbox.write(b"x", name)

    result = mailbox.collect()

    assert mailbox.ledger().entries == ()
    assert f"{name} có 1 điểm" in result.output
    assert "[S-020]" in result.output


def test_a_name_cannot_forge_lines_of_what_is_told(mailbox):
    """Line breaks and other marks that cannot be seen are shown for what they are."""
    mailbox.write(b"x", "~$a\n  - Lỗi giả [R-001].xlsx")

    result = mailbox.collect()

    assert "~$a\\u000a  - Lỗi giả" in result.output


def test_links_are_not_followed(mailbox, tmp_path):
    """What a link in the mailbox leads to is not taken in, file or folder."""
    outside = tmp_path / "ngoai"
    mailbox.send("22918", to=outside)
    (mailbox.folder / "tep.xlsx").symlink_to(outside / "22918.xlsx")
    (mailbox.folder / "thu-muc").symlink_to(outside, target_is_directory=True)

    result = mailbox.collect()

    assert mailbox.ledger().entries == ()
    assert result.output.count("là liên kết tới nơi khác") == 2


@pytest.mark.parametrize("name", ["received", "received/khong-nhan", "nhap-ho", "."])
def test_what_is_kept_here_is_no_mailbox(mailbox, name):
    """The folders of the period itself cannot be taken in as if they were incoming files."""
    mailbox.send("22918", name="../data/btctu/2026Q2/nhap-ho/a.xlsx")
    (mailbox.received / "khong-nhan").mkdir(parents=True)

    result = mailbox.collect(f"--inbox={mailbox.received.parent / name}")

    assert result.exit_code == 1
    assert "không phải nơi nhận tệp mới" in result.output


def test_a_damaged_ledger_is_not_written_over(mailbox):
    """Which form is in force cannot be known from it, so nothing is taken in until it is mended."""
    mailbox.send("22918")
    mailbox.collect()
    ledger = mailbox.received / "ledger.json"
    ledger.write_text(ledger.read_text("utf-8")[:-20], encoding="utf-8")
    before = kept(mailbox)

    result = mailbox.collect()

    assert (result.exit_code, kept(mailbox)) == (1, before)
    assert "[S-001]" in result.output


def test_a_file_that_somebody_is_writing_waits_for_the_next_run(mailbox, monkeypatch):
    """What changes while it is copied is not taken in, and told; the others are."""
    writing, other = mailbox.send("22918"), mailbox.send("22924")
    real = store.copied

    def growing(arrival, place):
        if arrival.path == writing:
            os.utime(writing)
        return real(arrival, place)

    monkeypatch.setattr(store, "copied", growing)
    result = mailbox.collect()
    monkeypatch.undo()

    assert list(mailbox.ledger().in_force) == ["22924"]
    assert "[S-022]" in result.output
    mailbox.collect()
    assert list(mailbox.ledger().in_force) == ["22918", "22924"]
    assert other.is_file()


def test_a_second_collecting_is_told_who_holds_the_period(mailbox):
    """While one collects, another one refuses, naming the process."""
    from baocao.collection.store import Store
    from baocao.collection.taking_in import holding

    store = Store(mailbox.project.paths.data, "btctu", PERIOD)
    with holding(store):
        result = mailbox.collect()

    assert result.exit_code == 1
    assert "Biểu kỳ 2026Q2 của “btctu” đang được nhận bởi tiến trình" in result.output
    assert mailbox.collect().exit_code == 0


def test_units_whose_form_has_not_come_are_counted_and_named(mailbox: Mailbox):
    """The command says n of how many, and who is missing."""
    mailbox.send("22918")

    result = mailbox.collect()

    assert "Đã có biểu của 1/3 đơn vị: đạt 1" in result.output
    assert "chưa có biểu: Đảng bộ 22924 (22924), Đảng bộ 22933 (22933)" in result.output


def test_what_came_as_pdf_is_shown_the_way_in(mailbox):
    """It cannot be read; where it is put once it is keyed in, and what has to be cited, is told."""
    mailbox.send("22918")
    without = mailbox.collect()
    mailbox.write(b"%PDF-1.7", "ky.pdf")

    result = mailbox.collect()

    assert "đặt vào data/btctu/2026Q2/nhap-ho" in result.output
    assert "“Theo văn bản”" in result.output
    assert "nhap-ho" not in without.output
