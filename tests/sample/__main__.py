"""Command that remakes the sample of both offices, or lays the forms of one more period into a mailbox.

``python -m sample --out data``, ``python -m sample --returns 2026Q3 --inbox hop-thu``
"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from sample import PARTS, bloc, write, write_returns


def main() -> None:
    """Read the command line and write what it asks for."""
    parser = ArgumentParser(prog="python -m sample", description="Sinh dữ liệu minh họa.")
    parser.add_argument("--out", type=Path, help="thư mục thay cho data/")
    parser.add_argument("--shift-years", type=int, default=0, help="số năm dời dữ liệu của btctu về sau")
    parser.add_argument("--part", choices=PARTS, action="append", help="chỉ sinh một phần")
    parser.add_argument("--returns", metavar="PERIOD", help="sinh biểu cấp ủy gửi về của kỳ này")
    parser.add_argument("--inbox", type=Path, help="thư mục chứa biểu gửi về; đi với --returns")
    chosen = parser.parse_args()
    if (chosen.returns is None) != (chosen.inbox is None) or bool(chosen.out) == bool(chosen.inbox):
        parser.error("ghi --out để sinh dữ liệu mẫu, hoặc --returns cùng --inbox")
    if chosen.out:
        parts = chosen.part or PARTS
        write(chosen.out, shift_years=chosen.shift_years, parts=parts)
        if "books" in parts:
            bloc.write(chosen.out)
        return
    try:
        write_returns(chosen.inbox, chosen.returns, chosen.shift_years)
    except ValueError as error:
        raise SystemExit(f"Dừng: {error}") from error


if __name__ == "__main__":
    main()
