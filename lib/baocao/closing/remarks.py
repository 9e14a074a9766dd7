"""What is said of an edition that is closed, though it keeps nobody from closing it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from baocao import notebooks
from baocao.archive import FROZEN, closed_folder, versions
from baocao.build.run import EditionKey
from baocao.params.slots import COMMENT
from baocao.paths import Paths
from baocao.period import Period


def unfinished(edition: EditionKey, paths: Paths, built: Path) -> Iterator[str]:
    """That the document has no number or date yet, or judges the period in the last one's words."""
    document = notebooks.store_of(notebooks.read(built / "report.ipynb"))["document"]
    blank = {"số": document["number"], "ngày": document["date"]}
    if names := [name for name, value in blank.items() if not value]:
        yield f"Văn bản chưa có {', '.join(names)}; điền sau khi chốt thì phải chốt bản đính chính."
    before = str(Period.parse(edition.period).previous())
    closed = versions(closed_folder(paths.data, edition.office, before, edition.report))
    now = _words(paths.data, edition, edition.period)
    if closed and now and now == _words(closed[-1] / FROZEN / "data", edition, before):
        yield "Phần nhận định giống hệt bản đã chốt của kỳ trước."


def _words(data: Path, edition: EditionKey, period: str) -> list[str]:
    """The words of the judgement, comments left out; none where there is no file."""
    path = data / edition.office / period / f"{edition.report}.md"
    return COMMENT.sub(" ", path.read_text(encoding="utf-8")).split() if path.is_file() else []
