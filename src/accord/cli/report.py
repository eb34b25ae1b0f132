"""The summary at the end of `accord read`."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from accord.cli.options import STORE
from accord.cli.terminal import safe
from accord.cli.words import count, factuality, plain
from accord.record import failure_to_json

if TYPE_CHECKING:
    from accord.cli.progress import FailureCounts
    from accord.store.summary import EventCount, Summary
    from accord.store.write import Counts

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
    console.print(_headline(counts, summary, store))
    if failures.total:
        console.print(_failures(failures))
    if summary.speakers:
        console.print(_speakers(summary))
    if summary.reports:
        console.print(_events(summary))
    console.print(_next(summary, store))


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
        title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim"
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


def _events(summary: "Summary") -> Table:
    table = _table("Events by type")
    for name in ("type", "actor", "recipient", "voice", "factuality"):
        table.add_column(name)
    table.add_column("events", justify="right")
    table.add_column("article", no_wrap=True)
    shown: dict[str, list[EventCount]] = {}
    for report in summary.reports:
        shown.setdefault(report.type, []).append(report)
    for kind in summary.types:
        reports = shown.get(kind.type, [])
        for number, report in enumerate(reports):
            label = Text.assemble((kind.type, "bold"), (f" {kind.events:,}", "dim")) if number == 0 else Text()
            table.add_row(label, *_event_cells(report))
        rest = kind.events - sum(report.events for report in reports)
        if rest:
            table.add_row("", Text(f"and {rest:,} more", style="dim"))
    return table


def _event_cells(report: "EventCount") -> tuple[Text, ...]:
    own_voice = report.voice == "author"
    return (
        Text(safe(report.actor)) if report.actor else _NONE,
        Text(safe(report.recipient)) if report.recipient else _NONE,
        Text(safe(report.voice), style="dim" if own_voice else "cyan"),
        Text(factuality(report.factuality)),
        Text(f"{report.events:,}"),
        Text(report.article[:8], style="dim"),
    )


def _next(summary: "Summary", store: Path) -> Text:
    if summary.first_article is None:
        return Text(
            "Nothing is stored yet. Text, HTML and JSON Lines (one object a line with text or html) can be read."
        )
    option = "" if store == STORE else f" --store {store}"
    article = summary.first_article[:8]
    return Text.assemble(
        ("Next: ", "bold"),
        (f"accord show {article}{option}", "green"),
        "  the article with its statements and events\n      ",
        (f"accord show {article}{option} --json", "green"),
        "  its record\n      ",
        (f"duckdb {store}", "green"),
        "  the tables, described inside the file",
    )
