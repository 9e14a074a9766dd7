"""Executed notebooks made in memory, as the engine leaves them, for the export tests."""

from __future__ import annotations

from base64 import b64encode
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from nbformat import NotebookNode, v4

from baocao import notebooks
from baocao.params import Profile, read

PROFILES = Path(__file__).resolve().parents[2] / "params" / "profiles.yml"
PAPER = {
    "office": "Ban Tổ chức Tỉnh ủy Lâm Đồng",
    "superior": "TỈNH ỦY LÂM ĐỒNG",
    "issuer": "BAN TỔ CHỨC",
    "number": "127",
    "symbol": "BC/BTCTU",
    "place": "Lâm Đồng",
    "date": "2026-06-18",
    "year": 2026,
    "kind": "BÁO CÁO",
    "subject": "Kết quả công tác quý II và nhiệm vụ quý III/2026",
    "basis": "(theo đề cương giao ban)",
    "notice": "",
    "urgency": "",
    "draft_round": 0,
    "circulation": "",
    "not_for_media": False,
    "signature": {"authority": "K/T TRƯỞNG BAN", "post": "PHÓ TRƯỞNG BAN", "name": "CB-0001"},
    "recipients": ["Thường trực Tỉnh ủy (b/c)", "Văn phòng Tỉnh ủy", "Lưu Văn phòng BTCTU"],
    "typist": "",
    "contact": "",
    "pdf_date": "2026-06-18",
}


def profile(name: str = "HD05") -> dict[str, Any]:
    """One block of params/profiles.yml, as the edition puts it into the store."""
    return deepcopy(_profiles()[name])


@cache
def _profiles() -> dict[str, Any]:
    known = read(PROFILES, dict[str, Profile])
    return {name: block.model_dump(mode="json") for name, block in known.items()}


def store(*reasons: str, state: str = "", **paper: Any) -> dict[str, Any]:
    """What the last cell leaves; with reasons it is a draft; ``paper`` changes the title block."""
    return {
        "schema": 1,
        "state": state or ("draft" if reasons else "final"),
        "reasons": list(reasons),
        "document": {**PAPER, "profile": profile(), **paper},
    }


def prose(source: str, *values: str) -> NotebookNode:
    """A Markdown cell whose live expressions gave ``values``, in order."""
    cell = v4.new_markdown_cell(source)
    found = zip(notebooks.expressions(source), values, strict=True)
    cell.metadata["user_expressions"] = [_result(expression, value) for expression, value in found]
    return cell


def block(markdown: str, **images: tuple[bytes, bytes]) -> NotebookNode:
    """A code cell that shows ``markdown`` in the report, beside a stream that stays out of it.

    ``images`` are the SVG and PNG bytes of the charts it names.
    """
    stream = v4.new_output("stream", text="in ra khi chạy")
    brought = {
        name: {"svg": b64encode(svg).decode(), "png": b64encode(png).decode()}
        for name, (svg, png) in images.items()
    }
    data = {notebooks.BLOCK: {"markdown": markdown, "images": brought}}
    shown = v4.new_output("display_data", data=data)
    return v4.new_code_cell("so.bang()", outputs=[stream, shown])


def end(kept: dict[str, Any]) -> NotebookNode:
    """The last code cell, which leaves the store."""
    output = v4.new_output("display_data", data={notebooks.STORE: kept})
    return v4.new_code_cell("so.store()", outputs=[output])


def notebook(*cells: NotebookNode | str, kept: dict[str, Any] | None = None) -> NotebookNode:
    """An executed notebook of ``cells`` (a text is a Markdown cell without expressions)."""
    first = v4.new_code_cell('period: str = "2026Q2"', metadata={"tags": ["parameters"]})
    made = [prose(cell) if isinstance(cell, str) else cell for cell in cells]
    whole = [first, *made, end(kept or store())]
    for position, cell in enumerate(whole):
        cell["id"] = f"o-{position}"
    return v4.new_notebook(cells=whole)


def _result(expression: str, value: str) -> dict[str, Any]:
    phrase = {"parts": [{"text": value, "from": "figure:thu"}]}
    data = {"text/plain": value, notebooks.PHRASE: phrase}
    return {
        "expression": expression,
        "result": {"status": "ok", "data": data, "metadata": {}},
    }
