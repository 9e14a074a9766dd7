"""A half-year reads the forms of both quarters: flows add up, of stocks the last form tells."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from baocao.edition import Edition

from project import Project

DEVELOPMENT = "Phát triển đảng viên"
RULES = f"""
- {{id: admitted, sum: {DEVELOPMENT}, of: Kết nạp trong kỳ}}
- {{id: forms, count: {DEVELOPMENT}}}
- {{id: so_far, sum: {DEVELOPMENT}, of: Kết nạp từ đầu năm, over_time: ytd}}
- {{id: target, sum: {DEVELOPMENT}, of: Chỉ tiêu kết nạp cả năm, over_time: last}}
- {{id: rate, ratio: [so_far, target], unit: "%", over_time: none}}
"""
LINES = """
    Nhóm đối tượng | Kỳ đánh giá | Tổng số
    Bí thư, phó bí thư cấp ủy | {before} | 5
    Ủy viên ban thường vụ | {before} | 6
    Trưởng, phó ban và cơ quan tham mưu của cấp ủy | {before} | 7
    Chủ tịch, phó chủ tịch hội đồng nhân dân, ủy ban nhân dân | {before} | 8
    Trưởng, phó Mặt trận Tổ quốc và đoàn thể | {before} | 9
"""


def numbers(in_period: int, so_far: int, target: int) -> dict[str, str]:
    """What a committee writes of those it has admitted."""
    names = ("Kết nạp trong kỳ", "Kết nạp từ đầu năm", "Chỉ tiêu kết nạp cả năm")
    return dict(zip(names, map(str, (in_period, so_far, target)), strict=True))


def half_year(project: Project) -> None:
    """The half-year that reads the forms of its two quarters."""
    window = {"from": "2026-01-01", "to": "2026-06-30"}
    reads = {"forms": ["2026Q1", "2026Q2"]}
    project.edition("2026H1", window=window, as_of="2026-06-30", reads=reads)


def send(project: Project, code: str, period: str, values: Mapping[str, str], **more) -> None:
    """A committee's form of a quarter."""
    project.form(code, values, period=period, kept=period, **more)


@pytest.fixture
def halves(project: Project) -> Project:
    """Two committees that sent their forms of both quarters."""
    project.committees("001", "002")
    project.indicators(RULES)
    send(project, "001", "2026Q1", numbers(2, 2, 10))
    send(project, "001", "2026Q2", numbers(3, 5, 11))
    send(project, "002", "2026Q1", numbers(20, 20, 90))
    send(project, "002", "2026Q2", numbers(30, 50, 100))
    half_year(project)
    return project


def files(so: Edition, figure_id: str) -> set[str]:
    """The folders of the forms that a figure's cells are in."""
    return {spot.file.split("/")[1] for spot in so[figure_id].sources}


def values(so: Edition) -> list[object]:
    """What the figures come to, without those that owe a form."""
    names = ("admitted", "forms", "so_far", "target")
    return [so[name].value for name in names]


def test_flows_add_up_and_stocks_take_the_last(halves):
    """Added over two quarters a total since January would hold the first quarter twice."""
    so = halves.open("2026H1")

    assert values(so) == [55, 4, 55, 111]
    assert so["rate"].table_text == "49,55%"
    assert so.reasons == []


def test_a_figure_knows_the_forms_it_comes_from(halves):
    """Its cells, and the cells looked through: a change elsewhere cannot change it."""
    so = halves.open("2026H1")

    assert [files(so, each) for each in ("admitted", "target", "rate")] == [
        {"2026Q1", "2026Q2"}, {"2026Q2"}, {"2026Q2"},
    ]  # fmt: skip
    assert not any("2026Q1/received" in area.file for area in so["target"].scope)
    assert any("2026Q1/received" in area.file for area in so["admitted"].scope)


def test_a_row_is_known_by_its_period_where_two_are_kept(halves):
    """In rows.json both rows of a unit are there, each under a name of its own."""
    kept = json.loads(halves.open("2026H1").as_json()["rows"])
    rows = kept["registers"][DEVELOPMENT]["rows"]

    assert [row[2] for row in rows] == [
        "001 · 2026Q1", "002 · 2026Q1", "001 · 2026Q2", "002 · 2026Q2",
    ]  # fmt: skip
    assert kept["figures"]["target"]["rows"] == [2, 3]


def test_one_period_alone_keeps_its_names(halves):
    """The rows of a quarter are called as they were in editions closed before."""
    kept = json.loads(halves.open().as_json()["rows"])

    assert [row[2] for row in kept["registers"][DEVELOPMENT]["rows"]] == ["001", "002"]


def test_a_unit_that_sent_one_of_two_forms_is_missing_with_its_period(halves):
    """Flows lack its quarter; what the last forms tell is whole."""
    halves.sent["2026Q1"].pop("002.xlsx")
    so = halves.open("2026H1")

    (found,) = (each for each in so.findings if each.code == "R-044")
    assert "1 đơn vị: Đảng bộ 002 (002; thiếu biểu quý I/2026)" in found.problem
    assert "mới có đủ biểu các kỳ của 1/2" in so["admitted"].reason
    assert (so["target"].reason, so["rate"].reason) == ("", "")
    assert "còn thiếu: Đảng bộ 002 (thiếu biểu quý I/2026)" in so.reasons[0]


def test_without_a_last_form_there_is_no_stock(halves):
    """What it was a quarter ago is not what it is; of the unit that sent it, it is known."""
    halves.sent["2026Q2"].pop("002.xlsx")
    so = halves.open("2026H1")

    assert (so["target"].value, so["target"].reason) == (
        11, "mới có biểu của 1/2 đảng bộ trực thuộc"
    )  # fmt: skip

    halves.sent["2026Q2"].clear()
    so = halves.open("2026H1")
    assert (so["target"].value, so["target"].status) == (None, "undefined")
    assert so["admitted"].value == 22


def test_a_wrong_cell_of_an_earlier_form_blocks_only_what_adds_it_up(halves):
    """The last form's own numbers are not in doubt."""
    send(halves, "001", "2026Q1", {**numbers(2, 2, 10), "Kết nạp trong kỳ": "hai",
                                   "Chỉ tiêu kết nạp cả năm": "mười"})  # fmt: skip

    so = halves.open("2026H1")

    assert (so["admitted"].status, so["target"].value) == ("blocked", 111)


UNIQUE = "- {id: K-900, unique: Phát triển đảng viên, columns: [Chỉ tiêu kết nạp cả năm]}"
COPIED = """
- {id: K-900, repeats: Phát triển đảng viên, least: 3, columns:
    [Kết nạp trong kỳ, Kết nạp từ đầu năm, Chỉ tiêu kết nạp cả năm]}
"""


@pytest.mark.parametrize("check", [UNIQUE, COPIED])
def test_a_unit_repeats_itself_from_quarter_to_quarter(halves, check):
    """Two forms of one unit are no duplicates, two units' forms of one quarter are."""
    halves.checks(check)
    send(halves, "001", "2026Q2", numbers(2, 2, 10))
    assert not [each for each in halves.open("2026H1").findings if each.code == "K-900"]

    send(halves, "002", "2026Q2", numbers(2, 2, 10))
    found = [each for each in halves.open("2026H1").findings if each.code == "K-900"]
    assert found
    assert all("2026Q2/received" in each.file for each in found)


def test_a_line_stands_once_in_each_form(project):
    """Not once over the forms of both quarters; a second time in one of them is told."""
    project.committees("001")
    project.checks("- {id: K-900, lines: Xếp loại quý}")
    twice = LINES + "    Ủy viên ban thường vụ | {before} | 6\n"
    for period, before in (("2026Q1", "2025Q4"), ("2026Q2", "2026Q1")):
        table = {"Xếp loại quý": LINES.format(before=before)}
        send(project, "001", period, {}, tables=table)
    half_year(project)
    assert not [each for each in project.open("2026H1").findings if each.code == "K-900"]

    send(project, "001", "2026Q1", {}, tables={"Xếp loại quý": twice.format(before="2025Q4")})
    found = [each for each in project.open("2026H1").findings if each.code == "K-900"]
    assert {each.file for each in found} == {"btctu/2026Q1/received/001.xlsx"}


def test_what_is_unusual_is_so_among_forms_of_one_quarter(project):
    """Ten units that doubled from quarter to quarter are no outliers among their own."""
    codes = [f"{n:03}" for n in range(10)]
    project.committees(*codes)
    project.checks(
        "- {id: K-900, unusual: Phát triển đảng viên, columns: [Kết nạp từ đầu năm], beyond: 4}"
    )
    for period, level in (("2026Q1", 1), ("2026Q2", 400)):
        for code in codes:
            send(project, code, period, numbers(1, level + int(code) % 2, 9))
    # Most have sent nothing for the first quarter: among all of them its numbers would be odd.
    for code in codes[8:]:
        project.sent["2026Q1"].pop(f"{code}.xlsx")
    half_year(project)

    assert not [each for each in project.open("2026H1").findings if each.code == "K-900"]


def test_a_book_takes_over_from_the_last_form(halves):
    """Where a column is found by the unit's code, its form of the last quarter tells."""
    halves.register(
        "- {sheet: Theo dõi, columns: {Mã tổ chức: {is: code, required: true}, Việc: {}}, "
        "joined: {Chỉ tiêu: {of: Chỉ tiêu kết nạp cả năm, from: Phát triển đảng viên, "
        "by: Mã tổ chức}}}"
    )
    halves.sheet("Theo dõi", "Mã tổ chức | Việc\n'001 | a")
    halves.indicators("- {id: followed, sum: Theo dõi, of: Chỉ tiêu}")

    so = halves.open("2026H1")

    assert so["followed"].value == 11
    assert not [each for each in so.findings if each.code == "R-050"]

