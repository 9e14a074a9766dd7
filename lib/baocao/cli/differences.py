"""What ``baocao diff`` prints: figures by cause, then rows, then the sentences they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from baocao.cli.showing import say
from baocao.difference import CAUSES, Difference, inputs, wording
from baocao.difference.model import Cause, FigureChange, RowChange, Sentence

ROWS_OF_A_CAUSE, ROWS, SENTENCES = 3, 40, 30
LINES_AT_ONCE = 20
CELLS_OF_A_ROW, FIGURES_OF_A_ROW = 6, 3
WIDTH_OF_NO_TERMINAL = 120
MORE = "… còn {} {} nữa; xem đủ bằng --html hoặc --json."


def tell_difference(difference: Difference, old: str, new: str) -> None:
    """The whole difference as tables; how much of it is left out, and where all of it is."""
    say(f"So sánh {old} với {new}", "bold")
    say(f"  cũ:  {wording.standing(difference.old)}")
    say(f"  mới: {wording.standing(difference.new)}")
    for line in wording.summary(difference):
        say(line)
    for table in (*_by_cause(difference.figures), *_rows(difference)):
        _console().print(table)
    counted = len(_counted(difference))
    _tell_more(counted - ROWS, "dòng")
    if others := len(difference.rows) - counted:
        say(f"{others} dòng khác thay đổi, không vào chỉ tiêu nào.")
    for title, sentences in wording.sentence_groups(difference).items():
        _tell_sentences(title, sentences)
    _tell_lines("Tệp đầu vào khác", inputs.told(difference))
    _tell_findings("Điểm kiểm tra mới có", difference.findings_came)
    _tell_findings("Điểm kiểm tra không còn", difference.findings_went)


def _console() -> Console:
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=WIDTH_OF_NO_TERMINAL)


def _by_cause(figures: Iterable[FigureChange]) -> Iterator[Table]:
    """A table a cause; a figure with several causes stands in several."""
    for kind, name in CAUSES.items():
        told = [(each, cause) for each in figures for cause in each.causes if cause.kind == kind]
        if told:
            yield _causes(f"{name[0].upper()}{name[1:]}: {len(told)} chỉ tiêu", told)


def _causes(title: str, told: Iterable[tuple[FigureChange, Cause]]) -> Table:
    table = _table(title, "Chỉ tiêu", "Cũ", "Mới", "Chênh lệch", "Do đâu")
    for figure, cause in told:
        why = wording.cause_details(cause, figure.unit, ROWS_OF_A_CAUSE)
        much = wording.signed(figure.change, figure.unit)
        table.add_row(
            escape(f"{figure.label} ({figure.id})"),
            *map(escape, (wording.shown(figure.old), wording.shown(figure.new), much)),
            escape("\n".join(filter(None, (wording.parts_line(figure), why)))),
        )
    return table


def _rows(difference: Difference) -> Iterator[Table]:
    """One table of the rows that figures count and that came, went or hold other values."""
    rows = _counted(difference)
    if not rows:
        return
    table = _table(f"Dòng số liệu: {len(rows)} dòng", "Việc", "Dòng", "Ô", "Chỉ tiêu tính")
    for row in rows[:ROWS]:
        cells = "\n".join(wording.told_cells(row, CELLS_OF_A_ROW))
        place = f"{row.register}: {wording.row_place(row)}"
        touched = wording.touched(row, FIGURES_OF_A_ROW)
        table.add_row(*map(escape, (wording.ROW_KINDS[row.kind], place, cells, touched)))
    yield table


def _counted(difference: Difference) -> list[RowChange]:
    return [row for row in difference.rows if row.figures]


def _table(title: str, *headings: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", show_lines=True)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _tell_sentences(title: str, sentences: Sequence[Sentence]) -> None:
    """Sentences with the values of the changed figures made to stand out."""
    say(f"\n{title}: {len(sentences)}", "bold")
    for sentence in sentences[:SENTENCES]:
        text = Text("  - ")
        for part in sentence.parts:
            text.append(wording.printable(part.text), "bold yellow" if part.origin else "")
        _console().print(text, soft_wrap=True)
    _tell_more(len(sentences) - SENTENCES, "câu")


def _tell_findings(title: str, found: Sequence[Mapping[str, Any]]) -> None:
    if found:
        say(f"\n{title}: {len(found)}", "bold")
    _tell_some(wording.findings(found))


def _tell_lines(title: str, lines: Sequence[str]) -> None:
    if lines:
        say(f"\n{title}: {len(lines)}", "bold")
    _tell_some([f"  - {wording.printable(line)}" for line in lines])


def _tell_some(lines: Sequence[str]) -> None:
    for line in lines[:LINES_AT_ONCE]:
        say(line)
    _tell_more(len(lines) - LINES_AT_ONCE, "dòng")


def _tell_more(number: int, what: str) -> None:
    if number > 0:
        say(MORE.format(number, what))
