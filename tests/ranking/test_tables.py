"""The tables and words of a ranking, over two clusters drawn as text."""

from __future__ import annotations

import pytest
from baocao.errors import UsageError
from baocao.ranking import Ranking

from core.printed import paragraphs, printed, table, tables
from project import Project
from ranking.conftest import CLUSTERS, CRITERIA, ORGANISATIONS, OWN, read

EXACT = (
    "Tổng điểm, chênh lệch, xếp loại, thứ hạng đều theo điểm tính đúng, chỉ làm tròn đến hai chữ "
    "số thập phân khi in; vì vậy chênh lệch in ra có thể khác hiệu của hai số đã làm tròn"
)
LAST_RESORT = "thứ tự do Hội đồng ghi trong sổ Cụm thi đua; vẫn bằng nhau thì cùng hạng"


def test_a_sheet_has_members_by_rank_with_every_round(council):
    """Totals of both rounds, the first less the decisive one, and the grade; two places always."""
    first, _, second, _ = tables(council.open().sheets.markdown)

    assert first == [
        ["Hạng", "Đơn vị", "Tự chấm", "Hội đồng", "Chênh lệch", "Xếp loại"],
        ["1", "Đảng ủy phường 1 Bảo Lộc", "96,00", "92,50", "3,50", "Tốt"],
        ["2", "Đảng ủy xã Đạ Tẻh 2", "86,00", "85,00", "1,00", "Tốt"],
        ["3", "Đảng ủy xã Lạc Dương", "84,00", "81,00", "3,00", "Tốt"],
    ]
    assert second[1:] == [
        ["1", "Đảng ủy xã Tuy Đức", "98,00", "60,00", "38,00", "Khá"],
        ["2", "Đảng ủy đặc khu Phú Quý", "50,00", "51,00", "-1,00", "Khá"],
    ]


def test_a_sheet_has_the_decisive_points_by_group(council):
    """Each group with the most it may bring, as the table of criteria adds up."""
    _, groups, *_ = tables(council.open().sheets.markdown)

    assert groups == [
        ["Đơn vị", "Nhóm 1 (60)", "Nhóm 2", "Tổng"],
        ["Đảng ủy phường 1 Bảo Lộc", "55,00", "37,50", "92,50"],
        ["Đảng ủy xã Đạ Tẻh 2", "50,00", "35,00", "85,00"],
        ["Đảng ủy xã Lạc Dương", "45,00", "36,00", "81,00"],
    ]


def test_long_names_of_groups_are_told_once(council):
    """Columns have their numbers, above the first sheet stands what they are."""
    told = paragraphs(council.open().sheets.markdown)

    assert told[0] == (
        "Trong các bảng theo nhóm tiêu chí: Nhóm 1 là chương trình, kế hoạch; Nhóm 2 là nhiệm vụ "
        "thường xuyên; số trong ngoặc là điểm tối đa của nhóm."
    )


def test_a_short_name_of_a_group_heads_its_column(council):
    """No number stands for what has room."""
    council.project.sheet(
        "Tiêu chí", CRITERIA.replace("nhiệm vụ thường xuyên ", "điểm thưởng           ")
    )
    _, groups, *_ = tables(council.open().sheets.markdown)

    assert groups[0] == ["Đơn vị", "Nhóm 1 (60)", "Điểm thưởng", "Tổng"]


def test_a_sheet_opens_with_who_runs_the_cluster(council):
    """Officers by their roles, and the room that follows it where one is written."""
    told = paragraphs(council.open().sheets.markdown)

    assert told[1] == (
        "Cụm có 03 tập thể; Cụm trưởng: Đảng ủy phường 1 Bảo Lộc; Cụm phó: Đảng ủy xã Lạc Dương; "
        "theo dõi cụm: Văn phòng Ban."
    )
    assert told[2] == "Cụm có 02 tập thể; Cụm trưởng: Đảng ủy xã Tuy Đức."


def test_officers_of_one_role_stand_in_the_order_of_the_book(council):
    """Not by rank: the book says who comes first."""
    deputies = CLUSTERS.replace("B          | Thành viên", "C          | Cụm phó").replace(
        "C          | Cụm phó    |", "B          | Cụm phó    |"
    )
    council.project.sheet("Cụm thi đua", deputies)

    assert "; Cụm phó: Đảng ủy xã Lạc Dương, Đảng ủy xã Đạ Tẻh 2; " in read(council.open().sheets)


def test_equal_totals_are_told_apart_in_words(council):
    """Which members have them, and by what they got their places."""
    council.score(f"{OWN}C | tự chấm | 40 | 40\nC | hội đồng | 40 | 40")

    told = "- Đảng ủy xã Đạ Tẻh 2, Đảng ủy phường 1 Bảo Lộc bằng điểm, xếp theo điểm nhóm nhiệm vụ"
    assert f"{told} thường xuyên." in read(council.open().sheets)


def test_members_that_nothing_tells_apart_share_a_rank(council):
    """That they do is said below the table."""
    council.score(OWN.replace("| 49 | 36", "| 50 | 35"))
    sheets = council.open().sheets

    assert [row[0] for row in tables(sheets.markdown)[0][1:3]] == ["1*", "1*"]
    assert "bằng điểm, cùng hạng vì không còn gì để so." in read(sheets)


def test_a_member_without_a_decisive_total_says_why(council):
    """It stands last, without a rank."""
    council.score(OWN)
    sheets = council.open().sheets

    assert "- Đảng ủy xã Lạc Dương chưa xếp hạng: chưa" in read(sheets)
    assert tables(sheets.markdown)[0][-1][:2] == ["[chưa có số]", "Đảng ủy xã Lạc Dương"]


def test_names_are_those_of_the_year(council):
    """What a cluster was called in another year is not said."""
    before = "2025 | 'C02 | Cụm số 9 | D | Cụm trưởng |"
    council.project.sheet("Cụm thi đua", CLUSTERS.replace("2026 | 'C01", f"{before}\n2026 | 'C01", 1))

    assert [row[0] for row in table(council.open().consolidated.markdown)[1:]] == [
        "Cụm số 1", "Cụm số 2", "Tổng số",
    ]  # fmt: skip


def test_a_cluster_whose_year_cannot_be_read_is_still_named(council):
    """Its members have no rank; who they are is told all the same."""
    council.project.sheet("Cụm thi đua", CLUSTERS.replace("2026 | 'C02", "năm nay | 'C02"))
    ranking = council.open()

    assert table(ranking.consolidated.markdown)[2][0] == "Cụm số 2"
    assert "- Đảng ủy xã Tuy Đức chưa xếp hạng: ô B8" in read(ranking.sheets)


def test_a_unit_in_no_book_of_organisations_goes_by_its_code(council):
    """Nothing is printed without saying of whom it is."""
    council.project.sheet("Tổ chức", ORGANISATIONS.replace("A          |", "X          |"))

    assert tables(council.open().sheets.markdown)[0][1][1] == "A"


def test_clusters_are_consolidated_in_a_line_each(council):
    """Members, grades, who is first, how many registered; a line of all."""
    assert table(council.open().consolidated.markdown) == [
        ["Cụm", "Thành viên", "Tốt", "Khá", "Xếp thứ nhất", "Tỷ lệ đăng ký"],
        ["Cụm số 1", "3", "3", "0", "Đảng ủy phường 1 Bảo Lộc (92,50)", "100%"],
        ["Cụm số 2", "2", "0", "2", "Đảng ủy xã Tuy Đức (60,00)", "50%"],
        ["Tổng số", "5", "3", "2", "", "80%"],
    ]


def test_registrations_are_counted_by_cluster(council):
    """Who has not registered and who came late are named with their cluster."""
    shown = council.open().registration.markdown

    assert table(shown)[1:] == [
        ["Cụm số 1", "3", "3", "100%", "1", "0"],
        ["Cụm số 2", "2", "1", "50%", "0", "1"],
        ["Tổng số", "5", "4", "80%", "1", "1"],
    ]
    assert printed(shown.partition("\n\n")[2]) == [
        "- Chưa đăng ký:", "- - Cụm số 2: Đảng ủy đặc khu Phú Quý.",
        "- Đăng ký muộn:", "- - Cụm số 1: Đảng ủy xã Lạc Dương (02/6/2026).",
    ]  # fmt: skip


def test_nobody_is_said_to_be_unregistered_without_the_register(council):
    """The table tells that there is no number; no names follow."""
    council.project.sheet("Đăng ký thi đua", "Mã | Năm\nR1 | hai nghìn")
    shown = council.open().registration

    assert table(shown.markdown)[-1][1:3] == ["5", "[chưa có số]"]
    assert "Chưa đăng ký:" not in read(shown)


def test_missing_evidence_is_named_by_criterion(council):
    """A criterion that asks for evidence and has none in the first round."""
    council.score(OWN.replace("| 38", "| 38*").replace("| 35", "| 35*"))

    assert table(council.open().evidence.markdown)[1:] == [
        ["1", "Đảng ủy phường 1 Bảo Lộc", "Cụm số 1", "Sinh hoạt chuyên đề"]
    ]


def test_where_evidence_is_complete_a_sentence_says_so(council):
    """There is no table without lines."""
    assert printed(council.open().evidence.markdown) == [
        "Tiêu chí nào phải có minh chứng cũng đã có."
    ]


def test_without_score_sheets_nothing_is_claimed_of_anybody(council):
    """No list, no evidence and no comparison is told where nothing was scored."""
    council.score("Mã tổ chức | Vòng | K")
    ranking = council.open()

    assert str(ranking.grades).startswith("[chưa có số: ")
    assert str(ranking.grades).endswith("] tập thể được xếp loại")
    assert read(ranking.proposals) == (
        "Chưa lập được danh sách, vì chưa đơn vị nào được xếp hạng."
    )
    assert read(ranking.claims) == "Chưa so được, vì chưa đơn vị nào có đủ tổng điểm."
    assert read(ranking.evidence).startswith("Chưa rà soát được minh chứng: [chưa có số: ")


def test_claims_begin_with_the_highest(council):
    """A member that gave itself less than the council is not among them."""
    shown = table(council.open().claims.markdown)

    assert [row[1:] for row in shown[1:]] == [
        ["Đảng ủy xã Tuy Đức", "Cụm số 2", "98,00", "60,00", "38,00", "1"],
        ["Đảng ủy phường 1 Bảo Lộc", "Cụm số 1", "96,00", "92,50", "3,50", "1"],
        ["Đảng ủy xã Lạc Dương", "Cụm số 1", "84,00", "81,00", "3,00", "3"],
        ["Đảng ủy xã Đạ Tẻh 2", "Cụm số 1", "86,00", "85,00", "1,00", "2"],
    ]


def test_the_rules_are_those_of_the_params(council):
    """Rounds, ties, grades and the last day of registration, with the sentence of their basis."""
    ranking = council.open()

    assert printed(ranking.rules.markdown) == [
        "- Các vòng chấm: tự chấm, hội đồng.",
        "- Thứ hạng trong cụm theo tổng điểm vòng hội đồng, cao hơn xếp trước.",
        f"- Khi bằng điểm, xét lần lượt: (1) điểm nhóm nhiệm vụ thường xuyên; (2) {LAST_RESORT}.",
        "- Xếp loại theo tổng điểm: Tốt từ 80 điểm; Khá dưới 80 điểm.",
        "- Chênh lệch là điểm vòng tự chấm trừ điểm vòng hội đồng.",
        f"- {EXACT}.",
        "- Hạn đăng ký thi đua: ngày 31/5/2026.",
    ]
    assert str(ranking.basis) == "Số liệu minh họa"


def test_every_number_of_the_tables_is_a_figure(council):
    """HTML can say of each total, difference and rank which figure it is."""
    figures = {name for *_, name in council.open().sheets.figures}

    assert {"score.A.1", "score.A.2", "score.A.difference", "score.A.rank", "most.plan"} <= figures


def test_a_report_that_does_not_rank_is_refused(tmp_path):
    """The message says which key of which file makes it rank."""
    project = Project(tmp_path)
    project.sheet("Đơn thư", "Mã đơn\nD1")

    with pytest.raises(UsageError, match="ranks: true"):
        _ = Ranking(project.open()).rules
