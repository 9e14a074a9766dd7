"""``python -m assets``: make the package's fonts again."""

from __future__ import annotations

from assets.fonts import make_fonts

make_fonts()
