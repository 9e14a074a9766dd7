"""Findings of checks: of one that fails, and of those that could not be run.

Code: K-000 checks that could not be run.
"""

from __future__ import annotations

from collections.abc import Sequence

from baocao.checks.rules import Check
from baocao.errors import Finding, Severity

NOT_RUN = "K-000"


def rule(check: Check) -> Finding:
    """What a check says wherever it fails."""
    return Finding(check.id, check.severity, check.says, check.fix)


def not_run(severity: Severity, remedy: str, obstacle: str, ids: Sequence[str]) -> Finding:
    """The one finding on all checks that the same obstacle kept from being run."""
    problem = f"chưa chạy được {len(ids)} kiểm tra ({', '.join(ids)}) vì {obstacle}"
    return Finding(NOT_RUN, severity, problem, remedy)
