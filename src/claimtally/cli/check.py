"""`claimtally check`: claims of any tool in, findings out, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from claimtally.cli.exits import leave
from claimtally.cli.parameters import Facts, FailOn, Lexicon
from claimtally.cli.streams import emit, say

FIRST_LINES = 20  # of which one at least is JSON where a file holds claims


def check(
    claims: Annotated[str, typer.Argument(metavar="CLAIMS", help="Claims as JSON lines: a file, a run folder, or -.")],
    articles: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The articles as JSON lines; without it articles.jsonl beside CLAIMS."),
    ] = None,
    facts: Facts = None,
    no_stories: Annotated[bool, typer.Option("--no-stories", help="Do not compare articles with each other.")] = False,
    lexicon: Lexicon = None,
    fail_on: FailOn = None,
) -> None:
    """Check claims against the schema, their article's words and each other; write findings as JSON lines.

    The claims of an article stand together; what they say of each other is told when the next article begins, what
    the articles say of each other at the end.
    """
    from claimtally.batch import ArticleFile, RunFolder
    from claimtally.batch.summary import is_failure
    from claimtally.check import check_lines
    from claimtally.check.stories import StoryDesk
    from claimtally.lexicons.known import known_names
    from claimtally.model import ErrorRecord
    from claimtally.pipeline import read_facts

    if claims != "-" and Path(claims).is_dir():
        claims = str(RunFolder.of_run(Path(claims)).claims)
    _refuse_article(claims)
    known = ArticleFile(articles or _beside(claims))
    for line in known.broken:
        say(line.sentence)
    faults: list[ErrorRecord] = []
    table = read_facts(facts, faults.append, lexicon) if facts is not None else None
    for fault in faults:
        say(fault.error)
    lines = _Lines(claims)
    failed = False
    desk = None if no_stories else StoryDesk(known_names(lexicon))
    for finding in check_lines(lines, known, table, desk):
        emit(finding.to_json())
        failed = failed or is_failure(finding, fail_on)
    leave(failed=failed, unread=bool(known.broken) or lines.broken or bool(faults))


def _refuse_article(claims: str) -> None:
    """Raise ClaimtallyError where none of the first lines of a file is JSON: it is an article itself.

    What is no plain file can be read but once, and is left to the lines themselves.
    """
    from claimtally.batch.records import read_lines
    from claimtally.model import ClaimtallyError

    if not Path(claims).is_file():
        return
    first = list(islice((line for _, line in read_lines(claims) if line.strip()), FIRST_LINES))
    if first and not any(line.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[") for line in first):
        raise ClaimtallyError(
            f"{claims} holds no claims: none of its first lines is JSON. To extract and check an article in one step, "
            f"use `claimtally run {claims} -o OUT`."
        )


def _beside(claims: str) -> Path:
    from claimtally.model import ClaimtallyError

    path = Path(claims).with_name(Path(claims).name.replace("claims", "articles")) if claims != "-" else None
    if path is None or not path.exists():
        raise ClaimtallyError("The articles that the claims come from are needed; name their file with --articles.")
    return path


class _Lines:
    """The lines of claims; tells of those that are no JSON, which go on as they are, to be named in a finding."""

    def __init__(self, path: str) -> None:
        self.broken = False
        self._path = path

    def __iter__(self) -> Iterator[str]:
        from claimtally.batch.records import BrokenLine, read_lines, read_object

        for number, line in read_lines(self._path):
            if line.strip() and isinstance(value := read_object(line, f"{self._path}:{number}"), BrokenLine):
                say(value.sentence)
                self.broken = True
            yield line.decode("utf-8", "replace")
