"""`claimtally compare`: pairs of texts in, whether the first supports the second out."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Annotated

import typer

from claimtally.cli.exits import leave
from claimtally.cli.parameters import Model
from claimtally.cli.streams import emit_lines

if TYPE_CHECKING:
    from claimtally.batch.records import BrokenLine
    from claimtally.batch.text_pairs import TextPair
    from claimtally.pipeline import Pipeline

LOG = logging.getLogger(__name__)


def compare(
    source: Annotated[
        str, typer.Argument(metavar="FILE", help="JSON lines with id, premise and hypothesis; - is stdin.")
    ],
    model: Model = None,
) -> None:
    """Tell for each pair of texts whether the premise supports, refutes or leaves open the hypothesis, and why.

    Writes one JSON object a line with id, label, reason and pairs; offsets are characters of the text as it is.
    """
    from claimtally.batch.records import BrokenLine
    from claimtally.batch.text_pairs import read_pairs
    from claimtally.pipeline import DEFAULT_MODEL, default_pipeline

    pipeline = default_pipeline(model or DEFAULT_MODEL)
    lines = (pair if isinstance(pair, BrokenLine) else _compared(pair, pipeline) for pair in read_pairs(source))
    leave(unread=not emit_lines(lines))


def _compared(pair: TextPair, pipeline: Pipeline) -> str | BrokenLine:
    """Give the line for a pair, or what is wrong with it: the pairs behind it are compared all the same."""
    import orjson

    from claimtally.batch.records import BrokenLine
    from claimtally.model import ArticleTooLongError

    try:
        found = pipeline.compare(pair.premise, pair.hypothesis)
        return orjson.dumps({"id": pair.id, **found.model_dump(mode="json")}).decode()
    except ArticleTooLongError as error:
        return BrokenLine(f"{pair.place}: {error}")
    except Exception as error:
        LOG.debug("%s: comparison failed", pair.place, exc_info=True)
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return BrokenLine(
            f"{pair.place}: these texts could not be compared ({what}); leave them out and report this defect."
        )
