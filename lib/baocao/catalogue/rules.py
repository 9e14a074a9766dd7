"""The rules of the figures: a closed vocabulary, one block of YAML a figure or a family."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, Self

from pydantic import Field, StrictInt, field_validator, model_validator

from baocao.errors import ParamsError
from baocao.figures import OverTime
from baocao.params import Breaks, Model
from baocao.period import Period

OPERATIONS = ("count", "sum", "distinct", "ratio", "difference", "add")
EARLIER = "các kỳ trước"
ANNIVERSARY = "kỷ niệm trong kỳ"
"""What a condition says of a column of days whose day and month come round in the window."""
BY_THEN = "đến ngày chốt số liệu"
"""What a condition says of a column of days that have come when the edition is counted."""
WINDOWS = ("trong kỳ", "kỳ trước", "kỳ sau", "lũy kế năm", EARLIER, ANNIVERSARY, BY_THEN)
FILLED, EMPTY = "có", "trống"
PATTERN = re.compile(r"[^{}]*\{\}[^{}]*")  # ids of a family: one place for the value


class Not(Model):
    """Any value but this one; an empty cell is not counted."""

    value: StrictInt | str = Field(alias="not")


class Between(Model):
    """A number within bounds, both included; either may be left out."""

    start: int | None = Field(None, alias="from")
    end: int | None = Field(None, alias="to")


Test = StrictInt | str | list[StrictInt | str] | Not | Between


class Rule(Model):
    """How one figure, or with ``by`` a family of figures, is made, and what it compares with.

    The value of a family's member stands in its label at ``{}``, or after it.
    With ``since``, a column of dates, a sum is that of the years gone by from those dates to the
    years in the column ``of``. A register with validity is read at the end of the period, with
    ``read_at`` at that of the period before.
    ``comparable`` names closed periods whose older definition counts the same all the same.
    """

    id: str = ""
    label: str
    unit: str
    count: str = ""
    sum: str = ""
    distinct: str = ""
    of: str = ""
    since: str = ""
    read_at: Literal["cuối kỳ trước", ""] = ""
    ratio: list[str] = []
    difference: list[str] = []
    add: list[str] = []
    where: dict[str, Test] = {}
    by: dict[str, dict[str, str] | str] = {}
    over_time: OverTime
    better: Literal["more", "less"] | None = None
    breaks: Breaks = []
    comparable: list[str] = []
    alias: list[str] = []

    @field_validator("comparable")
    @classmethod
    def _periods(cls, comparable: list[str]) -> list[str]:
        for each in comparable:
            period = Period.read(each)
            if not period or str(period) != each:
                raise ValueError(f"“comparable”: “{each}” không phải kỳ báo cáo, ghi như 2026Q2")
        return comparable

    @model_validator(mode="after")
    def _one_operation(self) -> Self:
        if bool(self.id) == bool(self.by):
            raise ValueError(f"“{self.label}” cần đúng một trong hai khóa “id”, “by”")
        used = [name for name in OPERATIONS if getattr(self, name)]
        if len(used) != 1:
            raise ValueError(f"“{self.name}” cần đúng một phép tính: {', '.join(OPERATIONS)}")
        return self

    @model_validator(mode="after")
    def _keys_of_the_operation(self) -> Self:
        if bool(self.of) != (self.operation in ("sum", "distinct")):
            raise ValueError(f"“{self.name}”: khóa “of” đi với “sum” và “distinct”")
        if self.operation in ("ratio", "difference") and len(self.parts) != 2:
            raise ValueError(f"“{self.name}”: “{self.operation}” cần đúng hai chỉ tiêu")
        if self.parts and (self.where or self.by or self.read_at):
            raise ValueError(
                f"“{self.name}”: “where”, “by”, “read_at” chỉ đi với phép đếm, cộng trên sổ"
            )
        if self.since and not self.sum:
            raise ValueError(f"“{self.name}”: “since” chỉ đi với “sum”")
        if len(self.by) > 1:
            raise ValueError(f"“{self.name}”: “by” chỉ chia theo một cột")
        return self

    @model_validator(mode="after")
    def _family(self) -> Self:
        for heading, ids in self.by.items():
            if heading in self.where:
                raise ValueError(f"“{self.name}”: cột “{heading}” vừa ở “where” vừa ở “by”")
            if isinstance(ids, str) and not PATTERN.fullmatch(ids):
                raise ValueError(f"“{self.name}”: mẫu mã “{ids}” cần đúng một chỗ trống {{}}")
        return self

    @property
    def name(self) -> str:
        """How messages call the rule."""
        return self.id or self.label

    @property
    def ids(self) -> list[str]:
        """The figures that it makes, as far as these do not depend on the rows."""
        families = [ids for ids in self.by.values() if not isinstance(ids, str)]
        named = [self.id, *self.alias] if self.id else []
        return [*named, *(each for family in families for each in family.values())]

    @property
    def columns(self) -> list[str]:
        """The columns whose cells make the value, beside those that are tested."""
        return [heading for heading in (self.of, self.since) if heading]

    @property
    def operation(self) -> str:
        """Which of the six operations the rule uses."""
        return next(name for name in OPERATIONS if getattr(self, name))

    @property
    def register(self) -> str:
        """The register counted over; empty for a rule over other figures."""
        return self.count or self.sum or self.distinct

    @property
    def parts(self) -> list[str]:
        """The ids of the figures that this one is made from."""
        return self.ratio or self.difference or self.add

    def members(self, found: Callable[[Rule, str], Iterable[str | int]]) -> list[Rule]:
        """The rule itself, or the rules of its family, one for each value.

        A family whose ids are a pattern (``badges.round.level_{}``) has a member for each value
        that ``found`` gives for the family's column.
        """
        if not self.by:
            return [self]
        ((heading, ids),) = self.by.items()
        values = (
            {value: ids.format(value) for value in found(self, heading)}
            if isinstance(ids, str)
            else ids
        )
        return [
            self.model_copy(
                update={
                    "id": name,
                    "label": self._label_of(value),
                    "where": {**self.where, heading: value},
                    "by": {},
                }
            )
            for value, name in values.items()
        ]

    def label_for(self, name: str) -> str:
        """The label of a figure whose id is among ``ids``."""
        families = [ids for ids in self.by.values() if isinstance(ids, dict)]
        values = [value for ids in families for value, own in ids.items() if own == name]
        return self._label_of(values[0]) if values else self.label

    def _label_of(self, value: str | int) -> str:
        """The label of a family's member: its value stands at ``{}``, else after the label."""
        if "{}" not in self.label:
            return f"{self.label}: {value}"
        words = self.label.replace("{}", str(value))
        return words[:1].upper() + words[1:]


def by_id(members: Iterable[Rule]) -> dict[str, Rule]:
    """Rules by figure id, aliases added.

    Raises:
        ParamsError: an id stands twice, or a rule names a figure that does not exist.
    """
    named: dict[str, Rule] = {}
    mistakes = []
    for rule in members:
        for name in (rule.id, *rule.alias):
            if name in named:
                mistakes.append(f"{rule.stands_at}Chỉ tiêu “{name}” khai báo hai lần. Bỏ bớt một.")
            named[name] = rule.model_copy(update={"id": name})
    mistakes += [
        f"{rule.stands_at}Chỉ tiêu “{rule.id}” dùng “{part}” là chỉ tiêu chưa khai báo. Sửa lại mã."
        for rule in named.values()
        for part in rule.parts
        if part not in named
    ]
    mistakes += _circles(named)
    if mistakes:
        raise ParamsError("\n".join(dict.fromkeys(mistakes)))
    return named


def _circles(named: Mapping[str, Rule]) -> list[str]:
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> list[str]:
        if name in path:
            stands_at = named[name].stands_at
            return [f"{stands_at}Chỉ tiêu “{name}” tính vòng qua chính nó. Sửa lại quy tắc."]
        if name in done or name not in named:
            return []
        found = [each for part in named[name].parts for each in visit(part, (*path, name))]
        done.add(name)
        return found

    return [each for name in named for each in visit(name, ())]
