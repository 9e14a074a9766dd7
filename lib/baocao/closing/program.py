"""The package as one zip file: the same bytes each time, and enough to run it from elsewhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

import baocao

OLDEST = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16
UNIX = 3


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip file of the package's ``files``, by name from ``baocao/`` on, and of its entry points.

    With entry points of its own the program needs none of a version that is installed later.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted({**files, **_distribution()}.items()):
            entry = zipfile.ZipInfo(name, OLDEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = UNIX, READABLE
            archive.writestr(entry, data)
    return content.getvalue()


def unpack(program: Path, folder: Path) -> None:
    """Lay the package out in ``folder``, from where PYTHONPATH makes it the one that is run."""
    with zipfile.ZipFile(program) as archive:
        archive.extractall(folder)


def libraries() -> dict[str, str]:
    """Name and version of every installed library, this package aside."""
    found = {each.name: each.version for each in metadata.distributions()}
    return {name: version for name, version in sorted(found.items()) if name != baocao.__name__}


def _distribution() -> dict[str, bytes]:
    """What makes the package a distribution that is found before an installed one."""
    name, version = baocao.__name__, baocao.__version__
    folder = f"{name}-{version}.dist-info"
    points = metadata.distribution(name).read_text("entry_points.txt") or ""
    about = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    return {f"{folder}/METADATA": about.encode(), f"{folder}/entry_points.txt": points.encode()}
