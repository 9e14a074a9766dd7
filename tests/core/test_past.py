"""Columns joined from the closed edition of an earlier period: forms held against the last ones."""

from __future__ import annotations

import json

import pytest

FORM = """
- sheet: Biểu thử
  form: cap-uy
  labels: Tiêu chí
  values: Số liệu
  columns: {{Đầu kỳ: {{is: count, required: true}}, Cuối kỳ: {{is: count, required: true}}{more}}}
  joined:
    Mã tổ chức: {{of: Mã tổ chức, from: Trang bìa, by: file}}
    Kỳ trước: {{of: {of}, from: Biểu thử, by: Mã tổ chức, in: {word}}}
"""
CHECK = '- {id: K-1, rows: Biểu thử, compare: {left: [Đầu kỳ], is: "=", right: [Kỳ trước]}}'
OPENING = "- {id: opening, sum: Biểu thử, of: Kỳ trước}"


@pytest.fixture
def forms(project):
    """Two units whose forms of the first quarter end with 7 and 8; closed is nothing yet."""
    declare(project)
    project.committees("001", "002")
    project.checks(CHECK)
    send(project, "2026Q1", {"001": ("0", "7"), "002": ("0", "8")})
    return project


def declare(project, word="kỳ trước", of="Cuối kỳ", more=""):
    """Declare the form, in which a column is joined from an earlier period."""
    project.register(FORM.format(word=word, of=of, more=more))


def send(project, period, counts):
    """Units' forms of a period: opening and closing count of each."""
    for code, (opening, closing) in counts.items():
        table = f"Tiêu chí | Số liệu\nĐầu kỳ | {opening}\nCuối kỳ | {closing}"
        project.form(
            code, period=period, kept=period, sheets=("Trang bìa",), tables={"Biểu thử": table}
        )


def joined(so):
    """What was taken over by each unit."""
    rows = so.registers["Biểu thử"].rows
    return dict(zip(rows["Mã tổ chức"], rows["Kỳ trước"], strict=True))


def told(so, code="K-1"):
    """The findings of a check."""
    return [each for each in so.findings if each.code == code]


def judged(so):
    """What the check came to for each unit, and why."""
    return {each.unit: (each.status, each.reason) for each in so.verdicts if each.check == "K-1"}


def test_a_value_comes_from_the_closed_edition_and_points_to_the_cell_of_that_time(forms):
    """The form of the last quarter need not be there any more."""
    forms.close("2026Q1")
    send(forms, "2026Q2", {"001": ("7", "9"), "002": ("80", "8")})
    forms.received("2026Q1").joinpath("001.xlsx").unlink()

    so = forms.open()

    assert joined(so) == {"001": 7, "002": 8}
    assert judged(so) == {"001": ("đạt", ""), "002": ("không đạt", "")}
    (found,) = told(so)
    assert (found.file, found.cells) == ("btctu/2026Q2/received/002.xlsx", ("C5",))
    assert found.seen == "80; 8 (ô C6 trang Biểu thử tệp 2026Q1/received/002.xlsx)"


def test_the_file_read_is_an_input_of_the_edition(forms):
    """Building, closing and freezing know it; without such a join it is not read at all."""
    folder = forms.close("2026Q1")
    send(forms, "2026Q2", {"001": ("7", "9"), "002": ("8", "8")})
    name = f"data/{(folder / 'rows.json').relative_to(forms.paths.data).as_posix()}"

    assert name in forms.open().inputs

    del forms.registers["Phát triển đảng viên"]  # it has such a join of its own
    forms.register(FORM.format(word="kỳ trước", of="Cuối kỳ", more="").rpartition("    Kỳ")[0])
    forms.asked.clear()

    assert name not in forms.open().inputs


def test_without_the_closed_edition_the_check_has_not_run(forms):
    """The last quarter was reported, so the draft stays one until it is closed."""
    forms.edition("2026Q1")
    send(forms, "2026Q2", {"001": ("7", "9"), "002": ("8", "8")})

    so = forms.open()

    assert joined(so) == {"001": None, "002": None}
    (found,) = told(so, "K-000")
    assert found.severity == "error"
    assert "K-1" in found.problem
    assert "quý I/2026" in found.problem
    assert {status for status, _ in judged(so).values()} == {"chưa chạy"}
    assert so.as_json()["state"] == "draft"


def test_in_the_first_period_of_all_the_check_does_not_apply(forms):
    """Nothing was reported before: that is no fault of anybody."""
    forms.edition("2026Q1")

    so = forms.open("2026Q1")

    assert told(so, "K-000") == []
    assert {status for status, _ in judged(so).values()} == {"không áp dụng"}


def test_a_form_that_the_closed_edition_did_not_have_yet_is_nothing_to_be_held_against(forms):
    """A column that is new this quarter."""
    forms.close("2026Q1")
    declare(forms, of="Giữa kỳ", more=", Giữa kỳ: {is: count}")
    send(forms, "2026Q2", {"001": ("7", "9"), "002": ("8", "8")})

    so = forms.open()

    assert joined(so) == {"001": None, "002": None}
    assert "chưa có cột “Giữa kỳ”" in told(so, "K-000")[0].problem


def test_a_unit_without_a_form_in_the_closed_edition_is_not_judged(forms):
    """A new unit has no last quarter; the others have."""
    forms.close("2026Q1")
    forms.sheet("Tổ chức", "Mã tổ chức\n'001\n'002\n'003")
    send(forms, "2026Q2", {"001": ("7", "9"), "002": ("8", "8"), "003": ("5", "5")})

    assert judged(forms.open())["003"] == ("không áp dụng", "không có số liệu để kiểm tra")


@pytest.mark.parametrize("damage", ["edit", "remove"])
def test_rows_that_are_not_as_they_were_closed_are_not_used(forms, damage):
    """The seal says which bytes were closed."""
    path = forms.close("2026Q1") / "rows.json"
    send(forms, "2026Q2", {"001": ("7", "9"), "002": ("8", "8")})
    kept = json.loads(path.read_text("utf-8"))
    path.unlink()
    if damage == "edit":
        path.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")

    so = forms.open()

    assert joined(so) == {"001": None, "002": None}
    assert [each.file[-9:] for each in told(so, "R-045")] == ["rows.json"]
    assert "bị hỏng" in told(so, "K-000")[0].problem


def test_since_the_beginning_of_the_year_there_is_nothing_before_its_first_period(forms):
    """In the first quarter the year's count is the quarter's; in the second it runs on."""
    declare(forms, word="kỳ trước cùng năm")
    forms.edition("2026Q1")

    assert joined(forms.open("2026Q1")) == {"001": 0, "002": 0}

    forms.close("2026Q1")
    send(forms, "2026Q2", {"001": ("7", "9"), "002": ("8", "8")})

    assert joined(forms.open()) == {"001": 7, "002": 8}


def test_a_year_ago_is_the_same_quarter_of_that_year(forms):
    """Not the last quarter, though that is closed too."""
    declare(forms, word="cùng kỳ năm trước")
    send(forms, "2025Q2", {"001": ("0", "3"), "002": ("0", "4")})
    forms.edition("2025Q2", reads={"years": [2026]})
    forms.close("2025Q2")
    forms.close("2026Q1")
    send(forms, "2026Q2", {"001": ("3", "9"), "002": ("4", "8")})

    assert joined(forms.open()) == {"001": 3, "002": 4}
