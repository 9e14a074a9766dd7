"""Why a figure changed, split by cause, with amounts that add up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from baocao.difference import compare
from baocao.difference.model import Difference, FigureChange
from baocao.registers.form import YEAR

RECEIVED = "- {id: received, count: Đơn thư, where: {Ngày nhận: trong kỳ}}"
PEOPLE = "- {id: people, sum: Khen thưởng, of: Số người}"
THREE = """
Mã đơn | Ngày nhận  | Loại
D1     | 01/04/2026 | kiến nghị
D2     | 02/04/2026 | phản ánh
D3     | 03/04/2026 | khiếu nại
"""


def told(found: Difference, name: str) -> FigureChange:
    """The change of one figure."""
    return next(each for each in found.figures if each.id == name)


def split(found: Difference, name: str) -> dict[str, tuple[object, list[str]]]:
    """The causes of a figure's change: amount and ids of the rows, by kind."""
    return {
        cause.kind: (cause.amount, [row.id for row in cause.rows])
        for cause in told(found, name).causes
    }


def test_rows_that_came_and_went_are_told_with_what_each_adds(project, report):
    """Two rows added and one removed make a count one higher: plus two, minus one."""
    project.indicators(RECEIVED)
    project.sheet("Đơn thư", THREE)
    old = report()
    project.sheet(
        "Đơn thư",
        """
        Mã đơn | Ngày nhận
        D1     | 01/04/2026
        D3     | 03/04/2026
        D4     | 04/04/2026
        D5     | 05/04/2026
        """,
    )

    found = compare(old, report())

    assert split(found, "received") == {"added": (2, ["D4", "D5"]), "removed": (-1, ["D2"])}
    change = told(found, "received")
    assert (change.old.text, change.new.text, change.change) == ("03", "04", 1)


def test_a_changed_cell_takes_a_row_out_of_a_count(project, report):
    """A date moved out of the window is a changed row, not a removed one."""
    project.indicators(RECEIVED)
    project.sheet("Đơn thư", THREE)
    old = report()
    project.sheet("Đơn thư", THREE.replace("02/04/2026", "02/07/2026"))

    assert split(compare(old, report()), "received") == {"changed": (-1, ["D2"])}


def test_a_changed_amount_changes_a_sum_by_the_difference(project, report):
    """A sum tells how much each changed, added and removed row gives."""
    project.indicators(PEOPLE)
    project.sheet("Khen thưởng", "Mã | Số người\nK1 | 3\nK2 | 4\nK3 | 10")
    old = report()
    project.sheet("Khen thưởng", "Mã | Số người\nK1 | 5\nK2 | 4\nK4 | 7")

    found = compare(old, report())

    assert split(found, "people") == {
        "added": (7, ["K4"]),
        "removed": (-10, ["K3"]),
        "changed": (2, ["K1"]),
    }


def test_a_figure_that_is_printed_as_before_is_not_told(project, report):
    """One row added and one removed leave the count; the rows are told, the figure is not."""
    project.indicators(RECEIVED)
    project.sheet("Đơn thư", THREE)
    old = report()
    project.sheet("Đơn thư", THREE.replace("D3", "D9").replace("03/04/2026", "09/04/2026"))

    found = compare(old, report())

    assert found.figures == []
    assert [(row.kind, row.id, row.figures) for row in found.rows] == [
        ("added", "D9", ["received"]),
        ("removed", "D3", ["received"]),
    ]


def test_a_form_that_came_late_is_told_as_such(project, report):
    """Rows of a form whose file was not there are late; a form sent again is a changed cell."""
    project.committees("A1", "A2")
    project.indicators("- {id: admitted, sum: Phát triển đảng viên, of: Kết nạp từ đầu năm}")
    project.form("A1", {"Kết nạp từ đầu năm": "5"})
    old = report()
    project.form("A1", {"Kết nạp từ đầu năm": "6"})
    project.form("A2", {"Kết nạp từ đầu năm": "9"})

    found = compare(old, report())

    assert split(found, "admitted") == {"late": (9, ["A2"]), "changed": (1, ["A1"])}
    assert [each.completeness["n"] for each in (found.old, found.new)] == [1, 2]


def test_a_form_that_was_refused_before_is_no_late_one(project, report):
    """The file of a form that could not be used was there already: its row is added."""
    project.committees("A1", "A2")
    project.indicators("- {id: admitted, sum: Phát triển đảng viên, of: Kết nạp từ đầu năm}")
    project.form("A1", {"Kết nạp từ đầu năm": "5"})
    project.form("A2", {"Kết nạp từ đầu năm": "9", "Kỳ báo cáo": "2026Q1"})
    old = report()
    project.form("A2", {"Kết nạp từ đầu năm": "9"})

    assert split(compare(old, report()), "admitted") == {"added": (9, ["A2"])}


def test_a_form_that_was_taken_away_is_told_with_its_file(project, report):
    """The rows of a file that is gone are removed rows, and the file is named."""
    project.committees("A1", "A2")
    project.indicators("- {id: admitted, sum: Phát triển đảng viên, of: Kết nạp từ đầu năm}")
    project.form("A1", {"Kết nạp từ đầu năm": "5"})
    project.form("A2")
    old = report()
    (project.paths.data / "btctu/2026Q2/received/A2.xlsx").unlink()

    change = told(compare(old, report()), "admitted")

    assert change.change == 0
    assert change.new.reason == "mới có biểu của 1/2 đảng bộ trực thuộc"
    ((cause),) = change.causes
    assert (cause.kind, cause.amount, cause.remark) == (
        "removed", None, "tệp btctu/2026Q2/received/A2.xlsx không còn",
    )  # fmt: skip


def test_a_definition_that_was_changed_is_told_with_both_wordings(project, report):
    """Rows that are as they were but counted otherwise are due to the rule."""
    project.indicators("- {id: some, count: Đơn thư, where: {Loại: kiến nghị}}")
    project.sheet("Đơn thư", THREE)
    old = report()
    project.rules.clear()
    project.indicators("- {id: some, count: Đơn thư, where: {Loại: [kiến nghị, phản ánh]}}")

    found = compare(old, report())

    assert split(found, "some") == {"definition": (1, ["D2"])}
    assert told(found, "some").causes[0].remark == (
        "some: “đếm dòng của Đơn thư, Loại là “kiến nghị”” → "
        "“đếm dòng của Đơn thư, Loại là “kiến nghị” hoặc “phản ánh””"
    )


def test_a_new_definition_and_new_rows_are_told_apart(project, report):
    """A row that was not there is added, one that was there and is now counted is the rule's."""
    project.indicators("- {id: some, count: Đơn thư, where: {Loại: kiến nghị}}")
    project.sheet("Đơn thư", THREE)
    old = report()
    project.rules.clear()
    project.indicators("- {id: some, count: Đơn thư, where: {Loại: [kiến nghị, phản ánh]}}")
    project.sheet("Đơn thư", THREE + "D4 | 04/04/2026 | kiến nghị\n")

    assert split(compare(old, report()), "some") == {
        "added": (1, ["D4"]),
        "definition": (1, ["D2"]),
    }


SUM = """
- {id: asked, count: Đơn thư, where: {Loại: kiến nghị}}
- {id: told, count: Đơn thư, where: {Loại: phản ánh}}
- {id: both, add: [asked, told]}
- {id: more, difference: [asked, told]}
"""


def test_a_sum_and_a_difference_of_figures_are_split_by_their_rows(project, report):
    """What a part gains the sum gains; what is taken away counts the other way round."""
    project.indicators(SUM)
    project.sheet("Đơn thư", THREE)
    old = report()
    project.sheet("Đơn thư", THREE + "D4 | 04/04/2026 | phản ánh\n")

    found = compare(old, report())

    assert split(found, "both") == {"added": (1, ["D4"])}
    assert split(found, "more") == {"added": (-1, ["D4"])}
    assert [(part.id, part.old, part.new) for part in told(found, "both").parts] == [
        ("told", "01", "02")
    ]


def test_a_row_that_goes_from_one_part_to_the_other_changes_their_difference_by_two(
    project, report
):
    """Minus one and plus one of the same row add up where one of them is taken away."""
    project.indicators(SUM)
    project.sheet("Đơn thư", THREE)
    old = report()
    project.sheet("Đơn thư", THREE.replace("phản ánh", "kiến nghị"))

    found = compare(old, report())

    assert [each.id for each in found.figures] == ["asked", "more", "told"]
    assert split(found, "more") == {"changed": (2, ["D2"])}


def test_a_part_that_joins_a_sum_is_a_new_definition(project, report):
    """The rows of the new part are as they were: only the rule brought them in."""
    project.indicators(SUM.replace("[asked, told]}\n- {id: more", "[asked]}\n- {id: more"))
    project.sheet("Đơn thư", THREE)
    old = report()
    project.rules.clear()
    project.indicators(SUM)
    new = replace(report(), inputs=old.inputs)

    assert split(compare(old, new), "both") == {"definition": (1, ["D2"])}


def test_the_definition_of_a_part_is_told_for_what_is_made_from_it(project, report):
    """A sum whose part is counted otherwise says which part, and how."""
    project.indicators(SUM)
    project.sheet("Đơn thư", THREE)
    old = report()
    project.rules.clear()
    project.indicators(SUM.replace("{Loại: phản ánh}", "{Loại: [phản ánh, khiếu nại]}"))

    found = compare(old, report())

    assert split(found, "both") == {"definition": (1, ["D3"])}
    assert told(found, "both").causes[0].remark.startswith("told: “đếm dòng của Đơn thư, Loại là")


def test_a_ratio_names_causes_and_parts_without_amounts(project, report):
    """A percentage does not add up: its parts' values say what happened."""
    project.indicators(
        """
        - {id: part, count: Đơn thư, where: {Loại: kiến nghị}}
        - {id: whole, count: Đơn thư}
        - {id: rate, ratio: [part, whole], unit: "%"}
        """
    )
    project.sheet("Đơn thư", THREE)
    old = report()
    project.sheet("Đơn thư", THREE + "D4 | 04/04/2026 | kiến nghị\n")

    found = compare(old, report())

    assert split(found, "rate") == {"added": (None, ["D4"])}
    rate = told(found, "rate")
    assert (rate.old.text, rate.new.text, str(rate.change)) == ("33,33%", "50%", "16.67")
    assert [(part.id, part.old, part.new) for part in rate.parts] == [
        ("part", "01", "02"),
        ("whole", "03", "04"),
    ]


def test_different_values_name_the_rows_without_amounts(project, report):
    """A value that another row has too adds nothing, so that rows have no amount of their own."""
    project.indicators("- {id: kinds, distinct: Đơn thư, of: Loại}")
    project.sheet("Đơn thư", THREE)
    old = report()
    project.sheet("Đơn thư", THREE.replace("phản ánh", "kiến nghị"))

    found = compare(old, report())

    assert split(found, "kinds") == {"changed": (None, ["D2"])}
    assert told(found, "kinds").change == -1


def test_a_cell_that_cannot_be_used_is_named_where_a_figure_has_no_value_any_more(project, report):
    """A blocked figure has no change to count; the row with the bad cell is its cause."""
    project.indicators(RECEIVED)
    project.sheet("Đơn thư", THREE)
    old = report()
    project.sheet("Đơn thư", THREE.replace("02/04/2026", "hôm qua"))

    found = compare(old, report())

    assert split(found, "received") == {"changed": (None, ["D2"])}
    assert told(found, "received").change is None
    assert found.new.state == "draft"
    assert [list(each["cells"]) for each in found.findings_came] == [["C6"]]


def test_a_bad_cell_of_a_row_that_was_not_counted_is_named_beside_other_causes(project, report):
    """Whether the row counts is not known any more: that is why there is no value."""
    project.indicators(RECEIVED)
    project.sheet("Đơn thư", THREE + "D4 | 01/07/2026 | kiến nghị\n")
    old = report()
    new = THREE + "D4 | ngày mai | kiến nghị\nD5 | 05/04/2026 | kiến nghị\n"
    project.sheet("Đơn thư", new)

    assert split(compare(old, report()), "received") == {
        "added": (None, ["D5"]),
        "changed": (None, ["D4"]),
    }


def test_rows_of_a_book_that_was_not_there_are_added_not_late(project, report):
    """Only units' forms come late; a room's book that appears adds its rows."""
    project.keep("Văn bản", "van-phong", "to-chuc-can-bo")
    project.indicators("- {id: documents, count: Văn bản}")
    project.sheet("Văn bản", "Số | Ký hiệu\n1 | QĐ/TU", room="van-phong")
    project.sheet("Văn bản", "Số | Ký hiệu\n2 | QĐ/TU", room="to-chuc-can-bo")
    new = report()
    book = "btctu/2026/to-chuc-can-bo.xlsx"
    documents = [row for row in new.rows.registers["Văn bản"] if row.file != book]
    counts = {"documents": replace(new.rows.counts["documents"], rows=[0])}
    old = replace(
        new,
        inputs={name: digest for name, digest in new.inputs.items() if book not in name},
        rows=replace(new.rows, registers={"Văn bản": documents}, counts=counts),
        figures={"documents": {**new.figures["documents"], "value": 1, "text": "01"}},
    )

    assert split(compare(old, new), "documents") == {"added": (1, ["2 · QĐ/TU"])}


def test_a_cell_that_the_figure_does_not_look_at_explains_nothing(project, report):
    """The row was counted because of other days; that its result was written in is no cause."""
    project.indicators(RECEIVED)
    project.sheet("Đơn thư", THREE)
    old = report()
    project.sheet("Đơn thư", THREE.replace("kiến nghị", "tố cáo"))
    project.edition(window={"from": "2026-04-02", "to": "2026-06-30"})

    assert split(compare(old, report()), "received") == {"period": (-1, ["D1"])}


def test_a_cut_off_of_one_register_is_a_matter_of_days_too(project, report):
    """The report's own window is as it was, that of the register is another one."""
    project.indicators(RECEIVED)
    project.sheet("Đơn thư", THREE)
    old = report()
    project.edition(cut_offs={"Đơn thư": {"from": "2026-04-02", "to": "2026-06-30"}})

    assert split(compare(old, report()), "received") == {"period": (-1, ["D1"])}


def test_between_periods_a_new_definition_is_told_but_not_counted(project, report):
    """Which rows the rule and which ones the days took in cannot be told apart."""
    project.indicators(RECEIVED)
    project.edition("2026Q1")
    project.sheet("Đơn thư", THREE)
    old = report("2026Q1")
    project.rules.clear()
    project.indicators(RECEIVED.replace("}}", ", Loại: kiến nghị}}"))

    assert split(compare(old, report()), "received") == {
        "definition": (None, []),
        "period": (1, ["D1"]),
    }


def test_between_periods_the_forms_of_a_unit_are_of_other_periods(project, report):
    """Each period has its own form of a unit: that the numbers differ is no changed cell."""
    project.committees("A1")
    project.indicators("- {id: admitted, sum: Phát triển đảng viên, of: Kết nạp từ đầu năm}")
    project.form("A1", {"Kết nạp từ đầu năm": "5"})
    new = report()
    name = "Phát triển đảng viên"
    (form,) = new.rows.registers[name]
    cells = {**form.cells, "Kết nạp từ đầu năm": ("D6", 3)}
    earlier = replace(form, file="btctu/2026Q1/cap-uy/A1.xlsx", cells=cells)
    old = replace(
        new,
        period=new.period.previous(),
        rows=replace(new.rows, registers={**new.rows.registers, name: [earlier]}),
        figures={"admitted": {**new.figures["admitted"], "value": 3, "text": "03"}},
    )

    found = compare(old, new)

    assert split(found, "admitted") == {"period": (2, ["A1"])}
    assert found.rows == []


def test_other_days_explain_rows_that_are_as_they_were(project, report):
    """A window that was moved counts other rows; nothing else has changed."""
    project.indicators(RECEIVED)
    project.sheet("Đơn thư", THREE)
    old = report()
    project.edition(window={"from": "2026-04-02", "to": "2026-06-30"})

    assert split(compare(old, report()), "received") == {"period": (-1, ["D1"])}


def test_another_period_counts_other_rows(project, report):
    """Between periods rows are counted then or now; that is no change of the book."""
    project.indicators(RECEIVED)
    project.edition("2026Q1")
    project.sheet("Đơn thư", THREE + "D4 | 04/01/2026 | kiến nghị\n")

    found = compare(report("2026Q1"), report("2026Q2"))

    assert split(found, "received") == {"period": (2, ["D1", "D2", "D3", "D4"])}
    assert found.rows == []


def test_the_code_is_blamed_only_when_nothing_else_can_be(project, report):
    """With the same rows, rules and days only the program is left; without it nothing is known."""
    project.indicators(RECEIVED)
    project.sheet("Đơn thư", THREE)
    now = report()
    counts = now.rows.counts["received"]
    rows = replace(now.rows, counts={"received": replace(counts, rows=[0, 1])})
    entry = {**now.figures["received"], "value": 2, "text": "02"}
    old = replace(now, rows=rows, figures={"received": entry}, code="a")

    assert split(compare(old, replace(now, code="b")), "received") == {"code": (1, ["D3"])}
    assert split(compare(old, replace(now, code="a")), "received") == {"unknown": (1, ["D3"])}


def test_what_rows_do_not_explain_is_not_hidden(project, report):
    """A change that the rows do not add up to is told as a rest."""
    project.indicators(RECEIVED)
    project.sheet("Đơn thư", THREE)
    now = report()
    old = replace(now, figures={"received": {**now.figures["received"], "value": 9, "text": "09"}})
    fewer = replace(now.rows.counts["received"], rows=[0, 1])

    assert split(compare(old, now), "received") == {"unknown": (-6, [])}
    old = replace(old, rows=replace(old.rows, counts={"received": fewer}))
    assert split(compare(old, now), "received") == {"unknown": (-6, ["D3"])}


def test_a_row_of_a_register_that_is_joined_explains_a_count(project, report):
    """A row counted by what another register says of it changes with that register."""
    project.indicators("- {id: sent, count: Đi nước ngoài, where: {Loại tổ chức: đảng ủy xã}}")
    organisations = "Mã tổ chức | Loại\nT1 | đảng ủy xã\nT2 | đảng ủy phường"
    project.sheet("Tổ chức", organisations)
    project.sheet("Đi nước ngoài", "Mã | Mã tổ chức\nN1 | T1\nN2 | T2")
    old = report()
    project.sheet("Tổ chức", organisations.replace("phường", "xã"))

    found = compare(old, report())

    assert split(found, "sent") == {"changed": (1, ["N2"])}
    assert told(found, "sent").causes[0].remark == "theo dòng T2 · 2026-04-01 của sổ Tổ chức"


def test_a_row_that_changed_itself_is_not_put_down_to_the_joined_register(project, report):
    """The committee of the row was corrected; that another committee changed too is no cause."""
    project.indicators("- {id: sent, count: Đi nước ngoài, where: {Loại tổ chức: đảng ủy xã}}")
    organisations = "Mã tổ chức | Loại\nT1 | đảng ủy xã\nT2 | đảng ủy phường\nT3 | phòng"
    project.sheet("Tổ chức", organisations)
    project.sheet("Đi nước ngoài", "Mã | Mã tổ chức\nN1 | T1\nN2 | T2")
    old = report()
    project.sheet("Tổ chức", organisations.replace("phòng", "chi bộ"))
    project.sheet("Đi nước ngoài", "Mã | Mã tổ chức\nN1 | T1\nN2 | T1")

    (cause,) = told(compare(old, report()), "sent").causes

    assert (cause.kind, cause.amount, cause.remark) == ("changed", 1, "")


def test_figures_that_appear_and_go_are_told_with_why(project, report):
    """A new rule is a definition; a member of a family comes and goes with its rows."""
    family = '- {count: Khen thưởng, by: {Số người: "of_{}"}}'
    project.indicators(RECEIVED + family.replace("-", "\n-", 1))
    project.sheet("Đơn thư", THREE)
    project.sheet("Khen thưởng", "Mã | Số người\nK1 | 3\nK2 | 4")
    old = report()
    project.rules.clear()
    project.indicators(family + "\n- {id: all, count: Đơn thư}")
    project.sheet("Khen thưởng", "Mã | Số người\nK1 | 3\nK3 | 5")

    found = compare(old, report())

    assert {each.id: (each.old and each.old.text, each.new and each.new.text)
            for each in found.figures} == {
        "all": (None, "03"), "received": ("03", None), "of_4": ("01", None), "of_5": (None, "01"),
    }  # fmt: skip
    assert split(found, "of_5") == {"added": (None, ["K3"])}
    assert split(found, "of_4") == {"removed": (None, ["K2"])}
    assert list(split(found, "all")) == ["definition"]
    assert list(split(found, "received")) == ["definition"]


@pytest.mark.parametrize("register", ["registers/so.yml", "checks/so.yml"])
def test_how_registers_are_read_explains_what_rows_do_not(project, report, register):
    """Rows that are as they were are counted otherwise after a change of how they are read."""
    project.indicators(RECEIVED)
    project.sheet("Đơn thư", THREE)
    now = report()
    entry = {**now.figures["received"], "value": 9, "text": "09"}
    inputs = {**now.inputs, f"params/{register}": "khác"}
    old = replace(now, figures={"received": entry}, inputs=inputs)

    (cause,) = told(compare(old, now), "received").causes

    assert (cause.kind, cause.amount, cause.remark) == ("definition", -6, f"tệp params/{register}")


def test_only_the_row_that_was_taken_over_from_is_named(project, report):
    """Of two organisations that changed, the one of the row, and what the figure looks at."""
    project.indicators("- {id: sent, count: Đi nước ngoài, where: {Loại tổ chức: đảng ủy xã}}")
    organisations = """
    Mã tổ chức | Loại           | Tên
    T1         | đảng ủy phường | Một
    T2         | phòng          | Hai
    T3         | đảng ủy phường | Ba
    """
    project.sheet("Tổ chức", organisations)
    project.sheet("Đi nước ngoài", "Mã | Mã tổ chức\nN1 | T1\nN2 | T2\nN3 | T3")
    old = report()
    changed = organisations.replace("Hai", "Hai mới").replace("phòng", "chi bộ")
    project.sheet("Tổ chức", changed.replace("phường | Một", "xã | Một").replace("Ba", "Ba mới"))

    (cause,) = told(compare(old, report()), "sent").causes

    assert (cause.kind, cause.amount, [row.id for row in cause.rows]) == ("changed", 1, ["N1"])
    assert cause.remark == "theo dòng T1 · 2026-04-01 của sổ Tổ chức"


def test_a_form_is_put_down_to_its_own_organisation(project, report):
    """A form takes over by the code on its cover, which stands in no column of its own."""
    project.committees("A1", "A2")
    project.indicators(
        """
        - id: admitted
          sum: Phát triển đảng viên
          of: Kết nạp từ đầu năm
          where: {Loại tổ chức: đảng ủy xã}
        """
    )
    project.sheet("Tổ chức", TWO_COMMITTEES)
    for code in ("A1", "A2"):
        project.form(code, {"Kết nạp từ đầu năm": "5"})
    old = report()
    project.sheet("Tổ chức", TWO_COMMITTEES.replace("phường | x | Một", "xã | x | Một"))

    (cause,) = told(compare(old, report()), "admitted").causes

    assert (cause.kind, cause.amount, [row.id for row in cause.rows]) == ("changed", 5, ["A1"])
    assert cause.remark == "theo dòng A1 · 2026-04-01 của sổ Tổ chức"


TWO_COMMITTEES = """
Mã tổ chức | Loại           | Trực thuộc Tỉnh ủy | Tên
A1         | đảng ủy phường | x | Một
A2         | đảng ủy phường | x | Hai
"""


def test_rows_that_do_not_pass_the_conditions_of_a_joined_column_are_no_cause(project, report):
    """Last year's target of the same organisation is not the one taken over."""
    project.declare("Chỉ tiêu", "Đi nước ngoài")
    task = {"of": "Nội dung", "from": "Chỉ tiêu", "by": "Mã tổ chức", "where": {"Năm": YEAR}}
    journeys = project.registers["Đi nước ngoài"]
    project.registers["Đi nước ngoài"] = {**journeys, "joined": {"Việc": task}}
    project.indicators("- {id: sent, count: Đi nước ngoài, where: {Việc: mới}}")
    targets = "Mã tổ chức | Năm | Nội dung\nT1 | 2026 | cũ\nT1 | 2025 | cũ"
    project.sheet("Chỉ tiêu", targets)
    project.sheet("Đi nước ngoài", "Mã | Mã tổ chức\nN1 | T1")
    old = report()
    project.sheet("Chỉ tiêu", targets.replace("cũ", "mới"))

    (cause,) = told(compare(old, report()), "sent").causes

    assert (cause.kind, cause.amount) == ("changed", 1)
    assert cause.remark == "theo dòng kết nạp đảng viên · T1 · 2026 của sổ Chỉ tiêu"


def test_what_a_new_rule_may_have_done_is_not_put_down_to_a_cell(project, report):
    """The day was corrected within the quarter, the rule dropped the kind: the rule did it."""
    project.indicators(RECEIVED)
    project.sheet("Đơn thư", THREE)
    old = report()
    project.rules.clear()
    project.indicators(RECEIVED.replace("}}", ", Loại: [kiến nghị, khiếu nại]}}"))
    project.sheet("Đơn thư", THREE.replace("02/04/2026", "05/04/2026"))

    found = compare(old, report())

    assert split(found, "received") == {"definition": (-1, ["D2"])}
    remark = told(found, "received").causes[0].remark
    assert remark.startswith("dòng D2 còn được sửa ô, không tách riêng được; received: “đếm dòng")


def test_an_amount_corrected_in_a_row_that_counts_either_way_is_the_cells(project, report):
    """The new rule drops another row; what the first one gives was changed by its cell alone."""
    project.indicators(PEOPLE.replace("}", ", where: {Đối tượng: [tập thể, cá nhân]}}"))
    awards = "Mã | Đối tượng | Số người\nK1 | tập thể | {}\nK2 | cá nhân | 4"
    project.sheet("Khen thưởng", awards.format(3))
    old = report()
    project.rules.clear()
    project.indicators(PEOPLE.replace("}", ", where: {Đối tượng: tập thể}}"))
    project.sheet("Khen thưởng", awards.format(5))

    found = compare(old, report())

    assert split(found, "people") == {"changed": (2, ["K1"]), "definition": (-4, ["K2"])}
    assert told(found, "people").change == -2
