"""How many mentions of actors in a store the knowledge base resolves, and the most frequent that it does not."""

from dataclasses import dataclass

import duckdb

# A pronoun says nothing of what is known: it stands for whom its chain stands.
_PRONOUNS = [
    *("he", "she", "it", "they", "him", "her", "them", "we", "us", "i", "me", "you", "his", "hers", "its", "their"),
    *("theirs", "our", "ours", "my", "mine", "your", "yours", "himself", "herself", "itself", "themselves", "who"),
    *("whom", "whose", "which", "that", "this", "these", "those", "one"),
]
_AROUND = 40  # characters of context on each side

_SEEN = r"""
    SELECT mentions.article, span_start, span_end, name, actor_kind AS kind, actor, mentions.country, sectors,
        regexp_matches(name, '(^|\s)\p{Lu}\S*$') AS named, -- its last word has a capital: a name, not a role
        CASE WHEN actor IS NOT NULL THEN 'entry' WHEN mentions.country IS NOT NULL THEN 'country'
            WHEN len(sectors) > 0 THEN 'sector' ELSE 'nothing' END AS known
    FROM mentions JOIN articles ON articles.id = mentions.article
    WHERE kind = 'actor'
        AND NOT list_contains(?, lower(substr(articles.text, span_start + 1, span_end - span_start)))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """A name or role without an entry, or without anything, and how often it is met."""

    name: str
    kind: str
    known: str  # "country", "sector" or "nothing"
    country: str | None
    sectors: tuple[str, ...]
    mentions: int
    articles: int
    article: str  # one of them
    span: tuple[int, int]
    example: str  # the words around the mention, with it in brackets


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What share of the mentions of actors resolve, by how far."""

    articles: int
    mentions: int  # pronouns left out
    entry: int  # somebody of the knowledge base
    country: int  # no entry, but a country: by role, title or nationality
    sector: int  # only what sort of actor it is
    nothing: int
    unresolved: tuple[Unresolved, ...]  # the most frequent first


def coverage(connection: duckdb.DuckDBPyConnection, *, limit: int, roles: bool = False) -> Coverage:
    """Count the mentions of actors by what is known of them.

    The `limit` most frequent unresolved ones are listed: names without an entry, or `roles` without a country.
    """
    counts = dict(connection.execute(f"SELECT known, count(*) FROM ({_SEEN}) GROUP BY known", [_PRONOUNS]).fetchall())
    row = connection.execute("SELECT count(*) FROM articles").fetchone()
    return Coverage(
        articles=row[0] if row else 0,
        mentions=sum(counts.values()),
        entry=counts.get("entry", 0),
        country=counts.get("country", 0),
        sector=counts.get("sector", 0),
        nothing=counts.get("nothing", 0),
        unresolved=_unresolved(connection, limit, roles),
    )


def _unresolved(connection: duckdb.DuckDBPyConnection, limit: int, roles: bool) -> tuple[Unresolved, ...]:
    found = connection.execute(
        f"""
        SELECT name, kind, arg_min(known, rank), arg_min(country, rank), arg_min(sectors, rank), count(*),
            count(DISTINCT article), min(struct_pack(article, span_start, span_end))
        FROM (SELECT *, CASE known WHEN 'country' THEN 0 WHEN 'sector' THEN 1 ELSE 2 END AS rank FROM ({_SEEN}))
        WHERE named <> ? AND known <> 'entry' AND (known <> 'country' OR (named AND kind <> 'state'))
        GROUP BY name, kind
        ORDER BY count(*) DESC, count(DISTINCT article) DESC, name, kind
        LIMIT ?
        """,
        [_PRONOUNS, roles, limit],
    ).fetchall()
    return tuple(
        Unresolved(
            name=name, kind=kind, known=known, country=country, sectors=tuple(sectors or ()), mentions=mentions,
            articles=articles, article=first["article"], span=(first["span_start"], first["span_end"]),
            example=_example(connection, first["article"], first["span_start"], first["span_end"]),
        )
        for name, kind, known, country, sectors, mentions, articles, first in found
    )  # fmt: skip


def _example(connection: duckdb.DuckDBPyConnection, article: str, start: int, end: int) -> str:
    row = connection.execute("SELECT text FROM articles WHERE id = ?", [article]).fetchone()
    text = row[0] if row else ""
    first, last = max(0, start - _AROUND), end + _AROUND
    before, behind = text[first:start], text[end:last]
    if first > 0:
        before = before.split(" ", 1)[-1]
    if last < len(text):
        behind = behind.rsplit(" ", 1)[0]
    return " ".join(f"{before}[{text[start:end]}]{behind}".split())
