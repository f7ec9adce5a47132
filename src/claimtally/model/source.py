"""Sources: what a record says of where its article was read."""

from __future__ import annotations

import re

LINE = re.compile(r":\d+(?::\d+)?$")


def path_of(source: str) -> str:
    """Give the path of a source without the line, and the column, that ingest adds for a record of a larger file."""
    return LINE.sub("", source)
