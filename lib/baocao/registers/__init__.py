"""Registers: tables read from spreadsheets, whose rows know their cells."""

from baocao.registers.form import Column, Form
from baocao.registers.joining import take_over
from baocao.registers.joins import complete
from baocao.registers.read import read_register, unreadable
from baocao.registers.table import Area, Register, Spot
from baocao.registers.told import mistold, telling

__all__ = [
    "Area",
    "Column",
    "Form",
    "Register",
    "Spot",
    "complete",
    "mistold",
    "read_register",
    "take_over",
    "telling",
    "unreadable",
]
