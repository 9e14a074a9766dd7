"""The manifest of a report: what it came from, what it consists of, whether both still hold."""

from __future__ import annotations

import json
import platform
import socket
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import baocao
from baocao.build import outputs
from baocao.build.basis import Basis, changed
from baocao.build.run import EditionKey
from baocao.paths import Paths


def manifest(
    edition: EditionKey, paths: Paths, before: Basis, store: Mapping[str, Any], report: Path
) -> dict[str, Any]:
    """The manifest, without its times, of the files that a run has left in the folder ``report``.

    ``before`` is the basis when the run began. If something moved since, ``names`` is null and no
    later build takes the report for what it would make again: it may not be what was read.
    """
    settled = Basis.now(edition, paths) == before
    return {
        "schema": outputs.SCHEMA,
        "office": edition.office,
        "report": edition.report,
        "period": edition.period,
        "state": store["state"],
        "reasons": store["reasons"],
        "parameters": {"office": edition.office, "period": edition.period},
        "code": {"version": baocao.__version__, "sha256": before.code},
        "inputs": dict(sorted(store["inputs"].items())),
        "names": before.names if settled else None,
        "outputs": outputs.hashes(report),
        "run": {
            "machine": socket.gethostname(),
            "system": platform.platform(),
            "python": platform.python_version(),
            "libraries": before.libraries,
        },
    }


def standing(
    target: Path, edition: EditionKey, paths: Paths, basis: Basis, formats: Sequence[str]
) -> dict[str, Any] | None:
    """The manifest of the report in ``target`` if a build would give these very bytes, else None.

    It would when the report is this edition's in just these formats, its files are as they were
    written, and nothing that it came out of has changed.
    """
    match _read(target):
        case {
            "schema": outputs.SCHEMA,
            "office": edition.office,
            "report": edition.report,
            "period": edition.period,
            "reasons": list(),
            "code": {"sha256": basis.code},
            "inputs": dict(inputs),
            "names": basis.names,
            "outputs": dict(written),
            "run": {"libraries": basis.libraries},
        } as found if (
            {kind for kind in outputs.FORMATS if f"report.{kind}" in written} == set(formats)
            and written == outputs.hashes(target)
            and not changed(inputs, paths)
        ):
            return found
    return None


def _read(target: Path) -> Any:
    try:
        return json.loads((target / outputs.MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
