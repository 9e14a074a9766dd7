"""The desk as an edition: it shares the params of the report whose forms come in."""

from __future__ import annotations

from datetime import date

import pytest
from baocao import edition
from baocao.build.run import EditionKey
from baocao.cli.commands import app
from baocao.closing.close import close_edition
from baocao.errors import ParamsError, UsageError
from typer.testing import CliRunner

CAME = "Đơn vị | Nhận | Kết quả\n22918 | 17/6 | dùng"


def test_it_has_the_books_and_forms_of_its_report_under_its_own_title(office):
    """Window, units and figures are those of the report; the title is told with its year."""
    office.receive(CAME)
    desk, report = office.open().so, edition.open(
        "quarterly", "btctu", "2026Q2", office.project.paths
    )  # fmt: skip

    assert (desk.params.window, desk.completeness) == (report.params.window, report.completeness)
    assert (desk.subject, desk.name) == ("Thu biểu quý II/2026", "collection")
    assert desk["owed"].value == report["owed"].value == 4


def test_it_is_another_document_than_its_report(office):
    """Number, day, marks and appendices of the report are not the desk's."""
    office.project.edition(
        number=127, date="2026-06-18", urgency="KHẨN", draft_round=2, appendices=["charts"]
    )
    office.project.open()
    params = office.open().so.params

    assert (params.number, params.issued, params.urgency) == (None, None, "")
    assert (params.draft_round, params.appendices) == (None, [])


def test_it_goes_to_whom_the_letter_goes_within_the_office(office):
    """“Như trên” is who the letter is addressed to: a report has nobody above."""
    assert office.open().so.params.recipients == ["Lãnh đạo Ban"]


def test_consolidated_figures_are_those_of_the_desk_alone(office):
    """The report does not compute them; figures.json of the desk names the folder of the forms."""
    office.receive(CAME)
    desk = office.open().so
    report = edition.open("quarterly", "btctu", "2026Q2", office.project.paths)
    (entry,) = (each for each in desk.as_json()["figures"] if each["id"] == "admissions.total")

    assert "admissions.total" not in report.figures
    assert {spot.file for spot in desk["admissions.total"].sources} == {
        "btctu/2026Q2/received/22918-0.xlsx"
    }
    assert [(each["file"], each["cells"]) for each in entry["sources"]] == [
        ("btctu/2026Q2/received", ["D7"])
    ]


def test_a_consolidated_figure_is_traced_without_naming_the_desk(office, monkeypatch):
    """Whoever asks where a number comes from need not know which report has it."""
    office.receive(CAME)
    office.open()
    monkeypatch.chdir(office.project.root)

    told = CliRunner().invoke(app, ["trace", "admissions.women", "2026Q2"])
    unknown = CliRunner().invoke(app, ["trace", "admissions.men", "2026Q2"])

    assert "btctu/2026Q2/received/22918-0.xlsx" in told.output
    assert (unknown.exit_code, "Không có chỉ tiêu" in unknown.stderr) == (1, True)


def test_what_came_for_earlier_periods_is_read(office):
    """With the day it was due; the file is an input, so that a build knows when it changes."""
    office.project.edition("2026Q1", collection={"due": "2026-03-20"})
    office.project.open()
    office.receive("Đơn vị | Nhận | Kết quả\n22918 | 25/3 | dùng", period="2026Q1")
    so = office.open().so

    assert [(str(each.period), each.due) for each in so.earlier] == [("2026Q1", date(2026, 3, 20))]
    assert "data/btctu/2026Q1/received/ledger.json" in so.inputs


def test_a_damaged_earlier_ledger_is_told(office):
    """The desk opens all the same."""
    office.receive("Đơn vị | Nhận | Kết quả\n22918 | 25/3 | dùng", period="2026Q1")
    (office.project.received("2026Q1") / "ledger.json").write_text("{}", encoding="utf-8")
    so = office.open().so

    assert so.earlier == ()
    assert "S-001" in {each.code for each in so.findings}


def test_a_desk_of_no_report_is_refused(office):
    """The message names the key and what stands there."""
    reports = office.project.paths.params / "reports.yml"
    reports.write_text(reports.read_text("utf-8").replace('"quarterly"}', '"quartely"}'), "utf-8")
    with pytest.raises(ParamsError, match="“desk” nêu báo cáo “quartely”"):
        office.open()


def test_a_desk_is_never_closed(office):
    """What came is kept with the report; the message gives the command."""
    key = EditionKey("btctu", "2026Q2", "collection")

    with pytest.raises(UsageError, match="baocao close 2026Q2"):
        close_edition(key, office.project.paths)
