"""What is odd in how files came, so that somebody may have meant otherwise.

Codes: S-024 several files of one unit at once, S-025 a file sent again beside a newer one, S-026
a file dated before one that had come earlier.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from baocao.collection.intake import Again
from baocao.collection.recognition import OF_ANOTHER_PERIOD, Told
from baocao.errors import Finding, UsageError, visible
from baocao.submissions import Entry, Ledger
from baocao.text import day

NAMED_AT_MOST = 3
FEWEST = 2  # a single form of another period is the slip of its sender


def refuse_other_period(
    fresh: Sequence[str], told: Mapping[str, Told], period: str, inbox: Path | None
) -> None:
    """Refuse a folder of which every new form is of one other period than was typed.

    Raises:
        UsageError: it is such a folder.
    """
    new = [told[sha256] for sha256 in fresh if sha256 in told]
    forms = [each for each in new if each.facts.get("period")]
    others = {each.facts["period"] for each in forms}
    astray = all(each.refusal and each.refusal.code == OF_ANOTHER_PERIOD for each in forms)
    if len(forms) < FEWEST or len(others) > 1 or not astray:
        return
    (other,) = others
    place = f" --inbox {inbox}" if inbox else ""
    raise UsageError(
        f"Mọi biểu mới ({len(forms)}) trong thư mục là của kỳ {other}, không phải kỳ {period}, nên "
        f"chưa nhận tệp nào; có gõ nhầm kỳ không? Nhận bằng lệnh: baocao collect {other}{place}"
    )


def odd_receipts(
    fresh: Sequence[Entry], again: Iterable[Again], before: Ledger, ledger: Ledger
) -> Iterator[Finding]:
    """What is to be asked about; ``before`` is the ledger without what came now."""
    yield from _several(fresh, ledger)
    yield from _sent_again(again, ledger)
    yield from _dated_before(fresh, before, ledger)


def _several(fresh: Sequence[Entry], ledger: Ledger) -> Iterator[Finding]:
    """Units of which several different files came at once: which one counts is to be seen."""
    for unit, count in Counter(entry.unit for entry in fresh if entry.taken).items():
        if count > 1:
            file = ledger.in_force[unit].file
            others = [entry for entry in fresh if entry.unit == unit and entry.file != file]
            names = ", ".join(_name(entry) for entry in others[-NAMED_AT_MOST:])
            yield Finding(
                "S-024",
                "warning",
                f"đơn vị {unit} gửi cùng lúc {count} tệp khác nhau, dùng tệp mới nhất không có "
                f"lỗi: {_name(ledger.in_force[unit])}, không dùng: {names}",
                "Hỏi lại đơn vị nếu chưa chắc tệp nào là bản cuối",
                file,
            )


def _sent_again(again: Iterable[Again], ledger: Ledger) -> Iterator[Finding]:
    """Files that came once more under a new name, though their unit has sent a newer one since."""
    entries = {entry.sha256: entry for entry in ledger.entries}
    for each in again:
        entry = entries[each.sha256]
        if not (each.renamed and entry.taken) or each.keyed_in:
            continue
        sent = ledger.taken[entry.unit]
        if newer := sent[sent.index(entry) + 1 :]:
            used = ledger.in_force[entry.unit]
            other = f"đang dùng tệp mới hơn: {_told(used)}"
            if used not in newer:
                other = f"tệp mới hơn đang chờ đơn vị sửa: {_told(newer[-1])}"
            yield Finding(
                "S-025",
                "warning",
                f"đơn vị {entry.unit} gửi lại tệp đã nhận ngày {_day(entry)}; {other}",
                "Nếu muốn quay lại bản cũ thì đề nghị đơn vị lưu lại tệp rồi gửi; nếu gửi nhầm thì "
                "không cần làm gì",
                visible(each.name),
            )


def _dated_before(fresh: Sequence[Entry], before: Ledger, ledger: Ledger) -> Iterator[Finding]:
    """Files that do not count because one that came earlier has a later day of receipt."""
    for entry in fresh:
        later = [
            each
            for each in before.taken.get(entry.unit, ())
            if entry.taken and each.received > entry.received
        ]
        if later and ledger.in_force[entry.unit] != entry:
            yield Finding(
                "S-026",
                "warning",
                f"tệp của đơn vị {entry.unit} nhận sau nhưng ghi ngày nhận {_day(entry)}, sớm hơn "
                f"tệp đã có; đang dùng: {_told(ledger.in_force[entry.unit])}",
                "Nếu đây mới là bản cuối thì nhận lại riêng tệp này, ghi đúng ngày ở --received",
                visible(entry.names[-1]),
            )


def _told(entry: Entry) -> str:
    return f"{_name(entry)} (nhận ngày {_day(entry)})"


def _name(entry: Entry) -> str:
    return visible(entry.names[-1])


def _day(entry: Entry) -> str:
    return day(date.fromisoformat(entry.received[:10]))
