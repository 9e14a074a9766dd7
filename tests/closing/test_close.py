"""Closing: what it keeps, what it says, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from baocao.build.lock import held
from baocao.closing import close
from baocao.closing.close import Closing
from baocao.closing.seal import Seal
from baocao.closing.staging import alone
from baocao.errors import BuildError

from closing.project import BOOK, STRAY, WINDOWS, Office

ISSUED = [
    "figures.json", "findings.json", "manifest.json", "report.docx", "report.html", "report.ipynb",
    "report.pdf", "rows.json",
]  # fmt: skip
UNTRACKED = 'COUNT = Path("ngoai.txt").read_text("utf-8")'


def test_a_closed_edition_keeps_what_was_issued_and_all_it_was_built_from(once_closed):
    """Outputs as built, every input, the notebook, a module beside it and the program lie there."""
    office, _ = once_closed
    folder, built = office.folder(), office.made.target

    assert {name: (folder / name).read_bytes() for name in ISSUED} == {
        name: (built / name).read_bytes() for name in ISSUED
    }
    inputs = {f"frozen/params/btctu/{period}/quarterly.yml" for period in WINDOWS}
    others = ("document.json", "fixed_phrases.yml", "reports.yml")
    inputs |= {f"frozen/params/{name}" for name in others}
    assert names(folder) == {
        *ISSUED, "closed.json", "values.json", "frozen/program.zip", "frozen/quy_uoc.py",
        "frozen/notebooks/quarterly.ipynb", f"frozen/{BOOK}", "frozen/params/offices.yml", *inputs,
    }  # fmt: skip


def test_what_other_reports_are_held_against_is_kept_without_its_cells(once_closed):
    """They keep a copy of it when they are closed: the cells would make it many times as long."""
    folder = once_closed[0].folder()

    figures = json.loads((folder / "figures.json").read_text("utf-8"))
    values = json.loads((folder / "values.json").read_text("utf-8"))
    for entry in figures["figures"]:
        del entry["sources"], entry["scope"]
    assert values == figures


def test_closed_editions_of_other_reports_are_named_with_their_report(once_closed):
    """The period alone is the report's own; of several versions the newest was held against."""
    seal = Seal.read(once_closed[0].folder())
    names = ("2026H1/ranking/values.json", "2026H1/ranking/dinh-chinh-1/values.json",
             "2026H1/emulation/values.json", "2026Q1/quarterly/figures.json")  # fmt: skip
    inputs = {f"data/btctu/closed/{name}": "" for name in names}
    closing = Closing(Path(), replace(seal, origin={**seal.origin, "inputs": inputs}), ())

    assert closing.compared == [
        "2026Q1 (bản chốt lần đầu)",
        "báo cáo emulation 2026H1 (bản chốt lần đầu)",
        "báo cáo ranking 2026H1 (đính chính 1)",
    ]


def test_the_seal_says_what_was_closed_when_and_with_what(once_closed):
    """Version, dates, code, Python, libraries, and a hash for every other file."""
    folder = once_closed[0].folder()

    seal = json.loads((folder / "closed.json").read_text("utf-8"))
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    told = {key: seal[key] for key in ("office", "report", "period", "version", "reason", "state")}
    assert told == {
        "office": "btctu", "report": "quarterly", "period": "2026Q2", "version": 0, "reason": "",
        "state": "final",
    }  # fmt: skip
    assert seal["window"] == {"from": "2026-03-30", "to": "2026-06-17"}
    assert (seal["code"], seal["inputs"]) == (manifest["code"], manifest["inputs"])
    assert "pandas" in seal["libraries"]
    assert "baocao" not in seal["libraries"]
    assert set(seal["files"]) == names(folder) - {"closed.json"}


def test_a_file_that_was_only_seen_is_kept_by_name(once_closed):
    """A lock file that a note speaks of is no copy of anybody's: the seal has its name alone."""
    seal = json.loads((once_closed[0].folder() / "closed.json").read_text("utf-8"))

    assert seal["unread"] == [STRAY]


def test_closing_says_where_it_lies(once_closed):
    """The last lines name the folder, the version, and what it was compared with."""
    told = once_closed[1].out

    assert "kỳ 2026Q2, bản chốt lần đầu: data/btctu/closed/2026Q2/quarterly" in told
    assert "so sánh với: chưa có kỳ nào đã chốt trước đó" in told
    assert "baocao new" not in told  # the params of the next period are there already


def test_the_command_for_the_next_period_is_told_while_it_is_not_open(office: Office):
    """The last line is what to type next."""
    (office.root / "params" / "btctu" / "2026Q3" / "quarterly.yml").unlink()

    done = office.run("close", "2026Q2")

    assert done.out.splitlines()[-1] == "Sang kỳ sau: baocao new 2026Q3"


def test_a_draft_is_not_closed(office: Office):
    """A draft is refused with all reasons; nothing below data/ has changed, not even a folder."""
    office.edition("2026Q2", "thiếu 01 đảng bộ", "chưa viết: Hạn chế")
    before = sorted(office.made.paths.data.rglob("*"))

    done = office.run("close", "2026Q2")

    assert done.code == 1
    assert "còn là bản dự thảo nên chưa chốt được" in done.err
    assert "  - thiếu 01 đảng bộ\n  - chưa viết: Hạn chế" in done.err
    assert sorted(office.made.paths.data.rglob("*")) == before


def test_closing_twice_with_nothing_changed_is_refused_and_asks_for_nothing(closed: Office):
    """The second closing says when the first was, that nothing changed, and changes nothing."""
    before = closed.tree()

    done = closed.run("close", "2026Q2")

    assert done.code == 1
    assert "Báo cáo quarterly kỳ 2026Q2 đã chốt lúc " in done.err
    assert "(bản chốt lần đầu), bản đã chốt giữ nguyên." in done.err
    assert "vẫn ra đúng báo cáo ấy, không phải làm gì." in done.err
    assert closed.tree() == before


def test_closing_twice_after_a_change_says_how_to_correct(closed: Office):
    """What would come out otherwise is named, and the command for a correction given."""
    closed.count(12)
    before = closed.tree()

    done = closed.run("close", "2026Q2")

    assert done.code == 1
    assert "thì khác: report.html, report.pdf, report.docx, 1 chỉ tiêu." in done.err
    assert "baocao diff 2026Q2 2026Q2@build\n" in done.err
    assert "baocao close 2026Q2 --correct" in done.err
    assert closed.tree() == before


def test_closing_twice_when_it_became_a_draft_is_told_as_closed(closed: Office):
    """What was issued comes first: that today's data makes a draft only shows as a difference."""
    closed.edition("2026Q2", "thiếu 01 đảng bộ")

    assert "đã chốt lúc" in closed.run("close", "2026Q2").err


def test_closing_again_what_was_damaged_names_the_damage(closed: Office):
    """A document of the closed edition that is gone is no difference but a loss."""
    (closed.folder() / "report.html").unlink()

    done = closed.run("close", "2026Q2")

    assert done.code == 1
    assert "bị hỏng: report.html: bị mất" in done.err


def test_a_folder_without_seal_is_not_taken_over(office: Office):
    """A folder that stands where the closed edition belongs is left alone, and said."""
    office.folder().mkdir(parents=True)
    (office.folder() / "ghi-chep.txt").write_text("của người khác", encoding="utf-8")

    done = office.run("close", "2026Q2")

    assert done.code == 1
    assert "thiếu closed.json" in done.err
    assert [path.name for path in office.folder().iterdir()] == ["ghi-chep.txt"]


def test_a_report_that_reads_beside_the_project_is_not_closed(office: Office):
    """What could not be built again is not closed: the notebook reads a file nobody keeps."""
    (office.root / "ngoai.txt").write_text("12", encoding="utf-8")
    office.notebook(UNTRACKED)

    done = office.run("close", "2026Q2")

    assert done.code == 1
    assert "Chương trình đã đóng băng không dựng lại được báo cáo" in done.err
    assert not office.folder().exists()


def test_a_report_that_tells_the_time_is_not_closed(office: Office):
    """A notebook whose report differs from one run to the next is refused, with the outputs."""
    office.notebook("import time\nCOUNT = str(time.time_ns())")

    done = office.run("close", "2026Q2")

    assert done.code == 1
    assert "thì khác: " in done.err
    assert "figures.json" in done.err
    assert not office.folder().exists()


def test_one_closing_at_a_time(office: Office):
    """While the office's closed editions are held, a second closing says so and writes nothing."""
    with alone(office.made.paths.data, "btctu"):
        done = office.run("close", "2026Q2")

    assert done.code == 1
    assert "đang chốt báo cáo của “btctu”" in done.err
    assert not office.folder().exists()


def test_what_another_person_closed_meanwhile_is_not_corrected_by_it(office: Office, monkeypatch):
    """Two people close from folders of their own: the second is told, and needs a reason."""

    @contextmanager
    def late(data: Path, name: str) -> Iterator[None]:
        assert office.run_elsewhere("close", "2026Q2", "--out", "khac").code == 0
        with alone(data, name):
            yield

    monkeypatch.setattr(close, "alone", late)
    done = office.run("close", "2026Q2")

    assert done.code == 1
    assert "đã chốt lúc" in done.err
    assert not (office.folder() / "dinh-chinh-1").exists()


def test_the_edition_is_held_until_it_is_closed(office: Office, monkeypatch):
    """No build can put another report in its place while it is being frozen."""
    tried = []

    def freeze(*given: object) -> None:
        with pytest.raises(BuildError, match="đang được xuất"), held(office.made.target):
            pass
        tried.append(frozen(*given))

    frozen = close.freeze
    monkeypatch.setattr(close, "freeze", freeze)

    office.closed()
    assert len(tried) == 1


def test_no_closing_while_the_edition_is_being_built(office: Office):
    """The edition's own lock is taken: a build under way is waited for by the user."""
    with held(office.made.target):
        done = office.run("close", "2026Q2")

    assert done.code == 1
    assert "đang được xuất bởi tiến trình" in done.err


def names(folder: Path) -> set[str]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
