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
        string_agg(replace(name, ';', ','), ';' ORDER BY position) FILTER (WHERE role = 'actor') AS actors,
        string_agg(coalesce(actor, ''), ';' ORDER BY position) FILTER (WHERE role = 'actor') AS actors_ids,
        string_agg(coalesce(country, ''), ';' ORDER BY position) FILTER (WHERE role = 'actor') AS actors_countries,
        string_agg(array_to_string(sectors, '+'), ';' ORDER BY position) FILTER (WHERE role = 'actor') AS actors_sectors,
        max(name) FILTER (WHERE role = 'actor' AND position = 0) AS actor,
        max(actor) FILTER (WHERE role = 'actor' AND position = 0) AS actor_id,
        max(country) FILTER (WHERE role = 'actor' AND position = 0) AS actor_country,
        max(nullif(array_to_string(sectors, '+'), '')) FILTER (WHERE role = 'actor' AND position = 0) AS actor_sectors,
        count(*) FILTER (WHERE role = 'actor') AS actor_count,
        string_agg(replace(name, ';', ','), ';' ORDER BY position) FILTER (WHERE role = 'recipient') AS recipients,
        string_agg(coalesce(actor, ''), ';' ORDER BY position) FILTER (WHERE role = 'recipient') AS recipients_ids,
        string_agg(coalesce(country, ''), ';' ORDER BY position) FILTER (WHERE role = 'recipient') AS recipients_countries,
        string_agg(array_to_string(sectors, '+'), ';' ORDER BY position) FILTER (WHERE role = 'recipient') AS recipients_sectors,
        max(name) FILTER (WHERE role = 'recipient' AND position = 0) AS recipient,
        max(actor) FILTER (WHERE role = 'recipient' AND position = 0) AS recipient_id,
        max(country) FILTER (WHERE role = 'recipient' AND position = 0) AS recipient_country,
        max(nullif(array_to_string(sectors, '+'), '')) FILTER (WHERE role = 'recipient' AND position = 0) AS recipient_sectors,
        count(*) FILTER (WHERE role = 'recipient') AS recipient_count
    FROM parties SEMI JOIN told ON told.n = event_n
    WHERE event_n BETWEEN $first AND $last
    GROUP BY event_n
),
steps AS (
    SELECT n, article_n, unnest(voice) AS statement, generate_subscripts(voice, 1) AS step FROM told
),
spoken AS (
    SELECT
        steps.n,
        string_agg(coalesce(speaker_name, 'somebody'), ' > ' ORDER BY step) AS voice,
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
    SELECT n, id, title, url, published, accord, text
    FROM articles
    WHERE n BETWEEN (SELECT low FROM bounds) AND (SELECT high FROM bounds)
),
located AS (
    SELECT
        told.n,
        substring(read.text, told.sentence_start + 1, told.sentence_end - told.sentence_start) AS evidence,
        substring(read.text, told.trigger_start + 1, told.trigger_end - told.trigger_start) AS trigger_words
    FROM told JOIN read ON read.n = told.article_n
)
SELECT
    told.id AS event,
    told.article,
    told.day,
    told.date_start,
    told.date_end,
    told.date_precision,
    told.type,
    told.mode,
    nullif(array_to_string(told.contexts, ';'), '') AS contexts,
    told.quad,
    told.intensity,
    told.cameo,
    told.goldstein,
    named.actors,
    if(trim(named.actors_ids, ';') = '', NULL, named.actors_ids) AS actors_ids,
    if(trim(named.actors_countries, ';') = '', NULL, named.actors_countries) AS actors_countries,
    if(trim(named.actors_sectors, ';') = '', NULL, named.actors_sectors) AS actors_sectors,
    named.recipients,
    if(trim(named.recipients_ids, ';') = '', NULL, named.recipients_ids) AS recipients_ids,
    if(trim(named.recipients_countries, ';') = '', NULL, named.recipients_countries) AS recipients_countries,
    if(trim(named.recipients_sectors, ';') = '', NULL, named.recipients_sectors) AS recipients_sectors,
    told.place_name AS place,
    told.place_country,
    told.place_adm1,
    told.place_lat AS lat,
    told.place_lon AS lon,
    told.place_geonames AS geonames,
    told.place_precision,
    coalesce(spoken.voice, 'author') AS voice,
    innermost.kind AS voice_kind,
    innermost.speaker_actor AS voice_id,
    innermost.speaker_country AS voice_country,
    nullif(array_to_string(innermost.speaker_sectors, ';'), '') AS voice_sectors,
    told.side,
    told.factuality,
    told.disputed,
    told.confidence,
    told.basis,
    located.evidence,
    told.sentence_start AS evidence_start,
    told.sentence_end AS evidence_end,
    read.title,
    told.outlet,
    read.published,
    told.language,
    read.url,
    told.run,
    told.own_type,
    told.own_mode,
    told.sentence + 1 AS sentence,
    told.date_value,
    told.date_basis,
    named.actor,
    named.actor_id,
    named.actor_country,
    named.actor_sectors,
    coalesce(named.actor_count, 0)::INTEGER AS actor_count,
    named.recipient,
    named.recipient_id,
    named.recipient_country,
    named.recipient_sectors,
    coalesce(named.recipient_count, 0)::INTEGER AS recipient_count,
    told.place_confidence,
    coalesce(spoken.voice_depth, 0)::INTEGER AS voice_depth,
    spoken.voice_kinds,
    innermost.speaker_name AS speaker,
    innermost.speaker_kind,
    told.official AS speaker_official,
    told.repeats,
    json_extract_string(told.empty, '$.actors') AS no_actor,
    json_extract_string(told.empty, '$.recipients') AS no_recipient,
    json_extract_string(told.empty, '$.place') AS no_place,
    json_extract_string(told.empty, '$.date') AS no_date,
    read.accord,
    told.trigger_start,
    told.trigger_end,
    located.trigger_words,
    sha256(located.evidence) AS evidence_sha256
FROM told
JOIN read ON read.n = told.article_n
JOIN located ON located.n = told.n
LEFT JOIN named ON named.event_n = told.n
LEFT JOIN spoken ON spoken.n = told.n
LEFT JOIN innermost ON innermost.n = told.statement_n
ORDER BY told.n
