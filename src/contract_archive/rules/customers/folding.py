"""How a company's name is compared: what may differ in writing and still is the same name.

Width, case, spaces, punctuation, the kind of brackets (not whether there are any), traditional
characters, accents, invisible characters; in English also abbreviations of the legal form
(``Co., Ltd.`` and ``Company Limited``), ``&`` and ``and``, and a leading ``The``. The legal form
itself counts: 有限公司 is another company than 股份有限公司.
"""

from __future__ import annotations

import re
import unicodedata

from contract_archive.rules.customers.simplified import simplified

_PLAIN = re.compile("[\u4e00-\u9fff()]+")
_MARKS = dict.fromkeys(map(ord, "™®©℠"), " ")
_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f]")
_ACCENT = re.compile("[\u0300-\u036f]")
_OPENING = "([{〔【〖〘〚"
_CLOSING = ")]}〕】〗〙〛"
_CLOSE_UP = ".'’‘`´"  # L.L.C., Int'l
_GAP = re.compile(r" (?![a-z0-9])|(?<![a-z0-9]) ")
_LATIN = re.compile("[a-z]")
# What a page adds behind a name: 华东机电有限公司（盖章）, （以下简称甲方）.
_NOTE = re.compile(
    r"\(\)|\((?:公章|盖章|签章|签字|签字盖章|盖公章|合同专用章|公章或合同专用章|(?:以?下简称|下称)[^()]*"
    r"|[甲乙丙丁买卖供需]方|(?:委托|受托|发包|承包|出租|承租|采购|供货|定作|承揽)[方人])\)$"
)

_SHORT_WORDS = {
    "incorporated": "inc", "corporation": "corp", "company": "co", "companies": "cos",
    "limited": "ltd", "pvt": "pte", "international": "intl", "manufacturing": "mfg",
    "brothers": "bros", "holdings": "hldgs", "group": "grp", "national": "natl",
}  # fmt: skip
_SHORT_PHRASES = {
    "private limited": "pte ltd", "private ltd": "pte ltd",
    "proprietary limited": "pty ltd", "proprietary ltd": "pty ltd",
    "public limited company": "plc", "limited liability company": "llc",
    "limited liability partnership": "llp", "limited partnership": "lp",
}  # fmt: skip
_WORD = re.compile(rf"\b(?:{'|'.join(_SHORT_WORDS)})\b", re.ASCII)
_PHRASE = re.compile(rf"\b(?:{'|'.join(_SHORT_PHRASES)})\b", re.ASCII)
_THE = re.compile(r"^(?:the )+(?=\S)")
_GLUED = {
    "incorporated": " inc", "corporation": " corp", "companylimited": " co ltd",
    "companyltd": " co ltd", "colimited": " co ltd", "coltd": " co ltd",
    "limited": " ltd", "ltd": " ltd",
}  # fmt: skip
_GLUED_END = re.compile(rf"(?<=[a-z]{{3}})(?:{'|'.join(_GLUED)})$")


class _Signs(dict[int, str]):
    """What a character counts for in a name, told when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _sign(chr(code))
        return self[code]


_SIGNS = _Signs()


def _sign(char: str) -> str:
    category = unicodedata.category(char)
    if char in _OPENING:
        return "("
    if char in _CLOSING:
        return ")"
    if char == "&":
        return " and "
    if char in _CLOSE_UP or _is_invisible(char, category):
        return ""
    return char if category[0] in "LNSM" else " "


def _is_invisible(char: str, category: str) -> bool:
    if category in ("Cc", "Cf"):
        return not char.isspace()
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def fold(name: str) -> str:
    """Return the key by which ``name`` is told from others; folding a key changes nothing.

    Two names with equal keys name the same company. Empty where the name has no letter or digit.
    """
    key = spelled(name).replace(" ", "")
    while (again := spelled(key).replace(" ", "")) != key:  # words run together may be a word
        key = again
    return key


def spelled(name: str) -> str:
    """Return ``name`` folded, with single spaces between words of Latin letters."""
    text = name.replace("（", "(").replace("）", ")")
    if not _PLAIN.fullmatch(text):
        text = _unsigned(_normal(text))
    text = simplified(text)
    while (shorter := _NOTE.sub("", text)) != text:
        text = shorter
    text = _worded(text) if _LATIN.search(text) else text
    return text if any(map(str.isalnum, text)) else ""


def closed_up(text: str) -> str:
    """Return ``text`` with single spaces between Latin words and none elsewhere."""
    return _GAP.sub("", " ".join(text.split()))


def _normal(text: str) -> str:
    text = unicodedata.normalize("NFKC", text.translate(_MARKS)).casefold()
    if _ACCENTED.search(text):
        text = _ACCENT.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFKC", text)


def _unsigned(text: str) -> str:
    """Only letters, digits, symbols and round brackets; spaces only between Latin words."""
    return closed_up(text.translate(_SIGNS))


def _worded(text: str) -> str:
    """Words in their short form, and a legal form set apart where it ran into the name."""
    text = _WORD.sub(lambda found: _SHORT_WORDS[found[0]], _short_phrases(_THE.sub("", text)))
    text = _GLUED_END.sub(lambda found: _GLUED[found[0]], text)
    return _THE.sub("", text)


def _short_phrases(text: str) -> str:
    return _PHRASE.sub(lambda found: _SHORT_PHRASES[found[0]], text)
