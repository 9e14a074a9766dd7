"""The desk on which units' forms come in: who sent what, what is wrong with it, what it adds up to.

Everything here follows from an opened edition; nothing is read and no clock is asked.
"""

from baocao.desk.desk import Desk
from baocao.desk.standing import STATES, Standing, State, Unit, by_place, standings, units_owed

__all__ = ["STATES", "Desk", "Standing", "State", "Unit", "by_place", "standings", "units_owed"]
