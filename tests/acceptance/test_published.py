"""The published report of the second quarter, and series of quarters made from other numbers."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from acceptance.office import REPOSITORY, make_office
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

import sample
from baocao import edition
from baocao.paths import Paths
from baocao.text import parse_number

HERE = Path(__file__).parent


def read_yaml(path: Path):
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def published_edition():
    paths = Paths(REPOSITORY, REPOSITORY / "data", REPOSITORY / "params", REPOSITORY / "build")
    return edition.open("quarterly", "btctu", "2026Q2", paths)


PUBLISHED = read_yaml(HERE / "published.yml")
DEVIATIONS = {entry["id"]: entry for entry in read_yaml(HERE.parent / "deviations.yml")}


@pytest.mark.parametrize("figure_id", PUBLISHED)
def test_prints_the_published_value_or_lists_the_deviation(published_edition, figure_id):
    """Each figure prints what the office published, but for the deviations that are listed."""
    expected = DEVIATIONS.get(figure_id, {}).get("computed", PUBLISHED[figure_id])

    shown = parse_number(published_edition[figure_id].table_text)

    assert shown == Decimal(str(expected))


def test_lists_no_deviation_that_is_none():
    """A deviation says another value than the published one, and why."""
    assert [
        name
        for name, entry in DEVIATIONS.items()
        if entry["computed"] == PUBLISHED[name] or not entry["why"]
    ] == []


@pytest.mark.parametrize("period", ["2026Q1", "2026Q2"])
def test_committed_editions_are_final(period):
    """The sample's two quarters are complete and without findings that need work."""
    paths = Paths(REPOSITORY, REPOSITORY / "data", REPOSITORY / "params", REPOSITORY / "build")
    so = edition.open("quarterly", "btctu", period, paths)

    assert so.reasons == []
    assert {figure.status for figure in so.figures.values()} == {"ok"}


@pytest.mark.slow
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32 - 1))
def test_a_third_quarter_made_at_random_agrees_with_the_oracle(tmp_path_factory, seed):
    """Whatever an office's quarters hold, every figure is what a direct count of cells gives."""
    quotas = sample.random_quotas(Random(seed), "2026Q1", "2026Q2", "2026Q3")
    office = make_office(tmp_path_factory.mktemp("office"), quotas)

    for period in quotas:
        counted = office.counted(period)
        computed = office.open(period).figures

        assert {name: computed[name].value for name in counted} == counted


def test_the_whole_sample_moved_a_year_on_gives_the_same_figures(tmp_path, published_edition):
    """No rule depends on a year: data and params moved on by one give the same values."""
    office = make_office(tmp_path, sample.load_quotas(), years=1)

    moved = office.open("2026Q2")

    assert str(moved.period) == "2027Q2"
    assert {name: figure.value for name, figure in moved.figures.items()} == {
        name: figure.value for name, figure in published_edition.figures.items()
    }
