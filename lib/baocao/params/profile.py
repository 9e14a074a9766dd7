"""A profile: the sizes and marks that one regulation on the form of documents asks for."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictBool, StrictFloat, StrictInt

from baocao.params.files import Model

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


class PageNumber(Model):
    """The number in the top margin."""

    size: Size
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


class Sized(Model):
    """A line of the head of its own size."""

    size: Size


class Party(Model):
    """The line over place and date."""

    text: str
    size: Size


class Head(Model):
    """What stands over the document."""

    columns: Columns
    party: Party
    size: Size
    star: str
    kind: Sized
    subject: Sized
    dashes: str


class Recipients(Model):
    """The list of those the document goes to."""

    text: str
    size: Size
    list_size: Size
    separator: str


class Signing(Model):
    """The place for the signature."""

    size: Size
    post_bold: StrictBool
    space: Size


class Foot(Model):
    """What stands under the document."""

    columns: Columns
    recipients: Recipients
    signature: Signing


class Profile(Model):
    """One block of params/profiles.yml; the exports take it as a dict of the same shape."""

    basis: str
    paper: Paper
    margins: Margins
    page_number: PageNumber
    body: Body
    headings: dict[Level, Heading] = Field(min_length=1)
    footnote: Lines
    table: Lines
    head: Head
    foot: Foot
