"""Forms that came on paper or as PDF, and that the office has keyed in: each cites its document.

Codes: D-030 a form keyed in, D-031 one that cites nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from baocao.errors import Finding
from baocao.submissions.ledger import Entry, Ledger

FOLDER = "nhap-ho"
"""Where such forms lie before they are taken in, beside the folder of what was received."""

CITED = "Theo văn bản"
"""The cell of the cover that names the document."""


def lay_with_office(entry: Entry) -> bool:
    """Whether a file came only out of that folder: the office has made it, and no unit sent it."""
    return all(name.startswith(f"{FOLDER}/") for name in entry.names)


def keyed_in(ledger: Ledger) -> list[Entry]:
    """The forms in force that the office has keyed in, by unit."""
    return [entry for _, entry in sorted(ledger.in_force.items()) if entry.document]


def told_of_keyed_in(ledger: Ledger) -> Iterator[Finding]:
    """A note on each of them: what stands there is to be compared with the document."""
    for entry in keyed_in(ledger):
        problem = f"biểu của đơn vị {entry.unit} do cơ quan thu biểu nhập hộ"
        remedy = "Đối chiếu với văn bản này khi có nghi vấn"
        yield Finding("D-030", "note", problem, remedy, entry.file, "", (), CITED, entry.document)


def uncited(file: str) -> Finding:
    """Why a form keyed in without the document it was read from is refused."""
    problem = f"biểu nhập hộ không ghi “{CITED}” ở trang bìa nên không rõ số lấy từ đâu"
    remedy = "Ghi số, ký hiệu, ngày của văn bản giấy hoặc PDF mà đơn vị đã gửi, rồi nhận lại"
    return Finding("D-031", "error", problem, remedy, file, heading=CITED)
