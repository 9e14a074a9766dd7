"""The files that reports came out of: which ones matter to an edition, and what each is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from baocao.archive import Snapshot, correction_number, version_name
from baocao.build.run import EditionKey
from baocao.difference.model import Difference
from baocao.period import Period

Known = TypeVar("Known")

CLOSED = re.compile(r"(data/[^/]+/closed/[^/]+/[^/]+)/(?:([^/]+)/)?[^/]+")
"""A file of a closed edition: the edition's folder, and that of a correction inside it."""

BOOK = re.compile(r"data/[^/]+/\d{4}/[^/]+")
COMPARED = "bản đã chốt dùng để so"
OF_FORMS = {
    "sua-so-lieu.xlsx": "sổ sửa số liệu",
    "chap-nhan.xlsx": "sổ chấp nhận cảnh báo",
    "ledger.json": "sổ tiếp nhận biểu",
}
"""What a reader calls the files that are kept beside forms."""
HAPPENED = {"changed": "đã sửa", "added": "mới có", "removed": "không còn"}


def key_of(report: Snapshot) -> EditionKey:
    """Which edition a report is of."""
    return EditionKey(report.office, str(report.period), report.report)


def own(key: EditionKey) -> tuple[str, str]:
    """The files that belong to one edition alone: its judgement and its params."""
    place = f"{key.office}/{key.period}/{key.report}"
    return f"data/{place}.md", f"params/{place}.yml"


def relevant(key: EditionKey, files: Mapping[str, Known]) -> dict[str, Known]:
    """The files but for the params of editions that this one does not look at."""
    when = Period.parse(key.period)
    looked_at = {
        f"params/{key.office}/{period}/{key.report}.yml"
        for period in (when.previous(), when, when.next())
    }
    return {
        name: known
        for name, known in files.items()
        if name in looked_at or not _is_of_an_edition(name)
    }


def compared_with(files: Iterable[str]) -> dict[str, int]:
    """The closed editions among files, by folder from data/ on, and the version of each."""
    found: dict[str, int] = {}
    for closed in filter(None, map(CLOSED.fullmatch, files)):
        folder, inner = closed.groups()
        found[folder] = max(found.get(folder, 0), correction_number(inner or ""))
    return found


def told(difference: Difference, only: Collection[str] | None = None) -> list[str]:
    """What each file is that differs, and how; closed editions by their versions.

    With ``only`` these files and closed editions alone. Between periods, which have files of their
    own, those that both have.
    """
    then, now = (compared_with(each.inputs) for each in (difference.old, difference.new))
    one_period = difference.old.period == difference.new.period
    versions = {
        folder: (then.get(folder), now.get(folder))
        for folder in sorted(then.keys() | now.keys() if one_period else then.keys() & now.keys())
        if then.get(folder) != now.get(folder)
    }
    files = [
        f"{what(name)}: {name} ({word})"
        for happened, word in HAPPENED.items()
        if one_period or happened == "changed"
        for name in getattr(difference.inputs, happened)
        if not versions.keys() & compared_with([name]).keys()
        if only is None or name in only or CLOSED.fullmatch(name)
    ]
    return [*_versions_told(versions), *files]


def what(name: str) -> str:
    """What a reader calls the file."""
    if name.startswith("params/"):
        return "tham số"
    if CLOSED.fullmatch(name):
        return COMPARED
    if name.endswith(".md"):
        return "phần nhận định"
    beside = OF_FORMS.get(name.rpartition("/")[2], "biểu")
    return "sổ" if BOOK.fullmatch(name) else beside


def _versions_told(versions: Mapping[str, tuple[int | None, int | None]]) -> Iterator[str]:
    for folder, (then, now) in versions.items():
        was, is_now = ("không có" if each is None else version_name(each) for each in (then, now))
        period, report = folder.split("/")[-2:]
        yield f"{COMPARED}: {report} kỳ {period}, {was} → {is_now}"


def _is_of_an_edition(name: str) -> bool:
    """Whether a file is params of one edition: params/<office>/<period>/<report>.yml."""
    top, *folders = name.split("/")[:-1]
    return top == "params" and len(folders) == 2
