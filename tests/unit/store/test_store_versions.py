"""Versions: a changed article is kept beside the earlier one, and each can be found from the other."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from accord.model import Source
from accord.store import Filter, Store, Writer, query
from accord.store.versions import versions

from .conftest import SUDLAND, Article

URL = "https://lamp.example/dam"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "s.duckdb") as opened:
        yield opened


def _add(store: Store, number: int, *, kind: str = "web", ref: str = "made", **known: Any) -> str:
    article = Article(str(number), f"Sudland opened dam {number} on Monday.", **known)
    article.event("ASSAULT", "opened", [SUDLAND], [])
    source = {"kind": kind, "ref": ref, "fetched": known.pop("fetched", None)}
    writer = Writer(store, accord="1", config={})
    writer.add_record({**article.record(), "source": source}, page=f"p-{number}", source=Source(kind=kind, ref=ref))
    writer.finish()
    return article.id


def _ids(store: Store, article: str) -> list[str]:
    return [one.article for one in versions(store.connection, article)]


def _asked(store: Store, which: str) -> list[str]:
    return sorted(row.id for row in query.articles(store.connection, Filter.parse({"versions": which})))


def test_other_text_at_the_same_address_is_a_version(store: Store) -> None:
    first, second, third = (_add(store, number, url=URL) for number in (1, 2, 3))
    alone = _add(store, 4, url="https://lamp.example/other")
    assert _ids(store, second) == [first, second, third]
    assert _ids(store, alone) == [alone]
    assert _asked(store, "several") == [first, second, third]
    assert _asked(store, "latest") == [third, alone]
    assert _asked(store, "first") == [first, alone]


def test_events_of_earlier_versions_can_be_left_out(store: Store) -> None:
    _, second = (_add(store, number, url=URL) for number in (1, 2))
    latest = query.events(store.connection, Filter.parse({"versions": "latest"}))
    assert [row.article.id for row in latest] == [second]
    assert query.count(store.connection, "events") == 2


def test_versions_stand_in_the_order_in_which_they_were_fetched(store: Store) -> None:
    late = _add(store, 1, url=URL, fetched="2024-05-03T08:00:00+00:00")
    early = _add(store, 2, url=URL, fetched="2024-05-03T09:30:00+02:00")
    assert _ids(store, late) == [early, late]
    view = "SELECT article, version, versions, earlier, later FROM versions ORDER BY version"
    assert store.connection.execute(view).fetchall() == [(early, 1, 2, None, late), (late, 2, 2, early, None)]


@pytest.mark.parametrize(
    ("one", "other", "linked"),
    [
        ({"ref": "story-7"}, {"ref": "story-7"}, True),
        ({"ref": "story-7", "outlet": "The Lamp"}, {"ref": "story-7", "outlet": "The Lamp"}, True),
        ({"ref": "story-7", "outlet": "The Lamp"}, {"ref": "story-7", "outlet": "Morning Post"}, False),
        ({"ref": "7", "published": "2024-05-01"}, {"ref": "7", "published": "2023-01-09"}, False),
        ({"ref": "rows.csv#7"}, {"ref": "rows.csv#7"}, False),  # a line's number
        ({"ref": "page.html", "kind": "html"}, {"ref": "page.html", "kind": "html"}, False),  # a file's name
        ({"ref": "story-7", "url": URL}, {"ref": "story-7", "url": URL + "/2"}, False),  # the address decides
    ],
)
def test_a_declared_id_stands_for_an_address(
    store: Store, one: dict[str, Any], other: dict[str, Any], linked: bool
) -> None:
    first, second = _add(store, 1, **{"kind": "jsonl", **one}), _add(store, 2, **{"kind": "csv", **other})
    assert _ids(store, first) == ([first, second] if linked else [first])
    assert _asked(store, "several") == ([first, second] if linked else [])


def test_an_article_that_is_not_there_has_no_versions(store: Store) -> None:
    assert versions(store.connection, "a-0") == ()
