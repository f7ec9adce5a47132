"""Article -> spaCy Doc: the pipeline that is pinned, what of a text it reads, sentences that end with paragraphs."""

from claimtally.parse.pipeline import DEFAULT_MODEL, load_pipeline, parse
from claimtally.parse.reader import Reader

__all__ = ["DEFAULT_MODEL", "Reader", "load_pipeline", "parse"]
