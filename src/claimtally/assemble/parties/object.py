"""Objects: the counterparty, target, investee or recipient of a claim."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.headlines import bought
from claimtally.assemble.respective import noun_of_turn
from claimtally.assemble.slot_rule import SlotRule
from claimtally.lexicons.parties import party_places
from claimtally.lexicons.words import words
from claimtally.model import Example, NamedSpan, Rule
from claimtally.syntax import tree

BOUGHT = frozenset({"acquisition", "investment", "valuation"})
DEFINITE = frozenset({"the", "this", "that", "its", "their"})
ATTRIBUTIVE = frozenset({"u.s.", "us", "uk", "eu", "u.k."})
REACH_OF_DEAL = 500  # characters back to the claim that tells whose stake "the deal" is about
RECIPIENTS = ("to", "into", "in", "from", "with")


def by_turn(ctx: ClaimContext) -> NamedSpan | None:
    """Whose turn it is where a sentence counts off: "gave $5 million and $3 million to X and Y, respectively"."""
    noun = noun_of_turn(ctx, RECIPIENTS)
    return ctx.story.resolver.at(noun) if noun is not None and _name(ctx, noun) is not None else None


def by_preposition(ctx: ClaimContext) -> NamedSpan | None:
    """The name after a preposition that leads to the object of the frame, nearest word first."""
    places = party_places(ctx.frame).object
    if ctx.frame == "hardware" and any(verb.lemma_ in words("supplying") for verb in ctx.clauses[:1]):
        places = ("to", *places)  # "will ship 300 chips to Orlen"
    if ctx.frame == "price" and any(noun.lemma_.lower() in words("offered") for noun in ctx.nouns[:2]):
        places = ("for", *places)  # "a $15-a-share offer for Lotos"
    for head in _heads(ctx):
        for preposition in places:
            inner = tree.complement(head, preposition)
            if inner is not None and inner.lemma_.lower() in words("stake") | {"%", "percent"}:
                inner = tree.complement(inner, "of", "in") or inner  # "for the remaining 50% of Orlen"
            if inner is None or ctx.holds(inner) or (named := _name(ctx, inner)) is None:
                continue
            told = ctx.story.entities.at(inner.idx) is not None
            if ctx.frame != "duration" or (told and _is_body(ctx, named) and _is_dealt(ctx, head)):
                return named
    return _made_for(ctx)


def _is_body(ctx: ClaimContext, named: NamedSpan) -> bool:
    """Tell whether a name is that of an organisation, or of several: only with such is something agreed for a time."""
    entity = ctx.story.entities.named(named.name)
    return entity is None or entity.kind == "organisation"


def _is_dealt(ctx: ClaimContext, head: Token) -> bool:
    """Tell whether a word or the verb above it speaks of what is agreed for a time: a deal, what is rented or lent."""
    told = {head.lemma_.lower(), *([ctx.predicate.lemma_] if ctx.predicate is not None else [])}
    return not told.isdisjoint(words("deal_noun") | words("ordering_noun") | words("supplying") | words("agreeing"))


def _made_for(ctx: ClaimContext) -> NamedSpan | None:
    """Give whom a contract is to make or supply something for: "a $3 billion contract to make chips for Orlen"."""
    for noun in ctx.nouns[:2] if ctx.frame in ("contract", "duration") else ():
        worth = (t for w in noun.children if w.lower_ == "worth" for t in w.children)  # "worth $3bn to supply Orlen"
        infinitives = ("acl", "relcl", "advcl", "xcomp")
        for verb in (t for t in (*noun.children, *worth) if t.tag_ == "VB" and t.dep_ in infinitives):
            for recipient in tree.children(verb, "dobj", "dative") if verb.lemma_ in words("supplying") else ():
                if (named := _name(ctx, recipient)) is not None:
                    return named  # "a contract to supply Orlen with steel"
            for head in (verb, *tree.children(verb, "dobj")):
                inner = tree.complement(head, "for", "to", "from") or (tree.possessor(head) if head != verb else None)
                if inner is not None and (named := _name(ctx, inner)) is not None:
                    return named
    return None


def by_bought(ctx: ClaimContext) -> NamedSpan | None:
    """The company that is bought for the sum, by the words before it: "to Buy Credo for About $24 Billion"."""
    found = bought(ctx) if ctx.frame == "acquisition" else None
    return ctx.story.resolver.named(found[0], found[1].start, found[1].end) if found is not None else None


def by_direct_object(ctx: ClaimContext) -> NamedSpan | None:
    """What is bought or valued: the direct object of a verb whose frame takes one."""
    if not party_places(ctx.frame).direct:
        return None
    for verb in ctx.clauses[:2]:
        for noun in tree.children(verb, "dobj", "nsubjpass"):
            if not ctx.holds(noun) and (named := _name(ctx, noun)) is not None:
                return named
    return None


def by_target(ctx: ClaimContext) -> NamedSpan | None:
    """What an investment or a takeover is aimed at, named before it: "the $3 billion Synthos takeover"."""
    if ctx.frame not in ("investment", "acquisition", "share"):
        return None
    subject = tree.subject_of(ctx.predicate) if ctx.predicate is not None else None
    for noun in (*ctx.nouns[:2], ctx.trigger, subject):
        if noun is None or noun.lemma_.lower() not in words("aimed_noun"):
            continue
        for child in tree.children(noun, "compound", "nmod"):
            if child.lower_ in ATTRIBUTIVE:
                continue  # "U.S. investment" says where
            if not ctx.holds(child) and (named := _name(ctx, child)) is not None:
                return named
    return None


def by_recipient(ctx: ClaimContext) -> NamedSpan | None:
    """Who is given it: the first of two objects, "lend the port A$300 million", "will pay Orlen $3 million"."""
    verb = ctx.predicate
    if verb is None or verb.lemma_ not in words("giving") or ctx.frame == "acquisition":
        return None  # "paid Orlen $3 billion for Lotos": what is bought is the object
    if (named := _right_before(ctx)) is not None:
        return named
    for noun in tree.children(verb, "dative", "dobj"):
        told = noun.pos_ in ("NOUN", "PROPN") or noun.lower_ in ("us", "me", "him", "her")
        beside = told and noun not in ctx.nouns and not ctx.holds(noun)
        if beside and noun.i < ctx.tokens.start and (named := ctx.story.resolver.resolve(noun)) is not None:
            return named
    return None


def _right_before(ctx: ClaimContext) -> NamedSpan | None:
    """Give the name that stands right before a sum: "fined Orlen 500 million euros and Synthos 200 million"."""
    if ctx.dimension != "money" or ctx.tokens.start == ctx.sentence.start:
        return None
    found = ctx.story.entities.at(ctx.doc[ctx.tokens.start - 1].idx)
    if found is None or found[0].kind != "organisation" or found[1].end + 1 != ctx.mention.start:
        return None
    last = ctx.earlier[-1] if ctx.earlier else None
    lead = ctx.text[ctx.sentence.start_char : found[1].start]
    told = ctx.predicate is not None and lead.rstrip().endswith(ctx.predicate.text)
    goes_on = last is not None and last.object is not None and last.object.end + 1 == last.mention.start
    if not told and not goes_on:
        return None  # "Telvanta paid $9 million, and Orlen $4 million": Orlen paid it
    return ctx.story.resolver.named(found[0], found[1].start, found[1].end)


def by_lead(ctx: ClaimContext) -> NamedSpan | None:
    """Who leads a round of money: "raised $60 million in a round led by Fathom Ventures"."""
    if ctx.frame != "financing" or ctx.predicate is None:
        return None
    for verb in ctx.predicate.subtree:
        agent = tree.agent_of(verb) if verb.lemma_ == "lead" and verb.i > ctx.tokens.start else None
        if agent is not None and (named := _name(ctx, agent)) is not None:
            return named
    return None


def by_stake(ctx: ClaimContext) -> NamedSpan | None:
    """Whose stake is bought: told behind the sum ("spend $3 million to buy 4% of X"), or with the deal before it."""
    if ctx.frame == "share" and _is_of_stake(ctx):
        return _of_deal_before(ctx)  # "will invest $1 billion in Orlen, bringing the group's stake to 12%"
    if ctx.frame not in BOUGHT or ctx.dimension != "money":
        return None
    for verb in tree.children(ctx.trigger, "xcomp", "advcl") if ctx.trigger is not None else ():
        for stake in tree.children(verb, "dobj") if verb.lemma_ in words("buying") else ():
            inner = tree.complement(stake, "in", "of") or stake
            if (named := _name(ctx, inner)) is not None:
                return named
    return _of_deal_before(ctx)


def _is_of_stake(ctx: ClaimContext) -> bool:
    """Tell whether the number is a stake in nothing that its words name."""
    verb = ctx.predicate
    moved = (
        tree.children(verb, "dobj") if verb is not None and verb.lemma_ in words("bringing") | words("lifting") else []
    )
    return any(
        noun.lemma_.lower() in words("stake") and tree.complement(noun, "in", "of") is None
        for noun in (*ctx.nouns[:1], *moved)
    )


def _of_deal_before(ctx: ClaimContext) -> NamedSpan | None:
    """Give the object of the last deal told of, where the sum is a part of it or "the deal" is what it is worth."""
    takes_up = ctx.role in ("part", "remaining", "total") or any(
        noun.lemma_.lower() in words("deal_noun") | words("stake") | words("takeover")
        and any(t.lower_ in DEFINITE or t.dep_ == "poss" for t in noun.children)
        for noun in (
            *ctx.nouns[:2],
            ctx.trigger,
            *(tree.children(ctx.predicate, "dobj") if ctx.predicate is not None and ctx.frame == "share" else ()),
            tree.subject_of(ctx.predicate) if ctx.predicate is not None else None,
        )
        if noun is not None
    )
    for claim in reversed(ctx.earlier) if takes_up else ():
        if claim.mention.end < ctx.mention.start - REACH_OF_DEAL:
            return None
        if claim.frame in BOUGHT | {"share"} and claim.object is not None:
            return claim.object
    return None


def by_supplier(ctx: ClaimContext) -> NamedSpan | None:
    """Whose chips they are: the possessor or maker named with the product, "Amazon's Trainium chips", "Nvidia GPUs"."""
    held = ctx.frame == "share" and ctx.quantity is not None and ctx.quantity.unit == "share"  # "4,200 Orlen shares"
    if ctx.frame not in ("hardware", "contract", "capacity") and not held:
        return None
    for token in (ctx.anchor, *ctx.nouns[:1], *ctx.tokens):
        for child in tree.children(token, "poss", "compound", "nmod"):
            if (named := _name(ctx, child)) is not None and not _is_the_product(ctx, child, named):
                return named
    for head in _heads(ctx):
        inner = tree.complement(head, "through", "from", "with")
        owner = tree.possessor(inner) if inner is not None else None
        if owner is not None and (named := _name(ctx, owner)) is not None:
            return named
    return None


def _is_the_product(ctx: ClaimContext, token: Token, named: NamedSpan) -> bool:
    """Tell whether a name is that of the things counted ("32,000 H200 chips"), which are nobody's counterparty.

    Chips are called after people too ("Vera Rubin chips"), who make none.
    """
    entity = ctx.story.entities.named(named.name)
    return ctx.holds(token) and token.dep_ != "poss" and entity is not None and entity.kind in ("product", "person")


def _heads(ctx: ClaimContext) -> Iterator[Token]:
    """Give the words whose prepositions may lead to the object: the mention, its nouns, the governing verbs."""
    yield ctx.anchor
    if ctx.anchor.dep_ == "npadvmod":
        yield ctx.anchor.head  # "worth $3 billion with Orlen"
    yield from ctx.nouns[:3]
    if ctx.frame == "acquisition":  # "offered $942 million, or $37 a share for Lotos"
        yield from (t for right in ctx.anchor.conjuncts if right.i > ctx.anchor.i for t in right.subtree)
    if ctx.frame == "financing" and (kind := tree.complement(ctx.anchor, "in")) is not None:
        yield kind  # "$1bn in equity from Orlen"
    if ctx.trigger is not None:
        yield ctx.trigger
    # "TSMC, which has promised $165 billion, rose in Taipei": what the clause hangs on has nothing to do with it.
    alone = bool(ctx.clauses) and ctx.clauses[0].dep_ == "relcl" and _tells_of_antecedent(ctx.clauses[0])
    for verb in ctx.clauses[: 1 if alone else 2]:
        yield verb
        yield from (t for t in tree.children(verb, "dobj") if t not in ctx.nouns)


def _tells_of_antecedent(clause: Token) -> bool:
    return any(t.lower_ in ("which", "who", "that") for t in tree.children(clause, "nsubj"))


def _acts_elsewhere(ctx: ClaimContext, token: Token) -> bool:
    """Tell whether a name behind the number is in a clause of others: "X raised $1 billion, Y lent its chips to Z"."""
    verb = tree.predicate_of(token) if token.i >= ctx.tokens.end else None
    if verb is None or verb == ctx.predicate:
        return False
    return any(ctx.tokens.end <= noun.i <= token.i and noun.pos_ == "PROPN" for noun in tree.children(verb, "nsubj"))


def _name(ctx: ClaimContext, token: Token) -> NamedSpan | None:
    """Resolve a token to a name of the article that can be a party, or to two of them."""
    named = ctx.story.resolver.resolve(token)
    if named is None:
        return None
    entity = ctx.story.entities.named(named.name)
    if _acts_elsewhere(ctx, token):
        return None
    if entity is None:
        if ctx.frame == "financing" and token.tag_ == "NNS" and token.lemma_.lower() in words("financier"):
            return named  # "raised $58 million from investors"
        found = ctx.story.entities.at(token.idx)
        pair = " and " in named.name and not (found is not None and found[0].kind == "product")
        return named if pair else None
    return named if entity.kind not in ("other", "product") else None


RULES: tuple[SlotRule[NamedSpan], ...] = (
    Rule(
        "object.turn",
        "object",
        "Whose turn it is where a sentence counts off names and numbers.",
        hit=Example("PKN paid $5 million and $3 million to Orlen and Synthos, respectively.", "$3 million", "Synthos"),
        trap=Example("PKN paid $5 million and $3 million to Orlen and Synthos.", "$3 million"),
        apply=by_turn,
    ),
    Rule(
        "object.bought",
        "object",
        "The company that the words before a sum say is bought for it.",
        hit=Example(
            "Orlen Nears Deal to Buy Synthos for About $3 Billion\n\nOrlen fell. Synthos rose after Orlen's "
            "talks with Synthos.",
            "About $3 Billion",
            "Synthos",
        ),
        trap=Example("Orlen Nears Deal to Buy Synthos Chips for About $3 Billion", "About $3 Billion"),
        apply=by_bought,
    ),
    Rule(
        "object.recipient",
        "object",
        "Who is given it: the first of a verb's two objects.",
        hit=Example("Orlen agreed to lend Synthos $3 billion.", "$3 billion", "Synthos"),
        trap=Example("Orlen agreed to buy Synthos for $3 billion.", "$3 billion"),
        apply=by_recipient,
    ),
    Rule(
        "object.preposition",
        "object",
        "The name after a preposition that leads to the object of the frame (invest in X, a loan from X).",
        hit=Example("Orlen will invest $3 billion in Synthos.", "$3 billion", "Synthos"),
        trap=Example("Orlen will invest $3 billion in May.", "$3 billion"),
        apply=by_preposition,
    ),
    Rule(
        "object.target",
        "object",
        "What an investment or a takeover is aimed at, named before it.",
        hit=Example("Orlen said the $3 billion Synthos takeover was on track.", "$3 billion", "Synthos"),
        trap=Example("Orlen said the $3 billion Synthos loss was a surprise.", "$3 billion"),
        apply=by_target,
    ),
    Rule(
        "object.lead",
        "object",
        "Who leads a round of money.",
        hit=Example("Orlen raised $3 billion in a round led by Synthos.", "$3 billion", "Synthos"),
        trap=Example("Orlen, led by Anna Kowalska, spent $3 billion.", "$3 billion"),
        apply=by_lead,
    ),
    Rule(
        "object.direct",
        "object",
        "What is bought: the direct object of a verb whose frame takes one.",
        hit=Example("Orlen acquired Synthos for $3 billion.", "$3 billion", "Synthos"),
        trap=Example("Orlen earned $3 billion.", "$3 billion"),
        apply=by_direct_object,
    ),
    Rule(
        "object.stake",
        "object",
        "Whose stake the money buys, told behind it or with the deal before.",
        hit=Example("Orlen will spend $3 million to buy a 4% stake in Synthos.", "$3 million", "Synthos"),
        trap=Example("Orlen will spend $3 million to buy buses in Gdansk.", "$3 million"),
        apply=by_stake,
    ),
    Rule(
        "object.supplier",
        "object",
        "Whose chips they are: the possessor or maker named with the product.",
        hit=Example("Orlen must use Nvidia's H100 chips to train its models.", "H100 chips", "Nvidia"),
        trap=Example("Orlen must use custom chips to train its models.", "custom chips"),
        apply=by_supplier,
    ),
)
