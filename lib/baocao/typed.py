"""Find digits that somebody typed into the prose: a number belongs in a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baocao.errors import BuildError
from baocao.notebooks import EXPRESSION

ALLOWED = (
    re.compile(r"^#{1,6}[ \t]+(?:\d+\.)*\d+[.)]?[ \t]", re.MULTILINE),  # ### 4.1. Kết quả
    re.compile(r"^[ \t]*(?:[-*+][ \t]+)?[(*_]*\d+[.)][ \t)]", re.MULTILINE),  # (1) Văn bản
    re.compile(r"\[\^[^\]\s]+\]"),  # footnote marks and the keys of their texts
)
DIGITS = re.compile(r"\d[\d.,/%-]*")


def typed_digits(source: str, fixed_phrases: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The line and the digits of each number typed into a Markdown text.

    Live expressions, the numbers of headings and list items, footnote keys and the declared
    fixed phrases do not count.
    """
    rest = EXPRESSION.sub(_blank, source)
    for pattern in (*ALLOWED, *(_whole(phrase) for phrase in fixed_phrases)):
        rest = pattern.sub(_blank, rest)
    for number, line in enumerate(rest.splitlines(), start=1):
        for found in DIGITS.finditer(line):
            yield number, found[0]


def refuse_typed(
    source: str, fixed_phrases: Sequence[str], place: str, first_line: int = 1
) -> None:
    """Refuse a text with typed digits; ``first_line`` is the line of its file that it begins on.

    Raises:
        BuildError: all of them at once, with the line of each.
    """
    found = list(typed_digits(source, fixed_phrases))
    if found:
        listed = "\n".join(
            f"  - dòng {first_line - 1 + line}: “{digits}”" for line, digits in found
        )
        raise BuildError(
            f"{place} có số gõ tay:\n{listed}\n"
            'Thay bằng chỉ tiêu, như {eval}`so["petitions.received"]`; số thuộc tên gọi thì khai '
            "báo trong params/fixed_phrases.yml."
        )


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n") or " "


def _whole(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)")
