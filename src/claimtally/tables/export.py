"""The export: the forms that the records of a run can take, one file a form and one line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from claimtally.model import ClaimtallyError
from claimtally.tables import duckdb_tables, parquet_files
from claimtally.tables.records import Source


@dataclass(frozen=True, slots=True)
class Target:
    """A form: what writes it, what is asked before, the packages it needs, and the extra that brings them."""

    write: Callable[[Source, str, Sequence[str]], None]
    require: Callable[[str, Sequence[str]], None]
    needed: tuple[str, ...]
    extra: str


TARGETS: dict[str, Target] = {
    ".parquet": Target(parquet_files.write, parquet_files.require, parquet_files.NEEDED, "parquet"),
    ".duckdb": Target(duckdb_tables.write, duckdb_tables.require, duckdb_tables.NEEDED, "duckdb"),
}


def export(source: Source, path: str, partition_by: Sequence[str] = ()) -> None:
    """Write the records of a run to a path: .parquet is a folder of Parquet files, .duckdb a database.

    `partition_by` (publisher, year, month of the article) splits the Parquet files of articles, claims and findings
    into folders. What stood there is replaced when all is written; a folder with a scheme ("s3://bucket/x.parquet") is
    written in place, through fsspec. Raises ClaimtallyError where that cannot be.
    """
    target = require(path, partition_by)
    try:
        target.write(source, path, tuple(dict.fromkeys(partition_by)))
    except OSError as error:
        raise ClaimtallyError(
            f"{path}: this cannot be written ({error.strerror or error}); make room or name another one."
        ) from error


def require(path: str, partition_by: Sequence[str] = ()) -> Target:
    """Give what writes a path, known by its suffix; raises ClaimtallyError where that could not be written."""
    suffix = Path(path.rstrip("/")).suffix.lower()
    target = TARGETS.get(suffix)
    if target is None:
        raise ClaimtallyError(f"{path}: tables are written to {' or '.join(TARGETS)}; name one of them.")
    for name in target.needed:
        try:
            import_module(name)
        except ImportError as error:
            raise ClaimtallyError(
                f"{path}: writing {suffix} needs {name}; install claimtally[{target.extra}]."
            ) from error
    target.require(path, partition_by)
    return target
