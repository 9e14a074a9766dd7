"""What else the catalogue makes of the books about papers, counted straight from the cells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from acceptance.bodies import Bodies
from sample.counting_papers import DONE, PaperCount, of, weighed

_KINDS = ("nghiệp vụ", "quyết định", "đề án", "báo cáo", "tập huấn")
_REGULAR = {
    "cadre": "tổ chức - cán bộ",
    "party_org": "tổ chức đảng - đảng viên",
    "protection": "bảo vệ chính trị nội bộ",
    "training": "đào tạo, bồi dưỡng",
    "policy": "chính sách cán bộ",
    "emulation": "thi đua, khen thưởng",
}
_WARDS = {"wards": "đảng ủy phường", "communes": "đảng ủy xã"}


class Papers(PaperCount, Bodies):
    """Totals, distinct titles and told tasks beside the figures with a quota."""

    def all_papers(self, counts: Mapping[str, int]) -> dict[str, int]:
        """Every other figure of these books; ``counts`` are those with a quota."""
        return {
            **self._supervision(counts),
            **self._central_reports(counts),
            **self._told_tasks(),
            **self._due(),
            "policy.regulations_to_amend.listed": counts["policy.regulations_to_amend"],
        }

    def _supervision(self, counts: Mapping[str, int]) -> dict[str, int]:
        name = "supervision.committees_listed"
        day = "Ngày quyết định"
        decided = self.supervised(day, "ban thường vụ")
        coded = ((row["Mã tổ chức"], row[day]) for row in decided)
        kinds = {(code, self.body(code, decided_on).get("Loại")) for code, decided_on in coded}
        return {
            name: counts["supervision.party_committees"],
            **{
                f"{name}.{short}": sum(kind == each for _, each in kinds)
                for short, kind in _WARDS.items()
            },
            "supervision.secretaries": len(self.supervised(day, "bí thư")),
            "supervision.completed.secretaries": len(
                self.supervised("Ngày báo cáo kết quả", "bí thư")
            ),
        }

    def _central_reports(self, counts: Mapping[str, int]) -> dict[str, int]:
        party, cadre = self.sent("tổ chức đảng - đảng viên"), self.sent("tổ chức - cán bộ")
        grouped = [row for row in party if (row["Số lượng"] or 1) >= 2]
        areas = ("party_org", "organisation", "protection_training")
        return {
            **{f"reports.{area}.items_listed": counts[f"reports.{area}"] for area in areas},
            "reports.total": sum(counts[f"reports.{area}"] for area in areas),
            "reports.all": len(self.sent()),
            "reports.party_org.weighted": weighed(party),
            "reports.party_org.item_ii": weighed(grouped),
            "reports.organisation.items_distinct": len({row["Trích yếu"] for row in cadre}),
        }

    def _told_tasks(self) -> dict[str, int]:
        def told(source: str, *more: str) -> list[dict[str, object]]:
            return of(self.done(Nguồn_giao=source), "Loại", *_KINDS, *more)

        regular = told("thường xuyên")
        drafts = {row["Nội dung"] for row in self.done(Loại="dự thảo nghị quyết")}
        return {
            "resolutions.drafted.distinct": len(drafts),
            "tasks.programme": len(told("chương trình công tác")),
            "tasks.directed": len(told("kết luận chỉ đạo")),
            "tasks.regular": len(regular),
            **{
                f"tasks.regular.{name}": len(of(regular, "Lĩnh vực", area))
                for name, area in _REGULAR.items()
            },
            "tasks.coordination": len(told("phối hợp", "phối hợp")),
        }

    def _due(self) -> dict[str, int]:
        due = list(self._rows("Nhiệm vụ", Kỳ_kế_hoạch=self._this))
        return {
            "plan.due.total": len(due),
            "plan.due.done": sum(
                date(self._end.year, 1, 1) <= (row["Ngày thực hiện"] or date.max) <= self._end
                for row in of(due, "Trạng thái", *DONE)
            ),
            "plan.due.dated": sum(bool(row["Ngày thực hiện"]) for row in due),
            "plan.due.open": len(of(due, "Trạng thái", "kế hoạch", "đang làm", "trả lại")),
        }
