"""How members of emulation clusters are ranked: rounds, ties, bands, awards and their quotas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, StrictInt, model_validator

from baocao.params.files import Model

DECIMAL_COMMA = re.compile(r"-?\d+,\d+")
EARLIER = "sớm hơn xếp trước"


class Tie(Model):
    """What tells apart members of equal totals: points of a round or a group, or the earlier day.

    ``registered`` says in words that the earlier day of registration comes first (``EARLIER``).
    """

    round: str = ""
    group: str = ""
    registered: str = ""

    @model_validator(mode="after")
    def _just_one(self) -> Self:
        if sum(map(bool, (self.round, self.group, self.registered))) != 1:
            raise ValueError("mỗi dòng của “ties” ghi một trong ba khóa round, group, registered")
        if self.registered not in ("", EARLIER):
            raise ValueError(f"“registered” chỉ nhận “{EARLIER}”; sửa lại")
        return self


class Band(Model):
    """A grade and the least total that it takes."""

    name: str
    start: Decimal = Field(alias="from")

    @model_validator(mode="before")
    @classmethod
    def _with_a_point(cls, band: object) -> object:
        """Refuse 70,5: between braces YAML takes the comma for the end of the value."""
        if isinstance(band, dict):
            start = band.get("from")
            tail = next((key for key in band if isinstance(key, int)), None)
            written = f"{start},{tail}" if tail is not None else start
            if isinstance(written, str) and DECIMAL_COMMA.fullmatch(written):
                raise ValueError(
                    f"điểm “{written}” của mức “{band.get('name')}” ghi dấu phẩy; số thập phân "
                    f"trong tệp tham số ghi dấu chấm: from: {written.replace(',', '.')}"
                )
        return band


class Award(Model):
    """A commendation: the lowest grade it takes, and how many a cluster may propose."""

    name: str
    band: str
    quota: Annotated[StrictInt, Field(ge=0)]

    @model_validator(mode="before")
    @classmethod
    def _some_or_none(cls, award: object) -> object:
        quota = award.get("quota") if isinstance(award, dict) else None
        if isinstance(quota, int) and quota < 0:
            raise ValueError(
                f"“quota” của “{award.get('name')}” là số âm ({quota}); ghi số đề nghị nhiều nhất "
                "của mỗi cụm, không có thì ghi 0"
            )
        return award


class Scoring(Model):
    """The rules by which the members of clusters are ranked in one edition.

    ``rounds`` are told in order; the totals of ``decisive`` rank. ``ties`` are tried in turn,
    ``bands`` go from the best down, and the lowest takes all that the others leave, even below
    zero; ``awards`` go from the highest down. ``basis`` says where the
    rules come from, and is printed.
    """

    basis: str
    rounds: list[str]
    decisive: str
    register_by: date
    ties: list[Tie]
    bands: list[Band]
    awards: list[Award] = []

    @model_validator(mode="after")
    def _of_its_own(self) -> Self:
        asked = [self.decisive, *(tie.round for tie in self.ties if tie.round)]
        if unknown := next((name for name in asked if name not in self.rounds), None):
            raise ValueError(f"vòng “{unknown}” không có trong “rounds”; sửa lại tên vòng")
        grades = [band.name for band in self.bands]
        wanted = [award.band for award in self.awards]
        if unknown := next((name for name in wanted if name not in grades), None):
            raise ValueError(f"mức “{unknown}” không có trong “bands”; sửa lại tên mức")
        return self

    @model_validator(mode="after")
    def _from_the_best_down(self) -> Self:
        if not _falling([band.start for band in self.bands]):
            raise ValueError("“bands” phải xếp từ mức cao xuống, mỗi mức một điểm “from” khác nhau")
        if not self.bands or self.bands[-1].start > 0:
            lowest = f" “{self.bands[-1].name}”" if self.bands else ""
            raise ValueError(
                f"mức thấp nhất{lowest} của “bands” phải từ 0 điểm trở xuống, không thì có đơn vị "
                "không được xếp loại; ghi from: 0, hoặc thêm một mức thấp hơn"
            )
        return self


def _falling(points: Sequence[Decimal]) -> bool:
    return all(more > less for more, less in zip(points, points[1:], strict=False))
