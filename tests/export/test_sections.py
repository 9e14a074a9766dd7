"""Where the body ends and appendices begin, and what stands over each of them."""

from __future__ import annotations

import pytest
from baocao.errors import BuildError
from baocao.export.sections import sections
from baocao.export.tree import parse, plain


def taken_apart(markdown: str):
    """The sections of a report's Markdown."""
    return sections(parse(markdown))


def kinds(nodes) -> list[str]:
    """The kinds of block nodes, in order."""
    return [node["t"] for node in nodes]


def test_a_report_without_headings_of_the_first_level_has_no_appendix():
    """The outline of the body begins at the second level."""
    whole = taken_apart("## I. KHÁI QUÁT\n\nMột.\n\n### 1. Mục\n\nHai.")

    assert kinds(whole.body) == ["Header", "Para", "Header", "Para"]
    assert whole.appendices == ()


def test_each_heading_of_the_first_level_begins_an_appendix():
    """What follows it belongs to it, headings of the outline among it."""
    whole = taken_apart("Thân.\n\n# Một\n\n## Mục\n\na\n\n# Hai\n\n- b")

    assert kinds(whole.body) == ["Para"]
    assert [kinds(each.nodes) for each in whole.appendices] == [["Header", "Para"], ["BulletList"]]


@pytest.mark.parametrize(("markdown", "labels"), [
    ("Thân.\n\n# Một", ["PHỤ LỤC"]),
    ("Thân.\n\n# Một\n\n# Hai", ["PHỤ LỤC 1", "PHỤ LỤC 2"]),
])
def test_only_several_appendices_are_numbered(markdown, labels):
    """A single one has no number, as the guideline asks."""
    assert [each.label for each in taken_apart(markdown).appendices] == labels


def test_titles_are_in_capitals():
    """Also inside emphasis and links; the text of a note stays as it is written."""
    whole = taken_apart(
        "Thân.\n\n# Chỉ tiêu *chủ yếu* [nguồn](https://a.vn/b)[^1]\n\n[^1]: chú thích"
    )
    title = whole.appendices[0].title

    assert plain(title) == "CHỈ TIÊU CHỦ YẾU NGUỒN"
    assert title[-1]["t"] == "Note"
    assert plain(title[-1]["c"][0]["c"]) == "chú thích"


def test_the_outline_of_an_appendix_begins_at_the_second_level():
    """A heading never skips a level, in an appendix as in the body."""
    whole = taken_apart("## I\n\n### 1\n\n# Phụ lục\n\n#### Mục")

    assert whole.appendices[0].nodes[0]["c"][0] == 2


def test_a_heading_inside_a_list_begins_no_appendix():
    """Only the document's own headings divide it."""
    whole = taken_apart("Thân.\n\n- # Hai")

    assert whole.appendices == ()
    assert whole.body[-1]["c"][0][0]["c"][0] == 2


def test_a_report_that_begins_with_an_appendix_is_refused():
    """The message says how headings of the body begin."""
    with pytest.raises(BuildError, match="bắt đầu bằng phụ lục.*##"):
        taken_apart("# Tên báo cáo\n\nThân.")
