"""All cases of the inbox, each with a unit of its own."""

from __future__ import annotations

from inbox import again, cells, covers, hostile, names, numbers, signatures, structure, writers
from inbox.case import Case, Sent
from inbox.form import Unit

SUBJECTS = {
    "signatures": signatures.CASES,
    "names": names.CASES,
    "covers": covers.CASES,
    "numbers": numbers.CASES,
    "structure": structure.CASES,
    "cells": cells.CASES,
    "writers": writers.CASES,
    "hostile": hostile.CASES,
    "again": again.CASES,
}
FIRST_CODE = 22001

CASES: dict[str, tuple[Unit, Case]] = {
    f"{subject}: {case.name}": (Unit(str(code), f"Đảng bộ {code}"), case)
    for code, (subject, case) in enumerate(
        ((subject, case) for subject, cases in SUBJECTS.items() for case in cases), FIRST_CODE
    )
}
"""The unit and the case by subject and name."""

TWINS: dict[Sent, str] = {}
"""The good twins, which many cases share: each with the name of the first of these."""
for name, (_, case) in CASES.items():
    TWINS.setdefault(case.twin, name)
