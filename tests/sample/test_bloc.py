"""What the sample of the second office promises: its figures, its days, its letters of 2021."""

from __future__ import annotations

import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import openpyxl
import pytest
from baocao import edition
from baocao.edition import Edition
from baocao.paths import Paths

from sample import bloc
from sample.bloc import layout
from sample.bloc.half import ENTRIES, EXITS, Half, load_quotas
from sample.quarters import DAY
from sample.records import Record, parts, read_books

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "data" / "duk" / "2021"
HALF = Half(load_quotas())
NOT_FIGURES = ("social.gift_value",)
CAME, WENT = (*ENTRIES.values(), "phục hồi"), (*EXITS.values(), "từ trần", "khai trừ", "xin ra")
KEYS = {
    "Văn bản": ("Số", "Ký hiệu", "Ngày văn bản"),
    "Sự kiện": ("Mã", "Năm kỷ niệm"),
    "Tổ chức": ("Mã tổ chức", "Từ ngày"),
    "Đảng viên": ("Mã đảng viên", "Từ ngày"),
    "Huy hiệu Đảng": ("Mã đảng viên", "Mốc năm"),
    "Tiêu chuẩn chính trị": ("Mã hồ sơ",),
    "Kiểm tra, giám sát": ("Mã", "Đối tượng"),
    "Đơn thư": ("Mã đơn",),
}
KEPT = [book for books in layout.KEPT.values() for book in books]
DATED = {"Văn bản": "Ngày thực hiện", "Nhiệm vụ": "Ngày thực hiện", "Đơn thư": "Ngày nhận"}
DATED |= {"Kiểm tra, giám sát": "Ngày báo cáo kết quả"}
DATED |= {book.name: "Ngày" for book in KEPT if "Ngày" in book.headings}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The committed sample once more, all in Unicode."""
    data = tmp_path_factory.mktemp("plain")
    bloc.write(data, encoded=False)
    return data


@pytest.fixture(scope="module")
def books(plain: Path) -> dict[str, list[Record]]:
    """The records of the workbooks by sheet."""
    return read_books(plain / "duk" / "2021")


@pytest.fixture(scope="module")
def committed() -> Edition:
    """The half-year report over the committed workbooks."""
    return opened(ROOT / "data")


def opened(data: Path) -> Edition:
    """The half-year report over the workbooks in a folder."""
    paths = Paths(ROOT, data, ROOT / "params", ROOT / "build")
    return edition.open("half_year", "duk", "2021H1", paths)


def drawn(source: Random) -> dict[str, int]:
    """Small counts that rows can have, so that no figure rests on the published ones."""
    quotas = {figure: source.choice((0, 1, source.randint(2, 9))) for figure in load_quotas()}
    figures = ("orgs.committees", "orgs.cells", "orgs.subcells", "badge.y30", "badge.y40")
    quotas |= {figure: source.randint(1, 12) for figure in figures}
    quotas["members.probationary"] = quotas["flow.admitted"] + source.randint(0, 9)
    quotas["training.newmember.classes"] = source.randint(1, 3)
    quotas["members.total"] = 120 + source.randint(0, 50)
    return quotas


def test_figures_of_the_committed_sample_are_its_quotas(committed: Edition):
    """Each published count comes out of the committed cells, old letters and all."""
    quotas = {name: value for name, value in load_quotas().items() if name not in NOT_FIGURES}

    assert {name: committed[name].value for name in quotas} == quotas
    assert committed["members.opening"].value == HALF.opening == 2736


def test_nothing_in_the_committed_sample_is_doubtful(committed: Edition):
    """No row is refused or warned of: what the notes tell is letters read and rows not counted."""
    assert [f for f in committed.findings if f.severity != "note"] == []


@pytest.mark.parametrize("seed", range(2))
def test_figures_are_whatever_quotas_were_drawn(tmp_path: Path, seed: int):
    """Quotas drive the rows: any consistent ones come back through the rules of the catalogue."""
    quotas = drawn(Random(seed))

    bloc.write(tmp_path, quotas)

    so = opened(tmp_path)
    wanted = {name: value for name, value in quotas.items() if name not in NOT_FIGURES}
    assert {name: so[name].value for name in wanted} == wanted
    assert so["social.gifts_amount"].value == quotas["social.gifts"] * quotas["social.gift_value"]
    assert so["members.opening"].value == Half(quotas).opening


def test_contradicting_quotas_are_refused_with_every_reason(tmp_path: Path):
    """Counts that no members can have are named, all at once, before anything is written."""
    quotas = {**load_quotas(), "members.female": 2713, "flow.admitted": 102, "badge.y30": 2600}

    with pytest.raises(ValueError) as refusal:
        bloc.write(tmp_path, quotas)

    for reason in ("members.female is", "flow.admitted: more", "members.total: too few"):
        assert reason in str(refusal.value)
    assert not list(tmp_path.iterdir())


def test_committed_files_are_what_the_generator_writes(tmp_path: Path):
    """The committed workbooks, none more or less, are what remaking gives."""
    bloc.write(tmp_path)

    made = {path.name: parts(path) for path in tmp_path.rglob("*.xlsx")}
    assert made == {path.name: parts(path) for path in COMMITTED.glob("*.xlsx")}


@pytest.mark.parametrize("book", KEPT, ids=lambda book: book.name)
def test_keys_and_closed_columns_hold(books: dict[str, list[Record]], book: layout.Book):
    """Keys are unique and closed columns hold only values of their list."""
    rows = books[book.name]
    keys = [tuple(row[name] for name in KEYS.get(book.name, ("Mã",))) for row in rows]
    assert len(keys) == len(set(keys)) > 0

    for heading, values in book.choices.items():
        assert {row[heading] for row in rows} <= {None, *values}, heading


def test_texts_are_composed_and_trimmed(books: dict[str, list[Record]]):
    """No text has separate accents or spaces at its ends, so that names compare as they look."""
    texts = [v for rows in books.values() for row in rows for v in row.values() if type(v) is str]

    assert [t for t in texts if unicodedata.normalize("NFC", t) != t or t.strip() != t] == []


@pytest.mark.parametrize("name", DATED)
def test_books_hold_rows_of_the_days_around_the_period(
    books: dict[str, list[Record]], name: str
):
    """A rule that is one day too wide counts a row too many."""
    days = {row[DATED[name]] for row in books[name]}

    assert {HALF.before, HALF.after} <= days


def test_books_with_many_rows_hold_both_edges_of_the_period(books: dict[str, list[Record]]):
    """A rule that is one day too narrow misses a movement, a case or a petition."""
    for name in ("Biến động đảng viên", "Công tác cán bộ", "Tiêu chuẩn chính trị", "Đơn thư"):
        assert {HALF.start, HALF.end} <= {row[DATED[name]] for row in books[name]}, name


def test_members_agree_with_their_movements_on_every_day(books: dict[str, list[Record]]):
    """Each morning there are as many members as the day before, more who came, less who went."""
    events = Counter((row["Ngày"], row["Loại"]) for row in books["Biến động đảng viên"])
    days = [HALF.before + DAY * number for number in range((HALF.after - HALF.before).days + 1)]
    counted = {day: len(valid(books["Đảng viên"], day)) for day in days}

    for day in days[1:]:
        came = sum(events[day, kind] for kind in CAME)
        went = sum(events[day, kind] for kind in WENT)
        assert counted[day] == counted[day - DAY] + came - went, day
    assert (counted[HALF.before], counted[HALF.end]) == (2736, 2712)


def test_nobody_is_two_members_at_once(books: dict[str, list[Record]]):
    """The spells of one member follow each other; probation ends the day before the next begins."""
    spells: dict[object, list[Record]] = {}
    for row in books["Đảng viên"]:
        spells.setdefault(row["Mã đảng viên"], []).append(row)
    twice = [rows for rows in spells.values() if len(rows) > 1]

    assert len(twice) == HALF["flow.made_official"] + 2  # one each on the days around the period
    for first, second in twice:
        assert (first["Loại"], second["Loại"]) == ("dự bị", "chính thức")
        assert first["Đến ngày"] + DAY == second["Từ ngày"]


def test_every_code_is_of_somebody_there(books: dict[str, list[Record]]):
    """Movements, badges and visits name members of the book; all name organisations of theirs."""
    members = {row["Mã đảng viên"] for row in books["Đảng viên"]}
    bodies = {row["Mã tổ chức"] for row in books["Tổ chức"]}
    visited = [
        str(row["Đối tượng"]).removeprefix("Đảng viên ")
        for row in books["Kiểm tra, giám sát"]
        if row["Loại đối tượng"] == "đảng viên"
    ]
    for name in ("Biến động đảng viên", "Huy hiệu Đảng"):
        visited += [str(row["Mã đảng viên"]) for row in books[name]]
    named = {row["Mã tổ chức"] for rows in books.values() for row in rows if "Mã tổ chức" in row}

    assert set(visited) <= members
    assert named <= {None, *bodies}


def test_badges_are_for_who_has_the_years_by_the_round(books: dict[str, list[Record]]):
    """Thirty years after admission fall between the round before and the one of the badge."""
    joined = {row["Mã đảng viên"]: row["Ngày kết nạp"] for row in books["Đảng viên"]}
    for row in books["Huy hiệu Đảng"]:
        day = joined[row["Mã đảng viên"]]
        reached = day.replace(year=day.year + row["Mốc năm"])
        assert 0 <= (row["Đợt"] - reached).days < 100


def test_old_letters_hide_nothing(committed: Edition, plain: Path):
    """Every cell of every register reads the same from the stored letters as from Unicode."""
    unicode = opened(plain)

    assert committed.registers.keys() == unicode.registers.keys()
    for name, register in committed.registers.items():
        assert register.rows.equals(unicode.registers[name].rows), name


@pytest.mark.parametrize(
    ("file", "sheet", "heading", "cell", "text"),
    [
        ("kiem-tra.xlsx", "§¬n th\xad", ".VnTimeH", ".VnTime", "thuéc thÈm quyÒn"),
        ("van-phong.xlsx", "An sinh", "VNI-Times", "VNI-Times", "suaát quaø"),
        ("van-phong.xlsx", "Sự kiện", "VNI-Times", "VNI-Times", "thaønh laäp Ñaûng"),
        ("van-phong.xlsx", "Khen thưởng", "Arial", "Arial", "tæ chøc ®¶ng"),
        ("van-phong.xlsx", "Văn bản", "Times New Roman", "Times New Roman", "triển khai"),
    ],
)
def test_committed_sheets_are_stored_as_in_2021(
    file: str, sheet: str, heading: str, cell: str, text: str
):
    """Fonts and letters of three kinds of old sheets are in the cells themselves."""
    rows = list(openpyxl.load_workbook(COMMITTED / file)[sheet].iter_rows(min_row=4))
    texts = {each.value: each.font.name for row in rows[1:] for each in row}

    assert rows[0][1].font.name == heading
    assert texts[text] == cell


def test_committed_files_are_small():
    """The repository keeps them: less than 400 kB together."""
    assert sum(path.stat().st_size for path in COMMITTED.glob("*.xlsx")) < 400_000


def valid(rows: list[Record], day: date) -> list[Record]:
    """The rows that hold on a day."""
    return [row for row in rows if row["Từ ngày"] <= day <= (row["Đến ngày"] or day)]
