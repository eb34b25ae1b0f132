"""Agent dictionaries: nouns with a role, their plurals in braces, and sets of words between "!".

HARBOUR_MASTER [~GOV]
POLICE {} [~COP]                       no plural
SALESMAN {SALESMEN} [~BUS]
!PERSON! = MAN, MEN, WOMAN, WOMEN
FISHER!PERSON! [~LAB]
"""

import re
from collections.abc import Iterable, Iterator

from accord.dictionaries.brackets import split_codes
from accord.dictionaries.codes import NULL_CODES, read_actor_code
from accord.dictionaries.records import DictionaryActor, DictionaryAgent, Level, Line, Trouble
from accord.dictionaries.words import plural

_SET = re.compile(r"(![^!\s]+!)\s*=?\s*(.+)")
_MARK = re.compile(r"![^!\s]+!")
_BRACES = re.compile(r"\{([^{}]*)\}")


def read_agents(lines: Iterable[Line]) -> tuple[list[DictionaryAgent], list[DictionaryActor], list[Trouble]]:
    """Give the agents of a file, the nouns that it gives a country (they are actors), and what is not carried over."""
    sets: dict[str, tuple[str, ...]] = {}
    agents: list[DictionaryAgent] = []
    actors: list[DictionaryActor] = []
    troubles: list[Trouble] = []
    for line in lines:
        match = _SET.fullmatch(line.text)
        if match and "[" not in line.text:
            sets[match[1]] = tuple(word.strip() for word in match[2].split(",") if word.strip())
            continue
        try:
            found = _entry(line, sets, troubles)
        except ValueError as error:
            troubles.append(_trouble(line, "not", "syntax", str(error)))
            continue
        for one in found:
            (agents if isinstance(one, DictionaryAgent) else actors).append(one)  # type: ignore[arg-type]
    return agents, actors, troubles


def _entry(
    line: Line, sets: dict[str, tuple[str, ...]], troubles: list[Trouble]
) -> list[DictionaryAgent | DictionaryActor]:
    text, codes = split_codes(line.text)
    if not codes:
        raise ValueError("the noun has no code; write NOUN [~GOV]")
    forms = tuple(dict.fromkeys(_forms(text, sets)))
    if not forms:
        raise ValueError("there is no noun before the code")
    code = codes[0].replace("~", "").strip()
    if code in NULL_CODES:
        troubles.append(_trouble(line, "not", "null_code", "the noun keeps the role that accord gives it"))
        return []
    reading = read_actor_code(code)
    if not reading:
        troubles.append(_trouble(line, "not", "unknown_code", f"{code}: no part of it is a role of CAMEO"))
        return []
    if reading.left:
        troubles.append(_trouble(line, "partly", "group_code", f"{', '.join(reading.left)} of {code} is left out"))
    place = {"file": line.file, "line": line.number}
    if reading.country is not None:  # "NGO~": a body without a country of its own
        names = tuple(" ".join(words) for words in forms)
        sort = "ngo" if reading.country in ("NGO", "ISM") else "institution"
        return [DictionaryActor(names=names, sort=sort, country=reading.country, sectors=reading.sectors, **place)]  # type: ignore[arg-type]
    return [DictionaryAgent(words=words, sectors=reading.sectors, **place) for words in forms]  # type: ignore[arg-type]


def _forms(text: str, sets: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Give the noun in all its forms, as words in lower case."""
    braces = _BRACES.search(text)
    noun = _BRACES.sub("", text).strip()
    marks = _MARK.findall(noun)
    unknown = [mark for mark in marks if mark not in sets]
    if unknown:
        raise ValueError(f"the set {unknown[0]} is not defined above; write {unknown[0]} = WORD, WORD")
    for name in _filled(noun, marks, sets):
        if not (words := _words(name)):
            return
        yield words
        if braces is None and not marks and not name.endswith("_"):
            yield (*words[:-1], plural(words[-1]))
    for name in braces[1].split(",") if braces else ():
        if words := _words(name):
            yield words


def _filled(noun: str, marks: list[str], sets: dict[str, tuple[str, ...]]) -> list[str]:
    names = [noun]
    for mark in marks:
        names = [name.replace(mark, word) for name in names for word in sets[mark]]
    return names


def _words(name: str) -> tuple[str, ...]:
    return tuple(name.lower().replace("_", " ").replace("-", " ").split())


def _trouble(line: Line, level: Level, reason: str, detail: str) -> Trouble:
    return Trouble(file=line.file, line=line.number, text=line.text, level=level, reason=reason, detail=detail)
