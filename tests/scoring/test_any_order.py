"""What holds of every ranking: the order of rows says nothing, ranks are those of a competition."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pandas as pd
from baocao.catalogue import Times
from baocao.params import Scoring, read_folder
from baocao.period import Period, Window
from baocao.registers import Form, Register, Spot
from baocao.scoring import Standings, stand
from hypothesis import given, settings
from hypothesis import strategies as st

from project import REPOSITORY

TIMES = Times(Period(2026, "Q2"), Window(date(2026, 4, 1), date(2026, 6, 30)), date(2026, 6, 30))
FORMS = {form.sheet: form for form in read_folder(REPOSITORY / "params" / "registers", Form)}
SCORING = Scoring.model_validate(
    {
        "basis": "Số liệu minh họa", "rounds": ["cụm", "hội đồng"], "decisive": "hội đồng",
        "register_by": date(2026, 5, 31), "ties": [{"round": "cụm"}],
        "bands": [{"name": "Tốt", "from": 5}, {"name": "Khá", "from": 0}],
        "awards": [{"name": "Giấy khen", "band": "Tốt", "quota": 2}],
    }
)  # fmt: skip
FEW = settings(max_examples=30, deadline=None)  # a loaded machine is no wrong ranking
CRITERION = {"Năm": 2026, "Mã": "N", "Nhóm": "nhiệm vụ thường xuyên", "Nội dung": "x",
             "Cách tính": "định tính", "Điểm tối đa": 10}  # fmt: skip


def register(name: str, rows: list[dict[str, object]]) -> Register:
    """A register in memory, as one that was read."""
    form = FORMS[name]
    values = pd.DataFrame(rows, columns=[*form.columns], dtype=object)
    values = values.where(values.notna(), None)
    spots = tuple(
        {heading: Spot("f.xlsx", name, row + 5, at) for at, heading in enumerate(form.columns, 2)}
        for row in range(len(rows))
    )
    return Register(form, values, spots, {}, {})


def standings(rows: dict[str, list[dict[str, object]]]) -> Standings:
    """How the members stand by these rows."""
    return stand({name: register(name, each) for name, each in rows.items()}, SCORING, TIMES, {})


@st.composite
def contests(draw: st.DrawFn) -> dict[str, list[dict[str, object]]]:
    """Up to nine members of two clusters, with few different points so that many are equal."""
    units = [f"U{n}" for n in range(draw(st.integers(1, 9)))]
    cluster = st.sampled_from(["C1", "C2"])
    points = st.integers(0, 3)
    return {
        "Tiêu chí": [CRITERION],
        "Cụm thi đua": [
            {"Năm": 2026, "Mã cụm": draw(cluster), "Tên cụm": "x", "Mã tổ chức": unit}
            for unit in units
        ],
        "Đăng ký thi đua": [
            {"Mã": unit, "Năm": 2026, "Mã tổ chức": unit, "Đối tượng": "tập thể",
             "Ngày đăng ký": date(2026, 5, 20)}
            for unit in units if draw(st.booleans())
        ],
        "Chấm điểm": [
            {"Năm": 2026, "Kỳ": "2026Q2", "Mã tổ chức": unit, "Tiêu chí": "N", "Vòng": in_round,
             "Điểm": draw(points) * 3}
            for unit in units for in_round in SCORING.rounds if draw(st.integers(0, 9))
        ],
        "Khen thưởng": [],
    }  # fmt: skip


def told(found: Standings) -> tuple[object, ...]:
    """All that a reader sees of it."""
    return (
        {code: (each.rank, each.shared, each.band, each.settled_by)
         for code, each in found.members.items()},
        [[member.code for member in cluster.members] for cluster in found.clusters],
        [[member.code for member in each.proposed] for each in found.commendations],
        {name: figure.value for name, figure in found.figures.items()},
    )  # fmt: skip


@FEW
@given(contests(), st.randoms())
def test_the_order_of_rows_never_changes_a_ranking(rows, chance):
    """Whatever is sorted in whichever sheet."""
    shuffled = {name: chance.sample(each, len(each)) for name, each in rows.items()}

    assert told(standings(shuffled)) == told(standings(rows))


@FEW
@given(contests())
def test_ranks_leave_a_gap_after_those_that_share_one(rows):
    """A rank is one more than the number of those ahead; a shared one is known as shared."""
    for cluster in standings(rows).clusters:
        ranked = [each for each in cluster.members if each.rank]
        counts = Counter(each.rank for each in ranked)
        for member in ranked:
            assert member.rank == 1 + sum(other.rank < member.rank for other in ranked)
            assert member.shared == (counts[member.rank] > 1)


@FEW
@given(contests())
def test_no_cluster_proposes_more_than_its_quota(rows):
    """And nobody who is not registered."""
    found = standings(rows)
    (award,) = found.commendations
    registered = {each["Mã tổ chức"] for each in rows["Đăng ký thi đua"]}

    assert all(n <= 2 for n in Counter(each.cluster for each in award.proposed).values())
    assert {each.code for each in award.proposed} <= registered
