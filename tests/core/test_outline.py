"""The rows of a plan as the plan prints them: sentences, numbered paragraphs, headings."""

from __future__ import annotations

import pytest
from baocao.errors import BuildError, UsageError
from baocao.narrative import Outline

from core.printed import printed

PARTS = """
Mục | Nội dung | Chủ trì | Sản phẩm
căn cứ | 11-KH/CTĐ, ngày 30/3/2026
chủ đề | Đoàn kết, chung sức. | Cụm Thi đua số 4
nội dung | Vận hành bộ máy thông suốt
nội dung | Hoàn thành các nhiệm vụ thường xuyên;
nhiệm vụ thường xuyên | Rà soát quy hoạch các nhiệm kỳ
nhiệm kỳ quy hoạch | 2025 - 2030
nhiệm kỳ quy hoạch | 2030 - 2035
nhiệm vụ thường xuyên | kết nạp {members.total} đảng viên
nội dung | đẩy mạnh chuyển đổi số
phân công | theo dõi Kế hoạch này | Văn phòng Ban | báo cáo
phân công | tuyên truyền, vận động
"""
RULES = """
- id: plan
  label: Phần của kế hoạch
  count: Kế hoạch
- label: "{}"
  count: Kế hoạch
  by:
    Mục:
      căn cứ: bases
      chủ đề: theme
      nội dung: contents
      nhiệm vụ thường xuyên: tasks
      nhiệm kỳ quy hoạch: terms
      biện pháp: measures
      phân công: executors
- {id: members.total, count: Tổ chức}
"""
DOCUMENTS = """
Số | Ký hiệu | Loại | Ngày văn bản | Cơ quan ban hành | Trích yếu
'11 | KH/CTĐ | Kế hoạch | 30/03/2026 | Cụm Thi đua số 4 | phát động phong trào thi đua
'12 | KH/CTĐ | Kế hoạch | 30/03/2026 | Cụm Thi đua số 4 | việc khác
"""


def outline(project, parts: str = PARTS) -> Outline:
    """The outline of an edition whose book of plans holds these rows."""
    project.sheet("Kế hoạch", parts)
    project.sheet("Văn bản", DOCUMENTS)
    project.sheet("Tổ chức", "Mã tổ chức | Tên\n'1 | Đảng bộ 1\n'2 | Đảng bộ 2")
    project.indicators(RULES)
    return Outline(project.open())


def test_rows_below_stand_under_the_row_that_they_follow_in_the_book(project):
    """Tasks are a list under their content, terms are said at the end of their task."""
    block = outline(project).paragraphs("contents", "{Nội dung}", "(1)", ["tasks", "terms"])

    assert printed(block.markdown) == [
        "(1) Vận hành bộ máy thông suốt.",
        "(2) Hoàn thành các nhiệm vụ thường xuyên:",
        "- Rà soát quy hoạch các nhiệm kỳ 2025 - 2030, 2030 - 2035.",
        "- Kết nạp 02 đảng viên.",
        "(3) Đẩy mạnh chuyển đổi số.",
    ]


def test_a_figure_in_a_cell_is_marked_as_that_figure(project):
    """The report knows where it printed it, as it does of figures in sentences."""
    block = outline(project).paragraphs("tasks", "{Nội dung}", "")

    ((start, end, figure),) = block.figures
    assert (block.markdown[start:end], figure) == ("02", "members.total")


@pytest.mark.parametrize(
    ("numbers", "first"), [("1.", "1. Vận hành"), ("(1)", "(1) Vận hành"), ("", "Vận hành")]
)
def test_paragraphs_are_numbered_as_asked(project, numbers, first):
    """A number with a point opens a paragraph, not a list of the page."""
    block = outline(project).paragraphs("contents", "{Nội dung}", numbers)

    assert printed(block.markdown)[0] == f"{first} bộ máy thông suốt."


def test_unknown_numbers_are_refused(project):
    """The message names those that there are."""
    with pytest.raises(UsageError, match=r"“a\)” không có. Dùng “1.”, “\(1\)”"):
        outline(project).paragraphs("contents", "{Nội dung}", "a)")


def test_an_unknown_figure_in_a_cell_is_told_with_its_cell(project):
    """Whoever wrote it finds it: file, sheet, cell."""
    plan = outline(project, "Mục | Nội dung\nchủ đề | kết nạp {members.totl} đảng viên")

    with pytest.raises(BuildError, match="trang “Kế hoạch”, ô .5: Không có chỉ tiêu “members.totl"):
        plan.sentence("theme", "{Nội dung}")


def test_a_figure_without_data_is_named_in_brackets(project):
    """The sentence around it was written for a number."""
    project.sheet("Nhiệm vụ", "Mã")
    project.indicators("- {id: tasks.done, label: Việc đã làm, count: Nhiệm vụ}")
    plan = outline(project, "Mục | Nội dung\nchủ đề | hoàn thành {tasks.done} việc")

    assert str(plan.sentence("theme", "{Nội dung}")) == (
        "hoàn thành [Việc đã làm: chưa có số liệu] việc"
    )


EVENTS = """
Mã | Tên | Ngày gốc | Năm kỷ niệm
thành lập Đảng | ngày thành lập Đảng | 03/02/1930 | 2026
"""
YEARS = """
- id: anniv.party
  label: Kỷ niệm ngày thành lập Đảng
  sum: Sự kiện
  of: Năm kỷ niệm
  since: Ngày gốc
  where: {Năm kỷ niệm: năm của kỳ}
"""
COMMEMORATES = "Mục | Nội dung\nchủ đề | mừng {anniv.party} năm ({ngày anniv.party})"


def commemorating(project, events: str = EVENTS, parts: str = COMMEMORATES) -> Outline:
    """The outline of a plan that names an anniversary, beside these events."""
    project.sheet("Sự kiện", events)
    project.indicators(YEARS)
    return outline(project, parts)


def test_the_days_of_an_anniversary_are_those_of_its_row(project):
    """Years and days come from one place, so that they cannot contradict each other."""
    theme = commemorating(project).sentence("theme", "{Nội dung}")

    assert str(theme) == "mừng 96 năm (03/02/1930 - 03/02/2026)"
    cells = {part.text: part.origin.rsplit("!")[-1] for part in theme.parts if "/" in part.text}
    assert cells == {"03/02/1930": "D5", "03/02/2026": "E5"}


def test_an_anniversary_that_nobody_entered_is_a_marked_gap(project):
    """No text ever says “0 năm”; where the row is missing it is said which."""
    plan = commemorating(project, EVENTS.replace("2026", "2025"))
    gap = "[Kỷ niệm ngày thành lập Đảng: sổ “Sự kiện” chưa có dòng của kỳ này]"

    assert str(plan.sentence("theme", "{Nội dung}")) == f"mừng {gap} năm ({gap})"


def test_days_are_asked_of_what_counts_years_only(project):
    """The message names the cell."""
    plan = commemorating(project, parts="Mục | Nội dung\nchủ đề | từ {ngày members.total}")

    with pytest.raises(BuildError, match="ô .5: Chỉ tiêu “members.total” không tính số năm"):
        plan.sentence("theme", "{Nội dung}")


def test_a_cells_own_end_mark_is_dropped_and_the_templates_kept(project):
    """Sentences end with the marks of the notebook, however the rows end."""
    plan = outline(project)

    assert str(plan.sentence("theme", "{Nội dung}")) == "Đoàn kết, chung sức"
    assert str(plan.sentence("theme", "“{Nội dung}”.")) == "“Đoàn kết, chung sức”."


def test_rows_are_joined_by_the_separator(project):
    """A slogan has dashes, a list of bodies with commas of their own has semicolons."""
    plan = outline(project)

    assert str(plan.sentence("terms", "{Nội dung}", " và ")) == "2025 - 2030 và 2030 - 2035"
    assert str(plan.sentence("terms", "{Nội dung}")) == "2025 - 2030; 2030 - 2035"


def test_a_task_is_headed_by_who_leads_it_and_says_what_is_filled(project):
    """One without a leader says so where the name would stand."""
    plan = outline(project)

    block = plan.sections("executors", "Chủ trì", "{Nội dung}", ["Sản phẩm: {Sản phẩm}"])

    assert block.markdown.replace("\\", "").split("\n\n") == [
        "### 1. Văn phòng Ban",
        "Theo dõi Kế hoạch này.",
        "- Sản phẩm: báo cáo.",
        "### 2. [chưa ghi Chủ trì]",
        "Tuyên truyền, vận động.",
    ]


def test_grounds_are_cited_from_the_book_of_documents(project):
    """A plan's row names number, symbol and day; the rest stands in one place only."""
    assert str(outline(project).documents("bases", "Nội dung")) == (
        "Kế hoạch số 11-KH/CTĐ, ngày 30/3/2026 của Cụm Thi đua số 4 phát động phong trào thi đua"
    )


def test_a_ground_that_the_book_has_not_stands_as_it_is_written(project):
    """It is not taken for another document of the same symbol."""
    plan = outline(project, "Mục | Nội dung\ncăn cứ | 13-KH/CTĐ, ngày 30/3/2026")

    assert str(plan.documents("bases", "Nội dung")) == "13-KH/CTĐ, ngày 30/3/2026"


def test_grounds_need_the_book_of_documents(project):
    """A report that does not read it is told where to name it."""
    project.sheet("Kế hoạch", PARTS)
    project.indicators("- {id: bases, count: Kế hoạch, where: {Mục: căn cứ}}")

    with pytest.raises(UsageError, match="không đọc sổ “Văn bản”.* “registers” của báo cáo"):
        Outline(project.open()).documents("bases", "Nội dung")


@pytest.mark.parametrize("parts", [PARTS, "Mục | Nội dung"])
def test_a_part_without_rows_is_named_where_it_would_stand(project, parts):
    """Whether the book is empty or has no row of that part; the page shows what is missing."""
    plan = outline(project, parts)
    missing = "[Chưa ghi “Biện pháp” vào sổ]"

    assert printed(plan.paragraphs("measures", "{Nội dung}").markdown) == [missing]
    assert printed(plan.sections("measures", "Chủ trì", "{Nội dung}").markdown) == [missing]
    assert str(plan.sentence("measures", "{Nội dung}")) == missing
    assert str(plan.documents("measures", "Nội dung")) == missing


def test_a_row_below_has_one_to_stand_under(project):
    """A task before the first content is not taken for a content; its cell is named."""
    plan = outline(project, "Mục | Nội dung\nnhiệm vụ thường xuyên | A\nnội dung | B")

    with pytest.raises(BuildError, match="trang “Kế hoạch”, ô .5: dòng này đứng trước dòng đầu"):
        plan.paragraphs("contents", "{Nội dung}", "(1)", ["tasks"])


def test_rows_below_nothing_stand_under_what_is_missing(project):
    """Where there is no content at all that is said, and the tasks are not lost."""
    plan = outline(project, "Mục | Nội dung\nnhiệm vụ thường xuyên | A\nnhiệm vụ thường xuyên | B")

    assert printed(plan.paragraphs("contents", "{Nội dung}", "(1)", ["tasks"]).markdown) == [
        "(1) [Chưa ghi “Nội dung” vào sổ]:", "- A.", "- B.",
    ]  # fmt: skip


def test_a_row_without_words_leaves_no_mark_behind(project):
    """Of two themes the one whose leader is not named does not end in a comma and nothing."""
    plan = outline(project, "Mục | Nội dung | Chủ trì\nchủ đề | A | Cụm số 4\nchủ đề | B |")

    assert str(plan.optional("theme", "[{Chủ trì}]")) == "Cụm số 4"


def test_what_a_plan_may_do_without_has_no_words(project):
    """The template's words go with the rows."""
    plan = outline(project)

    assert str(plan.optional("measures", "Thực hiện {Nội dung}; ")) == ""
    assert str(plan.optional("theme", "của {Chủ trì}, ")) == "của Cụm Thi đua số 4, "
