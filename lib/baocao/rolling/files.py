"""Putting new files in their places: whole or not at all, and never over one that is there."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from baocao.build.outputs import write
from baocao.errors import BuildError


@dataclass(frozen=True, slots=True)
class Places:
    """The files a command was to make: those it made, and those that were there already."""

    made: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)

    def put(self, path: Path, content: Callable[[], bytes]) -> None:
        """Write what ``content`` gives to ``path`` unless a file is there.

        Raises:
            BuildError: the disk refuses.
        """
        if path.exists():
            self.kept.append(path)
            return
        # So named it is passed over by all that read folders, and taken up by the next run.
        aside = path.with_name(f"._{path.name}.dang-ghi")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            aside.unlink(missing_ok=True)
            write(aside, content())
            os.replace(aside, path)
        except OSError as error:
            raise BuildError(
                f"Không ghi được {path}: {error.strerror or error}. Kiểm tra dung lượng trống và "
                "quyền ghi rồi chạy lại; những tệp đã tạo vẫn còn."
            ) from error
        self.made.append(path)
