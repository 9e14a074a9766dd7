"""The reports that people name to compare: a folder, a period, a closed version, what is now."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from baocao.archive import (
    SEAL,
    Snapshot,
    closed_editions,
    closed_folder,
    lost_seal,
    version_name,
    versions,
)
from baocao.archive.snapshot import FILES, NOTEBOOK
from baocao.build.basis import code_files, code_hash
from baocao.build.outputs import sha256
from baocao.build.run import EditionKey, notebook_of
from baocao.errors import BuildError, UsageError, visible
from baocao.paths import Paths
from baocao.period import Period

NAMED = re.compile(r"(?P<period>\d{4}[A-Z0-9]*)(?:@(?P<which>\d+|build|now))?")
FORMS = (
    "2026Q1 (bản đã chốt đang có hiệu lực, chưa chốt thì bản trong build/), 2026Q1@0 (bản chốt "
    "lần đầu), 2026Q1@1 (đính chính 1), 2026Q1@build (bản trong build/), 2026Q1@now (tính từ số "
    "liệu hiện có) hoặc thư mục của một báo cáo đã lập"
)


class Misspelt(UsageError):
    """What was named is neither a folder nor spelled as a report."""


@dataclass(frozen=True, slots=True)
class Named:
    """A report that was asked for, and how to call it."""

    name: str
    report: Snapshot


def named(text: str, office: str, report: str, paths: Paths) -> Named:
    """The report that ``text`` stands for.

    Raises:
        Misspelt: it stands for nothing.
        UsageError: there is no such report.
        ParamsError, BuildError: it cannot be computed or read.
    """
    found = NAMED.fullmatch(text.strip())
    period = Period.read(found["period"]) if found else None
    if not found or not period:
        return _in_folder(text, _there(office, report, paths))
    key = EditionKey(office, str(period), report)
    folder = closed_folder(paths.data, office, key.period, report)
    closed = versions(folder)
    match found["which"]:
        case "now":
            return Named(f"{key.period} tính từ số liệu hiện có", present(key, paths))
        case None if closed:
            if lost := lost_seal(folder):
                raise _damaged(lost, key.command("verify"))
            return _closed(key, closed, len(closed) - 1)
        case None | "build":
            return _built(key, paths)
    if int(found["which"]) >= len(closed):
        there = _there(office, report, paths)
        raise UsageError(f"Không có bản chốt {text.strip()} của {report} ({office}). {there}")
    return _closed(key, closed, int(found["which"]))


def periods_named(*texts: str) -> list[str]:
    """The periods that such texts name; a folder names none."""
    named = (NAMED.fullmatch(text.strip()) for text in texts)
    periods = (Period.read(found["period"]) for found in named if found)
    return [str(period) for period in periods if period]


def present(key: EditionKey, paths: Paths) -> Snapshot:
    """The report as it would come out now; nothing is built.

    Raises:
        ParamsError: a file of params/ is missing or wrong.
    """
    from baocao import edition

    so = edition.open(key.report, key.office, key.period, paths)
    return replace(Snapshot.of_store(so.as_json()), code=code_of(key, paths))


def kept(folder: Path) -> Snapshot:
    """The report in a folder; of a closed version only as it was sealed.

    Raises:
        BuildError: a file of it is missing, cannot be read, or is not the one that was sealed.
    """
    if (folder / SEAL).is_file():
        _hold_to_seal(folder)
    return Snapshot.read(folder)


def _hold_to_seal(folder: Path) -> None:
    wrong, verify = SEAL, "baocao verify"
    with suppress(OSError, ValueError, LookupError, TypeError):
        seal = json.loads((folder / SEAL).read_text(encoding="utf-8"))
        verify = EditionKey(seal["office"], seal["period"], seal["report"]).command("verify")
        read = {folder / name: seal["files"][name] for name in (*FILES, NOTEBOOK)}
        wrong = next((path.name for path in read if not _is(path, read[path])), "")
    if wrong:
        raise _damaged(folder / wrong, verify)


def _damaged(file: Path, verify: str) -> BuildError:
    return BuildError(
        f"{file}: tệp của bản đã chốt bị mất, hỏng hoặc bị sửa, nên không so sánh được với bản ấy. "
        f"Lấy lại tệp này từ bản sao lưu rồi chạy lại; xem đủ bằng lệnh {verify}"
    )


def _is(path: Path, digest: str) -> bool:
    return path.is_file() and sha256(path) == digest


def code_of(key: EditionKey, paths: Paths) -> str:
    """The hash of what a build would run; empty where it cannot be read."""
    try:
        files = code_files(notebook_of(key, paths), paths)
        return code_hash({name: sha256(path) for name, path in files.items()})
    except (BuildError, OSError):
        return ""


def _in_folder(text: str, there: str) -> Named:
    folder = Path(text)
    if not text.strip() or not folder.is_dir():
        near = _near(text)
        raise Misspelt(f"“{visible(text)}” không phải báo cáo nào.{near} Ghi: {FORMS}. {there}")
    return Named(visible(text), kept(folder))


def _near(text: str) -> str:
    """What was perhaps meant: the period as the program spells it."""
    name, at, which = text.partition("@")
    near = f"{Period.read(name) or ''}{at}{which.lower()}"
    return f" Có phải “{near}”?" if NAMED.fullmatch(near) else ""


def _closed(key: EditionKey, closed: Sequence[Path], version: int) -> Named:
    return Named(f"{key.period}, {version_name(version)}", kept(closed[version]))


def _built(key: EditionKey, paths: Paths) -> Named:
    folder = paths.out / key.folder
    if not folder.is_dir():
        raise UsageError(
            f"Chưa có báo cáo {key.report} kỳ {key.period} ({key.office}) trong {paths.out.name}/. "
            f"{_there(key.office, key.report, paths)} Lập bằng: {key.command('build')}."
        )
    return Named(f"{key.period}, bản trong {paths.out.name}/", Snapshot.read(folder))


def _there(office: str, report: str, paths: Paths) -> str:
    """The reports that can be named, by period."""
    there = [
        f"{folder.parent.name}@{number}"
        for folder in closed_editions(paths.data, office, report)
        for number, _ in enumerate(versions(folder))
    ]
    there += [f"{folder.parent.name}@build" for folder in (paths.out / office).glob(f"*/{report}")]
    return f"Đang có: {', '.join(sorted(there)) or 'chưa có bản nào'}."
