"""Files that lie where books and forms are, and are not read: a copy, a stray form, a lock.

Codes: R-043 file passed over, R-048 form that nobody took in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from baocao.errors import Finding

TEMPORARY = ("~$", ".~lock", "._")


def other_books(data: Path, read: Iterable[str]) -> Iterator[Finding]:
    """A note on each file beside the books, such as a copy that somebody goes on writing.

    ``read`` are the books, by name from ``data`` on.
    """
    books = {*read}
    stems = {name.rpartition(".")[0] for name in books}
    for folder in sorted({name.rpartition("/")[0] for name in books}):
        for path in sorted((data / folder).glob("*")):
            name = f"{folder}/{path.name}"
            if name in books or not path.is_file():
                continue
            if path.name.startswith(TEMPORARY):
                yield _temporary(name)
            else:
                yield (_old_book if name.rpartition(".")[0] in stems else _no_book)(name)


def not_taken_in(data: Path, period: str, folders: Iterable[str]) -> Iterator[Finding]:
    """A warning on files put where forms once were read from, instead of taken in."""
    for folder in folders:
        files = [each for each in (data / folder).glob("*") if each.is_file()]
        if files:
            yield Finding(
                "R-048",
                "warning",
                f"có {len(files)} tệp đặt thẳng vào thư mục này nên không được đọc",
                f"Nhận bằng lệnh baocao collect {period} --inbox data/{folder}",
                folder,
            )


def _temporary(name: str) -> Finding:
    problem = "là tệp tạm hoặc tệp khóa của phần mềm bảng tính nên không được đọc"
    remedy = "Nếu có người đang mở tệp gốc, lưu và đóng tệp đó rồi chạy lại"
    return Finding("R-043", "note", problem, remedy, name)


def _old_book(name: str) -> Finding:
    problem = "mang tên một sổ nhưng không phải dạng .xlsx nên không được đọc"
    remedy = "Mở bằng Excel, lưu lại cạnh đó dạng “Excel Workbook (*.xlsx)” với cùng tên"
    return Finding("R-043", "warning", problem, remedy, name)


def _no_book(name: str) -> Finding:
    problem = "không mang tên sổ nào của báo cáo nên không được đọc"
    remedy = "Nếu là bản sao, gộp số liệu vào tệp đúng tên rồi xóa đi; nếu là sổ, đặt lại đúng tên"
    return Finding("R-043", "note", problem, remedy, name)
