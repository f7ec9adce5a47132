"""`claimtally schema`: the JSON Schemas of the records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimtally.cli.streams import emit, emit_text


def schema(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="article, claim, error or finding.")] = None,
    write: Annotated[Path | None, typer.Option(metavar="DIR", help="Write all schemas into this folder.")] = None,
) -> None:
    """Print the JSON Schema of a record, or the names of all schemas, or write them all into a folder."""
    from claimtally.model import ClaimtallyError
    from claimtally.model.schemas import RECORDS, schema_text

    if name is not None and write is not None:
        raise ClaimtallyError("One schema is printed, all are written: give NAME or --write, not both.")
    if write is not None:
        try:
            write.mkdir(parents=True, exist_ok=True)
            for each in sorted(RECORDS):
                (write / f"{each}.schema.json").write_text(schema_text(each), "utf-8", newline="\n")
        except OSError as error:
            raise ClaimtallyError(
                f"{write}: this folder cannot be written ({error.strerror}); name another."
            ) from error
    elif name is not None:
        emit_text(schema_text(name))
    else:
        for each in sorted(RECORDS):
            emit(each)
