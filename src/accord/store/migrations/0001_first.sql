-- Schema version 1. Never edited once released: a change is a new file with the next number.
-- Spans are code points into articles.text, end exclusive. A span can be broken, so each one has its
-- hull (_start, _end) for joins and all its pieces (_spans) as JSON, [[start, end], ...].

CREATE TABLE runs (
    id            VARCHAR PRIMARY KEY,
    accord        VARCHAR NOT NULL,
    fingerprint   VARCHAR NOT NULL,
    config        VARCHAR NOT NULL,
    models        VARCHAR,
    started       TIMESTAMP NOT NULL,
    finished      TIMESTAMP,
    read          INTEGER NOT NULL,
    already       INTEGER NOT NULL,
    failed        INTEGER NOT NULL
);
COMMENT ON TABLE runs IS 'One row for each time that accord read pages into this store: enough to run it again.';
COMMENT ON COLUMN runs.id IS 'Identifier of the run.';
COMMENT ON COLUMN runs.accord IS 'Version of accord.';
COMMENT ON COLUMN runs.fingerprint IS 'Hash of everything that decides what a page becomes: version, settings, model.';
COMMENT ON COLUMN runs.config IS 'All settings of the run, as JSON.';
COMMENT ON COLUMN runs.models IS 'Models and the hashes of their files, as JSON; null when nothing was coded.';
COMMENT ON COLUMN runs.started IS 'When the run began (UTC).';
COMMENT ON COLUMN runs.finished IS 'When the run ended (UTC); null when it was interrupted.';
COMMENT ON COLUMN runs.read IS 'Articles coded and stored by the run.';
COMMENT ON COLUMN runs.already IS 'Pages skipped because the store held them already.';
COMMENT ON COLUMN runs.failed IS 'Pages that could not be coded.';

CREATE TABLE pages (
    id            VARCHAR PRIMARY KEY,
    page          VARCHAR NOT NULL,
    fingerprint   VARCHAR NOT NULL,
    source_kind   VARCHAR NOT NULL,
    source_ref    VARCHAR NOT NULL,
    fetched       VARCHAR,
    article       VARCHAR,
    failure       VARCHAR,
    run           VARCHAR NOT NULL
);
COMMENT ON TABLE pages IS 'Every page that was read, and what became of it; an interrupted run goes on from here.';
COMMENT ON COLUMN pages.id IS 'Hash of page and fingerprint: one key, because DuckDB looks up only one column fast.';
COMMENT ON COLUMN pages.page IS 'Hash of the page: its content and what its source says of it.';
COMMENT ON COLUMN pages.fingerprint IS 'With what it was coded: runs.fingerprint.';
COMMENT ON COLUMN pages.source_kind IS 'Kind of source: file, html, jsonl, ...';
COMMENT ON COLUMN pages.source_ref IS 'Where the page came from: a path, a URL, or the id that the input gave.';
COMMENT ON COLUMN pages.fetched IS 'When the source fetched the page (ISO time), where it knows.';
COMMENT ON COLUMN pages.article IS 'The article that the page became: articles.id.';
COMMENT ON COLUMN pages.failure IS 'The failure that the page became: failures.id.';
COMMENT ON COLUMN pages.run IS 'The run that read it: runs.id.';

CREATE TABLE articles (
    id              VARCHAR PRIMARY KEY,
    accord          VARCHAR NOT NULL,
    models          VARCHAR NOT NULL,
    source_kind     VARCHAR NOT NULL,
    source_ref      VARCHAR NOT NULL,
    fetched         VARCHAR,
    title           VARCHAR,
    byline          VARCHAR,
    outlet          VARCHAR,
    url             VARCHAR,
    language        VARCHAR,
    published       DATE,
    published_basis VARCHAR,
    text            VARCHAR NOT NULL,
    sentences       VARCHAR NOT NULL,
    run             VARCHAR NOT NULL
);
COMMENT ON TABLE articles IS 'Pages that have been read. All spans in this store point into articles.text.';
COMMENT ON COLUMN articles.id IS 'Hash of the text and, where known, of outlet and canonical URL.';
COMMENT ON COLUMN articles.accord IS 'Version of accord that coded the article.';
COMMENT ON COLUMN articles.models IS 'Models that coded the article and the hashes of their files, as JSON.';
COMMENT ON COLUMN articles.source_kind IS 'Kind of source: file, html, jsonl, ...';
COMMENT ON COLUMN articles.source_ref IS 'Where the page came from: a path, a URL, or the id that the input gave.';
COMMENT ON COLUMN articles.fetched IS 'When the source fetched the page (ISO time), where it knows.';
COMMENT ON COLUMN articles.title IS 'Headline.';
COMMENT ON COLUMN articles.byline IS 'Who wrote it, as printed.';
COMMENT ON COLUMN articles.outlet IS 'Who published it.';
COMMENT ON COLUMN articles.url IS 'Canonical address.';
COMMENT ON COLUMN articles.language IS 'Language (ISO 639-1). Articles in a language that is not coded have no statements and no events.';
COMMENT ON COLUMN articles.published IS 'Day of publication; null when nothing says it.';
COMMENT ON COLUMN articles.published_basis IS 'What says the day of publication: metadata, url, byline, given.';
COMMENT ON COLUMN articles.text IS 'The text, verbatim; offsets count Unicode code points.';
COMMENT ON COLUMN articles.sentences IS 'Spans of the sentences, as JSON.';
COMMENT ON COLUMN articles.run IS 'The run that stored it: runs.id.';

CREATE TABLE furniture (
    article     VARCHAR NOT NULL,
    position    INTEGER NOT NULL,
    span_start  INTEGER NOT NULL,
    span_end    INTEGER NOT NULL,
    kind        VARCHAR NOT NULL
);
COMMENT ON TABLE furniture IS 'Stretches of a text that are not the article: marked, never deleted.';
COMMENT ON COLUMN furniture.article IS 'articles.id.';
COMMENT ON COLUMN furniture.position IS 'Place in the record, from 0.';
COMMENT ON COLUMN furniture.span_start IS 'First character.';
COMMENT ON COLUMN furniture.span_end IS 'One after the last character.';
COMMENT ON COLUMN furniture.kind IS 'What it is: repeated_headline, credit, appeal, ...';

CREATE TABLE statements (
    article          VARCHAR NOT NULL,
    id               VARCHAR NOT NULL,
    position         INTEGER NOT NULL,
    source_start     INTEGER,
    source_end       INTEGER,
    source_spans     VARCHAR NOT NULL,
    cue_start        INTEGER,
    cue_end          INTEGER,
    cue_spans        VARCHAR NOT NULL,
    content_start    INTEGER,
    content_end      INTEGER,
    content_spans    VARCHAR NOT NULL,
    speaker_name     VARCHAR,
    speaker_actor    VARCHAR,
    speaker_kind     VARCHAR,
    speaker_country  VARCHAR,
    speaker_sectors  VARCHAR[],
    manner           VARCHAR NOT NULL,
    kind             VARCHAR NOT NULL,
    medium           VARCHAR,
    date_start       DATE,
    date_end         DATE,
    date_value       VARCHAR,
    date_span_start  INTEGER,
    date_span_end    INTEGER,
    date_precision   VARCHAR,
    date_basis       VARCHAR,
    parent           VARCHAR,
    confidence       DOUBLE NOT NULL
);
COMMENT ON TABLE statements IS 'Attributions: who says what. One row for each statement of an article.';
COMMENT ON COLUMN statements.article IS 'articles.id.';
COMMENT ON COLUMN statements.id IS 'Identifier of the statement.';
COMMENT ON COLUMN statements.position IS 'Place in the record, from 0.';
COMMENT ON COLUMN statements.source_start IS 'First character of the source (who); null when none is written.';
COMMENT ON COLUMN statements.source_end IS 'One after the last character of the source.';
COMMENT ON COLUMN statements.source_spans IS 'All pieces of the source, as JSON.';
COMMENT ON COLUMN statements.cue_start IS 'First character of the cue (says, warned, according to).';
COMMENT ON COLUMN statements.cue_end IS 'One after the last character of the cue.';
COMMENT ON COLUMN statements.cue_spans IS 'All pieces of the cue, as JSON.';
COMMENT ON COLUMN statements.content_start IS 'First character of the content (what).';
COMMENT ON COLUMN statements.content_end IS 'One after the last character of the content.';
COMMENT ON COLUMN statements.content_spans IS 'All pieces of the content, as JSON.';
COMMENT ON COLUMN statements.speaker_name IS 'Fullest name that the article gives the speaker.';
COMMENT ON COLUMN statements.speaker_actor IS 'The speaker in the knowledge base, where known.';
COMMENT ON COLUMN statements.speaker_kind IS 'person, group, organisation, document or unnamed.';
COMMENT ON COLUMN statements.speaker_country IS 'Country of the speaker: ISO 3166-1 alpha-3, or a PLOVER international code.';
COMMENT ON COLUMN statements.speaker_sectors IS 'Sectors of the speaker: PLOVER codes.';
COMMENT ON COLUMN statements.manner IS 'direct (quoted), indirect (reported) or mixed.';
COMMENT ON COLUMN statements.kind IS 'Kind of the cue: say, claim, deny, warn, ...';
COMMENT ON COLUMN statements.medium IS 'Where it was said, as written: a letter, an interview, ...';
COMMENT ON COLUMN statements.date_start IS 'First day on which it was said.';
COMMENT ON COLUMN statements.date_end IS 'Last day on which it was said.';
COMMENT ON COLUMN statements.date_value IS 'TIMEX3 value of the date; unknown parts are X.';
COMMENT ON COLUMN statements.date_span_start IS 'First character of the date.';
COMMENT ON COLUMN statements.date_span_end IS 'One after the last character of the date.';
COMMENT ON COLUMN statements.date_precision IS 'day, week, month, year, ...';
COMMENT ON COLUMN statements.date_basis IS 'text: the words say it; published: counted from the day of publication.';
COMMENT ON COLUMN statements.parent IS 'The statement that this one stands in: statements.id of the same article.';
COMMENT ON COLUMN statements.confidence IS 'Between 0 and 1.';

CREATE TABLE events (
    article           VARCHAR NOT NULL,
    id                VARCHAR NOT NULL,
    position          INTEGER NOT NULL,
    sentence          INTEGER NOT NULL,
    trigger_start     INTEGER,
    trigger_end       INTEGER,
    trigger_spans     VARCHAR NOT NULL,
    type              VARCHAR NOT NULL,
    mode              VARCHAR,
    contexts          VARCHAR[] NOT NULL,
    quad              INTEGER NOT NULL,
    intensity         DOUBLE NOT NULL,
    cameo             VARCHAR NOT NULL,
    goldstein         DOUBLE NOT NULL,
    place_name        VARCHAR,
    place_span_start  INTEGER,
    place_span_end    INTEGER,
    place_lat         DOUBLE,
    place_lon         DOUBLE,
    place_geonames    BIGINT,
    place_country     VARCHAR,
    place_adm1        VARCHAR,
    place_precision   VARCHAR,
    place_confidence  DOUBLE,
    date_start        DATE,
    date_end          DATE,
    date_value        VARCHAR,
    date_span_start   INTEGER,
    date_span_end     INTEGER,
    date_precision    VARCHAR,
    date_basis        VARCHAR,
    voice             VARCHAR[] NOT NULL,
    factuality        VARCHAR NOT NULL,
    confidence        DOUBLE NOT NULL,
    repeats           VARCHAR,
    empty             VARCHAR NOT NULL
);
COMMENT ON TABLE events IS 'Mentions of somebody doing something to somebody; who and whom are in parties.';
COMMENT ON COLUMN events.article IS 'articles.id.';
COMMENT ON COLUMN events.id IS 'Identifier of the event.';
COMMENT ON COLUMN events.position IS 'Place in the record, from 0.';
COMMENT ON COLUMN events.sentence IS 'Which of articles.sentences it stands in, from 0.';
COMMENT ON COLUMN events.trigger_start IS 'First character of the words that tell of the event.';
COMMENT ON COLUMN events.trigger_end IS 'One after the last character of those words.';
COMMENT ON COLUMN events.trigger_spans IS 'All pieces of those words, as JSON.';
COMMENT ON COLUMN events.type IS 'PLOVER type.';
COMMENT ON COLUMN events.mode IS 'PLOVER mode; null where the type has none or the text gives none.';
COMMENT ON COLUMN events.contexts IS 'PLOVER contexts.';
COMMENT ON COLUMN events.quad IS 'PLOVER quad class: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.';
COMMENT ON COLUMN events.intensity IS 'PLOVER intensity, -10 to 10.';
COMMENT ON COLUMN events.cameo IS 'CAMEO code.';
COMMENT ON COLUMN events.goldstein IS 'Goldstein score of the CAMEO code, -10 to 10.';
COMMENT ON COLUMN events.place_name IS 'Where it happened; null with a reason in empty.';
COMMENT ON COLUMN events.place_span_start IS 'First character of the place.';
COMMENT ON COLUMN events.place_span_end IS 'One after the last character of the place.';
COMMENT ON COLUMN events.place_lat IS 'Latitude (WGS 84).';
COMMENT ON COLUMN events.place_lon IS 'Longitude (WGS 84).';
COMMENT ON COLUMN events.place_geonames IS 'GeoNames identifier.';
COMMENT ON COLUMN events.place_country IS 'Country of the place: ISO 3166-1 alpha-3.';
COMMENT ON COLUMN events.place_adm1 IS 'First-level division of the place.';
COMMENT ON COLUMN events.place_precision IS 'point, city, adm1, country or region.';
COMMENT ON COLUMN events.place_confidence IS 'How sure the place is, between 0 and 1.';
COMMENT ON COLUMN events.date_start IS 'First day on which it happened; null with a reason in empty.';
COMMENT ON COLUMN events.date_end IS 'Last day on which it happened.';
COMMENT ON COLUMN events.date_value IS 'TIMEX3 value of the date; unknown parts are X.';
COMMENT ON COLUMN events.date_span_start IS 'First character of the date.';
COMMENT ON COLUMN events.date_span_end IS 'One after the last character of the date.';
COMMENT ON COLUMN events.date_precision IS 'day, week, month, year, ...';
COMMENT ON COLUMN events.date_basis IS 'text: the words say it; published: counted from the day of publication.';
COMMENT ON COLUMN events.voice IS 'Who asserts it: statements.id of the statements around it, outermost first; [] is the author.';
COMMENT ON COLUMN events.factuality IS 'How sure the innermost voice is: CT, PR, PS (certain, probable, possible) with + or -, or UU.';
COMMENT ON COLUMN events.confidence IS 'How sure accord is of the event, between 0 and 1.';
COMMENT ON COLUMN events.repeats IS 'The earlier event of the article that this one mentions again: events.id.';
COMMENT ON COLUMN events.empty IS 'Why actors, recipients, place or date is empty: a JSON object of reason codes.';

CREATE TABLE parties (
    article     VARCHAR NOT NULL,
    event       VARCHAR NOT NULL,
    role        VARCHAR NOT NULL,
    position    INTEGER NOT NULL,
    span_start  INTEGER,
    span_end    INTEGER,
    spans       VARCHAR NOT NULL,
    name        VARCHAR NOT NULL,
    actor       VARCHAR,
    country     VARCHAR,
    sectors     VARCHAR[] NOT NULL
);
COMMENT ON TABLE parties IS 'Actors and recipients of events: who, and whom.';
COMMENT ON COLUMN parties.article IS 'articles.id.';
COMMENT ON COLUMN parties.event IS 'events.id of the same article.';
COMMENT ON COLUMN parties.role IS 'actor (who) or recipient (whom).';
COMMENT ON COLUMN parties.position IS 'Place among those of the same role, from 0.';
COMMENT ON COLUMN parties.span_start IS 'First character.';
COMMENT ON COLUMN parties.span_end IS 'One after the last character.';
COMMENT ON COLUMN parties.spans IS 'All pieces, as JSON.';
COMMENT ON COLUMN parties.name IS 'Fullest name that the article gives.';
COMMENT ON COLUMN parties.actor IS 'Which actor of the knowledge base it is, where known.';
COMMENT ON COLUMN parties.country IS 'ISO 3166-1 alpha-3, or a PLOVER international code.';
COMMENT ON COLUMN parties.sectors IS 'PLOVER sector codes.';

CREATE TABLE mentions (
    article     VARCHAR NOT NULL,
    position    INTEGER NOT NULL,
    kind        VARCHAR NOT NULL,
    span_start  INTEGER NOT NULL,
    span_end    INTEGER NOT NULL,
    name        VARCHAR,
    actor       VARCHAR,
    actor_kind  VARCHAR,
    country     VARCHAR,
    sectors     VARCHAR[],
    chain       INTEGER,
    lat         DOUBLE,
    lon         DOUBLE,
    geonames    BIGINT,
    adm1        VARCHAR,
    precision   VARCHAR,
    confidence  DOUBLE,
    value       VARCHAR,
    date_start  DATE,
    date_end    DATE,
    basis       VARCHAR
);
COMMENT ON TABLE mentions IS 'Every phrase that stands for an actor, a place or a date.';
COMMENT ON COLUMN mentions.article IS 'articles.id.';
COMMENT ON COLUMN mentions.position IS 'Place in the record, from 0.';
COMMENT ON COLUMN mentions.kind IS 'actor, place or date; the columns of the other kinds are null.';
COMMENT ON COLUMN mentions.span_start IS 'First character.';
COMMENT ON COLUMN mentions.span_end IS 'One after the last character.';
COMMENT ON COLUMN mentions.name IS 'Fullest name that the article gives (actors); name of the place (places).';
COMMENT ON COLUMN mentions.actor IS 'Which actor of the knowledge base it is, where known.';
COMMENT ON COLUMN mentions.actor_kind IS 'state, person, group, organisation, document or unnamed.';
COMMENT ON COLUMN mentions.country IS 'ISO 3166-1 alpha-3; for actors also a PLOVER international code.';
COMMENT ON COLUMN mentions.sectors IS 'PLOVER sector codes (actors).';
COMMENT ON COLUMN mentions.chain IS 'Mentions of an article with the same number stand for the same one (actors).';
COMMENT ON COLUMN mentions.lat IS 'Latitude, WGS 84 (places).';
COMMENT ON COLUMN mentions.lon IS 'Longitude, WGS 84 (places).';
COMMENT ON COLUMN mentions.geonames IS 'GeoNames identifier (places).';
COMMENT ON COLUMN mentions.adm1 IS 'First-level division (places).';
COMMENT ON COLUMN mentions.precision IS 'point, city, adm1, country, region (places); day, week, month, ... (dates).';
COMMENT ON COLUMN mentions.confidence IS 'Between 0 and 1 (actors, places).';
COMMENT ON COLUMN mentions.value IS 'TIMEX3 value; unknown parts are X (dates).';
COMMENT ON COLUMN mentions.date_start IS 'First day (dates).';
COMMENT ON COLUMN mentions.date_end IS 'Last day (dates).';
COMMENT ON COLUMN mentions.basis IS 'text: the words say it; published: counted from the day of publication (dates).';

CREATE TABLE warnings (
    article   VARCHAR NOT NULL,
    position  INTEGER NOT NULL,
    step      VARCHAR NOT NULL,
    code      VARCHAR NOT NULL,
    detail    VARCHAR NOT NULL
);
COMMENT ON TABLE warnings IS 'What a reader of an article''s record should know.';
COMMENT ON COLUMN warnings.article IS 'articles.id.';
COMMENT ON COLUMN warnings.position IS 'Place in the record, from 0.';
COMMENT ON COLUMN warnings.step IS 'The step that warns.';
COMMENT ON COLUMN warnings.code IS 'Stable word for the reason.';
COMMENT ON COLUMN warnings.detail IS 'The reason in a sentence.';

CREATE TABLE failures (
    id           VARCHAR PRIMARY KEY,
    page         VARCHAR,
    source_kind  VARCHAR NOT NULL,
    source_ref   VARCHAR NOT NULL,
    fetched      VARCHAR,
    step         VARCHAR NOT NULL,
    code         VARCHAR NOT NULL,
    detail       VARCHAR NOT NULL,
    run          VARCHAR NOT NULL
);
COMMENT ON TABLE failures IS 'Pages that could not be coded: which page, which step, which error.';
COMMENT ON COLUMN failures.id IS 'Identifier of the failure.';
COMMENT ON COLUMN failures.page IS 'The page: pages.page; null when not even a page could be made of the source.';
COMMENT ON COLUMN failures.source_kind IS 'Kind of source: file, html, jsonl, ...';
COMMENT ON COLUMN failures.source_ref IS 'Where the page came from.';
COMMENT ON COLUMN failures.fetched IS 'When the source fetched the page (ISO time), where it knows.';
COMMENT ON COLUMN failures.step IS 'The step that gave up.';
COMMENT ON COLUMN failures.code IS 'Stable word for the reason: empty, not_text, too_large, ...';
COMMENT ON COLUMN failures.detail IS 'The reason in a sentence.';
COMMENT ON COLUMN failures.run IS 'The run that met it last: runs.id.';
