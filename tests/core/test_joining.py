"""Joined columns: what a row takes over from another register, and what is never guessed."""

from __future__ import annotations

import pytest
from baocao.narrative import Prose

from core.refused import told

ORGANISATIONS = """
Mã tổ chức | Tên       | Loại           | Từ ngày    | Đến ngày
'001       | Xã Một    | đảng ủy xã     | 01/07/2025 |
'002       | Phường Hai | đảng ủy phường | 01/07/2025 |
'003       | Xã Ba     | đảng ủy xã     | 01/07/2025 | 31/05/2026
"""
VISITS = """
- sheet: Sổ thử
  book: [van-phong]
  key: [Mã]
  columns: {Mã: {is: code}, Mã tổ chức: {is: code}, Số: {is: count}}
  joined:
    Tên tổ chức: {of: Tên, from: Tổ chức, by: Mã tổ chức}
    Loại tổ chức: {of: Loại, from: Tổ chức, by: Mã tổ chức}
"""
COMMUNES = "- {id: n, count: Sổ thử, where: {Loại tổ chức: đảng ủy xã}}"


@pytest.fixture
def visits(project):
    """Three organisations, and a register that names them by their codes alone."""
    project.sheet("Tổ chức", ORGANISATIONS)
    project.register(VISITS)
    project.indicators(COMMUNES)
    return project


def names(project) -> list[object]:
    """The joined name in each row."""
    return list(project.open().registers["Sổ thử"].rows["Tên tổ chức"])


def told_codes(so) -> list[tuple]:
    """What was found: the rule, how grave, where, and what stands there."""
    return [(each.code, each.severity, each.sheet, each.cells, each.seen) for each in so.findings]


def test_a_row_takes_over_the_values_of_the_row_that_has_its_code(visits):
    """Each row gets name and kind of the organisation it names."""
    visits.sheet("Sổ thử", "Mã | Mã tổ chức\nA | '002\nB | '001\nC | '001")

    assert names(visits) == ["Phường Hai", "Xã Một", "Xã Một"]
    assert visits.open()["n"].value == 2


@pytest.mark.parametrize("code", ["'009", ""])
def test_without_such_a_row_there_is_nothing_to_take_over(visits, code):
    """An unknown code, or none at all."""
    visits.sheet("Sổ thử", f"Mã | Mã tổ chức\nA | {code}")

    assert names(visits) == [None]
    assert visits.open()["n"].value == 0


@pytest.mark.parametrize(
    ("row", "answer"),
    [
        ("'001 | Xã Bốn | đảng ủy xã | 01/07/2025 |", "blocked"),  # a second row with the code
        ("'001 | Xã Bốn | đảng ủy xã | 01/01/2020 | 30/06/2025", "ok"),  # one of another time
        ("'001 | Xã Bốn | đảng ủy xã | 01/01/2020 | 'ngày nào", "blocked"),  # it may be valid
        ("4    | Xã Bốn | đảng ủy xã | 01/07/2025 |", "ok"),  # an unread code beside a known one
    ],
)
def test_of_two_rows_none_is_chosen(visits, row, answer):
    """What may be either of two is not known, and what is not known blocks the count."""
    visits.sheet("Tổ chức", f"{ORGANISATIONS}{row}")
    visits.sheet("Sổ thử", "Mã | Mã tổ chức\nA | '001")

    assert visits.open()["n"].status == answer


def test_two_rows_of_one_code_are_told_once_however_often_they_are_looked_for(visits):
    """A reader is led to both rows; the finding keeps the report a draft, as the figure says."""
    visits.sheet("Tổ chức", f"{ORGANISATIONS}'001 | Xã Bốn | đảng ủy xã | 01/07/2025 |")
    visits.sheet("Sổ thử", "Mã | Mã tổ chức\nA | '001\nB | '001")

    so = visits.open()

    assert str(so["n"]) == (
        "[chưa có số: ô B5, B8 trang Tổ chức tệp to-chuc-can-bo.xlsx "
        "trùng nhau ở 2 dòng nên không rõ lấy dòng nào]"
    )
    assert told_codes(so) == [("R-050", "error", "Tổ chức", ("B5", "B8"), "001")]


def test_a_row_that_only_may_be_the_second_is_told_by_its_own_finding(visits):
    """What cannot be read is put right first; then there may be one row only."""
    visits.sheet("Tổ chức", f"{ORGANISATIONS}'001 | Xã Bốn | đảng ủy xã | 01/01/2020 | 'hôm nào")
    visits.sheet("Sổ thử", "Mã | Mã tổ chức\nA | '001")

    so = visits.open()

    assert [each.code for each in so.findings] == ["R-014"]
    assert "F8 trang Tổ chức" in so["n"].reason


def test_a_row_that_is_no_more_gives_its_last_values_and_is_told(visits):
    """An organisation closed before the edition's day still has its name and its kind."""
    visits.sheet("Sổ thử", "Mã | Mã tổ chức\nA | '003\nB | '001")

    so = visits.open()

    assert list(so.registers["Sổ thử"].rows["Tên tổ chức"]) == ["Xã Ba", "Xã Một"]
    assert so["n"].value == 2
    assert told_codes(so) == [("R-051", "warning", "Sổ thử", ("C5",), "003")]
    assert "sổ “Tổ chức” không có dòng nào có hiệu lực ngày 30/6/2026" in so.findings[0].problem
    assert "đã lấy dòng có hiệu lực từ ngày 01/7/2025" in so.findings[0].problem


@pytest.mark.parametrize(
    ("row", "taken"),
    [
        ("'003 | Xã Cũ | đảng ủy xã | 01/01/2020 | 30/06/2025", "Xã Ba"),  # the later of the two
        ("4    | Xã Cũ | đảng ủy xã | 01/01/2020 | 30/06/2025", "Xã Ba"),  # unread, long ago
        ("4    | Xã Cũ | đảng ủy xã | 01/06/2026 |", "unknown"),  # it may be the one that is valid
        ("'003 | Xã Cũ | đảng ủy xã | 'hôm nào   | 30/06/2025", "unknown"),  # it may be the later
        ("'003 | Xã Cũ | đảng ủy xã | 01/07/2025 | 31/05/2026", "unknown"),  # of one time
    ],
)
def test_of_rows_that_are_no_more_the_last_is_taken(visits, row, taken):
    """And none where which is the last cannot be known."""
    visits.sheet("Tổ chức", f"{ORGANISATIONS}{row}")
    visits.sheet("Sổ thử", "Mã | Mã tổ chức\nA | '003")

    so = visits.open()

    assert ("unknown" if so["n"].status == "blocked" else names(visits)[0]) == taken


DATED = """
- sheet: Sổ thử
  book: [van-phong]
  key: [Mã]
  columns: {Mã: {is: code}, Mã tổ chức: {is: code}, Ngày: {is: date}, Số: {is: count}}
  joined:
    Tên tổ chức: {of: Tên, from: Tổ chức, by: Mã tổ chức, at: Ngày}
    Loại tổ chức: {of: Loại, from: Tổ chức, by: Mã tổ chức, at: Ngày}
"""


@pytest.mark.parametrize(
    ("day", "name", "codes"),
    [
        ("31/05/2026", "Xã Ba", []),
        ("01/06/2026", "Phường Ba", []),
        ("", "Phường Ba", []),  # the day of the edition
        ("30/06/2025", "Phường Ba", ["R-051"]),  # before either: the last one, and told
        ("'hôm nào", "", ["R-014"]),  # it may be any day
    ],
)
def test_a_row_may_say_the_day_on_which_the_other_is_valid(visits, day, name, codes):
    """What an organisation was on the day of the decision, not on that of the report."""
    visits.register(DATED)
    visits.sheet("Tổ chức", f"{ORGANISATIONS}'003 | Phường Ba | đảng ủy phường | 01/06/2026 |")
    visits.sheet("Sổ thử", f"Mã | Mã tổ chức | Ngày\nA | '003 | {day}")

    so = visits.open()
    blocked = so["n"].status == "blocked"

    assert ("" if blocked else so.registers["Sổ thử"].rows["Tên tổ chức"][0]) == name
    assert [each.code for each in so.findings] == codes


def test_the_day_that_decides_is_in_the_scope(visits):
    """Another day would take over from another row."""
    visits.register(DATED)
    visits.sheet("Sổ thử", "Mã | Mã tổ chức | Ngày\nA | '001 | 01/06/2026")

    assert (("Sổ thử", 4)) in {(area.sheet, area.column) for area in visits.open()["n"].scope}


@pytest.mark.parametrize(
    ("organisation", "code", "cell"),
    [
        ("'001 | Xã Một | xã gì | 01/07/2025", "'001", "D5 trang Tổ chức"),  # the value
        ("1    | Xã Một | đảng ủy xã | 01/07/2025", "'001", "B5 trang Tổ chức"),  # its key
        ("'001 | Xã Một | đảng ủy xã | 'hôm nào", "'001", "E5 trang Tổ chức"),  # its time
        ("'001 | Xã Một | đảng ủy xã | 01/07/2025", "1", "C5 trang Sổ thử"),  # the code asked for
    ],
)
def test_a_cell_that_cannot_be_read_makes_the_joined_value_unknown(
    visits, organisation, code, cell
):
    """The figure says which cell, in whichever register it stands."""
    visits.sheet("Tổ chức", f"Mã tổ chức | Tên | Loại | Từ ngày\n{organisation}")
    visits.sheet("Sổ thử", f"Mã | Mã tổ chức\nA | {code}")

    figure = visits.open()["n"]

    assert figure.status == "blocked"
    assert f"ô {cell}" in figure.reason


def test_an_unknown_value_blocks_only_where_it_matters(visits):
    """A row that another condition rules out does not block."""
    visits.sheet("Tổ chức", "Mã tổ chức | Tên | Loại\n'001 | Xã Một | xã gì")
    visits.sheet("Sổ thử", "Mã | Mã tổ chức | Số\nA | '001 | 1\nB | | 2")
    visits.indicators("""
    - {id: ones, count: Sổ thử, where: {Loại tổ chức: đảng ủy xã, Số: 1}}
    - {id: twos, count: Sổ thử, where: {Loại tổ chức: đảng ủy xã, Số: 2}}
    """)

    so = visits.open()

    assert (so["ones"].status, so["twos"].value) == ("blocked", 0)


def test_a_register_that_is_not_there_leaves_nothing_known(visits):
    """Rows that name no organisation need none."""
    visits.drawn.clear()
    visits.keep("Tổ chức", "to-chuc-can-bo")
    visits.sheet("Sổ thử", "Mã | Mã tổ chức | Số\nA | '001 | 1\nB | | 2")
    visits.indicators("- {id: named, count: Sổ thử, where: {Loại tổ chức: có, Số: 2}}")

    so = visits.open()

    assert (so["n"].status, so["named"].value) == ("blocked", 0)


def test_what_a_check_finds_in_a_cell_is_known_of_the_value_taken_from_it(visits):
    """A day that a check refuses may be any day, also for the rows that join by it."""
    visits.sheet("Tổ chức", "Mã tổ chức | Loại | Từ ngày\n'001 | đảng ủy xã | 01/07/1950")
    visits.sheet("Sổ thử", "Mã | Mã tổ chức\nA | '001")
    visits.checks("- {id: K-1, within: Tổ chức, columns: [Từ ngày], years: {from: -50, to: 0}}")

    assert visits.open()["n"].status == "blocked"


def test_the_source_of_a_joined_value_is_the_other_registers_cell(visits):
    """Who traces the figure is led to the cell that holds the kind."""
    visits.sheet("Sổ thử", "Mã | Mã tổ chức\nA | '002\nB | '001")

    entry = visits.open()["n"].as_json()

    assert [(each["sheet"], each["cells"]) for each in entry["sources"]] == [("Tổ chức", ["D5"])]


@pytest.mark.parametrize(
    ("sheet", "column", "row"),
    [("Tổ chức", 2, 5), ("Tổ chức", 4, 6), ("Tổ chức", 5, 7), ("Tổ chức", 6, 5), ("Sổ thử", 3, 5)],
)
def test_the_scope_holds_what_was_looked_through_in_both_registers(visits, sheet, column, row):
    """Code, kind and both days of the organisations, and the code in this register."""
    visits.sheet("Sổ thử", "Mã | Mã tổ chức\nA | '002\nB | '001")

    scope = visits.open()["n"].scope

    assert any(
        (area.sheet, area.column) == (sheet, column) and area.first <= row <= area.last
        for area in scope
    )


def test_a_check_can_hold_a_column_against_a_joined_one(visits):
    """The finding stands at this register's cell and tells where the other value is from."""
    visits.register("""
    - sheet: Sổ khác
      book: [to-chuc-can-bo]
      columns: {Mã: {is: code}, Số: {is: count}}
    - sheet: Sổ thử
      book: [van-phong]
      columns: {Mã: {is: code}, Số: {is: count}}
      joined: {Số giao: {of: Số, from: Sổ khác, by: Mã}}
    """)
    visits.rules.clear()
    visits.sheet("Sổ khác", "Mã | Số\nA | 4\nB | 7")
    visits.sheet("Sổ thử", "Mã | Số\nB | 6\nA | 4\nC | 9")
    visits.checks('- {id: K-1, rows: Sổ thử, compare: {left: [Số giao], is: "=", right: [Số]}}')

    (found,) = [each for each in visits.open().findings if each.code == "K-1"]

    assert (found.file, found.cells) == ("btctu/2026/van-phong.xlsx", ("C5",))
    assert found.seen == "6; 7 (ô C6 trang Sổ khác tệp 2026/to-chuc-can-bo.xlsx)"


def test_conditions_pick_the_row_to_take_over(project):
    """Of the targets set to a body, the one of that kind."""
    project.register("""
    - sheet: Sổ giao
      book: [to-chuc-can-bo]
      columns: {Mã: {is: code}, Mã tổ chức: {is: code}, Giá trị: {is: count}}
    - sheet: Sổ thử
      book: [van-phong]
      columns: {Mã tổ chức: {is: code}}
      joined: {Được giao: {of: Giá trị, from: Sổ giao, by: Mã tổ chức, where: {Mã: kết nạp}}}
    """)
    project.sheet("Sổ giao", "Mã | Mã tổ chức | Giá trị\nxóa tên | '01 | 5\nkết nạp | '01 | 40")
    project.sheet("Sổ thử", "Mã tổ chức\n'01")
    project.indicators("- {id: n, sum: Sổ thử, of: Được giao}")

    assert project.open()["n"].value == 40


TARGETS = """
- sheet: Sổ giao
  book: [to-chuc-can-bo]
  columns: {Mã tổ chức: {is: code}, Năm: {is: number}, Giá trị: {is: count}}
- sheet: Sổ thử
  book: [van-phong]
  columns: {Mã tổ chức: {is: code}, Số: {is: count}}
  joined: {Được giao: {of: Giá trị, from: Sổ giao, by: Mã tổ chức, where: {Năm: năm của kỳ}}}
"""


def test_the_year_of_the_edition_picks_the_row_to_take_over(project):
    """Targets of other years are kept in the same book."""
    project.register(TARGETS)
    project.sheet("Sổ giao", "Mã tổ chức | Năm | Giá trị\n"
                  "'01 | 2025 | 5\n'01 | 2026 | 40\n'01 | 2027 | 7")  # fmt: skip
    project.sheet("Sổ thử", "Mã tổ chức\n'01")
    project.indicators("- {id: n, sum: Sổ thử, of: Được giao}")

    assert project.open()["n"].value == 40


@pytest.mark.parametrize("value", ["40", "6"])
def test_of_two_targets_a_check_compares_none_and_calls_none_missing(project, value):
    """The two rows are told once, and what cannot be known is neither unequal nor empty."""
    project.register(TARGETS)
    project.sheet("Sổ giao", f"Mã tổ chức | Năm | Giá trị\n'01 | 2026 | 40\n'01 | 2026 | {value}")
    project.sheet("Sổ thử", "Mã tổ chức | Số\n'01 | 6\n'02 | 7")
    project.checks("""
    - {id: K-1, rows: Sổ thử, compare: {left: [Số], is: "=", right: [Được giao]}}
    - {id: K-2, present: Sổ thử, columns: [Được giao], severity: warning}
    """)

    assert [(each.code, each.cells) for each in project.open().findings] == [
        ("R-050", ("B5", "B6")), ("K-2", ())
    ]  # fmt: skip


FORM = """
- sheet: Phát triển đảng viên
  form: cap-uy
  labels: Tiêu chí
  values: Số liệu
  columns: {Kết nạp trong kỳ: {is: count, required: true}}
  joined:
    Tên tổ chức: {of: Tên, from: Tổ chức, by: Mã tổ chức}
    Mã tổ chức: {of: Mã tổ chức, from: Trang bìa, by: file}
"""


def test_a_form_takes_its_code_from_the_cover_in_the_same_file(project):
    """And by that code, itself taken over, its name from the organisations."""
    project.committees("001", "002")
    project.register(FORM)
    project.form("001", {"Kết nạp trong kỳ": "3"})
    project.form("002", {"Kết nạp trong kỳ": "5"})

    rows = project.open().registers["Phát triển đảng viên"].rows

    assert [(row["Tên tổ chức"], row["Kết nạp trong kỳ"]) for _, row in rows.iterrows()] == [
        ("Đảng bộ 001", 3), ("Đảng bộ 002", 5)
    ]  # fmt: skip


def test_prose_says_joined_values(visits):
    """A sentence can name an organisation that its register knows by code."""
    visits.sheet("Sổ thử", "Mã | Mã tổ chức\nA | '001\nB | '003")  # one of them closed
    visits.indicators("- {id: all, count: Sổ thử}")

    said = Prose(visits.open()).listing("all", "{Mã} của {Tên tổ chức}")

    assert str(said) == "(1) A của Xã Một; (2) B của Xã Ba"


@pytest.mark.parametrize(
    ("joined", "message"),
    [
        ("{Số: {of: Tên, from: Tổ chức, by: Mã tổ chức}}", "“Số” vừa là cột vừa ở “joined”"),
        ("{Tên: {of: Tên, from: Tổ chức, by: Nơi}}", "“Tên” nối theo cột “Nơi” không có"),
        ("{Tên: {of: Tên, from: Đơn vị, by: Mã tổ chức}}", "không có sổ “Đơn vị”"),
        ("{Tên: {of: Tên gọi, from: Tổ chức, by: Mã tổ chức}}", "không có cột “Tên gọi”"),
        ("{Tên: {of: Tên, from: Tổ chức, by: Mã}}", "sổ “Tổ chức” không có cột “Mã”"),
        (
            "{Tên: {of: Tên, from: Tổ chức, by: Mã tổ chức, where: {Cấp: xã}}}",
            "sổ “Tổ chức” không có cột “Cấp”",
        ),
        (
            "{Tên: {of: Tên, from: Tổ chức, by: Mã tổ chức, where: {Loại: xã}}}",
            "cột “Loại” của sổ “Tổ chức” không có giá trị “xã”",
        ),
        (
            "{Tên: {of: Tên, from: Tổ chức, by: Cấp trên}}",
            "cột “Cấp trên” của hai sổ không cùng loại",
        ),
        ("{Tên: {of: Tên, from: Sổ thử, by: Tên}}", "cột nối “Tên” lấy vòng từ chính nó"),
        (
            "{Tên: {of: Tên, from: Tổ chức, by: Mã tổ chức, where: {Tên: năm của kỳ}}}",
            "cột “Tên” của sổ “Tổ chức” không có giá trị “năm của kỳ”",
        ),
        (
            "{Tên: {of: Tên, from: Tổ chức, by: Mã tổ chức, at: Ngày}}",
            "“Tên” lấy theo ngày ở cột “Ngày” không có hoặc không phải cột ngày",
        ),
        (
            "{Tên: {of: Tên, from: Tổ chức, by: Mã tổ chức, at: Số}}",
            "“Tên” lấy theo ngày ở cột “Số” không có hoặc không phải cột ngày",
        ),
        (
            "{Mã khác: {of: Mã, from: Sổ thử, by: Mã, at: Hôm}}",
            "sổ “Sổ thử” không có “valid” nên không lấy được theo ngày",
        ),
    ],
)
def test_a_join_that_cannot_be_made_is_refused_with_its_place(project, joined, message):
    """Unknown register, column or value, a heading that is taken, a circle."""
    project.sheet("Tổ chức", ORGANISATIONS)
    project.register(f"""
    - sheet: Sổ thử
      book: [van-phong]
      columns:
        Mã: {{is: code}}
        Mã tổ chức: {{is: code}}
        Số: {{is: count}}
        Cấp trên: {{is: count}}
        Hôm: {{is: date}}
      joined: {joined}
    """)
    project.sheet("Sổ thử", "Mã\nA")

    refusal = told(project)

    assert refusal.startswith("Tệp params/registers/so.yml, dòng ")
    assert message in refusal
