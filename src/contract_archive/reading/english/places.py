"""Places that have a law of their own."""

from __future__ import annotations

import re

from contract_archive.reading.english.values.numerals import words_of

_STATES = words_of(
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia "
    "Hawaii "
    "Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan "
    "Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania "
    "Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming"
)
_STATES_OF_MORE_WORDS = (
    "New Hampshire", "New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota",
    "Rhode Island", "South Carolina", "South Dakota", "West Virginia", "District of Columbia",
    "Puerto Rico",
)  # fmt: skip
_PROVINCES = (
    "Ontario", "Quebec", "British Columbia", "Alberta", "Manitoba", "Saskatchewan", "Nova Scotia",
    "New Brunswick", "Newfoundland and Labrador", "Prince Edward Island", "New South Wales",
    "Victoria", "Queensland", "Western Australia", "South Australia", "Tasmania",
)  # fmt: skip
_COUNTRIES = (
    "England and Wales", "England", "Scotland", "Northern Ireland", "Wales", "United Kingdom",
    "Ireland", "France", "Germany", "Switzerland", "Austria", "Netherlands", "Belgium",
    "Luxembourg",
    "Spain", "Portugal", "Italy", "Denmark", "Sweden", "Norway", "Finland", "Iceland", "Poland",
    "Czech Republic", "Hungary", "Romania", "Bulgaria", "Greece", "Turkey", "Cyprus", "Malta",
    "Russian Federation", "Russia", "Ukraine", "Israel", "Egypt", "South Africa", "Nigeria",
    "Kenya",
    "Saudi Arabia", "United Arab Emirates", "Dubai International Financial Centre", "Qatar",
    "Bahrain", "Kuwait", "Jordan", "India", "Pakistan", "Bangladesh", "Sri Lanka", "Singapore",
    "Malaysia", "Indonesia", "Thailand", "Vietnam", "Philippines", "Japan", "Republic of Korea",
    "South Korea", "Korea", "Taiwan", "Hong Kong", "Macau", "Mongolia", "Kazakhstan", "Australia",
    "New Zealand", "Canada", "Mexico", "Brazil", "Argentina", "Chile", "Colombia", "Peru", "Panama",
    "Bermuda", "Cayman Islands", "British Virgin Islands", "Bahamas", "Barbados", "Jersey",
    "Guernsey", "Isle of Man", "Gibraltar", "Liechtenstein", "Monaco", "Marshall Islands",
    "Liberia",
    "Mauritius", "Seychelles", "Estonia", "Latvia", "Lithuania", "Slovakia", "Slovenia", "Croatia",
    "Serbia", "United States of America", "United States", "Costa Rica", "Uruguay", "Ecuador",
    "Venezuela", "Dominican Republic", "Ghana", "Morocco", "Tunisia", "Cambodia", "Myanmar",
    "Curaçao",
)  # fmt: skip
CHINA = "People's Republic of China"

_ADJECTIVES = {
    "english": "England", "french": "France", "german": "Germany", "swiss": "Switzerland",
    "austrian": "Austria", "dutch": "Netherlands", "belgian": "Belgium", "spanish": "Spain",
    "italian": "Italy", "danish": "Denmark", "swedish": "Sweden", "norwegian": "Norway",
    "finnish": "Finland", "irish": "Ireland", "scottish": "Scotland", "scots": "Scotland",
    "japanese": "Japan", "chinese": CHINA, "prc": CHINA, "korean": "Korea", "indian": "India",
    "israeli": "Israel", "australian": "Australia", "canadian": "Canada", "brazilian": "Brazil",
    "mexican": "Mexico", "russian": "Russia", "polish": "Poland", "british": "United Kingdom",
    "czech": "Czech Republic", "hungarian": "Hungary", "portuguese": "Portugal", "greek": "Greece",
    "turkish": "Turkey", "romanian": "Romania", "bulgarian": "Bulgaria", "croatian": "Croatia",
    "slovak": "Slovakia", "slovenian": "Slovenia", "estonian": "Estonia", "latvian": "Latvia",
    "lithuanian": "Lithuania", "ukrainian": "Ukraine", "icelandic": "Iceland", "welsh": "Wales",
    "malaysian": "Malaysia", "indonesian": "Indonesia", "thai": "Thailand", "kenyan": "Kenya",
    "vietnamese": "Vietnam", "philippine": "Philippines", "taiwanese": "Taiwan",
    "egyptian": "Egypt", "nigerian": "Nigeria", "south african": "South Africa",
    "argentine": "Argentina", "chilean": "Chile", "colombian": "Colombia", "maltese": "Malta",
    "cypriot": "Cyprus", "emirati": "United Arab Emirates", "singaporean": "Singapore",
    "luxembourgish": "Luxembourg", "serbian": "Serbia", "saudi": "Saudi Arabia",
    "qatari": "Qatar", "kuwaiti": "Kuwait",
    "bahraini": "Bahrain", "jordanian": "Jordan", "moroccan": "Morocco", "pakistani": "Pakistan",
    "peruvian": "Peru", "kazakh": "Kazakhstan",
}  # fmt: skip

_KNOWN = {
    place.casefold(): place
    for place in (*_STATES, *_STATES_OF_MORE_WORDS, *_PROVINCES, *_COUNTRIES)
} | {
    "people's republic of china": CHINA, "peoples republic of china": CHINA, "china": CHINA,
    "p.r. china": CHINA, "p.r.china": CHINA, "pr china": CHINA, "prc": CHINA, "p.r.c": CHINA,
    "mainland china": CHINA, "peoples' republic of china": CHINA, "uk": "United Kingdom",
    "u.k": "United Kingdom", "the netherlands": "Netherlands", "québec": "Quebec",
    "czechia": "Czech Republic", "türkiye": "Turkey", "u.a.e": "United Arab Emirates",
    "korea": "Republic of Korea",
    "south korea": "Republic of Korea",
    "usa": "United States", "u.s.a": "United States", "u.s": "United States", "uae":
    "United Arab Emirates", "hongkong": "Hong Kong", "macao": "Macau", "wales and england":
    "England and Wales", "england & wales": "England and Wales",
}  # fmt: skip

_NAMES = "|".join(re.escape(name) for name in sorted(_KNOWN, key=len, reverse=True))
PLACE = re.compile(
    rf"(?:(?:the|of|both|either|laws?|sovereign|Grand|Duchy|Kingdom|State|Commonwealth|Province|"
    rf"Republic|Federal|Territory|Special Administrative Region|Island|SAR|Union|Federation|"
    rf"country|,|\()\b ?|, ?)*(?P<place>{_NAMES})(?![\w'])",
    re.IGNORECASE,
)
ADJECTIVE = re.compile(rf"\b(?P<place>{'|'.join(_ADJECTIVES)}) laws?\b", re.IGNORECASE)
STATE_LAW = re.compile(rf"\b(?P<place>{_NAMES}) (?:state )?laws?\b", re.IGNORECASE)


def place_called(words: str) -> str:
    """Return the one name under which a place is kept."""
    plain = words.casefold()
    return _KNOWN.get(plain) or _ADJECTIVES.get(plain) or words
