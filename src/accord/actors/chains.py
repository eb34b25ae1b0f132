"""Make the mentions of one chain agree, and let pronouns stand for whom their chain stands."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from accord.actors.holders import find_holders
from accord.actors.reading import Reading
from accord.actors.text import apposed
from accord.model import ActorMention, Phrase

_RANK = {"person": 3, "state": 2, "organisation": 2, "group": 1, "document": 1, "unnamed": 0}
_PRONOUN_CONFIDENCE = 0.8


def unite(reading: Reading, mentions: list[ActorMention]) -> list[ActorMention]:
    """Give the mentions with pronouns added; all of one chain share name, kind, actor, country, sectors."""
    links = _Links()
    mentions = _without_namesakes(mentions)
    _link_appositions(reading, mentions, links)
    _link_actors(mentions, links)
    mentions = _with_holders(reading, mentions, links)
    fresh = 1 + max((phrase.chain for phrase in reading.annotation.phrases), default=-1)
    chained = [replace(one, chain=links.root(one.chain)) for one in _numbered(mentions, links, fresh)]
    best: dict[int, ActorMention] = {}
    for one in chained:
        assert one.chain is not None
        held = best.get(one.chain)
        best[one.chain] = one if held is None else _fuller(held, one)
    agreed = [_agree(one, best[one.chain]) for one in chained if one.chain is not None]
    pronouns = list(_pronouns(reading, best, links, {one.head for one in agreed}))
    return _owned(reading, agreed, pronouns) + pronouns


class _Links:
    """Chains that turn out to be one: union-find over chain numbers."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def root(self, chain: int | None) -> int:
        assert chain is not None
        while self._above.get(chain, chain) != chain:
            chain = self._above[chain]
        return chain

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._above[second] = first


def _without_namesakes(mentions: list[ActorMention]) -> list[ActorMention]:
    """Take out of the chains of people who only share a name: Jordan the state, Ivanka Trump."""
    owners: dict[int, Counter[str | None]] = {}
    for one in mentions:
        if one.kind == "person" and one.chain is not None:
            owners.setdefault(one.chain, Counter())[one.actor] += 1
    return [replace(one, chain=None) if _is_namesake(one, owners) else one for one in mentions]


def _is_namesake(mention: ActorMention, owners: dict[int, Counter[str | None]]) -> bool:
    known = owners.get(mention.chain) if mention.chain is not None else None
    if known is None or mention.kind not in ("person", "state"):
        return False
    if mention.kind == "state":
        return True
    owner = next((actor for actor, _ in known.most_common() if actor), None)
    if mention.actor is None:
        return owner is not None and len(mention.name.split()) > 1
    return mention.actor != owner


def _link_appositions(reading: Reading, mentions: list[ActorMention], links: _Links) -> None:
    by_head = {one.head: one for one in mentions}
    for phrase in reading.annotation.phrases:
        one = by_head.get(phrase.head)
        if one is None or one.kind != "person":
            continue
        for other in apposed(reading.annotation, phrase):
            beside = by_head.get(other.head)
            if beside is not None and beside.kind == "unnamed":
                links.join(phrase.chain, other.chain)


def _with_holders(reading: Reading, mentions: list[ActorMention], links: _Links) -> list[ActorMention]:
    """Put bare titles into the chains of those who hold the office, out of the chain of anybody else."""
    holders = find_holders(reading, mentions)
    people = {links.root(one.chain) for one in mentions if one.kind == "person" and one.chain is not None}
    given: list[ActorMention] = []
    for one in mentions:
        holder = holders.get(one.head)
        if holder is None or holder.chain is None:
            given.append(one)
        elif one.chain is None or links.root(one.chain) in people:
            given.append(replace(one, chain=holder.chain))
        else:
            links.join(one.chain, holder.chain)
            given.append(one)
    return given


def _link_actors(mentions: list[ActorMention], links: _Links) -> None:
    """Join the chains that stand for one known actor; roles in an organisation are not the organisation."""
    first: dict[tuple[str, str], int] = {}
    for one in mentions:
        if one.actor is None or one.chain is None or one.kind == "unnamed":
            continue
        key = (one.actor, one.name)  # the name tells the Taliban from "Taliban fighters"
        if key in first:
            links.join(first[key], one.chain)
        else:
            first[key] = one.chain


def _numbered(mentions: list[ActorMention], links: _Links, fresh: int) -> Iterable[ActorMention]:
    """Give every mention a chain: names inside phrases join their actor's, or get one of their own."""
    known = {(one.actor, one.name): links.root(one.chain) for one in mentions if one.actor and one.chain is not None}
    for one in mentions:
        if one.chain is not None:
            yield one
            continue
        key = (one.actor or f"{one.kind} {one.country}", one.name)
        if key not in known:
            known[key] = fresh
            fresh += 1
        yield replace(one, chain=known[key])


def _fuller(held: ActorMention, one: ActorMention) -> ActorMention:
    """Choose the mention that says more of whom the chain stands for."""
    if _says_more(one, held) or (_worth(one) > _worth(held) and not _says_more(held, one)):
        held, one = one, held
    return replace(
        held,
        country=held.country or one.country,
        sectors=held.sectors or one.sectors,
        confidence=max(held.confidence, one.confidence),
    )


def _says_more(one: ActorMention, other: ActorMention) -> bool:
    """Say whether a mention has all words of another and more: "young voters" of a headline's "Voters"."""
    words, others = one.name.lower().split(), other.name.lower().split()
    return one.kind == other.kind and one.actor == other.actor and set(others) < set(words)


def _worth(mention: ActorMention) -> tuple[int, int, bool, int, int]:
    known = 1 if mention.actor else 0
    words = mention.name.split()
    named = words[-1][:1].isupper()  # "Clean Rivers" names the "small private charity"
    titled = mention.kind == "group" and named and len(words) > 1  # "National Union of Teachers", not "NUT"
    return _RANK["organisation" if titled else mention.kind], known, named, len(words), len(mention.sectors)


def _agree(mention: ActorMention, best: ActorMention) -> ActorMention:
    return replace(
        mention, name=best.name, kind=best.kind, actor=best.actor, country=best.country, sectors=best.sectors
    )


def _pronouns(
    reading: Reading, best: dict[int, ActorMention], links: _Links, taken: set[int]
) -> Iterable[ActorMention]:
    for phrase in reading.annotation.phrases:
        if phrase.kind != "pronoun" or phrase.head in taken:
            continue
        whom = best.get(links.root(phrase.chain))
        if whom is not None:
            yield _pronoun(phrase, whom)


def _pronoun(phrase: Phrase, whom: ActorMention) -> ActorMention:
    return replace(whom, span=phrase.span, head=phrase.head, confidence=whom.confidence * _PRONOUN_CONFIDENCE)


def _owned(reading: Reading, mentions: list[ActorMention], pronouns: list[ActorMention]) -> list[ActorMention]:
    """Give roles behind "his", "her" or "their" the country of whom the pronoun stands for."""
    tokens = reading.annotation.tokens
    owners = {tokens[one.head].head: one.country for one in pronouns if tokens[one.head].dep == "poss" and one.country}
    return [
        replace(one, country=owners[one.head], confidence=one.confidence * _PRONOUN_CONFIDENCE)
        if one.head in owners and one.actor is None and one.kind != "person"
        else one
        for one in mentions
    ]
