"""What the notebook of the desk says and shows of an edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from baocao.appendices.answers import answers
from baocao.desk import forms, overview, quality, registry
from baocao.desk.map import tile_map
from baocao.desk.standing import STATES, Standing, by_place, received_on, standings
from baocao.desk.words import EMPTY, in_prose, named, of_all, on
from baocao.edition import Edition
from baocao.errors import UsageError
from baocao.narrative import Block
from baocao.phrase import Phrase

ANSWERS = "Sửa số liệu, nhập hộ, chấp nhận cảnh báo"


@dataclass(frozen=True)
class Desk:
    """The words, tables and the map of one edition's desk.

    Counts that are 0 are phrases without words, so that a clause about them is left out.
    """

    so: Edition

    @cached_property
    def standings(self) -> list[Standing]:
        """How each unit stands, in the order of the register."""
        return standings(self.so)

    @cached_property
    def places(self) -> Mapping[str, Sequence[Standing]]:
        """The same by former province."""
        return by_place(self.so, self.standings)

    @property
    def until(self) -> Phrase:
        """The day of the newest receipt; the day of counting while nothing came."""
        days = [received_on(entry) for entry in self.so.ledger.entries]
        return on(max(days, default=self.so.params.as_of))

    @property
    def due(self) -> Phrase:
        """The day on which forms are due; no words where none was set."""
        collecting = self.so.params.collection
        return on(collecting.due) if collecting else EMPTY

    @property
    def in_force(self) -> Phrase:
        """Of how many units a form is counted: 125/128."""
        whole = self.so.completeness.expected
        return of_all(
            self.so.completeness.received, len(self.standings) if whole is None else whole
        )

    def count(self, name: str) -> Phrase:
        """How many units have a state, or are ``late``, ``resubmitted``, ``keyed_in``, ``signed``.

        Raises:
            UsageError: there is no such state or mark.
        """
        found = self.having(name)
        return in_prose(len(found)) if found else EMPTY

    def names(self, name: str) -> Phrase:
        """The names of the same units."""
        return named(each.unit.name for each in self.having(name))

    def having(self, name: str) -> list[Standing]:
        """The standings of a state, or with a mark.

        Raises:
            UsageError: there is no such state or mark.
        """
        if name in STATES:
            return [each for each in self.standings if each.state == name]
        if name not in overview.SAID_OF_A_FORM:
            known = ", ".join((*STATES, *overview.SAID_OF_A_FORM))
            raise UsageError(f"Không đếm được “{name}”. Chỉ ghi một trong: {known}.")
        return [each for each in self.standings if getattr(each, name)]

    @property
    def tiles(self) -> Block:
        """The map of all units by state."""
        return tile_map(self.so, self.places)

    @property
    def missing(self) -> Block:
        """The units that sent nothing, a bullet a place."""
        return overview.by_place_bullets(self.places, self.having("missing"))

    @property
    def late(self) -> Block:
        """A table of those that came late, the latest first."""
        return overview.late(self.having("late"))

    @property
    def faulty(self) -> Block:
        """A table of those whose form was returned or refused, and why."""
        return quality.faulty(self.so, [*self.having("returned"), *self.having("refused")])

    @property
    def strangers(self) -> Block:
        """Files of which nobody can say whose they are."""
        return quality.strangers(self.so)

    @property
    def timeliness(self) -> Block:
        """Completeness and timeliness by place."""
        return overview.timeliness(self.so, self.places)

    @property
    def course(self) -> Block:
        """The same over the periods that something came for."""
        return overview.course(self.so, self.standings)

    @property
    def findings(self) -> Block:
        """What is wrong with the forms, the most frequent causes first."""
        return quality.causes(self.so)

    @property
    def not_run(self) -> Block:
        """The checks that did not run, and why."""
        return quality.not_run(self.so)

    @property
    def answers(self) -> Block:
        """An appendix of what people answer for: corrections, forms keyed in, warnings accepted."""
        tables = [*answers(self.so)]
        return Block.in_turn([Block(f"# {ANSWERS}"), *tables]) if tables else Block("")

    def balance(self, opening: str, increase: str, decrease: str, closing: str) -> Phrase:
        """Whether what forms give at the end is what they begin with, and increase and decrease.

        Raises:
            UsageError: a figure does not exist.
        """
        return forms.balance(*(self.so[each] for each in (opening, increase, decrease, closing)))

    def form(self, columns: Mapping[str, str], rows: Sequence[str]) -> Block:
        """A consolidated form: a row for each of ``rows``, in every column a figure.

        ``columns`` maps headings to ids with ``{}`` where the row's part goes. Below stand the
        units that it leaves out.

        Raises:
            UsageError: a figure does not exist, or is no sum over forms.
        """
        return forms.consolidated(self.so, self.standings, columns, rows)

    @property
    def registry(self) -> Block:
        """The ledger of submissions, a line for each unit."""
        return registry.registry(self.places)
