"""Stacked bars as drawn: lengths, fills, and words that do not stand on each other."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from baocao.charts import stacks
from baocao.charts.drawing import WIDTH, width
from baocao.charts.placing import Box
from baocao.charts.stacks import FILLS, Piece, Stack

LONG = "Không đủ điều kiện xem xét, giải quyết 1.126 (41,52%)"


@pytest.fixture
def drawn(monkeypatch):
    """Draws bars; gives the boxes of bars and swatches, and the words with the room they take."""

    def of(*bars: Stack) -> tuple[list[Box], list[tuple[str, Box]]]:
        from matplotlib.axes import Axes

        boxes, said = [], []

        def box(self, patch):
            left, top = patch.get_xy()
            boxes.append(Box(left, top, left + patch.get_width(), top + patch.get_height()))

        def say(axes, across, middle, text, side, size):
            said.append((text, Box(across, middle - 2, across + width(text, size), middle + 2)))

        monkeypatch.setattr(Axes, "add_patch", box)
        monkeypatch.setattr(stacks, "say", say)
        stacks.draw(bars)
        return boxes, said

    return of


def stack(*sizes: int, text: str = "Phần {}") -> Stack:
    """A bar with pieces of these sizes."""
    return Stack("Thanh", [Piece(text.format(size), size) for size in sizes])


def high(boxes: list[Box], height: float) -> list[Box]:
    """The boxes of that height: bars or swatches."""
    return [box for box in boxes if box.bottom - box.top == pytest.approx(height)]


def test_pieces_follow_each_other_at_one_scale(drawn):
    """The longest bar is as wide as the sheet; half of it is half as long in another bar."""
    boxes, _ = drawn(stack(30, 10), stack(20))

    first, second, third = high(boxes, stacks.BAR)
    assert first.right == pytest.approx(second.left)
    assert second.right == pytest.approx(WIDTH - stacks.EDGE)
    assert 2 * (third.right - third.left) == pytest.approx(second.right - first.left)


@pytest.mark.parametrize("sizes", [(1, 1, 1, 1, 1, 9995), (9995, 1, 1, 1, 1, 1), (5, 5), (1,)])
@pytest.mark.parametrize("text", ["Xóa tên {} (0,01%)", LONG + " {}", "W" * 60])
def test_words_of_a_chart_do_not_stand_on_each_other(drawn, sizes, text):
    """Pieces too small for their words, long words, and words that must be cut."""
    boxes, said = drawn(stack(*sizes, text=text), stack(*reversed(sizes), text=text))

    words = [box for _, box in said]
    assert not [pair for pair in combinations([*words, *boxes], 2) if overlap(*pair)]
    assert all(0 <= box.left and box.right <= WIDTH for box in [*words, *boxes])


def overlap(one: Box, other: Box) -> bool:
    """Whether more than their common border is in both."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 1e-6 and down > 1e-6


def test_words_stand_below_their_piece_where_there_is_room(drawn):
    """And in the order of the pieces on each line."""
    boxes, said = drawn(stack(60, 40), stack(99, 1))

    swatches, bars = high(boxes, stacks.SWATCH), high(boxes, stacks.BAR)
    assert [swatch.left for swatch in swatches[:3]] == pytest.approx([b.left for b in bars[:3]])
    assert swatches[3].left < bars[3].left
    assert [text for text, _ in said] == ["Thanh", "Phần 60", "Phần 40", "Thanh", "Phần 99",
                                          "Phần 1"]  # fmt: skip


def test_a_bar_without_pieces_is_only_its_heading(drawn):
    """Beside others or alone."""
    boxes, said = drawn(Stack("Tăng: 0 đảng viên"), stack(1))

    assert len(boxes) == 2
    assert said[0][0] == "Tăng: 0 đảng viên"
    assert stacks.draw([Stack("Tăng: 0 đảng viên")]).svg.startswith(b"<?xml")


def test_neighbouring_fills_are_told_apart_in_print():
    """By how much of the paper they leave: hatched ones look unlike plain ones of any grey."""
    plain = [0.0 if f["facecolor"] == "white" else 1 - float(f["facecolor"]) for f in FILLS[:4]]

    assert all(abs(one - other) > 0.25 for one, other in pairwise(plain))
    assert len(set(plain)) == 4
    assert len({fill["hatch"] for fill in FILLS[4:]}) == len(FILLS[4:])


def test_the_same_bars_give_the_same_bytes():
    """Hatches too, which are drawn as patterns of their own."""
    first, second = (stacks.draw([stack(6, 5, 4, 3, 2, 1)]) for _ in range(2))

    assert first == second
