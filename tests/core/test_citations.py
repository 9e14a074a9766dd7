"""Citations of documents as official letters write them; every digit says where it is from."""

from __future__ import annotations

import pytest
from baocao.narrative import Prose
from baocao.phrase import Phrase
from hypothesis import given, settings
from hypothesis import strategies as st

from core.printed import printed
from project import Project

REGULATION = "Quyết định | 31/03/2026 | Ban Thường vụ Tỉnh ủy | quy định chức năng, nhiệm vụ"
HEADINGS = "Số | Ký hiệu | Loại | Ngày văn bản | Cơ quan ban hành | Trích yếu"


def documents(project, *rows: str) -> Prose:
    """The prose of an edition whose register of documents holds these rows."""
    project.sheet("Văn bản", "\n".join([HEADINGS, *rows]))
    project.indicators("- {id: documents, count: Văn bản}")
    return Prose(project.open())


def test_documents_that_differ_only_in_their_number_are_cited_together(project):
    """The run names its kind, symbol, day, body and subject once."""
    prose = documents(
        project,
        f"'718 | QĐ/TU | {REGULATION}",
        f"'719 | QĐ/TU | {REGULATION}",
        "'12 | CV/TU | Công văn | 05/04/2026 | Tỉnh ủy | báo cáo số liệu",
        f"'720 | QĐ/TU | {REGULATION}",
    )

    assert str(prose.citations("documents")) == (
        "(1) Các Quyết định số 718, 719, 720-QĐ/TU, ngày 31/3/2026 của Ban Thường vụ Tỉnh ủy "
        "quy định chức năng, nhiệm vụ; "
        "(2) Công văn số 12-CV/TU, ngày 05/4/2026 của Tỉnh ủy về báo cáo số liệu"
    )


def test_documents_counted_by_subject_are_cited_by_subject(project):
    """Groups of documents with one subject are one item, as the figure counts them."""
    project.indicators("- {id: groups, distinct: Văn bản, of: Trích yếu}")
    prose = documents(
        project,
        "'1 | QC/TU | Quy chế | 31/03/2026 | Tỉnh ủy | công tác dân vận",
        "'2 | QĐ/TU | Quyết định | 01/04/2026 | Tỉnh ủy | công tác dân vận",
        "'3 | CV/TU | Công văn | 02/04/2026 | Tỉnh ủy | đại hội",
    )

    assert prose.so["groups"].value == 2
    assert str(prose.citations("groups", subject=False)) == (
        "(1) Quy chế số 1-QC/TU, ngày 31/3/2026 của Tỉnh ủy và "
        "Quyết định số 2-QĐ/TU, ngày 01/4/2026 của Tỉnh ủy; "
        "(2) Công văn số 3-CV/TU, ngày 02/4/2026 của Tỉnh ủy"
    )


@pytest.mark.parametrize(
    "other",
    [
        "'719 | QĐ/BTCTU | " + REGULATION,
        "'719 | QĐ/TU | " + REGULATION.replace("31/03", "01/04"),
        "'719 | QĐ/TU | " + REGULATION.replace("Ban Thường vụ ", ""),
        "'719 | QĐ/TU | " + REGULATION.replace("nhiệm vụ", "quyền hạn"),
        "'719 | QĐ/TU | " + REGULATION.replace("Quyết", "Quy"),
    ],
)
def test_documents_that_differ_in_anything_else_are_cited_apart(project, other):
    """Another symbol, day, body, subject or kind makes another citation."""
    prose = documents(project, f"'718 | QĐ/TU | {REGULATION}", other)

    assert str(prose.citations("documents")).count(" số ") == 2


@pytest.mark.parametrize(
    ("row", "citation"),
    [
        (
            "'29 | KL/TW | Kết luận | 28/04/2026 | Bộ Chính trị | công tác cán bộ",
            "Kết luận số 29-KL/TW, ngày 28/4/2026 của Bộ Chính trị về công tác cán bộ",
        ),
        (
            "'29 | KL/TW | Kết luận | 28/04/2026 | Bộ Chính trị | Về công tác cán bộ",
            "Kết luận số 29-KL/TW, ngày 28/4/2026 của Bộ Chính trị Về công tác cán bộ",
        ),
        (
            "'7 | KH/TU | Kế hoạch | 28/04/2026 | Tỉnh ủy | thực hiện nghị quyết",
            "Kế hoạch số 7-KH/TU, ngày 28/4/2026 của Tỉnh ủy thực hiện nghị quyết",
        ),
        (
            "'33 | TW | Quy định | | Ban Chấp hành Trung ương | thi hành Điều lệ",
            "Quy định số 33-TW của Ban Chấp hành Trung ương về thi hành Điều lệ",
        ),
        (
            "'98/2023 | NĐ-CP | Nghị định | 31/12/2023 | Chính phủ | quy định chi tiết",
            "Nghị định số 98/2023/NĐ-CP, ngày 31/12/2023 của Chính phủ quy định chi tiết",
        ),
        (
            "'09 | CT-UBND | Chỉ thị | 21/05/2026 | Ủy ban nhân dân tỉnh | phong trào thi đua",
            "Chỉ thị số 09/CT-UBND, ngày 21/5/2026 của Ủy ban nhân dân tỉnh về phong trào thi đua",
        ),
        (
            "'06/2022 | QH15 | Luật | 15/06/2022 | Quốc hội | Thi đua, khen thưởng",
            "Luật Thi đua, khen thưởng số 06/2022/QH15, ngày 15/6/2022 của Quốc hội",
        ),
    ],
)
def test_a_citation_reads_as_in_official_letters(project, row, citation):
    """Kind, number and symbol, day, body; “về” before the subject unless it does not fit."""
    assert str(documents(project, row).citations("documents")) == citation


def test_a_citation_shows_what_its_row_lacks(project):
    """A document without a subject is still cited, with the gap to be seen."""
    prose = documents(project, "'29 | KL/TW | Kết luận | 28/04/2026 | Bộ Chính trị |")

    assert str(prose.citations("documents")) == (
        "Kết luận số 29-KL/TW, ngày 28/4/2026 của Bộ Chính trị về [chưa có Trích yếu: để trống]"
    )


def test_a_citation_may_leave_out_the_subject(project):
    """Where the sentence itself says what the document is about."""
    prose = documents(project, f"'718 | QĐ/TU | {REGULATION}")

    assert str(prose.citations("documents", subject=False)) == (
        "Quyết định số 718-QĐ/TU, ngày 31/3/2026 của Ban Thường vụ Tỉnh ủy"
    )


def test_a_citation_may_leave_out_whose_the_document_is(project):
    """Where the sentence says who issued it."""
    prose = documents(project, f"'718 | QĐ/TU | {REGULATION}")

    cited = str(prose.citations("documents", body=False))
    assert cited.startswith("Quyết định số 718-QĐ/TU, ngày 31/3/2026 ")
    assert " của Ban Thường vụ" not in cited


def test_documents_carried_out_are_listed_by_field_with_their_own_document_in_a_note(project):
    """A document that another one carries out has that other in a footnote."""
    project.sheet(
        "Văn bản",
        f"""
        {HEADINGS} | Lĩnh vực | Thực hiện văn bản
        '29 | KL/TW | Kết luận | 28/04/2026 | Bộ Chính trị | cán bộ | tổ chức - cán bộ |
        '30 | KL/TW | Kết luận | 29/04/2026 | Bộ Chính trị | quy hoạch | tổ chức - cán bộ |
        '9 | KH/TU | Kế hoạch | 05/05/2026 | Tỉnh ủy | thực hiện | | 29-KL/TW, ngày  28/4/2026
        '5 | HD/TW | Hướng dẫn | 06/05/2026 | Ban Tổ chức | đảng viên | chuyển đổi số |
        """,
    )
    project.indicators("""
    - count: Văn bản
      by: {Lĩnh vực: {tổ chức - cán bộ: cadre, chuyển đổi số: digital, chính sách cán bộ: none}}
    """)
    prose = Prose(project.open())

    fields = {"Công tác cán bộ": "cadre", "Chính sách": "none", "Chuyển đổi số": "digital"}

    assert printed(prose.carried_out(fields).markdown) == [
        "- Công tác cán bộ: (1) Kết luận số 29-KL/TW, ngày 28/4/2026 của Bộ Chính trị "
        "về cán bộ[[Kế hoạch số 9-KH/TU, ngày 05/5/2026 của Tỉnh ủy.]]; (2) Kết luận "
        "số 30-KL/TW, ngày 29/4/2026 của Bộ Chính trị về quy hoạch.",
        "- Chuyển đổi số: Hướng dẫn số 5-HD/TW, ngày 06/5/2026 của Ban Tổ chức về đảng viên.",
    ]


def unexplained(phrase: Phrase) -> list[str]:
    """The parts that hold a digit and do not say where it comes from."""
    return [
        part.text
        for part in phrase.parts
        if any(char.isdigit() for char in part.text) and not part.origin
    ]


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cn", "Cc"]), min_size=1, max_size=30)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4))
def test_every_digit_says_where_it_comes_from(tmp_path_factory, rows):
    """For arbitrary texts in the rows: lists, citations, choices and values."""
    project = Project(tmp_path_factory.mktemp("project"))
    project.sheet(
        "Văn bản", [{"Số": f"'{number}", "Trích yếu": f"'{text}"} for number, text in rows]
    )
    project.indicators(
        "- {id: documents, count: Văn bản}\n- {id: share, ratio: [documents, documents], unit: '%'}"
    )
    prose = Prose(project.open())
    phrases = [
        prose.listing("documents", "{Loại} số {Số}: {Trích yếu}"),
        prose.citations("documents"),
        prose.citations("documents", ",", subject=False),
        prose.choose("documents", "không có", "có {} văn bản"),
        prose.values("documents", "Số"),
        prose.period,
        prose.as_of,
        prose.so["share"].phrase,
    ]

    assert [unexplained(phrase) for phrase in phrases] == [[]] * len(phrases)


def test_a_part_says_the_cell_it_stands_in(project):
    """File, sheet and cell of each value; the id of each figure."""
    prose = documents(project, f"'718 | QĐ/TU | {REGULATION}")
    cell = "cell:btctu/2026/van-phong.xlsx!Văn bản!"

    parts = prose.listing("documents", "số {Số}, ngày {Ngày văn bản}").parts

    assert [(part.text, part.origin) for part in parts if part.text] == [
        ("số ", ""),
        ("718", f"{cell}B5"),
        (", ngày ", ""),
        ("31/3/2026", f"{cell}E5"),
    ]
    assert prose.so["documents"].phrase.parts == (("01", "figure:documents"),)


def test_documents_named_without_their_subjects_run_together_whatever_these_are(project):
    """Các Quy định số 429, 430-QĐ/TU: what each is about stands elsewhere."""
    project.sheet(
        "Văn bản",
        """
        Số | Ký hiệu | Loại | Ngày văn bản | Cơ quan ban hành | Trích yếu
        429 | QĐ/TU | Quy định | 18/09/2025 | Ban Thường vụ Tỉnh ủy | chăm sóc sức khỏe
        430 | QĐ/TU | Quy định | 18/09/2025 | Ban Thường vụ Tỉnh ủy | lễ tang
        """,
    )
    project.indicators("- {id: amended, count: Văn bản}")

    assert str(Prose(project.open()).citations("amended", subject=False)) == (
        "Các Quy định số 429, 430-QĐ/TU, ngày 18/9/2025 của Ban Thường vụ Tỉnh ủy"
    )
