"""The other reports of an office in the same year, which an edition's figures must agree with."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from baocao.archive import VALUES, Closed, closed_editions, closed_inputs, read_closed
from baocao.catalogue import Catalogue, Rule, Times
from baocao.checks import Telling, Tellings, check_across
from baocao.checks.not_run import not_run
from baocao.edition.settings import Settings
from baocao.errors import Finding, ParamsError
from baocao.figures import Figure
from baocao.params import EditionParams, read
from baocao.params.models import Reads
from baocao.paths import Paths
from baocao.period import Period


def own_telling(settings: Settings, report: str, period: Period) -> Telling:
    """The edition at hand."""
    reads = settings.params.reading(period)
    return Telling(report, period, settings.times(period), (*reads.years,), (*reads.forms,))


@dataclass(slots=True)
class Beside:
    """The other editions of an office and year, by report, as far as they share figures.

    ``known`` are the closed editions of its own report that have been read already. ``inputs`` maps
    the closed files read for the others to their hashes, ``findings`` are of what cannot be read.
    """

    settings: Settings
    paths: Paths
    office: str
    own: Telling
    known: Mapping[str, Closed]
    inputs: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def agreeing(self, catalogue: Catalogue, figures: Mapping[str, Figure]) -> list[Finding]:
        """What is found on holding the figures against the others, and of what cannot be read."""
        tellings = Tellings(catalogue, figures, self.own, self._editions(catalogue.rules))
        return [*self.findings, *check_across(self.settings.checks, tellings)]

    def _editions(self, figures: Collection[str]) -> list[Telling]:
        """Those of other reports, and of a longer period's own report the shorter periods.

        A desk tells what is under way, so that it is held against nothing.
        """
        checks = [
            check.id for check in self.settings.checks if check.across not in ("", "own_days")
        ]
        if self.settings.report.desk or not checks:
            return []
        found = []
        for report, rules in self.settings.beside.items():
            if report == self.own.report and self.own.period.has_own_forms:
                continue
            try:
                found += self._of(report, _told(rules, figures))
            except ParamsError as error:
                reason = f"tham số của báo cáo {report} có lỗi: {error}"
                self.findings.append(not_run("warning", "Sửa tệp ấy rồi chạy lại", reason, checks))
        return found

    def _of(self, report: str, tells: frozenset[str]) -> list[Telling]:
        """The editions of a report in the year, in order of time."""
        params, closed = self._params(report), self._closed(report)
        return [
            _telling(report, period, params, closed.get(str(period)), tells)
            for period in sorted({*params, *map(Period.parse, closed)})
            if (report, period) != (self.own.report, self.own.period)
        ]

    def _params(self, report: str) -> dict[Period, EditionParams]:
        folder = self.paths.params / self.office
        years = f"{self.own.period.year}*/{report}.yml"
        files = {Period.read(path.parent.name): path for path in sorted(folder.glob(years))}
        return {
            period: read(path, EditionParams)
            for period, path in files.items()
            if period
        }

    def _closed(self, report: str) -> dict[str, Closed]:
        """The closed editions of a report in the year that can be used."""
        known = self.known if report == self.own.report else {}
        folders = closed_editions(self.paths.data, self.office, report)
        periods = {Period.read(folder.parent.name) for folder in folders}
        year = {each for each in periods if each and each.year == self.own.period.year}
        new = {each for each in year if str(each) not in known}
        closed, damaged = read_closed(self.paths.data, self.office, report, new, VALUES)
        self.inputs |= closed_inputs(self.paths.data, closed, damaged)
        self.findings += damaged.values()
        return {str(each): known[str(each)] for each in year if str(each) in known} | closed


def _told(rules: Sequence[Rule], figures: Collection[str]) -> frozenset[str]:
    """The figures that these rules make."""
    named = {name for rule in rules for name in rule.ids}
    patterns = [ids for rule in rules for ids in rule.by.values() if isinstance(ids, str)]
    ends = [(before, after) for before, _, after in (each.partition("{}") for each in patterns)]
    return frozenset(
        name
        for name in figures
        if name in named or any(name.startswith(a) and name.endswith(z) for a, z in ends)
    )


def _telling(
    report: str,
    period: Period,
    every: Mapping[Period, EditionParams],
    closed: Closed | None,
    tells: frozenset[str],
) -> Telling:
    """An edition by its params; what is closed keeps the days that it was closed with."""
    params, before = every.get(period), every.get(period.previous())
    times = Times(
        period=period,
        window=closed.window if closed else params.window.window,
        as_of=closed.as_of if closed else params.as_of,
        previous=before.window.window if before else None,
        cut_offs=params.windows() if params else {},
        previous_cut_offs=before.windows() if before else {},
    )
    reads = params.reading(period) if params else Reads(years=[period.year], forms=[str(period)])
    return Telling(report, period, times, (*reads.years,), (*reads.forms,), tells, closed)
