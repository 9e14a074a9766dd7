"""Running a notebook: code cells and live prose in order, and what must stop a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from baocao import notebooks
from baocao.build import expressions
from baocao.build.kernel import FreshKernel, Limits
from baocao.build.starting import not_started
from baocao.errors import BuildError, ParamsError, own_names


class Execution:
    """One run of ``notebook``, called ``name`` in messages."""

    def __init__(self, notebook: NotebookNode, name: str, limits: Limits) -> None:
        self.notebook = notebook
        self.name = name
        self.limits = limits
        self.problems: list[str] = []

    def run(self, manager: AsyncKernelManager, before_cell: Callable[[], None]) -> None:
        """Run every cell in the kernel of ``manager``, then ask every expression again.

        Raises:
            BuildError: the kernel does not answer; a cell failed, timed out or ended it; an
                expression failed, carries no source or gives another result at the end; the last
                code cell left no store.
        """
        kernel = FreshKernel(self.notebook, manager, self.limits)
        with ExitStack() as stack:
            try:
                stack.enter_context(kernel.connected())
            except RuntimeError as error:
                raise not_started(error) from error
            for index, cell in enumerate(self.notebook.cells):
                before_cell()
                with self._telling_where(index):
                    self._run_cell(kernel, index, cell)
            self._refuse_problems()
            self._ask_again(kernel)
        self._check_sources()
        self._refuse_problems()

    def _run_cell(self, kernel: FreshKernel, index: int, cell: NotebookNode) -> None:
        if cell.cell_type == "code":
            kernel.execute_cell(cell, index)
        elif expressions.is_printed(cell) and (wanted := notebooks.expressions(cell.source)):
            results = kernel.evaluate(cell, wanted)
            cell.metadata["user_expressions"] = [
                {"expression": expression, "result": result}
                for expression, result in zip(wanted, results, strict=True)
            ]
            self.problems += [
                f"{self._place(index)}, biểu thức {expression}: {problem}."
                for expression, result in zip(wanted, results, strict=True)
                for problem in expressions.result_problems(result)
            ]

    def _ask_again(self, kernel: FreshKernel) -> None:
        kept = list(self._evaluated())
        if not kept:
            return
        last = kept[-1][0]
        with self._telling_where(last):
            again = kernel.evaluate(
                self.notebook.cells[last], [entry["expression"] for _, entry in kept]
            )
        self.problems += [
            f"{self._place(index)}, biểu thức {entry['expression']}: lúc đầu "
            f"“{_shown(entry['result'])}”, cuối sổ tay lại “{_shown(result)}”. "
            "Đừng gán lại tên đã dùng trong lời văn."
            for (index, entry), result in zip(kept, again, strict=True)
            if result != entry["result"]
        ]

    def _check_sources(self) -> None:
        store = notebooks.store_of(self.notebook, self.name)
        own = {figure["id"] for figure in store["figures"]}
        closed = {f"{period}:{name}" for period in store["closed"] for name in own}
        self.problems += [
            f"{self._place(index)}, biểu thức {entry['expression']}: chỉ tiêu {named} không có "
            "trong kết quả của sổ tay."
            for index, entry in self._evaluated()
            for named in expressions.figures_named(entry["result"])
            if named not in own | closed
        ]

    def _evaluated(self) -> Iterator[tuple[int, dict[str, Any]]]:
        for index, cell in enumerate(self.notebook.cells):
            for entry in cell.metadata.get("user_expressions", []):
                yield index, entry

    def _place(self, index: int) -> str:
        return expressions.place(self.name, self.notebook.cells, index)

    def _refuse_problems(self) -> None:
        if self.problems:
            raise BuildError("\n".join(self.problems))

    @contextmanager
    def _telling_where(self, index: int) -> Iterator[None]:
        try:
            yield
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            if getattr(error, "ename", "") in own_names(ParamsError):  # names its own file
                raise ParamsError(error.evalue) from error
            raise BuildError(f"{self._place(index)}: {_reason(error, self.limits)}") from error


def drop_store(notebook: NotebookNode) -> None:
    """Take the store out of a notebook whose run failed: no exporter may make a report of it."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [
                output for output in cell.outputs if notebooks.STORE not in output.get("data", {})
            ]


def _reason(error: CellExecutionError | CellTimeoutError | DeadKernelError, limits: Limits) -> str:
    match error:
        case CellExecutionError(ename="SystemExit"):
            return "ô gọi lệnh thoát, sổ tay dừng giữa chừng. Bỏ lệnh thoát."
        case CellExecutionError() if error.ename in own_names():
            return str(error.evalue)
        case CellExecutionError():
            return f"ô hỏng vì {error.ename}: {error.evalue}"
        case CellTimeoutError():
            return (
                f"chạy quá thời hạn (mỗi ô {limits.cell:.0f} giây, "
                f"cả sổ tay {limits.total:.0f} giây)."
            )
    return "kernel chết giữa chừng, thường do hết bộ nhớ. Đóng bớt chương trình rồi chạy lại."


def _shown(result: dict[str, Any]) -> str:
    return str(result.get("data", {}).get("text/plain") or result.get("evalue", ""))
