"""Files of trusted figures: CSV, JSON or JSON lines to facts, each wrong row named with its place and remedy."""

from claimtally.ingest.facts.reading import ReadValue, read_fact_file

__all__ = ["ReadValue", "read_fact_file"]
