"""The map of tiles: every unit that owes a form, by place and in official order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from baocao.charts.chart import pictured
from baocao.charts.tiles import Look, Tile, TileMap, draw
from baocao.desk.standing import PROVINCIAL, STATES, Standing, State
from baocao.desk.words import told
from baocao.edition import Edition
from baocao.narrative import Block, escaped
from baocao.phrase import Part, Phrase
from baocao.text import day, number

LOOKS: dict[State, tuple[str, str]] = {
    "accepted": ("Đ", "#e3efe6"),
    "returned": ("T", "#f7c873"),
    "refused": ("K", "#dd7f5c"),
    "missing": ("C", "#a9bccf"),
}
"""The letter and the fill of each state: lighter where less is left to do, also in grey."""
LATE, MEANS_LATE = "*", "gửi muộn"
TITLE = "Tình trạng biểu của các đơn vị"


def tile_map(so: Edition, places: Mapping[str, Sequence[Standing]]) -> Block:
    """The map, its alternative text, and where it is from; a sentence where no unit owes a form."""
    if not places:
        return Block("*Chưa rõ đơn vị nào phải gửi biểu nên không vẽ được sơ đồ.*")
    every = [each for group in places.values() for each in group]
    until = Part(day(so.params.as_of), "param:as_of")
    source = Phrase.of("Tổ chức (đến ngày ", until, "), sổ tiếp nhận biểu")
    return pictured(
        Phrase.of(TITLE),
        Phrase.of(_words(every, places), "."),
        draw(_tiles(every, places)),
        f"*Nguồn: {escaped(source)}.*",
    )


def place_name(place: str) -> str:
    """How tables and the map call a place."""
    return place if place == PROVINCIAL else f"{place} cũ"


def _tiles(every: Sequence[Standing], places: Mapping[str, Sequence[Standing]]) -> TileMap:
    counts = Counter(each.state for each in every)
    return TileMap(
        groups={
            f"{place_name(place)} ({number(len(group))} đơn vị)": [*map(_tile, group)]
            for place, group in places.items()
        },
        looks={
            state: Look(*LOOKS[state], f"{said} ({number(counts[state])})")
            for state, said in STATES.items()
        },
        marks={LATE: f"{MEANS_LATE} ({number(sum(each.late for each in every))})"},
    )


def _tile(standing: Standing) -> Tile:
    return Tile(standing.unit.short, standing.state, LATE if standing.late else "")


def _words(every: Sequence[Standing], places: Mapping[str, Sequence[Standing]]) -> Phrase:
    """What the map shows, for whoever cannot see it: the counts, then the names but of the rest."""
    counts = [_count(said, every, state) for state, said in STATES.items()]
    by_place = [
        Phrase.of(place_name(place), ": ", told(number(len(group))), " đơn vị", *_open(group))
        for place, group in places.items()
    ]
    return Phrase.of(
        "Sơ đồ ô, mỗi ô một đơn vị. ", Phrase.join(", ", counts), ". ",
        Phrase.join(". ", by_place),
    )  # fmt: skip


def _count(said: str, every: Sequence[Standing], state: State) -> Phrase:
    many = sum(each.state == state for each in every)
    return Phrase.of(said.capitalize() if state == "accepted" else said, " ", told(number(many)))


def _open(group: Sequence[Standing]) -> Iterator[Phrase]:
    """The names of the units that are not done yet, by state."""
    for state, said in STATES.items():
        names = [each.unit.short for each in group if each.state == state]
        if names and state != "accepted":
            yield Phrase.of(f"; {said}: ", told(", ".join(names)))
