"""Where a project's folders are: data/, params/, notebooks/ and build/."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from baocao.errors import UsageError

MARK = Path("params", "offices.yml")
FILE_NAME = re.compile(r"\w(?:[\w .-]*[\w-])?")
"""A code, such as that of a unit, that can be the name of a file."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The four folders of a project; each may lie elsewhere than below ``root``."""

    root: Path
    data: Path
    params: Path
    out: Path

    @property
    def notebooks(self) -> Path:
        """The folder of the report notebooks."""
        return self.root / "notebooks"

    def input(self, name: str) -> Path:
        """Where a file lies that is named from data/ or params/ on, as a report's inputs are.

        Raises:
            KeyError: it is named from another folder on.
        """
        top, _, below = name.partition("/")
        return {"data": self.data, "params": self.params}[top] / below

    def environment(self) -> dict[str, str]:
        """The variables that make ``find`` in another process give these same folders."""
        return {
            "BAOCAO_DATA": str(self.data),
            "BAOCAO_PARAMS": str(self.params),
            "BAOCAO_OUT": str(self.out),
        }


def find(data: Path | None = None, params: Path | None = None, out: Path | None = None) -> Paths:
    """The project's folders: those given, else those of the environment, else those of the root.

    Raises:
        UsageError: a folder that was asked for does not exist, or no project is found.
    """
    root = _root(given_params=params is not None or "BAOCAO_PARAMS" in os.environ)
    return Paths(
        root=root,
        data=_existing(_chosen(data, "BAOCAO_DATA", root / "data")),
        params=_existing(_chosen(params, "BAOCAO_PARAMS", root / "params")),
        out=_chosen(out, "BAOCAO_OUT", root / "build"),
    )


def _chosen(given: Path | None, variable: str, default: Path) -> Path:
    return Path(given or os.environ.get(variable) or default).absolute()


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise UsageError(f"Không có thư mục {folder}. Kiểm tra lại đường dẫn.")
    return folder


def _root(given_params: bool) -> Path:
    for folder in _candidates():
        if (folder / MARK).is_file():
            return folder
    if given_params:
        return Path.cwd()
    raise UsageError(
        f"Không tìm thấy {MARK.as_posix()} từ {Path.cwd()} trở lên. "
        "Chạy lệnh trong thư mục của dự án."
    )


def _candidates() -> Iterator[Path]:
    here = Path.cwd()
    yield here
    yield from here.parents
    yield Path(__file__).resolve().parents[2]
