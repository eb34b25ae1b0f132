-- One row for each event: its first actor and recipient in columns of their own, all of them by name.
-- "chosen" is a table of the numbers (events.n) that are wanted; $first and $last bound one stretch of them.
WITH
told AS (
    SELECT events.* FROM events SEMI JOIN chosen USING (n) WHERE n BETWEEN $first AND $last
),
bounds AS MATERIALIZED (
    SELECT min(article_n) AS low, max(article_n) AS high FROM told
),
named AS (
    SELECT
        event_n,
        max(name) FILTER (WHERE role = 'actor' AND position = 0) AS actor,
        max(actor) FILTER (WHERE role = 'actor' AND position = 0) AS actor_id,
        max(country) FILTER (WHERE role = 'actor' AND position = 0) AS actor_country,
        max(nullif(array_to_string(sectors, ';'), '')) FILTER (WHERE role = 'actor' AND position = 0) AS actor_sectors,
        string_agg(name, '; ' ORDER BY position) FILTER (WHERE role = 'actor') AS actors,
        count(*) FILTER (WHERE role = 'actor') AS actor_count,
        max(name) FILTER (WHERE role = 'recipient' AND position = 0) AS recipient,
        max(actor) FILTER (WHERE role = 'recipient' AND position = 0) AS recipient_id,
        max(country) FILTER (WHERE role = 'recipient' AND position = 0) AS recipient_country,
        max(nullif(array_to_string(sectors, ';'), '')) FILTER (WHERE role = 'recipient' AND position = 0) AS recipient_sectors,
        string_agg(name, '; ' ORDER BY position) FILTER (WHERE role = 'recipient') AS recipients,
        count(*) FILTER (WHERE role = 'recipient') AS recipient_count
    FROM parties
    WHERE event_n BETWEEN $first AND $last
    GROUP BY event_n
),
steps AS (
    SELECT n, article_n, unnest(voice) AS statement, generate_subscripts(voice, 1) AS step FROM told
),
spoken AS (
    SELECT
        steps.n,
        string_agg(coalesce(speaker_name, 'unnamed'), ' > ' ORDER BY step) AS voice,
        string_agg(kind, ' > ' ORDER BY step) AS voice_kinds,
        count(*) AS voice_depth
    FROM steps JOIN statements ON statements.article_n = steps.article_n AND statements.id = steps.statement
    WHERE statements.article_n BETWEEN (SELECT low FROM bounds) AND (SELECT high FROM bounds)
    GROUP BY steps.n
),
innermost AS (
    SELECT * FROM statements
    WHERE article_n BETWEEN (SELECT low FROM bounds) AND (SELECT high FROM bounds)
),
read AS (
    SELECT n, id, title, url, published, accord, text, sentences::INTEGER[][] AS sentences
    FROM articles
    WHERE n BETWEEN (SELECT low FROM bounds) AND (SELECT high FROM bounds)
),
located AS (
    SELECT
        told.n,
        read.sentences[told.sentence + 1][1] AS evidence_start,
        read.sentences[told.sentence + 1][2] AS evidence_end,
        substring(read.text, evidence_start + 1, evidence_end - evidence_start) AS evidence,
        substring(read.text, told.trigger_start + 1, told.trigger_end - told.trigger_start) AS trigger_words
    FROM told JOIN read ON read.n = told.article_n
)
SELECT
    told.id AS event,
    told.article,
    told.sentence + 1 AS sentence,
    told.day,
    told.date_start,
    told.date_end,
    told.date_value,
    told.date_precision,
    told.date_basis,
    told.type,
    told.mode,
    nullif(array_to_string(told.contexts, ';'), '') AS contexts,
    told.quad,
    told.intensity,
    told.cameo,
    told.goldstein,
    named.actor,
    named.actor_id,
    named.actor_country,
    named.actor_sectors,
    named.actors,
    coalesce(named.actor_count, 0)::INTEGER AS actor_count,
    named.recipient,
    named.recipient_id,
    named.recipient_country,
    named.recipient_sectors,
    named.recipients,
    coalesce(named.recipient_count, 0)::INTEGER AS recipient_count,
    told.place_name AS place,
    told.place_country,
    told.place_adm1,
    told.place_lat AS latitude,
    told.place_lon AS longitude,
    told.place_geonames AS geonames,
    told.place_precision,
    told.place_confidence,
    told.factuality,
    told.side,
    told.disputed::INTEGER AS disputed,
    coalesce(spoken.voice_depth, 0)::INTEGER AS voice_depth,
    spoken.voice,
    spoken.voice_kinds,
    innermost.speaker_name AS speaker,
    innermost.speaker_actor AS speaker_id,
    innermost.speaker_kind,
    innermost.speaker_country,
    nullif(array_to_string(innermost.speaker_sectors, ';'), '') AS speaker_sectors,
    told.official::INTEGER AS speaker_official,
    told.confidence,
    told.repeats,
    json_extract_string(told.empty, '$.actors') AS no_actor,
    json_extract_string(told.empty, '$.recipients') AS no_recipient,
    json_extract_string(told.empty, '$.place') AS no_place,
    json_extract_string(told.empty, '$.date') AS no_date,
    told.outlet,
    read.title,
    read.url,
    read.published,
    told.language,
    read.accord,
    told.run,
    told.trigger_start,
    told.trigger_end,
    located.evidence_start,
    located.evidence_end,
    sha256(located.evidence) AS evidence_sha256,
    located.trigger_words,
    located.evidence
FROM told
JOIN read ON read.n = told.article_n
JOIN located ON located.n = told.n
LEFT JOIN named ON named.event_n = told.n
LEFT JOIN spoken ON spoken.n = told.n
LEFT JOIN innermost ON innermost.n = told.statement_n
ORDER BY told.n
