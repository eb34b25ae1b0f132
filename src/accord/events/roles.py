"""Who stands in which slot of a word: the dependency tree read as grammar.

Passives, relative clauses, participles, coordination and control are undone here, so that the rest
of the room may speak of the subject and the object of a word and mean who does it and whom it hits.
"""

from accord.model import Annotation, Token

_SUBJECTS = ("nsubj", "csubj")
_NOUN_TAGS = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
_OBJECT_CONTROL_EXCEPT = frozenset({"promise", "threaten", "vow", "pledge", "agree", "offer", "use"})
_ADDRESSED = {"call": ("on", "upon"), "appeal": ("to",), "plead": ("with",), "signal": ("to",)}  # who is to act
_AGAINST = ("anti", "counter")
_BRACKETS = ("(", "[")
_BLAMES = frozenset(  # "accused the rebels of firing": the object is the one who does it
    {"accuse", "blame", "suspect", "convict", "acquit", "condemn", "criticise", "criticize", "charge", "prevent"}
    | {
        "stop",
        "bar",
        "ban",
        "prohibit",
        "praise",
        "thank",
        "denounce",
        "punish",
        "sanction",
        "applaud",
        "discourage",
        "keep",
    }
)
_REPORTING = frozenset({"according"})  # what follows names a source, no party
_STATES = frozenset({"engage", "involve", "determine", "commit", "oppose", "concern"})  # "is engaged in" is active
_CLAUSES = ("xcomp", "ccomp")


class Grammar:
    """Reads one annotation; every answer is a tuple of the heads of noun phrases, conjuncts included."""

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation

    def is_passive(self, verb: Token) -> bool:
        """Say whether the verb is in the passive, with or without its auxiliary."""
        children = self.annotation.children(verb)
        if any(child.dep in ("nsubjpass", "auxpass", "csubjpass") for child in children):
            return True
        if verb.tag != "VBN":
            return False
        if any(child.dep == "nsubj" for child in children):  # else a headline: "Editor detained at airport"
            return verb.dep == "ROOT" and not any(child.dep in ("aux", "dobj", "ccomp", "xcomp") for child in children)
        if verb.dep in ("acl", "relcl"):
            return verb.dep == "acl"
        if verb.dep == "conj":
            head = self.annotation.head(verb)
            own_auxiliary = any(child.dep == "aux" for child in children)
            return not own_auxiliary and head.tag == "VBN" and self.is_passive(head)
        return verb.dep in ("advcl", "ROOT", "amod", "pcomp") and not any(c.dep in ("aux", "dobj") for c in children)

    def expand(self, token: Token) -> tuple[Token, ...]:
        """Give the token and what is coordinated with it."""
        found = [token]
        for child in self.annotation.children(token, "conj"):
            between = self.annotation.tokens[token.index : child.index]
            if child.pos in _NOUN_TAGS and not any(mark.text in _BRACKETS for mark in between):
                found += self.expand(child)
        return tuple(found)

    def subject(self, verb: Token) -> tuple[Token, ...]:
        """Give who does it."""
        if self.is_passive(verb):
            return self.agent(verb) or (self.surface_subject(verb) if verb.lemma in _STATES else ())
        return self.surface_subject(verb)

    def agent(self, verb: Token) -> tuple[Token, ...]:
        """Give the "by" phrase of a passive."""
        preps = [child for child in self.annotation.children(verb) if child.dep == "agent" or child.lemma == "by"]
        return self._by_phrase(preps or self._late_agent(verb))

    def _late_agent(self, verb: Token) -> list[Token]:
        """Give the "by" that the parser hung from what stands between: "daubed with paint by students"."""
        below = [
            *self.annotation.children(verb, "dobj", "xcomp"),
            *self.prepositional(verb, "with", "to", "in", "from"),
        ]
        return [prep for token in below for prep in self.annotation.children(token, "prep") if prep.lemma == "by"]

    def _by_phrase(self, preps: list[Token]) -> tuple[Token, ...]:
        return tuple(
            token
            for prep in preps
            for pobj in self.annotation.children(prep, "pobj")
            if pobj.entity not in ("DATE", "TIME")
            for token in self.expand(pobj)
        )

    def object(self, verb: Token) -> tuple[Token, ...]:
        """Give whom or what it is done to."""
        if self.is_passive(verb):
            return self._kept_object(verb) or self.surface_subject(verb)
        return self.direct_object(verb)

    def _kept_object(self, verb: Token) -> tuple[Token, ...]:
        """Give what somebody "was granted", "were denied": the object that stays behind in the passive."""
        own = self.annotation.children(verb, "dobj")[-1:]
        return tuple(token for child in own for token in self.expand(child))

    def direct_object(self, verb: Token) -> tuple[Token, ...]:
        """Give the object of an active verb, shared with a coordinated verb or taken from a relative clause."""
        own = self.annotation.children(verb, "dobj")[-1:] or tuple(
            child for child in self.annotation.children(verb, "oprd") if child.entity == "PERSON"
        )
        found = tuple(token for child in own for token in self._antecedents(child))
        if found:
            return found
        embedded = self._embedded_subject(verb)
        if embedded:
            return embedded
        if verb.dep == "relcl" and self.annotation.children(verb, "nsubj"):
            relative = [child for child in self.annotation.children(verb, "nsubj") if child.tag in ("WDT", "WP")]
            if not relative:
                return self.expand(self.annotation.head(verb))
        for later in self.annotation.children(verb, "conj"):
            if later.pos == "VERB" and not self.annotation.children(verb, "prep", "xcomp", "ccomp", "prt"):
                shared = self.annotation.children(later, "dobj")
                return tuple(token for child in shared for token in self.expand(child))
        return ()

    def _embedded_subject(self, verb: Token) -> tuple[Token, ...]:
        """Give the one who is told to do something, where the parser made it the subject of the infinitive."""
        for clause in self.annotation.children(verb, *_CLAUSES):
            subjects = self.annotation.children(clause, "nsubj", "nsubjpass")
            if clause.tag == "VB" and self.has_to(clause):
                return tuple(token for child in subjects for token in self.expand(child))
            if clause.pos == "ADJ" and not self.annotation.children(clause, "mark"):
                return tuple(token for child in subjects for token in self.expand(child))  # "found them guilty"
            if clause.tag == "VBG" and not self.annotation.children(clause, "aux", "mark"):
                return subjects[:1]  # "saw him leave", and absolutes that the parser hangs from the verb
        return ()

    def surface_subject(self, verb: Token) -> tuple[Token, ...]:
        """Give the grammatical subject: the verb's own, or the one that its place in the sentence lends it."""
        return self._surface(verb, 0)

    def _surface(self, verb: Token, depth: int) -> tuple[Token, ...]:
        own = self.annotation.children(verb, "nsubj", "nsubjpass")
        if own:
            return tuple(token for child in own for token in self._antecedents(child))
        if depth > 6 or verb.dep == "ROOT":
            return ()
        head = self.annotation.head(verb)
        if verb.dep in ("acl", "relcl"):
            return self._subject_from_noun(verb, head, depth)
        absolute = self._absolute_subject(verb, head)
        if absolute:
            return absolute
        if verb.dep == "conj":
            return self._surface(head, depth + 1) if head.pos in ("VERB", "AUX", "ADJ") else ()
        if verb.dep in ("xcomp", "ccomp", "pcomp", "advcl"):
            return self._controller(verb, head, depth)
        if verb.dep == "acomp":
            return self._surface(head, depth + 1)
        return ()

    def _controller(self, verb: Token, head: Token, depth: int) -> tuple[Token, ...]:
        """Give who is understood as the subject of an infinitive or participle."""
        if verb.dep == "ccomp" and verb.tag not in ("VB", "VBG", "VBN"):
            return ()
        if verb.dep == "pcomp":
            return self._subject_of_pcomp(head, depth)
        if head.pos == "ADP":
            head = self.annotation.head(head)
        if verb.dep in ("xcomp", "ccomp") and head.lemma not in _OBJECT_CONTROL_EXCEPT and not self.is_passive(head):
            objects = self.annotation.children(head, "dobj")
            if objects:
                return tuple(token for child in objects for token in self._antecedents(child))
        if self._is_infinitive(verb):
            asked = self._addressed(head)
            if asked:
                return tuple(token for child in asked for token in self._antecedents(child))
        if head.pos in ("VERB", "AUX"):
            told = self._told_before(verb, head) or head
            if verb.dep == "advcl" and verb.tag == "VBG" and self.is_passive(told):
                return self.agent(told)  # "was shelled by the rebels, killing two": the rebels killed
            return self._surface(told, depth + 1)
        if head.pos in ("NOUN", "PROPN"):
            return self._subject_from_noun(verb, head, depth)
        return self._surface(head, depth + 1) if head.pos == "ADJ" else ()

    def _is_infinitive(self, verb: Token) -> bool:
        return any(child.tag == "TO" for child in self.annotation.children(verb, "aux"))

    def _addressed(self, verb: Token) -> tuple[Token, ...]:
        """Give those whom a verb asks by way of a preposition: "called on Germany to send"."""
        links = _ADDRESSED.get(verb.lemma, ())
        asking = [child for child in self.annotation.children(verb, "prep") if child.lemma in links]
        return tuple(inner for child in asking for inner in self.annotation.children(child, "pobj"))

    def _absolute_subject(self, verb: Token, head: Token) -> tuple[Token, ...]:
        """Give the noun right before a participle that goes on with "with": "with X waiting and Y calling for Z"."""
        marks = self.annotation.children(head, "mark")
        before = self.annotation.tokens[verb.index - 1] if verb.index else verb
        if verb.tag == "VBG" and before.dep == "conj" and any(mark.lemma == "with" for mark in marks):
            return (before,) if before.pos in ("NOUN", "PROPN") else ()
        return ()

    def _told_before(self, verb: Token, head: Token) -> Token | None:
        """Give the clause that a participle belongs to in "They shelled the town, officials said, killing two"."""
        if verb.dep != "advcl" or verb.tag not in ("VBG", "VBN"):
            return None
        if head.dep == "parataxis":
            return self.annotation.head(head)
        before = [child for child in self.annotation.children(head, "ccomp") if child.index < head.index < verb.index]
        return before[-1] if before else None

    def _subject_of_pcomp(self, prep: Token, depth: int) -> tuple[Token, ...]:
        above = self.annotation.head(prep)
        if above.entity in ("DATE", "TIME") and above.dep in ("pobj", "npadvmod"):
            above = next((up for up in self.annotation.ancestors(above) if up.pos in ("VERB", "AUX")), above)
        if above.pos in ("NOUN", "PROPN"):
            owner = self.possessor(above)
            if owner:
                return owner
            verb = self.annotation.head(above)
            if above.dep in ("dobj", "nsubjpass") and verb.lemma in _BLAMES:
                return self.expand(above)
            if above.dep == "pobj":
                verb = self.annotation.head(verb)
            return self._surface(verb, depth + 1) if verb.pos in ("VERB", "AUX") else ()
        if above.pos not in ("VERB", "AUX", "ADJ"):
            return ()
        if prep.lemma in ("of", "for", "from", "against") and not self.is_passive(above):
            objects = self.annotation.children(above, "dobj")
            if objects:
                return tuple(token for child in objects for token in self._antecedents(child))
        return self._surface(above, depth + 1)

    def _subject_from_noun(self, verb: Token, noun: Token, depth: int) -> tuple[Token, ...]:
        """Give the subject of a clause that hangs from a noun: "troops fighting", "his decision to go"."""
        infinitive = verb.tag == "VB" and any(child.tag == "TO" for child in self.annotation.children(verb, "aux"))
        if not infinitive:
            return self.expand(noun) if verb.dep == "acl" or self._is_relative_gap(verb) else ()
        owner = self.possessor(noun) or self.prepositional(noun, "by", "of")
        if owner:
            return owner
        above = self.annotation.head(noun)
        if above.pos == "ADP":
            above = self.annotation.head(above)
        if above.pos in ("VERB", "AUX") and above != noun:
            return self._surface(above, depth + 1) if noun.dep not in ("nsubj", "nsubjpass") else ()
        return ()

    def _is_relative_gap(self, verb: Token) -> bool:
        return not self.annotation.children(verb, "nsubj", "nsubjpass")

    def _antecedents(self, token: Token) -> tuple[Token, ...]:
        """Give the noun that a relative pronoun stands for, else the token with its conjuncts."""
        if token.tag in ("WDT", "WP") or (token.lemma == "that" and token.pos == "PRON"):
            for above in self.annotation.ancestors(token):
                if above.dep == "relcl":
                    return self.expand(self.annotation.head(above))
        return self.expand(token)

    def possessor(self, noun: Token) -> tuple[Token, ...]:
        """Give whose it is: "Turkey's shelling", "its refusal"."""
        return tuple(token for child in self.annotation.children(noun, "poss") for token in self.expand(child))

    def modifiers(self, noun: Token) -> tuple[Token, ...]:
        """Give the words before a noun: "the Turkish attack", "a U.S. air strike"."""
        below = tuple(
            child for child in self.annotation.children(noun, "compound", "amod", "nmod") if not self._is_against(child)
        )
        inner = tuple(
            deeper
            for child in below
            if child.dep != "amod"
            for deeper in self.annotation.children(child, "compound", "amod", "nmod")
        )
        return (*below, *inner)

    def _is_against(self, modifier: Token) -> bool:
        """Say whether a modifier names the opponent: "anti-Kita effort"."""
        if modifier.text.lower().startswith(_AGAINST):
            return True
        before = self.annotation.tokens[max(0, modifier.index - 2) : modifier.index]
        return bool(before) and before[0].text.lower() in _AGAINST and before[-1].text in ("-", "‑")

    def indirect(self, verb: Token) -> tuple[Token, ...]:
        """Give the one to whom something is given, told or offered."""
        found: list[Token] = []
        objects = self.annotation.children(verb, "dobj")
        if objects and self.is_passive(verb):
            return self.surface_subject(verb)
        if len(objects) > 1:  # "gave Chad and Niger ten million": the parser may call both objects direct
            return self.expand(objects[0])
        for child in self.annotation.children(verb, "dative"):
            if child.pos == "ADP":
                found += [t for pobj in self.annotation.children(child, "pobj") for t in self.expand(pobj)]
            else:
                found += self.expand(child)
        return tuple(found)

    def prepositional(self, token: Token, *words: str) -> tuple[Token, ...]:
        """Give the objects of a word's prepositions ("against", "with"), conjuncts included."""
        found: list[Token] = []
        for prep in self.prepositions(token):
            if prep.text.lower() in words:
                found += [t for pobj in self.annotation.children(prep, "pobj") for t in self._antecedents(pobj)]
        return tuple(found)

    def prepositions(self, token: Token) -> tuple[Token, ...]:
        """Give the prepositions that hang from a word, also one behind another ("out of")."""
        found: list[Token] = []
        for child in self.annotation.children(token):
            if child.text.lower() in _REPORTING:
                continue
            if child.dep in ("prep", "dative", "agent", "prt") and child.pos in ("ADP", "SCONJ", "VERB", "ADV", "PART"):
                found.append(child)
                found += self.prepositions(child)
        return tuple(found)

    def clauses(self, token: Token) -> tuple[Token, ...]:
        """Give the heads of the clauses that a word governs, coordinated ones included."""
        heads = list(self.annotation.children(token, "xcomp", "ccomp"))
        if token.pos in ("NOUN", "PROPN"):
            heads += [child for child in self.annotation.children(token, "acl") if child.tag != "VBN"]
        for prep in self.prepositions(token):
            heads += self.annotation.children(prep, "pcomp")
        if not heads and token.pos in ("VERB", "ADJ", "AUX"):
            heads += [child for child in self.annotation.children(token, "advcl") if self.has_to(child)]
        more = [later for head in heads for later in self.annotation.children(head, "conj") if later.pos == "VERB"]
        return (*heads, *more)

    def has_to(self, verb: Token) -> bool:
        """Say whether a verb is an infinitive with "to"."""
        return any(child.tag == "TO" for child in self.annotation.children(verb, "aux"))
