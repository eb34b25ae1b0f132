"""Write down what accord sees of each event whose factuality is labelled: the first of two steps.

    python models/factuality/prepare.py OUT.npz

The labelled sentences are those of `models/events` and of `labels/` here. OUT holds the samples as JSON lines and what
the network's second layer makes of the word pieces of each sentence's windows (pieces x 384). Held sentences are in it,
marked, for `train.py` to leave out.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from accord.events.commitment import features_of, looked_at
from accord.events.factuality import trace
from accord.events.operators import load_operators
from accord.events.voice import Voices
from accord.learned import Reading
from accord.model import Page, Source, Token
from accord.pipeline import Pipeline

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "events"))
from labelled import find_trigger, is_held  # noqa: E402
from valued import head_of, read_labelled  # noqa: E402


@dataclass(frozen=True, slots=True)
class Sample:
    """A labelled event: its window, the pieces of the three words there (none: no such word), features and value."""

    text: str
    window: int
    pieces: list[list[int]]
    features: list[str]
    value: str
    rule: str
    held: bool


def samples(windows: list[np.ndarray]) -> Iterator[Sample]:
    """Give every labelled event as accord reads it, and add the windows it is seen in to `windows`."""
    pipeline, words = Pipeline(), load_operators()
    for row in read_labelled():
        text = row["text"]
        page = Page(source=Source(kind="jsonl", ref="labelled"), media="text", content=text, language="en")
        article = pipeline.articles.read(page)
        annotation, readings = pipeline.annotate(article)
        actors = pipeline.actors.find(article, annotation)
        voices = Voices(pipeline.attribution.find(article, annotation, readings, actors, ()))
        first = len(windows)
        windows += [reading.lower for reading in readings]
        for label in row["events"]:
            head = head_of(annotation, *find_trigger(text, label))
            if head is None:
                continue
            way = trace(annotation, head, voices.around(head.span))
            number = next(number for number, reading in enumerate(readings) if _pieces(reading, head))
            pieces = [_pieces(readings[number], token) for token in looked_at(way)]
            features = features_of(annotation, way, words)
            value, rule = label["factuality"], way.value.code
            yield Sample(text, first + number, pieces, features, value, rule, is_held(text))


def _pieces(reading: Reading, token: Token | None) -> list[int]:
    """Give the token's word pieces, as far as the window is the first to see them."""
    spans, fresh = reading.window.spans, reading.window.fresh
    if token is None:
        return []
    inside = range(fresh, len(spans) - 1)
    return [piece for piece in inside if spans[piece].start < token.end and token.start < spans[piece].end]


def main() -> None:
    """Read all sentences and write."""
    windows: list[np.ndarray] = []
    lines = "\n".join(json.dumps(asdict(sample)) for sample in samples(windows))
    bounds = np.cumsum([0, *map(len, windows)])
    np.savez(sys.argv[1], samples=np.array(lines), bounds=bounds, lower=np.concatenate(windows))
    print(f"{len(lines.splitlines())} events in {len(windows)} windows")


if __name__ == "__main__":
    main()
