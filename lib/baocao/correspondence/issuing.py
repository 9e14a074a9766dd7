"""The folder of templates: made whole or not at all; what people put or changed there is kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from baocao.build.lock import aside, held
from baocao.build.outputs import MANIFEST, SCHEMA, as_json, edited, hashes, write
from baocao.build.publish import put_right, swap_in
from baocao.correspondence.official import official_letter
from baocao.correspondence.templates import Templates
from baocao.errors import BuildError

FOLDER, COMMON, LETTER = "mau-bieu", "chung.xlsx", "cong-van.docx"
HELD = "Mẫu biểu của kỳ này đang được tạo"


@dataclass(frozen=True, slots=True)
class Issued:
    """The templates made: their names, and where files that a person had changed were kept."""

    folder: Path
    names: Sequence[str]
    kept: Sequence[Path]


def issue(templates: Templates, collection: Path, *, common: bool) -> Issued:
    """Make the templates of all units, or the ``common`` one, in the folder of the collection.

    With them goes the letter, once the params say until when forms are due. Those of the other
    kind stay as they were made.

    Raises:
        BuildError: another process is making them, a file is open in another program, or the disk
            refuses; the folder is then as before.
    """
    folder = collection / FOLDER
    files = dict(_files(templates, common=common))
    with held(folder, HELD):
        put_right(folder)
        try:
            staging = _staged(folder, files, common=common)
        except OSError as error:
            raise BuildError(
                f"Không ghi được {error.filename or folder}: {error.strerror or error}. Kiểm tra "
                "dung lượng trống và quyền ghi rồi chạy lại; các mẫu cũ vẫn còn nguyên."
            ) from error
        return Issued(folder, list(files), swap_in(staging, folder))


def _files(templates: Templates, *, common: bool) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The files to be made, by name, and how."""
    if common:
        yield COMMON, templates.for_all
    else:
        for code in templates.names:
            yield f"{code}.xlsx", lambda code=code: templates.of_unit(code)
    if templates.so.params.collection:
        yield LETTER, lambda: official_letter(templates.so)


def _staged(folder: Path, files: Mapping[str, Callable[[], bytes]], *, common: bool) -> Path:
    """The new folder, beside the one that it will replace."""
    staging = aside(folder, "staging")
    staging.mkdir()
    for name, content in files.items():
        write(staging / name, content())
    for path in _standing(folder, common=common):
        if path.name not in files:
            shutil.copyfile(path, staging / path.name)
    write(staging / MANIFEST, as_json({"schema": SCHEMA, "outputs": hashes(staging)}))
    return staging


def _standing(folder: Path, *, common: bool) -> Iterator[Path]:
    """The templates of the other kind that are there as they were made, and the letter."""
    if folder.is_dir():
        changed = {MANIFEST, *(path.name for path in edited(folder))}
        yield from (
            path
            for path in sorted(folder.iterdir())
            if path.name not in changed and (common or path.name in (COMMON, LETTER))
        )
