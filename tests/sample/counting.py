"""Count the figures of a sample straight from its cells with openpyxl, for its own tests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import openpyxl

from sample.quarters import Quarter
from sample.staff import POSTS

Record = dict[str, object]
DONE = ("đã trình", "đã ban hành", "hoàn thành")
PROVINCE = ("tham mưu ban hành", "thường xuyên")
_AREAS = {
    "party_org": "tổ chức đảng - đảng viên",
    "cadre": "tổ chức - cán bộ",
    "internal_protection": "bảo vệ chính trị nội bộ",
}


def read_books(folder: Path) -> dict[str, list[Record]]:
    """Return the records of every sheet name, over all workbooks of ``folder``."""
    books: dict[str, list[Record]] = {}
    for path in sorted(folder.glob("*.xlsx")):
        for sheet in openpyxl.load_workbook(path, data_only=True):
            headings, *rows = sheet.iter_rows(min_row=4, values_only=True)
            filled = (row for row in rows if any(value is not None for value in row))
            records = (dict(zip(headings, map(_plain, row), strict=True)) for row in filled)
            books.setdefault(sheet.title, []).extend(records)
    return books


def read_forms(folder: Path) -> list[dict[str, int]]:
    """Return label and number of the admissions sheet of every form in ``folder``."""
    sheets = (
        openpyxl.load_workbook(path, data_only=True)["Phát triển đảng viên"]
        for path in sorted(folder.glob("*.xlsx"))
    )
    return [
        {str(row[1]): row[3] for row in sheet.iter_rows(min_row=5, values_only=True)}
        for sheet in sheets
    ]


def _plain(value: object) -> object:
    """Return a date for what openpyxl gives as midnight."""
    return value.date() if hasattr(value, "date") else value


class Count:
    """The figures of one quarter counted from the records of the books."""

    def __init__(self, books: dict[str, list[Record]], quarter: Quarter) -> None:
        """Keep the books and the window; the quarter's quotas are not looked at."""
        self._books = books
        self._start, self._end, self._next = quarter.start, quarter.end, quarter.following

    def _rows(self, sheet: str, within: str = "", **equal: object) -> Iterable[Record]:
        """Return the rows whose day ``within`` lies in the window and whose columns are equal."""
        wanted = {name.replace("_", " "): value for name, value in equal.items()}
        for row in self._books[sheet]:
            day = row[within] if within else self._start
            inside = isinstance(day, date) and self._start <= day <= self._end
            if inside and all(row[name] == value for name, value in wanted.items()):
                yield row

    def _valid(self, sheet: str) -> list[Record]:
        """Return the rows that are valid on the last day of the window."""
        return [
            row
            for row in self._books[sheet]
            if row["Từ ngày"] <= self._end and (row["Đến ngày"] or self._end) >= self._end
        ]

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
