"""The desk of a report: its books and forms as they come in, under a title of its own.

It has no params of its own: it opens those of the report whose forms are collected.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from baocao.errors import DataError, Finding, ParamsError
from baocao.figures import Figure
from baocao.params import EditionParams, Report, fingerprint, read
from baocao.paths import Paths
from baocao.period import Period
from baocao.registers import Area, Spot
from baocao.submissions import Ledger, read_ledger
from baocao.text import fold

Cells = TypeVar("Cells", Spot, Area)

NOT_OF_THE_DESK: Mapping[str, Any] = {
    "number": None, "issued": None, "urgency": "", "draft_round": None, "appendices": [],
}  # fmt: skip
"""What the params say of the report as a document, which is another one than its desk's."""
ADDRESSEES = "như trên"
"""How the foot of a letter calls those that its head names."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What came for an earlier period, and the day on which it was due if that is known."""

    period: Period
    ledger: Ledger
    due: date | None


@dataclass(frozen=True, slots=True)
class Collections:
    """The earlier periods that something came for, in order of time, and how they were read.

    ``inputs`` are the ledgers by name from data/ on, with their hashes; ``damaged`` tells of those
    that cannot be read.
    """

    earlier: tuple[Collected, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
    damaged: tuple[Finding, ...] = ()


def as_desk(report: Report, reports: Mapping[str, Report]) -> Report:
    """The desk with the units that owe a form to its report, and with its figures.

    Raises:
        ParamsError: that report is not declared, or no unit owes it a form.
    """
    collected = reports.get(report.desk)
    if collected is None or collected.units is None:
        raise ParamsError(
            f"Tệp params/reports.yml: “desk” nêu báo cáo “{report.desk}” chưa khai báo hoặc không "
            "có “units”. Ghi tên một báo cáo có biểu của các đơn vị."
        )
    shared = {"units": collected.units, "indicators": collected.indicators}
    return report.model_copy(update=shared)


def desk_params(params: EditionParams) -> EditionParams:
    """The params of a report as its desk has them.

    It goes to whom the letter that asks for forms goes to, but for the units that this is sent to.
    """
    named = params.collection.recipients if params.collection else []
    within = [name for name in named if fold(name) != ADDRESSEES]
    update = {**NOT_OF_THE_DESK, "recipients": within or params.recipients}
    return params.model_copy(update=update)


def earlier_collections(
    paths: Paths, report: str, office: str, periods: Collection[Period]
) -> Collections:
    """What came for these periods of a report; those that nothing came for are left out.

    Raises:
        ParamsError: the params of one of them are wrong.
    """
    earlier, inputs, damaged = [], {}, list[Finding]()
    for period in sorted(periods):
        try:
            ledger = read_ledger(paths.data, office, str(period))
        except DataError as error:
            damaged += error.findings
            continue
        if ledger.entries:
            inputs[f"data/{ledger.file}"] = fingerprint(paths.data / ledger.file)
            earlier.append(Collected(period, ledger, _due(paths, report, office, period)))
    return Collections(tuple(earlier), inputs, tuple(damaged))


def by_folder(figures: Mapping[str, Figure], folder: str) -> dict[str, Figure]:
    """The figures with the cells of files in a folder as cells of the folder itself.

    Named file by file, what hundreds of figures over 128 forms rest on would fill 20 MB.
    """
    inside = f"{folder}/"

    def place(cell: Cells) -> Cells:
        return cell._replace(file=folder) if cell.file.startswith(inside) else cell

    return {
        name: replace(
            each,
            sources=frozenset(map(place, each.sources)),
            scope=frozenset(map(place, each.scope)),
        )
        for name, each in figures.items()
    }


def _due(paths: Paths, report: str, office: str, period: Period) -> date | None:
    file = paths.params / office / str(period) / f"{report}.yml"
    params = read(file, EditionParams) if file.is_file() else None
    return params.collection.due if params and params.collection else None
