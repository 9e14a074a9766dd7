"""What has changed since editions were closed: they stay as they are, and people are told.

An edition is opened again only when a file it came out of is another one, has gone or has come;
what was found then is kept in a hidden file beside the reports, until something changes again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from baocao.archive import closed_editions, lost_seal, versions
from baocao.build.basis import code_hash, program_files
from baocao.build.editions import Stopwatch
from baocao.build.outputs import MANIFEST, as_json, sha256
from baocao.build.run import EditionKey
from baocao.difference import inputs
from baocao.difference.comparing import differences
from baocao.difference.naming import kept, present
from baocao.difference.nearby import Nearby
from baocao.difference.progress import only_worked_on
from baocao.difference.wording import shown, told_row, touched
from baocao.errors import BaocaoError
from baocao.paths import Paths
from baocao.period import Period

KEPT = ".changes-since.json"
SCHEMA = 2
NAMED_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Later:
    """What has changed for one closed edition in force since it was closed.

    ``figures``, ``rows`` and ``inputs`` are lines for a reader; that its plans are carried out is
    none of them. ``inputs`` tells its own judgement and params, and the closed editions it was
    compared with, where they are others now.
    ``unrelated`` counts the rows that came, went or differ and that it does not count, then or
    now. ``problem`` says why nothing can be told.
    """

    period: str
    report: str
    version: int
    figures: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    inputs: list[str] = field(default_factory=list)
    unrelated: int = 0
    problem: str = ""

    @property
    def matters(self) -> bool:
        """Whether the edition would come out otherwise, or cannot be told to come out the same."""
        return bool(self.figures or self.rows or self.inputs or self.problem)


def changes_since(paths: Paths, office: str, watch: Stopwatch | None = None) -> list[Later]:
    """The closed editions in force of an office whose inputs have changed, in order of period."""
    before = _found_before(paths.out)
    others = {key: found for key, found in before.items() if key.split()[1:2] != [office]}
    lookout = _Lookout(paths, watch or Stopwatch(), before, others)
    found = [later for each in _in_force(paths, office) if (later := lookout.look(*each))]
    if lookout.now != lookout.before:
        _keep(paths.out, lookout.now)
    return found


def _in_force(paths: Paths, office: str) -> Iterator[tuple[EditionKey, list[Path]]]:
    """The closed editions of an office, each with its versions."""
    for folder in closed_editions(paths.data, office):
        period = folder.parent.name
        if str(Period.read(period)) == period and (issued := versions(folder)):
            yield EditionKey(office, period, folder.name), issued


@dataclass
class _Lookout:
    """Looks at one closed edition after the other; ``before`` and ``now`` are what is kept."""

    paths: Paths
    watch: Stopwatch
    before: Mapping[str, Any]
    now: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.nearby = Nearby(self.paths)

    @cached_property
    def program(self) -> str:
        """What an edition is opened by: sentences of a notebook change no figure."""
        return code_hash({name: sha256(path) for name, path in program_files().items()})

    def look(self, key: EditionKey, issued: list[Path]) -> Later | None:
        """What has changed for an edition; None when it would be made of the same files."""
        if lost := lost_seal(issued[0]):
            told = f"thiếu {lost.parent.name}/{lost.name}; xem bằng lệnh {key.command('verify')}"
            return Later(key.period, key.report, len(issued) - 1, problem=told)
        try:
            read = json.loads((issued[-1] / MANIFEST).read_text(encoding="utf-8"))["inputs"]
            then, now = inputs.relevant(key, read), self.nearby.around(key, read)
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            told = f"không đọc được {MANIFEST}; xem bằng lệnh {key.command('verify')}"
            return Later(key.period, key.report, len(issued) - 1, problem=told)
        if then == now:
            return None
        mark = _mark([str(issued[-1]), then, now, self.program])
        later = self._known(key, mark) or self._opened(key, issued)
        self.now[str(key)] = {"mark": mark, "later": asdict(later)}
        return later

    def _known(self, key: EditionKey, mark: str) -> Later | None:
        """What was found the last time, if it was found of the same."""
        match self.before.get(str(key)):
            case {"mark": before, "later": {**later}} if before == mark:
                with suppress(TypeError):
                    return Later(**later)
        return None

    def _opened(self, key: EditionKey, issued: list[Path]) -> Later:
        """The edition held against what would come out of the present inputs."""
        # With pandas, which most looks have no need of.
        from baocao.edition.offices import office_forms

        version = len(issued) - 1
        try:
            with self.watch.stage(f"đối chiếu bản {key.period} đã chốt"):
                found = differences(kept(issued[-1]), present(key, self.paths))
                forms = office_forms(self.paths, key.office)
        except BaocaoError as error:
            first, *_ = str(error).splitlines()
            return Later(key.period, key.report, version, problem=first)
        registers = {form.sheet: form for form in forms}
        return Later(
            key.period,
            key.report,
            version,
            figures=[
                f"{each.label}: {shown(each.old)} → {shown(each.new)}"
                for each in found.figures
                if each.old is not None  # a figure declared since was not issued
            ],
            rows=[
                f"{line}; chỉ tiêu: {touched(row, NAMED_AT_MOST)}"
                for row in found.rows
                if row.figures and not only_worked_on(row, found.old, registers)
                for line in told_row(row)
            ],
            inputs=inputs.told(found, inputs.own(key)),
            unrelated=sum(not row.figures for row in found.rows),
        )


def _mark(content: list[Any]) -> str:
    return hashlib.sha256(json.dumps([SCHEMA, *content], sort_keys=True).encode()).hexdigest()


def _found_before(out: Path) -> dict[str, Any]:
    """What was found the last time; nothing when that cannot be read."""
    try:
        found = json.loads((out / KEPT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _keep(out: Path, content: Mapping[str, Any]) -> None:
    """Keep what was found, whole or not at all; it can be found again."""
    with suppress(OSError):
        out.mkdir(parents=True, exist_ok=True)
        aside = out / f"{KEPT}.{os.getpid()}"
        aside.write_text(as_json(content), encoding="utf-8")
        aside.replace(out / KEPT)
