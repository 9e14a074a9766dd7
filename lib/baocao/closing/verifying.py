"""Closed editions looked through: every file as it was sealed, and the same report again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from baocao.archive import SEAL, correction, correction_number
from baocao.build.editions import Stopwatch, disk_message
from baocao.build.run import USUAL_REPORT, EditionKey
from baocao.closing.rebuilding import differing, surroundings
from baocao.closing.seal import Seal, damages
from baocao.closing.staging import CLOSED
from baocao.errors import BuildError
from baocao.paths import Paths


@dataclass(frozen=True, slots=True)
class Verified:
    """One version of a closed edition: what is wrong with it; it is whole when nothing is."""

    folder: Path
    files: int
    problems: tuple[str, ...]


def closed_editions(
    paths: Paths, office: str, period: str | None = None, report: str | None = None
) -> list[Path]:
    """The folders of the office's closed editions, of one period or report where these are given.

    Raises:
        BuildError: there is none.
    """
    found = sorted(
        folder
        for folder in (paths.data / office / CLOSED).glob("*/*")
        if folder.is_dir()
        and not folder.name.startswith(".")
        and period in (None, folder.parent.name)
        and report in (None, folder.name)
    )
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
    inside = [correction_number(place.name) for place in folder.iterdir() if place.is_dir()]
    for number in range(max(inside, default=0) + 1):
        place = correction(folder, number)
        try:
            seal = Seal.read(place)
            problems = _of_another(place, seal, number) or damages(place, seal)
            if not problems:
                with watch.stage(f"dựng lại {folder.parent.name} {folder.name}, {seal.name}"):
                    problems = _rebuilt_otherwise(place, seal)
            yield Verified(place, len(seal.files), tuple(problems))
        except BuildError as error:
            yield Verified(place, 0, (str(error),))
        except OSError as error:
            yield Verified(place, 0, (disk_message(error),))


def _of_another(place: Path, seal: Seal, number: int) -> list[str]:
    """That the folder holds another version, or another report, than its name says."""
    edition = seal.edition
    own = correction(Path(CLOSED, edition.period, edition.report), seal.version)
    if place.match(str(own)) and seal.version == number:
        return []
    return [f"{SEAL}: ghi {edition}, {seal.name}, khác với tên thư mục. Trả thư mục về chỗ cũ."]


def _rebuilt_otherwise(place: Path, seal: Seal) -> list[str]:
    try:
        names = differing(place, seal)
    except BuildError as error:
        return [str(error), surroundings(seal)]
    return [f"dựng lại thì khác: {', '.join(names)}", surroundings(seal)] if names else []
