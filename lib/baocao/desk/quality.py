"""What is wrong with the forms that came: causes, units to whom forms go back, unknown files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from baocao.checks import Verdict
from baocao.desk.standing import Standing, Unit, received_on, sent_itself, units_owed
from baocao.desk.words import counted, counted_or_none, in_prose, named, on, told
from baocao.edition import Edition
from baocao.errors import SEVERITIES, Finding
from baocao.narrative import Block, escaped
from baocao.phrase import Phrase
from baocao.tables import Column, Line, grid

CAUSES_SHOWN, CELLS_SHOWN = 10, 3
CAUSES = (
    Column(Phrase.of("TT"), 6, "center"),
    Column(Phrase.of("Mức"), 9),
    Column(Phrase.of("Mã"), 9),
    Column(Phrase.of("Nội dung"), 25),
    Column(Phrase.of("Số đơn vị"), 7, "right"),
    Column(Phrase.of("Số ô"), 6, "right"),
    Column(Phrase.of("Nơi"), 20),
    Column(Phrase.of("Cách sửa"), 18),
)
FAULTY = (
    Column(Phrase.of("TT"), 6, "center"),
    Column(Phrase.of("Đơn vị"), 25),
    Column(Phrase.of("Tình trạng"), 13),
    Column(Phrase.of("Lỗi"), 6, "right"),
    Column(Phrase.of("Cần xem"), 8, "right"),
    Column(Phrase.of("Điểm đầu tiên"), 42),
)


NOT_RUN = (
    Column(Phrase.of("TT"), 6, "center"),
    Column(Phrase.of("Quy tắc"), 26),
    Column(Phrase.of("Vì sao chưa chạy"), 34),
    Column(Phrase.of("Số đơn vị"), 8, "right"),
    Column(Phrase.of("Đơn vị"), 26),
)
NAMED_AT_MOST = 5


@dataclass(slots=True)
class Cause:
    """What one rule found in one column of one sheet, over all units' forms."""

    first: Finding
    units: dict[str, Unit] = field(default_factory=dict)
    cells: list[str] = field(default_factory=list)

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """Errors first, then what most units and most cells have."""
        severity = list(SEVERITIES).index(self.first.severity)
        return severity, -len(self.units), -len(self.cells), self.first.code


def causes(so: Edition) -> Block:
    """The ten most frequent causes: rule, units, cells, the first three of them, remedy."""
    ordered = sorted(_causes(so).values(), key=lambda cause: cause.rank)
    if not ordered:
        return Block("Không có điểm nào của các biểu đang dùng phải xem lại.")
    shown = ordered[:CAUSES_SHOWN]
    table = grid(CAUSES, [_cause(cause, place) for place, cause in enumerate(shown, start=1)])
    rest = ordered[CAUSES_SHOWN:]
    if not rest:
        return table
    cells = sum(len(cause.cells) for cause in rest)
    left = Phrase.of("Còn ", in_prose(len(rest)), " loại khác, ", in_prose(cells), " ô, ghi trong ")
    return Block.in_turn([table, Block(f"{escaped(Phrase.of(left, 'sổ thu biểu'))}.")])


def not_run(so: Edition) -> Block:
    """The checks that did not run on a form that came, by reason; then those without a form."""
    names = {unit.code: unit.short for unit in units_owed(so)} | {"": "mọi đơn vị"}
    waiting = dict.fromkeys(each.unit for each in so.verdicts if _without_form(so, each))
    stuck: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for each in so.verdicts:
        if each.status == "chưa chạy" and each.unit not in waiting:
            checks, units = stuck.setdefault(each.reason, ({}, {}))
            checks[each.check] = units[names.get(each.unit, each.unit)] = None
    blocks = []
    if stuck:
        blocks.append(grid(NOT_RUN, [
            _not_run(place, reason, [*checks], [*units])
            for place, (reason, (checks, units)) in enumerate(stuck.items(), start=1)
        ]))  # fmt: skip
    else:
        blocks.append(Block("Mọi quy tắc đã chạy trên các biểu đang dùng."))
    if waiting:
        left = Phrase.of("Các quy tắc của biểu chưa chạy với ", in_prose(len(waiting)))
        blocks.append(Block(f"{escaped(Phrase.of(left, ' đơn vị chưa có biểu dùng được'))}."))
    return Block.in_turn(blocks)


def faulty(so: Edition, which: Sequence[Standing]) -> Block:
    """The units whose form was returned or refused, with the first thing to mend."""
    if not which:
        return Block("Không có biểu nào bị trả lại hoặc từ chối.")
    return grid(FAULTY, [_faulty(so, each, place) for place, each in enumerate(which, start=1)])


def strangers(so: Edition) -> Block:
    """The files refused of which no unit that owes a form can be told, a bullet each."""
    known = {unit.code for unit in units_owed(so)}
    lost = [entry for entry in so.ledger.entries if entry.unit not in known]
    return Block.bullets(
        Phrase.of(
            named(entry.names), ", nhận ngày ", on(received_on(entry)), ": ",
            told(entry.refusal.problem if entry.refusal else "không phải đơn vị phải gửi biểu"),
        )
        for entry in lost
    )  # fmt: skip


def of_forms(so: Edition) -> list[tuple[Unit, Finding]]:
    """What was found in the forms in force, with the unit of each."""
    units = {unit.code: unit for unit in units_owed(so)}
    told = ((so.ledger.units.get(found.file), found) for found in so.findings)
    return [(units[code], found) for code, found in told if code in units]


def _without_form(so: Edition, verdict: Verdict) -> bool:
    return verdict.status == "chưa chạy" and verdict.unit in so.completeness.missing


def _not_run(place: int, reason: str, checks: Sequence[str], units: Sequence[str]) -> Line:
    return Line([
        counted(place),
        told(_some(checks)),
        told(reason),
        counted(len(units)),
        told(_some(units)),
    ])  # fmt: skip


def _some(names: Sequence[str]) -> str:
    rest = len(names) - NAMED_AT_MOST
    return ", ".join(names[:NAMED_AT_MOST]) + (f" và {rest} mục khác" if rest > 0 else "")


def _causes(so: Edition) -> Mapping[tuple[str, ...], Cause]:
    found: dict[tuple[str, ...], Cause] = {}
    for unit, each in of_forms(so):
        if each.severity == "note":
            continue
        key = (each.severity, each.code, each.sheet, each.heading)
        cause = found.setdefault(key, Cause(each))
        cause.units.setdefault(unit.code, unit)
        cause.cells += [f"{unit.short} {cell}" for cell in each.cells] or [unit.short]
    return found


def _cause(cause: Cause, place: int) -> Line:
    first = cause.first
    heading = f" ({first.heading})" if first.heading else ""
    more = len(cause.cells) - CELLS_SHOWN
    cells = "; ".join(cause.cells[:CELLS_SHOWN]) + (f" và {more} ô khác" if more > 0 else "")
    return Line([
        counted(place),
        told(SEVERITIES[first.severity]),
        told(first.code),
        told(f"{first.problem}{heading}"),
        counted(len(cause.units)),
        counted(len(cause.cells)),
        told(f"trang {first.sheet}: {cells}" if first.sheet else cells),
        told(first.remedy),
    ])  # fmt: skip


def _faulty(so: Edition, standing: Standing, place: int) -> Line:
    return Line([
        counted(place),
        told(standing.unit.name),
        told(standing.told),
        counted_or_none(standing.errors),
        counted_or_none(standing.warnings),
        told(_first(so, standing)),
    ])  # fmt: skip


def _first(so: Edition, standing: Standing) -> str:
    """The first error of the form in force; else what is told of the newest file."""
    for found in so.findings:
        if standing.errors and found.file == standing.file:
            return f"{f'trang {found.sheet}, ' if found.sheet else ''}{_short(found)}"
    newest = sent_itself(so.ledger, standing.unit.code)[-1]
    if newest.refusal:
        return newest.refusal.problem
    if standing.unit.code in so.ledger.in_force:
        return "biểu gửi sau cùng còn lỗi nên chưa dùng, đang dùng biểu gửi trước"
    return "biểu đã gửi còn lỗi nên chưa dùng"


def _short(found: Finding) -> str:
    cells = f"ô {', '.join(found.cells)}: " if found.cells else ""
    return f"{cells}{found.problem}"
