"""The forms of a quarter as an analyst collects them: out, back, returned, corrected, complete."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import sample

from quarters import clerk
from quarters.analyst import Analyst, analyst_at, hashes, read_json, values

pytestmark = pytest.mark.slow

OLD, NOW, LAST_DAY = "2026Q2", "2026Q3", "2026-09-17"
BIEU_1, ADMITTED = "Biểu 1", "Phát triển đảng viên"
CLOSING = "D21"
"""Where Biểu 1 says how many members there are at the end."""


@dataclass
class Desk:
    """What was said at each step, the figures of each build, the first page built, the late units."""

    analyst: Analyst
    late: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    figures: dict[str, Mapping[str, object]] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    page: str = ""

    def step(self, name: str, line: str, *words: str) -> None:
        """Run a command and keep what it printed; after a build also its figures."""
        self.said[name] = self.analyst.does(line, *words)
        if line == f"build {NOW}":
            self.figures[name] = values(self.analyst.built(NOW))
            self.page = self.page or (self.analyst.built(NOW) / "report.html").read_text("utf-8")

    @property
    def out(self) -> Path:
        """Where the program writes what goes out."""
        return self.analyst.root / "build" / "btctu" / NOW / "thu-bieu"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The whole way, once: 125 forms, then three more of which two hold a slip."""
    desk = Desk(analyst_at(tmp_path_factory.mktemp("thu-bieu")))
    root = desk.analyst.root
    for line in (f"close {OLD}", f"new {NOW} --to {LAST_DAY}"):
        desk.analyst.does(line)
    desk.step("templates", f"templates {NOW}")
    inbox, kept = root / "hop-thu", root / "chua-gui"
    sample.write_returns(inbox, NOW)
    kept.mkdir()
    for form in sorted(inbox.rglob("*.xlsx"))[:3]:
        desk.late.append(clerk.unit_of(form))
        form.rename(kept / f"{desk.late[-1]}.xlsx")
    desk.before = hashes(inbox)
    desk.step("most", f"collect {NOW} --inbox hop-thu --received {LAST_DAY}")
    desk.step("draft", f"build {NOW}")
    send_the_rest(desk, kept, inbox)
    desk.step("all", f"collect {NOW} --inbox hop-thu --received 2026-09-21")
    desk.step("with slips", f"build {NOW}")
    mend(desk, kept, inbox)
    desk.step("mended", f"collect {NOW} --inbox hop-thu --received 2026-09-22")
    for slot in ("Kết quả nổi bật", "Hạn chế", "Nguyên nhân"):
        desk.analyst.confirms(NOW, slot)
    desk.step("complete", f"build {NOW}")
    desk.step("desk", f"build {NOW} --report collection")
    return desk


def send_the_rest(desk: Desk, kept: Path, inbox: Path) -> None:
    """Three units fill their templates: one rightly, two with a total that does not add up."""
    for number, code in enumerate(desk.late):
        slips = {(BIEU_1, CLOSING): closing(kept / f"{code}.xlsx") + 1} if number else {}
        template = desk.out / "mau-bieu" / f"{code}.xlsx"
        clerk.fills(template, kept / f"{code}.xlsx", inbox / f"gửi sau {number}.xlsx", slips)


def mend(desk: Desk, kept: Path, inbox: Path) -> None:
    """One unit mends the form that came back, another tells the right number by telephone."""
    _, returned, phoned = desk.late
    right = {(BIEU_1, CLOSING): closing(kept / f"{returned}.xlsx")}
    clerk.mends(desk.out / "tra-lai" / f"{returned}.xlsx", right, inbox / "đã sửa.xlsx")
    number = closing(kept / f"{phoned}.xlsx")
    day = datetime(2026, 9, 21)
    row = {
        "Tệp": phoned, "Trang": BIEU_1, "Ô": CLOSING, "Số cũ": number + 1, "Số mới": number,
        "Lý do": "Cộng nhầm", "Người báo": "CU01", "Ngày": day, "Đến ngày": datetime(2026, 12, 31),
    }  # fmt: skip
    book = desk.analyst.root / "data" / "btctu" / NOW / "sua-so-lieu.xlsx"
    workbook = openpyxl.load_workbook(book)
    sheet = workbook["Sửa số liệu"]
    columns = {cell.value: cell.column for cell in sheet[4]}
    for heading, value in row.items():
        sheet.cell(5, columns[heading]).value = value
    workbook.save(book)


def closing(form: Path) -> int:
    """How many members a form says there are at the end."""
    return openpyxl.load_workbook(form, data_only=True)[BIEU_1][CLOSING].value


def test_there_is_a_template_for_every_unit_with_the_last_closing_in_it(desk: Desk):
    """The figure of the closed quarter stands in the first line, and cannot be typed over."""
    form = openpyxl.load_workbook(desk.out / "mau-bieu" / f"{desk.late[0]}.xlsx")

    assert "128 mẫu" in desk.said["templates"]
    assert isinstance(form[BIEU_1]["D5"].value, int) and form[BIEU_1]["D5"].protection.locked


def test_at_125_of_128_the_report_says_so_and_names_the_missing(desk: Desk):
    """A draft, in which every total over the forms says of how many it is."""
    named = re.search(r"còn thiếu: (.+)", desk.said["draft"])

    assert "125/128" in desk.said["most"] and "chưa gửi 3" in desk.said["most"]
    assert all(f"({code})" in desk.said["most"] for code in desk.late)
    assert "BẢN DỰ THẢO, 125/128 biểu" in desk.said["draft"]
    assert named and named[1].count("Đảng ủy") == 3
    printed = " ".join(re.sub(r"<[^>]+>", "", desk.page).split())
    assert printed.count("mới có biểu của 125/128 đảng bộ trực thuộc") > 1
    assert named[1] in printed


def test_a_form_that_does_not_add_up_goes_back_and_keeps_the_report_a_draft(desk: Desk):
    """Two units of 128; what is wrong is told with the cell."""
    assert "trả lại 2" in desk.said["all"]
    assert "K-206" not in desk.said["all"]
    assert CLOSING in desk.said["with slips"] and "K-200" in desk.said["with slips"]
    assert "BẢN DỰ THẢO, 128/128 biểu" in desk.said["with slips"]


def test_a_mended_form_and_a_telephone_call_complete_the_quarter(desk: Desk):
    """Nothing is left to send back, and the report is final."""
    assert "trả lại 0" in desk.said["mended"] and "đạt 128" in desk.said["mended"]
    assert "Xong, đủ 128/128 biểu" in desk.said["complete"]
    assert read_json(desk.analyst.built(NOW), "figures.json")["completeness"] == {
        "n": 128, "of": 128,
    }  # fmt: skip


def test_what_units_admitted_grows_with_their_forms(desk: Desk):
    """The total of the year rests on those forms that are in force."""
    admitted = [each["party_members.admitted"] for each in desk.figures.values()]

    assert admitted[0] < admitted[1] == admitted[2]


def test_the_desk_adds_up_what_the_units_sent_with_the_correction(desk: Desk):
    """The consolidated closing number is that of the forms as they should be."""
    figures = values(desk.out.parent / "collection")
    moved = figures["members.opening"] + figures["members.increase"] - figures["members.decrease"]

    assert figures["members.closing"] == moved


def test_the_mailbox_is_as_the_units_left_it(desk: Desk):
    """Nothing of what came first was changed, moved or opened for writing."""
    now = hashes(desk.analyst.root / "hop-thu")

    assert {name: now[name] for name in desk.before} == desk.before
