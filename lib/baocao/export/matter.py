"""The words around the body of a report: its head, its foot, and the marks of a draft.

Every format prints these same texts; only their place on the page differs.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from baocao.errors import visible
from baocao.glyphs import shown
from baocao.text import long_day

NO_BREAK_SPACE = "\u00a0"
BLANK = NO_BREAK_SPACE * 8
"""Room for a number or a day that the office writes by hand."""

SUMMARY_LENGTH = 56


@dataclass(frozen=True, slots=True)
class Matter:
    """Ready texts in the order of the page; an empty text is not printed."""

    title: str
    superior: str
    issuer: str
    star: str
    number: str
    party: str
    place_and_date: str
    kind: str
    subject: str
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

    def as_dict(self) -> dict[str, Any]:
        """The texts by name, for a template."""
        return asdict(self)


def matter(store: dict[str, Any]) -> Matter:
    """The texts around the body, from the store of an executed notebook."""
    paper = store["document"]
    profile = paper["profile"]
    reasons = tuple(store["reasons"]) if store["state"] == "draft" else None
    texts = Matter(
        title=f"{paper['kind']}: {paper['subject']}",
        superior=paper["superior"],
        issuer=paper["issuer"],
        star=profile["head"]["star"],
        number=f"Số {_number(paper['number'])}-{paper['symbol']}",
        party=profile["head"]["party"]["text"],
        place_and_date=f"{paper['place']}, {_long_date(paper['date'], paper['year'])}",
        kind=paper["kind"],
        subject=paper["subject"],
        basis=paper["basis"],
        dashes=profile["head"]["dashes"],
        notice=paper["notice"],
        draft_mark=_draft_mark(reasons),
        draft_heading="" if reasons is None else _draft_heading(reasons),
        reasons=reasons or (),
        authority=paper["signature"]["authority"],
        post=paper["signature"]["post"],
        name=paper["signature"]["name"],
        recipients_heading=profile["foot"]["recipients"]["text"],
        recipients=_recipients(paper["recipients"], profile["foot"]["recipients"]["separator"]),
    )
    return _shown(texts)


def _number(number: str) -> str:
    """At least two digits, or room to write the number by hand."""
    return number.zfill(2) if number else BLANK


def _long_date(iso: str, year: int) -> str:
    """The day of the document, or room to write it by hand."""
    if not iso:
        return f"ngày {BLANK} tháng {BLANK} năm {year}"
    return long_day(date.fromisoformat(iso))


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
    """The same texts with only characters that the font prints, each on one line."""
    values = {field.name: getattr(texts, field.name) for field in fields(Matter)}
    return Matter(
        **{
            name: _line(value) if isinstance(value, str) else tuple(map(_line, value))
            for name, value in values.items()
        }
    )


def _line(text: str) -> str:
    return shown(text.replace("\n", " "))
