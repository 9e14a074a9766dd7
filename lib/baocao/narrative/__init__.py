"""Figures turned into words: sentences, lists, citations and the analyst's own judgement."""

from baocao.narrative.block import Block
from baocao.narrative.prose import Prose
from baocao.narrative.typed import refuse_typed, typed_digits

__all__ = ["Block", "Prose", "refuse_typed", "typed_digits"]
