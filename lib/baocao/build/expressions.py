"""Live prose: what the inline expressions of Markdown cells may return."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from baocao.build.parameters import INJECTED_TAG
from baocao.errors import own_names
from baocao.notebooks import NOTE_TAG, PHRASE

HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*$", re.MULTILINE)
ORIGINS = ("figure:", "cell:", "param:", "ledger:", "fixed:")


def result_problems(result: Mapping[str, Any]) -> Iterator[str]:
    """Why a result may not be printed; nothing when it may.

    ``result`` is what the kernel replies for one user expression.
    """
    if result["status"] != "ok":
        own = result["ename"] in own_names()
        yield str(result["evalue"]) if own else f"{result['ename']}: {result['evalue']}"
        return
    phrase = result["data"].get(PHRASE)
    if phrase is None:
        shown = result["data"].get("text/plain", "")
        yield f"kết quả {shown} không mang nguồn; chỉ được in chỉ tiêu, ô bảng tính hoặc tham số"
        return
    yield from _part_problems(phrase["parts"])
    if plain(phrase) != result["data"].get("text/plain"):
        yield "chữ hiện trong JupyterLab khác chữ sẽ in"


def plain(phrase: Mapping[str, Any]) -> str:
    """The text of a phrase as a reader sees it."""
    return "".join(part["text"] for part in phrase["parts"])


def figures_named(result: Mapping[str, Any]) -> Iterator[str]:
    """The ids of the figures a result stands on."""
    for part in result["data"][PHRASE]["parts"]:
        if part["from"].startswith("figure:"):
            yield part["from"].removeprefix("figure:")


def place(name: str, cells: Sequence[Any], index: int) -> str:
    """A cell as messages name it: notebook, number in the source, the heading it stands under."""
    above = [cell for cell in cells[: index + 1] if not _has_tag(cell, INJECTED_TAG)]
    heading = _heading(above)
    return f"{name}, ô {len(above)}" + (f" (mục “{heading}”)" if heading else "")


def is_printed(cell: Any) -> bool:
    """Whether a cell is prose of the report: Markdown, and not a note to the analyst."""
    return cell.cell_type == "markdown" and not _has_tag(cell, NOTE_TAG)


def _has_tag(cell: Any, tag: str) -> bool:
    return tag in cell.metadata.get("tags", [])


def _heading(cells: Sequence[Any]) -> str:
    for cell in reversed(cells):
        if cell.cell_type == "markdown" and (found := HEADING.findall(cell.source)):
            return str(found[-1])
    return ""


def _part_problems(parts: list[Mapping[str, str]]) -> Iterator[str]:
    for part in parts:
        origin, text = part["from"], part["text"]
        if origin and not origin.startswith(ORIGINS):
            yield f"“{text}” mang nguồn lạ “{origin}”"
        if not origin and any(char.isdigit() for char in text):
            yield f"“{text}” có chữ số mà không mang nguồn"
