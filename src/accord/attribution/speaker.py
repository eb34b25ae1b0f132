"""Whom a statement's source span stands for."""

from accord.attribution.drafts import Draft
from accord.attribution.reading import Reading
from accord.attribution.sources import SourceWords
from accord.model import ActorKind, ActorMention, Phrase, Speaker, SpeakerKind, Token
from accord.particles import PARTICLES

_KINDS: dict[ActorKind, SpeakerKind] = {
    "state": "organisation",
    "person": "person",
    "group": "group",
    "organisation": "organisation",
    "document": "document",
    "unnamed": "unnamed",
}
_LABELS: dict[str, SpeakerKind] = {"PERSON": "person", "ORG": "organisation", "GPE": "organisation", "NORP": "group"}
_NAMED = frozenset({"PERSON", "ORG"})
_TITLE_PREPOSITIONS = frozenset({"of", "in", "for", "from", "at", "by", "on", "with", "near", "to", "around", "behind"})
_CLAUSE = frozenset({"VERB", "AUX", "PRON"})
_INTERVIEW = frozenset({"Q", "A"})
_ASKING = frozenset({"correspondent", "reporter", "interviewer", "journalist", "editor", "columnist"})
_PERSONAL = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$"})
_CLAUSAL = frozenset({"WP", "WDT", "WP$", "WRB", "VBG", "VBN", "VBD", "VBZ", "VBP", "VB", "MD"})
_LEAST_PARTIAL = 2  # words of "one of them" and the like; "one" alone is a pronoun
_OWNERS = frozenset({"'", "’"})  # behind several: "Workers'"
_SAINTS = frozenset({"St.", "Ste."})  # of a name, where other abbreviations before it are titles
_INITIAL = 2  # letters, with the dot
_LONGEST_TITLE = 8  # tokens behind the noun; more is a tale, not a title
_SPEAKER_SELF = frozenset({"i", "my", "me", "we", "our", "us", "myself", "ourselves"})


class SpeakerFinder:
    """Resolves the source spans of one article through its actor mentions and name chains."""

    def __init__(self, reading: Reading, words: SourceWords, actors: tuple[ActorMention, ...]) -> None:
        self._reading = reading
        self._words = words
        self._people = [mention for mention in sorted(actors, key=lambda one: one.head) if mention.kind == "person"]
        self._at = {mention.head: mention for mention in actors}
        self._names: dict[int, Phrase] = {}
        self._nouns: dict[int, Phrase] = {}
        for phrase in reading.annotation.phrases:
            best = self._names.get(phrase.chain)
            if phrase.kind == "name" and (best is None or _fullness(phrase) > _fullness(best)):
                self._names[phrase.chain] = phrase
            elif phrase.kind == "noun" and _length(phrase) > _length(self._nouns.get(phrase.chain)):
                self._nouns[phrase.chain] = phrase
        self._titles = self._full_titles(actors)
        self._own: dict[int, str] = {}  # by chain: the fullest words of its sources
        self._by_word = {reading.tokens[phrase.head].text: phrase for phrase in self._names.values()}

    def speakers(self, drafts: list[Draft], parents: list[int | None]) -> list[Speaker | None]:
        """Give whom each draft's source stands for; None where it has no source.

        "I" and "we" inside another statement are that statement's speaker.
        """
        for draft in drafts:
            self._learn_words(draft)
        found = [self._speaker(draft) for draft in drafts]
        return [self._first_person(drafts, parents, found, number) for number in range(len(drafts))]

    def _learn_words(self, draft: Draft) -> None:
        """Remember the fullest words that a source has for somebody without a name: "a man close to the talks"."""
        phrase = self._phrase(draft.source_head) if draft.source_head is not None else None
        if phrase is not None and phrase.kind != "name":
            words = self._own_words(draft, phrase)
            if phrase.kind == "noun":
                self._own[phrase.chain] = max(self._own.get(phrase.chain, ""), words, key=len)

    def _own_words(self, draft: Draft, phrase: Phrase) -> str:
        """Give the source's words from the phrase on, up to a clause, a comma, or where they are no title any more."""
        tokens = self._reading.tokens
        last = phrase.last
        stand_in = phrase.kind == "pronoun"
        while last in draft.source and last - phrase.last < _LONGEST_TITLE:
            glued = tokens[last - 1].text == "-" and tokens[last - 1].end == tokens[last].start  # "a flood-hit town"
            if _ends_title(tokens[last], stand_in) and not glued:
                break
            last += 1
        first = phrase.first if stand_in else phrase.first + (tokens[phrase.first].pos == "DET")
        return self._reading.text[tokens[min(first, phrase.head)].start : tokens[last - 1].end]

    def _first_person(
        self, drafts: list[Draft], parents: list[int | None], found: list[Speaker | None], number: int
    ) -> Speaker | None:
        head = drafts[number].source_head
        above = parents[number]
        if head is None or above is None or self._reading.tokens[head].text.lower() not in _SPEAKER_SELF:
            return found[number]
        return self._first_person(drafts, parents, found, above)

    def _speaker(self, draft: Draft) -> Speaker | None:
        if draft.source_head is None:
            return None
        heads = self._joined(self._reading.tokens[draft.source_head], draft)
        if len(heads) > 1:
            return self._several(draft, heads)
        phrase = self._phrase(draft.source_head)
        if phrase is not None and phrase.several:
            return self._together(" and ".join(map(self._name_at, phrase.several)), phrase.several)
        head = self._named_head(draft, draft.source_head)
        partial = self._interviewed(draft) or self._labelled(draft) or self._partial(draft, head)
        if partial is not None:
            return partial
        phrase, mention = self._phrase(head), self._at.get(self._stand_in(head))
        document = self._words.is_document(self._reading.tokens[draft.source_head].lemma)
        if mention is None:
            return self._by_chain(draft, head, document=document)
        return Speaker(
            name=self._name(mention, phrase.chain if phrase else None),
            kind="document" if document and mention.kind == "unnamed" else _KINDS[mention.kind],
            actor=mention.actor,
            country=mention.country,
            sectors=mention.sectors,
        )

    def _interviewed(self, draft: Draft) -> Speaker | None:
        """Give whom "A:" stands for in an interview: the first person named who does not ask; "Q:" asks."""
        label = "".join(self._reading.tokens[index].text for index in sorted(draft.source)).rstrip(".:")
        if label not in _INTERVIEW:
            return None
        named = [one for one in self._people if one.head < draft.anchor]
        asking = {one.chain for one in named if self._asks(one.head)}
        wanted = [one for one in named if (one.chain in asking) == (label == "Q")]
        return _person(wanted[0]) if wanted else None

    def _labelled(self, draft: Draft) -> Speaker | None:
        """Give the person whose surname ends a transcript's label in capitals: "MR. STONE:"."""
        label = [self._reading.tokens[index] for index in sorted(draft.source)]
        after = label[-1].index + 1 if label else len(self._reading.tokens)
        if not label or after >= len(self._reading.tokens) or self._reading.tokens[after].text != ":":
            return None
        surname = label[-1].text
        if not surname.isupper() or len(surname) == 1:
            return None
        named = [one for one in self._people if one.name.split()[-1].upper() == surname and not one.name.isupper()]
        return _person(max(named, key=lambda one: len(one.name))) if named else None

    def _asks(self, head: int) -> bool:
        """Say whether a person is called a correspondent or the like beside the name."""
        token = self._reading.tokens[head]
        around = [*self._reading.children(token, "appos", "compound"), *self._reading.annotation.ancestors(token)][:3]
        return any(other.lemma in _ASKING for other in around)

    def _partial(self, draft: Draft, head: int) -> Speaker | None:
        """Give some of a group in the source's own words: "one of them", "many of my colleagues", "those who"."""
        phrase = self._phrase(head)
        if phrase is None or phrase.kind != "pronoun" or self._reading.tokens[head].tag in _PERSONAL:
            return None
        words = self._own_words(draft, phrase)
        of = self._at.get(head)
        if len(words.split()) < _LEAST_PARTIAL:
            return None
        return Speaker(name=words, kind="unnamed", country=of.country if of else None, sectors=of.sectors if of else ())

    def _named_head(self, draft: Draft, head: int) -> int:
        """Give the head of the person's name in the source that says who its noun is: "the poet, Ana Ruiz"."""
        phrase = self._phrase(head)
        if phrase is None and self._reading.tokens[head].pos == "VERB":
            before = (index for index in sorted(draft.source) if index < head)
            head = next(filter(self._is_name, before), head)  # "activist Ana Ruiz, whose group has"
            phrase = self._phrase(head)
        if phrase is None or phrase.label == "PERSON" or self._reading.tokens[head].tag in _PERSONAL:
            return head
        words = [index for index in sorted(draft.source) if self._reading.tokens[index].pos != "PUNCT"]
        beside = (index for index in words if index > head and self._is_name_beside(index, words[-1], head))
        return next(beside, head)

    def _is_name(self, index: int) -> bool:
        phrase = self._phrase(index)
        return phrase is not None and phrase.kind == "name"

    def _is_name_beside(self, index: int, last: int, noun: int) -> bool:
        """Say whether a person's name stands there behind a comma or the noun, beside it or as the source's end."""
        phrase = self._phrase(index)
        before = max(0, phrase.first - 1) if phrase else 0
        token = self._reading.tokens[index]
        if phrase is None or phrase.label != "PERSON":
            return False
        if token.dep == "appos" and token.head == noun:
            return True
        if self._reading.tokens[before].text != "," and before != noun:
            return False
        return self._reading.tokens[index].dep in ("appos", "conj") or phrase.last > last

    def _phrase(self, index: int) -> Phrase | None:
        return self._reading.annotation.phrase_at(self._reading.tokens[index])

    def _name(self, mention: ActorMention, chain: int | None) -> str:
        """Give the mention's name, or the fuller one that the text has for it; `chain` is the annotation's."""
        phrase = self._names.get(chain) if chain is not None else None
        known = mention.kind == "state" or (mention.kind == "person" and mention.actor is not None)
        named = phrase is not None and bool(phrase.label)  # "the defence ministry" is a name without a label
        if phrase is not None and named and not known and (mention.kind != "unnamed" or phrase.label in _NAMED):
            own = self._bare_name(phrase)
            described = _is_described(own, mention.name) or self._is_part_of_state(mention, phrase)
            fuller = described or _adds_to(own, mention.name) or _is_initials(mention.name, own)
            return own if fuller else mention.name
        title = self._titles.get(mention.chain, mention.name)
        if mention.kind == "person" or chain is None or mention.actor:
            return title
        return max(title, self._own.get(chain, ""), key=len)

    def _is_part_of_state(self, mention: ActorMention, phrase: Phrase) -> bool:
        """Say whether a body with a name of its own is known only as its state."""
        own = mention.actor is not None and mention.actor == mention.country and bool(mention.sectors)
        return own and phrase.label in ("ORG", "FAC")

    def _full_titles(self, actors: tuple[ActorMention, ...]) -> dict[int | None, str]:
        """Give by chain the full words for those who have no name: "officials in Rome", "both sides"."""
        found: dict[int | None, str] = {}
        for mention in actors:
            phrase = self._reading.annotation.phrase_at(self._reading.tokens[mention.head])
            if phrase is None or mention.kind == "person" or (phrase.kind != "noun" and phrase.label):
                continue
            if self._reading.text[: phrase.end].endswith(mention.name):
                title = self._full_title(phrase, mention.name)
                found[mention.chain] = max(found.get(mention.chain, ""), title, key=len)
        return found

    def _full_title(self, phrase: Phrase, name: str) -> str:
        opening = self._reading.tokens[phrase.first]
        start = opening.start if opening.text.lower() == "both" else phrase.end - len(name)
        return self._reading.text[start : self._title_end(phrase)]

    def _title_end(self, phrase: Phrase) -> int:
        """Give where the words end that say of what or where the noun is: "a report by the ombudsman"."""
        tokens, last = self._reading.tokens, phrase.last
        for child in self._reading.children(tokens[phrase.head], "prep"):
            below = self._reading.below(child)
            short = len(below) <= _LONGEST_TITLE and not any(tokens[index].pos in _CLAUSE for index in below)
            if child.index == last and child.lemma in _TITLE_PREPOSITIONS and short:
                last = max(index for index in below if tokens[index].pos != "PUNCT") + 1
        return max(phrase.end, tokens[last - 1].end)

    def _joined(self, head: Token, draft: Draft) -> list[Token]:
        """Give the heads of "X, Y and Z", the first one first."""
        found = [head]
        listed = self._reading.children(head, "conj")
        if any(child.text == "&" for child in self._reading.children(head, "cc")):
            return found  # a firm
        if (
            len(listed) == 1
            and not self._reading.children(head, "cc")
            and not self._reading.children(listed[0], "cc", "conj")
        ):
            return found  # "the rivals, the Harbour Front" are one
        for child in listed:
            if child.index in draft.source and child.pos in ("NOUN", "PROPN", "PRON"):
                found += self._joined(child, draft)
        return found

    def _several(self, draft: Draft, heads: list[Token]) -> Speaker:
        """Give several who speak as one group, with the country and sectors that they share."""
        first, last = min(heads[0].index, *draft.source), heads[-1].index
        for child in self._reading.children(heads[-1], "appos"):
            phrase = self._phrase(child.index)
            last = phrase.last - 1 if phrase is not None and phrase.first == last + 1 else last  # "and his wife Moira"
        words = self._reading.text[self._reading.tokens[first].start : self._reading.tokens[last].end]
        return self._together(words, tuple(head.index for head in heads))

    def _name_at(self, head: int) -> str:
        """Give the name of whom the phrase with that head stands for."""
        phrase, mention = self._phrase(head), self._at.get(head)
        if mention is not None:
            return self._name(mention, phrase.chain if phrase else None)
        named = self._names.get(phrase.chain) if phrase else None
        return self._bare_name(named) if named else self._reading.tokens[head].text

    def _together(self, name: str, heads: tuple[int, ...]) -> Speaker:
        mentions = [self._at.get(head) for head in heads]
        countries = {mention.country if mention else None for mention in mentions}
        sectors = {mention.sectors if mention else () for mention in mentions}
        return Speaker(
            name=name,
            kind="group",
            country=countries.pop() if len(countries) == 1 else None,
            sectors=sectors.pop() if len(sectors) == 1 else (),
        )

    def _stand_in(self, head: int) -> int:
        """Give the head itself, or that of the same name elsewhere where the parser made no phrase of it here."""
        token = self._reading.tokens[head]
        if self._reading.annotation.phrase_at(token):
            return head
        names = self._names.values() if token.dep != "compound" else ()  # not the "Clinton" of "Clinton Plan"
        around = (one for one in names if one.first <= head < one.last)
        same = next(around, None) or self._by_word.get(token.text)
        return head if same is None else same.head

    def _by_chain(self, draft: Draft, head: int, *, document: bool) -> Speaker | None:
        """Resolve a source that is no known actor: by the fullest name of its chain, else by its fullest words."""
        phrase = self._reading.annotation.phrase_at(self._reading.tokens[self._stand_in(head)])
        name = self._names.get(phrase.chain) if phrase else None
        if name is not None:
            return Speaker(name=self._bare_name(name), kind=_LABELS.get(name.label, "unnamed"))
        spans = self._reading.spans(draft.source)
        if not spans:
            return None
        fullest = self._nouns.get(phrase.chain, phrase) if phrase else None
        start, end = (fullest.start, self._title_end(fullest)) if fullest else spans[0]
        words = max(self._reading.text[start:end], self._own.get(fullest.chain, "") if fullest else "", key=len)
        return Speaker(name=words, kind="document" if document else "unnamed")

    def _capitals(self, phrase: Phrase) -> list[Token]:
        """Give the capitalised words up to the head, and what follows it in the phrase."""
        inside = range(phrase.first, phrase.head)
        persons = (index for index in inside if self._reading.tokens[index].entity == phrase.label == "PERSON")
        first = phrase.head
        while first > next(persons, phrase.first) and self._reading.tokens[first - 1].text[:1].isupper():
            first -= 1
        return list(self._reading.tokens[first : phrase.last])

    def _whole(self, inside: tuple[Token, ...], first: int) -> list[Token]:
        """Give a body's name with what the model cut off: "Dock Workers' Union", "Press Monitor for Galicia"."""
        tokens = self._reading.tokens
        while first > inside[0].index and tokens[first].text == "-":
            first -= 1  # "All-Pakistan Kiln Owners"
        opening = inside[0].index + (inside[0].pos != "PROPN")
        while first > opening and (tokens[first - 1].text in _OWNERS or _is_capital(tokens[first - 1])):
            first -= 1
        return [token for token in inside if token.index >= first]

    def _bare_name(self, phrase: Phrase) -> str:
        """Give the name without the roles before it and the article."""
        inside = self._reading.tokens[phrase.first : phrase.last]
        label = self._reading.tokens[phrase.head].entity
        named = [token for token in inside if label and token.entity == label] or self._capitals(phrase)
        if phrase.label == "ORG":
            named = self._whole(inside, named[0].index)
        if phrase.label in ("PERSON", "ORG"):
            before = [token for token in inside if token.index < phrase.head or phrase.label == "PERSON"]
            breaks = [token.index for token in before if token.pos in ("NOUN", "ADJ") and _is_plain(token)]
            named = [token for token in named if token.index > max(breaks, default=-1)] or named
        while len(named) > 1 and (named[0].pos in ("DET", "CCONJ") or _is_short_title(named[0].text)):  # "both the"
            named = named[1:]
        ordinal = self._reading.tokens[named[0].index - 1]
        if ordinal.entity == "ORDINAL" and ordinal.index >= phrase.first:
            named = [ordinal, *named]  # "the 36th Mountain Brigade"
        return self._reading.text[named[0].start : named[-1].end]


def _person(mention: ActorMention) -> Speaker:
    return Speaker(
        name=mention.name, kind="person", actor=mention.actor, country=mention.country, sectors=mention.sectors
    )


def _is_capital(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[:1].isupper()


def _is_plain(token: Token) -> bool:
    return _is_description(token.text)


def _is_described(own: str, name: str) -> bool:
    """Say whether the known name only describes, or does so before the text's own: "the fund Norsk Malm"."""
    words = name.split()
    return words[-1].islower() or (name.endswith(own) and any(map(_is_description, name[: -len(own)].split())))


def _is_description(word: str) -> bool:
    return word.islower() and word not in PARTICLES


def _ends_title(token: Token, stand_in: bool) -> bool:
    """Say whether a title ends before the token; "those who" may go on with a clause."""
    if token.pos == "PUNCT" and token.text not in ("-", "'"):
        return True
    return not stand_in and (token.tag in _CLAUSAL or token.dep == "relcl")


def _length(phrase: Phrase | None) -> int:
    return phrase.end - phrase.start if phrase else 0


def _adds_to(own: str, name: str) -> bool:
    """Say whether the text's own name has all words of the known one and more: "Kenya Red Cross"."""
    return set(name.split()) < set(own.split())


def _is_short_title(word: str) -> bool:
    """Say whether a word before a name is a shortened title ("Sgt.") and no initial."""
    return word.endswith(".") and len(word) > _INITIAL and word[:-1].isalpha() and word not in _SAINTS


def _is_initials(name: str, own: str) -> bool:
    """Say whether a name is only the initials of the text's own: "AROS"."""
    return len(name) > 1 and name == "".join(word[0] for word in own.split() if word[0].isupper())


def _fullness(phrase: Phrase) -> tuple[bool, int]:
    return phrase.label == "PERSON", phrase.end - phrase.start
