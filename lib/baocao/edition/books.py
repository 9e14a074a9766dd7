"""All books of an office, for those of a new year to go on from.

A report reads the registers that its figures need; a room's book goes on with all it keeps.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from baocao.catalogue import Catalogue, Rule, Times, timeless
from baocao.cells import no_garbage_collection
from baocao.checks import Check, agree, check_rows
from baocao.edition.inputs import Inputs
from baocao.edition.keeping import kept_checks
from baocao.edition.offices import office_forms
from baocao.edition.settings import read_settings
from baocao.params import Office, read_folder
from baocao.params.models import Reads
from baocao.paths import Paths
from baocao.period import Period
from baocao.registers import Form, Register, take_over


@dataclass(frozen=True, slots=True)
class Books:
    """The registers of an office's books, checked as one edition would.

    ``timeless`` are by register the places of the rows that a figure of any report counts whatever
    their validity; ``opening`` the registers that one reads as they stood before its period.
    """

    office: Office
    registers: Mapping[str, Register]
    timeless: Mapping[str, frozenset[int]]
    opening: frozenset[str]


def open_books(paths: Paths, report: str, office: str, period: Period) -> Books:
    """The books of the years that an edition reads; those that nobody has begun are left out.

    A book that the report itself needs is never left out: without its file it is an absent one.

    Raises:
        ParamsError: a file of params/ is missing or wrong.
    """
    settings = read_settings(paths, report, office, period)
    years = settings.params.reading(period).years
    needed = {form.sheet for form in settings.forms}
    begun = [
        form
        for form in office_forms(paths, office)
        if form.book and (form.sheet in needed or _begun(paths, office, years, form))
    ]
    reads, rooms = Reads(years=years), [*settings.office.books]
    inputs = Inputs(paths, office, reads, settings.params.as_of, rooms)
    times = settings.times(period)
    with no_garbage_collection():
        registers = _checked(paths, inputs.registers(begun), times)
    names = {form.sheet for form in begun}
    rules = [
        rule for rule in read_folder(paths.params / "indicators", Rule) if rule.register in names
    ]
    return Books(
        office=settings.office,
        registers=registers,
        timeless=_timeless(rules, registers, times),
        opening=frozenset(rule.register for rule in rules if rule.read_at),
    )


def _begun(paths: Paths, office: str, years: Collection[int], form: Form) -> bool:
    folders = [paths.data / office / str(year) for year in years]
    return any((folder / f"{room}.xlsx").exists() for folder in folders for room in form.book)


def _checked(paths: Paths, registers: Mapping[str, Register], times: Times) -> dict[str, Register]:
    """The registers without the values that a check finds wrong: those are for a person to see."""
    declared = read_folder(paths.params / "registers", Form)
    there = [register.form for register in registers.values()]
    checks = kept_checks(read_folder(paths.params / "checks", Check), declared, there, {})
    asked = [check for check in checks if check.register]
    joined, _ = take_over(registers, times.as_of, times.period.year)
    agree(asked, joined)
    return check_rows(asked, joined, times).registers


def _timeless(
    rules: Sequence[Rule], registers: Mapping[str, Register], times: Times
) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for rule in rules:
        form = registers[rule.register].form
        if form.valid and timeless(rule, form):
            counting = Catalogue.over([rule], registers, times)
            figures = counting.compute(counting.completeness(None)).values()
            counted = (figure.selections[0].positions for figure in figures)
            found[rule.register] = found.get(rule.register, frozenset()).union(*counted)
    return found
