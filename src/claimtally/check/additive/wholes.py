"""Wholes: which number the words make a part a part of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimtally.check.numbers.units import commensurable
from claimtally.check.words.cues import holds_cue, words
from claimtally.check.words.place import after, before, between, follows, in_headline, same_sentence
from claimtally.check.words.slot import commensurate, compatible_name, compatible_parties, quantity, same_name
from claimtally.model import Article, Claim

WHOLE_ROLES = ("value", "total", "increment", "target", "cap")
REACHED = re.compile(r"\bto\s+$", re.IGNORECASE)
ALL_OF = re.compile(r"(?:^|[,;—–]\s*)of\s+(?:the|that|those|these|this|its|their)\s*$", re.IGNORECASE)
DETERMINER = re.compile(r"(?:the|that|those|these|this|its|their)\b", re.IGNORECASE)
GROUP_OF = re.compile(r"\b(\w{4,}) of\s+$")
IN_GROUP = re.compile(r"[^.,;:!?]{0,40}?\b(?:in|of|from|across) (?:its|their|his|her|the)\s+(\w{4,})\b")
CLAUSE = re.compile(r"\b(?:is|are|was|were|be|been|has|have|had|will|would|may|could|can)\b", re.IGNORECASE)
OF_THAT = re.compile(r"of (?:that|this|those|these|them|the (?:total|sum|amount|money))\b", re.IGNORECASE)
OPENS_WITH_OF = re.compile(r"^(?:of|among|within)\b|^(?:those|these|they|that|this|the (?:total|sum))\b", re.IGNORECASE)
OF_IT = re.compile(
    r"\s*(?:of|from) (?:that|those|them|these|it|which|this|the (?:total|sum|amount|money))\b", re.IGNORECASE
)


def wholes_of(article: Article, numbers: Sequence[Claim]) -> list[tuple[Claim, list[Claim]]]:
    """Give each whole with the parts and the remainder that the words tie to it, in the order of the text."""
    whole_of: dict[str, Claim] = {}
    parts_of: dict[str, list[Claim]] = {}
    previous: Claim | None = None
    for part in numbers:
        if part.role not in ("part", "remaining") and not _taken_out(article, numbers, part):
            continue
        if REACHED.search(before(article, part)):
            continue  # "14,500, most of them old, would triple to 50,000": a level that is reached is no part
        whole = _nearest(article, numbers, part)
        if whole is None and previous is not None and _goes_on(article, previous, part):
            whole = whole_of[previous.id]
        previous = part if whole is not None else None
        if whole is not None:
            whole_of[part.id] = whole
            parts_of.setdefault(whole.id, []).append(part)
    by_id = {claim.id: claim for claim in numbers}
    return [(by_id[key], parts) for key, parts in parts_of.items()]


def _taken_out(article: Article, numbers: Sequence[Claim], number: Claim) -> bool:
    """Tell whether words take a number out of a whole: "12 jets of the fleet", or the first after "Of that, …"."""
    taken = IN_GROUP.match(after(article, number))
    if taken is not None and number.role != "total" and CLAUSE.search(taken[0]) is None:
        return True
    if OF_THAT.match(number.quote.text) is None:
        return False
    return next(claim for claim in numbers if same_sentence(claim, number)).id == number.id


def _goes_on(article: Article, previous: Claim, rest: Claim) -> bool:
    """Tell whether a remainder goes on with the whole of the part before it ("The other $26 million depends …")."""
    return (
        rest.role == "remaining"
        and rest.frame == previous.frame
        and commensurate(rest, previous)
        and compatible_parties(rest, previous)
        and (same_sentence(previous, rest) or follows(article, previous, rest))
    )


def _nearest(article: Article, numbers: Sequence[Claim], part: Claim) -> Claim | None:
    """Give the whole nearest to a part that the words tie to it, None where there is none."""
    tied = [c for c in numbers if _tied(article, c, part) and not _other_figure(article, numbers, c, part)]
    return min(tied, key=lambda claim: (abs(claim.mention.start - part.mention.start), claim.id), default=None)


def _tied(article: Article, whole: Claim, part: Claim) -> bool:
    if whole.role not in WHOLE_ROLES or whole.id == part.id:
        return False
    if OF_THAT.match(part.quote.text) and follows(article, whole, part) and _same_stuff(whole, part):
        return not in_headline(article, whole)
    if whole.frame != part.frame:
        return False
    if in_headline(article, whole) != in_headline(article, part):
        return False
    if part.role not in ("part", "remaining"):
        return _out_of_the_same(article, whole, part)
    if not _same_stuff(whole, part) or not compatible_name(whole.subject, part.subject):
        return False
    if whole.mention.end <= part.mention.start:
        if same_sentence(whole, part):
            if part.role == "remaining":
                return _whole_comes_first(article, whole)
            lead = between(article, whole, part)
            named = holds_cue("includes", lead) or OF_IT.match(after(article, part)) is not None
            return _whole_comes_first(article, whole) or named or lists(article, whole, part)
        taken = OPENS_WITH_OF.match(part.quote.text) or OF_IT.match(after(article, part))
        return follows(article, whole, part) and taken is not None
    return same_sentence(whole, part) and holds_cue("out_of", between(article, part, whole)[-25:])


def _other_figure(article: Article, numbers: Sequence[Claim], whole: Claim, part: Claim) -> bool:
    """Tell whether "of it" or "of that" may take up another figure than a whole.

    "A $50bn plan, $30bn of it in Lund" names its own whole; "sales of $6.3bn, topping estimates of $6.1bn" names two.
    """
    if not (OF_IT.match(after(article, part)) or OF_THAT.match(part.quote.text)):
        return False
    rivals = (c for c in numbers if c.id not in (whole.id, part.id) and c.role in WHOLE_ROLES and _same_stuff(c, part))
    ahead = [claim for claim in rivals if claim.mention.end <= part.mention.start]
    return any(same_sentence(claim, whole) or same_sentence(claim, part) for claim in ahead)


def _out_of_the_same(article: Article, whole: Claim, part: Claim) -> bool:
    """Tell whether a part is taken out of the group that a whole counts: "a fleet of 270", "12 jets of the fleet"."""
    group = GROUP_OF.search(before(article, whole))
    taken = IN_GROUP.match(after(article, part))
    if part.role == "total" or (taken is not None and CLAUSE.search(taken[0])):
        return False  # "six members were convicted of the murders": no members of them
    if group is None or taken is None or group[1] != taken[1] or whole.subject is None:
        return False
    return same_name(whole.subject, part.subject)


def _same_stuff(whole: Claim, part: Claim) -> bool:
    """Tell whether whole and part are counted in one unit; words for people count as one ("people", "workers")."""
    a, b = quantity(whole), quantity(part)
    if commensurable(b, a) is not None:
        return a.unit != "%"  # "51%, including 10%": of what the tenth is, the words leave open
    return a.dimension == b.dimension == "count" and {a.unit, b.unit} <= words("people")


def _whole_comes_first(article: Article, whole: Claim) -> bool:
    """Tell whether the words take parts out of a whole: "Of the additional 570 MW, …"."""
    return ALL_OF.search(before(article, whole) + _determiner(whole)) is not None


def _determiner(claim: Claim) -> str:
    """Give the determiner that a mention begins with ("the additional 570 MW")."""
    found = DETERMINER.match(claim.mention.text)
    return found[0] if found else ""


def lists(article: Article, whole: Claim, part: Claim) -> bool:
    """Tell whether a colon, a dash or a word for completeness opens a list of parts after the whole."""
    lead = between(article, whole, part)
    return ":" in lead or holds_cue("complete", lead)
