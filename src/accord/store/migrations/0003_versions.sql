-- Schema version 3: the versions of one article. Never edited once released.
-- A view, so that it is right in whatever order articles are stored, replaced and forgotten.

-- An id says little where collections number their rows from 1: it counts within an outlet or, where none is known,
-- within a day of publication. The number of a line is no id.
CREATE MACRO known_by(url, kind, ref, outlet, published) AS coalesce(
    url,
    CASE WHEN kind IN ('jsonl', 'csv', 'parquet') AND NOT regexp_matches(ref, '#[0-9]+$')
        THEN concat_ws(' ', 'id', ref, 'of', coalesce(outlet, published::VARCHAR)) END
);
CREATE MACRO seen_at(fetched, stored) AS coalesce(epoch(try_cast(fetched AS TIMESTAMPTZ)), epoch(stored));

CREATE VIEW versions AS
WITH known AS (
    SELECT *, known_by(url, source_kind, source_ref, outlet, published) AS same FROM articles
), several AS (
    SELECT same FROM known WHERE same IS NOT NULL GROUP BY same HAVING count(*) > 1
)
SELECT n AS article_n, id AS article, same AS known_by,
    row_number() OVER in_time AS version,
    count(*) OVER (PARTITION BY same) AS versions,
    lag(id) OVER in_time AS earlier,
    lead(id) OVER in_time AS later,
    title, published, fetched, stored
FROM known SEMI JOIN several USING (same)
WINDOW in_time AS (PARTITION BY same ORDER BY seen_at(fetched, stored), n);

COMMENT ON VIEW versions IS 'Articles of which there are several versions: other text at the same address, or under the same declared id. Nothing is overwritten; an article that is not here has one version.';
COMMENT ON COLUMN versions.article_n IS 'articles.n.';
COMMENT ON COLUMN versions.article IS 'articles.id.';
COMMENT ON COLUMN versions.known_by IS 'What the versions share: the canonical address; without one, the id that a table or JSON lines declare, with the outlet or, where that is not known, the day of publication.';
COMMENT ON COLUMN versions.version IS 'Place among them from 1, in the order in which they were fetched (where that is not known: stored).';
COMMENT ON COLUMN versions.versions IS 'How many there are.';
COMMENT ON COLUMN versions.earlier IS 'The version before this one: articles.id; null for the first.';
COMMENT ON COLUMN versions.later IS 'The version after this one: articles.id; null for the last.';
COMMENT ON COLUMN versions.title IS 'articles.title.';
COMMENT ON COLUMN versions.published IS 'articles.published.';
COMMENT ON COLUMN versions.fetched IS 'articles.fetched.';
COMMENT ON COLUMN versions.stored IS 'articles.stored.';
