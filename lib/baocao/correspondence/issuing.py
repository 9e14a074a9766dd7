"""The folder of templates: those of all units or the common one, and the letter with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from baocao.correspondence.folders import put_out
from baocao.correspondence.official import official_letter
from baocao.correspondence.templates import Templates

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
        BuildError: as ``put_out``.
    """
    folder = collection / FOLDER
    files = dict(_files(templates, common=common))

    def stays(name: str) -> bool:
        return common or name in (COMMON, LETTER)

    return Issued(folder, list(files), put_out(folder, files, HELD, stays))


def _files(templates: Templates, *, common: bool) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The files to be made, by name, and how."""
    if common:
        yield COMMON, templates.for_all
    else:
        for code in templates.names:
            yield f"{code}.xlsx", partial(templates.of_unit, code)
    if templates.so.params.collection:
        yield LETTER, partial(official_letter, templates.so)
