"""Elements of a Word document as text, and the units it counts in.

Text goes in through ``run`` and the attributes of ``w``, which escape it.
"""

from __future__ import annotations

from html import escape
from math import ceil

POINTS_PER_MM = 72 / 25.4
EMU_PER_TWIP = 635
"""Pictures are measured in English metric units, everything else in twips."""

PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:pic="{PICTURE}"'
)


def twips(points: float) -> int:
    """A length in points as twentieths of a point."""
    return round(points * 20)


def mm(length: float) -> int:
    """A length in millimetres as twentieths of a point."""
    return twips(length * POINTS_PER_MM)


def half_points(size: float) -> int:
    """A type size in points as half points."""
    return round(size * 2)


def own_line(size: float) -> int:
    """The exact line, in twips, of words that stand outside the text: a quarter over their size."""
    return twips(ceil(size * 1.25))


def w(name: str, *inside: str, **attributes: str | int) -> str:
    """One element of the ``w:`` namespace; ``inside`` is XML already."""
    named = "".join(f' w:{key}="{escape(str(held))}"' for key, held in attributes.items())
    return f"<w:{name}{named}>{''.join(inside)}</w:{name}>" if inside else f"<w:{name}{named}/>"


def run(text: str, *properties: str) -> str:
    """A run of text that prints as it is, spaces included."""
    look = w("rPr", *properties) if properties else ""
    return w("r", look, f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>')


def paragraph(style: str, runs: str, *, keep: bool = False, side: str = "") -> str:
    """A paragraph of a named style; ``keep`` holds it on the page of what follows."""
    properties = [w("pStyle", val=style)]
    if keep:
        properties.append(w("keepNext"))
    if side:
        properties.append(w("jc", val=side))
    return w("p", w("pPr", *properties), runs)


def root(name: str, *inside: str) -> str:
    """A whole part of the document: the XML declaration and its one element."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<w:{name} {NAMESPACES}>{''.join(inside)}</w:{name}>"
