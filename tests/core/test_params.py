"""Mistakes in params/ are told with file, line, and what was probably meant."""

from __future__ import annotations

import pytest
from baocao.errors import ParamsError, UsageError

from core.refused import told

RULE = "- id: received\n  label: Đơn\n  unit: đơn\n  count: Đơn thư\n  over_time: sum\n"
CHECK = "- id: K-1\n  says: sai\n  fix: Sửa\n"
FILE = "Tệp params/indicators/01.yml, dòng {}: "


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{RULE}  labl: Đơn\n", FILE.format(6) + "khóa lạ “labl”, có phải “label”."),
        (f"{RULE}- id: a\n  xyz: 1\n", FILE.format(7) + "khóa lạ “xyz”."),
        (RULE.replace("  unit: đơn\n", ""), FILE.format(1) + "thiếu khóa “unit”."),
        (RULE.replace("sum", "tổng"), FILE.format(5) + "khóa “over_time” có giá trị"),
        (f"{RULE}  ratio: received\n", FILE.format(6) + "khóa “ratio” có giá trị"),
        (f"{RULE}  unit: đơn\n", FILE.format(6) + "khóa “unit” ghi hai lần."),
        (f"{RULE}  where: {{a: [}}\n", FILE.format(6) + "sai cú pháp YAML"),
        (f"{RULE}  sum: Đơn thư\n", FILE.format(1) + "“received” cần đúng một phép tính"),
        (f"{RULE}  of: Mã đơn\n", FILE.format(1) + "“received”: khóa “of” đi với"),
        (
            "- {id: r, label: l, unit: u, over_time: none, ratio: [a, b, c]}\n",
            FILE.format(1) + "“r”: “ratio” cần đúng hai chỉ tiêu",
        ),
        ("a: 1\n", FILE.format(1)),
    ],
)
def test_a_mistake_in_a_rule_is_told_with_file_and_line(petitions, text, message):
    """Unknown, missing or repeated keys, wrong types, broken YAML, rules that do two things."""
    petitions.write("indicators/01.yml", text)

    assert message in told(petitions)


def test_the_mistakes_of_all_files_are_told_at_once(petitions):
    """Nobody has to mend one file to hear of the next."""
    petitions.write("indicators/01.yml", RULE.replace("unit", "unti"))
    petitions.write("indicators/02.yml", RULE.replace("label", "lable"))

    message = told(petitions)

    assert "01.yml, dòng 3: khóa lạ “unti”, có phải “unit”" in message
    assert "02.yml, dòng 2: khóa lạ “lable”, có phải “label”" in message


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("{id: n, count: Đơn}", "Chỉ tiêu “n”: không có sổ “Đơn”."),
        ("{id: n, count: Đơn thư, where: {Ngày: có}}", "sổ “Đơn thư” không có cột “Ngày”."),
        ("{id: n, sum: Đơn thư, of: Số}", "sổ “Đơn thư” không có cột “Số”."),
        ("{count: Đơn thư, by: {Số: {a: b}}}", "sổ “Đơn thư” không có cột “Số”."),
        (
            "{id: n, count: Đơn thư, where: {Loại: tố cao}}",
            "Chỉ tiêu “n”: cột “Loại” không có giá trị “tố cao”.",
        ),
        ("{id: n, count: Đơn thư, where: {Loại: [tố cáo, x]}}", "không có giá trị “x”."),
        ("{id: n, count: Đơn thư, where: {Loại: {not: y}}}", "không có giá trị “y”."),
        ("{count: Đơn thư, by: {Loại: {z: a}}}", "cột “Loại” không có giá trị “z”."),
        (
            "{id: n, count: Đơn thư, where: {Có ký tên: x}}",
            "cột “Có ký tên” không có giá trị “x”.",
        ),
        (
            "{id: n, count: Đơn thư, where: {Ngày nhận: trong quý}}",
            "cột “Ngày nhận” không có giá trị “trong quý”.",
        ),
        ("{id: n, add: [m, m]}", "Chỉ tiêu “n” dùng “m” là chỉ tiêu chưa khai báo."),
        ("{id: n, add: [n, n]}", "Chỉ tiêu “n” tính vòng qua chính nó."),
    ],
)
def test_a_rule_that_names_what_does_not_exist_is_refused(petitions, rule, message):
    """Register, column, value of a closed list, window word, figure: a slip is no silent zero."""
    petitions.indicators(f"- {rule}")

    assert message in told(petitions)


def test_rules_that_go_in_a_circle_are_refused(petitions):
    """Also when the circle goes over another figure."""
    petitions.indicators("- {id: a, add: [b, b]}\n- {id: b, add: [a, a]}")

    assert "Chỉ tiêu “a” tính vòng qua chính nó." in told(petitions)


@pytest.mark.parametrize(
    "second",
    [
        "{id: a, count: Đơn thư}",
        "{id: b, count: Đơn thư, alias: [a]}",
        "{count: Đơn thư, by: {Loại: {tố cáo: a}}}",
    ],
)
def test_an_id_stands_once(petitions, second):
    """Rules, aliases and members of families share one list of ids."""
    petitions.indicators(f"- {{id: a, count: Đơn thư}}\n- {second}")

    assert "Chỉ tiêu “a” khai báo hai lần." in told(petitions)


def test_a_window_that_is_not_known_is_refused(petitions):
    """“kỳ trước” needs the params of the edition before."""
    petitions.indicators("- {id: n, count: Đơn thư, where: {Ngày nhận: kỳ trước}}")

    assert "Không biết “kỳ trước” là những ngày nào" in told(petitions)


@pytest.mark.parametrize(
    ("check", "message"),
    [
        ("{id: K-1, unique: Đơn}", "Kiểm tra “K-1”: không có sổ “Đơn”."),
        ("{id: K-1, unique: Đơn thư, columns: [Số]}", "sổ “Đơn thư” không có cột “Số”."),
        (
            "{id: K-1, one_of: Đơn thư, columns: [Mã đơn], among: {Sổ: Mã}}",
            "không có sổ “Sổ”.",
        ),
        ("{id: K-1, unique: Đơn thư}\n- {id: K-1, unique: Đơn thư}", "“K-1” khai báo hai lần."),
        ('{id: K-1, compare: {left: [a], is: "=", right: [a]}}', "không có chỉ tiêu “a”."),
        ("{id: K-1, present: Đơn thư}", "“K-1”: “present” cần khóa “columns”"),
        ("{id: K-1, unique: Đơn thư, tiles: true}", "“K-1” cần đúng một loại kiểm tra"),
        (
            "{id: K-1, within: Đơn thư, columns: [Ngày nhận]}",
            "“K-1”: “within” cần khóa “years”",
        ),
        (
            '{id: K-1, one_of: Đơn thư, columns: [Mã đơn], called: "{Loại}", '
            "among: {Đơn thư: Loại}}",
            "“called” phải nêu đúng các cột ở “columns”",
        ),
        (
            "{id: K-1, one_of: Đơn thư, columns: [Mã đơn], on_the_day: true, "
            "among: {Đơn thư: Loại}}",
            "sổ “Đơn thư” không khai báo “valid” nên không dùng được “on_the_day”",
        ),
    ],
)
def test_a_mistake_in_a_check_is_refused(petitions, check, message):
    """A check that names nothing that exists would otherwise never fail."""
    petitions.checks(f"- {check}")

    assert message in told(petitions)


@pytest.mark.parametrize(
    ("declaration", "message"),
    [
        ("{sheet: S, form: a, beside: b, columns: {A: {}}}", "“S” chỉ ghi một trong hai khóa"),
        ("{sheet: S, book: [b], columns: {A: {}}}", "“S”: tệp giữ sổ ghi ở khóa “books”"),
        ("{sheet: S, key: [B], columns: {A: {}}}", "“S” không có cột “B”"),
        ("{sheet: S, columns: {A: {is: choice}}}", "“choices” đi với “is: choice”"),
        ("{sheet: S, columns: {A: {is: chữ}}}", "khóa “is” có giá trị"),
        ("{sheet: S, columns: {A: {requird: true}}}", "có phải “required”"),
        ("{sheet: S, valid: [A], columns: {A: {}}}", "“valid” cần hai cột"),
    ],
)
def test_a_mistake_in_a_register_is_refused(petitions, declaration, message):
    """A declaration that contradicts itself is told in its file."""
    petitions.write("registers/khac.yml", f"- {declaration}\n")

    refusal = told(petitions)

    assert "params/registers/khac.yml, dòng 1" in refusal
    assert message in refusal


def test_a_period_without_params_is_refused(petitions):
    """The message names the file to write."""
    with pytest.raises(ParamsError, match=r"chưa mở: không có tệp .*btctu/2026Q3/quarterly\.yml"):
        petitions.open("2026Q3")


@pytest.mark.parametrize("period", ["2026Q5", "Q2/2026", "2026q2", "", "26Q2", "2026M13"])
def test_a_word_that_is_no_period_is_refused(petitions, period):
    """A slip in the period stops the run instead of making another quarter's report."""
    with pytest.raises(UsageError, match="không đúng dạng"):
        petitions.open(period)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"profile": "HD99"},
            "Chưa khai báo thể thức “HD99” trong params/profiles.yml (có: HD05, HD36)",
        ),
        ({"signer": "ai"}, "Chưa khai báo người ký “ai”"),
        ({"window": {"from": "2026-06-30", "to": "2026-04-01"}}, "ngày “from” sau ngày “to”"),
        ({"as_of": "17/6/2026"}, "khóa “as_of” không phải ngày (17/6/2026). Ghi như 2026-06-17"),
        ({"reads": {"forms": ["quý nào"]}}, "“quý nào” không phải kỳ báo cáo"),
        ({"recipients": []}, "“recipients” chưa có nơi nhận nào; ghi ít nhất một nơi"),
        ({"cut_off": {}}, "khóa lạ “cut_off”, có phải “cut_offs”"),
    ],
)
def test_a_mistake_in_the_params_of_an_edition_is_refused(petitions, changes, message):
    """Names that are not declared, days in the wrong order, dates in another form."""
    petitions.edition(**changes)

    assert message in told(petitions)
