"""Closed editions: what was issued, frozen below data/<office>/closed/<period>/<report>/.

The first issue lies in that folder itself, each correction in ``dinh-chinh-<n>`` inside it; every
version has a seal that gives the hash of each of its files. The newest version is in force.

Code: R-045 a closed edition that is damaged.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from os.path import isfile
from pathlib import Path
from typing import Any

from baocao.errors import DataError, Finding
from baocao.period import Period, Window

CLOSED = "closed"
SEAL = "closed.json"
FROZEN = "frozen"
"""The folder of a version that holds all it was built from: a project of its own."""

CORRECTION = "dinh-chinh-"
NUMBERED = re.compile(rf"{CORRECTION}([1-9][0-9]*)")
FIGURES = "figures.json"
VALUES = "values.json"
"""The figures without the cells behind them: all that other reports are held against."""

WHERE = ("sources", "scope")
"""Of a figure: where it stands, which rows added for another period may shift."""

ROWS = "rows.json"


@dataclass(frozen=True, slots=True)
class ClosedFigure:
    """A figure as it was issued; ``value`` is exact as figures.json has it.

    ``definition_sha256`` is empty of figures issued before there was one.
    """

    id: str
    label: str
    value: int | Decimal | None
    unit: str
    text: str
    table_text: str
    status: str
    reason: str
    definition: str
    definition_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed edition in force: 0 is the first issue, n its n-th correction.

    ``files`` are the names, from data/ on, and the hashes of what was read of it;
    ``rows_sha256`` is the hash of its rows, empty where none were kept.
    """

    office: str
    period: Period
    report: str
    version: int
    folder: Path
    window: Window
    as_of: date
    figures: Mapping[str, ClosedFigure]
    files: Mapping[str, str]
    rows_sha256: str = ""


def closed_folder(data: Path, office: str, period: str, report: str) -> Path:
    """Where the closed edition lies, or would lie."""
    return data / office / CLOSED / period / report


def closed_editions(data: Path, office: str, report: str | None = None) -> list[Path]:
    """The folders of an office's closed editions, of one report or of all, by period and name.

    What programs keep hidden beside them is none, as is an edition while it is being closed.
    """
    return sorted(
        folder
        for folder in (data / office / CLOSED).glob("*/*")
        if folder.is_dir()
        and not folder.name.startswith(".")
        and not folder.parent.name.startswith(".")
        and report in (None, folder.name)
    )


def correction(folder: Path, number: int) -> Path:
    """Where the ``number``-th version of a closed edition lies; 0 is the first issue."""
    return folder / f"{CORRECTION}{number}" if number else folder


def correction_number(name: str) -> int:
    """Which correction lies in a folder of this name; 0 for a folder of any other name."""
    found = NUMBERED.fullmatch(name)
    return int(found[1]) if found else 0


def version_name(number: int) -> str:
    """What people call the ``number``-th version."""
    return f"đính chính {number}" if number else "bản chốt lần đầu"


def versions(folder: Path) -> list[Path]:
    """The folders of the versions of a closed edition, the first issue first; none if not closed.

    A version counts from the moment it has a seal: what comes after one without seal does not.
    """
    found = list[Path]()
    place = folder
    while isfile(place / SEAL):
        found.append(place)
        place = correction(folder, len(found))
    return found


def version_numbers(folder: Path) -> list[int]:
    """Which versions of a closed edition are there or must have been, with or without seal.

    Of those that are gone, seal and all, the first is among them while a later one is there.
    """
    there = {0, *(correction_number(each.name) for each in folder.iterdir() if each.is_dir())}
    return sorted({*there, min(len(versions(folder)), max(there))})


def lost_seal(folder: Path) -> Path | None:
    """The seal that a closed edition lacks: what is in force cannot be told without it."""
    sealed = len(versions(folder))
    return correction(folder, sealed) / SEAL if sealed in version_numbers(folder) else None


def read_closed(
    data: Path,
    office: str,
    report: str,
    periods: Collection[Period] | None = None,
    figures: str = FIGURES,
) -> tuple[dict[str, Closed], dict[str, Finding]]:
    """The closed editions of an office's report in force, by period, in order of time.

    ``periods`` are those that are asked for, all when None; ``figures`` the file in which their
    figures are looked up, ``VALUES`` only where there is one. A damaged one is told by a finding,
    by its period too, and is not among them: nothing is compared with it.
    """
    editions, damaged = [], {}
    for folder in closed_editions(data, office, report):
        period = Period.read(folder.parent.name)
        if period is None or (periods is not None and period not in periods):
            continue
        try:
            editions.append(_read(data, folder, figures))
        except DataError as error:
            (damaged[str(period)],) = error.findings
    editions.sort(key=lambda each: (each.window.end, each.period))
    return {str(each.period): each for each in editions}, damaged


def closed_inputs(
    data: Path, closed: Mapping[str, Closed], damaged: Mapping[str, Finding]
) -> dict[str, str]:
    """What ``read_closed`` has read, by name from data/ on, with its hash; damaged files too."""
    hashes = {name: digest for each in closed.values() for name, digest in each.files.items()}
    for file in {data / found.file for found in damaged.values()}:
        for path in filter(Path.is_file, {file, file.parent / SEAL, file.parent / FIGURES}):
            hashes[_name(data, path)] = hashlib.sha256(path.read_bytes()).hexdigest()
    return hashes


def closed_rows(data: Path, closed: Closed) -> tuple[Mapping[str, Any], dict[str, str]]:
    """The registers that a closed edition kept, as ``rows.json`` has them.

    Returns:
        The registers by name, none where it kept no rows; and the file read, by name from data/
        on, with its hash.

    Raises:
        DataError: the file is missing, or is not as it was when the edition was closed.
    """
    if not closed.rows_sha256:
        return {}, {}
    path = closed.folder / ROWS
    content, digest = _loaded(data, path)
    if digest != closed.rows_sha256:
        raise _damaged(data, path)
    try:
        return content["registers"], {_name(data, path): digest}
    except (KeyError, TypeError) as error:
        raise _damaged(data, path) from error


def _read(data: Path, folder: Path, looked_up: str) -> Closed:
    """The version in force of a closed edition.

    Raises:
        DataError: a seal or its figures are missing, not as they were when it was closed, or of
            another edition.
    """
    try:
        lost = lost_seal(folder)
    except OSError as error:  # a folder that may not be looked into
        raise _damaged(data, folder / SEAL) from error
    if lost:
        raise _damaged(data, lost)
    *before, place = versions(folder)
    seal, seal_hash = _seal(data, place)
    try:
        file = place / (looked_up if looked_up in seal["files"] else FIGURES)
        figures, figures_hash = _loaded(data, file)
        if seal["files"][file.name] != figures_hash:
            raise _damaged(data, file)
        return Closed(
            office=seal["office"],
            period=Period.parse(seal["period"]),
            report=seal["report"],
            version=seal["version"],
            folder=place,
            window=Window(*map(date.fromisoformat, figures["window"].values())),
            as_of=date.fromisoformat(figures["as_of"]),
            figures={entry["id"]: _figure(entry) for entry in figures["figures"]},
            files={
                _name(data, place / SEAL): seal_hash,
                _name(data, file): figures_hash,
                # A correction is in force only after the versions before it.
                **{_name(data, each / SEAL): _seal(data, each)[1] for each in before},
            },
            rows_sha256=seal["files"].get(ROWS, ""),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(data, place / SEAL) from error


def _seal(data: Path, place: Path) -> tuple[dict[str, Any], str]:
    """The seal of the version in ``place``, and its hash."""
    seal, digest = _loaded(data, place / SEAL)
    try:
        own = closed_folder(data, seal["office"], seal["period"], seal["report"])
        if correction(own, seal["version"]) == place:
            return seal, digest
    except (KeyError, TypeError) as error:
        raise _damaged(data, place / SEAL) from error
    problem = "ghi kỳ, báo cáo, cơ quan hoặc lần đính chính khác với tên thư mục chứa nó"
    remedy = "Trả thư mục về đúng chỗ, hoặc lấy lại bản đúng từ bản sao lưu, rồi chạy lại"
    name = (place / SEAL).relative_to(data).as_posix()
    raise DataError([Finding("R-045", "error", problem, remedy, name)])


def _figure(entry: Mapping[str, Any]) -> ClosedFigure:
    return ClosedFigure(
        entry["id"],
        entry["label"],
        entry["value"],
        entry["unit"],
        entry["text"],
        entry["table_text"],
        entry["status"],
        entry["reason"] or "",
        entry["definition"],
        entry.get("definition_sha256", ""),
    )


def _loaded(data: Path, path: Path) -> tuple[dict[str, Any], str]:
    try:
        content = path.read_bytes()
        return json.loads(content, parse_float=Decimal), hashlib.sha256(content).hexdigest()
    except (OSError, ValueError) as error:
        raise _damaged(data, path) from error


def _name(data: Path, path: Path) -> str:
    return f"data/{path.relative_to(data).as_posix()}"


def _damaged(data: Path, path: Path) -> DataError:
    problem = "tệp của bản đã chốt bị mất, hỏng hoặc bị sửa, nên không so sánh được với bản ấy"
    remedy = "Lấy lại tệp này từ bản sao lưu rồi chạy lại; xem đủ bằng lệnh baocao verify"
    name = path.relative_to(data).as_posix()
    return DataError([Finding("R-045", "error", problem, remedy, name)])
