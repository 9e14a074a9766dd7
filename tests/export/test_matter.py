"""The words of the title block, the foot and the draft marks."""

from __future__ import annotations

import pytest
from baocao.export.matter import BLANK, matter

from export.notebook import profile, store


@pytest.mark.parametrize(("number", "printed"), [
    ("127", "Số 127-BC/BTCTU"),
    ("5", "Số 05-BC/BTCTU"),
    ("5a", "Số 05a-BC/BTCTU"),
    ("10", "Số 10-BC/BTCTU"),
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


@pytest.mark.parametrize(("name", "separator"), [("HD05", ";"), ("HD36", ",")])
def test_recipients_end_with_the_separator_of_the_profile_and_a_full_stop(name, separator):
    """Semicolons in HD05; the older guideline used commas."""
    names = ["Văn phòng Tỉnh ủy", "Các phòng", "Lưu Văn phòng BTCTU"]

    assert matter(store(recipients=names, profile=profile(name))).recipients == (
        f"- Văn phòng Tỉnh ủy{separator}", f"- Các phòng{separator}", "- Lưu Văn phòng BTCTU."
    )


def test_marks_that_were_not_asked_for_are_empty():
    """A report without them prints no line for them."""
    words = matter(store())

    assert {
        words.urgency, words.draft_number, words.circulation, words.circulation_bottom,
        words.typist, words.contact,
    } == {""}


def test_the_marks_of_a_document():
    """A draft's number is counted, the warning to the press has the guideline's words."""
    words = matter(store(urgency="KHẨN", draft_round=2, not_for_media=True, contact="Văn phòng"))

    assert words.urgency == "KHẨN"
    assert words.draft_number == "Dự thảo lần 2"
    assert words.circulation_bottom == "Không phổ biến trên phương tiện thông tin đại chúng"
    assert words.contact == "Văn phòng"


@pytest.mark.parametrize(("name", "typist"), [("HD05", "ToCB-05"), ("HD36", "TOCB-05")])
def test_the_typists_mark_is_in_capitals_only_in_the_older_guideline(name, typist):
    """The number of copies follows it."""
    assert matter(store(typist="ToCB-05", profile=profile(name))).typist == typist


@pytest.mark.parametrize(("number", "date", "reference"), [
    ("5", "2026-02-05", "số 05-BC/BTCTU, ngày 05/02/2026"),
    ("", "", f"số {BLANK}-BC/BTCTU, ngày {BLANK}/{BLANK}/2026"),
])
def test_an_appendix_names_its_document(number, date, reference):
    """Type, number, date and the office's full name, in brackets; blanks stay blank."""
    assert matter(store(number=number, date=date)).appendix_reference == (
        f"(Kèm theo Báo cáo {reference} của Ban Tổ chức Tỉnh ủy Lâm Đồng)"
    )


def test_the_subject_begins_small_where_the_profile_asks():
    """As in the guideline's own examples; otherwise it stays as written."""
    small = profile()
    small["head"]["subject"]["small_first"] = True

    assert matter(store(subject="Kết quả quý II")).subject == "Kết quả quý II"
    assert matter(store(subject="Kết quả quý II", profile=small)).subject == "kết quả quý II"


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


def test_a_long_name_of_the_office_breaks_where_the_office_says():
    """No line of one word is left over; all other texts stand on one line."""
    words = matter(store(issuer="ĐẢNG ỦY KHỐI\nCÁC CƠ QUAN TỈNH", superior="TỈNH ỦY\nLÂM ĐỒNG"))

    assert words.issuer == "ĐẢNG ỦY KHỐI\nCÁC CƠ QUAN TỈNH"
    assert words.superior == "TỈNH ỦY LÂM ĐỒNG"
