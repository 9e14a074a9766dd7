"""What units have sent for a period, and which submission of each one is in force.

Every file received lies unchanged below ``data/<office>/<period>/received/``, beside the ledger
that names it, with its hash and the time of receipt; both only grow.

Code: S-001 a ledger that cannot be read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from baocao.errors import DataError, Finding

RECEIVED = "received"
LEDGER = "ledger.json"
SCHEMA = 1
DAY = len("2026-06-18")  # what came on one day counts in the order in which it was taken in


@dataclass(frozen=True, slots=True)
class Entry:
    """One file received: ``names`` it came under, where it is kept (``file``, from data/ on).

    ``received`` is the time of receipt (ISO 8601). ``unit``, ``period``, ``version`` are what its
    cover says, as far as that could be read; ``document`` is the paper that it was keyed in from.
    With a ``refusal`` it is no form of a unit for the period, and is never in force.
    """

    sha256: str
    file: str
    names: tuple[str, ...]
    received: str
    unit: str = ""
    period: str = ""
    version: str = ""
    document: str = ""
    report_number: str = ""
    signed: bool = False
    refusal: Finding | None = None

    @property
    def taken(self) -> bool:
        """Whether it is a form of a unit for the period of its ledger."""
        return self.refusal is None


@dataclass(frozen=True)
class Ledger:
    """The submissions of a period as they were taken in; ``in_force`` maps a unit to one of them.

    What came first may have been taken in last: the order that counts is that of receipt.
    """

    office: str
    period: str
    entries: tuple[Entry, ...] = ()
    in_force: Mapping[str, Entry] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Where the ledger is kept, from data/ on."""
        return f"{self.office}/{self.period}/{RECEIVED}/{LEDGER}"

    @cached_property
    def sent(self) -> Mapping[str, Sequence[Entry]]:
        """What each unit has sent, in order of receipt, refused or not."""
        found: dict[str, list[Entry]] = {}
        for entry in sorted(self.entries, key=lambda entry: entry.received[:DAY]):
            if entry.unit:
                found.setdefault(entry.unit, []).append(entry)
        return found

    @cached_property
    def taken(self) -> Mapping[str, Sequence[Entry]]:
        """Of what each unit has sent, the forms of its for the period; only units with any."""
        found = {
            unit: [entry for entry in entries if entry.taken] for unit, entries in self.sent.items()
        }
        return {unit: entries for unit, entries in found.items() if entries}

    @cached_property
    def units(self) -> Mapping[str, str]:
        """The unit of each file received whose cover tells one."""
        return {entry.file: entry.unit for entry in self.entries if entry.unit}

    def as_json(self) -> dict[str, Any]:
        """The ledger as its file keeps it."""
        return {
            "schema": SCHEMA,
            "office": self.office,
            "period": self.period,
            "entries": [asdict(entry) for entry in self.entries],
            "in_force": {unit: self.in_force[unit].file for unit in sorted(self.in_force)},
        }

    @classmethod
    def of_json(cls, content: Mapping[str, Any]) -> Self:
        """The ledger that ``as_json`` has put down.

        Raises:
            KeyError, TypeError, ValueError: it is not one.
        """
        if content["schema"] != SCHEMA:
            raise ValueError(content["schema"])
        entries = tuple(map(_entry, content["entries"]))
        by_file = {entry.file: entry for entry in entries}
        in_force = {unit: by_file[file] for unit, file in content["in_force"].items()}
        return cls(content["office"], content["period"], entries, in_force)


def received_folder(data: Path, office: str, period: str) -> Path:
    """Where the files received for a period are kept."""
    return data / office / period / RECEIVED


def read_ledger(data: Path, office: str, period: str) -> Ledger:
    """The ledger of a period; an empty one when nothing was received yet.

    Raises:
        DataError: the file is damaged, or of another office or period.
    """
    path = received_folder(data, office, period) / LEDGER
    try:
        ledger = Ledger.of_json(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return Ledger(office, period)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise _damaged(path.relative_to(data).as_posix()) from error
    if (ledger.office, ledger.period) != (office, period):
        raise _damaged(ledger.file)
    return ledger


def _entry(content: Mapping[str, Any]) -> Entry:
    refusal = content["refusal"]
    told = Finding(**{**refusal, "cells": tuple(refusal["cells"])}) if refusal else None
    return Entry(**{**content, "names": tuple(content["names"]), "refusal": told})


def _damaged(name: str) -> DataError:
    problem = "sổ tiếp nhận biểu bị hỏng hoặc là của kỳ khác, nên không rõ biểu nào đang dùng"
    remedy = "Lấy lại tệp này từ bản sao lưu; các biểu đã nhận vẫn nằm cạnh nó"
    return DataError([Finding("S-001", "error", problem, remedy, name)])
