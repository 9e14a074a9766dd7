"""What else the catalogue makes of the books about persons, counted straight from the cells."""

from __future__ import annotations

from collections.abc import Mapping

from acceptance.bodies import Bodies
from acceptance.members import Value, percent
from sample.counting_people import PeopleCount, heads

AREAS = {
    "lam_dong": ("Tỉnh cũ", "Lâm Đồng"),
    "binh_thuan": ("Tỉnh cũ", "Bình Thuận"),
    "dak_nong": ("Tỉnh cũ", "Đắk Nông"),
    "provincial": ("Loại", "đảng ủy cấp tỉnh"),
}


class People(PeopleCount, Bodies):
    """Totals over the quotas of these books, and admissions by the provinces of before."""

    def all_people(self, counts: Mapping[str, int]) -> dict[str, Value]:
        """Every other figure of these books; ``counts`` are those with a quota."""
        sent = list(self._rows("Đi nước ngoài", "Ngày", Hình_thức="cử"))
        return {
            **self._nominations(counts),
            "personnel.inspection_committee.communes_listed": counts[
                "personnel.inspection_committee.party_committees"
            ],
            "awards.contribution.total": heads(self.contributed()),
            "awards.consulted.total": heads(self.advised(Khâu="hiệp y")),
            "abroad.sent.persons": len(sent),
            "training.advanced_politics.total": self._advanced(),
            "policy.all": len(list(self._rows("Chính sách cán bộ", "Ngày"))),
        }

    def _nominations(self, counts: Mapping[str, int]) -> dict[str, Value]:
        every = self._rows("Công tác cán bộ", "Ngày", Việc="giới thiệu nhân sự")

        def together(level: str) -> int:
            name = f"nominations.{level}"
            return sum(value for each, value in counts.items() if each.startswith(f"{name}."))

        return {
            "nominations.total": heads(every),
            "nominations.central": together("central"),
            "nominations.provincial": together("provincial"),
        }

    def _advanced(self) -> int:
        course = {"Loại": "cao cấp lý luận chính trị", "Chiều": "cử đi"}
        return heads(self._rows("Đào tạo, bồi dưỡng", "Ngày", **course))

    def by_province(self, forms: Mapping[str, Mapping[str, int]]) -> dict[str, Value]:
        """Admissions, targets and rates by the former province of each committee's code."""
        bodies = {code: self.body(code) for code in forms}
        counts: dict[str, Value] = {}
        for name, (heading, value) in AREAS.items():
            sent = [form for code, form in forms.items() if bodies[code].get(heading) == value]
            admitted = sum(form["Kết nạp từ đầu năm"] for form in sent)
            target = sum(form["Chỉ tiêu kết nạp cả năm"] for form in sent)
            counts[f"party_members.admitted.{name}"] = admitted
            counts[f"party_members.target.{name}"] = target
            counts[f"party_members.rate.{name}"] = percent(admitted, target)
        asked = self._rows("Chỉ tiêu", Mã="kết nạp đảng viên", Năm=self._end.year)
        given = [row["Giá trị"] for row in asked]
        return {**counts, "party_members.target.assigned": sum(filter(None, given))}
