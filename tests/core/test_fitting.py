"""Rules and checks that ask a column what no cell of it can answer are refused, not counted."""

from __future__ import annotations

import pytest

from core.refused import told

FILE = "Tệp params/{}, dòng 1: "


def told_of(books, file: str) -> str:
    """What is said of a mistake in the first line of a params file."""
    refusal = told(books)
    assert refusal.startswith(FILE.format(file))
    return refusal


@pytest.fixture
def books(project):
    """A project with one row in each register that the rules below ask."""
    project.sheet("Đơn thư", "Mã đơn | Có ký tên\nD1 | x")
    project.sheet("Nhiệm vụ", "Mã | Số lượng\nN1 | 5")
    project.sheet("Huy hiệu Đảng", "Mã đảng viên\nDV1")
    project.sheet("Nhân sự", "Mã cán bộ\nCB1")
    return project


@pytest.mark.parametrize(
    ("register", "where", "column", "value"),
    [
        ("Đơn thư", "Có ký tên: {not: có}", "Có ký tên", "có"),
        ("Đơn thư", "Có ký tên: [có]", "Có ký tên", "có"),
        ("Đơn thư", "Có ký tên: {from: 1}", "Có ký tên", "{from: 1}"),
        ("Đơn thư", "Ngày nhận: [trong kỳ, kỳ trước]", "Ngày nhận", "kỳ trước"),
        ("Đơn thư", "Ngày nhận: {not: trong kỳ}", "Ngày nhận", "trong kỳ"),
        ("Đơn thư", "Ngày nhận: kỳ sau", "Ngày nhận", "kỳ sau"),
        ("Đơn thư", "Ngày nhận: 2026", "Ngày nhận", "2026"),
        ("Đơn thư", "Mã đơn: 5", "Mã đơn", "5"),
        ("Đơn thư", "Mã đơn: {from: 1}", "Mã đơn", "{from: 1}"),
        ("Đơn thư", "Mã đơn: [có]", "Mã đơn", "có"),
        ("Đơn thư", "Mã đơn: trong kỳ", "Mã đơn", "trong kỳ"),
        ("Đơn thư", "Mã đơn: []", "Mã đơn", "[]"),
        ("Đơn thư", "Loại: {from: 1}", "Loại", "{from: 1}"),
        ("Đơn thư", "Loại: {not: có}", "Loại", "có"),
        ("Nhiệm vụ", "Số lượng: '5'", "Số lượng", "5"),
        ("Nhiệm vụ", "Số lượng: {not: '5'}", "Số lượng", "5"),
        ("Nhiệm vụ", "Số lượng: [5, nhiều]", "Số lượng", "nhiều"),
        ("Nhiệm vụ", "Số lượng: {}", "Số lượng", "{}"),
        ("Nhiệm vụ", "Kỳ kế hoạch: lũy kế năm", "Kỳ kế hoạch", "lũy kế năm"),
        ("Nhiệm vụ", "Kỳ kế hoạch: [kỳ sau]", "Kỳ kế hoạch", "kỳ sau"),
        ("Nhiệm vụ", "Nội dung: năm của kỳ", "Nội dung", "năm của kỳ"),
        ("Nhiệm vụ", "Số lượng: [năm của kỳ]", "Số lượng", "năm của kỳ"),
    ],
)
@pytest.mark.parametrize("by", ["rule", "check"])
def test_a_test_that_no_cell_of_the_column_can_meet_is_refused(
    books, register, where, column, value, by
):
    """Rule and check tell their file, the column, what was asked, and what can be asked."""
    if by == "rule":
        books.indicators(f"- {{id: n, count: {register}, where: {{{where}}}}}")
        begins = FILE.format("indicators/01.yml") + "Chỉ tiêu “n”: "
    else:
        first = "Mã đơn" if register == "Đơn thư" else "Mã"
        asked = f"present: {register}, columns: [{first}], where: {{{where}}}"
        books.checks(f"- {{id: K-1, {asked}}}")
        begins = FILE.format("checks/so.yml") + "Kiểm tra “K-1”: "

    message = told(books)

    assert f"{begins}cột “{column}” không có giá trị “{value}”." in message
    assert "Cột này chỉ so được với: có, trống; " in message


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("{id: n, sum: Nhân sự, of: Dân tộc}", "cột “Dân tộc” không phải cột số"),
        ("{id: n, sum: Đơn thư, of: Có ký tên}", "cột “Có ký tên” không phải cột số"),
        (
            "{count: Huy hiệu Đảng, by: {Mốc năm: 'x_{y}'}}",
            "“x_{y}” cần đúng một chỗ trống {}",
        ),
        (
            "{count: Huy hiệu Đảng, by: {Mốc năm: 'x_'}}",
            "“x_” cần đúng một chỗ trống {}",
        ),
        (
            "{count: Huy hiệu Đảng, by: {Mốc năm: '{}{}'}}",
            "“{}{}” cần đúng một chỗ trống {}",
        ),
        (
            "{count: Huy hiệu Đảng, by: {Đợt: 'x_{}'}}",
            "cột “Đợt” không chia được theo mẫu mã",
        ),
        (
            "{count: Đơn thư, by: {Mã đơn: 'x_{}'}}",
            "cột “Mã đơn” không chia được theo mẫu mã",
        ),
        ("{count: Nhiệm vụ, by: {Số lượng: {nhiều: a}}}", "không có giá trị “nhiều”"),
        (
            "{count: Đơn thư, where: {Loại: tố cáo}, by: {Loại: {phản ánh: a}}}",
            "cột “Loại” vừa ở “where” vừa ở “by”",
        ),
    ],
)
def test_a_sum_or_a_family_over_a_column_that_cannot_give_it_is_refused(books, rule, message):
    """Only numbers are added; a family has one place in its ids and stands on numbers or a list."""
    books.indicators(f"- {rule}")

    assert message in told_of(books, "indicators/01.yml")


def test_a_truth_is_no_number(books):
    """“true” is not read as the number one."""
    books.indicators("- {id: n, count: Nhiệm vụ, where: {Số lượng: true}}")

    assert told(books) == (
        FILE.format("indicators/01.yml")
        + "khóa “Số lượng” có giá trị không dùng được (True). Sửa lại."
    )


def test_a_mistake_is_told_with_the_line_of_its_rule(books):
    """The second rule of a file is told with the line it begins on."""
    rule = "- id: n{}\n  label: Đơn\n  unit: đơn\n  count: {}\n  over_time: sum\n"
    books.write("indicators/01.yml", rule.format(1, "Đơn thư") + rule.format(2, "Đơn"))

    assert told(books).startswith("Tệp params/indicators/01.yml, dòng 6: Chỉ tiêu “n2”")


@pytest.mark.parametrize(
    ("check", "message"),
    [
        ("tiles: true, where: {Loại: tố cáo}", "“tiles” không dùng khóa “where”"),
        ("unique: Đơn thư, where: {Loại: lạ}", "cột “Loại” không có giá trị “lạ”"),
        (
            "unique: Đơn thư, years: {from: 0, to: 0}",
            "“unique” không dùng khóa “years”",
        ),
        (
            "present: Đơn thư, columns: [Loại], rows: Đơn thư",
            "“present” không dùng khóa “rows”",
        ),
        (
            "present: Đơn thư, columns: [Loại], among: {Nhân sự: Phòng}",
            "“present” không dùng khóa “among”",
        ),
        ("tiles: true, columns: [Loại]", "“tiles” không dùng khóa “columns”"),
        (
            "within: Đơn thư, columns: [Ngày nhận], years: {from: 0, to: -1}",
            "“years” có “from” lớn hơn “to”",
        ),
        (
            "within: Đơn thư, columns: [Loại], years: {from: 0, to: 0}",
            "cột “Loại” không phải cột ngày",
        ),
        ("one_of: Đơn thư, columns: [Loại]", "“one_of” cần khóa “among”"),
        (
            "one_of: Đơn thư, columns: [Loại], among: {Nhân sự: Phòng, Nhiệm vụ: Mã}",
            "khóa “among” có giá trị không dùng được",
        ),
        (
            "matches: Đơn thư, columns: [Loại, Kết quả], table: {a: {}}",
            "“matches” tra đúng một cột",
        ),
        ("matches: Đơn thư, columns: [Ngày nhận], table: {a: {}}", "không phải cột chữ"),
        ("sequence: Nhiệm vụ, columns: [Số lượng]", "cột “Số lượng” không phải cột chữ"),
        (
            "repealed: Đơn thư, columns: [Mã đơn], day: Loại, documents: {a: {from: 2026-01-01}}",
            "cột “Loại” không phải cột ngày",
        ),
        ("slots_in_order: true, columns: [Loại]", "“slots_in_order” không dùng khóa “columns”"),
        (
            "one_of: Đơn thư, columns: [Loại], among: {Nhân sự: [Phòng]}",
            "“among” không nêu cột nào",
        ),
        (
            'rows: Đơn thư, compare: {left: [Loại], is: "=", right: [Kết quả]}',
            "không so sánh được “Loại”, “Kết quả”",
        ),
        (
            'rows: Nhiệm vụ, compare: {left: [Số lượng], is: "=", right: [Thời hạn]}',
            "không so sánh được “Số lượng”, “Thời hạn”",
        ),
        (
            'compare: {left: [], is: "=", right: [a]}',
            "khóa “left” có giá trị không dùng được",
        ),
    ],
)
def test_a_check_that_says_what_it_does_not_use_is_refused(books, check, message):
    """A key that is read by no code would promise a check that is not made."""
    books.checks(f"- {{id: K-1, {check}}}")

    assert message in told_of(books, "checks/so.yml")


def test_a_check_of_repeats_needs_columns_where_the_register_has_no_key(books):
    """Without columns no two rows could ever be the same."""
    books.register("- {sheet: Sổ, book: [van-phong], columns: {A: {}}}")
    books.sheet("Sổ", "A\n1")
    books.checks("- {id: K-1, unique: Sổ}")

    assert "sổ “Sổ” không có “key”" in told(books)
