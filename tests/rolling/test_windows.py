"""The days of a new period, and which period may be opened."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import date

import pytest
from baocao.errors import UsageError
from baocao.params import EditionParams, read
from baocao.paths import Paths
from baocao.period import Period, Window
from baocao.rolling import Turn, turn_to
from baocao.rolling.renewing import renewed_params

from project import REPOSITORY

Q2 = "params/btctu/2026Q2/quarterly.yml"
REFUSED = {
    "a period is skipped": ("new 2026Q4", "bỏ sót 2026Q3. Mở kỳ đó trước: baocao new 2026Q3"),
    "an earlier period": ("new 2025Q4", "đã có kỳ 2026Q2, sau kỳ 2025Q4"),
    "the first there is": ("new 2026Q2", "không có kỳ 2026Q1 trước nó để kế thừa"),
    "another kind": ("new 2026H2", "2026H2 không cùng loại kỳ. Kỳ tiếp theo là 2026Q3"),
    "nothing to go on from": ("new 2026Q3 --report emulation", "Chưa có kỳ nào của báo cáo"),
    "another office": ("new 2026Q3 --office duk", "Chưa khai báo cơ quan “duk”"),
    "end before the beginning": ("new 2026Q3 --to 2026-06-30", "bắt đầu từ ngày 01/7/2026"),
    "end in another year": ("new 2026Q3 --to 2027-01-15", "không nằm trong năm 2026"),
}


def window(project, period: str = "2026Q3") -> tuple[str, str, str]:
    """First and last day of a period, and the day of counting."""
    params = read(project.paths.params / "btctu" / period / "quarterly.yml", EditionParams)
    days = (params.window.start, params.window.end, params.as_of)
    return tuple(day.isoformat() for day in days)


def test_a_window_goes_on_from_the_one_before_to_the_end_of_the_quarter(project, run):
    """The days tile; that the last one is a guess is said."""
    project.edition("2026Q2", window={"from": "2026-04-01", "to": "2026-06-17"}, as_of="2026-06-17")

    told = run("new 2026Q3").output

    assert window(project) == ("2026-06-18", "2026-09-30", "2026-09-30")
    assert "Ngày cuối kỳ 30/9/2026 lấy theo lịch" in told


def test_forms_are_due_as_many_days_after_counting_as_before(project, run):
    """The letter that asks for them gets a number and a date of its own; the guess is told."""
    asked = {"due": "2026-07-03", "number": 15, "date": "2026-06-12", "contact": "Phòng TCĐ"}
    project.edition("2026Q2", collection=asked)

    told = run("new 2026Q3 --to 2026-09-17").output
    made = read(project.paths.params / "btctu/2026Q3/quarterly.yml", EditionParams).collection

    assert (made.due.isoformat(), made.number, made.issued) == ("2026-09-20", None, None)
    assert made.contact == "Phòng TCĐ"
    assert "gửi chậm nhất ngày 20/9/2026" in " ".join(told.split())


def test_what_was_counted_before_the_windows_end_is_so_again(project, run):
    """A plan of a year is as of the day it is drawn up."""
    project.edition("2026Q2", as_of="2026-06-20")

    run("new 2026Q3")

    assert window(project) == ("2026-07-01", "2026-09-30", "2026-09-20")


@pytest.mark.parametrize(
    ("before", "after", "closes"),
    [
        ("2026H1", "2026H2", "2026-05-31"),
        ("2026H2", "2027H1", "2027-05-31"),
        ("2024", "2025", "2025-02-28"),
    ],
)
def test_registrations_close_on_the_same_day_of_the_year(tmp_path, before, after, closes):
    """Units register once a year; all else of how clusters are ranked stays as it is written."""
    written = "2024-02-29" if before == "2024" else "2026-05-31"
    old, new = Period.parse(before), Period.parse(after)
    days = f"window: {{from: {old.year}-01-01, to: {old.last_day}}}\nas_of: {old.last_day}\n"
    scoring = f"scoring:\n  register_by: {written}   # hạn\n  decisive: cụm\n"
    turn = Turn(Paths(tmp_path, tmp_path, tmp_path, tmp_path), "btctu", "ranking", old, new)

    made = renewed_params(days + scoring, turn, Window(date(new.year, 1, 1), new.last_day))

    assert made.endswith(scoring.replace(written, closes))


def test_the_last_day_may_be_given(project, run):
    """Then it is no guess."""
    told = run("new 2026Q3 --to 2026-09-17").output

    assert window(project) == ("2026-07-01", "2026-09-17", "2026-09-17")
    assert "lấy theo lịch" not in told


def test_a_closed_period_ends_where_it_was_closed(project, run):
    """Its params may have been edited since."""
    run("check 2026Q2")
    folder = project.paths.data / "btctu/closed/2026Q2/quarterly"
    folder.mkdir(parents=True)
    days = {"from": "2026-04-01", "to": "2026-06-20"}
    figures = json.dumps({"window": days, "as_of": "2026-06-20", "figures": []})
    (folder / "figures.json").write_text(figures, encoding="utf-8")
    seal = {
        "office": "btctu", "report": "quarterly", "period": "2026Q2", "version": 0,
        "files": {"figures.json": hashlib.sha256(figures.encode()).hexdigest()},
    }  # fmt: skip
    (folder / "closed.json").write_text(json.dumps(seal), encoding="utf-8")

    told = run("new 2026Q3").output

    assert window(project)[0] == "2026-06-21"
    assert "chưa chốt" not in told


def test_a_year_begins_on_its_first_day_and_the_days_left_out_are_said(project, run):
    """Between the last day counted in December and New Year no report counts anything."""
    days = {"from": "2026-10-01", "to": "2026-12-17"}
    project.edition("2026Q4", window=days, as_of="2026-12-17")

    told = run("new 2027Q1").output

    assert window(project, "2027Q1") == ("2027-01-01", "2027-03-31", "2027-03-31")
    assert "Từ 18/12/2026 đến 31/12/2026 không thuộc kỳ nào" in told


def test_a_year_counted_to_its_end_leaves_nothing_out(project, run):
    """Then there is nothing to say."""
    project.edition("2026Q4")

    assert "không thuộc kỳ nào" not in run("new 2027Q1").output


@pytest.mark.parametrize(("line", "told"), REFUSED.values(), ids=REFUSED)
def test_a_period_that_does_not_follow_is_refused(project, run, line, told):
    """The message says what is there and what can be opened; nothing is made."""
    run("check 2026Q2")
    before = sorted(project.root.rglob("*"))

    result = run(line, code=1)

    assert told in result.stderr
    assert sorted(project.root.rglob("*")) == before


@pytest.mark.parametrize("day", ["17/9/2026", "2026-09-31", "mai"])
def test_a_last_day_that_is_no_day_is_wrong_usage(project, run, day):
    """It says how a day is written."""
    assert f"--to không nhận “{day}”; ghi như" in run(f"new 2026Q3 --to {day}", code=2).stderr


def test_a_desk_is_opened_with_the_report_whose_forms_it_collects(project):
    """It has no params of its own, so there is nothing to set up by hand."""
    project.open()
    shutil.copy(REPOSITORY / "params" / "reports.yml", project.paths.params)

    with pytest.raises(UsageError) as refused:
        turn_to(Period.parse("2026Q3"), "btctu", "collection", project.paths)

    assert "Mở kỳ bằng: baocao new 2026Q3" in str(refused.value)
    assert "--report" not in str(refused.value)


def test_another_last_day_for_a_period_that_is_open_is_refused(project, run):
    """What its params say is not changed by a command."""
    run("new 2026Q3 --to 2026-09-17")

    run("new 2026Q3 --to 2026-09-17", code=1)
    told = run("new 2026Q3 --to 2026-09-20", code=1).stderr

    assert "Kỳ 2026Q3 đã mở, đến hết ngày 17/9/2026" in told
    assert window(project)[1] == "2026-09-17"


PARAMS = """\
# Báo cáo quý II/2026. Quý II/2026 chốt sớm; kỳ 2026Q2, số 2026Q2-1.
window: {from: 2026-04-01, to: 2026-06-17}   # hai ngày
as_of: 2026-06-17  # ngày chốt
number: 12          # số
date: 2026-06-18
draft_round: 2
urgency: KHẨN       # dấu
signer: "truong-ban"
reads: {years: [2026], forms: [2026Q2]}
cut_offs:
  # Đơn thư chốt trước.
  Đơn thư: {from: 2026-04-01, to: 2026-06-10}   # quý II/2026
recipients:
  - Thường trực Tỉnh ủy   # (b/c)
  - 'Lưu: quý II/2026'
notice: Số liệu quý II/2026
"""
RENEWED = """\
# Báo cáo quý III/2026. Quý III/2026 chốt sớm; kỳ 2026Q3, số 2026Q2-1.
window: {from: 2026-06-18, to: 2026-09-17}   # hai ngày
as_of: 2026-09-17  # ngày chốt
number:             # số
date:
draft_round:
urgency:            # dấu
signer: "truong-ban"
reads: {years: [2026], forms: [2026Q3]}
cut_offs:
  # Đơn thư chốt trước.
  Đơn thư: {from: 2026-06-11, to: 2026-09-17}   # quý III/2026
recipients:
  - Thường trực Tỉnh ủy   # (b/c)
  - 'Lưu: quý II/2026'
notice: Số liệu quý II/2026
"""


def test_params_are_those_of_the_period_before_with_their_comments(project, run):
    """Days, forms and names of periods in comments go on; what is filled in last is blank."""
    project.sheet("Đơn thư", "Mã đơn\nD1")
    project.write("btctu/2026Q2/quarterly.yml", PARAMS)

    told = run("new 2026Q3 --to 2026-09-17").output

    made = project.paths.params / "btctu/2026Q3/quarterly.yml"
    assert made.read_text(encoding="utf-8") == RENEWED
    assert "Kiểm tra “cut_offs” của sổ “Đơn thư”: 11/6/2026 đến 17/9/2026" in told


BLOCKS = """\
window:

  from: 2026-04-01   # đầu
  # cuối kỳ
  to: 2026-06-30

as_of: 2026-06-30
signer: truong-ban
recipients: [Thường trực]
"""


def test_params_written_in_blocks_stay_so(project, run):
    """People write YAML in more than one way."""
    project.write("btctu/2026Q2/quarterly.yml", BLOCKS)

    run("new 2026Q3")

    made = project.paths.params / "btctu/2026Q3/quarterly.yml"
    renewed = BLOCKS.replace("2026-04-01", "2026-07-01").replace("2026-06-30", "2026-09-30")
    assert made.read_text(encoding="utf-8") == renewed


def test_a_half_year_reads_the_forms_of_its_quarters(project, run):
    """Forms go on as far as the period does."""
    params = PARAMS.replace("forms: [2026Q2]", "forms: [2026Q1, 2026Q2]")
    project.edition("2026H1")
    project.sheet("Đơn thư", "Mã đơn\nD1")
    project.write("btctu/2026H1/quarterly.yml", params)

    run("new 2026H2 --to 2026-12-31")

    made = project.paths.params / "btctu/2026H2/quarterly.yml"
    assert "forms: [2026Q3, 2026Q4]" in made.read_text(encoding="utf-8")
