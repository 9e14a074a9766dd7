"""Build the quarterly report and draw its first page for the README."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pdfplumber
from PIL import Image, ImageOps

BAOCAO = Path(sys.executable).with_name("baocao")
PROJECT = Path(__file__).parents[2]
PICTURE = Path(__file__).with_name("trang-1.png")
PERIOD = "2026Q2"
DOTS_PER_INCH = 108
SHADES = 16  # of grey: enough for black letters, and the file stays small


def main() -> None:
    """Write the picture beside this file and say how large it is."""
    with tempfile.TemporaryDirectory() as out:
        command = [BAOCAO, "build", PERIOD, "--format", "pdf", "--out", out]
        subprocess.run(command, cwd=PROJECT, check=True)
        (report,) = Path(out).rglob("quarterly/report.pdf")
        draw(report).save(PICTURE, optimize=True)
    print(f"{PICTURE.relative_to(PROJECT)}: {PICTURE.stat().st_size // 1024} KB")


def draw(report: Path) -> Image.Image:
    """The first page in shades of grey, with a thin edge so that the paper shows on white."""
    with pdfplumber.open(report) as document:
        grey = document.pages[0].to_image(resolution=DOTS_PER_INCH, antialias=True)
        grey = grey.original.convert("L")
    return ImageOps.expand(grey, border=1, fill="grey").quantize(SHADES)


if __name__ == "__main__":
    main()
