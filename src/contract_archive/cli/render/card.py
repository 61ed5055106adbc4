"""A contract's card: everything about it, as a person likes to read it, or for programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from contract_archive.cli.render.claims import custom_text, percent, source_document
from contract_archive.cli.render.labels import act_label, field_label, label_of, series_text
from contract_archive.cli.render.notices import WARNING, note
from contract_archive.cli.render.paint import styled
from contract_archive.cli.render.stacks import (
    hold_document,
    hold_text,
    paper_document,
    paper_rows,
)
from contract_archive.cli.render.text import one_line, pad, printable, width, wrap
from contract_archive.cli.render.values import day, moment, money, size, status
from contract_archive.locale import _, language, listed, ngettext
from contract_archive.records.lists import listed_names
from contract_archive.records.readings import Origin
from contract_archive.rules.holds import is_held
from contract_archive.rules.naming import kind_name, relation_name

if TYPE_CHECKING:
    from contract_archive.actions.relations import Relative
    from contract_archive.actions.retrieve import Card
    from contract_archive.cli.session import Session, Terminal
    from contract_archive.records.contracts import Contract, Item, Money, Terms
    from contract_archive.records.readings import Source
    from contract_archive.settings.model import Settings

_INDENT = "  "
_SAID_BY_OTHERS = frozenset({"currency", "amount_in_words", "parties"})


def write_card(card: Card, session: Session, family: Sequence[Relative] = ()) -> None:
    """Print the card."""
    terminal = session.terminal
    paint = terminal.shows and terminal.colour
    room = terminal.columns if terminal.shows else 10_000
    contract = card.contract
    name = contract.terms.title or contract.terms.customer
    print(styled(f"{one_line(contract.number)}  {one_line(name)}", paint, bold=True))
    settings = session.settings()
    _section("", _facts(card, settings), room, paint)
    _section(_("Where it was read"), _sources(contract.sources, settings), room, paint)
    _section(_("Documents"), _documents(card), room, paint)
    _section(_("Holds"), _holds(card), room, paint)
    _section(_("Paper original"), iter(paper_rows(contract.paper)), room, paint)
    _section(_("Family"), _family(family, contract.number), room, paint)
    _section(_("Files"), _files(card), room, paint)
    _section(_("History"), _history(card), room, paint)
    for warning in (*contract.warnings, *(w for item in contract.items for w in item.warnings)):
        note(terminal, WARNING, warning)


def _section(heading: str, rows: Iterator[tuple[str, str]], room: int, paint: bool) -> None:
    table = [(label, value) for label, value in rows if value]
    if not table:
        return
    print()
    if heading:
        print(styled(heading, paint, bold=True))
    left = max(width(label) for label, _value in table)
    for label, value in table:
        first, *rest = wrap(value, max(20, room - left - 4)) or [""]
        print(f"{_INDENT}{styled(pad(label, left), paint, dim=True)}  {first}")
        for line in rest:
            print(f"{_INDENT}{' ' * left}  {line}")


def _facts(card: Card, settings: Settings) -> Iterator[tuple[str, str]]:
    contract, terms = card.contract, card.contract.terms
    yield field_label("series"), series_text(settings, terms.series)
    yield field_label("customer"), one_line(terms.customer)
    yield field_label("our_party"), one_line(terms.our_party)
    if len(terms.parties) > 2:
        yield field_label("parties"), one_line(listed_names(terms.parties))
    yield field_label("title"), one_line(terms.title)
    yield field_label("counterparty_number"), one_line(terms.counterparty_number)
    yield field_label("credit_code"), one_line(terms.credit_code)
    yield _("Status"), status(card.status)
    yield from _dates(card)
    yield from _renewal(terms)
    yield field_label("amount"), _now(card, "amount", _money)
    yield field_label("amount_in_words"), one_line(terms.amount_in_words)
    yield field_label("governing_law"), one_line(terms.governing_law)
    yield field_label("owner"), one_line(terms.owner)
    yield field_label("tags"), one_line(listed(terms.tags))
    yield from _custom(terms, settings)
    yield field_label("note"), printable(terms.note)
    yield (
        _("Archived"),
        _("{moment} by {person}").format(
            moment=moment(contract.archived_at), person=one_line(contract.archived_by)
        ),
    )
    yield from _stacks(contract)
    yield _("Folder"), one_line(card.path)


def _stacks(contract: Contract) -> Iterator[tuple[str, str]]:
    """Whether it was closed, and which retention rule a person gave it."""
    yield _("Retention rule"), one_line(contract.retention)
    yield _("Closed"), day(contract.closed_on)
    if contract.closed_on is None and contract.open_until is not None:
        yield _("Open until"), day(contract.open_until)


def _dates(card: Card) -> Iterator[tuple[str, str]]:
    for name in ("signed_on", "approved_on", "effective_on"):
        yield field_label(name), day(getattr(card.contract.terms, name))
    yield field_label("expires_on"), _now(card, "expires_on", day)
    if card.now.ended_on:
        number = card.now.changed_by.get("ended_on", "")
        yield _("Terminated"), f"{card.now.ended_on} ({one_line(number)})"


def _now(card: Card, name: str, told: Callable[[Any], str]) -> str:
    """A value that holds now; where a later document made it so, the original beside it."""
    value = told(getattr(card.now.terms, name))
    if name not in card.now.changed_by:
        return value
    return _("{value} (by {item}; originally {original})").format(
        value=value,
        item=one_line(card.now.changed_by[name]),
        original=told(getattr(card.contract.terms, name)) or "–",
    )


def _money(value: Money | None) -> str:
    return money(value.amount, value.currency) if value else ""


def _renewal(terms: Terms) -> Iterator[tuple[str, str]]:
    if terms.auto_renew is not None:
        yield field_label("auto_renew"), _("yes") if terms.auto_renew else _("no")
    if terms.notice_days is not None:
        yield field_label("notice_days"), str(terms.notice_days)


def _sources(sources: Mapping[str, Source], settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the evidence of each field that was read, or that a person agreed to."""
    for name, source in sources.items():
        if source.page and name not in _SAID_BY_OTHERS:
            parts = [_("p. {page}").format(page=source.page), percent(source.confidence)]
            if source.origin is Origin.PERSON:
                parts.append(_("seen by a person"))
            evidence = " · ".join(filter(None, parts))
            yield label_of(settings, name), f"{evidence}  {one_line(source.snippet)}"


def _custom(terms: Terms, settings: Settings) -> Iterator[tuple[str, str]]:
    labels = {field.key: field.label(language()) for field in settings.custom_fields}
    kinds = {field.key: field.kind for field in settings.custom_fields}
    for key, value in terms.custom.items():
        yield one_line(labels.get(key, key)), one_line(custom_text(value, kinds.get(key)))


def _documents(card: Card) -> Iterator[tuple[str, str]]:
    for item in card.contract.items:
        parts = [
            ngettext("{count} page", "{count} pages", item.pages).format(count=item.pages),
            *_amended(item),
            *_quality(item),
            _("received as {names}").format(names=listed_names(item.received_as)),
        ]
        yield f"{item.number} {kind_name(item.kind)}", one_line(" · ".join(parts))


def _holds(card: Card) -> Iterator[tuple[str, str]]:
    for hold in card.contract.holds:
        yield one_line(hold.case), hold_text(hold)


def _family(family: Sequence[Relative], shown: str) -> Iterator[tuple[str, str]]:
    """The tree of related contracts, this one marked."""
    for each in family:
        branch = "   " * (each.depth - 1) + "└─ " if each.depth else ""
        mark = "* " if each.number == shown else ""
        told = [relation_name(each.kind)] if each.kind else []
        told += [each.title or each.customer, status(each.status) if each.status else _("missing")]
        yield f"{branch}{mark}{one_line(each.number)}", one_line(" · ".join(filter(None, told)))


def _amended(item: Item) -> Iterator[str]:
    """What a later document says of its contract."""
    said = item.amendment
    if said is None:
        return
    days = (
        (field_label("signed_on"), said.signed_on),
        (field_label("effective_on"), said.effective_on),
        (field_label("expires_on"), said.expires_on),
        (_("Terminates on"), said.ends_on),
    )
    for label, told in days:
        if told:
            yield f"{label} {told}"
    if said.amount:
        sign = "+" if said.adds and said.amount.amount >= 0 else ""
        yield f"{field_label('amount')} {sign}{_money(said.amount)}"


def _quality(item: Item) -> Iterator[str]:
    quality = item.quality
    if quality.ocr_pages:
        yield ngettext("{count} read by OCR", "{count} read by OCR", quality.ocr_pages).format(
            count=quality.ocr_pages
        )
    if quality.confidence is not None:
        yield _("confidence {percent} %").format(percent=round(quality.confidence * 100))
    if quality.dpi is not None:
        yield _("{dpi} dpi").format(dpi=quality.dpi)


def _files(card: Card) -> Iterator[tuple[str, str]]:
    for file in card.contract.files:
        yield one_line(file.path), f"{size(file.fixity.size)}  sha256 {file.fixity.sha256[:16]}…"


def _history(card: Card) -> Iterator[tuple[str, str]]:
    for entry in card.history:
        yield moment(entry.at), f"{act_label(entry.act)} · {one_line(entry.actor.person)}"


def write_document(card: Card, _session: Session, family: Sequence[Relative] = ()) -> None:
    """Print the card as JSON: the contract as ``find`` gives it, and all the rest."""
    from contract_archive.cli.render.documents import write_json

    write_json(document(card, family))


def document(card: Card, family: Sequence[Relative] = ()) -> dict[str, Any]:
    """Return the JSON value of a card."""
    contract, terms, now = card.contract, card.contract.terms, card.now.terms
    return {
        "number": contract.number,
        "series": terms.series,
        "customer": terms.customer,
        "title": terms.title,
        "signed_on": terms.signed_on,
        "approved_on": terms.approved_on,
        "effective_on": terms.effective_on,
        "expires_on": now.expires_on,
        "amount": now.amount and now.amount.amount,
        "currency": now.amount and now.amount.currency,
        "status": card.status.value,
        "filing_year": contract.filing_year,
        "path": card.path,
        "pages": contract.pages,
        "archived_at": contract.archived_at,
        "archived_by": contract.archived_by,
        "owner": terms.owner,
        "our_party": terms.our_party,
        "counterparty_number": terms.counterparty_number,
        "tags": list(terms.tags),
        "note": terms.note,
        "match": None,
        "parties": {
            "ours": terms.our_party,
            "theirs": terms.customer,
            "all": list(terms.parties),
        },
        "credit_code": terms.credit_code,
        "auto_renew": terms.auto_renew,
        "notice_days": terms.notice_days,
        "original": {
            "expires_on": terms.expires_on,
            "amount": terms.amount and terms.amount.amount,
            "currency": terms.amount and terms.amount.currency,
        },
        "changed_by": dict(card.now.changed_by),
        "ended_on": card.now.ended_on,
        "closed_on": contract.closed_on,
        "open_until": contract.open_until,
        "retention": contract.retention or None,
        "held": is_held(contract),
        "holds": [hold_document(each) for each in contract.holds],
        "paper": paper_document(contract.paper),
        "family": [{**each._asdict(), "kind": each.kind and each.kind.value} for each in family],
        "amount_in_words": terms.amount_in_words,
        "governing_law": terms.governing_law,
        "custom": dict(terms.custom),
        "sources": {name: source_document(each) for name, each in contract.sources.items()},
        "items": [_item_document(item) for item in contract.items],
        "files": [
            {"path": each.path, "sha256": each.fixity.sha256, "size": each.fixity.size}
            for each in contract.files
        ],
        "history": [
            {"at": each.at, "act": each.act, "person": each.actor.person} for each in card.history
        ],
        "warnings": list(contract.warnings),
    }


def _item_document(item: Item) -> dict[str, Any]:
    return {
        "number": item.number,
        "kind": item.kind.value,
        "pages": item.pages,
        "received_as": list(item.received_as),
        "rendition": item.rendition and item.rendition.path,
        "text": item.text and item.text.path,
        "masters": [each.path for each in item.masters],
        "ocr_pages": item.quality.ocr_pages,
        "confidence": item.quality.confidence,
        "dpi": item.quality.dpi,
        "warnings": list(item.warnings),
        "amendment": _amendment_document(item),
    }


def _amendment_document(item: Item) -> dict[str, Any] | None:
    said = item.amendment
    if said is None:
        return None
    return {
        "title": said.title or None,
        "signed_on": said.signed_on,
        "effective_on": said.effective_on,
        "expires_on": said.expires_on,
        "ends_on": said.ends_on,
        "amount": said.amount and said.amount.amount,
        "currency": said.amount and said.amount.currency,
        "adds": said.adds,
    }


def write_text(pages: Mapping[int, str], terminal: Terminal, *, json: bool, number: str) -> None:
    """Print the text of pages. Piped, they are divided by form feeds as in the archive's file."""
    if json:
        from contract_archive.cli.render.documents import write_json

        found = [{"page": page, "text": text} for page, text in pages.items()]
        write_json({"number": number, "pages": found})
        return
    if not any(pages.values()):
        print(_("This contract has no text."), file=sys.stderr)
    if not terminal.shows:
        print("\f".join(_lines(text) for text in pages.values()))
        return
    for page, text in pages.items():
        print(styled(_("── page {page} ──").format(page=page), terminal.colour, dim=True))
        print(_lines(text))


def _lines(text: str) -> str:
    return "\n".join(printable(line) for line in text.splitlines())
