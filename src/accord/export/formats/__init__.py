"""One file per export; each holds one EXPORT."""
