"""What people answer for in an edition: corrections, forms keyed in, warnings accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.edition import Edition
from baocao.narrative import Block
from baocao.phrase import Part, Phrase
from baocao.submissions import Acceptance, Correction, Entry, keyed_in
from baocao.submissions.corrections import shown
from baocao.tables import Column, Line, grid
from baocao.text import day

ORIGIN = "finding:"
Texts = Sequence[str]

NUMBER = Column(Phrase.of("TT"), 6, "center")
CORRECTIONS = (
    NUMBER,
    Column(Phrase.of("Ô của biểu"), 27),
    Column(Phrase.of("Số cũ"), 10, "right"),
    Column(Phrase.of("Số mới"), 10, "right"),
    Column(Phrase.of("Lý do"), 21),
    Column(Phrase.of("Người báo, ngày"), 14),
    Column(Phrase.of("Đến ngày"), 12),
)
KEYED_IN = (
    NUMBER,
    Column(Phrase.of("Mã đơn vị"), 16),
    Column(Phrase.of("Tệp"), 38),
    Column(Phrase.of("Theo văn bản"), 40),
)
ACCEPTANCES = (
    NUMBER,
    Column(Phrase.of("Kiểm tra"), 12),
    Column(Phrase.of("Mã đơn vị"), 13),
    Column(Phrase.of("Trang, ô"), 17),
    Column(Phrase.of("Lý do"), 24),
    Column(Phrase.of("Người chấp nhận, ngày"), 16),
    Column(Phrase.of("Hết hạn"), 12),
)


def answers(so: Edition) -> Iterator[Block]:
    """A table of each, with its title; none of what there is nothing of."""
    corrections = [each for each in so.corrections if each.state == "applied"]
    accepted = [each for each in so.acceptances if each.state == "applied"]
    yield from _table("Số liệu đang sửa", CORRECTIONS, map(_correction, corrections))
    yield from _table("Biểu nhập hộ", KEYED_IN, map(_keyed_in, keyed_in(so.ledger)))
    yield from _table("Cảnh báo đã chấp nhận", ACCEPTANCES, map(_acceptance, accepted))


def _table(title: str, columns: Sequence[Column], rows: Iterator[Texts]) -> Iterator[Block]:
    lines = [
        Line([Phrase.of(Part(text, ORIGIN)) for text in (str(place), *texts)])
        for place, texts in enumerate(rows, start=1)
    ]
    if lines:
        yield Block(f"## {title}")
        yield grid(columns, lines)


def _correction(correction: Correction) -> Texts:
    place = correction.place
    return (
        f"tệp {place.file}, trang “{place.sheet}”, ô {place.ref}, {correction.heading}",
        shown(correction.old),
        shown(correction.new),
        correction.reason,
        f"{correction.who}, {day(correction.on)}",
        day(correction.until),
    )


def _keyed_in(entry: Entry) -> Texts:
    return entry.unit, entry.file, entry.document


def _acceptance(acceptance: Acceptance) -> Texts:
    value = f"giá trị {acceptance.value}" if acceptance.value else ""
    return (
        acceptance.code,
        acceptance.unit,
        ", ".join(filter(None, (acceptance.sheet, acceptance.cell or "mọi ô", value))),
        acceptance.reason,
        f"{acceptance.who}, {day(acceptance.on)}",
        day(acceptance.until),
    )
