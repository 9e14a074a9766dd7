"""Command that remakes the sample, or gives one more period its forms.

``python -m sample --out data``, ``python -m sample --part forms --period 2026Q3 --out data``
"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from sample import PARTS, write, write_returns


def main() -> None:
    """Read the command line and write what it asks for."""
    parser = ArgumentParser(prog="python -m sample", description="Sinh dữ liệu minh họa.")
    parser.add_argument("--out", type=Path, required=True, help="thư mục thay cho data/")
    parser.add_argument("--shift-years", type=int, default=0, help="số năm dời về sau")
    parser.add_argument("--part", choices=PARTS, action="append", help="chỉ sinh một phần")
    parser.add_argument("--period", help="chỉ sinh biểu của kỳ này; đi với --part forms")
    chosen = parser.parse_args()
    if chosen.period is None:
        write(chosen.out, shift_years=chosen.shift_years, parts=chosen.part or PARTS)
    elif chosen.part != ["forms"]:
        parser.error("--period chỉ dùng cùng --part forms: sổ giữ cả năm, không có sổ của một kỳ")
    else:
        try:
            write_returns(chosen.out, chosen.period, chosen.shift_years)
        except ValueError as error:
            raise SystemExit(f"Dừng: {error}") from error


if __name__ == "__main__":
    main()
