"""What the notebook of the desk says: counts, names, tables, what is wrong."""

from __future__ import annotations

from itertools import combinations

import pytest
from baocao.charts.drawing import Picture
from baocao.desk import map as tile_map
from baocao.errors import UsageError
from baocao.narrative import Block
from PIL import Image

TOLD_APART = 20  # of 255 greys
AT_MOST = """
- {{id: K-{}, rows: Phát triển đảng viên,
   compare: {{left: [Kết nạp trong kỳ], is: "<=", right: [Tuổi trên 60]}}}}
"""
CAME = """
Đơn vị | Nhận | Kết quả  | Văn bản
TU-CA  | 17/6 | dùng     |
22918  | 20/6 | dùng     |
22918  | 21/6 | chưa dùng|
24611  | 22/6 | từ chối  |
X99    | 19/6 | từ chối  |
"""


def test_the_day_is_that_of_the_newest_receipt(office):
    """Not the clock's; while nothing came it is the day of counting."""
    before = str(office.open().until)
    office.receive(CAME)

    assert before == "30/6/2026"
    assert str(office.open().until) == "22/6/2026"


def test_counts_and_names_are_of_the_same_units(office):
    """A count of 0 has no words, so that a clause with it is left out."""
    office.receive(CAME)
    desk = office.open()

    assert str(desk.in_force) == "2/4"
    assert [str(desk.count(name)) for name in ("accepted", "returned", "refused", "missing")] == [
        "01", "01", "01", "01",
    ]  # fmt: skip
    assert str(desk.names("missing")) == "Đảng ủy xã Lạc Dương"
    assert (str(desk.count("late")), str(desk.count("keyed_in"))) == ("01", "")


def test_an_unknown_count_is_refused(office):
    """The message names the known ones."""
    with pytest.raises(UsageError, match="returned"):
        office.open().count("retruned")


def test_the_missing_are_named_by_place(office):
    """One bullet a place that somebody is missing in."""
    office.receive(CAME)

    assert shown(office.open().missing) == ["- Lâm Đồng cũ (1): Đảng ủy xã Lạc Dương."]


def test_the_table_of_places_adds_up(office):
    """Owed, sent, in time, and the states, of each place and of all."""
    office.receive(CAME)
    table = shown(office.open().timeliness)

    assert table[2:] == [
        "| Lâm Đồng cũ | 2 | 0 | 0% | 0 | 0% | — | — | 1 | 1 |",
        "| Bình Thuận cũ | 1 | 1 | 100% | 0 | 0% | — | 1 | — | — |",
        "| Cấp tỉnh | 1 | 1 | 100% | 1 | 100% | 1 | — | — | — |",
        "| **Tổng số** | **4** | **2** | **50%** | **1** | **25%** | **1** | **1** | **1** | **1** |",
    ]


def test_the_course_has_a_line_for_each_period_that_something_came_for(office):
    """How many owed a form is known of closed periods only."""
    office.project.edition("2026Q1", collection={"due": "2026-03-20"})
    office.project.open()
    office.receive("Đơn vị | Nhận | Kết quả\n22918 | 25/3 | dùng", period="2026Q1")
    office.receive(CAME)
    table = shown(office.open().course)

    assert table[2:] == [
        "| Quý I/2026 | 20/3/2026 | — | 1 | — | 0 | 1 | 5 | — | — |",
        "| Quý II/2026 | 18/6/2026 | 4 | 2 | 50% | 1 | 1 | 2 | 1 | — |",
    ]


def test_a_returned_and_a_refused_form_say_why(office):
    """The form in force, where an older one is counted; the reason, where a file was refused."""
    office.receive(CAME)
    returned, refused = shown(office.open().faulty)[2:]

    assert "trả lại (muộn, gửi lại)" in returned
    assert "đang dùng biểu gửi trước" in returned
    assert "tệp .xls của Excel cũ" in refused


def test_a_file_of_no_known_unit_is_told(office):
    """By the name under which it came."""
    office.receive(CAME)

    (line,) = shown(office.open().strangers)

    assert line == "- biểu 4.xlsx, nhận ngày 19/6/2026: tệp .xls của Excel cũ."


def test_causes_are_grouped_over_units(office):
    """One line a rule and column, with how many units and cells, and where the first are."""
    office.receive(
        """
        Đơn vị | Nhận | Kết quả | Văn bản | Kết nạp
        TU-CA  | 17/6 | dùng    |         | mười
        22918  | 17/6 | dùng    |         | năm
        24615  | 17/6 | dùng    |         | 3
        """
    )
    (line,) = shown(office.open().findings)[2:]

    assert "| 2 | 2 | trang Phát triển đảng viên: Mũi Né D7; Công an tỉnh D7 |" in line


def test_a_note_is_nothing_to_mend(office):
    """That a form was keyed in is told elsewhere."""
    office.receive("Đơn vị | Nhận | Kết quả | Văn bản\n22918 | 17/6 | dùng | Công văn 12-CV/ĐU")

    assert shown(office.open().findings) == [
        "Không có điểm nào của các biểu đang dùng phải xem lại."
    ]


def test_checks_that_did_not_run_are_told_by_reason(office):
    """Those of a form that has not come are counted apart: there is nothing to mend in them."""
    office.project.checks(AT_MOST.format(100))
    office.project.open()
    office.receive(
        """
        Đơn vị | Nhận | Kết quả | Văn bản | Kết nạp
        TU-CA  | 17/6 | dùng    |         | mười
        22918  | 17/6 | dùng    |         | 0
        """
    )
    *_, line, _, rest = shown(office.open().not_run)

    assert line == "| 1 | K-100 | có ô không dùng được | 1 | Công an tỉnh |"
    assert rest == "Các quy tắc của biểu chưa chạy với 02 đơn vị chưa có biểu dùng được."


def test_nothing_is_said_of_checks_that_ran(office):
    """Passed or not."""
    office.project.checks(AT_MOST.format(100))
    office.project.open()
    office.receive("\n".join(["Đơn vị | Nhận | Kết quả", *(
        f"{code} | 17/6 | dùng" for code in ("TU-CA", "22918", "24611", "24615")
    )]))  # fmt: skip

    assert shown(office.open().not_run) == ["Mọi quy tắc đã chạy trên các biểu đang dùng."]


def test_more_than_ten_causes_are_counted(office):
    """A page, not a flood."""
    office.project.checks("\n".join(AT_MOST.format(number) for number in range(100, 113)))
    office.project.open()
    office.receive("Đơn vị | Nhận | Kết quả\n22918 | 17/6 | dùng")
    *table, _, rest = shown(office.open().findings)

    assert len(table) == 2 + 10
    assert rest.startswith("Còn 03 loại khác, 06 ô")


def test_the_ledger_has_a_line_for_each_unit(office):
    """Place by place, numbered through."""
    office.receive(CAME)
    lines = shown(office.open().registry)[2:]

    assert [line.split("|")[1].strip() for line in lines] == ["", "1", "2", "", "3", "", "4"]
    assert lines[4] == (
        "| 3 | Đảng ủy phường Mũi Né | trả lại | 20/6/2026 | 2 | 2 | — | — | — | chưa |"
    )


def test_the_map_is_told_in_words(office, monkeypatch):
    """Counts, places, and the names of all that is open."""
    drawn = []
    monkeypatch.setattr(tile_map, "draw", lambda tiles: drawn.append(tiles) or Picture(b"s", b"p"))
    office.receive(CAME)

    told = "\n".join(shown(office.open().tiles))

    assert "Đạt 1, trả lại 1, bị từ chối 1, chưa gửi 1." in told
    assert "Bình Thuận cũ: 1 đơn vị; trả lại: Mũi Né." in told
    assert [*drawn[0].groups] == ["Lâm Đồng cũ (2 đơn vị)", "Bình Thuận cũ (1 đơn vị)",
                                  "Cấp tỉnh (1 đơn vị)"]  # fmt: skip
    assert [look.meaning for look in drawn[0].looks.values()][-1] == "chưa gửi (1)"
    assert [tile.mark for tile in drawn[0].groups["Bình Thuận cũ (1 đơn vị)"]] == ["*"]


def test_states_differ_in_grey():
    """Nobody needs to tell colours apart."""
    greys = [
        Image.new("RGB", (1, 1), fill).convert("L").getpixel((0, 0))
        for _, fill in tile_map.LOOKS.values()
    ]

    assert min(abs(one - other) for one, other in combinations(greys, 2)) >= TOLD_APART
    assert len({sign for sign, _ in tile_map.LOOKS.values()}) == len(greys)


def shown(block: Block) -> list[str]:
    """The lines of a block as a reader sees them."""
    return str(block).replace("\\", "").splitlines()
