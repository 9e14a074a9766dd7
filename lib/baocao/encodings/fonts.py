"""Which old encoding a font is for, by its name: the surest sign there is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from baocao.encodings.tables import TCVN3, VNI, Encoding

_OTHER_OLD = re.compile(r"\.?(vni|vn[a-z-]|vps|viscii|vi |vietware|svntimes?|tcvn|bkhcm)", re.I)


@dataclass(frozen=True, slots=True)
class Family:
    """What a font shows: text of an old encoding, or of one we cannot read; maybe as capitals."""

    encoding: Encoding | None
    capitals: bool = False


UNKNOWN = Family(None)


@lru_cache(1_000)
def family_of(font: str) -> Family | None:
    """The family of an old font, ``UNKNOWN`` for one of other encodings, None for a modern one."""
    name = font.strip()
    if re.match(r"\.vn(?!i)", name, re.I):
        return Family(TCVN3, capitals=name.endswith("H"))
    if name.casefold().startswith("vni-"):
        return Family(VNI)
    return UNKNOWN if _OTHER_OLD.match(name) else None
