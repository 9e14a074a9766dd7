"""The one pandoc tree from which every format is written.

Markdown is read with the few marks that a report needs; raw HTML, TeX, attributes and typographic
changes are off, so what looks like them prints as itself. The tree then holds only the nodes
named in ``BLOCKS`` and ``INLINES``, in pandoc's JSON form; text runs are joined into one ``Str``,
but for what no line may part (719-QĐ/TU, 2026 - 2031), each a ``Whole`` of the same characters.
A chart is an ``Image`` alone in a top-level ``Para``, ``[attributes, alt, [address, caption]]``:
its address is ``chart:<name>``, a name of ``Document.images``; its caption is plain text.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Any

from baocao.errors import BuildError
from baocao.glyphs import shown
from baocao.notebooks import CHART

Node = dict[str, Any]

MARKS = (
    "markdown_strict",
    "-raw_html",
    "-spaced_reference_links",
    "-shortcut_reference_links",
    "+all_symbols_escapable",
    "+escaped_line_breaks",
    "+footnotes",
    "+intraword_underscores",
    "+lists_without_preceding_blankline",
    "+pipe_tables",
    "+space_in_atx_header",
    "+startnum",
    "+table_captions",
)
BLOCKS = frozenset({"Para", "Plain", "Header", "BulletList", "OrderedList", "Table"})
INLINES = frozenset({"Str", "LineBreak", "Emph", "Strong", "Note", "Link"})
SPACES = frozenset({"Space", "SoftBreak"})
WHOLE = re.compile(
    r"(?<![\w.,/-])((?:"
    r"\d[\w.,/%]{0,10} - \d[\w.,/%]{0,10}"  # a span: 2026 - 2031, 16/6/2026 - 15/9/2026
    r"|(?=[\w.,/-]*\d)\w[\w.,]*(?:[/-]\w[\w.,]*)+[%…]*(?<!\S{25})"  # 719-QĐ/TU, 31/3/2026
    r"|[^\W\d_]{1,20} -(?= )"  # Tổ chức - Cán bộ: a line that began with - would be a bullet
    r")(?![\w/-]))"
)
"""What no line may part, of no more than 25 letters, so that it has room on every line."""

NAMES = {
    "BlockQuote": "đoạn trích (dòng bắt đầu bằng >)",
    "Code": "mã trong dòng (giữa hai dấu `)",
    "CodeBlock": "khối mã (dòng thụt vào từ 4 dấu cách)",
    "HorizontalRule": "đường kẻ ngang",
    "Image": "hình ảnh",
}
SCHEMES = frozenset({"http", "https", "mailto"})
APPENDIX, TOP_HEADING, DEEPEST_HEADING = 1, 2, 6
ITEM_MARKS = ("-", "+")
"""What stands before an item of a list, and of a list within a list."""

SIDES = {"AlignLeft": "left", "AlignRight": "right", "AlignCenter": "center"}
"""Where a column's text stands; one of no side is at the left."""

WIDE = 1000  # hyphens in the rule of a table whose columns have fixed widths


@lru_cache(maxsize=2)
def parse(markdown: str) -> tuple[Node, ...]:
    """The blocks of a report's Markdown, cleaned; do not change them, they are kept for reuse.

    A heading of level 1 begins an appendix. The others start at level 2, below the title, and
    never skip a level. Links that are not web or mail addresses keep only their text.

    Raises:
        BuildError: pandoc failed, the text is empty, or it uses a mark that a report cannot print.
    """
    tree = json.loads(_pandoc(markdown))
    if not tree["blocks"]:
        raise BuildError("Sổ không có đoạn văn nào để in. Kiểm tra các ô Markdown của sổ.")
    return tuple(_level(map(_top, tree["blocks"])))


def heading_styles(profile: Mapping[str, Any]) -> dict[int, dict[str, bool]]:
    """How the headings of each level look; those deeper than the profile's as its last."""
    styles = {int(level): style for level, style in profile["headings"].items()}
    levels = range(TOP_HEADING, DEEPEST_HEADING + 1)
    return {level: styles[min(level, max(styles))] for level in levels}


def heads_others(row: list[Any]) -> bool:
    """Whether a row of a table is a heading of those below it: all its words are strong."""
    cells = [block["c"] for cell in row[1] for block in cell[4]]
    return bool(cells) and all([each["t"] for each in words] == ["Strong"] for words in cells)


def charts(blocks: Iterable[Node]) -> list[str]:
    """The addresses of all charts among the blocks of a document."""
    return [
        inline["c"][2][0]
        for block in blocks
        if block["t"] == "Para"
        for inline in block["c"]
        if inline["t"] == "Image"
    ]


def widths(table: Node) -> list[float]:
    """The widths of a table's columns as parts of the text's; empty where each is what it needs."""
    columns = [width for _, width in table["c"][2]]
    if any(width["t"] == "ColWidthDefault" for width in columns):
        return []
    whole = sum(width["c"] for width in columns)
    return [round(width["c"] / whole, 3) for width in columns]


def plain(inlines: Iterable[Node]) -> str:
    """The text of inline nodes without their marks and notes."""
    return "".join(_plain(node) for node in inlines)


def _plain(node: Node) -> str:
    match node["t"]:
        case "Str" | "Whole":
            return node["c"]
        case "LineBreak":
            return " "
        case "Note":
            return ""
        case "Link":
            return plain(node["c"][1])
    return plain(node["c"])


def _pandoc(markdown: str) -> str:
    command = [_program(), "--from", "".join(MARKS), "--to", "json", "--sandbox"]
    result = subprocess.run(
        [*command, f"--columns={WIDE - 1}"],
        input=markdown.encode(),
        capture_output=True,
        check=False,
    )
    if result.returncode:
        reason = result.stderr.decode(errors="replace").strip()
        raise BuildError(f"Không đọc được văn bản của sổ, pandoc báo: {reason}")
    return result.stdout.decode()


def _program() -> Path:
    """The pandoc that is locked with the libraries; pypandoc would take a newer one if any."""
    spec = find_spec("pypandoc")
    assert spec and spec.origin
    return Path(spec.origin).with_name("files") / f"pandoc{'.exe' * (os.name == 'nt')}"


def _top(node: Node) -> Node:
    """A block of the document itself: only there may an appendix begin or a chart stand alone."""
    match node:
        case {"t": "Header", "c": [level, attributes, inlines]}:
            return {"t": "Header", "c": [level, attributes, _inlines(inlines)]}
        case {"t": "Para", "c": [{"t": "Image", "c": [attributes, alt, [address, caption]]}]}:
            if address.startswith(CHART):
                image = [attributes, _inlines(alt), [address, shown(caption)]]
                return {"t": "Para", "c": [{"t": "Image", "c": image}]}
    return _block(node)


def _blocks(nodes: Iterable[Node]) -> list[Node]:
    return [_block(node) for node in nodes]


def _block(node: Node) -> Node:
    kind = node["t"]
    if kind not in BLOCKS:
        raise _refused(kind)
    match kind:
        case "Header":
            level, attributes, inlines = node["c"]
            return {"t": kind, "c": [max(level, TOP_HEADING), attributes, _inlines(inlines)]}
        case "BulletList":
            return {"t": kind, "c": [_blocks(item) for item in node["c"]]}
        case "OrderedList":
            return {"t": kind, "c": [node["c"][0], [_blocks(item) for item in node["c"][1]]]}
        case "Table":
            return {"t": kind, "c": _table(node["c"])}
    return {"t": kind, "c": _inlines(node["c"])}


def _table(parts: list[Any]) -> list[Any]:
    attributes, (short, caption), columns, head, bodies, foot = parts
    bodies = [[attrs, heads, _rows(top), _rows(rows)] for attrs, heads, top, rows in bodies]
    head = [head[0], _rows(head[1])]
    return [attributes, [short, _blocks(caption)], columns, head, bodies, foot]


def _rows(rows: list[Any]) -> list[Any]:
    return [[attrs, [[*cell[:4], _blocks(cell[4])] for cell in cells]] for attrs, cells in rows]


def _inlines(nodes: Iterable[Node]) -> list[Node]:
    flat = [kept for node in nodes for kept in _inline(node)]
    joined: list[Node] = []
    for is_text, run in groupby(flat, key=lambda node: node["t"] == "Str"):
        joined += _parted("".join(each["c"] for each in run)) if is_text else run
    return joined


def _parted(text: str) -> Iterable[Node]:
    """The text in turns: what lines may part, then what they may not."""
    for at, part in enumerate(WHOLE.split(text)):
        if part:
            yield {"t": "Whole" if at % 2 else "Str", "c": part}


def _inline(node: Node) -> list[Node]:
    kind = node["t"]
    if kind in SPACES:
        return [{"t": "Str", "c": " "}]
    if kind not in INLINES:
        raise _refused(kind)
    match kind:
        case "Str":
            return [{"t": kind, "c": shown(node["c"])}]
        case "LineBreak":
            return [{"t": kind}]
        case "Note":
            return [{"t": kind, "c": _blocks(node["c"])}]
        case "Link":
            attributes, inlines, target = node["c"]
            kept = _inlines(inlines)
            return [{"t": kind, "c": [attributes, kept, target]}] if _is_safe(target[0]) else kept
    return [{"t": kind, "c": _inlines(node["c"])}]


def _is_safe(address: str) -> bool:
    return address.partition(":")[0].lower() in SCHEMES


def _level(blocks: Iterable[Node]) -> Iterable[Node]:
    """Headings in order: an appendix begins anew, none is more than one level below the last."""
    previous = APPENDIX
    for block in blocks:
        if block["t"] == "Header":
            level, attributes, inlines = block["c"]
            previous = min(level, previous + 1)
            block = {"t": "Header", "c": [previous, attributes, inlines]}
        yield block


def _refused(kind: str) -> BuildError:
    return BuildError(
        f"Báo cáo không in được {NAMES.get(kind, kind)}. Viết lại chỗ đó bằng đoạn văn, "
        "gạch đầu dòng hoặc bảng."
    )
