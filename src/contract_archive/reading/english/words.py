"""Words of contracts that several finders share."""

from __future__ import annotations

import re

KINDS = (
    "agreement|contract|amendment|addendum|lease|sublease|deed|memorandum of understanding|"
    "letter of intent|memorandum|purchase order|sales order|order form|statement of work|"
    "work order|license|licence|indenture|undertaking|guaranty|guarantee|settlement|plan|"
    "supplement|arrangement|assignment|waiver|termination|note|sublicense|subcontract|"
    "terms and conditions|terms of service|terms of business|understanding|mou|nda|quotation|"
    "sales confirmation|order confirmation|order acknowledge?ment|subcontract|subscription|"
    "charter party|engagement letter|letter|protocol"
)
"""What a document may call itself (alternatives of a pattern)."""

ROLES = (
    "party a|party b|party c|party d|buyer|seller|purchaser|supplier|customer|client|vendor|"
    "licensor|licensee|landlord|tenant|lessor|lessee|sublessor|sublessee|consultant|company|"
    "contractor|subcontractor|employer|employee|distributor|manufacturer|disclosing party|"
    "receiving party|discloser|recipient|borrower|lender|guarantor|principal|agent|"
    "service provider|provider|owner|operator|franchisor|franchisee|assignor|assignee|"
    "sponsor|reseller|publisher|author|advertiser|contractor|first party|second party|"
    "the first party|the second party|exporter|importer|shipper|carrier|marketer|developer|"
    "partner|investor|issuer|servicer|administrator|adviser|advisor"
)
"""What contracts call their parties (alternatives of a pattern)."""

SIGNATURES_BEGIN = (
    re.compile(
        r"\bIN WITNESS (?:WHEREOF|OF|HEREOF)\b|\bAS WITNESS\b|\bIN TESTIMONY WHEREOF\b|"
        r"\bThis (?:agreement|deed|contract) has been (?:entered into|executed|signed)\b|"
        r"\bEXECUTED (?:and delivered )?as (?:a deed|an agreement|of)\b|\bBy signing (?:below|in|"
        r"this)\b|"
        r"\b(?:duly )?authori[sz]ed representatives? [^.;]{0,60}\b(?:ha(?:ve|s)) (?:signed|"
        r"executed)\b|"
        r"\b(?:The|the) parties (?:hereto )?have (?:caused this|executed this|signed this|"
        r"hereunto|duly executed)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:By|BY|Signature|SIGNATURE|Signed by|SIGNED by|Signed|SIGNED|Sign) ?: ?(?:/[sS]/|"
        r"_{3,})|/[sS]/ "
    ),
    re.compile(
        r"\b(?:Accepted and agreed|Agreed and accepted|Acknowledged and agreed|"
        r"Agreed to and accepted|"
        r"Agreed and acknowledged|Accepted by)\b|"
        r"\bSIGNATURE PAGE|\bSIGNATURES\b|\bSIGNED (?:by|for|on behalf|and delivered|,)|\b(?:By|"
        r"BY|Signature|Authori[sz]ed [Ss]ignatory) ?:",
        re.IGNORECASE,
    ),
)
"""Where the signatures of a contract begin: clauses, then marks, then headings."""
