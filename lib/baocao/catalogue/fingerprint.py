"""A short mark of how a figure is made: two with the same mark count the same things.

Unlike the definition in words it holds what the tested and summed columns mean: what an empty cell
counts, the closed list where no value of it is named, the register that a column is taken over
from and by which row. It does not hold what only names a figure or says how it is compared, nor
the parts of a figure over others, which have marks of their own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from baocao.catalogue.conditions import tests
from baocao.catalogue.rules import EMPTY, FILLED, Rule, Test
from baocao.params import Model
from baocao.registers import Form
from baocao.registers.form import SAME_FILE

DIGITS = 16
ADDED = ("since", "read_at")
"""Keys that a rule need not have: without them it keeps the mark of figures issued before."""


def fingerprint(rule: Rule, forms: Mapping[str, Form]) -> str:
    """The first hexadecimal digits of the sha256 of what a rule counts.

    ``forms`` are all registers by name, with their joined columns.
    """
    made: dict[str, Any] = {"operation": rule.operation}
    if rule.parts:
        made["parts"] = sorted(rule.parts) if rule.add else rule.parts
    else:
        form = forms[rule.register]
        asked = tests(rule, form)
        columns = {*asked, *rule.columns}
        made |= {
            "register": rule.register,
            "of": rule.of,
            "tests": {heading: _test(test) for heading, test in asked.items()},
            "valid": [heading for heading, test in asked.items() if test is None],
            "columns": {
                each: _column(rule.register, each, forms, _lists(asked.get(each)))
                for each in columns
            },
        }
    made |= {key: value for key in ADDED if (value := getattr(rule, key))}
    told = json.dumps(made, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:DIGITS]


def _test(test: Test | None) -> Any:
    if isinstance(test, Model):
        return test.model_dump(by_alias=True)
    return sorted(test, key=repr) if isinstance(test, list) else test


def _lists(test: Test | None) -> bool:
    """Whether a test depends on the whole closed list; one that names its values does not.

    A list may grow for another office, and what is counted here stays the same.
    """
    named = test if isinstance(test, list) else [test]
    return any(each in (None, FILLED, EMPTY) or isinstance(each, Model) for each in named)


def _column(
    sheet: str, heading: str, forms: Mapping[str, Form], lists: bool = False
) -> dict[str, Any]:
    """What the cells of a column mean; of one that is taken over, also how."""
    form = forms[sheet]
    column = form.columns[heading]
    choices = sorted(column.choices) if lists else []
    told: dict[str, Any] = {"kind": column.kind, "empty": column.empty, "choices": choices}
    if join := form.joined.get(heading):
        valid = forms[join.source].valid
        there = {join.of, join.by, *join.where, *valid} - {SAME_FILE}
        here = {join.by, join.at} - {SAME_FILE, ""}
        unsaid = None if join.earlier else {"earlier"}  # keeps the marks of figures issued before
        told["join"] = join.model_dump(by_alias=True, exclude=unsaid) | {"valid": valid}
        told["there"] = {each: _column(join.source, each, forms) for each in there}
        told["here"] = {each: _column(sheet, each, forms) for each in here}
    return told
