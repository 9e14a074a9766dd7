"""The appendices of a report: tables of figures, charts, findings; printed where params say so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from baocao.appendices.findings import findings
from baocao.appendices.key_figures import key_figures
from baocao.appendices.notes import notes
from baocao.appendices.statistic import Rows, statistic
from baocao.charts import Against, Breakdown, Lowest
from baocao.edition import Edition
from baocao.errors import UsageError
from baocao.narrative import Block
from baocao.params import APPENDICES, AppendixName
from baocao.phrase import Part, Phrase

__all__ = ["Appendices"]

STATISTICS: tuple[AppendixName, ...] = ("movements",)
NOTHING = "Kỳ này không có số liệu để lập phụ lục này."


@dataclass(frozen=True, slots=True)
class Appendices:
    """The appendices of one edition; those its params do not name are empty blocks.

    Their cells stand after the text, in the order in which the params name them. One that has
    nothing to print says so: the text may mention it, and others by the number after its own.
    """

    so: Edition

    def mention(self, name: AppendixName) -> Phrase:
        """How the text names an appendix, with the space before it: `` (Phụ lục 1)``; or nothing.

        Raises:
            UsageError: there is no appendix of that name.
        """
        if name not in APPENDICES:
            known = ", ".join(APPENDICES)
            raise UsageError(f"Không có phụ lục “{name}”. Chỉ ghi một trong: {known}.")
        asked = self.so.params.appendices
        if name not in asked:
            return Phrase.of("")
        number = f" {asked.index(name) + 1}" if len(asked) > 1 else ""
        return Phrase.of(" (", Part(f"Phụ lục{number}", "param:appendices"), ")")

    def key_figures(
        self,
        groups: Mapping[str, Sequence[str]],
        targets: Mapping[str, str] | None = None,
    ) -> Block:
        """Figures by group beside what closed editions issued; those with targets once more.

        ``groups`` maps titles to figure ids, ``targets`` figures to the figures that are their
        targets.

        Raises:
            UsageError: a figure does not exist.
        """
        return self._appendix("key-figures", lambda: key_figures(self.so, groups, targets or {}))

    def notes(self, groups: Mapping[str, Phrase]) -> Block:
        """The figures that footnotes name, in a table; ``groups`` maps titles to their words.

        A group is given what the footnote prints, so that the table and the footnote agree.

        Raises:
            UsageError: a group is given a string.
        """
        return self._appendix("notes", lambda: notes(self.so, groups))

    def statistic(self, name: AppendixName, rows: Rows) -> Block:
        """An official form: figures of one unit in lettered rows, beside those of a year ago.

        ``rows`` maps words to figure ids, or to a figure id and the rows below it.

        Raises:
            UsageError: the appendix is no such form, a figure does not exist, its unit is not that
                of the others, or there are more rows than letters.
        """
        if name not in STATISTICS:
            known = ", ".join(STATISTICS)
            raise UsageError(
                f"Phụ lục “{name}” không phải là biểu thống kê. Chỉ ghi một trong: {known}."
            )
        return self._appendix(name, lambda: statistic(self.so, rows))

    def charts(self, *charts: Against | Breakdown | Lowest) -> Block:
        """Charts, one after the other.

        Raises:
            UsageError: a chart names a figure or a column that does not exist.
        """
        return self._appendix("charts", lambda: (each.chart(self.so).block for each in charts))

    def findings(self) -> Block:
        """What was found in the spreadsheets and figures, for copies inside the office."""
        return self._appendix("findings", lambda: findings(self.so))

    def _appendix(self, name: AppendixName, blocks: Callable[[], Iterable[Block]]) -> Block:
        if name not in self.so.params.appendices:
            return Block("", shown=f"*Phụ lục “{APPENDICES[name]}” không in trong kỳ này.*")
        printed = Block.in_turn(blocks())
        heading = Block(f"# {APPENDICES[name]}")
        return Block.in_turn([heading, printed if printed.text else Block(NOTHING)])
