"""A profile: what one regulation on the form of documents asks for, element by element."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import Field, StrictBool, StrictFloat, StrictInt

from baocao.errors import ParamsError
from baocao.params.files import Model
from baocao.text import day

Size = Annotated[StrictInt | StrictFloat, Field(ge=0)]  # lengths in mm, type and lines in pt
Columns = Annotated[list[Size], Field(min_length=2, max_length=2)]
Level = Annotated[str, Field(pattern="^[2-6]$")]


class Paper(Model):
    """The sheet."""

    width: Size
    height: Size


class Margins(Model):
    """What is left free around the text."""

    top: Size
    bottom: Size
    left: Size
    right: Size


class Style(Model):
    """How one element is printed."""

    size: Size
    bold: StrictBool = False
    italic: StrictBool = False


class PageNumber(Style):
    """The number in the top margin."""

    from_top: Size


class Body(Model):
    """The text of the document."""

    size: Size
    line: Size
    paragraph: Size
    indent: Size


class Heading(Model):
    """How the headings of one level look."""

    bold: StrictBool
    italic: StrictBool


class Lines(Model):
    """Type size and line of footnotes or tables."""

    size: Size
    line: Size


class Worded(Style):
    """An element whose words the regulation gives."""

    text: str


class Subject(Style):
    """What the document is about; its first letter as written, or small."""

    small_first: StrictBool


class Marked(Style):
    """An element whose words are one of a closed list."""

    marks: list[str]


class Circulation(Marked):
    """The mark over the head of the first page."""

    from_top: Size


class Head(Model):
    """What stands over the document."""

    columns: Columns
    circulation: Circulation
    party: Worded
    superior: Style
    issuer: Style
    star: Worded
    number: Style
    urgency: Marked
    draft_number: Style
    place_and_date: Style
    kind: Style
    subject: Subject
    basis: Style
    dashes: Worded


class Listed(Style):
    """Names, one a line, and what ends each line."""

    separator: str


class Typist(Style):
    """The typist's mark, in capitals or as written."""

    capitals: StrictBool


class BottomMark(Worded):
    """The mark at the bottom of the last page."""

    from_bottom: Size


class Foot(Model):
    """What stands under the document."""

    columns: Columns
    authority: Style
    post: Style
    space: Size
    name: Style
    recipients_heading: Worded
    recipients: Listed
    typist: Typist
    contact: Style
    circulation_bottom: BottomMark


class Appendix(Model):
    """The lines over an appendix."""

    label: Style
    title: Style
    reference: Style


class Letter(Model):
    """What a letter (công văn) has of its own: it bears no name of a kind of documents."""

    subject: Style
    addressees_heading: Worded
    addressees: Listed
    recipients_first: str


class Profile(Model):
    """One block of params/profiles.yml; the exports take it as a dict of the same shape.

    One without ``since`` is nobody's by its date: editions that keep to it name it.
    """

    basis: str
    since: date | None = Field(None, alias="from")
    paper: Paper
    margins: Margins
    page_number: PageNumber
    body: Body
    headings: dict[Level, Heading] = Field(min_length=1)
    footnote: Lines
    table: Lines
    head: Head
    foot: Foot
    appendix: Appendix
    letter: Letter


def in_force(profiles: Mapping[str, Profile], on: date) -> Profile:
    """The profile that documents of that day keep to: the latest in force by then.

    Raises:
        ParamsError: none was in force yet.
    """
    begun = {each.since: each for each in profiles.values() if each.since and each.since <= on}
    if not begun:
        raise ParamsError(
            f"Chưa khai báo thể thức nào có hiệu lực vào ngày {day(on)} của văn bản trong "
            "params/profiles.yml. Thêm một khối, hoặc ghi “profile” trong tham số của kỳ."
        )
    return begun[max(begun)]
