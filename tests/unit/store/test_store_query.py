"""Questions to a small store, and what they find."""

from datetime import date
from typing import Any

import pytest

from accord.errors import UsageError
from accord.store import Filter, Store, query, record
from accord.store.actors import actor, actors, count_actors
from accord.store.facets import facet_names, facets, timeline
from accord.store.found import to_json
from accord.store.where import Table

from .conftest import made_records


def _events(store: Store, **asked: Any) -> list[str]:
    """Give the triggers of the events that fit, in order."""
    found = query.events(store.connection, Filter.parse(asked))
    return [row.evidence[row.trigger[0][0] - row.sentence[0] : row.trigger[0][1] - row.sentence[0]] for row in found]


ALL = ["meet", "closed", "shelled the harbour", "shelled a harbour", "sent", "marched"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ALL),
        ({"src": "SUD"}, ["shelled the harbour", "shelled a harbour"]),
        ({"src": "sud:mil"}, ["shelled the harbour"]),
        ({"src": "MIL"}, ["shelled the harbour"]),
        ({"src": "Sudland's army"}, ["shelled the harbour"]),
        ({"src": "Sudland's army@SUD"}, ["shelled the harbour"]),
        ({"src": "~ARMY"}, ["shelled the harbour"]),
        ({"src": ["~army", "~rzte"]}, ["shelled the harbour", "sent"]),
        ({"src": ["SUD", "NLD", "CVL", "Ärzte", "REB"]}, ALL),
        ({"src": "nobody"}, []),
        ({"tgt": "hill-front"}, ["meet", "sent"]),
        ({"tgt": "SUD"}, ["meet", "sent"]),
        ({"actor": "NLD"}, ["meet", "closed", "shelled a harbour"]),
        ({"src": "NLD", "tgt": "REB"}, ["meet"]),
        ({"type": ["AID", "PROTEST"]}, ["sent", "marched"]),
        ({"mode": "heavy-weapons"}, ["shelled the harbour", "shelled a harbour"]),
        ({"context": "military"}, ["shelled a harbour"]),
        ({"quad": "VC"}, ["meet"]),
        ({"cameo": "16"}, ["closed"]),
        ({"cameo": ["190", "07"]}, ["shelled the harbour", "shelled a harbour", "sent"]),
        ({"place": "Port Ostra"}, ["shelled a harbour"]),
        ({"place": "nld"}, ["shelled a harbour"]),
        ({"place": "~ostr"}, ["shelled a harbour"]),
        ({"country": "NLD"}, ["shelled a harbour"]),
        ({"voice": "author"}, ["closed", "sent"]),
        ({"voice": "attributed"}, ["meet", "shelled the harbour", "shelled a harbour", "marched"]),
        ({"voice": "own"}, ["meet", "shelled the harbour"]),
        ({"voice": "target"}, ["shelled a harbour"]),
        ({"voice": "unknown"}, ["marched"]),
        ({"voice": "official"}, ["meet", "shelled the harbour", "shelled a harbour"]),
        ({"voice": "GOV"}, ["meet", "shelled a harbour"]),
        ({"voice": "Ida Moen"}, ["marched"]),
        ({"voice": ["author", "SUD"]}, ["closed", "shelled the harbour", "sent"]),
        ({"voice": "~moen"}, ["marched"]),
        ({"speaker": "NLD:GOV"}, ["meet", "shelled a harbour"]),
        ({"certainty": "denied"}, ["shelled the harbour"]),
        ({"certainty": "open"}, ["meet"]),
        ({"voice": ["author", "own"], "certainty": "CT+"}, ["closed", "sent"]),
        ({"disputed": "yes"}, ["shelled the harbour", "shelled a harbour"]),
        ({"disputed": "no", "type": "ASSAULT"}, []),
        ({"kind": "deny"}, ["shelled the harbour"]),
        ({"manner": "direct"}, ["marched"]),
        ({"outlet": "Morning Post"}, ["meet", "marched"]),
        ({"language": "fr"}, []),
        ({"from": "2024-05-04", "to": "2024-05"}, ["closed", "shelled the harbour"]),
        ({"to": "2023"}, ["sent"]),
        ({"confidence": 0.5, "from": "2024"}, ["meet", "shelled the harbour", "shelled a harbour"]),
        ({"article": "a-0000000000000004"}, ["sent"]),
        ({"article": "a-"}, ALL),
        ({"run": "r-"}, ALL),
        ({"run": "r-nosuch"}, []),
        ({"since": "2020-01-01"}, ALL),
        ({"since": "2999-01-01"}, []),
    ],
)
def test_events_that_fit(small: Store, asked: dict[str, Any], found: list[str]) -> None:
    assert _events(small, **asked) == found
    assert query.count(small.connection, "events", Filter.parse(asked)) == len(found)


@pytest.mark.parametrize(
    ("table", "asked", "number"),
    [
        ("statements", {}, 4),
        ("statements", {"kind": ["deny", "promise"]}, 2),
        ("statements", {"speaker": "GOV"}, 2),
        ("statements", {"voice": "official"}, 3),
        ("statements", {"voice": "own"}, 2),
        ("statements", {"voice": ["own", "Ida Moen"]}, 3),
        ("statements", {"voice": ["own", "Ida Moen"], "type": "ASSAULT"}, 1),
        ("statements", {"speaker": "~moen"}, 1),
        ("statements", {"type": "ASSAULT"}, 2),
        ("statements", {"src": "NLD"}, 1),
        ("statements", {"voice": "author"}, 0),
        ("statements", {"q": "harbour"}, 2),
        ("statements", {"confidence": 0.95}, 0),
        ("articles", {}, 4),
        ("articles", {"src": "SUD"}, 1),
        ("articles", {"voice": "author"}, 2),
        ("articles", {"kind": "promise"}, 1),
        ("articles", {"kind": "promise", "type": "AID"}, 0),
        ("articles", {"outlet": "Morning Post"}, 2),
        ("articles", {"from": "2024"}, 2),
        ("articles", {"article": "a-0000000000000001"}, 1),
    ],
)
def test_what_a_table_does_not_hold_is_asked_of_what_belongs_to_it(
    small: Store, table: Table, asked: dict[str, Any], number: int
) -> None:
    assert query.count(small.connection, table, Filter.parse(asked)) == number


def test_an_event_comes_with_all_that_belongs_to_it(small: Store) -> None:
    (row,) = query.events(small.connection, Filter.parse({"voice": "target"}))
    assert (row.day, row.side, row.disputed) == (date(2024, 5, 3), "target", True)
    assert [party.entity for party in row.actors] == ["SUD"]
    assert [(one.kind, one.speaker.name) for one in row.voice if one.speaker] == [("say", "Norland's foreign ministry")]
    assert row.place is not None
    assert row.place.country == "NLD"
    assert row.evidence == "Sudland shelled a harbour on 3 May, Norland's foreign ministry said."
    assert row.article.title == "Harbour shelled"
    assert to_json(row)["date"]["start"] == "2024-05-03"


def test_a_statement_comes_with_its_words(small: Store) -> None:
    (row,) = query.statements(small.connection, Filter.parse({"kind": "deny"}))
    assert (row.cue_text, row.content_text) == ("denied", "that it shelled the harbour")
    assert row.evidence == "Sudland's army denied that it shelled the harbour"


def test_articles_come_with_counts(small: Store) -> None:
    first, *_ = query.articles(small.connection)
    assert (first.outlet, first.statements, first.events) == ("Morning Post", 1, 1)


@pytest.mark.parametrize("asked", [{}, {"q": "harbour"}, {"q": "norland"}])
def test_pages_of_results_follow_each_other(small: Store, asked: dict[str, Any]) -> None:
    wanted = Filter.parse(asked)
    whole = [row.id for row in query.events(small.connection, wanted)]
    seen: list[str] = []
    cursor: str | None = None
    while True:
        page = query.events(small.connection, wanted, limit=1, cursor=cursor)
        seen += [row.id for row in page]
        cursor = page.next
        if cursor is None:
            break
    assert seen == whole == [row.id for row in query.each_event(small.connection, wanted)]


def test_failures_are_paged_too(small: Store) -> None:
    first = query.failures(small.connection, limit=2)
    rest = query.failures(small.connection, limit=2, cursor=first.next)
    assert [len(first), len(rest), rest.next] == [2, 1, None]
    assert list(query.each_failure(small.connection)) == [*first, *rest]
    assert len(list(query.each_failure(small.connection, limit=2))) == 2


@pytest.mark.parametrize("cursor", ["x", "", "W10", "!!!!", "WyJhIiwxXQ"])
def test_a_cursor_of_another_kind_is_refused(small: Store, cursor: str) -> None:
    if cursor == "":
        assert len(query.events(small.connection, cursor=cursor)) == len(ALL)
        return
    with pytest.raises(UsageError, match="not a cursor"):
        query.events(small.connection, cursor=cursor)
    with pytest.raises(UsageError, match="not a cursor"):
        query.events(small.connection, Filter.parse({"q": "harbour"}), cursor=cursor)


def test_a_limit_below_one_is_refused(small: Store) -> None:
    with pytest.raises(UsageError, match="1 or more"):
        query.events(small.connection, limit=0)


def test_facets_count_values(small: Store) -> None:
    found = facets(small.connection, "events", Filter(), facet_names("events"))
    counted = {name: {one.value: one.count for one in counts} for name, counts in found.items()}
    assert counted["type"] == {"ASSAULT": 2, "AID": 1, "CONSULT": 1, "PROTEST": 1, "SANCTION": 1}
    assert counted["voice"] == {"author": 2, "own": 2, "target": 1, "unknown": 1}
    assert counted["disputed"] == {"no": 4, "yes": 2}
    assert counted["src"]["NLD"] == 2  # the one that names Norland twice counts once
    assert counted["speaker"] == {"Norland's foreign ministry@NLD": 2, "Sudland's army@SUD": 1, "Ida Moen@": 1}
    assert counted["context"] == {"military": 1}
    assert counted["country"] == {"NLD": 1}
    assert counted["kind"] == {"say": 2, "deny": 1, "promise": 1}


def test_a_facet_shows_the_choices_beside_the_one_taken(small: Store) -> None:
    asked = Filter.parse({"type": "ASSAULT", "src": "SUD"})
    found = facets(small.connection, "events", asked, ["type", "src", "voice"])
    assert [one.value for one in found["type"]] == ["ASSAULT"]  # all that Sudland did
    assert {one.value for one in found["src"]} == {"SUD", "Sudland's army@SUD"}
    assert {one.value for one in found["voice"]} == {"own", "target"}


def test_a_facet_that_is_none_is_refused(small: Store) -> None:
    with pytest.raises(UsageError, match=r"articles have no facet 'type'; they have: outlet"):
        facets(small.connection, "articles", Filter(), ["type"])


def test_a_timeline_counts_by_period(small: Store) -> None:
    months = timeline(small.connection, "events", Filter())
    assert [(one.start, one.count, one.quads) for one in months] == [
        (date(2023, 1, 1), 1, (0, 1, 0, 0)),
        (date(2024, 5, 1), 3, (0, 0, 0, 3)),
        (date(2024, 6, 1), 1, (1, 0, 0, 0)),
    ]
    assert [one.start for one in timeline(small.connection, "articles", Filter(), by="year")] == [
        date(2023, 1, 1),
        date(2024, 1, 1),
    ]
    with pytest.raises(UsageError, match="by day, week, month or year"):
        timeline(small.connection, "events", Filter(), by="hour")  # type: ignore[arg-type]


def test_actors_are_counted_by_role(small: Store) -> None:
    found = {row.entity: (row.did, row.was_done_to, row.said) for row in actors(small.connection)}
    assert found["NLD"] == (2, 1, 0)
    assert found["hill-front"] == (0, 2, 0)
    assert found["Norland's foreign ministry@NLD"] == (0, 0, 2)
    assert count_actors(small.connection) == len(found)
    assert [row.entity for row in actors(small.connection, search="hill")] == ["hill-front"]
    assert {row.entity for row in actors(small.connection, Filter.parse({"type": "AID"}))} == {"Ärzte@", "hill-front"}
    first = actors(small.connection, limit=3)
    rest = actors(small.connection, limit=None, cursor=first.next)
    assert [row.entity for row in (*first, *rest)] == list(found)


def test_the_page_of_an_actor_tells_what_it_did_and_what_is_said_of_it(small: Store) -> None:
    page = actor(small.connection, "sud")
    assert (page.actor.entity, page.actor.did, page.actor.was_done_to, page.actor.said) == ("SUD", 2, 2, 1)
    assert [row.side for row in page.said_about] == ["target"]
    assert [one.value for one in page.partners] == ["NLD"]
    with pytest.raises(UsageError, match="knows no actor 'XYZ'"):
        actor(small.connection, "XYZ")


def test_the_record_is_as_it_was_stored(small: Store) -> None:
    for made in made_records():
        assert record(small.connection, made["id"]) == made
    with pytest.raises(UsageError, match="holds no article a-9"):
        record(small.connection, "a-9")


@pytest.mark.parametrize("nasty", ["'; DROP TABLE events; --", "%", "_", "\\", '"', "\x00", "😀", "a" * 900])
def test_values_are_never_sql(small: Store, nasty: str) -> None:
    for name in ("src", "voice", "place", "outlet", "language", "kind", "article", "run"):
        assert _events(small, **{name: nasty}) == []
    assert len(_events(small)) == len(ALL)
