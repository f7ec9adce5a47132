"""Many articles: the run over all inputs, and the folder that it writes."""

from claimtally.batch.folder import RunFolder
from claimtally.batch.progress import Progress
from claimtally.batch.records import ArticleFile
from claimtally.batch.summary import Counts, OwnFile, RunOptions, RunRecord
from claimtally.batch.work import extracted, run

__all__ = [
    "ArticleFile",
    "Counts",
    "OwnFile",
    "Progress",
    "RunFolder",
    "RunOptions",
    "RunRecord",
    "extracted",
    "run",
]
