"""The parties of a Chinese contract: mentions brought together, the best name of each.

The same side is named several times; a name that is read alike in two places is surer than one
that stands alone, and where they differ by a misread letter the head of the contract beats the
signature block, which lies under a seal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from contract_archive.reading.chinese.labels import is_witness
from contract_archive.reading.chinese.mentions import UNLABELLED, Mention, Place, mentions
from contract_archive.reading.chinese.misreading import has_rare, is_torn
from contract_archive.reading.chinese.names import Name, Sort
from contract_archive.reading.document import Document, once
from contract_archive.reading.likeness import fold_name, misreadings
from contract_archive.reading.ours import Party, completed, our_name, sides, which_are_ours
from contract_archive.records.readings import Candidate, FieldName
from contract_archive.settings.model import Settings

_LETTERS = frozenset("甲乙丙丁戊")
_WEIGHT = {
    Place.HEAD: 1.6,
    Place.DEFINED: 1.4,
    Place.TABLE: 1.3,
    Place.SIGNATURE: 1.0,
    Place.ROLE: 1.2,
    Place.OPENING: 1.2,
    Place.LETTERHEAD: 0.9,
}
_SURE = {
    Place.HEAD: 0.965,
    Place.DEFINED: 0.96,
    Place.TABLE: 0.93,
    Place.SIGNATURE: 0.93,
    Place.ROLE: 0.9,
    Place.OPENING: 0.93,
    Place.LETTERHEAD: 0.85,
}
_SORT = {Sort.ORGANISATION: 1.0, Sort.LATIN: 0.98, Sort.PERSON: 0.96, Sort.OTHER: 0.6}
_LATER_PAGE = 0.9
_CUT_SHORT = 0.91  # something stands behind the name that is no label
_ELSEWHERE = 0.5  # weight of a further place where the very name stands
_MOST_ELSEWHERE = 2
_AGREED = 0.6  # share of the doubt that a second reading of the same name removes
_OUTVOTED = 0.95  # another reading differs by a letter, but two agree
_CLEAR_LEAD = 0.5
_ONE_EACH = 0.9  # one reading against one
_STRANGER = 0.85  # the same label stands before quite another name
_OTHER_READING = 0.2
_RARE = 0.85  # a character that hardly any name has is mostly another one misread
_PAIRS = (
    frozenset({"contractor", "subcontractor"}),
    frozenset({"buyer", "seller"}),
    frozenset({"lessor", "lessee"}),
    frozenset({"orderer", "maker"}),
)
_OUTSIDE = frozenset({"client", "employer"})  # 业主, 建设单位: whose works they are
_MOST_NAMES = 30  # behind one label; a file with more is a stack of contracts
_TOGETHER = 400  # characters within which one label may name two parties


class Side(NamedTuple):
    """A party with the slots (``甲``, ``buyer``) that label it and all places that name it."""

    slots: frozenset[str]
    party: Party
    mentions: tuple[Mention, ...]

    @property
    def heads_only(self) -> bool:
        """True where nothing but the letterhead names the side."""
        return all(each.place is Place.LETTERHEAD for each in self.mentions)


def find_parties(document: Document, settings: Settings) -> Iterator[tuple[str, Candidate]]:
    """Yield the parties, our party and the counterparty, with other readings of their names."""
    found = tuple(
        side
        for side in sides_of(document)
        if not (side.heads_only and our_name(side.party.name, settings))
    )
    parties = completed([side.party for side in found], document, settings)
    yield from sides(document, parties, settings)
    yield from _other_readings(document, found, settings)


def _other_readings(
    document: Document, found: tuple[Side, ...], settings: Settings
) -> Iterator[tuple[str, Candidate]]:
    """Yield how else the counterparties' names were read, as poor candidates."""
    ours = which_are_ours([side.party.name for side in found], settings)
    for side, known in zip(found, ours, strict=True):
        for mention in side.mentions if known is None else ():
            name = mention.name
            if name.text != side.party.name and name.sort is not Sort.OTHER:
                span = (name.start, name.end)
                candidate = document.candidate(name.text, span, _OTHER_READING, mention.place.value)
                yield FieldName.COUNTERPARTY, candidate


@once
def sides_of(document: Document) -> tuple[Side, ...]:
    """Return the sides of a contract in the order in which the pages first name them."""
    groups = _groups(mentions(document))
    found = [side for slots, group in groups for side in _sides_in(document, slots, group)]
    found = _without_third_hands(_merged(document, found))
    return tuple(sorted(found, key=_order))


def _order(side: Side) -> tuple[bool, int]:
    heads = [each.label_start for each in side.mentions if each.place is not Place.SIGNATURE]
    return not heads, min(heads, default=side.mentions[0].label_start)


def _groups(found: Iterable[Mention]) -> list[tuple[frozenset[str], list[Mention]]]:
    """Return the mentions by slots that belong together: 甲方(买方) makes 甲 and buyer one."""
    groups: list[tuple[set[str], list[Mention]]] = []
    for mention in found:
        slots = set(mention.slots)
        if len(slots & _LETTERS) > 1:
            continue
        joined = [group for group in groups if _same_side(group[0], slots)]
        for other in joined[1:]:
            if len((joined[0][0] | other[0]) & _LETTERS) <= 1:
                joined[0][0].update(other[0])
                joined[0][1].extend(other[1])
                groups.remove(other)
        if joined:
            joined[0][0].update(slots)
            joined[0][1].append(mention)
        else:
            groups.append((slots, [mention]))
    return [(frozenset(slots), group) for slots, group in groups]


def _same_side(known: set[str], slots: set[str]) -> bool:
    letters = known & _LETTERS, slots & _LETTERS
    if all(letters):
        return letters[0] == letters[1]
    return bool(known & slots)


def _sides_in(document: Document, slots: frozenset[str], group: list[Mention]) -> Iterator[Side]:
    """Yield the parties that one label names: mostly one, two where it stands twice in the head."""
    clusters = _without_hands(_clusters(group))
    clusters.sort(key=lambda cluster: -_weight(document, cluster))
    best = clusters[0]
    strangers = [each for each in clusters[1:] if each[0].name.sort is not Sort.OTHER]
    yield _side(document, slots, best, rivals=bool(strangers) and not _is_twofold(best))
    for cluster in clusters[1:]:
        near = min(abs(a.label_start - b.label_start) for a in best for b in cluster)
        heads = all(any(e.place is Place.HEAD for e in each) for each in (best, cluster))
        if heads and 0 < near < _TOGETHER and cluster[0].name.sort is not Sort.OTHER:
            yield _side(document, slots, cluster, rivals=True)


def _is_twofold(cluster: list[Mention]) -> bool:
    """Tell whether both the head and the signature block name a party alike."""
    places = {each.place for each in cluster}
    return Place.SIGNATURE in places and len(places) > 1


def _without_hands(clusters: list[list[Mention]]) -> list[list[Mention]]:
    """Return the lots without the persons who only sign for an organisation."""
    bodies = [each for each in clusters if each[0].name.sort in (Sort.ORGANISATION, Sort.LATIN)]
    if not any(each.place is not Place.SIGNATURE for body in bodies for each in body):
        return bodies or clusters
    return [
        each
        for each in clusters
        if each[0].name.sort is not Sort.PERSON
        or any(mention.place is not Place.SIGNATURE for mention in each)
    ]


def _clusters(group: list[Mention]) -> list[list[Mention]]:
    """Return the mentions in lots of names that are readings of one another."""
    spelled: dict[str, list[Mention]] = {}
    for mention in group:
        spelled.setdefault(mention.name.text, []).append(mention)
    clusters: list[list[str]] = []
    for name in list(spelled)[:_MOST_NAMES]:
        cluster = next((each for each in clusters if any(_alike(name, a) for a in each)), None)
        if cluster is None:
            clusters.append([name])
        else:
            cluster.append(name)
    return [[each for name in names for each in spelled[name]] for names in clusters]


def _alike(a: str, b: str) -> bool:
    if misreadings(a, b) is not None:
        return True
    shorter, longer = sorted((fold_name(a), fold_name(b)), key=len)
    return len(shorter) >= 4 and shorter in longer


def _weight(document: Document, cluster: list[Mention]) -> float:
    return sum(_mention_weight(document, each) for each in cluster)


def _mention_weight(document: Document, mention: Mention) -> float:
    early = 1.0 if document.page_at(mention.name.start) == 1 else _LATER_PAGE
    return _WEIGHT[mention.place] * early * _SORT[mention.name.sort]


def _side(document: Document, slots: frozenset[str], cluster: list[Mention], rivals: bool) -> Side:
    readings: dict[str, list[Mention]] = {}
    for mention in cluster:
        readings.setdefault(fold_name(mention.name.text), []).append(mention)
    spelled = list(readings.values())
    votes = {
        at: _votes(document, each, spelled[:at] + spelled[at + 1 :])
        for at, each in enumerate(spelled)
    }
    ranked = sorted(votes, key=lambda at: -votes[at])
    best = spelled[ranked[0]]
    lead = votes[ranked[0]] - (votes[ranked[1]] if len(ranked) > 1 else 0.0)
    named = max(best, key=lambda each: _mention_weight(document, each))
    sure = _sureness(named, best, len(ranked) > 1, lead) * (_STRANGER if rivals else 1.0)
    if has_rare(named.name.text, document.text) or is_torn(named.name.text):
        sure *= _RARE
    span = (named.name.start, named.name.end)
    principal = all(each.principal for each in cluster)
    party = Party(named.name.text, span, sure, named.place.value, principal)
    return Side(slots, party, tuple(cluster))


def _votes(document: Document, readings: list[Mention], others: list[list[Mention]]) -> float:
    """Return the weight of a reading of a name: its mentions, and where else it stands."""
    name = readings[0].name
    whole = 1.0 if name.sort is not Sort.OTHER else 0.3
    whole *= _RARE if others and has_rare(name.text, document.text) else 1.0
    longer = [each[0].name for each in others if name.text in each[0].name.text]
    elsewhere = _count(document, name) - len(readings) - sum(_count(document, n) for n in longer)
    more = _ELSEWHERE * min(max(elsewhere, 0), _MOST_ELSEWHERE)
    return whole * (_weight(document, readings) + more)


def _count(document: Document, name: Name) -> int:
    return document.text.count(document.text[name.start : name.end])


def _sureness(named: Mention, agreeing: list[Mention], rivals: bool, lead: float) -> float:
    """Return how sure a name is by its place, those that agree and those that read otherwise."""
    cut = not any(each.name.whole for each in agreeing)
    sure = _SURE[named.place] * _SORT[named.name.sort] * (1 if named.name.whole else _CUT_SHORT)
    if len(agreeing) > 1 and not cut:
        sure += (1 - sure) * _AGREED
    if not rivals:
        return sure
    return sure * (_OUTVOTED if len(agreeing) > 1 and lead > _CLEAR_LEAD else _ONE_EACH)


def _merged(document: Document, found: list[Side]) -> list[Side]:
    """Return the sides, one for each party: a role in one place and a letter in another meet."""
    kept: list[Side] = []
    for side in sorted(found, key=lambda each: not each.slots & _LETTERS):
        twin = next((each for each in kept if _one_party(each, side)), None)
        if twin is None:
            kept.append(side)
        else:
            kept[kept.index(twin)] = _side(
                document, twin.slots | side.slots, [*twin.mentions, *side.mentions], rivals=False
            )
    return kept


def _one_party(a: Side, b: Side) -> bool:
    if a.slots & _LETTERS and b.slots & _LETTERS:
        return a.slots == b.slots and fold_name(a.party.name) == fold_name(b.party.name)
    return misreadings(a.party.name, b.party.name) is not None


def _without_third_hands(found: list[Side]) -> list[Side]:
    """Return the sides without those that only look like one.

    Where labels that open a line name both, a role within a sentence is a third hand's. Where
    letters name both, a role alone (客户, 供应商) names somebody else; where labels name
    both, whoever seals without one, or has a role of its own, is an agency or an office.
    """
    found = _without_hands_of_firms(_without_outsiders(found))
    labelled = [side for side in found if not _is_unlabelled(side)]
    if sum(side.party.principal for side in labelled) >= 2:
        found = labelled
    opened = [side for side in found if any(each.opens for each in side.mentions)]
    if sum(side.party.principal for side in opened) >= 2:
        found = opened
    lettered = [side for side in found if side.slots & _LETTERS]
    if sum(side.party.principal for side in lettered) < 2:
        return found
    return [side for side in found if side.slots & _LETTERS or not side.party.principal]


def _without_hands_of_firms(found: list[Side]) -> list[Side]:
    """Return the sides without persons named only below the parties, where two firms are these.

    Who signs for a firm has a label of its own (代理人, 采购人) that a side could have too.
    """
    firms = [side for side in found if side.party.principal and not _is_person(side)]
    if len(firms) < 2:
        return found
    heads = max(min(each.label_start for each in side.mentions) for side in firms[:2])
    return [
        side
        for side in found
        if not (_is_person(side) and side.party.principal and not side.slots & _LETTERS)
        or min(each.label_start for each in side.mentions) < heads
    ]


def _is_person(side: Side) -> bool:
    return all(each.name.sort is Sort.PERSON for each in side.mentions)


def _without_outsiders(found: list[Side]) -> list[Side]:
    """Return the sides without witnesses, agencies and an employer above a complete pair."""
    found = [side for side in found if not _witnesses(side)]
    named = {slot for side in found for slot in side.slots}
    if not any(pair <= named for pair in _PAIRS):
        return found
    return [side for side in found if not side.slots <= _OUTSIDE or side.slots & _used(named)]


def _witnesses(side: Side) -> bool:
    """Tell whether every label of a side is a witness's; a seal in a bare line is no label."""
    labels = [slot for slot in side.slots if not slot.startswith(UNLABELLED)]
    return bool(labels) and all(map(is_witness, labels))


def _used(named: set[str]) -> frozenset[str]:
    """Return the roles of the pairs that the labels name completely."""
    return frozenset(slot for pair in _PAIRS if pair <= named for slot in pair)


def _is_unlabelled(side: Side) -> bool:
    return all(slot.startswith(UNLABELLED) for slot in side.slots)
