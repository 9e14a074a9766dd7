"""Old Vietnamese encodings (TCVN3, VNI) and damaged letters: recognised, read, put right; pure."""

from __future__ import annotations

from baocao.encodings.capitals import with_capitals
from baocao.encodings.deciding import Outcome, Ruling, is_lost, rule_by_font, rule_by_words
from baocao.encodings.fonts import Family, family_of
from baocao.encodings.recognition import kind_of, likelier
from baocao.encodings.repair import Repair, doubled, repair, without_letter
from baocao.encodings.tables import ENCODINGS, TCVN3, VNI, Encoding
from baocao.encodings.telling import worth_a_look

__all__ = ["ENCODINGS", "TCVN3", "VNI", "Encoding", "Family", "Outcome", "Repair", "Ruling"]
__all__ += ["doubled", "family_of", "is_lost", "kind_of", "likelier", "repair", "rule_by_font"]
__all__ += ["rule_by_words", "with_capitals", "without_letter", "worth_a_look"]
