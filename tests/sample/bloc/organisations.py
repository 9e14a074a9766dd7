"""Book Tổ chức: base organisations of the Party, the cells of the larger ones, mass organisations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from random import Random

from sample.bloc.half import HERE, Half
from sample.bloc.layout import PARTY
from sample.committees import apportioned
from sample.layout import Row
from sample.organisations import numbered
from sample.quarters import DAY, read_yaml

FOUNDED = date(2015, 8, 3)
_COMMITTEE, _CELL, _SUBCELL = "đảng bộ cơ sở", "chi bộ cơ sở", "chi bộ trực thuộc"


@dataclass(frozen=True)
class Organisation:
    """An organisation that is there during the whole period, maybe with cells of its own."""

    code: str
    name: str
    kind: str
    above: str = PARTY
    cells: tuple[Organisation, ...] = ()


@dataclass(frozen=True)
class Bloc:
    """The base organisations and mass organisations under the office."""

    bases: tuple[Organisation, ...]
    mass: tuple[Organisation, ...]

    @cached_property
    def cells(self) -> tuple[Organisation, ...]:
        """Return the cells that members belong to: those of committees, and cells on their own."""
        return tuple(cell for base in self.bases for cell in base.cells or (base,))

    def bases_of(self, kind: str | None) -> list[Organisation]:
        """Return the base organisations of a kind, all where none is asked for."""
        return [base for base in self.bases if kind in (None, base.kind)]

    def base_of(self, cell: Organisation) -> Organisation:
        """Return the base organisation that the cell is or belongs to."""
        return next(base for base in self.bases if cell is base or cell in base.cells)


def bloc_of(half: Half) -> Bloc:
    """Return as many organisations of each kind as the figures say."""
    names = read_yaml("organisations.yml", HERE)
    count = half["orgs.committees"]
    weights = [Random(f"cells:{number}").randint(2, 9) for number in range(count)]
    sizes = apportioned(half["orgs.subcells"], weights) if count else []
    committees = [
        _committee(names["committees"], number, size) for number, size in enumerate(sizes)
    ]
    cells = [
        Organisation(
            f"CB{number + 1:02d}", "Chi bộ " + numbered(names["cells"], "mẫu", number), _CELL
        )
        for number in range(half["orgs.cells"])
    ]
    mass = [
        Organisation(f"DT{number:02d}", name, "đoàn thể")
        for number, name in enumerate(names["mass"], start=1)
    ]
    return Bloc((*committees, *cells), tuple(mass))


def _committee(names: Sequence[str], index: int, size: int) -> Organisation:
    """Return a committee with so many cells."""
    agency, code = numbered(names, "mẫu", index), f"DB{index + 1:02d}"
    name = f"Đảng bộ {agency}"
    cells = tuple(
        Organisation(f"{code}-{number:02d}", f"Chi bộ {number} {agency}", _SUBCELL, name)
        for number in range(1, size + 1)
    )
    return Organisation(code, name, _COMMITTEE, cells=cells)


def organisation_rows(half: Half, there: Bloc) -> list[Row]:
    """Return one row per organisation, committees before their cells."""
    listed = [each for base in there.bases for each in (base, *base.cells)]
    rows = [_row(each, FOUNDED, None) for each in (*listed, *there.mass)]
    return [*rows, *_uncounted(half)]


def _row(each: Organisation, opened: date, closed: date | None) -> Row:
    """Return the row of an organisation that is valid from one day to another."""
    return {
        "Mã tổ chức": each.code,
        "Tên": each.name,
        "Loại": each.kind,
        "Cấp trên": each.above,
        "Từ ngày": opened,
        "Đến ngày": closed,
    }


def _uncounted(half: Half) -> Iterator[Row]:
    """Yield organisations dissolved before the last day of the period, or founded after it."""
    for number, (kind, name) in enumerate(
        ((_COMMITTEE, "Đảng bộ mẫu"), (_CELL, "Chi bộ mẫu"), (_SUBCELL, "Chi bộ lâm thời mẫu")), 1
    ):
        gone = Organisation(f"NK{number}1", f"{name} (đã giải thể)", kind)
        yield _row(gone, FOUNDED, half.end - DAY)
        late = Organisation(f"NK{number}2", f"{name} (lập sau kỳ)", kind)
        yield _row(late, half.after, None)
    yield _row(Organisation("NK41", "Ban Nữ công mẫu", "đoàn thể"), FOUNDED, half.before)
