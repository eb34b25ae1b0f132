"""Turn labelled event sentences into windows with labels: the second step of training.

    python models/network/prepare_events.py TOKENIZER.json PLV.jsonl OUT.npz

Our own sentences (`models/events/sentences`, `models/events/quiet.txt`) are packed into windows of several
paragraphs, since the network reads windows. Each word piece has the type of the event that it names, and the
event's factuality; -1 marks what is not to be learned. PLV's sentences say which type is in them, not where:
their windows carry `bag`, types of which some piece must have one. A fifth of our sentences and a third of PLV's are
left out, by the hash of their text, and are what figures are reported on.
"""

import json
import random
import sys
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from accord.language.paragraphs import split_paragraphs
from accord.language.quotations import find_quotations
from accord.learned import Encoder
from accord.model import Article, Source, Span

sys.path.insert(0, str(Path(__file__).parents[1] / "events"))
from labelled import find_trigger, is_held, read_sentences

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
FACTUALITY = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "UU")
# PLV's codebook is older: it has one type for both ways of yielding, and counts sanctions as coercion.
READ_AS = {"YIELD": ("CONCEDE", "RETREAT"), "COERCE": ("COERCE", "SANCTION")}
PACKINGS = 4  # each sentence stands among others, differently each time
LONGEST = 1_000  # characters of a window, about 220 word pieces
Row = dict[str, Any]


def main() -> None:
    """Prepare the files named on the command line."""
    tokenizer, plv, out = sys.argv[1:4]
    encoder = Encoder(Tokenizer.from_file(tokenizer))
    sentences = [row for row in read_sentences() if not is_held(row["text"])]
    chance = random.Random(0)
    rows: list[Row] = []
    for packing in range(PACKINGS):
        chance.shuffle(sentences)
        for group in _groups(sentences, chance):
            rows += [{"packing": packing, **row} for row in _label(encoder, group)]
    lines = [json.loads(line) for line in Path(plv).read_text(encoding="utf-8").splitlines()]
    bags = [_bag(encoder, line) for line in lines if not is_held(line["text"], 3)]
    np.savez_compressed(out, rows=np.array(json.dumps(rows + bags)))
    print(f"{len(sentences)} sentences in {len(rows)} windows, {len(bags)} of PLV -> {out}")


def _groups(sentences: list[Row], chance: random.Random) -> list[list[Row]]:
    found: list[list[Row]] = []
    size = chance.randint(60, LONGEST)
    for row in sentences:
        if found and sum(len(one["text"]) for one in found[-1]) + len(row["text"]) < size:
            found[-1].append(row)
        else:
            found.append([row])
            size = chance.randint(60, LONGEST)
    return found


def _label(encoder: Encoder, group: list[Row]) -> list[Row]:
    text = "\n\n".join(row["text"] for row in group)
    marks: list[tuple[int, int, int, int]] = []
    start = 0
    for row in group:
        for event in row["events"]:
            first, last = find_trigger(row["text"], event)
            marks.append(
                (start + first, start + last, TYPES.index(event["type"]), FACTUALITY.index(event["factuality"]))
            )
        start += len(row["text"]) + 2
    found = []
    for window in _windows(encoder, text):
        types, factuality = [0] * len(window.ids), [-1] * len(window.ids)
        for piece in range(1, len(window.spans) - 1):
            for first, last, kind, value in marks:
                if window.spans[piece].start < last and first < window.spans[piece].end:
                    types[piece], factuality[piece] = kind + 1, value
        ids, features = window.ids.tolist(), window.features.tolist()
        found.append({"ids": ids, "features": features, "types": types, "factuality": factuality})
    return found


def _bag(encoder: Encoder, line: Row) -> Row:
    window = _windows(encoder, line["text"])[0]
    return {
        "packing": -1,
        "ids": window.ids.tolist(),
        "features": window.features.tolist(),
        "bag": [TYPES.index(name) + 1 for name in READ_AS.get(line["type"], (line["type"],))],
    }


def _windows(encoder: Encoder, text: str) -> list[Any]:
    article = Article(id="", source=Source(kind="file", ref=""), text=text)
    paragraphs: list[Span] = split_paragraphs(article)
    return list(encoder.windows(text, paragraphs, find_quotations(text, paragraphs)))


if __name__ == "__main__":
    main()
