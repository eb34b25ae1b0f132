"""One filter for the command line, Python, URLs and the API.

A filter is a set of names with values. Values of one name are alternatives ("or"); different names
narrow each other ("and"). The names are the fields of `Filter`; `from` is written `from_` in Python.
"""

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from accord.errors import UsageError
from accord.store import values, vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is asked for; an empty tuple asks for nothing in particular.

    Make one with `Filter.parse`, which checks every value.
    """

    q: tuple[str, ...] = ()
    from_: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    src: tuple[str, ...] = ()
    tgt: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    quad: tuple[str, ...] = ()
    cameo: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    voice: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    certainty: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    manner: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    run: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    confidence: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()

    @classmethod
    def parse(cls, given: Mapping[str, Any]) -> "Filter":
        """Check and order what was given: a name, and one value or several.

        Raises UsageError that names the bad name or value, and the good ones near it.
        """
        found: dict[str, tuple[str, ...]] = {}
        for given_name, given_values in given.items():
            name = _known(given_name)
            texts = [text for text in map(_text, _listed(given_values)) if text]
            if len(texts) > _MOST or any(len(text) > _LONGEST for text in texts):
                raise UsageError(f"{name} takes at most {_MOST} values of {_LONGEST} characters")
            checked = dict.fromkeys(one for text in texts for one in _check(name, text))
            if len(checked) > 1 and name in _ONE:
                raise UsageError(f"{name} takes one value, not {len(checked)}: {', '.join(checked)}")
            if checked:
                found[_field(name)] = tuple(sorted(checked))
        return cls(**found)

    def params(self) -> dict[str, list[str]]:
        """Give the filter back as names with values, in a fixed order: equal filters make equal links."""
        held = ((entry.name, getattr(self, entry.name)) for entry in fields(self))
        return {name.rstrip("_"): list(values) for name, values in held if values}

    def __bool__(self) -> bool:
        return any(getattr(self, entry.name) for entry in fields(self))


def names() -> tuple[str, ...]:
    """Give the names that a filter may hold."""
    return tuple(entry.name.rstrip("_") for entry in fields(Filter))


def describe(name: str) -> str:
    """Give one line that says what a name filters, for help pages."""
    return _HELP[name]


_MOST, _LONGEST = 100, 1000

_Check = Callable[[str, str], Iterable[str]]

_CHECKS: dict[str, _Check] = {
    "from": values.first_day,
    "to": values.last_day,
    "since": values.moment,
    "type": values.one_of(vocabulary.types, str.upper),
    "mode": values.one_of(vocabulary.modes, str.lower),
    "context": values.one_of(vocabulary.contexts, str.lower),
    "own": values.own_type,
    "quad": values.quad,
    "cameo": values.digits,
    "country": values.upper,
    "voice": values.voice,
    "certainty": values.factuality,
    "disputed": values.yes_or_no,
    "kind": values.lower,
    "manner": values.one_of(lambda: vocabulary.MANNERS, str.lower),
    "language": values.lower,
    "versions": values.one_of(lambda: vocabulary.VERSIONS, str.lower),
    "confidence": values.share,
    "basis": values.one_of(lambda: vocabulary.BASES, str.lower),
}
_ONE = frozenset({"from", "to", "since", "disputed", "versions", "confidence"})
_HELP = {
    "q": 'Words that the text must hold; "several words" in quotes for a phrase, cease* for a beginning.',
    "from": "First day: 2024, 2024-05 or 2024-05-01.",
    "to": "Last day, likewise.",
    "src": "Who did it: an actor's id, a country, a sector (GOV), both (RUS:MIL), a name, or ~part of a name.",
    "tgt": "To whom it was done, likewise.",
    "actor": "Who did it or to whom it was done, likewise.",
    "type": "PLOVER type: ASSAULT, CONSULT, ...",
    "mode": "PLOVER mode: aerial, visit, ...",
    "context": "PLOVER context: military, economic, ...",
    "own": "Type of your own ontology: WATER-DISPUTE, or with its mode WATER-DISPUTE/dam.",
    "quad": "Quad class: 1 and 2 (verbal and material cooperation), 3 and 4 (conflict), or VC MC VX MX.",
    "cameo": "CAMEO code or its first digits.",
    "place": "Where: a place, a first-level division or a country, by name or code.",
    "country": "Country of the place: ISO 3166-1 alpha-3.",
    "voice": "Who asserts it: author, attributed, official, own (the actor's own side), target (the recipient's "
    "side), other, unknown; or a speaker, as for src.",
    "speaker": "Who makes the statement, as for src.",
    "certainty": "How sure that voice is: CT+ PR+ PS+ CT- PR- PS- UU, or certain, denied, open.",
    "disputed": "yes: one voice affirms and another denies it.",
    "kind": "Kind of statement: say, claim, deny, warn, ...",
    "manner": "direct, indirect or mixed.",
    "outlet": "Who published it.",
    "language": "Language of the article: en, fr, ...",
    "article": "An article's id, or its first characters.",
    "run": "The run that stored it: its id, or the first characters.",
    "versions": "latest: of articles that were changed and stored anew only the newest; first: only the oldest; "
    "several: only articles of which there are several.",
    "since": "Stored at that time (UTC) or later: 2024-05-01 or 2024-05-01T12:30.",
    "confidence": "At least so sure, between 0 and 1.",
    "basis": "What found it: lexicon or network (events); rules, network, both or layout (statements).",
}


def _known(given: str) -> str:
    name = given.rstrip("_").replace("-", "_")
    if name in _HELP:
        return name
    near = difflib.get_close_matches(name, _HELP, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else f"the filters are: {', '.join(_HELP)}"
    raise UsageError(f"there is no filter {given!r}; {hint}")


def _field(name: str) -> str:
    return "from_" if name == "from" else name


def _listed(given: Any) -> Iterable[Any]:
    if given is None:
        return ()
    return given if isinstance(given, (list, tuple, set, frozenset)) else (given,)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(str(value).split())


def _check(name: str, text: str) -> Iterable[str]:
    check = _CHECKS.get(name)
    return check(name, text) if check else (text,)
