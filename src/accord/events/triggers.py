"""Find the words that may name an event: verbs, nouns, adjectives, with what belongs to them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from accord.events.lexicon import Entry, Filter, Lexicon, PartOfSpeech, load_frames
from accord.events.parties import PartyReader
from accord.events.roles import Grammar
from accord.events.sight import Sight
from accord.model import Annotation, Token

_LEAST_SEEN = 0.2  # with less chance the network's type is no candidate
_NAMED = frozenset({"ORG", "PERSON", "GPE", "NORP", "FAC", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An entry that fits at a word: the tokens of the trigger, its object, and a verb that carries a noun."""

    entry: Entry
    head: Token
    tokens: tuple[Token, ...]
    object: tuple[Token, ...] = ()
    carrier: Token | None = None
    bears: bool = False  # the carrier's subject is the one it falls on ("came under attack")


class TriggerFinder:
    """Finds matches in one article."""

    def __init__(
        self, annotation: Annotation, grammar: Grammar, lexicon: Lexicon, parties: PartyReader, sight: Sight
    ) -> None:
        self._annotation = annotation
        self._sight = sight
        self._frames = load_frames()
        self._grammar = grammar
        self._lexicon = lexicon
        self._parties = parties

    def at(self, token: Token) -> tuple[Match, ...]:
        """Give the matches at a word, the most exact first."""
        return tuple(match for match in self._found(token) if not match.entry.silent)

    def silenced(self) -> frozenset[int]:
        """Give the words of the article that tell of no event because the user's dictionaries say so."""
        return frozenset(
            word.index for token in self._annotation.tokens if self._may_be_silent(token) for word in self._null(token)
        )

    def _may_be_silent(self, token: Token) -> bool:
        silent = self._lexicon.silent
        return bool(silent) and self._lexicon.verb_lemma(token.text.lower(), token.lemma) in silent

    def _null(self, token: Token) -> tuple[Token, ...]:
        """Give the words of a null code where it is the most exact of the user's entries that fit at a word."""
        first = next((match for match in self._found(token) if match.entry.given), None)
        return first.tokens if first is not None and first.entry.silent else ()

    def _found(self, token: Token) -> list[Match]:
        if token.pos in ("VERB", "AUX") or self._acts_as_verb(token):
            found = [match for match in self._verbs(token) if match]
        elif token.pos in ("NOUN", "PROPN") and token.entity not in _NAMED:
            found = list(self._nouns(token))
        elif token.pos in ("ADJ", "ADV", "ADP"):
            found = list(self._adjectives(token))
        else:
            found = []
        return sorted(found, key=_exactness, reverse=True)

    def seen(self, token: Token) -> tuple[Match, ...]:
        """Give the match of a word that the network takes for an event, with the frame of its type."""
        type_, chance = self._sight.best(token)
        if chance < _LEAST_SEEN:
            return ()
        if token.pos in ("VERB", "AUX") or self._acts_as_verb(token) or token.tag in ("VBN", "VBG"):
            return (self._seen_verb(token, self._frame(token, type_, "verb")),)
        if token.pos in ("NOUN", "PROPN"):
            return (self._carried(Match(entry=self._frame(token, type_, "noun"), head=token, tokens=(token,))),)
        return ()

    def _frame(self, token: Token, type_: str, pos: PartOfSpeech) -> Entry:
        """Give the type's frame; one that acts on a complement is plain where there is none."""
        entry = self._frames[type_, pos]
        return entry if entry.matrix is None or self._grammar.clauses(token) else replace(entry, matrix=None)

    def _seen_verb(self, verb: Token, entry: Entry) -> Match:
        particles = self._annotation.children(verb, "prt")
        tokens = tuple(sorted((verb, *particles), key=lambda token: token.index))
        return Match(entry=entry, head=verb, tokens=tokens, object=self._grammar.object(verb))

    def _acts_as_verb(self, token: Token) -> bool:
        """Say whether the tree reads a verb where the tagger does not: "Kita and Sorol share data"."""
        if token.tag not in ("NN", "NNS", "JJ") or token.dep not in ("ROOT", "ccomp"):
            return False
        return all(self._annotation.children(token, name) for name in ("nsubj", "dobj"))

    # ------------------------------------------------------------------------------------ verbs

    def _verbs(self, verb: Token) -> Iterator[Match]:
        for entry in self._entries(verb):
            parts = self._follow(verb, entry.parts)
            if parts is None:
                continue
            match = self._with_object(entry, verb, parts)
            if match is not None and self._fits(match):
                yield match

    def _entries(self, verb: Token) -> tuple[Entry, ...]:
        """Give the entries of a verb; of very many in a dictionary, those that the sentence has words for."""
        lemma = self._lexicon.verb_lemma(verb.text.lower(), verb.lemma)
        sieve = self._lexicon.sieves.get(("verb", lemma))
        if sieve is None:
            return self._lexicon.of("verb", lemma)
        sentence = self._annotation.sentence_of(verb)
        tokens = self._annotation.tokens[sentence.first : sentence.last]
        return sieve.of({word for token in tokens for word in (self.lemma(token), token.lemma, token.text.lower())})

    def _follow(self, verb: Token, parts: tuple[str, ...]) -> tuple[Token, ...] | None:
        """Give the particles, prepositions and nouns of a phrase in the tree below the verb."""
        anchors, found = [verb, *self._annotation.children(verb, "dobj")], []
        for part in parts:
            below = (child for anchor in anchors for child in self._annotation.children(anchor))
            here = next((c for c in below if c.index not in found and part in (c.text.lower(), c.lemma)), None)
            if here is None:
                return None
            anchors.append(here)
            found.append(here.index)
        return tuple(self._annotation.tokens[index] for index in found)

    def _with_object(self, entry: Entry, verb: Token, parts: tuple[Token, ...]) -> Match | None:
        last = parts[-1] if parts else None
        objects: tuple[Token, ...]
        if last is not None and (self._annotation.children(last, "pobj") or last.dep == "prep"):
            objects = tuple(t for pobj in self._annotation.children(last, "pobj") for t in self._grammar.expand(pobj))
            if not objects and self._grammar.is_passive(verb):
                objects = self._grammar.surface_subject(verb)
        else:
            taken = {token.index for token in parts}
            objects = tuple(token for token in self._grammar.object(verb) if token.index not in taken)
        if entry.intransitive and (self._grammar.direct_object(verb) or self._grammar.is_passive(verb)):
            return None
        joined = () if "object" in entry.recipient or not entry.object else self._fitting(entry.object, objects)[:1]
        tokens = tuple(sorted({verb, *parts, *joined}, key=lambda token: token.index))
        return Match(entry=entry, head=verb, tokens=tokens, object=objects)

    def _fits(self, match: Match) -> bool:
        entry, verb = match.entry, match.head
        if entry.object and not self._passes(entry.object, match.object):
            return False
        if entry.not_object and self._fitting(entry.not_object, match.object[:1]):
            return False
        if entry.object_of and not any(self._near(entry.object_of, token) for token in match.object):
            return False
        if entry.clause and not any(self._grammar.has_to(clause) for clause in self._grammar.clauses(verb)):
            return False
        if entry.modal and not any(self._has_modal(entry.modal, clause) for clause in self._grammar.clauses(verb)):
            return False
        if entry.complement and not self._has_complement(match):
            return False
        subject = self._grammar.subject(verb)
        if entry.not_subject and self._fitting(entry.not_subject, subject):
            return False
        if entry.subject and not self._passes(entry.subject, subject) and not self._is_somebody(entry.subject, subject):
            return not subject and self._grammar.is_passive(verb) and "subject" in entry.actor
        return True

    def _is_somebody(self, wanted: Filter, subject: tuple[Token, ...]) -> bool:
        """Say whether the subject is named, though nothing tells who it is, where a party will do."""
        return "@party" in wanted.classes and any(token.entity in ("PERSON", "ORG", "NORP") for token in subject)

    def _has_modal(self, wanted: Filter, clause: Token) -> bool:
        auxiliaries = self._annotation.children(clause, "aux")
        if any(child.lemma in wanted.lemmas and child.tag == "MD" for child in auxiliaries):
            return True
        below = self._annotation.children(clause, "xcomp")
        return clause.lemma in wanted.lemmas and any(self._grammar.has_to(child) for child in below)

    def _has_complement(self, match: Match) -> bool:
        below = self._annotation.children(match.head, "oprd", "attr", "acomp", "xcomp", "ccomp", "prep", "dobj")
        words: set[str] = set()
        for child in below:
            clause = child.pos in ("VERB", "AUX")
            near = (child, *self._annotation.children(child)) if clause else self._annotation.subtree(child)
            words |= {word.lemma for word in near}
        return bool(words & match.entry.complement.lemmas)

    # ------------------------------------------------------------------------------------ nouns

    def _nouns(self, noun: Token) -> Iterator[Match]:
        modifiers = self._grammar.modifiers(noun)
        for entry in self._lexicon.of("noun", self.lemma(noun)):
            before = [next((m for m in modifiers if m.lemma == word), None) for word in entry.parts]
            if not all(before):
                continue
            if entry.not_modifier and any(m.lemma in entry.not_modifier.lemmas for m in modifiers):
                continue
            if entry.head_of and not self._near(entry.head_of, noun):
                continue
            if entry.not_of and self._annotation.head(noun).lemma in entry.not_of.lemmas:
                continue
            tokens = tuple(sorted((noun, *filter(None, before)), key=lambda token: token.index))
            yield self._carried(Match(entry=entry, head=noun, tokens=tokens))

    def _carried(self, match: Match) -> Match:
        """Add the verb that carries the noun, where there is one."""
        noun, helpers = match.head, self._lexicon.helpers
        while noun.dep == "conj":
            noun = self._annotation.head(noun)
        verb = self._annotation.head(noun)
        if noun.dep == "pobj":
            verb = self._annotation.head(verb)
        if noun.dep not in ("dobj", "nsubjpass", "pobj") or verb.pos != "VERB":
            return match
        lemma = self._lexicon.verb_lemma(verb.text.lower(), verb.lemma)
        if lemma in helpers["bears"] and noun.dep != "nsubjpass":
            return self._on(match, verb, bears=True)
        if lemma in helpers["does"] and (noun.dep != "pobj" or lemma in ("engage", "take", "participate")):
            return self._on(match, verb, bears=False)
        return match

    def _on(self, match: Match, verb: Token, *, bears: bool) -> Match:
        tokens = tuple(sorted((*match.tokens, verb), key=lambda token: token.index))
        return Match(entry=match.entry, head=match.head, tokens=tokens, carrier=verb, bears=bears)

    # ------------------------------------------------------------------------------- adjectives

    def _adjectives(self, word: Token) -> Iterator[Match]:
        if word.dep not in ("acomp", "xcomp", "ccomp", "conj", "ROOT", "oprd", "prep", "amod", "advcl"):
            return
        for entry in self._lexicon.of("adjective", word.lemma):
            parts = self._follow(word, entry.parts)
            if parts is None:
                continue
            last = parts[-1] if parts else word
            below = self._annotation.children(last, "pobj")
            objects = tuple(token for pobj in below for token in self._grammar.expand(pobj))
            match = Match(entry=entry, head=word, tokens=(word, *parts), object=objects)
            if entry.matrix is None or self._grammar.clauses(word) or objects:
                yield match

    # ---------------------------------------------------------------------------------- filters

    def lemma(self, token: Token) -> str:
        """Give the lemma that the lexicon knows: "cease - fire" is one word."""
        if token.pos in ("NOUN", "PROPN"):
            for child in self._annotation.children(token, "compound", "amod"):
                alias = self._lexicon.aliases.get(f"{child.lemma} {token.lemma}")
                if alias is not None:
                    return alias
        return token.lemma

    def _fitting(self, wanted: Filter, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        return tuple(token for token in tokens if self._is(wanted, token))

    def _passes(self, wanted: Filter, tokens: tuple[Token, ...]) -> bool:
        """Say whether one of the tokens is what is wanted, or there is none where none is wanted."""
        if not tokens:
            return "@none" in wanted.classes
        return bool(self._fitting(wanted, tokens))

    def _is(self, wanted: Filter, token: Token) -> bool:
        core = self._parties.partitive_core(token)
        if self.lemma(core) in wanted.lemmas or self.lemma(token) in wanted.lemmas:
            return True
        if self.lemma(core) == core.lemma and core.text.lower() in wanted.lemmas:
            return True
        if core.lemma in self._lexicon.helpers["hollow"]:
            before = self._annotation.children(core, "compound", "amod")
            if any(word.lemma in wanted.lemmas for word in before):
                return True
        return any(self._parties.is_a(token, name) for name in sorted(wanted.classes))

    def _near(self, wanted: Filter, noun: Token) -> bool:
        """Say whether a wanted word stands before the noun or behind its "of"."""
        around = (
            *self._grammar.modifiers(noun),
            *self._grammar.possessor(noun),
            *self._grammar.prepositional(noun, "of", "on", "from", "to", "with", "in"),
        )
        return any(self._is(wanted, token) for token in around)


def _exactness(match: Match) -> tuple[float, ...]:
    entry = match.entry
    narrow = (
        bool(entry.object)
        + bool(entry.object_of)
        + 0.5 * bool(entry.subject)
        + 0.5 * bool(entry.head_of)
        + entry.clause
    )
    return (entry.trusted, entry.words + narrow, entry.given, len(match.tokens), entry.confidence)
