"""``intake.yaml``: everything known about a document that waits for review.

It lies in the archive's folder ``review/``, beside the document's files, so that a person sees
what waits. One format, one writer and one reader; what was written reads back equal.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from contract_archive.holdings.vault.evidence import (
    from_candidate,
    from_doubt,
    from_question,
    from_source,
    to_candidate,
    to_doubt,
    to_question,
    to_source,
)
from contract_archive.holdings.vault.fields import (
    document,
    each,
    from_file,
    from_quality,
    kept,
    made,
    made_if_given,
    map_of,
    named,
    parse,
    text_of,
    texts,
    to_file,
    to_quality,
    truth_of,
)
from contract_archive.holdings.vault.signatures import from_signature, to_signature
from contract_archive.locale import _
from contract_archive.records.contracts import ItemKind
from contract_archive.records.intakes import Intake
from contract_archive.records.pending import Pending
from contract_archive.records.readings import Reading

FORMAT = 1
_HEAD = (
    "# 待审来件：尚无合同编号。请用 carchive review 处理，勿手工改动。\n"
    "# A document that waits for review; it has no number yet. Settle it with `carchive review`.\n"
)
_TEXTS = (
    *("series", "customer", "title", "number", "counterparty_number", "our_party", "credit_code"),
    *("currency", "amount_in_words", "governing_law", "owner", "note", "item_of"),
)
_DAYS = ("signed_on", "approved_on", "effective_on", "expires_on")
_LISTS = ("parties", "tags")


def dump(pending: Pending) -> bytes:
    """Return the record of a waiting document as the bytes of its file."""
    reading = pending.reading
    candidates = {
        name: [from_candidate(candidate) for candidate in found]
        for name, found in reading.candidates.items()
    }
    fields: dict[str, Any] = {
        "format": FORMAT,
        "id": pending.id,
        "received_as": list(pending.intake.received_as),
        "queued_at": pending.queued_at.isoformat() if pending.queued_at else None,
        "queued_by": pending.queued_by,
        "rejected": pending.rejected,
        "claims": _from_intake(pending.intake),
        "answered": {name: from_source(source) for name, source in pending.answered.items()},
        "questions": [from_question(question) for question in pending.questions],
        "doubts": [from_doubt(doubt) for doubt in reading.doubts],
        "warnings": list(pending.warnings),
        "pages": pending.pages,
        **from_quality(pending.quality),
        "rendition": from_file(pending.rendition),
        "text": from_file(pending.text),
        "masters": [from_file(master) for master in pending.masters],
        "signatures": [from_signature(signature) for signature in pending.signatures],
        "pages_read": reading.pages,
        "candidates": candidates,
    }
    return document(_HEAD, kept(fields, ("masters",)))


def load(data: bytes) -> Pending:
    """Return the waiting document that ``data`` records.

    Raises ValueError, with the reason, where it is no such record of a format known here.
    """
    return parse(data, _to_pending)


def _to_pending(fields: Any) -> Pending:
    if not isinstance(fields, dict):
        raise ValueError(_("it is no record of a document in review"))
    if made(fields, "format", text_of) != str(FORMAT):
        raise ValueError(
            _("format {format} is not known to this version").format(format=fields["format"])
        )
    return Pending(
        intake=_to_intake(fields),
        reading=_to_reading(fields),
        questions=made_if_given(fields, "questions", each(to_question), ()),
        masters=made(fields, "masters", each(to_file)),
        rendition=made_if_given(fields, "rendition", to_file, None),
        text=made_if_given(fields, "text", to_file, None),
        pages=made(fields, "pages", int),
        quality=to_quality(fields),
        warnings=texts(fields, "warnings"),
        signatures=made_if_given(fields, "signatures", each(to_signature), ()),
        answered=made_if_given(fields, "answered", named(to_source), {}),
        id=made(fields, "id", int),
        queued_at=made_if_given(fields, "queued_at", datetime.fromisoformat, None),
        queued_by=made_if_given(fields, "queued_by", text_of, ""),
        rejected=made_if_given(fields, "rejected", text_of, ""),
    )


def _to_reading(fields: dict[str, Any]) -> Reading:
    return Reading(
        pages=made(fields, "pages_read", int),
        candidates=made_if_given(fields, "candidates", named(each(to_candidate)), {}),
        doubts=made_if_given(fields, "doubts", each(to_doubt), ()),
    )


def _from_intake(intake: Intake) -> dict[str, Any]:
    fields = {
        **{name: getattr(intake, name) for name in (*_TEXTS, *_DAYS)},
        **{name: list(getattr(intake, name)) for name in _LISTS},
        "auto_renew": intake.auto_renew,
        "notice_days": intake.notice_days,
        "amount": None if intake.amount is None else format(intake.amount, "f"),
        "custom": dict(intake.custom),
        "item_kind": intake.item_kind.value if intake.item_kind else None,
        "force_new": intake.force_new or None,
    }
    return kept(fields)


def _to_intake(fields: dict[str, Any]) -> Intake:
    claims: dict[str, Any] = made_if_given(fields, "claims", map_of, {})
    given: dict[str, Any] = {
        **{name: made_if_given(claims, name, text_of, "") for name in _TEXTS},
        **{name: made_if_given(claims, name, date.fromisoformat, None) for name in _DAYS},
        **{name: texts(claims, name) for name in _LISTS},
    }
    return Intake(
        files=(),
        received_as=texts(fields, "received_as"),
        auto_renew=made_if_given(claims, "auto_renew", truth_of, None),
        notice_days=made_if_given(claims, "notice_days", int, None),
        amount=made_if_given(claims, "amount", Decimal, None),
        custom=made_if_given(claims, "custom", named(text_of), {}),
        item_kind=made_if_given(claims, "item_kind", ItemKind, None),
        force_new=made_if_given(claims, "force_new", truth_of, False),
        **given,
    )
