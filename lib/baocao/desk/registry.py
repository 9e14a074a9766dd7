"""The ledger of submissions as a table: a line for each unit that owes a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from baocao.desk.map import place_name
from baocao.desk.standing import STATES, Standing
from baocao.desk.words import EMPTY, NONE, counted, counted_or_none, on, told
from baocao.narrative import Block
from baocao.phrase import Phrase
from baocao.tables import Column, Line, grid

COLUMNS = (
    Column(Phrase.of("TT"), 5, "center"),
    Column(Phrase.of("Đơn vị"), 25),
    Column(Phrase.of("Tình trạng"), 10),
    Column(Phrase.of("Ngày nhận"), 12),
    Column(Phrase.of("Ngày muộn"), 8, "right"),
    Column(Phrase.of("Lần gửi"), 6, "right"),
    Column(Phrase.of("Lỗi"), 5, "right"),
    Column(Phrase.of("Cần xem"), 6, "right"),
    Column(Phrase.of("Số báo cáo, văn bản"), 15),
    Column(Phrase.of("Bản ký"), 8, "center"),
)


def registry(places: Mapping[str, Sequence[Standing]]) -> Block:
    """The units place by place, numbered through; a sentence where none owes a form."""
    if not places:
        return Block("Chưa rõ đơn vị nào phải gửi biểu.")
    return grid(COLUMNS, _lines(places))


def _lines(places: Mapping[str, Sequence[Standing]]) -> Iterator[Line]:
    place = 0
    for name, group in places.items():
        heading = [EMPTY, Phrase.of(place_name(name))]
        yield Line([*heading, *[EMPTY] * (len(COLUMNS) - len(heading))], bold=True)
        for standing in group:
            place += 1
            yield _line(standing, place)


def _line(standing: Standing, place: int) -> Line:
    document = f"nhập hộ theo {standing.document}" if standing.keyed_in else standing.report_number
    return Line([
        counted(place),
        told(standing.unit.name),
        told(STATES[standing.state]),
        on(standing.received),
        counted_or_none(standing.days_late),
        counted_or_none(standing.submissions),
        counted_or_none(standing.errors),
        counted_or_none(standing.warnings),
        told(document) if document else NONE,
        told("có" if standing.signed else "chưa") if standing.received else NONE,
    ])  # fmt: skip
