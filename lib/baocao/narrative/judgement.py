"""The analyst's own words of a period, with the figures in them filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from baocao.edition import Edition
from baocao.errors import BuildError, UsageError
from baocao.narrative.block import Block, escaped
from baocao.narrative.compared import compared
from baocao.notebooks import fill
from baocao.params import Slot
from baocao.typed import refuse_typed

HEADING = re.compile(r"^#+[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
LOOKUP = re.compile(r"""so\[\s*(["'])(?P<id>[\w.]+)\1\s*\]""")
COMPARED = re.compile(r"""prose\.compared\(\s*(["'])(?P<id>[\w.]+)\1\s*\)""")
SAID = "prose."


def judgement(so: Edition, slot: Slot, words: Mapping[str, str]) -> Block:
    """A slot as a block; ``words`` are what ``prose.<name>`` stands for in it, as Markdown.

    Raises:
        BuildError: a number is typed there, or an expression may not be used there.
        UsageError: the catalogue has no such figure.
    """
    place = f"Phần “{slot.name}” (data/{so.slots_file}, từ dòng {slot.text_line})"
    if not slot.text:
        return Block(f"[Chưa viết phần “{slot.name}”: ghi vào data/{so.slots_file}]")
    refuse_typed(slot.text, so.fixed_phrases, place, slot.text_line)

    def text_of(_: int, expression: str) -> str:
        return _looked_up(so, expression, words, place)

    text = fill(HEADING.sub(r"**\1**", slot.text), text_of)
    return Block(f"**[{slot.mark}]**\n\n{text}" if slot.inherited else text)


def _looked_up(so: Edition, expression: str, words: Mapping[str, str], place: str) -> str:
    figure, change = LOOKUP.fullmatch(expression), COMPARED.fullmatch(expression)
    if found := figure or change:
        try:
            told = so[found["id"]].phrase if figure else compared(so, found["id"])
            return escaped(told)
        except UsageError as error:
            raise UsageError(f"{place}: {error}") from None
    name = expression.removeprefix(SAID)
    if name != expression and name in words:
        return words[name]
    usable = ", ".join(f"{SAID}{each}" for each in words)
    raise BuildError(
        f"{place}: biểu thức {expression} không dùng được ở đây. "
        f'Chỉ ghi dạng so["mã chỉ tiêu"], prose.compared("mã chỉ tiêu") hoặc {usable}.'
    )
