"""Book Văn bản: the documents of the table, model documents for every number beyond them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from sample.document_models import MODELS, NEAR_MISSES, SUBJECTS
from sample.layout import DOCUMENTS, Row
from sample.quarters import HERE, Quarter, days_outside

_LISTED = ("sector.plans", "sector.emulation_docs.listed")
_HALF_YEAR = (date(2026, 6, 17), date(2026, 6, 30))  # from the last day of the quarter in it


def document_rows(quarters: Sequence[Quarter]) -> dict[str, list[Row]]:
    """Return the documents of each room in order of the day they were kept on."""
    kept = list(_real(quarters))
    for quarter in quarters:
        for figure in MODELS:
            kept += _beyond_real(quarter, figure, _wanted(quarter, figure))
    kept += _uncounted(quarters)
    rooms: dict[str, list[Row]] = {}
    for room, row in sorted(kept, key=lambda entry: _kept_on(entry[1])):
        rooms.setdefault(room, []).append(row)
    return rooms


def _wanted(quarter: Quarter, figure: str) -> int:
    """Return how many documents it needs: decisions share one title, plans are tasks too."""
    if figure == "advice.province_docs.groups":
        return quarter[figure] - bool(quarter["advice.model_regulations.decisions"])
    if figure == "advice.plans.listed":
        return min(quarter[figure], 1)
    return quarter[figure]


def _table() -> list[dict[str, str]]:
    """Return the table of documents: real ones of 2026Q2, made-up ones beside them."""
    text = (HERE / "documents.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _real(quarters: Sequence[Quarter]) -> Iterator[tuple[str, Row]]:
    """Yield the real documents, of those that a figure counts only as many as it needs."""
    wanted = {
        (quarter.label, figure): _wanted(quarter, figure)
        for quarter in quarters
        for figure in MODELS
    }
    for line in _table():
        place = (line["Kỳ"], line["Chỉ tiêu"])
        if line["Chỉ tiêu"]:
            wanted[place] = wanted.get(place, 0) - 1
            if wanted[place] < 0:
                continue
        yield line["Phòng"], {name: _value(name, line[name]) for name in DOCUMENTS.headings}


def _value(heading: str, text: str) -> object:
    """Return the text of the table, dates as dates."""
    return date.fromisoformat(text) if text and heading.startswith("Ngày") else text


def _beyond_real(quarter: Quarter, figure: str, wanted: int) -> Iterator[tuple[str, Row]]:
    """Yield model documents for what the real ones do not give."""
    real = [line for line in _table() if (line["Kỳ"], line["Chỉ tiêu"]) == (quarter.label, figure)]
    days = quarter.days(Random(f"{figure}:{quarter.label}"), max(wanted - len(real), 0))
    for number, day in enumerate(days, start=1):
        room, row = _model(figure, f"{quarter.label[-1]}{number:02d}", day)
        if real and "Trích yếu" in MODELS[figure][1]:
            row["Trích yếu"] = real[0]["Trích yếu"]  # decisions of one group share its title
        yield room, row


def _model(figure: str, number: str, day: date) -> tuple[str, Row]:
    """Return one made-up document, said to be so in its title."""
    room, shared = MODELS[figure]
    place = list(MODELS).index(figure) + 10
    title = f"văn bản mẫu số {number} về {SUBJECTS[figure]}"
    row = {"Số": f"9{place}{number}", "Ngày văn bản": day, "Ngày thực hiện": day}
    return room, {"Trích yếu": title, **row, **shared}


def _uncounted(quarters: Sequence[Quarter]) -> Iterator[tuple[str, Row]]:
    """Yield documents that no figure counts: dated just outside, or of another source or role."""
    for number, day in enumerate(days_outside(quarters), start=1):
        for figure in MODELS:
            room, row = _model(figure, f"8{number}", _unlisted(figure, day))
            title = f"{row['Trích yếu']}, ngoài kỳ báo cáo"
            yield room, {**row, "Trích yếu": title}
    day = quarters[-1].end
    for number, (figure, change) in enumerate(NEAR_MISSES, start=1):
        room, row = _model(figure, f"7{number}", day)
        title = f"văn bản mẫu số 7{number} thuộc nội dung khác"
        yield room, {**row, "Trích yếu": title, **change}


def _unlisted(figure: str, day: date) -> date:
    """Return the day of a model document, out of the half-year whose report lists its like."""
    opens, closes = _HALF_YEAR
    return day + (closes - opens) if figure in _LISTED and opens < day <= closes else day


def _kept_on(row: Row) -> tuple[date, date, str, str]:
    """Return where a row stands in the book: by the document's day, then by its number."""
    day = row["Ngày văn bản"] or date.max
    return day, row["Ngày thực hiện"] or date.max, str(row["Ký hiệu"]), str(row["Số"])
