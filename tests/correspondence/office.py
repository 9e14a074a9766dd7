"""A small office whose committees send forms, for what goes back to them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from baocao import edition
from baocao.correspondence.rejudging import judge_submissions
from baocao.correspondence.letters import Returned
from baocao.correspondence.sending import RETURNS, write_returns
from baocao.correspondence.templates import Templates, templates_of
from baocao.edition import Edition
from baocao.edition.settings import read_settings
from baocao.registers import Form
from baocao.submissions import LEDGER
from baocao.workbooks import Book, Contents, Place, add_form, cells_of

from project import OFFICE, PERIOD, REPORT, Project

COLLECTION = {
    "due": "2026-06-18", "number": 1402, "date": "2026-06-05",
    "recipients": ["Lãnh đạo Ban", "Lưu Văn phòng BTCTU"], "contact": "Phòng Tổ chức đảng",
}  # fmt: skip
ON = date(2026, 6, 20)
SHEETS = ("Trang bìa", "Biểu 1", "Phát triển đảng viên", "Xếp loại quý")
Filled = Mapping[str, Mapping[Place, object]]


def office(root: Path, *codes: str) -> Project:
    """Committees of these codes; none has sent anything."""
    project = Project(root)
    project.committees(*codes)
    project.declare(*SHEETS)
    project.sheet("Chỉ tiêu", "Mã tổ chức | Mã\n24615 | kết nạp đảng viên")
    project.edition(collection=COLLECTION)
    return project


def templates(project: Project, so: Edition | None = None) -> Templates:
    """The forms of the committees before they are filled."""
    so = so or project.open()
    return templates_of(so, read_settings(project.paths, REPORT, OFFICE, so.period).checks)


def send(project: Project, code: str, values: Filled | None = None, to: str = "") -> None:
    """Let a committee send its form: all that is not said is 0."""
    empty = templates(project)
    book = Book("Ban Tổ chức", locked=True)
    for form in empty.forms:
        known = empty.known[form.sheet][code]
        own = {**dict(_zeros(form)), **(values or {}).get(form.sheet, {})}
        contents = Contents({**own, **known.values, **(values or {}).get(form.sheet, {})})
        add_form(book, form, ("", "", ""), contents)
    project.form(code, to=to)
    (project.received() / f"{to or code}.xlsx").write_bytes(book.bytes(("", "", "")))


def send_back(project: Project, so: Edition | None = None) -> list[Returned]:
    """Judge what has come and write what goes back."""
    so = so or project.open()
    judged = judge_submissions(so, project.paths)
    return list(write_returns(templates(project, so), judged, folder(project), ON).returns)


def with_ledger(project: Project, change: Callable[[Any], None]) -> Edition:
    """The edition after ``change`` to the content of its ledger."""
    project.open()
    path = project.received() / LEDGER
    ledger = json.loads(path.read_text("utf-8"))
    change(ledger)
    path.write_text(json.dumps(ledger), "utf-8")
    return edition.open(REPORT, OFFICE, PERIOD, project.paths)


def first_earlier(ledger: Any) -> None:
    """Change the content of a ledger: its first file came some days before the others."""
    ledger["entries"][0]["received"] = "2026-06-12T09:00:00+07:00"


def folder(project: Project) -> Path:
    """Where what goes back lies."""
    return project.paths.out / OFFICE / PERIOD / "thu-bieu"


def returned(project: Project) -> list[str]:
    """The names of the files that go back."""
    place = folder(project) / RETURNS
    return sorted(path.name for path in place.iterdir()) if place.exists() else []


def workbook(project: Project, code: str, **options: Any) -> Any:
    """The workbook that goes back to a committee."""
    content = (folder(project) / RETURNS / f"{code}.xlsx").read_bytes()
    return openpyxl.load_workbook(io.BytesIO(content), **options)


def _zeros(form: Form) -> Iterator[tuple[Place, int]]:
    for place in cells_of(form):
        if form.columns[place[0]].kind == "count" and not form.columns[place[0]].adds:
            yield place, 0
