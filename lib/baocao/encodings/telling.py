"""A quick look at a text: whether it could be in an old encoding, or damaged.

Nearly all files are all Unicode, and all are read on every build: for them nothing else is done.
"""

from __future__ import annotations

import re
from functools import lru_cache

_REPEATED = 20_000  # the labels of a form come again in every file
_LONG = 500
_NO_LETTERS_OF_UNICODE = (  # TCVN3 and VNI surface as these; look-alikes, ligatures, loose accents
    "\u00a1-\u00af\u00b5-\u00be\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db\u00dc\u00de\u00df"
    "\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe"
    "\u0189\u01a2\u01a3\u0256\u0300-\u036f\ufb00-\ufb06"
)
_ODD = re.compile(f"[{_NO_LETTERS_OF_UNICODE}]")
_SPELT = re.compile(  # each begins with a letter that is not frequent, and looks back: faster
    "[áàâãéèêúùõ](?<=[aeô].)|[ùõ](?<=[ouy].)"  # VNI: Vietnamese does not put these together
    "|ờ(?:(?<=[^g]iờ)|(?<=[yk]ờ)|(?<=ghờ)|nh|ch|(?<!ườ)u)|ớ(?:nh|ch|(?<!ướ)[cu])"  # see doubled
    "|ỏ(?:[cptouy]|nh|ch)|ỡnh|õ[uy]"
)


def worth_a_look(text: str) -> bool:
    """Whether a text has anything that Vietnamese in Unicode does not have."""
    return not text.isascii() and (_tells if len(text) < _LONG else _search)(text)


def _search(text: str) -> bool:
    return bool(_ODD.search(text) or _SPELT.search(text.lower()))


_tells = lru_cache(_REPEATED)(_search)
