"""Params are read as YAML 1.2 means them, and every key and item knows its line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from baocao.errors import ParamsError
from baocao.params.yaml import load
from ruamel.yaml import YAML

PARAMS = Path(__file__).parents[2] / "params"
WORDS = {
    "no": "no", "on": "on", "012": 12, "-3": -3, "9" * 19: "9" * 19, "1.5": 1.5,
    "1.5e3": "1.5e3", ".5": ".5", "1:30": "1:30", "'12'": "12",
    "2026-06-17": date(2026, 6, 17), "2026-02-30": "2026-02-30", "17/6/2026": "17/6/2026",
    "": None, "~": None, "true": True, "x": "x", "'x'": "x", "=": "=",
}  # fmt: skip
REFUSED = {
    "a: 1\nb: 2\na: 3\n": "dòng 3: khóa “a” ghi hai lần",
    "a:\n  - [\n": "dòng 3: sai cú pháp YAML",
    "a: 1\n---\nb: 2\n": "dòng 2: sai cú pháp YAML",
    "a: &x\n  - *x\n": "dòng 1: chỗ này nhắc lại chính nó",
    "a: 1\n[b]: 2\n": "dòng 2: khóa phải là một chữ hoặc số",
    "a: !!python/name:os.system x\n": "dòng 1: nhãn “tag:yaml.org,2002:python/name:os.system”",
    "a: 1\nb: !!int x\n": "dòng 2: “x” không đúng với nhãn của nó",
    "a: \x01\n": "không đọc được",
    "a" * 1_000_001: "quá lớn",
    "a: &x {b: 1}\nc:\n  <<: *x\n": "dòng 3: khóa “<<” không dùng được",
    "[" * 21 + "x" + "]" * 21: "dòng 1: sai cú pháp YAML (quá 20 tầng lồng nhau)",
    "[" * 200_000: "quá 20 tầng lồng nhau",
    "- " * 200_000: "quá 20 tầng lồng nhau",
    "{a: " * 200_000: "quá 20 tầng lồng nhau",
    "\n".join(["a0: &a0 x", *(f"a{n + 1}: &a{n + 1} [*a{n}]" for n in range(20))]): (
        "dòng 1: quá 20 tầng lồng nhau"
    ),
    "a0: &a0 x\n" + "\n".join(
        f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]" for n in range(9)
    ): "quá nhiều giá trị",
}


@pytest.mark.parametrize("file", sorted(PARAMS.rglob("*.yml")), ids=lambda file: file.name)
def test_the_projects_params_are_read_as_by_another_reader(file: Path):
    """Values and lines are those that ruamel.yaml gives."""
    text = file.read_text(encoding="utf-8")
    theirs = YAML(typ="rt").load(text)

    ours = load(text, file.name)

    assert ours == theirs
    assert list(lines(ours)) == list(lines_of_ruamel(theirs))


@pytest.mark.parametrize(("written", "meant"), WORDS.items(), ids=WORDS)
def test_a_word_means_what_it_says(written: str, meant: object):
    """Only plain numbers, days, true, false and nothing are more than text."""
    value = load(f"a: {written}\n", "x.yml")["a"]

    assert (value, type(value)) == (meant, type(meant))


def test_what_is_named_again_is_the_same():
    """An alias stands for all that its anchor holds."""
    assert load("a: &x [1, {b: 2}]\nc: *x\n", "x.yml") == {"a": [1, {"b": 2}], "c": [1, {"b": 2}]}


def test_values_may_stand_twenty_levels_deep():
    """More than any file of params/ needs."""
    value = load("[" * 20 + "x" + "]" * 20, "x.yml")

    for _ in range(20):
        (value,) = value
    assert value == "x"


@pytest.mark.parametrize(("text", "told"), REFUSED.items(), ids=range(len(REFUSED)))
def test_what_a_params_file_may_not_hold_is_refused(text: str, told: str):
    """The message names the file and, where there is one, the line."""
    with pytest.raises(ParamsError) as refused:
        load(text, "params/x.yml")

    assert str(refused.value).startswith("Tệp params/x.yml")
    assert told in str(refused.value)


def lines(value: Any) -> Iterator[tuple[object, int]]:
    """Each key and item of a value with its line, from the top down."""
    for step, below in steps(value):
        yield step, value.lines[step]
        yield from lines(below)


def lines_of_ruamel(value: Any) -> Iterator[tuple[object, int]]:
    """The same of what ruamel.yaml read."""
    for step, below in steps(value):
        place = value.lc.key(step) if isinstance(value, dict) else value.lc.item(step)
        yield step, place[0] + 1
        yield from lines_of_ruamel(below)


def steps(value: Any) -> list[tuple[Any, Any]]:
    """The keys or positions of a container with what they hold; none of a word."""
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []
