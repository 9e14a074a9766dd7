"""Small multiples as drawn: heights, lines, and words that do not stand on each other."""

from __future__ import annotations

from itertools import combinations

import pytest
from baocao.charts import multiples
from baocao.charts.multiples import Panel, Place, Point
from baocao.charts.placing import label_box


@pytest.fixture
def strokes(monkeypatch):
    """Draws a panel; gives its dots, the lines between them and the base line, in millimetres."""

    def of(drawn: Panel) -> tuple[list, list, float]:
        from matplotlib.axes import Axes

        plots = []

        def plot(self, across, down, mark="-", **style):
            plots.append((mark, style.get("color"), style.get("linewidth"), [*down]))

        monkeypatch.setattr(Axes, "plot", plot)
        multiples.draw([drawn], places(len(drawn.points)))
        dots = [down[0] for mark, *_, down in plots if mark == "o"]
        joins = [tuple(down) for mark, _, thick, down in plots if thick]
        return dots, joins, plots[0][3][0]

    return of


def test_heights_are_those_of_the_values_over_the_base(strokes):
    """Twice the value is twice as high; less than 0 lies below the base."""
    (five, ten), _, base = strokes(panel([5, 10]))
    (zero, one, less), _, with_less = strokes(panel([0, 1, -1]))

    assert 2 * (base - five) == pytest.approx(base - ten) == pytest.approx(multiples.PLOT)
    assert (zero, less - zero) == (with_less, pytest.approx(zero - one))


def test_a_fitted_panel_keeps_clear_of_its_base(strokes):
    """Nobody takes the lowest rate for none."""
    (low, high), _, base = strokes(panel([80, 90], fitted=True))

    assert base - low == pytest.approx(multiples.FOOT)
    assert base - high == pytest.approx(multiples.PLOT)


def test_only_neighbours_that_are_joined_have_a_line(strokes):
    """None reaches over an empty place."""
    ends = [True, True, True, False, True]
    dots, joins, _ = strokes(panel([1, 2, None, 3, 4], joined=ends))

    assert joins == [(dots[0], dots[1]), (dots[2], dots[3])]


@pytest.fixture
def drawn(monkeypatch):
    """Draws panels; gives the words on the sheet with the boxes they take."""

    def of(panels, places):
        said = []

        def note(axes, across, middle, text, side, size):
            if side == "center":
                said.append((text, label_box(across, middle, text, size)))

        monkeypatch.setattr(multiples, "say", note)
        multiples.draw(panels, places)
        return said

    return of


def places(count: int) -> list[Place]:
    """Quarters from the first of 2024 on."""
    names = ("I", "II", "III", "IV")
    return [
        Place(names[each % 4], "" if each % 4 else str(2024 + each // 4)) for each in range(count)
    ]


def panel(values: list[float | None], **odd) -> Panel:
    """A panel of values, every one joined with that before."""
    points = [None if each is None else Point(each, f"{each:g}") for each in values]
    usual = {"joined": [True] * len(values), "targets": [None] * len(values)}
    return Panel(**{"title": "Đơn (đơn)", "points": points, **usual, **odd})


@pytest.mark.parametrize("count", [1, 2, 5, 9, 25])
def test_words_on_a_chart_do_not_stand_on_each_other(drawn, count):
    """Steep lines, marks, targets of several years and long names of quarters."""
    wide = [float(each * 7919 % 10007) for each in range(count)]
    year = [Point(9000 + each // 4 * 300, f"{9000 + each // 4 * 300}") for each in range(count)]
    said = drawn(
        [panel(wide, targets=year, breaks={count // 2: "(a)"}), panel(wide, fitted=True)],
        places(count),
    )

    assert len(said) > 4
    assert [
        (one[0], other[0]) for one, other in combinations(said, 2) if one[1].meets(other[1])
    ] == []


def test_few_values_are_all_told_and_of_many_the_first_and_the_last(drawn):
    """Nobody has to read a value off the height of a dot: the table has them all."""
    few, many = [10.0, 30.0, 20.0, 40.0, 35.0], [float(90 + each) for each in range(9)]

    assert {text for text, _ in drawn([panel(few)], places(5))} >= {"10", "30", "20", "40", "35"}
    told = {text for text, _ in drawn([panel(many)], places(9))}
    assert told & {f"{each:g}" for each in many} == {"90", "98"}


def test_a_target_is_told_once_and_again_when_it_is_another(drawn):
    """The dashes of one year are one line."""
    targets = [each and Point(each, f"{each}") for each in (50, 50, None, 50, 80, 80)]
    said = [text for text, _ in drawn([panel([1, 2, 3, 4, 5, 6], targets=targets)], places(6))]

    assert [text for text in said if text in ("chỉ tiêu 50", "50", "chỉ tiêu 80", "80")] == [
        "chỉ tiêu 50", "80",
    ]  # fmt: skip


def test_the_same_panels_give_the_same_bytes():
    """Nothing to draw is drawn too: no value at all, and only zeros."""
    panels = [panel([None, None]), panel([0, 0]), panel([1, 2], fitted=True), panel([-3, 2])]

    first, second = (multiples.draw(panels, places(2)) for _ in range(2))

    assert first == second
    assert first.svg.startswith(b"<?xml") and first.png.startswith(b"\x89PNG")
