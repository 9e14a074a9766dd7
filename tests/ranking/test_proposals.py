"""Grades, proposals and places that may change, over two clusters drawn as text."""

from __future__ import annotations

from core.printed import paragraphs, tables
from ranking.conftest import OWN, SCORES, SCORING, read


def test_grades_that_nobody_has_are_not_said(council):
    """A sentence says how many have each of the others."""
    assert str(council.open().grades) == "03 tập thể xếp loại Tốt, 02 tập thể xếp loại Khá"

    council.score(SCORES.replace("| 40   | 20", "| 60   | 40").replace("| 31   | 20", "| 60   | 40"))

    assert str(council.open().grades) == "05 tập thể xếp loại Tốt"


def test_proposals_are_listed_within_the_quota_and_beyond(council):
    """Who is eligible, by which channels each proposal came, and who was not asked for."""
    council.propose("""
    Phạm vi   | Đối tượng | Tên      | Khâu    | Mã tổ chức | Kênh đề xuất       | Ngày
    của ngành | tập thể   | {letter} | đề nghị | A          | cụm thi đua        | 25/06/2026
    của ngành | tập thể   | {letter} | đề nghị | A          | đơn vị thành viên  | 23/06/2026
    của ngành | tập thể   | {letter} | đề nghị | D          | phòng theo dõi     | 25/06/2026
    """.format(letter="Giấy khen của Trưởng Ban Tổ chức Tỉnh ủy"))
    proposals = council.open().proposals
    within, beyond, left = tables(proposals.markdown)

    assert "Mỗi cụm đề nghị nhiều nhất 01 tập thể xếp loại Tốt." in paragraphs(proposals.markdown)
    assert within[1:] == [
        ["1", "Đảng ủy phường 1 Bảo Lộc", "Cụm số 1", "92,50", "1", "cụm thi đua; đơn vị thành viên"]
    ]
    assert beyond[1:] == [["1", "Đảng ủy xã Đạ Tẻh 2", "Cụm số 1", "85,00", "2", "chưa có đề nghị"]]
    assert [row[1:] for row in left[1:]] == [
        ["Đảng ủy xã Tuy Đức", "Cụm số 2", "phòng theo dõi", "xếp loại Khá, cần từ Tốt trở lên"],
        ["Đảng ủy xã Lạc Dương", "Cụm số 1", "chưa có đề nghị", left[2][4]],
    ]


def test_a_member_that_registered_late_is_listed_with_why_its_grade_does_not_help(council):
    """Nobody proposed it; it stands among those left out because its grade would take it in."""
    (*_, left) = tables(council.open().proposals.markdown)

    assert left[-1][1] == "Đảng ủy xã Lạc Dương"
    assert left[-1][3] == "chưa có đề nghị"
    assert left[-1][4].startswith("đủ mức xếp loại nhưng đăng ký ngày 02/6/2026")


def test_an_award_without_quota_is_said_to_be_none_this_time(council):
    """Who would be eligible is still listed; nobody is said not to be."""
    (award,) = SCORING["awards"]
    council.project.edition(scoring=SCORING | {"awards": [award | {"quota": 0}]})
    proposals = council.open().proposals

    told = "Hạn mức của mỗi cụm là 0: kỳ này không đề nghị hình thức khen thưởng này."
    assert told in paragraphs(proposals.markdown)
    assert "Không có tập thể nào đủ điều kiện" not in read(proposals)
    assert "Trong hạn mức" not in read(proposals)
    assert len(tables(proposals.markdown)[0]) == 3


def test_a_shared_rank_beyond_the_quota_is_not_called_ineligible(council):
    """It is said that more share the first place than may be proposed."""
    council.score(OWN.replace("| 49 | 36", "| 50 | 35"))
    told = read(council.open().proposals)

    assert "những tập thể xếp trên cùng một hạng nhiều hơn hạn mức của cụm." in told
    assert "Không có tập thể nào đủ điều kiện" not in told


def test_places_that_may_change_are_marked_and_said_to_be(council):
    """In the sheet with the reason, elsewhere with one sentence that refers to it."""
    council.score(OWN + "D | tự chấm | 59 | 39\nD | hội đồng | 40 | 20\n")
    ranking = council.open()

    first, *_ = tables(ranking.sheets.markdown)
    assert [row[0] for row in first[1:]] == ["1*", "2*", "[chưa có số]"]
    assert "- Hạng có dấu * tạm xếp: còn 01 đơn vị chưa có tổng điểm." in read(ranking.sheets)
    for block, what in (
        (ranking.consolidated, "tập thể xếp thứ nhất"),
        (ranking.proposals, "danh sách đề nghị"),
        (ranking.claims, "thứ hạng ở bảng này"),
    ):
        assert read(block).count("Hạng có dấu * là tạm xếp") == 1
        assert f"; {what} có thể thay đổi." in read(block)


def test_places_that_stand_have_no_mark(council):
    """Nor is there a sentence on marks."""
    ranking = council.open()

    for block in (ranking.sheets, ranking.consolidated, ranking.proposals, ranking.claims):
        assert "*" not in read(block).replace("**", "")


def test_what_counts_of_grades_leave_out_is_said_once(council):
    """Not behind each grade."""
    council.score(OWN + "D | tự chấm | 59 | 39\nD | hội đồng | 40 | 20\n")

    told = str(council.open().grades)

    assert told.startswith("02 tập thể xếp loại Tốt, 01 tập thể xếp loại Khá (chưa kể 02 ")
    assert told.count("chưa kể") == 1


def test_a_member_without_a_rank_is_not_passed_over_in_silence(council):
    """Above the lists stands who could not be considered."""
    council.score(SCORES.replace("E          | hội đồng | 31   | 20", ""))

    assert read(council.open().proposals).startswith(
        "Chưa xét vì chưa xếp hạng được: Đảng ủy đặc khu Phú Quý."
    )


def test_a_draft_does_not_name_every_figure_of_every_unit(council):
    """How many figures of how many units have no value; what has no family is still named."""
    council.score("Mã tổ chức | Vòng | K")
    (told,) = [each for each in council.open().so.reasons if "chưa có số" in each]

    count, _, named = told.partition(" chỉ tiêu chưa có số: ")
    assert int(count) > 30
    assert named.startswith("30 số điểm, thứ hạng của 05 đơn vị, ")
    assert "Tổng điểm vòng" not in named


def test_a_unit_without_total_is_named_once(council):
    """Not once for each of its figures that have no value."""
    council.score(SCORES.replace("E          | hội đồng | 31   | 20", ""))
    (told,) = [each for each in council.open().so.reasons if "chưa có số" in each]

    assert "5 số điểm, thứ hạng của Đảng ủy đặc khu Phú Quý" in told
    assert told.count("Phú Quý") == 1
