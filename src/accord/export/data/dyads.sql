-- Ordered pairs of actors over all chosen events ("chosen" is a table of their numbers). Where both sides
-- do the same thing, all of them are actors, and each is paired with each other.
CREATE OR REPLACE TEMP TABLE dyads AS
WITH
told AS (
    SELECT n, article_n, day, quad, goldstein, intensity, factuality, side, disputed,
        json_extract_string(empty, '$.recipients') = 'reciprocal' AS reciprocal
    FROM events SEMI JOIN chosen USING (n)
),
pairs AS (
    SELECT DISTINCT told.n, one.entity AS source, other.entity AS target
    FROM told
    JOIN parties AS one ON one.event_n = told.n AND one.role = 'actor'
    JOIN parties AS other ON other.event_n = told.n
        AND (other.role = 'recipient' OR (told.reciprocal AND other.role = 'actor' AND other.position <> one.position))
)
SELECT
    source,
    target,
    count(*) AS events,
    count(DISTINCT article_n) AS articles,
    count(*) FILTER (WHERE quad = 1) AS verbal_cooperation,
    count(*) FILTER (WHERE quad = 2) AS material_cooperation,
    count(*) FILTER (WHERE quad = 3) AS verbal_conflict,
    count(*) FILTER (WHERE quad = 4) AS material_conflict,
    count(*) FILTER (WHERE factuality IN ('CT+', 'PR+', 'PS+')) AS asserted,
    count(*) FILTER (WHERE factuality IN ('CT-', 'PR-', 'PS-')) AS denied,
    count(*) FILTER (WHERE factuality = 'UU') AS open,
    count(*) FILTER (WHERE side = 'author') AS told_by_author,
    count(*) FILTER (WHERE disputed) AS disputed,
    round(avg(goldstein), 4) AS mean_goldstein,
    round(avg(intensity), 4) AS mean_intensity,
    min(day) AS first_day,
    max(day) AS last_day
FROM pairs JOIN told USING (n)
WHERE source IS NOT NULL AND target IS NOT NULL
GROUP BY source, target
