"""Every figure of the report counted straight from the cells, by other code than the project's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from acceptance.emulation import Emulation
from acceptance.members import Members, Value, percent
from acceptance.papers import Papers
from acceptance.people import People
from acceptance.works import Works
from sample.counting import DONE, PROVINCE, Count, Record, read_books, read_forms
from sample.quarters import Quarter

__all__ = ["Books", "Days", "FullCount", "Value", "read_books", "read_forms"]

Books = Mapping[str, list[Record]]
_PEOPLE = ("central", "group1")
_STATES = ("active", "retired")


@dataclass(frozen=True)
class Days:
    """A period as far as a count looks at it."""

    label: str
    start: date
    end: date
    following: str
    previous: str


class FullCount(Count, People, Papers, Members, Works):
    """The sample's own count, and beside it what the catalogue makes of the same rows."""

    def __init__(self, books: Books, days: Quarter | Days) -> None:
        """Keep the books, where one that an office does not keep has no rows, and the days."""
        kept = defaultdict(list, books)
        super().__init__(kept, days)
        self._emulation = Emulation(kept, days)

    def all_figures(self, forms: Mapping[str, Mapping[str, int]]) -> dict[str, Value]:
        """Every figure; a rate without base is None."""
        counts: dict[str, Value] = {**self.figures(), **_admissions(forms.values())}
        counts["staff.persons"] = counts.pop("persons")
        counts["staff.total"] = len(self._valid("Nhân sự"))
        counts["org.departments.listed"] = counts["org.departments.total"]
        counts["org.founding_documents"] = self._founding()
        counts["petitions.insufficient"] = self._insufficient()
        counts["petitions.not_considered"] = counts["petitions.insufficient"]
        role, source = {"Vai trò": "triển khai"}, {"Nguồn giao": PROVINCE[1]}
        carried = self._rows("Văn bản", "Ngày thực hiện", **role, **source)
        counts["advice.central_docs.total"] = len(list(carried))
        counts.update(self.all_people(counts))
        counts.update(self.all_papers(counts))
        counts.update(self.by_province(forms))
        counts.update({**self.all_members(), **self.all_works()})
        counts.update(self._emulation.figures())
        return {**counts, **self._plans(), **self._levels(), **_examinations(counts)}

    def _insufficient(self) -> int:
        return sum(1 for _ in self._rows("Đơn thư", "Ngày nhận", Phân_loại="không đủ điều kiện"))

    def _founding(self) -> int:
        found = self._rows("Văn bản", Vai_trò="căn cứ", Chuyên_đề="thành lập cơ quan")
        return sum(1 for _ in found)

    def _plans(self) -> dict[str, Value]:
        day = "Ngày thực hiện"
        issued = list(self._rows("Văn bản", day, Vai_trò=PROVINCE[0], Loại="Kế hoạch"))
        worked = [row for row in self._rows("Nhiệm vụ", day, Loại="kế hoạch")]
        return {
            "advice.plans.numbered": len(issued),
            "advice.plans.unnumbered": sum(row["Trạng thái"] in DONE for row in worked),
        }

    def _levels(self) -> dict[str, Value]:
        early = list(self._rows("Huy hiệu Đảng", "Ngày", Tặng_sớm="x"))
        regular = list(self._rows("Huy hiệu Đảng", "Đợt", Tặng_sớm=None))
        return {
            "badges.early": len(early),
            **_by_level("badges.early", early),
            **_by_level("badges.round", regular),
        }


def _by_level(name: str, rows: Iterable[Record]) -> dict[str, Value]:
    """How many badges of each level there are, for the levels that there are."""
    counts: dict[str, Value] = {}
    for row in rows:
        level = f"{name}.level_{row['Mốc năm']}"
        counts[level] = (counts.get(level) or 0) + 1
    return counts


def _admissions(forms: Iterable[Mapping[str, int]]) -> dict[str, Value]:
    sent = list(forms)
    admitted = sum(form["Kết nạp từ đầu năm"] for form in sent)
    target = sum(form["Chỉ tiêu kết nạp cả năm"] for form in sent)
    return {
        "party_members.admitted": admitted,
        "party_members.target": target,
        "party_members.rate": percent(admitted, target),
    }


def _examinations(counts: Mapping[str, Value]) -> dict[str, Value]:
    """Health checks over both states, and the rates of each."""
    made: dict[str, Value] = {}
    for group in _PEOPLE:
        name = f"health_check.{group}"
        for part in ("eligible", "examined"):
            made[f"{name}.{part}"] = sum(counts[f"{name}.{state}.{part}"] for state in _STATES)
        for place in (name, *(f"{name}.{state}" for state in _STATES)):
            known = {**counts, **made}
            made[f"{place}.rate"] = percent(known[f"{place}.examined"], known[f"{place}.eligible"])
    for part in ("eligible", "examined"):
        made[f"health_check.{part}"] = sum(
            made[f"health_check.{group}.{part}"] for group in _PEOPLE
        )
    return made
