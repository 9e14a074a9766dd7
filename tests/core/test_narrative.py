"""Words made of figures: lists, words by number, families, tasks, periods."""

from __future__ import annotations

import pytest
from baocao.errors import UsageError
from baocao.narrative import Prose

from core.printed import printed

TASKS = "- {id: tasks, count: Nhiệm vụ}"


def tasks(project, *names: str) -> Prose:
    """The prose of an edition whose tasks have these names."""
    rows = [{"Mã": f"N{number}", "Nội dung": f"'{name}"} for number, name in enumerate(names)]
    project.sheet("Nhiệm vụ", rows or "Mã")
    project.indicators(TASKS)
    return Prose(project.open())


def test_a_listing_numbers_its_items(project):
    """(1) …; (2) … in the order of the register."""
    prose = tasks(project, "đề án A", "đề án B")

    assert str(prose.listing("tasks", "{Nội dung}")) == "(1) đề án A; (2) đề án B"
    assert str(prose.listing("tasks", "{Nội dung} ({Mã})", "(i)")) == (
        "(i) đề án A (N0); (ii) đề án B (N1)"
    )
    assert str(prose.listing("tasks", "{Nội dung}", ",")) == "đề án A, đề án B"


def test_a_cell_of_a_listing_may_hold_the_id_of_a_figure(project):
    """Its number is what is counted, whatever the cell is about."""
    prose = tasks(project, "sơ kết {tasks} đề án", "sơ kết {tasks.all} đề án")
    project.indicators("- {id: tasks.all, count: Nhiệm vụ}")
    prose = Prose(project.open())

    assert str(prose.listing("tasks", "{Nội dung}", ",")) == (
        "sơ kết {tasks} đề án, sơ kết 02 đề án"
    )
    assert prose.bullets("tasks", "{Nội dung}").markdown == (
        "- sơ kết \\{tasks\\} đề án.\n- sơ kết 02 đề án."
    )


def test_one_item_alone_has_no_mark(project):
    """There is nothing to number."""
    assert str(tasks(project, "đề án A").listing("tasks", "{Nội dung}")) == "đề án A"


def test_a_listing_of_nothing_says_so(project):
    """A figure of 0 lists “không phát sinh”."""
    prose = tasks(project, "đề án A")
    project.indicators("- {id: none, count: Nhiệm vụ, where: {Loại: báo cáo}}")
    prose = Prose(project.open())

    assert str(prose.listing("none", "{Nội dung}")) == "không phát sinh"


@pytest.mark.parametrize(
    ("rows", "says"), [(["12 | A"], "[chưa có số: ô B5"), ([], "chưa có số liệu")]
)
def test_a_listing_without_a_figure_says_why(project, rows, says):
    """A blocked or undefined figure does not print half a list."""
    project.sheet("Nhiệm vụ", "\n".join(["Mã | Nội dung", *rows]))
    project.indicators(TASKS)

    assert str(Prose(project.open()).listing("tasks", "{Nội dung}")).startswith(says)


def test_a_cell_that_cannot_be_read_shows_its_gap_in_the_list(project):
    """An item does not shrink to nothing because its text is an error value."""
    project.sheet("Nhiệm vụ", "Mã | Nội dung\nN1 | #N/A\nN2 | đề án B")
    project.indicators(TASKS)

    assert str(Prose(project.open()).listing("tasks", "{Nội dung}")) == (
        "(1) [chưa có Nội dung: là giá trị lỗi]; (2) đề án B"
    )


def test_a_missing_column_shows_its_gap_in_the_list(project):
    """The report still opens, and the sentence says what is missing."""
    project.sheet("Nhiệm vụ", "Mã\nN1", without=["Nội dung"])
    project.indicators(TASKS)

    assert str(Prose(project.open()).listing("tasks", "{Nội dung}")).startswith(
        "[chưa có Nội dung: không có cột"
    )


def test_a_template_that_names_no_column_is_refused(project):
    """A slip in the notebook is told with the register and the column."""
    with pytest.raises(UsageError, match="Sổ “Nhiệm vụ” không có cột “Noi dung”"):
        tasks(project, "A").listing("tasks", "{Noi dung}")


def test_an_unknown_mark_is_refused(project):
    """The marks are a closed list."""
    with pytest.raises(UsageError, match="Dấu liệt kê “-” không dùng được"):
        tasks(project, "A", "B").listing("tasks", "{Nội dung}", "-")


def test_count_and_list_agree_for_different_values(project):
    """A figure of different values lists each value once."""
    project.sheet(
        "Kiểm tra, giám sát",
        """
        Mã | Mã tổ chức | Đối tượng
        K1 | X1         | bí thư xã A
        K1 | X1         | ban thường vụ xã A
        K1 | X2         | bí thư xã B
        """,
    )
    project.indicators('- {id: n, distinct: "Kiểm tra, giám sát", of: Mã tổ chức}')
    prose = Prose(project.open())

    assert prose.so["n"].value == 2
    assert str(prose.listing("n", "{Mã tổ chức}")) == "(1) X1; (2) X2"


def test_count_and_list_agree_when_a_value_is_empty(project):
    """A row without the counted value is no item, as it is no count."""
    project.sheet("Nhiệm vụ", "Mã | Lĩnh vực\nN1 | văn phòng\nN2 |")
    project.indicators("- {id: fields, distinct: Nhiệm vụ, of: Lĩnh vực}")
    prose = Prose(project.open())

    assert prose.so["fields"].value == 1
    assert str(prose.listing("fields", "{Lĩnh vực}")) == "văn phòng"


def test_a_choice_of_words_by_number(project):
    """One wording for none, another with the figure in it for some."""
    project.indicators("- {id: none, count: Nhiệm vụ, where: {Loại: báo cáo}}")
    prose = tasks(project, "A")

    assert str(prose.choose("none", "không có báo cáo", "{} báo cáo")) == "không có báo cáo"
    assert str(prose.choose("tasks", "không có", "đã tham mưu {} việc")) == "đã tham mưu 01 việc"
    decided = prose.choose("tasks", "không có", "có việc ({})", prose.year, shown=False)
    assert str(decided) == "có việc (2026)"


@pytest.mark.parametrize(("rows", "says"), [("", "chưa có số liệu"), ("\n12", "[chưa có số: ")])
def test_a_figure_without_value_does_not_choose_the_words_for_none(project, rows, says):
    """Not known is not zero."""
    project.sheet("Nhiệm vụ", f"Mã{rows}")
    project.indicators(TASKS)

    assert says in str(Prose(project.open()).choose("tasks", "không có", "có {}"))


@pytest.mark.parametrize(
    ("wording", "says"),
    [("trả {} đơn; ", "n: chưa có số liệu; "), ("Có {} việc:", "n: chưa có số liệu.")],
)
def test_a_gap_ends_as_its_sentence_would(project, wording, says):
    """What follows in the sentence does not run into it, and no list is announced."""
    project.sheet("Nhiệm vụ", "Mã")
    project.indicators("- {id: n, count: Nhiệm vụ}")

    assert str(Prose(project.open()).choose("n", "không có", wording)) == says


def test_a_family_is_a_bullet_each(project):
    """The figures whose ids fit the pattern, with what fills it."""
    project.sheet("Huy hiệu Đảng", "Mã đảng viên | Mốc năm\nA | 50\nB | 30\nC | 50")
    project.indicators('- {count: Huy hiệu Đảng, by: {Mốc năm: "level_{}"}}')
    prose = Prose(project.open())

    assert printed(prose.family("level_{}", "Huy hiệu {} năm: {} đồng chí").markdown) == [
        "- Huy hiệu 30 năm: 01 đồng chí.",
        "- Huy hiệu 50 năm: 02 đồng chí.",
    ]
    assert str(prose.family_listing("level_{}", "{} năm: {}")) == "(i) 30 năm: 01; (ii) 50 năm: 02"


def test_tasks_stand_under_their_field_of_work(project):
    """A bullet a field, in the order of the closed list; its tasks in the order they are kept."""
    project.sheet(
        "Nhiệm vụ",
        """
        Mã | Lĩnh vực     | Nội dung
        N1 | văn phòng    | sắp xếp kho
        N2 | chuyển đổi số | tập huấn
        N3 | văn phòng    | họp giao ban
        """,
    )
    project.indicators(TASKS)

    prose = Prose(project.open())
    block = prose.grouped("tasks", "Lĩnh vực", "Công tác {Lĩnh vực}:", "{Nội dung}")

    assert printed(block.markdown) == [
        "- *Công tác chuyển đổi số:* tập huấn.",
        "- *Công tác văn phòng:* (1) sắp xếp kho; (2) họp giao ban.",
    ]


def test_values_are_named_once_each(project):
    """The different values that the counted rows hold in a column."""
    project.sheet(
        "Huy hiệu Đảng", "Mã đảng viên | Đợt\nA | 19/05/2026\nB | 19/05/2026\nC | 03/02/2026"
    )
    project.indicators("- {id: badges, count: Huy hiệu Đảng}")

    assert str(Prose(project.open()).values("badges", "Đợt")) == "19/5/2026, 03/02/2026"


def test_the_periods_come_from_the_edition(project):
    """The report's period, the next one, the year and the day of the stocks."""
    project.sheet("Nhiệm vụ", "Mã")
    project.edition(as_of="2026-06-17")
    prose = Prose(project.open())

    assert str(prose.period) == "quý II/2026"
    assert str(prose.next_period) == "quý III/2026"
    assert str(prose.capitals(prose.period)) == "QUÝ II/2026"
    assert str(prose.year) == "2026"
    assert str(prose.as_of) == "17/6/2026"


HOSTILE = (
    "*a* _b_ [c](d) <e> &amp; |f| `g` ~h~ ^i^ $j$ {k} #l \\m \"n\" 'o' 1. p -- q... http://r.vn"
)


def test_hostile_text_in_a_listing_prints_as_itself(project):
    """Whatever marks a cell holds, pandoc reads them as the same characters."""
    prose = tasks(project, HOSTILE, "# " + HOSTILE, "1. " + HOSTILE, "[^x]: " + HOSTILE)

    assert printed(prose.bullets("tasks", "{Nội dung}").markdown) == [
        f"- {prefix}{HOSTILE}." for prefix in ("", "# ", "1. ", "[^x]: ")
    ]


def test_what_stands_below_a_heading_goes_with_its_rows(project):
    """The heading is the row's own words; without the row neither it nor what it heads is said."""
    project.sheet("Phong trào", "Mã | Tên | Cấp phát động\nPT1 | Vì người nghèo | Thủ tướng")
    project.indicators(
        """
        - {id: poor, count: Phong trào, where: {Mã: PT1}}
        - {id: ended, count: Phong trào, where: {Mã: PT9}}
        - {id: levels, count: Phong trào}
        """
    )
    prose = Prose(project.open())
    text, nothing = prose.bullets("levels", "{Cấp phát động}"), prose.bullets("ended", "{Tên}")

    assert prose.headed("poor", "Phong trào “{Tên}”", nothing, text).markdown == (
        "##### Phong trào “Vì người nghèo”\n\n- Thủ tướng."
    )
    assert prose.headed("ended", "Phong trào “{Tên}”", text).markdown == ""
