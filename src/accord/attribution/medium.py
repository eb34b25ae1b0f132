"""Through what a statement was made ("an essay for a quarterly") and when."""

import re
from dataclasses import dataclass

from accord.attribution.drafts import Draft
from accord.attribution.reading import Reading
from accord.attribution.sources import SourceWords
from accord.model import DateMention, Span, Token

_CARRIES = frozenset({"in", "on", "at", "during", "via", "through", "to", "with", "for", "by", "from", "over"})
_TELLING = frozenset({"tell", "inform", "assure", "brief"})  # whose object hears: "told a news conference"
_OPENINGS = frozenset({"radio", "television", "tv"})
_ARTICLE = re.compile(r"^(an?)\s+(?=(\w))", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The medium and the date of a statement, where the text gives them."""

    medium: str | None = None
    date: DateMention | None = None


def dates_by_sentence(reading: Reading, dates: tuple[DateMention, ...]) -> dict[int, tuple[DateMention, ...]]:
    """Give the dates of each sentence that has some."""
    found: dict[int, tuple[DateMention, ...]] = {}
    for date in dates:
        for token in reading.annotation.tokens_in(date.span)[:1]:
            found[token.sentence] = (*found.get(token.sentence, ()), date)
    return found


def find_setting(
    reading: Reading, words: SourceWords, draft: Draft, dated: dict[int, tuple[DateMention, ...]]
) -> Setting:
    """Give the medium and the date that the cue's own clause names; `dated` is of `dates_by_sentence`."""
    dates = dated.get(reading.tokens[draft.anchor].sentence, ())
    medium = _medium_head(reading, words, draft)
    phrase = _phrase(reading, draft, medium) if medium is not None else ()
    date = _date(reading, draft, phrase, dates)
    return Setting(medium=_text(reading, phrase, dates) if phrase else None, date=date)


def _around(reading: Reading, draft: Draft) -> list[Token]:
    """Give the tokens of the cue's sentence that are neither content nor quoted."""
    anchor = reading.tokens[draft.anchor]
    sentence = reading.annotation.sentence_of(anchor)
    own = reading.quote_of(anchor)
    return [
        token
        for token in reading.tokens[sentence.first : sentence.last]
        if token.index not in draft.content and reading.quote_of(token) == own
    ]


def _medium_head(reading: Reading, words: SourceWords, draft: Draft) -> Token | None:
    for token in _around(reading, draft):
        if token.index == draft.source_head or token.dep not in ("pobj", "dobj", "dative"):
            continue
        above = reading.annotation.head(token)
        told = token.dep in ("dobj", "dative") and token.head == draft.anchor
        if not told and not (above.lemma in _CARRIES and _belongs(reading, draft, above)):
            continue
        heard = not told or reading.tokens[draft.anchor].lemma in _TELLING
        if (heard and words.is_medium(token.lemma)) or _is_outlet(reading, words, token):
            return token
    return None


def _belongs(reading: Reading, draft: Draft, preposition: Token) -> bool:
    """Say whether the phrase hangs on the cue, or on the source as an insertion ("Smith, in a letter, says")."""
    above = reading.annotation.head(preposition)
    if above.index == draft.anchor or above.index in draft.cue:
        return True
    return above.index == draft.source_head and reading.tokens[preposition.index - 1].text == ","


def _is_outlet(reading: Reading, words: SourceWords, token: Token) -> bool:
    phrase = reading.annotation.phrase_at(token)
    if phrase is None or phrase.kind != "name":
        return False
    opening = reading.tokens[phrase.first].text.lower()  # "Radio Harbour"
    return words.is_outlet(reading.text[phrase.start : phrase.end]) or opening in _OPENINGS


def _phrase(reading: Reading, draft: Draft, head: Token | None) -> tuple[Token, ...]:
    """Give the medium's phrase up to its first comma, with what belongs to it but no clause."""
    if head is None:
        return ()
    clauses: set[int] = set()
    for child in reading.children(head, "relcl", "acl", "advcl", "appos", "conj", "cc"):
        clauses |= reading.below(child)
    inside = sorted(reading.below(head) - clauses - draft.content)
    found: list[Token] = []
    for index in inside:
        token = reading.tokens[index]
        if index > head.index and (token.text in (",", ";", "—", ":") or (found and index != found[-1].index + 1)):
            break
        found.append(token)
    return tuple(found)


def _date(
    reading: Reading, draft: Draft, phrase: tuple[Token, ...], dates: tuple[DateMention, ...]
) -> DateMention | None:
    inside = {token.index for token in phrase}
    near = {token.index for token in _around(reading, draft) if _dates_cue(reading, draft, token)}
    for date in dates:
        tokens = reading.annotation.tokens_in(date.span)
        if tokens and all(token.index in inside for token in tokens):
            return date
    for date in dates:
        tokens = reading.annotation.tokens_in(date.span)
        if tokens and any(token.index in near for token in tokens):
            return date
    return None


def _dates_cue(reading: Reading, draft: Draft, token: Token) -> bool:
    """Say whether the token is an adverbial of the cue: "said on Monday", "said Monday"."""
    if token.head == draft.anchor and token.dep in ("npadvmod", "advmod", "dobj"):
        return True
    above = reading.annotation.head(token)
    return token.dep == "pobj" and above.dep == "prep" and above.head == draft.anchor


def _text(reading: Reading, phrase: tuple[Token, ...], dates: tuple[DateMention, ...]) -> str:
    """Give the phrase's words without its date, with the article that then fits."""
    span = Span(phrase[0].start, phrase[-1].end)
    kept = reading.text[span.start : span.end]
    for date in reversed(dates):
        if span.holds(date.span):
            kept = kept[: date.span.start - span.start] + kept[date.span.end - span.start :]
    kept = " ".join(re.sub(r"\b(?:on|of|in|dated|from)\s*$", "", kept.strip()).split())
    return _ARTICLE.sub(lambda found: "an " if found[2].lower() in "aeiou" else "a ", kept)
