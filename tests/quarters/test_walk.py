"""The change of a quarter as an analyst goes through it, from a fresh clone to the next closing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
import sample

from quarters import edits
from quarters.analyst import Analyst, analyst_at, hashes, read_json, values

pytestmark = pytest.mark.slow

OLD, NOW = "2026Q2", "2026Q3"
REASON = "Đơn DT021 nhận ngày 18/6/2026, thuộc quý III"
PETITION = {
    "Mã đơn": "DT024", "Ngày nhận": datetime(2026, 7, 15), "Loại": "kiến nghị",
    "Phân loại": "không thuộc thẩm quyền", "Kết quả": "chuyển",
    "Ngày xử lý": datetime(2026, 7, 20),
}  # fmt: skip
BADGE = {
    "Mã đảng viên": "DV001874", "Mã tổ chức": "24616", "Mốc năm": 30,
    "Đợt": datetime(2026, 9, 2), "Ngày": datetime(2026, 8, 20), "Văn bản": "Quyết định mẫu",
}  # fmt: skip
UNREAD = (
    "  - chưa đọc lại phần kế thừa: Kết quả nổi bật, Hạn chế, Nguyên nhân "
    f"(tệp data/btctu/{NOW}/quarterly.md)"
)
RECEIVED, OTHERS = "petitions.received", "petitions.not_in_competence"
HANDLED = f"{OTHERS}.handled"
CHANGED = "đã đổi từ khi chốt"
WRITTEN = {
    RECEIVED: 1, OTHERS: 1, HANDLED: 1,
    "badges.round.regular": 1, "badges.round.level_30": 1,
    "plan.due.done": 1, "plan.due.dated": 1, "plan.due.open": -1, "tasks.programme": 1,
}  # fmt: skip


@dataclass
class Walk:
    """What was printed at each step, the figures after it, and what lay in the closed folders."""

    analyst: Analyst
    said: dict[str, str] = field(default_factory=dict)
    figures: dict[str, Mapping[str, object]] = field(default_factory=dict)
    before: dict[str, object] = field(default_factory=dict)
    issued: Mapping[str, str] = field(default_factory=dict)
    compared: dict[str, str] = field(default_factory=dict)

    def step(self, name: str, line: str, *words: str) -> None:
        """Run a command and keep what it printed; after a build also what was built."""
        self.said[name] = self.analyst.does(line, *words)
        if line == f"build {NOW}":
            built = self.analyst.built(NOW)
            self.figures[name] = values(built)
            self.compared[name] = row_of("Đơn tiếp nhận trong kỳ", built / "report.html")


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """The whole way, once."""
    walk = Walk(analyst_at(tmp_path_factory.mktemp("du-an")))
    analyst = walk.analyst
    if not analyst.closed("2026Q1").exists():
        analyst.does("close 2026Q1")
    walk.step("closed", f"close {OLD}")
    walk.issued = hashes(analyst.closed(OLD))
    walk.step("rolled", f"new {NOW}", "--to", "2026-09-17")
    sample.write_returns(analyst.root / "hop-thu", NOW)
    walk.step("collected", f"collect {NOW}", "--inbox", "hop-thu")
    walk.step("as rolled", f"build {NOW}")
    work_through_the_quarter(analyst)
    walk.step("worked", f"build {NOW}")
    edits.change(analyst.book("van-phong"), "Đơn thư", "DT021", "Ngày nhận", datetime(2026, 6, 18))
    walk.step("slip found", f"build {NOW}")
    walk.step("verified", f"verify {OLD}")
    walk.step("corrected", f"close {OLD}", "--correct", REASON)
    walk.step("after the correction", f"build {NOW}")
    walk.step("closed again", f"close {NOW}")
    walk.step("all verified", "verify")
    return walk


def work_through_the_quarter(analyst: Analyst) -> None:
    """Edit three books and two slots, and confirm the third slot as it is.

    A petition of 2025 is moved to the archive, so that all others stand a row higher.
    """
    edits.remove(analyst.book("van-phong"), "Đơn thư", "DT001")
    edits.add(analyst.book("van-phong"), "Đơn thư", PETITION)
    edits.add(analyst.book("to-chuc-dang-dang-vien"), "Huy hiệu Đảng", BADGE)
    tasks = analyst.book("to-chuc-can-bo")
    edits.change(tasks, "Nhiệm vụ", "TCCB-49", "Ngày thực hiện", datetime(2026, 8, 14))
    edits.change(tasks, "Nhiệm vụ", "TCCB-49", "Trạng thái", "hoàn thành")
    analyst.confirms(NOW, "Kết quả nổi bật", "Các đề án của quý được chuẩn bị đúng tiến độ.")
    analyst.confirms(NOW, "Hạn chế", 'Còn {eval}`so["plan.due.open"]` nhiệm vụ chưa xong.')
    analyst.confirms(NOW, "Nguyên nhân")


def row_of(label: str, report: Path) -> str:
    """The cells of the row of the key figures that has this label, divided by bars."""
    page = report.read_text(encoding="utf-8")
    row = next(row for row in re.findall(r"<tr.*?</tr>", page, re.DOTALL) if label in row)
    return " | ".join(re.sub(r"<[^>]+>", "", cell).strip() for cell in row.split("</td>"))


def test_closing_says_where_the_report_lies_and_what_comes_next(walk: Walk):
    """What is closed was built again from what is frozen; the next command is named."""
    assert f"Đã chốt quarterly kỳ {OLD}" in walk.said["closed"]
    assert "giống từng byte" in walk.said["closed"]
    assert "so sánh với: 2026Q1" in walk.said["closed"]
    assert f"baocao new {NOW}" in walk.said["closed"]


def test_the_new_quarter_follows_without_a_gap_and_says_what_is_left_to_do(walk: Walk):
    """The window opens the day after the last; forms, slots and awaited tasks are listed."""
    told = walk.said["rolled"]

    assert "18/6/2026 đến 17/9/2026" in told
    assert "chốt số ngày 17/9/2026" in told
    assert "0/128" in told
    assert "“Kết quả nổi bật”, “Hạn chế”, “Nguyên nhân”" in told
    assert "TCCB-49" in told and "ô N53" in told
    assert "K-070" not in walk.said["as rolled"]


def test_a_quarter_with_inherited_judgement_is_a_draft(walk: Walk):
    """As rolled, with all forms there, only the slots that nobody has read keep it from final."""
    told = walk.said["as rolled"]

    assert "BẢN DỰ THẢO, 128/128 biểu" in told
    assert [line for line in told.splitlines() if line.startswith("  - ch")] == [UNREAD]


def test_what_the_analyst_wrote_moves_its_figures_and_no_others(walk: Walk):
    """One petition, one badge and one task more; nothing is said of the closed quarter."""
    before, after = walk.figures["as rolled"], walk.figures["worked"]

    assert "Xong, đủ 128/128 biểu" in walk.said["worked"]
    moved = {name for name in after if after[name] != before.get(name)}
    assert {name: after[name] - before.get(name, 0) for name in moved} == WRITTEN
    assert CHANGED not in walk.said["worked"]


def test_a_cell_of_the_closed_quarter_changed_later_is_reported_whole(walk: Walk):
    """Where it stands, what it was and is, and the figures that would be others."""
    told = walk.said["slip found"]

    assert CHANGED in told
    assert "btctu/2026/van-phong.xlsx, trang “Đơn thư”, ô C24 (Ngày nhận)" in told
    assert "17/06/2026 → 18/06/2026" in told
    assert "Đơn tiếp nhận trong kỳ: 11 → 10" in told
    assert f"baocao close {OLD} --correct" in told


def test_a_later_change_changes_nothing_issued(walk: Walk):
    """The closed folder keeps its bytes, is whole, and is what the new quarter compares with."""
    kept = {
        name: digest
        for name, digest in hashes(walk.analyst.closed(OLD)).items()
        if not name.startswith("dinh-chinh-")
    }

    assert kept == walk.issued
    assert "tệp còn nguyên, dựng lại giống từng byte" in walk.said["verified"]
    assert walk.compared["slip found"].split(" | ")[3:5] == ["4", "11"]


def test_a_correction_says_what_changed_and_why(walk: Walk):
    """The second version stands beside the first, with the row, the cell and the figures."""
    first, second = walk.analyst.closed(OLD), walk.analyst.closed(OLD, version=1)
    changes = read_json(second, "changes.json")
    page = (second / "changes.html").read_text(encoding="utf-8")

    assert changes["reason"] == REASON and REASON in page
    assert {each["id"] for each in changes["figures"]} == {RECEIVED, OTHERS, HANDLED}
    assert "van-phong.xlsx" in page and "C24" in page
    assert [values(each)[RECEIVED] for each in (first, second)] == [11, 10]
    assert read_json(second, "closed.json")["version"] == 1


def test_the_new_quarter_compares_with_what_is_in_force(walk: Walk):
    """After the correction its value stands in the column of the quarter before."""
    assert walk.compared["worked"].split(" | ")[3:5] == ["3", "11"]
    assert walk.compared["after the correction"].split(" | ")[3:5] == ["4", "10"]
    assert CHANGED not in walk.said["after the correction"]


def test_in_the_end_everything_closed_is_whole(walk: Walk):
    """Two quarters and a correction before, the new one: all rebuild to the byte."""
    assert f"Đã chốt quarterly kỳ {NOW}" in walk.said["closed again"]
    assert walk.said["all verified"].count("dựng lại giống từng byte") == 4
    assert "KHÔNG" not in walk.said["all verified"]
