"""What keeps an edition from being closed, and what is only said about it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from baocao.archive import WHERE, Closed, lost_seal, read_closed, versions
from baocao.build.run import EditionKey
from baocao.closing.seal import Seal, damages
from baocao.errors import BuildError, DataError, UsageError
from baocao.params import Report, read
from baocao.paths import Paths
from baocao.period import Period, Window
from baocao.submissions import RECEIVED
from baocao.text import day

DOCUMENTS = ("report.html", "report.pdf", "report.docx")

def refuse_desk(edition: EditionKey, paths: Paths) -> None:
    """Refuse to close the desk of a report: it goes with that report.

    Raises:
        UsageError: it is one.
        ParamsError: params/reports.yml is wrong.
    """
    declared = paths.params / "reports.yml"
    reports = read(declared, dict[str, Report]) if declared.is_file() else {}
    report = reports.get(edition.report)
    if report and report.desk:
        collected = EditionKey(edition.office, edition.period, report.desk)
        raise UsageError(
            f"Báo cáo {edition.report} chỉ theo dõi việc thu biểu nên không chốt. Biểu đã nhận "
            f"được cất cùng báo cáo {report.desk}: {collected.command('close')}"
        )


def refuse_again(edition: EditionKey, folder: Path, built: Path) -> None:
    """Refuse to close for the first time what lies closed in ``folder``.

    Raises:
        BuildError: it is closed or damaged; says since when, whether a build now differs, and
            what to do.
    """
    there = versions(folder)
    if not there and folder.exists():
        raise BuildError(
            f"Thư mục {folder} đã có nhưng thiếu closed.json: bản đã chốt bị hỏng, hoặc là tệp của "
            "người khác. Lấy lại closed.json từ bản sao lưu, hoặc chuyển thư mục đi nơi khác."
        )
    _refuse_damaged(folder)
    if there:
        raise BuildError(f"{_closed_before(edition, there[-1])} {_what_now(there[-1], built)}")


def refuse_correction(edition: EditionKey, folder: Path, built: Path) -> None:
    """Refuse a correction of what is not closed in ``folder``, is damaged, or is the same.

    Raises:
        BuildError: one of these.
    """
    there = versions(folder)
    _refuse_damaged(folder)
    if not there:
        raise BuildError(
            f"Báo cáo {edition.report} kỳ {edition.period} chưa chốt nên chưa có gì để đính chính. "
            f"Chốt bằng: {edition.command('close')}"
        )
    if not comes_out_otherwise(there[-1], built):
        raise BuildError(
            f"{_closed_before(edition, there[-1])} Lập lại từ dữ liệu hiện nay vẫn ra đúng báo cáo "
            "ấy nên không có gì để đính chính. Sửa bảng tính hoặc sổ tay trước, rồi chạy lại."
        )


def _refuse_damaged(folder: Path) -> None:
    for place in versions(folder):
        if told := damages(place, Seal.read(place)):
            raise BuildError(
                f"Bản đã chốt trong {place} bị hỏng: {'; '.join(told)}. "
                "Lấy lại từ bản sao lưu rồi chạy lại."
            )
    if folder.exists() and (lost := lost_seal(folder)):
        raise BuildError(
            f"Bản đã chốt trong {folder} bị hỏng: {lost.relative_to(folder).as_posix()} bị mất, "
            "nên không rõ bản nào đang có hiệu lực. Lấy lại từ bản sao lưu rồi chạy lại."
        )


def refuse_overlap(edition: EditionKey, paths: Paths, window: Window) -> list[str]:
    """Refuse a window that shares days with a closed one; give what is only to be said.

    Periods of another kind, as a half-year over its quarters, may share days.

    Raises:
        DataError: a closed edition is damaged.
        BuildError: days would be reported twice; names both windows.
    """
    closed, damaged = read_closed(paths.data, edition.office, edition.report)
    if damaged:
        raise DataError([*damaged.values()])
    own = Period.parse(edition.period)
    others = [each for each in closed.values() if _alike(each.period, own)]
    for other in others:
        if window.start <= other.window.end and other.window.start <= window.end:
            raise BuildError(
                f"Kỳ {own} ({_days(window)}) trùng ngày với kỳ {other.period} đã chốt "
                f"({_days(other.window)}). Sửa “window” trong params/{edition.office}/{own}/"
                f"{edition.report}.yml để mỗi ngày chỉ thuộc một kỳ."
            )
    return [*_gaps(own, window, others), *_later(own, others)]


def comes_out_otherwise(old: Path, new: Path) -> list[str]:
    """What of an issued report comes out otherwise: documents, figures, rows of units' forms.

    Those rows are what the next period is held against, whether a figure counts them or not. Where
    anything stands does not count: rows are added to the books of the year all the time.
    """
    told = [name for name in DOCUMENTS if (old / name).read_bytes() != (new / name).read_bytes()]
    before, after = _figures(old), _figures(new)
    changed = [name for name in before | after if before.get(name) != after.get(name)]
    told += [f"{len(changed)} chỉ tiêu"] * bool(changed)
    return [*told, *_forms_otherwise(old, new)]


def _forms_otherwise(old: Path, new: Path) -> Iterator[str]:
    """The sheets of units' forms whose rows are not what they were; none where none were kept."""
    if not (old / "rows.json").is_file():
        return
    before, after = _sent(old), _sent(new)
    for sheet in dict.fromkeys((*before, *after)):
        was, now = before.get(sheet, {}), after.get(sheet, {})
        changed = [name for name in was | now if was.get(name) != now.get(name)]
        if changed:
            yield f"{len(changed)} dòng biểu “{sheet}” của các đơn vị"


def _sent(folder: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """What stands in the forms of units: by sheet, by id of the row, by heading."""
    content = json.loads((folder / "rows.json").read_text(encoding="utf-8"))["registers"]
    return {
        sheet: {
            name: dict(zip(register["headings"], values, strict=True))
            for _, _, name, *values in register["rows"]
        }
        for sheet, register in content.items()
        if any(PurePosixPath(each["file"]).parent.name == RECEIVED for each in register["sheets"])
    }


def _figures(folder: Path) -> dict[str, dict[str, Any]]:
    entries = json.loads((folder / "figures.json").read_text(encoding="utf-8"))["figures"]
    return {
        entry["id"]: {key: value for key, value in entry.items() if key not in WHERE}
        for entry in entries
    }


def _closed_before(edition: EditionKey, folder: Path) -> str:
    seal = Seal.read(folder)
    return (
        f"Báo cáo {edition.report} kỳ {edition.period} đã chốt lúc {seal.when} ({seal.name}), "
        "bản đã chốt giữ nguyên."
    )


def _what_now(folder: Path, built: Path) -> str:
    if told := comes_out_otherwise(folder, built):
        edition = Seal.read(folder).edition
        compare = edition.command("diff", edition.period, f"{edition.period}@build")
        return (
            f"Lập lại từ dữ liệu hiện nay thì khác: {', '.join(told)}.\n"
            f"  - xem khác vì đâu: {compare}\n"
            f'  - chốt thành bản đính chính: {edition.command("close")} --correct "lý do"'
        )
    return "Lập lại từ dữ liệu hiện nay vẫn ra đúng báo cáo ấy, không phải làm gì."


def _alike(one: Period, other: Period) -> bool:
    return one != other and one.part[:1] == other.part[:1]


def _gaps(own: Period, window: Window, others: list[Closed]) -> Iterator[str]:
    before = own.previous()
    if before.year == own.year and before not in [each.period for each in others]:
        yield (
            f"Kỳ {before} chưa chốt: số so sánh với kỳ trước và lũy kế từ đầu năm của kỳ {own} "
            "còn thiếu kỳ ấy."
        )
    for other in others:
        if other.period == before and not window.follows(other.window):
            yield (
                f"Giữa kỳ {before} đã chốt ({_days(other.window)}) và kỳ {own} ({_days(window)}) "
                "có ngày không thuộc kỳ nào."
            )


def _later(own: Period, others: list[Closed]) -> Iterator[str]:
    if later := [str(each.period) for each in others if own in each.period.compared()]:
        yield (
            f"Kỳ {', '.join(later)} đã chốt trước đó, so sánh theo những gì đã chốt lúc ấy và "
            "vẫn giữ nguyên; nếu số so sánh phải khác đi thì đính chính cả kỳ ấy."
        )


def _days(window: Window) -> str:
    return f"{day(window.start)}–{day(window.end)}"
