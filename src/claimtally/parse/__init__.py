"""Article -> spaCy Doc: the pipeline that is pinned, and paragraphs that no sentence may cross."""

from claimtally.parse.pipeline import DEFAULT_MODEL, load_pipeline, parse

__all__ = ["DEFAULT_MODEL", "load_pipeline", "parse"]
