"""Other things: words that tell that a number is not the one that another place of the text gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimtally.check.words.cues import holds_cue, words
from claimtally.check.words.slot import quantity
from claimtally.check.words.years import YEAR
from claimtally.lexicons.forms import alternatives
from claimtally.model import Article, Claim

KIND = re.compile(r"\s+of\s+(?:the\s+|its\s+)?([A-Z$€£\d][\w.,-]*)")
VERSUS = re.compile(r"\bvs\b", re.IGNORECASE)
OWNER = re.compile(r"(?:[A-Z][\w.-]*\s){0,3}[A-Z][\w.-]*['’]s?\s")  # at the start of a sentence
HELD_STILL = re.compile(r"\bstill (?:owns?|holds?|has|have|controls?)\b")
LIST_LINE = re.compile(r"[-•*–]\s")


def in_a_list(article: Article, claim: Claim) -> bool:
    """Tell whether a number stands in a line of a list or of a table ("loss 3 mln vs profit 4 mln")."""
    return LIST_LINE.match(article.text, claim.quote.start) is not None or VERSUS.search(claim.quote.text) is not None


def replaced(earlier: Sequence[Claim], later: Claim) -> bool:
    """Tell whether words say that one number took the place of the other ("previously reported", "revised")."""
    return any(holds_cue("revised", claim.quote.text) for claim in (*earlier, later))


def of_one_noun(a: Claim, b: Claim) -> bool:
    """Tell whether two totals may be of one thing: "total exports" are no "total output"."""
    one, other = (_total_of().search(claim.quote.text) for claim in (a, b))
    return one is None or other is None or (one[1] or one[2]).casefold() == (other[1] or other[2]).casefold()


@cache
def _total_of() -> re.Pattern[str]:
    verb = alternatives(words("totals_verb"))
    return re.compile(
        rf"\btotal\s+(?:\w+\s+){{0,2}}?(\w+)\s+{verb}\b"
        r"|(\w+)\s+(?:in\s[\w\s]{1,40}?\s)?total(?:l?ed|s|l?ing)\b",
        re.IGNORECASE,
    )


def of_other_units(a: Claim, b: Claim) -> bool:
    """Tell whether units tell of two things: "the 80-minute match" and "the 3 hour match", feet of gas and barrels."""
    return quantity(a).dimension in ("time", "volume") and quantity(a).unit != quantity(b).unit


def of_other_kinds(a: Claim, b: Claim) -> bool:
    """Tell whether "of" right behind two numbers names two kinds: "the 993 shares of 2.29-dollar", "of 2.48-dollar"."""
    one, other = (KIND.match(claim.quote.text, claim.mention.end - claim.quote.start) for claim in (a, b))
    return one is not None and other is not None and one[1].casefold() != other[1].casefold()


def of_other_years(a: Claim, b: Claim) -> bool:
    """Tell whether two sentences name years, none of them both."""
    one, other = (set(YEAR.findall(claim.quote.text)) for claim in (a, b))
    return bool(one and other) and not one & other


def of_other_owners(a: Claim, b: Claim) -> bool:
    """Tell whether two sentences begin with what two parties have ("Zaire's programme …", "Niger's programme …")."""
    one, other = OWNER.match(a.quote.text), OWNER.match(b.quote.text)
    return one is not None and other is not None and one[0] != other[0]


def left_over(a: Claim, b: Claim) -> bool:
    """Tell whether one of two sentences tells what was sold and the other what is still held."""
    one, other = (HELD_STILL.search(claim.quote.text) is not None for claim in (a, b))
    return one != other
