"""Fill the slots of a match with parties: the tree says where to look, the entry which slot comes first."""

from accord.events.lexicon import Lexicon
from accord.events.parties import STRONG, Found, PartyReader
from accord.events.roles import Grammar
from accord.events.triggers import Match
from accord.model import Annotation, Token

_ADJUNCT = frozenset(
    {"in", "for", "to", "against", "on", "at", "over", "from", "into", "with", "between", "of", "near"}
)
_LATE = frozenset({"by", "from", "to", "on"})  # slots that may hang from what an event noun is "of"


class Slots:
    """Fills slots in one article."""

    def __init__(self, annotation: Annotation, grammar: Grammar, lexicon: Lexicon, parties: PartyReader) -> None:
        self._annotation = annotation
        self._lexicon = lexicon
        self._grammar = grammar
        self._parties = parties

    def fill(self, match: Match, slots: tuple[str, ...], *, carrier_subject: bool) -> tuple[Found, ...]:
        """Give the parties of the first slot that holds any."""
        for slot in ("carrier", *slots) if match.carrier and carrier_subject else slots:
            found = self._parties.read_all(self._slot(match, slot))
            if found:
                return found
        return ()

    def _slot(self, match: Match, slot: str) -> tuple[Token, ...]:
        grammar, head = self._grammar, match.head
        if slot == "carrier":
            assert match.carrier is not None
            return grammar.subject(match.carrier) if not match.bears else grammar.surface_subject(match.carrier)
        if slot == "subject":
            return grammar.subject(head) if head.pos in ("VERB", "AUX") else grammar.surface_subject(head)
        if slot == "object":
            return match.object
        if slot == "content":
            return tuple(t for c in grammar.clauses(head) for t in self._annotation.children(c, "nsubj", "nsubjpass"))
        if slot == "direct":
            return grammar.object(head)
        if slot == "iobject":
            return grammar.indirect(head)
        if slot == "possessor":
            return tuple(t for base in self._bases(match) for t in grammar.possessor(base))
        if slot == "modifier":
            return tuple(t for t in grammar.modifiers(head) if t not in match.tokens)
        found = tuple(t for base in self._bases(match) for t in grammar.prepositional(base, slot))
        return found or tuple(t for base in self._around(match, slot) for t in grammar.prepositional(base, slot))

    def _bases(self, match: Match) -> tuple[Token, ...]:
        """Give the words whose prepositions belong to the trigger."""
        joined = () if "object" in match.entry.recipient else match.object
        carrier = (match.carrier,) if match.carrier else ()
        return tuple(dict.fromkeys((match.head, *match.tokens, *joined, *carrier)))

    def _around(self, match: Match, slot: str) -> tuple[Token, ...]:
        """Give the other words that a noun's prepositions may hang from.

        A participle behind it ("the pardon granted to her"), what it is of ("the seizure of a ship by
        troops"), and a verb that only brings it up ("condemnation came from Rome").
        """
        head, annotation = match.head, self._annotation
        if head.pos not in ("NOUN", "PROPN"):
            return ()
        made = tuple(child for child in annotation.children(head, "acl") if child.tag == "VBN")
        if slot not in _LATE:
            return made
        filled = self._grammar.prepositional(head, "of")
        above = annotation.head(head)
        brought = (above,) if head.dep in ("nsubj", "attr") and above.lemma in self._lexicon.helpers["brings"] else ()
        return (*made, *filled, *brought)

    def place(self, match: Match) -> tuple[Found, ...]:
        """Give the place where it happens or where somebody goes, as a party."""
        for token in match.object:
            found = self._parties.place(token)
            if found is not None:
                return (found,)
        for base in self._bases(match):
            for token in self._grammar.prepositional(base, "in", "at", "across", "near", "outside", "on", "around"):
                found = self._parties.place(token)
                if found is not None:
                    return (found,)
        return ()

    def other(self, found: Found, actors: tuple[Found, ...]) -> Found:
        """Give somebody else for "him" where it was read as the one who acts: "X pardoned him"."""
        if found.token.pos != "PRON" or found.token.text.lower().endswith("self"):
            return found
        names = {actor.party.name for actor in actors}
        if found.party.name not in names:
            return found
        return self._parties.earlier_person(found.token, names) or found

    def adjunct(self, match: Match, actors: tuple[Found, ...]) -> tuple[Found, ...]:
        """Give the first one named later in the clause: "gave money to build schools in Kenya"."""
        mine: set[int | str] = {found.party.name for found in actors}
        verb = match.carrier or match.head
        for child in self._annotation.children(verb):
            if child.index < verb.index or child.dep in ("ccomp", "conj", "parataxis", "punct", "npadvmod"):
                continue
            if child.dep in ("advcl", "relcl") and not self._grammar.has_to(child):
                continue
            if child.dep == "prep" and child.text.lower() not in _ADJUNCT:
                continue
            found = self.anybody((child,), mine | {token.index for token in (*match.tokens, *match.object)})
            if found:
                return found
        return ()

    def thing(self, match: Match) -> tuple[Found, ...]:
        """Give the thing that the act falls on, where the entry names such things."""
        named = match.entry.object or match.entry.not_object
        if "object" not in match.entry.recipient or not named:
            return ()
        return tuple(self._parties.thing(token) for token in match.object[:1])

    def complements(self, match: Match) -> tuple[Token, ...]:
        """Give the heads of what is planned, refused or asked for: clauses first, then nouns."""
        grammar = self._grammar
        clauses = [clause for base in self._bases(match) for clause in grammar.clauses(base)]
        nouns: list[Token] = []
        if match.head.pos in ("VERB", "AUX", "ADJ", "ADP"):
            nouns += match.object
        nouns += grammar.prepositional(match.head, "for", "of", "to", "on", "from", "by", "with", "against")
        for token in match.object:
            nouns += grammar.prepositional(token, "for", "of", "to", "on", "from")
        return tuple(dict.fromkeys((*clauses, *(noun for noun in nouns if noun.pos == "NOUN"))))

    def anybody(self, heads: tuple[Token, ...], mine: set[int | str]) -> tuple[Found, ...]:
        """Give the first known party below the heads that is none of `mine` (names, or indices of tokens)."""
        for head in heads:
            for token in self._annotation.subtree(head):
                if token.index in mine or token.dep in ("compound", "appos", "conj"):
                    continue
                if token.pos in ("NOUN", "PROPN"):
                    found = self._parties.read(token)
                    if found is None or found.strength < STRONG or "JRN" in found.party.sectors:
                        continue
                    if found.party.name not in mine:
                        return (Found(found.party, found.strength * 0.8, token, found.political),)
        return ()


def settle(actors: tuple[Found, ...], recipients: tuple[Found, ...]) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """Take from the recipients who is an actor already."""
    taken = {span for found in actors for span in found.party.spans}
    names = {found.party.name for found in actors}
    left = tuple(
        found
        for found in recipients
        if not taken & set(found.party.spans) and (found.party.name not in names or not _is_self(found.token))
    )
    return actors, left


def _is_self(token: Token) -> bool:
    return token.text.lower().endswith(("self", "selves"))
