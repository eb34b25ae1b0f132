"""Annotation -> statements: who says what."""

import hashlib
from dataclasses import replace

from accord.attribution.carry import carry
from accord.attribution.clauses import run_on
from accord.attribution.cues import Cues
from accord.attribution.deeds import Deeds
from accord.attribution.drafts import Draft
from accord.attribution.evidence import features_of, load_evidence
from accord.attribution.hearing import Hearing
from accord.attribution.indirect import verb_drafts
from accord.attribution.inserted import inserted_drafts
from accord.attribution.judge import Judge, candidates
from accord.attribution.labels import TRANSCRIPT, label_drafts
from accord.attribution.medium import dates_by_sentence, find_setting
from accord.attribution.nest import parents
from accord.attribution.nominal import nominal_drafts
from accord.attribution.quotes import quote_drafts, quoted
from accord.attribution.reading import Reading
from accord.attribution.signed import SIGNED, signed_drafts
from accord.attribution.sources import SourceWords
from accord.attribution.speaker import SpeakerFinder
from accord.learned import Reading as Scored
from accord.model import ActorMention, Annotation, Article, DateMention, Manner, Spans, Statement

_LEAST = 0.36  # a draft with less chance is no statement
_LEAST_INNER = 0.36  # the same inside another statement, by the rules' own measure
_CUE = 0.7  # where the network is so sure of a cue, it is no mere deed, and the rules' spans will do
_LEAST_UNKNOWN = 0.45  # there, for a cue that the lexicon lacks: a false voice costs more than a missed one
_LAID_OUT = frozenset({TRANSCRIPT, SIGNED})
_SHOWN = 0.95  # the layout says who speaks; the training data has too few such texts to learn it from
_CLAUSES = frozenset({"that", "clause", "question", "fronted", "parenthetical"})


class StatementFinder:
    """Finds statements; loads its knowledge once."""

    def __init__(self) -> None:
        self._cues = Cues()
        self._evidence = load_evidence()
        self._judge = Judge()
        self.models = {"statements": self._evidence.digest, "statements judge": self._judge.digest}
        self._words = SourceWords()

    def find(
        self,
        article: Article,
        annotation: Annotation,
        readings: tuple[Scored, ...],
        actors: tuple[ActorMention, ...],
        dates: tuple[DateMention, ...],
    ) -> tuple[Statement, ...]:
        """Give the statements of the article, in text order; `readings` are the network's."""
        reading = Reading(annotation)
        deeds = Deeds(reading, self._cues, self._words, actors)
        drafts = carry(reading, self._settled(reading, Hearing(annotation, readings), deeds))
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
                    basis=draft.basis,
                )
            )
        return tuple(sorted(found, key=lambda one: (min(one.source + one.cue + one.content), one.id)))

    def _settled(self, reading: Reading, hearing: Hearing, deeds: Deeds) -> list[Draft]:
        """Give the drafts that convince: those that rules and network agree on, and what the rules find inside them."""
        kept: list[Draft] = []
        left: list[Draft] = []
        for ways in candidates(reading, self.drafts(reading), hearing):
            draft, chance = self._judge.best(reading, ways, hearing)
            if draft.shape in _LAID_OUT:
                kept.append(draft)
                continue
            kind = self.kind(draft)
            sure = hearing.cue_chance(draft) >= _CUE
            if chance >= _LEAST and (sure or not deeds.is_deed(draft, kind)):
                kept.append(replace(draft, kind=kind or "say", chance=chance))
            elif ways[0].rule is not None and hearing.cue_chance(ways[0].draft) >= _CUE:
                kept += [ways[0].draft] if self._convinces(ways[0].draft, deeds) else []
            elif ways[0].rule is not None:
                left.append(ways[0].draft)
        inside = {index for draft in kept for index in draft.content}
        kept += [draft for draft in left if draft.anchor in inside and self._convinces(draft, deeds)]
        return sorted(kept, key=lambda draft: draft.anchor)

    def _convinces(self, draft: Draft, deeds: Deeds) -> bool:
        kind = self.kind(draft)
        return draft.chance >= (_LEAST_INNER if kind else _LEAST_UNKNOWN) and not deeds.is_deed(draft, kind)

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
        found |= {draft.anchor: draft for draft in signed_drafts(reading)}
        inner = {index for draft in found.values() for index in draft.cue if index != draft.anchor}
        kept = [draft for anchor, draft in sorted(found.items()) if draft.part != "verbs" or anchor not in inner]
        return [self._judged(reading, draft) for draft in kept if reading.spans(draft.content)]

    def _judged(self, reading: Reading, draft: Draft) -> Draft:
        kind = self.kind(draft)
        if draft.shape in _LAID_OUT:
            return replace(draft, kind="say", chance=_SHOWN)
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
