"""The records of a run folder as a source of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from claimtally.batch.folder import RunFolder
from claimtally.batch.records import read_lines
from claimtally.model import ClaimtallyError


@dataclass(frozen=True, slots=True)
class FolderSource:
    """Gives the records of a finished run."""

    folder: RunFolder

    def __call__(self, kind: str) -> Iterator[Mapping[str, Any]]:
        """Yield the records of a kind; a folder of an older run may lack the file of stories or errors."""
        path = self.folder.records(kind)
        for number, line in read_lines(path) if path.is_file() else ():
            try:
                yield orjson.loads(line)
            except orjson.JSONDecodeError as error:
                raise ClaimtallyError(f"{path}:{number}: this line is not JSON; make the run anew.") from error
