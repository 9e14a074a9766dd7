"""The papermill engine ``baocao``: refuse first, run strictly, leave nothing of the machine behind.

papermill loads every registered engine when it starts, this module while its own is half loaded: so
nothing of papermill or Jupyter is imported here before a notebook is run, and the class is known by
its methods, not by its base.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from baocao.build import source
from baocao.paths import Paths, find

if TYPE_CHECKING:
    from jupyter_client.manager import AsyncKernelManager
    from nbformat import NotebookNode

    from baocao.build.kernel import Limits

SECONDS_BETWEEN_SAVES = 30


class BaocaoEngine:
    """Runs notebooks for ``papermill --engine baocao`` and for ``baocao build``."""

    @classmethod
    def nb_kernel_name(cls, nb: NotebookNode, name: str | None = None) -> str:
        """The only kernel there is: this interpreter's."""
        return "python3"

    @classmethod
    def nb_language(cls, nb: NotebookNode, language: str | None = None) -> str:
        """Notebooks are in Python."""
        return "python"

    @classmethod
    def execute_notebook(
        cls, nb: NotebookNode, kernel_name: str, output_path: str | None = None, **options: Any
    ) -> NotebookNode:
        """Check, run, clean and sign ``nb``, in place.

        ``options`` are papermill's, of which ``input_path`` and ``execution_timeout`` count, and
        those of ``baocao build``: ``name`` (in messages), ``paths`` (of the project), ``kernel``
        (the manager of one that was started) and ``store`` (a dict that takes what the run left,
        with the rows behind the figures, which the notebook does not keep).

        Raises:
            UsageError: a parameter is unknown or of the wrong type; nothing has run.
            BuildError: the source has a typed digit, or the run did not come to its end.
        """
        name = options.get("name") or Path(str(options.get("input_path"))).name
        source.refuse(nb, name, options.get("paths") or find())
        try:
            _run(nb, name, _saver(nb, output_path), options)
        finally:
            _saver(nb, output_path, every=0)()
        return nb


def _run(nb: NotebookNode, name: str, save: Callable[[], None], options: dict[str, Any]) -> None:
    from baocao import notebooks
    from baocao.build import cleaning, execution

    cleaning.forget_results(nb)
    paths: Paths | None = options.get("paths")
    with ExitStack() as leaving, ExitStack() as failing:
        leaving.callback(cleaning.forget_machine, nb, paths.root if paths else Path.cwd())
        failing.callback(execution.drop_store, nb)
        kernel = options.get("kernel") or leaving.enter_context(_kernel_here())
        execution.Execution(nb, name, _limits(options)).run(kernel, save)
        failing.pop_all()
    options.get("store", {}).update(notebooks.store_of(nb, name))
    notebooks.drop_rows(nb)
    _sign(nb)


@contextmanager
def _kernel_here() -> Iterator[AsyncKernelManager]:
    from baocao.build.starting import Surroundings, started

    with ExitStack() as leaving:
        scratch = leaving.enter_context(tempfile.TemporaryDirectory(prefix="kernel-"))
        yield leaving.enter_context(started(Surroundings(Path.cwd(), Path(scratch))))


def _limits(options: dict[str, Any]) -> Limits:
    from baocao.build.kernel import Limits

    if seconds := options.get("execution_timeout"):
        return Limits(cell=seconds, total=max(seconds, Limits().total))
    return Limits()


def _saver(
    nb: NotebookNode, path: str | None, every: float = SECONDS_BETWEEN_SAVES
) -> Callable[[], None]:
    last = monotonic()

    def save() -> None:
        nonlocal last
        if path and monotonic() - last >= every:
            from papermill.iorw import write_ipynb

            write_ipynb(nb, path)
            last = monotonic()

    return save


def _sign(nb: NotebookNode) -> None:
    from jupyterlab_myst.notary import MySTNotebookNotary

    # Where the list of signatures cannot be written, JupyterLab asks before it shows results.
    with suppress(OSError):
        MySTNotebookNotary().sign(nb)
