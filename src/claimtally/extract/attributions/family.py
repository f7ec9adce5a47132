"""How a rule of attribution runs: finders of ranges become rules that make mentions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from claimtally.extract.attributions.lexicon import Kind
from claimtally.extract.attributions.reading import Reading, ReportingClause
from claimtally.model import AttributionMention
from claimtally.syntax.clauses import Range

OWN_VOICE = frozenset({"i", "we", "you"})

Told = Sequence[AttributionMention]
Apply = Callable[[Reading, Told, str], Iterator[AttributionMention]]
ClauseFinder = Callable[[ReportingClause, Reading], Iterator[tuple[Kind, Range]]]
TextFinder = Callable[[Reading], Iterator[tuple[Kind, Range, Range, Range]]]


def of_clauses(kinds: frozenset[Kind], *finders: ClauseFinder) -> Apply:
    """Make a rule's function: the content that the first finder gives for each clause of the kinds without content."""

    def apply(reading: Reading, told: Told, rule: str) -> Iterator[AttributionMention]:
        taken = {mention.cue.start for mention in told}
        for clause in reading.clauses:
            if clause.verb.idx in taken:
                continue
            found = ((kind, content) for finder in finders for kind, content in finder(clause, reading))
            content = next((content for kind, content in found if kind in kinds and _is_reported(clause)), None)
            if content is None:
                continue
            mention = reading.mention(clause.source, (clause.verb.i, clause.verb.i + 1), content, rule)
            if mention is not None:
                yield mention

    return apply


def _is_reported(clause: ReportingClause) -> bool:
    """Tell whether the article reports the words: "I think" is the writer's or the quoted speaker's own voice."""
    first_word = clause.verb.doc[clause.source[0]].lower_
    return first_word not in OWN_VOICE


def of_text(kinds: frozenset[Kind], *finders: TextFinder) -> Apply:
    """Make a rule's function: every find of the finders that is of one of the kinds."""

    def apply(reading: Reading, told: Told, rule: str) -> Iterator[AttributionMention]:
        for finder in finders:
            for kind, source, cue, content in finder(reading):
                mention = reading.mention(source, cue, content, rule) if kind in kinds else None
                if mention is not None:
                    yield mention

    return apply
