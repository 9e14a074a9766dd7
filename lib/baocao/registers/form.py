"""How a register looks in its spreadsheets, as declared in params/registers/."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Literal, Self

from pydantic import Field, StrictBool, StrictInt, field_validator, model_validator

from baocao.params import Model
from baocao.params.files import Words
from baocao.text import fold

Kind = Literal["text", "code", "date", "count", "number", "choice", "flag", "period"]
Match = Literal["đơn vị", "kỳ báo cáo", "kỳ liền trước", "năm liền trước", "bản mẫu"]
Earlier = Literal["kỳ trước", "cùng kỳ năm trước", "kỳ trước cùng năm"]
SAME_FILE = "file"
YEAR = "năm của kỳ"
"""What a condition says of a column of numbers to mean the year of the edition."""


class Column(Model):
    """One column: what its cells hold, whether they may be empty, and what an empty one counts.

    What an empty form says there already: the sum of the columns in ``adds``, the value of the
    joined column ``given``, or the words ``printed``. A cell with ``must_be`` holds what is known
    of the file: its unit, the period or the one before it, or the printed version of the form.
    A column that ``quotes`` holds what another cell shows, be that an error value; one that came
    ``later`` than the sheet is blank where nothing in the row of headings looks like its heading. A
    ``plain`` number is never a percentage.
    """

    kind: Kind = Field("text", alias="is")
    choices: list[str] = []
    required: bool = False
    empty: StrictInt | None = None
    aliases: list[str] = []
    must_be: Match | None = None
    adds: list[str] = []
    given: Words = ""
    printed: Words = ""
    quotes: bool = False
    later: bool = False
    plain: bool = False

    @cached_property
    def known(self) -> dict[str, str]:
        """The choices by the form in which names are compared."""
        return {fold(choice): choice for choice in self.choices}

    @model_validator(mode="after")
    def _choices_named(self) -> Self:
        if (self.kind == "choice") != bool(self.choices):
            raise ValueError("“choices” đi với “is: choice”, và chỉ với nó; sửa cột này")
        if (self.quotes and self.kind != "text") or (self.later and self.required):
            raise ValueError("“quotes” chỉ đi với cột chữ, “later” với cột được để trống; sửa lại")
        if self.empty is not None and (self.kind != "count" or self.required):
            raise ValueError("“empty” chỉ đi với “is: count” của cột được để trống; sửa cột này")
        return self


class Join(Model):
    """A column taken over from the one row of another register that belongs to this row.

    That row holds the same value in the column ``by`` (which both registers have), or with
    ``by: file`` is read from the same file; it passes ``where`` and is valid on the day in this
    row's column ``at``, or without one at the edition's day. With ``in`` it is a row as the closed
    edition of an earlier period has it; in the first period of a year there is none before it in
    that year, and the value is 0.
    """

    of: str
    source: str = Field(alias="from")
    by: str
    where: dict[str, StrictInt | str] = {}
    at: str = ""
    earlier: Earlier | Literal[""] = Field("", alias="in")


class Form(Model):
    """One register: its sheet, the workbooks it is kept in, its key and its columns.

    A *form* names the set of sheets that a unit sends in one workbook; *beside* names a workbook of
    the office beside the forms of a period, which need not be there; all others are books, and
    ``book`` lists the rooms in whose workbooks an office keeps them: the office says so. With
    ``labels`` and ``values`` the sheet is a record: the labels stand below the one heading, their
    values below the other, and each workbook gives one row; ``unit`` is that of its numbers. A
    record may have several columns of values: then each gives a row of its own, the column
    ``across`` says which, and the column ``percent`` of the sheet holds 100 times the first over
    the second. ``lines`` names the column of a table whose
    every choice is printed as a line of the form. ``planned`` names the column of the period that
    a row is planned for and the one that is filled when it is done. The rows of a ``lasting``
    register have no days of validity and go on into the next year's book.
    """

    sheet: str
    book: list[str] = []
    form: str = ""
    beside: str = ""
    labels: str = ""
    values: list[str] = []
    percent: str = ""
    across: str = ""
    lines: str = ""
    unit: Words = ""
    key: list[str] = []
    valid: list[str] = []
    planned: list[str] = []
    lasting: StrictBool = False
    columns: dict[str, Column]
    joined: dict[str, Join] = {}

    @model_validator(mode="before")
    @classmethod
    def _says_which_value(cls, form: Any) -> Any:
        """Give a record with several columns of values the column that says which."""
        try:
            across, columns = form["across"], form["columns"]
            percent = [form["percent"]] if form.get("percent") else []
            choices = {"is": "choice", "choices": [*form["values"], *percent]}
            return {**form, "columns": {across: choices, **columns}}
        except (KeyError, TypeError, AttributeError):
            return form  # what is wrong with it is told below

    @model_validator(mode="before")
    @classmethod
    def _kept_by_an_office(cls, form: Any) -> Any:
        """Refuse the rooms here: what a register looks like is the same in every office."""
        if isinstance(form, dict) and "book" in form:
            raise ValueError(
                f"“{form.get('sheet')}”: tệp giữ sổ ghi ở khóa “books” của từng cơ quan trong "
                "params/offices.yml; bỏ khóa “book”"
            )
        return form

    @field_validator("values", mode="before")
    @classmethod
    def _one_or_more(cls, values: object) -> object:
        return [values] if isinstance(values, str) else values

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.form and self.beside:
            raise ValueError(f"“{self.sheet}” chỉ ghi một trong hai khóa “form”, “beside”")
        if bool(self.labels) != bool(self.values):
            raise ValueError(f"“{self.sheet}”: “labels” và “values” phải ghi cùng nhau")
        if (len(self.values) > 1) != bool(self.across) or (self.percent and not self.across):
            raise ValueError(
                f"“{self.sheet}”: “across” đi với nhiều cột “values”, và “percent” đi với “across”"
            )
        if len(self.valid) not in (0, 2):
            raise ValueError(f"“{self.sheet}”: “valid” cần hai cột, ngày đầu và ngày cuối")
        if len(self.planned) not in (0, 2):
            raise ValueError(f"“{self.sheet}”: “planned” cần hai cột, kỳ kế hoạch và kết quả")
        added = [name for column in self.columns.values() for name in column.adds]
        lines = [self.lines] if self.lines else []
        named = (*self.key, *self.valid, *self.planned, *added, *lines)
        unknown = [name for name in named if name not in self.columns]
        if unknown:
            raise ValueError(f"“{self.sheet}” không có cột “{unknown[0]}”; thêm vào “columns”")
        return self

    @model_validator(mode="after")
    def _lines_listed(self) -> Self:
        if self.lines and not self.columns[self.lines].choices:
            raise ValueError(
                f"“{self.sheet}”: cột “{self.lines}” ở “lines” cần danh sách “choices”"
            )
        return self

    @model_validator(mode="after")
    def _joins_by_own_columns(self) -> Self:
        spelt = self.headings()
        for heading, join in self.joined.items():
            if fold(heading) in spelt:
                raise ValueError(f"“{self.sheet}”: “{heading}” vừa là cột vừa ở “joined”; bỏ một")
            if join.by not in (SAME_FILE, *self.columns, *self.joined):
                raise ValueError(
                    f"“{self.sheet}”: “{heading}” nối theo cột “{join.by}” không có; sửa “by”"
                )
            if join.at and (join.at not in self.columns or self.columns[join.at].kind != "date"):
                raise ValueError(
                    f"“{self.sheet}”: “{heading}” lấy theo ngày ở cột “{join.at}” không có hoặc "
                    "không phải cột ngày; sửa “at”"
                )
        return self

    @property
    def is_book(self) -> bool:
        """Whether an office keeps it all year, in workbooks of its rooms."""
        return not self.form and not self.beside

    @property
    def value_columns(self) -> tuple[str, ...]:
        """The headings below which a record keeps its values, that of the percentages last."""
        return (*self.values, self.percent) if self.percent else tuple(self.values)

    @property
    def labelled(self) -> dict[str, Column]:
        """The columns of a record that stand in its sheet as labels, each in a row."""
        beside = {self.across, *self.joined}
        return {name: column for name, column in self.columns.items() if name not in beside}

    @property
    def named_by(self) -> tuple[str, ...]:
        """The key without days of validity: what the rows of one thing share over its time."""
        return tuple(heading for heading in self.key if heading not in self.valid)

    def headings(self) -> dict[str, str]:
        """Every accepted spelling, folded, with the heading it stands for."""
        return {
            fold(spelling): heading
            for heading, column in self.columns.items()
            if heading != self.across
            for spelling in (heading, *column.aliases)
        }
