"""Look at many files in other processes; a file that kills its process is alone in that.

The seam is the Executor protocol of ``concurrent.futures``: processes of this machine, or a
cluster such as ``Client.get_executor()`` of dask.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice

from baocao.collection.examine import Received, Seen, confine, examine, refusal
from baocao.errors import BuildError

MOST_PROCESSES = 8
LOG = logging.getLogger("baocao.collection")
"""Why reading failed at a file, for who looks into it: at level debug, and nowhere else."""
LOG.addHandler(logging.NullHandler())
NOT_RUNNING = (
    "Không chạy được tiến trình đọc tệp nên chưa nhận tệp nào. Chạy lại; nếu vẫn hỏng thì cài lại "
    'môi trường. Nếu gọi từ tệp Python của mình thì đặt lời gọi dưới if __name__ == "__main__":'
)


def processors() -> int:
    """How many processors there are for this process, as far as it makes sense to use them."""
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(there or 1, MOST_PROCESSES)


def processes(count: int = 0) -> Executor:
    """Processes of this machine that read files and nothing else.

    They are forked from one that has only what they need, where the system can fork: this one
    may have threads and much memory.
    """
    can_fork = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if can_fork else "spawn")
    if can_fork:
        context.set_forkserver_preload([examine.__module__])
    return ProcessPoolExecutor(count or processors(), context, initializer=confine)


@dataclass(frozen=True, slots=True)
class Workers:
    """Who looks at files: ``start`` makes an executor, and another one when that broke.

    ``together`` files are given out at a time; any of them may be the one that breaks it.
    """

    start: Callable[[], Executor] = processes
    together: int = 4 * processors()
    look: Callable[[Received], Seen] = examine

    def over(self, files: Iterable[Received]) -> dict[str, Seen]:
        """What each file is, by its name; a file is fetched when its turn comes.

        Files that are not done, because one broke the executor or for any error, are looked at
        again, each in a process of its own, and only those that fail there too are refused.
        """
        seen: dict[str, Seen] = {}
        executor = self.start()
        try:
            for batch in _batches(files, self.together):
                if undone := self._together(executor, batch, seen):
                    executor.shutdown(wait=False)
                    seen |= {file.name: self._alone(file) for file in undone}
                    executor = self.start()
        except BaseException:  # whoever stops this waits for nothing that is under way
            executor.shutdown(wait=False, cancel_futures=True)
            raise
        executor.shutdown()
        return seen

    def _together(
        self, executor: Executor, batch: Sequence[Received], seen: dict[str, Seen]
    ) -> list[Received]:
        """Look at some files; gives those not done: they failed, or the executor broke."""
        given: dict[str, Future[Seen]] = {}
        try:
            for file in batch:
                given[file.name] = executor.submit(self.look, file)
        except BrokenExecutor:
            pass  # what was not given out is not done either
        done = {name for name, future in given.items() if not future.exception()}
        seen |= {name: given[name].result() for name in done}
        return [file for file in batch if file.name not in done]

    def _alone(self, file: Received) -> Seen:
        """Look at a file in a process of its own; one that it fails at, however, is refused.

        Raises:
            BuildError: such a process fails at an empty file too: it is not the file's fault.
        """
        with processes(1) as executor:
            future = executor.submit(self.look, file)
            if (fault := future.exception()) is None:
                return future.result()
        LOG.debug("%s", file.name, exc_info=fault)
        with processes(1) as executor:
            empty = Received(file.name, b"")
            if also := executor.submit(self.look, empty).exception():
                raise BuildError(NOT_RUNNING) from also
        return refusal("S-032", file.name)


def _batches(files: Iterable[Received], size: int) -> Iterator[list[Received]]:
    left = iter(files)
    while batch := list(islice(left, size)):
        yield batch
