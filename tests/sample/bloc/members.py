"""Books Đảng viên and Biến động đảng viên: the members with what is known of them, their events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from sample.bloc.half import Half
from sample.bloc.layout import MEMBERS
from sample.bloc.lives import OFFICIAL, Life, is_on_probation, lives
from sample.bloc.organisations import Bloc, Organisation
from sample.layout import Row
from sample.persons import coded, decision
from sample.quarters import days_between

_MINORITIES = MEMBERS.choices["Dân tộc"][1:]
_RELIGIONS = MEMBERS.choices["Tôn giáo"]
_LEVELS = MEMBERS.choices["Lý luận chính trị"]
_CHECKING = date(2021, 3, 1)  # when the checking of cards began, cell by cell
_BACHELORS = 12  # one of so many with high political theory holds the degree
_FEWEST = 3  # members that a cell needs


@dataclass(frozen=True)
class Member:
    """A member: code, cell, life, what is known of the person, the day the card was checked."""

    code: str
    cell: Organisation
    life: Life
    known: Row
    card: date | None


def members(half: Half, there: Bloc) -> list[Member]:
    """Return everybody in the book by cell; those not there before the period come last."""
    everybody = lives(half)
    source = Random("members")
    source.shuffle(everybody)
    cells = _cells(source, there, len(everybody))
    known, cards = _known(half, everybody), _cards(half, everybody, cells)
    places = {cell: place for place, cell in enumerate(there.cells)}
    order = sorted(
        range(len(everybody)),
        key=lambda k: (everybody[k].on(half.before) is None, places[cells[k]]),
    )
    return [
        Member(f"DV{number:05d}", cells[k], everybody[k], known[k], cards.get(k))
        for number, k in enumerate(order, start=1)
    ]


def _cells(source: Random, there: Bloc, count: int) -> list[Organisation]:
    """Return the cell of each of so many members, none with too few where there are enough."""
    sizes = [source.randint(2, 14) for _ in there.cells]
    return [*there.cells * _FEWEST, *source.choices(there.cells, sizes, k=count)][:count]


def _known(half: Half, everybody: Sequence[Life]) -> list[Row]:
    """Return what is known of each; of those in the book at the end as many as figures say."""
    source = Random("known")
    counted = [k for k, life in enumerate(everybody) if life.on(half.end)]
    shares = {"female": 0.4, "ethnic": 0.1, "religious": 0.2}
    chosen = {part: set(source.sample(counted, half[f"members.{part}"])) for part in shares}
    theory = _theory(half, everybody, counted)
    rows: list[Row] = []
    for k, life in enumerate(everybody):
        has = {
            part: k in chosen[part] if k in theory else source.random() < share
            for part, share in shares.items()
        }
        rows.append(
            {
                "Giới tính": "nữ" if has["female"] else "nam",
                "Dân tộc": source.choice(_MINORITIES) if has["ethnic"] else "Kinh",
                "Tôn giáo": source.choice(_RELIGIONS) if has["religious"] else "",
                "Lý luận chính trị": theory.get(k, source.choice(_LEVELS)),
                "Ngày kết nạp": life.joined,
            }
        )
    return rows


def _theory(half: Half, everybody: Sequence[Life], counted: Sequence[int]) -> dict[int, str]:
    """Return the political theory of those counted; members of long standing have more."""
    source = Random("theory")

    def rank(k: int) -> tuple[bool, float]:
        life = everybody[k]
        return is_on_probation(life, half.end), life.joined.year + source.gauss(0, 8)

    high, middle = half["members.llct_high"], half["members.llct_mid"]
    levels = ["cử nhân" if place % _BACHELORS == 0 else "cao cấp" for place in range(high)]
    levels += ["trung cấp"] * middle
    levels += source.choices(("sơ cấp", ""), (70, 30), k=len(counted) - len(levels))
    return dict(zip(sorted(counted, key=rank), levels, strict=True))


def _cards(
    half: Half, everybody: Sequence[Life], cells: Sequence[Organisation]
) -> dict[int, date]:
    """Return when the card of each was checked: official members of long standing come first.

    One was checked on the day before the period, some of those left over on the day after it.
    """
    source = Random("cards")
    spells = {k: spell for k, life in enumerate(everybody) if (spell := life.on(half.end))}
    order = sorted(spells, key=lambda k: (spells[k].kind != OFFICIAL, spells[k].first))
    names = sorted({cell.code for cell in cells})
    days = days_between(source, (_CHECKING, half.end), len(names))
    source.shuffle(days)
    visits = dict(zip(names, days, strict=True))
    count = half["cards.checked"]
    early = order[: len(order) > count]
    checked, late = order[len(early) :][:count], order[len(early) + count :][:2]
    return {
        **dict.fromkeys(early, half.before),
        **{k: max(visits[cells[k].code], spells[k].first) for k in checked},
        **dict.fromkeys(late, half.after),
    }


def member_rows(everybody: Sequence[Member]) -> list[Row]:
    """Return a row for every spell; the card was checked in the last one."""
    return [
        {
            "Mã đảng viên": member.code,
            "Mã tổ chức": member.cell.code,
            "Loại": spell.kind,
            **member.known,
            "Ngày kiểm tra thẻ": member.card if spell is member.life.spells[-1] else None,
            "Từ ngày": spell.first,
            "Đến ngày": spell.last,
        }
        for member in everybody
        for spell in member.life.spells
    ]


def movement_rows(everybody: Sequence[Member]) -> list[Row]:
    """Return the events of all members in order of day."""
    rows = [
        {"Mã đảng viên": member.code, "Loại": kind, "Ngày": day, "Số quyết định": decision(day)}
        for member in everybody
        for kind, day in member.life.events
    ]
    return coded("BD", rows)
