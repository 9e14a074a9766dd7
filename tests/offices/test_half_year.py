"""The half-year notebook says what the books hold and no more, whatever an office keeps."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from typing import Any

import pytest
from baocao.notebooks import EXPRESSION
from baocao.paths import Paths

from core.printed import printed
from offices.third import OFFICE, PERIOD, REPORT, THIRD, add_third
from project import REPOSITORY, Table, write_book

SLOT = "prose.slot("
LAST = "so.store()"
NO_DATA = "chưa có số liệu"
PEOPLE = {
    "Tổ chức": "Mã tổ chức | Loại | Từ ngày\nHU-DB1 | đảng bộ cơ sở | 01/01/2000",
    "Đảng viên": """
    Mã đảng viên | Mã tổ chức | Loại       | Giới tính | Ngày kết nạp | Từ ngày
    HU-V1        | HU-DB1     | chính thức | nữ        | 03/02/2001   | 03/02/2001
    """,
}
OF_OFFICE = (
    "Khen thưởng", "Sự kiện", "An sinh", "Công tác cán bộ", "Tiêu chuẩn chính trị",
    "Kiểm tra, giám sát", "Kỷ luật", "Đơn thư", "Văn bản", "Nhiệm vụ", "Huy hiệu Đảng",
)  # fmt: skip
PROMISES = ["Khen thưởng các", "trao giấy khen", "chính trị theo thẩm quyền", "ngày lễ lớn", "Vận động"]


def said(paths: Paths, monkeypatch: pytest.MonkeyPatch, books: Mapping[str, Table]) -> list[str]:
    """What an office that keeps these registers prints, but for the judgement: a line a bullet."""
    office = {**OFFICE, "books": {"so-chung": list(books)}}
    appendices = ["notes", "charts", "movements"]
    add_third(paths, office, appendices=appendices)
    write_book(paths.data / THIRD / "2021" / "so-chung.xlsx", books)
    monkeypatch.chdir(paths.root)
    return [line for text in _outputs(paths) for line in printed_lines(text)]


def printed_lines(text: str) -> list[str]:
    """The lines of a block; a heading or a table as it is."""
    return printed(text) if text.startswith("- ") else [text]


def _outputs(paths: Paths) -> list[str]:
    """What the cells of the notebook show, run one after the other."""
    cells = json.loads((paths.notebooks / f"{REPORT}.ipynb").read_text("utf-8"))["cells"]
    names: dict[str, Any] = {}
    found: list[str] = []
    for cell in cells:
        source = "".join(cell["source"])
        if source.startswith((SLOT, LAST)) or "note" in cell["metadata"].get("tags", ()):
            continue
        if cell["cell_type"] == "markdown":
            found += [_shown(each["code"], names) for each in EXPRESSION.finditer(source)]
        else:
            found.append(_shown(source, names))
        if "parameters" in cell["metadata"].get("tags", ()):
            names |= {"office": THIRD, "period": PERIOD}
    return [text for text in found if text]


def _shown(source: str, names: dict[str, Any]) -> str:
    """Run a cell; what its last expression shows."""
    *before, last = ast.parse(source).body
    if not isinstance(last, ast.Expr):
        before, last = [*before, last], None
    exec(compile(ast.Module(before, []), "cell", "exec"), names)  # noqa: S102 - our own notebook
    if last is None:
        return ""
    shown = eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307
    return getattr(shown, "markdown", str(shown))


def test_of_empty_registers_nothing_is_asserted(paths, monkeypatch):
    """Neither a result nor a footnote: what there is no data of is told once, by itself."""
    books = {**PEOPLE, **dict.fromkeys(OF_OFFICE, "Mã")}

    lines = said(paths, monkeypatch, books)

    assert [line for line in lines for word in PROMISES if word.casefold() in line.casefold()] == []
    assert ["Đến ngày" in line for line in lines if "[[" in line] == [True]
    unknown = [line for line in lines if NO_DATA in line and "Đến ngày" not in line]
    assert len(unknown) > len(OF_OFFICE)
    assert all(line.endswith(f"{NO_DATA}.") and line.count(NO_DATA) == 1 for line in unknown)
    assert len(unknown) == len(set(unknown))


def test_an_office_that_keeps_organisations_and_members_only_has_its_report(paths, monkeypatch):
    """Of all other registers nothing is said, not even that there is no data."""
    lines = said(paths, monkeypatch, PEOPLE)

    assert [line for line in lines if NO_DATA in line or "không giữ" in line] == []
    (line,) = [line for line in lines if "Đến ngày" in line]
    assert line.startswith("- Đến ngày 30/6/2021, Đảng bộ huyện có 01 đảng viên (Phụ lục 2) sinh")


def test_an_office_that_keeps_only_members_says_them_without_organisations(paths, monkeypatch):
    """What a sentence says beside its own figure is left out of it."""
    lines = said(paths, monkeypatch, {"Đảng viên": PEOPLE["Đảng viên"]})

    (line,) = [line for line in lines if "Đến ngày" in line]
    assert "có 01 đảng viên (Phụ lục 2), không đổi so với" in line


def test_gifts_of_unknown_worth_are_not_said_to_be_worth_0(paths, monkeypatch):
    """The amount stands only where it was written down."""
    gifts = """
    Mã | Ngày       | Hoạt động    | Kết quả  | Số lượng | Số tiền
    A1 | 01/02/2021 | thăm hộ nghèo | suất quà | 265      |
    """

    lines = said(paths, monkeypatch, {**PEOPLE, "An sinh": gifts})

    (line,) = [line for line in lines if "suất quà" in line and line.startswith("- ")]
    assert line.endswith("[[Tặng 265 suất quà: thăm hộ nghèo.]].")


def test_contents_of_inspections_are_those_of_organisations_too(paths, monkeypatch):
    """Of Article 30 all rows; of Article 32 those of members beside those of organisations."""
    inspections = """
    Mã | Hình thức | Điều | Đối tượng | Loại đối tượng | Nội dung | Ngày báo cáo kết quả
    K1 | kiểm tra  | 30   | HU-DB1    | tổ chức đảng   | nghị quyết | 01/02/2021
    K2 | kiểm tra  | 32   | HU-DB1    | tổ chức đảng   | tài chính  | 01/02/2021
    K3 | kiểm tra  | 32   | HU-V1     | đảng viên      | đảng phí   | 01/02/2021
    K4 | giám sát  | 32   | HU-DB1    | tổ chức đảng   | quy chế    | 01/02/2021
    """

    lines = said(paths, monkeypatch, {**PEOPLE, "Kiểm tra, giám sát": inspections})

    assert [line.split(". Qua")[0] for line in lines if ". Qua" in line] == [
        "- Các cấp ủy kiểm tra, giám sát 01 tổ chức đảng; nội dung chủ yếu: nghị quyết",
        "- Ủy ban kiểm tra các cấp kiểm tra 01 tổ chức đảng về tài chính; "
        "kiểm tra 01 đảng viên về đảng phí; giám sát chuyên đề 01 tổ chức đảng",
    ]


def test_appendices_are_first_mentioned_in_their_order():
    """As the params of the office number them; a reader meets Phụ lục 1 before 2."""
    notebook = (REPOSITORY / "notebooks" / f"{REPORT}.ipynb").read_text("utf-8")
    params = (REPOSITORY / "params" / "duk" / PERIOD / f"{REPORT}.yml").read_text("utf-8")
    (asked,) = [line for line in params.splitlines() if line.startswith("appendices:")]

    names = asked.split("[")[1].rstrip("]").split(", ")
    places = [notebook.index(f'appendices.mention(\\"{name}\\")') for name in names]
    assert places == sorted(places)
