"""A new period: what it needs is made from the period before, and what is left to do is said."""

from baocao.rolling.roll import Rolled, roll
from baocao.rolling.turn import Turn, turn_to

__all__ = ["Rolled", "Turn", "roll", "turn_to"]
