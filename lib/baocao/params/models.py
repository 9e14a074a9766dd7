"""What a report and an edition are, as written in params/."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from string import Formatter
from typing import Annotated, Literal, Self

from pydantic import Field, StrictBool, StrictInt, field_validator, model_validator

from baocao.params.files import Model, Words
from baocao.params.scoring import Scoring
from baocao.period import Period, Window

AppendixName = Literal["key-figures", "notes", "movements", "charts", "findings"]

APPENDICES: dict[AppendixName, str] = {
    "key-figures": "Chỉ tiêu chủ yếu",
    "notes": "Số liệu trong chú thích",
    "movements": "Tăng, giảm đảng viên",
    "charts": "Biểu đồ",
    "findings": "Kết quả kiểm tra số liệu",
}
"""The appendices that a report may have, and their titles."""

PLACEHOLDERS = ("ky", "ky_sau")
DOCUMENT_NUMBER = re.compile(r"\d+[a-zđ]?")


class Units(Model):
    """Which units owe a form: the rows of a figure, held against the covers that came."""

    expected: str
    cover: str
    code: str
    name: str


class Report(Model):
    """What all editions of a report share; the subject may hold {ky} and {ky_sau}.

    ``closed`` names the report of whose closed editions it is made; then it reads nothing else,
    and keeps of them the ``figures`` it names, with those they are made from; all if it names none.
    ``desk`` names the report whose forms are being collected: it shares that one's params.
    ``indicators`` names the files of rules whose figures it has, and with these the registers it
    reads; all if it names none.
    ``slots_with`` names the figure of a slot that is printed only where that one counts something.
    ``registers`` are read for it beside those that its figures count over; one that ``ranks``
    ranks the members of emulation clusters by the ``scoring`` of its params.
    """

    kind: str
    type: str
    subject: str
    basis: str = ""
    slots: list[str] = []
    slots_with: dict[str, str] = {}
    units: Units | None = None
    closed: Words = ""
    desk: Words = ""
    figures: list[str] = []
    indicators: list[str] = []
    registers: list[str] = []
    ranks: StrictBool = False

    @model_validator(mode="after")
    def _of_closed_only(self) -> Self:
        if self.figures and not self.closed:
            raise ValueError("“figures” chỉ đi với “closed”; bỏ khóa “figures”")
        if self.closed and (self.slots or self.units):
            raise ValueError("“closed” không đi với “slots”, “units”; bỏ bớt khóa")
        return self

    @model_validator(mode="after")
    def _known_slots(self) -> Self:
        if unknown := [name for name in self.slots_with if name not in self.slots]:
            raise ValueError(f"“slots_with” có “{unknown[0]}”, “slots” không có; sửa lại tên phần")
        return self

    @model_validator(mode="after")
    def _placeholders(self) -> Self:
        try:
            named = [tuple(field[1:]) for field in Formatter().parse(self.subject)]
        except ValueError:
            named = [("", "", None)]
        known = [(None, None, None), *((name, "", None) for name in PLACEHOLDERS)]
        if not set(named) <= set(known):
            raise ValueError("“subject” chỉ được có chỗ trống {ky}, {ky_sau}; sửa lại")
        return self


class Days(Model):
    """A window of days, both ends included."""

    start: date = Field(alias="from")
    end: date = Field(alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start > self.end:
            raise ValueError("ngày “from” sau ngày “to”; đổi lại cho đúng thứ tự")
        return self

    @property
    def window(self) -> Window:
        """The same as a Window."""
        return Window(self.start, self.end)


class Reads(Model):
    """Which books (years) and forms (periods) an edition reads; those of its period if empty."""

    years: list[int] = []
    forms: list[str] = []

    @model_validator(mode="after")
    def _periods(self) -> Self:
        for form in self.forms:
            if not Period.read(form):
                raise ValueError(f"“{form}” không phải kỳ báo cáo, ghi như 2026Q2")
        periods = [period for form in self.forms if (period := Period.read(form))]
        for earlier, later in pairwise(periods):
            if earlier.last_day >= later.first_day:
                raise ValueError(f"“{earlier}”, “{later}” chồng nhau hoặc sai thứ tự thời gian")
        return self


class Collecting(Model):
    """How units' forms are collected: the day they are due, and the letter that asks for them."""

    due: date
    number: int | str | None = None
    issued: date | None = Field(None, alias="date")
    recipients: list[str] = []
    contact: Words = ""

    @field_validator("number")
    @classmethod
    def _number_alone(cls, number: int | str | None) -> int | str | None:
        return _only_number(number)


class EditionParams(Model):
    """One edition: params/<office>/<period>/<report>.yml."""

    window: Days
    as_of: date
    reads: Reads = Reads()
    number: int | str | None = None
    issued: date | None = Field(None, alias="date")
    profile: Words = ""
    signer: str
    recipients: list[str]
    typist: Words = ""
    contact: Words = ""
    urgency: Words = ""
    draft_round: Annotated[StrictInt, Field(ge=1)] | None = None
    circulation: Words = ""
    not_for_media: StrictBool = False
    notice: Words = ""
    cut_offs: dict[str, Days] = {}
    appendices: list[AppendixName] = []
    collection: Collecting | None = None
    scoring: Scoring | None = None

    @field_validator("appendices", mode="before")
    @classmethod
    def _maybe_blank(cls, appendices: object) -> object:
        return [] if appendices is None else appendices

    @field_validator("appendices")
    @classmethod
    def _each_once(cls, appendices: list[AppendixName]) -> list[AppendixName]:
        if len(set(appendices)) < len(appendices):
            raise ValueError("“appendices” nêu một phụ lục hai lần; bỏ bớt một")
        return appendices

    @field_validator("recipients")
    @classmethod
    def _somebody(cls, recipients: list[str]) -> list[str]:
        if not recipients:
            raise ValueError("“recipients” chưa có nơi nhận nào; ghi ít nhất một nơi")
        return recipients

    @field_validator("number")
    @classmethod
    def _number_alone(cls, number: int | str | None) -> int | str | None:
        return _only_number(number)

    @model_validator(mode="after")
    def _counted_in_its_year(self) -> Self:
        if not self.window.start <= self.as_of <= date(self.window.end.year, 12, 31):
            raise ValueError("“as_of” phải từ ngày đầu của “window” đến hết năm đó")
        return self

    @property
    def dated(self) -> date:
        """The day that the document is of: its date, or that of counting while it has none."""
        return self.issued or self.as_of

    def reading(self, period: Period) -> Reads:
        """What the edition of ``period`` reads."""
        return Reads(
            years=self.reads.years or [period.year], forms=self.reads.forms or [str(period)]
        )

    def windows(self) -> dict[str, Window]:
        """The windows of the registers that close on another day than the edition."""
        return {name: days.window for name, days in self.cut_offs.items()}


class FixedPhrase(Model):
    """A phrase whose digits belong to a name or title and are no figure."""

    phrase: str
    reason: str


def _only_number(number: int | str | None) -> int | str | None:
    """The number of a document, without the symbol that follows from its kind and office."""
    if number is not None and not DOCUMENT_NUMBER.fullmatch(str(number)):
        raise ValueError("“number” chỉ ghi số, như 127; loại và ký hiệu cơ quan tự có")
    return number
