"""Faults of what was filed: the operator told, or the world made, what is not so. Each comes
through the archive's own acts, so that nothing but the content is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from contract_archive.records.contracts import Contract, Draw, Item, ItemKind, Money, Terms
from contract_archive.records.entries import Act
from contract_archive.rules import filing, numbering
from corpus import writing
from corpus.parties import credit_code
from planting import files, papers
from planting.papers import Paper
from planting.sites import Allowed, Expected, NoRoomError, Planted, Site

# A day far off among those of its sequence: which of two neighbours is wrong, nobody can tell.
_ORDER = Allowed("number-order")
_SOON = 2  # days from the signing to the archiving


def _day(site: Site) -> date:
    return site.today - timedelta(days=_SOON)


def _amount(dice: Random) -> Decimal:
    return Decimal(dice.randrange(30_000, 900_000)).quantize(Decimal("0.01"))


def _besides(site: Site) -> dict[str, Any]:
    return {"custom": {"department": "销售一部"}} if site.kept.rules.departments else {}


def _file(site: Site, paper: Paper, **claims: Any) -> str:
    """File a paper with what is told of it, and return its number."""
    says = paper.says
    told: dict[str, Any] = {
        "series": says["series"],
        "customer": says["counterparty"],
        "signed_on": says["signed_on"],
        **_besides(site),
    }
    if "amount" in says:
        told |= {"amount": says["amount"], "currency": "CNY"}
    quality = claims.pop("quality", (0.97, 300))
    answer = site.keeper.hand_in(
        paper, claims.pop("form", "scan"), quality=quality, **{**told, **claims}
    )
    if not answer.number:
        raise AssertionError(f"it was not filed but {answer}")
    return answer.number


def _paper(site: Site, dice: Random, **more: Any) -> Paper:
    return papers.plain(
        more.pop("customer", "") or site.company(dice), _day(site), _amount(dice), **more
    )


def wrong_date(site: Site, dice: Random) -> Planted:
    """The operator told another day of signing than the file has."""
    paper = _paper(site, dice)
    other = _day(site) - timedelta(days=dice.randrange(1, 4))
    number = _file(site, paper, form="digital", signed_on=other)
    return Planted("wrong-date", (Expected("date-differs", number),))


def wrong_date_scanned(site: Site, dice: Random) -> Planted:
    """The operator told another month of signing than the scan has, at its head and its end."""
    paper = _paper(site, dice, body=f"（本页签署于{_told(_day(site))}）")
    number = _file(site, paper, signed_on=_day(site) - timedelta(days=dice.randrange(65, 90)))
    may = Allowed("archived-late|filing-year-differs", number)
    return Planted("wrong-date-scanned", (Expected("date-differs", number),), (may, _ORDER))


def wrong_amount(site: Site, dice: Random) -> Planted:
    """The operator told ten times the amount that the file has."""
    paper = _paper(site, dice)
    number = _file(site, paper, form="digital", amount=paper.says["amount"] * 10)
    return Planted("wrong-amount", (Expected("amount-differs", number),))


def wrong_amount_scanned(site: Site, dice: Random) -> Planted:
    """The operator told another amount than the scan has, in figures and in words."""
    amount = _amount(dice)
    words = f"上述总价大写：{writing.capitals(dice, amount)}。"
    paper = papers.plain(site.company(dice), _day(site), amount, body=words)
    number = _file(site, paper, amount=amount + 111_111)
    may = Allowed("figures-against-words", number)
    return Planted("wrong-amount-scanned", (Expected("amount-differs", number),), (may,))


def wrong_currency(site: Site, dice: Random) -> Planted:
    """The operator told another currency than the file has."""
    number = _file(site, _paper(site, dice), form="digital", currency="USD")
    return Planted("wrong-currency", (Expected("amount-differs", number),))


def wrong_words(site: Site, dice: Random) -> Planted:
    """The operator told words that are another sum than the figures."""
    paper = _paper(site, dice)
    number = _file(site, paper, amount_in_words="人民币壹佰贰拾叁元肆角伍分")
    return Planted("wrong-words", (Expected("figures-against-words", number),))


def words_against_figures(site: Site, dice: Random) -> Planted:
    """The paper itself has another sum in words than in figures."""
    paper = _paper(site, dice, body="大写：人民币壹佰贰拾叁元肆角伍分（总价）。")
    number = _file(site, paper)
    return Planted("words-against-figures", (), (Allowed("figures-against-words", number),))


def wrong_customer(site: Site, dice: Random) -> Planted:
    """It was filed under a customer whose name the scan does not have."""
    paper = _paper(site, dice)
    while not site.keeper.is_surely_read(paper, "counterparty"):  # rare characters of its name
        paper = _paper(site, dice)
    number = _file(site, paper, customer=site.company(dice))
    return Planted("wrong-customer", (Expected("counterparty-differs", number),))


def wrong_number(site: Site, dice: Random) -> Planted:
    """It bears one number on paper, and was filed as if it bore another."""
    paper = _paper(site, dice, number=f"ZB-{dice.randrange(10**6)}/{site.today.year}")
    number = _file(site, paper, counterparty_number=f"KH-{dice.randrange(10**6)}")
    return Planted("wrong-number", (Expected("number-differs", number),))


def ends_before_it_begins(site: Site, dice: Random) -> Planted:
    """The last day that is on record lies before the day of signing: as an old version let it."""
    number = _publish(site, dice, expires_on=_day(site) - timedelta(days=30))
    return Planted("ends-before-it-begins", (Expected("dates-out-of-order", number),))


def signed_tomorrow(site: Site, dice: Random) -> Planted:
    """The day of signing on record lies after the day of archiving."""
    number = _publish(site, dice, signed_on=site.today + timedelta(days=20))
    must = Expected("signed-after-archiving", number)
    return Planted("signed-tomorrow", (must,), (_ORDER,))


def negative_amount(site: Site, dice: Random) -> Planted:
    """The amount on record is below nothing."""
    number = _publish(site, dice, amount=Money(Decimal("-100.00")))
    return Planted("negative-amount", (Expected("amount-negative", number),))


def late(site: Site, dice: Random) -> Planted:
    """A contract comes weeks after its signing."""
    day = site.today - timedelta(days=dice.randrange(25, 70))
    paper = papers.plain(site.company(dice), day, _amount(dice))
    number = _file(site, paper)
    return Planted("late", (Expected("archived-late", number),), (_ORDER,))


def without_field(site: Site, dice: Random) -> Planted:
    """A contract without what the rules require was filed: by an old version, or older rules."""
    number = _publish(site, dice, customer="")
    return Planted("without-customer", (Expected("field-missing", number),))


def twin(site: Site, dice: Random) -> Planted:
    """One paper, scanned twice, is two contracts: something else than an ingest has filed it."""
    paper = _paper(site, dice)
    says = paper.says
    terms = {
        "customer": says["counterparty"],
        "amount": Money(says["amount"]),
        "paper": paper,
    }
    first, second = _publish(site, dice, **terms), _publish(site, dice, **terms)
    return Planted("twin", (Expected("likely-twin", second),), (Allowed("likely-twin", first),))


def same_bytes(site: Site, dice: Random) -> Planted:
    """The same file is two contracts: something else than an ingest has filed it."""
    master = files.jpeg(f"same {dice.random()}")
    customer = site.company(dice)
    _publish(site, dice, master=master, customer=customer)
    second = _publish(site, dice, master=master, customer=customer)
    return Planted("same-bytes", (Expected("same-bytes", second),))


def two_writings(site: Site, dice: Random) -> Planted:
    """One company is two customers: its name was filed in another width and with spaces."""
    name = f"{site.company(dice)}（东区）"
    paper = papers.plain(name, _day(site), _amount(dice))
    number = _file(site, paper)
    other = _publish(site, dice, customer=name.replace("（", " (").replace("）", ")"))
    must = Expected("customer-twice", other)
    return Planted("two-writings", (must,), (Allowed("customer-twice", number),))


def one_code(site: Site, dice: Random) -> Planted:
    """One company is two customers: both have its credit code."""
    code = credit_code(dice, "91")
    first = _file(site, _paper(site, dice), credit_code=code)
    second = _file(site, _paper(site, dice), credit_code=code)
    must = Expected("customer-twice", second)
    return Planted("one-code", (must,), (Allowed("customer-twice", first),))


def item_named(site: Site, dice: Random) -> Planted:
    """The pages name a supplement by its number, and it is not there."""
    name = site.company(dice)
    number = _file(site, _paper(site, dice, customer=name))
    body = f"本协议替代补充协议{number}-B3；{number}-B3自签订之日起失效。"
    paper = papers.later("change", number, name, _day(site), body)
    site.keeper.hand_in(paper, "scan", item_of=number, item_kind=ItemKind.CHANGE)
    return Planted("item-named", (Expected("item-missing", number),))


def missing_amendment(site: Site, dice: Random) -> Planted:
    """A supplement speaks of an earlier one that is not there."""
    name = site.company(dice)
    number = _file(site, _paper(site, dice, customer=name))
    before = f"双方已于{_told(_day(site))}签订《补充协议（一）》"
    body = f"{before}，现就补充协议（一）作如下补充：交货期顺延。"
    paper = papers.later("supplement", number, name, _day(site), body)
    paper = replace(paper, pages=(paper.pages[0].replace("补充协议\n", "补充协议（二）\n", 1),))
    site.keeper.hand_in(paper, "scan", item_of=number, item_kind=ItemKind.SUPPLEMENT)
    return Planted("missing-amendment", (Expected("item-missing", number),))


def too_few_pages(site: Site, dice: Random) -> Planted:
    """The foot of each page says that there are more."""
    paper = _paper(site, dice)
    text = paper.pages[0]
    half = text.index("第三条")
    pages = (f"{text[:half]}第1页 共4页", f"{text[half:]}\n第2页 共4页")
    number = _file(site, replace(paper, pages=pages))
    return Planted("too-few-pages", (Expected("pages-missing", number),))


def poorly_read(site: Site, dice: Random) -> Planted:
    """The scan could hardly be read."""
    number = _file(site, _paper(site, dice), quality=(0.55, 300))
    return Planted("poorly-read", (Expected("ocr-poor", number),))


def coarse(site: Site, dice: Random) -> Planted:
    """The scan has too few dots to the inch."""
    number = _file(site, _paper(site, dice), quality=(0.97, 150))
    return Planted("coarse", (Expected("low-dpi", number),))


def unread(site: Site, dice: Random) -> Planted:
    """Nobody read the scan: there is no text."""
    paper = replace(_paper(site, dice), pages=("",))
    number = _file(site, paper)
    return Planted("unread", (Expected("ocr-missing", number),))


def number_of_another_series(site: Site, dice: Random) -> Planted:
    """A contract bears a number that reads as one of another type."""
    other = _series(site, "QT")
    if "department" in other.number.fields:
        raise NoRoomError("its numbers show the department")
    given = _free_number(site, other, dice, range(800, 1000))
    number = _publish(site, dice, number=given)
    return Planted("number-of-another-series", (Expected("number-series", number),))


def out_of_order(site: Site, dice: Random) -> Planted:
    """A contract was signed long before those that bear the numbers before its own; it came in
    time, since it was approved but now."""
    day = site.today - timedelta(days=dice.randrange(60, 80))
    if day.year != _day(site).year:
        raise NoRoomError("the numbers begin anew between the two days")
    for _each in range(2):
        _publish(site, dice, series="DL")
    number = _publish(site, dice, series="DL", signed_on=day, approved_on=_day(site))
    return Planted("out-of-order", (Expected("number-order", number),))


def wrong_draw(site: Site, dice: Random) -> Planted:
    """The number that a contract bears is not the value that was drawn for it."""
    series = _series(site, "FW")
    if "department" in series.number.fields:
        raise NoRoomError("its numbers show the department")
    archive = site.keeper.archive
    with archive.recording(Act.INGEST) as record:
        draw = record.draw(series, _day(site)).draw
    short = f"{_day(site):%y}"  # a number may show its year so
    others = [
        each
        for each in range(200, 1000)
        if str(draw.value) not in f"{each}" and short not in f"{each}"
    ]
    number = _free_number(site, series, dice, others)
    _publish(site, dice, number=number, series="FW", draw=draw)
    return Planted("wrong-draw", (Expected("number-pattern", number),))


def wrong_year(site: Site, dice: Random) -> Planted:
    """A contract is filed under the year before that of its signing."""
    number = _publish(site, dice, filing_year=_day(site).year - 1)
    return Planted("wrong-year", (Expected("filing-year-differs", number),))


def wrong_band(site: Site, dice: Random) -> Planted:
    """A contract is marked as a great one, and its amount is small."""
    number = _file(site, _paper(site, dice), tags=("重大",))
    return Planted("wrong-band", (Expected("amount-band", number),))


def not_opened(site: Site, dice: Random) -> Planted:
    """The file could not be opened: neither a rendition nor a text was made of it."""
    number = _publish(site, dice, unread=True)
    return Planted("not-opened", (Expected("document-unread", number),))


def forgotten(site: Site, dice: Random) -> Planted:
    """A document waits in review for weeks."""
    clock = site.keeper.clock
    now, clock.now = clock.now, clock.now - timedelta(days=dice.randrange(30, 50))
    paper = papers.plain(site.company(dice), clock.now.date(), _amount(dice))
    answer = site.keeper.hand_in(paper, "scan", review=True)
    clock.now = now
    place = f"review/{answer.review:04}"
    site.reviews.add(place)
    return Planted("forgotten", (Expected("review-overdue", "", place),))


def gap(site: Site, dice: Random) -> Planted:
    """A number was passed over in its sequence, and nobody knows why."""
    archive = site.keeper.archive
    series = next(
        each for each in archive.settings.series if "department" not in each.number.fields
    )
    with archive.recording(Act.INGEST) as record:
        drawn = record.draw(series, _day(site))
    value = drawn.draw.value + 1
    given = numbering.format_number(series, archive.settings.fonds_code, _day(site), value)
    _publish(site, dice, number=given, series=series.code, draw=Draw(drawn.draw.scope, value))
    return Planted("gap", (Expected("number-gap", drawn.number, None),))


def _series(site: Site, code: str) -> Any:
    return site.keeper.archive.settings.series_named(code)


def _free_number(site: Site, series: Any, dice: Random, values: Sequence[int]) -> str:
    """Return a number of the series that nobody has, of one of these values."""
    archive = site.keeper.archive
    while True:
        value = dice.choice(values)
        number = numbering.format_number(series, archive.settings.fonds_code, _day(site), value)
        if archive.catalog.number_state(number) is None:
            return number


def _told(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _publish(site: Site, dice: Random, master: bytes = b"", number: str = "", **terms: Any) -> str:
    """File a contract straight through the write protocol, past all that an ingest refuses."""
    archive = site.keeper.archive
    draw, year = terms.pop("draw", None), terms.pop("filing_year", None)
    unread = terms.pop("unread", False)
    paper = terms.pop("paper", None)
    terms = {"series": "XS", "signed_on": _day(site), **terms}
    customer = terms.pop("customer", None)
    customer = site.company(dice) if customer is None else customer
    paper = paper or papers.plain(customer or site.company(dice), terms["signed_on"])
    series = archive.settings.series_named(terms["series"])
    staging = archive.vault.stage()
    try:
        kept = staging.put(master or files.jpeg(f"published {dice.random()}"), "master/scan.jpg")
        with archive.recording(Act.INGEST) as record:
            if not number:
                custom = _besides(site).get("custom", {})
                drawn = record.draw(series, terms["signed_on"], custom.get("department", ""))
                number, draw = drawn
                terms |= {"custom": custom} if custom else {}
            name = filing.safe_name(number)
            text = staging.put(paper.pages[0].encode(), f"{name}.txt")
            rendition = staging.put(files.pdf(f"{dice.random()}", 1), f"{name}.pdf")
            item = Item(number, ItemKind.MAIN, ("scan.jpg",), (kept,), rendition, text, 1)
            if unread:
                (staging.folder / rendition.path).unlink()
                (staging.folder / text.path).unlink()
                item = replace(item, rendition=None, text=None, pages=0)
            contract = Contract(
                number=number,
                terms=Terms(customer=customer, **terms),
                filing_year=year or terms["signed_on"].year,
                archived_at=archive.clock(),
                archived_by="档案员",
                items=(item,),
                draw=draw,
            )
            place = filing.place(
                archive.settings.folder, contract.terms, series, contract.filing_year
            )
            record.publish(staging, contract, place, {})
    finally:
        staging.discard()
    return number
