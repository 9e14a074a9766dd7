"""How each unit stands: what of its files counts, when it came, what is still to be done."""

from __future__ import annotations

import pytest
from baocao.desk import by_place


def test_a_unit_that_sent_nothing_is_missing(office):
    """Every unit that owes a form has a standing, also before anything came."""
    standings = office.open().standings

    assert [each.unit.code for each in standings] == ["TU-CA", "22918", "24611", "24615"]
    assert {each.state for each in standings} == {"missing"}
    assert {each.received for each in standings} == {None}


def test_the_state_follows_from_the_newest_form(office):
    """A newer form that is not counted goes back, though the older one counts; only files that
    are no form of the unit are a refusal."""
    office.receive(
        """
        Đơn vị | Nhận | Kết quả
        TU-CA  | 17/6 | dùng
        22918  | 17/6 | dùng
        22918  | 18/6 | chưa dùng
        24611  | 17/6 | từ chối
        24615  | 17/6 | từ chối
        24615  | 18/6 | dùng
        """
    )

    assert states(office) == {
        "TU-CA": "đạt", "22918": "trả lại (gửi lại)", "24611": "bị từ chối", "24615": "đạt",
    }  # fmt: skip


def test_a_form_with_an_error_goes_back(office):
    """An accepted form has none; a warning does not send it back."""
    office.project.checks(
        """
        - {id: K-001, rows: Phát triển đảng viên, severity: warning,
           compare: {left: [Kết nạp trong kỳ], is: "<=", right: ["Trong đó: nữ"]}}
        """
    )
    office.project.open()
    office.receive(
        """
        Đơn vị | Nhận | Kết quả | Văn bản | Kết nạp
        TU-CA  | 17/6 | dùng    |         | 0
        22918  | 17/6 | dùng    |         | 5
        24615  | 17/6 | dùng    |         | mười
        """
    )
    standings = {each.unit.code: each for each in office.open().standings}

    assert [standings[code].state for code in ("TU-CA", "22918", "24615")] == [
        "accepted", "accepted", "returned",
    ]  # fmt: skip
    assert (standings["22918"].errors, standings["22918"].warnings) == (0, 1)
    assert standings["24615"].errors == 1


def test_lateness_counts_from_the_first_form(office):
    """Who sends a second form after the day is not late; who sends the first one after it is."""
    office.receive(
        """
        Đơn vị | Nhận | Kết quả
        TU-CA  | 18/6 | chưa dùng
        22918  | 20/6 | dùng
        TU-CA  | 25/6 | dùng
        24611  | 16/6 | từ chối
        24611  | 19/6 | dùng
        """
    )
    late = {each.unit.code: each.days_late for each in office.open().standings}

    assert late == {"TU-CA": 0, "22918": 2, "24611": 1, "24615": 0}
    assert states(office)["24611"] == "đạt (muộn)"


def test_nobody_is_late_where_no_day_was_set(office):
    """Without a day there is no lateness, and the table says none is in time either."""
    office.project.editions["2026Q2"].pop("collection")
    office.project.open()
    office.receive("Đơn vị | Nhận | Kết quả\n22918 | 28/6 | dùng")
    desk = office.open()

    assert not any(each.late for each in desk.standings)
    assert str(desk.due) == ""
    assert "| **Tổng số** | **4** | **1** | **25%** | **—** | **—** |" in str(desk.timeliness)


def test_a_form_keyed_in_says_after_which_document(office):
    """It is marked, and its document is told."""
    office.receive(
        """
        Đơn vị | Nhận | Kết quả | Văn bản
        22918  | 17/6 | dùng    | Công văn 12-CV/ĐU
        """
    )
    (standing,) = (each for each in office.open().standings if each.received)

    assert (standing.told, standing.document) == ("đạt (nhập hộ)", "Công văn 12-CV/ĐU")


@pytest.mark.parametrize(
    ("code", "short"),
    [("TU-CA", "Công an tỉnh"), ("22918", "Mũi Né"), ("24611", "Phường 1 Bảo Lộc")],
)
def test_the_short_name_leaves_out_the_kind(office, code, short):
    """But for the word that a number belongs to."""
    named = {each.unit.code: each.unit.short for each in office.open().standings}

    assert named[code] == short


def test_places_stand_in_the_order_of_their_list(office):
    """Former provinces first, as the register lists them, then the bodies of the province."""
    desk = office.open()

    places = by_place(desk.so, desk.standings)
    assert {place: [each.unit.code for each in group] for place, group in places.items()} == {
        "Lâm Đồng": ["24611", "24615"], "Bình Thuận": ["22918"], "Cấp tỉnh": ["TU-CA"],
    }  # fmt: skip
    assert list(places) == ["Lâm Đồng", "Bình Thuận", "Cấp tỉnh"]


def states(office) -> dict[str, str]:
    """What is told of each unit."""
    return {each.unit.code: each.told for each in office.open().standings}
