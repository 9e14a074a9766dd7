"""All that was received for a period: what the ledger names, and what comes in now.

Code: S-002 received file that is gone or not as it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from baocao.cells import Workbook
from baocao.cells.package import read_bytes
from baocao.collection.examine import OF_MACHINE, Received
from baocao.collection.inbox import Arrival
from baocao.collection.naming import REFUSED, Names, is_of
from baocao.collection.recognition import Told
from baocao.collection.store import Snapshot, Store, is_unnamed
from baocao.errors import DataError, Finding
from baocao.submissions import Entry, Ledger, uncited
from baocao.submissions.keyed_in import FOLDER, lay_with_office

TOO_LARGE = "F-005"


class Receipt(NamedTuple):
    """When files came in (ISO 8601); ``said`` tells that somebody has named that day."""

    at: str
    said: bool = False


class Again(NamedTuple):
    """A file that had come before: what it is called now, and whether it never was before."""

    sha256: str
    name: str
    renamed: bool

    @property
    def keyed_in(self) -> bool:
        """Whether it lies among the forms that the office keys in, looked at each time."""
        return self.name.startswith(f"{FOLDER}/")


@dataclass(slots=True)
class Intake:
    """Every file received, by its hash, in order of receipt; ``places`` is where each lies now.

    ``left`` are where a killed run has kept files anew that the ledger names otherwise.
    ``fresh`` are those that the ledger did not name yet, ``again`` those that had come before,
    ``copies`` counts files that came twice now, ``redated`` those whose day of receipt was put
    right. ``seen`` tells of those that are not to be read, ``lost`` are those that are gone or
    not as they were.
    """

    store: Store
    names: Names
    entries: dict[str, Entry]
    places: dict[str, Path]
    left: dict[str, Path] = field(default_factory=dict)
    fresh: list[str] = field(default_factory=list)
    again: list[Again] = field(default_factory=list)
    copies: int = 0
    redated: int = 0
    seen: dict[str, Finding] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    @classmethod
    def of(
        cls, store: Store, ledger: Ledger, arrivals: Sequence[Arrival], receipt: Receipt
    ) -> Intake:
        """Take in what arrived, and what a killed run had kept and not named."""
        entries = {entry.sha256: entry for entry in ledger.entries}
        places = {entry.sha256: store.data / entry.file for entry in ledger.entries}
        intake = cls(store, store.names(ledger), entries, places)
        left = {each.sha256: each for each in store.unnamed(ledger)}
        taken = list(intake._taken(arrivals))
        came = {snapshot.sha256 for _, snapshot in taken}
        for snapshot in left.values():
            if snapshot.sha256 in entries:
                store.restore(snapshot, places[snapshot.sha256])
                intake.left[snapshot.sha256] = snapshot.path
            elif snapshot.sha256 not in came:
                intake._add(snapshot, snapshot.path.name, receipt.at)
        for name, snapshot in taken:
            intake._add(left.get(snapshot.sha256, snapshot), name, receipt.at)
        if receipt.said:
            intake._put_right(receipt.at)
        return intake

    def contents(self, sheets: frozenset[str]) -> Iterator[Received]:
        """The bytes of every file, called by its hash, as they were received.

        ``sheets`` are those whose cells are wanted, named in folded form.
        """
        for sha256, path in self.places.items():
            try:
                content = read_bytes(path)
            except DataError as error:
                self._not_read(sha256, error.findings[0])
                continue
            if hashlib.sha256(content).hexdigest() == sha256:
                yield Received(sha256, content, sheets)
            else:
                self._lose(sha256)

    def settle(self, sha256: str, told: Told) -> None:
        """Note what a file is, and give it its name when it has none, or one of no unit."""
        known = self.entries[sha256]
        if told.refusal and told.refusal.code in OF_MACHINE and sha256 not in self.fresh:
            if known.taken:
                self.findings.append(_not_read_now(known, told.refusal))
            return
        entry = replace(known, **told.facts)
        keyed_in = lay_with_office(entry)
        if not keyed_in:  # a unit that fills the cell itself has not been keyed in by anybody
            entry = replace(entry, document="")
        refusal = told.refusal
        if keyed_in and refusal is None and not entry.document:
            refusal = uncited(entry.file)
        entry = replace(entry, refusal=refusal)
        if not entry.file or (entry.taken and f"/{REFUSED}/" in entry.file):
            entry = replace(entry, file=self._kept(entry))
        if refusal:
            entry = replace(entry, refusal=replace(refusal, file=entry.file))
        self.entries[sha256] = entry

    def workbooks(self, seen: Mapping[str, Workbook | Finding]) -> dict[str, Workbook]:
        """The workbooks that were read, by the names that their files are kept under."""
        return {
            entry.file: _called(book, entry.file)
            for sha256, entry in self.entries.items()
            if isinstance(book := seen.get(sha256), Workbook)
        }

    def _kept(self, entry: Entry) -> str:
        """Keep a file under the name that is now its own."""
        unit = entry.unit if entry.taken else ""
        left = self.left.get(entry.sha256)
        if left and is_of(unit, left.name):
            return self.store.name(left)
        name = self.names.give(unit, entry.sha256, entry.names[-1])
        self.places[entry.sha256] = self.store.keep(self.places[entry.sha256], name)
        return self.store.name(self.places[entry.sha256])

    def _taken(self, arrivals: Sequence[Arrival]) -> Iterator[tuple[str, Snapshot]]:
        for number, arrival in enumerate(arrivals):
            try:
                yield arrival.name, self.store.take(arrival, number)
            except DataError as error:
                self.findings += error.findings

    def _add(self, snapshot: Snapshot, name: str, now: str) -> None:
        """Note a file; of one that came before only a name that is new."""
        sha256, path = snapshot.sha256, snapshot.path
        known = self.entries.get(sha256)
        if known is None:
            kept = "" if is_unnamed(path) else self.store.name(path)
            self.entries[sha256] = Entry(sha256, kept, (name,), now)
            self.places[sha256] = path
            self.fresh.append(sha256)
            return
        if sha256 in self.fresh or any(each.sha256 == sha256 for each in self.again):
            self.copies += 1
        else:
            self.again.append(Again(sha256, name, name not in known.names))
        if name not in known.names:
            self.entries[sha256] = replace(known, names=(*known.names, name))
        self.store.restore(snapshot, self.places[sha256])

    def _put_right(self, now: str) -> None:
        """Let the files that had come before have come on the day that was named.

        Where a new one lies among them, it is that one's day.
        """
        if not all(lay_with_office(self.entries[sha256]) for sha256 in self.fresh):
            return
        for each in self.again:
            entry = self.entries[each.sha256]
            if not each.keyed_in and entry.received[:10] != now[:10]:
                self.entries[each.sha256] = replace(entry, received=now)
                self.redated += 1

    def _not_read(self, sha256: str, found: Finding) -> None:
        if found.code == TOO_LARGE:
            self.seen[sha256] = found
        else:
            self._lose(sha256)

    def _lose(self, sha256: str) -> None:
        self.lost.add(sha256)
        self.findings.append(
            Finding(
                "S-002",
                "error",
                "tệp đã nhận không còn, hoặc khác với lúc nhận",
                "Lấy lại tệp này từ bản sao lưu; nếu đã mất hẳn, nhận lại tệp đơn vị đã gửi",
                self.store.name(self.places[sha256]),
            )
        )


def _called(workbook: Workbook, name: str) -> Workbook:
    notes, findings = (
        tuple(replace(each, file=name) for each in found)
        for found in (workbook.notes, workbook.findings)
    )
    return replace(workbook, name=name, notes=notes, findings=findings)


def _not_read_now(entry: Entry, limit: Finding) -> Finding:
    """A form that was taken, and that this time took more than a machine gives to a file."""
    problem = f"lần này {OF_MACHINE[limit.code]}; giữ nguyên kết quả lần nhận trước"
    remedy = "Đóng bớt chương trình khác rồi chạy lại"
    return replace(limit, severity="warning", problem=problem, remedy=remedy, file=entry.file)
