"""Annotation -> statements: who says what."""

import hashlib
from dataclasses import replace

from accord.attribution.carry import carry
from accord.attribution.clauses import run_on
from accord.attribution.cues import Cues
from accord.attribution.deeds import Deeds
from accord.attribution.drafts import Draft
from accord.attribution.evidence import Evidence, features_of
from accord.attribution.indirect import verb_drafts
from accord.attribution.inserted import inserted_drafts
from accord.attribution.labels import TRANSCRIPT, label_drafts
from accord.attribution.medium import dates_by_sentence, find_setting
from accord.attribution.nest import parents
from accord.attribution.nominal import nominal_drafts
from accord.attribution.quotes import quote_drafts, quoted
from accord.attribution.reading import Reading
from accord.attribution.sources import SourceWords
from accord.attribution.speaker import SpeakerFinder
from accord.model import ActorMention, Annotation, Article, DateMention, Manner, Spans, Statement

_LEAST = 0.36  # a draft with less chance is no statement
_LEAST_UNKNOWN = 0.45  # the same for a cue that the lexicon lacks: a false voice costs more than a missed one
_TRANSCRIBED = 0.95  # the layout says who speaks; the training data has too few transcripts to learn it from
_CLAUSES = frozenset({"that", "clause", "question", "fronted", "parenthetical"})


class StatementFinder:
    """Finds statements; loads its knowledge once."""

    def __init__(self) -> None:
        self._cues = Cues()
        self._evidence = Evidence()
        self.models = {"statements": self._evidence.digest}
        self._words = SourceWords()

    def find(
        self, article: Article, annotation: Annotation, actors: tuple[ActorMention, ...], dates: tuple[DateMention, ...]
    ) -> tuple[Statement, ...]:
        """Give the statements of the article, in text order."""
        reading = Reading(annotation)
        deeds = Deeds(reading, self._cues, self._words, actors)
        drafts = carry(reading, [draft for draft in self.drafts(reading) if self._convinces(draft, deeds)])
        above = parents(drafts)
        speakers = SpeakerFinder(reading, self._words, actors).speakers(drafts, above)
        ids = [_identify(article, reading, draft) for draft in drafts]
        dated = dates_by_sentence(reading, dates)
        found: list[Statement] = []
        for number, draft in enumerate(drafts):
            parent = above[number]
            content = reading.spans(draft.content)
            setting = find_setting(reading, self._words, draft, dated)
            found.append(
                Statement(
                    id=ids[number],
                    source=reading.spans(draft.source),
                    cue=reading.cue_spans(draft.cue),
                    content=content,
                    speaker=speakers[number],
                    manner=_manner(reading, content),
                    kind=draft.kind,
                    medium=setting.medium,
                    date=setting.date,
                    parent=None if parent is None else ids[parent],
                    confidence=draft.chance,
                )
            )
        return tuple(sorted(found, key=lambda one: (min(one.source + one.cue + one.content), one.id)))

    def _convinces(self, draft: Draft, deeds: Deeds) -> bool:
        kind = self.kind(draft)
        return draft.chance >= (_LEAST if kind else _LEAST_UNKNOWN) and not deeds.is_deed(draft, kind)

    def drafts(self, reading: Reading) -> list[Draft]:
        """Give every possible statement with its chance of being one."""
        found: dict[int, Draft] = {}
        for draft in [*verb_drafts(reading), *nominal_drafts(reading, self._cues), *label_drafts(reading)]:
            found[draft.anchor] = draft
        for draft in inserted_drafts(reading, self._cues):
            parsed = found.get(draft.anchor)
            if parsed is None or parsed.shape not in _CLAUSES:
                found[draft.anchor] = draft
        found = {anchor: _complete(reading, draft) for anchor, draft in found.items()}
        for led in quote_drafts(reading, self._cues):
            draft, earlier = led, found.get(led.anchor)
            if earlier is not None and earlier.shape in ("quote after", "quote before"):
                draft = replace(draft, content=earlier.content | draft.content)
            found[draft.anchor] = draft
        inner = {index for draft in found.values() for index in draft.cue if index != draft.anchor}
        kept = [draft for anchor, draft in sorted(found.items()) if draft.part != "verbs" or anchor not in inner]
        return [self._judged(reading, draft) for draft in kept if reading.spans(draft.content)]

    def _judged(self, reading: Reading, draft: Draft) -> Draft:
        kind = self.kind(draft)
        if draft.shape == TRANSCRIPT:
            return replace(draft, kind="say", chance=_TRANSCRIBED)
        chance = self._evidence.chance(features_of(reading, draft, kind))
        return replace(draft, kind=kind or "say", chance=chance)

    def kind(self, draft: Draft) -> str | None:
        """Give the kind that the lexicon has for the draft's cue; None for a cue that it lacks."""
        if draft.part == "others":
            return "say"
        return self._cues.kind(
            draft.part, draft.word.replace(" ", "-"), draft.word.split(" ")[0], draft.word.split("-")[0]
        )


def _complete(reading: Reading, draft: Draft) -> Draft:
    """Take in the whole of a quotation that the content shares words with."""
    content = draft.content
    anchor = reading.quote_of(reading.tokens[draft.anchor])
    touched = {reading.quote_of(reading.tokens[index]) for index in content}
    for number in sorted(number for number in touched if number is not None and number != anchor):
        content |= quoted(reading, number)
    content -= run_on(reading, content)
    return replace(draft, content=content - draft.cue - draft.source)


def _manner(reading: Reading, content: Spans) -> Manner:
    inside = outside = 0
    for span in content:
        for at in range(span.start, span.end):
            if reading.text[at].isalpha():
                quoted_letter = reading.annotation.quotation_at(at) is not None
                inside, outside = inside + quoted_letter, outside + (not quoted_letter)
    return "direct" if not outside else "mixed" if inside else "indirect"


def _identify(article: Article, reading: Reading, draft: Draft) -> str:
    spans = [reading.spans(part) for part in (draft.source, draft.cue, draft.content)]
    return "s-" + hashlib.sha256(f"{article.id} {spans}".encode()).hexdigest()[:16]
