"""Leave a body's common name to the country that the article is about: "the Senate" in news from Mexico."""

from collections import Counter

from accord.actors.resolve import Found
from accord.actors.roles import RoleIndex
from accord.model import Annotation

_EVERYWHERE = frozenset({"LEG", "JUD"})  # parliaments and courts go by the same names in many countries
_LEAD = 2  # how often the other country is named for each time that the body's own is


def without_foreign_bodies(annotation: Annotation, found: list[Found], roles: RoleIndex) -> list[Found]:
    """Give the names without bodies that share a common noun with those of the country which most names belong to."""
    bodies = {index for index, one in enumerate(found) if _is_common_body(annotation, one, roles)}
    if not bodies:
        return found
    named = Counter(one.country for index, one in enumerate(found) if one.country and index not in bodies)
    return [
        one for index, one in enumerate(found) if index not in bodies or not _is_abroad(annotation, one, found, named)
    ]


def _is_common_body(annotation: Annotation, found: Found, roles: RoleIndex) -> bool:
    """Say whether the name is nothing but a noun that any country's body may have."""
    if found.entry is None or found.entry.kind != "institution" or not _EVERYWHERE & set(found.entry.sectors):
        return False
    hit = roles.ending_at(annotation, found.last - 1, found.first)
    return hit is not None and hit.first == found.first


def _is_abroad(annotation: Annotation, found: Found, others: list[Found], named: Counter[str]) -> bool:
    """Say whether the article is about another country, and the sentence does not name the body's own."""
    (country, count) = named.most_common(1)[0] if named else (None, 0)
    if country == found.country or count < _LEAD * max(1, named[found.country or ""]):
        return False
    sentence = annotation.sentence_of(annotation.tokens[found.first])
    near = (one for one in others if one is not found and sentence.first <= one.first < sentence.last)
    return all(one.country != found.country for one in near)
