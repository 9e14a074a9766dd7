"""Count the figures of a sample straight from its cells with openpyxl, for its own tests."""

from __future__ import annotations

from sample.counting_papers import DONE, PaperCount
from sample.counting_people import PeopleCount
from sample.records import Record, read_books, read_forms
from sample.staff import POSTS

__all__ = ["DONE", "PROVINCE", "Count", "Record", "read_books", "read_forms"]

PROVINCE = ("tham mưu ban hành", "thường xuyên")
_AREAS = {
    "party_org": "tổ chức đảng - đảng viên",
    "cadre": "tổ chức - cán bộ",
    "internal_protection": "bảo vệ chính trị nội bộ",
}


class Count(PeopleCount, PaperCount):
    """The figures of one quarter counted from the records of the books."""

    def figures(self) -> dict[str, int]:
        """Return every figure that the books give."""
        return {
            **self._bodies(),
            **self._staff(),
            **self._advice(),
            **self._cases(),
            **self._badges(),
            **self._health(),
            **self._petitions(),
            **self._plan(),
            **self.people(),
            **self.papers(),
        }

    def _bodies(self) -> dict[str, int]:
        valid = self._valid("Tổ chức")
        kinds = [row["Loại"] for row in valid]
        former = self._rows("Tổ chức", Loại="cơ quan trước hợp nhất")
        return {
            "org.departments.total": kinds.count("phòng"),
            "org.predecessors.listed": sum(row["Đến ngày"] is not None for row in former),
            "own_party.cells": kinds.count("chi bộ trực thuộc"),
            "party_committees.total": sum(row["Trực thuộc Tỉnh ủy"] == "x" for row in valid),
        }

    def _staff(self) -> dict[str, int]:
        valid = self._valid("Nhân sự")
        posts = [row["Chức vụ"] for row in valid]
        education = [row["Trình độ chuyên môn"] for row in valid]
        politics = [row["Lý luận chính trị"] for row in valid]
        return {
            **{figure: posts.count(post) for figure, post in POSTS.items()},
            "staff.other": posts.count("Chuyên viên") + posts.count("Nhân viên"),
            "staff.female": sum(row["Giới tính"] == "nữ" for row in valid),
            "staff.ethnic_minority": sum(row["Dân tộc"] != "Kinh" for row in valid),
            "staff.education.master": education.count("thạc sĩ"),
            "staff.education.bachelor": education.count("đại học"),
            "staff.politics.advanced": politics.count("cao cấp"),
            "staff.politics.intermediate": politics.count("trung cấp"),
            "own_party.members": sum(
                row["Đảng viên"] == "x" and row["Chi bộ"] is not None for row in valid
            ),
            "persons": len({row["Mã cán bộ"] for row in valid}),
        }

    def _advice(self) -> dict[str, int]:
        day = "Ngày thực hiện"
        role, source = PROVINCE
        advised = list(self._rows("Văn bản", day, Vai_trò=role, Nguồn_giao=source))
        carried = list(self._rows("Văn bản", day, Vai_trò="triển khai", Nguồn_giao=source))
        plans = list(self._rows("Văn bản", day, Vai_trò=role, Loại="Kế hoạch"))
        tasks = self._rows("Nhiệm vụ", day, Loại="kế hoạch")
        done = [row for row in tasks if row["Trạng thái"] in DONE]
        by_area = {
            f"advice.central_docs.{name}": sum(row["Lĩnh vực"] == area for row in carried)
            for name, area in _AREAS.items()
        }
        return {
            "advice.province_docs.groups": len({row["Trích yếu"] for row in advised}),
            "advice.model_regulations.decisions": sum(r["Loại"] == "Quyết định" for r in advised),
            **by_area,
            "advice.plans.listed": len(plans) + len(done),
        }

    def _cases(self) -> dict[str, int]:
        def count(form: str, level: str) -> int:
            sheet = "Tiêu chuẩn chính trị"
            return len(list(self._rows(sheet, "Ngày", Hình_thức=form, Diện_quản_lý=level)))

        name = "political_standard"
        return {
            f"{name}.concluded.standing_committee": count("kết luận", "BTVTU"),
            f"{name}.appraised.communes": count("thẩm định", "cấp xã"),
            f"{name}.central_opinion": count("xin ý kiến Trung ương", "BTVTU"),
        }

    def _badges(self) -> dict[str, int]:
        early = [row["Mốc năm"] for row in self._rows("Huy hiệu Đảng", "Ngày", Tặng_sớm="x")]
        regular = list(self._rows("Huy hiệu Đảng", "Đợt", Tặng_sớm=None))
        return {
            "badges.early_65": early.count(65),
            "badges.early_60": early.count(60),
            "badges.round.regular": len(regular),
        }

    def _health(self) -> dict[str, int]:
        groups = {"central": "Bộ Chính trị và Ban Bí thư quản lý", "group1": "đối tượng 1"}
        states = {"active": "đương chức", "retired": "nguyên chức"}
        counts = {}
        for group, kind in groups.items():
            for state, standing in states.items():
                equal = {"Diện": kind, "Tình trạng": standing}
                rows = list(self._rows("Kiểm tra sức khỏe", "Ngày mở đợt", **equal))
                examined = sum(row["Đã khám"] == "x" for row in rows)
                counts[f"health_check.{group}.{state}.eligible"] = len(rows)
                counts[f"health_check.{group}.{state}.examined"] = examined
        return counts

    def _petitions(self) -> dict[str, int]:
        rows = list(self._rows("Đơn thư", "Ngày nhận"))
        fates = [(row["Phân loại"], row["Kết quả"]) for row in rows]
        handled = [fates.count(("không thuộc thẩm quyền", result)) for result in ("lưu", "chuyển")]
        return {
            "petitions.received": len(rows),
            "petitions.not_in_competence.handled": sum(handled),
            "petitions.in_competence": sum(kind == "thuộc thẩm quyền" for kind, _ in fates),
            "petitions.complex_prolonged": sum(row["Phức tạp kéo dài"] == "x" for row in rows),
        }

    def _plan(self) -> dict[str, int]:
        planned = list(self._rows("Nhiệm vụ", Kỳ_kế_hoạch=self._next))
        sources = [row["Nguồn giao"] for row in planned]
        areas = {r["Lĩnh vực"] for r in planned if r["Nguồn giao"] == "chương trình công tác"}
        visits = list(self._rows("Kiểm tra, giám sát", Kỳ_kế_hoạch=self._next))
        inspected = {row["Mã tổ chức"] for row in visits if row["Hình thức"] == "kiểm tra"}
        supervised = {row["Mã tổ chức"] for row in visits if row["Hình thức"] != "kiểm tra"}
        return {
            "plan.inspection.communes": len(inspected),
            "plan.supervision.communes": len(supervised),
            "plan.work_areas.listed": len(areas),
            "plan.projects.listed": sum(row["Loại"] == "đề án" for row in planned),
            "plan.specific_tasks.listed": sources.count("thường xuyên"),
        }
