"""Registers: tables read from spreadsheets, whose rows know their cells."""

from baocao.registers.form import Column, Form
from baocao.registers.read import read_register
from baocao.registers.table import Area, Register, Spot

__all__ = ["Area", "Column", "Form", "Register", "Spot", "read_register"]
