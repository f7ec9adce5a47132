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
    start = time.monotonic()
    shown = progress or Silence()
    folder.prepare()
    parts = Parts(folder.parts)
    unfinished = ReportNote(written=False, note="The run was not finished.")

    def record(complete: bool, counts: Counts, report: ReportNote, stories: ReportNote) -> RunRecord:
        return RunRecord(
            claimtally=version_of("claimtally"),
            spacy=version_of("spacy"),
            model=model_version(pipeline.model, pipeline.nlp),
            options=options,
            complete=complete,
            counts=counts,
            report=report,
            stories=stories,
            timing=Timing(seconds=round(time.monotonic() - start, 3)),
        )

    begun = record(False, Counts(), unfinished, unfinished)
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
        folder.write_record(record(False, counts, unfinished, unfinished))
        raise
    made = record(True, finished.counts, finished.report, finished.stories)
    folder.write_record(made)
    parts.remove()
    return made
