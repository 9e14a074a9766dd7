"""How many of the slips are raised, by kind, and what is said of forms without any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baocao.errors import Finding

from slips.forms import Sent
from slips.slips import KINDS, Grid, Slip, drawn

OF_EACH, SEED = 20, 20260618
AT_ONCE = 10  # slips in one reading of all forms: the others must still tell what is usual


@dataclass(frozen=True)
class Measured:
    """The slips that were laid, those of them that nothing was said of, and false alarms."""

    laid: Sequence[Slip]
    missed: Sequence[Slip]
    false_alarms: Sequence[Finding]
    hinted: int

    @property
    def share(self) -> float:
        """How many of a hundred slips were raised."""
        return 100 * (1 - len(self.missed) / len(self.laid))

    def by_kind(self) -> Iterator[tuple[str, int, int]]:
        """For each kind how many were laid, and how many raised."""
        laid, missed = (Counter(slip.kind for slip in each) for each in (self.laid, self.missed))
        return ((kind, laid[kind], laid[kind] - missed[kind]) for kind in KINDS)


def measure(sent: Sent, of_each: int = OF_EACH, seed: int = SEED) -> Measured:
    """Lay slips into the forms, a few at a time and no two in one form, and see what is raised."""
    clean = [found for found in sent.findings({}) if found.severity != "note"]
    slips = drawn(Grid.of(sent), of_each, seed)
    missed, hinted = list[Slip](), 0
    for batch in _batches(slips):
        changes = {spot: value for slip in batch for spot, value in slip.changes.items()}
        found = [each for each in sent.findings(changes) if each.severity != "note"]
        missed += [slip for slip in batch if not any(_names(each, slip) for each in found)]
        hinted += sum(
            any(_names(each, slip) and "có thể" in each.problem for each in found)
            for slip in batch
        )
    units = {book for book in sent.books}
    return Measured(slips, missed, [each for each in clean if each.file in units], hinted)


def _batches(slips: Sequence[Slip]) -> Iterator[list[Slip]]:
    """A few slips each, no two in the same form."""
    left = list(slips)
    while left:
        batch: dict[str, Slip] = {}
        for slip in left:
            file = next(iter(slip.changes)).file
            if file not in batch and len(batch) < AT_ONCE:
                batch[file] = slip
        left = [slip for slip in left if slip not in batch.values()]
        yield list(batch.values())


def _names(found: Finding, slip: Slip) -> bool:
    """Whether a finding names a cell of the slip, alone or in a sum."""
    return any(
        (found.file, found.sheet) == (spot.file, spot.sheet) and spot.ref in found.cells
        for spot in slip.changes
    )
