"""What incoming files are held against: the units that owe a form, its sheets, checks, corrections.

All of it is from params/, and from books and registers of the office. Code: S-014 nobody owes one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial

from baocao.catalogue import Catalogue
from baocao.cells import open_workbook
from baocao.collection.choosing import Judge
from baocao.collection.recognition import Recognition
from baocao.edition.settings import Settings, read_settings
from baocao.errors import DataError, Finding, ParamsError
from baocao.paths import Paths
from baocao.period import Period
from baocao.registers import read_register
from baocao.submissions import CORRECTIONS, Correction, read_corrections, read_ledger


@dataclass(frozen=True, slots=True)
class Grounds:
    """How files are recognised, and by what they are judged."""

    recognition: Recognition
    judge: Judge

    @classmethod
    def of(cls, report: str, office: str, period: str, paths: Paths) -> Grounds:
        """The grounds for a period, from the params of the report that the forms are for.

        Raises:
            ParamsError: no unit owes the report a form, or params are wrong.
            DataError: a book cannot be read, so that it is not known who owes one.
        """
        when = Period.parse(period)
        settings = read_settings(paths, report, office, when)
        names = _owing(settings, paths, office, when)
        cover = next(form for form in settings.forms if form.sheet == settings.report.units.cover)
        sheets = [form for form in settings.forms if form.form == cover.form]
        written = _corrections(settings, paths, f"{office}/{period}")
        judge = Judge(sheets, settings.checks, written, settings.times(when))
        received = cache(partial(_received, paths, office))
        called = settings.report.units.name
        return cls(Recognition(sheets, names, called, when, received), judge)


def _owing(settings: Settings, paths: Paths, office: str, when: Period) -> dict[str, str]:
    """The names of the units that owe a form, by code."""
    units = settings.report.units
    rule = next((rule for rule in settings.rules if units and rule.id == units.expected), None)
    forms = {form.sheet: form for form in settings.forms}
    if units is None or rule is None or not {rule.register, units.cover} <= forms.keys():
        raise ParamsError(
            "Báo cáo này không có đơn vị nào phải gửi biểu (“units” trong params/reports.yml) nên "
            "không có gì để nhận. Chọn báo cáo khác bằng --report."
        )
    years = settings.params.reading(when).years
    counted = forms[rule.register]
    names = [f"{office}/{year}/{room}.xlsx" for year in years for room in counted.book]
    register, found = read_register(
        counted, [open_workbook(paths.data / name, name) for name in names]
    )
    nobody, _ = read_register(forms[units.cover], [])
    registers = {counted.sheet: register, units.cover: nobody}
    completeness = Catalogue.over([rule], registers, settings.times(when)).completeness(units)
    if not completeness.owing:
        errors = [each for each in found if each.severity == "error"]
        raise DataError(errors or [_nobody(counted.sheet)])
    return {code: name or code for code, name in completeness.owing.items()}


def _nobody(sheet: str) -> Finding:
    problem = "không có đơn vị nào phải gửi biểu, nên không nhận ra được biểu là của ai"
    return Finding("S-014", "error", problem, "Ghi các đơn vị vào sổ rồi chạy lại", sheet=sheet)


def _received(paths: Paths, office: str, period: Period) -> frozenset[str]:
    """The hashes of what was received for a period, as far as its ledger can be read."""
    try:
        ledger = read_ledger(paths.data, office, str(period))
    except DataError:
        return frozenset()
    return frozenset(entry.sha256 for entry in ledger.entries)


def _corrections(settings: Settings, paths: Paths, folder: str) -> list[Correction]:
    """What people have corrected; where it cannot be read the edition tells so."""
    form = next((each for each in settings.forms if each.beside == CORRECTIONS), None)
    name = f"{folder}/{CORRECTIONS}.xlsx"
    if form is None or not (paths.data / name).is_file():
        return []
    try:
        workbook = open_workbook(paths.data / name, name)
    except DataError:
        return []
    register, _ = read_register(form, [workbook])
    return read_corrections(register, {name: workbook})
