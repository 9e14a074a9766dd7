"""Points of a score, totals of a round, and what nobody scored."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scoring.conftest import CRITERIA, SCORES, totals


def test_each_method_reckons_its_points(scored):
    """40 of 3/4, 5 for each of 6 times, 20 for yes, points as judged; bonus is 1, deducted 2 x 3."""
    scores = scored.stand().members["A"].scores["hội đồng"]

    assert {code: float(score.points) for code, score in scores.items()} == {
        "K": 30, "L": 30, "M": 20, "N": 8.5, "P": 1, "Q": 6,
    }  # fmt: skip


def test_a_total_adds_groups_and_bonus_and_takes_away_deductions(scored):
    """Self 40 + 30 + 20 + 9 + 2; council 30 + 30 + 20 + 8,5 + 1 - 6."""
    member = scored.stand().members["A"]

    assert totals(member) == [101, 83.5]
    assert member.difference.value == 17.5
    assert {group: float(figure.value) for group, figure in member.groups.items()} == {
        "chương trình, kế hoạch": 30,
        "vận hành bộ máy": 20,
        "nhiệm vụ thường xuyên": 30,
        "chuyển đổi số, xây dựng ngành": 8.5,
        "điểm thưởng": 1,
        "điểm trừ": 6,
    }


@pytest.mark.parametrize(
    ("drawn", "points"), [("9/4", 40), ("0/4", 0), ("1/3", 13.33), ("2.5/5", 20)]
)
def test_a_ratio_gives_its_part_of_the_maximum_and_never_more(contest, drawn, points):
    """Done beyond the plan is the maximum; a third is shown to two places."""
    contest.score(f"Mã tổ chức | Vòng | K | L | M | N\nA | hội đồng | {drawn} | 0x | 0x | 0")

    assert round(float(contest.stand().figures["score.A.group_1"].value), 2) == points


def test_counted_times_give_no_more_than_the_maximum(contest):
    """Nine articles of 5 points are 30, not 45."""
    contest.score("Mã tổ chức | Vòng | K | L | M | N\nA | hội đồng | 0/1 | 9x | 0x | 0")

    assert contest.stand().members["A"].groups["nhiệm vụ thường xuyên"].value == 30


def test_thirds_add_up_exactly(contest):
    """Three criteria of a third, two thirds and none make one whole: no digit is lost."""
    contest.draw(
        "Tiêu chí",
        "Năm | Mã | Nhóm | Nội dung | Cách tính | Điểm tối đa\n"
        + "\n".join(f"2026 | T{n} | nhiệm vụ thường xuyên | x | tỷ lệ | 1" for n in range(3)),
    )
    contest.score("Mã tổ chức | Vòng | T0 | T1 | T2\nA | hội đồng | 1/3 | 1/3 | 1/3")

    assert contest.stand().members["A"].totals["hội đồng"].value == Decimal(1)


def test_figures_know_their_cells(scored):
    """A total rests on its row's numbers and on the criteria; what is looked through is wider."""
    figure = scored.open()["score.B.2"]
    cells = {(each["sheet"], cell) for each in figure.as_json()["sources"] for cell in each["cells"]}
    looked = {each["sheet"] for each in figure.as_json()["scope"]}

    assert ("Tiêu chí", "G5:G10") in cells
    assert figure.label == "Tổng điểm vòng hội đồng: B"
    assert {spot.sheet for spot in figure.sources} == looked == {"Tiêu chí", "Chấm điểm"}


MISSING = """
Mã tổ chức | Vòng     | K   | L  | M  | N | P  | Q
A          | tự chấm  | 1/1 | 6x | 1x | 9 | 1x | 0x
A          | hội đồng | 1/1 | 6x |    | 9 | 1x | 0x
B          | tự chấm  | 1/1 | 6x | 1x | 9 | 0x | 0x
C          | tự chấm  | 1/1 | 6x | 1x | 9 | 0x | 0x
C          | hội đồng | 1/1 | 6x | 1x | 9 | 1x | 2x
"""


def absences(standings) -> dict[str, str]:
    """What is missing of the score sheets, by code."""
    return {each.code: each.problem for each in standings.findings if each.code < "T-012"}


def test_a_score_that_is_not_there_is_no_zero(contest):
    """The total of the round is unknown, and so is the rank; what is missing is named."""
    contest.score(MISSING)
    standings = contest.stand()

    assert standings.members["A"].totals["hội đồng"].value is None
    assert standings.members["A"].rank is None
    assert absences(standings) == {
        "T-011": "A (A) chưa có điểm vòng hội đồng của 1 tiêu chí: M",
        "T-010": "B (B) chưa có phiếu chấm vòng hội đồng",
    }


def test_what_a_unit_lacks_is_placed_at_the_block_of_rows_that_it_has(contest):
    """The first and the last of them: of the round, or of all where the round is missing."""
    contest.score(MISSING)
    cells = {each.code: each.cells for each in contest.stand().findings if each.code < "T-012"}

    assert cells == {"T-011": ("E11", "E15"), "T-010": ("E16", "E21")}


@pytest.mark.parametrize(
    ("code", "drawn", "group"),
    [("P", "   | 3x", "điểm thưởng"), ("Q", "1x |   ", "điểm trừ")],
)
def test_a_bonus_or_deduction_without_a_row_is_missing_not_nothing(contest, code, drawn, group):
    """Who has none has a row with 0; without a row neither the total nor its group is known."""
    contest.score(SCORES.replace("1x | 3x", drawn))
    standings = contest.stand()
    member = standings.members["A"]

    assert absences(standings) == {
        "T-011": f"A (A) chưa có điểm vòng hội đồng của 1 tiêu chí: {code}"
    }
    assert member.totals["hội đồng"].status == member.groups[group].status == "blocked"
    assert member.rank is None


def test_a_deduction_whose_round_is_unreadable_is_missing(scored):
    """The row is of no round, so that nobody knows what it takes away."""
    scored.open()
    rows = scored.project.drawn["cham-diem"]["Chấm điểm"].rows
    (row,) = [row for row in rows if row[2:5] == ["'A", "'Q", "hội đồng"]]
    row[4] = "HĐ"

    assert scored.stand().members["A"].totals["hội đồng"].status == "blocked"
    assert [each.code for each in scored.stand().findings] == ["T-011"]


def test_a_round_that_nobody_has_scored_is_told_once(contest):
    """Not once for each unit."""
    contest.score("Mã tổ chức | Vòng | K\nA | tự chấm | 1/1\nB | tự chấm | 1/1")

    problems = [each.problem for each in contest.found("T-010")]

    assert problems == ["chưa có phiếu chấm nào của vòng hội đồng"]


def test_score_sheets_without_any_row_are_told_with_their_file(contest):
    """A round is missing of a sheet, though no row of it says where that stands."""
    contest.units = ["A"]
    contest.draw("Chấm điểm", "Mã tổ chức | Vòng")

    assert {(each.file, each.sheet) for each in contest.found("T-010")} == {
        ("btctu/2026/cham-diem.xlsx", "Chấm điểm")
    }


def test_a_criterion_that_nobody_has_scored_is_told_once(scored):
    """For all units and rounds together, at its row in the table of criteria."""
    scored.draw("Tiêu chí", f"{CRITERIA}2026 | Z | điểm thưởng | Mới | đếm | 5 | 1\n")
    standings = scored.stand()
    (finding,) = [each for each in standings.findings if each.severity == "error"]

    assert (finding.code, finding.sheet, finding.cells) == ("T-011", "Tiêu chí", ("C11",))
    assert finding.problem == "tiêu chí Z chưa có điểm nào ở vòng tự chấm, hội đồng"
    assert {each.totals["hội đồng"].status for each in standings.members.values()} == {"blocked"}


def test_a_round_that_a_whole_cluster_lacks_is_told_once(contest):
    """With what it is missing for: ranks are by another round."""
    contest.score(SCORES.replace("tự chấm ", "tự chấm  ") + SCORES.strip().splitlines()[2]
                  .replace("A ", "C ").replace("hội đồng", "tự chấm"))  # fmt: skip
    contest.draw("Cụm thi đua", "Năm | Mã cụm | Tên cụm | Mã tổ chức\n2026 | 'C1 | Cụm 1 | 'A\n"
                 "2026 | 'C1 | Cụm 1 | 'B\n2026 | 'C2 | Cụm 2 | 'C\n2026 | 'C2 | Cụm 2 | 'D")
    told = {each.problem: each.remedy for each in contest.found("T-010")}

    assert [*told] == [
        "D (D) chưa có phiếu chấm vòng tự chấm",
        "Cụm 2: chưa đơn vị nào có phiếu chấm vòng hội đồng",
    ]
    own, decisive = told.values()
    assert "thứ hạng không lấy theo vòng này" in own
    assert "chưa chấm thì chưa xếp hạng được" in decisive


def test_scores_of_other_periods_and_years_are_left_alone(contest):
    """The book of the year holds them all."""
    contest.draw(
        "Chấm điểm",
        """
        Năm  | Kỳ     | Mã tổ chức | Tiêu chí | Vòng     | Điểm
        2026 | 2026Q1 | 'A         | 'N       | hội đồng | 1
        2025 | 2026Q2 | 'A         | 'N       | hội đồng | 2
        2026 | 2026Q2 | 'A         | 'N       | hội đồng | 3
        """,
    )
    contest.units = ["A"]

    assert contest.stand().members["A"].scores["hội đồng"]["N"].points == 3
