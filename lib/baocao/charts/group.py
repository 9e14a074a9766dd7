"""Some figures shown together: a panel each, the same values in a table, and what to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from baocao.charts.chart import pictured
from baocao.charts.course import Course
from baocao.charts.multiples import Panel, Place, Point, draw
from baocao.figures import PERCENT, Figure
from baocao.narrative import Block, escaped
from baocao.period import Period
from baocao.phrase import Part, Phrase
from baocao.tables import Column, Line, grid

CLOSED = "param:closed"
"""The origin of what is told of closed editions themselves."""

NONE = Phrase.of("—")
PERIOD_WIDTH, ALL = 20, 100
FITTED = "Trục đứng của ô tỷ lệ thu vừa các giá trị, không bắt đầu từ số không"
RUNNING = "lũy kế từ đầu năm, mỗi năm tính lại từ đầu nên không nối từ năm này sang năm khác"


@dataclass(frozen=True, slots=True)
class Group:
    """Some figures that are shown together; ``targets`` by the figure that they are of."""

    title: Phrase
    through: Sequence[Period]
    closed: set[str]
    courses: Sequence[Course]
    targets: Mapping[str, Course] = field(default_factory=dict)

    @property
    def block(self) -> Block:
        """The chart, the table, then the notes."""
        picture = draw([self._panel(each) for each in self.courses], self._places())
        chart = pictured(self.title, self._words(), picture, f"*Nguồn: {escaped(self._source())}.*")
        notes = [Block(f"{escaped(note)}.") for note in self._notes()]
        return Block.in_turn([chart, grid(self._columns(), self._rows()), *notes])

    def _panel(self, course: Course) -> Panel:
        none = [None] * len(self.through)
        target = self.targets.get(course.id)
        marks = self._marks()
        return Panel(
            title=f"{course.label} ({course.unit})",
            points=[*map(_point, course.figures)],
            joined=course.joined,
            targets=[*map(_point, target.figures)] if target else none,
            breaks={number: marks[apart.why] for number, apart in course.breaks.items()},
            fitted=course.unit == PERCENT,
        )

    def _places(self) -> list[Place]:
        """The names below a chart; a year's stands below its first period."""
        years: set[int] = set()
        places = []
        for period in self.through:
            name = _short(period)
            year = str(period.year) if period.part and period.year not in years else ""
            years.add(period.year)
            places.append(Place(name if str(period) in self.closed else f"({name})", year))
        return places

    def _marks(self) -> dict[str, str]:
        """A letter for each reason to begin anew, in the order in which they come."""
        begun = [each for course in self.courses for each in course.breaks.items()]
        reasons = dict.fromkeys(apart.why for _, apart in sorted(begun))
        return {why: f"({chr(ord('a') + place)})" for place, why in enumerate(reasons)}

    def _words(self) -> Phrase:
        """What the picture shows, for whoever cannot see it."""
        told = [
            Phrase.of(_label(each), ": ", Phrase.join(", ", self._values(each)))
            for each in self._told()
        ]
        return Phrase.of("Biểu đồ đường, mỗi ô một chỉ tiêu. ", Phrase.join("; ", told), ".")

    def _values(self, course: Course) -> Iterator[Phrase]:
        for period, figure in zip(self.through, course.figures, strict=True):
            yield Phrase.of(named([period]), " ", _cell(figure) or "không có số")

    def _told(self) -> list[Course]:
        """Each figure, and after it its target."""
        pairs = [(each, self.targets.get(each.id)) for each in self.courses]
        return [each for pair in pairs for each in pair if each]

    def _source(self) -> Phrase:
        first, last = self.through[0], self.through[-1]
        if first == last:
            return Phrase.of("bản đã chốt của ", named([first]))
        return Phrase.of("các bản đã chốt từ ", named([first]), " đến ", named([last]))

    def _columns(self) -> list[Column]:
        told = self._told()
        wide = (ALL - PERIOD_WIDTH) // len(told)
        first = Column(Phrase.of("Kỳ"), ALL - wide * len(told))
        return [first, *(Column(_label(each), wide, "right") for each in told)]

    def _rows(self) -> Iterator[Line]:
        told = self._told()
        for number, period in enumerate(self.through):
            cells = [_cell(each.figures[number]) or NONE for each in told]
            yield Line([named([period]).capitalised(), *cells])

    def _notes(self) -> Iterator[Phrase]:
        for why, mark in self._marks().items():
            yield Phrase.of(Part(f"{mark} ", CLOSED), self._begun(why))
        for each in self._told():
            yield from self._gaps(each)
        if len({period.year for period in self.through}) > 1:
            yield from (
                Phrase.of(_label(each), ": ", RUNNING) for each in self.courses if each.runs
            )
        if any(each.unit == PERCENT for each in self.courses) and len(self.through) > 1:
            yield Phrase.of(FITTED)

    def _begun(self, why: str) -> Phrase:
        """Which periods begin anew for one reason, of which figures where not of all."""
        begun = [each for each in self.courses if any(a.why == why for a in each.breaks.values())]
        which = [_label(each) for each in begun] if len(begun) < len(self.courses) else []
        pairs = {each for course in begun for each in course.breaks.items() if each[1].why == why}
        told = [
            Part(f"{self.through[number].name} {apart.what}", CLOSED)
            for number, apart in sorted(pairs)
        ]
        pairs_told = Phrase.join("; ", map(Phrase.of, told))
        named = Phrase.of(Phrase.join(", ", which), ": ", pairs_told) if which else pairs_told
        return Phrase.of(named.capitalised(), ": ", Part(why, CLOSED))

    def _gaps(self, course: Course) -> Iterator[Phrase]:
        """Why a closed edition has no value, each reason once."""
        lost: dict[str, list[Period]] = {}
        for period, figure in zip(self.through, course.figures, strict=True):
            if str(period) in self.closed and (why := _lack(figure)):
                lost.setdefault(why, []).append(period)
        for why, which in lost.items():
            yield Phrase.of(_label(course), ", ", named(which), ": ", Part(why, course.origin))


def named(which: Iterable[Period]) -> Phrase:
    """The periods by their names, with commas."""
    return Phrase.join(", ", [Phrase.of(Part(each.name, CLOSED)) for each in which])


def _point(figure: Figure | None) -> Point | None:
    if figure is None or figure.value is None:
        return None
    return Point(figure.value, figure.table_text)


def _cell(figure: Figure | None) -> Phrase | None:
    """The value as it was issued; None where there is none."""
    if figure is None or figure.value is None:
        return None
    return Phrase.of(Part(figure.table_text, f"figure:{figure.id}"))


def _lack(figure: Figure | None) -> str:
    return "bản đã chốt không có chỉ tiêu này" if figure is None else figure.reason


def _label(course: Course) -> Phrase:
    return Phrase.of(Part(f"{course.label} ({course.unit})", course.origin))


def _short(period: Period) -> str:
    """The period below a chart: II for quý II, 5 for tháng 5; the year where it is one."""
    return period.short.removeprefix("quý ").removeprefix("tháng ") or str(period.year)
