"""How each unit stands that owes a form: what came of it, when, and what is still to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, NamedTuple

from baocao.edition import Edition
from baocao.edition.desk import Collected
from baocao.errors import Severity
from baocao.submissions import Entry, Ledger
from baocao.submissions.keyed_in import lay_with_office

State = Literal["accepted", "returned", "refused", "missing"]

STATES: dict[State, str] = {
    "accepted": "đạt",
    "returned": "trả lại",
    "refused": "bị từ chối",
    "missing": "chưa gửi",
}
"""What a reader calls them: ``returned`` has errors to mend, ``refused`` sent no form of its own
for the period."""

MARKS = {"late": "muộn", "resubmitted": "gửi lại", "keyed_in": "nhập hộ"}
"""What is said beside the state."""

KIND, PROVINCE = "Loại", "Tỉnh cũ"
PROVINCIAL = "Cấp tỉnh"


class Unit(NamedTuple):
    """A unit that owes a form, as the register of organisations has it.

    ``place`` is the former province that it lies in, or that it is of the whole province.
    """

    code: str
    name: str
    kind: str
    place: str

    @property
    def short(self) -> str:
        """Its name without the words that say of what kind it is: Đảng ủy xã Tuy Phong."""
        words, kind = self.name.split(), self.kind.split()
        same = 0
        for word, of_kind in zip(words[:-1], kind, strict=False):
            if word.casefold() != of_kind.casefold():
                break
            same += 1
        if same and words[same][0].isdigit():  # phường 1 Bảo Lộc
            same -= 1
        left = " ".join(words[same:])
        return left[:1].upper() + left[1:]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a unit stands.

    ``received`` is the day of its first form, ``latest`` that of its last; ``days_late`` counts
    from the day forms are due to the first, 0 while none came. ``file``, ``report_number``,
    ``signed`` and ``document`` are those of the form in force, else of the newest.
    """

    unit: Unit
    state: State
    received: date | None = None
    latest: date | None = None
    days_late: int = 0
    submissions: int = 0
    refused: int = 0
    errors: int = 0
    warnings: int = 0
    report_number: str = ""
    signed: bool = False
    document: str = ""
    file: str = ""

    @property
    def late(self) -> bool:
        """Whether its first form came after the day it was due."""
        return self.days_late > 0

    @property
    def resubmitted(self) -> bool:
        """Whether it sent more than one form."""
        return self.submissions > 1

    @property
    def keyed_in(self) -> bool:
        """Whether the office keyed its form in from a document."""
        return bool(self.document)

    @property
    def told(self) -> str:
        """The state with its marks: ``đạt (muộn, gửi lại)``."""
        marks = [said for name, said in MARKS.items() if getattr(self, name)]
        return STATES[self.state] + (f" ({', '.join(marks)})" if marks else "")


def units_owed(so: Edition) -> list[Unit]:
    """The units that owe a form, in the order of the register; none where a report asks for none.

    Where the register cannot be counted there are none either: the edition says why.
    """
    units = so.report.units
    owed = so.figures.get(units.expected) if units else None
    if units is None or owed is None or owed.value is None:
        return []
    return [
        Unit(row[units.code], row[units.name], row.get(KIND) or "", row.get(PROVINCE) or PROVINCIAL)
        for selection in owed.selections
        for row in _rows(selection.register.rows, selection.positions)
    ]


def standings(so: Edition) -> list[Standing]:
    """How each unit stands that owes a form, in the order of the register."""
    due = so.params.collection.due if so.params.collection else None
    found = _counted(so)
    return [_standing(so.ledger, unit, due, found) for unit in units_owed(so)]


def earlier_standings(before: Collected) -> list[Standing]:
    """How those units stood that sent a form for an earlier period; their forms are not read."""
    units = [Unit(code, code, "", "") for code in before.ledger.taken]
    return [_standing(before.ledger, unit, before.due, Counter()) for unit in units]


def by_place(so: Edition, every: Sequence[Standing]) -> dict[str, list[Standing]]:
    """The standings by place: former provinces in the order of their closed list, then the rest."""
    groups: dict[str, list[Standing]] = {}
    for standing in every:
        groups.setdefault(standing.unit.place, []).append(standing)
    order = [*_provinces(so), *groups]
    return {place: groups[place] for place in sorted(groups, key=order.index)}


def received_on(entry: Entry) -> date:
    """The day of receipt."""
    return datetime.fromisoformat(entry.received).date()


def sent_itself(ledger: Ledger, code: str) -> list[Entry]:
    """What a unit has sent, in order of receipt.

    Without files that were refused to the office, which had keyed them in: that is its own slip.
    """
    sent = ledger.sent.get(code, ())
    return [entry for entry in sent if entry.taken or not lay_with_office(entry)]


def _rows(rows: Any, positions: Sequence[int]) -> Iterator[Mapping[str, Any]]:
    for position in positions:
        yield rows.loc[position].to_dict()


def _provinces(so: Edition) -> Sequence[str]:
    owed = so.figures.get(so.report.units.expected) if so.report.units else None
    columns = owed.selections[0].register.form.columns if owed and owed.selections else {}
    return columns[PROVINCE].choices if PROVINCE in columns else ()


def _counted(so: Edition) -> Counter[tuple[str, Severity]]:
    """How many findings of each level there are in the file of each unit that is in force."""
    units = so.ledger.units
    return Counter(
        (units[found.file], found.severity) for found in so.findings if found.file in units
    )


def _standing(
    ledger: Ledger, unit: Unit, due: date | None, found: Counter[tuple[str, Severity]]
) -> Standing:
    sent, taken = sent_itself(ledger, unit.code), ledger.taken.get(unit.code, ())
    refused = len(sent) - len(taken)
    if not taken:
        return Standing(unit, "refused" if refused else "missing", refused=refused)
    in_force = ledger.in_force.get(unit.code)
    told = in_force or taken[-1]
    errors = found[unit.code, "error"]
    received = received_on(taken[0])
    return Standing(
        unit,
        "accepted" if in_force == taken[-1] and not errors else "returned",
        received=received,
        latest=received_on(taken[-1]),
        days_late=max((received - due).days, 0) if due else 0,
        submissions=len(taken),
        refused=refused,
        errors=errors,
        warnings=found[unit.code, "warning"],
        report_number=told.report_number,
        signed=told.signed,
        document=told.document,
        file=told.file,
    )
