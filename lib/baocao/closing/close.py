"""The whole closing of an edition, or of a correction: built, frozen, tried, put in place."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from baocao.archive import (
    Snapshot,
    closed_folder,
    correction,
    correction_number,
    version_name,
    versions,
)
from baocao.build import outputs
from baocao.build.editions import Stopwatch, build_edition, disk_message
from baocao.build.lock import held
from baocao.build.publish import move
from baocao.build.run import EditionKey
from baocao.closing.freezing import Issue, freeze
from baocao.closing.rebuilding import differing
from baocao.closing.refusals import (
    refuse_again,
    refuse_correction,
    refuse_desk,
    refuse_overlap,
)
from baocao.closing.remarks import unfinished
from baocao.closing.seal import Seal, damages
from baocao.closing.staging import alone, staged
from baocao.errors import BuildError
from baocao.paths import Paths
from baocao.period import Window


@dataclass(frozen=True, slots=True)
class Closing:
    """A version in its place, and what is to be said about it."""

    folder: Path
    seal: Seal
    remarks: Sequence[str]

    @property
    def compared(self) -> list[str]:
        """The closed editions that its figures were held against, each with its version.

        Those of its own report come first, by their period; others are named with their report.
        """
        own, last = self.seal.edition.report, dict[tuple[bool, str, str], int]()
        for name in self.seal.inputs:
            match name.split("/"):
                case ["data", _, "closed", period, report, *version, _]:
                    key = (report != own, report, period)
                    last[key] = max([last.get(key, 0), *map(correction_number, version)])
        return [
            f"{f'báo cáo {report} ' if other else ''}{period} ({version_name(number)})"
            for (other, report, period), number in sorted(last.items())
        ]


def close_edition(
    edition: EditionKey, paths: Paths, reason: str | None = None, stopwatch: Stopwatch | None = None
) -> Closing:
    """Build an edition and freeze it; with a ``reason`` as a correction of what is closed.

    Raises:
        UsageError, ParamsError: as building; or the report is the desk of another one.
        DataError: a closed edition is damaged.
        BuildError: it cannot be built, is a draft, is closed already, is no correction of
            anything, shares days with another closed edition, or the disk refuses. What is
            closed is then as before.
    """
    watch = stopwatch or Stopwatch()
    refuse_desk(edition, paths)
    built = build_edition(edition, paths, stopwatch=watch)
    folder = closed_folder(paths.data, edition.office, edition.period, edition.report)
    try:
        with held(built.folder):
            if reason is None:
                refuse_again(edition, folder, built.folder)
            _refuse_draft(edition, built.folder)
            with alone(paths.data, edition.office):
                return _close(edition, paths, reason, built.folder, watch)
    except OSError as error:
        raise BuildError(disk_message(error)) from error


def _close(
    edition: EditionKey, paths: Paths, reason: str | None, built: Path, watch: Stopwatch
) -> Closing:
    """Freeze what was built, while nobody else closes anything of the office."""
    folder = closed_folder(paths.data, edition.office, edition.period, edition.report)
    if reason is None:  # somebody else may have closed it until now
        refuse_again(edition, folder, built)
    else:
        refuse_correction(edition, folder, built)
    there = versions(folder)
    remarks = [*refuse_overlap(edition, paths, _window(built)), *unfinished(edition, paths, built)]
    changes = _changes(there, built, reason) if reason is not None else {}
    _put(Issue(edition, len(there), reason or "", changes), paths, folder, watch)
    place = correction(folder, len(there))
    return Closing(place, Seal.read(place), remarks)


def _put(issue: Issue, paths: Paths, folder: Path, watch: Stopwatch) -> None:
    with staged(folder) as staging:
        version = staging / "version"
        version.mkdir()
        with watch.stage("đóng băng"):
            freeze(issue, paths, version)
        with watch.stage("dựng lại thử"):
            _try(version)
        move(version, correction(folder, issue.version))


def _try(folder: Path) -> None:
    """Read everything again, and build the report again, from what is frozen."""
    seal = Seal.read(folder)
    if told := damages(folder, seal):
        raise BuildError(
            f"Đọc lại sau khi ghi thấy sai: {'; '.join(told)}. Kiểm tra ổ đĩa rồi chạy lại."
        )
    if names := differing(folder, seal):
        raise BuildError(
            f"Dựng lại từ những gì được đóng băng thì khác: {', '.join(names)}, nên chưa chốt. "
            "Sổ tay chỉ được đọc số liệu qua edition.open, không tự mở tệp khác, không lấy giờ máy."
        )


def _refuse_draft(edition: EditionKey, built: Path) -> None:
    made = json.loads((built / outputs.MANIFEST).read_text(encoding="utf-8"))
    if made["state"] != "final":
        reasons = "".join(f"\n  - {reason}" for reason in made["reasons"])
        raise BuildError(
            f"Báo cáo {edition.report} kỳ {edition.period} còn là bản dự thảo nên chưa chốt "
            f"được:{reasons}\nSửa xong rồi chạy lại; xem đủ: {edition.command('check')}"
        )


def _changes(there: Sequence[Path], built: Path, reason: str) -> dict[str, str]:
    """What a correction changes against the version in force, as files of the new one."""
    from baocao.difference import as_html, as_json, compare

    found = compare(Snapshot.read(there[-1]), Snapshot.read(built))
    edition = Seal.read(there[-1]).edition
    title = f"Đính chính {len(there)}: báo cáo {edition.report} kỳ {edition.period}"
    return {"changes.html": as_html(found, title, reason), "changes.json": as_json(found, reason)}


def _window(built: Path) -> Window:
    days = json.loads((built / "figures.json").read_text(encoding="utf-8"))["window"]
    return Window(date.fromisoformat(days["from"]), date.fromisoformat(days["to"]))
