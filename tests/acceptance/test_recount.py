"""The committed reports counted once more, straight from the cells of their spreadsheets."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from acceptance.drawn import HALF
from acceptance.half_year import FIRST_HALF
from acceptance.office import REPOSITORY
from acceptance.old_fonts import read_old_books
from acceptance.oracle import Days, FullCount, Value, read_forms
from baocao.build.run import EditionKey

import sample
from sample.quarters import Quarter, quarters_of

DATA = REPOSITORY / "data"
HALF_YEAR = EditionKey("duk", HALF.label, "half_year")
EMULATION = EditionKey("btctu", FIRST_HALF.label, "emulation")


def recounted(key: EditionKey, days: Days | Quarter) -> Mapping[str, Value]:
    """Every figure of an office's books and forms, by code that does not know the catalogue."""
    books = read_old_books(DATA / key.office / str(days.start.year))
    return FullCount(books, days).all_figures(read_forms(DATA / key.office / key.period))


def test_every_figure_of_the_half_year_is_what_the_cells_give(opened):
    """Members, spells, movements and all else, also from the sheets in TCVN3 and VNI."""
    so, counted = opened(HALF_YEAR), recounted(HALF_YEAR, HALF)

    assert {name: each.value for name, each in so.figures.items()} == {
        name: counted[name] for name in so.figures
    }


def test_every_figure_of_the_emulation_report_is_what_the_cells_give(opened):
    """Over the books of the quarters and those beside them, to the end of the half-year."""
    so, counted = opened(EMULATION), recounted(EMULATION, FIRST_HALF)

    assert {name: each.value for name, each in so.figures.items()} == {
        name: counted[name] for name in so.figures
    }


@pytest.mark.slow
@pytest.mark.parametrize("days", quarters_of(sample.load_quotas()), ids=lambda each: each.label)
def test_every_figure_of_a_quarter_is_what_the_cells_give(opened, days):
    """Books of four rooms and the forms of 128 committees."""
    key = EditionKey("btctu", days.label, "quarterly")
    so, counted = opened(key), recounted(key, days)

    assert {name: each.value for name, each in so.figures.items()} == {
        name: counted[name] for name in so.figures
    }
