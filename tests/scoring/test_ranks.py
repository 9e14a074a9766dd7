"""Ranks within a cluster: what tells equals apart, and what nothing tells apart."""

from __future__ import annotations

import pytest

ONE = """
Năm  | Mã | Nhóm                   | Nội dung | Cách tính | Điểm tối đa
2026 | N  | nhiệm vụ thường xuyên  | Một      | định tính | 60
2026 | O  | chương trình, kế hoạch | Hai      | định tính | 40
"""
EQUALS = """
Mã tổ chức | Vòng     | N  | O
A          | phòng    | 30 | 20
A          | hội đồng | 30 | 20
B          | phòng    | 31 | 21
B          | hội đồng | 20 | 30
C          | phòng    | 29 | 20
C          | hội đồng | 30 | 20
"""


@pytest.fixture
def equals(contest):
    """Three members of the same total."""
    contest.scoring |= {"rounds": ["phòng", "hội đồng"]}
    contest.draw("Tiêu chí", ONE)
    contest.score(EQUALS)
    return contest


def ranks(contest) -> dict[str, int | None]:
    """The rank of each member."""
    return {code: member.rank for code, member in contest.stand().members.items()}


def test_members_rank_by_the_decisive_total(scored):
    """83,5 before 27,33; the rank is a figure too."""
    assert ranks(scored) == {"A": 1, "B": 2}
    assert scored.open()["score.B.rank"].value == 2


def test_totals_that_are_only_shown_alike_do_not_share_a_rank(contest):
    """80,001 is ahead of 80,002 in no table, yet it is the lesser."""
    contest.draw("Tiêu chí", "Năm | Mã | Nhóm | Nội dung | Cách tính | Điểm tối đa\n"
                 "2026 | N | nhiệm vụ thường xuyên | Một | định tính | 100")  # fmt: skip
    contest.score("Mã tổ chức | Vòng | N\nA | hội đồng | 80.001\nB | hội đồng | 80.002")

    assert ranks(contest) == {"A": 2, "B": 1}


def test_the_first_tie_that_differs_settles(equals):
    """Points of the round before; it is said in words what settled."""
    equals.scoring["ties"] = [{"round": "phòng"}]
    members = equals.stand().members

    assert {code: each.rank for code, each in members.items()} == {"B": 1, "A": 2, "C": 3}
    assert {each.settled_by for each in members.values()} == {"điểm vòng phòng"}


def test_later_ties_are_asked_only_of_those_still_equal(equals):
    """Points of a group leave two of three, the day of registration settles these."""
    equals.scoring["ties"] = [
        {"group": "nhiệm vụ thường xuyên"}, {"registered": "sớm hơn xếp trước"},
    ]  # fmt: skip
    equals.draw(
        "Đăng ký thi đua",
        """
        Mã | Năm  | Mã tổ chức | Đối tượng | Ngày đăng ký
        D1 | 2026 | 'A         | tập thể   | 20/05/2026
        D2 | 2026 | 'B         | tập thể   | 01/05/2026
        D3 | 2026 | 'C         | tập thể   | 19/05/2026
        """,
    )
    members = equals.stand().members

    assert {code: each.rank for code, each in members.items()} == {"C": 1, "A": 2, "B": 3}
    assert members["A"].settled_by == members["C"].settled_by == "ngày đăng ký"
    assert members["B"].settled_by == "điểm nhóm nhiệm vụ thường xuyên"


def test_the_council_orders_what_nothing_else_settles(equals):
    """The column of the register of clusters, the least number first, those without one last."""
    equals.draw(
        "Cụm thi đua",
        """
        Năm  | Mã cụm | Mã tổ chức | Xếp trước khi bằng điểm
        2026 | 'C1    | 'A         | 2
        2026 | 'C1    | 'B         |
        2026 | 'C1    | 'C         | 1
        """,
    )

    assert ranks(equals) == {"C": 1, "A": 2, "B": 3}
    assert equals.found("T-012") == []


def test_a_tie_that_nothing_breaks_is_shared_and_told(equals):
    """Both have rank 1, the next has 3; the cells where the council can order them are named."""
    equals.scoring["ties"] = [{"group": "nhiệm vụ thường xuyên"}]
    standings = equals.stand()
    (finding,) = [each for each in standings.findings if each.code == "T-012"]

    assert {code: (each.rank, each.shared) for code, each in standings.members.items()} == {
        "A": (1, True), "B": (3, False), "C": (1, True),
    }  # fmt: skip
    assert finding.severity == "warning"
    assert finding.sheet == "Cụm thi đua"
    assert {*finding.cells} == {"E5", "E7", "J5", "J7"}
    assert "A (A), C (C)" in finding.problem


def test_an_unknown_tie_is_not_passed_over(equals):
    """Where a round is missing the next tie does not decide instead of it."""
    equals.scoring["ties"] = [{"round": "phòng"}, {"registered": "sớm hơn xếp trước"}]
    equals.score(EQUALS.replace("C          | phòng    | 29 | 20", ""))

    (finding,) = equals.found("T-012")

    assert ranks(equals) == {"A": 1, "B": 1, "C": 1}
    assert "vì chưa có điểm vòng phòng" in finding.problem
    for figure in (equals.stand().figures[f"score.{unit}.rank"] for unit in "ABC"):
        assert figure.reason == "tạm xếp: bằng điểm mà chưa có điểm vòng phòng"


def test_clusters_are_ranked_each_for_itself(equals):
    """Each has a first."""
    equals.draw(
        "Cụm thi đua",
        """
        Năm  | Mã cụm | Tên cụm | Mã tổ chức
        2026 | 'C2    | Cụm hai | 'A
        2026 | 'C1    | Cụm một | 'B
        2025 | 'C2    | Cụm cũ  | 'B
        2026 | 'C1    | Cụm một | 'C
        """,
    )
    equals.scoring["ties"] = [{"round": "phòng"}]

    clusters = equals.stand().clusters

    assert [(each.code, each.name) for each in clusters] == [("C1", "Cụm một"), ("C2", "Cụm hai")]
    assert [[member.code for member in each.members] for each in clusters] == [["B", "C"], ["A"]]


def test_who_has_no_total_stands_last_without_a_rank(contest):
    """The others are ranked among themselves."""
    contest.score(
        """
        Mã tổ chức | Vòng     | K   | L  | M  | N | P  | Q
        A          | hội đồng | 1/1 | 6x |    | 9 | 0x | 0x
        B          | hội đồng | 1/4 | 0x | 0x | 0 | 0x | 0x
        """
    )
    (cluster,) = contest.stand().clusters

    assert [(each.code, each.rank) for each in cluster.members] == [("B", 1), ("A", None)]
    assert contest.open()["score.A.rank"].status == "blocked"


ORDERED = """
Năm  | Mã cụm | Mã tổ chức | Xếp trước khi bằng điểm
2026 | 'C1    | 'A         | một
2026 | 'C1    | 'B         | 2
2026 | 'C1    | 'C         | 1
"""


def test_an_order_that_cannot_be_read_is_not_the_last(equals):
    """Nobody knows where the council puts A; B and C are not ahead of it by that."""
    equals.draw("Cụm thi đua", ORDERED)
    (finding,) = equals.found("T-012")

    assert ranks(equals) == {"A": 1, "B": 1, "C": 1}
    assert "vì chưa có thứ tự ghi trong sổ Cụm thi đua" in finding.problem


UNSCORED = EQUALS.replace("C          | hội đồng | 30 | 20\n", "")


def test_ranks_that_a_missing_total_may_change_say_so(equals):
    """Every rank of that cluster: whoever has no total may be the first."""
    equals.score(UNSCORED)
    so = equals.open()

    assert so["score.A.rank"].status == "ok"
    assert so["score.A.rank"].reason == "tạm xếp: còn 01 đơn vị chưa có tổng điểm"
    assert so.standings.members["B"].provisional == so["score.B.rank"].reason
    assert so.standings.members["C"].provisional == ""


def test_the_ranks_of_another_cluster_stand(equals):
    """No total of C1 says anything of C2."""
    equals.score(UNSCORED)
    equals.draw("Cụm thi đua", "Năm | Mã cụm | Mã tổ chức\n2026 | 'C1 | 'A\n2026 | 'C2 | 'B\n"
                "2026 | 'C2 | 'C")  # fmt: skip
    so = equals.open()

    assert so["score.A.rank"].reason == ""
    assert so["score.B.rank"].reason == "tạm xếp: còn 01 đơn vị chưa có tổng điểm"


def test_a_unit_whose_cluster_is_unreadable_may_be_of_any(equals):
    """It has no rank and says why; the ranks of all clusters may change."""
    equals.draw("Cụm thi đua", "Năm | Mã cụm | Mã tổ chức\n2026 | 'C1 | 'A\n2026 | #N/A | 'B\n"
                "2026 | 'C2 | 'C")  # fmt: skip
    so = equals.open()

    assert so["score.B.rank"].status == "blocked"
    assert "trang Cụm thi đua" in so["score.B.rank"].reason
    assert {so[f"score.{unit}.rank"].reason for unit in "AC"} == {
        "tạm xếp: còn 01 đơn vị chưa có tổng điểm"
    }


def test_a_rank_rests_on_the_cells_that_settled_it(equals):
    """The day of registration and the council's order, as far as they were asked."""

    def sheets() -> set[str]:
        return {spot.sheet for spot in equals.open()["score.A.rank"].sources}

    equals.draw("Cụm thi đua", ORDERED.replace("một", "3"))
    equals.scoring["ties"] = [{"registered": "sớm hơn xếp trước"}]
    assert sheets() >= {"Đăng ký thi đua", "Cụm thi đua"}

    equals.scoring["ties"] = [{"round": "phòng"}]
    assert sheets() == {"Chấm điểm", "Tiêu chí"}
    so = equals.open()
    assert so["score.A.rank"].sources >= so["score.A.1"].sources
    assert so["score.A.rank"].scope >= so["score.C.2"].scope
