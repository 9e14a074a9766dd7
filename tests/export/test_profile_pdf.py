"""The PDF stands on the page as its profile says: every expectation is read from the profile."""

from __future__ import annotations

from itertools import pairwise

import pytest

from export.measured import (
    CENTRED,
    ELEMENTS,
    LEFT,
    RECIPIENTS,
    RIGHT,
    SIGNED,
    Printed,
    font,
    middle,
    printed_by,
    rule_under,
)
from export.notebook import profile
from export.reading import POINTS_PER_MM

NEAR = 0.25  # millimetres
RULE_NEAR = 0.5
NAMES = [name for names in ELEMENTS.values() for name in names]


@pytest.fixture(scope="module", params=["HD05", "HD36"])
def printed(request) -> Printed:
    """The report by each of the profiles."""
    return printed_by(profile(request.param))


def test_every_element_of_the_profile_is_measured():
    """None stands in profiles.yml that this file forgets."""
    styled = {
        part: {name for name, kept in profile()[part].items() if isinstance(kept, dict)}
        for part in ELEMENTS
    }

    assert styled == {part: set(names) for part, names in ELEMENTS.items()}


def test_paper_and_margins(printed):
    """The sheet is the profile's; text begins and ends at its margins, on every page."""
    body = [word for word in printed.words if word.size == printed.profile["body"]["size"]]
    inside = [word for word in body if word.top > printed.margin("top") - 1]
    height = printed.profile["paper"]["height"]

    assert min(word.left for word in inside) == pytest.approx(printed.edges[0], abs=NEAR)
    assert max(word.right for word in inside) == pytest.approx(printed.edges[1], abs=NEAR)
    assert min(word.top for word in inside) == pytest.approx(printed.margin("top"), abs=NEAR)
    assert max(word.baseline for word in inside) <= height - printed.margin("bottom") + NEAR


@pytest.mark.parametrize("element", NAMES)
def test_each_element_has_the_size_and_style_of_the_profile(printed, element):
    """Type size, bold and italic, in the house's font."""
    style, box = printed.style(element), printed.box(element)

    assert (box.size, box.font) == (style["size"], font(style))


@pytest.mark.parametrize("element", [*LEFT, *RIGHT, *CENTRED, *SIGNED])
def test_each_element_is_centred_in_its_column(printed, element):
    """Offices and number on the left, the Party's name and date on the right, title between."""
    part = "foot" if element in SIGNED else "head"
    left, right = printed.profile[part]["columns"]
    start, end = printed.edges
    middles = {
        **dict.fromkeys(LEFT, start + left / 2),
        **dict.fromkeys((*RIGHT, *SIGNED), start + left + right / 2),
        **dict.fromkeys(CENTRED, (start + end) / 2),
    }

    assert middle(printed.box(element)) == pytest.approx(middles[element], abs=NEAR)


@pytest.mark.parametrize("column", [
    LEFT, RIGHT, ("draft_number", *CENTRED), SIGNED, (*RECIPIENTS, "contact"),
])  # fmt: skip
def test_elements_stand_in_the_order_of_the_guideline(printed, column):
    """One under the other, none on another's line."""
    baselines = [printed.box(element).baseline for element in column]

    assert all(after - before > 3 for before, after in pairwise(baselines))


@pytest.mark.parametrize("pair", [
    ("superior", "party"), ("number", "place_and_date"), ("recipients_heading", "authority"),
])  # fmt: skip
def test_what_belongs_side_by_side_is_level(printed, pair):
    """Superior and Party, number and date, Nơi nhận and the right to sign share a line."""
    left, right = (printed.box(element).baseline for element in pair)

    assert left == pytest.approx(right, abs=NEAR)


@pytest.mark.parametrize("element", ["party", "recipients_heading"])
def test_the_rule_beneath_is_as_long_as_the_words(printed, element):
    """A drawn line, not shorter and not longer than what it underlines."""
    box = printed.box(element)

    assert rule_under(printed, box) == (
        pytest.approx(box.left, abs=RULE_NEAR), pytest.approx(box.right, abs=RULE_NEAR)
    )


def test_five_hyphens_stand_under_the_subject(printed):
    """Exactly five, and no rule in their place."""
    dashes = printed.box("dashes")

    assert dashes.text == "-----"
    assert not [rule for rule in printed.rules if rule[0] == 1 and abs(rule[3] - dashes.top) < 5]


def test_the_mark_of_circulation_stands_in_the_top_margin_of_the_first_page(printed):
    """Right-aligned with the text, its distance from the edge as in the profile."""
    box = printed.box("circulation")

    assert box.page == 1
    assert box.right == pytest.approx(printed.edges[1], abs=NEAR)
    assert box.top == pytest.approx(printed.style("circulation")["from_top"], abs=NEAR)


def test_the_mark_for_the_press_stands_in_the_bottom_margin_of_the_last_page(printed):
    """Centred on the text, its distance from the edge as in the profile."""
    box = printed.box("circulation_bottom")
    height = printed.profile["paper"]["height"]

    assert box.page == printed.last_page > 1
    assert middle(box) == pytest.approx(sum(printed.edges) / 2, abs=NEAR)
    assert height - box.baseline == pytest.approx(
        printed.style("circulation_bottom")["from_bottom"], abs=NEAR
    )


def test_the_contact_ends_the_last_page_under_a_full_line(printed):
    """As wide as the text, under everything else, down at the bottom margin."""
    box = printed.box("contact")
    full = [
        top for page, left, right, top in printed.rules
        if page == printed.last_page
        and (left, right) == tuple(pytest.approx(edge, abs=NEAR) for edge in printed.edges)
    ]  # fmt: skip
    bottom = printed.profile["paper"]["height"] - printed.margin("bottom")

    assert len(full) == 1
    assert 0 < box.top - full[0] < 3
    assert box.page == printed.last_page
    assert box.baseline == pytest.approx(bottom, abs=1)


def test_recipients_begin_at_the_left_margin(printed):
    """Each on its line with the profile's mark at its end; the typist's mark after the last."""
    lines = [printed.line(text) for text in printed.matter.recipients]

    assert {round(line.left, 1) for line in (*lines, printed.box("typist"))} == {
        printed.margin("left")
    }
    assert all(line.text.endswith(printed.style("recipients")["separator"]) for line in lines[:-1])
    assert lines[-1].text.endswith(".")
    assert lines[-1].baseline < printed.box("typist").baseline


def test_there_is_room_to_sign(printed):
    """The profile's space lies between the post and the name."""
    space = printed.profile["foot"]["space"] / POINTS_PER_MM

    assert printed.box("name").top - printed.box("post").baseline >= space


def test_page_numbers_stand_in_the_middle_of_the_top_margin(printed):
    """From page two on, their distance from the edge as in the profile."""
    style = printed.profile["page_number"]
    numbers = [word for word in printed.words if word.text.isdigit() and word.top < 19]

    assert [int(word.text) for word in numbers] == list(range(2, printed.last_page + 1))
    for word in numbers:
        assert (word.size, word.font) == (style["size"], font(style))
        assert word.top == pytest.approx(style["from_top"], abs=NEAR)
        assert middle(word) == pytest.approx(sum(printed.edges) / 2, abs=NEAR)


def test_lines_are_exactly_the_profiles_distance_apart(printed):
    """Within a paragraph the line, between two the paragraph's space more."""
    body = printed.profile["body"]
    plain = {
        round(word.baseline, 2) for word in printed.words
        if word.page == 2 and (word.size, word.font) == (body["size"], "LiberationSerif")
        and word.top > printed.margin("top") - 1
    }  # fmt: skip
    gaps = {round((after - before) * POINTS_PER_MM) for before, after in pairwise(sorted(plain))}

    assert gaps == {body["line"], body["line"] + body["paragraph"]}


def test_paragraphs_and_headings_begin_with_the_profiles_indent(printed):
    """Further lines begin at the left margin."""
    body = printed.profile["body"]
    starts = [
        word.left for word in printed.words if (word.text, word.size) == ("Các", body["size"])
    ]
    first = printed.margin("left") + body["indent"]

    assert min(abs(start - first) for start in starts) < NEAR
    for heading in ("I. ĐỀ MỤC", "1. Mục", "1.1. Tiểu mục"):
        assert printed.line(heading).left == pytest.approx(first, abs=0.8)


@pytest.mark.parametrize(("level", "text"), [
    ("2", "I. ĐỀ MỤC"), ("3", "1. Mục"), ("4", "1.1. Tiểu mục"),
])  # fmt: skip
def test_headings_look_as_the_profile_says(printed, level, text):
    """Bold and italic by level, the size of the text."""
    heading = printed.line(text)

    assert heading.font == font(printed.profile["headings"][level])
    assert heading.size == printed.profile["body"]["size"]
