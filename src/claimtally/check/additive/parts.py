"""The check of parts and whole: no part is larger than its whole, a complete list of parts sums to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimtally.check.additive.tally import makes, tally_sum
from claimtally.check.additive.wholes import lists, wholes_of
from claimtally.check.additive.wider import says_more_of
from claimtally.check.numbers.amount import brought, claimed, stated
from claimtally.check.numbers.digits import by_digits
from claimtally.check.numbers.interval import total
from claimtally.check.numbers.notation import figure_of, printed
from claimtally.check.numbers.units import IDENTITY, commensurable
from claimtally.check.ties.expression import Variable
from claimtally.check.ties.tie import Judgement, Tie, judge
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.cues import holds_cue
from claimtally.check.words.place import after, before, between, same_sentence
from claimtally.check.words.slot import commensurate, numbered, quantity
from claimtally.check.words.years import YEAR
from claimtally.model import Article, Claim

ID = "parts"
OF_IT = re.compile(r"(\S+) of\s+(?:about\s+|some\s+|nearly\s+)?$")
ONE_OFF = 30  # characters around a part in which stands what it is
BEYOND = 2  # what is told as "more than" some number is less than so many times the number
HANDED_TO = re.compile(r"(?:\s+\w+)?\s+(?:at|in|to|for|from|on|by|with)\b", re.IGNORECASE)
OF_THE_LAST = re.compile(r"\s+of\s+(?:it|that|them|which)\b", re.IGNORECASE)  # "$5 billion of it": a part of a part
OF_THEM = re.compile(r"\s+of\s+them\b", re.IGNORECASE)
HAVING = re.compile(
    r"\b(?:have|own|operate|run|deploy|install|build|house|make|sell|buy)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
GAP = re.compile(r"\s+(?:less|more|fewer|lower|higher)\s+than\b", re.IGNORECASE)
LIST_END = re.compile(r"\band\b", re.IGNORECASE)


def check_parts(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Compare parts with the whole that the words tie them to ("90 ferries, including 7"; "five: two and three").

    A single part may not exceed the whole; a list that the words call complete must sum to it, with the remainder where
    one is named.
    """
    numbers = numbered(claims)
    for whole, parts in wholes_of(article, numbers):
        yield from _judge(article, numbers, parts, whole)


def _judge(article: Article, numbers: Sequence[Claim], parts: Sequence[Claim], whole: Claim) -> Iterator[Tied]:
    plain = [claim for claim in parts if claim.role == "part"]
    rest = [claim for claim in parts if claim.role == "remaining"]
    summable = all(commensurate(part, whole) for part in parts)
    if summable and plain and 1 < len(parts) == len(plain) + len(rest):
        if len(rest) == 1 or (not rest and _complete(article, plain, whole)):
            yield from _summed(article, numbers, parts, whole)
            return
        if not rest and _distributed(article, plain) and (finding := _overfull(article, plain, whole)) is not None:
            yield finding
            return
    for part in parts:
        if part.role != "remaining" and not _is_one_off(article, part):
            found = _single(article, part, whole)
            fails = found.finding is not None and found.finding.verdict == "fails"
            if fails and GAP.match(after(article, whole)):
                continue  # "15 billion less than planned, of which 60 billion": the whole is another number
            if fails and _are_to_come(article, part, whole):
                continue
            # Of two bare numbers nobody knows that they count the same.
            if not fails or (quantity(part).unit != "" and not _fits_another(numbers, part, whole)):
                yield found


def _are_to_come(article: Article, part: Claim, whole: Claim) -> bool:
    """Tell whether "them" is the kind: "houses 200,000 GPUs; it expects to have 1 million of them"."""
    planned = whole.factuality == "actual" and part.factuality in ("expected", "possible")
    of_them = OF_THEM.match(article.text, part.mention.end) is not None
    return planned and of_them and HAVING.search(article.text[: part.mention.start][-ONE_OFF:]) is not None


def _is_one_off(article: Article, part: Claim) -> bool:
    """Tell whether a part of a profit is a gain or a charge, which may be larger than what is left in the end."""
    if part.frame != "earnings":
        return False
    led = OF_IT.search(before(article, part)[-ONE_OFF:])
    return (led is not None and holds_cue("one_off", led[1])) or holds_cue(
        "one_off", " ".join(after(article, part).split()[:2])
    )


def _fits_another(numbers: Sequence[Claim], part: Claim, whole: Claim) -> bool:
    """Tell whether the sentence of the whole lists another number that is large enough: the part may be of that."""
    size = stated(part).high
    return any(
        claim not in (part, whole)
        and same_sentence(claim, whole)
        and not same_sentence(claim, part)
        and commensurate(claim, part)
        and size is not None
        and (brought(stated(claim), claim, part).high or 0) >= size
        for claim in numbers
    )


def _distributed(article: Article, parts: Sequence[Claim]) -> bool:
    """Tell whether the words hand out the parts ("1,150 in Varn, 480 at the mill and 320 to Lund"): none overlap.

    Parts with verbs of their own may: "150 were men and 80 had diabetes".
    """
    tails = (after(article, part) for part in parts[1:])
    joined = LIST_END.search(between(article, parts[-2], parts[-1])) is not None
    return joined and all(same_sentence(parts[0], part) for part in parts) and all(map(HANDED_TO.match, tails))


def _overfull(article: Article, parts: Sequence[Claim], whole: Claim) -> Tied | None:
    """Tell of parts that make the whole, or exceed it together; where they make less, the list may be incomplete."""
    tally = tally_sum(ID, parts, whole)
    sums = total(brought(claimed(part), part, whole) for part in parts)
    if tally.verdict == "holds" or (tally.verdict == "fails" and claimed(whole).below(sums)):
        return _finding(article, parts, whole, tally)
    return None


def _complete(article: Article, parts: Sequence[Claim], whole: Claim) -> bool:
    """Tell whether the words list all parts: a colon or "made up of", no "including", "and" before the last one."""
    if not all(same_sentence(part, whole) and part.mention.start > whole.mention.end for part in parts):
        return False
    lead, last = between(article, whole, parts[0]), between(article, parts[-2], parts[-1])
    hedged = holds_cue("partial", f"{lead} {last}") or holds_cue("partial", after(article, parts[-1]))
    if says_more_of(article, parts, whole):
        return False
    return lists(article, whole, parts[0]) and not hedged and LIST_END.search(last) is not None


def _summed(article: Article, numbers: Sequence[Claim], parts: Sequence[Claim], whole: Claim) -> Iterator[Tied]:
    tally = tally_sum(ID, parts, whole)
    if tally.verdict is None:
        return
    nested = any(OF_THE_LAST.match(after(article, part)) for part in parts[1:])
    if tally.verdict == "fails" and (nested or _has_stray_number(article, numbers, parts, whole)):
        return
    yield _finding(article, parts, whole, tally)


def _finding(article: Article, parts: Sequence[Claim], whole: Claim, tally: Judgement) -> Tied:
    return tied(article, tally, _told(parts, whole, tally))


def _has_stray_number(article: Article, numbers: Sequence[Claim], parts: Sequence[Claim], whole: Claim) -> bool:
    """Tell whether a number that is none of the parts stands among them: the list may be longer than was understood."""
    members = (*parts, whole)
    start = min(claim.quote.start for claim in members)
    end = max(claim.quote.end for claim in members)
    ids = {claim.id for claim in members}
    others = [claim for claim in numbers if claim.id not in ids and start <= claim.mention.start < end]
    if any(commensurate(claim, whole) for claim in others):
        return True
    masked = list(article.text[start:end])
    for claim in (*members, *others):
        for place in range(max(claim.mention.start, start) - start, min(claim.mention.end, end) - start):
            masked[place] = " "
    rest = YEAR.sub(" ", "".join(masked))
    return any(char.isdigit() for char in rest) or holds_cue("number_word", rest)


def _told(parts: Sequence[Claim], whole: Claim, tally: Judgement) -> str:
    listed = f"{', '.join(map(printed, parts[:-1]))} and {printed(parts[-1])}"
    if tally.verdict == "holds":
        return f"The parts, {listed}, make the {printed(whole)} they are said to be parts of{tally.rounding}."
    return f"The parts, {listed}, make {makes(tally, whole)}, not the {printed(whole)} they are said to be parts of."


def _single(article: Article, part: Claim, whole: Claim) -> Tied:
    # "Up to 900 of them" says that there may be 900: the bound takes nothing from what the whole must hold.
    judgement = judge(Tie(ID, by_digits(_in_unit_of(whole, part), ("<=",)), "≤", Variable(whole)))
    named = f"The part, {printed(part)}, is"
    if judgement.verdict is None and _beyond(_in_unit_of(whole, part), part, whole):
        told = f"{named} more than {BEYOND} times the whole, {figure_of(whole)}."
        return tied(article, judgement, told, verdict="fails")
    larger = "larger" if judgement.verdict == "fails" else "not larger"
    return tied(article, judgement, f"{named} {larger} than the whole, {printed(whole)}.")


def _beyond(brought_part: Variable, part: Claim, whole: Claim) -> bool:
    """Tell whether a part lies beyond what "more than" leaves open: nobody calls 10,000 "more than 4,000"."""
    size, most = brought_part.conversion.apply(stated(part)).low, stated(whole).high
    return size is not None and most is not None and 0 < BEYOND * most < size


def _in_unit_of(whole: Claim, part: Claim) -> Variable:
    """Bring a part into the unit of its whole; people are people, whichever noun counts them."""
    return Variable(part, commensurable(quantity(part), quantity(whole)) or IDENTITY)
