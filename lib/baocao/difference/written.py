"""A difference as JSON (schema 1) and as one page that needs nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Any

from baocao.archive import Snapshot
from baocao.build import outputs
from baocao.difference import inputs, wording
from baocao.difference.model import (
    CAUSES,
    Cause,
    Difference,
    FigureChange,
    RowChange,
    Sentence,
)
from baocao.phrase import Part

SCHEMA = 1
ASSETS = Path(__file__).parent / "assets"
ROWS_OF_A_CAUSE = 20
ROWS_OF_A_REGISTER = 200


def as_json(difference: Difference, reason: str = "") -> str:
    """The whole difference; ``reason`` says why the newer report was made.

    Causes are told by their keys (``added``, ``late`` ...); amounts are numbers or null.
    """
    return outputs.as_json(
        {
            "schema": SCHEMA,
            "office": difference.new.office,
            "report": difference.new.report,
            "reason": reason or None,
            "same": difference.nothing,
            "old": _header(difference.old),
            "new": _header(difference.new),
            "figures": [_figure(each) for each in difference.figures],
            "rows": [_row(each) for each in difference.rows],
            "sentences": [_sentence(each) for each in difference.sentences],
            "findings": {
                "came": [dict(each) for each in difference.findings_came],
                "went": [dict(each) for each in difference.findings_went],
            },
            "inputs": asdict(difference.inputs),
        }
    )


def as_html(difference: Difference, title: str, reason: str = "") -> str:
    """The difference as a page in Vietnamese, to be read on a screen or printed on A4."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    from baocao.export.html import page_policy, page_style

    style = page_style() + (ASSETS / "difference.css").read_text(encoding="utf-8")
    environment = Environment(
        loader=FileSystemLoader(ASSETS), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {"shown": wording.shown, "printable": wording.printable}
    return environment.get_template("difference.html.j2").render(
        title=title,
        reason=reason,
        policy=page_policy(style),
        style=Markup(style),
        sentences=wording.sentence_groups(difference),
        summary=list(wording.summary(difference)),
        standings=[wording.standing(each) for each in (difference.old, difference.new)],
        figures=[_told(each) for each in difference.figures],
        registers=_by_register(difference.rows),
        kinds=wording.ROW_KINDS,
        inputs=inputs.told(difference),
        findings={
            "Điểm kiểm tra mới có": wording.findings(difference.findings_came),
            "Điểm kiểm tra không còn": wording.findings(difference.findings_went),
        },
    )


def _told(figure: FigureChange) -> dict[str, Any]:
    """A figure with its causes as lines."""
    lines = [wording.cause_line(each, figure.unit, ROWS_OF_A_CAUSE) for each in figure.causes]
    parts = [wording.parts_line(figure)] if figure.parts else []
    return {
        "figure": figure,
        "change": wording.signed(figure.change, figure.unit),
        "why": [*parts, *lines],
    }


def _by_register(rows: Sequence[RowChange]) -> list[dict[str, Any]]:
    """The rows that figures count, register by register, and how many others there are.

    Of very many the last are left out.
    """
    names = dict.fromkeys(row.register for row in rows)
    groups = [(name, [row for row in rows if row.register == name]) for name in names]
    return [
        {
            "name": name,
            "rows": [
                (row, wording.row_place(row), wording.told_cells(row))
                for row in counted[:ROWS_OF_A_REGISTER]
            ],
            "left_out": max(len(counted) - ROWS_OF_A_REGISTER, 0),
            "uncounted": len(group) - len(counted),
        }
        for name, group in groups
        for counted in [[row for row in group if row.figures]]
    ]


def _header(report: Snapshot) -> dict[str, Any]:
    return {
        "period": str(report.period),
        "window": {
            "from": report.window.start.isoformat(),
            "to": report.window.end.isoformat(),
        },
        "as_of": report.as_of.isoformat(),
        "state": report.state,
        "completeness": dict(report.completeness),
        "code": report.code or None,
    }


def _figure(figure: FigureChange) -> dict[str, Any]:
    return {
        "id": figure.id,
        "label": figure.label,
        "unit": figure.unit,
        "old": figure.old and figure.old._asdict(),
        "new": figure.new and figure.new._asdict(),
        "change": _number(figure.change),
        "causes": [_cause(each) for each in figure.causes],
        "parts": [part._asdict() for part in figure.parts],
    }


def _cause(cause: Cause) -> dict[str, Any]:
    return {
        "kind": cause.kind,
        "label": CAUSES[cause.kind],
        "amount": _number(cause.amount),
        "rows": [{**row._asdict(), "amount": _number(row.amount)} for row in cause.rows],
        "remark": cause.remark or None,
    }


def _row(row: RowChange) -> dict[str, Any]:
    cells = [cell._asdict() for cell in row.cells]
    return {
        "kind": row.kind,
        "register": row.register,
        "id": row.id,
        "file": row.file,
        "sheet": row.sheet,
        "row": row.number,
        "cells": cells,
        "figures": list(row.figures),
    }


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {
        "side": sentence.side,
        "place": sentence.place,
        "text": "".join(part.text for part in sentence.parts),
        "parts": [_part(part) for part in sentence.parts],
        "figures": list(sentence.figures),
    }


def _part(part: Part) -> dict[str, str]:
    return {"text": part.text, "from": part.origin}


def _number(amount: int | Decimal | None) -> int | float | None:
    """As JSON has numbers: a whole one without a fraction."""
    if isinstance(amount, Decimal):
        return int(amount) if amount == amount.to_integral_value() else float(amount)
    return amount
