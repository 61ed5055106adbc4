"""What orders, letters of extension, covers and scans say in ways of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from tests.reading.english.facts import OPENING

from contract_archive.records.readings import Reading

Reader = Callable[..., Reading]
OURS = "Orchard Example Machinery Ltd"
TAKEN = 0.9

ORDER = """ORCHARD EXAMPLE MACHINERY LTD
14 Mill Road, Leeds LS1 4AP
Company No. 00998877
PURCHASE ORDER
PO Number: 4500-771
Supplier: Quill Fasteners GmbH
Beispielweg 4, 20095 Hamburg
{buyer}
Item Qty Price
1 Bolts 500 £24.69
{total}
"""
BUYERS = (
    "Buyer: Martha Finch\nPhone: +44 113 555 0100",
    "Buyer\nMartha Finch\nE-mail: m.finch@orchard.example",
    "Buyer: Martha Finch",
    "Issued by: Martha Finch, m.finch@orchard.example",
)


@pytest.mark.parametrize("buyer", BUYERS)
def test_the_clerk_of_an_order_is_no_party_and_the_letterhead_is(buyer: str, read_text: Reader):
    reading = read_text(ORDER.format(buyer=buyer, total=""))
    assert reading.best("parties").value == (OURS, "Quill Fasteners GmbH")
    assert reading.best("counterparty").value == "Quill Fasteners GmbH"
    names = {each.value for each in reading.candidates["counterparty"]}
    assert "Martha Finch" not in names


def test_a_clerk_is_no_party_where_the_order_is_billed_to_us(read_text: Reader):
    reading = read_text(
        "PURCHASE ORDER\nPO No: 55-1\nVendor: Quill Fasteners GmbH\n"
        f"Bill to: {OURS}\nBuyer: Martha Finch\n"
    )
    assert set(reading.best("parties").value) == {"Quill Fasteners GmbH", OURS}


def test_a_buyer_that_is_a_company_is_a_party(read_text: Reader):
    reading = read_text(ORDER.format(buyer="Buyer: Tern Foods plc\nPhone: 0113 555 0100", total=""))
    assert "Tern Foods plc" in reading.best("parties").value


TOTALS = (
    ("TOTAL £12,345.00", "GBP", Decimal("12345.00")),
    ("TOTAL 12,345.00", "GBP", Decimal("12345.00")),
    ("TOTAL (EUR) 12,345.00", "EUR", Decimal("12345.00")),
    ("TOTAL EXCL. VAT 12,345.00 EUR", "EUR", Decimal("12345.00")),
    ("SUBTOTAL 12,345.00", None, None),
    ("TOTAL PIECES 500", None, None),
)


@pytest.mark.parametrize(("total", "currency", "amount"), TOTALS)
def test_a_total_in_capitals_under_a_table_is_offered(
    total: str, currency: str | None, amount: Decimal | None, read_text: Reader
):
    reading = read_text(ORDER.format(buyer="", total=total))
    found, money = reading.best("amount"), reading.best("currency")
    assert (found and found.value, money and money.value) == (amount, currency)
    assert found is None or found.confidence < TAKEN


LETTER = f"""{OURS}
14 Mill Road, Leeds

3 June 2024

Bramble Consulting LLP
2 Canal Street, Manchester

Dear Sirs,

Extension of Consultancy Agreement dated 1 July 2022
{{says}}
Yours faithfully
"""
OLD = date(2024, 6, 30)
EXTENSIONS = (
    (
        "The Agreement expires on 30 June 2024. The term is hereby extended until 30 June 2026.",
        date(2026, 6, 30),
    ),
    (
        "The current term of the Agreement ends on 30 June 2024. We are pleased to confirm that it "
        "is renewed for a further two years, to 31 May 2026.",
        date(2026, 5, 31),
    ),
    (
        "The Agreement is due to expire on 30 June 2024. We have agreed to extend it for a further "
        "period of 12 months.",
        date(2025, 6, 30),
    ),
    (
        "The Agreement will expire on 30 June 2024. This letter confirms its extension to 30 June "
        "2026.",
        date(2026, 6, 30),
    ),
    (
        "The Agreement was due to end on 30 June 2024. The Expiry Date is changed from 30 June "
        "2024 to 30 June 2027.",
        date(2027, 6, 30),
    ),
    (
        "The Agreement, which ends on 30 June 2024, continues until 30 June 2027.",
        date(2027, 6, 30),
    ),
)


@pytest.mark.parametrize(("says", "end"), EXTENSIONS)
def test_where_a_term_is_extended_the_new_end_counts(says: str, end: date, read_text: Reader):
    reading = read_text(LETTER.format(says=says))
    assert reading.best("expires_on").value == end
    old = [each for each in reading.candidates["expires_on"] if each.value == OLD]
    assert all(each.confidence < 0.5 for each in old)


NOT_EXTENDED = (
    "The Agreement expires on 30 June 2024 unless it is extended.",
    "The Agreement expires on 30 June 2024. It may be extended to 30 June 2026.",
    "The Agreement expires on 30 June 2024. In the event of delay the term shall be extended by 6 "
    "months.",
    "The Agreement expires on 30 June 2024. The delivery date is extended to 1 May 2025.",
)


@pytest.mark.parametrize("says", NOT_EXTENDED)
def test_what_may_be_extended_ends_as_it_says(says: str, read_text: Reader):
    assert read_text(LETTER.format(says=says)).best("expires_on").value == OLD


FEES = (
    ("Our fee for this work is £12,500 plus VAT.", Decimal(12500)),
    ("We agree a fee of £12,500 plus VAT.", Decimal(12500)),
    ("Your fee: £12,500 + VAT", Decimal(12500)),
    ("Our fee is £250 per month plus VAT.", None),
    ("Our fee is £900 plus VAT. For the second part the fee is £700.", None),
)


@pytest.mark.parametrize(("says", "amount"), FEES)
def test_the_one_fee_of_a_letter_is_offered(says: str, amount: Decimal | None, read_text: Reader):
    found = read_text(LETTER.format(says=says)).best("amount")
    assert (found and found.value) == amount
    assert found is None or found.confidence < TAKEN


LAWS = (
    ("Governing law\nEnglish law.", "England"),
    ("12. Governing Law. Swiss law", "Switzerland"),
    ("Governing law: Laws of the State of Ohio", "Ohio"),
    ("Governing law\nThe law of Scotland", "Scotland"),
    ("Governing law and jurisdiction: Singapore", "Singapore"),
    ("GOVERNING LAW | England and Wales", "England and Wales"),
    ("9 Law\nDutch law.", "Netherlands"),
    ("Governing law\nSingapore courts decide.", None),
    ("Lawful use\nEngland.", None),
)


@pytest.mark.parametrize(("clause", "place"), LAWS)
def test_a_heading_with_a_noun_phrase_names_the_law(
    clause: str, place: str | None, read_text: Reader
):
    text = f"SUPPLY AGREEMENT\n{OPENING}{clause}\nNotices\nNotices are sent by post.\n"
    found = read_text(text).best("governing_law")
    assert (found and found.value) == place


BETWEEN = f'between {OURS} ("Supplier") and Red Kite Foods, Inc. ("Customer").\n'
COVER = f"(1) {OURS.upper()}\n(2) RED KITE FOODS, INC.\nSUPPLY AGREEMENT\n"
DATED = (
    f"SUPPLY AGREEMENT\nthe 4th day of March 2024\n{BETWEEN}",
    f"DATED 4 March 2024\n{COVER}",
    f"DATED\n4 March 2024\n{COVER}",
)


@pytest.mark.parametrize("head", DATED)
def test_a_date_on_top_dates_the_contract(head: str, read_text: Reader):
    reading = read_text(head)
    assert reading.best("signed_on").value == date(2024, 3, 4)
    assert reading.best("title").value == "SUPPLY AGREEMENT"


def test_a_party_on_a_cover_is_no_title(read_text: Reader):
    cover = f"(1) {OURS.upper()}\n(2) RED KITE SUPPLY CONTRACTS LTD\nFACILITIES DEED\n"
    assert read_text(f"DATED 4 March 2024\n{cover}").best("title").value == "FACILITIES DEED"


MISREAD = (
    ("4 Mareh 2024", date(2024, 3, 4)),
    ("4 0ctober 2024", date(2024, 10, 4)),
    ("Apri1 4, 2024", date(2024, 4, 4)),
    ("4th day of Novernber 2024", date(2024, 11, 4)),
    ("31 Septemher 2024", None),
    ("4 Juny 2024", None),  # June or July
    ("4 Spring 2024", None),
)


@pytest.mark.parametrize(("words", "day"), MISREAD)
def test_a_month_with_one_misread_letter_is_offered_and_not_taken(
    words: str, day: date | None, read_text: Reader
):
    found = read_text(f"SUPPLY AGREEMENT\nThis Agreement is made on {words} {BETWEEN}")
    signed = found.best("signed_on")
    assert (signed and signed.value) == day
    assert signed is None or signed.confidence < TAKEN


TERMS = (
    ("This Agreement shall continue for two years from the date stated at its head.", (2026, 3, 4)),
    ("This Agreement is for a term of two years from the date stated above.", (2026, 3, 4)),
    ("The Services are provided for a term commencing 1 May 2024 and expiring 30 April 2026.",
     (2026, 4, 30)),
)  # fmt: skip


@pytest.mark.parametrize(("clause", "end"), TERMS)
def test_a_term_counts_from_the_head_or_has_both_ends(
    clause: str, end: tuple[int, int, int], read_text: Reader
):
    text = f"CONSULTANCY AGREEMENT\nThis Agreement is dated 4 March 2024 and made {BETWEEN}"
    assert read_text(f"{text}1. Term. {clause}\n").best("expires_on").value == date(*end)


REGISTERED = (
    "Company No. 01234567",
    "Registered No.: 1234567",
    "CRN: 7654321",
    "UEN 201912345K",
    "ABN 12 345 678 901",
    "Registered in England and Wales\nNo. 01234567",
    "Company\nNo. 0998877",
    "Trade Licence No. 556677",
)


@pytest.mark.parametrize("line", REGISTERED)
def test_the_number_of_a_register_is_not_the_contracts(line: str, read_text: Reader):
    assert read_text(f"{OURS}\n{line}\nSUPPLY AGREEMENT\n{OPENING}").best("number") is None


def test_a_reference_below_a_company_is_the_contracts_number(read_text: Reader):
    reading = read_text(f"Red Kite Trading Company\nRef: RK-77/24\nSUPPLY AGREEMENT\n{OPENING}")
    assert reading.best("number").value == "RK-77/24"


TITLES = (
    "SOFTWARE AS A SERVICE AGREEMENT",
    "APPOINTMENT AS A DISTRIBUTOR AGREEMENT",
    "Engagement as a Contractor",
)


@pytest.mark.parametrize("title", TITLES)
def test_as_a_is_no_legal_form_within_a_title(title: str, read_text: Reader):
    reading = read_text(f"{title}\n\n{OPENING}")
    assert reading.best("title").value == title
    assert reading.best("parties").value == (OURS, "Red Kite Foods, Inc.")


def test_the_first_half_of_a_title_is_no_party(read_text: Reader):
    reading = read_text("Supplier\nQuality Agreement\nThe goods are inspected on arrival.\n")
    assert reading.best("parties") is None
    assert reading.best("counterparty") is None


def test_terms_and_conditions_are_no_title_below_one(read_text: Reader):
    reading = read_text(f"Equipment Booking Form\nTERMS AND CONDITIONS\n{OPENING}")
    assert reading.best("title").value == "Equipment Booking Form"


AMENDS = "It amends the Equipment Lease Agreement dated 3 May 2021 between them.\n"
SERIES = (
    ("FIRST AMENDMENT", AMENDS, "ZL"),
    ("LETTER AGREEMENT", AMENDS, "ZL"),
    ("STATEMENT OF WORK", "It is made under the Software Development Agreement.\n", "JS"),
    ("STATEMENT OF WORK", "", "FW"),
    ("AMENDMENT NO. 2 TO SOFTWARE LICENCE AGREEMENT", AMENDS, "JS"),
    ("INDEPENDENT CONTRACTOR AGREEMENT", "", "FW"),
    ("CONSULTANCY AGREEMENT", "", "FW"),
    ("Warehousing and Distribution Services Agreement", "", "FW"),
    ("DISTRIBUTION AGREEMENT", "", "KJ"),
)


@pytest.mark.parametrize(("title", "clause", "code"), SERIES)
def test_a_paper_goes_with_the_agreement_it_changes(
    title: str, clause: str, code: str, read_text: Reader
):
    opening = OPENING.replace("Supply Agreement", "Agreement")
    assert read_text(f"{title}\n{opening}{clause}").best("series").value == code


@pytest.mark.parametrize(
    "title",
    [
        "DISTRIBUTION AGREEMENT", "RESELLER AGREEMENT", "DEALER AGREEMENT",
        "EXCLUSIVE DISTRIBUTION AGREEMENT", "DISTRIBUTOR AGREEMENT",
        "VALUE ADDED RESELLER AGREEMENT", "NON-EXCLUSIVE DISTRIBUTORSHIP AGREEMENT",
        "AUTHORIZED DEALER AGREEMENT", "REGIONAL DISTRIBUTION AGREEMENT",
        "INTERNATIONAL DISTRIBUTOR AGREEMENT",
    ],
)  # fmt: skip
def test_a_dealer_is_no_agent(title: str, read_text: Reader):
    best = read_text(f"{title}\n{OPENING}").best("series")
    assert best.value != "DL"
    assert best.confidence < 0.9


@pytest.mark.parametrize(
    "paper",
    [
        "The letter of intent", "The letter of understanding", "A memorandum of understanding",
        "The supply agreement", "That certain agreement", "The earlier purchase contract",
        "Any protocol", "The framework agreement", "The undertaking", "The previous lease",
    ],
)  # fmt: skip
def test_the_day_on_which_another_paper_was_signed_is_not_this_one_s(paper: str, read_text: Reader):
    text = (
        f"SUPPLY AGREEMENT\n{OPENING}5. Others. {paper} signed by the parties on 22 January 2019 "
        "is not affected by this Agreement.\n6. Law. This Agreement is governed by English law.\n"
    )
    best = read_text(text).best("signed_on")
    assert best is None or best.value != date(2019, 1, 22)


@pytest.mark.parametrize(
    "part",
    [
        "Exhibit B is replaced with Exhibit B-2", "The prices are increased by 2%",
        "Schedule 1 is amended", "Annex A is deleted", "Section 4 is replaced",
        "Clause 7 shall be read as follows", "The fees are raised", "The unit price is lowered",
        "Appendix 2 is replaced", "The pricing is revised",
    ],
)  # fmt: skip
def test_what_takes_effect_in_part_is_not_the_contract_s_first_day(part: str, read_text: Reader):
    text = f"AMENDMENT NO. 2\n{OPENING}2. Changes. {part}, with effect from February 1, 2024.\n"
    best = read_text(text).best("effective_on")
    assert best is None or best.value != date(2024, 2, 1) or best.confidence < 0.9


@pytest.mark.parametrize(
    "name",
    [
        "ROBO-SAMPLE FRANCHISING, INC.", "AERO-SAMPLE LOGISTICS, LLC", "ACME-DALE HOLDINGS LIMITED",
        "NORTH-SAMPLE CONVEYORS, INC.", "HYDRO-DALE PUMPS, LLC", "BIO-SAMPLE ANALYTICS, INC.",
        "MICRO-DALE OPTICS, INC.", "AGRI-SAMPLE TRADING, LLC", "ELECTRO-DALE DRIVES LIMITED",
        "TRANS-SAMPLE FREIGHT, INC.",
    ],
)  # fmt: skip
def test_a_name_that_goes_on_in_the_next_line_is_one_party(name: str, read_text: Reader):
    first, _, rest = name.partition(" ")
    text = (
        f"FRANCHISE AGREEMENT\nThis Franchise Agreement is made this 22nd day of August, 2022, "
        f'between {first}\n{rest}, a Georgia corporation ("Franchisor"), and Borrowdale Sample\n'
        'Ltd. ("Franchisee").\n'
    )
    best = read_text(text).best("parties")
    assert best is not None
    assert best.value == (name, "Borrowdale Sample Ltd.")
