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
from pathlib import Path
from typing import Any, Self

from baocao.archive import Snapshot, versions
from baocao.build.outputs import MANIFEST, as_json, sha256
from baocao.build.run import EditionKey
from baocao.difference.comparing import differences
from baocao.difference.naming import code_of, present
from baocao.difference.wording import shown, told_row, touched
from baocao.errors import BaocaoError
from baocao.paths import Paths

KEPT = ".changes-since.json"
SCHEMA = 1
NAMED_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Later:
    """What has changed for one closed edition in force since it was closed.

    ``figures`` and ``rows`` are lines for a reader; ``unrelated`` counts the rows that came, went
    or differ and that it does not count, then or now. ``problem`` says why nothing can be told.
    """

    period: str
    report: str
    version: int
    figures: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    unrelated: int = 0
    problem: str = ""

    @property
    def matters(self) -> bool:
        """Whether the edition would come out otherwise, or cannot be told to come out the same."""
        return bool(self.figures or self.rows or self.problem)

    @classmethod
    def read(cls, content: Mapping[str, Any]) -> Self:
        """What was kept.

        Raises:
            TypeError: it is not what was kept.
        """
        return cls(**content)


def changes_since(paths: Paths, office: str) -> list[Later]:
    """The closed editions in force of an office whose inputs have changed, in order of period."""
    digests = _Digests(paths)
    kept, now = _kept(paths.out), {}
    found = []
    for folder in sorted((paths.data / office / "closed").glob("*/*")):
        issued = [] if folder.name.startswith(".") else versions(folder)
        if not issued:
            continue
        key = EditionKey(office, folder.parent.name, folder.name)
        later, now[str(key)] = _look(key, issued, digests, kept.get(str(key), {}))
        found += [later] if later else []
    if now != kept:
        _keep(paths.out, now)
    return found


def _look(
    key: EditionKey, issued: list[Path], digests: _Digests, kept: Mapping[str, Any]
) -> tuple[Later | None, dict[str, Any]]:
    """What has changed for one edition, and what to keep of it."""
    version = len(issued) - 1
    try:
        inputs = json.loads((issued[-1] / MANIFEST).read_text(encoding="utf-8"))["inputs"]
    except (OSError, ValueError, KeyError, TypeError):
        problem = f"không đọc được {MANIFEST} của bản đã chốt; xem bằng lệnh baocao verify"
        return Later(key.period, key.report, version, problem=problem), {}
    there = digests.around(inputs)
    if there == inputs:
        return None, {}
    mark = _mark([version, inputs, there, code_of(key, digests.paths)])
    with suppress(KeyError, TypeError):
        if kept["mark"] == mark:
            return Later.read(kept["later"]), dict(kept)
    later = _opened(key, issued[-1], version, digests.paths)
    return later, {"mark": mark, "later": asdict(later)}


def _opened(key: EditionKey, folder: Path, version: int, paths: Paths) -> Later:
    """The edition held against what would come out of the present inputs."""
    try:
        difference = differences(Snapshot.read(folder), present(key, paths))
    except BaocaoError as error:
        return Later(key.period, key.report, version, problem=str(error))
    return Later(
        key.period,
        key.report,
        version,
        figures=[
            f"{each.label}: {shown(each.old)} → {shown(each.new)}" for each in difference.figures
        ],
        rows=[
            f"{line}; chỉ tiêu: {touched(row, NAMED_AT_MOST)}"
            for row in difference.rows
            if row.figures
            for line in told_row(row)
        ],
        unrelated=sum(not row.figures for row in difference.rows),
    )


@dataclass
class _Digests:
    """The hashes of files as they are now, each taken once."""

    paths: Paths
    known: dict[str, str] = field(default_factory=dict)

    def around(self, inputs: Mapping[str, str]) -> dict[str, str]:
        """The hashes of a report's inputs, and of all files that it could read beside them.

        What has gone is missing, so that the result equals ``inputs`` when nothing has changed.
        """
        names = {*inputs, *self._beside(inputs), *self._params()}
        return {name: digest for name in sorted(names) if (digest := self._of(name))}

    def _beside(self, inputs: Mapping[str, str]) -> Iterator[str]:
        """Files in the folders of books, forms and slots; closed editions lie elsewhere."""
        for folder in {name.rpartition("/")[0] for name in inputs if name.startswith("data/")}:
            if "/closed/" not in folder:
                yield from (f"{folder}/{path.name}" for path in _files(self._path(folder)))

    def _params(self) -> Iterator[str]:
        for path in self.paths.params.rglob("*.yml"):
            yield f"params/{path.relative_to(self.paths.params).as_posix()}"

    def _of(self, name: str) -> str:
        if name not in self.known:
            try:
                self.known[name] = sha256(self._path(name))
            except OSError:
                self.known[name] = ""
        return self.known[name]

    def _path(self, name: str) -> Path:
        top, _, below = name.partition("/")
        return (self.paths.data if top == "data" else self.paths.params) / below


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.glob("*") if path.is_file()]


def _mark(content: list[Any]) -> str:
    return hashlib.sha256(json.dumps([SCHEMA, *content], sort_keys=True).encode()).hexdigest()


def _kept(out: Path) -> dict[str, Any]:
    """What was found the last time; nothing when that cannot be read."""
    try:
        kept = json.loads((out / KEPT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _keep(out: Path, content: Mapping[str, Any]) -> None:
    """Keep what was found, whole or not at all; it can be found again."""
    with suppress(OSError):
        out.mkdir(parents=True, exist_ok=True)
        aside = out / f"{KEPT}.{os.getpid()}"
        aside.write_text(as_json(content), encoding="utf-8")
        aside.replace(out / KEPT)
