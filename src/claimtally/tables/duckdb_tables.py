"""DuckDB: a table for each kind of record, in a database that may hold others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from claimtally.model import ClaimtallyError
from claimtally.tables.records import KINDS, Source

NEEDED = ("duckdb", "pyarrow")


def require(path: str, partition_by: Sequence[str]) -> None:
    """Raise ClaimtallyError where a database is to be partitioned."""
    if partition_by:
        raise ClaimtallyError("Only Parquet is partitioned; leave out --partition-by, or write to a .parquet folder.")


def write(source: Source, path: str, partition_by: Sequence[str]) -> None:
    """Write the tables in one transaction."""
    import duckdb
    import pyarrow as pa

    from claimtally.tables.types import batches, schema_of

    Path(path).parent.mkdir(parents=True, exist_ok=True)
    try:
        with duckdb.connect(path) as database:
            database.begin()
            for kind, model in KINDS.items():
                schema = schema_of(model)
                given = pa.RecordBatchReader.from_batches(schema, batches(source(kind), schema))
                database.register("given", given)
                database.execute(f"CREATE OR REPLACE TABLE {kind} AS SELECT * FROM given")
                database.unregister("given")
            database.commit()
    except duckdb.Error as error:
        raise ClaimtallyError(
            f"{path}: this database cannot be written ({str(error).splitlines()[0]}); name another one."
        ) from error
