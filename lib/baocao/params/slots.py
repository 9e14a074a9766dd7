"""Slots: the judgement an analyst writes anew each period, in Markdown, a heading a slot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from baocao.errors import ParamsError
from baocao.text import fold, tidy

HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*#*[ \t]*$")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot: its heading, its Markdown text (may be empty), and the line of each in the file."""

    name: str
    text: str
    line: int
    text_line: int = 1


def read_slots(path: Path, names: Iterable[str]) -> dict[str, Slot]:
    """Read the slots of an edition, by folded heading; a missing file has no slots.

    ``names`` are the slots of the report. Only a heading of the first level begins a slot; deeper
    ones belong to its text. Comments ``<!-- -->`` are instructions to the writer and are left out.

    Raises:
        ParamsError: a heading is not among ``names`` or stands twice, text stands before the
            first, or the file is not UTF-8.
    """
    if not path.is_file():
        return {}
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ParamsError(f"Tệp {path.name} không phải UTF-8. Lưu lại dạng UTF-8.") from None
    blank = COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    slots = _split(path, blank)
    known = {fold(name): name for name in names}
    for folded, slot in slots.items():
        if folded not in known:
            raise _unknown(path, slot, known)
    return slots


def _unknown(path: Path, slot: Slot, known: Mapping[str, str]) -> ParamsError:
    near = get_close_matches(fold(slot.name), known, n=1)
    hint = f"Có phải “{known[near[0]]}”? " if near else ""
    there = ", ".join(f"“{name}”" for name in known.values()) or "không phần nào"
    return ParamsError(
        f"Tệp {path.name}, dòng {slot.line}: báo cáo không có phần “{slot.name}” (có: {there}). "
        f"{hint}Sửa lại tiêu đề, hoặc thêm một dấu # trước tiêu đề nhỏ nằm trong một phần."
    )


def _split(path: Path, text: str) -> dict[str, Slot]:
    slots: dict[str, Slot] = {}
    name, start, body = "", 1, list[str]()
    for number, line in enumerate([*text.splitlines(), "# "], start=1):
        heading = HEADING.match(line)
        if not heading and line != "# ":
            body.append(line)
            continue
        blank = next((place for place, text in enumerate(body) if text.strip()), 0)
        _keep(path, slots, Slot(name, "\n".join(body).strip(), start, start + 1 + blank))
        name, start, body = tidy(heading[1]) if heading else "", number, []
    return slots


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
