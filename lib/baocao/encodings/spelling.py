"""How Vietnamese is spelt: whether a word can be a syllable, which tells a text from garbage.

A syllable is an onset and a rhyme of closed lists, with one tone in its place. That is much more
than random letters satisfy: of TCVN3 or VNI text read as Unicode few words do, and the reverse.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

_KNOWN_WORDS = 50_000
_LONGEST = len("nghiêng")

_ONSETS = "ngh ng nh n gh gi g ch c tr th t kh k ph p qu b d đ h l m r s v x".split() + [""]
_OPEN_RHYMES = """
a ai ao au ay am an ang anh ăm ăn ăng âm ân âng âu ây
e eo em en eng ê êu êm ên ênh i ia iu im in inh iêu iêm iên iêng
o oi om on ong ô ôi ôm ôn ông ơ ơi ơm ơn
u ua ui um un ung uôi uôm uôn uông ư ưa ưi ưu ưng ươi ươu ươm ươn ương
oa oai oao oay oam oan oang oanh oăm oăn oăng oe oeo oen
uân uâng uây uê uên uênh uơ uy uya uyu uyên uyn uynh y yêu yêm yên yêng
""".split()
_STOPPED_RHYMES = """
ac at ap ach ak ăc ăt ăp ăk âc ât âp ec et ep êch êt êp ich it ip iêc iêt iêp
oc ot op ôc ôt ôp ơt ơp uc ut up uôc uôt ưc ưt ươc ươt ươp
oac oat oach oap oăc oăt oet uât uêt uêch uyt uych uyêt yêt
""".split()  # ăk and ak as in Đắk Lắk
_SHARP, _HEAVY = "\u0301", "\u0323"
_TONES = ("", "\u0300", _SHARP, "\u0303", "\u0309", _HEAVY)
_MODIFIED = "ăâêôơư"
_FRONT = "eêiy"
_ONLY_BEFORE_FRONT, _NEVER_BEFORE_FRONT = ("k", "gh", "ngh"), ("c", "g", "ng")


def is_syllable(word: str) -> bool:
    """Whether a composed word (NFC, any case) is spelt as a Vietnamese syllable can be."""
    return len(word) <= _LONGEST and _is_spelt(word)


@lru_cache(_KNOWN_WORDS)
def _is_spelt(word: str) -> bool:
    small = word.lower()
    rhymes = _rhymes()
    return any(
        small.startswith(onset) and _fits(onset, rhymes.get(small[len(onset) :], ""))
        for onset in _ONSETS
    )


def _fits(onset: str, rhyme: str) -> bool:
    """Whether a rhyme (without tone; "" is none) is written after this onset."""
    if not rhyme:
        return False
    front = rhyme[0] in _FRONT
    if onset in _ONLY_BEFORE_FRONT:
        return front
    if onset in _NEVER_BEFORE_FRONT and front:
        return onset == "g" and rhyme[0] == "i"
    if rhyme.startswith("yê"):
        return onset in ("", "qu")
    return onset != "" or not rhyme.startswith("iê")


@cache
def _rhymes() -> dict[str, str]:
    """Every rhyme with each tone it can have, and the rhyme without it."""
    toned = {}
    for rhyme in (*_OPEN_RHYMES, *_STOPPED_RHYMES):
        for tone in _TONES if rhyme in _OPEN_RHYMES else (_SHARP, _HEAVY):
            for at in _tone_places(rhyme):
                written = rhyme[: at + 1] + tone + rhyme[at + 1 :]
                toned[unicodedata.normalize("NFC", written)] = rhyme
    return toned


def _tone_places(rhyme: str) -> tuple[int, ...]:
    """The letters that may carry the tone: ``hoà`` and ``hòa`` are both written."""
    modified = [at for at, letter in enumerate(rhyme) if letter in _MODIFIED]
    if modified:
        return (modified[-1],)
    if rhyme.startswith(("oa", "oe", "uy")):
        return (0, 1) if len(rhyme) == 2 else (1,)
    return (0,)
