"""Pure functions over spaCy tokens that extractors and the assembler share."""
