"""`claimtally evaluate`: gold and articles, or a run, in; scores out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtally.cli.exits import leave
from claimtally.cli.parameters import Inputs, Model
from claimtally.cli.streams import emit, say

if TYPE_CHECKING:
    from claimtally.evaluate import Scores
    from claimtally.model import Article, Claim


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help="The folder of *.gold.json files; or RUN_DIR GOLD_DIR.")
    ],
    inputs: Inputs = None,
    run: Annotated[Path | None, typer.Option(metavar="RUN_DIR", help="Score a run that has been made.")] = None,
    show: Annotated[
        bool, typer.Option("--show", help="Also list wrong names, and each claim that is not right.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON lines in place of tables.")] = False,
    floors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Exit with 1 when a figure is below these.")
    ] = None,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="The name by which floors know the gold.")] = None,
    model: Model = None,
) -> None:
    """Score claims against gold: those of a run, or those that are extracted now from articles."""
    from claimtally.evaluate import check_floors, read_floors
    from claimtally.evaluate import evaluate as score
    from claimtally.model import ClaimtallyError

    if run is None and inputs and len(inputs) == 1 and _is_run(gold):
        run, gold, inputs = gold, Path(inputs[0]), None
    if (run is None) == (not inputs):
        raise ClaimtallyError("Scores are of articles or of a run; give INPUT or --run RUN_DIR.")
    limits = read_floors(floors) if floors is not None else {}
    work = _Work()
    articles, claims = work.read(run) if run is not None else work.extract(inputs or [], model)
    scores = score(articles, claims, gold, name=name)
    emit(scores.to_json() if as_json else scores.table())
    if show:
        _show(scores, as_json)
    low = check_floors(scores, limits)
    for sentence in low:
        say(sentence)
    leave(failed=bool(low), unread=work.unread)


def _is_run(folder: Path) -> bool:
    """Tell a run folder from a gold folder: it has claims of its own, and no gold."""
    from claimtally.batch import RunFolder

    return RunFolder.of_run(folder).claims.is_file() and next(folder.glob("*.gold.json"), None) is None


def _show(scores: Scores, as_json: bool) -> None:
    """List what is not right: as text with the wrong names first, as JSON a line each (the scores hold the names)."""
    if as_json:
        for mismatch in scores.mismatches():
            emit(mismatch.to_json())
        return
    if pairs := scores.pair_table():
        emit(f"\n{pairs}\n")
    for mismatch in scores.mismatches():
        emit(mismatch.wrapped())


class _Work:
    """Gets articles with their claims; `unread` tells whether something could not be read."""

    def __init__(self) -> None:
        self.unread = False

    def read(self, run: Path) -> tuple[list[Article], list[Claim]]:
        """Read a run folder."""
        from claimtally.batch import RunFolder
        from claimtally.cli.reading import Reading
        from claimtally.model import Article, Claim

        folder, reading = RunFolder.of_run(run), Reading()
        folder.require()
        records = list(reading.of(folder.articles, Article)), list(reading.of(folder.claims, Claim))
        self.unread = reading.broken
        return records

    def extract(self, inputs: list[str], model: str | None) -> tuple[list[Article], list[Claim]]:
        """Read articles and extract their claims; an article that comes twice counts once."""
        from claimtally.batch import extracted
        from claimtally.ingest import read_articles
        from claimtally.model import ErrorRecord
        from claimtally.pipeline import DEFAULT_MODEL, default_pipeline

        pipeline = default_pipeline(model or DEFAULT_MODEL)
        articles: dict[str, Article] = {}
        claims: list[Claim] = []
        for result in read_articles(inputs):
            if not isinstance(result, ErrorRecord) and result.id in articles:
                continue
            found = result if isinstance(result, ErrorRecord) else extracted(pipeline, result)
            if isinstance(found, ErrorRecord):
                say(found.error)
                self.unread = True
            if not isinstance(result, ErrorRecord):
                articles[result.id] = result
                claims += [] if isinstance(found, ErrorRecord) else found
        return list(articles.values()), claims
