"""A small Party committee drawn by hand: members with spells, movements, and days at both edges.

Seven members stand at the end of the half-year: nine of before, four that came, six that went.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
from acceptance.office import REPOSITORY
from acceptance.oracle import Days, FullCount, Value, read_books
from baocao import edition
from baocao.edition import Edition
from baocao.paths import Paths
from openpyxl.worksheet.worksheet import Worksheet
from ruamel.yaml import YAML

from project import declared
from sample.layout import Book

HALF = Days("2021H1", date(2021, 1, 1), date(2021, 6, 30), "2021H2", "2020H2")
EDGES = (date(2020, 12, 31), HALF.start, HALF.end, date(2021, 7, 1))
"""The last day before the window, its first, its last, the first after."""
DATE = re.compile(r"\d\d/\d\d/\d{4}")
DRAWN = Path(__file__).with_name("drawn_committee.yml")


@dataclass(frozen=True)
class DrawnOffice:
    """The drawn committee below ``root``."""

    root: Path
    edges: tuple[date, ...] = EDGES
    labels: tuple[str, ...] = (HALF.label, HALF.following, HALF.previous)

    @property
    def paths(self) -> Paths:
        """Where the office keeps its data and params."""
        return Paths(self.root, self.root / "data", self.root / "params", self.root / "build")

    @property
    def books(self) -> Path:
        """The folder of the year's books."""
        return self.paths.data / "duk" / "2021"

    @property
    def files(self) -> list[Path]:
        """Every workbook that its report reads."""
        return sorted(self.books.glob("*.xlsx"))

    @property
    def layouts(self) -> list[Book]:
        """Its books: their headings, and what may be chosen in their columns."""
        return [layout(name) for names in _rooms(self.paths.params).values() for name in names]

    def open(self) -> Edition:
        """The report of the half-year."""
        return edition.open("half_year", "duk", HALF.label, self.paths)

    def counted(self) -> dict[str, Value]:
        """The oracle: every figure counted straight from the cells by other code."""
        return FullCount(read_books(self.books), HALF).all_figures({})


def draw_office(root: Path) -> DrawnOffice:
    """Write the drawn spreadsheets and the project's params below ``root``."""
    office = DrawnOffice(root)
    tables = _yaml(DRAWN)
    shutil.copytree(REPOSITORY / "params", office.paths.params)
    office.books.mkdir(parents=True)
    for room, names in _rooms(office.paths.params).items():
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.active)
        for name in names:
            _draw(workbook.create_sheet(name), layout(name), tables[name])
        workbook.save(office.books / f"{room}.xlsx")
    return office


def _rooms(params: Path) -> dict[str, list[str]]:
    """Which books the workbook of each room keeps."""
    return _yaml(params / "offices.yml")["duk"]["books"]


def _yaml(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def layout(name: str) -> Book:
    """The headings and closed lists of a book, as declared; a flag is a closed list too."""
    columns = declared()[name]["columns"]
    choices = {
        heading: ("x",) if column.get("is") == "flag" else tuple(column.get("choices", ()))
        for heading, column in columns.items()
    }
    return Book(name, tuple(columns), {each: values for each, values in choices.items() if values})


def _draw(sheet: Worksheet, book: Book, table: str) -> None:
    """Write a table below headings in row 4, as the books of an office have them."""
    for _ in range(3):
        sheet.append([book.name])
    sheet.append(["STT", *book.headings])
    names, *rows = [
        [cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()
    ]
    for number, row in enumerate(rows, start=1):
        drawn = dict(zip(names, map(_value, row), strict=True))
        sheet.append([number, *map(drawn.get, book.headings)])


def _value(text: str) -> object:
    """What a person gets who types it: Excel knows no day before 1900."""
    if DATE.fullmatch(text) and int(text[-4:]) >= 1900:
        return datetime.strptime(text, "%d/%m/%Y")
    return int(text) if text.isdigit() and not text.startswith("0") else text or None
