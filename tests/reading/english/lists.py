"""Lists of parties behind "This Agreement is made as of May 5, 2008", and who they name."""

from __future__ import annotations

LISTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "by and between The Bank of New Amsterdam Trust Company, N.A., as trustee (the "
        '"Trustee"), and Rialto Leasing Co. (the "Lessee")',
        ("The Bank of New Amsterdam Trust Company, N.A.", "Rialto Leasing Co."),
    ),
    (
        'by and between Smith & Wollen Group, Inc. ("SWG"), acting through its Restaurants '
        'Division, and The John Q. Hale Revocable Trust u/a/d 3/4/1999 ("Trust")',
        ("Smith & Wollen Group, Inc.", "The John Q. Hale Revocable Trust"),
    ),
    (
        "between the Ministry of Health of the Republic of Santania, represented by its Minister "
        '(the "Ministry"), and Vaxgen Laboratories S.A. ("Vaxgen")',
        ("Ministry of Health of the Republic of Santania", "Vaxgen Laboratories S.A."),
    ),
    (
        'by and between QRS, a Delaware corporation ("QRS"), and Xylo Pharma, a Swiss company '
        '("XP")',
        ("QRS", "Xylo Pharma"),
    ),
    (
        "by and among Lear Holdings, its wholly owned subsidiary Lear Sub, Inc., and Newco LLC",
        ("Lear Holdings", "Lear Sub, Inc.", "Newco LLC"),
    ),
    (
        'by and between Nile River Services LLC ("NRS") for itself and on behalf of its '
        'Affiliates, and Comet Air, Inc. ("Comet")',
        ("Nile River Services LLC", "Comet Air, Inc."),
    ),
    (
        "by and between Dr. Reddick's Laboratories, Ltd., having offices at 7-1-27 Ameerpet, "
        "Hyderabad, India and Cumber Pharmaceuticals, Inc., having offices at 25 West End "
        "Avenue, Nashville, Tennessee, USA",
        ("Dr. Reddick's Laboratories, Ltd.", "Cumber Pharmaceuticals, Inc."),
    ),
    (
        "by and between Mr. Kwok Wing Chan (holder of Identity Card No. A123456(7)) of Flat A, "
        '5/F, Happy Mansion, Hong Kong ("Vendor") and Golden Carp Limited, a company '
        'incorporated in the British Virgin Islands ("Purchaser")',
        ("Kwok Wing Chan", "Golden Carp Limited"),
    ),
    (
        'by and between FIESTA HOLDINGS, INC. (hereinafter "Company") and THE STATE UNIVERSITY '
        'OF WESTLAND FOUNDATION (hereinafter "Foundation")',
        ("FIESTA HOLDINGS, INC.", "THE STATE UNIVERSITY OF WESTLAND FOUNDATION"),
    ),
    (
        "between Trinity Wagons and Trinity Wagons Leasing Company",
        ("Trinity Wagons", "Trinity Wagons Leasing Company"),
    ),
    (
        "by and between Dowd and Joyce Newswires, Inc. and Rooter Feeds Limited",
        ("Dowd and Joyce Newswires, Inc.", "Rooter Feeds Limited"),
    ),
    (
        "by and between First Rink Sports, Inc., a Minnesota corporation, located at 12 Lund "
        "Boulevard, Anoka, Minnesota 55303 and Wayne D. Gretna c/o MGI, One Lake Plaza, "
        "Cleveland, Ohio",
        ("First Rink Sports, Inc.", "Wayne D. Gretna"),
    ),
    (
        'by and between Xenia Robotics Inc., Suite 200 and 300, 45 Elm Street, Boston ("Xenia") '
        'and Yeti Ice Ltd. ("Yeti")',
        ("Xenia Robotics Inc.", "Yeti Ice Ltd."),
    ),
    (
        'by and between Purchaser, Inc. ("Buyer") and Seller Corp ("Seller")',
        ("Purchaser, Inc.", "Seller Corp"),
    ),
    (
        "by and between LegacyPlains, a Texas banking association, and Bill & Betty Johnson, "
        "husband and wife",
        ("LegacyPlains", "Bill & Betty Johnson"),
    ),
    (
        'between the undersigned, Gold Coast Mining Corp. ("GCM"), a Nevada corporation, and Fei '
        'Lou Resources ("FLR")',
        ("Gold Coast Mining Corp.", "Fei Lou Resources"),
    ),
    (
        'by and between E*Barter Online, Inc. ("E*Barter") and Yahoot! Inc. ("Yahoot")',
        ("E*Barter Online, Inc.", "Yahoot! Inc."),
    ),
    (
        'by and between El Gallo Bueno, Inc. (the "Company") and each of Ram Fund II, L.L.C., '
        "Ram Parallel Fund II, L.P. and CIBO Employee Fund Partners (collectively, the "
        '"Investors")',
        (
            "El Gallo Bueno, Inc.",
            "Ram Fund II, L.L.C.",
            "Ram Parallel Fund II, L.P.",
            "CIBO Employee Fund Partners",
        ),
    ),
    (
        "by and between Skyle Tech S.A., a company organized under the laws of Luxembourg, whose "
        "registered office is at 15 rue Notre Dame, L-2240 Luxembourg, and Online BVI Limited, a "
        "company with limited liability organized under the laws of the British Virgin Islands, "
        "whose registered office is at Trident Chambers, Road Town, Tortola",
        ("Skyle Tech S.A.", "Online BVI Limited"),
    ),
    (
        'between Carling Foods, Incorporated, through its Salt business unit ("Carling"), and '
        'MPG Grain Products of Illinois, Inc. ("MPG")',
        ("Carling Foods, Incorporated", "MPG Grain Products of Illinois, Inc."),
    ),
    (
        'by and between Bioxell Corp ("Parent"), and its subsidiary Bioxell Thera, Inc. ("BTI")',
        ("Bioxell Corp", "Bioxell Thera, Inc."),
    ),
    (
        "by and among Quill Transmission, Inc., an Indiana corporation, QT Holdings II, LLC "
        '("Holdings") and John A. Public ("Executive")',
        ("Quill Transmission, Inc.", "QT Holdings II, LLC", "John A. Public"),
    ),
    (
        "by and among the Company, Sunrise Bancorp, Inc., a Maryland corporation (the "
        '"Company"), Sunrise Savings Bank, and Keystone Securities, Inc. (the "Agent")',
        ("Sunrise Bancorp, Inc.", "Sunrise Savings Bank", "Keystone Securities, Inc."),
    ),
    (
        'by and between NEW HOPE ORGANICS, INC. a California corporation ("Licensor") and Atlas '
        'Food and Beverage Group Ltd., a Cayman Islands exempted company ("Licensee", and '
        'together with Licensor, the "Parties")',
        ("NEW HOPE ORGANICS, INC.", "Atlas Food and Beverage Group Ltd."),
    ),
    (
        "between MEDIA TELECOM NETWORK, a division of Media Cable Corp., a Nevada corporation "
        'having its principal offices at 1 Park Ave ("Network"), and WIDGET CABLE SYSTEMS '
        '("Affiliate")',
        ("MEDIA TELECOM NETWORK", "WIDGET CABLE SYSTEMS"),
    ),
    (
        'between LIFEBUOY INDUSTRIES INC. (the "Company") and GARY "BUDDY" PLAYFAIR, c/o '
        'Playfair Management, 1 Green Lane ("Player")',
        ("LIFEBUOY INDUSTRIES INC.", 'GARY "BUDDY" PLAYFAIR'),
    ),
    (
        "between BANCO DEL SUR S.A., a banking corporation, Taxpayer No. 97.004.000-5, "
        'represented by Mr. Pablo Soto, domiciled at Ahumada 251, hereinafter the "Bank", and '
        'IBS DE LA COSTA S.A.C., Taxpayer No. 92.040.000-0, hereinafter "IBS"',
        ("BANCO DEL SUR S.A.", "IBS DE LA COSTA S.A.C."),
    ),
    (
        'by and between HD Warehouse Inc. and its affiliate, Speedy Freight LP ("Speedy")',
        ("HD Warehouse Inc.", "Speedy Freight LP"),
    ),
    (
        'between Sky Path Airlines, S.A.P.I. de C.V. ("Sky Path") and Prime Ground Handling, Inc.',
        ("Sky Path Airlines, S.A.P.I. de C.V.", "Prime Ground Handling, Inc."),
    ),
    (
        "by and between StarLight Pictures International N.V., with its registered seat at "
        'Willemstad (hereinafter called "Licensor") on the one hand and Wecan Online Ltd., 27 '
        'Union Square, New York (hereinafter called "Licensee"), on the other hand',
        ("StarLight Pictures International N.V.", "Wecan Online Ltd."),
    ),
    (
        'between BAYOU RACQUET TEAM, LTD. ("Team") and the CITY OF BAYOU, TEXAS ("City")',
        ("BAYOU RACQUET TEAM, LTD.", "CITY OF BAYOU"),
    ),
    (
        'by and between Montego Seeds Company and its Affiliates ("Montego"), and Scout Lawn '
        'Company LLC ("Scout")',
        ("Montego Seeds Company", "Scout Lawn Company LLC"),
    ),
    (
        'between Mitsu Bussan Kaisha, Ltd., Tokyo, Japan ("MBK"), and Tri-Star Copper, Ltd. of '
        'Vancouver, B.C., Canada ("TSC")',
        ("Mitsu Bussan Kaisha, Ltd.", "Tri-Star Copper, Ltd."),
    ),
    (
        "by and between NORTHERN PUBLIC HOSPITAL DISTRICT NO. 2, a municipal corporation "
        '("District") and DR. ALAN B. COHN, M.D., P.C. ("Contractor")',
        ("NORTHERN PUBLIC HOSPITAL DISTRICT NO. 2", "DR. ALAN B. COHN, M.D., P.C."),
    ),
    (
        'by and between Ernst von Spiegel GmbH & Co. KGaA ("EvS") and 21st Decade Toys Ltd. '
        '("21D")',
        ("Ernst von Spiegel GmbH & Co. KGaA", "21st Decade Toys Ltd."),
    ),
    (
        "by and between American Association of Small Dogs, an Illinois not-for-profit "
        'corporation ("AASD"), and Pet Ensure dba Pets R Us, Inc. ("PE")',
        ("American Association of Small Dogs", "Pet Ensure"),
    ),
    (
        "by and between Oxbow Immuno Ltd (company number 04516079) of 94C Milton Park, Abingdon "
        'OX14 4RY ("Oxbow") and Fondazione Centro San Romano del Monte Tabor of Via Olgetti 60, '
        'Milan, Italy ("FCSR")',
        ("Oxbow Immuno Ltd", "Fondazione Centro San Romano del Monte Tabor"),
    ),
    (
        "by and between INTERNATIONAL BUSINESS DEVICES CORPORATION, with an address at North "
        'Castle Drive, New York ("IBD") and Lenox Group (Hong Kong) Limited with an address at '
        '23/F Lincoln House ("Lenox")',
        ("INTERNATIONAL BUSINESS DEVICES CORPORATION", "Lenox Group (Hong Kong) Limited"),
    ),
)
