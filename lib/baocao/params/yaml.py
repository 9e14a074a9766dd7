"""What a YAML text says, with the line of every key and item.

libyaml reads all of params/ in 0.02 to 0.04 s where ruamel.yaml takes 0.25 to 0.5. PyYAML by itself
would keep the last of two equal keys and take the words of YAML 1.1 (``no``, ``on``, ``1:30``) for
something else than they say: here keys are unique and words mean what people mean by them. What is
given a name once (``&x``) may be named again (``*x``); merging (``<<``) is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar

import yaml

from baocao.errors import ParamsError, visible

LARGEST = 1_000_000  # characters; a params file is written by hand
DEEPEST, MOST = 20, 100_000  # levels, and values counting what is named again
MERGE = "<<"
TOO_DEEP = f"quá {DEEPEST} tầng lồng nhau"


class Mapping(dict[Any, Any]):
    """A mapping, and the line of each of its keys."""

    lines: dict[Any, int]


class Sequence(list[Any]):
    """A list, and the line of each of its items."""

    lines: list[int]


@lru_cache(maxsize=64)
def load(text: str, name: str) -> Any:
    """What ``text`` says: Mapping, Sequence, text, number, date, bool or None.

    ``name`` is how messages call the file. What it gives is kept for the next edition that is
    opened: do not change it.

    Raises:
        ParamsError: the text is no YAML, too large or too deep, a key stands twice, or it uses
            merging, a tag or a key that a params file has no need of.
    """
    if len(text) > LARGEST:
        raise ParamsError(f"Tệp {name} quá lớn đối với một tệp tham số.")
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise ParamsError(
            f"Tệp {name}, dòng {mark.line + 1 if mark else 1}: sai cú pháp YAML "
            f"({error.problem}). Kiểm tra thụt lề, dấu hai chấm và dấu ngoặc."
        ) from None
    except yaml.YAMLError as error:
        raise ParamsError(f"Tệp {name}: không đọc được ({error}). Sửa lại tệp.") from None
    return None if root is None else _Builder(name).built(root)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """libyaml, where it was built with PyYAML; it tells words by the patterns below only."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}
    depth = 0

    def descend_resolver(self, parent: yaml.Node | None, index: Any) -> None:
        """One level down, which libyaml would go until the stack of the process ends."""
        self.depth += 1
        if parent and self.depth > DEEPEST + 1:  # a word stands below the last level
            raise yaml.MarkedYAMLError(problem=TOO_DEEP, problem_mark=parent.start_mark)

    def ascend_resolver(self) -> None:
        """One level up."""
        self.depth -= 1


class _Builder:
    """Makes values of the nodes of one file, of what is named again anew, so that it is counted."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.under_way: set[int] = set()
        self.many = 0

    def built(self, node: yaml.Node) -> Any:
        """The value of a node."""
        key = id(node)
        self.many += 1
        if key in self.under_way:
            raise self._fault(node, "chỗ này nhắc lại chính nó (& và *). Ghi lại cho đủ")
        if len(self.under_way) > DEEPEST:
            raise self._fault(node, f"{TOO_DEEP}, kể cả chỗ nhắc lại (*). Bỏ bớt tầng")
        if self.many > MOST:
            raise self._fault(node, "quá nhiều giá trị, kể cả chỗ nhắc lại (*). Bỏ bớt")
        self.under_way.add(key)
        value = self._value(node)
        self.under_way.discard(key)
        return value

    def _value(self, node: yaml.Node) -> Any:
        match node:
            case yaml.MappingNode():
                return self._mapping(node)
            case yaml.SequenceNode():
                made = Sequence(map(self.built, node.value))
                made.lines = [item.start_mark.line + 1 for item in node.value]
                return made
        if node.tag not in WORDS:
            raise self._fault(node, f"nhãn “{visible(node.tag)}” không dùng được. Bỏ nhãn này")
        try:
            return WORDS[node.tag](node.value)
        except ValueError:
            told = f"“{visible(node.value)}” không đúng với nhãn của nó. Bỏ nhãn này"
            raise self._fault(node, told) from None

    def _mapping(self, node: yaml.MappingNode) -> Mapping:
        made = Mapping()
        made.lines = {}
        for named, value in node.value:
            if not isinstance(named, yaml.ScalarNode):
                raise self._fault(named, "khóa phải là một chữ hoặc số. Sửa khóa này")
            key = self.built(named)
            if key == MERGE:
                raise self._fault(named, f"khóa “{MERGE}” không dùng được. Ghi lại cho đủ")
            if key in made:
                raise self._fault(named, f"khóa “{visible(named.value)}” ghi hai lần. Bỏ bớt một")
            made[key] = self.built(value)
            made.lines[key] = named.start_mark.line + 1
        return made

    def _fault(self, node: yaml.Node, problem: str) -> ParamsError:
        return ParamsError(f"Tệp {self.name}, dòng {node.start_mark.line + 1}: {problem}.")


def _day(word: str) -> date | str:
    """A day; a word that only looks like one is refused where a day is asked for."""
    with suppress(ValueError):
        return date.fromisoformat(word)
    return word


PATTERNS: dict[str, tuple[str, str, Callable[[str], Any]]] = {
    "null": (r"~|null|Null|NULL|", "~nN\0", lambda word: None),
    "bool": (r"true|True|TRUE|false|False|FALSE", "tTfF", lambda word: word.lower() == "true"),
    "int": (r"[-+]?[0-9]{1,18}", "-+0123456789", int),
    "float": (r"[-+]?[0-9]+\.[0-9]{1,9}", "-+0123456789", float),
    "timestamp": (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "0123456789", _day),
}
"""By kind of word: how it is written, its first letters (none for an empty word), its value."""

WORDS: dict[str, Callable[[str], Any]] = {"tag:yaml.org,2002:str": str}

for _kind, (_written, _first, _value) in PATTERNS.items():
    _tag = f"tag:yaml.org,2002:{_kind}"
    _Loader.add_implicit_resolver(
        _tag, re.compile(f"(?:{_written})$"), [each.strip("\0") for each in _first]
    )
    WORDS[_tag] = _value
