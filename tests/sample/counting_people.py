"""Count what the books about persons give: steps, assessments, awards, journeys, cases."""

from __future__ import annotations

from collections.abc import Iterable

from sample.records import Record, Window

_BODIES = {
    "central.trade_union": "Ban Chấp hành Tổng Liên đoàn Lao động Việt Nam",
    "central.youth_union":
        "Ban Thường vụ, Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "central.women_union": "Ban Chấp hành Trung ương Hội Liên hiệp Phụ nữ Việt Nam",
    "provincial.youth_federation": "Hội Liên hiệp Thanh niên Việt Nam tỉnh",
    "provincial.journalists": "Hội Nhà báo tỉnh",
}
_APPOINTED = ("điều động", "bổ nhiệm", "chỉ định", "phân công")
_LABOUR = "Huân chương Lao động"
_CASES = {
    "serious_illness.support": "trợ cấp bệnh hiểm nghèo",
    "social_insurance_leave": "nghỉ hưởng bảo hiểm xã hội",
    "resignation_voluntary": "thôi việc",
    "downsizing": "tinh giản biên chế",
    "sick_visits": "thăm hỏi ốm đau",
    "hardship_support": "trợ cấp khó khăn",
}


def heads(rows: Iterable[Record]) -> int:
    """Return the persons of the rows; a row that leaves their number blank is one."""
    return sum(1 if row["Số người"] is None else int(str(row["Số người"])) for row in rows)


class PeopleCount(Window):
    """The figures of one quarter that the books about persons give."""

    def people(self) -> dict[str, int]:
        """Return every figure of these books that the sample has a quota for."""
        return {
            **self._steps(),
            **self._assessments(),
            **self._contributions(),
            **self._awards(),
            **self._journeys(),
            **self._courses(),
            **self._policies(),
        }

    def _steps(self) -> dict[str, int]:
        rows = list(self._rows("Công tác cán bộ", "Ngày"))

        def steps(*kinds: str) -> list[Record]:
            return [row for row in rows if row["Việc"] in kinds]

        nominated = steps("giới thiệu nhân sự")
        elected = {row["Mã tổ chức"] for row in steps("chuẩn y ủy ban kiểm tra")}
        name = "personnel.commune"
        return {
            **{
                f"nominations.{body}": heads(row for row in nominated if row["Tổ chức"] == full)
                for body, full in _BODIES.items()
            },
            "personnel.appointments": heads(steps(*_APPOINTED)),
            "personnel.inspection_committee.party_committees": len(elected - {None}),
            f"{name}_committee.consolidated": heads(steps("kiện toàn ban chấp hành")),
            f"{name}_committee.withdrawn": heads(steps("thôi ban chấp hành")),
            f"{name}_standing_committee.withdrawn": heads(steps("thôi ban thường vụ")),
            "recruitment.non_full_time": heads(steps("tiếp nhận công chức")),
        }

    def _assessments(self) -> dict[str, int]:
        rows = list(self._rows("Đánh giá, xếp loại", "Ngày"))
        kinds = [(row["Loại"], row["Kỳ đánh giá"]) for row in rows]
        return {
            "grading.previous_quarter.cadres": kinds.count(("xếp loại quý", self._before)),
            "assessment.three_years.cadres": [kind for kind, _ in kinds].count("nhận xét 03 năm"),
        }

    def advised(self, **equal: object) -> list[Record]:
        """Return the awards advised for the province in the window."""
        return list(self._rows("Khen thưởng", "Ngày", Phạm_vi="tham mưu cho tỉnh", **equal))

    def contributed(self) -> list[Record]:
        """Return the awards for a life's contribution that an opinion was given on."""
        return self.advised(Lý_do="quá trình cống hiến", Khâu="cho ý kiến")

    def _contributions(self) -> dict[str, int]:
        rows = [row for row in self.contributed() if row["Tên"] == _LABOUR]

        def labour(rank: str, way: str) -> int:
            return heads(row for row in rows if (row["Hạng"], row["Hình thức"]) == (rank, way))

        name = "awards.contribution"
        return {
            f"{name}.labour_first": labour("Nhất", "tặng"),
            f"{name}.labour_second.living": labour("Nhì", "tặng"),
            f"{name}.labour_second.posthumous": labour("Nhì", "truy tặng"),
            f"{name}.labour_third.living": labour("Ba", "tặng"),
            f"{name}.labour_third.posthumous": labour("Ba", "truy tặng"),
        }

    def _awards(self) -> dict[str, int]:
        consulted = self.advised(Khâu="hiệp y")
        agreed = self.advised(Khâu="cho chủ trương")

        def of(rows: list[Record], name: str, column: str = "", value: object = None) -> int:
            named = (row for row in rows if row["Tên"] == name)
            return heads(row for row in named if not column or row[column] == value)

        certificate = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
        return {
            "awards.consulted.fatherland_protection_second": of(
                consulted, "Huân chương Bảo vệ Tổ quốc", "Hạng", "Nhì"
            ),
            "awards.consulted.labour_second": of(consulted, _LABOUR, "Hạng", "Nhì"),
            "awards.consulted.labour_third": of(consulted, _LABOUR, "Hạng", "Ba"),
            "awards.consulted.pm_certificate": of(consulted, "Bằng khen của Thủ tướng Chính phủ"),
            "awards.peoples_teacher": of(self.advised(), "Nhà giáo nhân dân"),
            "awards.provincial_emulation_fighter": of(agreed, "Chiến sĩ thi đua cấp tỉnh"),
            "awards.chair_certificate.merit": of(agreed, certificate, "Lý do", "công trạng"),
            "awards.chair_certificate.thematic": of(agreed, certificate, "Lý do", "chuyên đề"),
        }

    def _journeys(self) -> dict[str, int]:
        rows = list(self._rows("Đi nước ngoài", "Ngày"))
        ways = [(row["Hình thức"], row["Mục đích"]) for row in rows]
        visiting = ("cho phép", "tham gia đoàn")
        communes = {
            row["Mã tổ chức"] for row, way in zip(rows, ways, strict=True) if way == visiting
        }
        return {
            "abroad.cambodia.persons": ways.count(visiting),
            "abroad.cambodia.communes_listed": len(communes - {None}),
            "abroad.sent.official": ways.count(("cử", "công tác")),
            "abroad.sent.private": ways.count(("cử", "việc riêng")),
        }

    def _courses(self) -> dict[str, int]:
        rows = list(self._rows("Đào tạo, bồi dưỡng", "Ngày"))

        def going(kind: str, *ways: str) -> list[Record]:
            return [row for row in rows if row["Loại"] == kind and row["Chiều"] in ways]

        advanced = going("cao cấp lý luận chính trị", "cử đi")
        full = [row for row in advanced if row["Hệ"] == "tập trung"]
        part = [row for row in advanced if row["Hệ"] == "không tập trung"]
        return {
            "training.abroad_short.registered": heads(going("ngắn hạn ở nước ngoài", "đăng ký")),
            "training.international_affairs": heads(going("đối ngoại", "đăng ký", "cử đi")),
            "training.defence_security": heads(going("quốc phòng, an ninh", "cử đi")),
            "training.advanced_politics.full_time": heads(full),
            "training.advanced_politics.part_time": heads(part),
        }

    def _policies(self) -> dict[str, int]:
        rows = list(self._rows("Chính sách cán bộ", "Ngày"))
        cases = [(row["Chế độ"], row["Thẩm quyền"]) for row in rows]
        kinds = [kind for kind, _ in cases]
        return {
            **{f"policy.{name}": kinds.count(kind) for name, kind in _CASES.items()},
            "policy.retirement.standing_committee": cases.count(("nghỉ hưu", "BTVTU")),
            "policy.retirement.own_authority": cases.count(("nghỉ hưu", "Ban")),
        }
