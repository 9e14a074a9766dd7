"""Registers: tables read from spreadsheets, whose rows know their cells."""

from baocao.registers.form import Column, Earlier, Form
from baocao.registers.joining import take_over
from baocao.registers.joins import complete
from baocao.registers.past import NO_PAST, NOTHING, Past, closed_registers
from baocao.registers.read import read_register, unreadable
from baocao.registers.sent import Sent
from baocao.registers.table import Area, Register, Spot, elsewhere
from baocao.registers.told import Whose, held_to_tell, mistold, telling

__all__ = [
    "NOTHING",
    "NO_PAST",
    "Area",
    "Column",
    "Earlier",
    "Form",
    "Past",
    "Register",
    "Sent",
    "Spot",
    "Whose",
    "closed_registers",
    "complete",
    "elsewhere",
    "held_to_tell",
    "mistold",
    "read_register",
    "take_over",
    "telling",
    "unreadable",
]
