"""The title of a contract: the lines on top that name it, or what it calls itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from contract_archive.reading.english.names import read_name
from contract_archive.reading.english.preamble import Preamble
from contract_archive.reading.english.prose import Find, Prose
from contract_archive.reading.english.words import KINDS
from contract_archive.records.readings import Candidate, FieldName

_LINES = 30
_LONGEST = 110
_MOST_LINES = 4
_BELOW = 60
_SAYS_ITSELF = 12_000
_CONFIRMED = 0.95  # the opening sentence calls it so too
_KIND = re.compile(
    rf"\b(?:{KINDS}|terms|conditions|guarantee|franchise|offer|order|contracts?|agreements?|"
    rf"joint venture|(?:appointment|engagement) (?:of|as)|"
    r"power of attorney|promissory|articles|side letter|proposal|schedule of services)\b",
    re.IGNORECASE,
)
_NOT_TITLE = re.compile(
    r"^(?:ex(?:hibit|\.)? ?[-\d(]|exhibit\b|annex\b|appendix\b|schedule\b|attachment\b|"
    r"execution (?:copy|version)|final\b|draft\b|"
    r"conformed copy|page \d|source:|confidential(?:\b(?! (?:disclosure|information)).*treatment|"
    r"$)|.*confidential treatment|\[?\*|certain (?:information|"
    r"identified|confidential|portions)|portions of|note:|this |the |whereas|table of contents|"
    r"copyright|"
    r"www\.|http|re: |dear |date|dated|by and|between|among|and$|contract (?:no|number|ref|date)|"
    r"agreement (?:no|number|ref|date)|"
    r"number|no\.|ref|[\w ]+ (?:no\.|number) ?:|.*privileged|.*securities (?:and|act)|strictly|"
    r"private and|recitals|background|parties|"
    r"in witness|article|section|\(?\d+[.)]|\d+ )",
    re.IGNORECASE,
)
_BREAKS = re.compile(
    r"^(?:by and between|between|among|to ?:|for ?:|dated?\b|as of|effective|made\b|entered|"
    r"this\b|whereas|"
    r"parties|relating to|in respect of|"
    r"contract (?:no|number)|agreement (?:no|number)|no\.|ref|by:?$|page\b|date\b|\()|[.;:]$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?:is made|is entered|shall|hereby|agrees?|have|has|was|will|dated as of)\b|, a [A-Z]",
    re.IGNORECASE,
)
_INCOMPLETE = re.compile(
    r"(?:\b(?:and|of|for|to|the|by|on|or|with|no\.?|&|-)|[,&-])$", re.IGNORECASE
)
_SELF = re.compile(
    rf"\b(?i:this) (?P<title>(?:(?:[A-Z][\w&'/,.-]*|and|of|for|to|the|No\.|&|"
    rf"\d+) ){{0,12}}?(?:[A-Z][\w'-]*[- ])?(?=[A-Z])(?i:{KINDS}))"
    rf"(?P<more>(?: (?:No\.? ?\d+|to(?: the)?|for|of|and|[A-Z][\w&'-]*)){{0,10}})"
)


_TERMS = re.compile(
    r"(?:(?:general|standard|our) )?terms (?:and|&) conditions(?: of [\w ]+)?", re.IGNORECASE
)
_NAMES_PAPER = re.compile(
    r"(?:[\w&'/-]+ ){0,5}(?:booking|form|application|registration|confirmation|acknowledge?ment|"
    r"specification|quote|hire|appointment|engagement|extension|variation|renewal|services)",
    re.IGNORECASE,
)
_KIND_ALONE = re.compile(r"[A-Z][\w-]+(?: [\w-]+){0,2}")
_LABELLED = re.compile(
    r"[ ,:-]*\b(?:no\b\.?|nr\b\.?|number\b|ref(?:erence)?\b\.?|#)(?: ?(?:no\b\.?|"
    r"number))? ?[:.#]? ?"
    r"(?=\S*\d)\S+$",
    re.IGNORECASE,
)
_BARE_KIND = re.compile(
    r"(?:contract|agreement|order|document|p\.?o\.?|your .*|our .*)", re.IGNORECASE
)


def find_title(prose: Prose, opening: Preamble | None) -> Iterator[Find]:
    """Yield the title on top of the first page, else the name the contract gives itself."""
    headed = _heading(prose, opening)
    named = _SELF.search(prose.text, 0, _SAYS_ITSELF)
    own = _tidy(named["title"]) if named else ""
    if headed is not None:
        title, span, sure = headed
        sure = _CONFIRMED if _says_itself(prose, title) else sure
        yield FieldName.TITLE, prose.candidate(title, span, sure, "title-lines")
    elif (subject := _subject(prose)) is not None:
        yield FieldName.TITLE, subject
    elif named is not None and len(own.split()) > 1:
        yield FieldName.TITLE, prose.candidate(own, named.span("title"), 0.8, "title-in-text")


def _subject(prose: Prose) -> Candidate | None:
    """Return the subject of a letter, below "Dear …", where it says what the letter is."""
    lines = [
        (start, prose.text[slice(*prose.line_from(start))].strip())
        for start in prose.line_starts[: 2 * _LINES]
    ]
    for (_, above), (start, line) in pairwise(lines):
        if above.startswith("Dear "):
            plain = re.sub(r"^(?:re|subject) ?: ?", "", line, flags=re.IGNORECASE)
            if len(plain) <= _LONGEST and _KIND.search(plain) and not plain.endswith((".", ",")):
                return prose.candidate(_tidy(plain), (start, start + len(line)), 0.85, "subject")
    return None


def _says_itself(prose: Prose, title: str) -> bool:
    """Tell whether the text goes on "This <title> …"."""
    words = r"\W+".join(map(re.escape, re.findall(r"\w+", title)))
    pattern = re.compile(rf"\bthis\W+{words}\b", re.IGNORECASE)
    return pattern.search(prose.text, 0, _SAYS_ITSELF) is not None


def _heading(prose: Prose, opening: Preamble | None) -> tuple[str, tuple[int, int], float] | None:
    """Return the first lines that look like a title, joined, and how sure they are one."""
    lines = [
        _without_company(start, prose.text[slice(*prose.line_from(start))].strip())
        for start in prose.line_starts[:_LINES]
    ]
    for index, (start, line) in enumerate(lines):
        if opening is not None and start > opening.parties.start:
            if start > _stop(opening):
                return None
            if start < _last_party(opening):
                continue
        plain = _without_number(line)
        if plain != line and not _BARE_KIND.fullmatch(plain) and _is_title(plain):
            return _tidy(plain), (start, start + len(plain)), 0.86
        if not _is_title(line):
            continue
        above = lines[index - 1] if index and _TERMS.fullmatch(line) else None
        if above is not None and _NAMES_PAPER.fullmatch(above[1]):
            return _tidy(above[1]), (above[0], above[0] + len(above[1])), 0.75
        first = _first_line(lines, index)
        title, last = _joined(lines, first, index)
        shouted = title.isupper() or title.istitle() or _is_capitalised(title)
        span = (lines[first][0], last)
        return _tidy(title), span, 0.89 if shouted and len(title.split()) > 1 else 0.75
    return None


def _stop(opening: Preamble) -> int:
    """Return where no title stands any more; on a cover one may stand below the parties."""
    return _last_party(opening) + _BELOW if opening.rule == "cover" else opening.parties.start


def _last_party(opening: Preamble) -> int:
    return opening.parties.mentions[-1].name.end


def _without_number(line: str) -> str:
    """Return a title without the number it carries on its line: "Lease No. 12/07"."""
    if re.match(r"amendment|addendum|supplement|change|task|exhibit|schedule", line, re.IGNORECASE):
        return line  # "Amendment No. 2" is the name of the paper
    return _LABELLED.sub("", line).strip()


def _without_company(start: int, line: str) -> tuple[int, str]:
    """Return a line and its place without the company whose letterhead leads it."""
    name = read_name(line, 0, join=False)
    rest = line[name.end :].strip(" ,-|") if name is not None and name.form else ""
    if name is None or not rest or not _is_title(rest) or line[name.end :].startswith((",", " (")):
        return start, line
    return start + line.rindex(rest), rest


def _is_title(line: str) -> bool:
    if not 4 < len(line) <= _LONGEST or _NOT_TITLE.match(line) or _SENTENCE.search(line):
        return False
    return (
        _KIND.search(line) is not None
        and (_is_capitalised(line) or _KIND_ALONE.fullmatch(line) is not None)
        and not line.endswith((";", ","))
    )


def _is_capitalised(line: str) -> bool:
    words = [word for word in re.findall(r"[A-Za-z][\w'-]*", line) if len(word) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def _first_line(lines: list[tuple[int, str]], index: int) -> int:
    """Return where the title begins: a line above that cannot stand alone belongs to it."""
    while (
        index
        and _INCOMPLETE.search(lines[index - 1][1])
        and not _NOT_TITLE.match(lines[index - 1][1])
    ):
        index -= 1
    return index


def _joined(lines: list[tuple[int, str]], first: int, index: int) -> tuple[str, int]:
    """Return the title with the lines below that carry it on, and its end."""
    last = index
    while last + 1 < len(lines) and last - first + 1 < _MOST_LINES:
        here, following = lines[last][1], lines[last + 1][1]
        goes_on = _INCOMPLETE.search(here) or re.match(
            r"(?:to|for|of|and|no\.?|under)\b", following, re.I
        )
        if not goes_on or _BREAKS.search(following) or _SENTENCE.search(following):
            break
        last += 1
    return " ".join(line for _, line in lines[first : last + 1]), lines[last][0] + len(
        lines[last][1]
    )


def _tidy(title: str) -> str:
    title = re.sub(r" ?\((?:the |this )?\".*$| dated (?=\S*\d| ?\w+ \d).*$", "", title)
    return re.sub(r" +", " ", title).strip(" -:,.*_\"'")
