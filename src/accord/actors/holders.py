"""Find whom a bare title means: "the prime minister" is the one whom the article names in that office."""

from dataclasses import dataclass
from datetime import date, timedelta

from accord.actors.dates import holds, offices_titled
from accord.actors.entries import Entry
from accord.actors.reading import Reading
from accord.actors.roles import is_former
from accord.actors.text import apposed, complements
from accord.model import ActorMention

_SAME = (frozenset({"prime minister", "premier"}), frozenset({"vice president", "vice-president"}))
_DAY = len("2020-01-07")
_PREDICATES = frozenset({"attr", "oprd", "appos"})


@dataclass(frozen=True, slots=True)
class _Title:
    """A title that stands alone, and what the text says of whose it is."""

    names: frozenset[str]
    former: bool
    country: str | None


def find_holders(reading: Reading, mentions: list[ActorMention]) -> dict[int, ActorMention]:
    """Give, by the head of each bare title, the person named before it who holds that office; none where several do."""
    entries = {found.entry.id: found.entry for found in reading.found if found.entry is not None}
    people = [one for one in mentions if one.kind == "person" and one.actor in entries and one.chain is not None]
    holders: dict[int, ActorMention] = {}
    for one in mentions:
        title = _title(reading, one) if people else None
        before = [other for other in people if other.head < one.head] if title else []
        for day in _days(reading.article.published):
            fit = [other for other in before if title and _fits(entries[other.actor or ""], title, day)]
            holder = _only(reading, fit)
            if holder is not None:
                holders[one.head] = holder
            if fit:
                break
    return holders


def _days(published: str | None) -> tuple[str, ...]:
    """Give the days on which an office may be held: that of the article, else a week before, for news of a fall."""
    if not published or len(published) < _DAY:
        return ()
    return published, (date.fromisoformat(published[:_DAY]) - timedelta(days=7)).isoformat()


def _title(reading: Reading, mention: ActorMention) -> _Title | None:
    """Give the title of a mention that is nothing but one: "the president", "the Iranian leader"."""
    head = reading.annotation.tokens[mention.head]
    phrase = reading.annotation.phrase_at(head)
    if mention.kind != "unnamed" or mention.actor or phrase is None or head.tag == "NNS" or head.dep in _PREDICATES:
        return None
    hit = reading.role_of(phrase)
    if hit is None or apposed(reading.annotation, phrase):
        return None
    before = reading.annotation.tokens[phrase.first : hit.first]
    about = reading.belonging(hit, phrase.first)
    if about.found or about.named or (complements(reading.annotation, head, "of") and about.country is None):
        return None
    words = {token.text.lower() for token in before}
    is_definite = "the" in words or any(token.tag == "POS" for token in before)
    if not is_definite or words & reading.codes.successive:
        return None
    office = [word for word in hit.noun.words if word not in reading.codes.former]
    former = len(office) < len(hit.noun.words) or is_former(reading.annotation, phrase.first, hit.first, reading.codes)
    return _Title(_names_of(reading, " ".join(office)), former, about.country)


def _names_of(reading: Reading, title: str) -> frozenset[str]:
    same = (names for names in _SAME if title in names)
    return frozenset({title}).union(*same, reading.codes.heads if title == "leader" else ())


def _fits(entry: Entry, title: _Title, day: str) -> bool:
    """Say whether a person holds the office on that day, or held it before where the title is a former one."""
    if title.country not in (None, entry.country):
        return False
    if title.former:
        held = [office for name in title.names for office in offices_titled(entry, name)]
        return bool(held) and all(office.end and office.end <= day for office in held)
    return holds(entry, day, title.names)


def _only(reading: Reading, people: list[ActorMention]) -> ActorMention | None:
    """Give the last mention of the one person there is, or of the one from the country that the article is about."""
    if len({one.actor for one in people}) > 1:
        people = [one for one in people if one.country == reading.leading_country]
    return people[-1] if len({one.actor for one in people}) == 1 else None
