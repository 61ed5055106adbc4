"""Signatures, laws, sums, titles and numbers as invented contracts have them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

TITLE = "SUPPLY AGREEMENT\n"
OPENING = (
    'This Supply Agreement ("Agreement") is made by and between Orchard Example Machinery Ltd '
    '("Supplier") and Red Kite Foods, Inc., a Nevada corporation ("Customer").\n'
)

SIGNATURES: tuple[tuple[str, str, date | None], ...] = (
    (
        "two dates, the later counts",
        """IN WITNESS WHEREOF, the parties have executed this Agreement.
ORCHARD EXAMPLE MACHINERY LTD            RED KITE FOODS, INC.
By: /s/ Ann Bower                        By: /s/ Tom Hale
Name: Ann Bower                          Name: Tom Hale
Date: March 2, 2016                      Date: March 9, 2016""",
        date(2016, 3, 9),
    ),
    (
        "figures with a day that cannot be a month",
        """IN WITNESS WHEREOF the parties hereto have set their hands.
Signed: /s/ Ann Bower   Date: 25/11/2014
Signed: /s/ Tom Hale    Date: 03/12/2014""",
        date(2014, 12, 3),
    ),
    (
        "a clause with the date",
        "IN WITNESS WHEREOF, the parties hereto have executed this Agreement on this 5th day of "
        "May, "
        "2010.\nBy: ______________   By: ______________",
        date(2010, 5, 5),
    ),
    (
        "a place and a date in the clause",
        "IN WITNESS WHEREOF, the authorised representatives have signed this Agreement in Lisbon "
        "on "
        "8 November 2002.\nBy: /S/ A. BOWER\nBy: /S/ T. HALE",
        date(2002, 11, 8),
    ),
    (
        "dates left blank",
        """IN WITNESS WHEREOF, the parties have executed this Agreement.
By: ____________   Date: ____________
By: ____________   Date: ___/___/20__""",
        None,
    ),
    (
        "one side dated by hand, the other not at all",
        """Accepted and agreed:
By: /s/ Ann Bower
Date: 7-14-08
By: /s/ Tom Hale
Date:""",
        date(2008, 7, 14),
    ),
)

LAWS: tuple[tuple[str, str | None], ...] = (
    ("The contract is governed by the laws of the Republic of Korea.", "Republic of Korea"),
    (
        "This Agreement shall be governed by Virginia law without regard to West Virginia law.",
        "Virginia",
    ),
    (
        "This Agreement shall be governed by the laws of the Netherlands, and, as to arbitration, "
        "the laws of England.",
        "Netherlands",
    ),
    ("THIS AGREEMENT SHALL BE GOVERNED BY THE LAWS OF [***].", None),
    ("The parties submit to the exclusive jurisdiction of the courts of Delaware.", None),
    (
        "This Agreement shall be governed by and construed in accordance with the laws of the "
        "State of New York, without regard to its conflict of laws principles.",
        "New York",
    ),
    (
        "THIS AGREEMENT SHALL BE GOVERNED BY, AND CONSTRUED IN ACCORDANCE WITH, THE INTERNAL "
        "LAWS OF THE STATE OF DELAWARE.",
        "Delaware",
    ),
    (
        "This Agreement and any dispute arising out of it shall be governed by the law of "
        "England and Wales.",
        "England and Wales",
    ),
    (
        "This Agreement is governed by English law and the parties submit to the courts of London.",
        "England",
    ),
    (
        "The validity and performance of this Contract are governed by the laws of the People's "
        "Republic of China.",
        "People's Republic of China",
    ),
    (
        "The formation of this Contract, its validity and interpretation shall be governed by "
        "the laws of the PRC.",
        "People's Republic of China",
    ),
    (
        "This Agreement shall be governed by the laws of the Province of Ontario and the federal "
        "laws of Canada applicable therein.",
        "Ontario",
    ),
    ("This Agreement shall be construed under California law.", "California"),
    (
        "This Lease shall be governed by and interpreted under the laws of the Commonwealth of "
        "Massachusetts.",
        "Massachusetts",
    ),
    (
        "The law of the Hong Kong Special Administrative Region shall govern this Agreement.",
        "Hong Kong",
    ),
    (
        "This Agreement shall be governed by the substantive laws of Switzerland, excluding the "
        "CISG.",
        "Switzerland",
    ),
    ("Governing Law: Singapore law.", "Singapore"),
    (
        "This Agreement shall be interpreted and enforced in accordance with the laws of the "
        "Federal Republic of Germany.",
        "Germany",
    ),
    ("This Agreement will be governed by the laws of the Kingdom of Norway.", "Norway"),
    ("This deed is governed by the law in force in New South Wales.", "New South Wales"),
    (
        "All questions concerning this Agreement are subject to the laws of the Republic of "
        "Ireland.",
        "Ireland",
    ),
    ("This contract shall be governed by the Laws of India.", "India"),
    ("The parties agree that Texas law governs this Agreement.", "Texas"),
    ("Applicable law: the laws of Japan.", "Japan"),
    (
        "This Agreement shall be governed by, and interpreted in accordance with, the laws of "
        "the State of\nNorth Carolina.",
        "North Carolina",
    ),
    (
        "The Company is a corporation organized and existing under the laws of the State of Utah.",
        None,
    ),
    ("Supplier shall comply with all laws of the State of Nevada.", None),
    (
        "This Agreement shall be governed by the laws of the state in which the premises are "
        "located.",
        None,
    ),
    ("The committee shall be governed by its charter.", None),
)

SUMS: tuple[tuple[str, Decimal | None, str | None, bool], ...] = (
    ("Total Contract Price: USD 128,400.00", Decimal("128400.00"), "USD", True),
    (
        "The total contract value is EUR 2.5 million (two and a half million euros is not a "
        "figure).",
        Decimal("2500000"),
        "EUR",
        False,
    ),
    (
        "Total Amount: US$ 56,780.50 (SAY US DOLLARS FIFTY-SIX THOUSAND SEVEN HUNDRED EIGHTY AND "
        "CENTS FIFTY ONLY)",
        Decimal("56780.50"),
        "USD",
        True,
    ),
    (
        "The purchase price shall be One Million Two Hundred Thousand Dollars ($1,200,000).",
        Decimal("1200000"),
        "USD",
        True,
    ),
    ("Contract value: GBP 45,000.00 excluding VAT", Decimal("45000.00"), "GBP", True),
    ("The Contract Price is RMB 3,600,000.00.", Decimal("3600000.00"), "CNY", False),
    (
        "Supplier's aggregate liability shall not exceed the total amount of $5,000,000.",
        None,
        None,
        False,
    ),
    (
        "Supplier shall maintain insurance in the total amount of $2,000,000 per occurrence.",
        None,
        None,
        False,
    ),
    (
        "Liquidated damages shall be 0.5% of the price, up to a maximum total of USD 10,000.",
        None,
        None,
        False,
    ),
    ("The price is $12.50 per unit.", None, None, False),
    ("A deposit of USD 30,000 is due on signature.", None, None, False),
    ("Customer shall pay a monthly fee of $4,000.", None, None, False),
)

TITLES: tuple[tuple[str, str], ...] = (
    (
        "Exhibit 10.1\nEXECUTION VERSION\nMASTER SERVICES AGREEMENT\nThis Master Services "
        "Agreement is made",
        "MASTER SERVICES AGREEMENT",
    ),
    (
        "AMENDMENT NO. 1\nTO\nSUPPLY AND DISTRIBUTION AGREEMENT\nThis Amendment is made",
        "AMENDMENT NO. 1 TO SUPPLY AND DISTRIBUTION AGREEMENT",
    ),
    (
        "CONFIDENTIAL TREATMENT REQUESTED\nSOFTWARE LICENSE AND\nMAINTENANCE AGREEMENT\nbetween",
        "SOFTWARE LICENSE AND MAINTENANCE AGREEMENT",
    ),
    ("Contract No.: 88-12\nEquipment Lease\nLessor: Tall Pines Leasing LLC", "Equipment Lease"),
    ("Dated 4 May 2011\nDEED OF VARIATION\nrelating to a facility agreement", "DEED OF VARIATION"),
    (
        "Page 1 of 9\n[***] Certain information has been omitted.\nCO-BRANDING AGREEMENT\nTHIS "
        "AGREEMENT",
        "CO-BRANDING AGREEMENT",
    ),
    (
        "Mutual Confidentiality and Non-Disclosure Agreement\nThis agreement is made",
        "Mutual Confidentiality and Non-Disclosure Agreement",
    ),
    ("PURCHASE ORDER\nPO Number: 4711-A", "PURCHASE ORDER"),
)

NUMBERS: tuple[tuple[str, str | None], ...] = (
    ("SALES CONTRACT\nContract No.: NB2021-0456\nDate: 2021-09-17", "NB2021-0456"),
    ("SERVICES AGREEMENT\nAgreement Number: MSA-2019-0087\nThis agreement", "MSA-2019-0087"),
    ("PURCHASE ORDER\nPO No. 4500178823\nVendor: X", "4500178823"),
    ("LEASE\nRef: LX/77/2008", "LX/77/2008"),
    ("LICENSE\nLicensor Agreement: none\nThis License is made", None),
    ("AMENDMENT NO. 2\nto Agreement No. 5501 dated May 3, 2004", None),
    ("SALES CONTRACT\nInvoice No.: 99812\nTender No.: T-55", None),
    ("SALES CONTRACT\nContract No. GF-2000-0101 (model text)", None),
    ("SALES CONTRACT\nContract No.: ________", None),
)

SERIES: tuple[tuple[str, str | None], ...] = (
    ("MUTUAL NON-DISCLOSURE AGREEMENT", "BM"),
    ("EXCLUSIVE DISTRIBUTION AGREEMENT", "KJ"),
    ("AGENCY AGREEMENT", "DL"),
    ("COMMERCIAL LEASE AGREEMENT", "ZL"),
    ("CONSULTING SERVICES AGREEMENT", "FW"),
    ("SOFTWARE LICENSE AGREEMENT", "JS"),
    ("FRAMEWORK AGREEMENT", "KJ"),
    ("SUPPLY AGREEMENT", "XS"),
    ("SALES CONTRACT", "XS"),
)
