"""The files that an edition came out of, as they are now, and what else it would come across."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from baocao.archive import SEAL, versions
from baocao.build.outputs import is_left_by_program, sha256
from baocao.build.run import EditionKey
from baocao.difference.inputs import compared_with, own, relevant
from baocao.errors import ParamsError
from baocao.paths import Paths


@dataclass
class Nearby:
    """The hashes of files below data/ and params/, each taken once."""

    paths: Paths
    known: dict[str, str] = field(default_factory=dict)

    def around(self, key: EditionKey, inputs: Mapping[str, str]) -> dict[str, str]:
        """The hashes of an edition's inputs, and of all files that it could read beside them.

        What has gone is missing: the result equals the relevant inputs when nothing has changed.
        """
        seals = self._newest_seals(inputs)
        names = dict.fromkeys((*inputs, *own(key), *self._beside(inputs), *self._params(), *seals))
        return {name: found for name in relevant(key, names) if (found := self._hash(name))}

    def _beside(self, inputs: Mapping[str, str]) -> Iterator[str]:
        """Files in the folders of books, forms and slots; closed editions lie elsewhere.

        A file named as a book that the edition did not read is another report's.
        """
        for folder in {name.rpartition("/")[0] for name in inputs if name.startswith("data/")}:
            for path in self.paths.input(folder).glob("*"):
                name = f"{folder}/{path.name}"
                passing = "/closed/" in folder or is_left_by_program(Path(path.name))
                if passing or not path.is_file():
                    continue
                if name in inputs or path.name not in self._books:
                    yield name

    @cached_property
    def _books(self) -> list[str]:
        """The files that offices keep books in; none where their params cannot be read."""
        # With pydantic, which a look at nothing but known files has no need of.
        from baocao.params import Office, read

        try:
            offices = read(self.paths.params / "offices.yml", dict[str, Office])
        except ParamsError:
            return []
        return [f"{room}.xlsx" for each in offices.values() for room in each.books]

    def _newest_seals(self, inputs: Mapping[str, str]) -> Iterator[str]:
        """The seals in force of the closed editions that it was compared with."""
        for folder in compared_with(inputs):
            for version in versions(self.paths.input(folder))[-1:]:
                place = version.relative_to(self.paths.input(folder)) / SEAL
                yield f"{folder}/{place.as_posix()}"

    def _params(self) -> Iterator[str]:
        for path in self.paths.params.rglob("*.yml"):
            yield f"params/{path.relative_to(self.paths.params).as_posix()}"

    def _hash(self, name: str) -> str:
        """The hash of a file; empty when it cannot be read."""
        if name not in self.known:
            try:
                self.known[name] = sha256(self.paths.input(name))
            except OSError:
                self.known[name] = ""
        return self.known[name]
