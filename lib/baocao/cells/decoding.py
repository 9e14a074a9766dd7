"""Text in old encodings, and damaged letters, read as Unicode once a whole workbook is there.

What a text is depends on the font of its cell and on its column, so it cannot be told while cells
are read; and shared strings belong to cells of several fonts. The cells keep the original.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from baocao.cells.codes import finding
from baocao.cells.conversions import Conversions, Remark
from baocao.cells.model import Cell, Sheet, Style
from baocao.cells.values import RichText, Run
from baocao.encodings import (
    Encoding,
    Outcome,
    Ruling,
    doubled,
    family_of,
    kind_of,
    likelier,
    repair,
    rule_by_font,
    rule_by_words,
    with_capitals,
    without_letter,
    worth_a_look,
)
from baocao.errors import Finding, visible

CONVERTED = ("converted", "capitals")
LEFT = {"half": "F-095", "unclear": "F-096", "unknown": "F-093"}


class _Text(NamedTuple):
    """All that decides how a cell is read: many cells of a column say the same."""

    column: int
    font: str
    value: str


class _Group(NamedTuple):
    """Texts that are judged together: of one column, in fonts of one encoding, or in modern ones.

    In an old font without encoding it is one that we cannot read.
    """

    column: int
    old_font: bool
    encoding: Encoding | None


class _Reading(NamedTuple):
    """A text as a reader sees it, what is to be told of it, and the encodings it was in."""

    text: str
    remarks: tuple[Remark, ...]
    encodings: tuple[Encoding, ...]


def may_need_decoding(styles: Iterable[Style], texts: Iterable[str]) -> bool:
    """Whether any font, string or sheet name calls for it; most workbooks are all Unicode."""
    old = any(family_of(style.font) for style in styles)
    return old or any(isinstance(text, RichText) or worth_a_look(text) for text in texts)


def decoded(sheets: Mapping[str, Sheet]) -> tuple[dict[str, Sheet], list[Finding]]:
    """The sheets with texts and names as a reader sees them, and what was done or left."""
    decoders = {name: _SheetDecoder(sheet) for name, sheet in sheets.items()}
    cells = {name: {**sheets[name].cells, **each.run()} for name, each in decoders.items()}
    names = _read_names({name: each.used for name, each in decoders.items()})
    found: list[Finding] = []
    for name, decoder in decoders.items():
        read = names[name]
        if read.text != name:
            blanks = {"typed": read.typed, "name": read.text}
            found.append(finding("F-092", sheet=read.text, seen=name, **blanks))
        found += decoder.told.findings(read.text)
    made = [
        replace(sheet, name=names[name].text, cells=cells[name]) for name, sheet in sheets.items()
    ]
    return {sheet.name: sheet for sheet in made}, found


class _SheetDecoder:
    """Reads the texts of one sheet; ``told`` and ``used`` (an encoding's cells) are whole after."""

    def __init__(self, sheet: Sheet) -> None:
        self.told = Conversions()
        self.used: Counter[Encoding] = Counter()
        self.texts = {
            place: _Text(cell.column, cell.font, cell.value)
            for place, cell in sheet.cells.items()
            if cell[2] == "text" and _may_change(cell.value)
        }
        distinct = dict.fromkeys(self.texts.values())
        rulings = _rulings(distinct)
        self.readings = {text: _read(text, rulings) for text in distinct}
        self.cells = sheet.cells

    def run(self) -> dict[tuple[int, int], Cell]:
        """The cells whose text is not what is in the file, by place."""
        changed = {}
        for place, text in self.texts.items():
            reading = self.readings[text]
            self.used.update(reading.encodings)
            for remark in reading.remarks:
                self.told.add(place, remark)
            if isinstance(text.value, RichText) or reading.text != text.value:
                raw = str(text.value)
                changed[place] = self.cells[place]._replace(value=reading.text, raw=raw)
        return changed


def _may_change(text: str) -> bool:
    return not text.isascii() or isinstance(text, RichText)


def _read(text: _Text, rulings: Mapping[_Group, Ruling]) -> _Reading:
    """The reading of a text; of a rich one each run is read by its own font."""
    read, remarks, encodings = "", [], []
    kept = True
    for group, run in _runs(text):
        family, ruling = family_of(run.font), rulings[group]
        outcome = ruling.read(run.text, capitals=bool(family and family.capitals))
        remarks += _remarks(run, ruling, outcome)
        read += outcome.text
        kept = kept and outcome.fate == "kept"
        if outcome.fate in CONVERTED and ruling.encoding:
            encodings.append(ruling.encoding)
    if kept and worth_a_look(read):
        read, more = _mended(read, text.font)
        remarks += more
    return _Reading(read, tuple(remarks), tuple(encodings))


def _remarks(run: Run, ruling: Ruling, outcome: Outcome) -> Iterator[Remark]:
    """What is to be told of a text that was converted, or could not be."""
    encoding = ruling.encoding
    name = encoding.name if encoding else ""
    if outcome.fate in CONVERTED:
        seen = f"{run.text} → {outcome.text}"
        ground = "capitals" if outcome.fate == "capitals" else ruling.ground
        yield Remark("F-090", run.font, seen, name, ground)
        if ruling.mixed:
            yield Remark("F-094", run.font, seen, name)
        for word, other in without_letter(outcome.text)[:1]:
            yield Remark("F-098", run.font, outcome.text, word=word, other=other)
    elif outcome.fate in LEFT:
        other = visible(encoding.decode(run.text)) if encoding else ""
        yield Remark(LEFT[outcome.fate], run.font, run.text, name, other=other)


def _mended(text: str, font: str) -> tuple[str, list[Remark]]:
    """A text that is Unicode, with letters put right; what is doubtful in it is to be told."""
    mended, doubts = repair(text)
    remarks = [Remark("F-091", font, f"{text} → {mended}")] if mended != text else []
    told = (("F-097", doubts[:1]), ("F-099", doubled(mended)[:1]))
    remarks += [
        Remark(code, font, mended, word=word, other=other)
        for code, words in told
        for word, other in words
    ]
    return mended, remarks


def _runs(text: _Text) -> Iterator[tuple[_Group, Run]]:
    """The stretches of a text with the font that each has, and the group that it belongs to."""
    runs = text.value.runs if isinstance(text.value, RichText) else (Run("", text.value),)
    for run in runs:
        font = run.font or text.font
        family = family_of(font)
        group = _Group(text.column, family is not None, family.encoding if family else None)
        yield group, Run(font, run.text)


def _rulings(texts: Iterable[_Text]) -> dict[_Group, Ruling]:
    groups: dict[_Group, dict[str, None]] = {}  # each text once
    for text in texts:
        for group, run in _runs(text):
            groups.setdefault(group, {})[run.text] = None
    around: dict[_Group, list[str]] = {}
    for group, found in groups.items():
        around.setdefault(group._replace(column=0), []).extend(found)
    rulings = {}
    for group, found in groups.items():
        sheet = around[group._replace(column=0)]
        if group.old_font:
            beside = [*groups.get(_Group(group.column, False, None), ())]
            rulings[group] = rule_by_font(group.encoding, [*found], sheet, beside)
        else:
            rulings[group] = rule_by_words([*found], sheet)
    return rulings


class _Name(NamedTuple):
    """The name of a sheet as a reader sees it, and how it was typed if not so."""

    text: str
    typed: str = ""


def _read_names(used: Mapping[str, Counter[Encoding]]) -> dict[str, _Name]:
    """Names have no font: they are in the encoding of their sheet, else in that of all of them.

    None is changed to what another sheet is called.
    """
    everywhere: Counter[Encoding] = sum(used.values(), Counter())
    guess = likelier(used)
    taken = {name.casefold() for name in used}
    names: dict[str, _Name] = {}
    for name, counted in used.items():
        common = (counted or everywhere).most_common(1)
        read = _read_name(name, common[0][0] if common else guess and guess[0])
        if read.text.casefold() in taken:
            read = _Name(name)
        taken.add(read.text.casefold())
        names[name] = read
    return names


def _read_name(name: str, encoding: Encoding | None) -> _Name:
    if encoding and kind_of(name, encoding) == "old":
        return _Name(with_capitals(encoding.decode(name)), f"bảng mã {encoding.name}")
    return _Name(repair(name).text, "chữ lỗi")
