"""The letters of the collection: what is asked, what goes back, what was refused, who is late."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from baocao.correspondence.letters import LISTED, Returned, return_letter
from baocao.correspondence.official import official_letter
from baocao.correspondence.points import LEFT, NEW, Points, compare
from baocao.correspondence.reminders import reminder_letter, reminder_text, unsent
from baocao.edition import Edition
from baocao.errors import Finding, ParamsError
from baocao.submissions import Entry
from openxml_audit import OpenXmlValidator

from correspondence.office import (
    ON,
    first_earlier,
    folder,
    office,
    returned,
    send,
    send_back,
    with_ledger,
)
from export.test_docx_package import WITHOUT_THEME
from export.word import Docx

IN_TIME = date(2026, 6, 18)
ODD = "<b>Đảng ủy</b> *xã* | `A` [x](http://a.vn) $y$"
FOUND = Finding(
    "R-010", "error", "không phải số", "Gõ lại là số", "f.xlsx", "Biểu 1", ("D6",), "Kết nạp", "hai"
)
WARNED = replace(FOUND, code="K-280", severity="warning", problem="tăng mười lần", cells=("D7",))
ENTRY = Entry("0", "btctu/2026Q2/received/1-1.xlsx", ("biểu.xlsx",), "2026-06-16T09:00:00+07:00")


@pytest.fixture(scope="module")
def so(tmp_path_factory) -> Edition:
    """An edition for which nobody has sent a form yet."""
    return office(tmp_path_factory.mktemp("office"), "24615", "24616").open()


def text(content: bytes) -> str:
    """What is printed of a Word file."""
    return Docx(content).text().replace("\u00a0", " ")


def points(now: list[Finding], before: list[Finding] | None = None) -> Points:
    """The points where all of them address the unit."""
    return compare(now, before, {each.code for each in (FOUND, WARNED)})


def letter(so: Edition, on: date = ON, **said: object) -> str:
    """The text of a letter about these two points."""
    whole = {
        "code": "24615", "name": "Đảng ủy xã A", "newest": ENTRY,
        "points": points([FOUND, WARNED]), **said,
    }  # fmt: skip
    return text(return_letter(so, Returned(**whole), on))


def test_the_letter_that_asks_says_until_when_and_for_which_days(so):
    """All numbers and days are those of the params; so are the names below."""
    printed = text(official_letter(so))

    assert "Số 1402-CV/BTCTU" in printed
    assert "ngày 05 tháng 6 năm 2026" in printed
    assert "về việc gửi biểu số liệu quý II/2026" in printed
    assert "Kính gửi:\nCác đảng bộ trực thuộc Tỉnh ủy;" in printed
    assert "từ ngày 01/4/2026 đến hết ngày 30/6/2026" in printed
    assert "chậm nhất ngày 18/6/2026" in printed
    assert "gồm 04 trang: “Trang bìa”, " in printed
    assert "giải đáp vướng mắc: Phòng Tổ chức đảng." in printed
    assert printed.index("- Như trên;") < printed.index("- Lãnh đạo Ban;")


def test_a_sheet_that_closes_on_another_day_says_so(tmp_path):
    """The window of its register, where the params give one."""
    project = office(tmp_path, "24615")
    project.edition(cut_offs={"Biểu 1": {"from": "2026-04-01", "to": "2026-06-15"}})

    printed = text(official_letter(project.open()))

    assert "Riêng trang “Biểu 1” tính từ ngày 01/4/2026 đến hết ngày 15/6/2026." in printed


def test_without_a_due_day_no_letter_asks_for_forms(tmp_path):
    """The params of the period have to say until when."""
    project = office(tmp_path, "24615")
    project.edition(collection=None)

    with pytest.raises(ParamsError, match="quarterly.yml: chưa có khóa “collection”"):
        official_letter(project.open())


def test_number_and_day_may_be_left_to_the_office(tmp_path):
    """Then there is room to write them."""
    project = office(tmp_path, "24615")
    project.edition(collection={"due": "2026-06-18"})

    printed = text(official_letter(project.open()))

    assert f"Số {' ' * 8}-CV/BTCTU" in printed
    assert "- Như trên;\n- Thường trực Tỉnh ủy." in printed


def test_a_letter_says_what_came_and_what_to_mend(so):
    """When it came, how many points of each level, each with its cell and remedy."""
    printed = letter(so)

    assert "Ngày 16/6/2026, Ban Tổ chức nhận được biểu số liệu quý II/2026 của Đảng ủy xã A" in printed
    assert "biểu còn 01 điểm phải sửa và 01 điểm cần xem lại" in printed
    assert "Trang “Biểu 1”, ô D6 (Kết nạp)\nGhi “hai”, không phải số\nGõ lại là số\nlỗi" in printed
    assert "sửa trên tệp 24615.xlsx gửi kèm" in printed
    assert "nêu rõ lý do" in printed
    assert "nêu rõ lý do" not in letter(so, points=points([FOUND]))


@pytest.mark.parametrize(("on", "asked"), [
    (IN_TIME, "và gửi lại, chậm nhất ngày 18/6/2026."), (ON, "và gửi lại ngay."),
])  # fmt: skip
def test_it_asks_for_the_due_day_as_long_as_that_can_be_kept(so, on, asked):
    """After it: at once."""
    assert asked in letter(so, on)


def test_a_long_list_goes_on_in_the_workbook(so):
    """The letter stays short and says how many points there are more."""
    many = points([replace(FOUND, cells=(f"D{row}",)) for row in range(5, 10 + LISTED)])

    printed = letter(so, points=many)

    assert f"ô D{4 + LISTED} " in printed
    assert f"ô D{5 + LISTED} " not in printed
    assert "Còn 05 điểm nữa ghi ở trang “Lỗi cần sửa”" in printed


def test_a_form_sent_again_is_told_what_is_fixed_left_and_new(so):
    """Against the one before it, by the same rules; another wrong value mends nothing."""
    before = [FOUND, replace(FOUND, cells=("D9",), heading="Chuyển đến")]
    told = points([replace(FOUND, seen="ba"), WARNED], before)

    printed = letter(so, points=told, before=ENTRY)

    assert [point.since for point in told.found] == [LEFT, NEW]
    assert "lỗi, chưa sửa" in printed
    assert "cần xem, mới" in printed
    assert (
        "So với biểu gửi ngày 16/6/2026: đã sửa 01 điểm, còn 01 điểm chưa sửa, phát sinh 01 điểm "
        "mới. Các điểm đã sửa: trang “Biểu 1”, ô D9 (Chuyển đến)."
    ) in printed


def test_a_form_without_errors_does_not_go_back_but_is_to_be_confirmed(so):
    """The letter says that nothing has to be mended, and asks for a word or for other numbers."""
    printed = letter(so, points=points([WARNED]))

    assert "về việc xác nhận số liệu quý II/2026" in printed
    assert "biểu không có lỗi phải sửa, có 01 điểm cần xem lại" in printed
    assert "số liệu đúng thì trả lời xác nhận, nêu rõ lý do" in printed
    assert "về việc hoàn chỉnh biểu số liệu" in letter(so)


def test_notes_are_no_points_of_a_letter():
    """Only what is wrong, or has to be looked at."""
    note = replace(FOUND, severity="note")

    assert points([note, FOUND, FOUND]).found == points([FOUND]).found
    assert points([FOUND], [note]).fixed == []


def test_a_unit_hears_which_form_is_used_until_a_better_comes(so):
    """When a newer one with errors is not in force."""
    earlier = replace(ENTRY, file="btctu/2026Q2/received/1-0.xlsx", received="2026-06-12T09:00:00")

    assert "biểu nhận ngày 12/6/2026 vẫn được dùng" in letter(so, in_force=earlier)
    assert "vẫn được dùng" not in letter(so, in_force=ENTRY)


def test_a_refused_file_is_named_with_the_reason(so):
    """Not with the remedy, which is the office's; without points there is no workbook to mend."""
    refusal = replace(FOUND, problem="là biểu của quý I/2026", remedy="Chạy lệnh", seen="2026Q1")
    refused = replace(ENTRY, names=("biểu <cũ>.xlsx",), refusal=refusal)

    printed = letter(so, newest=None, points=points([]), refused=refused)

    assert "nhận được tệp “biểu <cũ>.xlsx” của Đảng ủy xã A" in printed
    assert (
        "lý do: trang “Biểu 1”, ô D6 (Kết nạp): ghi “2026Q1”, là biểu của quý I/2026.\n"
    ) in printed
    assert "Chạy lệnh" not in printed
    assert "lập biểu theo đúng mẫu" in printed
    assert "24615.xlsx" not in printed


def test_names_and_cells_of_units_are_text(so):
    """Marks of Markdown and of XML print as themselves."""
    found = replace(FOUND, seen=ODD, heading=ODD, sheet="Biểu | 1")

    printed = letter(so, name=ODD, points=points([found]))

    assert printed.count(ODD) >= 4
    assert "Trang “Biểu | 1”, ô D6" in printed


@pytest.mark.parametrize("name", ["official", "return", "reminder"])
def test_word_finds_nothing_to_complain_of(so, tmp_path, name):
    """Each letter keeps the rules of the format."""
    told = points([FOUND, WARNED], [WARNED])
    content = {
        "official": lambda: official_letter(so),
        "return": lambda: return_letter(so, Returned("1", ODD, ENTRY, told, ENTRY), ON),
        "reminder": lambda: reminder_letter(so, unsent(so), ON),
    }[name]()
    path = tmp_path / "a.docx"
    path.write_bytes(content)

    complaints = OpenXmlValidator().validate(path).errors

    assert [each for each in complaints if WITHOUT_THEME not in each.description] == []


def test_those_who_are_missing_are_named_with_the_days_they_are_late(tmp_path):
    """In the letter and in the message; one whose file was refused has sent no form."""
    project = office(tmp_path, "24615", "24616", "24617")
    send(project, "24616")
    so = project.open()

    message = reminder_text(so, unsent(so), ON)
    printed = text(reminder_letter(so, unsent(so), ON))

    for each in (message, printed):
        assert "Đến ngày 20/6/2026, Ban Tổ chức đã nhận biểu số liệu quý II/2026 của 1/3" in each
        assert "còn 02 đảng bộ chưa có biểu (hạn gửi là ngày 18/6/2026, đã quá hạn 02 ngày)" in each
        assert "Đảng bộ 24615" in each
        assert "Đảng bộ 24616" not in each
        assert "gửi ngay" in each
        assert "Phòng Tổ chức đảng" in each


def test_before_the_due_day_nobody_is_late(so):
    """The reminder then only names the day."""
    printed = text(reminder_letter(so, unsent(so), IN_TIME))

    assert "quá hạn" not in printed.replace("Quá hạn (ngày)", "")
    assert printed.count("chưa đến hạn") == 2
    assert "chậm nhất ngày 18/6/2026" in reminder_text(so, unsent(so), IN_TIME)


def test_reminders_lie_there_while_forms_are_missing(tmp_path):
    """They go when the last has come."""
    project = office(tmp_path, "24615")
    send_back(project)
    there = [path.name for path in sorted(folder(project).glob("nhac-gui/*"))]

    send(project, "24615")
    send_back(project)

    assert there == ["nhac-gui.docx", "nhac-gui.txt"]
    assert not (folder(project) / "nhac-gui").exists()


def test_one_whose_file_was_refused_gets_a_letter_only(tmp_path):
    """And a form that came before it and is right does not go back."""
    project = office(tmp_path, "24615")
    send(project, "24615")
    refused = {
        **asdict(ENTRY), "unit": "24615", "received": "2026-06-19T09:00:00+07:00",
        "refusal": asdict(Finding("S-1", "error", "là biểu của quý khác", "Gửi đúng kỳ")),
    }  # fmt: skip

    (only,) = send_back(
        project, with_ledger(project, lambda ledger: ledger["entries"].append(refused))
    )

    assert returned(project) == ["24615.docx"]
    assert only.refused
    assert not only.points.found


def test_the_newest_form_goes_back_also_when_an_earlier_one_is_in_force(tmp_path):
    """It is judged by today's rules, and held against the one before it."""
    project, sheet = office(tmp_path, "24615"), "Phát triển đảng viên"
    send(project, "24615", {sheet: {("Kết nạp trong kỳ", "Số liệu"): "một"}})
    send(project, "24615", {sheet: {("Trong đó: nữ", "Số liệu"): "hai"}}, to="24615-2")

    def earlier(ledger: Any) -> None:
        first_earlier(ledger)
        ledger["in_force"]["24615"] = ledger["entries"][0]["file"]

    (only,) = send_back(project, with_ledger(project, earlier))

    assert [Path(each.file).stem for each in (only.newest, only.in_force)] == ["24615-2", "24615"]
    assert [point.finding.heading for point in only.points.found] == ["Trong đó: nữ"]
    assert [each.heading for each in only.points.fixed] == ["Kết nạp trong kỳ"]


def test_a_form_in_force_is_held_against_the_one_before_it(tmp_path):
    """Both are judged by today's rules, though the earlier is read by nothing else."""
    project, sheet = office(tmp_path, "24615"), "Phát triển đảng viên"
    both = {("Kết nạp trong kỳ", "Số liệu"): "một"}
    send(project, "24615", {sheet: {**both, ("Trong đó: nữ", "Số liệu"): "hai"}})
    send(project, "24615", {sheet: both}, to="24615-2")

    (only,) = send_back(project, with_ledger(project, first_earlier))

    assert [point.since for point in only.points.found] == [LEFT]
    assert [each.heading for each in only.points.fixed] == ["Trong đó: nữ"]


def test_forms_that_came_at_once_are_not_held_against_each_other(tmp_path):
    """The unit has not heard of the first: nothing of the second is new, left or mended."""
    project, sheet = office(tmp_path, "24615"), "Phát triển đảng viên"
    send(project, "24615", {sheet: {("Trong đó: nữ", "Số liệu"): "hai"}})
    send(project, "24615", {sheet: {("Kết nạp trong kỳ", "Số liệu"): "một"}}, to="24615-2")

    (only,) = send_back(project)

    assert [point.since for point in only.points.found] == [""]
    assert (only.before, only.points.fixed) == (None, [])
    assert "So với" not in text((folder(project) / "tra-lai" / "24615.docx").read_bytes())


def test_one_whose_form_the_office_keyed_in_wrongly_has_not_sent_yet(tmp_path):
    """The refusal is the office's own; the reminder does not speak of it."""
    project = office(tmp_path, "24615", "24616")
    send(project, "24616")
    slip = {
        **asdict(ENTRY), "unit": "24615", "names": ["nhap-ho/24615.xlsx"],
        "refusal": asdict(Finding("D-031", "error", "không ghi “Theo văn bản”", "Ghi")),
    }  # fmt: skip
    so = with_ledger(project, lambda ledger: ledger["entries"].append(slip))
    sent = {**slip, "names": ["a.xlsx"]}
    other = with_ledger(project, lambda ledger: ledger["entries"].append(sent))

    assert [each.state for each in unsent(so)] == ["missing"]
    assert "không tiếp nhận được" not in reminder_text(so, unsent(so), ON)
    assert "không tiếp nhận được" in reminder_text(other, unsent(other), ON)
