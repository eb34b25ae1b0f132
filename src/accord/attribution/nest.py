"""Which statement stands in which: the parent is the smallest statement that holds the cue."""

from accord.attribution.drafts import Draft


def parents(drafts: list[Draft]) -> list[int | None]:
    """Give for every draft the number of its parent among `drafts`, None for the outermost."""
    return [_parent(drafts, number) for number in range(len(drafts))]


def _parent(drafts: list[Draft], number: int) -> int | None:
    inner = drafts[number]
    best: tuple[int, int] | None = None
    for other, outer in enumerate(drafts):
        if other == number or inner.anchor not in outer.content or outer.anchor in inner.content:
            continue
        if best is None or len(outer.content) < best[0]:
            best = (len(outer.content), other)
    return best[1] if best else None
