"""Parameters that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

Inputs: TypeAlias = Annotated[
    list[str] | None, typer.Argument(metavar="[INPUT...]", help="Files, folders, patterns, or - for standard input.")
]
Model: TypeAlias = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="Another spaCy pipeline, by name or path.")
]
Lexicon: TypeAlias = Annotated[
    Path | None,
    typer.Option("--lexicon", metavar="FILE", help="Organisations and hardware of your own: YAML, CSV or TSV."),
]
Facts: TypeAlias = Annotated[
    Path | None,
    typer.Option("--facts", metavar="FILE", help="Trusted figures to hold claims against: CSV, JSON or JSON lines."),
]
FailOn: TypeAlias = Annotated[
    Literal["error", "warning"] | None,
    typer.Option("--fail-on", help="Exit with 1 when a check that does not hold is this grave or graver."),
]
Tables: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--to", metavar="PATH", help="Write tables too: a folder NAME.parquet, or a database NAME.duckdb."),
]
PartitionBy: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--partition-by", metavar="KEY", help="Split Parquet into folders by publisher, year or month of the article."
    ),
]
