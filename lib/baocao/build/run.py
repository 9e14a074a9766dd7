"""Running one report's notebook through papermill, within this process."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baocao import notebooks
from baocao.build.engine import BaocaoEngine
from baocao.errors import BuildError
from baocao.paths import Paths

if TYPE_CHECKING:
    from nbformat import NotebookNode

USUAL_OFFICE, USUAL_REPORT = "btctu", "quarterly"
"""What the commands take when nothing else is asked for."""

OF_ALL_REPORTS = ("check",)
"""Commands that look at every report of a period."""


@dataclass(frozen=True, slots=True)
class EditionKey:
    """Which report: office, period and name, as in folders."""

    office: str
    period: str
    report: str

    def __str__(self) -> str:
        return f"{self.report} {self.office} {self.period}"

    @property
    def folder(self) -> Path:
        """Where its outputs lie below the output folder."""
        return Path(self.office, self.period, self.report)

    def command(self, name: str, *named: str) -> str:
        """The command line as it is typed for this report, without what goes without saying.

        ``named`` stands where the period would, as the two reports that ``diff`` compares.
        """
        words = ["baocao", name, *(named or [self.period])]
        if self.office != USUAL_OFFICE:
            words += ["--office", self.office]
        if self.report != USUAL_REPORT and name not in OF_ALL_REPORTS:
            words += ["--report", self.report]
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class Executed:
    """A notebook that came to its end, and the store it left."""

    notebook: NotebookNode
    store: dict[str, Any]


def notebook_of(edition: EditionKey, paths: Paths) -> Path:
    """The edition's own notebook if it has one, else the report's general one.

    Raises:
        BuildError: there is neither.
    """
    name = f"{edition.report}.ipynb"
    own = paths.notebooks / edition.office / edition.period / name
    general = paths.notebooks / name
    for notebook in (own, general):
        if notebook.is_file():
            return notebook
    raise BuildError(f"Không có sổ tay {_shown(general, paths)}. Kiểm tra lại tên báo cáo.")


def run(edition: EditionKey, paths: Paths, scratch: Path) -> Executed:
    """Run the edition's notebook in a fresh kernel; nothing is written but in ``scratch``.

    Raises:
        UsageError, BuildError: as the engine; also when the notebook computed another edition
            than asked for.
    """
    from baocao.build.starting import Surroundings, started

    source = notebook_of(edition, paths)
    store: dict[str, Any] = {}
    with started(Surroundings(paths.root, scratch, paths.environment())) as kernel:
        executed = BaocaoEngine.execute_notebook(
            _prepared(notebooks.read(source), edition),
            "python3",
            name=_shown(source, paths),
            paths=paths,
            kernel=kernel,
            store=store,
        )
    _refuse_another(store, edition, source.name)
    return Executed(executed, store)


def _prepared(notebook: NotebookNode, edition: EditionKey) -> NotebookNode:
    """The notebook with its parameters, as papermill sets them.

    Papermill would also run it by the same engine, and write all it holds once more for nobody.
    """
    import papermill

    logging.getLogger("papermill").setLevel(logging.ERROR)
    return papermill.execute_notebook(
        notebook,
        None,
        parameters={"office": edition.office, "period": edition.period},
        kernel_name="python3",
        language="python",
        progress_bar=False,
        prepare_only=True,
    )


def _refuse_another(store: Mapping[str, Any], edition: EditionKey, name: str) -> None:
    computed = EditionKey(store["office"], store["period"], store["report"])
    if computed != edition:
        raise BuildError(
            f"{name}: sổ tay tính bản {computed}, không phải bản {edition} được yêu cầu. "
            "Trong sổ tay phải mở báo cáo bằng đúng tham số office và period."
        )


def _shown(path: Path, paths: Paths) -> str:
    return path.relative_to(paths.root).as_posix()
