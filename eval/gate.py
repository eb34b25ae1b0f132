"""Measure quality and hold it: `make eval`.

    python eval/gate.py [--only NAME ...] [--write-floors]

Codes each development set that is here, runs its scorer and the scorer of our own samples, prints
one table, and exits 1 where a figure fell below `eval/floors.toml`. A set that is absent is named
and skipped. --write-floors writes the present figures down as floors: a deliberate act, to be
reviewed in the difference.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parent))

import actors
import ambiguous
import factuality
import fresh
import furniture
import mentions
import metadata
import names
import samples
import speakers
import statements_fresh
import strangers
import written
from accord.model import Failure
from accord.pipeline import Pipeline
from accord.record import dump, flatten, record_to_json
from datasets import DATASETS, Dataset

FLOORS = Path(__file__).parent / "floors.toml"
LOWER_IS_BETTER = frozenset(
    {
        "dev wrong",
        "held wrong",
        "dev linked wrong",
        "held linked wrong",
        "dev wrong links",
        "held wrong links",
        "dev wrong countries",
        "held wrong countries",
        "full wrong",
        "short wrong",
        "events a sentence",
        "false events per 100",
        "body marked per 1000",
        "clean text marked per 1000",
    }
)
SLACK = 0.3  # another processor rounds otherwise, and a parse or two falls the other way


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure."""

    dataset: str
    name: str
    value: float
    note: str = ""


def main() -> int:
    """Measure, print, compare with the floors; give the exit code."""
    options = _options()
    console = Console()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    figures = list(_measure(Pipeline(), options.only, console))
    console.print(_table(figures, floors))
    if options.write_floors:
        FLOORS.write_text(_floors_toml(figures, floors), encoding="utf-8")
        console.print(f"Wrote {FLOORS}; review the difference before you commit it.")
        return 0
    fallen = [figure for figure in figures if _fell(figure, floors)]
    for figure in fallen:
        console.print(f"[red]fell below its floor:[/] {figure.dataset}: {figure.name} {figure.value}")
    return 1 if fallen else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure quality against the floors.")
    parser.add_argument("--only", nargs="*", default=[], help="names of the sets to measure")
    parser.add_argument("--write-floors", action="store_true", help="write the present figures down as floors")
    return parser.parse_args()


def _measure(pipeline: Pipeline, only: list[str], console: Console) -> Iterator[Figure]:
    own = {"samples": samples.score, "statements-fresh": statements_fresh.score, "events-fresh": fresh.score}
    own |= {"ambiguous-names": ambiguous.score, "actors-articles": actors.score, "actors-by-name": names.score}
    own |= {"furniture": furniture.score, "metadata": metadata.score}
    own |= {"statements-world": statements_fresh.score_world, "events-written": written.score}
    own |= {
        "strangers": strangers.score,
        "factuality": factuality.score,
        "mentions": mentions.score,
        "speakers": speakers.score_held,
    }
    for name, score in own.items():
        if not only or name in only:
            yield from (Figure(name, key, value, note) for key, value, note in score(pipeline))
    for dataset in DATASETS:
        if only and dataset.name not in only:
            continue
        if not dataset.gold_path.exists():
            console.print(f"[yellow]skipped {dataset.name}: {dataset.gold_path} is not here[/]")
            continue
        with console.status(f"coding {dataset.name}"):
            yield from _score(dataset, pipeline)


def _score(dataset: Dataset, pipeline: Pipeline) -> Iterator[Figure]:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as records:
        count = 0
        for result in pipeline.code_all(dataset.pages()):
            if isinstance(result, Failure):
                sys.exit(f"{dataset.name}: {result.source.ref} cannot be coded: {result.detail}")
            record = record_to_json(result)
            records.write(dump(flatten(record) if dataset.flat else record) + "\n")
            count += 1
        records.flush()
        command = [sys.executable, str(dataset.scorer_path), str(dataset.gold_path), records.name, "--json"]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    for name, key in dataset.figures.items():
        interval = found.get(f"{key}.F95")
        note = f"n {count}" + (f", 95% {interval[0]}-{interval[1]}" if interval else "")
        yield Figure(dataset.name, name, _percent(dataset, found[key]), note)


def _percent(dataset: Dataset, value: float | list[float]) -> float:
    if isinstance(value, list):  # precision, recall, F1 or content, +source: the last is the figure
        value = value[-1]
    return round(100 * value if dataset.scorer == "gsr.py" else value, 2)


def _fell(figure: Figure, floors: dict[str, dict[str, float]]) -> bool:
    floor = floors.get(figure.dataset, {}).get(figure.name)
    if floor is None:
        return False
    if figure.name in LOWER_IS_BETTER:
        return figure.value > floor + SLACK
    return figure.value < floor - SLACK


def _table(figures: Iterable[Figure], floors: dict[str, dict[str, float]]) -> Table:
    table = Table(title="Quality on development data", title_justify="left")
    for heading, justify in (("set", "left"), ("figure", "left"), ("value", "right"), ("floor", "right")):
        table.add_column(heading, justify=justify)  # type: ignore[arg-type]  # the literals above are fine
    table.add_column("of")
    before = None
    for figure in figures:
        if before not in (None, figure.dataset):
            table.add_section()
        floor = floors.get(figure.dataset, {}).get(figure.name)
        style = "red" if _fell(figure, floors) else ""
        shown = "" if floor is None else f"{floor:.1f}"
        name = figure.dataset if before != figure.dataset else ""
        table.add_row(name, figure.name, f"{figure.value:.1f}", shown, figure.note, style=style)
        before = figure.dataset
    return table


def _floors_toml(figures: list[Figure], floors: dict[str, dict[str, float]]) -> str:
    merged = {name: dict(values) for name, values in floors.items()}
    for figure in figures:
        merged.setdefault(figure.dataset, {})[figure.name] = figure.value
    lines = ["# The figure that each stage has reached. `make eval` fails below it; raise it when you raise the stage."]
    for dataset, values in merged.items():
        lines += ["", f"[{dataset}]"] + [f'"{name}" = {value}' for name, value in values.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
