"""Registers: tables read from spreadsheets, whose rows know their cells."""

from baocao.registers.form import Column, Form
from baocao.registers.joining import take_over
from baocao.registers.joins import complete
from baocao.registers.read import read_register
from baocao.registers.table import Area, Register, Spot

__all__ = [
    "Area",
    "Column",
    "Form",
    "Register",
    "Spot",
    "complete",
    "read_register",
    "take_over",
]
