"""The points of one score: reckoned from what the sheet says, or from the workbook's own figures.

Points are exact fractions: a third is a third, and equal totals are equal. A score whose cells
cannot be used has none, and says why.

Codes: T-001 more than the maximum, T-002 below zero, T-003 a ratio without a denominator, T-004
nothing to reckon from, T-005 neither 0 nor 1, T-013 points typed that are not those reckoned,
T-014 numbers typed that are not the workbook's, T-022 times that are no whole number, T-023 times
that are worth far more than the maximum.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from baocao.catalogue import Part, Share, Shares
from baocao.errors import Finding
from baocao.registers import Spot, elsewhere
from baocao.scoring.criteria import COUNT, JUDGED, RATIO
from baocao.scoring.model import Criterion, Score
from baocao.scoring.sheets import NUMBERS, Place, Sheets
from baocao.text import number, round_half_up

Number = int | Decimal
PLACES = 2
"""Points that are typed are held against those reckoned as these are shown."""

USED = {RATIO: ("Tử số", "Mẫu số"), JUDGED: ("Điểm",)}
"""What a method reckons from; the others from the numerator alone."""

BELOW_ZERO = Finding("T-002", "error", "là số âm", "Ghi số không âm")
NO_BASE = "mẫu số phải lớn hơn 0"
NOT_WHOLE = Finding("T-022", "error", "là số lần mà không phải số nguyên", "Ghi số nguyên")
FAR_BEYOND = 3
"""Times worth more than so many maxima are more likely mistyped than counted."""

NOT_YES_NO = "tiêu chí “có/không” chỉ nhận tử số 1 (có) hoặc 0 (không)"


@dataclass(frozen=True)
class Scorer:
    """Reckons scores one by one; ``findings`` gathers what is wrong with them."""

    sheets: Sheets
    shares: Mapping[str, Shares]
    findings: dict[Finding, None] = field(default_factory=dict)

    def score(self, criterion: Criterion, unit: str, in_round: str) -> Score | None:
        """What a round gives a unit for a criterion; None where it has no row."""
        if criterion.reason:
            return Score(None, criterion.reason, spots=criterion.spots)
        place = Place(in_round, unit, criterion.code)
        position = self.sheets.rows.get(place)
        if criterion.figure:
            return self._from_figure(criterion, unit, position)
        if position is None:
            return None
        if place in self.sheets.faults:
            return Score(None, self.sheets.faults[place], spots=self._spots(position, NUMBERS))
        return self._written(criterion, position)

    def _written(self, criterion: Criterion, position: int) -> Score:
        """The score by the numbers of its row."""
        entries = self.sheets.entries
        used = USED.get(criterion.method, ("Tử số",))
        spots = self._spots(position, used)
        if fault := entries.fault(position, used):
            return Score(None, fault, spots=spots)
        numbers = [entries.value(position, heading) for heading in used]
        wrong, heading = _wrong(criterion, dict(zip(used, numbers, strict=True)))
        if wrong:
            self._find(wrong, position, heading)
            reason = f"tiêu chí {criterion.code}: {wrong.problem}"
            return Score(None, reason, spots=spots)
        points = _reckoned(criterion, numbers)
        if criterion.method == JUDGED:
            return Score(points, spots=spots)
        if criterion.method == COUNT and (wrong := _far_beyond(criterion, numbers[0])):
            self._find(wrong, position, "Tử số")
        self._hold_against_typed(criterion, position, points)
        return Score(points, "", *_pair(numbers), spots)

    def _from_figure(self, criterion: Criterion, unit: str, position: int | None) -> Score:
        """The score by the workbook's own numbers; what is typed is only held against them."""
        shares = self.shares[criterion.figure]
        share = shares.of(unit)
        reason = shares.obstacle or share.reason
        numerator, denominator = share.numerator.value, share.denominator.value
        if not reason and (denominator is None or denominator <= 0):
            reason = NO_BASE
            self.findings[_baseless(criterion, share)] = None
        if reason or numerator is None:
            return Score(None, f"tiêu chí {criterion.code}: {reason}", spots=share.spots)
        points = _reckoned(criterion, [numerator, denominator])
        if position is not None:
            self._hold_against_figure(criterion, position, share)
            self._hold_against_typed(criterion, position, points)
        return Score(points, "", numerator, denominator, share.spots)

    def _hold_against_typed(self, criterion: Criterion, position: int, points: Fraction) -> None:
        """Find points in the sheet that are not those reckoned."""
        typed = self.sheets.entries.value(position, "Điểm")
        if typed is None:
            return
        if wrong := _beyond(criterion, typed):
            self._find(wrong, position, "Điểm")
        elif round_half_up(Decimal(typed), PLACES) != shown(points):
            problem = f"khác điểm tính từ tử số, mẫu số là {number(shown(points))}; lấy điểm tính"
            fix = "Sửa điểm hoặc tử số, mẫu số cho khớp; ô điểm có thể để trống"
            self._find(Finding("T-013", "warning", problem, fix), position, "Điểm")

    def _hold_against_figure(self, criterion: Criterion, position: int, share: Share) -> None:
        """Find numbers in the sheet that are not those of the workbook."""
        entries = self.sheets.entries
        for heading, part in zip(("Tử số", "Mẫu số"), share[:2], strict=True):
            typed = entries.value(position, heading)
            if typed is not None and typed != part.value:
                problem = f"khác số của chỉ tiêu “{criterion.figure}” là {_told(part)}; lấy số ấy"
                fix = "Bỏ trống ô này, hoặc sửa nơi ghi sai"
                self._find(Finding("T-014", "warning", problem, fix), position, heading)

    def _find(self, rule: Finding, position: int, heading: str) -> None:
        self.findings[self.sheets.entries.finding(rule, position, heading)] = None

    def _spots(self, position: int, headings: tuple[str, ...]) -> frozenset[Spot]:
        return frozenset(self.sheets.entries.spots(position, headings))


def shown(points: Fraction) -> Decimal:
    """Points as they are printed, rounded half up to two places."""
    return round_half_up(exact(points), PLACES)


def exact(points: Fraction) -> Decimal:
    """Points as a Decimal, to as many digits as one has."""
    return Decimal(points.numerator) / Decimal(points.denominator)


def _wrong(
    criterion: Criterion, numbers: Mapping[str, Number | None]
) -> tuple[Finding | None, str]:
    """What makes the numbers of a row useless, and in which column."""
    for heading, value in numbers.items():
        if value is None:
            what = f"chưa ghi {heading.lower()} để chấm"
            return Finding("T-004", "error", what, f"Ghi {heading.lower()}"), heading
        if heading == "Mẫu số" and value <= 0:
            return Finding("T-003", "error", NO_BASE, "Ghi mẫu số lớn hơn 0"), heading
        if heading == "Điểm" and (wrong := _beyond(criterion, value)):
            return wrong, heading
        if value < 0:
            return BELOW_ZERO, heading
        if criterion.method == COUNT and value != int(value):
            return NOT_WHOLE, heading
    if criterion.method not in (RATIO, COUNT, JUDGED) and numbers["Tử số"] not in (0, 1):
        return Finding("T-005", "error", NOT_YES_NO, "Ghi 1 hoặc 0"), "Tử số"
    return None, ""


def _beyond(criterion: Criterion, points: Number) -> Finding | None:
    """Points that are outside what a criterion can give."""
    if points < 0:
        return BELOW_ZERO
    if criterion.maximum is None or points <= criterion.maximum:
        return None
    most = number(criterion.maximum)
    problem = f"cao hơn điểm tối đa của tiêu chí là {most}"
    fix = f"Ghi điểm từ 0 đến {most}, hoặc sửa điểm tối đa ở sổ Tiêu chí"
    return Finding("T-001", "error", problem, fix)


def _far_beyond(criterion: Criterion, times: Number) -> Finding | None:
    """Times that are worth so much that the maximum hides a mistake in them."""
    worth = Decimal(times) * (criterion.each or 0)
    if criterion.maximum is None or worth <= FAR_BEYOND * criterion.maximum:
        return None
    most = number(criterion.maximum)
    problem = f"tính ra {number(worth)} điểm, gấp hơn {FAR_BEYOND} lần điểm tối đa, chỉ lấy {most}"
    fix = "Kiểm tra lại số lần và điểm mỗi lần; nếu đúng thì để nguyên"
    return Finding("T-023", "warning", problem, fix)


def _reckoned(criterion: Criterion, numbers: list[Number]) -> Fraction:
    """The points, never more than the maximum."""
    most, first = Fraction(criterion.maximum or 0), Fraction(numbers[0])
    if criterion.method == RATIO:
        return most * min(Fraction(1), first / Fraction(numbers[1]))
    if criterion.method == JUDGED:
        return first
    return min(most, first * (Fraction(criterion.each or 0) if criterion.method == COUNT else most))


def _pair(numbers: list[Number]) -> tuple[Number, Number | None]:
    return numbers[0], numbers[1] if len(numbers) > 1 else None


def _baseless(criterion: Criterion, share: Share) -> Finding:
    """A ratio of the workbook that is over nothing for a unit, at the cell of its denominator."""
    problem = (
        f"mẫu số của đơn vị ở chỉ tiêu “{criterion.figure}” là 0 nên không chấm được tiêu chí "
        f"{criterion.code}"
    )
    fix = "Sửa số ở ô này, hoặc bỏ trống “Lấy từ chỉ tiêu” của tiêu chí ấy và ghi số vào phiếu chấm"
    at = share.denominator.at
    place = (at.file, at.sheet, (at.ref,)) if at else ()
    return Finding("T-003", "error", problem, fix, *place)


def _told(part: Part) -> str:
    """The value of a part with the first cell that makes it."""
    value = "0" if part.value is None else number(part.value)
    return f"{value} ({elsewhere(part.at)})" if part.at else value
