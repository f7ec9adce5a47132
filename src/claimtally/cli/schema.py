"""`claimtally schema`: the JSON Schemas of the records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimtally.cli.exits import leave
from claimtally.cli.streams import emit, emit_text, say

SUFFIX = ".schema.json"


def schema(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="article, claim, comparison, error, finding or story.")
    ] = None,
    write: Annotated[Path | None, typer.Option(metavar="DIR", help="Write all schemas into this folder.")] = None,
    check: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Exit with 1 unless this folder holds them.")
    ] = None,
) -> None:
    """Print the JSON Schema of a record, or the names of all schemas; write them into a folder, or check a folder."""
    from claimtally.model import ClaimtallyError
    from claimtally.model.schemas import RECORDS, schema_text

    if sum(given is not None for given in (name, write, check)) > 1:
        raise ClaimtallyError("One schema is printed, all are written or checked: give one of NAME, --write, --check.")
    if write is not None:
        _write(write)
    elif check is not None:
        _check(check)
    elif name is not None:
        emit_text(schema_text(name))
    else:
        for each in sorted(RECORDS):
            emit(each)


def _texts() -> dict[str, str]:
    """Give the texts of all schemas by the names of their files."""
    from claimtally.model.schemas import RECORDS, schema_text

    return {f"{name}{SUFFIX}": schema_text(name) for name in sorted(RECORDS)}


def _write(folder: Path) -> None:
    from claimtally.model import ClaimtallyError

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in _texts().items():
            (folder / name).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise ClaimtallyError(f"{folder}: this folder cannot be written ({error.strerror}); name another.") from error


def _check(folder: Path) -> None:
    """Tell of each file that is not what the model says, is missing, or belongs to no record."""
    from claimtally.model import ClaimtallyError

    if not folder.is_dir():
        raise ClaimtallyError(f"{folder}: there is no such folder; name the one that --write wrote.")
    expected = {name: text.encode() for name, text in _texts().items()}
    found = {path.name: path.read_bytes() for path in sorted(folder.glob(f"*{SUFFIX}"))}
    drifted = [name for name in sorted({*expected, *found}) if found.get(name) != expected.get(name)]
    for name in drifted:
        fault = "is missing" if name not in found else "is not what the models say"
        remedy = f"claimtally schema --write {folder}" if name in expected else "delete it: no record has this name"
        say(f"{folder / name}: this schema {fault}; {remedy}.")
    leave(failed=bool(drifted))
