"""Checks: what must hold in the registers, between figures, and between editions."""

from baocao.checks.rules import Check
from baocao.checks.run import agree, check_figures, check_rows, check_windows

__all__ = ["Check", "agree", "check_figures", "check_rows", "check_windows"]
