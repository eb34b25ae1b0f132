"""A spoken quotation without a cue of its own belongs to whoever spoke last."""

from collections import defaultdict
from dataclasses import replace

from accord.attribution.drafts import Draft
from accord.attribution.quotes import quoted, spoken
from accord.attribution.reading import Reading

_SPOKEN = frozenset({"say", "claim", "deny", "confirm", "warn", "predict", "promise"})


def carry(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Give the drafts with every cueless spoken quotation added to the last one before it.

    It is carried within a paragraph, and from the paragraph before when it opens its own paragraph.
    """
    drafts = list(drafts)
    outer = [number for number, draft in enumerate(drafts) if reading.quote_of(reading.tokens[draft.anchor]) is None]
    taken = {index for one in outer for index in drafts[one].content | drafts[one].cue}
    near: dict[int, set[int]] = defaultdict(set)  # by paragraph: the drafts that have words in it
    for one in outer:
        for index in drafts[one].content | drafts[one].cue:
            near[reading.paragraph(reading.tokens[index])].add(one)
    for number, quotation in enumerate(reading.quotations):
        inside = quoted(reading, number)
        if not inside or inside & taken:
            continue
        here = reading.paragraph(reading.tokens[min(inside)])
        known = [(one, drafts[one]) for one in sorted(near[here] | near[here - 1])]
        last = _last_speaker(reading, known, min(inside))
        if last is not None and (spoken(reading, quotation) or _goes_on(reading, drafts[last], min(inside))):
            drafts[last] = replace(drafts[last], content=drafts[last].content | inside)
            taken |= inside
            near[here].add(last)
    return drafts


def _goes_on(reading: Reading, draft: Draft, first: int) -> bool:
    """Say whether a quotation that starts small takes up one that its cue broke off."""
    return all(reading.quote_of(reading.tokens[index]) is not None for index in draft.content) and (
        reading.tokens[first].sentence - reading.tokens[draft.anchor].sentence <= 1
    )


def _last_speaker(reading: Reading, drafts: list[tuple[int, Draft]], first: int) -> int | None:
    """Give the draft that the quotation at token `first` goes on: the last one quoted, else the last that speaks."""
    here = reading.paragraph(reading.tokens[first])
    opens = first == 0 or reading.paragraph(reading.tokens[first - 1]) < here
    best: tuple[tuple[bool, int], int] | None = None
    for number, draft in drafts:
        before = [index for index in draft.content | draft.cue if index < first]
        if draft.part != "verbs" or not before:
            continue
        reach = max(before)
        where = reading.paragraph(reading.tokens[reach])
        quotes = _quotes(reading, draft, where, first)
        near = where == here or (opens and where == here - 1 and quotes)
        rank = (quotes or draft.kind in _SPOKEN, reach)
        if near and (best is None or rank > best[0]):
            best = (rank, number)
    return best[1] if best else None


def _quotes(reading: Reading, draft: Draft, paragraph: int, first: int) -> bool:
    """Say whether what the draft holds before token `first` ends in a quotation of that paragraph."""
    last = reading.tokens[max((index for index in draft.content if index < first), default=max(draft.content))]
    return reading.paragraph(last) == paragraph and reading.quote_of(last) is not None
