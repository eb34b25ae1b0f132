"""The progress and the summary of a reading run."""

import io
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from accord.cli.options import STORE
from accord.cli.progress import FailureCounts, ReadingProgress
from accord.cli.report import print_report, report_to_json
from accord.engines.reading import Step
from accord.model import Failure, Source
from accord.store.summary import EventCount, SpeakerCount, Summary, TypeCount
from accord.store.write import Counts

FAILURE = Failure(source=Source(kind="file", ref="x.txt"), step="articles", code="no_text", detail="nothing to read")


def _event(actor: str | None, recipient: str | None, voice: str, factuality: str, events: int = 1) -> EventCount:
    return EventCount(
        type="ASSAULT",
        actor=actor,
        recipient=recipient,
        voice=voice,
        factuality=factuality,
        events=events,
        article="a-0123456789abcdef",
    )


SUMMARY = Summary(
    articles=2,
    statements=1,
    events=9,
    best_article="a-0123456789abcdef",
    speakers=(SpeakerCount(speaker="Ana \x1b[1mDuarte", kind="person", statements=1, articles=1),),
    types=(TypeCount(type="ASSAULT", events=9),),
    reports=(
        _event("coast guard", "two ferries", "author", "CT+", 3),
        _event("crews of both ferries and several smaller boats", None, "Ana Duarte", "CT-"),
    ),
)
EMPTY = Summary(articles=0, statements=0, events=0, best_article=None, speakers=(), types=(), reports=())


def _print(summary: Summary, counts: Counts, *, width: int = 110, store: Path = STORE, failed: int = 0) -> list[str]:
    stream = io.StringIO()
    failures = FailureCounts()
    for _ in range(failed):
        failures.add(FAILURE)
    print_report(Console(file=stream, width=width, highlight=False, markup=False), counts, summary, failures, store)
    return stream.getvalue().splitlines()


def test_the_summary_counts_first() -> None:
    lines = _print(SUMMARY, Counts(read=1, already=1, failed=2), failed=2)
    assert lines[0] == "articles read: 1 · already stored: 1 · failures: 2"
    assert lines[1] == "2 articles with 1 statement and 9 events, in accord.duckdb"


def test_failures_are_grouped_by_reason_with_an_example() -> None:
    text = "\n".join(_print(SUMMARY, Counts(), failed=2))
    assert "no text (articles)      2  x.txt  nothing to read" in text


def test_events_say_who_whom_whose_voice_and_how_sure() -> None:
    lines = _print(SUMMARY, Counts(read=2))
    (first,) = [line.split() for line in lines if "ASSAULT" in line]
    assert first == ["ASSAULT", "coast", "guard", "two", "ferries", "author", "certain", "a-012345", "×3"]
    (second,) = [line for line in lines if "did not happen" in line]
    assert "crews of both" in second
    assert "…" in second
    assert "and 5 more" in "\n".join(lines)


@pytest.mark.parametrize("width", [60, 80, 110])
def test_the_summary_fits_the_width(width: int) -> None:
    lines = _print(SUMMARY, Counts(read=2), width=width, failed=1)
    # The commands stand last and are never cut: they are there to be copied.
    assert max(map(len, lines[: lines.index("Next")])) <= width


def test_the_next_step_names_the_store_where_it_is_not_the_usual() -> None:
    assert "  accord show a-012345" in _print(SUMMARY, Counts())
    assert "  accord show a-012345 --store my.duckdb" in _print(SUMMARY, Counts(), store=Path("my.duckdb"))
    assert "  accord serve 'my store'" in _print(SUMMARY, Counts(), store=Path("my store"))


def test_a_wide_terminal_shows_names_whole() -> None:
    name = SUMMARY.reports[1].actor
    assert name is not None
    assert not any(name in line for line in _print(SUMMARY, Counts(), width=80))
    assert any(name in line for line in _print(SUMMARY, Counts(), width=160))


def test_without_articles_it_says_what_can_be_read() -> None:
    assert "accord reads text, HTML, MHTML, JSON Lines, CSV, Parquet and WARC" in " ".join(_print(EMPTY, Counts()))


def test_nothing_in_the_summary_commands_the_terminal() -> None:
    assert "\x1b" not in "\n".join(_print(SUMMARY, Counts()))


def test_json_holds_the_same() -> None:
    failures = FailureCounts()
    for _ in range(5):
        failures.add(FAILURE)
    report: dict[str, Any] = report_to_json(Counts(read=2, failed=5), SUMMARY, failures, STORE)
    assert (report["read"], report["already"], report["failed"], report["events"]) == (2, 0, 5, 9)
    (reason,) = report["failures"]
    assert (reason["code"], reason["pages"], len(reason["examples"])) == ("no_text", 5, 3)
    assert report["reports"][1]["voice"] == "Ana Duarte"


def test_progress_outside_a_terminal_says_only_failures_and_not_all() -> None:
    stream = io.StringIO()
    with ReadingProgress(Counts(), Console(file=stream, width=100)) as progress:
        progress.step(Step(ref="a.txt"))
        for _ in range(30):
            progress.step(Step(ref="x.txt", failure=FAILURE))
    lines = stream.getvalue().splitlines()
    assert len(lines) == 21
    assert lines[0] == "accord: x.txt: nothing to read"
    assert lines[-1] == "accord: further failures are in the summary and in the store"
    assert progress.failures.total == 30


def test_progress_on_a_terminal_shows_count_rate_and_current_page() -> None:
    stream = io.StringIO()
    counts = Counts(read=3, already=1, failed=2)
    with ReadingProgress(counts, Console(file=stream, width=100, force_terminal=True)) as progress:
        progress.step(Step(ref="folder/a.txt"))
    shown = stream.getvalue()
    assert "3 articles" in shown
    assert "1 already stored · 2 failed" in shown
    assert "folder/a.txt" in shown
