"""Which findings address a unit: all that it can mend, and nothing that the office has to."""

from __future__ import annotations

import re
from dataclasses import replace

from baocao.checks import Check
from baocao.correspondence.points import Point, Points, compare, in_order, mendable, seen
from baocao.errors import Finding
from baocao.params import read_folder
from baocao.registers import Form

from correspondence.office import folder, office, returned, send, send_back, with_ledger
from project import REPOSITORY

CODE = re.compile(r"\b[A-Z]-\d{3}\b")
OF_UNITS = """
F-051 F-052 F-053 F-054 F-061 F-062 F-063 F-064 F-066 F-067 F-069 F-070 F-081
F-093 F-094 F-095 F-096 F-097 F-098 F-099
R-001 R-002 R-003 R-004 R-005 R-010 R-011 R-012 R-013 R-014 R-015 R-016 R-017 R-018 R-019 R-020
R-021 R-022 R-025 R-027 R-030 R-041 R-050
K-045 K-050 K-051 K-052 K-053 K-054 K-055 K-056 K-057
K-200 K-201 K-202 K-203 K-204 K-205 K-206 K-207 K-210 K-211 K-212 K-213 K-214 K-220 K-221
K-230 K-231 K-232 K-240 K-241 K-242 K-243 K-244 K-250 K-251 K-252 K-253 K-254 K-255
K-270 K-271 K-280 K-281 K-282 K-283 K-284 K-285 K-286 K-287 K-288
"""
OF_THE_OFFICE = """
D-001 D-002 D-003 D-004 D-005 D-006 D-007 D-008 D-009 D-010 D-021 D-022 D-023 D-024 D-025
D-026 D-027 D-028 D-030 D-031 D-032
F-001 F-002 F-003 F-004 F-005 F-006 F-007 F-008 F-009 F-010 F-011 F-012 F-013 F-014 F-015 F-016
F-017 F-018 F-020 F-021 F-022 F-023 F-024 F-026 F-027 F-030 F-031 F-032 F-033 F-034 F-035 F-036
F-037 F-038 F-039 F-040 F-041 F-042 F-065 F-071 F-082 F-083
F-090 F-091 F-092
K-000 K-020 K-058 K-180 K-181 K-182 K-183 K-260
R-026 R-031 R-043 R-044 R-045 R-046 R-047 R-048 R-049 R-051
S-001 S-002 S-010 S-011 S-012 S-013 S-014 S-015 S-020 S-021 S-022 S-023 S-024 S-025 S-026
S-030 S-031 S-032 S-033
T-001 T-002 T-003 T-004 T-005 T-006 T-007 T-008 T-009 T-010 T-011 T-012 T-013 T-014 T-015 T-016
T-017 T-018 T-019 T-020 T-021 T-022 T-023
"""
"""By F- and S- codes files are refused; of that a unit is told where its file is named."""

FORM = "Phát triển đảng viên"
FOUND = Finding("K-050", "error", "sai", "Sửa", "f.xlsx", FORM, ("D6",), "Kết nạp")


def declared() -> tuple[list[Form], list[Check]]:
    """The sheets that units send, and all checks."""
    params = REPOSITORY / "params"
    forms = [each for each in read_folder(params / "registers", Form) if each.form]
    return forms, read_folder(params / "checks", Check)


def test_of_every_code_it_is_settled_whether_it_addresses_a_unit():
    """All that occur in the program, and the checks of forms and of the books beside them."""
    forms, checks = declared()
    program = "".join(path.read_text("utf-8") for path in (REPOSITORY / "lib").rglob("*.py"))
    beside = {"Sửa số liệu", "Chấp nhận", *(form.sheet for form in forms)}
    known = {*CODE.findall(program)} | {each.id for each in checks if each.register in beside}

    assert {*OF_UNITS.split()} | {*OF_THE_OFFICE.split()} == known
    assert mendable(forms, checks) == {*OF_UNITS.split()}


def test_checks_of_books_and_figures_address_no_unit():
    """Whatever files they are found in."""
    forms, checks = declared()
    sheets = {form.sheet for form in forms}
    others = {each.id for each in checks if each.register not in sheets}

    assert others
    assert not others & mendable(forms, checks)


def test_only_what_a_unit_can_mend_is_a_point():
    """Neither now nor among what it has fixed."""
    own, other = FOUND, replace(FOUND, code="D-009")

    points = compare([own, other], [other, replace(own, cells=("D7",))], {"K-050"})

    assert [point.finding for point in points.found] == [own]
    assert [each.cells for each in points.fixed] == [("D7",)]


def test_what_the_office_has_corrected_is_not_told_to_the_unit():
    """A cell that was corrected by telephone and is wrong now is the office's own slip."""
    recalled = "sai (sổ sửa số liệu: ô D6 đã sửa theo dòng 5 của sua-so-lieu.xlsx)"

    points = compare([replace(FOUND, problem=recalled)], None, {"K-050"})

    assert not points.found


def test_a_kept_file_that_somebody_changed_is_no_fault_of_its_unit(tmp_path):
    """Nothing goes back, neither when it reads differently nor when it cannot be read."""
    project = office(tmp_path, "24615")
    send(project, "24615")
    path = project.received() / "24615.xlsx"
    so = with_ledger(project, lambda ledger: path.write_bytes(path.read_bytes() + b"\0"))
    codes = {each.code for each in so.findings}

    assert "S-002" in codes
    assert send_back(project, so) == []
    so = with_ledger(project, lambda ledger: path.write_bytes(b"PK"))
    assert any(each.code < "G" for each in so.findings if each.file.endswith("24615.xlsx"))
    assert send_back(project, so) == []
    assert not (folder(project) / "tra-lai").exists()


def test_a_slip_in_what_the_office_keyed_in_is_not_told_to_the_unit(tmp_path):
    """A form of its own making was refused; the same file out of the inbox is told."""
    project = office(tmp_path, "24615")
    send(project, "24615")
    entry = {
        "sha256": "0", "file": "btctu/2026Q2/received/khong-nhan/0.xlsx",
        "names": ["nhap-ho/a.xlsx"], "received": "2026-06-19T09:00:00+07:00",
        "unit": "24615", "period": "", "version": "",
        "document": "", "report_number": "", "signed": False,
        "refusal": {"code": "S-010", "severity": "error", "problem": "là biểu của quý khác",
                    "remedy": "x", "file": "", "sheet": "", "cells": [], "heading": "", "seen": ""},
    }  # fmt: skip

    own = with_ledger(project, lambda ledger: ledger["entries"].append(entry))
    assert send_back(project, own) == []

    sent = {**entry, "names": ["a.xlsx"]}
    send_back(project, with_ledger(project, lambda ledger: ledger["entries"].append(sent)))
    assert returned(project) == ["24615.docx"]


def test_points_are_met_as_one_goes_through_the_form():
    """Sheet by sheet as they are declared, rows before columns; what has no cell comes first."""
    forms, _ = declared()
    places = [(FORM, ("D10",)), (FORM, ("E5",)), ("Biểu 1", ("D10", "D6")), (FORM, ("D5",)),
              ("Biểu 1", ("AA6",)), (FORM, ()), ("Trang bìa", ("C7",))]  # fmt: skip
    found = [replace(FOUND, sheet=sheet, cells=cells) for sheet, cells in places]

    points = in_order(Points([Point(each) for each in found], found), forms)

    order = ["Trang bìa C7", "Biểu 1 D10,D6", "Biểu 1 AA6", FORM, f"{FORM} D5", f"{FORM} E5",
             f"{FORM} D10"]  # fmt: skip
    told = [f"{each.sheet} {','.join(each.cells)}".strip() for each in points.fixed]
    assert told == order
    assert [point.finding for point in points.found] == points.fixed


def test_a_unit_hears_no_names_of_the_offices_files():
    """Another sheet of its own file, its form of an earlier period, a book of the office."""
    kept = "received/24615-1.xlsx"
    found = replace(
        FOUND, file=f"btctu/2026Q3/{kept}",
        seen=f"5; 6 (ô D5 trang {FORM} tệp 2026Q3/{kept}); "
        f"7 (ô D21 trang Biểu 1 tệp 2026Q2/{kept}); 8 (ô C5 trang Chỉ tiêu tệp 2026/chi-tieu.xlsx)",
    )  # fmt: skip

    told = seen(replace(found, seen=found.seen.split("; ", 2)[2])) + seen(
        replace(found, seen="; ".join(found.seen.split("; ")[:2]))
    )

    assert told == (
        "ghi “7 (ô D21 trang Biểu 1, biểu kỳ 2026Q2); 8 (sổ Chỉ tiêu)”, "
        f"ghi “5; 6 (ô D5 trang {FORM})”, "
    )


def test_a_figure_of_another_sheet_goes_out_without_the_name_it_is_kept_under(tmp_path):
    """Also in what the letter and the workbook really quote."""
    project = office(tmp_path, "24615")
    project.checks(
        '- {id: K-207, rows: Biểu 1, where: {Cột: Kỳ này}, says: khác, fix: Sửa, compare: '
        '{left: [B.1. Kết nạp], is: "=", right: [Kết nạp theo biểu phát triển]}}'
    )
    send(project, "24615", {FORM: {("Kết nạp trong kỳ", "Số liệu"): 3}})

    (only,) = send_back(project)

    quoted = [seen(each.finding) for each in only.points.found if each.finding.code == "K-207"]
    assert len(quoted) == 1
    assert f"trang {FORM})" in quoted[0]
    assert ".xlsx" not in quoted[0]
