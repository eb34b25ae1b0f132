"""What the attribution rules ask of an annotation again and again, worked out once an article."""

from collections.abc import Iterable

from accord.model import Annotation, Span, Spans, Token

_EDGE = frozenset(",;:-–—…()[] ")
_STOP = frozenset(".")


class Reading:
    """An annotation with its quotations by token: reading aids for the rules, no knowledge."""

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self.text = annotation.text
        self.tokens = annotation.tokens
        self.quotations = annotation.quotations
        self._quote_of = _quotes_by_token(annotation)
        self._below: dict[int, frozenset[int]] = {}

    def quote_of(self, token: Token) -> int | None:
        """Give the number of the quotation that the token stands in, marks included."""
        number = self._quote_of[token.index]
        return None if number < 0 else number

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """Give the tokens directly below, in text order; only those with one of `deps`, if any."""
        return self.annotation.children(token, *deps)

    def below(self, token: Token) -> frozenset[int]:
        """Give the indices of the token and of everything below it."""
        found = self._below.get(token.index)
        if found is None:
            found = frozenset(inner.index for inner in self.annotation.subtree(token))
            self._below[token.index] = found
        return found

    def paragraph(self, token: Token) -> int:
        """Give the number of the token's paragraph."""
        return self.annotation.sentences[token.sentence].paragraph

    def spans(self, indices: Iterable[int]) -> Spans:
        """Give the stretches of neighbouring tokens as spans, without the punctuation at their edges."""
        found: list[Span] = []
        run: list[Token] = []
        for index in sorted(indices):
            if run and index != run[-1].index + 1:
                found += self._trimmed(run)
                run = []
            run.append(self.tokens[index])
        found += self._trimmed(run)
        return tuple(found)

    def cue_spans(self, indices: Iterable[int]) -> Spans:
        """Give a cue's spans; a cue may be a colon alone."""
        return self.spans(indices) or tuple(self.tokens[index].span for index in sorted(indices))

    def _trimmed(self, run: list[Token]) -> list[Span]:
        while run and all(letter in _EDGE or letter in _STOP for letter in run[0].text):
            run = run[1:]
        while run and self._bare(run[-1]):
            run = run[:-1]
        return [Span(run[0].start, run[-1].end)] if run else []

    def _bare(self, token: Token) -> bool:
        """Say whether the token is punctuation that ends a stretch without belonging to it."""
        if all(letter in _EDGE for letter in token.text):
            return True
        return token.text in _STOP


def _quotes_by_token(annotation: Annotation) -> list[int]:
    found = [-1] * len(annotation.tokens)
    for number, quotation in enumerate(annotation.quotations):
        for token in annotation.tokens_in(quotation):
            found[token.index] = number
    return found
