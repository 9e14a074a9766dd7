"""What the sample of the emulation clusters promises: who is in it, its points, its proposals."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from baocao import edition
from baocao.edition import Edition
from baocao.paths import Paths

from sample.clusters import FILES, figure_shares, layout, sector_proposals, write
from sample.clusters.membership import clusters
from sample.clusters.ties import BY_COLUMN, BY_DAY, BY_GROUP, BY_ROUND, tied
from sample.committees import committees
from sample.layout import Book
from sample.plan import PLANS
from sample.quarters import quarters_of
from sample.quotas import load_quotas
from sample.records import Record, parts, read_books

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "data" / "btctu" / "2026"
KEYS = {
    "Kế hoạch": ("Mã kế hoạch", "Mã"),
    "Cụm thi đua": ("Mã tổ chức",),
    "Đăng ký thi đua": ("Mã",),
    "Tiêu chí": ("Mã",),
    "Chấm điểm": ("Mã tổ chức", "Tiêu chí", "Vòng"),
}
SETTLED = {
    BY_ROUND: "điểm vòng phòng",
    BY_GROUP: "điểm nhóm nhiệm vụ thường xuyên",
    BY_DAY: "ngày đăng ký",
    BY_COLUMN: "thứ tự ghi trong sổ Cụm thi đua",
}
KEPT = [PLANS, *(book for book in vars(layout).values() if isinstance(book, Book))]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbooks as the generator writes them."""
    folder = tmp_path_factory.mktemp("clusters")
    write(folder, quarters_of(load_quotas()))
    return folder


@pytest.fixture(scope="module")
def books(made: Path) -> dict[str, list[Record]]:
    """The records of the workbooks by sheet."""
    return read_books(made)


@pytest.fixture(scope="module")
def ranking() -> Edition:
    """The ranking of the first half of 2026 over the committed workbooks."""
    paths = Paths(ROOT, ROOT / "data", ROOT / "params", ROOT / "build")
    return edition.open("ranking", "btctu", "2026H1", paths)


def points(criterion: Record, row: Record) -> Fraction:
    """What the cells of one score come to."""
    most = Fraction(criterion["Điểm tối đa"])
    method, times = criterion["Cách tính"], row["Tử số"]
    if method == layout.RATIO:
        return most * min(Fraction(1), Fraction(times, row["Mẫu số"]))
    if method == layout.COUNTED:
        return min(most, times * Fraction(criterion["Điểm mỗi lần"]))
    return most * times if method == layout.YES_NO else Fraction(row["Điểm"])


def recounted(books: dict[str, list[Record]]) -> dict[tuple[str, str], Fraction]:
    """The total of every unit and round, counted without the program."""
    rows = [*books["Chấm điểm"]]
    for name, units in figure_shares(quarters_of(load_quotas())).items():
        code = next(row["Mã"] for row in books["Tiêu chí"] if row["Lấy từ chỉ tiêu"] == name)
        rows += [
            {"Tiêu chí": code, "Mã tổ chức": unit, "Vòng": each, "Tử số": part, "Mẫu số": whole}
            for unit, (part, whole) in units.items()
            for each in layout.ROUNDS
        ]
    table = {row["Mã"]: row for row in books["Tiêu chí"]}
    totals: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for row in rows:
        criterion = table[row["Tiêu chí"]]
        sign = -1 if criterion["Nhóm"] == layout.DEDUCTION else 1
        totals[row["Mã tổ chức"], row["Vòng"]] += sign * points(criterion, row)
    return totals


def test_committed_files_are_what_the_generator_writes(made: Path):
    """Every part of the committed workbooks is what remaking gives."""
    for name in FILES.values():
        assert parts(made / name) == parts(COMMITTED / name), name


def test_the_sheets_of_scores_stay_small():
    """A workbook that is sent by mail is under 500 KB."""
    assert (COMMITTED / FILES["scores"]).stat().st_size < 500_000


def test_every_committee_is_in_one_cluster(books: dict[str, list[Record]]):
    """The 128 committees are each in one of ten clusters of about a dozen."""
    rows = books["Cụm thi đua"]

    assert Counter(row["Mã tổ chức"] for row in rows) == Counter(u.code for u in committees())
    sizes = Counter(row["Mã cụm"] for row in rows)
    assert len(sizes) == 10 and set(sizes.values()) <= set(range(12, 15))


def test_every_cluster_is_led(books: dict[str, list[Record]]):
    """A cluster has a head, a standing deputy, one or two deputies, and one room that follows it."""
    for cluster in {row["Mã cụm"] for row in books["Cụm thi đua"]}:
        rows = [row for row in books["Cụm thi đua"] if row["Mã cụm"] == cluster]
        roles = Counter(row["Vai trò"] for row in rows)
        assert roles["Cụm trưởng"] == roles["Cụm phó Thường trực"] == 1, cluster
        assert roles["Cụm phó"] in (1, 2), cluster
        assert len({row["Phòng theo dõi"] for row in rows}) == 1, cluster


def test_criteria_add_up_to_a_hundred(books: dict[str, list[Record]]):
    """The maxima without bonus and deduction are 100; all ways of scoring occur."""
    apart = (layout.BONUS, layout.DEDUCTION)
    rows = books["Tiêu chí"]

    assert len(rows) == 25
    assert sum(row["Điểm tối đa"] for row in rows if row["Nhóm"] not in apart) == 100
    assert {row["Cách tính"] for row in rows} == set(layout.METHODS)
    assert {row["Nhóm"] for row in rows} == set(layout.GROUPS)


def test_every_criterion_is_scored_in_every_round(books: dict[str, list[Record]]):
    """Each unit has a row for each criterion and round, but for criteria taken from figures."""
    units = {unit.code for unit in committees()}
    written = {row["Mã"] for row in books["Tiêu chí"] if not row["Lấy từ chỉ tiêu"]}
    rows = books["Chấm điểm"]

    found = {(row["Mã tổ chức"], row["Tiêu chí"], row["Vòng"]) for row in rows}
    assert found == {(u, c, r) for u in units for c in written for r in layout.ROUNDS}
    assert len(found) == len(rows)


def test_no_score_is_beyond_its_maximum(books: dict[str, list[Record]]):
    """Points, times and shares stay within what a criterion allows."""
    table = {row["Mã"]: row for row in books["Tiêu chí"]}
    for row in books["Chấm điểm"]:
        criterion = table[row["Tiêu chí"]]
        most = {
            layout.RATIO: row["Mẫu số"],
            layout.YES_NO: 1,
            layout.JUDGED: criterion["Điểm tối đa"],
        }
        if criterion["Cách tính"] == layout.COUNTED:
            most[layout.COUNTED] = criterion["Điểm tối đa"] / criterion["Điểm mỗi lần"]
        judged = criterion["Cách tính"] == layout.JUDGED
        value = row["Điểm"] if judged else row["Tử số"]
        assert 0 <= value <= most[criterion["Cách tính"]], row


def test_nearly_all_units_register_and_some_are_late(books: dict[str, list[Record]]):
    """A few units never register, some come after the last day; nobody registers twice."""
    days = {
        row["Mã tổ chức"]: row["Ngày đăng ký"]
        for row in books["Đăng ký thi đua"]
        if row["Đối tượng"] == "tập thể"
    }
    kinds = Counter(row["Đối tượng"] for row in books["Đăng ký thi đua"])

    assert kinds["tập thể"] == len(days) == 124
    assert kinds["cá nhân"] > 30
    assert sum(day > date(2026, 5, 31) for day in days.values()) == 8


def test_proposals_arrive_after_the_quarter_some_by_two_ways():
    """Their days leave the figures of the second quarter alone; some come by two channels."""
    rows = sector_proposals()

    ways = Counter((row["Mã tổ chức"], row["Tên"]) for row in rows)
    assert max(ways.values()) == 2 and len(rows) - len(ways) >= 5
    assert all(date(2026, 6, 18) <= row["Ngày"] <= date(2026, 6, 30) for row in rows)
    assert {row["Mã tổ chức"] for row in rows} <= {unit.code for unit in committees()}


def test_the_committed_sample_is_ranked_without_an_error(ranking: Edition):
    """Nothing is refused, nobody lacks a rank or shares one, and grades are spread as one expects."""
    members = ranking.standings.members.values()

    assert [f for f in ranking.findings if f.severity == "error"] == []
    assert not [each.code for each in members if each.rank is None or each.shared]
    grades = Counter(each.band for each in members)
    assert 5 <= grades["Xuất sắc"] <= 15 and grades["Tốt"] + grades["Khá"] > 100, grades
    assert 1 <= grades["Trung bình"] <= 5, grades


def test_totals_are_those_counted_without_the_program(
    ranking: Edition, books: dict[str, list[Record]]
):
    """Each of the 512 totals is what adding up the cells gives."""
    totals = recounted(books)

    assert len(totals) == 512
    for (unit, each), total in totals.items():
        told = ranking.standings.members[unit].totals[each].value
        assert float(told) == pytest.approx(float(total)), (unit, each)


def test_every_way_of_telling_equals_apart_is_needed(ranking: Edition):
    """Each tie comes out in the order it was made for, by what it was made for."""
    members = ranking.standings.members
    ways = set()
    for tie in (each for cluster in clusters() for each in tied(cluster)):
        first, second = members[tie.first.code], members[tie.second.code]
        assert first.totals["hội đồng"].value == second.totals["hội đồng"].value
        assert second.rank == first.rank + 1, tie.by
        assert {first.settled_by, second.settled_by} == {SETTLED[tie.by]}
        ways.add(tie.by)
    assert ways == {*SETTLED}


def test_claims_are_a_little_above_the_council_and_some_lack_evidence(ranking: Edition):
    """Nobody gives itself less than the council does; some claims have nothing to show."""
    members = ranking.standings.members.values()
    above = [float(each.difference.value) for each in members]

    assert min(above) >= 0 and 2 < sum(above) / len(above) < 5
    assert 5 <= sum(bool(each.unproven) for each in members) <= 25


def test_some_proposals_that_arrive_are_not_taken_up(ranking: Edition):
    """Most are within the quota; one is late, some are of too low a grade or beyond the quota."""
    arrived = [each for kind in ranking.standings.commendations for each in kind.arrived]
    reasons = [each.reason for each in arrived if each.reason]

    assert len(arrived) > 30 and len(reasons) < len(arrived) / 3
    assert any(len(each.channels) == 2 for each in arrived)
    for reason in ("sau hạn", "cần từ Tốt", "quá hạn mức"):
        assert any(reason in each for each in reasons), reason


@pytest.mark.parametrize("book", KEPT, ids=lambda book: book.name)
def test_keys_and_closed_columns_hold(books: dict[str, list[Record]], book: Book):
    """Keys are unique and closed columns hold only values of their list."""
    keys = [tuple(row[name] for name in KEYS[book.name]) for row in books[book.name]]
    assert len(keys) == len(set(keys)) > 0

    for heading, values in book.choices.items():
        assert {row[heading] for row in books[book.name]} <= {None, *values}, heading
