"""Certainty across articles: what one article makes depend on a condition, or calls possible, another tells as done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimtally.check.identity.certainty import ID, UNPROMISED
from claimtally.check.numbers.interval import Interval
from claimtally.check.stories.figures import Placed
from claimtally.check.stories.sources import Voice
from claimtally.check.stories.told import matter, named
from claimtally.model import Finding


def certainties(placed: Sequence[Placed]) -> Iterator[Finding]:
    """Give one finding for each number of a slot that an article tells as done while another, no earlier, does not.

    A condition fails the firm claim where both articles are of one day; else, and for what is merely possible, the
    finding is unclear, since news moves on. An article that says both is left to its own check.
    """
    by_number: dict[Interval, list[Placed]] = defaultdict(list)
    for one in placed:
        if one.figure.matter.frame not in UNPROMISED:
            by_number[one.stated].append(one)
    for rows in by_number.values():
        firm = [one for one in rows if one.figure.factuality == "actual"]
        loose = [one for one in rows if _loose(one)]
        told = {one.figure.outlet.copy_of for one in firm}, {one.figure.outlet.copy_of for one in loose}
        both = told[0] & told[1]
        firm = [one for one in firm if one.figure.outlet.copy_of not in both]
        loose = [one for one in loose if one.figure.outlet.copy_of not in both]
        if firm and loose and not _later(firm[0], loose[-1]):
            yield _finding(firm[0], loose[-1])


def _loose(one: Placed) -> bool:
    figure = one.figure
    return figure.factuality == "possible" or (figure.factuality == "contingent" and figure.condition is not None)


def _later(firm: Placed, loose: Placed) -> bool:
    """Tell whether the firm claim was published after the loose one, so that it may know more."""
    told, hedged = firm.figure.outlet.day, loose.figure.outlet.day
    return told is not None and hedged is not None and told > hedged


def _finding(firm: Placed, loose: Placed) -> Finding:
    day, hedged = firm.figure.outlet.day, loose.figure.outlet.day
    fails = loose.figure.factuality == "contingent" and day is not None and day == hedged
    how = f"only on a condition ({loose.figure.condition})" if loose.figure.condition else "only as possible"
    told = (
        f"{matter([firm])}: {named([Voice(firm)])} tells {firm.figure.printed} as done; "
        f"{named([Voice(loose)])} gives {loose.figure.printed} {how}."
    )
    claims = (firm.figure.claim, loose.figure.claim)
    return Finding.of(None, ID, "fails" if fails else "unclear", claims, told, severity="warning")
