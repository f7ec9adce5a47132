"""The check of named sizes: a size told beside a name that holds it ("seven-billion parameter Corvane-7B")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimtally.check.numbers.amount import stated
from claimtally.check.numbers.notation import figure
from claimtally.check.ties.expression import Constant, of
from claimtally.check.ties.tie import Tie, judge
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.place import after
from claimtally.check.words.slot import numbered, quantity
from claimtally.model import Article, Claim

ID = "named_sizes"
# The names of language models end with the number of their parameters: Corvane-7B, Ostrey 3 70B, Pell-350M.
SIZED = re.compile(
    r"\W{0,2}(?:[a-z]+ ){0,2}?(?P<name>[A-Z][\w.]*(?:[ -][\w.]+){0,2}?[ -](?P<size>\d+(?:\.\d+)?)(?P<scale>[MBT]))\b"
)
SCALES = {"M": 10**6, "B": 10**9, "T": 10**12}
UNIT = "parameter"


def check_named_sizes(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Compare a number of parameters with the size in the name of the model that follows it."""
    for claim in numbered(claims):
        if quantity(claim).unit != UNIT or (named := SIZED.match(after(article, claim))) is None:
            continue
        size = Fraction(named["size"]) * SCALES[named["scale"]]
        judgement = judge(Tie(ID, of(claim), "=", Constant(size, f"{named['size']}{named['scale']}")))
        if judgement.verdict is not None:
            yield tied(article, judgement, _told(claim, named["name"], size, judgement.verdict == "holds"))


def _told(claim: Claim, name: str, size: Fraction, holds: bool) -> str:
    told = figure(stated(claim).high or Fraction(0), UNIT, "count")
    if holds:
        return f"{name} has the {told} that its name says."
    return f"{name} is told to have {told}, but its name says {figure(size, UNIT, 'count')}."
