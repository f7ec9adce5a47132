"""`claimtally export`: the records of a run as typed tables, Parquet or DuckDB."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimtally.cli.parameters import PartitionBy, Tables


def export(
    run: Annotated[Path, typer.Argument(metavar="RUN_DIR", help="The folder that run wrote.")],
    to: Tables = None,
    partition_by: PartitionBy = None,
) -> None:
    """Write the records of a run as typed tables: a folder of Parquet files, or a DuckDB database."""
    from claimtally.batch import FolderSource, RunFolder
    from claimtally.model import ClaimtallyError
    from claimtally.tables import export as write

    if not to:
        raise ClaimtallyError("Name where the tables go with --to NAME.parquet or --to NAME.duckdb.")
    folder = RunFolder.of_run(run)
    folder.require()
    for path in to:
        write(FolderSource(folder), path, partition_by or ())
