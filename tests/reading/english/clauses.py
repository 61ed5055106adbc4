"""Term clauses of invented agreements dated 10 January 2015, effective 1 February 2015."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

HEAD = """MASTER AGREEMENT
This Master Agreement (the “Agreement”) is dated January 10, 2015 and effective as of February 1,
2015 (the “Effective Date”), by and between Orchard Example Machinery Ltd (“Orchard”) and Gullwing
Freight Systems, Inc., a Delaware corporation (“Gullwing”).
1. Services. Gullwing shall provide the services described in Exhibit A.
"""


class Clause(NamedTuple):
    """A clause and the day the agreement ends by it (None: no day can be told)."""

    text: str
    expires: date | None


TERMS = (
    Clause(
        "2. Term. This Agreement shall continue in effect until December 31, 2019.",
        date(2019, 12, 31),
    ),
    Clause(
        "2. TERM. The term of this Agreement shall commence on the Effective Date and shall "
        "expire on "
        "January 31, 2018, unless earlier terminated in accordance with Section 9.",
        date(2018, 1, 31),
    ),
    Clause(
        "2. Term. The initial term of this Agreement shall be for a period of three (3) years "
        "from the "
        "Effective Date.",
        date(2018, 2, 1),
    ),
    Clause(
        "2. Term. This Agreement shall remain in force for twelve (12) months from the date "
        "hereof.",
        date(2016, 1, 10),
    ),
    Clause(
        "2.1 This Agreement shall become effective on the Effective Date and, unless sooner "
        "terminated "
        "as provided herein, shall remain in full force and effect for a period of five years "
        "thereafter.",
        date(2020, 2, 1),
    ),
    Clause("Term: Two (2) years from the Effective Date.", date(2017, 2, 1)),
    Clause(
        "2. Term and Termination. The Agreement will be valid for one year from the date of "
        "signature "
        "and will be automatically extended by one year unless terminated.",
        date(2016, 1, 10),
    ),
    Clause(
        "2. Term. This Agreement begins on the Effective Date and ends on the second anniversary "
        "of the "
        "Effective Date.",
        date(2017, 2, 1),
    ),
    Clause(
        "2. Term. Unless terminated earlier, this Agreement shall continue until the fifth (5th) "
        "anniversary of the Effective Date (the “Initial Term”).",
        date(2020, 2, 1),
    ),
    Clause(
        "2. Duration. The Agreement is concluded for a fixed period of 36 months, commencing on "
        "1 April 2015.",
        date(2018, 4, 1),
    ),
    Clause(
        "2. The term hereof shall run from February 1, 2015 through and including January 31, "
        "2017.",
        date(2017, 1, 31),
    ),
    Clause("2. Contract period: from 1 February 2015 to 31 July 2016.", date(2016, 7, 31)),
    Clause(
        "2. Lease Term. The term of this Lease shall be ten (10) years, commencing on March 1, "
        "2015 (the "
        "“Commencement Date”) and ending on February 28, 2025.",
        date(2025, 2, 28),
    ),
    Clause(
        "2. Term. The Initial Term of this Agreement is eighteen (18) months after the Effective "
        "Date, "
        "after which it renews for successive twelve month periods.",
        date(2016, 8, 1),
    ),
    Clause(
        "“Expiration Date” means June 30, 2021. 2. The Term ends on the Expiration Date.",
        date(2021, 6, 30),
    ),
    Clause(
        "2. Term. This Agreement has an initial term of one (1) year commencing on the Effective "
        "Date.",
        date(2016, 2, 1),
    ),
    Clause(
        "2. The appointment under this Agreement shall be for an initial three-year term.",
        date(2018, 2, 1),
    ),
    Clause(
        "2. Term. Subject to earlier termination under Section 12, the term of this Agreement "
        "shall be "
        "seven (7) years beginning on the date first written above.",
        date(2022, 1, 10),
    ),
    Clause(
        "2. Term. The term of Gullwing's engagement under this Agreement shall commence on March "
        "15, 2015 "
        "and shall continue for a term of six (6) months.",
        date(2015, 9, 15),
    ),
    Clause(
        "2. Period of validity. This Contract shall come into force on the date of its signature "
        "by both "
        "parties and shall be valid until 30 June 2018.",
        date(2018, 6, 30),
    ),
    Clause(
        "2. Extension. The Term of the Agreement is hereby extended through October 31, 2017.",
        date(2017, 10, 31),
    ),
    Clause(
        "2. This Agreement shall be effective as of the Effective Date and shall expire at "
        "midnight on "
        "31st December 2016, save for accrued rights.",
        date(2016, 12, 31),
    ),
    Clause(
        "2. Term. This Agreement will commence upon the Effective Date and will terminate on the "
        "date that "
        "is four (4) years after the Effective Date.",
        date(2019, 2, 1),
    ),
    Clause(
        "2. Term. The term (“Term”) of this Agreement shall be from the Effective Date until the "
        "close of "
        "business on November 30, 2016.",
        date(2016, 11, 30),
    ),
    Clause("2. Validity. The present contract is valid till 31.12.2016.", date(2016, 12, 31)),
    Clause(
        "2. Term. The term of this Agreement is for a period of twenty-four (24) months, starting "
        "on the "
        "Effective Date, subject to earlier termination.",
        date(2017, 2, 1),
    ),
    Clause(
        "2. Term. This Agreement shall continue in full force and effect for so long as Orchard "
        "uses the "
        "services, until terminated by either party on thirty (30) days' notice.",
        None,
    ),
    Clause("2. Term. This Agreement is perpetual.", None),
    Clause(
        "2. Term. This Agreement shall remain in effect until the expiration of the last to "
        "expire of the "
        "Licensed Patents.",
        None,
    ),
    Clause(
        "2. Term. This Agreement shall continue for a period of [***] from the Effective Date.",
        None,
    ),
    Clause("2. Term. This Agreement will expire on [____], 20__.", None),
    Clause(
        "2. Confidentiality. The obligations of this Section shall survive for a period of five "
        "(5) years "
        "after termination of this Agreement.",
        None,
    ),
    Clause(
        "2. Warranty. Gullwing warrants the equipment for a period of two (2) years from delivery "
        "under "
        "this Agreement.",
        None,
    ),
    Clause(
        "2. Payment. Amounts due under this Agreement shall be paid within a period of sixty (60) "
        "days "
        "from the date of the invoice.",
        None,
    ),
    Clause(
        "2. Breach. Either party may terminate this Agreement if the other party's breach remains "
        "uncured "
        "for a period of thirty (30) days after notice.",
        None,
    ),
    Clause(
        "2. Term. The term of this Agreement shall commence on the Launch Date and continue for "
        "three (3) "
        "years. The Launch Date is the first day the service is offered to the public.",
        None,
    ),
    Clause(
        "2. Term. The term shall be three years from the first commercial sale of the Product.",
        None,
    ),
    Clause(
        "2. Non-competition. During the Term and for two (2) years following the Effective Date "
        "neither "
        "party shall solicit the other's staff.",
        None,
    ),
    Clause(
        "2. Records. Gullwing shall keep books for this Agreement until December 31, 2030 and for "
        "a period "
        "of three years from each payment.",
        None,
    ),
    Clause(
        "2. Insurance. During the term of this Agreement Gullwing shall maintain insurance valid "
        "until "
        "March 31, 2017.",
        None,
    ),
    Clause(
        "2. Exclusivity. Orchard's exclusive rights under this Agreement shall end on June 30, "
        "2016.",
        None,
    ),
    Clause(
        "2. Option. Orchard may extend this Agreement for an additional period of two (2) years.",
        None,
    ),
)

MORE_TERMS = (
    Clause(
        "WHEREAS, the Agreement expires on December 31, 2015; and WHEREAS the parties wish to "
        "extend it; NOW, THEREFORE, 1. The term of the Agreement is extended to December 31, 2017.",
        date(2017, 12, 31),
    ),
    Clause(
        "2. The expiration date of the Agreement is hereby extended from December 31, 2015 to "
        "June 30, 2018.",
        date(2018, 6, 30),
    ),
    Clause("2. Orchard may extend the term of this Agreement to December 31, 2018.", None),
    Clause("2. The delivery date is extended to December 31, 2018.", None),
    Clause("Valid period: from 1 June 2015 to 31 May 2017", date(2017, 5, 31)),
    Clause(
        "2. Term. The Agreement will end six months after the date first written above.",
        date(2015, 7, 10),
    ),
    Clause(
        "2. Term. This Agreement takes effect on March 28, 2015 and continues until March 27, "
        "2016. It does not renew by itself.",
        date(2016, 3, 27),
    ),
    Clause(
        "2. Term. This Agreement ends on February 26, 2017; the duty of confidence survives for "
        "three further years.",
        date(2017, 2, 26),
    ),
    Clause(
        "2. Duration. From the date above until July 22, 2016, unless terminated earlier under "
        "clause 7.",
        date(2016, 7, 22),
    ),
    Clause("2. Term and Termination. Three (3) years from the Effective Date.", date(2018, 2, 1)),
    Clause(
        "2. Term. Either party may terminate on notice given not later than December 31, 2016.",
        None,
    ),
    Clause(
        "FRANCHISE. The term of this Agreement begins on the date of this Agreement and expires "
        "ten (10) years from the date the Restaurant opens for business.",
        None,
    ),
    Clause(
        "2. Term. This Agreement will terminate on the earlier of (a) December 31, 2017 and (b) "
        "completion of the Project.",
        date(2017, 12, 31),
    ),
    Clause(
        "2. “Initial Term” shall mean the two (2) year period commencing on the date of this "
        "Agreement.",
        date(2017, 1, 10),
    ),
    Clause(
        "2. The Supplier is appointed for the Term. In this Agreement “Term” means the period of "
        "4 years from the Commencement Date; “Commencement Date” means 1 April 2015.",
        date(2019, 4, 1),
    ),
    Clause(
        "2. Employment. The Executive's employment under this Agreement shall be for a term of "
        "three years commencing on April 1, 2015 and shall end on March 31, 2018.",
        date(2018, 3, 31),
    ),
    Clause(
        "2. Term. The term shall run until the date which is fifteen (15) years following the "
        "In-Service Date.",
        None,
    ),
    Clause(
        "2. Financing. This Agreement shall terminate automatically if Orchard fails to obtain "
        "financing by June 30, 2015.",
        None,
    ),
    Clause(
        "2. Maturity. The outstanding principal under this Agreement shall be due on December "
        "31, 2020.",
        None,
    ),
    Clause(
        "2. Exclusivity. The Exclusivity Period shall run for two (2) years from the date "
        "hereof. This Agreement shall remain in effect until terminated.",
        None,
    ),
    Clause(
        "2. Term. The term of this Agreement is one year from the date of execution by both "
        "parties.",
        date(2016, 1, 10),
    ),
    Clause(
        "2. This Agreement shall have an initial term commencing on the Effective Date and "
        "expiring December 31, 2024.",
        date(2024, 12, 31),
    ),
    Clause(
        "2. Term. This Agreement shall continue in effect until 11:59 p.m. Eastern time on "
        "December 31, 2017.",
        date(2017, 12, 31),
    ),
    Clause(
        "2. Initial Term. The initial term of this Agreement (the “Initial Term”) commences on "
        "the Effective Date and, unless terminated earlier pursuant to any of the Agreement's "
        "express provisions, will continue in effect until five (5) years from the Effective Date.",
        date(2020, 2, 1),
    ),
    Clause(
        "2. This Agreement shall be in effect from the Effective Date until June 30, 2018, and "
        "thereafter until terminated on notice.",
        date(2018, 6, 30),
    ),
    Clause(
        "2. Term. This Agreement shall expire three (3) years from the Effective Date.",
        date(2018, 2, 1),
    ),
    Clause(
        "2. Term. The period of this Agreement is from May 1, 2015 to April 30, 2018.",
        date(2018, 4, 30),
    ),
    Clause(
        "2. Term. This Agreement shall commence on January 1, 2016 and terminate on December 31, "
        "2016.",
        date(2016, 12, 31),
    ),
    Clause(
        "2. Term. From and after the Effective Date this Agreement shall remain in force for a "
        "period of eighteen (18) months.",
        date(2016, 8, 1),
    ),
    Clause(
        "2. Term. The Term shall be five (5) contract years, beginning on the Effective Date.",
        date(2020, 2, 1),
    ),
    Clause("TERM: 24 months", date(2017, 2, 1)),
    Clause(
        "2. The Agreement shall be effective as of January 1, 2016 and shall continue for a "
        "primary term ending on October 31, 2026.",
        date(2026, 10, 31),
    ),
    Clause(
        "2. Term. The Term of this Agreement will begin on the Effective Date and will continue "
        "for a period of one (1) year (the “Initial Term”), and shall be renewed for one year "
        "terms.",
        date(2016, 2, 1),
    ),
    Clause(
        "2. Term of Agreement. This Agreement shall be effective for 2 years from the date above.",
        date(2017, 1, 10),
    ),
    Clause(
        "2. The agreement will be for a term of 3 (three) years and may be terminated at any time.",
        date(2018, 2, 1),
    ),
    Clause(
        "2. Term. This Agreement, unless sooner terminated under Section 8, shall be in effect "
        "for an initial period of four (4) years following the Effective Date, and shall "
        "thereafter renew.",
        date(2019, 2, 1),
    ),
    Clause(
        "2. DURATION. The present Agreement enters into force on the date of its signature and "
        "is concluded for a period of two years.",
        date(2017, 1, 10),
    ),
    Clause(
        "2. Term. This Agreement is effective on the date first set forth above and will remain "
        "in effect for 1 year.",
        date(2016, 1, 10),
    ),
    Clause(
        "2. Term. The consultancy under this Agreement shall run from 1 March 2015 until 28 "
        "February 2017 inclusive.",
        date(2017, 2, 28),
    ),
    Clause(
        "2. Term. This Agreement shall take effect on the Effective Date and shall terminate "
        "automatically on the tenth anniversary thereof.",
        date(2025, 2, 1),
    ),
    Clause(
        "2. Term. This Agreement shall remain in full force and effect for a period of one "
        "(1)\nyear from the Effective Date.",
        date(2016, 2, 1),
    ),
    Clause(
        "2. Term. This Agreement commences on the Effective Date and expires upon completion of "
        "the Services.",
        None,
    ),
    Clause("2. Term. The term is co-terminous with the Supply Agreement.", None),
    Clause(
        "2. Term. This Agreement shall continue until terminated by either Party after December "
        "31, 2017 on notice.",
        None,
    ),
    Clause("2. Term. The term of each Statement of Work shall be twelve (12) months.", None),
    Clause(
        "2. Term. The license granted in this Agreement shall continue for ten (10) years from "
        "the first commercial sale.",
        None,
    ),
    Clause(
        "2. Audit. Orchard may audit the books during the term of this Agreement and for a "
        "period of two (2) years thereafter.",
        None,
    ),
    Clause(
        "2. The parties' duties under this Agreement that concern secrecy shall continue until "
        "December 31, 2028.",
        None,
    ),
    Clause(
        "2. This Agreement supersedes the agreement of the parties that expired on December 31, "
        "2014.",
        None,
    ),
    Clause("2. Taxes. The exemption certificate is valid until June 30, 2016.", None),
    Clause(
        "2. Closing. If the Closing has not occurred by June 30, 2015, either party may "
        "terminate this Agreement.",
        None,
    ),
    Clause(
        "2. Forecast. Orchard shall furnish under this Agreement a forecast for a period of "
        "twelve (12) months.",
        None,
    ),
    Clause(
        "2. Price. The prices under this Agreement shall remain in effect until December 31, 2015.",
        None,
    ),
    Clause(
        "2. Survival. Sections 5 to 9 shall survive the expiration of this Agreement for a "
        "period of three (3) years.",
        None,
    ),
    Clause(
        "2. Lock-up. For a period of one hundred eighty (180) days from the date of this "
        "Agreement no shares shall be sold.",
        None,
    ),
)


class Renewal(NamedTuple):
    """A clause, whether the agreement renews itself by it, and the days of notice."""

    text: str
    renews: bool | None
    notice: int | None


RENEWALS = (
    Renewal(
        "This Agreement shall automatically renew for successive one (1) year terms unless either "
        "party "
        "gives the other at least ninety (90) days' prior written notice of non-renewal.",
        True,
        90,
    ),
    Renewal(
        "Thereafter, the Agreement shall be automatically extended for additional periods of "
        "twelve "
        "months each, unless terminated by written notice given not less than six (6) months "
        "before the "
        "end of the then current period.",
        True,
        180,
    ),
    Renewal(
        "Upon expiry the term will renew automatically for one year, unless a party notifies the "
        "other of "
        "its intention not to renew at least 30 days prior to the end of the term.",
        True,
        30,
    ),
    Renewal(
        "After the initial term, this Agreement shall continue from year to year thereafter unless "
        "cancelled by either party upon sixty (60) days written notice prior to the anniversary "
        "date.",
        True,
        60,
    ),
    Renewal(
        "This Agreement shall be deemed renewed for a further year if neither party gives notice "
        "of "
        "termination three (3) months before its expiry.",
        True,
        90,
    ),
    Renewal(
        "The subscription will auto-renew each year unless you notify us 45 days before the "
        "renewal date.",
        True,
        45,
    ),
    Renewal("This Agreement shall not automatically renew.", False, None),
    Renewal(
        "This Agreement may be renewed only by mutual written agreement of the parties.",
        False,
        None,
    ),
    Renewal("Either party may terminate this Agreement on 30 days' notice.", None, 30),
    Renewal(
        "If delivery is prevented by force majeure, the delivery date shall be automatically "
        "extended by "
        "the period of the delay.",
        None,
        None,
    ),
    Renewal(
        "The policy of insurance shall renew automatically each year.",
        None,
        None,
    ),
)
