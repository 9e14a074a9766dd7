"""Vietnamese text: numbers, rounding, days, list marks and names compared as a reader would."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from baocao.text import (
    day,
    fold,
    number,
    parse_number,
    points,
    prose_number,
    roman,
    round_half_up,
    tidy,
)
from hypothesis import given
from hypothesis import strategies as st

FRACTIONS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        ("97.25", 1, "97.3"),
        ("97.35", 1, "97.4"),
        ("0.125", 2, "0.13"),
        ("0.124999", 2, "0.12"),
        ("-97.25", 1, "-97.3"),
        ("-0.5", 0, "-1"),
        ("0.5", 0, "1"),
        ("2.5", 0, "3"),
        ("99.995", 2, "100.00"),
    ],
)
def test_halves_are_rounded_away_from_zero(value, places, rounded):
    """As Excel rounds: 97,25 is 97,3 and never 97,2."""
    assert round_half_up(Decimal(value), places) == Decimal(rounded)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (5, "5"),
        (999, "999"),
        (1000, "1.000"),
        (2039, "2.039"),
        (1234567, "1.234.567"),
        (-1234, "-1.234"),
        (Decimal("97.25"), "97,25"),
        (Decimal("97.20"), "97,2"),
        (Decimal("97.00"), "97"),
        (Decimal("1234.5"), "1.234,5"),
        (Decimal("66.6666"), "66,67"),
        (Decimal("100"), "100"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("-0.004"), "0"),
    ],
)
def test_numbers_in_tables(value, text):
    """Points between thousands, a comma before the fraction, no zeros behind it."""
    assert number(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1,00"),
        (Decimal("92.3"), "92,30"),
        (Decimal("66.665"), "66,67"),
        (Decimal("-0.5"), "-0,50"),
        (Decimal("-0.004"), "0,00"),
        (Decimal("1234.5"), "1.234,50"),
    ],
)
def test_points_always_have_two_places(value, text):
    """In one column they stand with their commas below each other."""
    assert points(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (1, "01"), (9, "09"), (10, "10"), (-1, "-1"), (Decimal("5.5"), "5,5")],
)
def test_small_counts_in_sentences_take_a_leading_zero(value, text):
    """From 1 to 9 a whole count is written with two digits."""
    assert prose_number(value) == text


@given(st.integers(-(10**15), 10**15))
def test_a_whole_number_reads_back_as_itself(value):
    """In tables and in sentences."""
    assert parse_number(number(value)) == value
    assert parse_number(prose_number(value)) == value


@given(FRACTIONS)
def test_a_fraction_of_two_places_reads_back_as_itself(value):
    """Printing loses nothing but zeros at the end."""
    assert parse_number(number(value)) == value
    assert parse_number(number(value) + "%") == value


@given(st.decimals(-(10**6), 10**6, places=6), st.integers(0, 4))
def test_rounding_moves_a_number_by_half_a_place_at_most(value, places):
    """The rounded number is one of the two nearest, and is rounded already."""
    rounded = round_half_up(value, places)

    assert abs(rounded - value) <= Decimal("0.5").scaleb(-places)
    assert round_half_up(rounded, places) == rounded


@pytest.mark.parametrize("text", ["", "a", "1.23", "12.34.567", "1,", "1,5,5", "1 000", "--1", "."])
def test_text_that_is_no_printed_number_is_refused(text):
    """Only what this package would print is read back."""
    with pytest.raises(ValueError, match="not a Vietnamese number"):
        parse_number(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2026, 1, 1), "01/01/2026"),
        (date(2026, 2, 3), "03/02/2026"),
        (date(2026, 3, 31), "31/3/2026"),
        (date(2026, 9, 2), "02/9/2026"),
        (date(2026, 11, 7), "07/11/2026"),
    ],
)
def test_days_are_written_as_in_official_letters(value, text):
    """Two digits for the day; for the month only in January and February."""
    assert day(value) == text


@pytest.mark.parametrize(
    ("position", "mark"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (49, "xlix"), (99, "xcix")],
)
def test_marks_of_lists_in_roman_numerals(position, mark):
    """Small Roman numerals up to 99."""
    assert roman(position) == mark


def test_every_mark_is_another_one():
    """No two items of a list have the same mark."""
    assert len({roman(position) for position in range(1, 100)}) == 99


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hòa Bắc", "hòa  bắc", True),
        ("Ho\u0300a Ba\u0306\u0301c", "Hòa Bắc", True),
        ("Hòa\u00a0Bắc ", "Hòa Bắc", True),
        ("Hòa Bắc", "Hòa Bác", False),
        ("Hòa Bắc", "Hoà Bắc", False),
        ("Đắk", "Dắk", False),
    ],
)
def test_names_compare_as_they_read(one, other, same):
    """Spaces, case and encoding do not matter; every accent does."""
    assert (fold(one) == fold(other)) is same


@given(st.text())
def test_tidy_text_stays_tidy(text):
    """Putting right twice is putting right once."""
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize(
    ("position", "mark"), [(1, "i"), (49, "xlix"), (99, "xcix"), (100, "c"), (248, "ccxlviii")]
)
def test_a_long_list_has_roman_marks_to_its_end(position, mark):
    """Two hundred reports are numbered as twenty are."""
    assert roman(position) == mark
