"""The reports that people name to compare: a folder, a period, a closed version, what is now."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from baocao.archive import Snapshot, closed_folder, correction, versions
from baocao.build.basis import code_files, code_hash
from baocao.build.outputs import sha256
from baocao.build.run import EditionKey, notebook_of
from baocao.errors import BuildError, UsageError, visible
from baocao.paths import Paths
from baocao.period import Period

NAMED = re.compile(r"(?P<period>\d{4}[A-Z0-9]*)(?:@(?P<which>\d+|build|now))?")
BUILD, NOW = "build", "now"
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
        UsageError: there is no such report, or no such period.
        ParamsError, BuildError: it cannot be computed or read.
    """
    found = NAMED.fullmatch(text.strip())
    if not found:
        return _in_folder(text)
    key = EditionKey(office, str(Period.parse(found["period"])), report)
    closed = versions(closed_folder(paths.data, office, key.period, report))
    match found["which"]:
        case "now":
            return Named(f"{key.period} tính từ số liệu hiện có", present(key, paths))
        case None if closed:
            return _closed(key, closed, len(closed) - 1)
        case None | "build":
            return _built(key, closed, paths)
    return _closed(key, closed, int(found["which"]))


def present(key: EditionKey, paths: Paths) -> Snapshot:
    """The report as it would come out now; nothing is built.

    Raises:
        ParamsError: a file of params/ is missing or wrong.
    """
    from baocao import edition

    so = edition.open(key.report, key.office, key.period, paths)
    return replace(Snapshot.of_store(so.as_json()), code=code_of(key, paths))


def code_of(key: EditionKey, paths: Paths) -> str:
    """The hash of what a build would run; empty where there is no notebook to run."""
    try:
        files = code_files(notebook_of(key, paths), paths)
    except BuildError:
        return ""
    return code_hash({name: sha256(path) for name, path in files.items()})


def _in_folder(text: str) -> Named:
    folder = Path(text)
    if not folder.is_dir():
        raise Misspelt(f"“{visible(text)}” không phải báo cáo nào. Ghi: {FORMS}.")
    return Named(visible(text), Snapshot.read(folder))


def _closed(key: EditionKey, closed: list[Path], version: int) -> Named:
    if version >= len(closed):
        raise UsageError(
            f"Không có bản chốt {key.period}@{version} của {key.report} ({key.office}); "
            f"{_there(key, closed)}."
        )
    called = f"đính chính {version}" if version else "bản chốt lần đầu"
    folder = correction(closed[0], version)
    return Named(f"{key.period}, {called}", Snapshot.read(folder))


def _built(key: EditionKey, closed: list[Path], paths: Paths) -> Named:
    folder = paths.out / key.folder
    if not folder.is_dir():
        raise UsageError(
            f"Chưa có báo cáo {key.report} kỳ {key.period} ({key.office}) trong {paths.out.name}/; "
            f"{_there(key, closed)}. Lập bằng: baocao build {key.period}."
        )
    return Named(f"{key.period}, bản trong {paths.out.name}/", Snapshot.read(folder))


def _there(key: EditionKey, closed: list[Path]) -> str:
    there = ", ".join(f"{key.period}@{number}" for number in range(len(closed)))
    return f"đã chốt: {there}" if there else "kỳ này chưa chốt bản nào"
