"""Writes Vietnamese text as old fonts need it: what Excel shows in ``.VnTime`` or ``VNI-Times``.

The tables are drawn here once more, letter by letter, so that they check those of the program.
"""

from __future__ import annotations

TCVN3 = dict(pair.split("=") for pair in """
Ă=¡ Â=¢ Ê=£ Ô=¤ Ơ=¥ Ư=¦ Đ=§ ă=¨ â=© ê=ª ô=« ơ=¬ ư=\xad đ=®
à=µ á=¸ ả=¶ ã=· ạ=¹ ằ=» ắ=¾ ẳ=¼ ẵ=½ ặ=Æ ầ=Ç ấ=Ê ẩ=È ẫ=É ậ=Ë
è=Ì é=Ð ẻ=Î ẽ=Ï ẹ=Ñ ề=Ò ế=Õ ể=Ó ễ=Ô ệ=Ö ì=× í=Ý ỉ=Ø ĩ=Ü ị=Þ
ò=ß ó=ã ỏ=á õ=â ọ=ä ồ=å ố=è ổ=æ ỗ=ç ộ=é ờ=ê ớ=í ở=ë ỡ=ì ợ=î
ù=ï ú=ó ủ=ñ ũ=ò ụ=ô ừ=õ ứ=ø ử=ö ữ=÷ ự=ù ỳ=ú ý=ý ỷ=û ỹ=ü ỵ=þ
""".split())
"""Letters of TCVN3; it has no capital with a tone: fonts ending in H show small ones as capitals.
"""

VNI = dict(pair.split("=") for pair in """
á=aù à=aø ả=aû ã=aõ ạ=aï é=eù è=eø ẻ=eû ẽ=eõ ẹ=eï ó=où ò=oø ỏ=oû õ=oõ ọ=oï
ú=uù ù=uø ủ=uû ũ=uõ ụ=uï ý=yù ỳ=yø ỷ=yû ỹ=yõ ỵ=î í=í ì=ì ỉ=æ ĩ=ó ị=ò đ=ñ
â=aâ ấ=aá ầ=aà ẩ=aå ẫ=aã ậ=aä ê=eâ ế=eá ề=eà ể=eå ễ=eã ệ=eä ô=oâ ố=oá ồ=oà ổ=oå ỗ=oã ộ=oä
ă=aê ắ=aé ằ=aè ẳ=aú ẵ=aü ặ=aë ơ=ô ớ=ôù ờ=ôø ở=ôû ỡ=ôõ ợ=ôï ư=ö ứ=öù ừ=öø ử=öû ữ=öõ ự=öï
""".split())
VNI |= {letter.upper(): written.upper() for letter, written in VNI.items()}

LETTERS = tuple(VNI)
"""The 134 letters of Vietnamese that are not ASCII, both cases."""


def tcvn3(text: str) -> str:
    """NFC text in TCVN3; a capital with a tone becomes the small letter, for a font ending in H."""
    return "".join(TCVN3.get(letter, TCVN3.get(letter.lower(), letter)) for letter in text)


def vni(text: str) -> str:
    """NFC text in VNI."""
    return "".join(VNI.get(letter, letter) for letter in text)
