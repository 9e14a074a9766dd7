"""Sample of the second office: the books of the Party committee of the provincial agencies, 2021.

``write(out)`` remakes the committed workbooks, some of them in the letters of that time;
``write(out, encoded=False)`` has the same rows in Unicode. Nothing here imports ``baocao``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sample.bloc import layout
from sample.bloc.discipline import discipline_rows, inspection_rows, petition_rows
from sample.bloc.half import Half, load_quotas, require_consistent
from sample.bloc.members import member_rows, members, movement_rows
from sample.bloc.occasions import award_rows, event_rows, social_rows
from sample.bloc.organisations import bloc_of, organisation_rows
from sample.bloc.papers import document_rows, task_rows
from sample.bloc.party_work import (
    badge_rows,
    personnel_rows,
    standard_rows,
    training_rows,
)
from sample.layout import Row
from sample.scripts import FONT_LOST, TCVN3, UNICODE, VNI
from sample.workbook import Keeper, OfficeFile

OFFICE = "duk"
YEAR = 2021
NAME = "ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH LÂM ĐỒNG"
# The inspection committee still writes in old fonts; two sheets came from the youth union in others;
# the list of awards was pasted, which lost its font.
_SCRIPTS = {"kt": TCVN3}
_APART = {layout.SOCIAL.name: VNI, layout.EVENTS.name: VNI, layout.AWARDS.name: FONT_LOST}


def write(out: Path, quotas: Mapping[str, int] | None = None, encoded: bool = True) -> None:
    """Write the books below ``out``/duk/2021.

    Args:
        out: the folder that takes the place of ``data/``; made when missing, other files stay.
        quotas: figure id to count; the committed ones when None.
        encoded: whether some sheets are stored in old encodings, as the committed ones are.

    Raises:
        ValueError: no rows can have these counts; every reason is named.
    """
    half = Half(load_quotas() if quotas is None else quotas)
    require_consistent(half)
    rows = rows_of(half)
    for room, books in layout.KEPT.items():
        kept = layout.ROOMS[room]
        script = _SCRIPTS.get(room, UNICODE) if encoded else UNICODE
        keeper = Keeper(NAME, YEAR, script, _APART if encoded else {})
        title = f"Sổ theo dõi của {kept.name} năm {YEAR}"
        with OfficeFile(out / OFFICE / str(YEAR) / kept.file, title, 0, keeper) as file:
            file.books([(book, rows[book.name]) for book in books])


def rows_of(half: Half) -> dict[str, list[Row]]:
    """Return the rows of every book by its name."""
    there = bloc_of(half)
    everybody = members(half, there)
    return {
        "Văn bản": document_rows(),
        "Nhiệm vụ": task_rows(half),
        "Khen thưởng": award_rows(half, there),
        "Sự kiện": event_rows(),
        "An sinh": social_rows(half),
        "Tổ chức": organisation_rows(half, there),
        "Đảng viên": member_rows(everybody),
        "Biến động đảng viên": movement_rows(everybody),
        "Huy hiệu Đảng": badge_rows(everybody),
        "Công tác cán bộ": personnel_rows(half, there),
        "Tiêu chuẩn chính trị": standard_rows(half, there),
        "Đào tạo, bồi dưỡng": training_rows(half),
        "Kiểm tra, giám sát": inspection_rows(half, there, everybody),
        "Kỷ luật": discipline_rows(half),
        "Đơn thư": petition_rows(half),
    }
