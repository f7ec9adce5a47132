"""The inputs of a run as a source of Ray Data: read where Ray puts the reading, streamed in the order of the run."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

import pyarrow as pa
from ray.data import Datasource, ReadTask
from ray.data.block import BlockMetadata

from claimtally.batch.making import BATCH_DOCUMENTS
from claimtally.ingest import Segment

SCHEMA = pa.schema([pa.field("input", pa.binary())])  # a raw document or an error record, pickled
SEGMENTS = 256  # files with one document each that one task reads


class DocumentSource(Datasource):
    """Segments of inputs, each of many records read by a task of its own, single documents by the hundred."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        """Take the segments in the order of the run."""
        super().__init__()  # type: ignore[no-untyped-call]
        self._groups = list(grouped(segments))

    @property
    def tasks(self) -> int:
        """Give how many tasks read; asked for more, Ray would split what they give row by row."""
        return len(self._groups)

    def estimate_inmemory_data_size(self) -> int | None:
        """Tell nothing: only reading tells."""
        return None

    def get_read_tasks(
        self, parallelism: int, per_task_row_limit: int | None = None, data_context: object = None
    ) -> list[Any]:
        """Give the tasks that read, in the order of the run, whatever parallelism is asked for."""
        metadata = BlockMetadata(num_rows=None, size_bytes=None, exec_stats=None)
        return [ReadTask(_reading(group), metadata, schema=SCHEMA) for group in self._groups]


def grouped(segments: Sequence[Segment]) -> Iterator[tuple[Segment, ...]]:
    """Yield segments in groups that are read together: one that may be long stands alone."""
    group: list[Segment] = []
    for segment in segments:
        if group and (len(group) == SEGMENTS or segment.many or group[-1].many):
            yield tuple(group)
            group = []
        group.append(segment)
    if group:
        yield tuple(group)


def _reading(segments: tuple[Segment, ...]) -> Callable[[], Iterator[pa.Table]]:
    def read() -> Iterator[pa.Table]:
        documents = chain.from_iterable(segment.documents() for segment in segments)
        while block := [pickle.dumps(document) for document in islice(documents, BATCH_DOCUMENTS)]:
            yield pa.table({"input": block}, SCHEMA)

    return read
