"""An office that issues reports, who holds its posts, and how each of them signs.

Reference:
    Hướng dẫn 05-HD/VPTW, 7.1: a collective body signs T/M; an office with a head signs by its head,
    or K/T the head by a deputy; a deputy in charge where no head is appointed signs as deputy.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, field_validator, model_validator

from baocao.errors import ParamsError
from baocao.params.files import Model, Words
from baocao.paths import FILE_NAME
from baocao.period import Window
from baocao.text import day


class Signature(Model):
    """The lines of a signature: the right to sign, the post, the name; each may be empty."""

    authority: str
    post: str
    name: str


class Holder(Model):
    """One who holds a post; without ``since`` or ``until`` the term is open on that side."""

    post: str
    role: Literal["head", "acting", "deputy", "delegate"]
    name: Words = ""
    since: date | None = Field(None, alias="from")
    until: date | None = Field(None, alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and self.since > self.until:
            raise ValueError("ngày “from” sau ngày “to”; đổi lại cho đúng thứ tự")
        return self

    def holds(self, on: date) -> bool:
        """Whether the term covers that day."""
        return (self.since or on) <= on <= (self.until or on)

    @property
    def leads(self) -> bool:
        """Whether others sign in this one's place."""
        return self.role in ("head", "acting")

    @property
    def title(self) -> str:
        """The post as it stands over a signature: an acting head's says so."""
        return f"Q. {self.post}" if self.role == "acting" else self.post

    @property
    def term(self) -> str:
        """The term in words; empty when it is open on both sides."""
        start = f"từ ngày {day(self.since)}" if self.since else ""
        end = f"đến hết ngày {day(self.until)}" if self.until else ""
        return f"{start} {end}".strip()


class Break(Model):
    """A day on which a series of numbers begins anew: nothing before it compares with after."""

    on: date = Field(alias="date")
    reason: str

    @field_validator("reason")
    @classmethod
    def _said(cls, reason: str) -> str:
        if not reason.strip():
            raise ValueError("“reason” của chỗ ngắt còn trống; ghi vì sao số liệu không so được")
        return reason.strip()


def _each_day_once(breaks: list[Break]) -> list[Break]:
    days = [each.on for each in breaks]
    if twice := next((on for on in days if days.count(on) > 1), None):
        raise ValueError(f"“breaks” nêu ngày {day(twice)} hai lần; gộp lại thành một")
    return breaks


Breaks = Annotated[list[Break], AfterValidator(_each_day_once)]
"""The breaks of a series, each day once."""


class Office(Model):
    """An office that issues reports; ``collective`` is the body it signs for, if it is one.

    ``short`` is what its reports call it, ``party`` what they call the members and organisations
    below it. ``books`` lists by room the registers that the room's workbook keeps, ``collects``
    the sets of forms that units send it. It existed from ``since`` to ``until``, if these are
    known. ``breaks`` hold for all its figures.
    """

    name: str
    superior: str
    issuer: str
    symbol: str
    place: str
    collective: Words = ""
    short: Words = ""
    party: Words = ""
    books: dict[str, list[str]]
    collects: list[str] = []
    since: date | None = Field(None, alias="from")
    until: date | None = Field(None, alias="to")
    breaks: Breaks = []
    holders: dict[str, Holder]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and self.since > self.until:
            raise ValueError("ngày “from” sau ngày “to”; đổi lại cho đúng thứ tự")
        return self

    @field_validator("books")
    @classmethod
    def _names_of_files(cls, books: dict[str, list[str]]) -> dict[str, list[str]]:
        for room, sheets in books.items():
            if not FILE_NAME.fullmatch(room):
                raise ValueError(f"“books” có tên tệp “{room}” không dùng được; ghi như van-phong")
            if twice := next((name for name in sheets if sheets.count(name) > 1), None):
                raise ValueError(f"“books”: tệp “{room}” nêu sổ “{twice}” hai lần; bỏ bớt một")
        return books

    def rooms(self, sheet: str) -> list[str]:
        """The rooms whose workbooks keep a register; none where the office does not keep it."""
        return [room for room, sheets in self.books.items() if sheet in sheets]

    def existed(self, days: Window) -> bool:
        """Whether it was there on some day of the window."""
        return (self.since or days.end) <= days.end and (self.until or days.start) >= days.start

    def in_office(self, on: date) -> dict[str, Holder]:
        """The holders of that day, by key."""
        return {who: holder for who, holder in self.holders.items() if holder.holds(on)}

    def signature(self, who: str, on: date) -> Signature:
        """How the holder ``who``, in office that day, signs a document of the day.

        Raises:
            ParamsError: two heads at once, or a delegate with nobody to sign for.
        """
        holder = self.holders[who]
        leader = self._leader(on)
        if holder.role == "acting" and not self.collective:
            return Signature(authority=holder.title, post="", name=holder.name)
        authority = ""
        if holder.role == "delegate":
            authority = f"T/L {self._giver(holder, leader)}"
        elif self.collective:
            authority = f"T/M {self.collective}"
        elif holder.role == "deputy" and leader:
            authority = f"K/T {leader}"
        return Signature(authority=authority, post=holder.title, name=holder.name)

    def _leader(self, on: date) -> str:
        """The title of the head in office that day; empty where there is none."""
        leaders = [holder.title for holder in self.in_office(on).values() if holder.leads]
        if len(leaders) > 1:
            raise ParamsError(
                f"Tệp params/offices.yml: ngày {day(on)} có hai người đứng đầu "
                f"({' và '.join(leaders)}). Sửa “from”, “to” để mỗi ngày chỉ có một."
            )
        return "".join(leaders)

    def _giver(self, holder: Holder, leader: str) -> str:
        if not (self.collective or leader):
            raise ParamsError(
                f"Tệp params/offices.yml: {holder.post} ký thừa lệnh (delegate) mà cơ quan không "
                "có người đứng đầu vào ngày của văn bản. Thêm người đó, hoặc “collective”."
            )
        return self.collective or leader
