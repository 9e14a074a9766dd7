"""Open an edition: read its params, read and check its registers, compute its figures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from baocao.catalogue import Catalogue, Times, shares_of, uncounted
from baocao.cells import no_garbage_collection
from baocao.checks import (
    Check,
    Checked,
    agree,
    check_balances,
    check_figures,
    check_moves,
    check_rows,
    check_slots,
    check_windows,
    shares_shown,
    unsent,
)
from baocao.edition.behind import look_behind
from baocao.edition.beside import Beside, own_telling
from baocao.edition.inputs import Inputs
from baocao.edition.model import Edition
from baocao.edition.series import open_series
from baocao.edition.settings import Settings, params_hashes, read_settings
from baocao.errors import SEVERITIES, Finding
from baocao.figures import Figure, with_sources
from baocao.params import fingerprint, read_slots
from baocao.paths import Paths, find
from baocao.period import Period, Window
from baocao.registers import Earlier, Past, Register, take_over
from baocao.scoring import Standings, agree_with_registers, figures_named, stand
from baocao.submissions import ACCEPTANCES, Acceptance, accepted, read_acceptances, recalled


def open(  # noqa: A001 - a notebook reads `edition.open(...)`
    report: str,
    office: str,
    period: str,
    paths: Paths | None = None,
    judged: Collection[str] = (),
) -> Edition:
    """Read, check and compute the report of an office for a period.

    Bad cells and missing files do not raise: they are findings of the edition, which is then
    a draft. ``judged`` names files received that are looked at in place of those of their units
    that are in force: what is found in them today.

    Raises:
        UsageError: the period is not spelled as one, or the project's folders are not found.
        ParamsError: a file of params/ is missing or wrong.
    """
    paths = paths or find()
    when = Period.parse(period)
    settings = read_settings(paths, report, office, when)
    if settings.report.closed:
        return open_series(settings, paths, report, office, when)
    reads, as_of = settings.params.reading(when), settings.params.as_of
    rooms, shares = [*settings.office.books], shares_shown(settings.checks)
    inputs = Inputs(paths, office, reads, as_of, rooms, judged, shares)
    with no_garbage_collection():
        return _open(settings, inputs, report, when)


def _open(settings: Settings, inputs: Inputs, report: str, when: Period) -> Edition:
    """The edition of a report that is made of books and forms."""
    paths, office, times = inputs.paths, inputs.office, settings.times(when)
    behind = look_behind(settings, paths, office, report, when)
    checked = _checked(inputs.registers(settings.forms), settings.checks, times, behind.past)
    catalogue = Catalogue.over(settings.rules, checked.registers, times)
    completeness = catalogue.completeness(settings.report.units)
    figures = with_sources(catalogue.compute(completeness), inputs.corrected())
    beside = Beside(settings, paths, office, own_telling(settings, report, when), behind.closed)
    checked = _checked_over_units(checked, settings.checks, times, completeness.missing)
    standings = _standings(settings, catalogue, figures, f"params/{office}/{when}/{report}.yml")
    scored = with_sources(standings.figures if standings else {}, inputs.corrected())
    written = paths.data / office / str(when) / f"{report}.md"
    slots = read_slots(written, settings.report.slots)
    found = (
        behind.findings,
        inputs.findings,
        inputs.unsent(settings.forms, settings.report.units, completeness),
        checked.findings,
        _of_figures(settings, catalogue, figures, standings),
        beside.agreeing(catalogue, figures),
        check_slots(settings.checks, slots, written.relative_to(paths.data).as_posix()),
    )
    findings, acceptances = _answered(_ordered(*found), checked.registers, inputs, settings.checks)
    return Edition(
        name=report,
        office_code=office,
        period=when,
        registers=checked.registers,
        figures={**figures, **scored},
        findings=findings,
        completeness=completeness,
        slots=slots,
        inputs={**_hashes(paths, inputs, written), **behind.inputs, **beside.inputs},
        rules=catalogue.rules,
        acceptances=acceptances,
        verdicts=checked.verdicts,
        standings=standings,
        **settings.shared(),
        **inputs.shared(),
        **behind.shared(),
    )


def _standings(
    settings: Settings, catalogue: Catalogue, figures: Mapping[str, Figure], file: str
) -> Standings | None:
    """How the members of emulation clusters stand; None in a report that does not rank them."""
    scoring, registers, times = settings.params.scoring, catalogue.registers, catalogue.times
    if scoring is None:
        return None
    agree_with_registers(scoring, registers, file)
    shares = shares_of(figures_named(registers, times), catalogue, figures)
    return stand(registers, scoring, times, shares)


def _of_figures(
    settings: Settings,
    catalogue: Catalogue,
    figures: Mapping[str, Figure],
    standings: Standings | None,
) -> Iterator[Finding]:
    """What is found in the figures, in rows that none of them counts and in their windows."""
    yield from check_figures(settings.checks, figures)
    scored = standings.figures if standings else {}
    yield from uncounted(catalogue, {**figures, **scored})
    yield from standings.findings if standings else ()
    period = str(catalogue.times.period)
    yield from check_windows(settings.checks, _closings(settings), period)


def _checked(
    registers: Mapping[str, Register],
    checks: Sequence[Check],
    times: Times,
    past: Mapping[Earlier, Past],
) -> Checked:
    """The registers with their joined columns, and what their checks came to."""
    joined, _ = take_over(registers, times.as_of, times.period.year, past)
    agree(checks, joined)
    checked = check_rows(checks, joined, times, past)
    # Once more: what is found in a cell goes with its value, and no longer makes two rows of one.
    joined, doubtful = take_over(checked.registers, times.as_of, times.period.year, past)
    moves = check_moves(checks, joined, times)
    return replace(checked, registers=joined, findings=[*checked.findings, *doubtful, *moves])


def _checked_over_units(
    checked: Checked, checks: Sequence[Check], times: Times, missing: Mapping[str, str]
) -> Checked:
    """The same with the checks of sums over all units, and what those that sent nothing lack."""
    lags, balances = check_balances(checks, checked.registers, times, missing)
    unchecked = unsent(checks, checked.registers, missing)
    return replace(
        checked,
        findings=[*checked.findings, *lags],
        verdicts=[*checked.verdicts, *unchecked, *balances],
    )


def _answered(
    findings: Sequence[Finding],
    registers: Mapping[str, Register],
    inputs: Inputs,
    checks: Sequence[Check],
) -> tuple[Sequence[Finding], list[Acceptance]]:
    """The findings with the warnings that somebody answers for as notes, and who does."""
    kept = [register for register in registers.values() if register.form.beside == ACCEPTANCES]
    written = [each for register in kept for each in read_acceptances(register)]
    findings = [*recalled(findings, inputs.corrections)]
    rules = {check.id: check.severity for check in checks}
    told, acceptances = accepted(findings, written, inputs.ledgers.values(), inputs.as_of, rules)
    return _ordered(told, *(each.findings for each in acceptances)), acceptances


def _closings(settings: Settings) -> dict[str, dict[str, Window]]:
    """The windows by period, of the editions under "" and of each register that has its own."""
    names = ["", *(name for params in settings.editions.values() for name in params.cut_offs)]
    return {
        name: {
            period: params.windows().get(name, params.window.window)
            for period, params in settings.editions.items()
        }
        for name in names
    }


def _ordered(*groups: Iterable[Finding]) -> Sequence[Finding]:
    ranks = list(SEVERITIES)
    found = dict.fromkeys(finding for group in groups for finding in group)
    return sorted(
        found, key=lambda each: (ranks.index(each.severity), each.file, each.sheet, each.cells)
    )


def _hashes(paths: Paths, inputs: Inputs, slots: Path) -> dict[str, str]:
    hashes = inputs.hashes()
    if slots.is_file():
        hashes[f"data/{slots.relative_to(paths.data).as_posix()}"] = fingerprint(slots)
    return hashes | params_hashes(paths)
