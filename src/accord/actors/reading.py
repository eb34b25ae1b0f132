"""What one article says of countries and roles: the questions that all mentions ask."""

from collections import Counter
from dataclasses import dataclass, field

from accord.actors.bodies import without_foreign_bodies
from accord.actors.entries import Codes
from accord.actors.resolve import Found
from accord.actors.roles import RoleHit, RoleIndex, is_former
from accord.actors.text import complements, head_of, is_core
from accord.model import Annotation, Article, Phrase, Token

_OF = ("of", "for")
_IN = ("in", "from", "at", "inside", "across", "throughout", "outside", "near", "around")
_STATELIKE = frozenset({"state", "territory", "historical", "city", "province", "region", "people"})
_SHARED = 0.6  # confidence of one country where a role belongs to several: "Iraqi and Syrian ministers"
_STORY_NAMES, _STORY_SENTENCES = 4, 3  # an article with fewer is too short to tell what it is about
_LEADING, _LEAD = 0.35, 1.3  # share of the names that a country leads with, and how far before the next
_MOST = 0.5  # share that makes an article one country's
_DOMINANT = 0.6  # share of the article's country mentions that makes a country the one it is about


@dataclass(frozen=True, slots=True)
class Belonging:
    """Whose a role is: a country, the organisation it stands in, the sectors that it lends."""

    country: str | None = None
    found: Found | None = None
    sectors: tuple[str, ...] = ()
    confidence: float = 1.0
    named: bool = False  # the text names an owner, though not one that we know


@dataclass(frozen=True, eq=False)
class Reading:
    """One article with the known names in it."""

    article: Article
    annotation: Annotation
    found: list[Found]
    roles: RoleIndex
    modifiers: dict[str, tuple[str, ...]]
    codes: Codes
    by_token: dict[int, Found] = field(init=False)
    counts: Counter[str] = field(init=False)
    story: Counter[str] = field(init=False)  # countries of all that is named, people and bodies included
    inner: frozenset[int] = field(init=False)  # tokens in a longer name that do not head it

    def __post_init__(self) -> None:
        domestic = without_foreign_bodies(self.annotation, self.found, self.roles)
        object.__setattr__(self, "found", domestic)
        by_token = {index: found for found in self.found for index in range(found.first, found.last)}
        object.__setattr__(self, "by_token", by_token)
        names = ((head_of(self.annotation, one.first, one.last), one) for one in self.annotation.names)
        inner = {index for head, one in names for index in range(one.first, one.last) if index != head}
        object.__setattr__(self, "inner", frozenset(inner))
        abroad = self.codes.international
        story = Counter(one.country for one in self.found if one.country and one.country not in abroad)
        object.__setattr__(self, "story", story)
        object.__setattr__(self, "counts", Counter(one.country for one in self.found if self._is_country(one)))

    def role_of(self, phrase: Phrase) -> RoleHit | None:
        """Give the role noun that heads a phrase."""
        tokens, head = self.annotation.tokens, phrase.head
        if head + 2 < len(tokens) and tokens[head + 1].text.lower() == "of":
            longer = self.roles.ending_at(self.annotation, head + 2, phrase.first)
            if longer is not None and longer.first <= head:  # "secretary of state"
                return RoleHit(longer.noun, longer.first, head + 1)
        hit = self.roles.ending_at(self.annotation, head, max(0, head - 3))
        return None if hit is None or hit.first < phrase.first else hit

    def former(self, phrase: Phrase, hit: RoleHit) -> bool:
        """Say whether the phrase says that the role is over."""
        return is_former(self.annotation, phrase.first, hit.first, self.codes)

    def belonging(self, hit: RoleHit, first: int) -> Belonging:
        """Say whose a role is: by its modifiers from token `first` on, else by what follows."""
        head = self.annotation.tokens[hit.last - 1]
        before = self._before(hit, first)
        if before and before.country:
            return before
        for prepositions, confidence in ((_OF, 0.95), (_IN, 0.9)):
            for token in complements(self.annotation, head, *prepositions):
                owner = self._owner(token)
                if owner and (owner.country or owner.found):
                    country, found = (owner.country, owner.found) if not before else (owner.country, before.found)
                    sectors = before.sectors if before and before.sectors else owner.sectors
                    return Belonging(country, found, sectors, confidence)
        if before and (before.found or before.sectors):
            return before
        return Belonging(sectors=self._sectors_behind(head), named=self._has_owner(hit, head, first))

    def context_country(self, token: Token) -> str | None:
        """Give the country that the text around a token can mean: the sentence's only one, else the article's."""
        sentence = self.annotation.sentence_of(token)
        near = [one for one in self.found if sentence.first <= one.first < sentence.last and self._is_country(one)]
        countries = {one.country for one in near}
        if len(countries) == 1 and not all(self._is_anothers(one) for one in near):
            (country,) = countries
            heads = [self.annotation.tokens[one.head] for one in near]
            if country != self.main_country and all(is_core(head) for head in heads):
                # "Ruritania accused the government": somebody else's, more likely than not
                led = self.leading_country
                return led if led != country else None
            return country
        return (self.main_country if not countries else None) or self.leading_country

    @property
    def leading_country(self) -> str | None:
        """The country that more of what the article names belongs to than to any other, in a longer article."""
        if not self._is_story:
            return None
        (country, count), *rest = self.story.most_common(2)
        ahead = not rest or count >= _LEAD * rest[0][1]
        return country if ahead and count >= _LEADING * self.story.total() else None

    @property
    def only_country(self) -> str | None:
        """The country that half or more of what the article names belongs to, in a longer article."""
        country = self.leading_country
        return country if country and self.story[country] >= _MOST * self.story.total() else None

    @property
    def _is_story(self) -> bool:
        return self.story.total() >= _STORY_NAMES and len(self.annotation.sentences) >= _STORY_SENTENCES

    def _is_anothers(self, found: Found) -> bool:
        """Say whether a country belongs to other people in the sentence: "the Ruritanian envoy"."""
        above = self.annotation.head(self.annotation.tokens[found.head])
        phrase = self.annotation.phrase_at(above)
        hit = self.role_of(phrase) if phrase and found.head < above.index else None
        return hit is not None and hit.noun.kind in ("unnamed", "group")

    @property
    def main_country(self) -> str | None:
        """The country that most of the article's country names mean, if there is one."""
        if not self.counts:
            return None
        (country, count), total = self.counts.most_common(1)[0], self.counts.total()
        return country if count >= _DOMINANT * total else None

    def leans(self, found: Found) -> bool:
        """Say whether a name is only leaned on or away from: "pro-Russian", "Iran-backed"."""
        tokens = self.annotation.tokens
        if found.last < len(tokens) - 1 and tokens[found.last].text in ("-", "‑", "–") and self._glued(found.last):
            behind = tokens[found.last + 1]
            return behind.tag in ("VBN", "VBD", "VBG", "JJ", "NN") and behind.text[:1].islower()
        if found.first > 1 and tokens[found.first - 1].text in ("-", "‑", "–") and self._glued(found.first - 1):
            return tokens[found.first - 2].text.lower() in self.codes.leaning
        return False

    def _glued(self, index: int) -> bool:
        tokens = self.annotation.tokens
        return tokens[index - 1].end == tokens[index].start and tokens[index].end == tokens[index + 1].start

    def _before(self, hit: RoleHit, first: int) -> Belonging | None:
        """Read the modifiers: the nearest organisation or country, and words that lend sectors."""
        country: str | None = None
        owner: Found | None = None
        sectors: tuple[str, ...] = ()
        several = False  # the nearest country stands for all; the others are mentions of their own
        index = hit.first - 1
        while index >= first:
            found = self.by_token.get(index)
            if found is not None:
                if not self.leans(found):
                    several = several or (country not in (None, found.country) and self._joined(found))
                    country = country or found.country
                    if found.entry and found.entry.kind not in _STATELIKE:
                        owner = owner or found
                index = found.first - 1
                continue
            sectors = sectors or self._lent(index, first)
            index -= 1
        if owner and owner.entry:
            sectors = sectors or owner.entry.sectors
        if several:
            return Belonging(country, owner, sectors, _SHARED)
        return Belonging(country, owner, sectors) if country or owner or sectors else None

    def _joined(self, found: Found) -> bool:
        """Say whether a name is one of several in a row: "Iraqi" in "Iraqi and Syrian ministers"."""
        return self.annotation.tokens[found.last].text.lower() in (",", "and", "or", "-", "/")

    def _lent(self, index: int, first: int) -> tuple[str, ...]:
        word = self.annotation.tokens[index].text.lower()
        if word in self.modifiers:
            return self.modifiers[word]
        hit = self.roles.ending_at(self.annotation, index, first)
        plain = hit is None or hit.noun.borrows != "no" or hit.noun.sectors == ("CVL",)
        return () if hit is None or plain else hit.noun.sectors

    def _owner(self, token: Token) -> Belonging | None:
        found = self.by_token.get(token.index)
        if found is not None:
            own = found if found.entry and found.entry.kind not in _STATELIKE else None
            return Belonging(found.country, own, own.entry.sectors if own and own.entry else ())
        phrase = self.annotation.phrase_at(token)
        if phrase is None:
            return None
        hit = self.role_of(phrase)
        if hit is None:
            inside = [self.by_token[index] for index in range(phrase.first, phrase.last) if index in self.by_token]
            named = [one for one in inside if one.country and not self.leans(one)]
            return Belonging(named[-1].country) if named else None
        below = self.belonging(hit, phrase.first)
        return Belonging(below.country, below.found, hit.noun.sectors or below.sectors)

    def _sectors_behind(self, head: Token) -> tuple[str, ...]:
        for token in complements(self.annotation, head, *_OF):
            phrase = self.annotation.phrase_at(token)
            hit = self.role_of(phrase) if phrase else None
            if hit and hit.noun.sectors:
                return hit.noun.sectors
        return ()

    def _has_owner(self, hit: RoleHit, head: Token, first: int) -> bool:
        """Say whether an unknown name or a possessor owns the role: "the army of Ruritania"."""
        before = self.annotation.tokens[first : hit.first]
        behind = complements(self.annotation, head, *_OF, *_IN)
        return any(token.pos == "PROPN" for token in (*before, *behind))

    def _is_country(self, found: Found) -> bool:
        """Say whether a name tells of which country the text speaks."""
        statelike = found.entry is None or found.entry.kind in _STATELIKE
        return bool(found.country) and statelike and not self.leans(found)
