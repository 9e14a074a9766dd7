"""The form of a document: the profile of its date, and the marks that its params give it."""

from __future__ import annotations

import pytest

from core.refused import told
from project import REPOSITORY

EDITION = "params/btctu/2026Q2/quarterly.yml"
PROFILES = (REPOSITORY / "params" / "profiles.yml").read_text("utf-8")
BLANK = """
    window: {from: 2026-04-01, to: 2026-06-30}
    as_of: 2026-06-30
    number:
    date:
    profile:
    signer: truong-ban
    recipients: [Thường trực Tỉnh ủy]
    typist:
    contact:
    urgency:
    draft_round:
    circulation:
    notice:
"""


@pytest.mark.parametrize(("params", "symbol"), [
    ({"date": "2026-05-26"}, "36-HD/VPTW"),
    ({"date": "2026-05-27"}, "05-HD/VPTW"),
    ({"date": None, "as_of": "2026-05-26"}, "36-HD/VPTW"),
    ({"date": None, "as_of": "2026-05-27"}, "05-HD/VPTW"),
    ({"date": "2026-05-27", "as_of": "2026-05-20"}, "05-HD/VPTW"),
    ({"date": "2026-05-27", "profile": "HD36"}, "36-HD/VPTW"),
])
def test_the_documents_date_chooses_the_guideline(petitions, params, symbol):
    """The one in force that day; of the day of counting while there is no date; or one named."""
    petitions.edition(**params)

    assert symbol in petitions.open().as_json()["document"]["profile"]["basis"]


def test_the_order_of_the_blocks_does_not_matter(petitions):
    """The latest first day wins, wherever the block stands."""
    new, old = PROFILES.split("HD36:\n")
    head, new = new.split("HD05:\n")
    petitions.write("profiles.yml", f"{head}HD36:\n{old}\nHD05:\n{new}")
    petitions.edition(date="2026-05-27")

    assert "05-HD" in petitions.open().as_json()["document"]["profile"]["basis"]


def test_a_document_older_than_every_guideline_is_refused(petitions):
    """Nobody has written down how it looks."""
    petitions.write("profiles.yml", PROFILES.replace("from: 2018-04-03", "from: 2026-07-01"))
    petitions.edition(date="2026-05-26")

    refusal = told(petitions)

    assert "thể thức nào có hiệu lực vào ngày 26/5/2026" in refusal
    assert "params/profiles.yml" in refusal


@pytest.mark.parametrize(("params", "message"), [
    ({"urgency": "GẤP"}, "“urgency” ghi “GẤP”"),
    ({"urgency": "Khẩn"}, "Chỉ ghi: KHẨN, THƯỢNG KHẨN, HỎA TỐC."),
    ({"circulation": "XONG HỘI NGHỊ TRẢ LẠI"}, "Hướng dẫn số 05-HD/VPTW"),
    ({"circulation": "TÀI LIỆU HỘI NGHỊ", "profile": "HD36"}, "Hướng dẫn số 36-HD/VPTW"),
])
def test_a_mark_that_the_guideline_does_not_know_is_refused(petitions, params, message):
    """The message lists those it knows."""
    petitions.edition(**params)

    refusal = told(petitions)

    assert f"Tệp {EDITION}: " in refusal
    assert message in refusal


@pytest.mark.parametrize(("params", "message"), [
    ({"draft_round": 0}, "khóa “draft_round” có giá trị không dùng được (0)"),
    ({"draft_round": "hai"}, "khóa “draft_round” có giá trị không dùng được"),
    ({"draft_round": True}, "khóa “draft_round” có giá trị không dùng được"),
    ({"not_for_media": "có"}, "khóa “not_for_media” có giá trị không dùng được"),
    ({"number": "127-BC/BTCTU"}, "“number” chỉ ghi số, như 127"),
    ({"number": -3}, "“number” chỉ ghi số, như 127"),
    ({"signature": "truong-ban"}, "khóa lạ “signature”, có phải “signer”"),
    ({"signer": "ai"}, "Chưa khai báo người ký “ai” trong params/offices.yml (có: truong-ban)"),
])
def test_a_mark_of_the_wrong_kind_is_refused(petitions, params, message):
    """Counts from one, yes or no, a number without its symbol, one of the holders."""
    petitions.edition(**params)

    assert message in told(petitions)


def test_the_marks_go_into_the_store(petitions):
    """As the params give them, for every format."""
    marks = {
        "urgency": "HỎA TỐC", "draft_round": 2, "circulation": "LƯU HÀNH NỘI BỘ",
        "not_for_media": True, "typist": "CB-0007-26", "contact": "Văn phòng Ban",
    }  # fmt: skip
    petitions.edition(**marks)

    document = petitions.open().as_json()["document"]

    assert {key: document[key] for key in marks} == marks


def test_keys_left_blank_print_nothing(petitions):
    """A form of params with all keys and few values is as good as one without those keys."""
    petitions.write("btctu/2026Q2/quarterly.yml", BLANK)

    document = petitions.open().as_json()["document"]

    printed = ("typist", "contact", "urgency", "circulation", "notice", "number", "date")
    assert {document[key] for key in printed} == {""}
    assert (document["draft_round"], document["not_for_media"]) == (0, False)
