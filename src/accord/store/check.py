"""Whether a store is whole: every span inside its text, every id resolvable, every count right."""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from accord.store.search import WORDS

_EXAMPLES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong: where, what, how often, and some of those concerned."""

    table: str
    what: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check found."""

    checks: int
    rows: dict[str, int]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Check:
    """Something that must hold for every row; `sql` selects the names of the rows for which it does not."""

    table: str
    what: str
    sql: str


def check(connection: duckdb.DuckDBPyConnection) -> Report:
    """Check a whole store; the connection is only read."""
    checks = tuple(_all())
    found = (_fault(connection, one) for one in checks)
    return Report(
        checks=len(checks), rows=_rows(connection), faults=tuple(fault for fault in found if fault is not None)
    )


def _fault(connection: duckdb.DuckDBPyConnection, one: _Check) -> Fault | None:
    count, examples = connection.execute(
        f"SELECT count(*), coalesce(list(name ORDER BY name)[:{_EXAMPLES}], []) FROM ({one.sql}) AS bad(name)"
    ).fetchall()[0]
    return Fault(table=one.table, what=one.what, count=count, examples=tuple(examples)) if count else None


def _rows(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    tables = connection.execute("SELECT table_name FROM duckdb_tables() WHERE NOT temporary ORDER BY 1").fetchall()
    return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0] for (name,) in tables}


def _all() -> Iterator[_Check]:
    yield from _spans()
    yield from _sentences()
    yield from _references()
    yield from _unique()
    yield from _counts()
    yield _inferred()


# Table -> the spans that its rows have: their first and last columns begin with this.
_SPANS = {
    "furniture": ("span",),
    "mentions": ("span",),
    "statements": ("source", "cue", "content", "date_span"),
    "events": ("trigger", "sentence", "place_span", "date_span"),
}
_PIECES = {"statements": ("source", "cue", "content"), "events": ("trigger",)}
_NAMES = {
    "furniture": "r.article || ' ' || r.position",
    "mentions": "r.article || ' ' || r.position",
    "statements": "r.id",
    "events": "r.id",
    "parties": "r.event",
}


def _inferred() -> _Check:
    wrong = "inferred_confidence IS NOT NULL AND (published IS NOT NULL OR inferred_end < inferred_start)"
    return _Check(table="articles", what="a date is inferred beside a known one, or ends before it starts",
                  sql=f"SELECT id FROM articles WHERE {wrong}")  # fmt: skip


def _spans() -> Iterator[_Check]:
    for table, spans in _SPANS.items():
        for span in spans:
            yield _span(table, span, f"SELECT {_NAMES[table]} FROM {table} r JOIN articles a ON a.n = r.article_n")
    yield _span(
        "parties",
        "span",
        "SELECT r.event FROM parties r JOIN events e ON e.n = r.event_n JOIN articles a ON a.n = e.article_n",
    )
    for table, spans in _PIECES.items():
        for span in spans:
            yield _pieces(table, f"{span}_start", f"{span}_end", f"{span}_spans")
    yield _pieces("parties", "span_start", "span_end", "spans")


def _span(table: str, span: str, select: str) -> _Check:
    start, end = f"r.{span}_start", f"r.{span}_end"
    return _Check(
        table=table,
        what=f"{span.removesuffix('_span')} outside the text",
        sql=f"{select} WHERE ({start} IS NULL) <> ({end} IS NULL) "
        f"OR NOT ({start} >= 0 AND {start} < {end} AND {end} <= length(a.text))",
    )


def _pieces(table: str, start: str, end: str, pieces: str) -> _Check:
    return _Check(
        table=table,
        what=f"{pieces} that do not fill {start} to {end}",
        sql=f"""
            SELECT name FROM (
                SELECT {_NAMES[table]} AS name, {start} AS s, {end} AS e,
                    from_json({pieces}, '[["INTEGER"]]') AS pieces FROM {table} r
            ) WHERE list_min(flatten(pieces)) IS DISTINCT FROM s OR list_max(flatten(pieces)) IS DISTINCT FROM e
                OR coalesce(list_bool_or(list_transform(pieces, lambda p: len(p) <> 2 OR p[1] >= p[2])), false)
        """,
    )


def _sentences() -> Iterator[_Check]:
    spans = "from_json(a.sentences, '[[\"INTEGER\"]]')"
    yield _Check(
        table="articles",
        what="sentences outside the text",
        sql=f"SELECT a.id FROM articles a WHERE list_min(flatten({spans})) < 0 "
        f"OR list_max(flatten({spans})) > length(a.text)",
    )
    yield _Check(
        table="events",
        what="sentence is not the one of its article",
        sql=f"""
            SELECT e.id FROM events e JOIN articles a ON a.n = e.article_n
            WHERE {spans}[e.sentence + 1] IS DISTINCT FROM [e.sentence_start, e.sentence_end]
        """,
    )


def _references() -> Iterator[_Check]:
    for table in ("furniture", "statements", "events", "mentions", "warnings"):
        yield _Check(
            table=table,
            what="of an article that is not there",
            sql=f"SELECT r.article FROM {table} r ANTI JOIN articles a ON a.n = r.article_n AND a.id = r.article",
        )
    yield _Check(
        table="parties",
        what="of an event that is not there",
        sql="SELECT r.event FROM parties r ANTI JOIN events e "
        "ON e.n = r.event_n AND e.id = r.event AND e.article = r.article",
    )
    yield _Check(
        table="events",
        what="voice names a statement that is not there",
        sql="SELECT v.id FROM (SELECT id, article_n, unnest(voice) AS statement FROM events) v "
        "ANTI JOIN statements s ON s.article_n = v.article_n AND s.id = v.statement",
    )
    yield _Check(
        table="events",
        what="statement_n is not that of the innermost voice",
        sql="SELECT e.id FROM events e LEFT JOIN statements s ON s.n = e.statement_n "
        "WHERE s.id IS DISTINCT FROM e.voice[-1]",
    )
    yield _points("events", "repeats", "events")
    yield _points("statements", "parent", "statements")
    yield _named("articles", "run", "runs")
    yield _named("pages", "run", "runs")
    yield _named("failures", "run", "runs")
    yield _named("pages", "article", "articles")
    yield _named("pages", "failure", "failures")
    yield _Check(
        table="contents",
        what="of a page that is not there",
        sql="SELECT r.page FROM contents r ANTI JOIN pages p ON p.page = r.page",
    )
    yield _Check(
        table="postings",
        what="of a segment that is not there",
        sql="SELECT r.term FROM postings r ANTI JOIN segments s ON s.id = r.segment",
    )
    for table, column in (("parties", "entity"), ("statements", "speaker_entity"), ("events", "speaker_entity")):
        yield _Check(
            table=table,
            what=f"{column} is no label",
            sql=f"SELECT r.article FROM {table} r ANTI JOIN labels l ON l.id = r.{column} WHERE r.{column} IS NOT NULL",
        )
    for table, column in (
        ("statements", "speaker"),
        *(("events", one) for one in ("src", "tgt", "speaker", "place", "context")),
    ):
        yield _Check(
            table=table,
            what=f"{column} holds what is no label",
            sql=f"SELECT r.id FROM (SELECT id, unnest({column}) AS label FROM {table}) r "
            "ANTI JOIN labels l ON l.id = r.label",
        )


def _points(table: str, column: str, to: str) -> _Check:
    return _Check(
        table=table,
        what=f"{column} is not there",
        sql=f"SELECT r.id FROM {table} r ANTI JOIN {to} t ON t.article_n = r.article_n AND t.id = r.{column} "
        f"WHERE r.{column} IS NOT NULL",
    )


def _named(table: str, column: str, to: str) -> _Check:
    return _Check(
        table=table,
        what=f"{column} is not there",
        sql=f"SELECT r.id FROM {table} r ANTI JOIN {to} t ON t.id = r.{column} WHERE r.{column} IS NOT NULL",
    )


def _unique() -> Iterator[_Check]:
    for table, name, key in (
        ("articles", "id", "id"),
        ("statements", "id", "article_n, id"),
        ("events", "id", "article_n, id"),
        ("articles", "n::VARCHAR", "n"),
        ("statements", "n::VARCHAR", "n"),
        ("events", "n::VARCHAR", "n"),
        ("labels", "id::VARCHAR", "id"),
        ("labels", "any_value(value)", "kind, key"),
    ):
        yield _Check(
            table=table, what=f"{key} not unique", sql=f"SELECT {name} FROM {table} GROUP BY {key} HAVING count(*) > 1"
        )
    yield _Check(
        table="articles",
        what="without a number, or a row without one",
        sql="SELECT id FROM articles WHERE n IS NULL UNION ALL SELECT id FROM events WHERE n IS NULL "
        "UNION ALL SELECT id FROM statements WHERE n IS NULL",
    )


def _counts() -> Iterator[_Check]:
    for table in ("furniture", "statements", "events", "mentions", "warnings"):
        yield _Check(
            table=table,
            what="rows of an article missing",
            sql=f"SELECT any_value(article) FROM {table} GROUP BY article_n HAVING count(*) <> max(position) + 1",
        )
    yield _Check(
        table="parties",
        what="rows of an event missing",
        sql="SELECT any_value(event) FROM parties GROUP BY event_n, role HAVING count(*) <> max(position) + 1",
    )
    for table, words in WORDS.items():
        joined = "" if table == "articles" else "JOIN articles a ON a.n = t.article_n"
        alias = "a" if table == "articles" else "t"
        yield _Check(
            table="postings",
            what=f"{table} that full-text search does not know",
            # Every row has a term but those of short words alone. What was written last is what could be missing.
            sql=f"""
                SELECT {alias}.id FROM {table} {alias} {joined}
                WHERE {alias}.n > (SELECT coalesce(max(hits[-1]), 0) FROM postings WHERE field = '{table}')
                    AND regexp_matches({words}, '[[:alpha:]]{{6}}')
            """,
        )
