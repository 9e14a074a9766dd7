"""Numbers that are far from what they were before and from what others have.

Counts of a few and counts of thousands are made comparable by a transformation after which
both scatter alike (Anscombe 1948: the square root, and of a share its arcus sine, each shifted by
3/8). Their distance from the usual is measured by the median absolute deviation over all units, and
never by less than chance alone would scatter: so among units that mostly have 0 a single 1 is
nothing unusual. A number must be far from its own past, where that is known, and from its peers.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from baocao.checks.asked import Asked, Failure
from baocao.text import number

SHIFT = 3 / 8
MAD_TO_SIGMA = 1.4826
FEWEST = 8  # of fewer units nobody can say what is usual


def unusual(asked: Asked) -> Iterator[Failure]:
    """Cells whose number is as unusual as the check says, against past and peers alike."""
    for heading, rows in _compared(asked):
        yield from _far(asked, heading, rows)


def comparable(asked: Asked) -> np.ndarray:
    """Whether some number of a row can be held against those of enough units, by row."""
    found = np.zeros(len(asked.register.rows), bool)
    for heading, rows in _compared(asked):
        counts, whole = _numbers(asked, heading, rows)
        found[rows[_known(counts, whole)]] = True
    return found


def _compared(asked: Asked) -> Iterator[tuple[str, np.ndarray]]:
    """The columns, each with those rows of one line in which enough units have a number.

    Forms of different periods are no peers.
    """
    form, name = asked.register.form, asked.register.name
    rows = np.array(asked.rows, int)
    lines = asked.columns.values(name, form.lines)[rows] if form.lines else np.full(len(rows), "")
    periods = asked.columns.periods(name)[rows]
    for line, period in dict.fromkeys(zip(lines, periods, strict=True)):
        own = rows[(lines == line) & (periods == period)]
        for heading in asked.check.columns:
            if np.count_nonzero(_known(*_numbers(asked, heading, own))) >= FEWEST:
                yield heading, own


def _numbers(asked: Asked, heading: str, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray | None]:
    """The counts in some rows, and the wholes that they are parts of, if they are."""
    counts = asked.columns.numbers(asked.register.name, heading)[rows]
    return counts, asked.sums(asked.check.whole)[rows] if asked.check.whole else None


def _known(counts: np.ndarray, whole: np.ndarray | None) -> np.ndarray:
    """Where there is a count, and something that it is a part of."""
    there = ~np.isnan(counts)
    return there if whole is None else there & ~np.isnan(whole) & (whole > 0)


def _far(asked: Asked, heading: str, rows: np.ndarray) -> Iterator[Failure]:
    counts, whole = _numbers(asked, heading, rows)
    peers, usual = _from_peers(counts, whole)
    distances = [peers]
    past = [asked.before(word, heading)[rows] for word in asked.check.against]
    distances += [_from_past(counts, each) for each in past]
    # Where the past is not known, the peers alone speak.
    least = np.fmin.reduce(np.abs(distances))
    for place in np.flatnonzero(least > asked.check.beyond):
        told = {"các đơn vị khác cỡ": usual[place]}
        told |= dict(zip(asked.check.against, (each[place] for each in past), strict=True))
        words = [f"{what} {number(round(n))}" for what, n in told.items() if not np.isnan(n)]
        yield Failure(int(rows[place]), (heading,), "; ".join(words))


def _from_peers(counts: np.ndarray, whole: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
    """How far each count is from its peers', in usual spreads; and what would be usual."""
    if whole is None:
        level = np.sqrt(np.maximum(counts, 0) + SHIFT)
        middle = np.nanmedian(level) if len(level) else 0.0
        usual = np.full(len(counts), max(middle**2 - SHIFT, 0.0))
        return _spread(2 * (level - middle)), usual
    known = _known(counts, whole)
    part, size = np.where(known, counts, 0), np.where(known, whole, 0)
    # A unit's own number says nothing about what is usual among the others.
    share = np.clip((part.sum() - part) / np.maximum(size.sum() - size, 1), 0, 1)
    size = np.where(known, whole, np.nan)
    own, usual = (
        np.clip((each + SHIFT) / (size + 2 * SHIFT), 0, 1) for each in (counts, share * size)
    )
    away = 2 * np.sqrt(size + 0.5) * (np.arcsin(np.sqrt(own)) - np.arcsin(np.sqrt(usual)))
    return _spread(away), np.nan_to_num(share * size)


def _from_past(counts: np.ndarray, past: np.ndarray) -> np.ndarray:
    """How far each count is from its own past; the difference of two scatters more than one."""
    away = 2 * (np.sqrt(counts + SHIFT) - np.sqrt(np.maximum(past, 0) + SHIFT)) / np.sqrt(2)
    return _spread(away)


def _spread(away: np.ndarray) -> np.ndarray:
    """Distances in usual spreads; 1 is the spread of chance after the transformation."""
    if np.isnan(away).all():
        return away
    middle = np.nanmedian(away)
    usual = MAD_TO_SIGMA * np.nanmedian(np.abs(away - middle))
    return (away - middle) / max(1.0, usual)
