"""What the checks promise: nine of ten typing slips are raised, and clean forms are left alone."""

from __future__ import annotations

import pytest

from project import REPOSITORY
from slips.forms import sent
from slips.measure import measure

RAISED = 90.0  # of a hundred
FALSE_ALARMS = 3  # of 128 forms


@pytest.mark.slow
def test_nine_of_ten_slips_are_raised_and_clean_forms_are_not():
    """200 slips of ten kinds over all counts of the sample's forms, each named by its cell."""
    measured = measure(sent(REPOSITORY, "2026Q2"))

    assert len(measured.laid) == 200
    assert measured.share >= RAISED, measured.missed
    assert len(measured.false_alarms) <= FALSE_ALARMS, measured.false_alarms
