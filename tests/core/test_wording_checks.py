"""Checks of words: symbols that fit their row, marks in order, documents still in force."""

from __future__ import annotations

import pytest

from core.refused import told


def failed(so) -> list[tuple[str, ...]]:
    """The cells of each finding of the check K-1."""
    return [found.cells for found in so.findings if found.code == "K-1"]


def problems(so) -> list[str]:
    """What each finding of the check K-1 says is wrong."""
    return [found.problem for found in so.findings if found.code == "K-1"]


SYMBOLS = """
- id: K-1
  matches: Văn bản
  columns: [Ký hiệu]
  table:
    "*/BTCTU": {Cơ quan ban hành: [Ban Tổ chức Tỉnh ủy*], Vai trò: [ban hành, căn cứ]}
    "*/TU": {Cơ quan ban hành: [Tỉnh ủy, Ban Thường vụ Tỉnh ủy]}
"""


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("QĐ/BTCTU | Ban Tổ chức Tỉnh ủy | ban hành", []),
        ("QĐ/BTCTU | ban tổ chức Tỉnh ủy Lâm Đồng | căn cứ", []),  # any ending, any letter case
        ("QĐ/BTCTU | Tỉnh ủy | ban hành", [("C5", "D5")]),
        ("QĐ/BTCTU | Ban Tổ chức Tỉnh ủy | triển khai", [("C5", "E5")]),
        ("QĐ/BTCTU | Tỉnh ủy | triển khai", [("C5", "D5", "E5")]),
        ("QĐ/TU | Tỉnh ủy | triển khai", []),
        ("QĐ/TU | Tỉnh ủy Lâm Đồng | ban hành", [("C5", "D5")]),  # no ending was allowed
        ("TU | Tỉnh ủy | ban hành", [("C5",)]),  # no pattern of the table
        ("QĐ/tu | Tỉnh ủy | ban hành", [("C5",)]),
    ],
)
def test_a_symbol_goes_with_the_body_and_the_role_of_its_row(project, row, cells):
    """The first pattern that fits says what may stand beside; one must fit."""
    project.sheet("Văn bản", f"Số | Ký hiệu | Cơ quan ban hành | Vai trò\n1 | {row}")
    project.checks(SYMBOLS)

    assert failed(project.open()) == cells


@pytest.mark.parametrize(
    ("row", "told_as"),
    [
        (
            "QĐ/TU | Sở Nội vụ | căn cứ",
            "Cơ quan ban hành phải là Tỉnh ủy hoặc Ban Thường vụ Tỉnh ủy",
        ),
        (
            "QĐ/TU | Ban Tổ chức Tỉnh ủy | ban hành",
            "Cơ quan ban hành phải là Tỉnh ủy hoặc Ban Thường vụ Tỉnh ủy, "
            "hoặc Ký hiệu phải là …/BTCTU",
        ),
        (
            "QĐ/BTCTU | Sở Nội vụ | góp ý",
            "Cơ quan ban hành phải là Ban Tổ chức Tỉnh ủy…; Vai trò phải là ban hành hoặc căn cứ",
        ),
        ("TU | Tỉnh ủy | căn cứ", "Ký hiệu phải là …/TU"),
        ("XX | Sở Nội vụ | căn cứ", "Ký hiệu phải là …/BTCTU hoặc …/TU"),
    ],
)
def test_a_wrong_symbol_is_told_what_would_be_right(project, row, told_as):
    """The reader need not open the params to see which body or which symbol would fit."""
    project.sheet("Văn bản", f"Ký hiệu | Cơ quan ban hành | Vai trò\n{row}")
    project.checks(SYMBOLS)

    assert problems(project.open()) == [f"không khớp ({told_as})"]


def test_a_table_that_asks_for_a_value_no_cell_can_have_is_refused(project):
    """A slip in the table would blame every row."""
    project.sheet("Văn bản", "Ký hiệu\nQĐ/TU")
    project.checks(
        "- {id: K-1, matches: Văn bản, columns: [Ký hiệu], table: {QĐ/*: {Loại: [Quyết đinh]}}}"
    )

    assert "cột “Loại” không có giá trị “Quyết đinh”" in told(project)


@pytest.mark.parametrize(
    ("codes", "cells"),
    [
        ("B-01 B-02 B-03", []),
        ("B-01 B-02 B-04", [("B6", "B7")]),
        ("B-04 B-02 B-01", [("B6", "B5")]),  # in whatever order they stand
        ("B-09 B-10 B-11", []),
        ("A-01 B-05 A-02", []),  # two series
        ("B-05 B-06 B-06", []),  # twice is another check's matter
        ("B C D", []),
    ],
)
def test_codes_whose_number_skips_are_named_with_the_one_before(project, codes, cells):
    """A series of codes runs on; what is missing between two of them is looked for."""
    project.sheet("Báo cáo Trung ương", "Mã\n" + "\n".join(codes.split()))
    project.checks("- {id: K-1, sequence: Báo cáo Trung ương, columns: [Mã]}")

    assert failed(project.open()) == cells


def test_codes_that_skip_between_two_workbooks_are_found(project):
    """The rows of all rooms are one series; the finding names the code before by itself."""
    project.sheet("Báo cáo Trung ương", "Mã\nB-01", room="van-phong")
    project.sheet("Báo cáo Trung ương", "Mã\nB-03", room="to-chuc-can-bo")
    project.checks("- {id: K-1, sequence: Báo cáo Trung ương, columns: [Mã]}")

    so = project.open()

    assert failed(so) == [("B5",)]
    assert problems(so) == ["không khớp (sau B-01 là B-03)"]


TEXTS = [
    ("(1) một; (2) hai; (3) ba", True),
    ("(1) một; (2) hai; (4) bốn", False),
    ("(i) một; (ii) hai; (iv) bốn", False),
    ("(i) một; (ii) hai; (iii) ba; (iv) bốn", True),
    ("(1) một; (2) hai. Trong đó: (1) một; (2) hai; (3) ba", True),  # a list begins anew
    ("(1) một; (i) nhỏ; (ii) nhỏ; (2) hai", True),  # two kinds of marks
    ("(2) hai; (3) ba", False),
    ("theo khoản (2) Điều này", True),  # one alone is a reference
    ("xã (12) và phường (15) và (15/13/02)", True),  # numbers, not marks
    ("không có dấu", True),
]


@pytest.mark.parametrize(("text", "right"), TEXTS)
def test_marks_that_skip_in_a_cell_are_found(project, text, right):
    """(1) (2) (4) has lost its third."""
    project.sheet("Nhiệm vụ", f"Mã | Nội dung\nN1 | {text}")
    project.checks("- {id: K-1, sequence: Nhiệm vụ, columns: [Nội dung]}")

    assert (failed(project.open()) == []) == right


@pytest.mark.parametrize(("text", "right"), TEXTS)
def test_marks_that_skip_in_a_slot_are_found(petitions, text, right):
    """The analyst's text is held to the same; its file and its heading are named."""
    petitions.slots(f"# Kết quả\n\n{text}\n", "Kết quả")
    petitions.checks("- {id: K-1, slots_in_order: true}")

    found = [each for each in petitions.open().findings if each.code == "K-1"]

    assert (found == []) == right
    assert {each.file for each in found} <= {"btctu/2026Q2/quarterly.md"}
    assert all(each.problem.startswith("phần “Kết quả”: ") for each in found)


REPEALED = """
- id: K-1
  repealed: Văn bản
  columns: [Số, Ký hiệu]
  day: Ngày thực hiện
  where: {Vai trò: [căn cứ, triển khai]}
  documents: {36-HD/VPTW: {from: 2026-05-27, by: 05-HD/VPTW}}
"""


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("36 | HD/VPTW | căn cứ | 27/05/2026", [("B5", "C5")]),
        ("36 | HD/VPTW | căn cứ | 26/05/2026", []),  # still in force
        ("36 | HD/VPTW | căn cứ |", [("B5", "C5")]),  # on the day of the edition
        ("36 | HD/VPTW/nb | triển khai | 01/06/2026", [("B5", "C5")]),
        ("36 | HD/VPTW | viện dẫn | 01/06/2026", []),
        ("136 | HD/VPTW | căn cứ | 01/06/2026", []),
        ("36 | HD/VPTWX | căn cứ | 01/06/2026", []),
        ("05 | HD/VPTW | căn cứ | 01/06/2026", []),
    ],
)
def test_a_document_used_after_its_repeal_is_found(project, row, cells):
    """Who cites it is told since when it no longer holds, and what does."""
    project.sheet("Văn bản", f"Số | Ký hiệu | Vai trò | Ngày thực hiện\n{row}")
    project.checks(REPEALED)

    so = project.open()

    assert failed(so) == cells
    assert set(problems(so)) <= {
        "không khớp (36-HD/VPTW hết hiệu lực từ 27/5/2026, thay bằng 05-HD/VPTW)"
    }


def test_a_repealed_document_is_found_where_a_text_names_it(project):
    """A basis written as a sentence names documents too."""
    project.sheet(
        "Báo cáo Trung ương",
        "Mã | Căn cứ | Ngày gửi\nB1 | theo Hướng dẫn số 36-HD/VPTW, ngày 03/4/2018 | 01/06/2026",
    )
    project.checks("""
    - id: K-1
      repealed: Báo cáo Trung ương
      columns: [Căn cứ]
      day: Ngày gửi
      documents: {36-HD/VPTW: {from: 2026-05-27}}
    """)

    assert problems(project.open()) == ["không khớp (36-HD/VPTW hết hiệu lực từ 27/5/2026)"]
