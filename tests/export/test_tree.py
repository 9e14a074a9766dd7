"""What a report's Markdown may hold, and what is told when it holds more."""

from __future__ import annotations

import pytest
from baocao.errors import BuildError
from baocao.export.tree import heading_styles, parse, plain, widths


@pytest.mark.parametrize(("markdown", "named"), [
    ("> trích", "đoạn trích"),
    ("Dùng `mã` ở đây", "mã trong dòng"),
    ("Đoạn.\n\n    thụt vào", "khối mã"),
    ("Trên\n\n***\n\nDưới", "đường kẻ ngang"),
    ("![ảnh](a.png)", "hình ảnh"),
    ("![ảnh](https://a.vn/a.png)", "hình ảnh"),
    ("![ảnh](data:image/png;base64,AAAA)", "hình ảnh"),
    ("Xem ![ảnh](chart:a) này", "hình ảnh"),
    ("- ![ảnh](chart:a)", "hình ảnh"),
])
def test_marks_that_a_report_cannot_print_are_refused_by_name(markdown, named):
    """Nothing is left out silently; the message says what to write instead."""
    with pytest.raises(BuildError, match=rf"không in được {named}.*Viết lại"):
        parse(markdown)


def test_an_empty_text_is_refused():
    """A notebook without prose makes no report."""
    with pytest.raises(BuildError, match="không có đoạn văn nào"):
        parse("\n\n")


@pytest.mark.parametrize("markdown", [
    "<b>đậm</b>",
    "<script>x</script>",
    "\\begin{equation}x\\end{equation}",
    "::: {.lop}",
    "[chữ]{.lop}",
    "$x^2$ và H~2~O",
    "@trich [@trich]",
    "% tiêu đề",
    "(1) Việc một",
    "a) Việc một",
    "\"thẳng\" -- ... 'đơn'",
])
def test_other_marks_print_as_they_are_written(markdown):
    """Only the few marks of a report mean something; quotes, dashes and list letters stay."""
    (paragraph,) = parse(markdown)

    assert paragraph["t"] == "Para"
    assert plain(paragraph["c"]) == markdown


def test_the_marks_of_a_report():
    """Headings, emphasis, items with sub-items, numbered items, notes, tables with captions."""
    kinds = [block["t"] for block in parse(
        "## I. Đề mục\n\n*a* **b**[^1]\nc:\n- gạch\n  - con\n\n3. ba\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n: Bảng\n\n[^1]: chú"
    )]

    assert kinds == ["Header", "Para", "BulletList", "OrderedList", "Table"]


def test_text_is_composed_before_it_is_printed():
    """Letters typed as base and marks come out as the one letter that fonts hold."""
    (paragraph,) = parse("ngu\u031bo\u031b\u0300i")

    assert plain(paragraph["c"]) == "người"


def test_a_chart_stands_alone_with_alt_text_and_caption():
    """Its address names the picture that a block brought; marks in its words print as they are."""
    (paragraph,) = parse('![Xã A\\*: 3](chart:ket-nap "Kết nạp \\"A\\" \\*")')
    (image,) = paragraph["c"]
    _, alt, (address, caption) = image["c"]

    assert (image["t"], plain(alt)) == ("Image", "Xã A*: 3")
    assert (address, caption) == ("chart:ket-nap", 'Kết nạp "A" *')


def test_a_rule_of_a_thousand_hyphens_fixes_the_widths_of_the_columns():
    """A shorter one, as people type it, leaves each column what it needs."""
    (fixed,) = parse(f"| a | b |\n|{'-' * 250}|{'-' * 750}|\n| 1 | 2 |")
    (free,) = parse("| a | b |\n|---|---------|\n| 1 | 2 |")

    assert widths(fixed) == [0.25, 0.75]
    assert widths(free) == []


@pytest.mark.parametrize(("text", "whole"), [
    ("Nhiệm kỳ 2026 - 2031, trang - dòng", ["2026 - 2031,", "trang -"]),
    ("Tổ chức Đảng - Đảng viên, kinh tế- xã hội", ["Đảng -"]),
    ("Từ 16/6/2026 - 15/9/2026; tăng (10% - 15%)", ["16/6/2026 - 15/9/2026", "10% - 15%"]),
    ("Theo (719-QĐ/TU), 178/2024/NĐ-CP; “38-HD/BTCTW”.",
     ["719-QĐ/TU", "178/2024/NĐ-CP", "38-HD/BTCTW"]),
    ("Ngày 31/3/2026, quý II/2026, Covid-19.", ["31/3/2026,", "II/2026,", "Covid-19."]),
    ("Số 12 và 1.234,5; -BC/BTCTU, và/hoặc, A-B", []),
    ("Dài 1234567890123-4567890123456 và a/1/b/2/c/3/d/4/e/5/f/6/g/7", []),
])
def test_what_no_line_may_part_is_marked_and_keeps_its_characters(text, whole):
    """Spans, symbols, dates, a word before a dash; not what may be longer than a line."""
    (paragraph,) = parse(text)

    assert [node["c"] for node in paragraph["c"] if node["t"] == "Whole"] == whole
    assert plain(paragraph["c"]) == text


def test_levels_deeper_than_the_profile_look_like_its_last():
    """Every level that Markdown has a mark for has a style."""
    bold, italic = {"bold": True, "italic": False}, {"bold": False, "italic": True}
    styles = heading_styles({"headings": {"2": bold, "3": italic}})

    assert styles == {2: bold, 3: italic, 4: italic, 5: italic, 6: italic}
