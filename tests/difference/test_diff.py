"""The command ``baocao diff``: how reports are named, what is printed, and how it ends."""

from __future__ import annotations

import json

import pytest
from baocao.cli.commands import app
from typer.testing import CliRunner, Result

from difference.laid import build, close

ONE = "Mã đơn | Ngày nhận\nD1 | 01/04/2026"
TWO = ONE + "\nD2 | 02/04/2026"
THREE = TWO + "\nD3 | 03/04/2026"
FOUR = THREE + "\nD4 | 04/04/2026"


@pytest.fixture
def petitions(project, monkeypatch):
    """Closed with one petition, corrected with two, built with three; now there are four."""
    project.indicators("- {id: received, label: Đơn nhận, count: Đơn thư}")
    for table, put_down in (
        (ONE, lambda: close(project)),
        (TWO, lambda: close(project, version=1)),
        (THREE, lambda: build(project)),
    ):
        project.sheet("Đơn thư", table)
        put_down()
    project.sheet("Đơn thư", FOUR)
    project.open()
    monkeypatch.chdir(project.root)
    return project


def diff(*words: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(app, ["diff", *words])


@pytest.mark.parametrize(
    ("named", "petitions_of_it"),
    {
        "2026Q2": 2,
        "2026Q2@0": 1,
        "2026Q2@1": 2,
        "2026Q2@build": 3,
        "2026Q2@now": 4,
        "build/btctu/2026Q2/quarterly": 3,
        "data/btctu/closed/2026Q2/quarterly/dinh-chinh-1": 2,
    }.items(),
)
def test_a_report_is_named_by_period_version_or_folder(petitions, named, petitions_of_it):
    """The period alone means the closed edition in force."""
    result = diff("2026Q2@0", named, "--json")

    assert result.exit_code == 0, result.stderr
    changes = {each["new"]["text"] for each in json.loads(result.stdout)["figures"]}
    assert changes == ({f"0{petitions_of_it}"} if petitions_of_it != 1 else set())


def test_a_period_that_was_not_closed_means_what_was_built(project, monkeypatch):
    """Without a closed edition the report in build/ is taken."""
    project.indicators("- {id: received, count: Đơn thư}")
    project.sheet("Đơn thư", ONE)
    build(project)
    monkeypatch.chdir(project.root)

    result = diff("2026Q2", "2026Q2@now")

    assert (result.exit_code, "Không có gì khác nhau" in result.stdout) == (0, True)


def test_a_wrong_spelling_says_the_forms_and_what_there_is(petitions):
    """Wrong usage: what may be written, and which reports can be named."""
    for named in ("2026Q2@x", "abc", "2026Q7", "2026q2", "../x", "@0", ""):
        result = diff("2026Q2", named)

        assert (result.exit_code, result.stdout) == (2, ""), named
        assert "2026Q1@0 (bản chốt lần đầu)" in result.stderr
        assert "Đang có: 2026Q2@0, 2026Q2@1, 2026Q2@build." in result.stderr


def test_a_report_that_is_not_there_is_refused_with_those_that_are(petitions):
    """Nothing is compared; the reports that can be named are listed."""
    for named in ("2026Q2@2", "2025Q4", "2025Q4@build"):
        result = diff("2026Q2", named)

        assert (result.exit_code, result.stdout) == (1, ""), named
        assert "Đang có: 2026Q2@0, 2026Q2@1, 2026Q2@build." in result.stderr


def test_a_folder_that_is_no_report_is_refused(petitions):
    """The message names the file that is missing, without a traceback."""
    result = diff("data", "2026Q2")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "Không có figures.json trong data" in result.stderr


def test_the_terminal_tells_figures_by_cause_then_rows(petitions):
    """What was and is printed, by how much, because of which row; then the row's cells."""
    result = diff("2026Q2@build", "2026Q2@now")

    told = result.stdout
    assert result.exit_code == 0
    assert told.index("Thêm dòng: 1 chỉ tiêu") < told.index("Dòng số liệu: 1 dòng")
    for each in ("Đơn nhận (received)", "03", "04", "+1", "D4", "Ngày nhận: 04/04/2026"):
        assert each in told


def test_rows_that_no_figure_counts_are_only_numbered(project, monkeypatch, tmp_path):
    """The next quarter's rows in the book of the year do not hide the one that matters."""
    project.indicators(
        "- {id: received, label: Đơn nhận, count: Đơn thư, where: {Ngày nhận: trong kỳ}}"
    )
    project.sheet("Đơn thư", ONE)
    close(project)
    project.sheet("Đơn thư", TWO + "\nKHAC8 | 01/08/2026\nKHAC9 | 02/08/2026")
    project.open()
    monkeypatch.chdir(project.root)
    page = tmp_path / "so-sanh.html"

    told = diff("2026Q2@0", "2026Q2@now", "--html", str(page)).stdout

    for text in (told, page.read_text("utf-8")):
        assert "2 dòng khác thay đổi, không vào chỉ tiêu nào." in text
        assert ("D2" in text, "KHAC" in text) == (True, False)


def test_a_page_is_written_beside_what_is_printed(petitions, tmp_path):
    """The page is a whole one; a place that cannot be written is refused."""
    page = tmp_path / "so-sanh.html"

    result = diff("2026Q2@0", "2026Q2@1", "--html", str(page))

    assert result.exit_code == 0
    assert "So sánh 2026Q2, bản chốt lần đầu với 2026Q2, đính chính 1" in page.read_text("utf-8")
    assert diff("2026Q2", "2026Q2", "--html", str(tmp_path)).exit_code == 1


def test_a_page_is_not_written_over_what_somebody_keeps(petitions, tmp_path):
    """Neither a book, nor an issued report, nor any file that is there already."""
    book = petitions.paths.data / "btctu/2026/van-phong.xlsx"
    kept = book.read_bytes()
    page = tmp_path / "thu.html"
    page.write_text("của người khác", encoding="utf-8")

    for place in (book, petitions.paths.data / "btctu/closed/2026Q2/quarterly/x.html", page):
        assert diff("2026Q2", "2026Q2", "--html", str(place)).exit_code == 1
    assert (book.read_bytes(), page.read_text("utf-8")) == (kept, "của người khác")


@pytest.mark.parametrize(
    ("named", "meant"),
    {"2026q2": "2026Q2", "quý II/2026": "2026Q2", "2026q2@Build": "2026Q2@build"}.items(),
)
def test_a_period_in_another_spelling_says_what_was_perhaps_meant(petitions, named, meant):
    """As other commands do."""
    result = diff("2026Q2", named)

    assert (result.exit_code, f"Có phải “{meant}”?" in result.stderr) == (2, True)


@pytest.mark.parametrize("file", ["figures.json", "rows.json", "report.ipynb", "closed.json"])
@pytest.mark.parametrize("named", ["2026Q2@0", "data/btctu/closed/2026Q2/quarterly"])
def test_a_closed_version_that_was_tampered_with_is_not_compared(petitions, named, file):
    """A number changed in the archive is refused, with the command that shows all of it."""
    folder = petitions.paths.data / "btctu/closed/2026Q2/quarterly"
    with (folder / file).open("a", encoding="utf-8") as written:
        written.write(" " if file != "closed.json" else "x")

    result = diff(named, "2026Q2@build")

    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{file}: tệp của bản đã chốt bị mất, hỏng hoặc bị sửa" in result.stderr
    assert "baocao verify" in result.stderr


def test_a_file_that_is_gone_from_a_closed_version_is_refused(petitions):
    """It says which one."""
    (petitions.paths.data / "btctu/closed/2026Q2/quarterly/rows.json").unlink()

    result = diff("2026Q2@0", "2026Q2@build")

    assert "rows.json: tệp của bản đã chốt bị mất" in result.stderr
    assert "baocao verify 2026Q2" in result.stderr


def test_the_terminal_tells_the_files_that_differ(petitions):
    """The book that was changed stands below its own heading."""
    told = diff("2026Q2@build", "2026Q2@now").stdout

    assert "Tệp đầu vào khác: 1\n  - sổ: data/btctu/2026/van-phong.xlsx (đã sửa)" in told


def test_what_is_in_force_is_not_guessed_without_its_seal(petitions):
    """The seal of the correction is gone: the first issue does not take its place unsaid."""
    (petitions.paths.data / "btctu/closed/2026Q2/quarterly/dinh-chinh-1/closed.json").unlink()

    result = diff("2026Q2", "2026Q2@build")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "dinh-chinh-1/closed.json: tệp của bản đã chốt bị mất" in result.stderr
    assert diff("2026Q2@0", "2026Q2@build").exit_code == 0
