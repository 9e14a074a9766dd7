"""Which checks can be asked of a unit's form as soon as it has come."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.checks.rules import Check
from baocao.registers import Form
from baocao.registers.form import SAME_FILE

OWN_KINDS = ("compare", "within", "present", "matches", "share", "percent", "lines")


def shares_shown(
    checks: Sequence[Check],
) -> dict[tuple[str, str], tuple[Sequence[str], Sequence[str]]]:
    """The columns that show a share, by register and heading: of which sum, over which sum."""
    shown = [check for check in checks if check.share and check.shown]
    return {(check.share, check.shown): (check.part, check.whole) for check in shown}


def own_checks(checks: Sequence[Check], forms: Sequence[Form]) -> list[Check]:
    """The checks that need nothing but the one file: no book, no other unit, no closed period."""
    sent = {form.sheet: form for form in forms if form.form}
    return [
        check
        for check in checks
        if check.kind in OWN_KINDS and check.register in sent and _alone(check, sent)
    ]


def _alone(check: Check, sent: dict[str, Form]) -> bool:
    """Whether all columns are the form's, or taken over from another sheet of the same file."""
    joined = sent[check.register].joined
    taken = (joined[heading] for heading in check.headings() if heading in joined)
    return all(each.by == SAME_FILE and each.source in sent for each in taken)
