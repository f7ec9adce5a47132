"""Frames by neighbours: a number that no word speaks of measures what the figure beside it measures."""

from __future__ import annotations

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frames.triggers import FrameDecision
from claimtally.lexicons.words import words
from claimtally.model import Claim
from claimtally.syntax import tree

REACH = 400  # characters back to the sum that "the remaining $54 million" is of
LINKS = frozenset({"or", ",", "(", "-", "–", "—", "up", "down", "from", "to", "about", "by"})
COMPARED = (["compared", "with"], ["compared", "to"], [",", "against"], ["up", "from"], ["down", "from"])
COUNTED = frozenset({"count", "hardware", "workforce"})
LONGEST_APART = 8  # tokens between a figure and how far it is from another: "$4bn through 2028, 30% more than"
LONGEST_LINK = 4  # tokens between two figures of one statement: "$2 billion, or $8.46 a share, up 18%"


def by_other_level(ctx: ClaimContext) -> FrameDecision | None:
    """The level that a move came from measures what the new level measures."""
    if (share := _compared_share(ctx)) is not None:
        return share
    mention = ctx.story.moved_to.get((ctx.mention.start, ctx.mention.end))
    if mention is None or mention.span.start > ctx.mention.start:
        return None
    claim = next((c for c in reversed(ctx.earlier) if c.mention == mention.span), None)
    return FrameDecision(claim.frame) if claim is not None else None


def _compared_share(ctx: ClaimContext) -> FrameDecision | None:
    """Give the frame of the share that one is compared with: "9% of the power by 2031, compared with 4% in 2022"."""
    last = ctx.earlier[-1] if ctx.earlier else None
    if last is None or last.quantity is None or ctx.quantity is None or last.quote.start != ctx.sentence.start_char:
        return None
    both = last.quantity.unit == ctx.quantity.unit == "%" and not (last.quantity.direction or ctx.quantity.direction)
    behind = ctx.doc[min(ctx.tokens.end, len(ctx.doc) - 1)]
    alone = (
        both and ctx.after(1) != ["of"] and behind.pos_ not in ("NOUN", "PROPN", "ADJ") and ctx.before(2) in COMPARED
    )
    return FrameDecision("share") if alone and last.frame == "share" else None


def by_taken_up(ctx: ClaimContext) -> FrameDecision | None:
    """What is taken up as "they" or "it" is of the same as before: "Orlen shares rose 2%. They have lost 4%"."""
    subject = tree.subject_of(ctx.predicate) if ctx.predicate is not None else None
    if ctx.predicate is None or subject is None or ctx.quantity is None or subject.lower_ not in ("they", "it"):
        return None
    last = next((c for c in reversed(ctx.earlier) if c.quantity and c.quantity.unit == ctx.quantity.unit), None)
    if last is None or last.quantity is None or last.frame not in ("price", "earnings"):
        return None
    others = [t for t in tree.children(ctx.predicate, "dobj") if not ctx.holds(t)]
    if others or ctx.after(1) == ["of"]:
        return None  # "They have cut 4% of staff"
    moves = last.quantity.direction is not None and ctx.quantity.direction is not None and subject.lower_ == "they"
    reaches = ctx.dimension == "money" and ctx.predicate.lemma_ in words("reaching")
    if not (moves or reaches):
        return None  # "it" that falls may be the company
    if last.rules.get("frame") == "frame.taken_up" and last.quote.start == ctx.sentence.start_char:
        return FrameDecision(last.frame)  # "They have declined 6% after surging 81%"
    gap = ctx.text[last.quote.end : ctx.sentence.start_char]
    return FrameDecision(last.frame) if last.quote.end <= ctx.sentence.start_char and not gap.strip() else None


def by_same_statement(ctx: ClaimContext) -> FrameDecision | None:
    """A share or a sum per share told beside an amount is of the same: "$2 billion, or $8.46 a share, up 18%"."""
    if ctx.quantity is None or ctx.dimension not in ("share", "money") or not ctx.earlier:
        return None
    claim = ctx.earlier[-1]
    if (
        claim.quantity is None
        or claim.quantity.unit == ctx.quantity.unit
        or claim.quote.start < ctx.sentence.start_char
    ):
        return None
    if ctx.dimension == "share" and ctx.after(1) == ["of"]:
        return None  # "$4 billion, or about half of its capital"
    if ctx.dimension == "money" and claim.frame in COUNTED:
        return None  # a sum of money counts nothing
    if claim.quantity.unit == "share":
        return None  # "sold 3 million shares for $7 each"
    if "/" in claim.quantity.unit and claim.frame == "price" and "/" not in ctx.quantity.unit:
        return None  # "is paying $27 a share, or $3 billion"
    link = list(ctx.doc[_end(ctx, claim) : ctx.tokens.start])
    between = [t.lower_ for t in link]
    times = [mention.span for mention in ctx.story.mentions.times]
    told = [t for t in link if not any(span.start <= t.idx < span.end for span in times)]  # not every text has labels
    timed = [t for t in told if t.ent_type_ != "DATE" and not (t.lower_ in ("in", "for") and t.dep_ == "prep")]
    near = len(between) <= LONGEST_APART and len(timed) <= LONGEST_LINK and LINKS.issuperset(t.lower_ for t in timed)
    moved = ctx.dimension == "share" and "or" not in between and not {"up", "down"} & set(ctx.within() + between)
    apart = "/" not in claim.quantity.unit and _holds_apart(ctx, link)  # what is so much an hour is a price apart
    if not between or ((not near or moved) and not apart):
        return None
    return FrameDecision(claim.frame) if claim.frame not in ("duration", "other", "share") else None


def _holds_apart(ctx: ClaimContext, link: list[Token]) -> bool:
    """Tell whether a percentage holds the figure before it against another: "$4bn on chips, 12% less than in May"."""
    return (
        bool(link)
        and ctx.dimension == "share"
        and bool(words("apart").intersection(ctx.after(1)))
        and len(link) <= LONGEST_APART
        and link[-1].lower_ in (",", "or", "(")
        and not any(t.pos_ in ("VERB", "AUX") for t in link)
    )


def _end(ctx: ClaimContext, claim: Claim) -> int:
    found = ctx.doc.char_span(claim.mention.start, claim.mention.end, alignment_mode="expand")
    return int(found.end) if found is not None else ctx.tokens.start


def _is_foreseen(ctx: ClaimContext) -> bool:
    """Tell whether a sum is of what was told before: "Analysts were expecting $3 billion", "that figure will reach"."""
    verb = ctx.predicate
    subject = tree.subject_of(verb) if verb is not None else None
    if subject is not None and subject.lemma_.lower() in words("figure"):
        return any(t.lower_ in ("that", "this", "the") for t in tree.children(subject, "det"))
    foreseen = verb is not None and verb.lemma_ in words("foreseeing") and ctx.anchor.head == verb
    foreseen = foreseen and ctx.anchor.dep_ == "dobj"
    if verb is not None and verb.lemma_ == "look" and ctx.before(2) == ["looking", "for"]:
        foreseen = subject is not None and subject.lower_ in words("expecter")  # "Analysts had been looking for $3bn"
    return foreseen and ctx.dimension == "money"


def by_neighbour(ctx: ClaimContext) -> FrameDecision | None:
    """A number without a word of its own goes with the last figure of its unit: same sentence, or "the remaining"."""
    if ctx.quantity is None or ctx.dimension in ("time", "length", "area"):
        return None
    goes_on = _is_foreseen(ctx) or bool(
        (words("more") | words("rest") | words("total")) & set(ctx.within() + ctx.before(2))
    )
    for claim in reversed(ctx.earlier):
        if claim.mention.end < ctx.mention.start - REACH:
            return None
        if claim.quantity is None or claim.quantity.unit != ctx.quantity.unit:
            continue
        if goes_on or claim.mention.start >= ctx.sentence.start_char:
            return FrameDecision(claim.frame)
    return None
