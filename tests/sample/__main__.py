"""Command that remakes the sample: ``python -m sample --out data``."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from sample import PARTS, write


def main() -> None:
    """Read the command line and write the sample."""
    parser = ArgumentParser(prog="python -m sample", description="Sinh dữ liệu minh họa.")
    parser.add_argument("--out", type=Path, required=True, help="thư mục thay cho data/")
    parser.add_argument("--shift-years", type=int, default=0, help="số năm dời về sau")
    parser.add_argument("--part", choices=PARTS, action="append", help="chỉ sinh một phần")
    chosen = parser.parse_args()
    write(chosen.out, shift_years=chosen.shift_years, parts=chosen.part or PARTS)


if __name__ == "__main__":
    main()
