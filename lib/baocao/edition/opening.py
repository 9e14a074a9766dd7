"""Open an edition: read its params, read and check its registers, compute its figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from baocao.catalogue import Catalogue, Rule, Times
from baocao.checks import Check, agree, check_figures, check_rows, check_windows
from baocao.edition.inputs import Inputs
from baocao.edition.model import Edition
from baocao.errors import Finding, ParamsError
from baocao.params import (
    EditionParams,
    FixedPhrase,
    Office,
    Profiles,
    Report,
    fingerprint,
    read,
    read_folder,
    read_slots,
)
from baocao.paths import Paths, find
from baocao.period import Period, Window
from baocao.registers import Form

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Settings:
    """All of params/ that one edition needs."""

    office: Office
    report: Report
    params: EditionParams
    profile: Mapping[str, object]
    fixed_phrases: list[str]
    forms: list[Form]
    rules: list[Rule]
    checks: list[Check]
    windows: dict[str, Window]


def open(  # noqa: A001 - a notebook reads `edition.open(...)`
    report: str, office: str, period: str, paths: Paths | None = None
) -> Edition:
    """Read, check and compute the report of an office for a period.

    Bad cells and missing files do not raise: they are findings of the edition, which is then
    a draft.

    Raises:
        UsageError: the period is not spelled as one, or the project's folders are not found.
        ParamsError: a file of params/ is missing or wrong.
    """
    paths = paths or find()
    when = Period.parse(period)
    settings = read_settings(paths, report, office, when)
    inputs = Inputs(paths, office, settings.params.reads)
    registers = inputs.registers(settings.forms)
    agree(settings.checks, registers)
    times = _times(settings, when)
    registers, failures = check_rows(settings.checks, registers, times)
    catalogue = Catalogue.over(settings.rules, registers, times)
    completeness = catalogue.completeness(settings.report.units)
    figures = catalogue.compute(completeness)
    slots = paths.data / office / str(when) / f"{report}.md"
    return Edition(
        name=report,
        office_code=office,
        period=when,
        office=settings.office,
        report=settings.report,
        params=settings.params,
        profile=settings.profile,
        fixed_phrases=settings.fixed_phrases,
        registers=registers,
        figures=figures,
        findings=_ordered(
            inputs.findings,
            failures,
            check_figures(settings.checks, figures),
            check_windows(settings.checks, settings.windows, str(when)),
        ),
        completeness=completeness,
        slots=read_slots(slots, settings.report.slots),
        inputs=_hashes(paths, inputs, slots),
    )


def read_settings(paths: Paths, report: str, office: str, period: Period) -> Settings:
    """All params of one edition.

    Raises:
        ParamsError: as ``params.read``; or the office, report, signature or profile named by
            the edition is not declared.
    """
    root = paths.params
    params = read(root / office / str(period) / f"{report}.yml", EditionParams)
    offices = read(root / "offices.yml", dict[str, Office])
    profiles = read(root / "profiles.yml", Profiles)
    known = _declared(offices, office, "cơ quan", "offices.yml")
    _declared(known.signatures, params.signature, "người ký", "offices.yml")
    phrases = read(root / "fixed_phrases.yml", list[FixedPhrase])
    return Settings(
        office=known,
        report=_declared(
            read(root / "reports.yml", dict[str, Report]), report, "báo cáo", "reports.yml"
        ),
        params=params,
        profile=_declared(profiles, params.profile, "thể thức", "profiles.yml"),
        fixed_phrases=[each.phrase for each in phrases],
        forms=read_folder(root / "registers", Form),
        rules=read_folder(root / "indicators", Rule),
        checks=read_folder(root / "checks", Check),
        windows=_windows(root, report, office, period),
    )


def _declared(known: Mapping[str, Item], name: str, what: str, file: str) -> Item:
    if name not in known:
        raise ParamsError(
            f"Chưa khai báo {what} “{name}” trong params/{file} (có: {', '.join(known)})."
        )
    return known[name]


def _windows(root: Path, report: str, office: str, period: Period) -> dict[str, Window]:
    """The windows of this edition and of those beside it that have params, in order of time."""
    windows = {}
    for when in (period.previous(), period, period.next()):
        path = root / office / str(when) / f"{report}.yml"
        if when == period or (when.year == period.year and path.is_file()):
            windows[str(when)] = read(path, EditionParams).window.window
    return windows


def _times(settings: Settings, period: Period) -> Times:
    params = settings.params
    return Times(
        period=period,
        window=params.window.window,
        as_of=params.as_of,
        previous=settings.windows.get(str(period.previous())),
        cut_offs={name: days.window for name, days in params.cut_offs.items()},
    )


def _ordered(*groups: Iterable[Finding]) -> Sequence[Finding]:
    rank = {"error": 0, "warning": 1, "note": 2}
    found = dict.fromkeys(finding for group in groups for finding in group)
    return sorted(found, key=lambda each: (rank[each.severity], each.file, each.sheet, each.cells))


def _hashes(paths: Paths, inputs: Inputs, slots: Path) -> dict[str, str]:
    hashes = {f"data/{name}": book.sha256 for name, book in inputs.workbooks.items()}
    unread = (paths.data / name for name in inputs.refused if name not in inputs.workbooks)
    for path in filter(Path.is_file, (*unread, slots)):
        hashes[f"data/{path.relative_to(paths.data).as_posix()}"] = fingerprint(path)
    for path in sorted(paths.params.rglob("*.yml")):
        hashes[f"params/{path.relative_to(paths.params).as_posix()}"] = fingerprint(path)
    return hashes
