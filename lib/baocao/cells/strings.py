"""The shared strings of a workbook: cells name them by number."""

from __future__ import annotations

from baocao.cells.codes import refusal
from baocao.cells.plain import find_plain_strings
from baocao.cells.values import MISSING, Read, Texts
from baocao.cells.xml import ELEMENT_HANDLERS, Handlers, parse

MAX_STRINGS = 400_000
PART = "sharedStrings.xml"


class SharedStrings(dict[str | None, Read]):
    """The strings by their number, written as cells write it."""

    def __missing__(self, raw: str | None) -> Read:
        if raw is None or not raw.strip():
            return MISSING
        raise refusal("F-041", seen=raw)

    def add(self, read: Read) -> None:
        """Keep the next string.

        Raises:
            DataError: there are more than a workbook of an office ever has.
        """
        if len(self) >= MAX_STRINGS:
            raise refusal("F-025", limit=MAX_STRINGS)
        self[str(len(self))] = read


def read_shared_strings(data: bytes | None, texts: Texts) -> SharedStrings:
    """The strings of sharedStrings.xml, runs joined, phonetic guides left out; none without it."""
    strings = SharedStrings()
    plain = find_plain_strings(data or b"")
    if plain is not None:
        parse(data, PART, lambda *_: {})  # only to be sure of the XML
        for text in plain:
            strings.add(texts.read(text))
    elif data is not None:
        parse(data, PART, _Stream(texts, strings).handlers)
    return strings


class _Stream:
    """Strings with looks, guides or anything else beside plain text, element by element."""

    def __init__(self, texts: Texts, strings: SharedStrings) -> None:
        self.texts, self.strings = texts, strings
        self.pieces: list[str] = []
        self.text: list[str] = []
        self.in_guide = self.struck = False

    def handlers(self, _: str, namespace: str) -> Handlers:
        """What expat calls below the root."""
        self.leaf, self.guide, self.strike = (namespace + tag for tag in ("t", "rPh", "strike"))
        self.closing = {
            namespace + "si": self._close_item,
            self.leaf: self._close_leaf,
            self.guide: self._leave_guide,
        }
        return dict(
            zip(ELEMENT_HANDLERS, (self._start, self._end, self.pieces.append), strict=True)
        )

    def _start(self, name: str, attributes: list[str]) -> None:
        self.pieces.clear()
        if name == self.guide:
            self.in_guide = True
        elif name == self.strike and attributes != ["val", "0"]:
            self.struck = True

    def _end(self, name: str) -> None:
        if name in self.closing:
            self.closing[name]()

    def _close_leaf(self) -> None:
        if not self.in_guide:
            self.text.extend(self.pieces)

    def _leave_guide(self) -> None:
        self.in_guide = False

    def _close_item(self) -> None:
        read = self.texts.read("".join(self.text))
        self.strings.add(read)
        if self.struck:
            self.texts.odd.setdefault(read[2], "F-064")
        self.text.clear()
        self.struck = False
