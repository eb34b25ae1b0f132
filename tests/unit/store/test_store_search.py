"""Full-text search: which words meet, what is ranked first, and that writing keeps it up to date."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.errors import UsageError
from accord.store import Filter, Store, Writer, query
from accord.store.check import check
from accord.store.postings import FANOUT, weight
from accord.store.search import parse
from accord.store.terms import terms

from .conftest import SOURCE, Article, Json


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Armies of Norland", ["army", "norland"]),
        ("Norland's armies", ["norland", "army"]),
        ("Norland’s border", ["norland", "border"]),
        ("Élysée Müller", ["elysee", "muller"]),
        ("boxes, glass, bus, crises", ["boxe", "glass", "bus", "crise"]),
        ("U-20 2024", ["u", "20", "2024"]),
        ("東京都 said", ["東京", "京都", "said"]),
        ("the of", []),
        ("x" * 100, ["x" * 40]),
    ],
)
def test_terms(text: str, found: list[str]) -> None:
    assert list(terms(text)) == found


@given(st.text())
def test_no_text_trips_the_terms(text: str) -> None:
    assert all(term for term in terms(text))


def test_queries_hold_words_phrases_and_beginnings() -> None:
    asked = parse('border "closed its border" har* "tax')
    assert asked.terms == ("border", "closed", "tax")
    assert asked.beginnings == ("har",)
    assert asked.phrases == (("closed", "its", "border"),)
    with pytest.raises(UsageError, match="no word to look for"):
        parse("the of")
    with pytest.raises(UsageError, match="at most 64 words"):
        parse(" ".join(f"word{number}" for number in range(65)))


def test_a_word_weighs_more_the_more_often_and_the_shorter_the_text() -> None:
    assert weight(1, 200, "articles") < weight(2, 200, "articles")
    assert weight(1, 2000, "articles") < weight(1, 100, "articles")
    assert weight(1, 10**7, "articles") >= 1
    assert weight(10**6, 1, "events") <= 255  # it has one byte


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("harbour", [2, 2, 1]),
        ("HARBOURS", [2, 2, 1]),
        ("harbour border", [0, 0, 1]),
        ('"closed its border"', [1, 0, 1]),
        ('"closed. ITS border"', [1, 0, 1]),
        ('"border closed"', [0, 0, 0]),
        ("har*", [2, 2, 1]),
        ("zzz*", [0, 0, 0]),
        ("arzte", [1, 0, 1]),
        ("medicament", [0, 0, 1]),
        ("ostra", [1, 0, 0]),
        ("nosuchword", [0, 0, 0]),
    ],
)
def test_words_are_found_in_events_statements_and_articles(small: Store, words: str, found: list[int]) -> None:
    asked = Filter.parse({"q": words})
    connection = small.connection
    assert [query.count(connection, table, asked) for table in ("events", "statements", "articles")] == found
    assert len(query.events(connection, asked)) == found[0]
    assert len(query.statements(connection, asked)) == found[1]
    assert len(query.articles(connection, asked)) == found[2]


def test_several_queries_are_alternatives_and_other_filters_narrow(small: Store) -> None:
    asked = Filter.parse({"q": ["border", "medicine"]})
    assert query.count(small.connection, "events", asked) == 2
    assert query.count(small.connection, "events", Filter.parse({"q": "harbour", "voice": "own"})) == 1


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "s.duckdb") as opened:
        yield opened


def _record(number: int, text: str) -> Json:
    return Article(str(number), text, title=None).record()


def _write(store: Store, *records: Json) -> None:
    """Write in one batch."""
    writer = Writer(store, accord="1", config={})
    for record in records:
        writer.add_record(record, page=f"p-{record['id']}", source=SOURCE)
    writer.finish()


def _found(store: Store, words: str) -> list[str]:
    return [row.opening for row in query.articles(store.connection, Filter.parse({"q": words}))]


def test_the_best_match_comes_first(store: Store) -> None:
    rain = "Rain fell."
    much = "Rain and rain and more rain."
    long = "Rain fell while " + "other things happened elsewhere " * 50
    _write(store, *(_record(number, text) for number, text in enumerate([long, rain, much, "Sun shone."])))
    assert _found(store, "rain") == [much, rain, long[:200]]


def test_a_rare_word_weighs_more_than_a_common_one(store: Store) -> None:
    texts = ["Rain fell.", "Rain came.", "Rain went.", "Rain stayed.", "Snow fell."]
    _write(store, *(_record(number, text) for number, text in enumerate(texts)))
    asked = Filter.parse({"q": ["rain", "snow"]})
    assert next(iter(query.articles(store.connection, asked))).opening == "Snow fell."


def test_an_article_that_is_coded_anew_is_found_by_its_new_text_only(store: Store) -> None:
    _write(store, _record(1, "An old story."))
    _write(store, _record(1, "A new tale."))
    assert _found(store, "story") == []
    assert _found(store, "tale") == ["A new tale."]


def test_segments_are_merged_and_nothing_is_lost(store: Store) -> None:
    for number in range(2 * FANOUT + 3):
        _write(store, _record(number, f"Common words and rare{number}."))
    levels = store.connection.execute("SELECT level, count(*) FROM segments GROUP BY level ORDER BY level").fetchall()
    assert levels == [(0, 3), (1, 2)]
    assert query.count(store.connection, "articles", Filter.parse({"q": "common"})) == 2 * FANOUT + 3
    assert _found(store, "rare20") == ["Common words and rare20."]
    assert check(store.connection).faults == ()


def test_furniture_is_not_searched(store: Store) -> None:
    record = _record(1, "Subscribe today! Rain fell.")
    record["furniture"] = [{"start": 0, "end": 16, "kind": "appeal"}]
    _write(store, record)
    assert _found(store, "subscribe") == []
    assert len(_found(store, "rain")) == 1
