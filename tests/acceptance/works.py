"""What the catalogue makes of the work of a Party committee, counted straight in the cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from sample.counting_papers import DONE, of
from sample.counting_people import heads
from sample.records import Record, Window

_AREAS = {
    "political": "nhiệm vụ chính trị",
    "ideology": "chính trị tư tưởng",
    "mobilisation": "dân vận",
    "dir05": "học tập và làm theo Bác",
    "party_org": "tổ chức đảng - đảng viên",
    "cadre": "tổ chức - cán bộ",
    "inspection": "kiểm tra, giám sát",
    "mass": "đoàn thể",
}
_GUIDING = ("political", "dir05")
_ISSUED = ("political", "party_org")
_STEPS = {
    "remarks_province": "nhận xét theo yêu cầu của cấp trên",
    "remarks_units": "nhận xét theo đề nghị của cơ sở",
    "appoint_committee": "chỉ định cấp ủy viên",
    "appoint_secretary": "chỉ định bí thư",
    "appoint_deputy": "chỉ định phó bí thư",
}
_PRAISED = {
    "tsvm_exemplary": ("tổ chức đảng", "trong sạch vững mạnh tiêu biểu"),
    "member_5y": ("đảng viên", "hoàn thành xuất sắc nhiệm vụ nhiều năm liền"),
    "collective_partywork": ("tập thể", "công tác xây dựng Đảng"),
}
_EVENTS = {
    "anniv.party": "thành lập Đảng",
    "anniv.hcm": "ngày sinh Chủ tịch Hồ Chí Minh",
    "anniv.dbp": "chiến thắng Điện Biên Phủ",
    "anniv.bloc": "thành lập đảng bộ",
    "anniv.youth_union": "thành lập Đoàn",
    "dir05.review_years": "sơ kết Chỉ thị 05",
}
_GIVEN = {"gifts": "suất quà", "blood": "đơn vị máu", "trees": "cây xanh"}


class Works(Window):
    """Documents, tasks, steps, classes, awards, anniversaries and charity."""

    def all_works(self) -> dict[str, int]:
        """Every figure of these books."""
        return {
            **self._by_area(),
            **self._taken(),
            **self._taught(),
            **self._praised(),
            **self._remembered(),
            **self._given(),
            **self._petitions_told(),
        }

    def _by_area(self) -> dict[str, int]:
        day = "Ngày thực hiện"
        done = list(of(self._rows("Nhiệm vụ", day), "Trạng thái", *DONE))
        planned = list(self._rows("Nhiệm vụ", Kỳ_kế_hoạch=self._next))
        guiding = self._rows("Văn bản", day, Vai_trò="triển khai")
        issued = self._rows("Văn bản", day, Vai_trò="ban hành")
        return {
            **_areas("documents.guiding", guiding, _GUIDING),
            **_areas("documents.issued", issued, _ISSUED),
            **_areas("tasks.done", done, _AREAS),
            **_areas("plan.next", planned, _AREAS),
            "tasks.done": len(done),
            "plan.next": len(planned),
        }

    def _taken(self) -> dict[str, int]:
        rows = list(self._rows("Công tác cán bộ", "Ngày"))
        steps = {f"cadre.{name}": heads(of(rows, "Việc", step)) for name, step in _STEPS.items()}
        concluded = self._rows("Tiêu chuẩn chính trị", "Ngày", Hình_thức="kết luận")
        return {
            **steps,
            "cadre.remarks": _together(steps, "cadre.remarks_"),
            "cadre.appointed": _together(steps, "cadre.appoint_"),
            "cadre.political_standard": len(list(concluded)),
        }

    def _taught(self) -> dict[str, int]:
        course = {"Loại": "đảng viên mới", "Chiều": "tổ chức"}
        rows = list(self._rows("Đào tạo, bồi dưỡng", "Ngày", **course))
        return {
            "training.newmember.classes": _sum(rows, "Số lớp"),
            "training.newmember.students": _sum(rows, "Số người"),
        }

    def _praised(self) -> dict[str, int]:
        rows = list(self._rows("Khen thưởng", "Ngày"))
        own = of(of(rows, "Phạm vi", "của cơ quan"), "Khâu", "đã tặng")
        letters = of(own, "Tên", "Giấy khen")
        proposed = of(of(rows, "Lý do", "học tập và làm theo Bác"), "Khâu", "đề nghị")
        return {
            **{
                f"awards.{name}": heads(of(of(letters, "Đối tượng", who), "Lý do", why))
                for name, (who, why) in _PRAISED.items()
            },
            "awards.own": heads(own),
            "proposals.dir05.collective": heads(of(proposed, "Đối tượng", "tập thể")),
            "proposals.dir05.individual": heads(of(proposed, "Đối tượng", "cá nhân")),
        }

    def _remembered(self) -> dict[str, int]:
        year = self._end.year
        rows = [
            row for row in self._books["Sự kiện"]
            if row["Năm kỷ niệm"] == year and self._comes_round(row["Ngày gốc"])
        ]  # fmt: skip
        return {
            name: sum(year - _year(row["Ngày gốc"]) for row in of(rows, "Mã", event))
            for name, event in _EVENTS.items()
        }

    def _comes_round(self, day: object) -> bool:
        """Whether the day and month fall in the half-year; years are those of its end."""
        text = day.strftime("%d/%m/%Y") if isinstance(day, date) else str(day)
        first, month, _ = map(int, text.split("/"))
        opens, closes = ((each.month, each.day) for each in (self._start, self._end))
        return opens <= (month, first) <= closes

    def _given(self) -> dict[str, int]:
        rows = list(self._rows("An sinh", "Ngày"))
        return {
            **{
                f"social.{name}": _sum(of(rows, "Kết quả", kind), "Số lượng")
                for name, kind in _GIVEN.items()
            },
            "social.gifts_amount": _sum(of(rows, "Kết quả", "suất quà"), "Số tiền"),
            "social.donations": _sum(of(rows, "Kết quả", "tiền"), "Số tiền"),
        }

    def _petitions_told(self) -> dict[str, int]:
        rows = list(self._rows("Đơn thư", "Ngày nhận"))
        refused = of(rows, "Phân loại", "không đủ điều kiện")
        return {
            "petitions.not_in_competence": len(of(rows, "Phân loại", "không thuộc thẩm quyền")),
            "petitions.unsigned": len(of(refused, "Có ký tên", None)),
        }


def _areas(name: str, rows: Iterable[Record], areas: Iterable[str]) -> dict[str, int]:
    counts = Counter(row["Lĩnh vực"] for row in rows)
    return {f"{name}.{area}": counts[_AREAS[area]] for area in areas}


def _year(day: object) -> int:
    """The year of a day; Excel keeps those before 1900 as text."""
    return day.year if isinstance(day, date) else int(str(day)[-4:])


def _sum(rows: Iterable[Record], column: str) -> int:
    return sum(row[column] or 0 for row in rows)


def _together(counts: dict[str, int], beginning: str) -> int:
    return sum(count for name, count in counts.items() if name.startswith(beginning))
