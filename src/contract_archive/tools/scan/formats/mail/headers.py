"""The headers of a mail as a person reads them, whatever they were encoded in.

The library's own header objects give up on bytes without a declared charset, which is how many
Chinese programs wrote; so headers are taken raw and decoded here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value
from pathlib import PurePosixPath

from contract_archive.tools.scan.formats.mail.words import decoded
from contract_archive.tools.scan.layout import clean_text

_SHOWN = ("Subject", "From", "To", "Cc", "Date")
_LONGEST_HEADER = 2_000
_LONGEST_NAME = 80
_MOST_NAMED = 50
_ENCODED = re.compile(r"=\?[^?\s]+\?[bqBQ]\?[^?]*\?=")
_DIRECTIONS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def header_lines(message: Message, brought: Sequence[str]) -> list[str]:
    """Return the headers worth reading, one a line, and the names of what is brought."""
    lines = [f"{name}: {text}" for name in _SHOWN if (text := header(message, name))]
    if brought:
        more = ["…"] if len(brought) > _MOST_NAMED else []
        lines.append(f"Attachments: {', '.join([*brought[:_MOST_NAMED], *more])}")
    return lines


def header(message: Message, name: str) -> str:
    """Return a header on one line, decoded; empty where there is none."""
    value = next((v for k, v in message.raw_items() if k.lower() == name.lower()), "")
    return _shown(_unencoded(str(value)[: _LONGEST_HEADER * 4]))[:_LONGEST_HEADER]


def file_name_of(part: Message) -> str:
    """Return the name that a part gives its file, decoded, whatever is in it."""
    for name, where in (("filename", "content-disposition"), ("name", "content-type")):
        value = part.get_param(name, None, where)
        if value:
            text = collapse_rfc2231_value(value, "replace") if isinstance(value, tuple) else value
            return _unencoded(str(text)[:_LONGEST_HEADER])
    return ""


def name_shown(name: str) -> str:
    """Return a file's name fit to be told: no folders, no control or direction characters."""
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = _shown(last).strip(".")
    return plain if len(plain) <= _LONGEST_NAME else f"{plain[: _LONGEST_NAME - 12]}…{plain[-10:]}"


def charset_of(part: Message) -> str:
    """Return the charset that a part declares; empty for none."""
    value = part.get_param("charset", "")
    text = collapse_rfc2231_value(value, "replace") if isinstance(value, tuple) else value
    return str(text or "")


def _shown(text: str) -> str:
    return " ".join(clean_text(_DIRECTIONS.sub("", text)).split())


def _unencoded(raw: str) -> str:
    """Decode the words of RFC 2047, and bytes that nobody declared."""
    unfolded = raw.replace("\r", "").replace("\n", "")
    if _ENCODED.search(unfolded):
        try:
            parts = decode_header(_pulled_together(unfolded))
            text = "".join(
                decoded(part, charset or "") if isinstance(part, bytes) else part
                for part, charset in parts
            )
        except (HeaderParseError, ValueError):
            text = ""
        if text.strip():
            return text
    return decoded(unfolded.encode("utf-8", "surrogateescape"), "")


def _pulled_together(text: str) -> str:
    """Put a space between encoded words that follow each other without: the decoder wants one."""
    return re.sub(r"\?=(?==\?)", "?= ", text)
