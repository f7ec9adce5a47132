"""Frames by the nearest word that the frame lexicon lists for the dimension, and what its object makes of it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frames.deals import (
    buys_goods,
    buys_stake,
    deal_before,
    deal_of_article,
    pays_for_company,
    spends_to_buy,
)
from claimtally.assemble.frames.earnings import is_segment, moves_earnings
from claimtally.assemble.frames.triggers import FrameDecision, triggered
from claimtally.lexicons.names import name_words
from claimtally.lexicons.words import words
from claimtally.model.vocabulary import Frame
from claimtally.syntax import tree

LEAD_OF_TAX = 6  # tokens before "tax" that say whose: "earnings before interest and"
FORTUNE = 1_000_000  # in any currency
FAINTEST = 0.6  # below that a word is too far away to speak of the number
FAINTEST_OF_COUNTS = 1.6  # what is counted names itself; only a word close in the syntax says more


def by_trigger(ctx: ClaimContext) -> FrameDecision | None:
    """The word nearest in the syntax that the lexicon lists for this dimension names the frame."""
    found = triggered(ctx)
    for frame in _mistaken(ctx, found):
        found.pop(frame, None)
    if not found:
        return None
    frame, (score, token) = max(found.items(), key=lambda item: (item[1][0], item[0]))
    faintest = FAINTEST_OF_COUNTS if ctx.dimension == "count" and ctx.noun is not None else FAINTEST
    return FrameDecision(_by_object(ctx, frame, token), token) if score >= faintest else None


def _mistaken(ctx: ClaimContext, found: dict[Frame, tuple[float, Token]]) -> Iterator[Frame]:
    """Give the frames of which a word speaks that means something else here."""
    moves = ctx.quantity is not None and ctx.quantity.direction is not None
    if moves and "share" in found and found["share"][1].pos_ == "VERB":
        yield "share"  # "represents a 26% rise": a move is no part of a whole
    if "workforce" in found and _speaks(ctx, found["workforce"][1]):
        yield "workforce"  # "commission staff have recommended"
    if "contract" in found and _counts_parties(ctx, found["contract"][1]):
        yield "contract"  # "1,900 people have signed a petition", "signed with five banks"
    if "financing" in found and found["financing"][1].lemma_.lower() == "backing" and "acquisition" in found:
        yield "financing"  # "its bid wins the backing of the board"
    changes = {t.lemma_.lower() for t in (ctx.predicate, *ctx.nouns[:2]) if t is not None} & words("changing")
    if "earnings" in found and found["earnings"][1].lower_ == "sale":
        yield "earnings"  # "a £2 million sale of plants" is a deal; what is earned is told in the plural
    if ctx.dimension == "rate":
        yield "price"  # "oil output of 220,000 barrels a day": so much a day of anything but money is no price
    if ctx.dimension == "share" and not (moves and changes):
        yield "contract"  # "online orders accounted for 31%": a part of a whole
    if "price" in found and found["price"][1].lemma_.lower() in words("traded") and _is_a_fortune(ctx):
        yield "price"  # "shares and $4.5 billion in cash": no share costs that much
    if "contract" in found and "price" in found and found["price"][1].lemma_ == "rent" and "/" not in _unit(ctx):
        yield "price"  # "agreed to rent $3 million of machines", but "rents for $3,000 a month"


def _counts_parties(ctx: ClaimContext, trigger: Token) -> bool:
    """Tell whether those are counted who sign a deal, and not what is dealt in."""
    if ctx.dimension != "count" or ctx.noun is None or trigger.pos_ != "VERB":
        return False
    noun = ctx.nouns[0] if ctx.nouns else ctx.anchor
    if noun.dep_ in tree.SUBJECTS and noun.head == trigger:
        return noun.lemma_.lower() in ("people", "person", "resident")
    return noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.lemma_.lower() in name_words("org_noun")


def _is_debt(ctx: ClaimContext, verb: Token) -> bool:
    """Tell whether what is sold is a debt of one's own: bonds, notes."""
    sold = (*tree.children(verb, "dobj"), tree.complement(ctx.anchor, "of"))
    return any(noun.lemma_.lower() in words("debt") for noun in sold if noun is not None)


def _buys_back_works(verb: Token) -> bool:
    """Tell whether what is bought back is a plant or a body, and no paper that was sold before."""
    kinds = words("facility") | name_words("org_noun", "unit_noun")
    return any(noun.lemma_.lower() in kinds for noun in tree.children(verb, "dobj"))


def _is_apposed_move(ctx: ClaimContext, trigger: Token) -> bool:
    """Tell whether a noun behind a percentage says how far the figure before it moved: "$3 billion — a 68% jump"."""
    if ctx.dimension != "share" or trigger.i != ctx.tokens.end or not ctx.earlier:
        return False
    link = ctx.text[ctx.earlier[-1].mention.end : ctx.mention.start].split()
    return bool(link) and link[0] in (",", "–", "—", "-", "--") and set(link[1:]) <= {"a", "an"}


def _speaks(ctx: ClaimContext, staff: Token) -> bool:
    return staff.dep_ in tree.SUBJECTS and any(
        said.cue.start == staff.head.idx for said in ctx.story.mentions.attributions
    )


def _is_a_fortune(ctx: ClaimContext) -> bool:
    """Tell whether a sum is too large to be the price of one thing that is traded."""
    number = ctx.quantity
    return number is not None and ctx.dimension == "money" and "/" not in number.unit and number.stated[1] >= FORTUNE


def _unit(ctx: ClaimContext) -> str:
    return ctx.quantity.unit if ctx.quantity is not None else ""


def _by_object(ctx: ClaimContext, frame: Frame, trigger: Token) -> Frame:
    """Give the frame that the object of the word for a deal makes of it: goods, a stake, a company, own works."""
    if frame == "investment" and _into_own_works(ctx, trigger):
        return "spending"
    if frame == "spending" and (bought := spends_to_buy(trigger)) is not None:
        return bought
    if frame == "price" and _is_before_tax(trigger):
        return "earnings"  # "profit after tax stood at $3 million"
    if frame == "investment" and _is_received(ctx, trigger):
        return "financing"
    if frame in ("spending", "valuation") and pays_for_company(ctx):
        return "acquisition"
    if frame == "spending" and _agrees_to_pay_for_service(ctx, trigger):
        return "contract"
    if frame == "acquisition" and trigger.lemma_ == "pick" and ctx.anchor in tree.children(trigger, "dobj"):
        return "financing"  # "picked up another $3 million"
    if frame == "acquisition" and trigger.lemma_ == "sell" and _is_debt(ctx, trigger):
        return "financing"  # "sells $30bn of bonds"
    if frame == "spending" and trigger.lemma_ == "buy" and _buys_back_works(trigger):
        return "acquisition"  # "buy back its Ohio plant", no shares
    if frame == "acquisition" and buys_goods(trigger):
        return "contract"
    if frame == "acquisition" and buys_stake(trigger):
        return "investment"
    if frame == "contract" and trigger.lemma_.lower() in words("deal_noun"):
        return deal_before(ctx, trigger) or deal_of_article(ctx)
    plain = ctx.dimension == "money" and ctx.after(1) != ["worth"] and tree.complement(trigger, "to") is None
    plain = plain and ((noun := tree.complement(ctx.anchor, "of")) is None or noun.lemma_.lower() in words("earnings"))
    if frame == "contract" and plain and trigger.lemma_ == "deliver" and is_segment(tree.subject_of(trigger)):
        return "earnings"  # "the segment delivered $3 million"
    if frame == "change" and moves_earnings(ctx, trigger):
        return "earnings"
    if frame == "change" and _is_apposed_move(ctx, trigger):
        return ctx.earlier[-1].frame
    return frame


def _is_received(ctx: ClaimContext, trigger: Token) -> bool:
    """Tell whether an investment is got: "landed an investment of $3 million", "attract $3 million in investment"."""
    if trigger.dep_ == "dobj":
        moved = any(t.lower_ in ("to", "by") for t in tree.children(trigger.head, "prep"))
        return trigger.head.lemma_ in words("receiving") and not moved  # "raising its investment to $165 billion"
    got = ctx.predicate is not None and ctx.predicate.lemma_ in words("receiving")
    return got and ctx.anchor.dep_ == "dobj" and tree.complement(ctx.anchor, "in") == trigger


def _agrees_to_pay_for_service(ctx: ClaimContext, trigger: Token) -> bool:
    """Tell whether somebody agreed to pay a company for what it does ("agreed to pay Orlen $14bn for computing")."""
    if trigger.lemma_ != "pay" or trigger.pos_ != "VERB" or trigger.head.lemma_ not in words("agreeing"):
        return False
    paid = next((t for t in tree.children(trigger, "dative", "dobj") if t.i < ctx.tokens.start), None)
    found = ctx.story.entities.at(paid.idx) if paid is not None else None
    for_what = tree.complement(trigger, "for") or tree.complement(ctx.anchor, "for")
    served = for_what is not None and not words("service").isdisjoint(t.lemma_.lower() for t in for_what.subtree)
    return served and found is not None and found[0].kind == "organisation"


def _is_before_tax(trigger: Token) -> bool:
    """Tell whether a tax only says how a profit is reckoned: "profit after tax", "earnings before interest and tax"."""
    if trigger.lemma_.lower() != "tax":
        return False
    lead = [t.lower_ for t in trigger.doc[max(trigger.sent.start, trigger.i - LEAD_OF_TAX) : trigger.i]]
    return bool({"after", "before"} & set(lead)) and bool(words("earnings") & set(lead))


def _into_own_works(ctx: ClaimContext, trigger: Token) -> bool:
    """Tell whether money is put into one's own plant or project: capital spending, no stake in somebody else."""
    for preposition in ("in", "into", "to"):
        for head in (trigger, ctx.anchor, *ctx.clauses[:1]):
            inner = tree.complement(head, preposition)
            if inner is None:
                continue
            if inner.lemma_.lower() in words("facility"):
                return True
            found = ctx.story.entities.at(inner.idx)
            if inner.lemma_.lower() in name_words("org_noun") or (
                found is not None and found[0].kind == "organisation"
            ):
                return False
    return any(t.lemma_.lower() in words("facility") for t in ctx.sentence if tree.predicate_of(t) == ctx.predicate)
