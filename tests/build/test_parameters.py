"""Parameters are checked before anything runs."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import nbformat
import papermill
import pytest
from baocao.build import parameters
from baocao.errors import BuildError, UsageError

from build.project import PARAMETERS, code

WRONG = {
    "misspelt": ({"perod": "2026Q1"}, "Có phải “period”?"),
    "unknown": ({"zzz": "x"}, "chỉ nhận: office, period"),
    "number for text": ({"period": 2026}, "phải là chữ"),
    "text for number": ({"limit": "9"}, "phải là số nguyên"),
    "number for switch": ({"draft": 1}, "phải là True hoặc False"),
    "switch for number": ({"limit": True}, "phải là số nguyên"),
    "name that is code": ({"period = 1; import os": "x"}, "Không có tham số"),
    "name that is code of two lines": ({"x\nimport os": "x"}, "x\\u000aimport os"),
}
DECLARED = PARAMETERS + "\nlimit: int = 3\ndraft = False"


@pytest.mark.parametrize(("asked", "told"), WRONG.values(), ids=WRONG)
def test_wrong_parameters_are_refused(asked: dict[str, Any], told: str):
    """A parameter not declared, or of another type, is refused with what was meant."""
    with pytest.raises(UsageError) as refusal:
        parameters.check(with_parameters(DECLARED), asked)

    assert told in str(refusal.value)


def test_declared_parameters_pass():
    """Each declared name takes a value of its own type."""
    asked = {"office": "duk", "period": "2026Q1", "limit": 9, "draft": True}

    parameters.check(with_parameters(DECLARED), asked)


def test_all_wrong_parameters_are_told_at_once():
    """Two mistakes make one message with both."""
    with pytest.raises(UsageError, match=r"perod(.|\n)*offce"):
        parameters.check(with_parameters(DECLARED), {"perod": "2026Q1", "offce": "x"})


@pytest.mark.parametrize(
    "source",
    ["import os", "period: str = name()", "period: float = 1.5", "a = b = 1", "period: str"],
)
def test_a_parameters_cell_holds_plain_values_only(source: str):
    """Code in the parameters cell is refused, not run."""
    with pytest.raises(BuildError, match="dòng 1"):
        parameters.declared(with_parameters(source))


def test_a_notebook_without_parameters_cell_is_refused():
    """Parameters need a place to go."""
    with pytest.raises(BuildError, match="0 ô mang thẻ"):
        parameters.declared(nbformat.v4.new_notebook(cells=[code("x = 1")]))


@pytest.mark.parametrize("name", ["perod", "x=1;open('ran', 'w')#"])
def test_nothing_runs_when_a_parameter_is_wrong(project, monkeypatch, name: str):
    """papermill with this engine refuses before the first cell; no file appears, no output."""
    made = project("open('ran', 'w')")
    monkeypatch.chdir(made.root)

    with pytest.raises(UsageError):
        papermill.execute_notebook(
            made.notebook, "out.ipynb", {name: "x"}, engine_name="baocao", progress_bar=False
        )

    assert not (made.root / "ran").exists()
    assert not (made.root / "out.ipynb").exists()


def test_values_reach_the_notebook_as_values(project):
    """Quotes, line breaks and braces in a value stay characters of the text."""
    value = "a'; raise SystemExit #\n{0}\\"

    scope: dict[str, Any] = {}
    exec(parameters.assignments({"period": value, "limit": 3}), scope)  # noqa: S102

    assert (scope["period"], scope["limit"]) == (value, 3)


def with_parameters(source: str) -> nbformat.NotebookNode:
    """A notebook with only that parameters cell."""
    return nbformat.v4.new_notebook(cells=[code(source, "parameters")])


def test_loading_the_engine_loads_nothing_heavy():
    """papermill loads every engine at its start, so this one must not cost time or break it."""
    program = (
        "import sys, baocao.build.engine\n"
        "print([name for name in ('papermill', 'nbformat', 'nbclient', 'zmq', 'pandas')"
        " if name in sys.modules])"
    )

    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert printed.stdout.strip() == b"[]"
