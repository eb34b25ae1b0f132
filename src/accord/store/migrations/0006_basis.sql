-- Schema version 6: whether rules or the network found a statement or an event. Never edited once released.

ALTER TABLE statements ADD COLUMN basis VARCHAR;
ALTER TABLE events ADD COLUMN basis VARCHAR;

COMMENT ON COLUMN statements.basis IS 'Whose words the spans are: rules, network (no rule found the cue), both, layout; null in stores older than this.';
COMMENT ON COLUMN events.basis IS 'What found it: lexicon, or network alone; null in stores older than this.';
