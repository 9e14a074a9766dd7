"""Copies of what a build made, read and ran, each held against the hash the build noted."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baocao.archive import FROZEN, SEAL, VALUES, WHERE
from baocao.build import outputs
from baocao.build.basis import code_files, code_hash
from baocao.build.publish import flush
from baocao.build.run import EditionKey, notebook_of
from baocao.closing.program import packed
from baocao.closing.seal import seal_json
from baocao.errors import BuildError
from baocao.paths import Paths

PROGRAM = f"{FROZEN}/program.zip"
RAN_IN_PROJECT, RAN_FROM_PACKAGE = "project/", "program/"


@dataclass(frozen=True, slots=True)
class Issue:
    """What is to be frozen: the edition whose report was built, and which version of it this is.

    ``extra`` are further files of the version, by name.
    """

    edition: EditionKey
    version: int
    reason: str
    extra: Mapping[str, str]


def freeze(issue: Issue, paths: Paths, folder: Path) -> None:
    """Fill the new ``folder`` with the report and all it was built from, and seal it.

    The caller holds the edition.

    Raises:
        BuildError: something is no longer what the build made, read or ran.
    """
    built = paths.out / issue.edition.folder
    manifest = (built / outputs.MANIFEST).read_bytes()
    made = json.loads(manifest)
    if made["names"] is None:
        raise _moved([])
    kept = {outputs.MANIFEST: manifest, **_code(issue.edition, paths, made["code"]["sha256"])}
    kept |= {name: text.encode() for name, text in issue.extra.items()}
    for name, content in kept.items():
        _write(folder / name, content)
    _copy({built / name: (name, digest) for name, digest in made["outputs"].items()}, folder)
    _copy(
        {paths.input(name): (name, digest) for name, digest in made["inputs"].items()},
        folder / FROZEN,
    )
    outputs.write(folder / VALUES, _values(folder))
    sealed = seal_json(folder, issue.version, issue.reason, _unread(folder, made["inputs"], paths))
    outputs.write(folder / SEAL, sealed)
    for place in (*filter(Path.is_dir, folder.rglob("*")), folder):
        flush(place)


def _code(edition: EditionKey, paths: Paths, expected: str) -> dict[str, bytes]:
    """The program as a zip file, the notebook and the modules beside it, by name."""
    files = code_files(notebook_of(edition, paths), paths)
    contents = {name: path.read_bytes() for name, path in files.items()}
    if code_hash({name: _digest(content) for name, content in contents.items()}) != expected:
        raise _moved(["chương trình hoặc sổ tay"])
    own = {
        f"{FROZEN}/{name.removeprefix(RAN_IN_PROJECT)}": content
        for name, content in contents.items()
        if name.startswith(RAN_IN_PROJECT)
    }
    package = {
        name.removeprefix(RAN_FROM_PACKAGE): content
        for name, content in contents.items()
        if name.startswith(RAN_FROM_PACKAGE)
    }
    return {PROGRAM: packed(package), **own}


def _values(folder: Path) -> str:
    """The figures as issued without the cells behind them, which make them many times as long."""
    figures = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    entries = [
        {key: value for key, value in entry.items() if key not in WHERE}
        for entry in figures["figures"]
    ]
    return outputs.as_json({**figures, "figures": entries})


def _copy(files: Mapping[Path, tuple[str, str]], folder: Path) -> None:
    """Copy each file to its name in ``folder``; all that have another hash are told at once."""
    changed = []
    for source, (name, digest) in files.items():
        content = source.read_bytes() if source.is_file() else b""
        if _digest(content) == digest:
            _write(folder / name, content)
        else:
            changed.append(name)
    if changed:
        raise _moved(changed)


def _unread(folder: Path, inputs: Mapping[str, str], paths: Paths) -> list[str]:
    """Names from data/ on of files that findings name, as a stray copy, but that were not read."""
    findings: dict[str, Any] = json.loads((folder / outputs.FINDINGS).read_text(encoding="utf-8"))
    files = sorted({found["file"] for found in findings["findings"]} - {""})
    return [
        f"data/{file}"
        for file in files
        if f"data/{file}" not in inputs and (paths.data / file).is_file()
    ]


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    outputs.write(path, content)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _moved(names: list[str]) -> BuildError:
    which = f": {', '.join(names)}" if names else ""
    return BuildError(
        f"Có tệp thay đổi trong lúc lập và chốt báo cáo{which}. Lưu và đóng tệp rồi chạy lại."
    )
