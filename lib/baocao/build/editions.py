"""The whole build of one edition: run, export, verify, swap in."""

from __future__ import annotations

import platform
import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import baocao
from baocao import notebooks
from baocao.build import outputs
from baocao.build.lock import aside, held
from baocao.build.publish import put_right, swap_in
from baocao.build.run import EditionKey, Executed, run
from baocao.errors import BuildError, Finding
from baocao.paths import Paths


@dataclass(slots=True)
class Stopwatch:
    """Seconds of each stage, told to ``tell`` when a stage begins (None) and ends."""

    tell: Callable[[str, float | None], None] = lambda stage, seconds: None
    seconds: dict[str, float] = field(default_factory=dict)
    started: datetime = field(default_factory=lambda: datetime.now().astimezone())

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what happens inside."""
        self.tell(name, None)
        begin = perf_counter()
        yield
        self.seconds[name] = round(perf_counter() - begin, 3)
        self.tell(name, self.seconds[name])


@dataclass(frozen=True, slots=True)
class Built:
    """A report in its place: final or draft and why, and what of the old one was kept aside."""

    folder: Path
    state: str
    reasons: tuple[str, ...]
    received: int
    expected: int | None
    kept: tuple[Path, ...]
    findings: tuple[Finding, ...] = ()


def build_edition(
    edition: EditionKey,
    paths: Paths,
    formats: Sequence[str] = outputs.FORMATS,
    stopwatch: Stopwatch | None = None,
) -> Built:
    """Build one report below ``paths.out``; on any failure the report that was there stays.

    Raises:
        UsageError, ParamsError: nothing has run.
        BuildError: the notebook or an export failed, the edition is being built by another
            process, or the disk refuses.
    """
    watch = stopwatch or Stopwatch()
    target = paths.out / edition.folder
    try:
        with held(target):
            kept = put_right(target)
            try:
                executed = _make(edition, paths, formats, watch)
                with watch.stage("thay bản cũ"):
                    kept += swap_in(aside(target, "staging") / "report", target)
            finally:
                put_right(target)
    except OSError as error:
        raise BuildError(_disk_message(error)) from error
    store = executed.store
    completeness = store["completeness"]
    return Built(
        folder=target,
        state=store["state"],
        reasons=tuple(store.get("reasons", ())),
        received=completeness["n"],
        expected=completeness["of"],
        kept=tuple(kept),
        findings=tuple(
            Finding(**{**each, "cells": tuple(each["cells"])}) for each in store["findings"]
        ),
    )


def _make(edition: EditionKey, paths: Paths, formats: Sequence[str], watch: Stopwatch) -> Executed:
    staging = aside(paths.out / edition.folder, "staging")
    staging.mkdir()
    report = staging / "report"
    report.mkdir()
    with watch.stage("đọc và tính"):
        executed = run(edition, paths, staging)
    _write_results(executed, report)
    _export(executed, formats, report, watch)
    _check_inputs(executed.store["inputs"], paths)
    outputs.write(
        report / outputs.MANIFEST, outputs.as_json(_manifest(edition, executed, report, watch))
    )
    return executed


def _write_results(executed: Executed, report: Path) -> None:
    notebooks.write(executed.notebook, report / "report.ipynb")
    outputs.flush(report / "report.ipynb")
    outputs.write(report / "figures.json", outputs.figures_json(executed.store))
    outputs.write(report / "findings.json", outputs.findings_json(executed.store))


def _export(executed: Executed, formats: Sequence[str], report: Path, watch: Stopwatch) -> None:
    from baocao.export import as_html, as_pdf
    from baocao.export.document import document

    writers = {"html": as_html, "pdf": as_pdf}
    whole = document(executed.notebook)
    for kind in dict.fromkeys(formats):
        with watch.stage(f"xuất {kind.upper()}"):
            outputs.write(report / f"report.{kind}", writers[kind](whole))


def _check_inputs(inputs: Mapping[str, str], paths: Paths) -> None:
    folders = {"data": paths.data, "params": paths.params}
    changed = []
    for name, digest in sorted(inputs.items()):
        top, _, below = name.partition("/")
        path = folders[top] / below
        if not path.is_file() or outputs.sha256(path) != digest:
            changed.append(name)
    if changed:
        raise BuildError(
            f"Tệp thay đổi trong lúc đang tính: {', '.join(changed)}. Lưu và đóng tệp rồi chạy lại."
        )


def _manifest(
    edition: EditionKey, executed: Executed, report: Path, watch: Stopwatch
) -> dict[str, Any]:
    return {
        "schema": outputs.SCHEMA,
        "office": edition.office,
        "report": edition.report,
        "period": edition.period,
        "state": executed.store["state"],
        "parameters": {"office": edition.office, "period": edition.period},
        "code": {
            "version": baocao.__version__,
            "sha256": outputs.code_hash(executed.source),
        },
        "inputs": dict(sorted(executed.store["inputs"].items())),
        "outputs": outputs.hashes(report),
        "run": {
            "started": watch.started.isoformat(timespec="seconds"),
            "finished": datetime.now().astimezone().isoformat(timespec="seconds"),
            "seconds": watch.seconds,
            "machine": socket.gethostname(),
            "system": platform.platform(),
            "python": platform.python_version(),
        },
    }


def _disk_message(error: OSError) -> str:
    where = f" {error.filename}" if error.filename else ""
    return (
        f"Không ghi được{where}: {error.strerror or error}. Kiểm tra dung lượng trống và quyền ghi "
        "rồi chạy lại; bản trước vẫn còn nguyên."
    )
