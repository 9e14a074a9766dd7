"""Names in Vietnamese order, and names found by words that are typed without accents.

Both come from the tables below, never from the locale of the machine. The order is that of a
Vietnamese dictionary: syllable by syllable, in each first the letters, then the tone. It is for
lists in which a person looks something up; all others keep their official order.

Reference:
    Letters and tones are ordered as in the Unicode CLDR for ``vi``, which however compares the
    letters of a whole text before any tone.
"""

from __future__ import annotations

import re
import unicodedata

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng; before them ngang, which is written without a mark."""

LETTERS = "\u0306\u0302\u031b"
"""The marks that belong to a letter: of ă; of â, ê, ô; of ơ, ư."""

APOSTROPHE = re.compile("['\u2018\u2019\u02bc`\u00b4]")
"""It stands within a name that is read as one word: B'Lao, D'Ran."""

MARKS = "\u0300-\u036f"
TOKEN = re.compile(rf"[0-9]+|(?:[^\W0-9_][{MARKS}]*)+")
WORD = re.compile(r"[^\W_]+")
NUMERAL = -1  # before the first letter

Token = tuple[tuple[int, ...], tuple[int, ...]]


def order_key(text: str) -> tuple[tuple[Token, ...], str]:
    """What names are sorted by; the same for the composed and the decomposed form of one name.

    Numbers come before letters, by value: Phường 2 before Phường 10. Apostrophes, other signs and
    letter case say nothing, nor where in its syllable a tone is written (hòa, hoà): names that
    differ in nothing else are told apart by their characters, so that the order is always one.
    """
    tokens = TOKEN.findall(_decomposed(APOSTROPHE.sub("", text)))
    return tuple(map(_token, tokens)), unicodedata.normalize("NFC", text)


def plain(text: str) -> str:
    """The words of a text as who has no Vietnamese keyboard types them: Đắk Lắk is dak lak."""
    letters = _decomposed(APOSTROPHE.sub("", text)).replace("đ", "d")
    bare = "".join(each for each in letters if not unicodedata.combining(each))
    return " ".join(WORD.findall(bare))


def matches(text: str, words: str) -> bool:
    """Whether every one of the ``words`` is a word of the text; accents and case say nothing.

    D'Ran is found by d'ran, dran and d ran. Where no word is asked for, nothing is found.
    """
    known = {*plain(text).split(), *plain(APOSTROPHE.sub(" ", text)).split()}
    wanted = plain(words).split()
    return bool(wanted) and known.issuperset(wanted)


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text.casefold())


def _token(token: str) -> Token:
    """A number, or the letters of a syllable and its tone."""
    if token[0] in "0123456789":
        digits = token.lstrip("0")
        return (NUMERAL, len(digits), *map(int, digits)), ()
    letters = "".join(each for each in token if each.isalnum() or each in LETTERS)
    tones = tuple(TONES.index(each) for each in token if each in TONES)
    return tuple(map(_place, unicodedata.normalize("NFC", letters))), tones


def _place(letter: str) -> int:
    """A letter's place in the alphabet; one of another alphabet stands behind all of it."""
    own = letter if letter in ALPHABET else unicodedata.normalize("NFD", letter)[0]
    return ALPHABET.index(own) if own in ALPHABET else ord(own)
