"""Whose voice an event stands in: the statements whose content holds its trigger."""

import tomllib
from functools import cache
from importlib.resources import files

from accord.model import Span, Statement

_WHOLE = 1 << 40  # larger than any text: a parent that does not hold the span itself goes outermost
_STRETCH = 1024  # characters; statements are looked up by where they stand, so that long articles stay fast


class Voices:
    """The statements of an article, made ready to say whose voice a span stands in."""

    def __init__(self, statements: tuple[Statement, ...]) -> None:
        self._by_id = {statement.id: statement for statement in statements}
        self._near: dict[int, list[Statement]] = {}  # by stretch of the text: whose content has a part in it
        for statement in statements:
            parts = ((piece.start // _STRETCH, piece.end // _STRETCH) for piece in statement.content)
            for stretch in sorted({number for first, last in parts for number in range(first, last + 1)}):
                self._near.setdefault(stretch, []).append(statement)

    def around(self, span: Span) -> tuple[Statement, ...]:
        """Give the statements around `span`, outermost first; none when the author says it.

        A cue is not inside its own statement: the voice of "accused" is whatever is around the accusation.
        Attitudes (`data/voice.toml`) assert nothing and are left out.
        """
        by_id = self._by_id
        sizes: dict[str, int] = {}
        for statement in self._near.get(span.start // _STRETCH, ()):
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


def voice_of(span: Span, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Give the statements around one span; for many spans of an article, make its `Voices` once."""
    return Voices(statements).around(span)


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
