"""Text made safe to stand in Markdown: every character of it prints as itself."""

from __future__ import annotations

import re

SPACES = re.compile(r"[ \t\r\n\f\v]+")
SPECIAL = re.compile(r"[\\`*_{}\[\]<>()#+\-!|~^$@&=:\"']")
ITEM_NUMBER = re.compile(r"^( ?[0-9]+)\.")


def escape(text: str) -> str:
    """``text`` with a backslash before each character that Markdown could read as a mark.

    Line breaks and tabs become one space, so that the text cannot start a block of its own.
    """
    escaped = SPECIAL.sub(r"\\\g<0>", SPACES.sub(" ", text))
    return ITEM_NUMBER.sub(r"\1\\.", escaped)
