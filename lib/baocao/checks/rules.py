"""What a check may ask: a closed list of kinds, one block of YAML a check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Self

from pydantic import Field, model_validator

from baocao.catalogue import Test
from baocao.errors import Severity
from baocao.params import Model

OPTIONS = ("rows", "columns", "years", "where", "among")
USES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {  # kind: what it needs, what it may
    "compare": ((), ("rows",)),
    "unique": ((), ("columns",)),
    "within": (("columns", "years"), ()),
    "present": (("columns",), ("where",)),
    "one_of": (("columns", "among"), ()),
    "tiles": ((), ()),
}

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


class Check(Model):
    """One check: what it asks, what it says when that does not hold, and what to do."""

    id: str
    says: str
    fix: str
    severity: Severity = "error"
    compare: Compare | None = None
    rows: str = ""
    unique: str = ""
    within: str = ""
    years: Years | None = None
    present: str = ""
    where: dict[str, Test] = {}
    one_of: str = ""
    among: dict[str, str] = Field({}, max_length=1)
    columns: list[str] = []
    tiles: bool = False

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        used = [kind for kind in USES if getattr(self, kind)]
        if len(used) != 1:
            raise ValueError(f"“{self.id}” cần đúng một loại kiểm tra: {', '.join(USES)}")
        needed, allowed = USES[used[0]]
        for key in OPTIONS:
            if key in needed and not getattr(self, key):
                raise ValueError(f"“{self.id}”: “{used[0]}” cần khóa “{key}”")
            if key in self.model_fields_set and key not in (*needed, *allowed):
                raise ValueError(f"“{self.id}”: “{used[0]}” không dùng khóa “{key}”; bỏ khóa này")
        return self

    @property
    def register(self) -> str:
        """The register whose rows are checked; empty for a check over figures or windows."""
        return self.rows or self.unique or self.within or self.present or self.one_of

    def headings(self) -> list[str]:
        """The columns the check looks at."""
        return [*self.columns, *self.compared(), *self.where]

    def together(self, key: Sequence[str]) -> list[frozenset[str]]:
        """The groups of columns in which one cell decides whether another fails the check."""
        if self.unique:
            return [frozenset(self.columns or key)]
        if self.compare:
            return [frozenset(self.compared())]
        return [frozenset((heading, *self.where)) for heading in self.columns if self.where]

    def compared(self) -> list[str]:
        """The columns or figures on both sides of a comparison."""
        return [*self.compare.left, *self.compare.right] if self.compare else []
