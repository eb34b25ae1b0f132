"""How codes read in words on the page."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

Json = dict[str, Any]

# A page obeys none of these, but they could hide or turn words: one visible character stands in the place of each,
# so that every offset stays true. Marks of direction without an override are left to right-to-left text.
_UNSEEN = {
    **{code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t\r"},
    **dict.fromkeys((0x202D, 0x202E), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}


def visible(value: object) -> object:
    """Give a text with nothing in it that hides or turns other text; anything but a text as it is."""
    if value is None:
        return ""
    # Markup is a str that was made safe already, and holds our own signs only.
    return value.translate(_UNSEEN) if type(value) is str else value


@cache
def tables() -> Json:
    """Give the words by kind of code: factuality, quad, empty, basis, part."""
    return tomllib.loads((files("accord.web") / "data" / "words.toml").read_text(encoding="utf-8"))


def factuality(code: str) -> Json:
    """Give the word, the sign and the meaning of a FactBank value."""
    return dict(tables()["factuality"].get(code, {"word": code, "sign": "", "says": ""}))


def found(basis: str) -> str:
    """Say what found an event or a statement."""
    return str(tables()["found"].get(basis, basis))


def quad(number: int) -> Json:
    """Give the word, the sign and the short code of a quad class."""
    return dict(tables()["quad"].get(str(number), {"word": str(number), "sign": "", "code": ""}))


def empty(code: str | None) -> str:
    """Say why a field is empty."""
    return str(tables()["empty"].get(code, plain(code or "not stated")))


def basis(code: str | None) -> str:
    """Say what a date rests on."""
    return str(tables()["basis"].get(code, plain(code or "")))


def side(code: str) -> str:
    """Say whose voice an event is told in; a speaker's name as it is."""
    return str(tables()["side"].get(code, code))


def plain(code: str) -> str:
    """Say a code of ours in words: "none_stated" reads "none stated"."""
    return code.replace("_", " ")


def count(number: int, thing: str, things: str | None = None) -> str:
    """Count things: "1 article", "1,200 articles"."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def when(date: Json | None) -> str:
    """Say a date: a day, from day to day, or the TIMEX3 value where parts are unknown."""
    if date is None:
        return ""
    start, end = date["start"], date["end"]
    if start and end:
        return str(start) if start == end else f"{start} to {end}"
    return str(start or end or date["value"])
