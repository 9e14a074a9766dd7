"""The catalogue: the rules of all figures, and what they give over the registers."""

from baocao.catalogue.completeness import Completeness
from baocao.catalogue.compute import Catalogue, told
from baocao.catalogue.conditions import NO, UNKNOWN, YES, Times, select, timeless
from baocao.catalogue.dates import When, gaps, when
from baocao.catalogue.fitting import NUMBERS, unfit_tests, unknown_columns
from baocao.catalogue.per_unit import Part, Share, Shares, shares_of
from baocao.catalogue.rows import rows_json
from baocao.catalogue.rules import Rule, Test
from baocao.catalogue.uncounted import uncounted

__all__ = [
    "NO",
    "NUMBERS",
    "UNKNOWN",
    "YES",
    "Catalogue",
    "Completeness",
    "Part",
    "Rule",
    "Share",
    "Shares",
    "Test",
    "Times",
    "When",
    "gaps",
    "rows_json",
    "select",
    "shares_of",
    "timeless",
    "told",
    "uncounted",
    "unfit_tests",
    "unknown_columns",
    "when",
]
