"""What an office has of all that is declared: the registers it keeps, with their rules and checks.

How a register looks, what is counted in it and what is checked is the same in every office; an
office only says which registers it keeps, and where.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from baocao.catalogue import Rule
from baocao.checks import Check
from baocao.errors import ParamsError, visible
from baocao.figures import Figure
from baocao.params import Office, Report
from baocao.registers import Form
from baocao.text import fold

FILE = "params/offices.yml"


def kept_forms(forms: Sequence[Form], office: Office, code: str) -> list[Form]:
    """The registers that an office reads: its books, each with its rooms, and its units' forms.

    Raises:
        ParamsError: the office names a register that is not declared or is no book, or one of its
            registers takes a column over from one that it does not keep.
    """
    declared = {form.sheet: form for form in forms}
    mistakes = [*_unknown(office, declared)]
    kept = [
        form.model_copy(update={"book": office.rooms(form.sheet)})
        for form in forms
        if form.beside or form.form in office.collects or office.rooms(form.sheet)
    ]
    names = {form.sheet for form in kept}
    mistakes += [
        f"giữ sổ “{form.sheet}” mà không giữ sổ “{join.source}”, nơi lấy cột “{heading}”. Thêm sổ "
        f"“{join.source}” vào “books”."
        for form in kept
        for heading, join in form.joined.items()
        if join.source in declared and join.source not in names
    ]
    if mistakes:
        raise ParamsError("\n".join(f"Tệp {FILE}, cơ quan “{code}”: {each}" for each in mistakes))
    return kept


def read_forms(
    kept: Sequence[Form], report: Report, rules: Iterable[Rule], checks: Sequence[Check]
) -> list[Form]:
    """The registers that a report reads of those its office keeps.

    They are those that its figures count over, those that these take columns over from or are
    checked against, and what the office writes beside the forms; of a set of forms every sheet.
    A report that names no files of figures has all of these, and reads all registers.
    """
    if not report.indicators:
        return [*kept]
    forms = {form.sheet: form for form in kept}
    needed = {*report.registers, *(rule.register for rule in rules if rule.register)}
    if report.units:
        needed.add(report.units.cover)
    while more := {*_leaning_on(needed, forms, checks)} - needed:
        needed |= more
    return [form for form in kept if form.beside or form.sheet in needed]


def kept_rules(
    rules: Iterable[Rule], declared: Sequence[Form], kept: Sequence[Form]
) -> tuple[list[Rule], dict[str, Figure]]:
    """The rules over registers that the office keeps, and the figures of the others by id.

    Those have no value, and say which register would be needed. One quantity may come from another
    register in another office, under the same id.

    Raises:
        ParamsError: the office keeps none of the registers that the report's figures need.
    """
    foreign = _foreign(declared, kept)
    waiting, unkept = list(rules), dict[str, Figure]()
    while left := [rule for rule in waiting if _needs(rule, foreign, unkept)]:
        waiting = [rule for rule in waiting if rule not in left]
        made = {name for rule in waiting for name in rule.ids}
        unkept |= {
            name: _unkept(rule, name, unkept)
            for rule in left
            for name in rule.ids
            if name not in made
        }
    if unkept and not waiting:
        raise ParamsError(
            f"Tệp {FILE}: cơ quan không giữ sổ nào mà báo cáo này dùng. Ghi các sổ của cơ quan vào "
            "“books”, hoặc chọn báo cáo khác."
        )
    return waiting, unkept


def refuse_uncollected(
    report: Report, forms: Sequence[Form], kept: Sequence[Form], unkept: Collection[str], code: str
) -> None:
    """Refuse a report over units' forms to an office that does not collect them.

    Raises:
        ParamsError: it does not collect their cover, or keep what says which units owe one.
    """
    units = report.units
    foreign = _foreign(forms, kept)
    if units and (units.cover in foreign or units.expected in unkept):
        raise ParamsError(
            f"Tệp {FILE}, cơ quan “{code}”: báo cáo này tổng hợp biểu của các đơn vị (trang "
            f"“{units.cover}”, chỉ tiêu “{units.expected}”), mà cơ quan không thu biểu ấy hoặc "
            "không giữ sổ kê các đơn vị. Chọn báo cáo khác bằng --report, hoặc thêm “collects”, "
            "“books”."
        )


def kept_checks(
    checks: Iterable[Check],
    declared: Sequence[Form],
    kept: Sequence[Form],
    unkept: Collection[str],
) -> list[Check]:
    """The checks of registers and figures that the office has."""
    foreign = _foreign(declared, kept)
    return [
        check
        for check in checks
        if not foreign & {check.register, *check.among}
        and (check.register or not {*check.compared()} & {*unkept})
    ]


def _leaning_on(
    needed: Collection[str], forms: Mapping[str, Form], checks: Sequence[Check]
) -> Iterator[str]:
    """The registers that those read cannot do without."""
    there = [forms[name] for name in needed if name in forms]
    sets = {form.form for form in there if form.form}
    yield from (join.source for form in there for join in form.joined.values())
    yield from (form.sheet for form in forms.values() if form.form in sets)
    beside = {name for check in checks if check.register in needed for name in check.among}
    yield from beside & forms.keys()


def _foreign(declared: Sequence[Form], kept: Sequence[Form]) -> set[str]:
    """The registers that only other offices have."""
    return {form.sheet for form in declared} - {form.sheet for form in kept}


def _unknown(office: Office, declared: Mapping[str, Form]) -> Iterable[str]:
    books = [name for name, form in declared.items() if form.is_book]
    for room, sheets in office.books.items():
        for sheet in sheets:
            if sheet not in books:
                yield (
                    f"tệp “{room}” nêu sổ “{visible(sheet)}” chưa khai báo trong "
                    f"params/registers/. {_meant(sheet, books)}"
                )
    sets = sorted({form.form for form in declared.values()} - {""})
    for name in office.collects:
        if name not in sets:
            yield f"“collects” nêu bộ biểu “{visible(name)}” chưa khai báo. {_meant(name, sets)}"


def _meant(name: str, known: Collection[str]) -> str:
    """The nearest name, else all there are."""
    near = get_close_matches(fold(name), map(fold, known), n=1)
    meant = next((each for each in known if fold(each) in near), "")
    return f"Sửa tên: có phải “{meant}”?" if meant else f"Sửa tên (có: {', '.join(known)})."


def _needs(rule: Rule, foreign: Collection[str], unkept: Mapping[str, Figure]) -> bool:
    return rule.register in foreign or any(part in unkept for part in rule.parts)


def _unkept(rule: Rule, name: str, unkept: Mapping[str, Figure]) -> Figure:
    part = next((unkept[part] for part in rule.parts if part in unkept), None)
    reason = part.reason if part else f"cơ quan không giữ sổ “{rule.register}”"
    return Figure(name, rule.label_for(name), rule.unit, None, "undefined", reason, kept=False)
