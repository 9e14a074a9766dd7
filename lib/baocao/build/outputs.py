"""The files of a built report: written, flushed to disk, listed in a manifest, read again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from baocao.errors import BuildError

FORMATS = ("html", "pdf", "docx")
FINDINGS = "findings.json"
MANIFEST = "manifest.json"
SCHEMA = 1
"""Of the manifest."""

HEADER = ("schema", "office", "report", "period", "window", "as_of", "state", "completeness")
# What programs leave in a folder by only looking into it.
LEFT_BY_PROGRAMS = (".ipynb_checkpoints", ".DS_Store", "Thumbs.db", "desktop.ini")
OPEN_MARKS = ("~$", ".~lock", "._")


def figures_json(store: Mapping[str, Any]) -> str:
    """``figures.json`` of the edition: its header and every figure, sorted by id."""
    header = {key: store[key] for key in HEADER}
    return as_json(
        {**header, "figures": sorted(store["figures"], key=lambda figure: str(figure["id"]))}
    )


def findings_json(store: Mapping[str, Any]) -> str:
    """``findings.json`` of the edition: its header and every finding, in the order of the store.

    That is: errors, warnings, notes; each by file, sheet and cells.
    """
    return as_json({**{key: store[key] for key in HEADER}, "findings": store["findings"]})


def rows_json(store: Mapping[str, Any]) -> str:
    """``rows.json`` of the edition: its header, all rows read and which of them each figure counts.

    Long, so in few bytes and one line; ``catalogue.rows`` tells what stands in it.
    """
    content = {**{key: store[key] for key in HEADER}, **json.loads(store["rows"])}
    return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"


def as_json(content: Any) -> str:
    """JSON as all outputs have it: Vietnamese kept readable, no NaN, a newline at the end."""
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def write(path: Path, content: str | bytes) -> None:
    """Write a new file and wait until the disk has it."""
    with path.open("xb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
        file.flush()
        os.fsync(file.fileno())


def flush(path: Path) -> None:
    """Wait until the disk has a file that something else wrote."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sha256(path: Path) -> str:
    """The hash of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hashes(folder: Path) -> dict[str, str]:
    """Relative path to hash of every file below ``folder``, the manifest aside."""
    files = (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        name.as_posix(): sha256(folder / name)
        for name in files
        if name != Path(MANIFEST) and not is_left_by_program(name)
    }


def verify(folder: Path, manifest: Path | None = None) -> None:
    """Read the folder again: every output has the hash its manifest says.

    The ``manifest`` of a folder that people mail as a whole stands beside it, others' within.

    Raises:
        BuildError: a file is not what was written.
    """
    listed = manifest or folder / MANIFEST
    expected = json.loads(listed.read_text(encoding="utf-8"))["outputs"]
    found = hashes(folder)
    if wrong := sorted(name for name in expected | found if expected.get(name) != found.get(name)):
        raise BuildError(
            f"Đọc lại sau khi ghi thấy sai: {', '.join(wrong)}. "
            "Kiểm tra ổ đĩa rồi chạy lại; bản trước vẫn còn nguyên."
        )


def edited(folder: Path, manifest: Path | None = None) -> list[Path]:
    """Files a person changed or added since the build; all when there is no manifest to tell.

    A ``manifest`` beside the folder also knows what stood there ``before`` the present files.
    """
    try:
        listed = json.loads((manifest or folder / MANIFEST).read_text(encoding="utf-8"))
        known = [listed["outputs"], listed.get("before", {})]
    except (OSError, ValueError, KeyError):
        known = []
    found = hashes(folder)
    return [folder / name for name in found if all(found[name] != each.get(name) for each in known)]


def is_left_by_program(name: Path) -> bool:
    """Whether a program left the file or its folder by only looking; it is nobody's work."""
    return any(part in LEFT_BY_PROGRAMS or part.startswith(OPEN_MARKS) for part in name.parts)
