from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claimtally.check.ties.expression import of, sum_of
from claimtally.check.ties.tie import Tie
from claimtally.check.together import check_together


@pytest.mark.parametrize(("last", "clash"), [("4.7", False), ("5.4", True)])
def test_ties_that_hold_one_by_one_may_not_hold_together(tell: Callable[..., Any], last: str, clash: bool) -> None:
    story = tell(f"It put in $1.4bn and $1.3bn, in all $3bn. With $2.0bn more that is ${last}bn; a ship is $9bn.")
    first = story.add("$1.4bn", "1.4e9", digit="1e8")
    second = story.add("$1.3bn", "1.3e9", digit="1e8")
    whole = story.add("$3bn", "3e9", digit="1e9")
    more = story.add("$2.0bn", "2e9", digit="1e8")
    end = story.add(f"${last}bn", f"{last}e9", digit="1e8")
    alone = story.add("$9bn", "9e9", digit="1e9")
    ties = [
        Tie("sums", sum_of([of(first), of(second)]), "=", of(whole)),
        Tie("totals", sum_of([of(whole), of(more)]), "=", of(end)),
        Tie("repeated", of(alone), "=", of(alone)),
    ]
    found = list(check_together(story.article, ties))
    assert [f.verdict for f in found] == ["fails"] * clash
    if clash:
        # the coarse $3bn clashes with nothing by itself: the finer numbers do, through it
        assert found[0].claims == (first.id, second.id, more.id, end.id)
        assert "$1.4bn, $1.3bn, $2.0bn and $5.4bn cannot all be right" in found[0].explanation
        assert "$1.4bn + $1.3bn = $3bn" in (found[0].equation or "")
