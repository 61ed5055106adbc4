"""Papers of everyday business, invented: orders, letters, subscriptions, leases and loans.

With each what it says, field by field; what is not named is not judged, None means "not there".
Our side is Orchard Example Machinery Ltd.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

ORDER_FORM = """ORCHARD EXAMPLE MACHINERY LTD
14 Mill Road, Leeds LS1 4AP, United Kingdom
Order Form No. OF-2291
Order date: 17-Sep-2023
Supplier: Larkspur Cloud Services S.r.l.
Via Esempio 8, 20121 Milano, Italy
Subscription period: 01/10/2023 to 30/09/2026
Item | Qty | Total EUR
1 | Platform subscription | 42,000.00
Total fees for the subscription: EUR 42,000.00
The terms of service (last updated 5 February 2022) at the supplier's site apply.
Italian law applies.
"""

LETTER = """Orchard Example Machinery Ltd
14 Mill Road
Leeds LS1 4AP

8 April 2024

Bramble Consulting LLP
2 Canal Street
Manchester M1 3HE

Dear Sirs,

Letter of Engagement
We are pleased to confirm your engagement to advise us on the relocation of our works with effect
from 15 April 2024. The engagement will end on 31 October 2024, on which date this letter lapses.
Either party may end it on 14 days' written notice. English law governs this letter.

Yours faithfully,
Ann Bower
for Orchard Example Machinery Ltd

Agreed and accepted
Tom Hale
for Bramble Consulting LLP
Date: 11 April 2024
"""

BARS = """SUPPLY CONTRACT
Contract Ref | SC-77-103
Customer | Tannenberg Anlagenbau a.s. | Supplier | Orchard Example Machinery Ltd
Date of contract | 12 January 2024
Commencement Date | 1 February 2024
Expiry Date | 31 January 2027
Total contract value | EUR 318,500.00
Performance security | EUR 31,850.00
Law | Czech law
"""

LEASE = """LEASE No. L-0417

THIS LEASE is made on 3 May 2021 between
I. Northgate Estates Sp. z o.o. of 12 Ulica Przykladowa, Warsaw (the "Landlord"); and
II. Orchard Example Machinery Ltd of 14 Mill Road, Leeds (the "Tenant").
1. The Landlord lets the Premises to the Tenant for a term of ten years from and including
1 June 2021 (the "Commencement Date").
2. This Lease shall be interpreted in accordance with the laws of Poland.
"""

SOW = """STATEMENT OF WORK
SOW Number: SOW-014
issued under Master Services Agreement No. MSA-2020-3 dated 6 July 2020
between Orchard Example Machinery Ltd ("Customer") and Kestrel Data Pvt. Ltd. ("Supplier")
Period of performance: 4 March 2024 through 30 August 2024
Total fixed fee | USD 86,400
This SOW comes into effect on signature by both parties.
Signed for Customer: Ann Bower        Date: 26 February 2024
Signed for Supplier: R. Example       Date: 28 February 2024
"""

CONTINENTAL = """SERVICE AGREEMENT
Agreement Reference: SA/2023/88
between
Orchard Example Machinery Ltd, Leeds, United Kingdom, hereinafter "Client"
and
Vogelsang Prozesstechnik GmbH, Lindenallee 3, 04109 Leipzig, Germany, hereinafter "Contractor"
1. The Contractor services the Client's packaging lines. The agreement has effect from 1 July 2023
and runs until 30 June 2025. It may be terminated by either party at three months' notice.
2. The total annual fees are EUR 24,000.
3. German law shall apply.

Leipzig, 19 June 2023                    Leeds, 22 June 2023
Vogelsang Prozesstechnik GmbH            Orchard Example Machinery Ltd
"""

LOAN = """LOAN AGREEMENT
Date: 9 November 2022
(1) Harrow Finance Pte. Ltd. of 3 Quay Rise, Singapore (the "Lender"); and
(2) Orchard Example Machinery Ltd of 14 Mill Road, Leeds (the "Borrower").
1. The Lender shall lend to the Borrower a principal sum of S$750,000 (the "Loan").
2. This Agreement begins on the date hereof and ends when the Loan is repaid.
3. The law of Singapore governs this Agreement.
"""

CONFIRMATION = """Peregrine Valves Oy                          ORDER CONFIRMATION
Satamakatu 9, 20100 Turku, Finland

Order confirmation no. 55018      Date: 14 March 2024
Customer: Orchard Example Machinery Ltd
14 Mill Road, Leeds
Your order no. PO-6631
Item        Qty   Total GBP
Gate valve   12    9,480.00
Order total: GBP 9,480.00
Swiss law applies.
"""

SUBSCRIPTION = """SOFTWARE AS A SERVICE AGREEMENT
Effective Date: 1 January 2024
This Agreement is between Orchard Example Machinery Ltd ("Provider") and Juniper Foods S.p.A.
("Customer") and was signed by both on 11 December 2023.
The subscription was renewed from 1 January 2024 to 31 December 2025. It renews automatically for
periods of one year unless either party gives 60 days' notice in writing before the end of a period.
One-time licence fee: twelve thousand euros (EUR 12,000).
"""

FROM_US = """Orchard Example Machinery Ltd
14 Mill Road, Leeds
PURCHASE ORDER
PO No. 4500-118
Please deliver twelve gate valves to our works.
"""

AMENDMENT = """AMENDMENT NO. 2
to the Services Agreement No. SA-4410 dated 3 April 2021 (the "Agreement")
between Orchard Example Machinery Ltd and Tideway Analytics Inc.
This Amendment No. 2 is made on 30 March 2024.
1. The term of the Agreement, which would have ended on 2 April 2024, is renewed to 2 April 2026.
2. The total fees for the renewed term are $64,000.
"""

PAPERS: dict[str, tuple[str, dict[str, object]]] = {
    "order form": (
        ORDER_FORM,
        {
            "number": "OF-2291",
            "signed_on": date(2023, 9, 17),
            "counterparty": "Larkspur Cloud Services S.r.l.",
            "our_party": "Orchard Example Machinery Ltd",
            "effective_on": date(2023, 10, 1),
            "expires_on": date(2026, 9, 30),
            "amount": Decimal("42000.00"),
            "currency": "EUR",
            "governing_law": "Italy",
            "title": "Order Form",
        },
    ),
    "letter": (
        LETTER,
        {
            "title": "Letter of Engagement",
            "signed_on": date(2024, 4, 11),
            "counterparty": "Bramble Consulting LLP",
            "our_party": "Orchard Example Machinery Ltd",
            "effective_on": date(2024, 4, 15),
            "expires_on": date(2024, 10, 31),
            "notice_days": 14,
            "governing_law": "England",
        },
    ),
    "table with bars": (
        BARS,
        {
            "title": "SUPPLY CONTRACT",
            "number": "SC-77-103",
            "counterparty": "Tannenberg Anlagenbau a.s.",
            "our_party": "Orchard Example Machinery Ltd",
            "signed_on": date(2024, 1, 12),
            "effective_on": date(2024, 2, 1),
            "expires_on": date(2027, 1, 31),
            "amount": Decimal("318500.00"),
            "currency": "EUR",
            "governing_law": "Czech Republic",
            "series": "XS",
        },
    ),
    "lease": (
        LEASE,
        {
            "title": "LEASE",
            "number": "L-0417",
            "parties": ("Northgate Estates Sp. z o.o.", "Orchard Example Machinery Ltd"),
            "signed_on": date(2021, 5, 3),
            "effective_on": date(2021, 6, 1),
            "expires_on": date(2031, 5, 31),
            "governing_law": "Poland",
            "series": "ZL",
        },
    ),
    "statement of work": (
        SOW,
        {
            "title": "STATEMENT OF WORK",
            "number": "SOW-014",
            "counterparty": "Kestrel Data Pvt. Ltd.",
            "signed_on": date(2024, 2, 28),
            "effective_on": date(2024, 2, 28),
            "expires_on": date(2024, 8, 30),
            "amount": Decimal(86400),
            "currency": "USD",
        },
    ),
    "continental": (
        CONTINENTAL,
        {
            "number": "SA/2023/88",
            "parties": ("Orchard Example Machinery Ltd", "Vogelsang Prozesstechnik GmbH"),
            "signed_on": date(2023, 6, 22),
            "effective_on": date(2023, 7, 1),
            "expires_on": date(2025, 6, 30),
            "notice_days": 90,
            "amount": Decimal(24000),
            "governing_law": "Germany",
            "series": "FW",
        },
    ),
    "loan": (
        LOAN,
        {
            "parties": ("Harrow Finance Pte. Ltd.", "Orchard Example Machinery Ltd"),
            "signed_on": date(2022, 11, 9),
            "effective_on": date(2022, 11, 9),
            "expires_on": None,
            "amount": Decimal(750000),
            "currency": "SGD",
            "governing_law": "Singapore",
        },
    ),
    "order confirmation": (
        CONFIRMATION,
        {
            "title": "ORDER CONFIRMATION",
            "number": "55018",
            "counterparty_number": "PO-6631",
            "counterparty": "Peregrine Valves Oy",
            "signed_on": date(2024, 3, 14),
            "amount": Decimal("9480.00"),
            "currency": "GBP",
            "governing_law": "Switzerland",
            "series": "CG",
        },
    ),
    "subscription": (
        SUBSCRIPTION,
        {
            "counterparty": "Juniper Foods S.p.A.",
            "signed_on": date(2023, 12, 11),
            "effective_on": date(2024, 1, 1),
            "expires_on": date(2025, 12, 31),
            "notice_days": 60,
            "amount": Decimal(12000),
            "series": "FW",
        },
    ),
    "amendment": (
        AMENDMENT,
        {
            "counterparty": "Tideway Analytics Inc.",
            "signed_on": date(2024, 3, 30),
            "expires_on": date(2026, 4, 2),
            "amount": Decimal(64000),
        },
    ),
    "order with our name only": (
        FROM_US,
        {
            "title": "PURCHASE ORDER",
            "number": "4500-118",
            "our_party": "Orchard Example Machinery Ltd",
            "counterparty": None,
            "signed_on": None,
        },
    ),
}
