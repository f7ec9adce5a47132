"""Parquet: a folder with a file for each kind of record, or a folder a kind that is split by what articles have."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimtally.ingest.remote import is_remote
from claimtally.model import ClaimtallyError
from claimtally.tables.keys import KEYS, keyed
from claimtally.tables.records import KINDS, SUFFIX, Source

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

NEEDED = ("pyarrow",)
IDS = {"articles": "id", "claims": "article", "findings": "article"}  # the kinds that belong to an article


def require(path: str, partition_by: Sequence[str]) -> None:
    """Raise ClaimtallyError for a key that articles do not have, and where something stands that no export wrote."""
    if unknown := [name for name in partition_by if name not in KEYS]:
        raise ClaimtallyError(f"Tables are partitioned by {', '.join(KEYS)}, not by {unknown[0]}.")
    if is_remote(path):
        return
    folder = Path(path)
    foreign = [entry.name for entry in folder.iterdir() if entry.stem not in KINDS] if folder.is_dir() else []
    if foreign or folder.is_file():
        what = f"holds {foreign[0]}, which" if foreign else "is a file that"
        raise ClaimtallyError(f"{path}: this {what} no export wrote; name another folder.")


def write(source: Source, path: str, partition_by: Sequence[str]) -> None:
    """Write a folder with a file a kind, or a folder a kind with folders "article_year=2024" in it."""
    if is_remote(path):
        import fsspec

        system, place = fsspec.core.url_to_fs(path)
        system.makedirs(place, exist_ok=True)
        for old in (f"{place}/{kind}{ending}" for kind in KINDS for ending in ("", ".parquet")):
            if system.exists(old):  # of another export, which may have had other partitions
                system.rm(old, recursive=True)
        _write_into(source, place.rstrip("/"), partition_by, system)
        return
    folder = Path(path)
    unfinished = folder.with_name(folder.name + SUFFIX)
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    _write_into(source, str(unfinished), partition_by, None)
    shutil.rmtree(folder, ignore_errors=True)
    unfinished.replace(folder)


def _write_into(source: Source, place: str, partition_by: Sequence[str], system: AbstractFileSystem | None) -> None:
    """Write into a folder of this machine, or of a file system of fsspec."""
    import pyarrow as pa
    from pyarrow import dataset, parquet

    from claimtally.tables.types import batches, schema_of

    for kind, model in KINDS.items():
        schema = schema_of(model)
        if not (partition_by and kind in IDS):
            with parquet.ParquetWriter(
                f"{place}/{kind}.parquet", schema, filesystem=system, compression="zstd"
            ) as writer:
                for batch in batches(source(kind), schema):
                    writer.write_batch(batch)
            continue
        columns = pa.schema([pa.field(f"article_{name}", pa.string()) for name in partition_by])
        rows = keyed(source(kind), source("articles"), IDS[kind], partition_by)
        whole = pa.unify_schemas([schema, columns])
        dataset.write_dataset(
            batches(rows, whole),
            f"{place}/{kind}",
            format="parquet",
            schema=whole,
            partitioning=dataset.partitioning(columns, flavor="hive"),
            file_options=dataset.ParquetFileFormat().make_write_options(compression="zstd"),
            use_threads=False,
            max_partitions=100_000,
            filesystem=system,
            existing_data_behavior="delete_matching",
        )
