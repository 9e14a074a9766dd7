"""What an organisation was on a day, looked up straight in the cells."""

from __future__ import annotations

from datetime import date

from sample.records import Record, Window


class Bodies(Window):
    """The organisations as one quarter looks at them."""

    def body(self, code: object, day: object = None) -> Record:
        """The organisation on a day, else on the last of the window; if gone, as it was last."""
        when = day or self._end
        spells = [row for row in self._books["Tổ chức"] if row["Mã tổ chức"] == code]
        spells.sort(key=lambda row: row["Từ ngày"])
        then = (row for row in spells if row["Từ ngày"] <= when <= (row["Đến ngày"] or date.max))
        return next(then, spells[-1] if spells else {})
