"""The profile as CSS: the paper for a browser's printer, and the style of each element."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from baocao.export.tree import heading_styles

PARTS = ("head", "foot", "appendix")


def profile_rules(profile: dict[str, Any]) -> str:
    """The rules that come after ``report.css``; an element's class is its name with hyphens.

    Sizes follow the text's: ``--body`` is the size of the body, on the screen or on paper. The
    order is that of the names: a kept notebook gives a profile's keys in another order.
    """
    return "\n".join([*_elements(profile), *_headings(profile), *_columns(profile), _page(profile)])


def _elements(profile: dict[str, Any]) -> Iterator[str]:
    body = profile["body"]["size"]
    for part in PARTS:
        prefix = "appendix-" if part == "appendix" else ""
        for name, style in sorted(profile[part].items()):
            if isinstance(style, dict):
                rules = f"{_size(style['size'], body)} {_weight(style)}"
                yield f".{prefix}{name.replace('_', '-')} {{ {rules} }}"
    yield f".notes {{ {_size(profile['footnote']['size'], body)} }}"
    yield f"table {{ {_size(profile['table']['size'], body)} }}"


def _headings(profile: dict[str, Any]) -> Iterator[str]:
    for level, style in heading_styles(profile).items():
        yield f"h{level} {{ {_weight(style)} }}"


def _columns(profile: dict[str, Any]) -> Iterator[str]:
    for part in ("head", "foot"):
        left, right = profile[part]["columns"]
        yield f".{part} {{ --columns: {left}fr {right}fr; }}"


def _page(profile: dict[str, Any]) -> str:
    paper, margins, body = profile["paper"], profile["margins"], profile["body"]
    sides = " ".join(f"{margins[side]}mm" for side in ("top", "right", "bottom", "left"))
    number = profile["page_number"]
    return (
        f"@page {{ size: {paper['width']}mm {paper['height']}mm; margin: {sides};\n"
        f"  @top-center {{ font-size: {number['size']}pt; {_weight(number)} }} }}\n"
        f"@media print {{ :root {{ --body: {body['size']}pt; --line: {body['line']}pt; "
        f"--indent: {body['indent']}mm; --paragraph: {body['paragraph']}pt; }} }}\n"
    )


def _size(size: float, body: float) -> str:
    return f"font-size: calc(var(--body) * {size} / {body});"


def _weight(style: dict[str, Any]) -> str:
    weight = "bold" if style["bold"] else "normal"
    return f"font-weight: {weight}; font-style: {'italic' if style['italic'] else 'normal'};"
