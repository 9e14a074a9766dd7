"""What the sample promises: the quotas, the same bytes, rows that must not count, closed lists."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

import sample
from sample import emulation, layout
from sample.counting import Count, Record, read_books, read_forms
from sample.quarters import quarters_of
from sample.records import parts
from sample.staff import POSTS

COMMITTED = Path(__file__).parents[2] / "data"
PERIODS = ("2026Q1", "2026Q2")
KEYS = {
    "Tổ chức": ("Mã tổ chức",),
    "Nhân sự": ("Mã cán bộ", "Từ ngày"),
    "Văn bản": ("Số", "Ký hiệu", "Ngày văn bản"),
    "Nhiệm vụ": ("Mã",),
    "Báo cáo Trung ương": ("Mã",),
    "Kiểm tra, giám sát": ("Mã", "Đối tượng"),
    "Tiêu chuẩn chính trị": ("Mã hồ sơ",),
    "Huy hiệu Đảng": ("Mã đảng viên", "Mốc năm"),
    "Kiểm tra sức khỏe": ("Mã cán bộ", "Đợt"),
    "Đơn thư": ("Mã đơn",),
    "Công tác cán bộ": ("Mã",),
    "Đánh giá, xếp loại": ("Mã cán bộ", "Loại", "Kỳ đánh giá"),
    "Đào tạo, bồi dưỡng": ("Mã",),
    "Chính sách cán bộ": ("Mã",),
    "Khen thưởng": ("Mã",),
    "Đi nước ngoài": ("Mã",),
    "Chỉ tiêu": ("Mã", "Mã tổ chức", "Năm"),
    "Phong trào": ("Mã",),
    "Ứng dụng số": ("Mã",),
    "Tổ công tác": ("Mã tổ", "Mã cán bộ", "Từ ngày"),
    "An sinh": ("Mã",),
    "Sự kiện": ("Mã", "Năm kỷ niệm"),
    "Số hóa hồ sơ": ("Mã hồ sơ",),
}
BOOKS = [
    book
    for kept in (layout, emulation.layout)
    for book in vars(kept).values()
    if isinstance(book, layout.Book)
]


@pytest.fixture(scope="module")
def books() -> dict[str, list[Record]]:
    """The records of the committed workbooks by sheet."""
    return read_books(COMMITTED / "btctu" / "2026")


def counted(root: Path, quotas: sample.Quotas, years: int = 0) -> sample.Quotas:
    """Return what counting the sample at ``root`` gives for every figure of the quotas."""
    books = read_books(root / "btctu" / str(2026 + years))
    found = {}
    for quarter in quarters_of(quotas):
        moved = replace(
            quarter,
            label=sample.shifted(quarter.label, years),
            start=sample.shifted_day(quarter.start, years),
            end=sample.shifted_day(quarter.end, years),
            following=sample.shifted(quarter.following, years),
            previous=sample.shifted(quarter.previous, years),
        )
        folder = root / "btctu" / sample.shifted(quarter.label, years) / "received"
        forms = read_forms(folder).values()
        found[quarter.label] = {
            **Count(books, moved).figures(),
            "party_members.admitted": sum(form["Kết nạp từ đầu năm"] for form in forms),
            "party_members.target": sum(form["Chỉ tiêu kết nạp cả năm"] for form in forms),
        }
    return found


def with_persons(quotas: sample.Quotas) -> sample.Quotas:
    """Return the quotas with the number of different persons that staff must be."""
    return {
        label: {**figures, "persons": sum(figures[post] for post in POSTS)}
        for label, figures in quotas.items()
    }


def test_counting_the_committed_sample_gives_its_quotas():
    """Every figure counted straight from the committed cells has the value of quotas.yml."""
    quotas = sample.load_quotas()

    assert counted(COMMITTED, quotas) == with_persons(quotas)


@pytest.mark.parametrize("seed", range(6))
def test_counting_gives_whatever_quotas_were_drawn(tmp_path: Path, seed: int):
    """Quotas drive the rows: any consistent ones come back from the cells of a whole year."""
    quotas = sample.random_quotas(Random(seed), "2026Q1", "2026Q2", "2026Q3", "2026Q4")

    sample.write(tmp_path, quotas)

    assert counted(tmp_path, quotas) == with_persons(quotas)


def test_moving_the_sample_a_year_on_keeps_every_figure(tmp_path: Path):
    """Dates, labels, titles and folders move together, so that the same rules count the same."""
    quotas = sample.random_quotas(Random(7))

    sample.write(tmp_path, quotas, shift_years=1)

    assert counted(tmp_path, quotas, years=1) == with_persons(quotas)
    assert not list(tmp_path.glob("btctu/2026*"))


def test_committed_files_are_what_the_generator_writes(tmp_path: Path):
    """The whole committed sample, no file more or less, is what remaking gives."""
    sample.write(tmp_path)

    made = {path.relative_to(tmp_path) for path in tmp_path.rglob("*.*")}
    kept = [path for end in ("xlsx", "json") for path in COMMITTED.glob(f"btctu/2026*/**/*.{end}")]
    assert made == {path.relative_to(COMMITTED) for path in kept}
    for name in made:
        same = same_ledger if name.suffix == ".json" else same_workbook
        assert same(tmp_path / name, COMMITTED / name), name


def same_workbook(path: Path, other: Path) -> bool:
    """Say whether two workbooks have the same parts; packed they may differ."""
    return parts(path) == parts(other)


def same_ledger(path: Path, other: Path) -> bool:
    """Say whether two ledgers tell the same of each file, beside the hash of how it is packed."""
    told = [json.loads(each.read_text(encoding="utf-8")) for each in (path, other)]
    for entry in told[0]["entries"] + told[1]["entries"]:
        del entry["sha256"]
    return told[0] == told[1]


def test_two_runs_give_the_same_bytes(tmp_path: Path):
    """Neither the clock nor the order of sets, which differs between processes, reaches a file."""
    for name in ("first", "second"):
        command = [sys.executable, "-m", "sample", "--part", "books", "--out", tmp_path / name]
        subprocess.run(command, cwd=Path(__file__).parents[1], check=True)

    for path in (tmp_path / "first").rglob("*.xlsx"):
        again = tmp_path / "second" / path.relative_to(tmp_path / "first")
        assert path.read_bytes() == again.read_bytes(), path.name


def test_contradicting_quotas_are_refused_with_every_reason(tmp_path: Path):
    """Counts that no rows can have are named, all at once, before anything is written."""
    quotas = sample.load_quotas()
    quotas["2026Q1"]["staff.female"] = 99
    quotas["2026Q2"]["petitions.in_competence"] = 1
    quotas["2026Q2"]["party_members.admitted"] = 1
    quotas["2026Q2"]["party_members.target"] += 1
    quotas["2026Q1"]["abroad.cambodia.communes_listed"] = 0

    with pytest.raises(ValueError) as refusal:
        sample.write(tmp_path, quotas)

    for reason in (
        *("2026Q1: staff.female", "2026Q1: abroad.cambodia", "2026Q2: petitions"),
        *("2026Q2: admitted", "2026Q2: party_members.target"),
    ):
        assert reason in str(refusal.value)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
def test_keys_and_closed_columns_hold(books: dict[str, list[Record]], book: layout.Book):
    """Keys are unique over all rooms and closed columns hold only values of their list."""
    keys = [tuple(row[name] for name in KEYS[book.name]) for row in books[book.name]]
    assert len(keys) == len(set(keys)) > 0

    for heading, values in book.choices.items():
        assert {row[heading] for row in books[book.name]} <= {None, *values}, heading


def test_texts_are_composed_and_trimmed(books: dict[str, list[Record]]):
    """No text has separate accents or spaces at its ends, so that names compare as they look."""
    texts = [v for rows in books.values() for row in rows for v in row.values() if type(v) is str]

    assert [t for t in texts if unicodedata.normalize("NFC", t) != t or t.strip() != t] == []


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("Văn bản", "Ngày thực hiện"),
        ("Nhiệm vụ", "Ngày thực hiện"),
        ("Tiêu chuẩn chính trị", "Ngày"),
        ("Huy hiệu Đảng", "Ngày"),
        ("Kiểm tra sức khỏe", "Ngày mở đợt"),
        ("Đơn thư", "Ngày nhận"),
        ("Nhân sự", "Từ ngày"),
        ("Công tác cán bộ", "Ngày"),
        ("Đánh giá, xếp loại", "Ngày"),
        ("Đào tạo, bồi dưỡng", "Ngày"),
        ("Chính sách cán bộ", "Ngày"),
        ("Khen thưởng", "Ngày"),
        ("Đi nước ngoài", "Ngày"),
    ],
)
def test_books_hold_rows_of_the_day_after_the_last_period(
    books: dict[str, list[Record]], name: str, heading: str
):
    """A rule that is one day too wide counts a row too many."""
    assert any(row[heading] == date(2026, 6, 18) for row in books[name])


def test_dated_books_hold_rows_on_both_edges_of_a_period(books: dict[str, list[Record]]):
    """A rule that is one day too narrow misses a petition or a case."""
    dated = [("Đơn thư", "Ngày nhận")]
    dated += [
        (name, "Ngày")
        for name in (
            "Tiêu chuẩn chính trị",
            "Công tác cán bộ",
            "Đánh giá, xếp loại",
            "Chính sách cán bộ",
            "Khen thưởng",
            "Đi nước ngoài",
        )
    ]
    for name, heading in dated:
        days = {row[heading] for row in books[name]}
        assert {date(2026, 3, 29), date(2026, 3, 30), date(2026, 6, 17)} <= days


def test_forms_agree_with_themselves_and_with_the_quarter_before():
    """Age bands add up, parts are not more than the whole, the year is the sum of its quarters."""
    folders = [COMMITTED / "btctu" / label / "received" for label in PERIODS]
    first, second = map(read_forms, folders)

    assert len(first) == len(second) == 128
    for before, form in zip(first.values(), second.values(), strict=True):
        new = form["Kết nạp trong kỳ"]
        bands = sum(count for label, count in form.items() if label.startswith("Tuổi"))
        halves = [count for label, count in form.items() if label.startswith("Trong đó")]
        assert bands == form["Cộng theo độ tuổi"] == new
        assert max(halves) <= new
        assert form["Kết nạp từ đầu năm"] == before["Kết nạp từ đầu năm"] + new


def test_the_generator_knows_nothing_of_the_package():
    """Sample and package must not share a mistake: the generator imports nothing of baocao."""
    script = "import sys, sample.bloc, sample.counting; print('baocao' in sys.modules)"
    command = [sys.executable, "-c", script]
    folder = Path(__file__).parents[1]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
