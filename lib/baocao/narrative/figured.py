"""Rows in words in which the id of a figure, in braces, stands for the figure.

Prose that somebody keeps in a register says its numbers so, ``kỷ niệm {anniv.sector} năm``: they
cannot differ from what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.edition import Edition
from baocao.errors import BuildError, UsageError
from baocao.narrative.citation import Row, in_words
from baocao.phrase import Part, Phrase

FIGURE_ID = re.compile(r"\{([a-z]\w*(?:\.\w+)+)\}")
CELL = "cell:"
ENDING = " .;:,"


def figured(so: Edition, row: Row, template: str) -> Phrase:
    """The row in the template's words, with its figures; no marks that cells end with.

    Raises:
        BuildError: a figure does not exist; the message names the cell.
        UsageError: the register has no such column, or the template is not as in ``in_words``.
    """
    parts = in_words(row, template).parts
    return Phrase.of(*(piece for part in parts for piece in _filled(so, part)))


def _filled(so: Edition, part: Part) -> Iterator[Part | Phrase]:
    if not part.origin.startswith(CELL):
        yield part
        return
    end = 0
    for found in FIGURE_ID.finditer(part.text):
        yield part._replace(text=part.text[end : found.start()])
        yield _figure(so, found[1], part)
        end = found.end()
    yield part._replace(text=part.text[end:].rstrip(ENDING))


def _figure(so: Edition, figure_id: str, part: Part) -> Phrase:
    try:
        figure = so[figure_id]
        told = figure.phrase
    except UsageError as error:
        file, sheet, cell = part.origin.removeprefix(CELL).split("!")
        raise BuildError(f"Tệp {file}, trang “{sheet}”, ô {cell}: {error}") from None
    if figure.status != "undefined":
        return told
    return Phrase.of(Part(f"[{figure.label}: {figure.reason}]", told.origin))
