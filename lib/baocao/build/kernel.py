"""A fresh kernel of this very interpreter for one notebook, strict and the same everywhere."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty
from time import monotonic
from typing import Any

from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbclient.util import ensure_async, run_sync
from nbformat import NotebookNode

LOG = logging.getLogger("baocao.kernel")
LOG.addHandler(logging.NullHandler())

ANSWER_SECONDS = 1
POLL_SECONDS = 0.005
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # Windows has the second, as strong there

# The user's own start-up files must not reach a report.
WITHOUT = ("PYTHONSTARTUP", "PYTHONINSPECT", "IPYTHONDIR")


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds a run may take: one cell, and all cells together."""

    cell: float = 300
    total: float = 900


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a run finds around it: its folder, its variables, a place for the kernel's own files."""

    folder: Path
    scratch: Path
    variables: Mapping[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        """The kernel's environment variables: this process's, made the same on every machine."""
        inherited = {name: value for name, value in os.environ.items() if name not in WITHOUT}
        fixed = {
            "PYTHONHASHSEED": "0",
            "PYTHONUTF8": "1",
            "IPYTHONDIR": str(self.scratch / "ipython"),
        }
        return {**inherited, **fixed, **self.variables}


class OwnInterpreter(KernelSpecManager):
    """Every kernel name means this interpreter, whatever kernels the machine has installed."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """The specification that starts ``sys.executable``.

        Its log goes to the user's terminal: only errors may.
        """
        command = [sys.executable, "-m", "ipykernel_launcher"]
        options = ["-f", "{connection_file}", "--log-level=ERROR"]
        return KernelSpec(
            argv=[*command, *options],
            display_name="Python 3 (ipykernel)",
            language="python",
            metadata={"supported_encryption": "curve"},
        )


class PromptClient(AsyncKernelClient):
    """A client that goes on as soon as the kernel has answered on both channels.

    Its base then listens a while for other messages, which nbclient would pass over anyway.
    """

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Ask the kernel who it is until it answers.

        Raises:
            RuntimeError: it died, or did not answer within ``timeout`` seconds.
        """
        last = monotonic() + (timeout or float("inf"))
        while True:
            self.kernel_info()
            try:
                await self.shell_channel.get_msg(timeout=ANSWER_SECONDS)
                await self.iopub_channel.get_msg(timeout=ANSWER_SECONDS)
                return
            except Empty:
                if monotonic() > last or not await ensure_async(self.is_alive()):
                    raise RuntimeError("không trả lời") from None


class FreshKernel(NotebookClient):
    """One notebook and the kernel made for it; strict about errors, silent about time.

    No cell may fail, be skipped or ask the keyboard, whatever its tags say.
    """

    def __init__(self, notebook: NotebookNode, limits: Limits, surroundings: Surroundings) -> None:
        self.limits = limits
        self.surroundings = surroundings
        self.deadline = monotonic() + limits.total
        super().__init__(
            notebook,
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
            shutdown_kernel="immediate",
        )

    def create_kernel_manager(self) -> AsyncKernelManager:
        """A manager that starts this interpreter and keeps its files in the scratch folder."""
        self.km = AsyncKernelManager(
            kernel_name="python3",
            kernel_spec_manager=OwnInterpreter(),
            transport_encryption="auto",
            connection_file=str(self.surroundings.scratch / "kernel.json"),
            client_factory=PromptClient,
            log=LOG,
        )
        return self.km

    @contextmanager
    def start(self) -> Iterator[None]:
        """A context in which the kernel lives; it is killed on the way out."""
        surroundings = self.surroundings
        with self.setup_kernel(env=surroundings.environment(), cwd=str(surroundings.folder)):
            try:
                yield
            finally:
                self.kill()

    async def _kill(self) -> None:
        """Kill the kernel and see it gone; the manager's own way looks ten times a second only."""
        assert self.km is not None
        await ensure_async(self.km.signal_kernel(KILL))
        while await ensure_async(self.km.is_alive()):
            await asyncio.sleep(POLL_SECONDS)

    kill = run_sync(_kill)

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
