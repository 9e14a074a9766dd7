"""What was received is never lost, mixed up or set aside, whatever happens to the files kept."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from baocao import edition
from baocao.cells import Workbook
from baocao.collection.collect import Asked, collect
from baocao.collection.examine import Received, Seen, examine, refusal
from baocao.collection.naming import Names
from baocao.collection.recognition import Recognition
from baocao.collection.workers import Workers
from baocao.period import Period
from baocao.registers import Form

from collection.mailbox import FAULTY, UNITS, Mailbox
from project import OFFICE, PERIOD, REPORT, declared

SHA = "0123456789abcdef0123"


def kept(mailbox: Mailbox) -> dict[str, str]:
    """Names of the entries by the file that each is kept as."""
    return {entry.file.rpartition("/")[2]: entry.names[0] for entry in mailbox.ledger().entries}


def in_force(mailbox: Mailbox) -> str:
    """The file in force of the unit that sends."""
    return mailbox.ledger().in_force["22918"].file.rpartition("/")[2]


def errors(mailbox: Mailbox) -> list[tuple[str, str]]:
    """Code and file of the errors that the report says there are."""
    so = edition.open(REPORT, OFFICE, PERIOD, mailbox.project.paths)
    found = (each for each in so.findings if each.severity == "error")
    return [(each.code, each.file.rpartition("/")[2]) for each in found]


def test_a_name_is_never_given_twice(mailbox):
    """The number of a file that was lost stays its own, and the same bytes come back under it."""
    mailbox.send("22918", {"Kết nạp trong kỳ": "1"}, "1.xlsx", 1)
    second = mailbox.send("22918", {"Kết nạp trong kỳ": "2"}, "2.xlsx", 2)
    mailbox.collect()
    content = second.read_bytes()
    second.unlink()
    (mailbox.received / "22918-2.xlsx").unlink()
    mailbox.send("22918", {"Kết nạp trong kỳ": "3"}, "3.xlsx", 3)
    mailbox.collect()
    mailbox.write(content, "2.xlsx", 4)

    mailbox.collect()

    assert kept(mailbox) == {f"22918-{n}.xlsx": f"{n}.xlsx" for n in (1, 2, 3)}
    assert (mailbox.received / "22918-2.xlsx").read_bytes() == content


@pytest.mark.parametrize(
    ("there", "unit", "given"),
    [
        ((), "22918", "22918-1.xlsx"),
        (("22918-9.xlsx", "22918-10.xlsx"), "22918", "22918-11.xlsx"),
        (("A1-1.xlsx",), "a1", "a1-2.xlsx"),
        (("22918-2.xlsx.hong-01234567",), "22918", "22918-3.xlsx"),
        (("TU-ĐU-1.xlsx",), "TU-ĐU", "TU-ĐU-2.xlsx"),
        (("TU-1-1.xlsx",), "TU", "TU-1.xlsx"),
        ((), "", "khong-nhan/0123456789abcdef.pdf"),
        ((), "../ra-ngoai", "khong-nhan/0123456789abcdef.pdf"),
        (("khong-nhan/0123456789ABCDEF.pdf",), "", "khong-nhan/0123456789abcdef-2.pdf"),
    ],
)
def test_a_name_is_the_next_that_no_file_has(there, unit, given):
    """Names that differ only in letter case are one name, as on many disks."""
    assert Names.of(there).give(unit, SHA, "bieu.PDF") == given


def test_bytes_are_never_dropped_for_a_name_that_is_taken(mailbox):
    """What already has the name by which a refused file would be kept stays, and so does that."""
    sent = mailbox.write(b"%PDF-1.7", "ky.pdf")
    name = hashlib.sha256(sent.read_bytes()).hexdigest()[:16]
    other = mailbox.received / "khong-nhan" / f"{name}.pdf"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"%PDF-1.4")

    mailbox.collect()

    files = [mailbox.project.paths.data / entry.file for entry in mailbox.ledger().entries]
    assert {file.read_bytes() for file in files} == {b"%PDF-1.7", b"%PDF-1.4"}


def test_a_code_that_has_a_template_has_a_name_here(mailbox):
    """A unit whose code is not of plain letters is received like any other."""
    mailbox.project.rules.clear()
    mailbox.project.committees(*UNITS, "TU-ĐU")
    mailbox.project.open()
    mailbox.send("TU-ĐU")

    mailbox.collect()

    assert mailbox.ledger().in_force["TU-ĐU"].file.endswith("/received/TU-ĐU-1.xlsx")


@pytest.mark.parametrize("spoil", [bytes.__len__, lambda content: content + b"\0"])
def test_a_form_that_was_spoilt_stays_in_force_until_its_original_comes_again(mailbox, spoil):
    """An older one does not count instead: the report says that one is lost. It can be restored."""
    mailbox.send("22918", {"Kết nạp trong kỳ": "1"}, "1.xlsx", 1)
    mailbox.send("22918", {"Kết nạp trong kỳ": "2"}, "2.xlsx", 2)
    mailbox.collect()
    file = mailbox.received / "22918-2.xlsx"
    original = file.read_bytes()
    spoilt = spoil(original)
    if isinstance(spoilt, bytes):
        file.write_bytes(spoilt)
    else:
        file.unlink()

    mailbox.collect(inbox=False)
    lost = (in_force(mailbox), errors(mailbox))
    mailbox.collect()

    assert lost[0] == in_force(mailbox) == "22918-2.xlsx"
    assert [name for _, name in lost[1]] == ["22918-2.xlsx"]
    assert file.read_bytes() == original
    assert errors(mailbox) == []
    aside = [each.read_bytes() for each in mailbox.received.glob("22918-2.xlsx.hong-*")]
    assert aside == ([spoilt] if isinstance(spoilt, bytes) else [])
    mailbox.collect()
    assert len(mailbox.ledger().entries) == 2


def test_a_form_that_did_not_count_does_not_count_once_it_is_lost(mailbox):
    """What was put aside for its errors stays aside."""
    mailbox.send("22918", {"Kết nạp trong kỳ": "1"}, "1.xlsx", 1)
    mailbox.send("22918", FAULTY, "2.xlsx", 2)
    mailbox.collect()
    (mailbox.received / "22918-2.xlsx").unlink()

    mailbox.collect(inbox=False)

    assert in_force(mailbox) == "22918-1.xlsx"


def test_a_correction_does_not_put_another_form_in_force(mailbox):
    """One that does not add up is told as an error of the form; the form still counts."""
    mailbox.send("22918", {"Kết nạp trong kỳ": "1"}, "1.xlsx", 1)
    mailbox.send("22918", {"Kết nạp trong kỳ": "3", "Trong đó: nữ": "2"}, "2.xlsx", 2)
    mailbox.project.sheet(
        "Sửa số liệu",
        """
        Tệp    | Trang               | Ô  | Số cũ | Số mới | Lý do | Người báo | Ngày       | Đến ngày
        '22918 | Phát triển đảng viên | D8 | 2     | 9      | gõ nhầm | CB1 | 10/06/2026 | 31/07/2026
        """,
    )
    mailbox.project.open()

    mailbox.collect()

    assert in_force(mailbox) == "22918-2.xlsx"
    assert ("K-1", "22918-2.xlsx") in errors(mailbox)


def collected(mailbox: Mailbox, look: Callable[[Received], Seen]) -> list[tuple[str, str]]:
    """Collect with a look of the test's own; gives code and severity of what is told."""
    workers = Workers(start=lambda: ThreadPoolExecutor(1), look=look)
    asked = Asked(OFFICE, PERIOD, mailbox.folder, "2026-06-30")
    taken_in = collect(asked, mailbox.project.paths, workers).taken_in
    return [(each.code, each.severity) for each in taken_in.findings]


@pytest.mark.parametrize("code", ["S-030", "S-031", "S-032"])
def test_a_form_that_was_taken_stays_taken_when_the_machine_is_at_its_limit(mailbox, code):
    """What the ledger said of it before stands, and a warning tells."""
    mailbox.send("22918", {"Kết nạp trong kỳ": "1"}, "1.xlsx", 1)
    mailbox.send("22918", {"Kết nạp trong kỳ": "2"}, "2.xlsx", 2)
    mailbox.collect()
    before = mailbox.ledger()
    newest = before.in_force["22918"].sha256

    told = collected(
        mailbox, lambda file: refusal(code, file.name) if file.name == newest else examine(file)
    )

    assert mailbox.ledger() == before
    assert told == [(code, "warning")]


def test_a_form_that_cannot_be_read_when_it_comes_is_refused_until_it_can(mailbox):
    """Nothing is known of it yet; the next run takes it."""
    mailbox.send("22918")

    collected(mailbox, lambda file: refusal("S-030", file.name))
    first = mailbox.ledger().entries[0]
    mailbox.collect()

    assert first.refusal.code == "S-030"
    assert in_force(mailbox) == "22918-1.xlsx"


def test_a_folder_of_the_mailbox_does_not_make_a_form_keyed_in(mailbox):
    """Only the office's own folder does, whatever folders of a unit are called."""
    mailbox.send("22918", name="nhap-ho/22918.xlsx")
    mailbox.send("22924", {"Theo văn bản": "12-BC/ĐU"}, name="nhap-ho/22924.xlsx")

    mailbox.collect()
    mailbox.collect(inbox=False)

    assert [(entry.taken, entry.document) for entry in mailbox.ledger().entries] == [(True, "")] * 2


def test_a_form_received_for_its_own_period_says_so(mailbox):
    """A file of last quarter that was sent again is not to be taken in once more."""
    mailbox.project.form("22918", period="2026Q1", kept="2026Q1")
    mailbox.project.open()
    before = mailbox.project.received("2026Q1") / "22918.xlsx"
    shutil.copy2(before, mailbox.folder / "cu.xlsx")
    mailbox.send("22924", period="2026Q1")
    mailbox.send("22933")

    mailbox.collect()

    other, _, again = (entry.refusal for entry in mailbox.ledger().entries)
    assert (again.code, other.code) == ("S-010", "S-010")
    assert again.problem.endswith("; chính tệp này đã nhận ở kỳ 2026Q1")
    assert "baocao collect" not in again.remedy
    assert "đã nhận" not in other.problem


def test_a_copy_of_two_places_is_warned_of(mailbox):
    """It may be the only one there is, so that nobody may overlook that it was passed over."""
    mailbox.write(b"x", "22918 (conflicted copy 2026-06-17).xlsx", 1)

    assert collected(mailbox, examine) == [("S-020", "warning")]


def test_units_of_one_name_may_each_have_it():
    """A name that two units have is nobody else's, and one that no unit has is not held against."""
    cover = Form.model_validate(declared()["Trang bìa"])
    asked = Recognition([cover], {"1": "Đảng bộ A", "2": "ĐẢNG BỘ A"}, "Tên", Period.parse(PERIOD))

    assert asked.named["đảng bộ a"] == ["1", "2"]
    assert asked.of({"x": Workbook("x", "", {})})["x"].refusal.code == "R-030"
