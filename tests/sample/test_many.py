"""An office of any size, made for measuring, is whole: each unit is owed, targeted and sends."""

from __future__ import annotations

from pathlib import Path

from bench.many import units, write_office

from sample.records import read_books, read_forms


def test_each_unit_of_an_office_is_in_its_books_and_sends_a_form(tmp_path: Path):
    """The units, and only they, stand directly under the province; targets are those of forms."""
    write_office(tmp_path, 15)

    books = read_books(tmp_path / "data" / "btctu" / "2026")
    forms = read_forms(tmp_path / "hop-thu")
    owed = [row["Mã tổ chức"] for row in books["Tổ chức"] if row["Trực thuộc Tỉnh ủy"]]
    assert owed == [unit.code for unit in units(15)]
    assert {row["Mã tổ chức"]: row["Giá trị"] for row in books["Chỉ tiêu"]} == {
        code: form["Chỉ tiêu kết nạp cả năm"] for code, form in forms.items()
    }
    assert set(forms) == set(owed)
    assert sum(form["Kết nạp từ đầu năm"] for form in forms.values()) == 15 * 12


def test_codes_are_made_up_and_never_those_of_the_sample():
    """3.321 units have as many codes of five digits."""
    codes = [unit.code for unit in units(3321)]

    assert len(set(codes)) == 3321
    assert all(code.isdecimal() and len(code) == 5 and code > "30000" for code in codes)
