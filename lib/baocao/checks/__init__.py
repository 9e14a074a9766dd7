"""Checks: what must hold in the registers, between figures, and between editions."""

from baocao.checks.across import check_across
from baocao.checks.agreement import agree
from baocao.checks.balances import check_balances
from baocao.checks.figures import check_figures, check_slots, check_windows
from baocao.checks.moves import check_moves
from baocao.checks.own import own_checks, shares_shown
from baocao.checks.rules import Check
from baocao.checks.run import Checked, check_rows
from baocao.checks.tellings import Telling, Tellings
from baocao.checks.verdicts import LEVELS, Level, Status, Verdict, unsent

__all__ = [
    "LEVELS",
    "Check",
    "Checked",
    "Level",
    "Status",
    "Telling",
    "Tellings",
    "Verdict",
    "agree",
    "check_across",
    "check_balances",
    "check_figures",
    "check_moves",
    "check_rows",
    "check_slots",
    "check_windows",
    "own_checks",
    "shares_shown",
    "unsent",
]
