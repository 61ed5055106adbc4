"""Right or wrong, field by field: what counts as the same value, and precision, recall and F1."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Found(NamedTuple):
    """The value a reader gives first, as JSON has it, and what it says of it."""

    value: Any
    confidence: float = 1.0
    snippet: str = ""
    rule: str = ""
    page: int = 0


@dataclass(slots=True)
class Score:
    """Counts of one field; ``taken`` are values at or above the threshold."""

    right: int = 0
    extra: int = 0
    missing: int = 0
    taken: int = 0
    taken_wrong: int = 0
    documents: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Right ones among those given."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Given ones among those printed."""
        return self.right / (self.right + self.missing) if self.right + self.missing else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def judge(
    label: Mapping[str, Any], found: Mapping[str, Found], name: str, threshold: float
) -> Score | None:
    """Return the counts of one field of one document; None where nobody should be judged by it."""
    if name not in label or name in label.get("unjudged", ()):
        return None
    truth, answer = label[name], found.get(name)
    score = Score(documents=1)
    if name == "parties":
        wrong = _judge_parties(score, label, answer)
    else:
        same = answer is not None and matches(name, answer.value, label)
        score.right = int(same and truth is not None)
        score.extra = int(answer is not None and not same)
        score.missing = int(truth is not None and not same)
        wrong = answer is not None and not same
    if answer is not None and answer.confidence >= threshold:
        score.taken, score.taken_wrong = 1, int(wrong)
    return score


def _judge_parties(score: Score, label: Mapping[str, Any], answer: Found | None) -> bool:
    """Count party by party; the value taken is wrong unless all are right."""
    truth = [_name(each) for each in label["parties"] or ()]
    also = [_name(each) for each in label.get("accept", {}).get("parties", ())]
    given = [_name(each) for each in (answer.value if answer else ())]
    score.right = sum(each in given for each in truth)
    score.missing = len(truth) - score.right
    score.extra = sum(each not in truth and each not in also for each in given)
    return bool(score.missing or score.extra)


def matches(name: str, value: Any, label: Mapping[str, Any]) -> bool:
    """Tell whether ``value`` is the true one of a field, or one that is as good."""
    same = _SAME.get(name, _equal)
    truths = [label[name], *label.get("accept", {}).get(name, ())]
    return any(truth is not None and same(value, truth) for truth in truths)


def _equal(value: Any, truth: Any) -> bool:
    return str(value) == str(truth)


def _squeezed(text: Any) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", str(text))).casefold()


def _name(text: Any) -> str:
    """Return a party's name as it is compared: no marks, no spaces, no former name."""
    plain = unicodedata.normalize("NFKC", str(text))
    plain = re.split(r"\b[fdna]/k/a\b|\bd/b/a\b", plain, flags=re.IGNORECASE)[0]
    return re.sub(r"[\W_]", "", plain).casefold()


def _same_name(value: Any, truth: Any) -> bool:
    return _name(value) == _name(truth)


def _number(text: Any) -> str:
    return _squeezed(text).translate(str.maketrans("〔〕[]【】—–", "()()()--"))


def _words(text: Any) -> str:
    plain = re.sub(r"^(?:人民币|美元|港币|欧元)", "", _squeezed(text))
    return plain.replace("圆", "元").replace("正", "整")


def _law(text: Any) -> str:
    plain = str(text).casefold().replace("’", "'")
    plain = re.sub(r"\b(?:the|laws?|of|state|commonwealth)\b|法律|之", " ", plain)
    plain = re.sub(
        r"people's republic china|\bp\.?r\.?c\.?\b|^中国$|china", "中华人民共和国", plain.strip()
    )
    return re.sub(r"[\W_]", "", plain)


_SAME: dict[str, Callable[[Any, Any], bool]] = {
    "title": _same_name,
    "our_party": _same_name,
    "counterparty": _same_name,
    "number": lambda value, truth: _number(value) == _number(truth),
    "counterparty_number": lambda value, truth: _number(value) == _number(truth),
    "amount_in_words": lambda value, truth: _words(value) == _words(truth),
    "governing_law": lambda value, truth: _law(value) == _law(truth),
    "amount": lambda value, truth: float(value) == float(truth),
}


def add(total: Score, one: Score) -> None:
    """Add the counts of one document to those of a set."""
    for name in ("right", "extra", "missing", "taken", "taken_wrong", "documents"):
        setattr(total, name, getattr(total, name) + getattr(one, name))
