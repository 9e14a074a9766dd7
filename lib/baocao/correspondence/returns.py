"""The form that goes back to a unit: made afresh, with its own figures and what is wrong with them.

It is never the file that was received: nothing of that but values comes in, and texts stay texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from baocao.cells import ref
from baocao.correspondence.letters import list_of
from baocao.correspondence.points import LONGEST, Point, Points, described, in_order, mended
from baocao.correspondence.templates import GUIDE_TITLE, LISTS_TITLE, Templates, titled
from baocao.errors import SEVERITIES, Finding, visible
from baocao.registers import Form, Register, Spot
from baocao.registers.values import clean
from baocao.workbooks import Book, Fault, Place, add_form, add_guide, cells_of
from baocao.workbooks.looks import CENTRED, PLAIN
from baocao.workbooks.places import FIRST_ROW

TO_MEND = "Bấm vào ô ở cột “Ô” để đến chỗ cần sửa. Sửa xong các ô tô màu thì lưu, gửi lại tệp này."
TO_CONFIRM = (
    "Bấm vào ô ở cột “Ô” để đến chỗ cần xem. Số đúng thì trả lời xác nhận, nêu rõ lý do; số sai "
    "thì sửa ở ô tô màu, lưu và gửi lại tệp này."
)
HINT_ON_FORM = "Sửa các ô tô màu theo ghi chú ở ô rồi gửi lại; giữ nguyên tên trang và các tiêu đề."
ELSEWHERE = "ngoài các ô của biểu"
WIDTHS = {
    "STT": 6.0, "Trang": 20.0, "Ô": 12.0, "Chỉ tiêu": 28.0, "Nội dung": 42.0, "Cách sửa": 36.0,
    "Tình trạng": 12.0,
}  # fmt: skip
LINKED = list(WIDTHS).index("Ô") + 1

Cell = tuple[str, str]
"""A sheet, and a cell of it as Excel names it."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One file: its ``values`` by the form's sheet, and where each of its cells stands there.

    What could not be read is there as the text that it is.
    """

    values: dict[str, dict[Place, object]] = field(default_factory=dict)
    places: dict[Cell, tuple[str, Place]] = field(default_factory=dict)


def sent_forms(registers: Iterable[Register]) -> dict[str, Sent]:
    """What the files of units hold that these registers were read from, by file."""
    files: dict[str, Sent] = {}
    for register in registers:
        rows = register.rows.to_dict("records")
        for position, beside in _beside(register.form, register.spots, rows):
            for heading, spot in register.spots[position].items():
                if heading in register.form.joined:
                    continue
                sent = files.setdefault(spot.file, Sent())
                place = (heading, beside)
                value = rows[position][heading]
                bad = register.bad.get((position, heading))
                if value is None and bad:
                    value = clean(bad.seen) or None
                sent.values.setdefault(register.name, {})[place] = value
                sent.places[spot.sheet, spot.ref] = (register.name, place)
    return files


def on_template(points: Points, sent: Sent, forms: Sequence[Form]) -> Points:
    """The points with their cells as they stand on the form that goes back, and in its order.

    Cells that the form does not have are left out; the point then speaks of its sheet.
    """
    cells = {form.sheet: cells_of(form) for form in forms}

    def moved(found: Finding) -> Finding:
        places = [sent.places[found.sheet, each] for each in found.cells
                  if (found.sheet, each) in sent.places]  # fmt: skip
        there = [(sheet, cells[sheet][place]) for sheet, place in places if place in cells[sheet]]
        sheet = there[0][0] if there else found.sheet
        return replace(found, sheet=sheet, cells=tuple(cell for _, cell in there))

    there = [replace(each, finding=moved(each.finding)) for each in points.found]
    return in_order(replace(points, found=there), forms)


def return_workbook(templates: Templates, code: str, sent: Sent, points: Points) -> bytes:
    """The file that goes back: first what is wrong, then the form, to be mended and sent again.

    ``points`` are as ``on_template`` gives them. What the form said already when it went out is
    as it was then, whatever the unit has made of it.
    """
    book = Book(templates.so.office.name, locked=True)
    name, listed = templates.names[code].upper(), list_of(points)
    hint = TO_MEND if points.errors else TO_CONFIRM
    _add_list(book, listed, (name, titled(listed, templates.so), hint), points.found)
    faults = _faults(points.found, templates.forms)
    for form in templates.forms:
        known = templates.known[form.sheet][code]
        contents = replace(
            known,
            values={**sent.values.get(form.sheet, {}), **known.values},
            faults=faults.get(form.sheet, {}),
        )
        titles = (name, titled(form.sheet, templates.so), HINT_ON_FORM)
        add_form(book, form, titles, contents, templates.own_checks[form.sheet])
    add_guide(book, (name, GUIDE_TITLE, ""), templates.lines)
    return book.bytes((name, LISTS_TITLE, ""))


def _faults(points: Sequence[Point], forms: Sequence[Form]) -> dict[str, dict[Place, Fault]]:
    """By sheet and place what is wrong there; of several points the worst gives the colour."""
    places: dict[Cell, Place] = {
        (form.sheet, cell): place for form in forms for place, cell in cells_of(form).items()
    }
    faults: dict[str, dict[Place, Fault]] = {}
    ranks = list(SEVERITIES)
    for point in sorted(points, key=lambda each: ranks.index(each.finding.severity)):
        found = point.finding
        on_sheet = faults.setdefault(found.sheet, {})
        for place in (places[found.sheet, cell] for cell in found.cells):
            before = on_sheet.get(place) or Fault(found.severity, "")
            text = "\n".join(filter(None, [before.text, _told(found)]))
            on_sheet[place] = replace(before, text=text)
    return faults


def _told(finding: Finding) -> str:
    level = SEVERITIES[finding.severity]
    return f"{level}: {described(finding)}. Cách sửa: {mended(finding)}."


def _add_list(book: Book, listed: str, titles: Sequence[str], points: Sequence[Point]) -> None:
    sheet = book.add(listed, titles, WIDTHS)
    for number, point in enumerate(points, start=1):
        found, row = point.finding, FIRST_ROW + number - 1
        cells = ", ".join(found.cells)
        told = (
            number,
            visible(found.sheet),
            cells or ELSEWHERE,
            visible(found.heading, LONGEST),
            described(found),
            mended(found),
            point.state,
        )
        for column, value in enumerate(told, start=1):
            sheet.put(ref(row, column), value, CENTRED if column == 1 else PLAIN)
        if cells:
            sheet.link(ref(row, LINKED), cells, found.sheet, found.cells[0])


def _beside(
    form: Form, spots: tuple[Mapping[str, Spot], ...], rows: list[dict[str, object]]
) -> Iterator[tuple[int, str]]:
    """Beside what the values of each row stand: a column of values, or a fixed line."""
    if form.labels:
        for position, row in enumerate(rows):
            yield position, str(row[form.across]) if form.across else form.values[0]
    elif form.lines:
        lines = form.columns[form.lines].choices
        # A row that names its line comes after those whose line is only known by their place.
        for position in sorted(range(len(rows)), key=lambda at: rows[at][form.lines] in lines):
            told = rows[position][form.lines]
            at = next(iter(spots[position].values())).row - FIRST_ROW
            yield from ((position, line) for line in lines[at : at + 1] if told not in lines)
            if told in lines:
                yield position, str(told)
