"""Leave out readings of a name that the words around it forbid."""

from dataclasses import replace

from accord.actors.entries import SURNAMES, Codes
from accord.actors.names import Candidate, Match, key_of
from accord.actors.roles import RoleHit, RoleIndex
from accord.actors.surroundings import (
    can_be_surname,
    is_piece_of_compound,
    is_piece_of_surname,
    is_thing_named_after,
    is_verb,
)
from accord.model import Annotation, Name, Phrase, Token
from accord.particles import PARTICLES

_BRANDS = frozenset({"media", "company"})  # "Dawn" in "New Dawn" is another
_BODIES = frozenset({"institution", "party"})
_CALENDAR = frozenset({"DATE", "TIME"})
_PLACED = frozenset({"state", "territory", "historical", "city", "province"})
_NAMING = frozenset({"name", "adjective", "people"})


class NameFilter:
    """The known names of one article, less those that are pieces of something else."""

    def __init__(self, annotation: Annotation, matches: list[Match], *, roles: RoleIndex, codes: Codes) -> None:
        self._annotation = annotation
        self._full = _named_in_full(matches)
        self._phrases = {phrase.head: phrase for phrase in annotation.phrases}
        self._chains = {phrase.head: phrase.chain for phrase in annotation.phrases}
        self._in_chain = self._full_by_chain(matches)
        matches = [found for match in matches if (found := self._without_families(match)).candidates]
        self._matches = matches
        self._roles = roles
        self._codes = codes
        self._name_of = {index: name for name in annotation.names for index in range(name.first, name.last)}
        self._by_token = {index: match for match in matches for index in range(match.first, match.last)}
        strangers = tuple(phrase for phrase in annotation.phrases if self._is_stranger(phrase))
        self._strange = frozenset(phrase.chain for phrase in strangers)
        self._others = self._surnames_of_strangers(strangers)

    def usable(self) -> list[Match]:
        """Give the matches with the readings that are left, in text order."""
        found: list[Match] = []
        for match in self._matches:
            if self._piece_of_person(match) or self._piece_of_body(match) or self._foreign_body(match):
                continue
            if is_thing_named_after(self._annotation, match, self._codes):
                continue
            if is_piece_of_compound(self._annotation, match, self._by_token):
                continue
            kept = tuple(one for one in match.candidates if self._fits(match, one))
            if kept:
                found.append(replace(match, candidates=kept, title=self._title(match)))
        return found

    def _piece_of_person(self, match: Match) -> bool:
        """Say whether the match is only a piece of somebody's name: "Jordan" in "Neil Jordan"."""
        name, phrase = self._name_of.get(match.last - 1), self._phrases.get(match.last - 1)
        if phrase is not None and phrase.label == "PERSON" and match.candidates[0].entry.kind != "person":
            alone = phrase.first == match.first
            if match.text.lower() in self._others if alone else self._is_stranger(phrase):
                return True
        if name is None or name.label != "PERSON":
            return False
        rest = [index for index in range(name.first, name.last) if not match.first <= index < match.last]
        use, entry = match.candidates[0].use, match.candidates[0].entry
        if use in ("adjective", "people") and all(index >= match.last for index in rest):
            return False
        if entry.kind == "person" and use == "name" and match.last - match.first > 1:
            # A further first name does no harm, but before a surname; a further last name makes somebody else.
            first, own = self._annotation.tokens[match.first].text, key_of(entry.name).split()
            surname = key_of(first).split()[0] != own[0] and match.first > name.first
            other = surname and not any(key_of(self._annotation.tokens[index].text) in own for index in rest)
            return other or any(index >= match.last and not self._is_suffix(index) for index in rest)
        return any(not self._is_title(index) for index in rest)

    def _piece_of_body(self, match: Match) -> bool:
        """Say whether a place or person only lends a name: "Washington" in "George Washington University"."""
        one, before = match.candidates[0], self._annotation.tokens[self._before(match.first)]
        if self._opens_other_name(match, one, before):
            return True
        name = self._name_of.get(match.first)
        if name is None or name.label == "PERSON" or match.first == name.first:
            return False
        if one.use in _NAMING and one.entry.kind not in _BRANDS:
            return False
        return before.pos == "PROPN" and not self._is_title(before.index)

    def _opens_other_name(self, match: Match, one: Candidate, before: Token) -> bool:
        """Say whether the word before makes another party's name of a party's: "Centre Democrats"."""
        own = one.entry.kind == "party" and match.last - match.first == 1 and before.dep == "compound"
        return own and before.head == match.first and before.pos == "PROPN" and not self._is_title(before.index)

    def _foreign_body(self, match: Match) -> bool:
        """Say whether a body's common name is said of another country: the "Senate" of the Philippines."""
        own = {one.entry.country for one in match.candidates}
        kinds = {one.entry.kind for one in match.candidates}
        if not kinds <= _BODIES and not (kinds == {"international"} and "council" in match.text.lower().split()):
            return False
        beside = self._by_token.get(self._before(match.first)) or self._behind(match)
        if beside is None or not self._one_sentence(beside, match):
            return False
        return beside.candidates[0].entry.kind in _PLACED and not own & {one.entry.country for one in beside.candidates}

    def _one_sentence(self, one: Match, other: Match) -> bool:
        tokens = self._annotation.tokens
        return tokens[one.first].sentence == tokens[other.first].sentence

    def _before(self, first: int) -> int:
        index = first - 1
        while index >= 0 and self._annotation.tokens[index].tag in ("POS", "HYPH"):
            index -= 1
        return index

    def _behind(self, match: Match) -> Match | None:
        tokens = self._annotation.tokens
        at = match.last
        if at >= len(tokens) or tokens[at].text.lower() not in ("of", "in"):
            return None
        at += 1
        if at < len(tokens) and tokens[at].text.lower() == "the":
            at += 1
        return self._by_token.get(at)

    def _fits(self, match: Match, candidate: Candidate) -> bool:
        token = self._annotation.tokens[match.last - 1]
        if candidate.use in SURNAMES:
            if self._chains.get(match.last - 1) in self._strange:
                return False
            if not can_be_surname(self._annotation, match) or is_piece_of_surname(self._annotation, match):
                return False
            return token.text.lower() not in self._others or candidate.entry.id in self._full
        if candidate.use == "place":
            first = self._annotation.tokens[match.first]
            return first.pos == "PROPN" and first.entity in ("GPE", "LOC", "FAC", "")
        if candidate.use == "adjective" and candidate.entry.kind == "party":
            return token.entity == "NORP"  # "Democratic" is part of many other names
        if candidate.use == "adjective" and match.last - match.first == 1:
            return token.pos != "VERB"
        return match.last - match.first > 1 or not is_verb(self._annotation, token)

    def _without_families(self, match: Match) -> Match:
        """Leave out people who are known by that surname only where the article names them in full.

        Where the chain of the surname has a full name, it is that one's: "Mrs Clinton" is not Bill.
        """
        meant = self._in_chain.get(self._chains.get(match.last - 1, -1), frozenset())
        meant = meant if any(one.entry.id in meant for one in match.candidates) else frozenset()
        kept = tuple(
            one
            for one in match.candidates
            if (
                one.entry.id in meant
                if meant and one.use in SURNAMES
                else one.use != "family" or one.entry.id in self._full
            )
        )
        return replace(match, candidates=kept)

    def _full_by_chain(self, matches: list[Match]) -> dict[int, frozenset[str]]:
        """Give by chain the people whom a phrase of it names in full."""
        found: dict[int, frozenset[str]] = {}
        for match in matches:
            ids = frozenset(
                one.entry.id for one in match.candidates if one.use == "name" and one.entry.kind == "person"
            )
            if ids and match.last - 1 in self._chains:
                chain = self._chains[match.last - 1]
                found[chain] = found.get(chain, frozenset()) | ids
        return found

    def _is_stranger(self, phrase: Phrase) -> bool:
        """Say whether a phrase gives another's full name than of one we know: "Ilona Orban", "Dangote Cement"."""
        if phrase.kind != "name" or phrase.label not in ("PERSON", "ORG") or phrase.chain in self._in_chain:
            return False
        tokens, first = self._annotation.tokens, phrase.head
        if self._annotation.in_headline(tokens[first]):
            return False  # "Clinton Plan Takes Shape"
        while first > phrase.first and self._is_of_name(tokens[first - 1], tokens[phrase.head]):
            first -= 1
        match = self._by_token.get(phrase.head)
        words = {key_of(token.text) for token in tokens[first : phrase.head + 1]}
        people = [one.entry for one in match.candidates if one.entry.kind == "person"] if match else []
        known = any(key_of(one.name).split()[0] in words for one in people)
        whole = match is not None and match.first <= first  # "Peña Nieto"
        return first < phrase.head and not known and not whole

    def _is_of_name(self, before: Token, head: Token) -> bool:
        """Say whether a word before a surname is of the name and no title or date: not "On Tuesday Powell left"."""
        if before.text in PARTICLES:
            return True
        if before.pos != "PROPN" or before.entity in _CALENDAR or self._role_at(before.index) is not None:
            return False
        beside, address = self._by_token.get(before.index), before.text.lower().rstrip(".")
        place = beside is not None and beside.candidates[0].use in ("name", "seat", "place")
        named = before.entity in ("", "PERSON", head.entity) and not self._is_title(before.index)
        return address not in self._codes.forms_of_address and (named or place)

    def _surnames_of_strangers(self, strangers: tuple[Phrase, ...]) -> frozenset[str]:
        """Collect last words of full names that nobody we know goes by; a transcript's labels are in capitals."""
        tokens = self._annotation.tokens
        names = (
            name
            for name in self._annotation.names
            if name.label == "PERSON" and name.last - name.first > 1 and not self._is_known(name)
        )
        lasts = (*(name.last - 1 for name in names), *(phrase.head for phrase in strangers))
        return frozenset(tokens[last].text.lower() for last in lasts)

    def _is_known(self, name: Name) -> bool:
        """Say whether a known name covers a name but for titles; a piece of it does not count."""
        match = self._by_token.get(name.last - 1)
        if match is None:
            return False
        return all(self._is_title(index) for index in range(name.first, match.first))

    def _title(self, match: Match) -> str:
        hit = self._role_at(match.first - 1)
        return hit.title if hit else ""

    def _role_at(self, index: int) -> RoleHit | None:
        return self._roles.ending_at(self._annotation, index, max(0, index - 3)) if index >= 0 else None

    def _is_suffix(self, index: int) -> bool:
        token = self._annotation.tokens[index]
        return token.tag == "POS" or token.text.lower().rstrip(".") in self._codes.forms_of_address

    def _is_title(self, index: int) -> bool:
        token = self._annotation.tokens[index]
        word = token.text.lower().rstrip(".")
        if token.pos in ("PUNCT", "ADP", "DET", "PART") or token.tag == "POS":
            return True
        if word in self._codes.forms_of_address or word in self._codes.former:
            return True
        beside = self._by_token.get(index)
        known = beside is not None and beside.candidates[0].use not in SURNAMES
        return known or self._role_at(index) is not None


def _named_in_full(matches: list[Match]) -> frozenset[str]:
    return frozenset(one.entry.id for match in matches for one in match.candidates if one.use == "name")
