"""Figures looked up by words, where somebody does not know the id to write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from baocao.collation import matches, order_key, plain
from baocao.figures import PERCENT, Figure
from baocao.markdown import escape

HEADINGS = ("Mã", "Chỉ tiêu", "Giá trị")


@dataclass(frozen=True)
class Found:
    """The figures that some ``words`` find, by label in Vietnamese order.

    It is for looking: JupyterLab shows a table, and no export prints it.
    """

    words: str
    figures: Sequence[Figure]

    @property
    def meant(self) -> Figure | None:
        """The only one, or the only one whose whole label the words are."""
        whole = [each for each in self.figures if plain(each.label) == plain(self.words)]
        likely = whole or self.figures
        return likely[0] if len(likely) == 1 else None

    def __repr__(self) -> str:
        if not self.figures:
            return f"Không có chỉ tiêu nào mà tên hay mã có “{self.words}”."
        width = max(len(each.id) for each in self.figures)
        return "\n".join(f"{name:{width}}  {label}: {value}" for name, label, value in self._rows())

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        """The lines, and for JupyterLab a table."""
        rows = (map(escape, row) for row in self._rows())
        lines = (HEADINGS, ["---"] * len(HEADINGS), *rows)
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        shown = table if self.figures else escape(repr(self))
        return {"text/plain": repr(self), "text/markdown": shown}

    def _rows(self) -> Iterator[tuple[str, str, str]]:
        for each in self.figures:
            counted = each.value is not None and each.unit != PERCENT
            value = f"{each.table_text} {each.unit}" if counted else each.table_text
            yield each.id, each.label, value.strip()


def find(figures: Mapping[str, Figure], words: str) -> Found:
    """The figure of that id; else those whose label and id have every word, accents or not.

    Where there are none, those whose definition has them: it names the register they come from.
    """
    if words in figures:
        return Found(words, [figures[words]])
    named = [each for each in figures.values() if matches(f"{each.id} {each.label}", words)]
    found = named or [each for each in figures.values() if matches(each.definition, words)]
    return Found(words, sorted(found, key=lambda each: (order_key(each.label), each.id)))
