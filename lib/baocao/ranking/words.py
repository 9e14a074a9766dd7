"""What the tables of a ranking share: units, clusters and criteria by name, points and places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from baocao.appendices.rows import EMPTY, mark, value
from baocao.edition import Edition
from baocao.errors import UsageError
from baocao.figures import Figure
from baocao.narrative import Block, escaped
from baocao.narrative.citation import Row
from baocao.params import Scoring
from baocao.phrase import Part, Phrase
from baocao.scoring import Criterion, Member, Standings

RULES = "param:scoring"
"""The origin of what the edition's rules of ranking say."""

CLUSTERS, CRITERIA, ORGANISATIONS = "Cụm thi đua", "Tiêu chí", "Tổ chức"
YEAR = "Năm"
MEMBERS, MOST = "clusters.members", "Điểm tối đa"
"""The figure of all members, and the column whose sums are the most that a group may bring."""
NARROWEST, LONG = 7, 5
"""Hundredths of the text's width that a word of three letters needs in bold; a letter more needs
two more, but from so many letters on narrow ones are among them."""

TENTATIVE = mark("*")
"""Stands behind a place that may change."""

ORDINARY = "Thành viên"
"""The role of a member that does not run its cluster."""


def ruled(text: str) -> Phrase:
    """Words out of the rules of ranking."""
    return Phrase.of(Part(text, RULES))


def titled(name: str) -> Phrase:
    """A name out of the rules as the heading of a column."""
    return ruled(name).capitalised()


def width_of(heading: str) -> int:
    """The narrowest column that no word of its heading is broken in."""
    longest = max(map(len, heading.split()))
    return max(NARROWEST, 2 * longest - (longest >= LONG))


def of_rank(member: Member, text: str) -> Phrase:
    """Words on how a member came to its place."""
    return Phrase.of(Part(text, f"figure:score.{member.code}.rank"))


@dataclass(frozen=True)
class Words:
    """The standings of an edition in words; each name says the cell it stands in."""

    so: Edition

    @cached_property
    def standings(self) -> Standings:
        """Who stands where.

        Raises:
            UsageError: the report does not rank.
        """
        if self.so.standings is None:
            raise UsageError(
                f"Báo cáo “{self.so.name}” không xếp hạng cụm thi đua. Ghi “ranks: true” cho báo "
                "cáo trong params/reports.yml và khóa “scoring” trong tham số của kỳ."
            )
        return self.so.standings

    @property
    def rules(self) -> Scoring:
        """By what they are ranked."""
        assert self.standings and self.so.params.scoring
        return self.so.params.scoring

    @property
    def both_ends(self) -> tuple[str, str]:
        """The first round, in which members judge themselves, and the one that ranks."""
        return self.rules.rounds[0], self.rules.decisive

    def figure(self, figure_id: str) -> Figure:
        """A figure of the standings."""
        return self.standings.figures[figure_id]

    @property
    def how_many(self) -> Figure:
        """How many members all clusters have."""
        return self.so[MEMBERS]

    @property
    def everyone(self) -> list[Member]:
        """All members, cluster by cluster, in each by rank."""
        return [each for cluster in self.standings.clusters for each in cluster.members]

    def unit(self, code: str) -> Phrase:
        """What a unit is called; its code where no register has it."""
        names = (each.get(code) for each in (self._units, self._organisations))
        return next((name for name in names if name and str(name)), ruled(code))

    def units(self, members: Iterable[Member]) -> Phrase:
        """The names of members in a row."""
        return Phrase.join(", ", (self.unit(each.code) for each in members))

    def cluster(self, code: str) -> Phrase:
        """A cluster's whole name."""
        return self._clusters[code]

    def short(self, code: str) -> Phrase:
        """A cluster's name in a narrow column, without what stands in brackets."""
        parts = self._clusters[code].parts
        return Phrase(tuple(part._replace(text=part.text.split(" (")[0]) for part in parts))

    def room(self, code: str) -> Phrase:
        """The room that follows a cluster; no words where none is written."""
        return self._rooms[code]

    def criterion(self, criterion: Criterion) -> Phrase:
        """What a criterion is about."""
        return self._criteria[criterion.code]

    def most(self, group: str) -> Figure | None:
        """The most points that the criteria of a group may bring."""
        ids = (name for name, rule in self.so.rules.items() if rule.where.get("Nhóm") == group)
        return next((self.so[name] for name in ids if self.so.rules[name].of == MOST), None)

    @property
    def roles(self) -> list[str]:
        """The parts that a member may have in its cluster, the first in charge."""
        return self.so.registers[CLUSTERS].form.columns["Vai trò"].choices

    def place(self, member: Member) -> Figure:
        """A member's place in its cluster; without value it says why."""
        return self.figure(f"score.{member.code}.rank")

    def rank(self, member: Member) -> Phrase:
        """The same in a table, with an asterisk where it may change."""
        return Phrase.of(value(self.place(member)), self.star(member))

    def star(self, member: Member) -> Phrase:
        """An asterisk where a member's place may change."""
        return TENTATIVE if self.may_change(member) else EMPTY

    def may_change(self, member: Member) -> bool:
        """Whether a member has a place that what is missing may change."""
        return member.rank is not None and bool(self.place(member).reason)

    def warning(self, members: Iterable[Member], what: str) -> Block:
        """One sentence on what asterisks mean, with ``what`` may change; nothing without them."""
        if not any(map(self.may_change, members)):
            return Block("")
        told = f"Hạng có dấu * là tạm xếp, vì sao ghi ở bảng của từng cụm; {what} có thể thay đổi."
        return Block(escaped(Phrase.of(told)))

    @cached_property
    def in_book(self) -> Mapping[str, int]:
        """The places of units in the book of clusters."""
        return {unit: place for place, unit in enumerate(reversed(self._units))}

    def decisive(self, member: Member) -> Figure:
        """The total by which a member is ranked."""
        return member.totals[self.rules.decisive]

    @cached_property
    def _units(self) -> Mapping[str, Phrase]:
        return self._named(CLUSTERS, "Mã tổ chức", "Tên tổ chức")

    @cached_property
    def _organisations(self) -> Mapping[str, Phrase]:
        return self._named(ORGANISATIONS, "Mã tổ chức", "Tên")

    @cached_property
    def _clusters(self) -> Mapping[str, Phrase]:
        return self._named(CLUSTERS, "Mã cụm", "Tên cụm")

    @cached_property
    def _rooms(self) -> Mapping[str, Phrase]:
        return self._named(CLUSTERS, "Mã cụm", "Phòng theo dõi")

    @cached_property
    def _criteria(self) -> Mapping[str, Phrase]:
        return self._named(CRITERIA, "Mã", "Nội dung")

    def _named(self, sheet: str, key: str, heading: str) -> dict[str, Phrase]:
        """The names by code, without rows of other years; those that may be of this year last."""
        register = self.so.registers[sheet]
        rows = [Row(register, position) for position in range(len(register.rows))]
        if YEAR in register.form.columns:
            years = [self.so.period.year, None]
            rows = sorted(
                (row for row in rows if row.value(YEAR) in years),
                key=lambda row: years.index(row.value(YEAR)),
            )
        return {row.value(key): Phrase.of(row.part(heading)) for row in reversed(rows)}
