"""The lines of a text, with their offsets: what furniture and headers are read from."""

import re
from dataclasses import dataclass

# Two apostrophes are a quotation mark in some archives.
_QUOTATION = re.compile(r"(?:[“\"]|'')(?:[^”\"']|'(?!'))*(?:[”\"]|''|$)")
_REPORTED_WORDS = 4  # a quotation of so many words, with words of the article around it, is reporting
_LINE = re.compile(r"[^\n\r\u2028\u2029]*(?:\r\n|[\n\r\u2028\u2029]|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, trimmed: characters ``start:end``."""

    start: int
    end: int
    text: str
    after_blank: bool  # a blank line, or nothing, stands before it

    @property
    def words(self) -> list[str]:
        """The words of the line, as white space parts them."""
        return self.text.split()


def split_lines(text: str) -> list[Line]:
    """Give the lines of `text` that are not blank, in order."""
    found: list[Line] = []
    after_blank = True
    for match in _LINE.finditer(text):
        raw = match.group()
        trimmed = raw.strip()
        if trimmed:
            start = match.start() + raw.index(trimmed[0])
            found.append(Line(start, start + len(trimmed), trimmed, after_blank))
        after_blank = not trimmed
    return found


def quotations(text: str) -> list[str]:
    """Give what stands between quotation marks in a line; an open quotation runs to the line's end."""
    return _QUOTATION.findall(text)


def unquoted(text: str) -> str:
    """Give a line without its quotations."""
    return _QUOTATION.sub(" ", text)


def reports(text: str) -> bool:
    """Say whether a line quotes somebody in words of its own: such a line is of the article."""
    longest = max((len(quoted.split()) for quoted in quotations(text)), default=0)
    return longest >= _REPORTED_WORDS and len(unquoted(text).split()) >= 2
