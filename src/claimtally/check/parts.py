"""The check of parts and whole: no part is larger than its whole, a complete list of parts sums to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimtally.check.amount import brought, claimed, nominal
from claimtally.check.cues import holds_cue, words
from claimtally.check.interval import Interval
from claimtally.check.notation import printed
from claimtally.check.place import after, before, between, follows, in_headline, same_sentence
from claimtally.check.slot import compatible_name, numbered, quantity
from claimtally.check.tally import Tally, judged, tally_sum
from claimtally.check.units import commensurable
from claimtally.model import Article, Claim, Finding

ID = "parts"
WHOLE_ROLES = ("value", "total", "increment", "target", "cap")
ALL_OF = re.compile(r"(?:^|[,;—–]\s*)of\s+(?:the|that|those|these|this|its|their)\s*$", re.IGNORECASE)
DETERMINER = re.compile(r"(?:the|that|those|these|this|its|their)\b", re.IGNORECASE)
OPENS_WITH_OF = re.compile(r"^(?:of|among|within)\b|^(?:those|these|they|that|this|the (?:total|sum))\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LIST_END = re.compile(r"\band\b", re.IGNORECASE)


def check_parts(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Compare parts with the whole that the words tie them to ("270 aircraft, including 12"; "five: two and three").

    A single part may not exceed the whole; a list that the words call complete must sum to it, with the remainder where
    one is named.
    """
    numbers = numbered(claims)
    parts_of: dict[str, list[Claim]] = {}
    wholes: dict[str, Claim] = {}
    for part in numbers:
        if part.role in ("part", "remaining") and (whole := _whole_of(article, numbers, part)) is not None:
            parts_of.setdefault(whole.id, []).append(part)
            wholes[whole.id] = whole
    for key, parts in parts_of.items():
        yield from _judge(article, numbers, parts, wholes[key])


def _whole_of(article: Article, numbers: Sequence[Claim], part: Claim) -> Claim | None:
    """Give the whole nearest to a part that the words tie to it, None where there is none."""
    tied = [claim for claim in numbers if _tied(article, numbers, claim, part)]
    return min(tied, key=lambda claim: (abs(claim.mention.start - part.mention.start), claim.id), default=None)


def _tied(article: Article, numbers: Sequence[Claim], whole: Claim, part: Claim) -> bool:
    if whole.role not in WHOLE_ROLES or whole.frame != part.frame or whole.id == part.id:
        return False
    if not _same_stuff(whole, part) or not compatible_name(whole.subject, part.subject):
        return False
    if in_headline(article, whole) != in_headline(article, part):
        return False
    if whole.mention.end <= part.mention.start:
        if same_sentence(whole, part):
            if part.role == "remaining":
                return _whole_comes_first(article, whole)
            lead = between(article, whole, part)
            return _whole_comes_first(article, whole) or holds_cue("includes", lead) or _lists(article, whole, part)
        return follows(article, whole, part) and OPENS_WITH_OF.match(part.quote.text) is not None
    return same_sentence(whole, part) and holds_cue("out_of", between(article, part, whole)[-25:])


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


def _lists(article: Article, whole: Claim, part: Claim) -> bool:
    """Tell whether a colon, a dash or a word for completeness opens a list of parts after the whole."""
    lead = between(article, whole, part)
    return ":" in lead or holds_cue("complete", lead)


def _judge(article: Article, numbers: Sequence[Claim], parts: Sequence[Claim], whole: Claim) -> Iterator[Finding]:
    plain = [claim for claim in parts if claim.role == "part"]
    rest = [claim for claim in parts if claim.role == "remaining"]
    if plain and (len(rest) == 1 or (len(plain) > 1 and not rest and _complete(article, plain, whole))):
        yield from _summed(article, numbers, sorted(parts, key=lambda claim: claim.mention.start), whole)
        return
    for part in plain:
        yield from _single(article, part, whole)


def _complete(article: Article, parts: Sequence[Claim], whole: Claim) -> bool:
    """Tell whether the words list all parts: a colon or "made up of", no "including", "and" before the last one."""
    if not all(same_sentence(part, whole) and part.mention.start > whole.mention.end for part in parts):
        return False
    lead, last = between(article, whole, parts[0]), between(article, parts[-2], parts[-1])
    hedged = holds_cue("partial", f"{lead} {last}") or holds_cue("partial", after(article, parts[-1]))
    return _lists(article, whole, parts[0]) and not hedged and LIST_END.search(last) is not None


def _summed(article: Article, numbers: Sequence[Claim], parts: Sequence[Claim], whole: Claim) -> Iterator[Finding]:
    if any(commensurable(quantity(part), quantity(whole)) is None for part in parts):
        return
    tally = tally_sum(parts, whole)
    if tally.verdict is None or (tally.verdict == "fails" and _has_stray_number(article, numbers, parts, whole)):
        return
    told = _told(parts, whole, tally)
    premises = (*(part.id for part in parts), whole.id)
    yield Finding.of(article.id, ID, tally.verdict, premises, told, equation=tally.equation)


def _has_stray_number(article: Article, numbers: Sequence[Claim], parts: Sequence[Claim], whole: Claim) -> bool:
    """Tell whether a number that is none of the parts stands among them: the list may be longer than was understood."""
    members = (*parts, whole)
    start = min(claim.quote.start for claim in members)
    end = max(claim.quote.end for claim in members)
    ids = {claim.id for claim in members}
    others = [claim for claim in numbers if claim.id not in ids and start <= claim.mention.start < end]
    if any(commensurable(quantity(claim), quantity(whole)) is not None for claim in others):
        return True
    masked = list(article.text[start:end])
    for claim in (*members, *others):
        for place in range(max(claim.mention.start, start) - start, min(claim.mention.end, end) - start):
            masked[place] = " "
    rest = YEAR.sub(" ", "".join(masked))
    return any(char.isdigit() for char in rest) or holds_cue("number_word", rest)


def _told(parts: Sequence[Claim], whole: Claim, tally: Tally) -> str:
    listed = f"{', '.join(map(printed, parts[:-1]))} and {printed(parts[-1])}"
    if tally.verdict == "holds":
        return f"The parts, {listed}, make the {printed(whole)} they are said to be parts of{tally.rounding}."
    return f"The parts, {listed}, make {tally.makes}, not the {printed(whole)} they are said to be parts of."


def _single(article: Article, part: Claim, whole: Claim) -> Iterator[Finding]:
    fits = not claimed(whole).below(_in_unit(claimed(part), part, whole))
    verdict = judged(fits, not nominal(whole).below(_in_unit(nominal(part), part, whole)))
    if verdict is None:
        return
    equation = f"{printed(part)} {'≤' if verdict == 'holds' else '>'} {printed(whole)}"
    told = (
        f"The part, {printed(part)}, is not larger than the whole, {printed(whole)}."
        if verdict == "holds"
        else f"The part, {printed(part)}, is larger than the whole, {printed(whole)}."
    )
    yield Finding.of(article.id, ID, verdict, (part.id, whole.id), told, equation=equation)


def _in_unit(interval: Interval, part: Claim, whole: Claim) -> Interval:
    """Bring a part into the unit of its whole; people are people, whichever noun counts them."""
    return interval if commensurable(quantity(part), quantity(whole)) is None else brought(interval, part, whole)
