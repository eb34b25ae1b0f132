"""What in an article speaks for each of the entries that a name may stand for."""

from collections import Counter
from dataclasses import dataclass

from accord.actors.dates import alive, begun, ended, founded, holds, in_office, last_known, title_fits
from accord.actors.entries import NOBODY, SURNAMES, Entry
from accord.actors.names import Candidate, Match
from accord.model import Annotation, Article

_OWN_KINDS = frozenset({"state", "territory", "historical"})
_JOINING = frozenset({",", "and", "or", "/"})
_REACH = 3  # tokens between two names of a list: ", and the"
_FULL = 4.0  # the article names the entry without doubt
_LAST = 1.0  # and nobody else of that name later, before this mention
_OVER = 1.0  # what has ended may still be spoken of
_WORD_NEAR, _WORD_FAR, _WORDS_MOST = 1.5, 0.75, 3.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """How often the article names each country and each entry without doubt, and its words."""

    article: Article
    annotation: Annotation
    countries: Counter[str]
    entries: Counter[str]
    named: tuple[tuple[int, str], ...]  # first token and id of each full name of a person
    words: tuple[frozenset[str], ...]  # by sentence, lower case
    matches: dict[int, Match]  # by each of their tokens
    heads: frozenset[str]  # titles of those who lead a state


def gather(article: Article, annotation: Annotation, matches: list[Match], heads: frozenset[str]) -> Evidence:
    """Collect what the article says without doubt."""
    countries: Counter[str] = Counter()
    entries: Counter[str] = Counter()
    named: list[tuple[int, str]] = []
    for match in matches:
        first = match.candidates[0]
        if first.use in SURNAMES or (match.ambiguity is not None and NOBODY in match.ambiguity.ids):
            continue
        of = {one.entry.country for one in match.candidates}
        if len(of) == 1 and first.entry.country:
            countries[first.entry.country] += 1
        if len(match.candidates) == 1:
            entries[first.entry.id] += 1
            if first.entry.kind == "person":
                named.append((match.first, first.entry.id))
    tokens = annotation.tokens
    words = tuple(
        frozenset(form for token in tokens[one.first : one.last] for form in (token.text.lower(), token.lemma))
        for one in annotation.sentences
    )
    by_token = {index: match for match in matches for index in range(match.first, match.last)}
    return Evidence(article, annotation, countries, entries, tuple(named), words, by_token, heads)


def weigh(evidence: Evidence, match: Match, candidate: Candidate) -> float:
    """Say how much speaks for an entry; 0 is nothing."""
    entry = candidate.entry
    score = _FULL if evidence.entries[entry.id] else 0.0
    if entry.kind == "person":
        score += _of_person(evidence, match, entry)
    else:
        score -= _FULL * (not founded(entry, evidence.article.published))
        score -= _OVER * ended(entry, evidence.article.published)
    if entry.country:
        own = evidence.entries[entry.id] if entry.kind in _OWN_KINDS else 0
        score += min(2.0, 0.5 * (evidence.countries[entry.country] - own))
    return score + 1.5 * _in_list(evidence, match, candidate) + words_for(evidence, match, entry.id)


def words_for(evidence: Evidence, match: Match, one: str) -> float:
    """Say how much the words of the article speak for one of the ids of an ambiguous name."""
    wanted = match.ambiguity.words.get(one) if match.ambiguity else None
    if not wanted:
        return 0.0
    here = evidence.annotation.tokens[match.first].sentence
    near = evidence.words[here] & wanted
    far = {word for number, words in enumerate(evidence.words) if number != here for word in words & wanted} - near
    return min(_WORDS_MOST, _WORD_NEAR * len(near) + _WORD_FAR * len(far))


def is_backed(evidence: Evidence, match: Match, entry: Entry) -> bool:
    """Say whether something besides a surname speaks for a person."""
    published = last_known(entry, evidence.article.published)
    return bool(
        evidence.entries[entry.id]
        or evidence.countries[entry.country or ""]
        or in_office(entry, published)
        or (match.title and title_fits(entry, match.title, None))
    )


def _of_person(evidence: Evidence, match: Match, entry: Entry) -> float:
    published = last_known(entry, evidence.article.published)
    score = 2.5 * in_office(entry, published) + 0.5 * holds(entry, published, evidence.heads)
    score -= 2.0 * (not alive(entry, published)) + 3.0 * (not begun(entry, published))
    if match.title:
        score += 2.0 * title_fits(entry, match.title, published) or 1.0 * title_fits(entry, match.title, None)
    before = [one for at, one in evidence.named if at < match.first]
    rivals = {one.entry.id for one in match.candidates}
    last = next((one for one in reversed(before) if one in rivals), None)
    return score + _LAST * (last == entry.id)


def _in_list(evidence: Evidence, match: Match, candidate: Candidate) -> bool:
    """Say whether names of the same kind stand in a row with it: "Ukraine and Georgia"."""
    tokens = evidence.annotation.tokens
    for step, start in ((-1, match.first - 1), (1, match.last)):
        joined = False
        for at in range(start, start + step * _REACH, step):
            if not 0 <= at < len(tokens):
                break
            other = evidence.matches.get(at)
            if other is not None:
                same = any(_alike(one, candidate) for one in other.candidates)
                if joined and same and len(other.candidates) == 1:
                    return True
                break
            joined = joined or tokens[at].text.lower() in _JOINING
            if tokens[at].text.lower() not in _JOINING and tokens[at].text.lower() != "the":
                break
    return False


def _alike(one: Candidate, other: Candidate) -> bool:
    if one.entry.kind != other.entry.kind or one.use != other.use:
        return False
    return one.entry.kind == "state" or (one.entry.kind == "province" and one.entry.country == other.entry.country)
