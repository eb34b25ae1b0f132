"""What a run's pages hold, counted: who speaks, and which events in whose voice."""

from dataclasses import dataclass

from accord.store.connection import Store

AUTHOR = "author"  # the voice of an event that stands in no statement


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerCount:
    """How many statements a speaker makes."""

    speaker: str | None
    kind: str | None
    statements: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeCount:
    """How many events there are of one type."""

    type: str
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCount:
    """How often one event is reported with the same who, whom, voice and factuality."""

    type: str
    actor: str | None
    recipient: str | None
    voice: str
    factuality: str
    events: int
    article: str  # one of them, to look at


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What the articles of a run hold, whether the run coded them or found them stored."""

    articles: int
    statements: int
    events: int
    best_article: str | None  # the one that holds most: what to look at first
    speakers: tuple[SpeakerCount, ...]
    types: tuple[TypeCount, ...]
    reports: tuple[EventCount, ...]


def summarise(store: Store, *, speakers: int = 10, reports: int = 3) -> Summary:
    """Count what the articles of the current run hold: the top `speakers`, and `reports` of each type."""
    articles, best, statements, events = store.connection.execute(
        """
        SELECT count(*),
            (SELECT id FROM articles SEMI JOIN touched ON id = article LEFT JOIN (
                SELECT article AS id, count(*) + count(*) FILTER (len(voice) > 0) AS held FROM events GROUP BY article
            ) USING (id) ORDER BY held DESC NULLS LAST, id LIMIT 1),
            (SELECT count(*) FROM statements SEMI JOIN touched USING (article)),
            (SELECT count(*) FROM events SEMI JOIN touched USING (article))
        FROM articles SEMI JOIN touched ON id = article
        """
    ).fetchall()[0]
    return Summary(
        articles=articles,
        statements=statements,
        events=events,
        best_article=best,
        speakers=_speakers(store, speakers),
        types=_types(store),
        reports=_reports(store, reports),
    )


def _speakers(store: Store, limit: int) -> tuple[SpeakerCount, ...]:
    found = store.connection.execute(
        """
        SELECT speaker_name, min(speaker_kind), count(*), count(DISTINCT article)
        FROM statements SEMI JOIN touched USING (article)
        GROUP BY coalesce(speaker_actor, speaker_name), speaker_name
        ORDER BY count(*) DESC, speaker_name NULLS LAST
        LIMIT ?
        """,
        [limit],
    ).fetchall()
    return tuple(
        SpeakerCount(speaker=speaker, kind=kind, statements=statements, articles=articles)
        for speaker, kind, statements, articles in found
    )


def _types(store: Store) -> tuple[TypeCount, ...]:
    found = store.connection.execute(
        "SELECT type, count(*) FROM events SEMI JOIN touched USING (article) GROUP BY type ORDER BY count(*) DESC, type"
    ).fetchall()
    return tuple(TypeCount(type=kind, events=events) for kind, events in found)


def _reports(store: Store, limit: int) -> tuple[EventCount, ...]:
    found = store.connection.execute(
        """
        WITH names AS (
            SELECT article, event AS id, count(DISTINCT role) FILTER (country IS NOT NULL) AS known,
                string_agg(name, ', ' ORDER BY position) FILTER (role = 'actor') AS actor,
                string_agg(name, ', ' ORDER BY position) FILTER (role = 'recipient') AS recipient
            FROM parties SEMI JOIN touched USING (article)
            GROUP BY article, event
        ), voiced AS (
            SELECT e.article, e.type, e.factuality, e.confidence, n.known, n.actor, n.recipient,
                CASE WHEN len(e.voice) = 0 THEN ? ELSE coalesce(s.speaker_name, 'somebody') END AS voice
            FROM events e SEMI JOIN touched t ON e.article = t.article
            LEFT JOIN names n ON n.article = e.article AND n.id = e.id
            LEFT JOIN statements s ON s.article = e.article AND s.id = e.voice[-1]
        ), counted AS (
            SELECT type, actor, recipient, voice, factuality, count(*) AS events, min(article) AS article,
                -- an event with who and whom says more than one without
                (actor IS NOT NULL)::INTEGER + (recipient IS NOT NULL)::INTEGER AS parties,
                max(coalesce(known, 0)) AS known, max(confidence) AS confidence
            FROM voiced GROUP BY type, actor, recipient, voice, factuality
        ), ranked AS (
            -- the best of each factuality, the author's and other voices', before the second best of any
            SELECT *, row_number() OVER (PARTITION BY type, parties, voice = ?, factuality ORDER BY
                known DESC, events DESC, confidence DESC, actor, recipient, voice, article) AS rank
            FROM counted
        ), placed AS (
            SELECT *, row_number() OVER (PARTITION BY type ORDER BY
                parties DESC, rank, known DESC, events DESC, confidence DESC,
                actor, recipient, voice, factuality) AS place
            FROM ranked
        )
        SELECT type, actor, recipient, voice, factuality, events, article
        FROM placed WHERE place <= ? ORDER BY type, place
        """,
        [AUTHOR, AUTHOR, limit],
    ).fetchall()
    return tuple(
        EventCount(
            type=kind,
            actor=actor,
            recipient=recipient,
            voice=voice,
            factuality=factuality,
            events=events,
            article=article,
        )
        for kind, actor, recipient, voice, factuality, events, article in found
    )
