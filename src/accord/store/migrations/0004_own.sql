-- Schema version 4: the event types of a user's own ontology, beside PLOVER's. Never edited once released.

ALTER TABLE events ADD COLUMN own_type VARCHAR;
ALTER TABLE events ADD COLUMN own_mode VARCHAR;
ALTER TABLE events ADD COLUMN own_quad INTEGER;
ALTER TABLE events ADD COLUMN own_intensity DOUBLE;

COMMENT ON COLUMN events.own_type IS 'Type in the user''s own ontology, where one was given and one of its types fits.';
COMMENT ON COLUMN events.own_mode IS 'Mode of that type.';
COMMENT ON COLUMN events.own_quad IS 'Quad class that the own ontology gives; PLOVER''s where it gives none.';
COMMENT ON COLUMN events.own_intensity IS 'Intensity that the own ontology gives, -10 to 10; PLOVER''s where it gives none.';
