"""Findings as a person reads them."""

from __future__ import annotations

from baocao.errors import Finding, Severity, describe


def test_a_reader_sees_what_blocks_before_what_does_not():
    """In each group errors stand first, and every line begins with the word for its weight."""
    findings = [found("note", "Đơn", "B7"), found("warning", "Đơn", "B6"), found("error", "Đơn")]

    told = describe([*findings, found("warning", "Nhiệm vụ")]).splitlines()

    assert [line.partition(" ô ")[0] for line in told] == [
        "Tệp so.xlsx, trang “Nhiệm vụ” có 1 điểm:",
        "  - Cần xem",
        "Tệp so.xlsx, trang “Đơn” có 3 điểm:",
        "  - Lỗi",
        "  - Cần xem",
        "  - Ghi chú",
    ]


def test_findings_that_are_only_counted_say_their_weight_too():
    """Of each rule three are written out; the line that counts the rest begins as they do."""
    told = describe(found("error", "Đơn", f"B{row}") for row in range(5, 10)).splitlines()

    assert len(told) == 5
    assert told[-1] == "  - Lỗi [D-01] Ngày nhận: còn 2 ô nữa."


def test_findings_of_no_column_are_counted_as_such():
    """What is found of a whole register or file is no cell."""
    lost = [Finding("K-000", "error", f"chưa chạy {number}", "Chạy lại") for number in range(5)]

    told = describe(lost).splitlines()

    assert told[-1] == "  - Lỗi [K-000]: còn 2 điểm nữa."


def test_what_many_files_get_wrong_alike_is_counted():
    """The first five files are told whole; how many others there are, and of which rules, is."""
    every = [found("error", "Đơn", "B5", f"{unit}.xlsx") for unit in range(200, 328)]

    told = describe([*every, found("note", "Đơn", "B9", "999.xlsx")]).splitlines()

    assert [line for line in told if line.startswith("Tệp")] == [
        *(f"Tệp {unit}.xlsx, trang “Đơn” có 1 điểm:" for unit in range(200, 205)),
        "Tệp 999.xlsx, trang “Đơn” có 1 điểm:",
    ]
    assert told[-2:] == [
        "123 tệp khác có những điểm như trên:",
        "  - Lỗi [D-01]: còn 123 điểm ở 123 tệp.",
    ]


def found(severity: Severity, sheet: str, cell: str = "B5", file: str = "so.xlsx") -> Finding:
    """A finding in one book."""
    return Finding(
        "D-01", severity, "không phải ngày", "Sửa lại", file, sheet, (cell,), "Ngày nhận"
    )
