"""Verb dictionaries: blocks of verbs with a code, sets of nouns, and patterns.

    --- HAND OVER [070] ---             PETRARCH: the block's code, for verbs without their own
    DONATE
    GIVE {GIVES GAVE GIVEN} [071]       forms in braces are known without them
    HAND_OVER
    - * &RELIEF [073]                   a pattern: what must stand around the verb
    &RELIEF                             a set of nouns
    +BLANKETS

    - * POLICY [---]                    a null code: what fits tells of no event

    DONAT [070]                         TABARI: stems, without blocks
    - * WEAPONS TO + [072]

`patterns` says what a pattern asks for.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from accord.dictionaries.brackets import split_codes
from accord.dictionaries.codes import NULL_CODES, EventReading, is_event_code, read_event_code
from accord.dictionaries.patterns import Frame, read_pattern
from accord.dictionaries.records import DictionaryVerb, Level, Line, Trouble
from accord.dictionaries.words import load_words

_HEADER = re.compile(r"---\s*(.*?)\s*---\s*")
_CODE = re.compile(r"\[([^\[\]]*)\]")
_BRACES = re.compile(r"\{[^{}]*\}")
_BARE = Frame()
_NULL = "---"  # how a null code is shown


@dataclass(slots=True)
class _Block:
    """Verbs that share a code and patterns."""

    code: str | None = None
    stems: bool = False  # TABARI's: a verb stands for itself alone, and may be cut short
    verbs: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)  # lemma, particles


@dataclass(frozen=True, slots=True)
class _Code:
    """What the code of an event says here; a null code has no reading."""

    reading: EventReading | None
    cameo: str
    reciprocal: bool = False
    swapped: bool = False


def read_verbs(lines: Iterable[Line]) -> tuple[list[DictionaryVerb], list[Trouble]]:
    """Give the verbs and patterns of a file as frames, and what is not carried over."""
    held = tuple(lines)
    troubles: list[Trouble] = []
    sets = _noun_sets(held)
    blocked = any(_HEADER.fullmatch(line.text) for line in held)
    block = _Block(stems=not blocked)
    found: list[DictionaryVerb] = []
    for line in _without_sets(held):
        try:
            if header := _HEADER.fullmatch(line.text):
                block = _Block(code=_code_of_block(header[1]))
            elif line.text.startswith("-"):
                found += _of_pattern(line, block, sets, troubles)
            elif line.text.startswith("~"):
                raise ValueError("a rule over two verbs; accord types what is said, planned or refused by itself")
            else:
                block = _Block(stems=True) if not blocked else block
                found += _of_verb(line, block, troubles)
        except ValueError as error:
            troubles.append(_trouble(line, "not", "pattern" if line.text[0] in "-~" else "syntax", str(error)))
    return _once(found, troubles), troubles


def _code_of_block(header: str) -> str | None:
    """Give the code for verbs without their own.

    A null code here says only that there is none: many of PETRARCH's blocks have one for the sake of their patterns.
    Behind a verb or a pattern of its own it says that there is no event.
    """
    code = _CODE.search(header)
    return code[1].strip() if code and code[1].strip() not in NULL_CODES else None


# ------------------------------------------------------------------------------------------- sets


def _noun_sets(lines: tuple[Line, ...]) -> dict[str, tuple[str, ...]]:
    """Give the sets of nouns by name; they may stand behind the patterns that use them."""
    found: dict[str, list[str]] = {}
    name: str | None = None
    for line in lines:
        if line.text.startswith("&"):
            name = line.text.split()[0].rstrip("_").upper()
            found[name] = []
        elif name is not None and line.text.startswith("+"):
            found[name].append(line.text[1:].strip())
        else:
            name = None
    return {name: tuple(words) for name, words in found.items()}


def _without_sets(lines: tuple[Line, ...]) -> Iterator[Line]:
    inside = False
    for line in lines:
        inside = line.text.startswith("&") or (inside and line.text.startswith("+"))
        if not inside:
            yield line


# ------------------------------------------------------------------------------------------ verbs


def _of_verb(line: Line, block: _Block, troubles: list[Trouble]) -> list[DictionaryVerb]:
    text, codes = split_codes(_BRACES.sub("", line.text))
    lemma, parts = _verb(text)
    lemmas = _unstemmed(lemma) if block.stems else (lemma,)
    block.verbs += [(one, parts) for one in lemmas]
    code = codes[0] if codes else block.code
    if code is None:
        return []  # only its patterns say anything
    read = _code(line, code, troubles)
    if read is None:
        return []
    return [_frame(one, parts, _BARE, read, line, is_pattern=False) for one in lemmas]


def _verb(text: str) -> tuple[str, tuple[str, ...]]:
    """Give the verb and what belongs to it; "+" marks the verb where it is not the first word."""
    words = [word for word in text.replace("_", " ").lower().split() if any(letter.isalnum() for letter in word)]
    if not words:
        raise ValueError("there is no verb; write VERB [CODE]")
    marked = [number for number, word in enumerate(words) if word.startswith("+")]
    at = marked[-1] if marked else 0
    words = [word.lstrip("+") for word in words]
    if at > 0:
        raise ValueError(f"words before the verb {words[at]!r} are not carried over; write it as a pattern")
    known = load_words()
    return known.irregular.get(words[0], words[0]), tuple(word for word in words[1:] if word not in known.empty)


def _unstemmed(stem: str) -> tuple[str, ...]:
    """Give the words that a stem of TABARI's may be cut from: "donat" from "donate", "deni" from "deny"."""
    vowel = stem[-1] in "aeiouy"
    return (stem, f"{stem[:-1]}y") if stem.endswith("i") else (stem,) if vowel else (stem, f"{stem}e")


# --------------------------------------------------------------------------------------- patterns


def _of_pattern(
    line: Line, block: _Block, sets: dict[str, tuple[str, ...]], troubles: list[Trouble]
) -> list[DictionaryVerb]:
    text, codes = split_codes(line.text)
    if not block.verbs:
        raise ValueError("a pattern needs a verb above it")
    if not codes:
        raise ValueError("the pattern has no code; write - * WORDS [CODE]")
    missing = [name for name in re.findall(r"&\w+", text) if name.rstrip("_").upper() not in sets]
    if missing:
        detail = f"{missing[0]} is not defined; write {missing[0]} and its words behind + on lines of their own"
        troubles.append(_trouble(line, "not", "synset", detail))
        return []
    frames, lost = read_pattern(text.lstrip("-").strip(), sets)
    read = _code(line, codes[0], troubles)
    if read is None:
        return []
    if read.reading is None:  # it needs no sides, so it cannot ask for them
        lost = (*lost, *(sign for sign in "%+" if sign in text))
    if lost:
        troubles.append(_trouble(line, "partly", "loose", f"not asked for: {', '.join(lost)}"))
    return [
        _frame(lemma, parts, frame, read, line, is_pattern=True) for lemma, parts in block.verbs for frame in frames
    ]


def _frame(
    lemma: str, parts: tuple[str, ...], frame: Frame, code: _Code, line: Line, *, is_pattern: bool
) -> DictionaryVerb:
    return DictionaryVerb(
        lemma=lemma,
        parts=(*parts, *frame.parts),
        type=code.reading.type if code.reading else None,
        mode=code.reading.mode if code.reading else None,
        cameo=code.cameo,
        object=frame.object,
        object_of=frame.object_of,
        subject=frame.subject,
        complement=frame.complement,
        recipient=frame.recipient,
        reciprocal=frame.reciprocal or code.reciprocal,
        swapped=code.swapped,
        is_pattern=is_pattern,
        file=line.file,
        line=line.number,
    )


def _code(line: Line, text: str, troubles: list[Trouble]) -> _Code | None:
    """Read "112", "---", "040:040" (both do it) or ":173" (done by the recipient); None where it is not carried."""
    if text in NULL_CODES:
        return _Code(None, "")
    first, colon, second = (part.strip() for part in text.partition(":"))
    code = first or second
    reading = read_event_code(code)
    if reading is None:
        known = is_event_code(code)
        detail = f"{code}: " + ("nobody acts on anybody" if known else "write a CAMEO code, such as 112 or 1122")
        troubles.append(_trouble(line, "not", "no_type" if known else "unknown_code", detail))
        return None
    if not reading.exact:
        troubles.append(_trouble(line, "partly", "appeal", f"{code} is carried over as {reading.type}"))
    if colon and first and second not in (first, *NULL_CODES):
        troubles.append(_trouble(line, "partly", "second_code", f"{second} is left out"))
    return _Code(reading, code, reciprocal=bool(colon) and first == second, swapped=bool(colon) and not first)


def _once(found: list[DictionaryVerb], troubles: list[Trouble]) -> list[DictionaryVerb]:
    """Keep the first of frames that ask for the same, a null code only alone; another code for them is told."""
    kept: dict[DictionaryVerb, DictionaryVerb] = {}
    for verb in found:
        key = replace(verb, type=None, mode=None, cameo="", reciprocal=False, swapped=False, file="", line=0)
        first = kept.setdefault(key, verb)
        if first.cameo == verb.cameo:
            continue
        holds, goes = (first, verb) if first.type else (verb, first)
        kept[key] = holds
        words = " ".join((goes.lemma, *goes.parts))
        detail = f"{words}: line {holds.line} has the code {holds.cameo}, which holds"
        line = Line(file=goes.file, number=goes.line, text=f"{words} [{goes.cameo or _NULL}]")
        troubles.append(_trouble(line, "not", "duplicate", detail))
    return list(kept.values())


def _trouble(line: Line, level: Level, reason: str, detail: str) -> Trouble:
    return Trouble(file=line.file, line=line.number, text=line.text, level=level, reason=reason, detail=detail)
