"""Names of parties: where one begins and ends within a sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

from contract_archive.reading.english.values.numerals import words_of

_FORMS = frozenset(
    words_of(
        "inc incorporated llc ltd limited lp llp lllp plc corp co gmbh ag sa sarl sas spa srl bv "
        "nv ab "
        "as asa oy oyj kk kg kgaa pty pte pvt sdn bhd berhad na pc pllc se sl slu doo kft jsc "
        "ojsc pjsc "
        "cjsc "
        "aktiengesellschaft vennootschap lnc pa oü lda ltda cv ulc uab fze fzco fzc dmcc aps sro "
        "ead eood fsb ohg ug bvba sprl tbk "
        "scs lc "
        "psc wll ooo zao oao pao dac clg pcl bt kda hf ehf "
        "sab sac sapi sapidecv zrt nyrt rt ek ev cio kgaa"
    )
)
"""Legal forms that end a name (without dots)."""

_ABBREVIATED = frozenset(
    words_of("inc lnc ltd co corp pty pte pvt bhd cia ltda lda kft zrt nyrt bt")
)
_FORM_PHRASE = re.compile(
    r"(?:s\. ?r\. ?o\.|a\. ?s\.|v\. ?o\. ?s\.|[Ss]pol\. s ?r\. ?o\.|d\. ?o\. ?o\.|d\. ?d\.|"
    r"[Ss][Pp]\. ?z ?\.?o\. ?o\.?(?: ?[Ss]p\. ?k\.)?|S\. ?p\. ?A\.?|S\. ?r\. ?l\.?|"
    r"S\. ?A\. ?R\. ?L\.?|S\. ?A\. ?S\.?|B\. ?V\.|N\. ?V\.|K\. ?K\.|e\. ?[VK]\.|m\.?b\.?H\.?|"
    r"Sdn\.? Bhd\.?|Pte\.? Ltd\.?|Pvt\.? Ltd\.?|Pty\.? Ltd\.?|Co\.,? ?Ltd\.?|A/S|"
    r"Limited (?:Liability )?Partnership|Limited Liability Company|(?:Public )?Joint Stock Company|"
    r"Public Limited Company|GmbH & Co\.? KG(?:aA)?|de C\. ?V\.)(?!\w)",
)
"""Legal forms of several words or with dots and small letters of their own."""


_OFFICES = frozenset(words_of("department ministry office bureau board commission"))

_SMALL_FORMS = ("inc", "lnc", "llc", "gmbh", "ltd", "plc")  # also written without a capital

_NOUNS = frozenset(
    words_of(
        "fondazione fundacion fundación stiftung company corporation trust bank university "
        "college institute foundation association fund "
        "funds "
        "partners partnership group holdings holding authority ministry department agency council "
        "hospital center centre society church school district county city commission board "
        "enterprises industries international laboratories studios systems technologies services "
        "solutions cooperative club federation league union museum government "
        "regents trustees associates ventures capital consulting sons brothers works factory"
    )
)
"""Nouns that make a name an organisation's, but do not end it."""

_INNER = frozenset(
    words_of(
        "of for de du des der den di da do la le les los las del della van von y e et in at on the"
    )
)
_TAILS = frozenset(words_of("jr sr ii iii iv md phd esq cpa dds usa fzc"))
_ENDS = frozenset(
    words_of(
        "a an having with whose located organized organised incorporated existing established "
        "registered acting represented through by doing formerly d/b/a dba f/k/a fka a/k/a aka t/a "
        "hereinafter hereafter herein being which who residing individually as between among is "
        "are "
        "shall will has have agree agrees hereby this its their his her or and duly under from to "
        "dated effective via c/o whereas witnesseth collectively each both together on"
    )
)
_ALWAYS_END = frozenset(
    words_of(
        "a an and or having with whose located organized organised incorporated residing "
        "hereinafter "
        "between among shall whereas witnesseth collectively dated each"
    )
)
_NOT_NAMES = frozenset(
    words_of(
        "wales herzegovina tobago nevis barbuda northern ireland scotland affiliates subsidiaries "
        "parties party state delaware company buyer seller customer client licensor licensee "
        "supplier "
        "lessor lessee tenant landlord employee consultant contractor agreement exhibit section "
        "article schedule now therefore whereas effective date term recitals background successors "
        "assigns purchaser vendor owner distributor manager services products distribution "
        "employer "
        "executive borrower lender guarantor agent principal trustee investor service provider "
        "recipient discloser operator sponsor sub-licensee you us we undersigned contract "
        "collectively "
        "individually conditions terms between among amongst by and the following hereto below "
        "any all "
        "each other either both such"
    )
)
_TITLES = re.compile(r"(?:the )?(?:messrs|mr|mrs|ms|miss|m/s|dr|prof|sir)\b\.? ?", re.IGNORECASE)
_JAMMED = re.compile(r",(?=[A-Z])")
_NICKNAME = re.compile(r'"[A-Z]\w+" [A-Z]\w+[ ,.]')
_ADDRESS = re.compile(r"of [^,;(\"]{0,40}?\d")
_TOKEN = re.compile(r"\S+")
_PLACE = re.compile(
    r"\((?!Company|Registration)(?P<inside>[A-Z][A-Za-z.& ,'-]{1,30})\),? (?=[A-Z&])"
)
_FAMILY = re.compile(r"and (?:Company|Sons|Co\b|Brothers|Associates|Partners)", re.IGNORECASE)
_DWELLING = re.compile(
    r"of (?:[A-Z][\w'-]*,? ){1,5}?\d|of The [A-Z]|of [A-Z]\w+ [A-Z]\w+, \d", re.A
)
_TWO_WORD_FORM = re.compile(r"National Association|de C\.? ?V\.?", re.IGNORECASE)
_LONG_FORM = re.compile(r"\S+ (?:liability|partnership|company)\b", re.IGNORECASE)
_ARTICLE = re.compile(r" (?:an?|the)\b", re.IGNORECASE)
_DOTS = str.maketrans("", "", ".,;:'\"/")
_MOST_TOKENS = 16


class Name(NamedTuple):
    """A name and its span. ``form``: it ends in a legal form; ``noun``: an organisation's."""

    text: str
    start: int
    end: int
    form: bool = False
    noun: bool = False


def read_name(text: str, at: int, *, join: bool = True) -> Name | None:
    """Return the name that begins at ``at`` of ``text``; None where no name can begin.

    ``join``: a lone word before "and" belongs to the name after it ("Barnes and Noble, Inc.").
    """
    title = _TITLES.match(text, at)
    name = _walked(text, title.end() if title else at, join)
    if title and name and (name.form or name.noun) and title[0].lower().startswith("dr"):
        return name._replace(text=title[0] + name.text, start=at)  # Dr. Example's Foods, Inc.
    return name


def _walked(text: str, at: int, join: bool) -> Name | None:
    walk = _Walk(text, at, join)
    while walk.step():
        pass
    return walk.name()


class _Walk:
    """Takes the words of a name one by one."""

    def __init__(self, text: str, at: int, join: bool) -> None:
        self.text, self.at, self.start, self.join = text, at, at, join
        self.end = at  # behind the last word that certainly belongs
        self.count = 0
        self.form = self.noun = False
        self.dotted = False  # the name ends in a form whose last dot belongs to it
        self.comma = False  # the last word taken had a comma behind it
        self.words: list[str] = []

    def step(self) -> bool:
        """Take one more word; False where the name ends."""
        while self.text.startswith(" ", self.at):
            self.at += 1
        token = _TOKEN.match(self.text, self.at)
        if token is None or self.count >= _MOST_TOKENS:
            return False
        raw = token[0]
        if raw.startswith("("):
            return self._parenthesis()
        if raw.startswith('"') and not self._is_nickname():
            return False
        raw, stops = _cut(raw)
        jammed = _JAMMED.search(raw)  # "Games,Inc."
        bare = (raw[jammed.end() :] if jammed else raw).translate(_DOTS).lower()
        if self.words and self._form_phrase():
            return True
        if self.comma or self.form:
            return self._tail(raw, bare) and not stops
        if not self._belongs(raw, bare):
            return False
        self._take(raw, bare)
        return not stops and not self._ends_sentence(raw, bare)

    def _form_phrase(self) -> bool:
        """Take a legal form of several words: Sp. z o.o., Sdn. Bhd., a.s."""
        phrase = _FORM_PHRASE.match(self.text, self.at)
        if phrase is None:
            return False
        self.end = self.at = phrase.end()
        self.count += 1
        self.form, self.comma = True, False
        self.dotted = phrase[0].endswith(".")
        return True

    def name(self) -> Name | None:
        words = self.text[self.start : self.end].strip(" ,;:-")
        if not self.words or all(w in _NOT_NAMES or w in _INNER for w in self.words):
            return None
        if words.endswith(".") and not self._keeps_dot(words):
            words = words[:-1]
        words = re.sub(r"\.{2,}$", ".", _JAMMED.sub(", ", words))
        if len(words) < 2 or not re.search(r"[A-Za-z]{2}|[A-Z]", words):
            return None
        return Name(words, self.start, self.end, self.form, self.noun)

    def _keeps_dot(self, words: str) -> bool:
        if self.dotted:
            return True
        last = re.split(r"[ ,]", words)[-1].rstrip(".")
        if self.form and "." not in last:  # "Ltd." is abbreviated, "LLC." ends a sentence
            return last.lower() in _ABBREVIATED
        return self.form or self.words[-1] in _TAILS or len(self.words[-1]) == 1

    def _belongs(self, raw: str, bare: str) -> bool:
        if not bare:
            return raw == "&" or (raw == "-" and bool(self.words))
        if bare == "and" and self.words:
            return bool(_FAMILY.match(self.text, self.at)) or (self.join and self._may_join())
        initial = raw.endswith(".") and len(bare) == 1  # "John A. Smith"
        if bare in _ENDS and "/" not in raw and not initial and (raw[0].islower() or raw.isupper()):
            return self._is_part_after_all(raw, bare)
        if bare == "of" and self._is_address():
            return False
        if raw[0].isupper() or raw[0].isdigit() or raw[0] in "&@":
            return bool(self.words) or not raw[0].isdigit() or any(map(str.isalpha, raw))
        if bare in _SMALL_FORMS and self.words:
            return True
        if bare in _INNER:
            return bool(self.words) and self._capital_follows()
        return any(map(str.isupper, raw[1:])) or (not self.words and ".com" in raw)

    def _is_address(self) -> bool:
        """Tell whether "of" says where a party lives: of 12 Mill Road, of Rose Cottage, Leeds."""
        ahead = self.text[self.at : self.at + 70]
        plain = f"of{ahead[2:]}"
        if _ADDRESS.match(plain):
            return True
        return len(self.words) > 1 and not self.noun and _DWELLING.match(plain) is not None

    def _is_part_after_all(self, raw: str, bare: str) -> bool:
        """Tell whether a word like "ON" belongs to a name in capitals (YOU ON DEMAND, INC.)."""
        if bare in _FORMS and raw.isupper() and not self.text[self.start : self.at].isupper():
            return bool(self.words)
        if not raw.isupper() or bare in _ALWAYS_END:
            return not self.words and raw in ("A", "AN")
        ahead = _TOKEN.match(self.text, self.at + len(raw) + 1)
        shouted = self.text[self.start : self.at].isupper() or not self.words
        return shouted and ahead is not None and ahead[0][:2].isupper()

    def _is_nickname(self) -> bool:
        """Tell whether a word in quotes stands within a person's name (Gary "Bud" Player)."""
        return bool(self.words) and _NICKNAME.match(self.text, self.at) is not None

    def _may_join(self) -> bool:
        if not self.form and {*self.words[:2]} & _OFFICES and "of" in self.words:
            return self._capital_follows()
        alone = len(self.words) == 1 or (len(self.words) == 2 and self.words[0] == "the")
        return alone and not self.form and not self.noun and self._capital_follows()

    def _capital_follows(self) -> bool:
        rest = self.text[self.at : self.at + 60].split(" ")[1:3]
        words = [word for word in rest if word not in _INNER]
        return bool(words) and (words[0][:1].isupper() or words[0][:1] == "&")

    def _tail(self, raw: str, bare: str) -> bool:
        """Take what may stand behind a comma or a legal form: another form, Jr., & Co. KG."""
        if self.form and raw == "&" and self.text.startswith("& Co", self.at):
            self._advance(raw)
            return True
        form_noun = self.comma and bare in ("company", "corporation") and not self.form
        if bare in _FORMS or form_noun or (bare in _TAILS and self.comma):
            if raw[0].islower() and bare not in _SMALL_FORMS:
                return False
            self._take(raw, bare)
            return True
        phrase = _TWO_WORD_FORM.match(self.text, self.at)
        if phrase:
            self.end = self.at = phrase.end()
            self.form = True
        return False

    def _take(self, raw: str, bare: str) -> None:
        long_form = bare == "limited" and _LONG_FORM.match(self.text, self.at)
        self.form = self.form or (self._is_form(raw, bare) and not long_form)
        self.noun = self.noun or bare in _NOUNS
        self.words.append(bare)
        self.comma = raw.endswith(",")
        self._advance(raw)

    def _is_form(self, raw: str, bare: str) -> bool:
        plain = raw[0].isupper() or bare in _SMALL_FORMS
        article = bare == "as" and _ARTICLE.match(self.text, self.at + len(raw))  # "as a service"
        return bare in _FORMS and bool(self.words) and plain and not article

    def _advance(self, raw: str) -> None:
        bare = raw.translate(_DOTS).lower()
        self.count += 1
        self.at += len(raw)
        if bare not in _INNER and bare not in ("and", "-") and raw != "&":
            self.end = self.at
        if self.text.startswith(" ", self.at):
            self.at += 1

    def _ends_sentence(self, raw: str, bare: str) -> bool:
        if not raw.endswith(".") or self.form:
            return False
        return len(bare) > 3 and "." not in raw[:-1] and bare not in ("messrs", "univ", "corp")

    def _parenthesis(self) -> bool:
        """Take a place in brackets within a name: Acme (China) Co., Ltd."""
        place = _PLACE.match(self.text, self.at)
        if place is None or not self.words or self.form:
            return False
        ahead = self.text[place.end() : place.end() + 60].translate(_DOTS).lower().split()[:5]
        if place["inside"].casefold().startswith(("the ", "hereinafter")) or not _FORMS & {*ahead}:
            return False
        self.at = self.end = place.end()
        return True


def _cut(raw: str) -> tuple[str, bool]:
    """Cut a word at punctuation that ends a name; tell whether there was some."""
    quoted = raw.startswith('"') and raw.endswith('"')
    for at, char in enumerate(raw):
        if char in ';:")(' and at and not quoted:
            return raw[:at], True
    return raw, False
