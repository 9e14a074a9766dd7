"""What a project with wrong params is refused with."""

from __future__ import annotations

import pytest
from baocao.errors import ParamsError

from project import PERIOD, Project


def told(project: Project, period: str = PERIOD) -> str:
    """What opening the report refuses with."""
    with pytest.raises(ParamsError) as refusal:
        project.open(period)
    return str(refusal.value)
