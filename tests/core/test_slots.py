"""The analyst's judgement: read by heading, figures filled in, no number typed by hand."""

from __future__ import annotations

import unicodedata

import pytest
from baocao.errors import BuildError, ParamsError, UsageError
from baocao.narrative import Prose
from baocao.params.slots import inheritance
from baocao.typed import typed_digits

from core.printed import printed

FILE = "data/btctu/2026Q2/quarterly.md"


@pytest.fixture
def petitions(project):
    """A project with two petitions and a figure that counts them."""
    project.sheet("Đơn thư", "Mã đơn\nD1\nD2")
    project.indicators("- {id: received, count: Đơn thư}")
    return project


def slot(project, text: str, name: str = "Hạn chế") -> str:
    """The Markdown of a slot of the report."""
    project.slots(text, "Kết quả", "Hạn chế")
    return Prose(project.open()).slot(name).markdown


def test_a_slot_is_what_stands_under_its_heading(petitions):
    """Comments are instructions to the writer and do not print."""
    text = "# Kết quả\n\nTốt.\n\n# HẠN  CHẾ\n<!-- viết 3 ý -->\n- Chậm.\n\n- Thiếu.\n"

    assert printed(slot(petitions, text)) == ["- Chậm.", "- Thiếu."]


@pytest.mark.parametrize(
    "text", ["", "# Kết quả\n\nTốt.\n", "# Hạn chế\n\n<!-- viết -->\n\n# Kết quả"]
)
def test_an_unwritten_slot_says_so_and_keeps_the_report_a_draft(petitions, text):
    """A missing file, a missing heading and an empty slot are the same."""
    assert slot(petitions, text) == f"[Chưa viết phần “Hạn chế”: ghi vào {FILE}]"

    reasons = petitions.open().reasons

    assert len(reasons) == 1
    assert reasons[0].startswith("chưa viết: ")
    assert "Hạn chế" in reasons[0]
    assert FILE in reasons[0]


@pytest.mark.parametrize("text", ["...", "-", "- …"])
def test_marks_alone_are_no_judgement(petitions, text):
    """A slot that somebody meant to fill later keeps the report a draft."""
    petitions.slots(f"# Kết quả\n\nTốt.\n\n# Hạn chế\n\n{text}\n", "Kết quả", "Hạn chế")

    assert petitions.open().reasons == [f"chưa viết: Hạn chế (tệp {FILE})"]


def test_a_slots_file_may_begin_with_a_byte_order_mark(petitions):
    """Notepad writes one; it is no text before the first heading."""
    assert printed(slot(petitions, "\ufeff# Hạn chế\n\nChậm.\n")) == ["Chậm."]


def test_a_slot_may_compare_a_figure_with_the_period_before(petitions):
    """The change since the closed edition, in brackets; nothing where none is closed."""
    text = "# Hạn chế\n\nCòn {eval}`so[\"received\"]` đơn{eval}`prose.compared(\"received\")`.\n"
    assert printed(slot(petitions, text)) == ["Còn 02 đơn."]

    petitions.close("2026Q1", {"received": {"value": 5, "text": "05", "table_text": "5"}})

    assert printed(slot(petitions, text)) == ["Còn 02 đơn (giảm 03 đơn so với quý I/2026)."]


def test_a_slot_may_hold_live_figures(petitions):
    """A figure by its id prints as in any sentence."""
    text = "# Hạn chế\n\nCòn {eval}`so[\"received\"]` đơn, {eval}`so['received']` việc.\n"

    assert printed(slot(petitions, text)) == ["Còn 02 đơn, 02 việc."]


def test_a_digit_typed_into_a_slot_is_refused_with_file_and_line(petitions):
    """The message names the file, the place and the digits."""
    text = "# Hạn chế\n\nCòn hai đơn.\n\nĐạt 97,3% kế hoạch.\n"

    with pytest.raises(BuildError) as refusal:
        slot(petitions, text)

    assert f"Phần “Hạn chế” ({FILE}" in str(refusal.value)
    assert "dòng 5: số gõ tay “97,3%”" in str(refusal.value)


@pytest.mark.parametrize(
    "expression",
    ["so.store()", 'so["received"].value + 1', 'open("x")', "prose.capitals", 'so["received"', "1"],
)
def test_an_expression_that_is_no_figure_is_refused(petitions, expression):
    """A slot can look a figure up and nothing else: nothing in it is run."""
    with pytest.raises(BuildError, match=r"không dùng được ở đây|có số gõ tay"):
        slot(petitions, f"# Hạn chế\n\nCòn {{eval}}`{expression}`.\n")


def test_a_figure_that_does_not_exist_is_refused(petitions):
    """With the nearest ids."""
    with pytest.raises(UsageError, match="Có phải: received"):
        slot(petitions, '# Hạn chế\n\n{eval}`so["recieved"]`\n')


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# Hạn chế\n\na\n\n# hạn  chế\n\nb\n", "dòng 5: tiêu đề “hạn chế” ghi hai lần"),
        ("Chữ trước.\n\n# Hạn chế\n", "có chữ nằm trước tiêu đề đầu tiên"),
    ],
)
def test_a_slots_file_that_is_not_clear_is_refused(petitions, text, message):
    """Which text is meant is not guessed."""
    with pytest.raises(ParamsError, match=message):
        slot(petitions, text)


def test_a_deeper_heading_belongs_to_the_text_of_its_slot(petitions):
    """What stands under it is not lost."""
    text = "# Hạn chế\n\nMột.\n\n## Về cán bộ\n\nHai.\n\n# Kết quả\n"
    petitions.slots(text, "Kết quả", "Hạn chế")

    assert petitions.open().slot("Hạn chế").text == "Một.\n\n## Về cán bộ\n\nHai."


@pytest.mark.parametrize(
    ("heading", "hint"), [("Hạn ché", "Có phải “Hạn chế”? "), ("Về công tác cán bộ", "")]
)
def test_a_heading_that_is_no_slot_is_refused_with_file_and_line(petitions, heading, hint):
    """A misspelt or added heading does not make its text vanish from a final report."""
    with pytest.raises(ParamsError) as refusal:
        slot(petitions, f"# Kết quả\n\nTốt.\n\n# {heading}\n\nChậm.\n")

    said = f"Tệp quarterly.md, dòng 5: báo cáo không có phần “{heading}” (có: “Kết quả”, “Hạn chế”)"
    assert str(refusal.value).startswith(f"{said}. {hint}Sửa lại tiêu đề")


def test_a_slot_that_the_report_does_not_have_is_refused(petitions):
    """A notebook that asks for an unknown heading is told the known ones."""
    with pytest.raises(UsageError, match=r"Báo cáo không có phần “Khác” \(có: “Kết quả”"):
        slot(petitions, "# Hạn chế\n\na\n", "Khác")


@pytest.mark.parametrize(
    "text",
    [
        "## 1. Công tác tham mưu",
        "#### 4.1. Kết quả nổi bật",
        "(1) Trong kỳ",
        "- (1) Trong kỳ",
        "1. Trong kỳ",
        "Có ghi chú[^2]",
        "[^2]: Ghi chú",
        "mô hình 02 cấp",
        'Có {eval}`so["badges.level_30"]` người',
        "quý hai năm nay",
    ],
)
def test_digits_that_are_no_figures_may_be_typed(text):
    """Numbers of headings and items, note keys, declared names, ids in live expressions."""
    assert list(typed_digits(text, ["02 cấp"])) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Có 5 người", [(1, "5")]),
        ("a\n\nđạt 97,3% và 1.234", [(3, "97,3%"), (3, "1.234")]),
        ("ngày 17/6/2026", [(1, "17/6/2026")]),
        ("mô hình 102 cấp", [(1, "102")]),
        ("02 cấp và 03 cấp", [(1, "03")]),
        ("## Có 5 việc", [(1, "5")]),
        ('{eval}`so["a1"]` trên 5', [(1, "5")]),
        ("- Còn 3 việc", [(1, "3")]),
        ("Thứ ① và ２", [(1, "２")]),
    ],
)
def test_digits_typed_into_prose_are_found_with_their_line(text, found):
    """Whatever is not one of the allowed forms."""
    assert list(typed_digits(text, ["02 cấp"])) == found


@pytest.mark.parametrize(
    "text",
    [
        'còn {eval}`so["received"] đơn',
        'còn so["received"] đơn',
        'còn {eval} `so["received"]` đơn',
        'còn {eval`so["received"]` đơn',
        "tính đến prose.as_of",
    ],
)
def test_an_expression_spelled_wrong_is_refused_not_printed(petitions, text):
    """What was meant as an expression never prints as it stands; its line is told."""
    with pytest.raises(BuildError, match=r"dòng 2: biểu thức viết chưa đúng"):
        slot(petitions, f"# Hạn chế\n{text}\n\n# Kết quả\nđạt")


def test_the_periods_may_be_said_in_a_slot(petitions):
    """The report's period, the next one, the year and the day of counting are no typed numbers."""
    text = "# Hạn chế\nTrong {eval}`prose.period`, đến {eval}`prose.as_of`.\n\n# Kết quả\nđạt"

    assert slot(petitions, text) == r"Trong quý II/2026, đến 30/6/2026."


INHERITED = f"# Kết quả\n\nTốt.\n\n# Hạn chế\n{inheritance('2026Q1')}\n\n- Chậm.\n"
MARK = "kế thừa từ 2026Q1, chưa đọc lại"
WORN = {
    "as it was written": f"<!-- {MARK}: đọc, sửa -->",
    "the period alone": "<!-- kế thừa từ 2026Q1 -->",
    "spaces and capitals": "<!--KẾ  THỪA TỪ 2026q1 ,CHƯA\nĐỌC LẠI-->",
    "decomposed letters": unicodedata.normalize("NFD", f"<!-- {MARK} -->"),
    "no accents": "<!-- ke thua tu 2026Q1, chua doc lai -->",
    "no longer a comment": MARK,
    "as a draft prints it": f"**[{MARK}]**",
    "comment not begun": f"<! {MARK} -->",
}


def test_an_inherited_slot_keeps_the_report_a_draft_until_it_is_confirmed(petitions):
    """It is printed with its mark in front; the reason names the slot and the file."""
    assert printed(slot(petitions, INHERITED)) == [f"*[{MARK}]*", "- Chậm."]
    assert petitions.open().reasons == [f"chưa đọc lại phần kế thừa: Hạn chế (tệp {FILE})"]

    assert slot(petitions, INHERITED.replace(inheritance("2026Q1"), "")) == "- Chậm."
    assert petitions.open().reasons == []


@pytest.mark.parametrize("mark", WORN.values(), ids=WORN)
def test_what_is_left_of_a_mark_still_marks_its_slot(petitions, mark):
    """Only taking the mark away confirms a text; no form of it becomes a typed number."""
    text = slot(petitions, f"# Kết quả\n\nTốt.\n\n# Hạn chế\n{mark}\n\nChậm.\n")

    assert petitions.open().slot("Hạn chế").inherited == "2026Q1"
    assert text.startswith(f"**[{MARK}]**")
    assert text.endswith("Chậm.")


@pytest.mark.parametrize("mark", ["<!-- chưa đọc lại -->", "kế thừa từ, chưa đọc lại"])
def test_a_mark_that_has_lost_its_period_says_so(petitions, mark):
    """It is not known from when the text is, only that nobody has read it again."""
    text = slot(petitions, f"# Kết quả\n\nTốt.\n\n# Hạn chế\n{mark}\nChậm.\n")

    assert printed(text) == ["*[kế thừa từ kỳ trước, chưa đọc lại]*", "Chậm."]


def test_a_mark_above_the_first_heading_is_of_the_first_slot(petitions):
    """It has slipped there; the slots below have none."""
    slot(petitions, f"<!-- {MARK} -->\n# Kết quả\n\nTốt.\n\n# Hạn chế\n\nChậm.\n")

    assert petitions.open().unread == ["Kết quả"]


@pytest.mark.parametrize("line", ["Văn bản chưa đọc lại.", "Mô hình kế thừa từ giai đoạn trước."])
def test_words_of_a_sentence_are_no_mark(petitions, line):
    """A text is inherited where the mark says so, not where it happens to use a word of it."""
    text = f"# Kết quả\n\nTốt.\n\n# Hạn chế\n<!-- ý này kế thừa từ nghị quyết -->\n{line}\n"

    assert slot(petitions, text) == line


def test_an_inherited_slot_without_text_is_unwritten(petitions):
    """Who deletes the text need not delete its mark."""
    slot(petitions, INHERITED.replace("- Chậm.", ""))

    assert petitions.open().reasons == [f"chưa viết: Hạn chế (tệp {FILE})"]


def test_a_comment_that_is_not_ended_is_refused_with_its_line(petitions):
    """It would swallow the headings below it."""
    text = INHERITED.replace(" -->", "") + "\n<!-- viết -->\n"

    with pytest.raises(ParamsError, match="dòng 6: chú thích mở bằng <!-- mà không đóng"):
        slot(petitions, text)
