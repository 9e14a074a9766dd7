"""A folder that goes out: made whole or not at all; what people put or changed there is kept.

People mail such a folder as it is, so its manifest stands beside it, hidden.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from baocao.build.lock import aside, held
from baocao.build.outputs import MANIFEST, SCHEMA, as_json, edited, hashes, write
from baocao.build.publish import put_right, swap_in
from baocao.errors import BuildError

AT_ONCE = 2
Files = Mapping[str, Callable[[], bytes]]
"""Files to be made, by name, and how."""


def put_out(
    folder: Path, files: Files, told: str, stays: Callable[[str], bool] = lambda _: False
) -> list[Path]:
    """Make these files, and put them in the place of what the folder held until now.

    Others stay there if ``stays`` says so of their name and nobody has changed them; a folder of
    no files is taken away. ``told`` says what is being done, to a second process that wants to.

    Returns:
        The places where files that a person had changed or added were kept.

    Raises:
        BuildError: another process is making them, a file is open in another program, or the disk
            refuses; the folder is then as before.
    """
    manifest = aside(folder, MANIFEST)
    with held(folder, told):
        kept = put_right(folder, manifest)
        try:
            changed = edited(folder, manifest) if folder.is_dir() else []
            before = _hashes_without(changed, folder)
            staging = _staged(folder, files, [name for name in before if stays(name)])
            _list(manifest, hashes(staging), before)
        except OSError as error:
            raise BuildError(
                f"Không ghi được {error.filename or folder}: {error.strerror or error}. Kiểm tra "
                "dung lượng trống và quyền ghi rồi chạy lại; các tệp cũ vẫn còn nguyên."
            ) from error
        kept += swap_in(staging, folder, manifest)
        if not any(folder.iterdir()):
            folder.rmdir()
    return kept


def _hashes_without(changed: Collection[Path], folder: Path) -> dict[str, str]:
    """The files that stand there as they were made."""
    return {name: sha256 for name, sha256 in hashes(folder).items() if folder / name not in changed}


def _staged(folder: Path, files: Files, staying: Collection[str]) -> Path:
    """The new folder, beside the one that it will replace."""
    staging = aside(folder, "staging")
    staging.mkdir()
    # While pandoc reads the text of one letter, the workbook of another is written.
    with ThreadPoolExecutor(AT_ONCE) as threads:
        contents = threads.map(lambda make: make(), files.values())
        for name, content in zip(files, contents, strict=True):
            write(staging / name, content)
    for name in staying:
        if name not in files:
            shutil.copyfile(folder / name, staging / name)
    return staging


def _list(manifest: Path, made: Mapping[str, str], before: Mapping[str, str]) -> None:
    """Note the hashes of both folders: whichever a run that is killed leaves is known by them."""
    new = manifest.with_suffix(".new")
    new.unlink(missing_ok=True)
    write(new, as_json({"schema": SCHEMA, "outputs": made, "before": before}))
    new.replace(manifest)
