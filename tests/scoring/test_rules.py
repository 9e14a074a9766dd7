"""Rules of scoring that cannot be followed are refused with file, line and remedy."""

from __future__ import annotations

import re

import pytest
from baocao.errors import ParamsError
from baocao.params import Scoring
from pydantic import ValidationError
from ruamel.yaml import YAML

GROUP = {"group": "không có"}


def refusal(contest) -> str:
    """What opening is refused with."""
    with pytest.raises(ParamsError) as refused:
        contest.open()
    return str(refused.value)


def test_a_negative_quota_is_refused(scored):
    """By file and line, and what to write instead."""
    scored.scoring["awards"] = [{"name": "Giấy khen", "band": "Tốt", "quota": -1}]
    told = refusal(scored)

    assert re.search(r"params/btctu/2026Q2/quarterly\.yml.*dòng \d+", told)
    assert "“quota” của “Giấy khen” là số âm (-1)" in told
    assert "không có thì ghi 0" in told


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"rounds": ["tự chấm", "vòng ba", "hội đồng"]}, "vòng “vòng ba”, sổ Chấm điểm"),
        ({"ties": [GROUP]}, "nhóm “không có”, sổ Tiêu chí"),
        ({"awards": [{"name": "Cờ", "band": "Tốt", "quota": 1}]}, "khen thưởng “Cờ”, sổ Khen thưởng"),
        ({"ties": [{"registered": "muộn hơn xếp trước"}]}, "sớm hơn xếp trước"),
        ({"ties": [{"registered": "sớm hơn xếp trước", "round": "tự chấm"}]}, "một trong ba khóa"),
        ({"decisive": "phòng"}, "vòng “phòng” không có trong “rounds”"),
        ({"bands": [{"name": "Khá", "from": 0}, {"name": "Tốt", "from": 80}]}, "từ mức cao xuống"),
    ],
)
def test_what_no_register_can_hold_is_refused(scored, changed, words):
    """Rounds, groups and awards are those of the closed lists; ties and bands make sense."""
    scored.scoring |= changed
    told = refusal(scored)

    assert "params/btctu/2026Q2/quarterly.yml" in told
    assert words in told


def test_an_office_without_the_registers_cannot_rank(scored):
    """It is told which it would have to keep."""
    scored.open()
    scored.project.registers.pop("Đăng ký thi đua")
    for sheets in scored.project.drawn.values():
        sheets.pop("Đăng ký thi đua", None)
    scored.project.report["registers"].remove("Đăng ký thi đua")
    with pytest.raises(ParamsError, match="xếp hạng cụm thi đua cần sổ Đăng ký thi đua"):
        scored.project.open()


@pytest.mark.parametrize("bands", [[], [{"name": "Tốt", "from": 80}, {"name": "Khá", "from": 60}]])
def test_a_grade_is_left_for_every_total(scored, bands):
    """The lowest goes from 0 or less: nobody is without a grade."""
    scored.scoring["bands"] = bands
    told = refusal(scored)

    assert "của “bands” phải từ 0 điểm trở xuống" in told
    assert ("mức thấp nhất “Khá”" in told) == bool(bands)


@pytest.mark.parametrize("written", ["{name: Tốt, from: 80,5}", '{name: Tốt, from: "80,5"}'])
def test_points_with_a_decimal_comma_are_refused_in_words(scored, written):
    """Between braces YAML reads a key 5 from it, of which nobody has heard."""
    band = YAML(typ="safe", pure=True).load(written)
    with pytest.raises(ValidationError) as refused:
        Scoring.model_validate(scored.scoring | {"bands": [band, {"name": "Khá", "from": 0}]})
    told = str(refused.value)

    assert "điểm “80,5” của mức “Tốt” ghi dấu phẩy" in told
    assert "from: 80.5" in told
