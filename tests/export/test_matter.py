"""The words of the title block, the foot and the draft marks."""

from __future__ import annotations

import pytest
from baocao.export.matter import BLANK, matter

from export.notebook import profile, store


@pytest.mark.parametrize(("number", "printed"), [
    ("127", "Số 127-BC/BTCTU"),
    ("5", "Số 05-BC/BTCTU"),
    ("", f"Số {BLANK}-BC/BTCTU"),
])
def test_the_number_line(number, printed):
    """No colon; one digit is padded; a blank number leaves room."""
    assert matter(store(number=number)).number == printed


@pytest.mark.parametrize(("date", "printed"), [
    ("2026-06-18", "ngày 18 tháng 6 năm 2026"),
    ("2026-02-05", "ngày 05 tháng 02 năm 2026"),
    ("2026-03-09", "ngày 09 tháng 3 năm 2026"),
    ("2026-11-30", "ngày 30 tháng 11 năm 2026"),
    ("", f"ngày {BLANK} tháng {BLANK} năm 2026"),
])
def test_the_date_line(date, printed):
    """Days below 10 and only the first two months take a zero; a blank date leaves room."""
    assert matter(store(date=date)).place_and_date == f"Lâm Đồng, {printed}"


def test_recipients_end_with_the_separator_of_the_profile_and_a_full_stop():
    """Semicolons in HD05; the older guideline used commas."""
    older = profile()
    older["foot"]["recipients"]["separator"] = ","
    names = ["Văn phòng Tỉnh ủy", "Các phòng", "Lưu Văn phòng BTCTU"]

    assert matter(store(recipients=names)).recipients == (
        "- Văn phòng Tỉnh ủy;", "- Các phòng;", "- Lưu Văn phòng BTCTU."
    )
    assert matter(store(recipients=names, profile=older)).recipients[0] == "- Văn phòng Tỉnh ủy,"


@pytest.mark.parametrize(("kept", "mark", "heading"), [
    (store(), "", ""),
    (store(state="draft"), "DỰ THẢO", "DỰ THẢO, chưa được phát hành."),
    (store("Thiếu biểu"), "DỰ THẢO: Thiếu biểu", "DỰ THẢO, chưa được phát hành vì:"),
    (
        store("Thiếu biểu", "b", "c"),
        "DỰ THẢO: Thiếu biểu (và 2 lý do khác)",
        "DỰ THẢO, chưa được phát hành vì:",
    ),
])
def test_a_draft_says_why_in_short_and_in_full(kept, mark, heading):
    """The mark on each page holds the first reason, the banner all."""
    words = matter(kept)

    assert (words.draft_mark, words.draft_heading) == (mark, heading)
    assert words.reasons == tuple(kept["reasons"])


def test_the_mark_of_a_page_stays_on_one_line():
    """A long reason is cut with a sign that it goes on."""
    mark = matter(store("dài " * 100)).draft_mark

    assert len(mark) < 70
    assert mark.endswith("…")


def test_reasons_of_a_final_report_are_not_printed():
    """Only the state decides."""
    assert matter(store("Cũ", state="final")).reasons == ()
