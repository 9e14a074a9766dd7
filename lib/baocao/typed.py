"""Find what an author typed that must not be printed: numbers, and expressions spelled wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baocao.errors import BuildError, UsageError
from baocao.notebooks import EXPRESSION
from baocao.phrase import Part, Phrase

ALLOWED = (
    re.compile(r"^#{1,6}[ \t]+(?:\d{1,2}\.)+[ \t]", re.MULTILINE),  # ### 4.1. Kết quả
    # (1) Văn bản, 1. Văn bản: where a paragraph or a list item begins
    re.compile(
        r"(?:\A|(?<=\n\n)|^[ \t]*[-*+][ \t]+)[*_]*(?:\(\d{1,2}\)|\d{1,2}\.)[ \t]", re.MULTILINE
    ),
    re.compile(r"\[\^[^\]\s]+\]"),  # footnote marks and the keys of their texts
)
REMEDY = (
    'Lấy số bằng biểu thức, như {eval}`so["petitions.received"]`; số thuộc tên gọi thì khai báo '
    "trong params/fixed_phrases.yml."
)
BROKEN = re.compile(r"`|\{\s*eval|\bso\[|\bprose\.")
SHOWN = 40
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


def broken_expressions(source: str) -> Iterator[tuple[int, str]]:
    """The line and the beginning of what looks like a live expression but would print as it is."""
    rest = EXPRESSION.sub(_blank, source)
    for number, line in enumerate(rest.splitlines(), start=1):
        if found := BROKEN.search(line):
            yield number, line[found.start() : found.start() + SHOWN]


def faults(source: str, fixed_phrases: Sequence[str]) -> list[tuple[int, str]]:
    """What must not be printed of a Markdown text: line and what is wrong there, in order."""
    digits = [(line, f"số gõ tay “{found}”") for line, found in typed_digits(source, fixed_phrases)]
    broken = [
        (line, f"biểu thức viết chưa đúng “{found}”") for line, found in broken_expressions(source)
    ]
    broken_lines = {line for line, _ in broken}
    return sorted([each for each in digits if each[0] not in broken_lines] + broken)


def refuse_typed(
    source: str, fixed_phrases: Sequence[str], place: str, first_line: int = 1
) -> None:
    """Refuse a text with faults; ``first_line`` is the line of its file that it begins on.

    Raises:
        BuildError: all of them at once, with the line of each.
    """
    found = faults(source, fixed_phrases)
    if found:
        listed = "\n".join(f"  - dòng {first_line - 1 + line}: {what}" for line, what in found)
        raise BuildError(f"{place} có chỗ không in được:\n{listed}\n{REMEDY}")


def said(text: str, fixed_phrases: Sequence[str]) -> Phrase:
    """Words of the author as a phrase, in which each declared fixed phrase says that it is one."""
    if not fixed_phrases:
        return Phrase.of(text)
    parts = re.split(
        "|".join(f"({_whole(phrase).pattern})" for phrase in fixed_phrases), text, flags=re.I
    )
    fixed = {phrase.casefold() for phrase in fixed_phrases}
    return Phrase.of(
        *(Part(part, f"fixed:{part}" if part.casefold() in fixed else "") for part in parts if part)
    )


def phrase_only(given: object, place: str) -> Phrase:
    """What is given, once it is sure that it is a phrase, whose numbers have origins.

    Raises:
        UsageError: it is something else, such as a string.
    """
    if isinstance(given, Phrase):
        return given
    raise UsageError(
        f"{place}: “{given}” không phải là lời văn lấy số từ chỉ tiêu. Đưa vào kết quả của "
        "prose.clauses, prose.listing hoặc hàm khác của prose."
    )


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n") or " "


def _whole(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)")
