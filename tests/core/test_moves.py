"""Events are held against spells thing by thing, so that two slips cannot balance each other."""

from __future__ import annotations

import pytest
from baocao.errors import Finding

from core.refused import told
from project import PERIOD, Project

SPELLS = """
Mã đảng viên | Từ ngày | Đến ngày
V1 | 01/01/2010 |
V2 | 01/01/2010 | 30/04/2026
V3 | 10/05/2026 |
V4 | 01/01/2010 | 31/12/2025
V5 | 01/01/2010 | 31/03/2026
V5 | 01/06/2026 |
V6 | 01/01/2010 | 31/05/2026
V6 | 01/06/2026 |
V7 | 01/07/2026 |
"""
EVENTS = """
Mã | Mã đảng viên | Loại | Ngày
B1 | V2 | chuyển đi | 01/05/2026
B2 | V3 | kết nạp | 10/05/2026
B3 | V4 | từ trần | 01/01/2026
B4 | V5 | xin ra | 01/04/2026
B5 | V5 | phục hồi | 01/06/2026
B6 | V6 | chuyển chính thức | 01/06/2026
B7 | V7 | chuyển đến | 01/07/2026
"""
CHECK = """
- id: K-1
  moves: Biến động đảng viên
  columns: [Mã đảng viên]
  among: {Đảng viên: Mã đảng viên}
  plus: {Loại: [kết nạp, chuyển đến, phục hồi]}
  minus: {Loại: [từ trần, khai trừ, xóa tên, xin ra, chuyển đi]}
  where: {Ngày: trong kỳ}
"""
EVENT_SHEET, SPELL_SHEET = "Biến động đảng viên", "Đảng viên"


@pytest.fixture
def members(project: Project) -> Project:
    """Members who stay, leave, come, come back, change their kind; and what befell them."""
    return drawn(project, EVENTS, SPELLS)


def drawn(project: Project, events: str, spells: str) -> Project:
    """The project with these rows and the check."""
    project.sheet(EVENT_SHEET, events)
    project.sheet(SPELL_SHEET, spells)
    project.asked.clear()
    project.checks(CHECK)
    return project


def found(project: Project, period: str = PERIOD) -> list[Finding]:
    """What the check finds."""
    return [each for each in project.open(period).findings if each.code == "K-1"]


def places(findings: list[Finding]) -> list[str]:
    """The sheet and the cells of each."""
    return [f"{each.sheet} {','.join(each.cells)}" for each in findings]


def test_events_that_fit_the_spells_are_not_told(members):
    """One who left and came back fits, as do events of other kinds, and before and after."""
    assert found(members) == []


@pytest.mark.parametrize(
    ("old", "new", "at", "counts"),
    [
        (  # left twice, in place of V2
            "B1 | V2 | chuyển đi | 01/05", "B1 | V4 | chuyển đi | 01/05",
            [f"{EVENT_SHEET} C5,D5,E5", f"{SPELL_SHEET} B6,D6"],
            ["V4: cuối kỳ trước 0, tăng 0, giảm 1, cuối kỳ 0; ô B8 trang Đảng viên",
             "V2: cuối kỳ trước 1, tăng 0, giảm 0, cuối kỳ 0)"],
        ),
        (  # left twice in the period itself
            "B3 | V4 | từ trần | 01/01", "B3 | V2 | từ trần | 02/05",
            [f"{EVENT_SHEET} C5,D5,E5", f"{EVENT_SHEET} C7,D7,E7"],
            ["V2: cuối kỳ trước 1, tăng 0, giảm 2, cuối kỳ 0; ô B6"] * 2,
        ),
        (  # left, and is still in force
            "B3 | V4 | từ trần | 01/01", "B3 | V1 | chuyển đi | 01/05",
            [f"{EVENT_SHEET} C7,D7,E7"],
            ["V1: cuối kỳ trước 1, tăng 0, giảm 1, cuối kỳ 1; ô B5"],
        ),
        (  # an old member admitted, in place of the new one
            "B2 | V3 | kết nạp", "B2 | V1 | kết nạp",
            [f"{EVENT_SHEET} C6,D6,E6", f"{SPELL_SHEET} B7,C7"],
            ["V1: cuối kỳ trước 1, tăng 1, giảm 0, cuối kỳ 1; ô B5",
             "V3: cuối kỳ trước 0, tăng 0, giảm 0, cuối kỳ 1)"],
        ),
        (  # nobody has that code
            "B6 | V6 | chuyển chính thức", "B6 | V9 | kết nạp",
            [f"{EVENT_SHEET} C10,D10,E10"],
            ["V9: cuối kỳ trước 0, tăng 1, giảm 0, cuối kỳ 0; không có dòng nào"],
        ),
    ],
)  # fmt: skip
def test_a_slip_is_told_at_its_rows(project, old, new, at, counts):
    """At the events of the member, with where its spells stand; at a spell that has no event."""
    assert old in EVENTS
    findings = found(drawn(project, EVENTS.replace(old, new), SPELLS))

    assert places(findings) == at
    assert all(count in each.problem for count, each in zip(counts, findings, strict=True))
    assert {each.severity for each in findings} == {"error"}


def test_totals_that_balance_hide_nothing(members):
    """A member who left is counted out in place of another: the sums stay, the report does not."""
    members.indicators("""
    - {id: left, count: Biến động đảng viên, where: {Loại: chuyển đi, Ngày: trong kỳ}}
    - {id: opening, count: Đảng viên, read_at: cuối kỳ trước}
    - {id: total, count: Đảng viên}
    """)
    before = members.open()
    drawn(members, EVENTS.replace("B1 | V2", "B1 | V4"), SPELLS)
    after = members.open()

    for name in ("left", "opening", "total"):
        assert (after[name].value, after[name].status) == (before[name].value, "ok")
    assert not any("lỗi số liệu" in reason for reason in before.reasons)
    assert any("lỗi số liệu" in reason for reason in after.reasons)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("chuyển đi | 01/05/2026", "chuyển đi | 'hôm nào"),
        ("V2 | chuyển đi", "V2 | đi đâu"),
    ],
)
def test_a_member_whose_event_cannot_be_read_is_not_judged(project, old, new):
    """The cell is told, and what it may have said is not guessed."""
    so = drawn(project, EVENTS.replace(old, new), SPELLS).open()

    assert [each.code for each in so.findings if each.code.startswith("K-")] == []
    assert [each.sheet for each in so.findings if each.severity == "error"] == [EVENT_SHEET]


def test_a_day_of_a_spell_that_cannot_be_read_is_not_judged(project):
    """As for events."""
    assert found(drawn(project, EVENTS, SPELLS.replace("30/04/2026", "'cuối tháng tư"))) == []


def test_a_register_closed_on_another_day_is_reckoned_from_that_day(members):
    """The opening is that of the register's own window, as a figure reads it."""
    members.edition(cut_offs={SPELL_SHEET: {"from": "2026-05-02", "to": "2026-06-30"}})

    assert [each.problem.split("(")[1][:2] for each in found(members)] == ["V2", "V5", "V5"]


def test_without_members_the_check_is_not_run(project):
    """An empty register would blame every event; that it is empty is an error for once."""
    so = drawn(project, EVENTS, "Mã đảng viên | Từ ngày | Đến ngày").open()

    assert [(each.code, each.severity) for each in so.findings if each.code[0] == "K"] == [
        ("K-000", "error")
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("minus: {Loại", "minus: {Kiểu", "sổ “Biến động đảng viên” không có cột “Kiểu”"),
        ("[kết nạp", "[kết nạp mới", "cột “Loại” không có giá trị “kết nạp mới”"),
        ("xóa tên", "xoá", "cột “Loại” không có giá trị “xoá”"),
        ("Đảng viên: Mã đảng viên", "Đảng viên: Mã", "sổ “Đảng viên” không có cột “Mã”"),
        ("{Đảng viên: Mã", "{Đảng: Mã", "không có sổ “Đảng”"),
        ("{Đảng viên: Mã đảng viên}", "{Biến động đảng viên: Mã}", "không khai báo “valid”"),
        ("Mã đảng viên}", "['{Mã đảng viên}']}", "“among” cần đúng một cột"),
        ("[Mã đảng viên]", "[Mã, Mã đảng viên]", "“moves” tra đúng một cột"),
        ("{Ngày:", "{Loại: kết nạp, Ngày:", "“where” nêu lại cột của “plus”, “minus”"),
        ("  minus", "  # minus", "“moves” cần khóa “minus”"),
        ("moves", "unique", "“unique” không dùng khóa “among”"),
    ],
)
def test_a_check_that_could_not_be_run_is_refused(members, old, new, message):
    """Registers, columns and values that do not exist, and things that never come or go."""
    assert old in CHECK
    members.asked.clear()
    members.checks(CHECK.replace(old, new))

    assert message in told(members)
