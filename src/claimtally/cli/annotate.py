"""`claimtally annotate`: texts in, what single extractors find in them out."""

from __future__ import annotations

import logging
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from claimtally.cli.exits import leave
from claimtally.cli.parameters import Model
from claimtally.cli.streams import emit_lines

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimtally.annotation import Layer
    from claimtally.batch.records import BrokenLine
    from claimtally.batch.texts import Text

LOG = logging.getLogger(__name__)


class LayerName(StrEnum):
    """A layer as the command line names it: Typer takes no list of literals."""

    QUANTITIES = "quantities"
    ATTRIBUTIONS = "attributions"
    CONDITIONS = "conditions"
    TIMES = "times"


def annotate(
    source: Annotated[str, typer.Argument(metavar="FILE", help="A text, or JSON lines with id and text; - is stdin.")],
    layers: Annotated[
        list[LayerName], typer.Option("-l", "--layer", help="What to find; give it once for each layer.")
    ],
    model: Model = None,
) -> None:
    """Write what single extractors find in texts as JSON lines; offsets are characters of the text as it is.

    Relative times are resolved against the record's dct, published or date. Quantities and times alone need no spaCy
    model; with --model, or beside the other layers, a quantity's concept is read from the syntax.
    """
    from claimtally.annotation import PARSED
    from claimtally.batch.records import BrokenLine
    from claimtally.batch.texts import read_texts

    wanted: frozenset[Layer] = frozenset(layer.value for layer in layers)
    parse = _parse(model) if model is not None or not PARSED.isdisjoint(wanted) else None
    lines = (text if isinstance(text, BrokenLine) else _annotated(text, wanted, parse) for text in read_texts(source))
    leave(unread=not emit_lines(lines))


def _parse(model: str | None) -> Callable[[str], Doc]:
    from claimtally.pipeline import DEFAULT_MODEL, default_pipeline

    return default_pipeline(model or DEFAULT_MODEL).nlp


def _annotated(text: Text, layers: frozenset[Layer], parse: Callable[[str], Doc] | None) -> str | BrokenLine:
    """Give the line for a text, or the defect that it shows: the texts behind it are annotated all the same."""
    import orjson

    from claimtally.annotation import annotate as annotation_of
    from claimtally.batch.records import BrokenLine
    from claimtally.ingest.dates import iso_date

    try:
        found = annotation_of(text.text, layers, published=iso_date(text.published), parse=parse)
        return orjson.dumps({"id": text.id, **found}).decode()
    except Exception as error:
        LOG.debug("%s: annotation failed", text.place, exc_info=True)
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return BrokenLine(
            f"{text.place}: this text could not be worked on ({what}); leave it out and report this defect."
        )
