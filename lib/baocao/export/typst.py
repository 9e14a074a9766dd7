"""The pandoc tree written as typst, where no text can be taken for a command.

Text stands in string literals only (``#"…";``): typst reads no mark, quote or dash inside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from baocao.export.keeping import fits, kept, leads, shares
from baocao.export.tree import ITEM_MARKS, SIDES, Node, heads_others, plain, widths

BOX, UNBROKEN = "#box", "table.cell(breakable: false)"
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})


def literal(value: Any) -> str:
    """A Python value of dicts, lists, numbers, truths, texts and UTF-8 bytes in typst."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value.translate(ESCAPES)}"'
        case bytes():
            return f"bytes({literal(value.decode())})"
        case dict():
            pairs = "".join(f"{literal(key)}: {literal(held)}, " for key, held in value.items())
            return f"({pairs or ':'})"
        case list() | tuple():
            return f"({''.join(f'{literal(held)}, ' for held in value)})"
    return repr(value)


def blocks(nodes: Sequence[Node], depth: int = 0) -> str:
    """Block nodes as typst markup, one paragraph each; ``depth`` counts the lists around them.

    A list item is a paragraph with its mark, as official documents set it. Typst's own lists would
    print a long footnote of an item on the page before the item.
    """
    sticky = frozenset(leads(nodes))
    written = (_block(node, depth) for node in nodes)
    return "\n\n".join(
        f"#block(sticky: true, par[{text}])" if at in sticky else text
        for at, text in enumerate(written)
    )


def inlines(nodes: Iterable[Node]) -> str:
    """Inline nodes as typst markup without line breaks of its own.

    A line may end after a box, so the note of what no line may part stands in the box with it.
    """
    written: list[str] = []
    for node in nodes:
        if node["t"] == "Note" and written and written[-1].startswith(BOX):
            written[-1] = f"{BOX}[{written[-1]}{_inline(node)}];"
        else:
            written.append(_inline(node))
    return "".join(written)


def _block(node: Node, depth: int) -> str:
    match node:
        case {"t": "Header", "c": [level, _, content]}:
            return f"#heading(level: {level})[{inlines(content)}]"
        case {"t": "BulletList", "c": items}:
            mark = ITEM_MARKS[depth % len(ITEM_MARKS)]
            return "\n\n".join(_item(item, mark, depth) for item in items)
        case {"t": "OrderedList", "c": [[start, *_], items]}:
            numbered = enumerate(items, start)
            return "\n\n".join(_item(item, f"{number}.", depth) for number, item in numbered)
        case {"t": "Table"}:
            return _table(node)
        case {"t": "Para", "c": [{"t": "Image", "c": [_, alt, [address, caption]]}]}:
            picture = f"pictures.at({literal(address)})"
            return f"#chart({picture}, {literal(plain(alt))}, {literal(caption)})"
    return inlines(node["c"])


def _item(item: list[Node], mark: str, depth: int) -> str:
    return f"#{literal(f'{mark} ')};{blocks(item, depth + 1)}"


def _inline(node: Node) -> str:
    match node:
        case {"t": "Str", "c": text}:
            return f"#{literal(text)};"
        case {"t": "Whole", "c": text}:
            return f"{BOX}({literal(text)});"
        case {"t": "Emph", "c": content}:
            return f"#emph[{inlines(content)}];"
        case {"t": "Strong", "c": content}:
            return f"#strong[{inlines(content)}];"
        case {"t": "Note", "c": content}:
            return f"#footnote[{blocks(content)}];"
        case {"t": "Link", "c": [_, content, [address, _]]}:
            return f"#link({literal(address)})[{inlines(content)}];"
    return "#linebreak();"


def _table(node: Node) -> str:
    """A table; before its columns one of no width, whose cells keep rows together."""
    _, (_, caption), columns, (_, head), _, _ = node["c"]
    across = ["0pt", *([f"{share}fr" for share in widths(node)] or ["auto"] * len(columns))]
    aligned = ["left", *(SIDES.get(kind["t"], "left") for kind, _ in columns)]
    header = f"table.header([], {_cells(head)}), " if head else ""
    opening = f"table(columns: ({', '.join(across)}), align: ({', '.join(aligned)}), {header}"
    named = f"caption: [{blocks(caption)}], " if caption else ""
    table = f"{opening}{', '.join(_rows(node))})"
    return f"#figure(kind: table, supplement: none, numbering: none, {named}{table})"


def _rows(table: Node) -> Iterator[str]:
    """The rows of a table; typst has those that one unbreakable cell spans on one page."""
    room, rows = shares(table), [row for *_, body in table["c"][4] for row in body]
    groups = kept(table)
    spans = {group.start: len(group) for group in groups}
    within = frozenset(at for group in groups for at in group)
    for at, (row, below) in enumerate(zip(rows, [*rows[1:], None], strict=True)):
        span = f"table.cell(rowspan: {spans[at]}, breakable: false)[], " if at in spans else ""
        yield span + _cells([row], UNBROKEN) if at in within else _row(row, room, below)


def _row(row: list[Any], room: Sequence[float], below: list[Any] | None) -> str:
    """A row, on one page where it surely fits; one that heads others has them on its page.

    Typst breaks down over headings one right below the other: only the lower one is a heading.
    """
    cells = f"[], {_cells([row], UNBROKEN if fits(row, room) else '')}"
    heads = heads_others(row) and below and not heads_others(below)
    return f"table.header(level: 2, repeat: false, {cells})" if heads else cells


def _cells(rows: Iterable[Any], opening: str = "") -> str:
    return ", ".join(f"{opening}[{blocks(cell[4])}]" for _, cells in rows for cell in cells)
