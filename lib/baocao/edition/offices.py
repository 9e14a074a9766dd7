"""Offices by their codes, and the registers that each keeps."""

from __future__ import annotations

from baocao.edition.keeping import kept_forms
from baocao.params import Office, declared, read, read_folder
from baocao.paths import Paths
from baocao.registers import Form


def declared_office(paths: Paths, code: str) -> Office:
    """The office of that code.

    Raises:
        ParamsError: it is not declared, or params/offices.yml is wrong.
    """
    offices = read(paths.params / "offices.yml", dict[str, Office])
    remedy = "Sửa mã cơ quan, hoặc khai báo cơ quan trong tệp ấy."
    return declared(offices, code, "cơ quan", "offices.yml", remedy)


def office_forms(paths: Paths, code: str) -> list[Form]:
    """The registers that an office keeps, for what needs no edition.

    Raises:
        ParamsError: as ``declared_office`` and ``kept_forms``.
    """
    known = declared_office(paths, code)
    return kept_forms(read_folder(paths.params / "registers", Form), known, code)
