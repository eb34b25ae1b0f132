"""Nouns that stand for somebody named or told of before: "the minister", "the company", "the 58-year-old"."""

import re

from accord.language.appositions import appositions, names_beside, whose
from accord.language.people import People
from accord.language.state import SUBJECTS, Role, State
from accord.model import Token

_DEFINITE = frozenset({"the", "that", "this", "these", "those"})
_LEAD = 2  # sentences behind a headline that may tell more of whom it speaks
_PASSING = frozenset(
    {"former", "late", "new", "then", "same", "the", "a", "an", "that", "this", "these", "those", "ex", "year", "old"}
    | {"outgoing", "incoming", "acting", "interim", "ousted", "embattled", "veteran", "longtime", "elected"}
    | {"senior", "top", "-", "current", "two", "three", "both", "'s", "’s", "'", "’"}
)
_LESSER = frozenset({"vice", "deputy", "assistant", "under", "shadow"})
_AGED = re.compile(r"\b(?:\d+|[a-z-]+)-year-old$")
_NEAR = 4  # sentences back that a noun without a role of its own may point
_BODY_NEAR = 3
_ANY_BODY = "group"  # the sort of body that nearly any other may be called
_FIRM = "firm"
_BODY_LABELS = frozenset({"ORG", "", "FAC", "PRODUCT"})
_OPENING = 1  # sentences after the first that still open an article


class Titles:
    """Finds whom nouns stand for, with the lists of `People`."""

    def __init__(self, people: People) -> None:
        self._people = people

    def key(self, token: Token) -> str:
        """Give the word under which a noun's fillers are remembered; several are other than one."""
        if token.tag in ("NNS", "NNPS"):
            return token.text.lower()
        return self._people.kin(self._people.unshortened(token.lemma))

    def antecedent(self, state: State, number: int) -> int | None:
        """Give the earlier phrase that a definite noun stands for, if any."""
        token = state.token(number)
        if token.dep in ("attr", "appos") or not is_definite(state, number):
            return None
        found = self._filler(state, number)
        if found is not None:
            return found
        if token.tag not in ("NN", "NNP", "JJ") or tells_more(state, token):
            return None
        if self._is_generic(state, number) or self._people.is_role(token.lemma):
            plain = state.is_subject(number) and token.text.islower()  # "The Mediator" is a title, not another word
            return self._person_told_of(state, number) if plain else None
        return self._body_told_of(state, number) if self._people.is_body(token.lemma) else None

    def remember_roles_of(self, state: State, number: int, words: list[str]) -> None:
        """Remember the roles written before a name ("Prime Minister Anna Kowal", "Senators Anna Kowal and Jan Lis")."""
        before = [token for token in state.tokens(number) if token.text not in words and token.tag != "POS"]
        for token in (*_shared_titles(state, number), *before):
            word = token.text.lower()
            noun = self._people.unshortened(word.removesuffix("s") if token.tag in ("NNS", "NNPS") else word)
            if self._people.is_person(noun) and (token.text.islower() or self._people.is_role(noun)):
                rest = frozenset(other.text.lower() for other in before if other.index < token.index)
                state.remember(Role(noun, rest - _PASSING, number))
                self._remember_compound(state, number, token, noun)

    def remember_bodies_of(self, state: State, number: int) -> None:
        """Remember the body that a name or the words before it name ("the daily Nowy Kurier", "Harbour Board")."""
        for token in state.tokens(number):
            if token.text.islower() and self._people.is_body(token.lemma):
                state.remember(Role(self._people.kin(token.lemma), modifiers(state, number), number))
        head = _name_head(state, number)
        noun = self._people.kin(self._people.body_of_name(head.text) or head.text.lower())
        state.remember(Role(noun, modifiers(state, number), number))

    def remember(self, state: State, number: int) -> None:
        """Remember what a noun is called by."""
        token = state.token(number)
        words = modifiers(state, number) | _complement_words(state, token)
        state.remember(Role(self.key(token), words, number))
        self._remember_compound(state, number, token, token.lemma)

    def _remember_compound(self, state: State, number: int, token: Token, noun: str) -> None:
        """Remember a noun with the word before it where both are one: a district attorney may be "the prosecutor"."""
        before = state.annotation.tokens[token.index - 1] if token.index > state.phrases[number].first else None
        whole = f"{before.text.lower()}-{noun}" if before else ""
        if whole and self._people.is_listed(whole, "people"):
            state.titled.setdefault(state.chains[number], set()).add(whole)

    def beside(self, state: State, number: int) -> tuple[int | None, int | None]:
        """Give the phrase before it that a noun only describes, or the name beside it that says who it is."""
        token = state.token(number)
        if token.tag == "NNS":  # "the rebels, the March Front"
            return None, self._body_beside(state, token)
        if token.tag not in ("NN", "NNP") or whose(state.annotation, token, self._people) != token:
            return None, None
        labels = ("PERSON",) if self._people.is_role(token.lemma.lower()) else ("PERSON", "ORG")
        labels = ("ORG",) if self._people.is_body(token.lemma.lower()) else labels
        close = self._people.is_role(token.lemma.lower()) or self._people.is_body(token.lemma.lower())
        heads = names_beside(state.annotation, token) if close else appositions(state.annotation, token)
        if any(self._people.is_body(head.lemma) for head in heads if head.pos == "NOUN"):
            labels = ("PERSON", "ORG")  # "its owner, a holding called Varkan Home"
        for head in heads:
            below = state.number_at(head)
            if below is not None and state.phrases[below].label in labels and state.phrases[below].kind == "name":
                return None, below
        return self._described(state, token), None

    def headed(self, state: State, number: int) -> int | None:
        """Give the headline's phrase that the lead tells more of: "Farmers block road" ... "Polish farmers blocked"."""
        token = state.token(number)
        headline, sentence = state.annotation.sentences[0], state.annotation.sentence_of(token)
        if token.sentence > _LEAD or headline.paragraph == sentence.paragraph:
            return None
        if any(child.text.lower() not in ("a", "an") for child in state.annotation.children(token, "det", "poss")):
            return None
        for one, phrase in enumerate(state.phrases[:number]):
            other = state.token(one)
            if other.sentence or phrase.kind == "pronoun" or phrase.label or state.chains[one] != one:
                continue
            if state.annotation.children(other, "det", "poss"):
                continue
            alike = other.lemma.lower() == token.lemma and (other.tag == "NNS") == (token.tag == "NNS")
            if alike and modifiers(state, one) <= modifiers(state, number):
                return one
        return None

    def _body_beside(self, state: State, token: Token) -> int | None:
        """Give the one body whose name stands beside a noun for several."""
        heads = appositions(state.annotation, token)
        number = state.number_at(heads[0]) if len(heads) == 1 else None
        if number is None or state.annotation.children(heads[0], "conj", "cc"):
            return None
        return number if state.phrases[number].label == "ORG" and state.phrases[number].kind == "name" else None

    def _described(self, state: State, token: Token) -> int | None:
        """Give the person that an apposition or "is a" describes: "Anna Kowal, the minister", "Kowal is a lawyer"."""
        above = state.annotation.head(token)
        number = _whole_at(state, above)
        if token.dep == "appos" and _is_subject_of(state, token):
            return None
        if token.dep == "appos" and number is not None and state.phrases[number].kind == "noun":
            person = state.chains[number] in state.people  # "the director, a cousin of the governor"
            return number if person and self._is_one(state, token) else None
        if token.dep == "appos" and number is not None and state.phrases[number].kind == "name":
            person = state.chains[number] in state.people
            told = self._people.is_role(token.lemma) or self._is_one(state, token)
            return number if told and person else self._body(state, number, token)
        if token.dep == "attr" and above.lemma == "be" and not state.annotation.children(above, "neg"):
            for subject in state.annotation.children(above, *SUBJECTS):
                number = state.number_at(subject)
                if number is not None and state.chains[number] in state.named:
                    return number
        return None

    def _is_one(self, state: State, noun: Token) -> bool:
        """Say whether a noun says what somebody is: "Ana Ruiz, a Jesuit"."""
        articles = (child.text for child in state.annotation.children(noun, "det"))
        return not self._people.is_body(noun.lemma) and any(article in ("a", "an") for article in articles)

    def _body(self, state: State, number: int, token: Token) -> int | None:
        """Give the named body that a noun behind it describes: "Open Wells, a charity"."""
        body = self._people.is_body(token.lemma) and state.phrases[number].label in _BODY_LABELS
        return number if body and state.chains[number] not in state.people else None

    def announce(self, state: State) -> None:
        """Join a headline's bare role ("Budget expert warns") to the only person who is later given it.

        So with an office of which nobody was told before: "the prime minister" ... "Prime Minister Ana Ruiz".
        """
        for number, phrase in enumerate(state.phrases):
            token = state.token(number)
            if phrase.kind != "noun" or not self._people.is_role(token.lemma) or token.tag != "NN":
                continue
            before = [child.text.lower() for child in state.annotation.children(token, "det", "poss")]
            office = before == ["the"] and self._people.is_office(token.lemma) and not tells_more(state, token)
            if (before and not office) or state.chains[number] != number:
                continue
            words = modifiers(state, number)
            fitting = {
                state.chains[role.number]
                for role in state.roles.get(token.lemma, ())
                if words <= role.words
                and not is_lesser(role.words, words)
                and (role.number > number or office)
                and state.phrases[role.number].kind == "name"
            }
            if (words or office) and len(fitting) == 1:
                state.chains[number] = fitting.pop()

    def _filler(self, state: State, number: int) -> int | None:
        """Give the last phrase with the same noun; words that the earlier one lacks rule it out."""
        token = state.token(number)
        if _clauses(state, token):
            return None  # "the man who called" says itself which man
        words = modifiers(state, number) | _complement_words(state, token)
        person = self._people.is_role(token.lemma)
        key = self.key(token)
        usual = self._usual(state, number)
        if usual:
            *other, key = usual.split()
            words = frozenset(other)
        for role in reversed(state.roles.get(key, [])):
            own = words if role.words else frozenset(word for word in words if not self._people.is_body(word))
            known = own <= role.words and not is_lesser(role.words, words)  # "their leader", later "the party leader"
            if role.number < number and known and (not person or self._may_fill(state, role)):
                return role.number
        return None

    def _usual(self, state: State, number: int) -> str:
        """Give the usual words for an office that is told by others: "the premier", "the head of state"."""
        token = state.token(number)
        before = [other.text.lower() for other in _modifying(state, number)]
        behind = [word.text.lower() for child in state.annotation.children(token, "prep")
                  for word in state.annotation.subtree(child)]  # fmt: skip
        whole = " ".join([*before, token.lemma, *behind])
        return self._people.same(whole) or self._people.same(" ".join([token.lemma, *behind]))

    def _may_fill(self, state: State, role: Role) -> bool:
        """Say whether somebody is meant, not what somebody may be ("the first female president") or is called."""
        if state.chains[role.number] in state.named or state.chains[role.number] in state.groups:
            return True
        opening = state.tokens(role.number)[0]
        return state.token(role.number).dep in (*SUBJECTS, "pobj") and opening.index != state.token(role.number).index

    def _is_generic(self, state: State, number: int) -> bool:
        return self._people.is_generic(state.token(number).lemma) or is_aged(state, number)

    def _person_told_of(self, state: State, number: int) -> int | None:
        """Give the last person who was a subject, if nothing speaks against this noun for them."""
        token = state.token(number)
        gender = self._people.role_gender(token.lemma)
        free = self._is_generic(state, number) or not self._people.is_office(self._people.unshortened(token.lemma))
        if not free and any(not _places(other) for other in self._telling(state, number)):
            return None
        best: tuple[int, bool, int] | None = None
        for one in state.recent(number, _NEAR):
            chain, verb = state.chains[one], state.annotation.head(state.token(one))
            if chain not in state.people or not state.acts(one) or verb.index == token.head:
                continue
            if not _same_quotation(state, number, one):
                continue
            if gender and state.genders.get(chain, gender) != gender:
                continue
            rank = (state.token(one).sentence, self._people.is_speech(verb.lemma), one)
            best = max(best, rank) if best else rank
        if best is None:
            return None
        return best[2] if free or not state.titled.get(state.chains[best[2]]) else None

    def _telling(self, state: State, number: int) -> list[Token]:
        return [] if is_aged(state, number) else _modifying(state, number)

    def introduce(self, state: State) -> None:
        """Join the role that an article opens with to the name that the next sentences give without a role.

        "The culture minister resigned on Monday. Ana Ruiz told reporters that she was tired."
        """
        opening = [number for number in range(len(state.phrases)) if state.token(number).sentence <= _OPENING]
        for number in opening:
            token = state.token(number)
            alone = state.chains[number] == number and state.phrases[number].label != "PERSON"
            if not (alone and state.is_subject(number) and self._people.is_role(token.text.lower())):
                continue
            name = self._first_named(state, number)
            if name is not None:
                old, new = state.chains[number], state.chains[name]
                state.chains = [new if chain == old else chain for chain in state.chains]
                state.genders.setdefault(new, state.genders.get(old, "")) if state.genders.get(old) else None
                return

    def _first_named(self, state: State, number: int) -> int | None:
        """Give the first person named after a role, if it is a full name, new, a subject and without a role."""
        token = state.token(number)
        for one in range(number + 1, len(state.phrases)):
            other = state.token(one)
            if other.sentence > token.sentence + _OPENING + 1:
                return None
            if state.phrases[one].label != "PERSON" or other.sentence == token.sentence or not state.is_subject(one):
                continue
            chain = state.chains[one]
            new = chain == one and state.phrases[one].last - state.phrases[one].first > 1
            told = self._is_told_of(state, one)
            old, fresh = state.genders.get(number, ""), state.genders.get(chain, "")
            return one if new and not told and (not old or not fresh or old == fresh) else None
        return None

    def _is_told_of(self, state: State, number: int) -> bool:
        """Say whether a role stands beside a name that is still held ("a former magistrate" is not)."""
        if any(self._people.is_role(token.text.lower()) for token in state.tokens(number)):
            return True
        beside = [noun for noun in state.annotation.children(state.token(number), "appos") if noun.pos != "NUM"]
        return any(not any(inner.lemma == "former" for inner in state.annotation.subtree(noun)) for noun in beside)

    def _body_told_of(self, state: State, number: int) -> int | None:
        """Give the last named body whose name does not say that it is of another sort."""
        noun = self._people.kin(state.token(number).lemma)
        if any(not token.text.islower() for token in _modifying(state, number)) and noun != _ANY_BODY:
            return None
        named = {state.chains[role.number] for role in state.roles.get(noun, ()) if _is_named_body(state, role, number)}
        if len(named) == 1:
            return named.pop()
        if _modifying(state, number) and noun not in (_ANY_BODY, _FIRM):
            return None
        for one in state.recent(number, _BODY_NEAR):
            phrase = state.phrases[one]
            if phrase.kind != "name" or phrase.label not in _BODY_LABELS or not state.is_subject(one):
                continue
            if state.chains[one] in state.people or not _same_quotation(state, number, one):
                continue
            other = self._people.kin(self._people.body_of_name(_name_head(state, one).text))
            return one if not other or noun in (other, _ANY_BODY) else None
        return None


def _whole_at(state: State, head: Token) -> int | None:
    """Give the phrase with that head, or the body's name that it ends: "Doctors for the Sahel"."""
    number = state.number_at(head)
    around = range(max(0, (number or 0) - 2), number or 0)
    bodies = (one for one in around if state.phrases[one].label == "ORG" and state.phrases[one].last == head.index + 1)
    return next(bodies, number)


def _is_subject_of(state: State, noun: Token) -> bool:
    """Say whether an apposition is a subject that the parser missed: "At a clinic in Rome, a farmer said"."""
    above = state.annotation.head(noun)
    if above.dep != "pobj":
        return False
    outer = next((one for one in state.annotation.ancestors(above) if one.pos in ("VERB", "AUX")), None)
    if outer is None or outer.index < noun.index or state.annotation.children(outer, *SUBJECTS):
        return False
    after = state.annotation.subtree(noun)[-1].index + 1
    return state.annotation.tokens[after].text != ","


def _same_quotation(state: State, one: int, other: int) -> bool:
    """Say whether both are the article's own words, or those of one quotation."""
    starts = [state.annotation.quotation_at(state.phrases[number].start) for number in (one, other)]
    return starts[0] == starts[1]


def _is_named_body(state: State, role: Role, number: int) -> bool:
    """Say whether a body of that sort was named before."""
    phrase = state.phrases[role.number]
    return role.number < number and phrase.kind == "name" and phrase.label in _BODY_LABELS


def _places(token: Token) -> bool:
    """Say whether a word before a role says of which country, party or race it is, not what it does."""
    return token.entity in ("GPE", "NORP", "LOC", "DATE") or token.lemma in (
        "presidential",
        "vice-presidential",
        "vice",
    )


def is_aged(state: State, number: int) -> bool:
    """Say whether somebody is called by an age: "the 58-year-old"."""
    phrase = state.phrases[number]
    return bool(_AGED.search(state.annotation.text[phrase.start : phrase.end].lower()))


def is_lesser(role: frozenset[str], words: frozenset[str]) -> bool:
    """Say whether a role is the one below what the words say: a vice-president is not "the president"."""
    return bool((role & _LESSER) - words)


def modifiers(state: State, number: int) -> frozenset[str]:
    """Give the words before a phrase's head that tell it from others of its kind."""
    if number not in state.words:
        state.words[number] = _modifiers(state, number)
    return state.words[number]


def _modifiers(state: State, number: int) -> frozenset[str]:
    before = _before(state, number)
    based = [place for place, token in enumerate(before) if token.text.lower() == "based"]
    words = (token.text.lower() for token in before[max(based, default=-1) + 1 :])  # "the Geneva-based medical group"
    return frozenset(word for word in words if not word.isdigit()) - _PASSING


def _before(state: State, number: int) -> list[Token]:
    head = state.phrases[number].head
    return [token for token in state.tokens(number) if token.index < head]


def _modifying(state: State, number: int) -> list[Token]:
    return [token for token in _before(state, number) if token.text.lower() not in _PASSING]


def _shared_titles(state: State, number: int) -> list[Token]:
    """Give the nouns for several before the first name of a list: "Senators Anna Kowal and Jan Lis"."""
    token = state.token(number)
    while token.dep == "conj":
        token = state.annotation.head(token)
    first = state.number_at(token)
    tokens = state.tokens(first) if first is not None and first != number else ()
    return [one for one in tokens if one.tag in ("NNS", "NNPS")]


def _name_head(state: State, number: int) -> Token:
    """Give the noun of a body's name: the last word before "of", "for" or "on"."""
    tokens = state.tokens(number)
    last = tokens[0]
    for token in tokens:
        if token.pos == "ADP" and token.index > tokens[0].index + 1:
            break
        if token.tag != "POS":
            last = token
    return last


def is_definite(state: State, number: int) -> bool:
    """Say whether a noun has "the", "this" or "that" before it, or is a transcript's label."""
    token = state.token(number)
    if token.tag not in ("NN", "NNS", "NNP", "JJ"):
        return False
    if is_label(state, number):
        return True
    return any(child.lemma in _DEFINITE for child in state.annotation.children(token, "det"))


def is_label(state: State, number: int) -> bool:
    """Say whether the phrase is a transcript's label: "MINISTER: ..." at the start of a paragraph."""
    phrase, tokens = state.phrases[number], state.annotation.tokens
    first = tokens[phrase.first].sentence
    opens = phrase.first == 0 or (
        state.annotation.sentences[first].paragraph != state.annotation.sentence_of(tokens[phrase.first - 1]).paragraph
    )
    return opens and phrase.last < len(tokens) and tokens[phrase.last].text == ":"


def tells_more(state: State, token: Token) -> bool:
    """Say whether more follows that tells who is meant.

    The number in "the father of two" does not, nor the place in "the senator from Vermont".
    """
    told = state.annotation.children(token, "prep")
    return _clauses(state, token) or not all(_tells_little(state, child) for child in told)


def _tells_little(state: State, preposition: Token) -> bool:
    inner = state.annotation.subtree(preposition)
    return preposition.lemma == "from" or any(token.pos == "NUM" for token in inner)


def _clauses(state: State, token: Token) -> bool:
    """Say whether a clause without a comma follows, which tells who is meant: "the man who called"."""
    for child in state.annotation.children(token, "relcl", "acl"):
        first = state.annotation.subtree(child)[0].index
        if state.annotation.tokens[first - 1].text != ",":
            return True
    return False


def _complement_words(state: State, token: Token) -> frozenset[str]:
    """Give the words of an "of" phrase: "the head of the agency" says which head."""
    words: set[str] = set()
    for preposition in state.annotation.children(token, "prep"):
        if preposition.index == token.index + 1:
            below = state.annotation.subtree(preposition)
            words |= {inner.text.lower() for inner in below if inner.pos in ("NOUN", "PROPN", "ADJ")}
    return frozenset(words)
