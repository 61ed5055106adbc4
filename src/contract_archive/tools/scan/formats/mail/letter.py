"""From a mail to its own text and the files that it brings.

What it brings is laid into the work folder under numbers: the names that a sender chose are told
and never used.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterable, Iterator
from email.message import Message
from pathlib import Path
from typing import Any, NamedTuple

from contract_archive.tools.scan.formats.mail.headers import (
    charset_of,
    file_name_of,
    header_lines,
    name_shown,
)
from contract_archive.tools.scan.formats.mail.words import decoded, text_of_html
from contract_archive.tools.scan.refusals import (
    Noticed,
    Refusal,
    RefusedFileError,
    Remark,
    raise_machines_fault,
)

MOST_MAIL_BYTES = 256 << 20
MOST_BROUGHT = 200
_MOST_PARTS = 5_000
_DEEPEST = 30
_MOST_BODY = 4 << 20  # characters of one body
_SIGNATURES = (
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
)
_LETTERS = ("message/rfc822", "message/global")


class Brought(NamedTuple):
    """A file that a mail brings: where it was laid, and the name it has there.

    ``inline`` says that it belongs to a page of HTML, as a picture or logo does.
    """

    file: Path
    name: str
    inline: bool


class Letter(NamedTuple):
    """A mail: its own text with its headers, and what it brings, in order."""

    text: str
    brought: tuple[Brought, ...]
    signed: bool
    noticed: tuple[Noticed, ...]


def read_letter(file: Path, work: Path) -> Letter | None:
    """Read a mail and lay what it brings into ``work``, an empty folder.

    Returns None where no reader makes sense of it. Raises RefusedFileError for one that is larger
    than is read safely.
    """
    size = file.stat().st_size
    if size > MOST_MAIL_BYTES:
        raise RefusedFileError(Refusal.BOMB, str(file))
    data = file.read_bytes()
    try:
        message = email.message_from_bytes(_without_envelope(data), policy=email.policy.compat32)
        return _Unpacking(work).unpack(message)
    except Exception as error:  # the parser of headers raises anything
        raise_machines_fault(error)
        return None


class _Unpacking:
    """One mail on its way out of its envelope."""

    def __init__(self, work: Path) -> None:
        self._work = work
        self._bodies: list[str] = []
        self._brought: list[Brought] = []
        self._noticed: list[Noticed] = []
        self._signed = False

    def unpack(self, message: Message) -> Letter:
        """Return the letter."""
        for number, (part, inline) in enumerate(_parts_of(message)):
            if number >= _MOST_PARTS or len(self._brought) >= MOST_BROUGHT:
                self._noticed.append(Noticed(Remark.MORE_ATTACHMENTS, str(MOST_BROUGHT)))
                break
            try:
                self._take(part, inline=inline)
            except Exception as error:  # a part that no reader makes sense of
                raise_machines_fault(error)
                self._noticed.append(Noticed(Remark.ATTACHMENT_UNREAD, part.get_content_type()))
        names = [each.name for each in self._brought if not each.inline]
        text = "\n".join((*header_lines(message, names), "", *self._bodies))
        return Letter(text, tuple(self._brought), self._signed, tuple(self._noticed))

    def _take(self, part: Message, *, inline: bool) -> None:
        kind = part.get_content_type()
        if kind in _SIGNATURES:
            self._signed = True
        elif _is_body(part):
            self._bodies.append(_body(part)[:_MOST_BODY])
        else:
            self._lay_down(part, kind, inline=inline)

    def _lay_down(self, part: Message, kind: str, *, inline: bool) -> None:
        data = _enclosed(part) if kind in _LETTERS else part.get_payload(decode=True)
        if not isinstance(data, bytes) or not data:
            return
        file = self._work / f"{len(self._brought)}"
        file.write_bytes(data)
        name = name_shown(file_name_of(part)) or kind
        self._brought.append(Brought(file, name, inline=inline))


def _parts_of(
    message: Message, depth: int = 0, *, inline: bool = False
) -> Iterator[tuple[Message, bool]]:
    """Yield the parts that are no containers, and whether they belong to a page of HTML.

    Of texts that say the same, one. An enclosed mail is one part: it is opened like any file.
    """
    if depth > _DEEPEST or not message.is_multipart() or message.get_content_type() in _LETTERS:
        yield message, inline
        return
    inline |= message.get_content_type() == "multipart/related"
    parts: Any = message.get_payload()
    chosen = _chosen(parts) if message.get_content_type() == "multipart/alternative" else None
    for part in parts:
        for each, within in _parts_of(part, depth + 1, inline=inline):
            if chosen is None or each is chosen or not _is_body(each):
                yield each, within


def _chosen(alternatives: Iterable[Any]) -> Message | None:
    """Return the first alternative that is text and not blank; None where none is text itself."""
    return next((each for each in alternatives if _is_body(each) and _body(each).strip()), None)


def _is_body(part: Message) -> bool:
    named = part.get_content_disposition() == "attachment" or file_name_of(part)
    return part.get_content_type() in ("text/plain", "text/html") and not named


def _body(part: Message) -> str:
    payload = part.get_payload(decode=True)
    text = decoded(payload if isinstance(payload, bytes) else b"", charset_of(part))
    return text_of_html(text) if part.get_content_subtype() == "html" else text


def _enclosed(part: Message) -> bytes:
    """Return the bytes of an enclosed mail; of a broken one, of what is there."""
    inner: Any = part.get_payload()
    if isinstance(inner, list) and inner:
        return bytes(inner[0].as_bytes())
    whole = part.get_payload(decode=True)  # one that was encoded against the rules
    return whole if isinstance(whole, bytes) else b""


def _without_envelope(data: bytes) -> bytes:
    """Leave out what some programs write before the first header: a mark, blanks, a From line."""
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    return data.partition(b"\n")[2] if data.startswith(b"From ") else data
