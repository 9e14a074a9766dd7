"""A kernel of this very interpreter, the same everywhere, from its start to its end.

Only what starts a kernel is imported here: it boots while the rest of a build is still loading.
"""

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

from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import ensure_async, run_sync

from baocao.errors import BuildError

LOG = logging.getLogger("baocao.kernel")
LOG.addHandler(logging.NullHandler())

ANSWER_SECONDS = 1
POLL_SECONDS = 0.005
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # Windows has the second, as strong there

# A kernel that lives for one report need not look for garbage all the time: a twentieth is saved.
LAUNCH = (
    "import gc, runpy; gc.set_threshold(100_000, 50, 1_000); "
    "runpy.run_module('ipykernel_launcher', run_name='__main__')"
)

# The user's own start-up files must not reach a report.
WITHOUT = ("PYTHONSTARTUP", "PYTHONINSPECT", "IPYTHONDIR")


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


@contextmanager
def started(surroundings: Surroundings) -> Iterator[AsyncKernelManager]:
    """A kernel that boots while the caller goes on; it is killed on the way out.

    Raises:
        BuildError: the system starts no such process.
    """
    manager = AsyncKernelManager(
        kernel_name="python3",
        kernel_spec_manager=OwnInterpreter(),
        transport_encryption="auto",
        connection_file=str(surroundings.scratch / "kernel.json"),
        client_factory=PromptClient,
        log=LOG,
    )
    try:
        run_sync(manager.start_kernel)(env=surroundings.environment(), cwd=str(surroundings.folder))
    except (RuntimeError, OSError) as error:
        raise not_started(error) from error
    try:
        yield manager
    finally:
        run_sync(_end)(manager)


def not_started(reason: object) -> BuildError:
    """What to say of a kernel that did not start."""
    return BuildError(
        f"Không khởi động được kernel Python ({reason}). Chạy lại; nếu vẫn hỏng thì cài lại môi "
        "trường."
    )


class OwnInterpreter(KernelSpecManager):
    """Every kernel name means this interpreter, whatever kernels the machine has installed."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """The specification that starts ``sys.executable``.

        Its log goes to the user's terminal: only errors may.
        """
        command = [sys.executable, "-c", LAUNCH]
        options = ["--log-level=ERROR", "--HistoryManager.hist_file=:memory:"]
        return KernelSpec(
            argv=[*command, "-f", "{connection_file}", *options],
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


async def _end(manager: AsyncKernelManager) -> None:
    """Kill a kernel and see it gone; the manager's own way looks ten times a second only."""
    if await ensure_async(manager.is_alive()):
        await ensure_async(manager.signal_kernel(KILL))
    while await ensure_async(manager.is_alive()):
        await asyncio.sleep(POLL_SECONDS)
    await ensure_async(manager.cleanup_resources())
