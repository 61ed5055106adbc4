"""Text that a Word file holds in another format: Word takes it in when it opens the file.

Programs that turn web pages into contracts write nothing else: one such chunk, and no paragraph.
"""

from __future__ import annotations

import email
from email.message import Message

from contract_archive.tools.scan.formats.mail.headers import charset_of
from contract_archive.tools.scan.formats.mail.words import decoded, text_of_html
from contract_archive.tools.scan.refusals import raise_machines_fault

_MIME = (b"mime-version:", b"content-type:", b"from:")
_RICH_TEXT = b"{\\rtf"
_ZIP = b"pk"


def text_of_chunk(data: bytes) -> str:
    """Return the text of a chunk in HTML, MHTML or plain text; empty for all others."""
    try:
        return _read(data)
    except Exception as error:  # the parser of headers raises anything
        raise_machines_fault(error)
        return ""


def _read(data: bytes) -> str:
    start = data.lstrip()[:64].lower()
    if start.startswith(_MIME):
        return "\n".join(map(_text_of, email.message_from_bytes(data).walk()))
    if start.startswith((_RICH_TEXT, _ZIP)):
        return ""
    text = decoded(data, "")
    return text_of_html(text) if "<" in text else text


def _text_of(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if part.get_content_maintype() != "text" or not isinstance(payload, bytes):
        return ""
    text = decoded(payload, charset_of(part))
    return text_of_html(text) if part.get_content_subtype() == "html" else text
