"""Records as typed tables: Parquet files and DuckDB databases, made of the files of a run by pyarrow and duckdb."""

from claimtally.tables.export import PARTITIONS, SUFFIX, Source, export, require

__all__ = ["PARTITIONS", "SUFFIX", "Source", "export", "require"]
