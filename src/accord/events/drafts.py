"""Make drafts of events: a match with its parties, its type after planning and refusing, its confidence."""

from dataclasses import dataclass, replace

from accord.events.lexicon import Entry, Lexicon
from accord.events.parties import KNOWN, STRONG, Found, PartyReader
from accord.events.roles import Grammar
from accord.events.shifts import is_friendly, is_hostile, mode_by_means, mode_of, shifted_type
from accord.events.sight import Sight
from accord.events.slots import Slots, settle
from accord.events.triggers import Match, TriggerFinder
from accord.events.weighing import features_of
from accord.learned import Weights
from accord.model import Annotation, Token

_BLIND = 0.1  # where the network sees less chance of any event, the lexicon's word means something else
_BOTH = 0.8  # what the network's chance and the lexicon's confidence must come to together
_CLEAR = 0.6  # how surely the network must see the type of an event that the lexicon lacks
_LEAST_SEEN = 0.7  # how likely a draft must be that only the network sees
_SEEN = 0.5  # its confidence beside the lexicon's
_DEPTH = 4  # how many words that pass their complement on may follow each other
# Types that news tell without saying by whom.
_AGENTLESS = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "RETREAT"})
_TOLD = frozenset({"CONSULT", "PROTEST", "ASSAULT", "MOBILIZE"})  # nouns that need no recipient
_WORDS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_VIOLENT = frozenset({"ASSAULT", "COERCE", "PROTEST"})  # of note also where private people are concerned
_WARLIKE = frozenset(
    {"aerial", "drone", "heavy-weapons", "explosives", "suicide-attack", "unconventional", "crowd-control", "targeted"}
)
_FUTURE = frozenset({"will", "shall", "'ll", "wo", "’ll"})
_FUTURE_PAST = frozenset({"would"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An event before voice, place and date."""

    entry: Entry
    type: str
    mode: str | None
    head: Token
    tokens: tuple[Token, ...]
    actors: tuple[Found, ...]
    recipients: tuple[Found, ...]
    confidence: float
    inner: tuple[Token, ...] = ()  # heads of the acts that this one has taken in
    planned: Token | None = None  # the act that lies ahead: its factuality is the event's
    seen: float | None = None  # its chance, where only the network sees it; None where the lexicon has it

    @property
    def strength(self) -> float:
        """How sure the best party is."""
        return max((found.strength for found in (*self.actors, *self.recipients)), default=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to read a word as an event."""

    match: Match
    draft: Draft
    fits: bool  # the lexicon's demands on the parties are met


class Drafter:
    """Makes drafts in one article; every word is read once."""

    def __init__(
        self,
        annotation: Annotation,
        grammar: Grammar,
        lexicon: Lexicon,
        parties: PartyReader,
        triggers: TriggerFinder,
        sight: Sight,
        weights: Weights,
    ) -> None:
        self._annotation = annotation
        self._grammar = grammar
        self._lexicon = lexicon
        self._parties = parties
        self._triggers = triggers
        self._sight = sight
        self._weights = weights
        self._slots = Slots(annotation, grammar, lexicon, parties)
        self._made: dict[int, Draft | None] = dict.fromkeys(triggers.silenced())

    def at(self, token: Token) -> Draft | None:
        """Give the best draft at a word, or None where it names no event, or a null code silences it."""
        if token.index not in self._made:
            self._made[token.index] = None  # a loop in the tree of complements ends here
            self._made[token.index] = self._best(token)
        return self._made[token.index]

    def _best(self, token: Token) -> Draft | None:
        """Give the lexicon's draft, a trusted entry's first; else what the network sees.

        Where the network sees no event at all, only trusted entries hold.
        """
        known = [way.draft for way in self.known(token) if way.fits]
        if known and known[0].entry.trusted:
            return known[0]
        complete = [draft for draft in known if draft.actors and draft.recipients]
        draft = next(iter(complete or known), None)
        if draft is not None:
            chance = self._sight.any_chance(draft.tokens)
            return draft if chance >= _BLIND and chance + draft.confidence >= _BOTH else None
        if self._sight.best(token)[1] < _CLEAR:
            return None
        seen = (way for way in self.seen(token) if self._is_of_note(way.draft))
        chances = ((self._weights.chance(self.features(way)), way.draft) for way in seen)
        sure = ((chance, one) for chance, one in chances if chance >= _LEAST_SEEN)
        return next((replace(one, confidence=_SEEN * chance, seen=chance) for chance, one in sure), None)

    def _is_of_note(self, draft: Draft) -> bool:
        """Say whether politics is concerned: violence and protest always are, other acts by who takes part."""
        return draft.type in _VIOLENT or any(found.political for found in (*draft.actors, *draft.recipients))

    def known(self, token: Token) -> list[Way]:
        """Give the ways in which the lexicon reads a word, the most exact first."""
        return self._ways(self._triggers.at(token))

    def seen(self, token: Token) -> list[Way]:
        """Give the way in which the network reads a word, with the frame of its type."""
        return self._ways(self._triggers.seen(token))

    def features(self, way: Way) -> list[str]:
        """Give what speaks for a way, named."""
        draft = way.draft
        return features_of(way.match, draft.type, draft.actors, draft.recipients, self._sight, fits=way.fits)

    def _ways(self, matches: tuple[Match, ...]) -> list[Way]:
        found: list[Way] = []
        for match in matches:
            draft = self._matrix(match) if match.entry.matrix else self._plain(match)
            if draft is not None:
                fits = self._has_parties(draft, match)
                found.append(Way(match=match, draft=self._shift_by_auxiliary(draft), fits=fits))
        return found

    # ------------------------------------------------------------------------------------ plain

    def _plain(self, match: Match) -> Draft | None:
        entry = match.entry
        actors = self._slots.fill(match, entry.actor, carrier_subject=not match.bears)
        recipients = self._slots.fill(match, entry.recipient, carrier_subject=match.bears)
        means_noun = self._means_noun(match)
        if means_noun is not None:
            actors = self._slots.fill(means_noun, means_noun.entry.actor, carrier_subject=False) or actors
            recipients += self._slots.fill(means_noun, means_noun.entry.recipient, carrier_subject=False)
        if entry.place and not recipients:
            recipients = self._slots.place(match)
        actors, recipients = settle(actors, recipients)
        recipients = tuple(self._slots.other(found, actors) for found in recipients)
        if not recipients and entry.recipient and not entry.reciprocal:
            recipients = self._slots.adjunct(match, actors) or self._slots.thing(match)
        if entry.plural and not self._is_several(match, actors, recipients):
            return None
        means = mode_by_means(entry.type, self._words_around(match))
        if means_noun is not None and entry.mode is None:
            means = means_noun.entry.mode or means
        return Draft(
            entry=entry,
            type=entry.type,
            mode=_choose_mode(entry, means),
            head=match.head,
            tokens=match.tokens,
            inner=(means_noun.head,) if means_noun else self._agreed(match),
            actors=actors,
            recipients=recipients,
            confidence=self._confidence(match, actors, recipients),
        )

    def _agreed(self, match: Match) -> tuple[Token, ...]:
        """Give the acts that an agreement or an invitation is about: "reached a deal to share the water"."""
        if match.entry.type != "AGREE":
            return ()
        clauses = (clause for noun in match.object for clause in self._grammar.clauses(noun))
        return tuple(clause for clause in clauses if self._grammar.has_to(clause))

    def _means_noun(self, match: Match) -> Match | None:
        """Give the event noun that says how: "the raid killed five", "were killed in an air strike by the army"."""
        verb = match.head
        if verb.pos != "VERB" or match.entry.type != "ASSAULT" or match.entry.matrix:
            return None
        nouns = self._grammar.subject(verb) or self._grammar.prepositional(verb, "in", "by", "during", "when")
        for noun in nouns:
            for other in self._triggers.at(noun):
                if other.entry.type == match.entry.type and other.carrier is None:
                    return other
        return None

    def _is_several(self, match: Match, actors: tuple[Found, ...], recipients: tuple[Found, ...]) -> bool:
        if len(actors) + len(recipients) > 1:
            return True
        subjects = self._grammar.subject(match.head)
        return len(subjects) == 1 and subjects[0].tag in ("NNS", "NNPS") and not recipients

    # ----------------------------------------------------------------------------------- matrix

    def _matrix(self, match: Match) -> Draft | None:
        entry = match.entry
        assert entry.matrix is not None
        heads = self._slots.complements(match)
        if entry.matrix == "request" and self._asks_nobody(match, heads):
            return None
        inner = next((draft for head in heads if (draft := self._through(head, 0)) is not None), None)
        type_ = shifted_type(entry.matrix, inner.type if inner else None)
        if type_ is None or (inner is None and entry.matrix == "plan"):
            return None
        if entry.matrix == "reject" and inner is None and self._keeps_silent(heads):
            return None
        actors = self._slots.fill(match, entry.actor, carrier_subject=not match.bears)
        recipients = self._slots.fill(match, entry.recipient, carrier_subject=match.bears)
        if not recipients:
            recipients = self._from_complement(entry, heads, inner, actors)
        actors, recipients = settle(actors, recipients)
        confidence = self._confidence(match, actors, recipients) * (1.0 if inner or recipients else 0.7)
        words = frozenset(word.lemma for head in heads for word in self._annotation.subtree(head))
        if entry.matrix in ("agree", "plan") and inner is None and entry.pos != "verb":
            return None  # "the offer", "is likely": nothing says that help or peace is meant
        tokens = match.tokens
        if entry.matrix == "plan" and inner is not None:
            tokens = tuple(sorted({*tokens, *inner.tokens}, key=lambda token: token.index))
        bare = (inner is None or inner.type in _WORDS) and not any(head.pos in ("VERB", "AUX") for head in heads)
        mode = mode_of(type_, inner.type if inner else None, inner.mode if inner else None, words)
        if bare and mode == "change":
            mode = None  # "rejected the request": nothing says what was asked
        return Draft(
            entry=entry, type=type_, mode=mode or entry.mode if type_ == entry.type else mode, head=match.head,
            tokens=tokens, actors=actors, recipients=recipients, confidence=confidence,
            planned=inner.head if inner and entry.matrix == "plan" else None,
            inner=tuple(dict.fromkeys((*heads, *((inner.head, *inner.inner) if inner else ())))),
        )  # fmt: skip

    def _asks_nobody(self, match: Match, heads: tuple[Token, ...]) -> bool:
        """Say whether a word of asking only asserts, or says what the speakers themselves must do."""
        if not match.entry.modal:
            return self._is_assertion(match.head)
        subjects = [subject for head in heads for subject in self._annotation.children(head, "nsubj", "nsubjpass")]
        return any(subject.text.lower() in ("i", "we") for subject in subjects)

    def _keeps_silent(self, heads: tuple[Token, ...]) -> bool:
        silence = self._lexicon.helpers["silence"]
        return bool(heads) and all(head.lemma in silence for head in heads)

    def _is_assertion(self, verb: Token) -> bool:
        """Say whether a word of asking asserts its complement: "insisted that nobody was hurt" asks for nothing."""
        if verb.lemma not in self._lexicon.helpers["asserts_too"]:
            return False
        clauses = self._annotation.children(verb, "ccomp")
        return bool(clauses) and all(self._is_finite(clause) for clause in clauses)

    def _is_finite(self, clause: Token) -> bool:
        words = (clause, *self._annotation.children(clause, "aux", "auxpass"))
        return any(word.tag in ("VBD", "VBZ") for word in words) and not any(word.tag in ("MD", "TO") for word in words)

    def _through(self, head: Token, depth: int) -> Draft | None:
        """Give the draft at a complement, or behind words that pass it on ("to begin withdrawing")."""
        draft = self.at(head)
        if draft is not None or depth >= _DEPTH:
            return draft
        if head.lemma in self._lexicon.helpers["passes"] or head.lemma in self._lexicon.helpers["does"]:
            below = (*self._grammar.clauses(head), *self._annotation.children(head, "dobj"))
            return next((found for child in below if (found := self._through(child, depth + 1))), None)
        return None

    def _from_complement(
        self, entry: Entry, heads: tuple[Token, ...], inner: Draft | None, actors: tuple[Found, ...]
    ) -> tuple[Found, ...]:
        """Find the recipient in what is asked, refused or planned."""
        mine = {found.token.index for found in actors} | {found.party.name for found in actors}
        if entry.matrix in ("request", "reject"):
            for head in heads:
                if head.pos in ("VERB", "AUX"):
                    asked = self._parties.read_all(self._annotation.children(head, "nsubj", "nsubjpass"))
                    asked = tuple(found for found in asked if found.party.name not in mine)
                    if asked:
                        return asked
        if inner is not None:
            sides = (inner.actors, inner.recipients) if entry.matrix == "request" else (inner.recipients, inner.actors)
            for side in sides:
                other = tuple(found for found in side if found.party.name not in mine)
                if other:
                    return other
        return self._slots.anybody(heads, mine)

    # --------------------------------------------------------------------------------- auxiliary

    def _shift_by_auxiliary(self, draft: Draft) -> Draft:
        """Type "will meet" as AGREE, "will not lift" as REJECT and "will attack" as THREATEN."""
        verb = next((token for token in draft.tokens if token.pos == "VERB"), draft.head)
        auxiliaries = {child.text.lower() for child in self._annotation.children(verb, "aux")}
        future = bool(auxiliaries & _FUTURE) or self._is_ahead(verb)
        future = future or (bool(auxiliaries & _FUTURE_PAST) and (self._is_said(verb) or not self._has_if(verb)))
        if not future or draft.entry.matrix or "have" in auxiliaries:
            return draft
        negated = bool(self._annotation.children(verb, "neg"))
        if negated:
            return self._as(draft, "REJECT") if is_friendly(draft.type) else draft
        type_ = shifted_type("plan", draft.type)
        if type_ is None or type_ == draft.type or (is_hostile(draft.type) and not draft.actors):
            return draft
        return self._as(draft, type_)

    def _as(self, draft: Draft, type_: str) -> Draft:
        words = frozenset(word.lemma for word in self._annotation.subtree(draft.head))
        mode = mode_of(type_, draft.type, draft.mode, words)
        return replace(draft, type=type_, mode=mode, confidence=draft.confidence * 0.95)

    def _is_ahead(self, verb: Token) -> bool:
        """Say whether the act is set for later: "is to host talks", and the headline "Chad to host talks"."""
        if not self._grammar.has_to(verb):
            return False
        above = self._annotation.head(verb)
        headline = verb.dep == "ROOT" and bool(self._annotation.children(verb, "nsubj"))
        return headline or (verb.dep == "xcomp" and above.lemma == "be" and above.pos == "AUX")

    def _is_said(self, verb: Token) -> bool:
        """Say whether somebody announces the act: "said it would strike if ..." is no mere supposition."""
        return verb.dep == "ccomp" and self._annotation.head(verb).lemma in self._lexicon.helpers["speech"]

    def _has_if(self, verb: Token) -> bool:
        clauses = self._annotation.children(verb, "advcl")
        return any(mark.lemma in ("if", "unless") for c in clauses for mark in self._annotation.children(c, "mark"))

    # -------------------------------------------------------------------------------- confidence

    def _has_parties(self, draft: Draft, match: Match) -> bool:
        """Say whether there is political sense: the roles that are needed, and somebody known in one."""
        if draft.strength < (KNOWN if self._is_public(draft) else STRONG):
            return False
        parties = (*draft.actors, *draft.recipients)
        private = draft.entry.type not in _VIOLENT and not draft.entry.public
        if private and not any(found.political for found in parties):
            return False
        needs = set(draft.entry.needs)
        if draft.head.pos == "NOUN" and not match.carrier and not self._is_told(draft, match):
            needs.add("recipient")
        if draft.entry.reciprocal and len(draft.actors) > 1:
            needs.discard("recipient")
        if "actor" in needs and not draft.actors:
            agentless = draft.entry.type in _AGENTLESS and self._grammar.is_passive(draft.head)
            if not agentless:
                return False
        return "recipient" not in needs or bool(draft.recipients)

    def _is_told(self, draft: Draft, match: Match) -> bool:
        """Say whether a bare noun tells enough without a recipient: talks, protests, attacks, words "from" somebody."""
        if draft.entry.type in _TOLD or (draft.entry.reciprocal and len(draft.actors) > 1):
            return True
        if draft.entry.type not in _WORDS or not draft.actors:
            return False
        said = self._slots.fill(match, ("from", "by"), carrier_subject=False)
        return bool(said) and said[0].strength >= STRONG

    def _is_public(self, draft: Draft) -> bool:
        """Say whether an act is of note whoever suffers or does it: a protest, a bomb, tear gas."""
        if draft.entry.type == "PROTEST":
            return bool(draft.actors)
        if draft.entry.type == "MOBILIZE":
            return bool(draft.actors) and self._grammar.is_passive(draft.head)  # "police were stationed"
        return draft.type == "ASSAULT" and draft.mode in _WARLIKE

    def _confidence(self, match: Match, actors: tuple[Found, ...], recipients: tuple[Found, ...]) -> float:
        """Weigh how sure the words are by how surely both sides are found and how directly."""
        value = match.entry.confidence
        value *= 0.75 + 0.25 * max((found.strength for found in actors), default=0.2)
        value *= 0.75 + 0.25 * max((found.strength for found in recipients), default=0.2)
        depth = sum(1 for above in self._annotation.ancestors(match.head) if above.pos in ("VERB", "NOUN"))
        return float(value * 0.97 ** min(depth, 6))

    def _words_around(self, match: Match) -> frozenset[str]:
        """Give the lemmas that tell the means: the trigger, what hangs from it, its subject."""
        found: set[str] = {token.lemma for token in match.tokens}
        verb = match.carrier or match.head
        for base in {match.head, verb}:
            for child in self._annotation.children(base):
                if child.dep in ("nsubj", "nsubjpass", "dobj", "prep", "agent", "compound", "amod", "advcl", "pobj"):
                    found |= {word.lemma for word in self._annotation.subtree(child) if word.pos != "ADP"}
        found |= {word.lemma for subject in self._grammar.subject(verb) for word in self._annotation.subtree(subject)}
        return frozenset(found)


def _choose_mode(entry: Entry, means: str | None) -> str | None:
    """Give the mode: one that only says "destroyed" or "demonstrated" gives way to what the means tell."""
    if entry.mode is None or entry.mode in ("destroy", "demo", "troops", "heavy-weapons", "explosives", "firearms"):
        return means or entry.mode
    return entry.mode
