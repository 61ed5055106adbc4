"""Made-up contracts at scale: the shape of real ones, none of their words.

Chinese text of 3,500 characters and 30,000 words drawn by Zipf's law; six tenths of each contract
are clauses shared by many, the rest is its own. Numbers, names, dates and sums as in a contract.
The same seed gives the same contracts.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from contract_archive.records.contracts import Contract, Draw, Item, ItemKind, Money, Terms
from contract_archive.records.files import Fixity, StoredFile

CHARACTERS, WORDS, CLAUSES = 3_500, 30_000, 400
COMMON_WORD = "合同"  # in every contract
_START = datetime(2010, 1, 4, 8, 0, tzinfo=UTC)


def shelf(folder: Path) -> Path:
    """Make the folder where archives are kept between runs, out of the repository's sight."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("*\n")
    return folder


class Made(NamedTuple):
    """A contract, the folder it stands in, and its text."""

    contract: Contract
    place: str
    text: str


class Maker:
    """Makes contracts; ``customers`` is how many companies they are spread over."""

    def __init__(self, customers: int, seed: int = 7) -> None:
        self._random = random.Random(seed)
        self._words, self._weights = self._lexicon()
        self._clauses = [self._sentences(60) for _ in range(CLAUSES)]
        self._clause_weights = list(accumulate(1 / (rank + 10) for rank in range(CLAUSES)))
        self.customers = [self._company() for _ in range(customers)]
        self._customer_weights = list(accumulate(1 / (rank + 50) for rank in range(customers)))

    def word(self, rank: int) -> str:
        """Return the two-character word that is ``rank``-th in frequency, or the next after it."""
        return next(word for word in self._words[rank:] if len(word) == 2)

    def make(self, count: int, characters: int) -> Iterator[Made]:
        """Yield ``count`` contracts with texts of ``characters`` (0: no text)."""
        for at in range(count):
            yield self._made(at, characters)

    def _made(self, at: int, characters: int) -> Made:
        dice = self._random
        year, value = 2010 + at % 15, at // 15 + 1
        number = f"ZG-XS-{year}-{value:05}"
        customer = dice.choices(self.customers, cum_weights=self._customer_weights)[0]
        signed_on = date(year, 1, 1) + timedelta(dice.randrange(365))
        amount = Decimal(dice.randrange(100_000, 999_999_999)).scaleb(-2)
        digest = hashlib.sha256(number.encode()).hexdigest()
        item = Item(
            number=number,
            kind=ItemKind.MAIN,
            received_as=("scan.pdf",),
            masters=(StoredFile("master/scan.pdf", Fixity(digest, 300_000)),),
            rendition=StoredFile(f"{number}.pdf", Fixity(digest[::-1], 400_000)),
            text=StoredFile(f"{number}.txt", Fixity(digest[::-2], 3 * characters)),
            pages=2,
        )
        terms = Terms(
            series="XS",
            customer=customer,
            title="".join(self._some(2)) + "购销合同",
            our_party="东方示例有限公司",
            signed_on=signed_on,
            expires_on=signed_on + timedelta(dice.randrange(180, 2000)),
            amount=Money(amount),
            owner=f"经办{dice.randrange(40)}",
        )
        contract = Contract(
            number=number,
            terms=terms,
            filing_year=year,
            archived_at=_START + timedelta(minutes=at),
            archived_by="档案员",
            items=(item,),
            draw=Draw(f"series=XS,year={year}", value),
        )
        text = self._text(contract, characters) if characters else ""
        return Made(contract, f"{year}/销售合同/{customer}/{number}", text)

    def _text(self, contract: Contract, characters: int) -> str:
        dice, terms = self._random, contract.terms
        money = terms.amount.amount if terms.amount else Decimal()
        head = (
            f"{terms.title}\n合同编号：{contract.number}\n甲方：{terms.customer}\n"
            f"乙方：{terms.our_party}\n签订日期：{terms.signed_on:%Y年%m月%d日}\n"
            f"合同金额：人民币{money:,}元\n"
        )
        parts, length, clause = [head], len(head), 1
        while length < characters:
            shared = dice.random() < 0.6
            weights = self._clause_weights
            body = (
                dice.choices(self._clauses, cum_weights=weights)[0]
                if shared
                else self._sentences(60)
            )
            parts.append(f"第{clause}条 {body}\n" + ("\f" if clause % 12 == 0 else ""))
            length, clause = length + len(parts[-1]), clause + 1
        return "".join(parts)[:characters]

    def _sentences(self, length: int) -> str:
        parts: list[str] = []
        while sum(map(len, parts)) < length:
            parts.append("".join(self._some(self._random.randint(2, 6))))
        return "，".join(parts) + "。"

    def _some(self, count: int) -> Sequence[str]:
        return self._random.choices(self._words, cum_weights=self._weights, k=count)

    def _company(self) -> str:
        return "".join(self._random.choices(self._words[200:], k=2)) + "有限公司"

    def _lexicon(self) -> tuple[list[str], list[float]]:
        dice = self._random
        characters = dice.sample([chr(code) for code in range(0x4E00, 0x9FA0)], CHARACTERS)
        weights = list(accumulate(1 / (rank + 8) for rank in range(CHARACTERS)))
        words: dict[str, None] = {}
        while len(words) < WORDS:
            length = dice.choices((1, 2, 3, 4), (3, 75, 15, 7))[0]
            words["".join(dice.choices(characters, cum_weights=weights, k=length))] = None
        shuffled = list(words)
        dice.shuffle(shuffled)
        return shuffled, list(accumulate(1 / (rank + 15) for rank in range(WORDS)))
