"""One edition of a report, opened: the only thing a notebook opens."""

from baocao.edition.model import Edition
from baocao.edition.opening import open

__all__ = ["Edition", "open"]
