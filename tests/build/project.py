"""Throw-away projects with one small notebook, for the tests of building."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from baocao.build.editions import Built, build_edition
from baocao.build.run import EditionKey
from baocao.params import Profile, read
from baocao.paths import Paths

REPOSITORY = Path(__file__).parents[2]

KEY = EditionKey("btctu", "2026Q2", "quarterly")
TARGET = KEY.folder

OFFICE = (
    "{name: Ban, superior: TỈNH ỦY, issuer: BAN, symbol: B, place: Lâm Đồng, books: {}, holders: {}}"
)
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
PARAMETERS = 'office: str = "btctu"  # cơ quan\nperiod: str = "2026Q2"  # kỳ báo cáo'
START = """
from baocao.phrase import Part, Phrase
received = Phrase.of(Part("11", "figure:petitions.received"))
"""
PROSE = "## Đơn thư\n\nTiếp nhận {eval}`received` đơn."
END = """
import json
from hashlib import sha256
from pathlib import Path
BOOK, DOCUMENT = Path("data/so.txt"), Path("params/document.json")
INPUTS = {str(path): sha256(path.read_bytes()).hexdigest() for path in (BOOK, DOCUMENT)}
class Store:
    def __repr__(self):
        return "Đủ số liệu"
    def _repr_mimebundle_(self, **_):
        return {"text/plain": repr(self), "application/vnd.baocao.edition+json": {
            "schema": 1, "office": office, "report": "quarterly", "period": period,
            "window": {"from": "2026-04-01", "to": "2026-06-30"}, "as_of": "2026-06-17",
            "state": STATE, "reasons": REASONS, 
            "completeness": {"n": 128 - len(REASONS), "of": 128},
            "figures": [{"id": "petitions.received", "value": 11, "text": "11"}],
            "findings": [], "rows": '{"registers": {}, "figures": {}}', "closed": {},
            "inputs": INPUTS, "document": json.loads(DOCUMENT.read_text("utf-8"))}}
Store()
"""
FINAL = 'STATE, REASONS = "final", []'
DRAFT = 'STATE, REASONS = "draft", ["thiếu 01 đảng bộ"]'


@dataclass(frozen=True)
class Project:
    """A project folder with one notebook."""

    root: Path

    @property
    def paths(self) -> Paths:
        """Its four folders."""
        return Paths(self.root, self.root / "data", self.root / "params", self.root / "build")

    @property
    def target(self) -> Path:
        """Where the report of the tests comes to lie."""
        return self.paths.out / TARGET

    @property
    def notebook(self) -> Path:
        """The general notebook."""
        return self.paths.notebooks / "quarterly.ipynb"

    def write(self, *cells: str, parameters: str = PARAMETERS, end: str = FINAL + END) -> None:
        """Make the notebook; cells that begin with # or have an expression are prose."""
        made = [code(parameters, "parameters"), code(START)]
        made += [prose(cell) if is_prose(cell) else code(cell) for cell in cells]
        nbformat.write(notebook(*made, code(end)), self.notebook)

    def build(self, formats: tuple[str, ...] = ()) -> Built:
        """Build the report, by default without exports."""
        return build_edition(KEY, self.paths, formats)

    def forget(self) -> None:
        """Take the report away, so that the next build has to make it."""
        shutil.rmtree(self.target)

    def outputs(self) -> dict[str, bytes]:
        """Every file of the report but the manifest."""
        return {
            path.name: path.read_bytes()
            for path in sorted(self.target.iterdir())
            if path.name != "manifest.json"
        }


def new_project(root: Path, *cells: str) -> Project:
    """A project at ``root`` whose notebook has ``cells`` between its usual start and end."""
    for folder in ("data", "params", "notebooks"):
        (root / folder).mkdir(parents=True)
    (root / "params" / "offices.yml").write_text(f"btctu: {OFFICE}\n", encoding="utf-8")
    reports = "quarterly: {kind: BÁO CÁO, type: BC, subject: Kết quả}\n"
    (root / "params" / "reports.yml").write_text(reports, encoding="utf-8")
    (root / "params" / "fixed_phrases.yml").write_text("[]\n", encoding="utf-8")
    (root / "params" / "btctu" / "2026Q2").mkdir(parents=True)
    (root / "params" / "btctu" / "2026Q2" / "quarterly.yml").write_text("{}\n", encoding="utf-8")
    (root / "params" / "document.json").write_text(json.dumps(document()), encoding="utf-8")
    (root / "data" / "so.txt").write_text("11 đơn", encoding="utf-8")
    project = Project(root)
    project.write(*(cells or (PROSE,)))
    return project


def document() -> dict[str, Any]:
    """What stands around the body of the report, in the project's own form."""
    profiles = read(REPOSITORY / "params" / "profiles.yml", dict[str, Profile])
    profile = profiles["HD05"].model_dump(mode="json")
    signature = {"authority": "", "post": "TRƯỞNG BAN", "name": ""}
    return {
        "office": "Ban Tổ chức Tỉnh ủy Lâm Đồng", "superior": "TỈNH ỦY LÂM ĐỒNG",
        "issuer": "BAN TỔ CHỨC", "number": "", "symbol": "BC/BTCTU", "place": "Lâm Đồng",
        "date": "", "year": 2026, "kind": "BÁO CÁO",
        "subject": "Kết quả quý II", "basis": "", "notice": "", "signature": signature,
        "urgency": "", "draft_round": 0, "circulation": "", "not_for_media": False,
        "typist": "", "contact": "",
        "recipients": ["Thường trực Tỉnh ủy"], "pdf_date": "2026-06-17", "profile": profile,
    }  # fmt: skip


def is_prose(source: str) -> bool:
    """Whether a cell drawn in a test is Markdown."""
    return source.startswith("#") or "{eval}" in source


def notebook(*cells: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """A notebook whose cells are numbered as ids."""
    for number, cell in enumerate(cells):
        cell.id = f"c{number}"
    return nbformat.v4.new_notebook(cells=list(cells), metadata={"kernelspec": KERNEL})


def code(source: str, *tags: str) -> nbformat.NotebookNode:
    """A code cell."""
    return nbformat.v4.new_code_cell(source.strip(), metadata={"tags": list(tags)} if tags else {})


def prose(source: str) -> nbformat.NotebookNode:
    """A Markdown cell."""
    return nbformat.v4.new_markdown_cell(source)
