"""Both ways to read a sheet, for the tests of what stands in cells."""

from __future__ import annotations

import pytest


@pytest.fixture(params=["plain", "streamed"])
def way(request, monkeypatch):
    """The shortcut where a sheet is written plainly; or every XML element handled."""
    if request.param == "streamed":
        monkeypatch.setattr("baocao.cells.sheet.find_plain_cells", lambda _: None)
        monkeypatch.setattr("baocao.cells.strings.find_plain_strings", lambda _: None)
    return request.param
