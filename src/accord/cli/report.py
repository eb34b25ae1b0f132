"""The summary at the end of `accord read`."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from accord.cli.invoked import accord_command
from accord.cli.options import STORE
from accord.cli.terminal import print_tidy, safe
from accord.cli.words import count, factuality, plain
from accord.record import failure_to_json

if TYPE_CHECKING:
    from accord.cli.progress import FailureCounts
    from accord.store.summary import EventCount, Summary
    from accord.store.write import Counts

_WIDE = 100  # columns from which the events' articles are shown too
_ARTICLE = 12  # columns for the start of an article's id and how often
_ID = 8  # characters of an article's id that are shown: enough to name it
_GAP = 2  # columns between two columns of a table
_NAMES = ("actor", "recipient", "voice")
_NONE = Text("–", style="dim")


def report_to_json(counts: "Counts", summary: "Summary", failures: "FailureCounts", store: Path) -> dict[str, Any]:
    """Give the summary as plain JSON values."""
    return {
        "store": str(store),
        "read": counts.read,
        "already": counts.already,
        "failed": counts.failed,
        "failures": [
            {
                "step": step,
                "code": code,
                "pages": number,
                "examples": [failure_to_json(failure) for failure in failures.examples[step, code]],
            }
            for (step, code), number in sorted(failures.by_reason.items())
        ],
        **asdict(summary),
    }


def print_report(
    console: Console, counts: "Counts", summary: "Summary", failures: "FailureCounts", store: Path
) -> None:
    """Print what was read, what failed and why, who speaks, and which events in whose voice."""
    parts: list[RenderableType] = [_headline(counts, summary, store)]
    if failures.total:
        parts += ["", _failures(failures)]
    if summary.speakers:
        parts += ["", _speakers(summary)]
    if summary.reports:
        parts += ["", _events(summary, console.width)]
    print_tidy(console, *parts, "")
    # Not wrapped: a command that the terminal breaks by itself is still copied whole.
    print_tidy(console, _next(summary, store), wrap=False)


def _headline(counts: "Counts", summary: "Summary", store: Path) -> Text:
    parts = [
        f"articles read: {counts.read:,}",
        f"already stored: {counts.already:,}",
        f"failures: {counts.failed:,}",
    ]
    holds = f"{count(summary.statements, 'statement')} and {count(summary.events, 'event')}"
    return Text.assemble(
        (" · ".join(parts), "bold"), "\n", f"{count(summary.articles, 'article')} with {holds}, in {safe(str(store))}"
    )


def _table(title: str) -> Table:
    return Table(
        title=title,
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        show_edge=False,
        padding=(0, 1, 0, 0),
        header_style="dim",
    )


def _failures(failures: "FailureCounts") -> Table:
    table = _table("Failures")
    table.add_column("reason")
    table.add_column("pages", justify="right")
    table.add_column("for example")
    for (step, code), number in sorted(failures.by_reason.items(), key=lambda item: (-item[1], item[0])):
        example = failures.examples[step, code][0]
        shown = Text.assemble(safe(example.source.ref), (f"  {safe(example.detail)}", "dim"))
        table.add_row(Text.assemble(plain(code), (f" ({step})", "dim")), f"{number:,}", shown)
    return table


def _speakers(summary: "Summary") -> Table:
    table = _table("Statements by speaker")
    table.add_column("speaker")
    table.add_column("kind")
    table.add_column("statements", justify="right")
    table.add_column("articles", justify="right")
    for speaker in summary.speakers:
        name = Text(safe(speaker.speaker)) if speaker.speaker else Text("nobody named", style="dim")
        table.add_row(name, plain(speaker.kind or ""), f"{speaker.statements:,}", f"{speaker.articles:,}")
    return table


def _events(summary: "Summary", width: int) -> Table:
    """One line an event: the names share what the fixed columns leave, and long ones are cut."""
    with_article = width >= _WIDE
    words = max(len(factuality(report.factuality)) for report in summary.reports)
    fixed = [max(len(kind.type) for kind in summary.types), max(words, len("factuality"))]
    fixed += [_ARTICLE] if with_article else []
    needed = [max(len(getattr(report, name) or "") for report in summary.reports) for name in _NAMES]
    widths = _shares(needed, width - sum(fixed) - _GAP * (len(fixed) + len(_NAMES)))
    table = _table("Events by type")
    table.add_column("type", width=fixed[0])
    for name, share in zip(_NAMES, widths, strict=True):
        table.add_column(name, no_wrap=True, overflow="ellipsis", width=max(share, len(name)))
    table.add_column("factuality", width=fixed[1])
    if with_article:
        table.add_column("article", width=_ARTICLE)
    _add_events(table, summary, with_article)
    return table


def _shares(needed: list[int], space: int) -> list[int]:
    """Share `space` columns: who needs less than an equal share leaves the rest to the others."""
    shares = list(needed)
    order = sorted(range(len(needed)), key=needed.__getitem__)
    for place, index in enumerate(order):
        shares[index] = min(needed[index], max(space, 0) // (len(order) - place))
        space -= shares[index]
    return shares


def _add_events(table: Table, summary: "Summary", with_article: bool) -> None:
    shown: dict[str, list[EventCount]] = {}
    for report in summary.reports:
        shown.setdefault(report.type, []).append(report)
    for kind in summary.types:
        reports = shown.get(kind.type, [])
        for number, report in enumerate(reports):
            cells = _event_cells(report)
            table.add_row(Text("" if number else kind.type, style="bold"), *cells[: None if with_article else -1])
        if rest := kind.events - sum(report.events for report in reports):
            table.add_row("", Text(f"and {rest:,} more", style="dim"))


def _event_cells(report: "EventCount") -> tuple[Text, ...]:
    own_voice = report.voice == "author"
    times = f" ×{report.events:,}" if report.events > 1 else ""
    return (
        Text(safe(report.actor)) if report.actor else _NONE,
        Text(safe(report.recipient)) if report.recipient else _NONE,
        Text(safe(report.voice), style="dim" if own_voice else "cyan"),
        Text(factuality(report.factuality)),
        Text(report.article[:_ID] + times, style="dim"),
    )


def _next(summary: "Summary", store: Path) -> Text:
    if summary.best_article is None:
        return Text(
            "No article was found. accord reads text, HTML, MHTML, JSON Lines, CSV, Parquet and WARC files, folders "
            "and archives of them, feeds, and web addresses."
        )
    there = [] if store == STORE else [str(store)]
    named = ["--store", *there] if there else []
    steps = (
        (accord_command("serve", *there), "a page on this machine: read, filter and follow what was found"),
        (
            accord_command("show", summary.best_article[:_ID], *named),
            "the article that holds most, with its statements and events in their place",
        ),
        (accord_command("events", *there), "every event, in whose voice and how surely; --help tells of the filters"),
    )
    lines = [Text.assemble("\n  ", (safe(call), "green"), (f"\n    {what}", "dim")) for call, what in steps]
    return Text.assemble(("Next", "bold"), *lines)
