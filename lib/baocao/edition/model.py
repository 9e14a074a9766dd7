"""One edition of a report: its figures, what was found, and what the notebook leaves behind."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from difflib import get_close_matches
from typing import Any

from baocao.archive import Closed
from baocao.catalogue import Completeness, Rule, rows_json
from baocao.checks import Verdict
from baocao.edition.desk import Collected, by_folder
from baocao.edition.lookup import Found, find
from baocao.edition.without_value import in_few_words
from baocao.errors import Finding, UsageError
from baocao.figures import Figure, as_json
from baocao.notebooks import STORE, STORE_SCHEMA
from baocao.params import APPENDICES, EditionParams, Office, Report, Slot
from baocao.period import Period
from baocao.registers import Earlier, Past, Register
from baocao.scoring import Standings
from baocao.submissions import Acceptance, Correction, Ledger
from baocao.text import fold, number

NAMED_AT_MOST = 10
MONTHS = re.compile(r"(\d) (tháng)")
"""A number of months, which no line of a title ends within."""


@dataclass(frozen=True)
class Edition:
    """An office's report for a period, read, checked and computed.

    ``so["petitions.received"]`` is a figure. ``inputs`` maps each file read to its sha256.
    ``rules`` says how each figure is made. ``closed`` are the closed editions, by period, that
    its figures are compared with (``Period.compared``), as far as they are there; ``damaged`` the
    periods of those that are, and cannot be used. ``ledger`` tells what units have sent,
    ``earlier`` what they sent for earlier periods: only a desk looks at that. ``corrections`` and
    ``acceptances`` are what people have written of it, each with what became of it. ``past`` has
    the forms as earlier periods were closed, by the word of a join; ``verdicts`` say what each
    check came to for each unit. ``standings`` tell how the members of emulation clusters stand in a
    report that ranks them; their figures are among those of the edition. ``unkept`` are figures
    that need a register which the office does not keep: what is said of them is left out.
    ``elsewhere`` are the files of the figures that only other reports have.
    """

    name: str
    office_code: str
    period: Period
    office: Office
    report: Report
    params: EditionParams
    profile: Mapping[str, Any]
    fixed_phrases: Sequence[str]
    registers: Mapping[str, Register]
    figures: Mapping[str, Figure]
    findings: Sequence[Finding]
    completeness: Completeness
    slots: Mapping[str, Slot]
    inputs: Mapping[str, str]
    rules: Mapping[str, Rule]
    closed: Mapping[str, Closed]
    damaged: frozenset[str]
    ledger: Ledger
    earlier: Sequence[Collected] = ()
    corrections: Sequence[Correction] = ()
    acceptances: Sequence[Acceptance] = ()
    past: Mapping[Earlier, Past] = field(default_factory=dict)
    verdicts: Sequence[Verdict] = ()
    standings: Standings | None = None
    unkept: Mapping[str, Figure] = field(default_factory=dict)
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, figure_id: str) -> Figure:
        """The figure of that id; without value where the office does not keep its register.

        Raises:
            UsageError: the catalogue has no such figure; the message names the nearest.
        """
        if figure_id in self.unkept:
            return self.unkept[figure_id]
        if figure_id not in self.figures:
            if figure_id in self.elsewhere:
                raise UsageError(
                    f"Chỉ tiêu “{figure_id}” khai ở params/indicators/{self.elsewhere[figure_id]}, "
                    f"báo cáo {self.name} không dùng tệp ấy. Thêm tên tệp vào “indicators” của "
                    "báo cáo trong params/reports.yml."
                )
            near = get_close_matches(figure_id, self.figures, n=3)
            hint = (
                f"Có phải: {', '.join(near)}?" if near else "Xem các mã trong params/indicators/."
            )
            raise UsageError(f"Không có chỉ tiêu “{figure_id}”. {hint}")
        return self.figures[figure_id]

    def find(self, words: str) -> Found:
        """The figures whose label or id has these words, accents or not: to look for an id."""
        return find(self.figures, words)

    def slot(self, name: str) -> Slot:
        """The slot of that heading; empty when the analyst has not written it.

        Raises:
            UsageError: the report has no such slot.
        """
        if fold(name) not in map(fold, self.report.slots):
            known = ", ".join(f"“{slot}”" for slot in self.report.slots)
            raise UsageError(f"Báo cáo không có phần “{name}” (có: {known}).")
        return self.slots.get(fold(name)) or Slot(name, "", 0)

    @property
    def slots_file(self) -> str:
        """Where the slots are written, below data/."""
        return f"{self.office_code}/{self.period}/{self.name}.md"

    @property
    def reasons(self) -> list[str]:
        """Why the report is still a draft; empty when it is final."""
        left = {
            "chưa viết": self.unwritten,
            "chưa đọc lại phần kế thừa": self.unread,
            "có lời mà không in vì sổ không có dòng nào của phần ấy": self.unprinted,
        }
        where = f"(tệp data/{self.slots_file})"
        words = [f"{what}: {_some(names)} {where}" for what, names in left.items() if names]
        return [*self.doubts, *words]

    @property
    def unwritten(self) -> list[str]:
        """The slots that have no words yet; marks such as … are none."""
        return [name for name in self._printed_slots() if not self._has_words(name)]

    @property
    def unread(self) -> list[str]:
        """The slots whose text was copied from an earlier period and not confirmed since."""
        slots = map(self.slot, self._printed_slots())
        return [slot.name for slot in slots if slot.text and slot.inherited]

    @property
    def unprinted(self) -> list[str]:
        """The slots that have words, and stand with a figure that counts nothing this time."""
        printed = self._printed_slots()
        return [n for n in self.report.slots if n not in printed and self._has_words(n)]

    def _printed_slots(self) -> list[str]:
        """The slots of the report but those whose figure counts no row."""
        beside = self.report.slots_with
        counting = {
            name: any(each.positions for each in self[figure].selections)
            for name, figure in beside.items()
        }
        return [name for name in self.report.slots if counting.get(name, True)]

    def _has_words(self, name: str) -> bool:
        return any(map(str.isalpha, self.slot(name).text))

    @property
    def doubts(self) -> list[str]:
        """Why its numbers are not settled yet."""
        errors = sum(finding.severity == "error" for finding in self.findings)
        blocked = [figure for figure in self.figures.values() if figure.status == "blocked"]
        reasons = []
        if self.report.closed and not self.closed:
            reasons.append("chưa có bản nào được chốt")
        if self.completeness.gap:
            reasons.append(self._incomplete())
        if errors:
            reasons.append(f"còn {errors} lỗi số liệu phải sửa")
        if blocked:
            named = _some(in_few_words(blocked, self._ranked_names()))
            reasons.append(f"{number(len(blocked))} chỉ tiêu chưa có số: {named}")
        return reasons

    def _ranked_names(self) -> dict[str, str]:
        """The names by code of what is ranked and of whom it is ranked among."""
        if self.standings is None:
            return {}
        ranked = (*self.standings.clusters, *self.standings.members.values())
        return {each.code: each.name for each in ranked}

    def _incomplete(self) -> str:
        """How many forms have come, and whose have not; of most units only the first are named."""
        missing = [*map(self.completeness.named, self.completeness.missing)]
        few = len(missing) <= max(self.completeness.received, NAMED_AT_MOST)
        named = ", ".join(missing) if few else _some(missing)
        return self.completeness.gap + (f", còn thiếu: {named}" if missing else "")

    def store(self) -> Store:
        """What the last cell of the notebook leaves: all the exports need, and proof of the run."""
        return Store(self)

    def as_json(self) -> dict[str, Any]:
        """The edition as kept in the executed notebook."""
        reasons = self.reasons
        return {
            "schema": STORE_SCHEMA,
            "office": self.office_code,
            "report": self.name,
            "period": str(self.period),
            "window": {
                "from": self.params.window.start.isoformat(),
                "to": self.params.window.end.isoformat(),
            },
            "as_of": self.params.as_of.isoformat(),
            "state": "draft" if reasons else "final",
            "reasons": reasons,
            "completeness": {
                "n": self.completeness.received,
                "of": self.completeness.expected,
            },
            "closed": {period: each.version for period, each in self.closed.items()},
            "appendices": [APPENDICES[name] for name in self.params.appendices],
            "figures": as_json(self._listed()),
            "findings": [asdict(finding) for finding in self.findings],
            "rows": self._rows(),
            "inputs": dict(sorted(self.inputs.items())),
            "document": self._document(),
        }

    def _listed(self) -> Mapping[str, Figure]:
        """The figures for figures.json; a desk's name the folder of the forms they rest on."""
        folder = self.ledger.file.rpartition("/")[0]
        return by_folder(self.figures, folder) if self.report.desk else self.figures

    def _rows(self) -> str:
        """The rows behind the figures, as one text: as data they would make a long notebook."""
        rows = rows_json(self.registers, self.figures, self.rules)
        return json.dumps(rows, ensure_ascii=False, allow_nan=False, separators=(",", ":"))

    def _document(self) -> dict[str, Any]:
        params, office = self.params, self.office
        return {
            "office": office.name,
            "superior": office.superior,
            "issuer": office.issuer,
            "number": "" if params.number is None else str(params.number),
            "symbol": f"{self.report.type}/{office.symbol}",
            "place": office.place,
            "date": params.issued.isoformat() if params.issued else "",
            "year": params.as_of.year,
            "kind": self.report.kind,
            "subject": self.subject,
            "basis": self.report.basis,
            "notice": params.notice,
            "urgency": params.urgency,
            "draft_round": params.draft_round or 0,
            "circulation": params.circulation,
            "not_for_media": params.not_for_media,
            "signature": office.signature(params.signer, params.dated).model_dump(),
            "recipients": params.recipients,
            "typist": params.typist,
            "contact": params.contact,
            "pdf_date": params.dated.isoformat(),
            "profile": dict(self.profile),
        }

    @property
    def subject(self) -> str:
        """The report's title with this edition's periods in it."""
        following = self.period.next()
        year_follows = "{ky_sau}" in self.report.subject and following.year == self.period.year
        own = (year_follows and self.period.short) or self.period.name
        title = self.report.subject.format(ky=own, ky_sau=following.name)
        return MONTHS.sub("\\1\N{NO-BREAK SPACE}\\2", title)


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:NAMED_AT_MOST])
    rest = len(names) - NAMED_AT_MOST
    return f"{shown} và {rest} mục khác" if rest > 0 else shown


@dataclass(frozen=True)
class Store:
    """What a notebook shows in its last cell: a line for the reader, all data for the exports."""

    edition: Edition

    def __repr__(self) -> str:
        reasons = self.edition.reasons
        if not reasons:
            return f"Đủ số liệu, {len(self.edition.figures)} chỉ tiêu."
        return "BẢN DỰ THẢO: " + "; ".join(reasons) + "."

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """The line of text, and the whole edition as JSON."""
        return {"text/plain": repr(self), STORE: self.edition.as_json()}
