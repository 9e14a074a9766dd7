"""Templates made by the command, and filled as a unit would fill them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import openpyxl
from baocao.cli.commands import app
from baocao.params import read_folder
from baocao.registers import Form
from baocao.workbooks import Place, cells_of, grid
from baocao.workbooks.formulas import computed
from typer.testing import CliRunner, Result

from project import OFFICE, REPOSITORY, Project, declared

UNITS = ("24611", "24615")
SHEETS = (
    "Trang bìa", "Biểu 1", "Phát triển đảng viên", "Biểu Huy hiệu Đảng", "Xếp loại quý",
    "Xếp loại năm",
)  # fmt: skip
CHECKS = (REPOSITORY / "params" / "checks" / "bieu.yml").read_text("utf-8")
MOVED = {"B.1. Kết nạp": 3, "B. Đảng viên tăng trong kỳ": 3}
ADMITTED = {"Kết nạp trong kỳ": 3, "Kết nạp từ đầu năm": 3, "Tuổi 18-30": 3}
Filled = dict[str, dict[Place, object]]


def project_of(root: Path, *codes: str) -> Project:
    """Committees that owe the whole form, each with a target, under the checks of the office."""
    project = Project(root)
    project.declare(*SHEETS)
    project.committees(*codes)
    target = {"Mã": "kết nạp đảng viên", "Năm": "2026"}
    rows = [
        {**target, "Mã tổ chức": f"'{code}", "Giá trị": str(20 + number)}
        for number, code in enumerate(codes)
    ]
    project.sheet("Chỉ tiêu", rows)
    project.checks(CHECKS)
    project.open()
    return project


def owes(project: Project, *codes: str) -> None:
    """Let units of these codes owe a form, and no others."""
    known = {"Tên": "Đảng bộ", "Trực thuộc Tỉnh ủy": "x"}
    project.sheet("Tổ chức", [{**known, "Mã tổ chức": f"'{code}"} for code in codes])
    project.open()


def command(project: Project, line: str, code: int = 0) -> Result:
    """Run a command in the project: ``templates 2026Q2``."""
    folders = {"data": project.paths.data, "params": project.paths.params, "out": project.paths.out}
    words = [*line.split(), *(f"--{name}={path}" for name, path in folders.items())]
    result = CliRunner().invoke(app, words, catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


def made(project: Project, period: str = "2026Q2") -> Path:
    """The folder that templates are made in."""
    return project.paths.out / OFFICE / period / "thu-bieu" / "mau-bieu"


def forms_of(project: Project) -> dict[str, Form]:
    """The forms of units as the project declares them."""
    forms = read_folder(project.paths.params / "registers", Form)
    return {form.sheet: form for form in forms if form.form}


def whole(start: int = 100) -> Filled:
    """What a committee fills in: three admitted, all else 0, so that every check holds."""
    filled: Filled = {}
    for sheet in SHEETS[1:]:
        form = Form.model_validate(declared()[sheet])
        own = grid(form)
        known = MOVED | ADMITTED | {
            "A. Tổng số đảng viên cuối kỳ trước chuyển sang": start,
            "D. Đảng viên trong danh sách cuối kỳ": start + 3,
        }  # fmt: skip
        filled[sheet] = {
            (heading, beside): known.get(heading, 0)
            for heading, beside in own.places()
            if beside in own.besides and form.columns[heading].kind == "count"
            if not form.columns[heading].adds
            if beside != "Cùng kỳ năm trước" and sheet != "Xếp loại năm"
        }
    return filled


def fill(template: Path, filled: Mapping[str, Mapping[Place, object]], to: Path) -> Path:
    """Fill the open cells of a template by openpyxl, and save it as ``to``.

    Excel keeps what a formula comes to beside it; openpyxl can write only one of the two, so that
    the value stands in place of each formula that is read.
    """
    book = openpyxl.load_workbook(template)
    for sheet, values in filled.items():
        form = Form.model_validate(declared()[sheet])
        cells, page = cells_of(form), book[sheet]
        for place, value in values.items():
            if not page[cells[place]].protection.locked:
                page[cells[place]].value = value
        there = {place: page[cell].value for place, cell in cells.items()}
        for place, each in computed(grid(form), [], there).items():
            page[cells[place]].value = each.value
        for row in page.iter_rows(min_row=5):
            for cell in row:
                if cell.data_type == "f":
                    cell.value = None
    to.parent.mkdir(parents=True, exist_ok=True)
    book.save(to)
    return to
