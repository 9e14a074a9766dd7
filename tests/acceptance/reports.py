"""The reports as offices published them: the data that lies in published/, one file a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from baocao.build.run import EditionKey
from ruamel.yaml import YAML

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Document:
    """A document that a report names by its number; what was not printed is left out."""

    number: str
    symbol: str
    title: str = ""
    date: date | None = None


@dataclass(frozen=True)
class Heading:
    """A heading as it was printed, and where it was reworded as it is kept, and why."""

    printed: str
    kept: str = ""
    why: str = ""


@dataclass(frozen=True)
class Paper:
    """The form of the document: whose rules, the lines of its head and foot, how the post looks."""

    profile: str
    head: tuple[str, ...]
    foot: tuple[str, ...]
    bold_post: bool

    @property
    def lines(self) -> tuple[str, ...]:
        """All lines around the text."""
        return (*self.head, *self.foot)

    @property
    def post(self) -> str:
        """The line of the post, below that of the right to sign."""
        return self.foot[1]


@dataclass(frozen=True)
class Published:
    """What was printed in one report, and where the workbook knowingly says otherwise.

    ``unprinted`` are values that the report said in words, or that are the length of a list;
    ``said`` are the words around numbers that are fixed, the edition's or written in a cell, which
    no register counts; a deviation may be one of words too. ``rows`` are the words around figures
    that stand in a list, as the number in a row of a book.
    """

    key: EditionKey
    figures: Mapping[str, int | float]
    headings: tuple[Heading, ...]
    unprinted: frozenset[str]
    said: Mapping[str, str]
    rows: Mapping[str, str]
    documents: tuple[Document, ...]
    paper: Paper
    deviations: Mapping[str, Mapping[str, Any]]

    def expected(self, figure_id: str) -> Decimal:
        """The value that the workbook must print: the published one, but for listed deviations."""
        entry = self.deviations.get(figure_id, {"computed": self.figures[figure_id]})
        return Decimal(str(entry["computed"]))

    @property
    def words(self) -> list[str]:
        """What the workbook must say around such numbers, but for listed deviations."""
        return [
            self.deviations.get(name, {"computed": words})["computed"]
            for name, words in self.said.items()
        ]


def _yaml(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def _report(path: Path, deviations: list[Mapping[str, Any]]) -> Published:
    office, period, report = path.stem.split("-")
    told = _yaml(path)
    return Published(
        EditionKey(office, period, report),
        figures=told["figures"],
        headings=tuple(map(_heading, told["headings"])),
        unprinted=frozenset(told.get("unprinted", ())),
        said=told.get("said", {}),
        rows=told.get("rows", {}),
        paper=Paper(**told["paper"]),
        documents=tuple(Document(**each) for each in told.get("documents", ())),
        deviations={each["id"]: each for each in deviations if each["report"] == path.stem},
    )


def _heading(told: str | Mapping[str, str]) -> Heading:
    return Heading(told) if isinstance(told, str) else Heading(**told)


def published_reports() -> list[Published]:
    """Every report of published/, in the order of the file names."""
    deviations = _yaml(HERE.parent / "deviations.yml")
    found = [_report(path, deviations) for path in sorted(HERE.glob("published/*.yml"))]
    assert sum(len(report.deviations) for report in found) == len(deviations)
    return found


PUBLISHED = published_reports()
