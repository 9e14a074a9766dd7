"""Books Văn bản and Nhiệm vụ: the papers that the report names, and some it must not count."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date

from sample.bloc.half import HERE, Half
from sample.bloc.layout import AREAS, DOCUMENTS, PARTY_ORG, POLITICAL, UNITS
from sample.layout import SOURCES, Row
from sample.quarters import read_yaml

Entry = Mapping[str, object]


def document_rows() -> list[Row]:
    """Return the documents of the table."""
    lines = csv.DictReader((HERE / "documents.csv").read_text(encoding="utf-8").splitlines())
    return [
        {name: _value(name, line[name]) for name in DOCUMENTS.headings if line.get(name)}
        for line in lines
    ]


def _value(heading: str, text: str) -> object:
    """Return the text of the table, dates as dates."""
    return date.fromisoformat(text) if heading.startswith("Ngày") else text


def task_rows(half: Half) -> list[Row]:
    """Return the tasks in order of day, then those planned for the next period."""
    table = read_yaml("tasks.yml", HERE)
    done = [_task(entry, area) for area in AREAS for entry in table["done"].get(area, ())]
    done += [_task(entry, area) for area, entry in _uncounted(half)]
    planned = [
        _task({"state": "kế hoạch", "kind": None, **entry, "planned": half.following}, area)
        for area in AREAS
        for entry in table["next"].get(area, ())
    ]
    done.sort(key=lambda row: row["Ngày thực hiện"])
    rows = [*done, *planned]
    return [{"Mã": f"NV-{number:02d}", **row} for number, row in enumerate(rows, start=1)]


def _task(entry: Entry, area: str) -> Row:
    """Return the row of one entry of the table."""
    return {
        "Nội dung": entry["content"],
        "Nguồn giao": entry.get("source", SOURCES[0]),
        "Lĩnh vực": area,
        "Loại": entry.get("kind", "nghiệp vụ"),
        "Sản phẩm": entry.get("product"),
        "Phòng chủ trì": entry.get("unit", UNITS[0]),
        "Trạng thái": entry.get("state", "hoàn thành"),
        "Ngày thực hiện": entry.get("day"),
        "Kỳ kế hoạch": entry.get("planned"),
    }


def _uncounted(half: Half) -> Iterator[tuple[str, Entry]]:
    """Yield tasks that the report may not name: done on the days around it, returned, later."""
    yield POLITICAL, {"content": "Nhiệm vụ mẫu làm trước kỳ báo cáo", "day": half.before}
    yield PARTY_ORG, {"content": "Nhiệm vụ mẫu làm sau kỳ báo cáo", "day": half.after}
    returned = {"content": "Nhiệm vụ mẫu bị trả lại", "state": "trả lại"}
    yield PARTY_ORG, {**returned, "day": half.end}
