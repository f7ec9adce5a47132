"""Many articles: the run over all inputs, the engines that do its work, and the folder that it writes."""

from claimtally.batch.engine import Engine
from claimtally.batch.engines import InProcess, Workers
from claimtally.batch.folder import RunFolder
from claimtally.batch.loading import Loading
from claimtally.batch.outcome import Outcome
from claimtally.batch.progress import Progress
from claimtally.batch.reading import Reading
from claimtally.batch.records import ArticleFile
from claimtally.batch.summary import ARTICLE_LIMIT, Counts, OwnFile, RunOptions, RunRecord
from claimtally.batch.tabling import FolderSource
from claimtally.batch.unit import Task, extracted
from claimtally.batch.work import run

__all__ = [
    "ARTICLE_LIMIT",
    "ArticleFile",
    "Counts",
    "Engine",
    "FolderSource",
    "InProcess",
    "Loading",
    "Outcome",
    "OwnFile",
    "Progress",
    "Reading",
    "RunFolder",
    "RunOptions",
    "RunRecord",
    "Task",
    "Workers",
    "extracted",
    "run",
]
