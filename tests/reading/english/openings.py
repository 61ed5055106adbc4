"""Openings of invented agreements, in the styles of the trade, with what they say."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Opening(NamedTuple):
    """An opening and what must be read from it; ``signed`` and ``effective`` None: nothing."""

    style: str
    text: str
    parties: tuple[str, ...]
    signed: date | None
    effective: date | None = None


OPENINGS = (
    Opening(
        "a filing with definitions in brackets",
        """Exhibit 10.14
EXECUTION COPY
DISTRIBUTION AGREEMENT
This Distribution Agreement (this “Agreement”) is made and entered into as of this 3rd day of
August, 2011 (the “Effective Date”), by and between Copperfield Medical, Inc., a Delaware
corporation having its principal place of business at 88 Harbor Road, Suite 210, Norwalk,
Connecticut 06850 (“Company”), and Laguna Verde Instruments, S.A. de C.V., a corporation
organized under the laws of Mexico (“Distributor”).
RECITALS
WHEREAS, Company manufactures instruments; and""",
        ("Copperfield Medical, Inc.", "Laguna Verde Instruments, S.A. de C.V."),
        date(2011, 8, 3),
        date(2011, 8, 3),
    ),
    Opening(
        "names in capitals, a comma after the date",
        """SUPPLY AGREEMENT
THIS SUPPLY AGREEMENT, dated as of December 15, 2003, is entered into by and among NORTH RIVER
FOODS CORP., a New York corporation (“NRF”), TWIN PINES DAIRY LLC, a Vermont limited liability
company (“Twin Pines”), and OAKEN BARREL HOLDINGS, L.P., a Delaware limited partnership
(“Oaken”).
WITNESSETH:""",
        ("NORTH RIVER FOODS CORP.", "TWIN PINES DAIRY LLC", "OAKEN BARREL HOLDINGS, L.P."),
        date(2003, 12, 15),
    ),
    Opening(
        "a UK agreement with numbered parties",
        """DATED 14 February 2018
MASTER SERVICES AGREEMENT
between
HARROWGATE SYSTEMS LIMITED
and
PENNINE WATER PLC
THIS AGREEMENT is dated 14 February 2018
PARTIES
(1) HARROWGATE SYSTEMS LIMITED incorporated and registered in England and Wales with company
number 04512345 whose registered office is at 5 Mill Lane, Leeds LS1 4AB (Supplier); and
(2) PENNINE WATER PLC incorporated and registered in England and Wales with company number
02212345 whose registered office is at Reservoir House, Halifax HX1 2AA (Customer).
BACKGROUND
(A) The Supplier carries on the business of providing managed services.""",
        ("HARROWGATE SYSTEMS LIMITED", "PENNINE WATER PLC"),
        date(2018, 2, 14),
    ),
    Opening(
        "a deed",
        """THIS DEED is made on 1st October 2015
BETWEEN:
(1) Marlow & Finch LLP of 20 Fetter Row, London EC4A 1XX (the “Assignor”); and
(2) Kestrel Capital Partners (Jersey) Limited, a company incorporated in Jersey (registered
number 99887) whose registered office is at 1 Esplanade, St Helier (the “Assignee”).
WHEREAS:""",
        ("Marlow & Finch LLP", "Kestrel Capital Partners (Jersey) Limited"),
        date(2015, 10, 1),
    ),
    Opening(
        "an individual",
        """CONSULTING AGREEMENT
This Consulting Agreement (“Agreement”) is entered into effective as of January 1, 2014 by and
between Bright Harbor Therapeutics, Inc. (the “Company”), and Eleanor V. Castellan, an
individual residing at 42 Wisteria Court, Durham, North Carolina (“Consultant”).""",
        ("Bright Harbor Therapeutics, Inc.", "Eleanor V. Castellan"),
        date(2014, 1, 1),
        date(2014, 1, 1),
    ),
    Opening(
        "a doctor",
        """This EMPLOYMENT AGREEMENT is made this 9 day of June, 2009, between Prairie Clinic, P.C.
(hereinafter called “Employer”) and Dr. Samuel Oyelaran, M.D. (hereinafter called “Employee”).""",
        ("Prairie Clinic, P.C.", "Samuel Oyelaran, M.D."),
        date(2009, 6, 9),
    ),
    Opening(
        "an effective date apart from the date of the agreement",
        """LICENSE AGREEMENT
This License Agreement is dated May 20, 2016 and is effective as of June 1, 2016 (the “Effective
Date”), between Quillon Software GmbH, with offices at Lindenallee 7, 50668 Köln, Germany
(“Licensor”) and Tamarack Learning Corporation, a Minnesota corporation (“Licensee”).""",
        ("Quillon Software GmbH", "Tamarack Learning Corporation"),
        date(2016, 5, 20),
        date(2016, 6, 1),
    ),
    Opening(
        "the date in words",
        """LEASE
THIS LEASE is made this twenty-first day of November, two thousand and six, by and between
Granite Mill Properties Trust, a Massachusetts business trust (“Landlord”), and Sable Optics
Incorporated, a Delaware corporation (“Tenant”).""",
        ("Granite Mill Properties Trust", "Sable Optics Incorporated"),
        date(2006, 11, 21),
    ),
    Opening(
        "a fund and its adviser, the place of the date behind the parties",
        """SUB-ADVISORY AGREEMENT
AGREEMENT made by and between Larkspur Series Trust, a Delaware statutory trust (the “Trust”), and
Anchorage Point Advisors, LLC (the “Sub-Adviser”), as of the 2nd day of July, 2012.""",
        ("Larkspur Series Trust", "Anchorage Point Advisors, LLC"),
        date(2012, 7, 2),
    ),
    Opening(
        "a cover with names on lines of their own",
        """CREDIT CARD PROGRAM AGREEMENT
by and between
FIRST MERIDIAN BANK, N.A.
and
HOLLOWAY STORES, INC.
Dated as of September 30, 2010
TABLE OF CONTENTS
Page
ARTICLE I DEFINITIONS ................................ 1
ARTICLE II THE PROGRAM ............................... 9
This CREDIT CARD PROGRAM AGREEMENT is made as of September 30, 2010 by and between First
Meridian Bank, N.A., a national banking association (“Bank”), and Holloway Stores, Inc., an Ohio
corporation (“Holloway”).""",
        ("First Meridian Bank, N.A.", "Holloway Stores, Inc."),
        date(2010, 9, 30),
    ),
    Opening(
        "a Chinese company and a foreign one",
        """EQUIPMENT PURCHASE CONTRACT
Contract No.: SH-EQ-2017-118
This Contract is made on the 8th day of March, 2017 in Shanghai, P. R. China, by and between
Shanghai Mingtai Heavy Machinery Co., Ltd. (hereinafter referred to as “the Buyer”), a company
established under the laws of the People's Republic of China with its registered address at
No. 300 Jinhai Road, Pudong, and Oberland Pressen AG (hereinafter referred to as “the Seller”), a
company organized under the laws of Switzerland.""",
        ("Shanghai Mingtai Heavy Machinery Co., Ltd.", "Oberland Pressen AG"),
        date(2017, 3, 8),
    ),
    Opening(
        "labels of a sales contract",
        """SALES CONTRACT
Contract No: NB2021-0456
Date: 2021-09-17
The Seller: Ningbo Haixing Fasteners Co., Ltd.
Address: 18 Beilun Avenue, Ningbo, China
Tel: 0574-8800000
The Buyer: Coastal Hardware Supply Pty Ltd
Address: 7 Wharf Street, Fremantle WA 6160, Australia
This contract is made by and between the Buyer and the Seller, whereby the Buyer agrees to buy and
the Seller agrees to sell the under-mentioned goods.""",
        ("Ningbo Haixing Fasteners Co., Ltd.", "Coastal Hardware Supply Pty Ltd"),
        date(2021, 9, 17),
    ),
    Opening(
        "Party A and Party B",
        """COOPERATION AGREEMENT
Party A: Guangzhou Lanting Education Technology Co., Ltd.
Party B: Evergreen Bridge Pte. Ltd.
Signing Date: October 11, 2019
In accordance with the principles of equality and mutual benefit, Party A and Party B agree as
follows.""",
        ("Guangzhou Lanting Education Technology Co., Ltd.", "Evergreen Bridge Pte. Ltd."),
        date(2019, 10, 11),
    ),
    Opening(
        "parties who agree, without a word between",
        """MUTUAL NON-DISCLOSURE AGREEMENT
Pelican Data Services, Inc., a Florida corporation located at 9 Ocean Drive, Naples, FL
(“Pelican”), and Morrow & Sons Ltd., located at 14 Castle Street, Bristol, United Kingdom
(“Morrow”), enter into this Mutual Non-Disclosure Agreement (“Agreement”) as of October 5, 2020
(the “Effective Date”).""",
        ("Pelican Data Services, Inc.", "Morrow & Sons Ltd."),
        date(2020, 10, 5),
        date(2020, 10, 5),
    ),
    Opening(
        "an amendment that names the agreement it changes",
        """AMENDMENT NO. 2 TO DEVELOPMENT AGREEMENT
This Amendment No. 2 (this “Amendment”) to the Development Agreement dated as of March 1, 2008, as
amended by Amendment No. 1 dated as of June 30, 2009 (the “Agreement”), is made and entered into
as of January 12, 2010, by and between Thornbury Biologics, Inc. (“Thornbury”) and Casa Real
Laboratorios, S.A. (“Casa Real”).""",
        ("Thornbury Biologics, Inc.", "Casa Real Laboratorios, S.A."),
        date(2010, 1, 12),
    ),
    Opening(
        "a former name and a trade name",
        """SERVICE AGREEMENT
THIS SERVICE AGREEMENT is entered into on 07 April 2014 between Wolfram & Kline Logistics LLC
f/k/a Kline Freight LLC (“Carrier”), and Juniper Home Goods Company d/b/a Juniper Living
(“Shipper”).""",
        ("Wolfram & Kline Logistics LLC", "Juniper Home Goods Company"),
        date(2014, 4, 7),
    ),
    Opening(
        "a university",
        """RESEARCH COLLABORATION AGREEMENT
THIS RESEARCH COLLABORATION AGREEMENT is made as of the 17th day of September 2013 by and between
THE REGENTS OF THE UNIVERSITY OF WESTLAND, a public corporation acting through its Office of
Technology (“University”) and VIREO GENETICS N.V., a Dutch company having its registered office in
Utrecht (“Sponsor”).""",
        ("THE REGENTS OF THE UNIVERSITY OF WESTLAND", "VIREO GENETICS N.V."),
        date(2013, 9, 17),
    ),
    Opening(
        "European style, with capacity of the signatories",
        """FRAMEWORK AGREEMENT
between
Brennhaus Energie SE, Hafenstrasse 12, 20457 Hamburg, Germany, represented by its managing
directors Mr. Jonas Weidner and Ms. Petra Lind
- hereinafter referred to as “Customer” -
and
Soleado Fotovoltaica S.L., Calle Mayor 3, 28013 Madrid, Spain, represented by Mr. Luis Ferrandiz
- hereinafter referred to as “Supplier” -""",
        ("Brennhaus Energie SE", "Soleado Fotovoltaica S.L."),
        None,
    ),
    Opening(
        "a letter agreement",
        """Ridgeline Capital Advisors LLC
500 Summit Avenue, Denver, Colorado 80202
June 28, 2017
Mr. Anton Beaulieu
Chief Executive Officer
Cobalt Rivers Mining Ltd.
Dear Mr. Beaulieu:
This letter agreement (the “Agreement”) confirms the engagement between Ridgeline Capital Advisors
LLC (“Ridgeline”) and Cobalt Rivers Mining Ltd. (the “Company”).""",
        ("Ridgeline Capital Advisors LLC", "Cobalt Rivers Mining Ltd."),
        date(2017, 6, 28),
    ),
    Opening(
        "a date with blanks",
        """SERVICES AGREEMENT
This Services Agreement is made as of April [__], 2020 by and between Sandbar Media Inc., a Nevada
corporation (“Sandbar”), and Little Owl Pictures, LLC (“Owl”).""",
        ("Sandbar Media Inc.", "Little Owl Pictures, LLC"),
        None,
    ),
    Opening(
        "a redacted date",
        """MANUFACTURING AGREEMENT
This Manufacturing Agreement is made as of [***], by and between Tidewater Generics, Inc.
(“Tidewater”), a New Jersey corporation, and Bangalore Actives Private Limited (“BAPL”), an Indian
company.""",
        ("Tidewater Generics, Inc.", "Bangalore Actives Private Limited"),
        None,
    ),
    Opening(
        "an OCR text with split digits and ordinals",
        """OUTSOURCING AGREEMENT
This Outsourcing Agreement is executed as of this 1 st day of May 2 0 0 6, by and between Cedar
Valley Processing Systems, Inc. ("CVPS"), with its principal place of office at 2525 NW Highway,
and Brookline National Life Assurance Company ("BNLA"), with its principal place of office at 7010
Hwy. 71 W., Suite 100, Austin, Texas 78735.""",
        (
            "Cedar Valley Processing Systems, Inc.",
            "Brookline National Life Assurance Company",
        ),
        date(2006, 5, 1),
    ),
    Opening(
        "a filing on typewriter columns",
        """                                                                   EXHIBIT 10.3

                           SPONSORSHIP AGREEMENT

        This SPONSORSHIP AGREEMENT ("Agreement") is made and entered into this
4th day of January, 1999 ("Effective Date") by and between KITE.COM, INC., a
California corporation, with its principal offices at 100 Bay Street, San
Mateo, California ("Kite"), and the AMATEUR ROWING FEDERATION, INC., a New York
not-for-profit corporation ("ARF").

                                 RECITALS""",
        ("KITE.COM, INC.", "AMATEUR ROWING FEDERATION, INC."),
        date(1999, 1, 4),
        date(1999, 1, 4),
    ),
    Opening(
        "a subsidiary on behalf of itself",
        """JOINT VENTURE AGREEMENT
This Joint Venture Agreement is entered into as of February 2, 2005 among (i) Helix Motor
Company, on behalf of itself and its subsidiaries, (ii) Sundara Auto Components Ltd., a company
incorporated under the Companies Act, 1956, and (iii) Mr. Rajiv Menon, an individual residing in
Pune.""",
        ("Helix Motor Company", "Sundara Auto Components Ltd.", "Rajiv Menon"),
        date(2005, 2, 2),
    ),
    Opening(
        "a purchase order",
        """PURCHASE ORDER
PO Number: 4500178823
PO Date: 03/29/2022
Vendor: Halvorsen Bearings AS
Strandgata 4, Bergen, Norway
Bill To: Great Plains Agri Equipment Co.
1 Silo Road, Salina, KS 67401""",
        ("Halvorsen Bearings AS", "Great Plains Agri Equipment Co."),
        date(2022, 3, 29),
    ),
    Opening(
        "an agreement by and between, with the date at the very end of the sentence",
        """ENDORSEMENT AGREEMENT
This Endorsement Agreement is by and between Marisol Ibarra, with an address at 5 Court Lane,
Tucson, AZ (“Athlete”), and Blaze Beverage Company, Inc. (“Blaze”), and is effective as of
March 15, 2012.""",
        ("Marisol Ibarra", "Blaze Beverage Company, Inc."),
        date(2012, 3, 15),
        date(2012, 3, 15),
    ),
    Opening(
        "a company with brackets and an ampersand in its name",
        """TECHNICAL SERVICES CONTRACT
THIS CONTRACT is signed on 2018-11-05 between Hengrui (Tianjin) Oil & Gas Equipment Co., Ltd, a
limited liability company duly organized under the laws of PRC (“Owner”) and Fraser & MacLeod
Engineering (Asia) Pte Ltd, a Singapore company (“Contractor”).""",
        (
            "Hengrui (Tianjin) Oil & Gas Equipment Co., Ltd",
            "Fraser & MacLeod Engineering (Asia) Pte Ltd",
        ),
        date(2018, 11, 5),
    ),
    Opening(
        "a guarantor is a party too",
        """LOAN AGREEMENT
THIS LOAN AGREEMENT dated this 30th day of April, 2019 is made among Harbor Light Credit Union
(the “Lender”), Finch Bakery Ltd. (the “Borrower”), and Nora Finch, as guarantor (the
“Guarantor”).""",
        ("Harbor Light Credit Union", "Finch Bakery Ltd.", "Nora Finch"),
        date(2019, 4, 30),
    ),
    Opening(
        "a reseller agreement with a header on the page",
        """Confidential Treatment Requested by Alder Networks, Inc.
VALUE ADDED RESELLER AGREEMENT
This Value Added Reseller Agreement (“Agreement”) is made as of the 12th of October, 2001, by and
between Alder Networks, Inc., a California corporation (“Alder”), and Tokiwa Systems Kabushiki
Kaisha, a Japanese corporation with offices in Minato-ku, Tokyo (“Reseller”).""",
        ("Alder Networks, Inc.", "Tokiwa Systems Kabushiki Kaisha"),
        date(2001, 10, 12),
    ),
    Opening(
        "a transport contract, day first",
        """CONTRACT OF CARRIAGE
Made at Rotterdam on 28/03/2012 between Van der Meulen Scheepvaart B.V., established at
Rotterdam, the Netherlands, and Kirkwall Grain Traders Ltd, having its registered office at
Aberdeen, Scotland.""",
        ("Van der Meulen Scheepvaart B.V.", "Kirkwall Grain Traders Ltd"),
        date(2012, 3, 28),
    ),
    Opening(
        "a hosting agreement with an effective date in a table",
        """WEB HOSTING AGREEMENT
Effective Date: November 1, 2007
Customer: Pinecrest Realty Group, LLC
Provider: Uplink Hosting Services, Inc.
The parties agree that Provider shall host the site.""",
        ("Pinecrest Realty Group, LLC", "Uplink Hosting Services, Inc."),
        date(2007, 11, 1),
        date(2007, 11, 1),
    ),
    Opening(
        "a franchise agreement of a couple",
        """FRANCHISE AGREEMENT
This Franchise Agreement, made this 25th day of May, 2007, by and between CINNABAR GRILL
FRANCHISING, INC., a Georgia corporation, having its principal place of business at 16 Peach
Street, Atlanta, Georgia (“Franchisor”) and DELROY WHITAKER and JOAN WHITAKER (“Franchisee”).""",
        ("CINNABAR GRILL FRANCHISING, INC.", "DELROY WHITAKER", "JOAN WHITAKER"),
        date(2007, 5, 25),
    ),
    Opening(
        "an undertaking made by one to another",
        """CONFIDENTIALITY AGREEMENT
THIS AGREEMENT is made on the 6th day of January 2016 by Delphine Marchetti Couture SARL, a
company registered in France (the “Recipient”), in favour of Isla Textiles Limited (the
“Discloser”).""",
        ("Delphine Marchetti Couture SARL", "Isla Textiles Limited"),
        date(2016, 1, 6),
    ),
    Opening(
        "a city and a contractor",
        """PROFESSIONAL SERVICES AGREEMENT
This Agreement is entered into this 11th day of December, 2018, by and between the City of
Fairhaven, a municipal corporation (“City”), and Beacon Surveying, Inc. (“Consultant”).""",
        ("City of Fairhaven", "Beacon Surveying, Inc."),
        date(2018, 12, 11),
    ),
    Opening(
        "a notice before the title, dates of other papers around",
        """[***] Certain information in this document has been excluded pursuant to Regulation S-K,
Item 601(b)(10).
AMENDED AND RESTATED COLLABORATION AGREEMENT
This AMENDED AND RESTATED COLLABORATION AGREEMENT (“Agreement”), effective as of December 22, 2016
(“Restatement Date”), is made by and between Nyland Pharma A/S, a Danish company with its place of
business at Strandvej 1, 2900 Hellerup (“Nyland”) and Corvid Oncology, Inc., a Delaware corporation
(“Corvid”), and amends and restates the Collaboration Agreement dated July 9, 2014.""",
        ("Nyland Pharma A/S", "Corvid Oncology, Inc."),
        date(2016, 12, 22),
        date(2016, 12, 22),
    ),
    Opening(
        "a trademark licence, initials in a name",
        """TRADEMARK LICENSE AGREEMENT
This Trademark License Agreement is made effective the 1st day of March 2004 by and between
J. T. Ashworth & Company (“Licensor”), a partnership, and R&B Apparel Group, Inc. (“Licensee”).""",
        ("J. T. Ashworth & Company", "R&B Apparel Group, Inc."),
        date(2004, 3, 1),
        date(2004, 3, 1),
    ),
    Opening(
        "an agency agreement between companies with addresses only",
        """AGENCY AGREEMENT
THIS AGREEMENT made and entered into this 15 day of July 2008, by and between
Polaris Marine Electronics, Inc., 200 Dock Street, Tacoma, Washington 98402
and
Baltic Ship Services OÜ, Sadama 5, Tallinn, Estonia.
The Principal and the Agent agree as follows:""",
        ("Polaris Marine Electronics, Inc.", "Baltic Ship Services OÜ"),
        date(2008, 7, 15),
    ),
    Opening(
        "an administration agreement of an insurer",
        """ADMINISTRATIVE SERVICES AGREEMENT
This Administrative Services Agreement (the “Agreement”), dated the 31st of December 1998 and to be
effective January 1, 1999, is between HARTWELL LIFE INSURANCE COMPANY, an Iowa stock life insurance
company (“HLIC”), and MERIDIAN PLAN ADMINISTRATORS, INC. (“MPA”).""",
        ("HARTWELL LIFE INSURANCE COMPANY", "MERIDIAN PLAN ADMINISTRATORS, INC."),
        date(1998, 12, 31),
        date(1999, 1, 1),
    ),
    Opening(
        "with, not between",
        """CONTENT SYNDICATION AGREEMENT
This Content Syndication Agreement is entered into as of April 4, 2000, by Harvest Moon Online,
Inc. (“Harvest”) with Daily Wire Services Ltd. (“Daily Wire”).""",
        ("Harvest Moon Online, Inc.", "Daily Wire Services Ltd."),
        date(2000, 4, 4),
    ),
)
