"""What the notebook of the ranking says and shows of an edition."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from baocao.edition import Edition
from baocao.narrative import Block
from baocao.phrase import Phrase
from baocao.ranking import open_points
from baocao.ranking.consolidated import consolidated, grades
from baocao.ranking.proposals import proposals
from baocao.ranking.rules import rules
from baocao.ranking.sheets import sheets
from baocao.ranking.words import Words, ruled


@dataclass(frozen=True)
class Ranking:
    """The words and tables of one edition's ranking.

    Every number in them is a figure, a cell or one of the edition's rules of scoring. Each of the
    attributes raises UsageError where the report does not rank.
    """

    so: Edition

    @cached_property
    def words(self) -> Words:
        """The names, points and places of which all else is made."""
        return Words(self.so)

    @property
    def basis(self) -> Phrase:
        """Where the rules come from."""
        return ruled(self.words.rules.basis)

    @property
    def rules(self) -> Block:
        """The rules themselves, a bullet each."""
        return rules(self.words.rules)

    @property
    def grades(self) -> Phrase:
        """How many members have each grade, in a sentence."""
        return grades(self.words)

    @property
    def consolidated(self) -> Block:
        """All clusters in one table."""
        return consolidated(self.words)

    @property
    def sheets(self) -> Block:
        """The review sheet of each cluster."""
        return sheets(self.words)

    @property
    def proposals(self) -> Block:
        """The draft of who is proposed for each award."""
        return proposals(self.words)

    @property
    def registration(self) -> Block:
        """Who registered, a line a cluster, and who did not or late."""
        return open_points.registration(self.words)

    @property
    def evidence(self) -> Block:
        """Members that lack evidence."""
        return open_points.evidence(self.words)

    @property
    def claims(self) -> Block:
        """Members whose own points are highest above those of the decisive round."""
        return open_points.claims(self.words)
