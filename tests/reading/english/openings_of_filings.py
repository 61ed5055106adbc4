"""More openings: the ways of filings, letters and forms that do not keep to the book."""

from __future__ import annotations

from datetime import date

from tests.reading.english.openings import Opening

MORE_OPENINGS = (
    Opening(
        "first and second part",
        """THIS AGREEMENT made this 20th day of January, 2000 by and between GRANADA TOY CORP.,
having offices at 10 Elm Street, Dayton, Ohio (hereinafter “Granada”), party of the first part, and
PUCKER PUPPETS LIMITED, of 3 Hill Road, Belfast (hereinafter “Pucker”), party of the second
part.""",
        ("GRANADA TOY CORP.", "PUCKER PUPPETS LIMITED"),
        date(2000, 1, 20),
    ),
    Opening(
        "a name that begins with a figure",
        """CO-BRANDING AND ADVERTISING AGREEMENT
This Co-Branding and Advertising Agreement (the “Agreement”) is made as of June 21, 1999 (the
“Effective Date”) by and between E-LEDGER, INC., with its principal place of business at 17 S.
Amber Blvd., Suite 233, San Mateo, California 94402 (“E-Ledger”), and 3THEFAIR.COM, INC. having its
principal place of business at 1830 Kern Avenue, 7th Floor, Irvine, California 92612
(“3TheFair”).""",
        ("E-LEDGER, INC.", "3THEFAIR.COM, INC."),
        date(1999, 6, 21),
        date(1999, 6, 21),
    ),
    Opening(
        "a cover alone, with colons",
        """MARKETING AFFILIATE AGREEMENT
Between:
Maple First Investments Inc.
And
Summit Knowledge Holdings Inc.
Dated: May 8, 2014
1. Appointment""",
        ("Maple First Investments Inc.", "Summit Knowledge Holdings Inc."),
        date(2014, 5, 8),
    ),
    Opening(
        "four parties, former names in brackets, groups of parties",
        """INTELLECTUAL PROPERTY AGREEMENT
This INTELLECTUAL PROPERTY AGREEMENT (this “Agreement”), dated as of December 31, 2018 (the
“Effective Date”) is entered into by and between Strongarm Floors, Inc., a Delaware corporation
(“Seller”) and SF Licensing LLC, a Delaware limited liability company (“Licensing” and together
with Seller, “Arizona”) and SHF Holding, Inc. (formerly known as Jungle HoldCo, Inc.), a Delaware
corporation (“Buyer”) and Strongarm Hardwood Company, a Tennessee corporation (the “Company” and
together with Buyer the “Buyer Entities”) (each of them a “Party”).""",
        (
            "Strongarm Floors, Inc.",
            "SF Licensing LLC",
            "SHF Holding, Inc.",
            "Strongarm Hardwood Company",
        ),
        date(2018, 12, 31),
        date(2018, 12, 31),
    ),
    Opening(
        "hereinafter without brackets",
        """THIS TRANSPORTATION SERVICE AGREEMENT, made and entered into this 1st day of November,
2009, by and between
BUFFALO RIDGE PIPELINE, L.L.C., hereinafter referred to as
“Transporter” and TALLGRASS GAS COMPANY, hereinafter referred to as “Shipper.”
WITNESSETH""",
        ("BUFFALO RIDGE PIPELINE, L.L.C.", "TALLGRASS GAS COMPANY"),
        date(2009, 11, 1),
    ),
    Opening(
        "the last signature makes it effective",
        """RESELLER AGREEMENT
This Reseller Agreement is entered into as of the date of the last signature below (the “Effective
Date”) by and between Northwind Storage, Inc., a Delaware corporation (“Northwind”), and Adler
Systemhaus GmbH (“Reseller”).
IN WITNESS WHEREOF, the parties have executed this Agreement.
Northwind Storage, Inc.   By: /s/ J. Poe   Date: 02/17/2006
Adler Systemhaus GmbH    By: /s/ K. Ott   Date: 02/23/2006""",
        ("Northwind Storage, Inc.", "Adler Systemhaus GmbH"),
        date(2006, 2, 23),
        date(2006, 2, 23),
    ),
    Opening(
        "the agreement made effective at an hour",
        """MANAGEMENT SERVICES AGREEMENT
This Management Services Agreement is made and entered into effective as of 12:01 a.m. on March 1,
2010, by and between Bluestem Dental Partners, P.A., a Kansas professional association, and
Bluestem Management Company, LLC.""",
        ("Bluestem Dental Partners, P.A.", "Bluestem Management Company, LLC"),
        date(2010, 3, 1),
        date(2010, 3, 1),
    ),
    Opening(
        "a German address without a word before it",
        """SUPPLY CONTRACT
between
Sonnfeld Solar Energy AG, Wilhelm-Busch-Str. 23, 99099 Erfurt, Germany
- hereinafter referred to as “Seller” -
and
Prairie Sun Development, Inc., 211 West Wacker, Chicago, IL 60606, USA
- hereinafter referred to as “Buyer” -
Signed on 20 August 2009""",
        ("Sonnfeld Solar Energy AG", "Prairie Sun Development, Inc."),
        date(2009, 8, 20),
    ),
    Opening(
        "affiliates behind a name",
        """SCIENTIFIC ADVISORY AGREEMENT
This Agreement is made on August 7, 2019 between Kirin Cell, Inc., a Delaware company, together with
its affiliates and subsidiaries (the “Company”), and Dr. Jane Wetherby (“Advisor”).""",
        ("Kirin Cell, Inc.", "Jane Wetherby"),
        date(2019, 8, 7),
    ),
    Opening(
        "parties who hereby enter",
        """STRATEGIC ALLIANCE AGREEMENT
Tidal Energy Systems, Inc. (“TES”), a Maine corporation, and Fundy Turbines Ltd. (“Fundy”), a Nova
Scotia company, hereby enter into this Strategic Alliance Agreement as of this 4th day of
December, 2012.""",
        ("Tidal Energy Systems, Inc.", "Fundy Turbines Ltd."),
        date(2012, 12, 4),
    ),
    Opening(
        "a lease by form",
        """STANDARD OFFICE LEASE
1. Basic Lease Provisions
1.1 Parties: This Lease, dated, for reference purposes only, June 14, 2004, is made by and between
Wharton Mill Associates, L.P. (herein called “Lessor”) and Quickstep Dance Studios, doing business
under the name of Quickstep (herein called “Lessee”).""",
        ("Wharton Mill Associates, L.P.", "Quickstep Dance Studios"),
        date(2004, 6, 14),
    ),
    Opening(
        "a bilingual agreement",
        """战略合作协议 STRATEGIC COOPERATION AGREEMENT
This Strategic Cooperation Agreement is entered into on July 3, 2018 in Shenzhen by and between:
Shenzhen Baiyun Robotics Co., Ltd., a company incorporated in the People's Republic of China
(“Party A”); and
Alpenrose Automation GmbH, a company incorporated in Austria (“Party B”).""",
        ("Shenzhen Baiyun Robotics Co., Ltd.", "Alpenrose Automation GmbH"),
        date(2018, 7, 3),
    ),
    Opening(
        "a sponsor and a team, the date in the middle",
        """SPONSORSHIP AGREEMENT
This Sponsorship Agreement between Fastlane Oil Co. (“Sponsor”) and Gritty Racing Team, LLC
(“Team”) is entered into on this the 16th day of February, 2007.""",
        ("Fastlane Oil Co.", "Gritty Racing Team, LLC"),
        date(2007, 2, 16),
    ),
    Opening(
        "an amendment that says nothing of itself but its date",
        """FIRST AMENDMENT TO LEASE
This First Amendment to Lease is entered into as of the 8th day of May, 2013, by and between
Cannery Row Realty, LLC (“Landlord”), and Otter Bay Aquatics, Inc. (“Tenant”), with reference to the
following facts: Landlord and Tenant entered into that certain Lease dated as of April 2, 2008.""",
        ("Cannery Row Realty, LLC", "Otter Bay Aquatics, Inc."),
        date(2013, 5, 8),
    ),
    Opening(
        "a company number and dates of birth around the names",
        """SHAREHOLDERS' AGREEMENT
THIS AGREEMENT is made the 22nd day of June 2011
BETWEEN
(1) Larch Holdings Limited (Company No. 06123456), incorporated on 4 January 2007, of 2 Dock Lane,
Hull;
(2) Edmund Hartley, born on 3 March 1960, of 5 Abbey Road, York; and
(3) Priya Raman of 9 Canal Street, Manchester.
NOW IT IS AGREED as follows:""",
        ("Larch Holdings Limited", "Edmund Hartley", "Priya Raman"),
        date(2011, 6, 22),
    ),
    Opening(
        "the state is a party",
        """GRANT AGREEMENT
This Grant Agreement is entered into as of October 1, 2014 between the Department of Energy and
Minerals of the State of Westland (“Department”) and Geyser Power, LLC (“Grantee”).""",
        ("Department of Energy and Minerals of the State of Westland", "Geyser Power, LLC"),
        date(2014, 10, 1),
    ),
    Opening(
        "a contract under seal of an Indian office",
        """DEALERSHIP AGREEMENT
This Agreement is made and executed at Mumbai on this 12th day of August, Two Thousand Nineteen
BETWEEN
M/s. Suraj Pumps Private Limited, a company incorporated under the Companies Act, 2013 having its
registered office at Andheri East, Mumbai (hereinafter referred to as “the Company”) of the ONE PART
AND
M/s. Ganesh Traders, a proprietorship firm having its place of business at Nashik (hereinafter
referred to as “the Dealer”) of the OTHER PART.""",
        ("Suraj Pumps Private Limited", "Ganesh Traders"),
        date(2019, 8, 12),
    ),
    Opening(
        "OCR that lost spaces and quotes",
        """LICENSE AGREEMENT
This License Agreement(the Agreement) is made as of August 1,2006 by and between Foxglove
Games,Inc., a Washington corporation (Foxglove) and Kohaku Mobile K.K., a Japanese corporation
(Kohaku).""",
        ("Foxglove Games, Inc.", "Kohaku Mobile K.K."),
        date(2006, 8, 1),
    ),
    Opening(
        "a table of the parties and the date",
        """CLOUD SERVICES ORDER FORM
Customer: Tulip Insurance Brokers LLC
Customer Address: 77 Canal Road, Albany, NY
Service Provider: Stratus Nine Hosting, Inc.
Order Date: 14-Mar-2020
Subscription Term: 36 months""",
        ("Tulip Insurance Brokers LLC", "Stratus Nine Hosting, Inc."),
        date(2020, 3, 14),
    ),
    Opening(
        "an agreement whose date stands in the last line of its cover",
        """EXECUTION VERSION
TRANSITION SERVICES AGREEMENT
BY AND BETWEEN
GRANITE PEAK RESOURCES CORPORATION
AND
LODESTONE MIDSTREAM PARTNERS LP
DATED AS OF NOVEMBER 19, 2014""",
        ("GRANITE PEAK RESOURCES CORPORATION", "LODESTONE MIDSTREAM PARTNERS LP"),
        date(2014, 11, 19),
    ),
    Opening(
        "a trading contract with addresses under the names",
        """CONTRACT
Contract No.: HSX-19-0456
Signed at: Shanghai
Date: 2019.05.06
The Buyer: Shanghai Foxtail Import & Export Co., Ltd.
Address: No. 8 Century Ave., Pudong, Shanghai
The Seller: BARROW CORPORATION
Address: 9 King St., Toronto
This Contract is made by and between the Buyer and the Seller whereby the Buyer agrees to buy.""",
        ("Shanghai Foxtail Import & Export Co., Ltd.", "BARROW CORPORATION"),
        date(2019, 5, 6),
    ),
    Opening(
        "sellers and buyers in the plural",
        """SALES CONFIRMATION
No.: SC-2020-118
Date: Mar. 3, 2020
Sellers: Ningbo Quartz Co., Ltd
Buyers: Fleur SARL
The undersigned Sellers and Buyers have agreed to close the following transaction:""",
        ("Ningbo Quartz Co., Ltd", "Fleur SARL"),
        date(2020, 3, 3),
    ),
    Opening(
        "labels on lines of their own",
        """PROFORMA INVOICE / CONTRACT
Seller
Jade Tools Co., Ltd.
Buyer
Onyx Trading LLC
Date 2022-10-10""",
        ("Jade Tools Co., Ltd.", "Onyx Trading LLC"),
        date(2022, 10, 10),
    ),
    Opening(
        "a distributor whose brackets gather subsidiaries",
        """DISTRIBUTOR AGREEMENT
This Agreement is made this first day of June, 1998 (the "Effective Date") by and between GREBE
CORPORATION, a Wisconsin corporation with its principal offices located at 1 Lake Rd., Madison, WI
and its subsidiaries (hereinafter collectively called "Company") and SHEARWATER DISTRIBUTORS OF
TEXAS, INC. with its principal office at 8 Gulf Fwy, Houston, TX (hereinafter called
"Distributor").""",
        ("GREBE CORPORATION", "SHEARWATER DISTRIBUTORS OF TEXAS, INC."),
        date(1998, 6, 1),
        date(1998, 6, 1),
    ),
    Opening(
        "a cover, a table of contents, an opening over two pages",
        """Master Services and Supply Agreement
between
Bluefin Diagnostics, Inc.
and
Rockhopper Manufacturing Services Pte Ltd
TABLE OF CONTENTS
1. DEFINITIONS 1
2. TERM 5
THIS MASTER SERVICES AND SUPPLY AGREEMENT (together with its exhibits, the "Agreement") is entered
into on this 30th day of September 2016 (the "Effective Date") by and between Bluefin Diagnostics,
Inc., a corporation organized under the laws of the State of Delaware with its principal place of
business at 5 Ocean Way, San Diego, California 92101 ("Bluefin") and Rockhopper Manufacturing
Services Pte Ltd, a company incorporated under the laws of Singapore ("Rockhopper").""",
        ("Bluefin Diagnostics, Inc.", "Rockhopper Manufacturing Services Pte Ltd"),
        date(2016, 9, 30),
        date(2016, 9, 30),
    ),
)
