"""The reading half of full-text search: what a query means, and the SQL that finds and ranks its rows."""

import math
import re
from dataclasses import dataclass
from typing import Any

import duckdb

from accord.errors import UsageError
from accord.store.terms import plain, terms

_PART = re.compile(r'"([^"]*)"?|(\S+)')
_BEGINNINGS = 500  # terms that one beginning may stand for
_MOST = 64  # words and phrases of one query
_SCORE = 100  # scores are whole numbers, so that a page of results can end exactly at one

# Where the words of a row stand, for phrases: the table's rows as t, their articles as a.
WORDS = {
    "articles": "coalesce(a.title, '') || chr(10) || a.text",
    "statements": "substring(a.text, least(t.cue_start, t.content_start) + 1, "
    "greatest(t.cue_end, t.content_end) - least(t.cue_start, t.content_start))",
    "events": "substring(a.text, t.sentence_start + 1, t.sentence_end - t.sentence_start)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One query: terms and beginnings of terms that must all be there, and phrases."""

    terms: tuple[str, ...]
    beginnings: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """SQL that gives the numbers of the rows that fit and their scores (n, score), and its values."""

    sql: str
    values: tuple[Any, ...]


def parse(text: str) -> Query:
    """Read what people type; raises UsageError when no word is left to look for."""
    words: list[str] = []
    beginnings: list[str] = []
    phrases: list[tuple[str, ...]] = []
    for quoted, word in _PART.findall(text):
        if word.endswith("*") and len(word) > 2:
            *whole, begun = re.findall(r"\w+", word) or [""]
            words += terms(" ".join(whole))
            beginnings += [plain(begun)] if begun else []
            continue
        words += terms(quoted or word)
        spoken = tuple(re.findall(r"\w+", quoted))
        if len(spoken) > 1:
            phrases.append(spoken)
    if not words and not beginnings:
        raise UsageError(f"q has no word to look for in {text!r}: words such as “the” are left out")
    if len(words) + len(beginnings) + len(phrases) > _MOST:
        raise UsageError(f"q takes at most {_MOST} words")
    return Query(terms=tuple(dict.fromkeys(words)), beginnings=tuple(dict.fromkeys(beginnings)), phrases=tuple(phrases))


def search(connection: duckdb.DuckDBPyConnection, table: str, queries: tuple[str, ...]) -> Hits:
    """Give the SQL for the rows that fit any of the queries, with the best score of each."""
    parts = [_hits(connection, table, parse(query)) for query in queries]
    if len(parts) == 1:
        return parts[0]
    union = " UNION ALL ".join(f"({part.sql})" for part in parts)
    return Hits(
        sql=f"SELECT n, max(score) AS score FROM ({union}) GROUP BY n",
        values=tuple(value for part in parts for value in part.values),
    )


def _hits(connection: duckdb.DuckDBPyConnection, table: str, query: Query) -> Hits:
    rows = int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])
    groups = [[term] for term in query.terms]
    groups += [_begun(connection, table, beginning) for beginning in query.beginnings]
    parts: list[str] = []
    values: list[Any] = []
    for group in groups:
        marks = ", ".join("?" for _ in group) or "NULL"
        holding = connection.execute(
            f"SELECT coalesce(sum(held), 0) FROM postings WHERE field = ? AND term IN ({marks})", [table, *group]
        ).fetchall()[0][0]
        rarity = round(_SCORE / 10 * math.log(1 + (rows - holding + 0.5) / (holding + 0.5))) if rows > holding else 1
        parts.append(
            f"SELECT unnest(hits) AS n, unnest(weights)::INTEGER * {max(1, rarity)} AS score "
            f"FROM postings WHERE field = ? AND term IN ({marks})"
        )
        values += [table, *group]
        if len(group) > 1:
            parts[-1] = f"SELECT n, max(score) AS score FROM ({parts[-1]}) GROUP BY n"
    sql = parts[0]
    if len(parts) > 1:
        union = " UNION ALL ".join(parts)
        sql = f"SELECT n, sum(score)::INTEGER AS score FROM ({union}) GROUP BY n HAVING count(*) = {len(parts)}"
    return _with_phrases(Hits(sql=sql, values=tuple(values)), table, query.phrases)


def _begun(connection: duckdb.DuckDBPyConnection, table: str, beginning: str) -> list[str]:
    found = connection.execute(
        "SELECT term FROM postings WHERE field = ? AND starts_with(term, ?) "
        "GROUP BY term ORDER BY sum(held) DESC, term LIMIT ?",
        [table, beginning, _BEGINNINGS],
    )
    return [row[0] for row in found.fetchall()]


def _with_phrases(hits: Hits, table: str, phrases: tuple[tuple[str, ...], ...]) -> Hits:
    if not phrases:
        return hits
    joined = (
        "articles a ON a.n = h.n"
        if table == "articles"
        else f"{table} t USING (n) JOIN articles a ON a.n = t.article_n"
    )
    tests = " AND ".join(f"regexp_matches({WORDS[table]}, ?, 'i')" for _ in phrases)
    patterns = tuple(
        rf"\b{r'\W+'.join(phrase)}\b" if "".join(phrase).isascii() else r"\W+".join(phrase) for phrase in phrases
    )
    return Hits(
        sql=f"SELECT h.n, h.score FROM ({hits.sql}) h JOIN {joined} WHERE {tests}", values=(*hits.values, *patterns)
    )
