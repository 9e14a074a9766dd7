"""What is wrong in the sheets: each is found at its cell, with a remedy, and is never a zero."""

from __future__ import annotations

import openpyxl
import pytest
from baocao import edition

from scoring.conftest import CRITERIA, SCORES


def place(finding) -> tuple[str, tuple[str, ...]]:
    """Sheet and cells of a finding."""
    return finding.sheet, finding.cells


@pytest.mark.parametrize(
    ("old", "new", "code", "cell", "words"),
    [
        ("| 4   ", "| 11  ", "T-001", "I", "cao hơn điểm tối đa của tiêu chí là 10"),
        ("| 4   ", "| -1  ", "T-002", "I", "là số âm"),
        ("| 2x ", "| -2x", "T-002", "G", "là số âm"),
        ("| 1/3 ", "| 1/0 ", "T-003", "H", "mẫu số phải lớn hơn 0"),
        ("| 1/3 ", "| 1/-3", "T-003", "H", "mẫu số phải lớn hơn 0"),
        ("| 1/3 ", "| 1x  ", "T-004", "H", "chưa ghi mẫu số để chấm"),
        ("| 2x ", "| 10 ", "T-004", "G", "chưa ghi tử số để chấm"),
        ("| 4   ", "| 4x  ", "T-004", "I", "chưa ghi điểm để chấm"),
        ("| 2x ", "| 2.5x", "T-022", "G", "không phải số nguyên"),
        ("| 0x ", "| 2x ", "T-005", "G", "chỉ nhận tử số 1 (có) hoặc 0 (không)"),
    ],
)
def test_a_score_that_cannot_be_used_takes_its_total_down(contest, old, new, code, cell, words):
    """It is an error at the cell of the last line; the draft has no total, no rank for the unit."""
    *lines, last = SCORES.strip().splitlines()
    assert old in last
    contest.score("\n".join([*lines, last.replace(old, new, 1)]))
    so = contest.open()
    (finding,) = [each for each in so.findings if each.code.startswith("T-0")]

    assert (finding.code, finding.severity, finding.sheet) == (code, "error", "Chấm điểm")
    assert [each.rstrip("0123456789") for each in finding.cells] == [cell]
    assert finding.file == "btctu/2026/cham-diem.xlsx"
    assert words in finding.problem
    assert finding.remedy
    assert so["score.B.2"].status == "blocked"
    assert so.standings.members["B"].rank is None
    assert so["score.B.1"].status == "ok"
    assert so.doubts


def test_a_criterion_without_maximum_blocks_every_total(scored):
    """The empty cell is told when the register is read; no total is made without it."""
    scored.draw("Tiêu chí", CRITERIA.replace("| 10          |\n", "|             |\n", 1))
    so = scored.open()
    (empty,) = [each for each in so.findings if each.sheet == "Tiêu chí" and each.code == "R-003"]
    figure = so["score.A.2"]

    assert empty.cells == ("G8",)
    assert figure.status == "blocked"
    assert "ô G8 trang Tiêu chí" in figure.reason
    assert so["score.A.group_1"].value == 30  # what does not rest on it is there
    assert so["score.A.rank"].status == "blocked"


def test_a_unit_in_two_clusters_is_ranked_in_neither(scored):
    """Both rows are named; the others of the cluster have their ranks."""
    scored.draw("Cụm thi đua", "Năm | Mã cụm | Mã tổ chức\n2026 | 'C1 | 'A\n2026 | 'C1 | 'B\n"
                "2026 | 'C2 | 'A")  # fmt: skip
    standings = scored.stand()
    (finding,) = [each for each in standings.findings if each.code == "T-009"]

    assert place(finding) == ("Cụm thi đua", ("C5", "D5", "C7", "D7"))
    assert finding.severity == "error"
    assert {code: each.rank for code, each in standings.members.items()} == {"A": None, "B": 1}


def test_scores_of_strangers_are_not_lost_silently(contest):
    """A unit in no cluster, and a criterion that is not in the table: one finding each."""
    contest.score(f"{SCORES}X          | hội đồng | 1/1 | 1x | 1x | 1")
    contest.units = ["A", "B"]
    (finding,) = contest.found("T-007")

    assert place(finding) == ("Chấm điểm", ("D29",))
    assert "đơn vị X không thuộc cụm nào của năm, 4 dòng điểm này" in finding.problem


def test_a_score_for_an_unknown_criterion_is_told(contest):
    """By the code that is not in the table of the year."""
    contest.score(SCORES.replace("| K ", "| Z ", 1))
    (finding,) = contest.found("T-008")

    assert finding.seen == "Z"
    assert "bảng tiêu chí của năm không có tiêu chí Z, 4 dòng" in finding.problem


def test_a_registration_of_a_stranger_is_told(scored):
    """It is of no member."""
    scored.draw("Đăng ký thi đua", "Mã | Năm | Mã tổ chức | Đối tượng | Ngày đăng ký\n"
                "D1 | 2026 | 'X | tập thể | 20/05/2026")  # fmt: skip
    (finding,) = scored.found("T-007")

    assert place(finding) == ("Đăng ký thi đua", ("D5",))


def test_a_score_written_twice_is_neither_of_the_two(contest):
    """Both rows are named; the total is not known."""
    contest.score(f"{SCORES}B          | hội đồng |     |    |    | 9")
    standings = contest.stand()
    (finding,) = [each for each in standings.findings if each.code == "T-006"]

    assert place(finding) == ("Chấm điểm", ("E26", "E29"))
    assert standings.members["B"].totals["hội đồng"].value is None


def test_points_typed_that_are_not_those_reckoned_are_a_warning(contest):
    """What is reckoned counts; points rounded as they are shown are the same."""
    contest.units = ["A"]
    contest.draw(
        "Chấm điểm",
        """
        Năm  | Kỳ     | Mã tổ chức | Tiêu chí | Vòng     | Tử số | Mẫu số | Điểm
        2026 | 2026Q2 | 'A         | K        | hội đồng | 1     | 3      | 13.33
        2026 | 2026Q2 | 'A         | L        | hội đồng | 2     |        | 11
        """,
    )
    (finding,) = contest.found("T-013")

    assert finding.severity == "warning"
    assert place(finding) == ("Chấm điểm", ("I6",))
    assert "tính từ tử số, mẫu số là 10" in finding.problem


def test_maxima_that_do_not_make_a_hundred_are_warned_of(scored):
    """Bonus and deductions are beside the scale."""
    assert scored.found("T-016") == []
    scored.draw("Tiêu chí", CRITERIA.replace("| 40 ", "| 45 "))
    (finding,) = scored.found("T-016")

    assert finding.severity == "warning"
    assert finding.cells == ("G5", "G6", "G7", "G8")
    assert "cộng lại là 105, khác 100" in finding.problem


@pytest.mark.parametrize(
    ("old", "new", "code", "cell"),
    [("| 30          | 5", "| 30          | ", "T-018", "H6"),
     ("| 30          | 5", "| 30          | -5", "T-002", "H6"),
     ("| 40          |", "| -40         |", "T-002", "G5")],
)  # fmt: skip
def test_a_criterion_that_cannot_be_reckoned_is_told(scored, old, new, code, cell):
    """A counted one needs points of one time; no points are below zero."""
    scored.draw("Tiêu chí", CRITERIA.replace(old, new))
    so = scored.open()
    (finding,) = [each for each in so.findings if each.code == code]

    assert place(finding) == ("Tiêu chí", (cell,))
    assert so["score.A.2"].status == "blocked"


def test_evidence_that_is_asked_for_and_missing_is_told_with_its_cells(contest):
    """One warning a unit; named in any round it is there, and no points need none."""
    contest.draw("Tiêu chí", f"{CRITERIA.splitlines()[1]} | Minh chứng\n" + "\n".join(
        f"{line} | x" for line in CRITERIA.splitlines()[2:4]))  # fmt: skip
    contest.score(
        """
        Mã tổ chức | Vòng     | K    | L
        A          | tự chấm  | 3/4! | 2x!
        A          | hội đồng | 3/4! | 2x
        B          | tự chấm  | 0/4! | 2x
        B          | hội đồng | 0/4! | 2x
        """
    )
    standings = contest.stand()
    (finding,) = [each for each in standings.findings if each.code == "T-015"]

    assert [each.code for each in standings.members["A"].unproven] == ["K"]
    assert (finding.severity, *place(finding)) == ("warning", "Chấm điểm", ("J5",))
    assert standings.members["B"].unproven == ()
    figure = standings.figures["ranking.unproven"]
    assert figure.value == 1
    assert {"J5", "J7"} <= {spot.ref for spot in figure.sources if spot.sheet == "Chấm điểm"}
    assert 10 in {area.column for area in figure.scope if area.sheet == "Chấm điểm"}


def test_evidence_of_who_sent_no_sheet_is_not_known(contest):
    """Those without a sheet of their own are left out in words; where all are, there is no count."""
    contest.draw("Tiêu chí", f"{CRITERIA.splitlines()[1]} | Minh chứng\n" + "\n".join(
        f"{line} | x" for line in CRITERIA.splitlines()[2:4]))  # fmt: skip
    sheets = """
        Mã tổ chức | Vòng     | K    | L
        A          | tự chấm  | 3/4  | 2x
        A          | hội đồng | 3/4  | 2x
        B          | hội đồng | 3/4  | 2x
        """
    contest.score(sheets)
    some = contest.stand().figures["ranking.unproven"]
    contest.score("\n".join(line for line in sheets.splitlines() if "tự chấm" not in line))
    none = contest.stand().figures["ranking.unproven"]

    assert (some.value, some.reason) == (0, "chưa kể 01 đơn vị chưa có tổng điểm vòng tự chấm")
    assert none.status == "blocked"


def test_a_bad_cell_of_a_score_is_no_zero(contest):
    """An error value in a sheet blocks the total that rests on it, and says which cell."""
    contest.score(SCORES.replace("| 4   | 0x |", "| #DIV/0! | 0x |", 1))
    figure = contest.open()["score.B.1"]

    assert figure.status == "blocked"
    assert "trang Chấm điểm" in figure.reason


@pytest.mark.parametrize("sheet", ["Chấm điểm", "Tiêu chí"])
def test_a_book_that_is_not_there_leaves_no_zero(scored, sheet):
    """All totals are unknown, for one reason."""
    scored.open()
    for sheets in scored.project.drawn.values():
        sheets.pop(sheet, None)
    scored.project.keep(sheet, "khong-co")
    so = scored.open()

    assert {so[f"score.A.{n}"].status for n in (1, 2)} == {"blocked"}


UNIQUE = """
- {id: K-406, unique: Cụm thi đua, columns: [Năm, Mã tổ chức]}
- {id: K-409, unique: Tiêu chí}
- {id: K-410, unique: Chấm điểm}
"""


@pytest.mark.parametrize(
    ("sheet", "table", "code"),
    [
        ("Cụm thi đua", "Năm | Mã cụm | Mã tổ chức\n2026 | 'C1 | 'A\n2026 | 'C2 | 'A", "K-406"),
        ("Tiêu chí", f"{CRITERIA}2026 | K | điểm thưởng | lại | tỷ lệ | 4", "K-409"),
    ],
)
def test_what_the_checks_of_keys_have_found_is_told_once(scored, sheet, table, code):
    """Their cells cannot be used then; nothing that rests on them has a value."""
    scored.project.checks(UNIQUE)
    scored.draw(sheet, table)
    so = scored.open()
    told = {each.code for each in so.findings if each.sheet == sheet and each.severity == "error"}

    assert told == {code}
    assert so["score.A.rank"].status == "blocked"


def test_rows_at_odds_in_another_year_do_not_touch_this_one(scored):
    """Last year's table names a criterion twice: this year's totals stand."""
    scored.project.checks(UNIQUE)
    scored.draw("Tiêu chí", CRITERIA + "2025 | Z | điểm thưởng | x | tỷ lệ | 4\n" * 2)
    so = scored.open()

    assert {each.code for each in so.findings if each.severity == "error"} == {"K-409"}
    assert so["score.A.2"].value == 83.5


def test_a_score_that_the_check_of_keys_found_twice_is_neither(contest):
    """The rows cannot be told apart by what the check has spoilt, and no total is made of them."""
    contest.project.checks(UNIQUE)
    contest.score(f"{SCORES}B          | hội đồng |     |    |    | 9")
    so = contest.open()

    assert {each.code for each in so.findings if each.severity == "error"} == {"K-410"}
    assert so["score.B.2"].status == "blocked"
    assert so["score.B.1"].status == "ok"


def test_what_is_deducted_needs_no_evidence(contest):
    """Only points that a unit claims do."""
    contest.draw("Tiêu chí", f"{CRITERIA.splitlines()[1]} | Minh chứng\n" + "\n".join(
        f"{line} | x" for line in CRITERIA.splitlines()[-2:]))  # fmt: skip
    contest.score("Mã tổ chức | Vòng | P | Q\nA | tự chấm | 1x! | 1x!\nA | hội đồng | 1x | 1x!")

    assert contest.stand().members["A"].unproven == ()


@pytest.mark.parametrize(("times", "found"), [("18x", 0), ("50x", 1)])
def test_times_worth_far_more_than_the_maximum_are_told(contest, times, found):
    """5 points each of at most 30: 18 times are three maxima, 50 are rather a slip of the hand."""
    contest.score(SCORES.replace("| 2x | 0x | 4   | 0x", f"| {times} | 0x | 4   | 0x", 1))
    told = contest.found("T-023")

    assert [(each.severity, each.cells[0][0]) for each in told] == [("warning", "G")] * found
    assert all("tính ra 250 điểm" in each.problem and "chỉ lấy 30" in each.problem for each in told)
    assert contest.stand().members["B"].scores["tự chấm"]["L"].points == min(30, 30)


def test_points_in_a_cell_that_shows_percentages_are_no_points(scored):
    """3,5 % may be 3,5 points or 0,035."""
    scored.open()
    book = scored.project.paths.data / "btctu" / "2026" / "cham-diem.xlsx"
    workbook = openpyxl.load_workbook(book)
    cell = workbook["Chấm điểm"]["I8"]
    assert cell.value == 9
    cell.number_format = "0.0%"
    workbook.save(book)
    so = edition.open("quarterly", "btctu", "2026Q2", scored.project.paths)
    (finding,) = [each for each in so.findings if each.severity == "error"]

    assert (finding.code, finding.cells) == ("R-018", ("I8",))
    assert so["score.A.1"].status == "blocked"
    assert so["score.A.2"].status == "ok"


def test_a_registration_dated_in_another_year_is_told(scored):
    """It would win every tie by its day."""
    scored.draw("Đăng ký thi đua", "Mã | Năm | Mã tổ chức | Đối tượng | Ngày đăng ký\n"
                "D1 | 2026 | 'A | tập thể | 15/05/2025\n"
                "D2 | 2026 | 'B | cá nhân | 15/05/2025")  # fmt: skip
    (finding,) = scored.found("T-021")

    assert (finding.severity, finding.sheet, finding.cells) == (
        "warning", "Đăng ký thi đua", ("F5",)
    )  # fmt: skip


def test_a_table_of_criteria_that_is_not_there_is_told_once(scored):
    """Not once for each code that stands in the score sheets."""
    scored.draw("Tiêu chí", CRITERIA.replace("2026 |", "2025 |"))
    (finding,) = scored.found("T-008")

    assert finding.problem == (
        "bảng tiêu chí của năm không có tiêu chí nào, 24 dòng điểm này không được tính"
    )


def test_the_number_of_clusters_stands_though_a_unit_is_in_two(scored):
    """Whose member it is says nothing of how many clusters there are."""
    scored.project.checks(UNIQUE)
    scored.draw("Cụm thi đua", "Năm | Mã cụm | Mã tổ chức\n2026 | 'C1 | 'A\n2026 | 'C2 | 'A\n"
                "2025 | 'C3 | 'A")  # fmt: skip

    assert scored.open()["ranking.clusters"].value == 2


def test_a_row_of_some_year_does_not_spoil_the_score_that_is_there(scored):
    """Its year cannot be read: it may be of another year, and the row of this one is sure."""
    scored.open()
    drawn = scored.project.drawn["cham-diem"]["Chấm điểm"]
    (row,) = [row for row in drawn.rows if row[2:5] == ["'A", "'N", "hội đồng"]]
    drawn.rows.append(["#N/A", *row[1:]])
    standings = scored.stand()

    assert standings.members["A"].scores["hội đồng"]["N"].points == 8.5
    assert "T-006" not in {each.code for each in standings.findings}
