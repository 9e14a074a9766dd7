"""Book Nhiệm vụ: plans of the next period, what came of them, and other results of the period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from sample.layout import AREAS, FILES, ROOMS, Row
from sample.quarters import DAY, Quarter, days_outside, read_yaml

PROGRAMME, ROUTINE = "chương trình công tác", "thường xuyên"
CADRE, POLICY = "tổ chức - cán bộ", "chính sách cán bộ"
Entry = Mapping[str, object]
Kept = tuple[str, Row]
# What the entries of a counted figure share; the table may say otherwise for one of them.
_COUNTED: Mapping[str, Entry] = {
    "resolutions.drafted.listed": {
        "kind": "dự thảo nghị quyết", "source": PROGRAMME, "area": CADRE, "to": "TU",
        "product": "Dự thảo nghị quyết",
    },
    "appraisal.documents.listed": {
        "kind": "thẩm định", "source": "kết luận chỉ đạo", "area": CADRE, "to": "BTVTU",
        "product": "Báo cáo thẩm định",
    },
    "party_org.transferred": {
        "kind": "chuyển giao tổ chức đảng", "source": ROUTINE, "to": "BTVTU", "quantity": 1,
        "area": "tổ chức đảng - đảng viên", "room": "tcd", "unit": "tổ chức đảng",
    },
    "unit_tasks.listed": {
        "kind": "triển khai đơn vị", "source": ROUTINE, "area": "đào tạo, bồi dưỡng",
    },
    "policy.standing_board_submissions.listed": {
        "kind": "báo cáo", "source": "phát sinh", "area": POLICY, "to": "TTTU",
    },
}
_NEW_WARDS = "new_wards.admin_units"


def task_rows(quarters: Sequence[Quarter]) -> dict[str, list[Row]]:
    """Return the tasks of each room, in the order in which they were written down."""
    table = read_yaml("tasks.yml")
    first = quarters[0]
    kept = list(_planned(table, first.label, _first_plan(table, first), first))
    for index, quarter in enumerate(quarters):
        doing = quarters[index + 1] if index + 1 < len(quarters) else None
        kept += _results(table, quarter)
        kept += _counted(table, quarter)
        kept += _advised_plans(table, quarter)
        kept += _planned(table, quarter.following, quarter, doing)
    kept += _uncounted(quarters)
    return {room: _coded(room, kept) for room in FILES}


def _coded(room: str, kept: Sequence[Kept]) -> list[Row]:
    """Return the rows of one room with their codes."""
    rows = [row for owner, row in kept if owner == room]
    return [
        {"Mã": f"{room.upper()}-{number:02d}", "Phòng chủ trì": ROOMS[room], **row}
        for number, row in enumerate(rows, start=1)
    ]


def _task(entry: Entry, **more: object) -> Kept:
    """Return the room and row of one entry of the table; ``more`` completes it."""
    known = {**more, **entry}
    return str(known.get("room", "tccb")), {
        "Nội dung": known["content"],
        "Nguồn giao": known.get("source", PROGRAMME),
        "Lĩnh vực": known["area"],
        "Loại": known.get("kind"),
        "Cấp trình": known.get("to"),
        "Sản phẩm": known.get("product"),
        "Số lượng": known.get("quantity"),
        "Đơn vị tính": known.get("unit"),
        "Thời hạn": known.get("due"),
        "Trạng thái": known.get("state", "hoàn thành"),
        "Ngày thực hiện": known.get("day"),
        "Kỳ kế hoạch": known.get("planned"),
    }


def _results(table: Mapping, quarter: Quarter) -> Iterator[Kept]:
    """Yield what was done in the period beside its plans and counted results."""
    for entry in table["results"].get(quarter.label, ()):
        yield _task(entry, kind="nghiệp vụ", source=ROUTINE)


def _counted(table: Mapping, quarter: Quarter) -> Iterator[Kept]:
    """Yield as many results as each figure counts: those of the table, then model results."""
    known = table["counted"].get(quarter.label, {})
    for figure, shared in _COUNTED.items():
        real = known.get(figure, [])[: quarter[figure]]
        days = quarter.days(Random(f"{figure}:{quarter.label}"), quarter[figure] - len(real))
        models = [{"content": _model(figure, k, quarter.label), "day": d} for k, d in _from(days)]
        rows = [_task(entry, **shared) for entry in (*real, *models)]
        if figure == "appraisal.documents.listed" and rows and quarter[_NEW_WARDS]:
            named = {"Số lượng": quarter[_NEW_WARDS], "Đơn vị tính": "đơn vị hành chính"}
            rows[-1][1].update(named)
        yield from rows


def _from(days: Sequence[object]) -> Iterator[tuple[int, object]]:
    """Yield the days numbered from one."""
    return iter(enumerate(days, start=1))


def _model(figure: str, number: int, period: str) -> str:
    """Return the content of a made-up result."""
    return f"nội dung mẫu số {number:02d} thuộc loại {_COUNTED[figure]['kind']}, kỳ {period[-2:]}"


def _advised_plans(table: Mapping, quarter: Quarter) -> Iterator[Kept]:
    """Yield the plans without number that were advised in the period; the first has a number."""
    wanted = max(quarter["advice.plans.listed"] - 1, 0)
    real = table["plans"].get(quarter.label, [])[:wanted]
    days = quarter.days(Random(f"plans:{quarter.label}"), wanted - len(real))
    models = [
        {"content": f"Kế hoạch mẫu số {number:02d} về công tác cán bộ", "area": CADRE, "day": day}
        for number, day in _from(days)
    ]
    for entry in (*real, *models):
        yield _task(entry, kind="kế hoạch", to="BTVTU", product="Kế hoạch", state="đã ban hành")


def _first_plan(table: Mapping, first: Quarter) -> Mapping[str, int]:
    """Return how much was planned for the first period, before any report of the sample."""
    areas = table["areas"].get(first.label, {})
    return {
        "plan.work_areas.listed": max((AREAS.index(area) + 1 for area in areas), default=0),
        "plan.projects.listed": len(table["projects"].get(first.label, ())),
        "plan.specific_tasks.listed": len(table["specific"].get(first.label, ())),
    }


def _planned(
    table: Mapping, label: str, counts: Mapping[str, int] | Quarter, doing: Quarter | None
) -> Iterator[Kept]:
    """Yield the plan for the period ``label``, answered when that period is here."""
    areas = AREAS[: counts["plan.work_areas.listed"]]
    groups = (
        _area_entries(table["areas"].get(label, {}), areas),
        _project_entries(table["projects"].get(label, ()), counts, areas),
        _routine_entries(table["specific"].get(label, ()), counts),
    )
    for number, entry in enumerate(entry for group in groups for entry in group):
        yield _task({**entry, **_progress(entry, doing, number)}, planned=label)


def _progress(entry: Entry, doing: Quarter | None, number: int) -> Entry:
    """Return the state of a planned task: not begun, or as it is in the period that has come."""
    if doing is None:
        return {"state": "kế hoạch", "day": None}
    if entry.get("open"):
        return {"state": "đang làm", "due": doing.end}
    drawn = doing.days(Random(f"done:{doing.label}:{number}"), 3)[1]
    return {"state": "hoàn thành", "due": doing.end, "day": entry.get("day", drawn)}


def _area_entries(known: Mapping, areas: Sequence[str]) -> Iterator[Entry]:
    """Yield the tasks of each work area, a model task where the table has none."""
    for area in areas:
        model = [{"room": "vp", "content": f"Nhiệm vụ mẫu về lĩnh vực {area}", "open": True}]
        for entry in known.get(area, model):
            yield {**entry, "area": area, "source": PROGRAMME}


def _project_entries(
    known: Sequence[Entry], counts: Mapping[str, int] | Quarter, areas: Sequence[str]
) -> Iterator[Entry]:
    """Yield the projects; they belong to an area of the plan so as not to add one."""
    area = CADRE if CADRE in areas else AREAS[0]
    shared = {"area": area, "kind": "đề án", "to": "BTVTU", "product": "Đề án"}
    source = PROGRAMME if areas else "phát sinh"
    for number in range(counts["plan.projects.listed"]):
        model = {"room": "tccb", "content": f"Tham mưu Đề án mẫu số {number + 1:02d}"}
        entry = known[number] if number < len(known) else model
        yield {**entry, **shared, "source": source}


def _routine_entries(
    known: Sequence[Entry], counts: Mapping[str, int] | Quarter
) -> Iterator[Entry]:
    """Yield the specific tasks."""
    for number in range(counts["plan.specific_tasks.listed"]):
        model = {"room": "vp", "area": "văn phòng"}
        model["content"] = f"Nhiệm vụ mẫu số {number + 1:02d} của Văn phòng Ban"
        entry = known[number] if number < len(known) else model
        yield {**entry, "source": ROUTINE}


def _uncounted(quarters: Sequence[Quarter]) -> Iterator[Kept]:
    """Yield tasks that no report may count: returned, done outside, planned for later."""
    last = quarters[-1]
    for figure, shared in _COUNTED.items():
        for number, day in _from(days_outside(quarters)):
            late = _model(figure, 80 + number, last.label)
            yield _task({"content": f"{late}, ngoài kỳ báo cáo", "day": day}, **shared)
        returned = {"content": _model(figure, 90, last.label), "day": last.end}
        yield _task({**returned, "state": "trả lại"}, **shared)
    plan = {"area": CADRE, "kind": "kế hoạch", "day": last.end + DAY}
    yield _task(plan, content="Kế hoạch mẫu ban hành sau kỳ báo cáo")
    regular = {"area": CADRE, "kind": "nghiệp vụ", "source": ROUTINE, "day": last.end + DAY}
    yield _task(regular, content="Nhiệm vụ mẫu thường xuyên làm sau kỳ báo cáo")
    asked = {"room": "vp", "area": "văn phòng", "source": "phối hợp", "planned": last.following}
    yield _task(asked, content="Nhiệm vụ mẫu phối hợp của kỳ sau", state="kế hoạch")
