"""What a store holds of the web need not be fetched again."""

from pathlib import Path
from typing import Any

import pytest

from accord.cli.held import Held
from accord.engines.reading import Step
from accord.model import Record, Source
from accord.record import record_to_json
from accord.sources.web.pages import Wanted
from accord.store import Store, Writer
from accord.store.held import held_page

URL = "https://a.example/story"


@pytest.fixture
def store(tmp_path: Path, full_record: Record) -> Any:
    """Give a store that holds one page, fetched at noon."""
    with Store(tmp_path / "s.duckdb") as opened:
        writer = Writer(opened, accord="1", config={})
        source = Source(kind="feed", ref=URL, fetched="2024-05-01T12:00:00+00:00")
        writer.add_record(record_to_json(full_record), page="p-1", source=source)
        writer.finish()
        yield opened


def test_a_page_is_held_under_its_address(store: Store, full_record: Record) -> None:
    fingerprint = Writer(store, accord="1", config={}).fingerprint
    article = full_record.article.id
    assert held_page(store.connection, URL, fingerprint) == (article, "2024-05-01T12:00:00+00:00")
    assert held_page(store.connection, URL + "/2", fingerprint) is None
    assert held_page(store.connection, URL, "coded by another version") is None


def test_what_is_held_is_skipped_and_counted(store: Store) -> None:
    writer = Writer(store, accord="1", config={})
    steps: list[Step] = []
    held = Held()
    wanted = Wanted(url=URL + "?utm_source=mail")
    assert not held.skip(wanted)  # nothing is known of the store yet
    held.look_into(store, writer, steps.append)
    assert held.skip(wanted)
    assert (writer.counts.already, [step.ref for step in steps]) == (1, [URL])
    assert not held.skip(Wanted(url=URL + "/2"))


@pytest.mark.parametrize(
    ("updated", "skipped"), [("2024-05-01T11:59:59+00:00", True), ("2024-05-01T12:00:01+00:00", False)]
)
def test_what_its_feed_calls_newer_is_fetched_again(store: Store, updated: str, skipped: bool) -> None:
    held = Held()
    held.look_into(store, Writer(store, accord="1", config={}), lambda step: None)
    assert held.skip(Wanted(url=URL, updated=updated)) is skipped
