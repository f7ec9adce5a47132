"""Records as typed tables: Parquet files and DuckDB databases, made of the files of a run by pyarrow and duckdb."""

from claimtally.tables.export import PARTITIONS, Source, Target, export, target_of

__all__ = ["PARTITIONS", "Source", "Target", "export", "target_of"]
