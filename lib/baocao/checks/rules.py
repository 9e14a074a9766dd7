"""What a check may ask: a closed list of kinds, one block of YAML a check."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from baocao.catalogue import Test
from baocao.errors import Severity
from baocao.params import Model
from baocao.registers import Earlier, Form

USES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {  # kind: what it needs, what it may
    "compare": ((), ("rows", "where")),
    "counted": ((), ()),
    "unique": ((), ("columns", "where")),
    "apart": ((), ("where",)),
    "within": (("columns", "years"), ("where",)),
    "present": (("columns",), ("where",)),
    "one_of": (("columns", "among"), ("called", "on_the_day", "where")),
    "moves": (("columns", "among", "plus", "minus"), ("where",)),
    "matches": (("columns", "table"), ("where",)),
    "sequence": (("columns",), ("where",)),
    "repealed": (("columns", "day", "documents"), ("where",)),
    "share": (("part", "whole"), ("shown", "at_most", "where")),
    "percent": ((), ("columns", "where")),
    "balance": (("sums",), ("where",)),
    "lines": ((), ()),
    "repeats": (("columns", "least"), ("against", "where")),
    "unusual": (("columns", "beyond"), ("whole", "against", "where")),
    "tiles": ((), ()),
    "across": ((), ()),
    "slots_in_order": ((), ()),
}
OPTIONS = tuple(dict.fromkeys(key for keys in USES.values() for key in (*keys[0], *keys[1])))
FIELD = re.compile(r"\{([^{}]+)\}")

Across = Literal["same_day", "adds_up", "other_day", "own_days", ""]
Relation = Literal["=", "<=", "<", ">=", ">"]


class Compare(Model):
    """Two sums held against each other: of figures, or with ``rows`` of columns of each row."""

    left: list[str] = Field(min_length=1)
    relation: Relation = Field(alias="is")
    right: list[str] = Field(min_length=1)


class Years(Model):
    """Years counted from that of the edition: ``{from: -1, to: 0}`` is last year and this."""

    start: int = Field(alias="from")
    end: int = Field(alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start > self.end:
            raise ValueError("“years” có “from” lớn hơn “to”; đổi lại cho đúng thứ tự")
        return self


class Repeal(Model):
    """Since which day a document is no longer in force, and which one has taken its place."""

    start: date = Field(alias="from")
    by: str = ""


class Check(Model):
    """One check: what it asks, what it says when that does not hold, and what to do.

    ``share`` holds the sum of the columns ``part`` against that of ``whole``: a percentage that
    is ``shown``, or may be ``at_most`` so many percent. ``least`` is how many cells of a row must
    hold other numbers than 0 before it may be said to repeat another; ``beyond`` how many times
    the usual spread a number must be away to be unusual. ``against`` names earlier periods.
    ``called`` is how a row names what a ``one_of`` check looks for, made of all its columns;
    ``on_the_day`` asks it of the rows of both registers that are valid on the edition's day.
    ``plus`` and ``minus`` say which rows of a register of events bring a thing into the register
    ``among``, and which take it out. ``across`` holds figures against other reports of the office.
    ``counted`` names figures that a report cannot do without.
    """

    id: str
    says: str
    fix: str
    severity: Severity = "error"
    compare: Compare | None = None
    rows: str = ""
    counted: list[str] = []
    unique: str = ""
    apart: str = ""
    within: str = ""
    years: Years | None = None
    present: str = ""
    where: dict[str, Test] = {}
    one_of: str = ""
    among: dict[str, str | list[str]] = Field({}, max_length=1)
    called: str = ""
    on_the_day: bool = False
    moves: str = ""
    plus: dict[str, Test] = {}
    minus: dict[str, Test] = {}
    matches: str = ""
    table: dict[str, dict[str, list[str]]] = {}
    sequence: str = ""
    repealed: str = ""
    day: str = ""
    documents: dict[str, Repeal] = {}
    share: str = ""
    part: list[str] = []
    whole: list[str] = []
    shown: str = ""
    at_most: int | None = Field(None, gt=0)
    percent: str = ""
    balance: str = ""
    sums: Compare | None = None
    lines: str = ""
    repeats: str = ""
    least: int | None = Field(None, gt=0)
    unusual: str = ""
    beyond: float | None = Field(None, gt=0)
    against: list[Earlier] = []
    columns: list[str] = []
    tiles: bool = False
    across: Across = ""
    slots_in_order: bool = False

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        used = [kind for kind in USES if getattr(self, kind)]
        if len(used) != 1:
            raise ValueError(f"“{self.id}” cần đúng một loại kiểm tra: {', '.join(USES)}")
        needed, allowed = USES[self.kind]
        for key in OPTIONS:
            if key in needed and not getattr(self, key):
                raise ValueError(f"“{self.id}”: “{self.kind}” cần khóa “{key}”")
            if key in self.model_fields_set and key not in (*needed, *allowed):
                raise ValueError(f"“{self.id}”: “{self.kind}” không dùng khóa “{key}”; bỏ khóa này")
        return self

    @model_validator(mode="after")
    def _keys_of_the_kind(self) -> Self:
        if (self.matches or self.moves) and len(self.columns) != 1:
            raise ValueError(f"“{self.id}”: “{self.kind}” tra đúng một cột; sửa “columns”")
        if self.moves and self.where.keys() & {*self.plus, *self.minus}:
            raise ValueError(f"“{self.id}”: “where” nêu lại cột của “plus”, “minus”; bỏ ở “where”")
        if self.compare and self.where and not self.rows:
            raise ValueError(f"“{self.id}”: “where” chỉ đi với so sánh từng dòng; thêm “rows”")
        if self.share and not self.shown and self.at_most is None:
            raise ValueError(f"“{self.id}”: “share” cần khóa “shown” hoặc “at_most”")
        if self.one_of and not self.known_by():
            raise ValueError(f"“{self.id}”: “among” không nêu cột nào; ghi tên cột trong {{}}")
        if self.called and sorted(FIELD.findall(self.called)) != sorted(self.columns):
            raise ValueError(f"“{self.id}”: “called” phải nêu đúng các cột ở “columns”")
        return self

    @property
    def kind(self) -> str:
        """Which of the kinds the check is of."""
        return next(kind for kind in USES if getattr(self, kind))

    @property
    def register(self) -> str:
        """The register whose rows are checked; empty for a check over figures, windows or slots."""
        if self.across:
            return ""
        kept = self.rows if self.kind == "compare" else getattr(self, self.kind)
        return kept if isinstance(kept, str) else ""

    @property
    def beside(self) -> list[str]:
        """The columns that the table of a ``matches`` check asks about."""
        return list(dict.fromkeys(heading for row in self.table.values() for heading in row))

    def headings(self) -> list[str]:
        """The columns the check looks at."""
        single = [each for each in (self.day, self.shown) if each]
        tested = [*self.plus, *self.minus, *self.where]
        return [*self.columns, *self.compared(), *self.beside, *single, *tested]

    def known_by(self) -> list[str]:
        """The columns that make the names a ``one_of`` check knows, in the register ``among``."""
        return [
            heading
            for named in self.among.values()
            for template in ([named] if isinstance(named, str) else named)
            for heading in ([template] if isinstance(named, str) else FIELD.findall(template))
        ]

    def together(self, form: Form) -> list[frozenset[str]]:
        """The groups of columns in which one cell decides whether another fails the check."""
        if self.kind in ("within", "present", "one_of", "unusual") and not self.called:
            spell = form.valid if self.on_the_day else ()
            return [frozenset((heading, *self.where, *spell)) for heading in self.columns]
        own = [] if self.columns or not self.unique else form.key
        spells = (*form.named_by, *form.valid) if self.apart else ()
        return [frozenset((*own, *spells, *self.headings()))]

    def compared(self) -> list[str]:
        """The columns or figures whose numbers are held against each other, or asked for."""
        sides = self.compare or self.sums
        return [*sides.left, *sides.right] if sides else [*self.part, *self.whole, *self.counted]
