"""What a build comes out of: the files it reads, what stands around them, code and libraries.

The files read are known after a run, by hash. A build comes out otherwise also when a file appears,
goes or changes its name, and when the code, the notebook or a library is another one.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import baocao
from baocao.build import outputs
from baocao.build.run import EditionKey, notebook_of
from baocao.paths import Paths

INSTALLED = (".dist-info", ".egg-info")
"""Endings of the folders whose names tell an installed library and its version."""

Entry = tuple[str, tuple[int, ...]]
"""What a name stands for (file, folder, other) and a stamp that no change leaves as it was."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What stands at one moment around the files that a build reads.

    ``code`` (package, notebook, modules beside it) and ``libraries`` are hashes; ``entries`` is
    everything below data/ and params/. The stamps tell a file that was away for a moment only,
    as when Excel saves: two equal bases, before and after a run, mean that nothing moved while it
    read.
    """

    code: str
    libraries: str
    entries: Mapping[str, Entry]

    @classmethod
    def now(cls, edition: EditionKey, paths: Paths) -> Basis:
        """The basis of an edition at this moment.

        Raises:
            BuildError: the edition has no notebook.
        """
        entries = (*_entries(paths.data, "data"), *_entries(paths.params, "params"))
        files = code_files(notebook_of(edition, paths), paths)
        code = code_hash({name: outputs.sha256(path) for name, path in files.items()})
        return cls(code, _libraries(), dict(entries))

    @property
    def names(self) -> str:
        """One hash over all names below data/ and params/: what a build can come across."""
        return _combined(f"{kind} {name}" for name, (kind, _) in sorted(self.entries.items()))


def changed(inputs: Mapping[str, str], paths: Paths) -> list[str]:
    """The files among ``inputs`` that are gone or have another hash, sorted."""
    return [name for name, digest in sorted(inputs.items()) if _digest(name, paths) != digest]


def _digest(name: str, paths: Paths) -> str:
    """The hash of an input, named from data/ or params/ on; empty when it cannot be read."""
    try:
        return outputs.sha256(paths.input(name))
    except (OSError, KeyError):
        return ""


def _entries(
    path: Path, name: str, above: tuple[tuple[int, int], ...] = ()
) -> Iterator[tuple[str, Entry]]:
    """What stands at ``path`` and below it; links are followed, as in reading, but in no circle."""
    try:
        seen = path.stat()
        here = (seen.st_dev, seen.st_ino)
        inside = list(path.iterdir()) if stat.S_ISDIR(seen.st_mode) and here not in above else []
    except OSError:  # it cannot be opened, or has just gone
        yield name, ("other", ())
        return
    yield name, (_kind(seen.st_mode), (*here, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns))
    for below in inside:
        yield from _entries(below, f"{name}/{below.name}", (*above, here))


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "folder"
    return "file" if stat.S_ISREG(mode) else "other"


def code_files(notebook: Path, paths: Paths) -> dict[str, Path]:
    """The files that a build runs.

    ``program/baocao/...`` are those of the package, ``project/...`` the notebook, whose place is
    always that of a general one, and the modules that its cells could import.
    """
    files = {**program_files(), f"project/notebooks/{notebook.name}": notebook}
    for module in (*paths.root.glob("*.py"), *paths.notebooks.rglob("*.py")):
        files[f"project/{module.relative_to(paths.root).as_posix()}"] = module
    return files


def program_files() -> dict[str, Path]:
    """The files of the package, which is all that reads and computes an edition."""
    package = Path(baocao.__file__).parent
    return {
        f"program/baocao/{path.relative_to(package).as_posix()}": path
        for path in sorted(package.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    }


def code_hash(digests: Mapping[str, str]) -> str:
    """One hash over the files that a build runs, given the hash of each by name."""
    return _combined(f"{digest} {name}" for name, digest in sorted(digests.items()))


def _libraries() -> str:
    """One hash over the interpreter and the names and versions of all installed libraries."""
    folders = filter(os.path.isdir, sys.path)
    names = {name for folder in folders for name in os.listdir(folder) if name.endswith(INSTALLED)}
    return _combined([sys.version, *sorted(names)])


def _combined(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
