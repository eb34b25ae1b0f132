-- Schema 5: between which days an article without a publication date may have come out. Never edited once released.

ALTER TABLE articles ADD COLUMN inferred_start DATE;
ALTER TABLE articles ADD COLUMN inferred_end DATE;
ALTER TABLE articles ADD COLUMN inferred_confidence DOUBLE;
ALTER TABLE articles ADD COLUMN inferred_basis VARCHAR;

COMMENT ON COLUMN articles.inferred_start IS 'No date of publication: not before this day, going by the text; a guess that nothing is reckoned from.';
COMMENT ON COLUMN articles.inferred_end IS 'Likewise, not after this day; null where open.';
COMMENT ON COLUMN articles.inferred_confidence IS 'Between 0 and 1, low by design; null where nothing is inferred.';
COMMENT ON COLUMN articles.inferred_basis IS 'What set those days: a JSON list of kind, span, start, end.';
