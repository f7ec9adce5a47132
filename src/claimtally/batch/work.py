"""The run: inputs to parts through an engine, whatever single articles do, then parts to the files of the folder."""

from __future__ import annotations

import time
from collections.abc import Iterable

from claimtally.batch.engine import Engine
from claimtally.batch.finishing import Finishing
from claimtally.batch.folder import RunFolder
from claimtally.batch.parts import Input, Parts
from claimtally.batch.progress import Progress, Silence
from claimtally.batch.summary import Counts, ReportNote, RunOptions, RunRecord, Timing, model_version, version_of
from claimtally.pipeline import Pipeline


def run(
    read: Iterable[Input],
    pipeline: Pipeline,
    engine: Engine,
    folder: RunFolder,
    options: RunOptions,
    progress: Progress | None = None,
    *,
    resume: bool = False,
) -> RunRecord:
    """Work on what there is to read and write everything into the folder; give its run.json.

    An article whose id came before is skipped. An article at which a stage breaks becomes an error record; the run
    goes on. A run that is broken off leaves the parts that are done and a run.json that says it is not complete; with
    `resume` it goes on there, and ends with the same bytes.
    Raises DiskError where the system refuses to write.
    """
    shown = progress or Silence()
    folder.prepare()
    parts = Parts(folder.parts)
    account = _Account(pipeline, options)
    begun = account.broken_off(Counts())
    if not (resume and parts.resume(begun.identity())):
        parts.begin(begun.identity())
    folder.clear()
    folder.write_record(begun)
    counts = Counts()
    try:
        number = engine.make(parts, read, shown, counts)
        finished = Finishing(folder, parts, pipeline, options, shown).finish(number)
    except BaseException:
        engine.stop()
        folder.write_record(account.broken_off(counts))
        raise
    made = account.record(True, finished.counts, finished.report, finished.stories)
    folder.write_record(made)
    parts.remove()
    return made


class _Account:
    """What run.json says of a run at the moments at which it is written."""

    def __init__(self, pipeline: Pipeline, options: RunOptions) -> None:
        self._pipeline, self._options, self._start = pipeline, options, time.monotonic()

    def broken_off(self, counts: Counts) -> RunRecord:
        """Give the record of a run that is not finished, and may never be."""
        unfinished = ReportNote(written=False, note="The run was not finished.")
        return self.record(False, counts, unfinished, unfinished)

    def record(self, complete: bool, counts: Counts, report: ReportNote, stories: ReportNote) -> RunRecord:
        """Give the record of a run as it stands now."""
        return RunRecord(
            claimtally=version_of("claimtally"),
            spacy=version_of("spacy"),
            model=model_version(self._pipeline.model, self._pipeline.nlp),
            options=self._options,
            complete=complete,
            counts=counts,
            report=report,
            stories=stories,
            timing=Timing(seconds=round(time.monotonic() - self._start, 3)),
        )
