"""Turn PolNeAR's attributions into windows with labels: the first step of training.

    python models/network/prepare_statements.py GOLD.jsonl[.gz] TOKENIZER.json OUT.npz [--own]

Runs in accord's own environment (with `tokenizers` added), so that paragraphs and quotations are
those of run time. Labels of a piece: its tag (see TAGS), the piece where the cue of its content
begins (0 where it is no content), and, for the first piece of a cue, the piece where its source
begins (0 where there is none); -1 marks what is not to be learned. Quotation marks are written in
three styles by turns, so that the model does not depend on one.
"""

import gzip
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from accord.language.paragraphs import split_paragraphs
from accord.language.quotations import find_quotations
from accord.learned import Encoder, Window
from accord.model import Article, Source

sys.path.insert(0, str(Path(__file__).parents[2] / "eval"))
from statements_fresh import FRESH, WORLD, locate, read

OWN = 1000  # our articles are numbered from here, in sixes
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_SINGLE = str.maketrans("“”", "‘’")


def main() -> None:
    """Prepare the gold file named on the command line."""
    gold, tokenizer, out = sys.argv[1:4]
    encoder = Encoder(Tokenizer.from_file(tokenizer))
    rows: list[dict[str, Any]] = []
    for number, article in [*_polnear(gold), *(_own() if "--own" in sys.argv else ())]:
        for style in ("as printed", "other"):
            text = _restyle(article["text"], style, random.Random(number))
            found = _label(encoder, text, article["attributions"])
            rows += [{"article": number, "style": style, **row} for row in found]
    np.savez_compressed(out, rows=np.array(json.dumps(rows)))
    print(f"{len(rows)} windows, {sum(len(row['ids']) for row in rows)} pieces -> {Path(out)}")


def _polnear(gold: str) -> Iterator[tuple[int, dict[str, Any]]]:
    opener = gzip.open if gold.endswith(".gz") else open
    with opener(gold, "rt", encoding="utf-8") as lines:
        yield from enumerate(map(json.loads, lines))


def _own() -> Iterator[tuple[int, dict[str, Any]]]:
    """Give our articles with their outermost statements, numbered so that none is left out of training."""
    rows = [row for path in (FRESH, WORLD) for row in read(path, held=False)]
    for number, row in enumerate(rows):
        outermost = [locate(row["text"], one) for one in row["statements"] if one["parent"] is None]
        attributions = [dict(zip(("source", "cue", "content"), found, strict=True)) for found in outermost]
        for turn in range(1, 5):
            yield 6 * (OWN + number) + turn, {"text": row["text"], "attributions": attributions}


def _restyle(text: str, style: str, chance: random.Random) -> str:
    if style == "as printed":
        return text
    return text.translate(_SINGLE if chance.random() < 0.35 else _STRAIGHT)


def _label(encoder: Encoder, text: str, attributions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    article = Article(id="", source=Source(kind="file", ref=""), text=text)
    paragraphs = split_paragraphs(article)
    windows = encoder.windows(text, paragraphs, find_quotations(text, paragraphs))
    return [_window_labels(window, attributions) for window in windows]


def _window_labels(window: Window, attributions: list[dict[str, Any]]) -> dict[str, Any]:
    size = len(window.ids)
    tags, cue_of, source_of = [0] * size, [-1] * size, [-1] * size
    for attribution in attributions:
        cue = _mark(window, attribution["cue"], tags, TAGS.index("B-cue"))
        content = _mark(window, attribution["content"], tags, TAGS.index("B-content"))
        source = _mark(window, attribution["source"], tags, TAGS.index("B-source"))
        for piece in content:
            cue_of[piece] = cue[0] if cue else 0
        if cue:
            source_of[cue[0]] = source[0] if source else 0
    return {
        "ids": window.ids.tolist(),
        "features": window.features.tolist(),
        "tags": tags,
        "cue_of": cue_of,
        "source_of": source_of,
    }


def _mark(window: Window, fragments: list[list[int]], tags: list[int], begin: int) -> list[int]:
    marked: list[int] = []
    for start, end in fragments:
        first = True
        for piece in range(1, len(window.spans) - 1):
            span = window.spans[piece]
            if span.start < end and start < span.end:
                tags[piece] = begin if first else begin + 1
                marked.append(piece)
                first = False
    return marked


if __name__ == "__main__":
    main()
