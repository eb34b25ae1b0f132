"""Who a noun phrase stands for as an actor or a recipient, and how surely.

The actor mention at the head word answers first. Else the one behind the phrase does: its owner
("Turkey's offensive"), the adjective before it ("Iranian retaliation"), what follows "of".
"""

from typing import NamedTuple

from accord.events.lexicon import Lexicon
from accord.events.roles import Grammar
from accord.model import ActorMention, Annotation, Party, PlaceMention, Span, Spans, Statement, Token

STRONG = 0.6  # from here on a party has a country, a sector or an entry of its own
_DEPTH = 3  # how far behind a phrase to look: "it" may lead to a phrase that leads to "it"
KNOWN = 0.5  # from here on somebody mentioned it as an actor
_FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my", "ourselves", "myself"})
_THIRD_PERSON = frozenset({"it", "they", "its", "their", "them", "itself"})
_PERSONAL = frozenset({"he", "she", "him", "her", "his"})
_NAMES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_OFFICIAL = frozenset({"GOV", "LEG", "MIL", "OPP", "PTY", "REB", "JUD"})
_BEARERS = ("people", "armed", "targets", "posts", "bodies", "captives")  # nouns that are parties themselves
_UNKNOWN = ("UNK",)  # PLOVER's code for an actor of unknown kind: no party goes without any code
_POLITICAL = frozenset({"GOV", "MIL", "LEG", "REB", "OPP", "PTY", "SPY", "UAF", "PRM", "REF"})
_AUTHORITIES = frozenset({"COP", "JUD"})
_BODIES = frozenset({"IGO", "UNO", "EUR", "NGO"})


class Found(NamedTuple):
    """A party with the token that named it and how surely it does: 1 named itself, less from behind."""

    party: Party
    strength: float
    token: Token
    political: bool = False  # a state, a body or an office, or armed or partisan people: no private person


class PartyReader:
    """Reads parties in one article."""

    def __init__(
        self,
        annotation: Annotation,
        grammar: Grammar,
        lexicon: Lexicon,
        actors: tuple[ActorMention, ...],
        places: tuple[PlaceMention, ...],
        statements: tuple[Statement, ...],
    ) -> None:
        self._annotation = annotation
        self._grammar = grammar
        self._lexicon = lexicon
        self._statements = statements
        self._mentions = {mention.head: mention for mention in actors}
        self._places = {self._last_token(place.span): place for place in places}
        self._known_of_chain: dict[int, ActorMention] = {}
        for mention in actors:
            if mention.chain is not None and _is_known(mention):
                self._known_of_chain.setdefault(mention.chain, mention)

    def read(self, token: Token, depth: int = 0) -> Found | None:
        """Give the party that the phrase at `token` stands for, or behind it."""
        own = self._own(token)
        if own is not None and own.strength >= STRONG:
            return own
        if token.pos == "PRON" or token.tag in ("PRP", "PRP$"):
            return self._pronoun(token, depth) or own
        behind = self._behind(token, depth) if depth < _DEPTH else None
        return behind or own or self._unknown(token)

    def read_all(self, tokens: tuple[Token, ...]) -> tuple[Found, ...]:
        """Give the parties of several phrases, each once."""
        found: list[Found] = []
        for token in tokens:
            one = self.read(token)
            for party in self._by_state(token) or self._by_member(token) or ((one,) if one else ()):
                if all(_key(party) != _key(other) for other in found):
                    found.append(party)
        return tuple(found)

    def _by_member(self, token: Token) -> tuple[Found, ...]:
        """Give one party for each whom "they" or "the two sides" stands for together."""
        phrase = self._annotation.phrase_at(token)
        members = [self._annotation.tokens[head] for head in (phrase.several if phrase else ())]
        found: list[Found] = []
        for member, one in ((member, self._own(member)) for member in members):
            if one is not None:
                near = one.party.spans if member.sentence == token.sentence else ()
                found.append(one._replace(party=_respan(one.party, tuple(sorted({*near, token.span}))), token=token))
        return tuple(found)

    def _by_state(self, token: Token) -> tuple[Found, ...]:
        """Give one party for each state where a noun has several: "Greek and Turkish officials"."""
        words = (other for word in self._grammar.modifiers(token) for other in self._grammar.expand(word))
        states: dict[str, tuple[Token, ActorMention]] = {}
        for word in words:
            mention = self._mentions.get(word.index)
            if mention is not None and mention.kind == "state" and mention.country:
                states.setdefault(mention.country, (word, mention))
        if len(states) < 2 or token.pos == "PROPN":
            return ()
        head = self._mentions.get(token.index)
        sectors = head.sectors if head else ()
        return tuple(
            Found(
                Party(
                    spans=(word.span, token.span), name=f"{word.text} {token.text}", country=country, sectors=sectors
                ),
                1.0 if head else STRONG,
                token,
                bool((_POLITICAL | _AUTHORITIES) & set(sectors)) or head is None,
            )
            for country, (word, _) in states.items()
        )

    def place(self, token: Token) -> Found | None:
        """Give the place at `token` as a party: its people or its state are meant."""
        place = self._places.get(token.index)
        if place is None:
            return None
        sectors = () if place.country else _UNKNOWN
        party = Party(spans=(place.span,), name=place.name, country=place.country, sectors=sectors)
        return Found(party, 0.5 if place.country else 0.3, token)

    def is_a(self, token: Token, name: str) -> bool:
        """Say whether the phrase at `token` is of a built-in class of the lexicon."""
        mention = self._mention(token)
        if name == "@place":
            return token.index in self._places or token.entity in ("GPE", "LOC", "FAC")
        if name == "@party":
            found = self._own(token) or self._own(self.partitive_core(token))
            if found is None and token.entity not in _NAMES and not self._lexicon.knows(token.lemma):
                return False  # "his tax returns" are somebody's, and nobody
            found = found or self.read(token)
            return found is not None and found.strength >= KNOWN
        if name == "@crowd":
            return mention is not None and mention.kind in ("group", "unnamed")
        if name == "@actor":
            return mention is not None and (_is_known(mention) or mention.kind != "unnamed")
        if mention is None:
            return name == "@person" and token.entity == "PERSON"
        if name == "@person":
            return mention.kind == "person" or token.entity == "PERSON"
        if name == "@official":
            office = bool(_OFFICIAL & set(mention.sectors)) and mention.kind in ("person", "unnamed")
            return office or (mention.kind == "person" and mention.country is not None)
        if name == "@coalition":
            return mention.country == "IGO" and mention.kind == "group"
        return name == "@igo" and (mention.country in _BODIES or mention.kind == "organisation")

    def earlier_person(self, pronoun: Token, not_named: set[str]) -> Found | None:
        """Give the nearest person before a pronoun who is not one of those named, as the pronoun's party."""
        for index in range(pronoun.index - 1, max(-1, pronoun.index - 60), -1):
            mention = self._mentions.get(index)
            if mention is None or mention.kind != "person" or mention.name in not_named:
                continue
            found = self._own(self._annotation.tokens[index])
            if found is not None:
                return Found(_respan(found.party, (pronoun.span,)), found.strength * 0.8, pronoun, found.political)
        return None

    def partitive_core(self, token: Token) -> Token:
        """Give the noun that is meant behind "thousands of", "a group of", "members of"."""
        if token.lemma in self._lexicon.helpers["partitive"]:
            inner = self._grammar.prepositional(token, "of")
            if inner:
                return inner[0]
        return token

    def _mention(self, token: Token) -> ActorMention | None:
        mention = self._mentions.get(token.index)
        if mention is not None and mention.kind in ("group", "unnamed") and (state := self._state_behind(token)):
            return state
        if mention is not None and not _is_known(mention) and mention.chain is not None:
            return self._known_of_chain.get(mention.chain, mention)
        return mention

    def _own(self, token: Token) -> Found | None:
        mention = self._mention(token)
        if mention is None:
            return None
        party = Party(
            spans=self._also_at(token),
            name=mention.name,
            actor=mention.actor,
            country=mention.country,
            sectors=mention.sectors if _is_known(mention) else _UNKNOWN,
        )
        strength = 1.0 if mention.actor or mention.country else 0.8 if _POLITICAL & set(mention.sectors) else 0.5
        if token.lemma in self._lexicon.classes["civic"]:
            strength = max(strength, STRONG)  # what befalls protesters or journalists is politics
        kin = mention.country is not None and token.lemma in self._lexicon.classes["kin"]
        return Found(party, strength, token, _is_political(mention) or kin)

    def _state_behind(self, token: Token) -> ActorMention | None:
        """Give the state that a common noun stands before: "its neighbour Chad"."""
        below = (self._mentions.get(child.index) for child in self._annotation.children(token, "appos"))
        return next((mention for mention in below if mention is not None and mention.kind == "state"), None)

    def _also_at(self, token: Token) -> Spans:
        """Give where the sentence names the one at `token`: with a pronoun its noun, with a noun its apposition."""
        at = self._mentions[token.index]
        below = self._annotation.children(token, "appos")
        others = [self._mentions[child.index] for child in below if child.index in self._mentions]
        if token.pos == "PRON" and at.chain is not None:
            first = self._annotation.sentence_of(token).first
            earlier = (self._mentions.get(index) for index in range(token.index - 1, first - 1, -1))
            others = [mention for mention in earlier if mention is not None and mention.chain == at.chain][:1]
        return tuple(sorted({at.span, *(mention.span for mention in others)}))

    def _behind(self, token: Token, depth: int) -> Found | None:
        """Give the party that owns, colours or fills the phrase."""
        core = self.partitive_core(token)
        if core != token:
            inner = self.read(core, depth + 1)
            return Found(inner.party, inner.strength * 0.95, token, inner.political) if inner else None
        grammar = self._grammar
        named: Found | None = None
        made = tuple(t for acl in self._annotation.children(token, "acl") for t in grammar.agent(acl))
        for tokens, weight in (
            (grammar.possessor(token), 0.85),
            (grammar.modifiers(token), 0.8),
            (grammar.prepositional(token, "by"), 0.75),
            (made, 0.75),
            (grammar.prepositional(token, "of", "from", "between", "with", "for", "against", "to"), 0.7),
            (self._annotation.children(token, "appos"), 0.8),
            (grammar.prepositional(token, "in", "at", "on"), 0.6),
        ):
            for other in tokens:
                inner = self._own(other) or (self.read(other, depth + 1) if depth < 2 else None)
                if inner is not None and inner.strength >= STRONG:
                    return self._with_phrase(token, inner, weight)
                if inner is not None and other.entity in _NAMES and weight > 0.6:
                    named = named or inner
        return named

    def _with_phrase(self, token: Token, inner: Found, weight: float) -> Found:
        """Lend the country behind a phrase to people and places; an act or a thing stands for who is behind it.

        A noun that the lexicon does not know ("a Brazilian striker") keeps its country and is no political party.
        """
        strength = max(inner.strength * weight, STRONG)
        lexicon, lemma = self._lexicon, token.lemma
        bearer = token.entity in _NAMES or any(lemma in lexicon.classes[name] for name in _BEARERS)
        if not bearer and lexicon.knows(lemma):
            return Found(inner.party, strength, token, inner.political)
        span, party = self._span(token), inner.party
        name = self._annotation.text[span.start : span.end]
        sectors = () if party.country else party.sectors or _UNKNOWN
        political = bearer and inner.political and lemma not in lexicon.classes["people"]
        return Found(
            Party(spans=(span,), name=name, country=party.country, sectors=sectors), strength, token, political
        )

    def _pronoun(self, token: Token, depth: int) -> Found | None:
        word = token.text.lower()
        if word in _FIRST_PERSON:
            return self._first_person(token)
        if word in _PERSONAL:
            return self.earlier_person(token, set())
        if word not in _THIRD_PERSON or depth >= _DEPTH:
            return None
        for above in self._annotation.ancestors(token):
            if above.pos not in ("VERB", "AUX"):
                continue
            for subject in self._annotation.children(above, "nsubj", "nsubjpass"):
                if subject.index < token.index and subject.pos != "PRON":
                    found = self.read(subject, depth + 1)
                    if found is not None and found.strength >= STRONG:
                        spans = (*found.party.spans, token.span)
                        return Found(_respan(found.party, spans), found.strength * 0.8, token, found.political)
        return None

    def _first_person(self, token: Token) -> Found | None:
        if self._annotation.quotation_at(token.start) is None:
            return None
        around = [
            item for item in self._statements if item.speaker and any(piece.holds(token.span) for piece in item.content)
        ]
        if not around:
            return None
        speaker = min(around, key=lambda item: sum(piece.end - piece.start for piece in item.content)).speaker
        assert speaker is not None
        known = bool(speaker.actor or speaker.country)
        party = Party(
            spans=(token.span,), name=speaker.name, actor=speaker.actor, country=speaker.country,
            sectors=speaker.sectors if known or speaker.sectors else _UNKNOWN,
        )  # fmt: skip
        political = bool(speaker.actor or _POLITICAL & set(speaker.sectors))
        return Found(party, 0.7 if known or speaker.sectors else 0.4, token, political)

    def _unknown(self, token: Token) -> Found | None:
        """Give a party without a code: a name, or people and armed men whom nothing identifies."""
        classes = self._lexicon.classes
        lemma = self.partitive_core(token).lemma
        if token.entity in _NAMES or any(lemma in classes[name] for name in ("people", "armed", "bodies", "posts")):
            span = self._span(token)
            name = self._annotation.text[span.start : span.end]
            return Found(Party(spans=(span,), name=name, sectors=_UNKNOWN), 0.4, token)
        return None

    def thing(self, token: Token) -> Found:
        """Give the phrase itself, where what is done falls on a thing."""
        span = self._span(token)
        name = self._annotation.text[span.start : span.end]
        return Found(Party(spans=(span,), name=name, sectors=_UNKNOWN), 0.2, token)

    def _span(self, token: Token) -> Span:
        phrase = self._annotation.phrase_at(token)
        return phrase.span if phrase else token.span

    def _last_token(self, span: Span) -> int:
        inside = self._annotation.tokens_in(span)
        return inside[-1].index if inside else -1


def _is_known(mention: ActorMention) -> bool:
    return bool(mention.actor or mention.country or mention.sectors)


def _is_political(mention: ActorMention) -> bool:
    if mention.actor or mention.kind == "state" or mention.country in _BODIES:
        return True
    return bool((_POLITICAL | _AUTHORITIES) & set(mention.sectors))


def _key(found: Found) -> tuple[Spans, str]:
    return found.party.spans, found.party.name


def _respan(party: Party, spans: tuple[Span, ...]) -> Party:
    return Party(spans=spans, name=party.name, actor=party.actor, country=party.country, sectors=party.sectors)
