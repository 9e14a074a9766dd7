"""Clauses of one sentence: what is said, what is left out, where footnotes are called."""

from __future__ import annotations

import pytest
from baocao.errors import UsageError
from baocao.narrative import Block, Prose

from core.printed import printed

AWARDS = """
Mã | Tên | Hạng | Số người | Ngày
K1 | Huân chương Lao động | Nhất | 3 | 02/04/2026
K2 | Huân chương Lao động | Nhì |  | 02/04/2026
K3 | Giấy khen |  | 12 | 02/04/2026
"""
RULES = """
- {id: first, sum: Khen thưởng, of: Số người, where: {Hạng: Nhất}}
- {id: second, sum: Khen thưởng, of: Số người, where: {Hạng: Nhì}}
- {id: third, sum: Khen thưởng, of: Số người, where: {Hạng: Ba}}
- {id: total, sum: Khen thưởng, of: Số người}
"""
UNRECORDED = """
- {id: done, label: Việc đã làm, count: Nhiệm vụ}
- {id: late, label: Việc chậm, count: Nhiệm vụ, where: {Trạng thái: hoàn thành}}
"""
CLASSES = {"hạng Nhất {} người": "first", "hạng Ba {} người": "third", "hạng Nhì {} người": "second"}


@pytest.fixture
def prose(project) -> Prose:
    """The prose over the awards."""
    project.sheet("Khen thưởng", AWARDS)
    project.indicators(RULES)
    return Prose(project.open())


def test_an_empty_count_of_persons_stands_for_one(prose):
    """A row may stand for many; left empty it is one, in the sum as well."""
    assert str(prose.so["second"].phrase) == "01"
    assert str(prose.so["total"].phrase) == "16"


def test_a_clause_whose_figure_is_0_is_not_said(prose):
    """There was no award of the third class."""
    assert str(prose.clauses(CLASSES)) == "hạng Nhất 03 người; hạng Nhì 01 người"


def test_points_are_numbered_without_gaps(prose):
    """The numbers are those of the clauses that are said; a colon stands before them."""
    assert printed(prose.points("Tham mưu tặng", CLASSES).markdown) == [
        "- Tham mưu tặng: (1) hạng Nhất 03 người; (2) hạng Nhì 01 người."
    ]


def test_an_opening_that_names_the_subject_stands_where_there_is_no_data(project):
    """“Về …: chưa có số liệu”, not the labels of all its figures."""
    project.sheet("Khen thưởng", "Mã | Hạng")
    project.indicators("""
        - {id: awards, count: Khen thưởng}
        - {id: first, count: Khen thưởng, where: {Hạng: Nhất}}
    """)
    prose = Prose(project.open())
    wanted = {"{} lượt": "awards", "{} hạng Nhất": "first"}

    assert printed(prose.points("Về khen thưởng:", wanted).markdown) == [
        "- Về khen thưởng: chưa có số liệu."
    ]
    assert printed(prose.points("Tặng", wanted).markdown) == ["- awards; first: chưa có số liệu."]


def test_a_footnote_stands_at_its_clause(prose):
    """Its text is a phrase."""
    block = prose.points(
        "Khen thưởng",
        {"{} người": "total"},
        notes={"total": prose.clauses(CLASSES)},
    )

    assert printed(block.markdown) == [
        "- Khen thưởng 16 người[[Hạng Nhất 03 người; hạng Nhì 01 người.]]."
    ]


def test_a_numbered_footnote_begins_with_a_capital_behind_its_mark(prose):
    """As the first word of a sentence."""
    block = prose.points("Khen", {"{} người": "total"}, notes={"total": prose.clauses(CLASSES, "(i)")})

    assert printed(block.markdown) == [
        "- Khen 16 người[[(i) Hạng Nhất 03 người; (ii) hạng Nhì 01 người.]]."
    ]


def test_a_footnote_without_words_is_not_called(prose):
    """Nothing would stand at the foot of the page."""
    block = prose.points("", {"{} người": "total"}, notes={"total": prose.clauses({"{}": "third"})})

    assert printed(block.markdown) == ["- 16 người."]


def test_a_footnote_of_no_clause_is_refused(prose):
    """A misspelt id does not lose the numbers of the footnote."""
    with pytest.raises(UsageError, match="“totl” không thuộc ý nào"):
        prose.points("", {"{} người": "total"}, notes={"totl": prose.period})


def test_clauses_of_nothing_are_no_words_whatever_joins_them(prose):
    """A sentence may leave out what has nothing to say."""
    assert str(prose.clauses({"{}": "third"})) == ""
    assert str(prose.clauses({"{}": "third"}, marks=",")) == ""


def test_words_alone_may_be_told_in_a_footnote(prose):
    """The numbers stand below the page; without any the words are not said either."""
    nothing = prose.clauses({"{}": "third"})
    wanted = {
        "cá nhân có thành tích": prose.footnote(prose.clauses(CLASSES)),
        "tập thể": prose.footnote(nothing),
    }

    assert printed(prose.points("Khen thưởng", wanted).markdown) == [
        "- Khen thưởng cá nhân có thành tích[[Hạng Nhất 03 người; hạng Nhì 01 người.]]."
    ]


def test_footnotes_of_lists_in_one_cell_do_not_mix(prose):
    """Lists are added to each other, each with its own notes."""
    first = prose.points("Tặng", {"cá nhân": prose.footnote(prose.clauses({"{} người": "first"}))})
    second = prose.points("Tặng", {"{}": "total"}, notes={"total": prose.period})

    assert printed((first + second).markdown) == [
        "- Tặng cá nhân[[03 người.]].",
        "- Tặng 16[[Quý II/2026.]].",
    ]


def test_a_footnote_has_no_place_in_a_phrase(prose):
    """It would be lost."""
    with pytest.raises(UsageError, match="prose.points"):
        prose.clauses({"cá nhân": prose.footnote(prose.period)})


def test_clauses_may_be_sentences(prose):
    """For a footnote that tells several things; each begins with a large letter."""
    assert str(prose.clauses(CLASSES, marks=".")) == "Hạng Nhất 03 người. Hạng Nhì 01 người"


def test_a_footnote_goes_with_the_clause_that_is_left_out(prose):
    """A note without its clause would explain nothing."""
    block = prose.points("Khen thưởng", {"{} người": "third"}, notes={"third": prose.period})

    assert block.markdown == ""


def test_a_clause_may_say_several_things(prose):
    """The first figure decides; a phrase without words leaves its clause out too."""
    nothing = prose.clauses({"{}": "third"})
    wanted = {
        "{} người ({})": ("total", prose.clauses(CLASSES)),
        "riêng {}": nothing,
    }

    assert str(prose.clauses(wanted)) == "16 người (hạng Nhất 03 người; hạng Nhì 01 người)"


def test_a_figure_over_an_empty_register_is_told_not_left_out(project):
    """Nothing recorded is not the same as nothing done; its name may have digits in it."""
    project.sheet("Khen thưởng", "Mã")
    project.indicators("- {id: total, label: Khen thưởng đợt 2/9, count: Khen thưởng}")

    points = Prose(project.open()).points("", {"{} người": "total"})

    assert printed(points.markdown) == ["- Khen thưởng đợt 2/9: chưa có số liệu."]


def test_what_there_is_no_data_of_is_said_once_and_alone(project):
    """Neither an opening that promises results nor a footnote stands before a gap."""
    project.sheet("Khen thưởng", "Mã")
    project.indicators(
        """
        - {id: first, label: Tặng, count: Khen thưởng, where: {Hình thức: tặng}}
        - {id: second, label: Truy tặng, count: Khen thưởng, where: {Hình thức: truy tặng}}
        """
    )
    wanted = {"tặng {} người": "first", "truy tặng {} người": "second"}
    prose = Prose(project.open())

    block = prose.points("Tham mưu", wanted, notes={"first": prose.period})

    assert printed(block.markdown) == ["- Tặng; Truy tặng: chưa có số liệu."]
    assert str(prose.clauses(wanted)) == "Tặng; Truy tặng: chưa có số liệu"


@pytest.fixture
def gap(project) -> Prose:
    """The prose over awards, and over tasks that nobody has recorded."""
    project.sheet("Khen thưởng", AWARDS)
    project.sheet("Nhiệm vụ", "Mã")
    project.indicators(RULES + UNRECORDED)
    return Prose(project.open())


def test_nothing_is_said_around_what_there_is_no_data_of(gap):
    """However deep it is nested; the figures are named once, with the reason once."""
    nested = gap.clauses({"trong đó {}": gap.clauses({"{} việc": "done", "chậm {}": "late"})})
    sentences = gap.clauses({"{} việc": "done"}, marks=".")

    assert printed(gap.points("Đã làm", {"tốt {}": nested, "nhanh {}": sentences}).markdown) == [
        "- Việc đã làm; Việc chậm: chưa có số liệu."
    ]
    assert str(gap.clauses({"tốt {}": nested})) == "Việc đã làm; Việc chậm: chưa có số liệu"


@pytest.mark.parametrize(
    "unknown",
    [
        lambda prose: prose.clauses({"{} việc": "done"}),
        lambda prose: prose.listing("done", "{Nội dung}"),
        lambda prose: prose.choose("done", "không có", "{} việc"),
    ],
)
def test_words_are_not_asserted_on_a_footnote_without_data(gap, unknown):
    """Neither the words nor a footnote; beside others it is named behind them."""
    footnote = gap.footnote(unknown(gap))

    assert printed(gap.points("Đã", {"hoàn thành nhiệm vụ": footnote}).markdown) == [
        "- Việc đã làm: chưa có số liệu."
    ]
    assert printed(gap.points("Đã", {"xong": footnote, "tặng {}": "first"}).markdown) == [
        "- Đã: (1) tặng 03; (2) Việc đã làm: chưa có số liệu."
    ]


def test_what_is_said_beside_a_figure_is_left_out_without_data(gap):
    """The figure itself stands; a footnote that has nothing to tell is not called."""
    unknown = gap.clauses({", làm {} việc": "done"})

    assert str(gap.clauses({"{} người{}": ("total", unknown)})) == "16 người"
    assert str(gap.choose("total", "", "{} người{}", unknown)) == "16 người"
    told = gap.points("", {"{} người": "total"}, notes={"total": unknown})
    assert printed(told.markdown) == ["- 16 người."]


def test_words_that_are_known_in_part_are_said(gap):
    """What is missing in them is named behind what is known."""
    part = gap.clauses({"{} việc": "done", "{} người": "first"})

    assert str(gap.clauses({"gồm {}": part})) == "gồm 03 người; Việc đã làm: chưa có số liệu"


def test_a_choice_that_tells_only_that_there_is_none_tells_no_gap(gap):
    """What the list after it says; a choice of two wordings does."""
    assert str(gap.choose("done", "Không có việc.", "", shown=False)) == ""
    assert str(gap.choose("done", "", "{} việc")) == "Việc đã làm: chưa có số liệu"


def test_a_footnote_that_is_a_string_is_refused(prose):
    """Its numbers would have no origin; the message says what to give."""
    with pytest.raises(UsageError, match="prose.footnote: “cũ” không phải là lời văn.*prose.clauses"):
        prose.footnote("cũ")
    with pytest.raises(UsageError, match="Chú thích “total”: “cũ” không phải"):
        prose.points("", {"{}": "total"}, notes={"total": "cũ"})


def test_a_figure_that_rests_on_a_bad_cell_says_so_in_its_clause(project):
    """A clause is not dropped because its number cannot be trusted."""
    project.sheet("Khen thưởng", "Mã | Số người\nK1 | #N/A")
    project.indicators("- {id: total, sum: Khen thưởng, of: Số người}")

    assert "[chưa có số" in str(Prose(project.open()).clauses({"{} người": "total"}))


def test_bullets_may_stand_below_one(prose):
    """The inner list keeps its footnotes; an empty one takes its opening with it."""
    inner = prose.points("tặng", {"{} người": "total"}, notes={"total": prose.period})

    assert printed(inner.under("Khen thưởng:").markdown) == [
        "- Khen thưởng:",
        "- - tặng 16 người[[Quý II/2026.]].",
    ]
    assert prose.points("", {"{}": "third"}).under("Khen thưởng:").markdown == ""


def test_words_in_square_brackets_are_left_out_where_the_row_has_nothing_to_say(project):
    """An empty cell, or a count that an empty cell stands for, needs no words."""
    project.sheet(
        "Báo cáo Trung ương",
        """
        Mã | Trích yếu | Số lượng | Căn cứ
        B1 | sơ kết | 2 | Công văn A
        B2 | tổng kết |  |
        B3 | đột xuất | 1 |
        """,
    )
    project.indicators("- {id: reports, unit: báo cáo, count: Báo cáo Trung ương}")
    prose = Prose(project.open())

    assert str(prose.listing("reports", "[{Số lượng} ]báo cáo {Trích yếu}[ (theo {Căn cứ})]")) == (
        "(1) 02 báo cáo sơ kết (theo Công văn A); (2) báo cáo tổng kết; (3) báo cáo đột xuất"
    )


def test_alike_items_are_said_once_with_how_many_they_are(project):
    """The list still adds up to the stated count."""
    project.sheet("Nhiệm vụ", "Mã | Nội dung\nN1 | đề án A\nN2 | đề án B\nN3 | đề án A")
    project.indicators("- {id: tasks, unit: đề án, count: Nhiệm vụ}")

    assert str(Prose(project.open()).listing("tasks", "{Nội dung}")) == (
        "(1) đề án A (02 đề án); (2) đề án B"
    )


def test_items_all_alike_are_said_once_without_their_number(project):
    """The figure beside the list says how many they are."""
    project.sheet("Nhiệm vụ", "Mã | Nội dung\nN1 | đề án A\nN2 | đề án A")
    project.indicators("- {id: tasks, unit: đề án, count: Nhiệm vụ}")

    assert str(Prose(project.open()).listing("tasks", "{Nội dung}")) == "đề án A"


def test_documents_of_one_subject_are_called_by_it_their_numbers_in_a_footnote(project):
    """As official reports write: the decisions on a matter, and below the page which they are."""
    project.sheet(
        "Văn bản",
        """
        Số | Ký hiệu | Loại | Ngày văn bản | Cơ quan ban hành | Trích yếu
        718 | QĐ/TU | Quyết định | 31/03/2026 | Ban Thường vụ Tỉnh ủy | chi bộ thôn
        719 | QĐ/TU | Quyết định | 31/03/2026 | Ban Thường vụ Tỉnh ủy | chi bộ thôn
        1810 | CV/TU | Công văn | 06/06/2026 | Tỉnh ủy | sắp xếp thôn
        """,
    )
    project.indicators("- {id: issued, distinct: Văn bản, of: Trích yếu}")

    assert printed(Prose(project.open()).issued("issued").markdown) == [
        "- Các Quyết định về chi bộ thôn"
        "[[Các Quyết định số 718, 719-QĐ/TU, ngày 31/3/2026 của Ban Thường vụ Tỉnh ủy.]].",
        "- Công văn số 1810-CV/TU, ngày 06/6/2026 của Tỉnh ủy về sắp xếp thôn.",
    ]


@pytest.mark.parametrize("template", ["[{Sai} ]{Mã}", "{Mã}[ [{Căn cứ}]]", "{Mã}[ gấp]", "{Mã}]", "{Mã"])
def test_a_template_that_could_never_print_as_meant_is_refused(project, template):
    """A misspelt column inside brackets, brackets in brackets, brackets around mere words."""
    project.sheet("Báo cáo Trung ương", "Mã | Trích yếu\nB1 | sơ kết")
    project.indicators("- {id: reports, count: Báo cáo Trung ương}")

    with pytest.raises(UsageError):
        Prose(project.open()).listing("reports", template)


def test_values_leave_no_hole_where_a_cell_is_empty(project):
    """What is not written down is said once, behind what is."""
    project.sheet("Báo cáo Trung ương", "Mã | Căn cứ\nB1 | Công văn A\nB2 |\nB3 | Công văn B")
    project.indicators("""
    - {id: all, count: Báo cáo Trung ương}
    - {id: bare, count: Báo cáo Trung ương, where: {Căn cứ: trống}}
    """)
    prose = Prose(project.open())

    assert str(prose.values("all", "Căn cứ")) == "Công văn A, Công văn B, chưa ghi Căn cứ"
    assert str(prose.values("bare", "Căn cứ")) == "chưa ghi Căn cứ"


def test_a_bullet_that_begins_with_a_large_number_knows_its_figure(project):
    """The point of the number is escaped, so that it opens no list; its place is still known."""
    project.sheet("Khen thưởng", "Mã | Số người\nK1 | 2712")
    project.indicators("- {id: total, sum: Khen thưởng, of: Số người}")
    phrase = Prose(project.open()).so["total"].phrase

    block = Block.bullets([phrase])

    assert block.markdown == "- 2\\.712."
    assert [block.markdown[start:end] for start, end, _ in block.figures] == ["2\\.712"]


def test_charts_and_lists_are_not_added_to_each_other(prose):
    """A chart would be lost, and be missed only when the report is made."""
    chart = Block("![x](chart:a)", images={"a": {"svg": "", "png": ""}})

    with pytest.raises(UsageError, match="ô riêng"):
        prose.points("", {"{}": "total"}) + chart
