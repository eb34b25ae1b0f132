"""A spoken quotation without a cue of its own belongs to whoever spoke last."""

from dataclasses import replace

from accord.attribution.drafts import Draft
from accord.attribution.quotes import quoted, spoken
from accord.attribution.reading import Reading


def carry(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Give the drafts with every cueless spoken quotation added to the last one before it.

    It is carried within a paragraph, and from the paragraph before when it opens its own paragraph.
    """
    drafts = sorted(drafts, key=lambda draft: draft.anchor)
    for number, quotation in enumerate(reading.quotations):
        inside = quoted(reading, number)
        if not inside or not spoken(reading, quotation) or any(draft.content & inside for draft in drafts):
            continue
        if any(draft.cue & inside and not reading.quote_of(reading.tokens[draft.anchor]) for draft in drafts):
            continue
        last = _last_speaker(reading, drafts, min(inside))
        if last is not None:
            drafts[last] = replace(drafts[last], content=drafts[last].content | inside)
    return drafts


def _last_speaker(reading: Reading, drafts: list[Draft], first: int) -> int | None:
    here = reading.paragraph(reading.tokens[first])
    opens = first == 0 or reading.paragraph(reading.tokens[first - 1]) < here
    best: tuple[int, int] | None = None
    for number, draft in enumerate(drafts):
        anchor = reading.tokens[draft.anchor]
        if draft.part != "verbs" or reading.quote_of(anchor) is not None:
            continue
        reach = (
            max(index for index in draft.content | draft.cue if index < first)
            if min(draft.cue | draft.content) < first
            else -1
        )
        if reach < 0:
            continue
        where = reading.paragraph(reading.tokens[reach])
        near = where == here or (opens and where == here - 1 and reading.quote_of(reading.tokens[reach]) is not None)
        if near and (best is None or reach > best[0]):
            best = (reach, number)
    return best[1] if best else None
