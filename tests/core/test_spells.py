"""Sums of years, and registers read at the end of the period before."""

from __future__ import annotations

import pytest

from core.refused import told

MEMBERS = """
    Mã đảng viên | Mã tổ chức | Loại       | Giới tính | Dân tộc | Ngày kết nạp | Từ ngày    | Đến ngày
    A            | T          | chính thức | nam       | Kinh    | 01/01/2000   | 01/01/2000 |
    B            | T          | chính thức | nữ        | Kinh    | 01/01/2000   | 01/01/2000 | 31/03/2026
    C            | T          | chính thức | nữ        | Kinh    | 01/01/2000   | 01/04/2026 |
    D            | T          | dự bị      | nam       | Kinh    | 01/05/2025   | 01/05/2025 | 30/04/2026
    D            | T          | chính thức | nam       | Kinh    | 01/05/2025   | 01/05/2026 |
    E            | T          | chính thức | nam       | Kinh    | 01/01/2000   | 01/01/2000 | 29/06/2026
    F            | T          | chính thức | nam       | Kinh    | 01/01/2000   | 01/04/2026 |
"""
COUNTED = """
- {id: now, count: Đảng viên, over_time: last}
- {id: before, count: Đảng viên, read_at: cuối kỳ trước, over_time: none}
- {id: on_probation, count: Đảng viên, where: {Loại: dự bị}, read_at: cuối kỳ trước, over_time: none}
- {id: by_person, distinct: Đảng viên, of: Mã đảng viên, read_at: cuối kỳ trước, over_time: none}
"""


@pytest.fixture
def members(project):
    """Seven spells of six members; the quarter runs from 01/4 to 30/6/2026."""
    project.sheet("Tổ chức", [{"Mã tổ chức": "T", "Từ ngày": "01/01/2000"}])
    project.keep("Đảng viên", "to-chuc-can-bo")
    project.sheet("Đảng viên", MEMBERS, room="to-chuc-can-bo")
    project.indicators(COUNTED)
    return project


def test_a_register_is_read_on_the_last_day_of_the_period_before(members):
    """Who is there on 31/3, the day before the window, is counted; who comes on 01/4 is not."""
    so = members.open()

    assert {name: so[name].value for name in ("now", "before", "on_probation", "by_person")} == {
        "now": 4, "before": 4, "on_probation": 1, "by_person": 4,
    }  # fmt: skip
    assert so["before"].definition.endswith("còn hiệu lực tại ngày cuối kỳ trước")


def test_the_day_before_is_that_of_the_cut_off_of_the_register(members):
    """A register that closes on another day than the edition begins on another too."""
    members.edition(cut_offs={"Đảng viên": {"from": "2026-04-02", "to": "2026-06-30"}})

    assert members.open()["before"].value == 5  # B has gone, C and F have come


def test_only_a_register_with_validity_has_an_earlier_day(petitions):
    """Else the key would do nothing, and nobody would see it."""
    petitions.indicators("- {id: a, count: Đơn thư, read_at: cuối kỳ trước}")

    assert "“read_at” cần sổ có “valid”" in told(petitions)


def test_a_column_taken_over_on_another_day_is_not_asked_for(members):
    """What an organisation is at the end of the period says nothing of the end of the last one."""
    members.registers["Đảng viên"] = {
        **members.registers["Đảng viên"],
        "joined": {"Loại tổ chức": {"of": "Loại", "from": "Tổ chức", "by": "Mã tổ chức"}},
    }
    members.indicators(
        "- {id: a, count: Đảng viên, where: {Loại tổ chức: phòng}, read_at: cuối kỳ trước}"
    )

    assert "“read_at” không đi với cột nối “Loại tổ chức”" in told(members)


EVENTS = """
    Mã             | Tên    | Ngày gốc   | Năm kỷ niệm
    thành lập Đảng | Đảng   | 03/02/1930 | 2026
    thành lập Đảng | Đảng   | 03/02/1930 | 2021
    thành lập Đoàn | Đoàn   | 26/03/1931 | 2026
    khác           | Hội    | 31/12/1999 | 2026
"""


@pytest.fixture
def events(project):
    """Anniversaries of two years."""
    project.keep("Sự kiện", "van-phong")
    project.sheet("Sự kiện", EVENTS, room="van-phong")
    return project


def test_years_are_counted_from_the_year_of_a_day(events):
    """Of the rows that pass the test: 1930 to 2026; the anniversary of 2021 is another row."""
    events.indicators("""
    - sum: Sự kiện
      of: Năm kỷ niệm
      since: Ngày gốc
      where: {Năm kỷ niệm: năm của kỳ}
      by: {Mã: {thành lập Đảng: party, thành lập Đoàn: union}}
      over_time: none
    """)

    so = events.open()

    assert (so["party"].value, so["union"].value) == (96, 95)
    assert so["party"].definition.startswith("cộng số năm từ Ngày gốc đến Năm kỷ niệm của Sự kiện")
    assert so["party"].as_json()["sources"][0]["cells"] == ["B5", "D5", "E5"]


@pytest.mark.parametrize(("rule", "message"), [
    ("{id: a, sum: Sự kiện, of: Năm kỷ niệm, since: Tên}", "cột “Tên” không phải cột ngày"),
    ("{id: a, sum: Sự kiện, of: Năm kỷ niệm, since: Ngày}", "không có cột “Ngày”"),
    ("{id: a, count: Sự kiện, since: Ngày gốc}", "“since” chỉ đi với “sum”"),
])  # fmt: skip
def test_years_need_a_column_of_days(events, rule, message):
    """What cannot be counted is refused."""
    events.indicators(f"- {rule}")

    assert message in told(events)


@pytest.mark.parametrize(("start", "end", "names"), [
    ("2026-01-01", "2026-02-28", {"party", "leap"}),
    ("2026-02-04", "2026-03-26", {"leap", "union"}),
    ("2026-03-27", "2026-12-31", set()),
])  # fmt: skip
def test_a_day_comes_round_in_the_window(events, start, end, names):
    """By its day and month, both ends included; 29 February comes round on the 28th."""
    events.sheet("Sự kiện", EVENTS.replace("31/12/1999", "29/02/2000"), room="van-phong")
    events.edition(window={"from": start, "to": end}, as_of=end)
    events.indicators("""
    - count: Sự kiện
      where: {Ngày gốc: kỷ niệm trong kỳ, Năm kỷ niệm: năm của kỳ}
      by: {Mã: {thành lập Đảng: party, thành lập Đoàn: union, khác: leap}}
    """)

    assert {name for name, figure in events.open().figures.items() if figure.value} == names


def test_a_day_that_comes_round_and_is_counted_nowhere_is_told(events):
    """A slip in the year of an anniversary takes it out of the report."""
    events.edition(window={"from": "2026-01-01", "to": "2026-03-31"}, as_of="2026-03-31")
    events.indicators("""
    - count: Sự kiện
      where: {Ngày gốc: kỷ niệm trong kỳ, Năm kỷ niệm: năm của kỳ}
      by: {Mã: {thành lập Đảng: party, thành lập Đoàn: union}}
    """)

    (found,) = [each for each in events.open().findings if each.code == "R-046"]

    assert found.cells == ("B6",)
