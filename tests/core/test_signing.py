"""How a document is signed follows from who holds which post at its date."""

from __future__ import annotations

from typing import Any

import pytest

from core.refused import told
from project import Project

DAY = "2026-06-18"
LEADERS = """
    holder      | post           | role     | from       | to
    head        | TRƯỞNG BAN     | head     | 2026-04-01 | 2026-06-30
    acting      | TRƯỞNG BAN     | acting   | 2026-01-01 | 2026-03-31
    deputy      | PHÓ TRƯỞNG BAN | deputy   |            |
    chief       | CHÁNH VĂN PHÒNG| delegate |            |
"""


def holders(table: str) -> dict[str, dict[str, str]]:
    """The list of holders drawn as a table; an empty cell is a key not given."""
    heads, *rows = [
        [cell.strip() for cell in line.split("|")] for line in table.splitlines() if line.strip()
    ]
    drawn = [dict(zip(heads, row, strict=True)) for row in rows]
    return {
        row.pop("holder"): {key: value for key, value in row.items() if value} for row in drawn
    }


def office(project: Project, table: str, **keys: Any) -> Project:
    """The project's office with those holders."""
    project.office |= {"name": "Ban Tổ chức Tỉnh ủy", "holders": holders(table), **keys}
    return project


def signed(project: Project, signer: str, day: str = DAY) -> tuple[str, str]:
    """The lines over the name when ``signer`` signs a document of that day."""
    project.edition(signer=signer, date=day)
    signature = project.open().as_json()["document"]["signature"]
    return signature["authority"], signature["post"]


@pytest.mark.parametrize(("day", "signer", "authority", "post"), [
    ("2026-06-18", "head", "", "TRƯỞNG BAN"),
    ("2026-06-18", "deputy", "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
    ("2026-06-18", "chief", "T/L TRƯỞNG BAN", "CHÁNH VĂN PHÒNG"),
    ("2026-03-31", "acting", "Q. TRƯỞNG BAN", ""),
    ("2026-03-31", "deputy", "K/T Q. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
    ("2026-04-01", "deputy", "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
    ("2026-06-30", "deputy", "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
    ("2026-07-01", "deputy", "", "PHÓ TRƯỞNG BAN"),
])
def test_an_office_with_a_head_signs_by_its_head_or_in_its_heads_place(
    petitions, day, signer, authority, post
):
    """A deputy signs K/T only on a day that has a head; first and last day of a term count."""
    assert signed(office(petitions, LEADERS), signer, day) == (authority, post)


@pytest.mark.parametrize(("signer", "authority", "post"), [
    ("head", "T/M BAN THƯỜNG VỤ", "TRƯỞNG BAN"),
    ("deputy", "T/M BAN THƯỜNG VỤ", "PHÓ TRƯỞNG BAN"),
    ("chief", "T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"),
])
def test_a_collective_body_is_signed_for(petitions, signer, authority, post):
    """T/M the body, whoever of it signs; T/L the body by delegation."""
    party = office(petitions, LEADERS, collective="BAN THƯỜNG VỤ")

    assert signed(party, signer) == (authority, post)


def test_the_acting_member_of_a_collective_body_says_so_in_the_post(petitions):
    """T/M stands in the first line, so Q. comes before the post."""
    party = office(petitions, LEADERS, collective="BAN THƯỜNG VỤ")

    assert signed(party, "acting", "2026-03-31") == ("T/M BAN THƯỜNG VỤ", "Q. TRƯỞNG BAN")


def test_without_a_date_the_day_of_counting_decides(petitions):
    """The office dates the document later; until then it is of the day of its stocks."""
    petitions.edition(as_of="2026-07-01")
    project = office(petitions, LEADERS)

    assert signed(project, "deputy", None) == ("", "PHÓ TRƯỞNG BAN")


@pytest.mark.parametrize(("day", "term", "able"), [
    ("2026-03-31", "từ ngày 01/4/2026 đến hết ngày 30/6/2026", "acting, deputy, chief"),
    ("2026-07-01", "từ ngày 01/4/2026 đến hết ngày 30/6/2026", "deputy, chief"),
])
def test_one_who_does_not_hold_the_post_that_day_may_not_sign(petitions, day, term, able):
    """The message says who, which post, when, who could, and where to mend it."""
    petitions.edition(signer="head", date=day)

    refusal = told(office(petitions, LEADERS))

    assert "Tệp params/btctu/2026Q2/quarterly.yml: người ký “head” (TRƯỞNG BAN)" in refusal
    assert f"{term}, không phải vào ngày" in refusal
    assert f"Sửa “signer” (ngày đó có: {able}), hoặc “from”, “to”" in refusal


def test_two_heads_on_one_day_are_refused(petitions):
    """A term that was not ended would make every deputy sign for the wrong one."""
    petitions.edition(signer="deputy", date=DAY)
    project = office(petitions, LEADERS.replace("2026-03-31", "          "))

    assert "ngày 18/6/2026 có hai người đứng đầu (TRƯỞNG BAN và Q. TRƯỞNG BAN)" in told(project)


def test_nobody_can_delegate_where_there_is_no_head(petitions):
    """T/L names the one who gave the right to sign."""
    petitions.edition(signer="chief", date="2026-07-01")

    refusal = told(office(petitions, LEADERS))

    assert "CHÁNH VĂN PHÒNG ký thừa lệnh (delegate) mà cơ quan không có người đứng đầu" in refusal


def test_a_term_that_ends_before_it_begins_is_refused(petitions):
    """With its line in offices.yml."""
    project = office(petitions, LEADERS.replace("2026-06-30", "2026-03-30"))

    assert "Tệp params/offices.yml, dòng 1: ngày “from” sau ngày “to”" in told(project)


def test_a_name_that_is_not_known_is_left_blank(petitions):
    """The office writes it by hand; nothing is made up."""
    project = office(petitions, LEADERS)
    project.edition(signer="head", date=DAY)

    assert project.open().as_json()["document"]["signature"]["name"] == ""
