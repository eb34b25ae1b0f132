"""Write down between whom there is to choose wherever a noun, a pronoun or a new name stands: the first of two steps.

    python models/mentions/prepare.py OUT.npz     needs ../shared/data (PolNeAR) beside the labels here

The labels are those of `articles/` here, of `eval/gold/mentions.jsonl` that are not held, and of the development halves
of `eval/speakers.py`. While an article is read its labels choose instead of the weights, so that every choice is met as
it would be if all before it were right. OUT holds the choices as JSON lines and, for each article, what the network's
third layer makes of the heads of its phrases (phrases x 384).
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "eval"))

import mentions  # noqa: E402
import speakers  # noqa: E402
from accord.language.antecedents import Antecedents  # noqa: E402
from accord.language.introductions import Introductions  # noqa: E402
from accord.language.nouns import Nouns, chains_before  # noqa: E402
from accord.language.pairs import NOBODY, Fits  # noqa: E402
from accord.language.state import State  # noqa: E402
from accord.learned import means_by_token  # noqa: E402
from accord.model import Annotation, Span  # noqa: E402
from accord.pipeline import Pipeline  # noqa: E402

REAL = 4.0  # weight of a choice in the articles written like ordinary news: the marked ones have far more nouns
_THINGS = ("it", "its", "they", "them", "their")  # where all people and bodies are marked and these are not
SOURCES = ("pronoun", "title", "role", "document", "unnamed")

type Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """Between whom there was to choose: the earlier phrases of each chain (none: nobody), and who is right."""

    article: int
    sort: str
    number: int
    chains: list[list[int]]
    features: list[Features]
    right: list[bool]
    weight: float


@dataclass(slots=True)
class Labels:
    """Who is labelled where in the article at hand: the names by span, none for nobody; and if all of it is.

    `given` has what marked names are short for.
    """

    names: dict[Span, tuple[str, ...]]
    given: dict[Span, tuple[str, ...]]
    complete: bool

    def of_name(self, state: State, number: int) -> tuple[str, ...] | None:
        """Give the full name for a name's phrase, None where it is not marked."""
        phrase, head = state.phrases[number], state.token(number)
        if not self.complete:
            return (state.annotation.text[phrase.start : phrase.end],)
        return next((names for span, names in self.given.items() if span.start <= head.start < span.end), None)

    def of(self, state: State, number: int) -> tuple[str, ...] | None:
        """Give the names for a phrase, none (an empty tuple) for nobody, None where nothing is known of it."""
        phrase, head = state.phrases[number], state.token(number)
        for span, names in self.names.items():
            owns = state.annotation.text[phrase.end : phrase.end + 1] in ("'", "’")  # "the minister's critics"
            inside = span.end > phrase.end and (owns or phrase.kind == "pronoun")  # the "its" of "its lawyers"
            if phrase.start <= span.start <= head.start < span.end and not inside:
                return names
        thing = phrase.kind == "noun" or head.text.lower() in _THINGS
        return () if self.complete and thing else None


class Recorder:
    """Keeps what was chosen between, with the features as they were then."""

    def __init__(self) -> None:
        self.labels = Labels({}, {}, complete=False)
        self.article = 0
        self.choices: list[Choice] = []

    def keep(self, state: State, number: int, sort: str, ways: dict[int, Features]) -> int | None:
        """Keep a choice whose answer is known, and give the answer; else None."""
        names = self.labels.of(state, number)
        unmarked = not names and sort != "noun" and any(way.get("governs") for way in ways.values())
        if names is None or unmarked:  # "the bank said it would": a mark forgotten rather than nobody
            return None
        right = [one != NOBODY and self._is_right(state, one, names) for one in ways]
        if not any(right) and (NOBODY not in ways or (names and _is_earlier(state, number, names))):
            return None
        return self._kept(state, number, sort, ways, right)

    def keep_name(self, state: State, number: int, ways: dict[int, Features]) -> int | None:
        """Keep as what a new name was told of, and give it; else None."""
        names = self.labels.of_name(state, number)
        if names is None:
            return None
        right = [one != NOBODY and self._is_told_of(state, one, names) for one in ways]
        return self._kept(state, number, "name", ways, right)

    def _kept(self, state: State, number: int, sort: str, ways: dict[int, Features], right: list[bool]) -> int:
        ones = list(ways)
        if not any(right):
            right = [one == NOBODY for one in ones]
        if not all(right):
            chains = chains_before(state, number, ones)
            weight = 1.0 if self.labels.complete else REAL
            features = [{name: value for name, value in ways[one].items() if value} for one in ones]
            self.choices.append(Choice(self.article, sort, number, chains, features, right, weight))
        return max(one for one, fine in zip(ones, right, strict=True) if fine)

    def _is_told_of(self, state: State, one: int, names: tuple[str, ...]) -> bool:
        """Say whether some noun of a chain is marked as standing for one of the names."""
        same = (other for other, chain in enumerate(state.chains) if chain == state.chains[one])
        marked = {name for other in same for name in self.labels.of(state, other) or ()}
        return any(speakers.same(name, wanted, strict=False) for name in names for wanted in marked)

    def _is_right(self, state: State, one: int, names: tuple[str, ...]) -> bool:
        """Say whether a candidate is meant: its chain has the name, or it is marked as the same itself."""
        marked = self.labels.of(state, one) or ()
        return _is_one_of(state, one, names) or bool(set(marked) & set(names))


class RecordedNouns(Nouns):
    """Chooses as labelled where a label is there."""

    def __init__(self, inner: Nouns, recorder: Recorder) -> None:
        self.__dict__ = dict(inner.__dict__)
        self._recorder = recorder

    def antecedent(self, state: State, number: int, fits: Fits) -> int | None:
        """Choose, and remember between whom."""
        rule = self._titles.antecedent(state, number)
        if not self.is_asked(state, number):
            return rule
        answer = self._recorder.keep(state, number, "noun", self.candidates(state, number, rule))
        return super().antecedent(state, number, fits) if answer is None else None if answer == NOBODY else answer


class RecordedPronouns(Antecedents):
    """Chooses as labelled where a label is there."""

    def __init__(self, inner: Antecedents, recorder: Recorder) -> None:
        self.__dict__ = dict(inner.__dict__)
        self._recorder = recorder

    def best(self, state: State, number: int, candidates: Iterable[int], sort: str, fits: Fits) -> int | None:
        """Choose, and remember between whom."""
        many = list(candidates)
        answer = self._recorder.keep(state, number, sort, self.ways(state, number, many, sort))
        return super().best(state, number, many, sort, fits) if answer is None else None if answer == NOBODY else answer


class RecordedIntroductions(Introductions):
    """Chooses as labelled where a label is there."""

    def __init__(self, inner: Introductions, recorder: Recorder) -> None:
        self.__dict__ = dict(inner.__dict__)
        self._recorder = recorder

    def told_of(self, state: State, number: int, gender: str, fits: Fits, *, person: bool) -> int | None:
        """Choose, and remember between whom."""
        ways = self.candidates(state, number, gender, person=person)
        answer = self._recorder.keep_name(state, number, ways) if len(ways) > 1 else None
        if answer is None:
            return super().told_of(state, number, gender, fits, person=person)
        return None if answer == NOBODY else answer


def _is_one_of(state: State, number: int, names: tuple[str, ...]) -> bool:
    """Say whether some phrase of the candidate's chain is one of the names."""
    texts = {
        state.annotation.text[phrase.start : phrase.end]
        for phrase, chain in zip(state.phrases, state.chains, strict=True)
        if chain == state.chains[number] and phrase.kind != "pronoun"
    }
    return any(speakers.same(text, name, strict=False) for text in texts for name in names)


def _is_earlier(state: State, number: int, names: tuple[str, ...]) -> bool:
    """Say whether one of the names stands before the phrase."""
    before = state.annotation.text[: state.phrases[number].start]
    return any(name.split()[-1] in before for name in names if name)


def _labelled() -> Iterator[tuple[str, str, Labels]]:
    """Give the articles with their labels: wholly labelled ones, and those of which only sources are."""
    own = [one for file in sorted((HERE / "articles").glob("*.jsonl")) for one in mentions.read_marked(file)]
    for one in (*own, *(one for one in mentions.read_marked() if not one.is_held)):
        kept = [mention for mention in one.mentions if mention.sort not in ("name", "short")]
        names = {Span(each.start, each.end): (each.name,) if each.name else () for each in kept}
        given = {Span(each.start, each.end): (each.name,) for each in one.mentions if each.sort in ("name", "short")}
        yield one.id, one.text, Labels(names, given, complete=True)
    for ref, text, labelled in (row for dev, _ in speakers.halves().values() for row in dev):
        known = {one.source[0]: one.names for one in labelled if one.mention in SOURCES and one.source}
        yield ref, text, Labels(known, {}, complete=False)


def read() -> tuple[list[Choice], list[np.ndarray]]:
    """Give every labelled choice that tells the candidates apart, and the network's view of each article's phrases."""
    pipeline, recorder = Pipeline(), Recorder()
    coreference = pipeline.coreference
    coreference._nouns = RecordedNouns(coreference._nouns, recorder)
    coreference._introductions = RecordedIntroductions(coreference._introductions, recorder)
    coreference._antecedents = RecordedPronouns(coreference._antecedents, recorder)
    resolver = speakers.Resolver(pipeline)
    heads: list[np.ndarray] = []
    for number, (ref, text, labels) in enumerate(_labelled()):
        recorder.labels, recorder.article = labels, number
        annotation, readings = pipeline.annotate(resolver.read(ref, text))
        heads.append(_heads(annotation, means_by_token(annotation.tokens, readings, lambda reading: reading.middle)))
    return recorder.choices, heads


def _heads(annotation: Annotation, seen: np.ndarray) -> np.ndarray:
    return np.asarray(seen[[phrase.head for phrase in annotation.phrases]])


def main() -> None:
    """Read all articles and write."""
    choices, heads = read()
    print(Counter(choice.sort for choice in choices))
    lines = "\n".join(json.dumps(asdict(choice)) for choice in choices)
    bounds = np.cumsum([0, *map(len, heads)])
    np.savez_compressed(sys.argv[1], choices=np.array(lines), bounds=bounds, heads=np.concatenate(heads))


if __name__ == "__main__":
    main()
