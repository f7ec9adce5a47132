"""Money that is arranged and works that are under way: announced, though the verb tells of something done."""

from __future__ import annotations

import re
from itertools import takewhile

from claimtally.assemble.context import ClaimContext
from claimtally.lexicons.words import words
from claimtally.model.vocabulary import Factuality, Frame
from claimtally.syntax import tree

ARRANGING = {"set": "aside", "line": "up"}  # verbs with the particle that makes them arrange money
LOSSES = frozenset({"loan", "loss", "fine", "claim", "default", "lawsuit", "debt"})  # what a bank sets money aside for
REACH = 600  # characters back to the deal whose price is told
MONEY: frozenset[Frame] = frozenset({"spending", "financing", "investment"})
BUILDING = frozenset({"build", "construct", "erect"})
PRICING = frozenset({"put", "peg", "value", "estimate"})
PRICED = frozenset({"price", "it", "order", "contract", "deal"})
PACKAGES = frozenset({"support", "package", "aid", "funding", "help", "assistance"})
DEALT: frozenset[Frame] = frozenset({"contract", "capacity", "hardware", "duration", "price"})
MADE_UP = frozenset({"consist", "comprise", "make"})
LEAD = 300  # characters of the text behind the headline
HAS_DONE = re.compile(r"\b(?:borrowed|raised|secured|received|closed|completed|won)\b")
OWED_BACK = 6  # claims back to the deal under which something must be done
HEADLINE_FRAMES: frozenset[Frame] = frozenset({"contract", "financing", "investment", "spending", "price", "capacity"})


def arranged(ctx: ClaimContext) -> Factuality | None:
    """Money that has been set aside or lined up is not spent: "has set aside $3 billion"; "set aside" books a loss."""
    verb = ctx.predicate
    particle = ARRANGING.get(verb.lemma_) if verb is not None else None
    arranges = verb is not None and (particle is not None or verb.lemma_ == "arrange")
    if verb is None or not arranges or ctx.frame not in MONEY:
        return None
    lost = tree.complement(verb, "for")
    if lost is not None and lost.lemma_.lower() in LOSSES:
        return None
    apart = particle is None or any(t.lower_ == particle and abs(t.i - verb.i) < 3 for t in verb.children)
    recent = verb.tag_ == "VBG" or any(t.lower_ in ("has", "have", "is", "are") for t in tree.children(verb, "aux"))
    return "announced" if apart and recent else None


def under_way(ctx: ClaimContext) -> Factuality | None:
    """What is being built has not been paid: "is building a $3 billion plant", "under construction for $3 billion"."""
    verb = ctx.predicate
    if verb is None or ctx.frame not in ("spending", "investment") or ctx.dimension != "money":
        return None
    built = verb.tag_ == "VBG" and verb.lemma_ in BUILDING
    built = built and any(t.lower_ in ("is", "are", "'s", "’s", "'re") for t in tree.children(verb, "aux"))
    way = [ctx.anchor, *takewhile(lambda t: t != verb, tree.ancestors(ctx.anchor))]
    built = built and way[-1].dep_ == "dobj"
    before = [t.lower_ for t in ctx.doc[verb.i : ctx.tokens.start]]
    under_construction = verb.lemma_ == "have" and "construction" in before and "under" in before
    return "announced" if built or under_construction else None


def priced(ctx: ClaimContext) -> Factuality | None:
    """What the price of a deal that was told before is put at is as sure as the deal: "put the price at $70 a ton"."""
    verb = ctx.predicate
    if verb is None or ctx.frame not in ("contract", "price", "valuation") or verb.lemma_ not in PRICING:
        return None
    at = next((t for t in tree.ancestors(ctx.anchor) if t.pos_ == "ADP"), None)
    told = [t.lemma_.lower() for t in tree.children(verb, "dobj", "nsubjpass")]
    if at is None or at.lower_ != "at" or PRICED.isdisjoint(told):
        return None
    near = (claim for claim in reversed(ctx.earlier) if claim.mention.end > ctx.mention.start - REACH)
    last = next((claim for claim in near if claim.frame in DEALT), None)
    return "announced" if last is not None and last.factuality == "announced" else None


def made_up(ctx: ClaimContext) -> Factuality | None:
    """The parts of a package are as sure as the package: "the support, made up of a $3 million grant"."""
    verb = ctx.predicate
    if verb is None or ctx.frame != "financing" or verb.lemma_ not in MADE_UP:
        return None
    if verb.lemma_ == "make" and not any(t.lower_ == "up" for t in verb.children):
        return None
    package = tree.subject_of(verb) or verb.head
    if package.lemma_.lower() not in PACKAGES:
        return None
    last = next((claim for claim in reversed(ctx.earlier) if claim.frame == "financing"), None)
    return "announced" if last is not None and last.factuality == "announced" else None


def in_headline(ctx: ClaimContext) -> Factuality | None:
    """What a headline says that somebody gets, grants or imposes is announced: "Orlen bags $3 billion loan"."""
    verb = ctx.predicate
    title = ctx.text.find("\n\n")
    if verb is None or ctx.mention.end > title or verb.tag_ not in ("VBZ", "VBP") or ctx.frame not in HEADLINE_FRAMES:
        return None
    if verb.lemma_ not in words("headline_deal") or ctx.role == "prior":
        return None
    if ctx.frame == "price" and verb.lemma_ not in ("slap", "impose"):
        return None  # "drivers get $30 an hour"
    subject = ctx.story.entities.named(ctx.subject.name) if ctx.subject is not None else None
    if subject is None or subject.kind == "person" or _is_told_as_done(ctx, title):
        return None
    return "announced"


def _is_told_as_done(ctx: ClaimContext, title: int) -> bool:
    """Tell whether the lead of the text says of what the headline tells that it has been done: "has borrowed $3bn"."""
    lead = ctx.text[title : title + LEAD]
    return ctx.frame == "financing" and HAS_DONE.search(lead) is not None


def owed(ctx: ClaimContext) -> Factuality | None:
    """What one of a deal's parties must do under it is agreed: "in return it must create 85 jobs"."""
    verb = next((v for v in ctx.clauses[:2] if any(t.lower_ == "must" for t in tree.children(v, "aux"))), None)
    last = next((claim for claim in reversed(ctx.earlier[-OWED_BACK:]) if claim.deontic == "none"), None)
    if verb is None or last is None or tree.is_passive(verb) or last.factuality != "announced":
        return None
    if any(t.lower_ == "have" for t in tree.children(verb, "aux")) or last.mention.end < ctx.mention.start - REACH:
        return None  # "must have spent"
    parties = {named.name for named in (last.subject, last.object) if named is not None}
    owes = ctx.subject is not None and ctx.subject.name in parties
    actor = tree.subject_of(verb)
    named = ctx.story.resolver.resolve(actor) if actor is not None else None
    return "announced" if owes or (named is not None and named.name in parties) else None
