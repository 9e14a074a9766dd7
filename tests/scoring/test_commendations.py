"""Grades, quotas and proposals: who is proposed for what, and why somebody is not."""

from __future__ import annotations

import pytest

HIGH, LOW = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "Giấy khen của Trưởng Ban Tổ chức Tỉnh ủy"
ONE = """
Năm  | Mã | Nhóm                  | Nội dung | Cách tính | Điểm tối đa
2026 | N  | nhiệm vụ thường xuyên | Một      | định tính | 100
"""
SCORES = """
Mã tổ chức | Vòng     | N
A          | hội đồng | 95
B          | hội đồng | 92
C          | hội đồng | 85
D          | hội đồng | 82
E          | hội đồng | 60
"""
PROPOSALS = """
Mã | Phạm vi    | Khâu    | Đối tượng | Ngày       | Tên                                         | Mã tổ chức | Kênh đề xuất
K1 | của ngành  | đề nghị | tập thể   | 20/06/2026 | Giấy khen của Trưởng Ban Tổ chức Tỉnh ủy    | 'B         | đơn vị thành viên
K2 | của ngành  | đề nghị | tập thể   | 20/06/2026 | Giấy khen của Trưởng Ban Tổ chức Tỉnh ủy    | 'B         | cụm thi đua
K3 | của ngành  | đề nghị | tập thể   | 20/06/2026 | Giấy khen của Trưởng Ban Tổ chức Tỉnh ủy    | 'A         | cụm thi đua
K4 | của ngành  | đề nghị | tập thể   | 20/06/2026 | Giấy khen của Trưởng Ban Tổ chức Tỉnh ủy    | 'D         | cụm thi đua
K5 | của ngành  | đề nghị | tập thể   | 20/06/2026 | Giấy khen của Trưởng Ban Tổ chức Tỉnh ủy    | 'E         | cụm thi đua
K6 | của ngành  | đề nghị | tập thể   | 20/06/2026 | Giấy khen của Trưởng Ban Tổ chức Tỉnh ủy    | 'X         | cụm thi đua
K7 | của cơ quan | đề nghị | tập thể  | 20/06/2026 | Giấy khen của Trưởng Ban Tổ chức Tỉnh ủy    | 'C         | cụm thi đua
K8 | của ngành  | đã tặng | tập thể   | 20/06/2026 | Giấy khen của Trưởng Ban Tổ chức Tỉnh ủy    | 'C         | cụm thi đua
K9 | của ngành  | đề nghị | cá nhân   | 20/06/2026 | Giấy khen của Trưởng Ban Tổ chức Tỉnh ủy    | 'C         | cụm thi đua
K0 | của ngành  | đề nghị | tập thể   | 20/03/2026 | Giấy khen của Trưởng Ban Tổ chức Tỉnh ủy    | 'C         | cụm thi đua
"""  # noqa: E501 - the table as it stands in the book


@pytest.fixture
def awards(contest):
    """Five members and two awards, the higher for one of a cluster, the lower for two."""
    contest.draw("Tiêu chí", ONE)
    contest.score(SCORES)
    contest.scoring |= {
        "bands": [{"name": "Xuất sắc", "from": 90}, {"name": "Tốt", "from": 80},
                  {"name": "Khá", "from": 0}],
        "awards": [{"name": HIGH, "band": "Xuất sắc", "quota": 1},
                   {"name": LOW, "band": "Tốt", "quota": 2}],
    }  # fmt: skip
    return contest


def codes(members) -> list[str]:
    """The codes of members."""
    return [each.code for each in members]


def test_the_higher_award_is_filled_first_and_its_members_have_no_lower(awards):
    """A has the higher, B is over it and has the lower with C; D is over that."""
    high, low = awards.stand().commendations

    assert (codes(high.proposed), codes(high.over)) == (["A"], ["B"])
    assert (codes(low.proposed), codes(low.over)) == (["B", "C"], ["D"])


def test_grades_begin_at_their_least_total(awards):
    """90 is of the best grade, 89,99 is not; the number of each is a figure."""
    awards.score(SCORES.replace("92", "90").replace("85", "89.99"))
    so = awards.open()

    assert {code: each.band for code, each in so.standings.members.items()} == {
        "A": "Xuất sắc", "B": "Xuất sắc", "C": "Tốt", "D": "Tốt", "E": "Khá",
    }  # fmt: skip
    assert [so[f"ranking.members.band_{n}"].value for n in (1, 2, 3)] == [2, 2, 1]


def test_a_rank_shared_across_the_quota_is_not_torn_apart(awards):
    """Neither of two equals is proposed for the one award; both may have the lower."""
    awards.score(SCORES.replace("92", "95"))
    high, low = awards.stand().commendations

    assert (codes(high.proposed), codes(high.over)) == ([], ["A", "B"])
    assert codes(low.proposed) == ["A", "B"]


def test_a_quota_of_none_proposes_nobody(awards):
    """All that are good enough are over it."""
    awards.scoring["awards"][0]["quota"] = 0

    assert codes(awards.stand().commendations[0].over) == ["A", "B"]


def test_who_did_not_register_in_time_is_refused_with_the_reason(awards):
    """A too late, B not at all, C in time by its first registration."""
    awards.draw(
        "Đăng ký thi đua",
        """
        Mã | Năm  | Mã tổ chức | Đối tượng | Ngày đăng ký
        D1 | 2026 | 'A         | tập thể   | 01/06/2026
        D2 | 2026 | 'B         | cá nhân   | 20/05/2026
        D3 | 2025 | 'B         | tập thể   | 20/05/2026
        D4 | 2026 | 'B         | tập thể   | 01/07/2026
        D5 | 2026 | 'C         | tập thể   | 31/05/2026
        D6 | 2026 | 'C         | tập thể   | 05/06/2026
        """,
    )
    so = awards.open()
    high, low = so.standings.commendations
    members = so.standings.members

    assert {each.member.code: each.reason for each in high.refused} == {
        "A": "đăng ký ngày 01/6/2026, sau hạn 31/5/2026",
        "B": "chưa đăng ký thi đua",
    }
    assert codes(low.proposed) == ["C"]
    assert [(each.registered is None, each.late) for each in members.values()] == [
        (False, True), (True, False), (False, False), (True, False), (True, False),
    ]  # fmt: skip
    assert [so[f"ranking.{name}"].table_text for name in (
        "registered", "late", "unregistered", "registration_rate")] == ["2", "1", "3", "40%"]  # fmt: skip
    assert so["cluster.C1.registration_rate"].value == so["ranking.registration_rate"].value
    assert so["cluster.C1.members"].value == 5


def test_a_registration_whose_day_is_unreadable_is_neither_in_time_nor_missing(awards):
    """The counts are unknown, and the unit is refused by its cell."""
    awards.draw("Đăng ký thi đua", "Mã | Năm | Mã tổ chức | Đối tượng | Ngày đăng ký\n"
                "D1 | 2026 | 'A | tập thể | 31-04")  # fmt: skip
    so = awards.open()

    assert so["ranking.registered"].status == so["ranking.registration_rate"].status == "blocked"
    reasons = {each.member.code: each.reason for each in so.standings.commendations[0].refused}
    assert "trang Đăng ký thi đua" in reasons["A"]


def test_proposals_by_two_channels_are_one_and_each_refusal_has_a_reason(awards):
    """Proposals of other scopes, stages, subjects and days are none of these."""
    awards.draw("Khen thưởng", PROPOSALS)
    standings = awards.stand()
    _, low = standings.commendations
    (again,) = [each for each in standings.findings if each.code == "T-019"]

    assert [(each.unit, each.channels, each.reason) for each in low.arrived] == [
        ("B", ("đơn vị thành viên", "cụm thi đua"), ""),
        ("A", ("cụm thi đua",), f"đã được đề nghị {HIGH}"),
        ("D", ("cụm thi đua",), "xếp thứ 4, quá hạn mức 2 của cụm"),
        ("E", ("cụm thi đua",), "xếp loại Khá, cần từ Tốt trở lên"),
        ("X", ("cụm thi đua",), "đơn vị không thuộc cụm thi đua nào"),
    ]
    assert (again.severity, again.cells) == ("note", ("I5", "I6"))


@pytest.mark.parametrize(
    ("old", "new", "heading"),
    [("'B  ", "   ", "Mã tổ chức"), (f"{LOW}    | 'B", "Giấy khen | 'B", "Tên")],
)
def test_a_proposal_that_cannot_be_placed_is_told(awards, old, new, heading):
    """Without a unit, or for an award that the period does not have."""
    awards.draw("Khen thưởng", PROPOSALS.replace(old, new, 1))
    (finding,) = awards.found("T-020")

    assert (finding.severity, finding.heading) == ("warning", heading)


def test_a_list_that_a_missing_total_may_change_says_so(awards):
    """Whoever is not scored yet may take a place; counts of grades leave it out, and say so."""
    awards.draw("Khen thưởng", PROPOSALS)
    awards.score(SCORES + "F          | tự chấm  | 95\n")
    so = awards.open()
    high, low = so.standings.commendations

    assert {high.provisional, low.provisional} == {"tạm xếp: còn 01 đơn vị chưa có tổng điểm"}
    assert low.arrived[2].reason == "tạm xếp thứ 4, quá hạn mức 2 của cụm"
    assert so["ranking.members.band_1"].reason == "chưa kể 01 đơn vị chưa có tổng điểm"


def test_a_list_that_nothing_can_change_does_not_say_so(awards):
    """All have a total."""
    assert {each.provisional for each in awards.stand().commendations} == {""}


def test_a_total_below_zero_has_the_lowest_grade(awards):
    """Deductions may leave less than nothing."""
    awards.draw("Tiêu chí", f"{ONE}2026 | Q | điểm trừ | Chậm | định tính | 100\n")
    awards.score("Mã tổ chức | Vòng | N | Q\nA | hội đồng | 5 | 20")

    assert awards.stand().members["A"].band == "Khá"
    assert awards.open()["ranking.members.band_3"].value == 1


def test_the_number_of_a_grade_rests_on_the_scores_of_those_that_have_it(awards):
    """And on no other."""
    awards.scoring["decisive"] = "hội đồng"
    rows = {spot.row for spot in awards.open()["ranking.members.band_1"].sources
            if spot.sheet == "Chấm điểm"}  # fmt: skip

    assert rows == {5, 6}


def test_proposals_that_are_scored_are_counted_as_rows_of_the_book(awards):
    """Each pair of unit and award is one; the note on rows that nothing counts leaves them out."""
    awards.draw("Khen thưởng", PROPOSALS)
    awards.project.indicators("- {id: given, count: Khen thưởng, where: {Ngày: trong kỳ}}")
    so = awards.open()

    assert so["ranking.proposals"].value == 5
    awards.project.rules.pop()
    awards.project.indicators(
        "- {id: given, count: Khen thưởng, where: {Ngày: trong kỳ, Khâu: đã tặng}}"
    )
    (note,) = [each for each in awards.open().findings if each.code == "R-046"]
    assert note.cells == ("B11", "B13")


def test_a_proposal_that_came_after_the_period_is_told(awards):
    """It is another period's, unless its day is mistyped."""
    awards.draw("Khen thưởng", PROPOSALS.replace("20/06/2026", "03/07/2026", 1))
    (finding,) = awards.found("T-020")

    assert (finding.severity, finding.heading, finding.cells) == ("note", "Ngày", ("F5",))
    assert "sau ngày" in finding.problem
