"""Horizontal bars drawn as SVG and PNG: the same bytes for the same numbers, readable in print.

A bar shades a part inside the frame of its whole; its value stands beside it. Everything is drawn
in millimetres on the width of a report's text. Letters are drawn as paths of the report's font.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from baocao.glyphs import FONTS, shown
from baocao.text import tidy

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, LABELS, GAP, EDGE = 165.0, 62.0, 2.0, 0.5
LINE, BAR, BETWEEN, KEY = 4.6, 5.0, 3.0, 9.0
LABEL_LINES = 2
TYPE_SIZE = 11.0
POINTS_PER_MM, MM_PER_INCH = 72 / 25.4, 25.4
PNG_DPI = 200
SHADE, PAPER, INK = "0.6", "none", "black"
STROKE = 0.6
SETTINGS = {
    "svg.fonttype": "path", "svg.hashsalt": "baocao", "text.hinting": "none",
    "lines.linewidth": STROKE, "patch.linewidth": STROKE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``part`` is shaded, ``whole`` framed, neither where None; ``text`` stands beside."""

    label: str
    text: str
    part: int | Decimal | None = None
    whole: int | Decimal | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """The same drawing as SVG and as PNG."""

    svg: bytes
    png: bytes


def draw(bars: Sequence[Bar], key: tuple[str, str]) -> Picture:
    """The picture of some bars from the top down; ``key`` says what is shaded and what framed."""
    # What it says of folders it cannot write in names the machine; it draws all the same.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.rcdefaults()  # nothing of the user's own settings reaches a report
        matplotlib.rcParams.update(SETTINGS)
        figure = _Drawing(bars).figure(key)
        return Picture(_svg(figure), _png(figure))


def _svg(figure: Figure) -> bytes:
    kept = io.BytesIO()
    figure.savefig(kept, format="svg", metadata={"Date": None, "Creator": None})
    return kept.getvalue()


def _png(figure: Figure) -> bytes:
    """In greys, as everything is drawn: less than half of what colours would take."""
    from PIL import Image

    figure.set_dpi(PNG_DPI)
    pixels, size = figure.canvas.print_to_buffer()
    kept = io.BytesIO()
    grey = Image.frombytes("RGBA", size, pixels).convert("L")
    grey.save(kept, "PNG", dpi=(PNG_DPI, PNG_DPI))
    return kept.getvalue()


class _Drawing:
    """Bars with their places: labels to the left, values to the right, bars between them."""

    def __init__(self, bars: Sequence[Bar]) -> None:
        self.bars = bars
        self.labels = [_lines(bar.label) for bar in bars]
        self.left = max(_width(line) for lines in self.labels for line in lines) + GAP + EDGE
        room = WIDTH - self.left - GAP - EDGE - max(_width(bar.text) for bar in bars)
        self.longest = max(max(bar.part or 0, bar.whole or 0) for bar in bars) or 1
        self.per_unit = room / float(self.longest)

    def figure(self, key: tuple[str, str]) -> Figure:
        """The drawing on a sheet that is as high as its bars need."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        heights = [max(BAR, LINE * len(lines)) + BETWEEN for lines in self.labels]
        height = KEY + sum(heights)
        figure = Figure(figsize=(WIDTH / MM_PER_INCH, height / MM_PER_INCH))
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
        axes.set_axis_off()
        axes.plot([self.left] * 2, [KEY, height], color=INK)
        self._key(axes, key)
        top = KEY
        for bar, lines, high in zip(self.bars, self.labels, heights, strict=True):
            self._bar(axes, bar, lines, top + high / 2)
            top += high
        return figure

    def _key(self, axes: Axes, key: tuple[str, str]) -> None:
        left, middle = self.left, KEY / 2 - 1
        for text, shade in zip(key, (SHADE, PAPER), strict=True):
            _box(axes, left, middle, BAR, shade)
            _say(axes, left + BAR + GAP, middle, _printable(text), "left")
            left += BAR + _width(_printable(text)) + 4 * GAP

    def _bar(self, axes: Axes, bar: Bar, lines: Sequence[str], middle: float) -> None:
        whole, part = (float(each or 0) * self.per_unit for each in (bar.whole, bar.part))
        if part:
            _box(axes, self.left, middle, part, SHADE)
        if whole:  # above the part, so that its end shows where the part is longer
            _box(axes, self.left, middle, whole, PAPER)
        above = (len(lines) - 1) / 2
        for number, line in enumerate(lines):
            _say(axes, self.left - GAP, middle + (number - above) * LINE, line, "right")
        _say(axes, self.left + max(whole, part) + GAP, middle, bar.text, "left")


def _box(axes: Axes, left: float, middle: float, width: float, shade: str) -> None:
    from matplotlib.patches import Rectangle

    place = (left, middle - BAR / 2)
    axes.add_patch(Rectangle(place, width, BAR, facecolor=shade, edgecolor=INK))


def _say(axes: Axes, across: float, middle: float, text: str, side: str) -> None:
    axes.text(
        across, middle, text, ha=side, va="center_baseline", fontproperties=_font(),
        parse_math=False,
    )  # fmt: skip


def _lines(label: str) -> list[str]:
    """A label on at most two lines of the room for labels; what does not fit is cut with a mark."""
    words = _printable(label).split()
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _width(longer) > LABELS:
            lines.append(word)
        else:
            lines[-1] = longer
    kept = [_cut(line) for line in lines[:LABEL_LINES]]
    return [*kept[:-1], _cut(f"{kept[-1]}…")] if len(lines) > LABEL_LINES else kept


def _cut(line: str) -> str:
    if _width(line) <= LABELS:
        return line
    while _width(f"{line}…") > LABELS:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _printable(text: str) -> str:
    return shown(tidy(text))


def _width(text: str) -> float:
    """How wide a text is printed, in millimetres."""
    from matplotlib.textpath import text_to_path

    points, _, _ = text_to_path.get_text_width_height_descent(text, _font(), ismath=False)
    return float(points) / POINTS_PER_MM


def _font() -> Any:
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=FONTS / "LiberationSerif-Regular.ttf", size=TYPE_SIZE)
