"""Tables of figures, as blocks of the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from baocao.edition import Edition
from baocao.narrative import Block, escaped
from baocao.phrase import Phrase
from baocao.typed import said

LABEL_WIDTH, FIGURE_WIDTH = 40, 12  # only their ratio counts


def table(
    so: Edition,
    caption: str,
    headings: Sequence[str],
    rows: Mapping[str, str],
    columns: Sequence[str],
) -> Block:
    """A table of figures, one row a label.

    ``headings`` names all columns, that of the labels first. ``rows`` maps each label to the
    beginning of its figures' ids, ``columns`` gives their ends: ``health_check.central.active``
    and ``rate`` make ``health_check.central.active.rate``.

    Raises:
        UsageError: a figure does not exist.
    """
    words = partial(said, fixed_phrases=so.fixed_phrases)
    rule = ["-" * LABEL_WIDTH, *["-" * FIGURE_WIDTH + ":"] * len(columns)]
    body = [
        [words(label), *(so[f"{beginning}.{end}"].table_phrase for end in columns)]
        for label, beginning in rows.items()
    ]
    head = _line(map(words, headings))
    grid = "\n".join([head, "|" + "|".join(rule) + "|", *map(_line, body)])
    title = escaped(words(caption))
    return Block(f"{grid}\n\n: {title}", shown=f"**{title}**\n\n{grid}")


def _line(cells: Iterable[Phrase]) -> str:
    return "| " + " | ".join(map(escaped, cells)) + " |"
