"""A report made of closed editions: what it takes over, where lines end, what it says of gaps."""

from __future__ import annotations

import json

import pytest
from baocao import edition
from baocao.build.outputs import figures_json
from baocao.charts import Trends, group, multiples
from baocao.charts.course import course, periods
from baocao.errors import ParamsError, UsageError
from baocao.export.tree import parse, plain

from core.printed import printed
from core.quarters import break_on, redefine
from issued import damage, issue

UNITS = {"rate": "%", "so_far": "đảng viên", "target": "đảng viên"}
RULES = """
- {id: received, count: Đơn thư}
- {id: so_far, count: Đơn thư, over_time: ytd}
- {id: target, count: Đơn thư, over_time: last}
- {id: rate, ratio: [received, target], over_time: none}
- {id: share, ratio: [so_far, target], over_time: none}
- {label: Theo loại, count: Đơn thư, by: {Phân loại: "kind.{}"}}
"""
EDITION = {
    "window": {"from": "2026-01-01", "to": "2026-12-31"}, "as_of": "2026-12-31",
    "signer": "truong-ban", "recipients": ["Lãnh đạo Ban"],
}  # fmt: skip
SAID = {"kind": "BÁO CÁO", "type": "BC", "subject": "Diễn biến đến {ky}"}
FIVE = """
    Kỳ     | received | so_far | target | rate
    2025Q2 | 5        | 40     | 90     | 12.5
    2025Q3 | 8        | 1900   | 90     | 100
    2026Q1 | 1234     | 7      | 80     | 0
    2026Q2 | 9        | 30     | 80     | 62.963
    2026Q4 |          | 70     | 80     | -
"""


@pytest.fixture
def series(project):
    """Opens the series over the closed editions of a table."""
    project.sheet("Đơn thư", "Mã đơn\nD1")
    project.indicators(RULES)
    project.write("reports.yml", json.dumps({
        "quarterly": {**SAID, "subject": "Kết quả {ky}"}, "series": {**SAID, "closed": "quarterly"},
    }))  # fmt: skip

    def opened(table: str = "", **params: object) -> edition.Edition:
        if table:
            issue(project.paths.data, table, UNITS)
        project.write("btctu/2026/series.yml", json.dumps(EDITION | params))
        project.open()  # writes params/
        return edition.open("series", "btctu", "2026", project.paths)

    return opened


def keep(project, figures: list[str]) -> None:
    """Let the series name the figures that it keeps."""
    named = {**SAID, "closed": "quarterly", "figures": figures}
    project.write("reports.yml", json.dumps({"quarterly": SAID, "series": named}))


def joined(so, figure_id: str) -> str:
    """A period after the other: ``.`` a value, ``-`` one joined with that before it, ``?`` none."""
    told = course(so, figure_id, periods(so.closed))
    return "".join(
        ("-" if told.joined[number] else ".") if figure and figure.value is not None else "?"
        for number, figure in enumerate(told.figures)
    )


def reasons(so, figure_id: str) -> list[str]:
    """Where the course begins anew, and why."""
    through = periods(so.closed)
    begun = course(so, figure_id, through).breaks.items()
    return [f"{through[number]}: {apart.why}" for number, apart in begun]


def rows(block) -> list[list[str]]:
    """The table of a block, cell by cell."""
    lines = [line for line in block.markdown.replace("\\", "").splitlines() if line[:1] == "|"]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [cells[0], *cells[2:]]


def notes(block) -> list[str]:
    """What stands below the table."""
    return printed(block.markdown.rpartition("|")[2])


def test_figures_are_those_that_were_issued(series):
    """By period; as they were printed then, whatever the catalogue counts today."""
    so = series("Kỳ | received\n2025Q4 | 5*\n2026Q1 | 1234=1 234")

    assert so["2026Q1:received"].as_json() == {
        "id": "2026Q1:received", "label": "Chỉ tiêu received", "value": 1234, "unit": "đơn",
        "text": "1 234", "table_text": "1 234", "status": "ok", "reason": None,
        "definition": "đếm", "definition_sha256": "so", "scope": [], "sources": [{
            "file": "btctu/closed/2026Q1/quarterly/figures.json", "sheet": "",
            "cells": ["received"],
        }],
    }  # fmt: skip
    assert [*so.figures] == ["2025Q4:received", "2026Q1:received"]


def test_only_closed_editions_and_params_are_read(series):
    """Both files of each, so that a change of either makes the report anew."""
    so = series("Kỳ | received\n2026Q1+1 | 5")

    assert {name for name in so.inputs if not name.startswith("params/")} == {
        "data/btctu/closed/2026Q1/quarterly/closed.json",
        "data/btctu/closed/2026Q1/quarterly/dinh-chinh-1/closed.json",
        "data/btctu/closed/2026Q1/quarterly/dinh-chinh-1/figures.json",
    }
    assert "params/btctu/2026/series.yml" in so.inputs


def test_with_a_closed_edition_the_report_is_final(series):
    """No unit owes a form to it."""
    store = series("Kỳ | received\n2026Q1 | 5").as_json()

    assert (store["state"], store["reasons"]) == ("final", [])
    assert store["completeness"] == {"n": 0, "of": 0}


def test_without_a_closed_edition_it_is_a_draft_that_says_so(series):
    """Each group says it too, in place of a chart."""
    so = series()
    trends = Trends(so)

    assert so.reasons == ["chưa có bản nào được chốt"]
    assert str(trends.covered) == "Chưa có bản nào được chốt, vì vậy không có số liệu."
    assert (str(trends.missing), str(trends.corrected)) == ("", "")
    assert printed(trends.show("Đơn, thư", ["received"]).markdown) == [
        "*Đơn, thư:* chưa có bản nào được chốt."
    ]


def test_a_damaged_edition_is_named_and_left_out(series, project):
    """Its place stays empty; nobody sees half of it."""
    series("Kỳ | received\n2025Q4 | 5\n2026Q1 | 6\n2026Q2 | 7")
    damage(project.paths.data, "2026Q1")
    so = series()

    assert [(each.code, each.file) for each in so.findings] == [
        ("R-045", "btctu/closed/2026Q1/quarterly/figures.json")
    ]
    assert so.reasons == ["còn 1 lỗi số liệu phải sửa"]
    assert joined(so, "received") == ".?."
    assert "quý I/2026" in str(Trends(so).missing)


def test_editions_that_end_after_the_window_are_left_out(series):
    """A report of last year stays what it was when this year's editions are closed."""
    so = series("Kỳ | received\n2026Q4 | 5\n2027Q1 | 6")

    assert [*so.closed] == ["2026Q4"]


def test_ten_years_of_closed_editions_stay_small(series, project):
    """Of as many figures as the catalogue has only those that the report names are kept."""
    ids = [f"figure_{number}.with.a.long.name" for number in range(200)]
    rows = [
        f"{year}Q{quarter} | {' | '.join(['5'] * 200)}"
        for year in range(2017, 2027) for quarter in (1, 2, 3, 4)
    ]  # fmt: skip
    keep(project, ids[:50])
    so = series("\n".join([f"Kỳ | {' | '.join(ids)}", *rows]))

    assert len(so.figures) == 40 * 50
    assert len(figures_json(so.as_json()).encode()) < 2_000_000


def test_figures_that_the_report_names_are_kept_with_what_they_are_made_from(series, project):
    """Without its parts nobody could say whether a figure was made otherwise."""
    keep(project, ["rate"])
    so = series("Kỳ | received | so_far | target | rate\n2025Q4|5|6|7*|8\n2026Q1|5|6|7|8")

    assert {each.partition(":")[2] for each in so.figures} == {"rate", "received", "target"}
    assert reasons(so, "rate") == ["2026Q1: cách tính hoặc đơn vị tính đã đổi so với kỳ đó"]


def test_a_figure_that_the_report_does_not_name_is_told(series, project):
    """It is not shown as one that nobody ever issued."""
    keep(project, ["rate"])

    with pytest.raises(UsageError, match="“received”.*“figures”.*params/reports.yml"):
        Trends(series(FIVE)).show("Đơn", ["received"])


def test_only_a_report_made_of_closed_editions_names_its_figures(series, project):
    """Any other keeps all."""
    project.write("reports.yml", json.dumps({
        "quarterly": {**SAID, "figures": ["rate"]}, "series": {**SAID, "closed": "quarterly"},
    }))  # fmt: skip

    with pytest.raises(ParamsError, match="“figures” chỉ đi với “closed”"):
        series()


def test_params_may_name_the_years(series):
    """A long series need not be told from its beginning."""
    so = series("Kỳ | received\n2024Q4 | 4\n2025Q4 | 5\n2026Q1 | 6", reads={"years": [2025, 2026]})

    assert [*so.closed] == ["2025Q4", "2026Q1"]


def test_the_report_it_is_made_of_must_be_declared(series, project):
    """A slip in the name is not taken for a report that nobody closed."""
    project.write("reports.yml", json.dumps({
        "quarterly": SAID, "series": {**SAID, "closed": "quartely"},
    }))  # fmt: skip

    with pytest.raises(ParamsError, match="Chưa khai báo báo cáo “quartely”"):
        series()


@pytest.mark.parametrize("key", [{"slots": ["Hạn chế"]}, {"units": {
    "expected": "owed", "cover": "Trang bìa", "code": "Mã tổ chức", "name": "Tên"}}])  # fmt: skip
def test_a_report_made_of_closed_editions_asks_for_nothing_else(series, project, key):
    """Nobody sends forms for it or writes into it."""
    project.write("reports.yml", json.dumps({
        "quarterly": SAID, "series": {**SAID, "closed": "quarterly", **key},
    }))  # fmt: skip

    with pytest.raises(ParamsError, match="“closed” không đi với"):
        series()


@pytest.mark.parametrize(("closed", "line"), [
    ("2026Q1", "."),
    ("2025Q4 2026Q1", ".-"),
    ("2025Q1 2025Q2 2025Q3 2025Q4 2026Q1", ".----"),
    ("2024Q1 2024Q2 2024Q4 2025Q1 2025Q2 2025Q3 2025Q4 2026Q1 2026Q2", ".-?.------"),
])  # fmt: skip
def test_a_line_joins_quarters_that_follow_each_other(series, closed, line):
    """Where one is missing its place is kept, and the line ends before it."""
    so = series("Kỳ | received\n" + "\n".join(f"{each} | 5" for each in closed.split()))

    assert joined(so, "received") == line


def test_a_quarter_without_value_ends_the_line(series):
    """An empty register is no 0."""
    so = series("Kỳ | received\n2026Q1 | 5\n2026Q2 |\n2026Q3 | 5\n2026Q4 | -")

    assert joined(so, "received") == ".?.?"
    assert reasons(so, "received") == []


def test_a_total_since_january_is_not_joined_across_years(series):
    """It begins anew each year, also where it is part of a figure; that is no break to be told."""
    table = "Kỳ | so_far | target | share\n"
    so = series(table + "2025Q3 | 5 | 9 | 2\n2025Q4 | 9 | 9 | 2\n2026Q1 | 2 | 9 | 2\n2026Q2|3|9|2")

    assert joined(so, "so_far") == joined(so, "share") == ".-.-"
    assert reasons(so, "so_far") == reasons(so, "share") == []


def test_a_break_of_the_office_ends_every_line(series, project):
    """It lies between the two quarters, and where one was missing before the next there is."""
    break_on(project, "[{date: 2025-10-01, reason: hợp nhất tỉnh}]")
    so = series("Kỳ | received | so_far\n2025Q2 | 5 | 5\n2025Q3 | 5 | 5\n2026Q1 | 6 | 6")

    assert joined(so, "received") == joined(so, "so_far") == ".-?."
    assert reasons(so, "received") == [
        "2026Q1: chuỗi số liệu ngắt từ ngày 01/10/2025 (hợp nhất tỉnh)"
    ]


def test_a_break_of_a_figure_ends_its_line_only(series, project):
    """The other figures go on."""
    redefine(project, "received", breaks=[{"date": "2026-04-01", "reason": "mẫu sổ mới"}])
    so = series("Kỳ | received | target\n2026Q1 | 5 | 5\n2026Q2 | 6 | 6")

    assert (joined(so, "received"), joined(so, "target")) == ("..", ".-")


def test_another_definition_ends_the_line_unless_declared_comparable(series, project):
    """As for comparisons: the older period is declared."""
    table = "Kỳ | received\n2025Q4 | 4*\n2026Q1 | 5*\n2026Q2 | 6"
    so = series(table)
    redefine(project, "received", comparable=["2026Q1"])

    assert joined(so, "received") == ".-."
    assert reasons(so, "received") == ["2026Q2: cách tính hoặc đơn vị tính đã đổi so với kỳ đó"]
    assert joined(series(), "received") == ".--"


def test_a_part_that_old_editions_lack_on_both_sides_ends_no_line(series):
    """The catalogue makes the figure from it today; neither edition did."""
    so = series("Kỳ | rate\n2025Q4 | 4\n2026Q1 | 5")

    assert joined(so, "rate") == ".-"


def test_a_family_found_in_the_rows_has_the_members_that_were_issued(series):
    """No register is there to find them in."""
    so = series("Kỳ | kind.khiếu nại\n2025Q4 | 4\n2026Q1 | 5")

    assert joined(so, "kind.khiếu nại") == ".-"


def test_a_figure_the_catalogue_does_not_have_is_told(series):
    """Also where nothing is closed; a target too."""
    with pytest.raises(UsageError, match="receved"):
        Trends(series()).show("Đơn", ["receved"])
    with pytest.raises(UsageError, match="aim"):
        Trends(series(FIVE)).show("Đơn", ["received"], targets={"received": "aim"})


def test_which_periods_are_covered_missing_and_corrected_is_said(series):
    """In order of time."""
    trends = Trends(series("Kỳ | received\n2025Q4+2 | 4\n2025Q2 | 5\n2026Q1 | 5\n2026Q3+1 | 5"))

    assert str(trends.covered) == (
        "Có bản đã chốt của 04 kỳ: quý II/2025, quý IV/2025, quý I/2026, quý III/2026."
    )
    assert str(trends.missing).startswith(
        "Không có bản đã chốt dùng được của quý III/2025, quý II/2026: "
    )
    assert str(trends.corrected) == (
        "Lấy theo bản đính chính: quý IV/2025 lần 2, quý III/2026 lần 1."
    )


def test_the_table_holds_every_value_as_it_was_issued(series):
    """A row a period, also of a missing one; targets in columns of their own."""
    ids = ["received", "so_far", "rate"]
    block = Trends(series(FIVE)).show("Chung", ids, {"so_far": "target"})

    assert rows(block) == [
        ["Kỳ", "Chỉ tiêu received (đơn)", "Chỉ tiêu so_far (đảng viên)",
         "Chỉ tiêu target (đảng viên)", "Chỉ tiêu rate (%)"],
        ["Quý II/2025", "5", "40", "90", "12,5%"],
        ["Quý III/2025", "8", "1.900", "90", "100%"],
        ["Quý IV/2025", "—", "—", "—", "—"],
        ["Quý I/2026", "1.234", "7", "80", "0%"],
        ["Quý II/2026", "9", "30", "80", "62,96%"],
        ["Quý III/2026", "—", "—", "—", "—"],
        ["Quý IV/2026", "—", "70", "80", "—"],
    ]  # fmt: skip


def test_notes_say_why_values_are_missing_and_what_runs_on(series):
    """What the missing quarters are is said once, for the whole report."""
    block = Trends(series(FIVE)).show("Chung", ["received", "so_far", "rate"])

    assert notes(block) == [
        "Chỉ tiêu received (đơn), quý IV/2026: chưa có số liệu.",
        "Chỉ tiêu rate (%), quý IV/2026: bản đã chốt không có chỉ tiêu này.",
        f"Chỉ tiêu so_far (đảng viên): {group.RUNNING}.",
        "Trục đứng của ô tỷ lệ thu vừa các giá trị, không bắt đầu từ số không.",
    ]


def test_notes_say_where_lines_end_and_why(series, project):
    """One letter a reason; figures are named where the reason is not that of all."""
    break_on(project, "[{date: 2026-04-01, reason: hợp nhất tỉnh}]")
    so = series("""
        Kỳ     | received | target
        2025Q4 | 5        | 5
        2026Q1 | 5*       | 5
        2026Q2 | 6        | 6
    """)
    block = Trends(so).show("Chung", ["received", "target"])

    otherwise, anew = notes(block)
    assert otherwise == (
        "(a) Chỉ tiêu received (đơn): quý I/2026 không so với quý IV/2025: "
        "cách tính hoặc đơn vị tính đã đổi so với kỳ đó."
    )
    assert anew == (
        "(b) Quý II/2026 không so với quý I/2026: "
        "chuỗi số liệu ngắt từ ngày 01/4/2026 (hợp nhất tỉnh)."
    )


def test_the_picture_is_told_in_words(series):
    """Every value of every panel, and its target."""
    block = Trends(series("Kỳ|so_far|target\n2025Q4|5|9\n2026Q2||8")).show(
        "Kết nạp", ["so_far"], {"so_far": "target"}
    )
    first, *_ = parse(block.markdown)
    _, alt, (_, caption) = first["c"][0]["c"]

    assert caption == "Kết nạp"
    assert plain(alt) == (
        "Biểu đồ đường, mỗi ô một chỉ tiêu. "
        "Chỉ tiêu so_far (đảng viên): quý IV/2025 5, quý I/2026 không có số, quý II/2026 không có "
        "số; Chỉ tiêu target (đảng viên): quý IV/2025 9, quý I/2026 không có số, quý II/2026 8."
    )
    assert "*Nguồn: các bản đã chốt từ quý IV/2025 đến quý II/2026.*" in block.markdown


def test_the_panels_are_given_what_the_table_holds(series, project, monkeypatch):
    """Dots, lines, dashes, marks; rates fitted, all else from 0; missing quarters in brackets."""
    handed = []

    def draw(panels, places):
        handed.extend((panels, places))
        return multiples.draw(panels, places)

    monkeypatch.setattr(group, "draw", draw)
    break_on(project, "[{date: 2026-05-01, reason: hợp nhất tỉnh}]")
    Trends(series(FIVE)).show("Chung", ["so_far", "rate"], {"so_far": "target"})
    (running, rate), names = handed

    assert [each and each.text for each in running.points] == [
        "40", "1.900", None, "7", "30", None, "70",
    ]  # fmt: skip
    assert [each and each.text for each in running.targets] == [
        "90", "90", None, "80", "80", None, "80",
    ]  # fmt: skip
    assert [*running.joined] == [False, True, False, False, False, False, False]
    assert (running.breaks, rate.breaks) == ({4: "(a)", 6: "(a)"}, {4: "(a)"})
    assert (running.fitted, rate.fitted, {*rate.targets}) == (False, True, {None})
    assert [each.name for each in names] == ["II", "III", "(IV)", "I", "II", "(III)", "IV"]
    assert [each.year for each in names] == ["2025", "", "", "2026", "", "", ""]
