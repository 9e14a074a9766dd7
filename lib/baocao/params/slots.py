"""Slots: the judgement an analyst writes anew each period, in Markdown, a heading a slot."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from baocao.errors import ParamsError
from baocao.text import fold, tidy

HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*#*[ \t]*$")
COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
# The mark of inherited text, told by letters without accents: editors and hands mangle the rest.
FROM = r"ke\s+thua\s+tu(?:\s+ky(?:\s+truoc)?)?"
PERIOD, UNREAD = r"\s+(?P<period>\d{4}\w*)", r"chua\s+doc\s+lai"
WORN = re.compile(rf"{FROM}{PERIOD}|{UNREAD}")
BARE = re.compile(rf"[*\[\s]*{FROM}(?:{PERIOD})?\W*{UNREAD}[*\]\s]*")
UNTOLD = "kỳ trước"


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot: its heading, its Markdown text (may be empty), and the line of each in the file.

    ``inherited`` names the period that the text was copied from and not yet confirmed since;
    empty for a text of this period.
    """

    name: str
    text: str
    line: int
    text_line: int = 1
    inherited: str = ""

    @property
    def mark(self) -> str:
        """What a draft prints before an inherited text."""
        return f"kế thừa từ {self.inherited}, chưa đọc lại" if self.inherited else ""


def inheritance(period: str) -> str:
    """The line below a heading that marks the text as copied from ``period``."""
    mark = Slot("", "", 0, inherited=period).mark
    return f"<!-- {mark}: đọc, sửa cho đúng kỳ này rồi xóa dòng này; không dùng thì xóa cả đoạn -->"


def without_marks(text: str) -> str:
    """The text of a slots file without marks of inheritance, line by line as it was."""

    def cleared(comment: re.Match[str]) -> str:
        marks = _inherited(WORN, comment[0])
        return "\n" * comment[0].count("\n") if marks else comment[0]

    plain = COMMENT.sub(cleared, unicodedata.normalize("NFC", text))
    return "\n".join(map(_without_mark, plain.splitlines()))


def read_slots(path: Path, names: Iterable[str]) -> dict[str, Slot]:
    """Read the slots of an edition, by folded heading; a missing file has no slots.

    ``names`` are the slots of the report. Only a heading of the first level begins a slot; deeper
    ones belong to its text. Comments ``<!-- -->`` are instructions to the writer and are left out;
    one that marks inherited text, or what is left of such a mark, makes its slot inherited.

    Raises:
        ParamsError: a heading is not among ``names`` or stands twice, text stands before the
            first, a comment is not ended, or the file is not UTF-8.
    """
    if not path.is_file():
        return {}
    try:
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise ParamsError(f"Tệp {path.name} không phải UTF-8. Lưu lại dạng UTF-8.") from None
    marks = {
        _line(text, comment.start()): told
        for comment in COMMENT.finditer(text)
        if (told := _inherited(WORN, comment[0]))
    }
    blank = COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    if (loose := blank.find("<!--")) >= 0:
        raise ParamsError(
            f"Tệp {path.name}, dòng {_line(blank, loose)}: chú thích mở bằng <!-- mà không đóng. "
            "Thêm --> vào cuối chú thích, hoặc xóa <!--."
        )
    slots = _split(path, blank, marks)
    known = {fold(name): name for name in names}
    for folded, slot in slots.items():
        if folded not in known:
            raise _unknown(path, slot, known)
    return slots


def _line(text: str, place: int) -> int:
    return len(f"{text[:place]}.".splitlines())


def _inherited(mark: re.Pattern[str], text: str) -> str:
    """The period that a mark in the text names, other words where it names none; empty without."""
    if not (found := mark.search(_bare(text))):
        return ""
    return found["period"].upper() if found["period"] else UNTOLD


def _bare(text: str) -> str:
    """The text letter by letter without accents and capitals; as long as it was."""
    letters = (unicodedata.normalize("NFD", letter)[0] for letter in text)
    return "".join(letters).replace("đ", "d").replace("Đ", "d").lower()


def _unknown(path: Path, slot: Slot, known: Mapping[str, str]) -> ParamsError:
    near = get_close_matches(fold(slot.name), known, n=1)
    hint = f"Có phải “{known[near[0]]}”? " if near else ""
    there = ", ".join(f"“{name}”" for name in known.values()) or "không phần nào"
    return ParamsError(
        f"Tệp {path.name}, dòng {slot.line}: báo cáo không có phần “{slot.name}” (có: {there}). "
        f"{hint}Sửa lại tiêu đề, hoặc thêm một dấu # trước tiêu đề nhỏ nằm trong một phần."
    )


def _split(path: Path, text: str, marks: Mapping[int, str]) -> dict[str, Slot]:
    slots: dict[str, Slot] = {}
    name, start, inherited, body = "", 1, "", list[str]()
    for number, line in enumerate([*text.splitlines(), "# "], start=1):
        heading = HEADING.match(line)
        if not heading and line != "# ":
            inherited = inherited or marks.get(number, "") or _inherited(BARE, line)
            body.append(_without_mark(line))
            continue
        blank = next((place for place, text in enumerate(body) if text.strip()), 0)
        slot = Slot(name, "\n".join(body).strip(), start, start + 1 + blank, inherited)
        _keep(path, slots, slot)
        # A mark that has slipped above the first heading is meant for what stands below.
        inherited = "" if name else inherited
        name, start, body = tidy(heading[1]) if heading else "", number, []
    return slots


def _without_mark(line: str) -> str:
    """The line without a mark that has lost the signs of a comment."""
    found = BARE.search(_bare(line))
    return line[: found.start()] + line[found.end() :] if found else line


def _keep(path: Path, slots: dict[str, Slot], slot: Slot) -> None:
    if not slot.name:
        if slot.text:
            raise ParamsError(
                f"Tệp {path.name}: có chữ nằm trước tiêu đề đầu tiên. "
                "Đặt mỗi đoạn dưới tiêu đề của nó."
            )
        return
    if fold(slot.name) in slots:
        raise ParamsError(
            f"Tệp {path.name}, dòng {slot.line}: tiêu đề “{slot.name}” ghi hai lần. "
            "Gộp lại làm một."
        )
    slots[fold(slot.name)] = slot
