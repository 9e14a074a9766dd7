"""The parameters of a notebook: what its ``parameters`` cell declares, and what a run asks for.

Nothing is executed here. A name that the cell does not declare never reaches the notebook, so a
name can never become code.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from baocao.errors import BuildError, UsageError, visible

if TYPE_CHECKING:
    from nbformat import NotebookNode

Value = str | int | bool

TAG = "parameters"
INJECTED_TAG = "injected-parameters"
KINDS: dict[str, type] = {"str": str, "int": int, "bool": bool}
IN_WORDS = {"str": "chữ", "int": "số nguyên", "bool": "True hoặc False"}


def declared(notebook: NotebookNode) -> dict[str, str]:
    """Name to type (``str``, ``int`` or ``bool``) of each parameter, in the order of the cell.

    Raises:
        BuildError: the notebook has no parameters cell, or the cell holds more than plain values.
    """
    cells = [cell for cell in notebook.cells if TAG in cell.metadata.get("tags", [])]
    if len(cells) != 1:
        raise BuildError(
            f"Sổ tay có {len(cells)} ô mang thẻ “{TAG}”. Cần đúng một ô để nhận tham số."
        )
    return dict(_declaration(line) for line in _lines(cells[0].source))


def check(notebook: NotebookNode, asked: Mapping[str, Value]) -> None:
    """Refuse parameters that the notebook does not declare, or of another type.

    Raises:
        UsageError: every wrong parameter, one line each; a misspelt name comes with the
            nearest declared one.
    """
    known = declared(notebook)
    if wrong := [problem for name in asked for problem in _problems(name, asked[name], known)]:
        raise UsageError("\n".join(wrong))


def assignments(asked: Mapping[str, Value]) -> str:
    """The code that sets parameters already checked, one per line."""
    return "\n".join(f"{name} = {value!r}" for name, value in asked.items())


def _problems(name: str, value: Value, known: Mapping[str, str]) -> Iterator[str]:
    if name not in known:
        near = get_close_matches(name, known, n=1)
        meant = f"Có phải “{near[0]}”?" if near else f"Sổ tay chỉ nhận: {', '.join(known)}."
        yield f"Không có tham số “{visible(str(name))}”. {meant}"
    elif type(value) is not KINDS[known[name]]:
        yield (
            f"Tham số “{name}” phải là {IN_WORDS[known[name]]}, không phải “{visible(str(value))}”."
            + (" Với papermill, dùng -r thay cho -p." if known[name] == "str" else "")
        )


def _lines(source: str) -> list[ast.stmt]:
    try:
        return ast.parse(source).body
    except SyntaxError as error:
        raise BuildError(f"Ô tham số sai cú pháp ở dòng {error.lineno}: {error.msg}.") from error


def _declaration(line: ast.stmt) -> tuple[str, str]:
    match line:
        case ast.AnnAssign(
            target=ast.Name(id=name), annotation=ast.Name(id=kind), value=ast.Constant()
        ) if kind in KINDS:
            return name, kind
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=value)) if (
            type(value) in KINDS.values()
        ):
            return name, type(value).__name__
    raise BuildError(
        f"Ô tham số, dòng {line.lineno}: chỉ được ghi “tên: kiểu = giá trị” "
        "với kiểu str, int hoặc bool."
    )
