"""The check of sums: a list of numbers that a total closes in the same sentence makes that total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimtally.check.additive.tally import makes, tally_sum
from claimtally.check.numbers.amount import brought, stated
from claimtally.check.numbers.notation import printed
from claimtally.check.ties.tie import Judgement
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.cues import holds_cue, pattern
from claimtally.check.words.place import after, between, in_headline, same_sentence
from claimtally.check.words.rates_per import TIMES
from claimtally.check.words.slot import commensurate, firmness, numbered, quantity
from claimtally.check.words.unread import has_unread
from claimtally.model import Article, Claim

ID = "sums"
OTHER_SIZE = 1000  # how many times as large as its sum no part is by a slip of the pen
REACH_OF_EACH = 10  # characters behind a number in which "each" stands that belongs to it
# What a sum is told with; "two fabs costing a combined $55bn" tells of the fabs.
LEADS_TO_SUM = re.compile(r"(?:[,—–(]|\b(?:for|or|making|makes|that is|which is|to))\s*(?:an?\s+)?$", re.IGNORECASE)


def check_sums(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute "$30 million from ads and $20 million from fees, for a combined $50 million".

    The parts are all numbers of the unit before the total in its sentence; an earlier level or a part of something else
    among them leaves the sum open, and so does an increment where nothing behind the total says "in all".
    """
    numbers = numbered(claims)
    for whole in numbers:
        if in_headline(article, whole) or quantity(whole).unit == "%":
            continue
        parts = [
            claim
            for claim in numbers
            if same_sentence(claim, whole) and claim.mention.end <= whole.mention.start and commensurate(claim, whole)
        ]
        if len(parts) < 2 or parts[0].role == "increment" or not _closes(article, parts, whole):
            continue
        if all(_plain(article, part, whole) for part in parts):
            judgement = tally_sum(ID, parts, whole)
            if judgement.verdict == "fails" and (
                _is_of_another_size(parts, whole) or _is_open(article, numbers, parts, whole)
            ):
                continue
            yield tied(article, judgement, _told(parts, whole, judgement))


def _is_open(article: Article, numbers: Sequence[Claim], parts: Sequence[Claim], whole: Claim) -> bool:
    """Tell whether more may have been there: before an increment, or told in words ("twice as much", "$9 a month").

    Only "in all" behind the sum says that nothing was there before.
    """
    if has_unread(article, numbers, parts[0].mention.end, whole.mention.start):
        return True
    inside = (c for c in numbers if parts[0].mention.end <= c.mention.start < whole.mention.start)
    if any(quantity(claim).dimension == "multiple" for claim in inside):
        return True
    rates = (quantity(c).unit.partition("/") for c in numbers if same_sentence(c, whole))
    if any(base == quantity(whole).unit and per in TIMES for base, _, per in rates):
        return True
    return any(part.role == "increment" for part in parts) and not _summed_behind(article, whole)


def _summed_behind(article: Article, whole: Claim) -> bool:
    return holds_cue("summed_after", f"{whole.mention.text}{after(article, whole)[:12]}")


def _is_of_another_size(parts: Sequence[Claim], whole: Claim) -> bool:
    """Tell whether a number is so small beside the parts that it is no sum of theirs ("a combined charge of $1.58")."""
    most = stated(whole).high
    return most is not None and any((brought(stated(part), part, whole).low or 0) > OTHER_SIZE * most for part in parts)


def _closes(article: Article, parts: Sequence[Claim], whole: Claim) -> bool:
    """Tell whether words say that a number is the sum of those before it, and no other cue that they are not all."""
    lead = between(article, parts[-1], whole)
    told = f"{lead} {whole.mention.text}"
    cue = pattern("summed").search(told)
    called = cue is not None and LEADS_TO_SUM.search(told[: cue.start()]) is not None
    named = called or _summed_behind(article, whole)
    return named and ";" not in lead and not holds_cue("partial", between(article, parts[0], whole))


def _plain(article: Article, part: Claim, whole: Claim) -> bool:
    """Tell whether a number may be a part as it stands: as firm as the whole, and not so much for each of several."""
    if holds_cue("each_word", f"{part.mention.text} {after(article, part)[:REACH_OF_EACH]}"):
        return False
    # "will pay $12m upfront and $8m on completion, $20m in total": neither has happened yet
    both_ahead = part.quote == whole.quote and firmness(part) > 0 and firmness(whole) > 0
    return part.role in ("value", "part", "increment") and (firmness(part) == firmness(whole) or both_ahead)


def _told(parts: Sequence[Claim], whole: Claim, judgement: Judgement) -> str:
    listed = f"{', '.join(map(printed, parts[:-1]))} and {printed(parts[-1])}"
    if judgement.verdict == "fails":
        return f"{listed} make {makes(judgement, whole)}, not the {printed(whole)} that the article gives as their sum."
    return f"{listed} make the {printed(whole)} that the article gives as their sum{judgement.rounding}."
