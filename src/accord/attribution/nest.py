"""Which statement stands in which: the parent is the smallest statement that holds the cue."""

from collections import defaultdict

from accord.attribution.drafts import Draft


def parents(drafts: list[Draft]) -> list[int | None]:
    """Give for every draft the number of its parent among `drafts`, None for the outermost."""
    anchors = {draft.anchor for draft in drafts}
    holders: dict[int, list[int]] = defaultdict(list)  # by anchor: the drafts whose content holds it
    for number, draft in enumerate(drafts):
        for anchor in draft.content & anchors:
            holders[anchor].append(number)
    return [_parent(drafts, number, holders[draft.anchor]) for number, draft in enumerate(drafts)]


def _parent(drafts: list[Draft], number: int, holders: list[int]) -> int | None:
    inner = drafts[number]
    outer = [other for other in holders if other != number and drafts[other].anchor not in inner.content]
    return min(outer, key=lambda other: (len(drafts[other].content), other), default=None)
