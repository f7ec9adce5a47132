"""The label: what the pairs of numbers and the words of two texts come to, with one sentence that says why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimtally.check.compare.coverage import Coverage
from claimtally.check.compare.polarity import Clash
from claimtally.model.comparison import Comparison, Label, NumberPair

ALIKE = 0.9  # share of the words that two texts on one event have in common
COVERED = 0.6  # share of the hypothesis's words that the premise must have
MANY = 3  # numbers above which a reason tells how many tally
MOST_NAMED = 4  # missing words that a reason prints


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of two texts say beside their numbers."""

    covered: Coverage
    clash: Clash | None


SAME_WORDS = Wording(Coverage(1.0, (), ()), None)


def labelled(pairs: Sequence[NumberPair], wording: Wording) -> Comparison:
    """Decide on the label: numbers that clash, then numbers without support, then words.

    Another number contradicts only where the words are the same; else the texts tell of two things. Arithmetic was
    licensed by the words already, so that a total needs no more of them.
    """
    refuted = next((pair for pair in pairs if pair.verdict == "refuted"), None)
    unproved = next((pair for pair in pairs if pair.verdict == "open"), None)
    alike = wording.covered.share >= ALIKE and not wording.covered.names
    if refuted is not None:
        reason = f'The hypothesis has "{refuted.hypothesis.text}" where the premise has {_premise(refuted)}'
        if alike:
            return _made("contradiction", f"{reason}: {refuted.relation}.", pairs)
        return _made("neutral", f"{reason}, but the words differ too.", pairs)
    if unproved is not None:
        return _made("neutral", _unproved(unproved), pairs)
    if any(pair.equation for pair in pairs):
        return _made("entailment", _tallied(pairs), pairs)
    return _by_words(pairs, wording, alike)


def _by_words(pairs: Sequence[NumberPair], wording: Wording, alike: bool) -> Comparison:
    clash, covered = wording.clash, wording.covered
    numbers = "The numbers tally, but" if pairs else "There is no number to compare, and"
    if clash is not None:
        words = f'{numbers} the premise says "{clash.premise}" and the hypothesis "{clash.hypothesis}".'
        alone = set(covered.missing) <= {clash.hypothesis}
        return _made("contradiction" if alike or alone else "neutral", words, pairs)
    if covered.share < COVERED or covered.names:
        missing = ", ".join((covered.names or covered.missing)[:MOST_NAMED])
        return _made("neutral", f"{numbers} the premise does not tell of {missing}.", pairs)
    return _made("entailment", _tallied(pairs), pairs)


def _tallied(pairs: Sequence[NumberPair]) -> str:
    if not pairs:
        return "The premise has the words of the hypothesis; there is no number to compare."
    told = "; ".join(_support(pair) for pair in pairs[:MANY])
    return f"All {len(pairs)} numbers tally, such as {told}." if len(pairs) > MANY else f"All numbers tally: {told}."


def _support(pair: NumberPair) -> str:
    if pair.equation is not None:
        return f'"{pair.hypothesis.text}" is the {pair.relation} ({pair.equation})'
    return f'"{pair.hypothesis.text}" for {_premise(pair)} ({pair.relation})'


def _unproved(pair: NumberPair) -> str:
    if pair.premise:
        return f'"{pair.hypothesis.text}" is {pair.relation}: it has {_premise(pair)}.'
    return f'Nothing in the premise supports "{pair.hypothesis.text}".'


def _premise(pair: NumberPair) -> str:
    return " and ".join(f'"{span.text}"' for span in pair.premise)


def _made(label: Label, reason: str, pairs: Sequence[NumberPair]) -> Comparison:
    tallying = sum(pair.verdict == "supported" for pair in pairs)
    if len(pairs) > MANY and tallying < len(pairs):
        reason = f"{tallying} of {len(pairs)} numbers tally; {reason[0].lower()}{reason[1:]}"
    return Comparison(label=label, reason=" ".join(reason.split()), pairs=tuple(pairs))
