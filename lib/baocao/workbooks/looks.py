"""How cells look: faces, fills and frames by what a cell is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from baocao.errors import Severity
from baocao.registers.form import Kind

FACE = "Times New Roman"
NUMBER_FORMATS: Mapping[Kind, str] = {
    "count": "#,##0",
    "date": "dd/mm/yyyy",
    "code": "@",
    "period": "@",
}
HEAD, TO_FILL, FILLED = "#F2DCDB", "#FFF9DB", "#EDEDED"
FAULTY: Mapping[Severity, str] = {"error": "#F4B6A6", "warning": "#FFD966", "note": "#DDEBF7"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks, and whether it is locked where its sheet is protected."""

    kind: Kind = "text"
    fill: str = ""
    colour: str = ""
    size: int = 12
    bold: bool = False
    italic: bool = False
    framed: bool = True
    centred: bool = False
    locked: bool = True

    def properties(self) -> dict[str, Any]:
        """What XlsxWriter is told of it."""
        said: dict[str, Any] = {"font_name": FACE, "font_size": self.size, "bold": self.bold}
        said |= {"italic": self.italic, "text_wrap": self.framed, "locked": self.locked}
        said |= {"align": "center", "valign": "vcenter"} if self.centred else {"valign": "top"}
        if self.framed:
            said["border"] = 1
        if self.fill:
            said["bg_color"] = self.fill
        if self.colour:
            said["font_color"] = self.colour
        if self.kind in NUMBER_FORMATS:
            said["num_format"] = NUMBER_FORMATS[self.kind]
        return said


TITLE = Look(size=14, bold=True, framed=False)
HINT = Look(italic=True, colour="#7F7F7F", framed=False)
HEADING = Look(bold=True, fill=HEAD, centred=True)
PLAIN = Look()
LINK = Look(colour="#0563C1")
CENTRED = Look(centred=True)
