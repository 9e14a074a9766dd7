"""What has changed since editions were closed, told after builds and checks."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from baocao.cli.commands import app
from baocao.cli.comparing import tell_changes_since
from baocao.difference import since
from baocao.difference.since import changes_since
from typer.testing import CliRunner

from difference.laid import close
from project import OFFICE

RULES = "- {id: received, label: Đơn nhận, count: Đơn thư, where: {Ngày nhận: trong kỳ}}"
BOOK = """
Mã đơn | Ngày nhận  | Loại
D1     | 01/02/2026 | kiến nghị
D2     | 02/02/2026 | phản ánh
"""


@pytest.fixture
def closed(project):
    """The first quarter, closed with two petitions."""
    project.indicators(RULES)
    project.edition("2026Q1")
    project.sheet("Đơn thư", BOOK)
    close(project, "2026Q1")
    return project


def look(project):
    """Write the project's files and look at what has changed since."""
    project.open()
    return changes_since(project.paths, OFFICE)


@pytest.fixture
def opened(monkeypatch):
    """The periods that were opened to look at them."""
    found = []
    real = since.present

    def present(key, paths):
        found.append(key.period)
        return real(key, paths)

    monkeypatch.setattr(since, "present", present)
    return found


def test_nothing_is_opened_while_nothing_has_changed(closed, opened):
    """Inputs with the same hashes make the same report."""
    assert (look(closed), opened) == ([], [])
    close(closed, "2026Q2")
    assert (look(closed), opened) == ([], []), "closed editions are inputs of the next one"


def test_a_changed_cell_is_told_with_its_place_and_the_figures_it_touches(closed):
    """File, sheet, cell, the value then and now, and the figure that comes out otherwise."""
    closed.sheet("Đơn thư", BOOK.replace("02/02/2026", "02/04/2026"))

    (later,) = look(closed)

    assert (later.period, later.version, later.matters) == ("2026Q1", 0, True)
    assert later.figures == ["Đơn nhận: 02 → 01"]
    assert later.rows == [
        "tệp btctu/2026/van-phong.xlsx, trang “Đơn thư”, ô C6 (Ngày nhận): "
        "02/02/2026 → 02/04/2026; chỉ tiêu: received"
    ]


def test_a_figure_declared_since_was_not_issued(closed):
    """A new rule in the catalogue changes nothing of what was closed."""
    closed.indicators("- {id: all, label: Mọi đơn, count: Đơn thư}")

    assert [later.figures for later in look(closed) if later.matters] == []


def test_a_correction_without_its_seal_is_not_held_against_the_present(closed):
    """What is in force is not known then; the command that tells more is named."""
    folder = closed.close("2026Q1", version=1)
    (folder / "closed.json").unlink()

    (later,) = look(closed)

    assert later.problem.startswith("thiếu dinh-chinh-1/closed.json; xem bằng lệnh baocao verify")


def test_a_cell_that_is_no_figure_is_told_where_the_row_was_counted(closed):
    """The words of a counted row may stand in the report, though no figure changes."""
    closed.sheet("Đơn thư", BOOK.replace("phản ánh", "tố cáo"))

    (later,) = look(closed)

    assert later.figures == []
    assert [row.partition(": ")[0].rpartition(", ")[2] for row in later.rows] == ["ô D6 (Loại)"]


def test_the_next_quarters_rows_in_a_yearly_book_do_not_matter(closed):
    """They are counted, not listed: no figure of the closed edition looks at them."""
    closed.sheet("Đơn thư", BOOK + "D3 | 03/04/2026 | tố cáo\nD4 | 04/04/2026 | tố cáo")

    (later,) = look(closed)

    assert (later.matters, later.unrelated, later.rows) == (False, 2, [])


PLAN = """
Mã | Nội dung | Kỳ kế hoạch | Trạng thái | Ngày thực hiện
N1 | {} | {} | {} | {}
"""


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("Đề án A", "2026Q2", "hoàn thành", "03/05/2026"), []),
        (("Đề án B", "2026Q2", "kế hoạch", ""), ["Nội dung"]),
        (("Đề án A", "2026Q3", "kế hoạch", ""), ["Kỳ kế hoạch"]),
    ],
)
def test_a_plan_that_is_carried_out_later_does_not_matter(project, row, told):
    """Its result is written into the same row; other words or another period are told."""
    project.indicators("- {id: planned, count: Nhiệm vụ, where: {Kỳ kế hoạch: kỳ sau}}")
    project.edition("2026Q1")
    project.sheet("Nhiệm vụ", PLAN.format("Đề án A", "2026Q2", "kế hoạch", ""))
    close(project, "2026Q1")
    project.sheet("Nhiệm vụ", PLAN.format(*row))

    (later,) = look(project)

    assert later.matters == bool(told)
    assert [heading for line in later.rows for heading in told if f"({heading})" in line] == told


def test_what_came_of_the_plan_for_the_closed_quarter_itself_matters(project):
    """The report told the results of that plan; they have changed."""
    project.indicators("- {id: due, count: Nhiệm vụ, where: {Kỳ kế hoạch: trong kỳ}}")
    project.edition("2026Q1")
    project.sheet("Nhiệm vụ", PLAN.format("Đề án A", "2026Q1", "kế hoạch", ""))
    close(project, "2026Q1")
    project.sheet("Nhiệm vụ", PLAN.format("Đề án A", "2026Q1", "hoàn thành", "03/03/2026"))

    (later,) = look(project)

    assert [line.partition(" (")[2].partition(")")[0] for line in later.rows] == [
        "Trạng thái",
        "Ngày thực hiện",
    ]


def test_the_params_of_the_quarter_after_next_leave_it_alone(closed, opened):
    """A report looks at its own params and at those just before and after it."""
    closed.edition("2026Q3")

    assert (look(closed), opened) == ([], [])


def test_the_correction_in_force_is_what_is_held_against_the_present(closed):
    """Once the change is issued as a correction there is nothing to tell."""
    closed.sheet("Đơn thư", BOOK.replace("02/02/2026", "02/04/2026"))
    close(closed, "2026Q1", version=1)

    assert look(closed) == []


def test_a_file_that_has_gone_or_come_is_noticed(closed, opened):
    """The book of the closed edition was taken away; then it is there again."""
    book = closed.paths.data / "btctu/2026/van-phong.xlsx"
    kept = book.read_bytes()
    book.unlink()

    (later,) = changes_since(closed.paths, OFFICE)
    assert later.figures[0].startswith("Đơn nhận: 02 → [chưa có số: ")

    book.write_bytes(kept)
    assert changes_since(closed.paths, OFFICE) == []
    (book.parent / "ban-sao.xlsx").write_bytes(kept)
    changes_since(closed.paths, OFFICE)
    assert opened == ["2026Q1", "2026Q1"]


def test_a_book_that_only_other_reports_read_opens_nothing(project, opened):
    """The office keeps a book of another report beside those of the closed edition."""
    project.office = {"books": {"van-phong": ["Đơn thư"], "cham-diem": []}}
    project.indicators(RULES)
    project.edition("2026Q1")
    project.sheet("Đơn thư", BOOK)
    close(project, "2026Q1")
    book = project.paths.data / "btctu/2026/van-phong.xlsx"
    book.with_stem("cham-diem").write_bytes(book.read_bytes())

    assert changes_since(project.paths, OFFICE) == []
    assert opened == []


def test_what_was_found_is_kept_until_something_changes_again(closed, opened):
    """The edition is opened once for one state of its inputs."""
    closed.sheet("Đơn thư", BOOK.replace("02/02/2026", "02/04/2026"))

    first = look(closed)

    assert changes_since(closed.paths, OFFICE) == first
    assert opened == ["2026Q1"]
    closed.sheet("Đơn thư", BOOK.replace("01/02/2026", "01/04/2026"))
    assert look(closed) != first
    closed.sheet("Đơn thư", BOOK)
    assert look(closed) == []
    assert json.loads((closed.paths.out / since.KEPT).read_text("utf-8")) == {}


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"quarterly btctu 2026Q1": 1}', "\udcff"])
def test_what_was_kept_and_damaged_is_found_again(closed, opened, damage):
    """Whatever stands in the kept file, the answer is the same."""
    closed.sheet("Đơn thư", BOOK.replace("02/02/2026", "02/04/2026"))
    first = look(closed)

    (closed.paths.out / since.KEPT).write_bytes(damage.encode("utf-8", "surrogateescape"))

    assert changes_since(closed.paths, OFFICE) == first
    assert opened == ["2026Q1", "2026Q1"]


@pytest.mark.parametrize("later", [{}, {"period": 1, "more": 2}, []])
def test_an_entry_of_another_form_is_found_again(closed, opened, later):
    """The mark fits but what stands beside it is not what is kept now."""
    closed.sheet("Đơn thư", BOOK.replace("02/02/2026", "02/04/2026"))
    first = look(closed)
    file = closed.paths.out / since.KEPT
    kept = json.loads(file.read_text("utf-8"))
    kept["quarterly btctu 2026Q1"]["later"] = later
    file.write_text(json.dumps(kept), "utf-8")

    assert changes_since(closed.paths, OFFICE) == first


def test_params_that_cannot_be_read_are_told_in_a_line(closed):
    """A closed edition that cannot be opened any more breaks nothing."""
    (closed.paths.params / "btctu/2026Q1/quarterly.yml").write_text("window: [", "utf-8")

    (later,) = changes_since(closed.paths, OFFICE)

    assert "params/btctu/2026Q1/quarterly.yml" in later.problem
    assert "\n" not in later.problem


@pytest.mark.parametrize("content", [None, "", "{}", "[]", '{"inputs": 1}'])
def test_a_damaged_manifest_is_told_in_a_line(closed, content):
    """What a closed edition was made of is not known: it says so."""
    file = closed.paths.data / "btctu/closed/2026Q1/quarterly/manifest.json"
    file.unlink()
    if content is not None:
        file.write_text(content, "utf-8")

    (later,) = look(closed)

    assert "baocao verify 2026Q1" in later.problem


def test_a_check_ends_with_what_has_changed_and_what_to_do(closed, monkeypatch):
    """The closed edition stays; two commands show more and correct it."""
    closed.sheet("Đơn thư", BOOK.replace("02/02/2026", "02/04/2026"))
    closed.open()
    monkeypatch.chdir(closed.root)

    result = CliRunner().invoke(app, ["check", "2026Q2"])

    assert result.exit_code == 0
    *_, told = result.stdout.partition("Bản 2026Q1 (quarterly) đã chốt giữ nguyên")
    assert "Đơn nhận: 02 → 01" in told
    assert "baocao diff 2026Q1@0 2026Q1@now" in told
    assert 'baocao close 2026Q1 --correct "lý do"' in told


def test_a_check_says_nothing_of_editions_that_come_out_the_same(closed, monkeypatch):
    """Rows of the next quarter are no news for the closed one."""
    closed.sheet("Đơn thư", BOOK + "D3 | 03/04/2026 | tố cáo")
    closed.open()
    monkeypatch.chdir(closed.root)

    assert "đã chốt" not in CliRunner().invoke(app, ["check", "2026Q2"]).stdout


def test_the_corrected_key_of_a_planned_task_is_told(project):
    """The row is the same one under another key: it is told as changed, with its old key."""
    project.indicators("- {id: planned, count: Nhiệm vụ, where: {Kỳ kế hoạch: kỳ sau}}")
    project.edition("2026Q1")
    plan = PLAN.format("Đề án A", "2026Q2", "kế hoạch", "")
    project.sheet("Nhiệm vụ", plan)
    close(project, "2026Q1")
    project.sheet("Nhiệm vụ", plan.replace("N1", "N9"))

    (later,) = look(project)

    assert [line.partition("(")[2] for line in later.rows] == ["Mã): N1 → N9; chỉ tiêu: planned"]


@pytest.mark.parametrize("name", ["~$van-phong.xlsx", ".~lock.van-phong.xlsx#", "._van-phong.xlsx"])
def test_a_book_that_somebody_has_open_opens_nothing(closed, opened, name):
    """The file that a spreadsheet program lays beside an open book is no change."""
    (closed.paths.data / "btctu/2026" / name).write_bytes(b"")

    assert (look(closed), opened) == ([], [])


def test_what_was_found_for_another_office_is_kept(closed, opened):
    """Asking for one office does not make the next question of another one slow again."""
    closed.sheet("Đơn thư", BOOK.replace("02/02/2026", "02/04/2026"))
    first = look(closed)

    assert changes_since(closed.paths, "khac") == []
    assert (changes_since(closed.paths, OFFICE), opened) == (first, ["2026Q1"])


def test_commands_name_another_office(closed, monkeypatch):
    """What is printed can be typed as it stands."""
    closed.sheet("Đơn thư", BOOK.replace("02/02/2026", "02/04/2026"))
    look(closed)
    said = []
    monkeypatch.setattr("baocao.cli.comparing.say", lambda text, *_: said.append(text))
    found = [replace(each, report="nam") for each in changes_since(closed.paths, OFFICE)]
    monkeypatch.setattr(since, "changes_since", lambda *_: found)

    tell_changes_since(closed.paths, "khac")

    own = "--office khac --report nam"
    assert said[-2:] == [
        f"  Xem đủ: baocao diff 2026Q1@0 2026Q1@now {own}",
        f'  Đính chính: baocao close 2026Q1 {own} --correct "lý do"',
    ]


JUDGED = "# Nhận định\n\nKết quả {}.\n"


def test_an_edited_judgement_of_a_closed_edition_is_told(closed):
    """No figure and no row differs; the file does, and it is that edition's own."""
    words = closed.paths.data / "btctu/2026Q1/quarterly.md"
    closed.slots("", "Nhận định")
    words.parent.mkdir(parents=True, exist_ok=True)
    words.write_text(JUDGED.format("khá"), "utf-8")
    close(closed, "2026Q1", version=1)
    assert look(closed) == []
    words.write_text(JUDGED.format("tốt"), "utf-8")

    (later,) = look(closed)

    assert (later.figures, later.rows, later.matters) == ([], [], True)
    assert later.inputs == ["phần nhận định: data/btctu/2026Q1/quarterly.md (đã sửa)"]
    words.unlink()
    (later,) = look(closed)
    assert later.inputs == ["phần nhận định: data/btctu/2026Q1/quarterly.md (không còn)"]


def test_a_judgement_written_where_there_was_none_is_told(closed):
    """The folder of the period held nothing when it was closed."""
    words = closed.paths.data / "btctu/2026Q1/quarterly.md"
    words.parent.mkdir(parents=True, exist_ok=True)
    closed.slots("", "Nhận định")
    close(closed, "2026Q1", version=1)
    words.write_text(JUDGED.format("tốt"), "utf-8")

    (later,) = look(closed)

    assert later.inputs == ["phần nhận định: data/btctu/2026Q1/quarterly.md (mới có)"]


def test_other_recipients_of_a_closed_edition_are_told(closed):
    """They stand in its params, and nowhere else."""
    closed.edition("2026Q1", recipients=["Ban Tổ chức Trung ương"])

    (later,) = look(closed)

    assert later.matters
    assert later.inputs == ["tham số: params/btctu/2026Q1/quarterly.yml (đã sửa)"]


def test_the_params_of_the_next_quarter_are_not_its_own(closed):
    """It looks at them, and is held against the present; they change nothing of it."""
    closed.edition("2026Q2", recipients=["Ban Tổ chức Trung ương"])

    (later,) = look(closed)

    assert (later.inputs, later.matters) == ([], False)


def test_an_edition_that_rests_on_what_was_corrected_since_is_told(closed, opened):
    """The second quarter was compared with the first as it was first issued."""
    close(closed, "2026Q2")
    assert (look(closed), opened) == ([], [])
    closed.sheet("Đơn thư", BOOK + "D3 | 03/02/2026 | tố cáo")
    close(closed, "2026Q1", version=1)
    closed.sheet("Đơn thư", BOOK)
    close(closed, "2026Q1", version=2)

    (later,) = look(closed)

    assert (later.period, later.figures, later.matters) == ("2026Q2", [], True)
    assert later.inputs == [
        "bản đã chốt dùng để so: quarterly kỳ 2026Q1, bản chốt lần đầu → đính chính 2"
    ]


def test_a_check_tells_the_files_of_a_closed_edition(closed, monkeypatch):
    """In a line each, with what to do."""
    closed.edition("2026Q1", recipients=["Ban Tổ chức Trung ương"])
    closed.open()
    monkeypatch.chdir(closed.root)

    told = CliRunner().invoke(app, ["check", "2026Q2"]).stdout

    assert "      tham số: params/btctu/2026Q1/quarterly.yml (đã sửa)\n" in told
    assert "baocao diff 2026Q1@0 2026Q1@now" in told
