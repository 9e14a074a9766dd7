"""The whole build of one edition: run, export, verify, swap in; nothing when nothing changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from baocao import notebooks
from baocao.build import outputs
from baocao.build.basis import Basis, changed
from baocao.build.lock import aside, held
from baocao.build.manifest import manifest, standing
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

    def times(self) -> dict[str, Any]:
        """When it began, when it is now, and the seconds of each stage."""
        return {
            "started": self.started.isoformat(timespec="seconds"),
            "finished": datetime.now().astimezone().isoformat(timespec="seconds"),
            "seconds": self.seconds,
        }


@dataclass(frozen=True, slots=True)
class Built:
    """A report in its place: final or draft and why, and what of the old one was kept aside.

    ``unchanged``: it is the one that was there, which a build would only have made again.
    """

    folder: Path
    state: str
    reasons: tuple[str, ...]
    received: int
    expected: int | None
    kept: tuple[Path, ...]
    findings: tuple[Finding, ...] = ()
    unchanged: bool = False


def build_edition(
    edition: EditionKey,
    paths: Paths,
    formats: Sequence[str] = outputs.FORMATS,
    stopwatch: Stopwatch | None = None,
) -> Built:
    """Build one report below ``paths.out``; on any failure the report that was there stays.

    Nothing is run when the report that is there would come out the same to the byte.

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
            basis = Basis.now(edition, paths)
            if found := standing(target, edition, paths, basis, formats):
                findings = json.loads((target / outputs.FINDINGS).read_text(encoding="utf-8"))
                return _built(target, {**found, **findings}, kept, unchanged=True)
            try:
                executed = _make(edition, paths, formats, basis, watch)
                with watch.stage("thay bản cũ"):
                    kept += swap_in(aside(target, "staging") / "report", target)
            finally:
                put_right(target)
    except OSError as error:
        raise BuildError(disk_message(error)) from error
    return _built(target, executed.store, kept)


def _built(
    target: Path, store: Mapping[str, Any], kept: Sequence[Path], unchanged: bool = False
) -> Built:
    return Built(
        folder=target,
        state=store["state"],
        reasons=tuple(store["reasons"]),
        received=store["completeness"]["n"],
        expected=store["completeness"]["of"],
        kept=tuple(kept),
        findings=tuple(
            Finding(**{**each, "cells": tuple(each["cells"])}) for each in store["findings"]
        ),
        unchanged=unchanged,
    )


def _make(
    edition: EditionKey, paths: Paths, formats: Sequence[str], before: Basis, watch: Stopwatch
) -> Executed:
    target = paths.out / edition.folder
    staging = aside(target, "staging")
    staging.mkdir()
    report = staging / "report"
    report.mkdir()
    with watch.stage("đọc và tính"):
        executed = run(edition, paths, staging)
    _write_results(executed, report)
    _export(executed, formats, report, watch)
    _check_inputs(executed.store["inputs"], paths)
    made = manifest(edition, paths, before, executed.store, report)
    made["run"] |= watch.times()
    outputs.write(report / outputs.MANIFEST, outputs.as_json(made))
    return executed


def _write_results(executed: Executed, report: Path) -> None:
    notebooks.write(executed.notebook, report / "report.ipynb")
    outputs.flush(report / "report.ipynb")
    outputs.write(report / "figures.json", outputs.figures_json(executed.store))
    outputs.write(report / "rows.json", outputs.rows_json(executed.store))
    outputs.write(report / outputs.FINDINGS, outputs.findings_json(executed.store))


def _export(executed: Executed, formats: Sequence[str], report: Path, watch: Stopwatch) -> None:
    from baocao.export import as_docx, as_html, as_pdf
    from baocao.export.document import document

    writers = {"html": as_html, "pdf": as_pdf, "docx": as_docx}
    whole = document(executed.notebook)
    for kind in dict.fromkeys(formats):
        with watch.stage(f"xuất {kind.upper()}"):
            outputs.write(report / f"report.{kind}", writers[kind](whole))


def _check_inputs(inputs: Mapping[str, str], paths: Paths) -> None:
    if names := changed(inputs, paths):
        raise BuildError(
            f"Tệp thay đổi trong lúc đang tính: {', '.join(names)}. Lưu và đóng tệp rồi chạy lại."
        )


def disk_message(error: OSError) -> str:
    """What to say when the disk refuses; nothing that was there has changed."""
    where = f" {error.filename}" if error.filename else ""
    return (
        f"Không ghi được{where}: {error.strerror or error}. Kiểm tra dung lượng trống và quyền ghi "
        "rồi chạy lại; bản trước vẫn còn nguyên."
    )
