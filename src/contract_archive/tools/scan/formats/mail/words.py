"""Bytes and HTML of mails to plain text."""

from __future__ import annotations

import codecs
from html.parser import HTMLParser

_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "ks_c_5601-1987": "cp949"}
_GUESSES = ("utf-8", "gb18030")
_LAST_GUESS = "cp1252"
# Every byte is a letter in these, so that they hold proves nothing; that UTF-8 holds does.
_ALWAYS_HOLD = ("iso8859-1", "cp1252", "latin-1")
_BLOCKS = frozenset(
    ("address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "footer", "form", "h1",
     "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section", "table",
     "tr", "ul")
)  # fmt: skip
_UNSEEN = frozenset(("script", "style", "template", "title"))
_CELLS = frozenset(("td", "th"))


def decoded(data: bytes, charset: str) -> str:
    """Return the text of ``data``: as declared where that holds, else as it most likely is."""
    for name in _candidates(charset.strip().lower()):
        try:
            return data.decode(name)
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode(_LAST_GUESS, "replace")


def _candidates(charset: str) -> tuple[str, ...]:
    declared = _WIDER.get(charset, charset)
    try:
        doubtful = codecs.lookup(declared).name in _ALWAYS_HOLD
    except (LookupError, ValueError):
        return _GUESSES
    return ("utf-8", declared) if doubtful else (declared, *_GUESSES)


def text_of_html(html: str) -> str:
    """Return the words of an HTML page: a line a block, cells divided by tabs."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    rows = (line.split("\t") for line in "".join(reader.pieces).split("\n"))
    lines = ("\t".join(" ".join(cell.split()) for cell in row).strip() for row in rows)
    return "\n".join(line for line in lines if line)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _UNSEEN:
            self._hidden += 1
        if tag in _BLOCKS:
            self.pieces.append("\n")
        elif tag in _CELLS:
            self.pieces.append("\t")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN and self._hidden:
            self._hidden -= 1
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(_one_line(data))


def _one_line(data: str) -> str:
    return data.replace("\r", " ").replace("\n", " ").replace("\t", " ")
