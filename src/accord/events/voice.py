"""Whose voice an event stands in: the statements whose content holds its trigger."""

import tomllib
from functools import cache
from importlib.resources import files

from accord.model import Span, Statement

_WHOLE = 1 << 40  # larger than any text: a parent that does not hold the span itself goes outermost


def voice_of(span: Span, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Give the statements around `span`, outermost first; none when the author says it.

    A cue is not inside its own statement: the voice of "accused" is whatever is around the accusation.
    Attitudes (`data/voice.toml`) assert nothing and are left out.
    """
    by_id = {statement.id: statement for statement in statements}
    sizes: dict[str, int] = {}
    for statement in statements:
        size = _size_around(span, statement)
        if size is None:
            continue
        sizes[statement.id] = size
        for parent in _parents(statement, by_id):
            if _is_cue(span, parent):
                break
            sizes.setdefault(parent.id, _size_around(span, parent) or _WHOLE)
    held = [by_id[name] for name in sizes if by_id[name].kind not in _attitudes()]
    return tuple(sorted(held, key=lambda item: (-sizes[item.id], len(_parents(item, by_id)), item.id)))


@cache
def _attitudes() -> frozenset[str]:
    data = (files("accord.events") / "data" / "voice.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(data)["attitudes"])


def _size_around(span: Span, statement: Statement) -> int | None:
    """Give the length of the smallest fragment of the content that holds `span`."""
    if _is_cue(span, statement):
        return None
    fits = [piece.end - piece.start for piece in statement.content if piece.holds(span)]
    return min(fits, default=None)


def _is_cue(span: Span, statement: Statement) -> bool:
    return any(cue.meets(span) for cue in statement.cue)


def _parents(statement: Statement, by_id: dict[str, Statement]) -> tuple[Statement, ...]:
    found: list[Statement] = []
    above = by_id.get(statement.parent or "")
    while above is not None and above not in found:
        found.append(above)
        above = by_id.get(above.parent or "")
    return tuple(found)
