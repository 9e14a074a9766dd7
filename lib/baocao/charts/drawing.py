"""What all drawings share: a sheet in millimetres, the report's font, and the two kinds of file.

The same bytes for the same numbers, readable in print. A drawing is as wide as a report's text;
letters are drawn as paths of the report's font.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

from baocao.glyphs import FONTS, shown
from baocao.text import tidy

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 165.0
LABEL_LINES = 2
POINTS_PER_MM, MM_PER_INCH = 72 / 25.4, 25.4
PNG_DPI, COLOURS = 200, 64
INK, STROKE = "black", 0.6
SETTINGS = {
    "svg.fonttype": "path", "svg.hashsalt": "baocao", "text.hinting": "none",
    "lines.linewidth": STROKE, "patch.linewidth": STROKE,
}  # fmt: skip

Side = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Picture:
    """The same drawing as SVG and as PNG."""

    svg: bytes
    png: bytes


class Drawing(Protocol):
    """What is drawn, in millimetres from the upper left corner, on a sheet of its height."""

    @property
    def height(self) -> float:
        """How high it is."""

    def paint(self, axes: Axes) -> None:
        """Put everything in its place."""


def picture(make: Callable[[], Drawing], *, coloured: bool = False) -> Picture:
    """The picture of the drawing that ``make`` lays out; in greys unless it is ``coloured``."""
    # What it says of folders it cannot write in names the machine; it draws all the same.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.rcdefaults()  # nothing of the user's own settings reaches a report
        matplotlib.rcParams.update(SETTINGS)
        figure = _sheet(make())
        return Picture(_svg(figure), _png(figure, coloured))


def say(axes: Axes, across: float, middle: float, text: str, side: Side, size: float) -> None:
    """Print one line of text; ``across`` is where the ``side`` of it stands."""
    axes.text(
        across, middle, text, ha=side, va="center_baseline", fontproperties=_font(size),
        parse_math=False,
    )  # fmt: skip


def width(text: str, size: float) -> float:
    """How wide a text is printed, in millimetres."""
    from matplotlib.textpath import text_to_path

    points, _, _ = text_to_path.get_text_width_height_descent(text, _font(size), ismath=False)
    return float(points) / POINTS_PER_MM


def lines(label: str, room: float, size: float, at_most: int = LABEL_LINES) -> list[str]:
    """A label on two lines of that room, or ``at_most``; what does not fit is cut with a mark."""
    found = [""]
    for word in printable(label).split():
        longer = f"{found[-1]} {word}".strip()
        if found[-1] and width(longer, size) > room:
            found.append(word)
        else:
            found[-1] = longer
    kept = [_cut(line, room, size) for line in found[:at_most]]
    if len(found) <= at_most:
        return kept
    return [*kept[:-1], _cut(f"{kept[-1]}…", room, size)]


def printable(text: str) -> str:
    """The text on one line, in characters that the font has."""
    return shown(tidy(text))


def _sheet(drawing: Drawing) -> Figure:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    height = drawing.height
    figure = Figure(figsize=(WIDTH / MM_PER_INCH, height / MM_PER_INCH))
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
    axes.set_axis_off()
    drawing.paint(axes)
    return figure


def _svg(figure: Figure) -> bytes:
    kept = io.BytesIO()
    figure.savefig(kept, format="svg", metadata={"Date": None, "Creator": None})
    return kept.getvalue()


def _png(figure: Figure, coloured: bool) -> bytes:
    """In greys, where everything is drawn so: less than half of what colours would take."""
    from PIL import Image

    figure.set_dpi(PNG_DPI)
    pixels, size = figure.canvas.print_to_buffer()
    kept = io.BytesIO()
    drawn = Image.frombytes("RGBA", size, pixels).convert("RGB" if coloured else "L")
    if coloured:  # as few colours as are told apart: a third of the size
        drawn = drawn.quantize(COLOURS, dither=Image.Dither.NONE)
    drawn.save(kept, "PNG", dpi=(PNG_DPI, PNG_DPI))
    return kept.getvalue()


def _cut(line: str, room: float, size: float) -> str:
    if width(line, size) <= room:
        return line
    while width(f"{line}…", size) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _font(size: float) -> Any:
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=FONTS / "LiberationSerif-Regular.ttf", size=size)
