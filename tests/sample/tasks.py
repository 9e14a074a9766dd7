"""Book Nhiệm vụ: plans of the next period, plans advised in the period, and other results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from sample.layout import AREAS, FILES, ROOMS, Row
from sample.quarters import DAY, Quarter, read_yaml

PROGRAMME, ROUTINE = "chương trình công tác", "thường xuyên"
Entry = Mapping[str, object]


def task_rows(quarters: Sequence[Quarter]) -> dict[str, list[Row]]:
    """Return the tasks of each room, in the order in which they were written down."""
    table = read_yaml("tasks.yml")
    entries: list[tuple[str, Row]] = []
    for index, quarter in enumerate(quarters):
        doing = quarters[index + 1] if index + 1 < len(quarters) else None
        entries += _results(table, quarter)
        entries += _advised_plans(table, quarter)
        entries += _planned(table, quarter, doing)
    entries += _uncounted(quarters)
    return {room: _coded(room, entries) for room in FILES}


def _coded(room: str, entries: Sequence[tuple[str, Row]]) -> list[Row]:
    """Return the rows of one room with their codes."""
    rows = [row for owner, row in entries if owner == room]
    return [
        {"Mã": f"{room.upper()}-{number:02d}", "Phòng chủ trì": ROOMS[room], **row}
        for number, row in enumerate(rows, start=1)
    ]


def _task(entry: Entry, **more: object) -> tuple[str, Row]:
    """Return the room and row of one entry of the table; ``more`` completes it."""
    known = {**entry, **more}
    return str(known["room"]), {
        "Nội dung": known["content"],
        "Nguồn giao": known.get("source", PROGRAMME),
        "Lĩnh vực": known["area"],
        "Loại": known.get("kind", "nghiệp vụ"),
        "Cấp trình": known.get("to"),
        "Sản phẩm": known.get("product"),
        "Số lượng": known.get("quantity"),
        "Đơn vị tính": known.get("unit"),
        "Thời hạn": known.get("due"),
        "Trạng thái": known.get("state", "hoàn thành"),
        "Ngày thực hiện": known.get("day"),
        "Kỳ kế hoạch": known.get("planned"),
    }


def _results(table: Mapping, quarter: Quarter) -> Iterator[tuple[str, Row]]:
    """Yield what was done in the period beside its plans."""
    for entry in table["results"].get(quarter.label, ()):
        yield _task(entry)


def _advised_plans(table: Mapping, quarter: Quarter) -> Iterator[tuple[str, Row]]:
    """Yield the plans without number that were advised in the period; the first has a number."""
    wanted = max(quarter["advice.plans.listed"] - 1, 0)
    real = table["plans"].get(quarter.label, [])[:wanted]
    days = quarter.days(Random(f"plans:{quarter.label}"), wanted - len(real))
    models = [
        {"room": "tccb", "area": "tổ chức - cán bộ", "day": day,
         "content": f"Kế hoạch mẫu số {number:02d} về công tác tổ chức - cán bộ"}
        for number, day in enumerate(days, start=1)
    ]
    for entry in (*real, *models):
        yield _task(entry, kind="kế hoạch", to="BTVTU", product="Kế hoạch", state="đã ban hành")


def _planned(
    table: Mapping, quarter: Quarter, doing: Quarter | None
) -> Iterator[tuple[str, Row]]:
    """Yield the plan for the period after this one, done already when that period is here."""
    label = quarter.following
    areas = AREAS[: quarter["plan.work_areas.listed"]]
    groups = (
        _area_entries(table["areas"].get(label, {}), areas),
        _project_entries(table["projects"].get(label, ()), quarter, areas),
        _routine_entries(table["specific"].get(label, ()), quarter),
    )
    for number, entry in enumerate(entry for group in groups for entry in group):
        yield _task(entry, planned=label, **_progress(doing, number))


def _progress(doing: Quarter | None, number: int) -> Entry:
    """Return the state of a planned task: not begun, or done in the period that has come."""
    if doing is None:
        return {"state": "kế hoạch"}
    if number % 4 == 3:
        return {"state": "đang làm", "due": doing.end}
    day = doing.days(Random(f"done:{doing.label}:{number}"), 3)[1]
    return {"state": "hoàn thành", "due": doing.end, "day": day}


def _area_entries(known: Mapping, areas: Sequence[str]) -> Iterator[Entry]:
    """Yield the tasks of each work area, a model task where the table has none."""
    for area in areas:
        model = [{"room": "vp", "content": f"Nhiệm vụ mẫu về lĩnh vực {area}"}]
        for entry in known.get(area, model):
            yield {**entry, "area": area, "source": PROGRAMME}


def _project_entries(
    known: Sequence[Entry], quarter: Quarter, areas: Sequence[str]
) -> Iterator[Entry]:
    """Yield the projects; they belong to an area of the plan so as not to add one."""
    area = "tổ chức - cán bộ" if "tổ chức - cán bộ" in areas else AREAS[0]
    shared = {"area": area, "kind": "đề án", "to": "BTVTU", "product": "Đề án"}
    source = PROGRAMME if areas else "phát sinh"
    for number in range(quarter["plan.projects.listed"]):
        model = {"room": "tccb", "content": f"Đề án mẫu số {number + 1:02d}"}
        entry = known[number] if number < len(known) else model
        yield {**entry, **shared, "source": source}


def _routine_entries(known: Sequence[Entry], quarter: Quarter) -> Iterator[Entry]:
    """Yield the specific tasks."""
    for number in range(quarter["plan.specific_tasks.listed"]):
        model = {"room": "vp", "area": "văn phòng"}
        model["content"] = f"Nhiệm vụ mẫu số {number + 1:02d} của Văn phòng Ban"
        entry = known[number] if number < len(known) else model
        yield {**entry, "source": ROUTINE}


def _uncounted(quarters: Sequence[Quarter]) -> Iterator[tuple[str, Row]]:
    """Yield tasks that no report may count: planned long ago, or done after the last day."""
    last = quarters[-1]
    past = {"room": "vp", "area": "văn phòng", "source": ROUTINE, "planned": quarters[0].label}
    late = {"room": "tccb", "area": "tổ chức - cán bộ", "kind": "kế hoạch"}
    yield _task(past, content="Nhiệm vụ mẫu đã lên kế hoạch từ trước", day=quarters[0].start)
    yield _task(late, content="Kế hoạch mẫu ban hành sau kỳ báo cáo", day=last.end + DAY)
    asked = {"room": "vp", "area": "văn phòng", "source": "phối hợp", "planned": last.following}
    yield _task(asked, content="Nhiệm vụ mẫu phối hợp của kỳ sau", state="kế hoạch")
