"""`claimtally extract`: articles in, claims out, line by line."""

from __future__ import annotations

from claimtally.cli.exits import leave
from claimtally.cli.parameters import Inputs, Lexicon, Model
from claimtally.cli.streams import emit, say


def extract(inputs: Inputs = None, model: Model = None, lexicon: Lexicon = None) -> None:
    """Write the claims of articles as JSON lines.

    Articles come in any form that run reads, also as the articles.jsonl of a run; without INPUT from standard input.
    """
    from claimtally.batch import extracted
    from claimtally.ingest import read_articles
    from claimtally.model import ErrorRecord
    from claimtally.pipeline import DEFAULT_MODEL, default_pipeline

    pipeline = default_pipeline(model or DEFAULT_MODEL, lexicon)
    unread = False
    for result in read_articles(inputs or ["-"]):
        claims = result if isinstance(result, ErrorRecord) else extracted(pipeline, result)
        if isinstance(claims, ErrorRecord):
            say(claims.error)
            unread = True
            continue
        for claim in claims:
            emit(claim.to_json())
    leave(unread=unread)
