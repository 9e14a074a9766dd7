"""What the catalogue makes of the office's emulation, counted straight from the cells."""

from __future__ import annotations

from collections.abc import Iterable

from acceptance.members import Value, percent
from sample.counting_papers import of, weighed
from sample.counting_people import heads
from sample.records import Record, Window

_STANDING = "diện Ban Thường vụ Tỉnh ủy quản lý, đương nhiệm"
_COMMUNES = ("đảng ủy xã", "đảng ủy phường", "đảng ủy đặc khu")
_ORDERS = ("Huân chương Độc lập", "Huân chương Bảo vệ Tổ quốc", "Huân chương Lao động")
_ELECTION = "bầu cử đại biểu Quốc hội, Hội đồng nhân dân"
_EXCELLENT = "danh hiệu tập thể lao động xuất sắc năm trước"
_SEAL, _TIERS = "đăng ký mẫu con dấu mới", "sơ kết chính quyền địa phương 02 cấp"
_YEARS, _SECTOR = "công tác nhiều năm", "thi đua ngành"
_BODIES = {
    "election": (_ELECTION,),
    "labour2025": (_EXCELLENT,),
    "seal": (_SEAL,),
    "other": (_TIERS, _YEARS, _SECTOR),
    "regular": (None,),
}
_PERSONS = {
    "work": (_YEARS,),
    "election": (_ELECTION,),
    "other": (_SEAL, _TIERS, _SECTOR),
    "regular": (None,),
}
_THEMES = {
    "rural": "nông thôn mới",
    "poor": "vì người nghèo",
    "office_culture": "văn hóa công sở",
    "digital": "đổi mới sáng tạo, chuyển đổi số",
    "thrift": "kết cấu hạ tầng, tiết kiệm",
    "learning": "học tập suốt đời",
    "other": "khác",
}
_TARGETS = {
    "staff_completion_pct": "cán bộ, công chức hoàn thành kế hoạch",
    "dept_completion_pct": "phòng hoàn thành kế hoạch",
    "it_models_min": "mô hình ứng dụng công nghệ thông tin",
    "role_model_stages": "khâu công tác điển hình tiên tiến",
}
_CHARITY = {
    "fund_support": "lập quỹ hỗ trợ cán bộ, công chức",
    "children_gifts": "tặng quà thiếu nhi",
}
_ISSUED = ("Quyết định", "Quy chế", "Thông báo", "Hướng dẫn")


class Emulation(Window):
    """Staff, documents, movements, digital work, charity, awards and targets of the half-year."""

    def figures(self) -> dict[str, Value]:
        """Every figure of these books; an office that does not keep one has none of it."""
        return {
            **self._composition_of_staff(),
            **self._cited(),
            **self._movements(),
            **self._digitised(),
            **self._applications(),
            **self._trained(),
            **self._welfare(),
            **self._own_awards(),
            **self._proposals(),
            **self._targets(),
        }

    def _composition_of_staff(self) -> dict[str, Value]:
        staff = self._valid("Nhân sự")
        leaders = of(staff, "Lãnh đạo quản lý", "x")
        online = len(of(leaders, "Xử lý văn bản trên mạng", "x"))
        signing = len(of(leaders, "Chữ ký số", "x"))
        return {
            "staff.civil_servants": len(of(staff, "Nhóm", "công chức")),
            "staff.workers": len(of(staff, "Nhóm", "người lao động")),
            "staff.specialists": len(of(staff, "Chức vụ", "Chuyên viên")),
            "staff.contract": len(of(staff, "Chức vụ", "Nhân viên")),
            "staff.leaders": len(leaders),
            "digital.online_processing": online,
            "digital.online_processing_pct": percent(online, len(leaders)),
            "digital.signature": signing,
            "digital.signature_pct": percent(signing, len(leaders)),
        }

    def _cited(self) -> dict[str, Value]:
        rows = list(self._rows("Văn bản", "Ngày thực hiện"))
        cited, issued = of(rows, "Vai trò", "viện dẫn"), of(rows, "Vai trò", "ban hành")
        directing = of(cited, "Chuyên đề", "chỉ đạo thi đua")
        plans = of(issued, "Loại", "Kế hoạch")
        guidance = of(of(issued, "Loại", *_ISSUED), "Chuyên đề", "thi đua, khen thưởng ngành")
        asked = of(of(rows, "Vai trò", "căn cứ"), "Chuyên đề", "yêu cầu báo cáo")
        focus = len(of(cited, "Chuyên đề", "trọng tâm thi đua"))
        launching = len(of(directing, "Loại", "Chỉ thị"))
        return {
            "docs.directing_cited": len(directing),
            "docs.own_plans": len(of(plans, "Lĩnh vực", "thi đua, khen thưởng")),
            "docs.digital_plans": len(of(plans, "Lĩnh vực", "chuyển đổi số")),
            "docs.thrift_cited": len(of(cited, "Chuyên đề", "tiết kiệm, chống lãng phí")),
            "docs.innovation_cited": len(of(cited, "Chuyên đề", _THEMES["digital"])),
            "docs.own_guidance": len(guidance),
            "docs.request": len(asked),
            "docs.focus_cited": focus,
            "docs.launching_directives": launching,
            "docs.focus": focus + launching,
            "awards.decisions_cited": len(of(rows, "Chuyên đề", "khen thưởng của cơ quan")),
        }

    def _movements(self) -> dict[str, Value]:
        rows = self._books["Phong trào"]
        highest = of(rows, "Cấp phát động", "Thủ tướng")
        near = of(rows, "Cấp phát động", "tỉnh", "khối", "cụm", "ngành", "cơ quan")
        return {
            "movements.pm": len(highest),
            "movements.near": sum(row["Cơ quan phát động"] is not None for row in near),
            **{
                f"movements.{name}": len(of(highest, "Chủ đề", theme))
                for name, theme in _THEMES.items()
            },
        }

    def _come(self, rows: Iterable[Record], day: str) -> list[Record]:
        """The rows whose day has come on the last day of the window."""
        return [row for row in rows if row[day] and row[day] <= self._end]

    def _digitised(self) -> dict[str, Value]:
        rows = self._books["Số hóa hồ sơ"]
        done = self._come(of(rows, "Trạng thái", "đã số hóa"), "Ngày hoàn thành")
        current = of(rows, "Nhóm", _STANDING)
        made, whole = weighed(of(done, "Nhóm", _STANDING)), weighed(current)
        begun = weighed(of(current, "Trạng thái", "đã số hóa", "đang cập nhật"))
        return {
            "records.digitised": weighed(done),
            "records.digitised_access": weighed(of(done, "Nền tảng", "Microsoft Access")),
            "records.digitised_new": weighed(of(done, "Nền tảng", "phần mềm mới")),
            "records.bvtu.done": made,
            "records.bvtu.total": whole,
            "records.bvtu.begun": begun,
            "records.bvtu.in_progress": begun - made,
            "records.bvtu.in_progress_total": whole,
            "records.bvtu.done_rate": percent(made, whole),
            "records.bvtu.done_pct": percent(made, whole),
        }

    def _applications(self) -> dict[str, Value]:
        rows = self._books["Ứng dụng số"]
        come = self._come(rows, "Ngày tiếp nhận")
        software, used = of(come, "Loại", "phần mềm"), of(come, "Trạng thái", "đang khai thác")
        planned = of(rows, "Thuộc lộ trình", "x")
        working = len(of(used, "Thuộc lộ trình", "x"))
        return {
            "digital.software_received": sum(row["Trạng thái"] != "chưa" for row in software),
            "digital.effective_apps": len(of(of(used, "Loại", "phần mềm"), "Hiệu quả", "x")),
            "digital.party_procedures": len(of(used, "Loại", "thủ tục hành chính của Đảng")),
            "digital.models": len(of(used, "Loại", "mô hình")),
            "digital.planned_apps": len(planned),
            "digital.planned_apps.used": working,
            "digital.app_adoption_pct": percent(working, len(planned)),
        }

    def _trained(self) -> dict[str, Value]:
        communes = of(self._valid("Tổ chức"), "Loại", *_COMMUNES)
        team = of(self._valid("Tổ công tác"), "Mã tổ", "T57")
        sent = self._rows("Đào tạo, bồi dưỡng", "Ngày", Loại="cơ yếu", Chiều="cử đi")
        return {
            "it.cipher_communes": len(of(communes, "Bố trí cơ yếu kiêm CNTT", "x")),
            "training.cipher_sent": heads(sent),
            "taskforce57.members": len(team),
            "taskforce57.head": len(of(team, "Vai trò", "Tổ trưởng")),
        }

    def _welfare(self) -> dict[str, Value]:
        rows = list(self._rows("An sinh", "Ngày"))
        money = of(rows, "Kết quả", "tiền")
        return {
            "welfare.money": _together(money, "Số tiền"),
            "welfare.activities": len(money),
            "welfare.gifts": _together(of(rows, "Kết quả", "suất quà"), "Số lượng"),
            **{
                f"welfare.{name}": sum(
                    row["Số tiền"] or 0 for row in rows if row.get("Nhóm hoạt động") == kind
                )
                for name, kind in _CHARITY.items()
            },
        }

    def _awarded(self, step: str) -> list[Record]:
        return list(self._rows("Khen thưởng", "Ngày", Phạm_vi="của cơ quan", Khâu=step))

    def _own_awards(self) -> dict[str, Value]:
        given = self._awarded("đã tặng")
        titles = of(given, "Loại", "danh hiệu thi đua")
        forms = of(given, "Loại", "hình thức khen thưởng")
        bodies, persons = of(forms, "Đối tượng", "tập thể"), of(forms, "Đối tượng", "cá nhân")
        numbers = {row["Số quyết định"] for row in given}
        return {
            "awards.titles.collective": len(of(titles, "Đối tượng", "tập thể")),
            "awards.titles.persons": heads(of(titles, "Đối tượng", "cá nhân")),
            "awards.collective.total": len(bodies),
            "awards.given.collective": len(bodies),
            "awards.given.persons": heads(persons),
            **{f"awards.collective.{n}": len(_for(bodies, why)) for n, why in _BODIES.items()},
            **{f"awards.individual.{n}": heads(_for(persons, why)) for n, why in _PERSONS.items()},
            "awards.decisions": len(numbers - {None}),
        }

    def _proposals(self) -> dict[str, Value]:
        proposed = self._awarded("đề nghị")
        bodies, persons = of(proposed, "Đối tượng", "tập thể"), of(proposed, "Đối tượng", "cá nhân")
        given = self._own_awards()
        counts = {
            "proposals.collectives": len(bodies),
            "proposals.persons": heads(persons),
            "proposals.order2": heads(of(of(persons, "Tên", *_ORDERS), "Hạng", "Nhì")),
            "proposals.pm_certificate": heads(
                of(persons, "Tên", "Bằng khen của Thủ tướng Chính phủ")
            ),
            "proposals.province_certificate": heads(
                of(persons, "Tên", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh")
            ),
        }
        return {
            **counts,
            "awards.all.collective": len(bodies) + (given["awards.given.collective"] or 0),
            "awards.all.persons": heads(persons) + (given["awards.given.persons"] or 0),
        }

    def _targets(self) -> dict[str, Value]:
        year = self._end.year
        rows = of(self._books["Chỉ tiêu"], "Năm", year)
        tiers = of(self._books["Sự kiện"], "Mã", "vận hành chính quyền địa phương 02 cấp")
        return {
            **{
                f"targets.{name}": _together(of(rows, "Mã", code), "Giá trị")
                for name, code in _TARGETS.items()
            },
            "two_tier_model.years": sum(
                year - row["Ngày gốc"].year for row in of(tiers, "Năm kỷ niệm", year)
            ),
        }


def _for(rows: Iterable[Record], why: tuple[str | None, ...]) -> list[Record]:
    """The awards made for one of the reasons; older books have no column for it."""
    return [row for row in rows if row.get("Đợt thi đua") in why]


def _together(rows: Iterable[Record], column: str) -> int:
    return sum(int(str(row[column] or 0)) for row in rows)
