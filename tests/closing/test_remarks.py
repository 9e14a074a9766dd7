"""What is said when a report is closed that somebody may have meant to finish first."""

from __future__ import annotations

import pytest

from closing.project import Office

JUDGEMENT = "# Hạn chế\n\n<!-- viết ngắn -->\n\nCòn chậm.\n"


def test_a_document_without_number_and_date_is_closed_with_a_word(once_closed):
    """Filling them in later takes a correction, so that is said in time."""
    done = once_closed[1]

    assert done.code == 0
    assert "cần xem: Văn bản chưa có số, ngày; điền sau khi chốt thì phải chốt bản" in done.out


@pytest.mark.parametrize(
    ("now", "noticed"),
    [(f"<!-- đã đọc -->\n{JUDGEMENT}", True), ("# Hạn chế\n\nĐã đỡ.\n", False)],
)
def test_the_judgement_of_the_last_period_is_noticed(closed: Office, now: str, noticed: bool):
    """Copied words are told, whatever comments and blank lines were added; new ones are not."""
    frozen = closed.folder() / "frozen"
    for root, period, text in ((frozen, "2026Q2", JUDGEMENT), (closed.root, "2026Q3", now)):
        path = root / "data" / "btctu" / period / "quarterly.md"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")

    done = closed.run("close", "2026Q3")

    assert (done.code, "giống hệt bản đã chốt của kỳ trước" in done.out) == (0, noticed)
