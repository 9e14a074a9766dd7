"""The words around the body of a document: its head, its foot, and the marks of a draft.

Every format prints these same texts; only their place on the page differs. A document without
``kind`` is a letter (công văn), which has ``addressees``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from baocao.errors import visible
from baocao.glyphs import shown
from baocao.text import day, long_day

NO_BREAK_SPACE = "\u00a0"
BLANK = NO_BREAK_SPACE * 8
"""Room for a number or a day that the office writes by hand."""

SUMMARY_LENGTH = 56
LETTER = "Công văn"


@dataclass(frozen=True, slots=True)
class Matter:
    """Ready texts in the order of the page; an empty text is not printed."""

    title: str
    circulation: str
    superior: str
    issuer: str
    star: str
    number: str
    urgency: str
    draft_number: str
    party: str
    place_and_date: str
    kind: str
    subject: str
    addressees_heading: str
    addressees: tuple[str, ...]
    basis: str
    dashes: str
    notice: str
    draft_mark: str
    draft_heading: str
    reasons: tuple[str, ...]
    authority: str
    post: str
    name: str
    recipients_heading: str
    recipients: tuple[str, ...]
    typist: str
    contact: str
    circulation_bottom: str
    appendix_reference: str

    def as_dict(self) -> dict[str, Any]:
        """The texts by name, for a template."""
        return asdict(self)


def matter(store: dict[str, Any]) -> Matter:
    """The texts around the body, from the store of an executed notebook."""
    paper = store["document"]
    head, foot = paper["profile"]["head"], paper["profile"]["foot"]
    number = f"{_number(paper['number'])}-{paper['symbol']}"
    subject = _subject(paper["subject"], small_first=head["subject"]["small_first"])
    reasons = tuple(store["reasons"]) if store["state"] == "draft" else None
    texts = Matter(
        title=f"{paper['kind'] or LETTER}: {paper['subject']}",
        circulation=paper["circulation"],
        superior=paper["superior"],
        issuer=paper["issuer"],
        star=head["star"]["text"],
        number=f"Số {number}",
        urgency=paper["urgency"],
        draft_number=f"Dự thảo lần {paper['draft_round']}" if paper["draft_round"] else "",
        party=head["party"]["text"],
        place_and_date=f"{paper['place']}, {_long_date(paper['date'], paper['year'])}",
        kind=paper["kind"],
        subject=subject,
        basis=paper["basis"],
        dashes=head["dashes"]["text"],
        notice=paper["notice"],
        draft_mark=_draft_mark(reasons),
        draft_heading="" if reasons is None else _draft_heading(reasons),
        reasons=reasons or (),
        **paper["signature"],
        recipients_heading=foot["recipients_heading"]["text"],
        **_sent_to(paper),
        typist=_typist(paper["typist"], capitals=foot["typist"]["capitals"]),
        contact=paper["contact"],
        circulation_bottom=foot["circulation_bottom"]["text"] if paper["not_for_media"] else "",
        appendix_reference=_reference(paper, number),
    )
    return _shown(texts)


def _number(number: str) -> str:
    """At least two digits, or room to write the number by hand."""
    return re.sub(r"^\d(?!\d)", r"0\g<0>", number) or BLANK


def _long_date(iso: str, year: int) -> str:
    """The day of the document, or room to write it by hand."""
    if not iso:
        return f"ngày {BLANK} tháng {BLANK} năm {year}"
    return long_day(date.fromisoformat(iso))


def _reference(paper: dict[str, Any], number: str) -> str:
    """The line by which an appendix names its document."""
    iso = paper["date"]
    when = day(date.fromisoformat(iso)) if iso else f"{BLANK}/{BLANK}/{paper['year']}"
    kind = paper["kind"].capitalize() or LETTER
    return f"(Kèm theo {kind} số {number}, ngày {when} của {paper['office']})"


def _subject(subject: str, *, small_first: bool) -> str:
    return subject[:1].lower() + subject[1:] if small_first else subject


def _typist(mark: str, *, capitals: bool) -> str:
    return mark.upper() if capitals else mark


def _sent_to(paper: dict[str, Any]) -> dict[str, Any]:
    """Whom the document is for: a letter names them over its text, and below only as there."""
    letter, foot = paper["profile"]["letter"], paper["profile"]["foot"]
    addressees, first = paper.get("addressees", ()), letter["recipients_first"]
    above = [first] if addressees and paper["recipients"][:1] != [first] else []
    return {
        "addressees_heading": letter["addressees_heading"]["text"] if addressees else "",
        "addressees": _addressees(addressees, letter["addressees"]["separator"]),
        "recipients": _recipients([*above, *paper["recipients"]], foot["recipients"]["separator"]),
    }


def _addressees(names: Sequence[str], separator: str) -> tuple[str, ...]:
    """Each ends alike, also the last; only several have a dash before them."""
    dash = "- " if len(names) > 1 else ""
    return tuple(f"{dash}{name}{separator}" for name in names)


def _recipients(names: list[str], separator: str) -> tuple[str, ...]:
    ends = [separator] * (len(names) - 1) + ["."]
    return tuple(f"- {name}{end}" for name, end in zip(names, ends, strict=True))


def _draft_heading(reasons: tuple[str, ...]) -> str:
    return "DỰ THẢO, chưa được phát hành" + (" vì:" if reasons else ".")


def _draft_mark(reasons: tuple[str, ...] | None) -> str:
    """What stands on each page of a draft: the first reason, and how many more there are."""
    if reasons is None:
        return ""
    if not reasons:
        return "DỰ THẢO"
    more = f" (và {len(reasons) - 1} lý do khác)" if len(reasons) > 1 else ""
    return f"DỰ THẢO: {visible(reasons[0], SUMMARY_LENGTH)}{more}"


def _shown(texts: Matter) -> Matter:
    """The same texts with only characters that the font prints; but for the issuer on one line."""
    values = {field.name: getattr(texts, field.name) for field in fields(Matter)}
    shown_values = {
        name: _line(value) if isinstance(value, str) else tuple(map(_line, value))
        for name, value in values.items()
    }
    issuer = "\n".join(map(shown, texts.issuer.split("\n")))
    return Matter(**{**shown_values, "issuer": issuer})


def _line(text: str) -> str:
    return shown(text.replace("\n", " "))
