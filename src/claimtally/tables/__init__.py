"""Records as typed tables: Parquet files and DuckDB databases, made of the files of a run by pyarrow and duckdb."""

from claimtally.tables.export import export, require
from claimtally.tables.records import SUFFIX, Source

__all__ = ["SUFFIX", "Source", "export", "require"]
