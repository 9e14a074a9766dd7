"""Figures turned into words: sentences, lists, citations and the analyst's own judgement."""

from baocao.narrative.block import Block, escaped
from baocao.narrative.outline import Outline
from baocao.narrative.prose import Prose

__all__ = ["Block", "Outline", "Prose", "escaped"]
