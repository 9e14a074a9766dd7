"""A unit that sends more than once, late, or what another has sent."""

from __future__ import annotations

from inbox.case import Case, Sent, put, spoilt, typed
from inbox.form import BEFORE, COVER, GROWTH, At
from inbox.signatures import half

SEX = At(GROWTH, "Trong đó: nữ")
MENDED = typed(put(SEX, "1"))
LAST_QUARTER = typed(put(At(COVER, "Kỳ báo cáo"), BEFORE))

CASES = (
    Case(
        "twice the same",
        "gửi hai lần cùng một tệp, hai tên",
        (Sent(), Sent(name="{code} (1).xlsx")),
    ),
    Case(
        "same in a folder", "cùng một tệp ở thư mục con", (Sent(), Sent(name="gửi lại/{code}.xlsx"))
    ),
    Case(
        "mended",
        "gửi lại bản đã sửa",
        (Sent(), Sent(MENDED, "{code} đã sửa.xlsx", days=2)),
        kept={SEX: 1},
    ),
    Case(
        "mended and called a copy",
        "bản đã sửa mang tên bản sao",
        (Sent(), Sent(MENDED, "{code} (1).xlsx", days=2)),
        kept={SEX: 1},
    ),
    Case(
        "older found later",
        "bản cũ nằm cạnh bản mới, tên xếp sau",
        (Sent(MENDED, days=2), Sent(name="{code} z.xlsx")),
        kept={SEX: 1},
    ),
    Case(
        "newer is broken",
        "bản gửi lại bị hỏng: bản trước vẫn dùng",
        (Sent(), Sent(spoilt(half), "{code} lần 2.xlsx", 2, "F-006")),
    ),
    Case(
        "newer is of last quarter",
        "bản gửi sau là biểu quý trước",
        (Sent(), Sent(LAST_QUARTER, "{code} mới.xlsx", 2, "S-010")),
    ),
    Case("late", "gửi sau hạn", (Sent(days=9),)),
)
