"""The judgement of the period before is copied, and marked so that somebody reads it again."""

from __future__ import annotations

import pytest
from baocao.narrative import Prose
from baocao.params.slots import inheritance

MARK = inheritance("2026Q2")
FILE = "btctu/2026Q3/quarterly.md"


def test_every_text_is_copied_with_a_mark_below_its_heading(project, run):
    """What has no text has no mark; a slot that was not there gets its heading."""
    project.slots("# Kết quả\n\nTốt.\n\n# Hạn chế\n<!-- viết -->\n", "Kết quả", "Hạn chế", "Lý do")
    run("new 2026Q3")

    made = (project.paths.data / FILE).read_text(encoding="utf-8")

    assert made == (f"# Kết quả\n{MARK}\n\nTốt.\n\n# Hạn chế\n<!-- viết -->\n\n# Lý do\n")


def test_the_new_report_is_a_draft_until_each_text_is_confirmed(project, run):
    """The reason names the slots; the text is printed behind the mark."""
    told = run("new 2026Q3").output
    so = project.open("2026Q3")

    assert "Đọc lại phần kế thừa “Kết quả”, “Hạn chế”: data/btctu/2026Q3/quarterly.md" in told
    assert f"chưa đọc lại phần kế thừa: Kết quả, Hạn chế (tệp data/{FILE})" in so.reasons
    printed = Prose(so).slot("Kết quả").markdown
    assert printed == "**[kế thừa từ 2026Q2, chưa đọc lại]**\n\nTốt."

    path = project.paths.data / FILE
    path.write_text(path.read_text(encoding="utf-8").replace(MARK, ""), encoding="utf-8")

    assert project.open("2026Q3").unread == []


def test_a_text_inherited_twice_says_where_it_was_last(project, run):
    """One mark a slot, of the period just before."""
    text = f"# Kết quả\n{inheritance('2026Q1')}\n\nTốt.\n"
    project.slots(text, "Kết quả")
    run("new 2026Q3")

    assert (project.paths.data / FILE).read_text(encoding="utf-8") == (
        f"# Kết quả\n{MARK}\n\nTốt.\n"
    )


def test_comments_go_on_to_the_new_period(project, run):
    """They are instructions; in a text the name of a period is the writer's."""
    text = "<!-- Nhận định quý II/2026. -->\n\n# Kết quả\n\n{eval}`prose.period`: tốt.\n"
    project.slots(text, "Kết quả")
    run("new 2026Q3")

    made = (project.paths.data / FILE).read_text(encoding="utf-8")

    assert made == (
        f"<!-- Nhận định quý III/2026. -->\n\n# Kết quả\n{MARK}\n\n{{eval}}`prose.period`: tốt.\n"
    )


@pytest.mark.parametrize("names", [(), ("Kết quả",)])
def test_without_a_judgement_before_there_are_only_headings(project, run, names):
    """A report without slots has no such file."""
    (project.paths.data / "btctu/2026Q2/quarterly.md").unlink()
    project.slots("", *names)
    run("new 2026Q3")
    path = project.paths.data / FILE

    assert (path.read_text(encoding="utf-8") if path.exists() else "") == (
        "# Kết quả\n" if names else ""
    )
