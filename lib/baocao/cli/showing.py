"""What the commands print: results, findings, sources; on a terminal or as plain lines."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape

from baocao.errors import SEVERITIES, Finding, describe, visible

if TYPE_CHECKING:
    from baocao.build.editions import Built

LINES_AFTER_BUILD = 20
RANGES_OF_A_SHEET = 60
COLLECTION = "thu-bieu"
STATUS = {"ok": "có số", "undefined": "không xác định", "blocked": "chưa có số"}


def console(stderr: bool = False) -> Console:
    """A console on the present output stream."""
    return Console(highlight=False, soft_wrap=True, stderr=stderr)


def say(text: str, style: str = "", stderr: bool = False) -> None:
    """Print a text as it is; nothing in it is taken as a mark."""
    console(stderr).print(escape(text), style=style or None)


def refuse(text: str) -> None:
    """Say on the error stream why a command stops."""
    console(stderr=True).print(f"[bold red]Dừng:[/bold red] {escape(text)}")


def tell_misuse(text: str, command: str) -> None:
    """Say on the error stream what is wrong with a command line, and where its help is."""
    own = console(stderr=True)
    own.print(f"[bold red]Sai cách dùng:[/bold red] {escape(text)}")
    own.print(escape(f"Xem cách dùng: {command} --help"))


class Progress:
    """Stages with their seconds: a turning wheel on a terminal, plain lines elsewhere."""

    def __init__(self) -> None:
        self.console = console(stderr=True)
        self.wheel: Any = None

    def __call__(self, stage: str, seconds: float | None) -> None:
        """A stage begins (``seconds`` None) or has ended."""
        if seconds is None:
            if self.console.is_terminal:
                self.wheel = self.console.status(f"{stage} …")
                self.wheel.start()
            return
        self.close()
        shown = f"{seconds:.1f}".replace(".", ",")
        self.console.print(f"  {stage}: {shown} giây")

    def close(self) -> None:
        """Stop the wheel."""
        if self.wheel:
            self.wheel.stop()
            self.wheel = None


def tell_built(built: Built, root: Path) -> None:
    """Say where the report lies, whether it was there before, and why it is a draft if it is."""
    expected = "?" if built.expected is None else built.expected
    # A report made of closed editions has no forms to wait for.
    forms = f"{built.received}/{expected} biểu: " if expected else ""
    place = f"{forms}{near(built.folder, root)}"
    same = "không có gì thay đổi, " if built.unchanged else ""
    if built.state == "final":
        say(f"Xong, {same}{'đủ ' if forms else ''}{place}", "green")
    else:
        say(f"BẢN DỰ THẢO, {same}{place}", "yellow")
        for reason in built.reasons:
            say(f"  - {reason}")
    _tell_some(built)
    tell_kept(built.kept, root)


def _tell_some(built: Built) -> None:
    """Every error, then the first lines of what else is to be seen, and how to see all of it."""
    from baocao.build.run import EditionKey

    told = built.findings
    errors = describe(each for each in told if each.severity == "error").splitlines()
    others = describe(each for each in told if each.severity == "warning").splitlines()
    room = max(LINES_AFTER_BUILD - len(errors), 0)
    for line in (*errors, *others[:room]):
        say(line)
    if len(others) > room:
        key = EditionKey(*built.folder.parts[-3:])
        say(f"… còn {len(others) - room} dòng cần xem; xem đủ: {key.command('check')}")


def tell_kept(kept: Iterable[Path], root: Path) -> None:
    """Announce copies of outputs that a person had edited; not among a command's own results."""
    for place in kept:
        # What goes out to units may be sent as edited; a report has to follow from its inputs.
        own = COLLECTION in place.parts
        advice = "muốn dùng thì gửi bản ấy" if own else "hãy đưa chỗ sửa vào bảng tính hoặc sổ tay"
        say(
            f"Có tệp đã bị sửa tay sau lần xuất trước. Bản sửa được giữ ở {near(place, root)}; "
            f"{advice}.",
            "yellow",
            stderr=True,
        )


def tell_findings(findings: Sequence[Finding], reasons: Iterable[str]) -> None:
    """Every finding, grouped by file and sheet, and a summary."""
    if findings:
        say(describe(findings))
    counted = Counter(found.severity for found in findings)
    parts = [f"{name.lower()} {counted[severity]}" for severity, name in SEVERITIES.items()]
    say(f"Tổng cộng: {', '.join(parts)}.", "bold")
    for reason in reasons:
        say(f"  - {reason}")


def tell_figure(entry: Mapping[str, Any]) -> None:
    """A figure, how it is made, and its cells by file and sheet."""
    reason = f" ({entry['reason']})" if entry["reason"] else ""
    value = "không có" if entry["value"] is None else f"{entry['value']} {entry['unit']}".strip()
    say(f"{entry['label']} ({entry['id']})", "bold")
    say(f"  giá trị: {value}; in là “{entry['text']}”")
    say(f"  tình trạng: {STATUS[entry['status']]}{reason}")
    say(f"  cách tính: {entry['definition']}")
    _tell_cells("tính từ các ô", entry["sources"])
    _tell_cells("đã xem các ô", entry["scope"])


def near(path: Path, root: Path) -> str:
    """A path as short as it can be printed."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def write_json(text: str) -> None:
    """Print JSON untouched."""
    sys.stdout.write(text)


def _tell_cells(title: str, places: Sequence[Mapping[str, Any]]) -> None:
    """Cells by file and sheet; files of one folder that have the same cells are told together.

    Of a register with thousands of rows only the first ranges are printed.
    """
    say(f"  {title}:" + ("" if places else " không có"))
    cells: dict[str, list[str]] = {}
    for place in places:
        sheet = f"trang “{visible(place['sheet'])}”: " if place["sheet"] else ""
        cells.setdefault(place["file"], []).append(f"{sheet}{_some_cells(place['cells'])}")
    alike: dict[tuple[str, ...], list[str]] = {}
    for file, lines in cells.items():
        alike.setdefault((str(Path(file).parent), *lines), []).append(file)
    for (_, *lines), files in alike.items():
        shown = visible(files[0])
        if len(files) > 1:
            shown += f" đến {visible(Path(files[-1]).name)} ({len(files)} tệp)"
        say(f"    {shown}")
        for line in lines:
            say(f"      {line}")


def _some_cells(ranges: Sequence[str]) -> str:
    rest = len(ranges) - RANGES_OF_A_SHEET
    more = f" … và {rest} vùng ô nữa, xem đủ trong figures.json" if rest > 0 else ""
    return f"{', '.join(ranges[:RANGES_OF_A_SHEET])}{more}"
