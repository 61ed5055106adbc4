"""Heads of invented papers, the day they were made (None: it cannot be told), and their effect."""

from __future__ import annotations

from datetime import date

DATED: tuple[tuple[str, date | None, date | None], ...] = (
    (
        'This Amendment (the "Amendment") to that certain Loan Agreement dated as of March 1, '
        '2004 (the "Agreement") between Fig Bank, N.A. ("Bank") and Olive Oil Corp. ("Borrower") '
        "is made as of June 1, 2005.",
        date(2005, 6, 1),
        None,
    ),
    (
        "SECOND AMENDMENT\nThis Second Amendment is effective January 1, 2012 and amends the "
        "Supply Agreement effective July 1, 2009 between Rye Mills, Inc. and Oat Farms LLC.",
        date(2012, 1, 1),
        date(2012, 1, 1),
    ),
    (
        "WHEREAS, on May 5, 2005 the parties signed a letter of intent;\nTHIS AGREEMENT is dated "
        "for reference June 1, 2005 between Fir Timber Ltd. and Ash Lumber Inc.",
        date(2005, 6, 1),
        None,
    ),
    (
        "LICENCE\nDate of Agreement: 5 May 2010\nLicensor: Pear Studios Limited\nLicensee: "
        "Quince Media GmbH",
        date(2010, 5, 5),
        None,
    ),
    (
        "SERVICES AGREEMENT\nExecuted on March 3, 2010, and effective as of January 1, 2010, "
        'this Services Agreement is between Plum IT, Inc. ("Plum") and Cherry Retail Corp. '
        '("Cherry").',
        date(2010, 3, 3),
        date(2010, 1, 1),
    ),
    (
        "THIS AGREEMENT is made on ______ 2015 between Kiwi Ltd and Lime Ltd.\nSigned by Kiwi "
        "Ltd: ______ Date: 5 March 2015\nSigned by Lime Ltd: ______ Date: 9 March 2015",
        date(2015, 3, 9),
        None,
    ),
    (
        "DATED 5 March 2015\n(1) KIWI FRUIT LIMITED\n(2) LIME FRUIT LIMITED\nSUPPLY "
        "AGREEMENT\nTHIS AGREEMENT is made on the date stated at the head of this "
        "document\nBETWEEN:\n(1) KIWI FRUIT LIMITED (company number 1) of 1 Road; and\n(2) LIME "
        "FRUIT LIMITED (company number 2) of 2 Road.",
        date(2015, 3, 5),
        None,
    ),
    (
        "This Consulting Agreement is entered into this ___ day of May, 2010, by and between Fig "
        "Corp. and Nut LLC.\nIN WITNESS WHEREOF the parties have signed on the dates below.\nFIG "
        "CORP. By: /s/ A Date: 5-12-10\nNUT LLC By: /s/ B Date: 5-14-10",
        date(2010, 5, 14),
        None,
    ),
    (
        "JOINT VENTURE AGREEMENT\nThis Agreement made in Paris on the 4th day of the month of "
        "May in the year 2003, between Raisin S.A. and Date Palm Co. Ltd.",
        date(2003, 5, 4),
        None,
    ),
    (
        "MAINTENANCE CONTRACT\nThis contract is entered into by Beet AG and Leek plc with effect "
        "from 1 July 2009.\nPlace, date: Zurich, 12 June 2009",
        date(2009, 6, 12),
        date(2009, 7, 1),
    ),
    (
        "CONTRACT\nNo. 17/2011-EX\nMoscow                    15 March 2011\nOOO Romashka, "
        'hereinafter referred to as the "Seller", represented by General Director Ivan Petrov, '
        'and Hansa Handels GmbH, hereinafter referred to as the "Buyer", have concluded the '
        "present Contract as follows:",
        date(2011, 3, 15),
        None,
    ),
    (
        "AGREEMENT\nbetween Radish Co., Ltd. (Party A) and Turnip Inc. (Party B)\nSigned in "
        "Beijing on August 8, 2008",
        date(2008, 8, 8),
        None,
    ),
    (
        "Press release March 3, 2013\nSETTLEMENT AGREEMENT\nThis Settlement Agreement "
        '("Agreement") is made by and between Pea Inc. and Bean Inc. (the "Parties") on March 1, '
        "2013.",
        date(2013, 3, 1),
        None,
    ),
    (
        "PURCHASE AGREEMENT\nTHIS PURCHASE AGREEMENT is entered into as of this 12th day of "
        'February, 2018 (the "Execution Date"), by and between Okra, Inc. and Yam LLC and shall '
        'be effective as of March 1, 2018 (the "Effective Date").',
        date(2018, 2, 12),
        date(2018, 3, 1),
    ),
    (
        "EXCLUSIVE SUPPLY AGREEMENT\nBetween\nDelta Chem (Thailand) Co., Ltd.\nand\nHigh-Tech "
        "Polymers Sdn. Bhd.\nTHIS AGREEMENT is made the 2nd day of September 2014",
        date(2014, 9, 2),
        None,
    ),
    (
        "SPONSORSHIP AGREEMENT\nby and among\nNoble Gaming Corp.,\nRacing Sponsors, "
        "Inc.\nand\nFreedom Raceway Holdings, LLC\nApril 17, 2006",
        date(2006, 4, 17),
        None,
    ),
    (
        "DATED THIS 5TH DAY OF APRIL 2013\nBETWEEN\nKERIS HOLDINGS BERHAD\n(Company No. "
        "123456-A)\nAND\nTEGUH MAJU SDN BHD\n(Company No. 654321-B)\nSHARE SALE AGREEMENT",
        date(2013, 4, 5),
        None,
    ),
    (
        "This letter was faxed on 05/06/2007.\nMAINTENANCE AGREEMENT between Pea Inc. and Bean "
        "Inc.\nThe warranty of the pump began on May 1, 2007.",
        None,
        None,
    ),
    (
        "LEASE between Pea Inc., a company incorporated on 3 March 1999, and Bean Inc.\nThe "
        "building was erected on 1 June 1988.",
        None,
        None,
    ),
    (
        "AMENDMENT NO. 1\nDated as of November 11, 2005\nReference is made to the License "
        "Agreement "
        "between Pea Inc. and Bean Inc.\nBy signing below the parties agree.\n"
        "Pea Inc. By: /s/ A Date: November 18, 2005\nBean Inc. By: /s/ B Date: 11/18/05",
        date(2005, 11, 18),
        None,
    ),
    (
        "OUTSOURCING AGREEMENT\nThis Agreement is executed as of this 1st day of May 2006, by and "
        "between Pea Inc. and Bean Inc.\nIN WITNESS WHEREOF the parties have signed.\n"
        "Pea Inc. By: /s/ A Date: May 17, 2006\nBean Inc. By: /s/ B Date: May 18, 2006",
        date(2006, 5, 1),
        None,
    ),
)
