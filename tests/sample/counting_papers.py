"""Count what the books about documents, reports, tasks and inspections give, from their cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sample.records import Record, Window

DONE = ("đã trình", "đã ban hành", "hoàn thành")
DAY = "Ngày thực hiện"
SUPERVISED = ("giám sát", "giám sát chuyên đề")
TRAINING = ("bảo vệ chính trị nội bộ", "đào tạo, bồi dưỡng")
_RULES = ("Quy định", "Quy chế", "Nghị quyết", "Chỉ thị", "Kết luận")
_ISSUED, _ADVISED, _CITED = "ban hành", "tham mưu ban hành", "viện dẫn"
_CHECKED, _EMULATION = "kiểm tra, giám sát", "thi đua, khen thưởng"


def of(rows: Iterable[Record], column: str, *values: object) -> list[Record]:
    """Return the rows that have one of the values in the column."""
    return [row for row in rows if row[column] in values]


def weighed(rows: Iterable[Record]) -> int:
    """Return how many the rows stand for: an empty number is one."""
    return sum(1 if row["Số lượng"] is None else row["Số lượng"] for row in rows)


class PaperCount(Window):
    """The figures with a quota that come from papers and from visits to committees."""

    def papers(self) -> dict[str, int]:
        """Return every figure of these books that has a quota."""
        return {
            **self._visits(),
            **self._reports(),
            **{name: len(rows) for name, rows in self._documents()},
            **self._tasks(),
        }

    def visits(self, forms: tuple[str, ...], lead: str, day: str) -> list[Record]:
        """Return the subjects of visits whose ``day`` lies in the window."""
        rows = of(self._rows("Kiểm tra, giám sát", day), "Hình thức", *forms)
        return of(rows, "Chủ trì", lead)

    def supervised(self, day: str, kind: str) -> list[Record]:
        """Return the supervised subjects of a kind."""
        return of(self.visits(SUPERVISED, "BTVTU", day), "Loại đối tượng", kind)

    def done(self, **equal: object) -> list[Record]:
        """Return the tasks carried out in the window."""
        return of(self._rows("Nhiệm vụ", DAY, **equal), "Trạng thái", *DONE)

    def sent(self, *areas: str) -> list[Record]:
        """Return the reports sent up in the window, those of the areas if any are named."""
        rows = self._rows("Báo cáo Trung ương", "Ngày gửi")
        return of(rows, "Lĩnh vực", *areas) if areas else list(rows)

    def _visits(self) -> dict[str, int]:
        inspected = self.visits(("kiểm tra",), "Ban", "Ngày quyết định")
        decided = self.supervised("Ngày quyết định", "ban thường vụ")
        reported = self.supervised("Ngày báo cáo kết quả", "ban thường vụ")
        return {
            "inspection.communes": len({row["Mã tổ chức"] for row in inspected}),
            "supervision.party_committees": len({row["Mã tổ chức"] for row in decided}),
            "supervision.completed": len({row["Mã tổ chức"] for row in reported}),
        }

    def _reports(self) -> dict[str, int]:
        return {
            "reports.party_org": len(self.sent("tổ chức đảng - đảng viên")),
            "reports.organisation": len(self.sent("tổ chức - cán bộ")),
            "reports.protection_training": len(self.sent(*TRAINING)),
        }

    def _documents(self) -> Iterator[tuple[str, list[Record]]]:
        yield from self._advised()
        yield from self._cited()
        issued = list(self._rows("Văn bản", DAY, Vai_trò=_ISSUED))
        plans = of(issued, "Loại", "Kế hoạch")
        exchanged = of(of(issued, "Lĩnh vực", _EMULATION), "Cấp nhận", "tỉnh bạn")
        yield "protection.guidance", of(issued, "Lĩnh vực", "bảo vệ chính trị nội bộ")
        yield "sector.plans", of(plans, "Lĩnh vực", "chuyển đổi số")
        yield "sector.emulation_docs.listed", of(issued, "Chuyên đề", f"{_EMULATION} ngành")
        yield "sector.exchange_docs", exchanged
        yield "sector.reply_docs.listed", of(issued, "Điển hình", "x")

    def _advised(self) -> Iterator[tuple[str, list[Record]]]:
        advised = list(self._rows("Văn bản", DAY, Vai_trò=_ADVISED))
        decisions = of(advised, "Loại", "Quyết định")
        rules = of(advised, "Loại", *_RULES)
        commented = self._rows("Văn bản", DAY, Vai_trò="góp ý")
        yield "supervision.decisions", of(decisions, "Lĩnh vực", _CHECKED)
        yield "programme.documents", of(rules, "Nguồn giao", "chương trình công tác")
        yield "documents.commented", of(commented, "Cấp nhận", "Trung ương")

    def _cited(self) -> Iterator[tuple[str, list[Record]]]:
        cited = list(self._rows("Văn bản", DAY, Vai_trò=_CITED))
        asked = of(cited, "Chuyên đề", "yêu cầu báo cáo")
        letters = of(asked, "Lĩnh vực", "tổ chức đảng - đảng viên")
        plans = of(self._rows("Văn bản", DAY, Vai_trò="căn cứ"), "Loại", "Kế hoạch")
        yield "reports.party_org.item_ii.request_letters", letters
        yield "policy.regulations_to_amend", of(cited, "Chuyên đề", "đề nghị sửa đổi")
        yield "health_check.plans", of(plans, "Lĩnh vực", "chính sách cán bộ")

    def _tasks(self) -> dict[str, int]:
        appraised = self.done(Loại="thẩm định")
        submitted = self.done(Cấp_trình="TTTU", Lĩnh_vực="chính sách cán bộ")
        return {
            "resolutions.drafted.listed": len(self.done(Loại="dự thảo nghị quyết")),
            "appraisal.documents.listed": len(appraised),
            "new_wards.admin_units": weighed(of(appraised, "Đơn vị tính", "đơn vị hành chính")),
            "party_org.transferred": weighed(self.done(Loại="chuyển giao tổ chức đảng")),
            "unit_tasks.listed": len(self.done(Loại="triển khai đơn vị")),
            "policy.standing_board_submissions.listed": len(submitted),
        }
