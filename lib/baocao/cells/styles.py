"""Styles: the number format, font and strike of each cell format, and which formats mean a date."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from baocao.cells.model import ON, Style
from baocao.cells.xml import tree

_ASIAN_DATES = dict.fromkeys([*range(27, 37), *range(50, 59)], "yyyy/mm/dd")
# ECMA-376 part 1, 18.8.30: format codes that files name by number only.
BUILTIN_FORMATS = _ASIAN_DATES | {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "m/d/yy h:mm", 37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mmss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
_NOT_CODES = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)


def is_date_format(code: str) -> bool:
    """Whether a number under this format code is a day; times of day and durations are not."""
    first = code.split(";")[0]
    if first == "General" or _ELAPSED.search(first):
        return False
    letters = set(_NOT_CODES.sub("", first).lower())
    return bool(letters & {"y", "d"}) or ("m" in letters and not letters & {"h", "s"})


def read_styles(data: bytes | None) -> tuple[Style, ...]:
    """The cell formats of styles.xml in order; one plain format when the part is missing."""
    if data is None:
        return (Style(),)
    root = tree(data, "styles.xml")
    formats = dict(BUILTIN_FORMATS)
    for node in root.iterfind("numFmts/numFmt"):
        formats[_number(node, "numFmtId")] = node.get("formatCode", "General")
    fonts = dict(enumerate(map(_font, root.iterfind("fonts/font"))))
    styles = []
    for node in root.iterfind("cellXfs/xf"):
        code = formats.get(_number(node, "numFmtId"), "General")
        name, strike = fonts.get(_number(node, "fontId"), ("", False))
        styles.append(Style(code, name, strike, is_date_format(code)))
    return tuple(styles) or (Style(),)


def _font(node: Element) -> tuple[str, bool]:
    name, strike = node.find("name"), node.find("strike")
    struck = strike is not None and strike.get("val", "1") in ON
    return name.get("val", "") if name is not None else "", struck


def _number(node: Element, name: str) -> int:
    text = node.get(name, "0")
    return int(text) if text.isdecimal() and len(text) < 10 else 0
