"""All that was received for a period: what the ledger names, and what comes in now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from baocao.cells.package import read_bytes
from baocao.collection.examine import Received
from baocao.collection.inbox import Arrival
from baocao.collection.store import Snapshot, Store, is_passing
from baocao.errors import DataError, Finding
from baocao.submissions import Entry, Ledger

TOO_LARGE = "F-005"


@dataclass(slots=True)
class Intake:
    """Every file received, by its hash, in order of receipt; ``places`` is where each lies now.

    ``fresh`` are those that the ledger did not name yet, ``again`` counts files that had come
    before. ``seen`` tells of those that are not to be read, ``lost`` are those that are gone or
    not as they were.
    """

    store: Store
    entries: dict[str, Entry]
    places: dict[str, Path]
    fresh: list[str] = field(default_factory=list)
    again: int = 0
    seen: dict[str, Finding] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    @classmethod
    def of(cls, store: Store, ledger: Ledger, arrivals: Sequence[Arrival], now: str) -> Intake:
        """Take in what arrived, and what a killed run had kept and not named."""
        entries = {entry.sha256: entry for entry in ledger.entries}
        places = {entry.sha256: store.data / entry.file for entry in ledger.entries}
        intake = cls(store, entries, places)
        left = {each.sha256: each for each in store.unnamed(ledger) if each.sha256 not in entries}
        taken = list(intake._taken(arrivals))
        came = {snapshot.sha256 for _, snapshot in taken}
        for snapshot in left.values():
            if snapshot.sha256 not in came:
                intake._add(snapshot, snapshot.path.name, now)
        for name, snapshot in taken:
            intake._add(left.get(snapshot.sha256, snapshot), name, now)
        return intake

    def contents(self) -> Iterator[Received]:
        """The bytes of every file, called by its hash, as they were received."""
        for sha256, path in self.places.items():
            try:
                content = read_bytes(path)
            except DataError as error:
                self._not_read(sha256, error.findings[0])
                continue
            if hashlib.sha256(content).hexdigest() == sha256:
                yield Received(sha256, content)
            else:
                self._lose(sha256)

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
            kept = "" if is_passing(path) else self.store.name(path)
            self.entries[sha256] = Entry(sha256, kept, (name,), now)
            self.places[sha256] = path
            self.fresh.append(sha256)
            return
        self.again += 1
        if name not in known.names:
            self.entries[sha256] = replace(known, names=(*known.names, name))
        if not self.places[sha256].exists():
            self.store.put(path, self.places[sha256])

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
