"""One notebook in a fresh kernel, strict about errors and silent about time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Any

from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbclient.util import ensure_async, run_sync
from nbformat import NotebookNode

from baocao.build.starting import LOG


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds a run may take: one cell, and all cells together."""

    cell: float = 300
    total: float = 900


class FreshKernel(NotebookClient):
    """One notebook and the kernel started for it.

    No cell may fail, be skipped or ask the keyboard, whatever its tags say.
    """

    def __init__(self, notebook: NotebookNode, kernel: AsyncKernelManager, limits: Limits) -> None:
        self.limits = limits
        self.deadline = monotonic() + limits.total
        super().__init__(
            notebook,
            kernel,
            kernel_name="python3",
            log=LOG,
            timeout_func=self.seconds_left,
            on_cell_executed=_refuse_leaving,
            shell_timeout_interval=1,
            record_timing=False,
            allow_errors=False,
            force_raise_errors=True,
            skip_cells_with_tag="",
            coalesce_streams=True,
            store_widget_state=False,
        )

    @contextmanager
    def connected(self) -> Iterator[None]:
        """A context in which the kernel, once it has answered, can be asked."""
        with self.setup_kernel():
            assert self.kc is not None
            try:
                yield
            finally:
                self.kc.stop_channels()

    def seconds_left(self, cell: NotebookNode) -> float:
        """Seconds the cell may take: its own limit or what is left of the whole."""
        return max(0.001, min(self.limits.cell, self.deadline - monotonic()))

    async def _evaluate(self, cell: NotebookNode, wanted: list[str]) -> list[dict[str, Any]]:
        assert self.kc is not None
        asked = {str(number): expression for number, expression in enumerate(wanted)}
        message = await ensure_async(
            self.kc.execute(
                "", silent=True, store_history=False, user_expressions=asked, allow_stdin=False
            )
        )
        reply = await self.async_wait_for_reply(message, cell)
        assert reply is not None
        results = reply["content"]["user_expressions"]
        return [results[key] for key in asked]

    evaluate = run_sync(_evaluate)


def _refuse_leaving(cell: NotebookNode, cell_index: int, execute_reply: dict[str, Any]) -> None:
    """``exit()`` in IPython is no error: the kernel goes on a while, how long is chance."""
    payload = execute_reply["content"].get("payload", [])
    if any(each["source"] == "ask_exit" for each in payload):
        raise CellExecutionError("", "SystemExit", "")
