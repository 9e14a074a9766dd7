"""Checks: what must hold in the registers, between figures, and between editions."""

from baocao.checks.agreement import agree
from baocao.checks.rules import Check
from baocao.checks.run import check_figures, check_rows, check_slots, check_windows

__all__ = ["Check", "agree", "check_figures", "check_rows", "check_slots", "check_windows"]
