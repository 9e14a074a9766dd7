"""Charts: the numbers they draw and say, which units are lowest, and what has no number."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from base64 import b64decode
from dataclasses import replace

import pytest
from baocao.charts import Against, Lowest
from baocao.charts.bars import Bar, draw
from baocao.errors import BuildError, UsageError
from baocao.export.tree import parse, plain

from core.printed import printed

RULES = """
- {id: done.all, sum: Phát triển đảng viên, of: Kết nạp từ đầu năm, unit: đảng viên}
- {id: due.all, sum: Phát triển đảng viên, of: Chỉ tiêu kết nạp cả năm, unit: đảng viên}
- {id: rate.all, ratio: [done.all, due.all], unit: "%"}
"""
AGAINST = Against(
    "Kết nạp so với chỉ tiêu", ("Kết nạp", "Chỉ tiêu"), {"Toàn tỉnh": "{}.all"},
    ("done", "due", "rate"),
)  # fmt: skip
LOWEST = Lowest(
    "{} cấp ủy thấp nhất", ("Kết nạp", "Chỉ tiêu"), "done.all",
    done="Kết nạp từ đầu năm", target="Chỉ tiêu kết nạp cả năm",
    code="Mã tổ chức", name="Tên tổ chức",
)  # fmt: skip


@pytest.fixture
def committees(project):
    """Draws committees from a table of code, admitted and target, and opens the edition."""

    def opened(table: str, **forms: str):
        rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
        project.committees(*(code for code, *_ in rows))
        for code, done, due in rows:
            project.form(code, {"Kết nạp từ đầu năm": done, "Chỉ tiêu kết nạp cả năm": due})
        project.indicators(RULES)
        return project.open()

    return opened


def image(block) -> tuple[str, str]:
    """The words and the caption of a block's chart, as a reader has them."""
    first, *_ = parse(block.markdown)
    _, alt, (_, caption) = first["c"][0]["c"]
    return plain(alt), caption


def numbers(text: str) -> list[str]:
    """Every number in a text."""
    return re.findall(r"\d+(?:[.,]\d+)*%?", text)


def test_a_chart_says_the_figures_it_draws(committees):
    """Label, part, whole and rate in words; the caption is the title."""
    so = committees("00001 | 1500 | 2000\n00002 | 60 | 100")

    words, caption = image(AGAINST.chart(so).block)

    assert words == (
        "Biểu đồ thanh ngang, phần tô: Kết nạp, khung: Chỉ tiêu. "
        "Toàn tỉnh: 1.560/2.100 đảng viên, đạt 74,29%."
    )
    assert numbers(words) == [so[name].table_text for name in ("done.all", "due.all", "rate.all")]
    assert caption == "Kết nạp so với chỉ tiêu"


def test_what_stands_in_the_picture_is_what_its_words_say(committees):
    """Each number that is drawn beside a bar is in the words of the same line."""
    so = committees("00001 | 1 | 7\n00002 | 2 | 7\n00003 | 1500 | 2000")

    for line in (*AGAINST.chart(so).lines, *LOWEST.chart(so).lines):
        assert numbers(line.bar.text) == numbers(str(line.words).rpartition(": ")[2])


def test_a_chart_names_its_source(committees):
    """The registers its figures were counted over, and the day of counting."""
    block = AGAINST.chart(committees("00001 | 1 | 2")).block

    assert plain(parse(block.markdown)[1]["c"]) == (
        "Nguồn: Phát triển đảng viên; số liệu đến ngày 30/6/2026."
    )


def test_every_digit_of_a_chart_has_an_origin(committees):
    """Figures and cells; a digit that the author types is refused."""
    so = committees("00001 | 1 | 2")
    chart = LOWEST.chart(so)
    (line,) = chart.lines

    assert [part.origin for part in line.words.parts if any(map(str.isdigit, part.text))] == [
        "cell:btctu/2026/to-chuc-can-bo.xlsx!Tổ chức!C5",
        "cell:btctu/2026Q2/received/00001.xlsx!Phát triển đảng viên!D6",
        "cell:btctu/2026Q2/received/00001.xlsx!Phát triển đảng viên!D5",
        "cell:btctu/2026Q2/received/00001.xlsx!Phát triển đảng viên!D6",
    ]
    with pytest.raises(BuildError, match="chữ số gõ tay"):
        _ = replace(AGAINST, title="Năm 2026").chart(so).block
    with pytest.raises(BuildError, match="chữ số gõ tay"):
        _ = replace(AGAINST, key=("a", "b 100%")).chart(so).block


def test_a_figure_without_a_number_is_not_drawn_as_0(committees, project):
    """The others are; its line says why it has none."""
    project.indicators("""
    - {id: done.none, sum: Phát triển đảng viên, of: Tuổi 18-30, unit: đảng viên}
    - {id: due.none, sum: Phát triển đảng viên, of: Tuổi 31-35, unit: đảng viên}
    - {id: rate.none, ratio: [done.none, due.none], unit: "%"}
    """)
    so = committees("00001 | 1 | 2")

    chart = replace(AGAINST, rows={"Toàn tỉnh": "{}.all", "Không có": "{}.none"}).chart(so)

    assert [(line.bar.text, line.bar.part) for line in chart.lines] == [
        ("1/2 (50%)", 1), ("chưa có số", None)
    ]
    assert str(chart.lines[1].words) == "Không có: không xác định"


def test_a_blocked_figure_says_why_in_the_words(committees):
    """The reason stands where the number would."""
    so = committees("00001 | 1 | 2\n00002 | #N/A | 2")

    (line,) = AGAINST.chart(so).lines

    assert line.bar.text == "chưa có số"
    assert str(line.words).startswith("Toàn tỉnh: [chưa có số: ô D6 trang Phát triển đảng viên")


def test_nothing_to_draw_gives_a_sentence(committees):
    """A chart without bars would say nothing."""
    block = AGAINST.chart(committees("00001 | #N/A | 2")).block

    assert block.images == {}
    (sentence,) = printed(block.markdown)
    assert sentence.startswith(
        "*Kết nạp so với chỉ tiêu:* chưa có số liệu để vẽ biểu đồ. Toàn tỉnh: [chưa có số: ô D6 "
    )


def test_incomplete_numbers_say_so_below(project):
    """A form that has not come is missing in the numbers."""
    project.committees("00001", "00002")
    project.form("00001", {"Kết nạp từ đầu năm": "1", "Chỉ tiêu kết nạp cả năm": "2"})
    project.indicators(RULES)

    notes = [str(note) for note in AGAINST.chart(project.open()).notes]

    assert notes == ["Số liệu chưa đủ: mới có biểu của 1/2 đảng bộ trực thuộc"]


@pytest.mark.parametrize(("rates", "lengths"), [(False, (50, 200)), (True, (25, 100))])
def test_bars_are_as_long_as_the_numbers_or_as_the_rates(committees, rates, lengths):
    """By rate all frames are alike."""
    so = committees("00001 | 50 | 200")
    chart = replace(AGAINST, rates=rates).chart(so)

    assert (chart.lines[0].bar.part, chart.lines[0].bar.whole) == lengths


def test_the_lowest_rates_stand_first_and_ties_by_code(committees):
    """Rates are compared as they are printed."""
    so = committees("""
        00004 | 1000  | 10001
        00003 | 1     | 10
        00002 | 3     | 10
        00001 | 0     | 5
    """)

    lines = [str(line.words) for line in LOWEST.chart(so).lines]

    assert lines == [
        "Đảng bộ 00001: 0/5 đảng viên, đạt 0%",
        "Đảng bộ 00003: 1/10 đảng viên, đạt 10%",
        "Đảng bộ 00004: 1.000/10.001 đảng viên, đạt 10%",
        "Đảng bộ 00002: 3/10 đảng viên, đạt 30%",
    ]


def test_at_most_ten_are_drawn_and_those_tied_with_the_last_are_counted(committees):
    """Nobody is called lowest while another of the same rate goes unsaid."""
    codes = [f"{number:05}" for number in range(1, 14)]
    so = committees("\n".join(f"{code} | 1 | 4" for code in codes))

    chart = LOWEST.chart(so)

    assert str(chart.title) == "10 cấp ủy thấp nhất"
    assert [line.bar.label for line in chart.lines] == [f"Đảng bộ {code}" for code in codes[:10]]
    assert [str(note) for note in chart.notes] == [
        "Còn 03 đơn vị có cùng tỷ lệ với đơn vị cuối biểu đồ"
    ]


def test_fewer_than_ten_are_counted_in_the_title(committees):
    """The title says how many there are."""
    assert str(LOWEST.chart(committees("00001 | 1 | 4\n00002 | 1 | 4")).title) == (
        "02 cấp ủy thấp nhất"
    )


def test_units_that_cannot_be_compared_are_named(committees, project):
    """Drawn or named with the reason, each unit once."""
    project.sheet("Chỉ tiêu", """
        Mã tổ chức | Năm | Giá trị
        '00001 | 2026 | 4
        '00002 | 2026 | 0
        '00003 | 2026 | 4
        '00005 | 2026 | #N/A
    """)
    so = committees("00001 | 1 | 4\n00002 | 1 | 4\n00003 | #N/A | 4\n00004 | 1 | 4\n00005 | 1 | 4")

    chart = replace(LOWEST, target="Chỉ tiêu được giao").chart(so)

    assert [line.bar.label for line in chart.lines] == ["Đảng bộ 00001"]
    assert [str(note) for note in chart.notes] == [
        "Không so sánh vì số liệu còn lỗi: Đảng bộ 00003, Đảng bộ 00005",
        "Không so sánh vì không có chỉ tiêu: Đảng bộ 00002, Đảng bộ 00004",
    ]


def test_a_unit_whose_cell_failed_a_check_is_not_drawn(committees, project):
    """Its number can be read, and is not to be used all the same."""
    project.checks("""
    - id: K-901
      rows: Phát triển đảng viên
      compare: {left: [Kết nạp từ đầu năm], is: "<=", right: [Chỉ tiêu kết nạp cả năm]}
    """)

    chart = LOWEST.chart(committees("00001 | 1 | 4\n00002 | 5 | 4"))

    assert [line.bar.label for line in chart.lines] == ["Đảng bộ 00001"]
    assert [str(note) for note in chart.notes] == [
        "Không so sánh vì số liệu còn lỗi: Đảng bộ 00002"
    ]


def test_a_unit_that_has_left_its_number_empty_is_named(committees, project):
    """It is not drawn as 0."""
    project.register("""
    - sheet: Kết nạp
      book: [van-phong]
      key: [Mã]
      columns:
        Mã: {is: code, required: true}
        Đã kết nạp: {is: count}
        Được giao: {is: count}
    """)
    project.sheet("Kết nạp", "Mã | Đã kết nạp | Được giao\nA | 1 | 4\nB | | 4")
    project.indicators("- {id: each, count: Kết nạp, unit: đảng viên}")
    chart = replace(
        LOWEST, figure="each", done="Đã kết nạp", target="Được giao", code="Mã", name="Mã"
    ).chart(project.open())

    assert [line.bar.label for line in chart.lines] == ["A"]
    assert [str(note) for note in chart.notes] == ["Không so sánh vì chưa có số: B"]


def test_with_nobody_to_compare_no_number_stands_in_the_title(committees):
    """Nobody is counted; who is left out is named."""
    chart = LOWEST.chart(committees("00001 | 1 | 0"))

    assert printed(chart.block.markdown) == [
        "*Các cấp ủy thấp nhất:* chưa có số liệu để vẽ biểu đồ.",
        "Không so sánh vì không có chỉ tiêu: Đảng bộ 00001.",
    ]


def test_a_target_taken_over_from_a_book_is_named_as_a_source(committees, project):
    """The book is part of what the chart rests on."""
    project.sheet("Chỉ tiêu", "Mã tổ chức | Năm | Giá trị\n'00001 | 2026 | 8")
    so = committees("00001 | 2 | 4")

    chart = replace(LOWEST, target="Chỉ tiêu được giao").chart(so)

    assert str(chart.lines[0].words) == "Đảng bộ 00001: 2/8 đảng viên, đạt 25%"
    assert str(chart.source).startswith("Phát triển đảng viên, Chỉ tiêu; ")


def test_a_register_that_rows_are_chosen_by_is_named_as_a_source(committees, project):
    """Also where what is tested there is an empty cell."""
    project.indicators("""
    - {id: done.no, sum: Phát triển đảng viên, of: Kết nạp từ đầu năm, where: {Tỉnh cũ: trống}}
    - {id: due.no, sum: Phát triển đảng viên, of: Chỉ tiêu kết nạp cả năm, where: {Tỉnh cũ: trống}}
    - {id: rate.no, ratio: [done.no, due.no]}
    """)
    so = committees("00001 | 2 | 4")

    chart = replace(AGAINST, rows={"Toàn tỉnh": "{}.all", "Cấp tỉnh": "{}.no"}).chart(so)

    assert str(chart.source).startswith("Phát triển đảng viên, Tổ chức; ")
    assert str(AGAINST.chart(so).source).startswith("Phát triển đảng viên; ")


def test_a_figure_or_a_column_that_does_not_exist_is_told(committees):
    """The message names it."""
    so = committees("00001 | 1 | 4")

    with pytest.raises(UsageError, match=r"done\.nobody"):
        replace(AGAINST, rows={"B": "{}.nobody"}).chart(so)
    with pytest.raises(UsageError, match="không có cột “Kết quả”"):
        replace(LOWEST, done="Kết quả").chart(so)


def test_the_same_bars_give_the_same_bytes():
    """No clock, no chance, no setting of the user's own."""
    import matplotlib

    bars = [Bar("A", "1/2 (50%)", 1, 2)]
    first = draw(bars, ("a", "b"))
    with matplotlib.rc_context({"svg.fonttype": "none", "figure.facecolor": "red"}):
        second = draw(bars, ("a", "b"))

    assert first == second
    assert first.svg.startswith(b"<?xml") and first.png.startswith(b"\x89PNG")
    assert b"<text" not in first.svg


def test_nothing_of_the_machine_is_said_beside_a_chart():
    """Where the library cannot keep its files it says so on the terminal: not in a notebook."""
    code = "from baocao.charts.bars import Bar, draw; draw([Bar('A', '1', 1, 2)], ('a', 'b'))"

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={**os.environ, "MPLCONFIGDIR": os.devnull + "/none"},
    )  # fmt: skip

    assert (done.stdout, done.stderr) == ("", "")


def test_a_label_too_long_for_its_room_stands_on_two_lines_and_is_cut():
    """The picture stays as wide as the text, whatever a cell holds."""
    short = draw([Bar("A", "1", 1, 2)], ("a", "b"))
    long = draw([Bar("Đảng ủy " + "rất dài " * 80 + "W" * 200, "1", 1, 2)], ("a", "b"))
    odd = draw([Bar("$x^2$ \u202e\U0001f600\n*_[]<>&", "1", 1, 2)], ("a", "b"))

    widths = {re.search(rb'width="([\d.]+)pt"', each.svg)[1] for each in (short, long, odd)}
    assert widths == {b"467.716535"}


def test_a_block_brings_its_chart_once_as_svg_and_as_png(committees):
    """The Markdown names it; JupyterLab is shown the picture itself."""
    block = AGAINST.chart(committees("00001 | 1 | 2")).block
    ((name, kinds),) = block.images.items()

    assert f"](chart:{name} " in block.markdown
    assert b64decode(kinds["svg"]).startswith(b"<?xml")
    assert b64decode(kinds["png"]).startswith(b"\x89PNG")
    assert f"data:image/png;base64,{kinds['png']}" in block.shown
    assert block.shown.startswith("**Kết nạp so với chỉ tiêu**")
