"""How a register looks in its spreadsheets, as declared in params/registers/."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from baocao.params import Model
from baocao.text import fold

Kind = Literal["text", "code", "date", "count", "number", "choice", "flag", "period"]
Match = Literal["tên tệp", "kỳ báo cáo"]


class Column(Model):
    """One column: what its cells hold, and whether they may be empty."""

    kind: Kind = Field("text", alias="is")
    choices: list[str] = []
    required: bool = False
    aliases: list[str] = []
    must_be: Match | None = None

    @model_validator(mode="after")
    def _choices_named(self) -> Self:
        if (self.kind == "choice") != bool(self.choices):
            raise ValueError("“choices” đi với “is: choice”, và chỉ với nó; sửa cột này")
        return self


class Form(Model):
    """One register: its sheet, the workbooks it is kept in, its key and its columns.

    A *book* lists the rooms whose workbooks hold the sheet; a *form* names the folder of the
    units' workbooks. With ``labels`` and ``values`` the sheet is a record: the labels stand below
    the one heading, their values below the other, and each workbook gives one row.
    """

    sheet: str
    book: list[str] = []
    form: str = ""
    labels: str = ""
    values: str = ""
    key: list[str] = []
    valid: list[str] = []
    columns: dict[str, Column]

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if bool(self.book) == bool(self.form):
            raise ValueError(f"“{self.sheet}” cần đúng một trong hai khóa “book”, “form”")
        if bool(self.labels) != bool(self.values):
            raise ValueError(f"“{self.sheet}”: “labels” và “values” phải ghi cùng nhau")
        if len(self.valid) not in (0, 2):
            raise ValueError(f"“{self.sheet}”: “valid” cần hai cột, ngày đầu và ngày cuối")
        unknown = [name for name in (*self.key, *self.valid) if name not in self.columns]
        if unknown:
            raise ValueError(f"“{self.sheet}” không có cột “{unknown[0]}”; thêm vào “columns”")
        return self

    def headings(self) -> dict[str, str]:
        """Every accepted spelling, folded, with the heading it stands for."""
        return {
            fold(spelling): heading
            for heading, column in self.columns.items()
            for spelling in (heading, *column.aliases)
        }
