"""Closed editions looked through: every file as it was sealed, and the same report again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from baocao.archive import (
    SEAL,
    closed_editions,
    closed_folder,
    correction,
    version_numbers,
)
from baocao.build.editions import Stopwatch, disk_message
from baocao.build.outputs import sha256
from baocao.build.run import USUAL_REPORT, EditionKey
from baocao.closing.rebuilding import differing, surroundings
from baocao.closing.seal import Seal, damages
from baocao.errors import BuildError
from baocao.paths import Paths


@dataclass(frozen=True, slots=True)
class Verified:
    """One version of a closed edition: what is wrong with it; it is whole when nothing is."""

    folder: Path
    files: int
    problems: tuple[str, ...]


def asked_for(
    paths: Paths, office: str, period: str | None = None, report: str | None = None
) -> list[Path]:
    """The folders of an office's closed editions, of one period or report where these are given.

    Raises:
        BuildError: there is none.
    """
    found = [
        folder
        for folder in closed_editions(paths.data, office, report)
        if period in (None, folder.parent.name)
    ]
    if not found:
        asked = "".join(f" {each}" for each in (report, period and f"kỳ {period}") if each)
        example = EditionKey(office, period or "2026Q2", report or USUAL_REPORT)
        raise BuildError(
            f"Cơ quan “{office}” chưa chốt báo cáo{asked}. "
            f"Chốt bằng lệnh như: {example.command('close')}"
        )
    return found


def verified(folder: Path, watch: Stopwatch) -> Iterator[Verified]:
    """Every version of the closed edition in ``folder``, the first issue first."""
    try:
        numbers = version_numbers(folder)
    except OSError as error:  # a folder that may not be looked into
        yield Verified(folder, 0, (disk_message(error),))
        return
    for number in numbers:
        yield _verified(correction(folder, number), folder, watch)


def _verified(place: Path, folder: Path, watch: Stopwatch) -> Verified:
    try:
        seal = Seal.read(place)
        problems = _of_another(place, seal, folder) or damages(place, seal)
        problems += _no_more_there(seal, folder.parents[3])
        if not problems:
            with watch.stage(f"dựng lại {folder.parent.name} {folder.name}, {seal.name}"):
                problems = _rebuilt_otherwise(place, seal)
        return Verified(place, len(seal.files), tuple(problems))
    except BuildError as error:
        return Verified(place, 0, (str(error),))
    except OSError as error:
        return Verified(place, 0, (disk_message(error),))


def _of_another(place: Path, seal: Seal, folder: Path) -> list[str]:
    """That the folder of a version holds another one, or another report, than its name says."""
    edition, data = seal.edition, folder.parents[3]
    own = closed_folder(data, edition.office, edition.period, edition.report)
    if place == correction(own, seal.version):
        return []
    return [f"{SEAL}: ghi {edition}, {seal.name}, khác với tên thư mục. Trả thư mục về chỗ cũ."]


def _no_more_there(seal: Seal, data: Path) -> list[str]:
    """The closed editions it was compared with that have gone since, or are others."""
    compared = {
        name: data / name.removeprefix("data/") for name in seal.inputs if "/closed/" in name
    }
    return [
        f"{name}: không còn như lúc kỳ này so sánh với. Lấy lại từ bản sao lưu."
        for name, path in compared.items()
        if not path.is_file() or sha256(path) != seal.inputs[name]
    ]


def _rebuilt_otherwise(place: Path, seal: Seal) -> list[str]:
    try:
        names = differing(place, seal)
    except BuildError as error:
        return [str(error), surroundings(seal)]
    return [f"dựng lại thì khác: {', '.join(names)}", surroundings(seal)] if names else []
