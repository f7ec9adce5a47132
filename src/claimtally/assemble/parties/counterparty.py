"""Counterparties: whom a claim is about beside its subject, where its own sentence does not say.

These rules ask for the subject, so that they come after it.
"""

from __future__ import annotations

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.parties.subject.topic import acts, is_public
from claimtally.assemble.reference.salience import most_salient
from claimtally.assemble.reference.topic import BODIES, end_of_opening
from claimtally.assemble.slot_rule import SlotRule
from claimtally.lexicons.names import name_words
from claimtally.lexicons.words import words
from claimtally.model import Claim, Example, NamedSpan, Rule
from claimtally.model.entity import Entity
from claimtally.model.vocabulary import Frame
from claimtally.syntax import tree
from claimtally.syntax.word_classes import POINTING

WORLDWIDE = frozenset({"global", "worldwide", "world", "international", "industry"})
DURABLE = frozenset({"lease", "loan", "pact", "partnership", "licence", "license"})
SALES = frozenset({"sale", "purchase"})  # "in addition to five jet sales earlier this week"
BIDDING = frozenset({"offer", "pay", "bid", "approach", "proposal"})
CONTAINING = frozenset({"contain", "include", "cover", "comprise"})
REACH = 700  # characters back to the claim of the deal
DEALS: frozenset[Frame] = frozenset({"contract", "investment", "acquisition"})

# In claims of these a deal's two parties may have been told.
TOLD: frozenset[Frame] = frozenset((*DEALS, "duration", "capacity", "hardware"))


def by_whole(ctx: ClaimContext) -> NamedSpan | None:
    """Whose something it is a part of: "China made up 27% of sales" are the sales of whom the article is about."""
    subject, topic = ctx.subject, ctx.story.resolver.topic
    if ctx.frame != "share" or subject is None or topic is None or not _acts_here(ctx, subject):
        return None
    if topic.kind != "organisation" or topic.name in subject.name or not acts(topic) or is_public(topic):
        return None
    if not _is_of_a_company(ctx):
        return None
    if _is_of_all(ctx) or _is_own(ctx, subject) or _is_person_outside(ctx, subject):
        return None

    def owns(entity: Entity) -> bool:
        return acts(entity) and not is_public(entity) and entity.name not in subject.name

    found = most_salient(ctx.story.resolver, ctx.anchor, ("organisation",), None, owns)
    before = [m for m in topic.mentions if m.end <= ctx.mention.start]
    if found != topic or not before:
        return None  # another one was told of since
    return ctx.story.resolver.named(topic, before[-1].start, before[-1].end)


def _is_of_a_company(ctx: ClaimContext) -> bool:
    """Tell whether the whole is what companies have (sales, votes, output), or none is named and somebody holds it."""
    whole = tree.complement(ctx.anchor, "of")
    if whole is not None:
        named = any(ctx.story.entities.at(t.idx) is not None for t in whole.lefts)
        kinds = words("measure") | words("stake") | words("security") | words("company_whole")
        return not named and whole.lemma_.lower() in kinds
    held = any(noun.lemma_.lower() in words("stake") | words("security") for noun in ctx.nouns[:2])
    return held or (ctx.predicate is not None and ctx.predicate.lemma_ in words("having_part") | {"supply", "own"})


def _is_of_all(ctx: ClaimContext) -> bool:
    """Tell whether the whole is a market or the world's, nobody's own ("80% of the market", "2% of world demand")."""
    whole = tree.complement(ctx.anchor, "of")
    of_whole = tree.possessor(whole) if whole is not None else None
    nouns = [noun for noun in (*ctx.nouns, whole, of_whole) if noun is not None]
    if any(noun.lemma_.lower() in name_words("person_noun", "actor_noun") | words("peopled") for noun in nouns[1:]):
        return True  # "the top 1 percent of taxpayers"
    told = {t.lower_ for noun in nouns for t in (*noun.lefts, noun)}
    return any(noun.lemma_.lower() in words("market_noun") for noun in nouns) or bool(told & WORLDWIDE)


def _is_own(ctx: ClaimContext, subject: NamedSpan) -> bool:
    """Tell whether the whole, or the share, is the subject's own ("80% of its schedule", "Orlen's share is 27%")."""
    whole = tree.complement(ctx.anchor, "of")
    for noun in (whole, *ctx.nouns[:2], tree.subject_of(ctx.predicate) if ctx.predicate is not None else None):
        owner = tree.possessor(noun) if noun is not None else None
        named = ctx.story.resolver.resolve(owner) if owner is not None else None
        if named is not None and named.name == subject.name:
            return True
    return False


def _is_person_outside(ctx: ClaimContext, subject: NamedSpan) -> bool:
    """Tell whether a person only tells of the share and holds no stake."""
    entity = ctx.story.entities.named(subject.name)
    held = any(noun.lemma_.lower() in words("stake") | words("security") | {"vote"} for noun in ctx.nouns)
    held = held or (ctx.predicate is not None and ctx.predicate.lemma_ in ("own", "hold", "keep", "retain"))
    return entity is not None and entity.kind == "person" and not held


def by_deal(ctx: ClaimContext) -> NamedSpan | None:
    """The other party of the deal that was told before: "The contract is worth $3 billion"."""
    subject = ctx.subject
    if subject is None or ctx.role in ("total", "prior", "remaining"):
        return None
    frame = "acquisition" if _is_bid(ctx) else ctx.frame
    if frame not in DEALS and not (ctx.frame == "duration" and _is_of_deal(ctx)):
        return None
    moved = tree.children(ctx.predicate, "dobj", "nsubj") if ctx.predicate is not None else []
    if any(noun.lemma_.lower() in words("backlog_noun") for noun in (*ctx.nouns, *moved)):
        return None  # what all customers have ordered
    if _is_another_deal(ctx):
        return None
    for claim in reversed(ctx.earlier):
        if claim.mention.end < ctx.mention.start - REACH:
            return None
        if not _of_one_kind(frame, claim.frame):
            continue
        if claim.frame in TOLD and (other := _other_party(claim, subject)) is not None:
            return other
    return None


def _is_bid(ctx: ClaimContext) -> bool:
    """Tell whether a price is what is offered for a share of somebody: "would pay 842p a share, a premium of 31%"."""
    if ctx.frame != "price" or ctx.quantity is None:
        return False
    if ctx.dimension == "share":  # the premium of an offer told right before
        last = ctx.earlier[-1] if ctx.earlier else None
        if last is None or last.quantity is None or last.quote.start != ctx.sentence.start_char:
            return False
        premium = any(noun.lemma_.lower() == "premium" for noun in (ctx.anchor, *ctx.nouns[:2]))
        return premium and last.quantity.unit.endswith("/share")
    if "own" in {t.lower_ for t in ctx.sentence}:
        return False  # "paid $4 a share for its own stock"
    offers = ctx.predicate is not None and ctx.predicate.lemma_ in BIDDING
    told = any(noun.lemma_.lower() in BIDDING | words("takeover") for noun in ctx.nouns[:2])
    return ctx.quantity.unit.endswith("/share") and (offers or told)


def _is_another_deal(ctx: ClaimContext) -> bool:
    """Tell whether a deal is told of that was not told of before: "it also won a contract worth $90 million"."""
    if ctx.mention.start < end_of_opening(ctx.text):
        return False  # headline and lead tell of one deal
    if ctx.predicate is not None and ctx.predicate.lemma_ in CONTAINING:
        return False  # "it contains three options"
    subject = tree.subject_of(ctx.predicate) if ctx.predicate is not None else None
    deals = words("deal_noun") | words("ordering_noun") | words("takeover") | SALES
    for noun in (*ctx.nouns[:2], ctx.trigger, subject):
        if noun is None or noun.pos_ != "NOUN" or noun.lemma_.lower() not in deals:
            continue
        told = any(t.lower_ in POINTING or t.dep_ == "poss" for t in noun.lefts)
        new = any(t.lower_ in ("a", "an", "another") for t in noun.lefts) or noun.tag_ == "NNS"
        if new and not told:
            return True
    return False


def _of_one_kind(frame: Frame, other: Frame) -> bool:
    """Tell whether two claims may be of one deal: both of goods and services, or both of the same frame."""
    goods = {"contract", "duration", "capacity", "hardware"}
    return frame == other or {frame, other} <= goods or "duration" in (frame, other)


def by_giver(ctx: ClaimContext) -> NamedSpan | None:
    """Whom a government, a bank or a fund gives money, where only the giver is told: "the ministry pledged $3bn"."""
    subject, topic = ctx.subject, ctx.story.resolver.topic
    if ctx.frame != "financing" or subject is None or topic is None or not _acts_here(ctx, subject):
        return None
    if topic.kind != "organisation" or topic.name in subject.name or is_public(topic) or not acts(topic):
        return None
    entity = ctx.story.entities.named(subject.name)
    called = {*subject.name.casefold().split(), *(entity.descriptors if entity is not None else ())}
    gives = not called.isdisjoint(name_words("public_body", "money_giver")) or (entity and entity.kind == "place")
    before = [m for m in topic.mentions if m.end <= ctx.mention.start]
    if not gives or not before or not _gives_to_one_told_before(ctx, topic):
        return None
    return ctx.story.resolver.named(topic, before[-1].start, before[-1].end)


def _gives_to_one_told_before(ctx: ClaimContext, topic: Entity) -> bool:
    """Tell whether somebody gives and no other name behind the verb says to whom ("approved $40 billion for Kyiv")."""
    verb = ctx.predicate
    if verb is None or verb.lemma_ not in words("giving") | words("granting"):
        return False
    behind = (e for e in ctx.story.entities.entities for m in e.mentions if verb.idx < m.start < ctx.sentence.end_char)
    return not any(entity.kind in BODIES and entity != topic for entity in behind)


def _is_of_deal(ctx: ClaimContext) -> bool:
    """Tell whether a time is how long a deal lasts ("under the 15-year agreement")."""
    return any(noun.lemma_.lower() in words("deal_noun") | words("ordering_noun") | DURABLE for noun in ctx.nouns)


def _acts_here(ctx: ClaimContext, subject: NamedSpan) -> bool:
    return ctx.sentence.start_char <= subject.start < ctx.sentence.end_char


def _other_party(claim: Claim, subject: NamedSpan) -> NamedSpan | None:
    """Give the party of a claim that is not the subject, where the subject is one of the two."""
    if claim.subject is None or claim.object is None:
        return None
    if claim.subject.name == subject.name:
        return claim.object
    return claim.subject if claim.object.name == subject.name else None


RULES: tuple[SlotRule[NamedSpan], ...] = (
    Rule(
        "object.deal",
        "object",
        "The other party of the deal that was told before.",
        hit=Example(
            "Orlen signed a $5 billion contract with Synthos. For its first phase the contract is worth $3 billion.",
            "$3 billion",
            "Synthos",
        ),
        trap=Example("Orlen signed a contract. Synthos will pay $3 billion for it.", "$3 billion"),
        apply=by_deal,
    ),
    Rule(
        "object.giver",
        "object",
        "Whom a government, a bank or a fund gives money: the one the article is about.",
        hit=Example("Orlen grew. Orlen sold 3,000 cars. Lenders will lend $3 billion.", "$3 billion", "Orlen"),
        trap=Example("Orlen grew. Orlen sold 3,000 cars. Synthos borrowed $3 billion.", "$3 billion"),
        apply=by_giver,
    ),
    Rule(
        "object.whole",
        "object",
        "Whose something a share is a part of: the one told of before.",
        hit=Example("Orlen grew. Orlen sold 3,000 cars. China made up 27% of sales.", "27%", "Orlen"),
        trap=Example("Orlen grew. Orlen made 27% of its sales in China.", "27%"),
        apply=by_whole,
    ),
)
