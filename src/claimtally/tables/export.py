"""The export: where records come from, and the forms that they can take."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from claimtally.ingest.remote import is_remote
from claimtally.model import Article, Claim, ClaimtallyError, ErrorRecord, Finding, Record, Story
from claimtally.tables.keys import KEYS, Row, keyed

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

SUFFIX = ".unfinished"
PARTITIONS = tuple(KEYS)
KINDS: dict[str, type[Record]] = {
    "articles": Article, "claims": Claim, "findings": Finding, "stories": Story, "errors": ErrorRecord,
}  # fmt: skip
NEEDED = {".parquet": ("pyarrow",), ".duckdb": ("duckdb", "pyarrow")}
IDS = {"articles": "id", "claims": "article", "findings": "article"}  # the kinds that belong to an article


class Source(Protocol):
    """Gives the records of a kind as objects read from JSON, in the order of the run, as often as asked."""

    def __call__(self, kind: str) -> Iterator[Row]:
        """Yield the records of "articles", "claims", "findings", "stories" or "errors"."""


Target = Callable[[Source, str, Sequence[str]], None]


def target_of(path: str) -> Target:
    """Give what writes a path, known by its suffix; raises ClaimtallyError for one that is unknown."""
    target = TARGETS.get(_suffix(path))
    if target is None:
        raise ClaimtallyError(f"{path}: tables are written to {' or '.join(TARGETS)}; name one of them.")
    return target


def export(source: Source, path: str, partition_by: Sequence[str] = ()) -> None:
    """Write the records of a run to a path: .parquet is a folder of Parquet files, .duckdb a database.

    `partition_by` (publisher, year, month of the article) splits the Parquet files of articles, claims and findings
    into folders. What stood there is replaced when all is written; a folder with a scheme ("s3://bucket/x.parquet") is
    written in place, through fsspec. Raises ClaimtallyError where that cannot be.
    """
    require(path, partition_by)
    try:
        target_of(path)(source, path, tuple(dict.fromkeys(partition_by)))
    except OSError as error:
        raise ClaimtallyError(
            f"{path}: this cannot be written ({error.strerror or error}); make room or name another one."
        ) from error


def require(path: str, partition_by: Sequence[str] = ()) -> None:
    """Raise ClaimtallyError where an export could not be written, before there is anything to write."""
    target = target_of(path)
    suffix = _suffix(path)
    if unknown := [name for name in partition_by if name not in KEYS]:
        raise ClaimtallyError(f"Tables are partitioned by {', '.join(KEYS)}, not by {unknown[0]}.")
    if partition_by and target is not _to_parquet:
        raise ClaimtallyError("Only Parquet is partitioned; leave out --partition-by, or write to a .parquet folder.")
    for name in NEEDED[suffix]:
        try:
            import_module(name)
        except ImportError as error:
            raise ClaimtallyError(
                f"{path}: writing {suffix} needs {name}; install claimtally[{suffix.removeprefix('.')}]."
            ) from error
    folder = Path(path)
    if target is not _to_parquet or is_remote(path):
        return
    foreign = [entry.name for entry in folder.iterdir() if entry.stem not in KINDS] if folder.is_dir() else []
    if foreign or folder.is_file():
        what = f"holds {foreign[0]}, which" if foreign else "is a file that"
        raise ClaimtallyError(f"{path}: this {what} no export wrote; name another folder.")


def _suffix(path: str) -> str:
    return Path(path.rstrip("/")).suffix.lower()


def _to_parquet(source: Source, path: str, partition_by: Sequence[str]) -> None:
    """Write a folder with a file a kind, or a folder a kind with folders "article_year=2024" in it."""
    if is_remote(path):
        import fsspec

        system, place = fsspec.core.url_to_fs(path)
        system.makedirs(place, exist_ok=True)
        for old in (f"{place}/{kind}{ending}" for kind in KINDS for ending in ("", ".parquet")):
            if system.exists(old):  # of another export, which may have had other partitions
                system.rm(old, recursive=True)
        _write_parquet(source, place.rstrip("/"), partition_by, system)
        return
    folder = Path(path)
    unfinished = folder.with_name(folder.name + SUFFIX)
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    _write_parquet(source, str(unfinished), partition_by, None)
    shutil.rmtree(folder, ignore_errors=True)
    unfinished.replace(folder)


def _write_parquet(source: Source, place: str, partition_by: Sequence[str], system: AbstractFileSystem | None) -> None:
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


def _to_duckdb(source: Source, path: str, partition_by: Sequence[str]) -> None:
    """Write tables into a database, which may hold others, in one transaction."""
    import duckdb
    import pyarrow as pa

    from claimtally.tables.types import batches, schema_of

    Path(path).parent.mkdir(parents=True, exist_ok=True)
    try:
        with duckdb.connect(path) as database:
            database.begin()
            for kind, model in KINDS.items():
                schema = schema_of(model)
                given = pa.RecordBatchReader.from_batches(schema, _all(batches(source(kind), schema)))
                database.register("given", given)
                database.execute(f"CREATE OR REPLACE TABLE {kind} AS SELECT * FROM given")
                database.unregister("given")
            database.commit()
    except duckdb.Error as error:
        raise ClaimtallyError(
            f"{path}: this database cannot be written ({str(error).splitlines()[0]}); name another one."
        ) from error


def _all(given: Iterable[object]) -> Iterator[object]:
    yield from given


TARGETS: dict[str, Target] = {".parquet": _to_parquet, ".duckdb": _to_duckdb}
