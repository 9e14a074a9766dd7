"""Reports of drawn projects laid down as a build or a closing leaves them, without a kernel."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import nbformat
from baocao.archive import SEAL, closed_folder, correction
from baocao.build import outputs

from project import OFFICE, PERIOD, REPORT, Project

CODE = "c0de"


def lay(project: Project, folder: Path, period: str = PERIOD, cells: Iterable[Any] = ()) -> Path:
    """Put down the report as the project's files make it now; ``cells`` are its notebook's."""
    store = project.open(period).as_json()
    folder.mkdir(parents=True)
    manifest = {"inputs": store["inputs"], "code": {"sha256": CODE}}
    files = {
        "figures.json": outputs.figures_json(store),
        outputs.FINDINGS: outputs.findings_json(store),
        "rows.json": outputs.rows_json(store),
        outputs.MANIFEST: outputs.as_json(manifest),
    }
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    nbformat.write(nbformat.v4.new_notebook(cells=list(cells)), folder / "report.ipynb")
    return folder


def build(project: Project, period: str = PERIOD, cells: Iterable[Any] = ()) -> Path:
    """Put down the report where a build does."""
    return lay(project, project.paths.out / OFFICE / period / REPORT, period, cells)


def close(
    project: Project, period: str = PERIOD, version: int = 0, cells: Iterable[Any] = ()
) -> Path:
    """Put down the report as a version of a closed edition."""
    place = closed_folder(project.paths.data, OFFICE, period, REPORT)
    folder = lay(project, correction(place, version), period, cells)
    seal = {
        "office": OFFICE,
        "report": REPORT,
        "period": period,
        "version": version,
        "files": {path.name: outputs.sha256(path) for path in folder.iterdir() if path.is_file()},
    }
    (folder / SEAL).write_text(json.dumps(seal), encoding="utf-8")
    return folder
