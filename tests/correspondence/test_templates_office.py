"""Templates in LibreOffice: recalculated, saved, read again; and those of the whole office."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from baocao import edition
from baocao.cells import Workbook, open_workbook
from baocao.paths import Paths
from baocao.registers import read_register
from baocao.workbooks import cells_of

from correspondence.outgoing import UNITS, Filled, command, forms_of, made, project_of, whole
from project import OFFICE, PERIOD, REPORT, REPOSITORY, Project

pytestmark = pytest.mark.slow
WRONG = ("D. Đảng viên trong danh sách cuối kỳ", "Kỳ này")


def typed(project: Project, name: str, filled: Filled, to: Path) -> None:
    """Type values into the open cells of a template; its formulas stay as they are."""
    book, forms = openpyxl.load_workbook(made(project) / f"{name}.xlsx"), forms_of(project)
    for sheet, values in filled.items():
        cells = {place: book[sheet][cell] for place, cell in cells_of(forms[sheet]).items()}
        for place, value in values.items():
            if not cells[place].protection.locked:
                cells[place].value = value
    book.save(to)


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Project:
    """Two committees that owe a form, their templates and the common one."""
    project = project_of(tmp_path_factory.mktemp("mau"), *UNITS)
    command(project, f"templates {PERIOD}")
    command(project, f"templates {PERIOD} --common")
    return project


@pytest.fixture(scope="module")
def saved(project, tmp_path_factory) -> Path:
    """A right, a wrong and a common one, filled, then recalculated and saved by LibreOffice."""
    program = shutil.which("soffice")
    if not program:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing("cần gói libreoffice-calc-nogui")
    folder = tmp_path_factory.mktemp("soffice")
    (folder / "saved").mkdir()
    right, wrong = whole(), whole()
    wrong["Biểu 1"] |= {WRONG: 999}
    typed(project, "24611", right, folder / "right.xlsx")
    typed(project, "24615", wrong, folder / "wrong.xlsx")
    chosen = {"Trang bìa": {("Mã tổ chức", "Nội dung"): "24615"}}
    typed(project, "chung", {**right, **chosen}, folder / "common.xlsx")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    names = ["right.xlsx", "wrong.xlsx", "common.xlsx"]
    subprocess.run(
        [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", "saved", *names],
        cwd=folder, capture_output=True, text=True, check=True, timeout=180,
    )  # fmt: skip
    return folder / "saved"


def read(saved: Path, name: str) -> Workbook:
    """A saved workbook as our reader has it."""
    return open_workbook(saved / f"{name}.xlsx", f"{name}.xlsx")


def verdicts(book: Workbook) -> dict[str, set[object]]:
    """By sheet what its column of checks says."""
    return {
        name: {
            cell.value for cell in sheet.cells.values() if cell.value in ("đạt", "sai", "xem lại")
        }
        for name, sheet in book.sheets.items()
    }


@pytest.mark.parametrize("name", ["right", "common"])
def test_a_form_that_is_right_is_read_without_a_finding(project, saved, name):
    """LibreOffice has computed sums, shares and the name as the program would."""
    book = read(saved, name)

    found = [
        each
        for form in forms_of(project).values()
        for each in read_register(form, [book])[1]
        if each.severity != "note"
    ]

    assert found == []
    assert {said for each in verdicts(book).values() for said in each} == {"đạt"}


def test_sums_and_names_are_computed(project, saved):
    """The sum of ages, and the name that belongs to the chosen code."""
    right, common = read(saved, "right"), read(saved, "common")
    cover, counts = forms_of(project)["Trang bìa"], forms_of(project)["Phát triển đảng viên"]

    assert read_register(counts, [right])[0].rows["Cộng theo độ tuổi"].tolist() == [3]
    assert read_register(cover, [common])[0].rows["Tên cấp ủy"].tolist() == ["Đảng bộ 24615"]


def test_a_form_that_is_wrong_says_so(saved):
    """D is not A and B less C."""
    sheet = read(saved, "wrong").sheets["Biểu 1"]

    assert sheet.cells[21, 7].value == "sai"
    assert sheet.cells[6, 7].value == "đạt"


def test_limits_and_locks_survive(saved):
    """Whoever goes on with the file is held to the same."""
    page = openpyxl.load_workbook(saved / "right.xlsx")["Biểu 1"]
    limits = {rule.type for rule in page.data_validations.dataValidation if "D7" in rule.sqref}

    assert limits == {"whole"}
    assert page.protection.sheet
    assert (page["D7"].protection.locked, page["F7"].protection.locked) == (False, True)


def test_what_libreoffice_saved_is_taken_in(project, saved):
    """Without an error, whatever the file is called."""
    inbox = saved.parent / "hop-thu"
    inbox.mkdir()
    shutil.copyfile(saved / "right.xlsx", inbox / "bản cuối.xlsx")

    command(project, f"collect {PERIOD} --inbox {inbox}")
    so = edition.open(REPORT, OFFICE, PERIOD, project.paths)

    assert list(so.completeness.missing) == ["24615"]
    errors = [each for each in so.findings if each.severity == "error"]
    assert [each for each in errors if "received" in each.file] == []


def test_each_of_the_128_committees_has_its_own(tmp_path):
    """Its code and name, on the office's own forms and checks."""
    root = tmp_path / "du-an"
    for folder in ("data", "params"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    paths = Paths(root, root / "data", root / "params", root / "build")
    project = Project(root)

    command(project, "templates 2026Q2")
    so = edition.open(REPORT, OFFICE, "2026Q2", paths)

    files = sorted(made(project).glob("*.xlsx"))
    assert len(files) == 128
    told = {}
    for file in files:
        cells = open_workbook(file, file.name).sheets["Trang bìa"].cells
        told[cells[5, 2].value] = cells[6, 2].value
        assert cells[5, 2].value == file.stem
    rows = so.registers["Tổ chức"].rows
    names = dict(zip(rows["Mã tổ chức"], rows["Tên"], strict=True))
    assert told == {code: names[code] for code in told}
