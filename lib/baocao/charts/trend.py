"""The course of figures through closed editions, as charts, tables and sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from baocao.archive import Closed
from baocao.charts.course import course, periods
from baocao.charts.group import CLOSED, Group, named
from baocao.edition import Edition
from baocao.narrative import Block, escaped
from baocao.phrase import Part, Phrase
from baocao.text import prose_number
from baocao.typed import said

NOTHING = "chưa có bản nào được chốt"


@dataclass(frozen=True, slots=True)
class Trends:
    """What the closed editions of a series tell, period after period; never counted again."""

    so: Edition

    @property
    def covered(self) -> Phrase:
        """A sentence on the periods that have a closed edition."""
        closed = self.so.closed.values()
        if not closed:
            return Phrase.of(f"{NOTHING}, vì vậy không có số liệu.").capitalised()
        many = Part(prose_number(len(closed)), CLOSED)
        periods_told = named(each.period for each in closed)
        return Phrase.of("Có bản đã chốt của ", many, " kỳ: ", periods_told, ".")

    @property
    def missing(self) -> Phrase:
        """A sentence on the periods between them that have no closed edition, if there are."""
        lost = [each for each in periods(self.so.closed) if str(each) not in self.so.closed]
        if not lost:
            return Phrase.of("")
        return Phrase.of(
            "Không có bản đã chốt dùng được của ", named(lost),
            ": biểu đồ để trống chỗ đó và ghi tên kỳ trong ngoặc, bảng ghi “—”.",
        )  # fmt: skip

    @property
    def corrected(self) -> Phrase:
        """A sentence on the periods whose figures are those of a correction."""
        told = [_version(each) for each in self.so.closed.values() if each.version]
        if not told:
            return Phrase.of("Chưa có kỳ nào phải đính chính." if self.so.closed else "")
        return Phrase.of("Lấy theo bản đính chính: ", Phrase.join(", ", told), ".")

    def show(
        self, title: str, ids: Sequence[str], targets: Mapping[str, str] | None = None
    ) -> Block:
        """A chart with a panel for each figure, the table of its values, and what to know of both.

        ``targets`` maps figures to the figures that are their targets.

        Raises:
            UsageError: the catalogue has no such figure.
        """
        words = said(title, self.so.fixed_phrases)
        through = periods(self.so.closed)
        wanted = targets or {}
        courses = {each: course(self.so, each, through) for each in (*ids, *wanted.values())}
        if not through:
            return Block(f"*{escaped(words)}:* {NOTHING}.")
        return Group(
            title=words,
            through=through,
            closed=set(self.so.closed),
            courses=[courses[each] for each in ids],
            targets={each: courses[target] for each, target in wanted.items()},
        ).block


def _version(edition: Closed) -> Phrase:
    return Phrase.of(named([edition.period]), " lần ", Part(str(edition.version), CLOSED))
