"""Frames of deals: what is worth a sum, what is ordered, and what a sum is told to be a part of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frames.triggers import FrameDecision, triggered
from claimtally.lexicons.frames import frame_triggers
from claimtally.lexicons.words import words
from claimtally.model.vocabulary import Frame
from claimtally.syntax import tree

# What a deal can be about, the more telling first; a deal of which nothing more is told is a contract.
KINDS: tuple[Frame, ...] = ("acquisition", "investment", "financing", "contract")
POINTING = frozenset({"that", "this", "it", "which", "these", "those", "them"})
SETTING = frozenset({"in", "under", "through", "via"})  # between a deed and the deal it is done in
SUMS = (["amount"], ["sum"], ["total"], ["money"], ["figure"])
LEADING = frozenset({"for", "of", "on", "over"})
LONGEST_OPENING = 4  # words of "Of that sum,"
CLEAR = 2.0  # weight of a word that says what a deal is about, by its place in the syntax
LONGEST_GAP = 7  # tokens between a deal and its "worth"
REACH = 500  # characters back to the sum of which another is a part, and to the deal that "the deal" is


def by_worth(ctx: ClaimContext) -> FrameDecision | None:
    """A deal, order or phase that is worth a sum is of the frame of the deal, no valuation."""
    noun = _worth_it(ctx)
    if noun is None:
        return None
    if noun.lemma_.lower() in words("field_noun"):
        return FrameDecision("valuation", noun)
    if noun.lemma_.lower() in words("held") and ctx.before(2) == ["valued", "at"]:
        return FrameDecision("valuation", noun)
    if noun.lemma_.lower() in words("deal_noun"):
        return FrameDecision(_kind_of_deal(ctx, noun), noun)
    if noun.lemma_.lower() in words("takeover"):
        return FrameDecision("acquisition", noun)
    if any(row.frame == "contract" for row in frame_triggers().get(("noun", noun.lemma_.lower()), ())):
        return FrameDecision("contract", noun)
    if (noun.lemma_.lower() in words("goods") or _goods(noun)) and _is_dealt_in(ctx):
        return FrameDecision("contract", noun)
    return None


def _is_dealt_in(ctx: ClaimContext) -> bool:
    """Tell whether the sentence tells of a deal in goods: its last count is a contract, or it has a word of dealing."""
    last = ctx.earlier[-1] if ctx.earlier else None
    if last is not None and last.quote.start == ctx.sentence.start_char and last.frame == "contract":
        return True
    dealing = words("ordering") | words("ordering_noun") | words("deal_noun") | words("buying") | words("supplying")
    return any(t.lemma_.lower() in dealing for t in ctx.sentence if t.pos_ in ("NOUN", "VERB"))


def _worth_it(ctx: ClaimContext) -> Token | None:
    """Give the noun that "worth" says the worth of: "an order worth", "the deal, worth", "it is worth"."""
    if ctx.dimension != "money":
        return None
    worth = next((t for t in tree.ancestors(ctx.anchor) if t.lower_ in ("worth", "valued")), None)
    if worth is None or worth.i > ctx.anchor.i:
        return None
    if tree.children(worth, "auxpass") and (valued := tree.subject_of(worth)) is not None and valued.i < worth.i:
        if valued.lower_ == "it" and ctx.story.resolver.party(valued) is not None:
            return None  # "a second round since September, when it was valued at"
        return valued  # "the owner of the service has been valued at": not the service
    if (beside := _noun_before(worth)) is not None:
        return beside
    if worth.head.pos_ in ("NOUN", "PROPN"):
        return worth.head
    verb = tree.predicate_of(worth)
    subject = tree.subject_of(verb) if verb is not None else None
    if subject is not None and worth.i > subject.i:
        return subject
    return None


def _noun_before(worth: Token) -> Token | None:
    """Give the deal or goods that stand before "worth", wherever the parser hangs it ("deals this week worth")."""
    for token in reversed(worth.doc[max(worth.sent.start, worth.i - LONGEST_GAP) : worth.i]):
        if token.pos_ == "VERB" or token.text == ",":
            return None
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and (
            lemma in words("deal_noun") | words("ordering_noun") | words("goods") | words("takeover")
        ):
            return token
    return None


def _kind_of_deal(ctx: ClaimContext, deal: Token) -> Frame:
    """Give what a deal is about: by what is done in it, by the words around it, or by the last deal told of."""
    if (frame := _done_in(deal)) is not None:
        return frame
    found = triggered(ctx)
    kinds = [k for k in KINDS[:-1] if k in found and found[k][1] != deal and found[k][0] >= CLEAR]
    if kinds:
        best = max(kinds, key=lambda kind: (found[kind][0], -KINDS.index(kind)))
        return "contract" if best == "acquisition" and buys_goods(found[best][1]) else best
    return deal_before(ctx, deal) or deal_of_article(ctx)


def deal_before(ctx: ClaimContext, deal: Token) -> Frame | None:
    """Give the frame of the deal that "the deal" takes up: of the last claim that tells of one, where it is near."""
    if not any(t.lower_ in ("the", "that", "this") for t in tree.children(deal, "det")):
        return None
    near = takewhile(lambda claim: claim.mention.end >= ctx.mention.start - REACH, reversed(ctx.earlier))
    return next((claim.frame for claim in near if claim.frame in KINDS), None)


def _done_in(deal: Token) -> Frame | None:
    """Give the frame of what is done in a deal: "agreed to buy Lotos in a deal worth"; None for another setting."""
    if deal.dep_ != "pobj" or deal.head.lower_ not in SETTING or deal.head.head.pos_ != "VERB":
        return None
    verb = deal.head.head
    rows = frame_triggers().get(("verb", verb.lemma_), ())
    if not any(row.frame == "acquisition" for row in rows):
        return None
    if buys_goods(verb):
        return "contract"
    return "investment" if buys_stake(verb) else "acquisition"


def deal_of_article(ctx: ClaimContext) -> Frame:
    """Give what "the deal" of an article is where its sentence does not say: a takeover where the text has one."""
    told = [t.lemma_.lower() for t in ctx.doc if t.pos_ in ("NOUN", "VERB", "PROPN")]
    takeover = sum(word in words("takeover") for word in told)
    goods = sum(word in (words("ordering_noun") - words("deal_noun")) | words("supply") for word in told)
    return "acquisition" if takeover > goods else "contract"


def buys_goods(verb: Token) -> bool:
    """Tell whether a verb of buying has goods as its object ("buy 40 jets"), not a company or a plant."""
    return verb.pos_ == "VERB" and any(_goods(noun) for noun in _objects(verb))


def _objects(verb: Token) -> list[Token]:
    """Give what a verb acts upon, also where that stands before it ("a stake that it bought", "jets bought in May")."""
    before = verb.dep_ == "acl" and verb.tag_ == "VBN"
    if verb.dep_ == "relcl":
        before = any(t.lower_ not in tree.RELATIVE_PRONOUNS for t in tree.children(verb, "nsubj"))
    return [*tree.children(verb, "dobj", "nsubjpass"), *([verb.head] if before else [])]


def _goods(noun: Token) -> bool:
    if noun.pos_ == "PROPN" and not any(t.like_num for t in noun.children):
        return False  # "buy Orlen Power", but "buy 40 Boeing 737s"
    part = tree.complement(noun, "of") if noun.lemma_.lower() == "part" else None
    owned = any(t.lemma_.lower() in words("held") for t in (noun, part) if t is not None)
    if owned and not any(t.like_num for t in noun.children):
        return False  # "part of its T-Mobile holding"
    named = [noun, *([inner] if (inner := tree.complement(noun, "of")) is not None else [])]
    rows = [row for t in named for row in frame_triggers().get(("noun", t.lemma_.lower()), ())]
    return any(row.frame == "hardware" for row in rows) or any(t.lemma_.lower() in words("goods") for t in named)


def buys_stake(verb: Token) -> bool:
    """Tell whether a verb of buying has a part of a company as its object ("bought a 4% stake"), short of control."""
    if verb.lemma_ not in words("buying"):
        return False
    stakes = [t for t in _objects(verb) if t.lemma_.lower() in words("stake")]
    return bool(stakes) and not any(t.lower_ in words("controlling") for t in stakes[0].subtree)


def pays_for_company(ctx: ClaimContext) -> bool:
    """Tell whether money is paid for a company or a part of one ("is paying $3 million for the assets")."""
    payers = [t for t in (ctx.predicate, *ctx.nouns[:1]) if t is not None and t.lemma_.lower() in words("paying")]
    for head in (*payers, ctx.anchor, *_told_beside(ctx.anchor)) if payers else ():
        bought = tree.complement(head, "for")
        if bought is None:
            continue
        if bought.lemma_.lower() in words("bought_whole") or bought.lemma_.lower() in ("%", "percent"):
            return True
        found = ctx.story.entities.at(bought.idx)
        return found is not None and found[0].kind == "organisation" and bought.text[:1].isupper()
    return False


def _told_beside(anchor: Token) -> list[Token]:
    """Give the words of a sum told beside another: "offered $942 million, or $37 a share for Lotos"."""
    return [t for right in anchor.conjuncts if right.i > anchor.i for t in right.subtree if t.pos_ in ("NOUN", "NUM")]


def spends_to_buy(trigger: Token) -> Frame | None:
    """Give the frame of what money is spent to buy: a company, or a stake ("spend $3m to purchase a 48% stake")."""
    if trigger.pos_ != "VERB":
        return None
    for verb in tree.children(trigger, "xcomp", "advcl"):
        if verb.lemma_ not in words("buying") or verb.tag_ != "VB":
            continue
        if buys_stake(verb):
            return "investment"
        stake = any(t.lemma_.lower() in words("stake") for t in _objects(verb))
        if stake or any(t.lemma_.lower() in words("bought_whole") for t in _objects(verb)):
            return "acquisition"
    return None


def by_order(ctx: ClaimContext) -> FrameDecision | None:
    """Things that are ordered, or that an order or option is for, are of the contract, no mere count."""
    if ctx.quantity is None or ctx.dimension != "count" or _is_hardware(ctx) or _is_staff(ctx):
        return None
    way = list(takewhile(lambda t: t != ctx.predicate, tree.ancestors(ctx.anchor)))
    for below, above in pairwise(way):
        if below.dep_ == "prep" and below.lower_ in LEADING and above.lemma_.lower() in words("ordering_noun"):
            return FrameDecision("contract", above)
    verb = ctx.predicate
    if verb is None or not way:
        return None
    if ctx.after(2) == ["on", "order"] and ctx.after(3)[2:] != ["of"]:
        return FrameDecision("contract", ctx.doc[ctx.tokens.end + 1])  # "has 80 jets on order"
    beside = any(t.dep_ == "prep" and not ctx.holds(t) for t in way[:-1])
    held = way[-1].dep_ in ("dobj", "nsubjpass", "advmod", "appos") and not beside
    if held and (verb.lemma_ in words("ordering") or (verb.lemma_ in words("buying") and _counts_goods(ctx))):
        return FrameDecision("contract", verb)
    if way[-1].dep_ == "prep" and way[-1].lower_ == "for" and verb.lemma_ == "sign":
        return FrameDecision("contract", verb)  # "signed up for five more jets"
    if way[-1].dep_ == "prep" and way[-1].lower_ in LEADING:
        order = next((t for t in tree.children(verb, "dobj") if t.lemma_.lower() in words("ordering_noun")), None)
        return FrameDecision("contract", order) if order is not None and order.i < way[-1].i else None
    return None


def _counts_goods(ctx: ClaimContext) -> bool:
    named = ctx.quantity is not None and ctx.quantity.unit in words("goods")  # "32 Dreamliners" are jets
    return named or any(noun.lemma_.lower() in words("goods") for noun in ctx.nouns[:1])


def _is_hardware(ctx: ClaimContext) -> bool:
    return any(
        row.frame == "hardware"
        for noun in ctx.nouns[:1]
        for row in frame_triggers().get(("noun", noun.lemma_.lower()), ())
    )


def _is_staff(ctx: ClaimContext) -> bool:
    return any(
        row.frame == "workforce"
        for noun in ctx.nouns[:1]
        for row in frame_triggers().get(("noun", noun.lemma_.lower()), ())
    )


def by_part(ctx: ClaimContext) -> FrameDecision | None:
    """A part of a sum told before is of its frame: "of which $3 million", "$3 million of that", "Of that, ..."."""
    if ctx.quantity is None or ctx.dimension not in ("money", "power", "energy", "mass"):
        return None
    if not any(_points_back(ctx)) or _whole_speaks(ctx):
        return None
    if ctx.predicate is not None and ctx.predicate.lemma_ in ("borrow", "lend"):
        return None  # "$6 million, of which $4 million will be borrowed"
    for claim in reversed(ctx.earlier):
        if claim.mention.end < ctx.mention.start - REACH:
            return None
        if claim.quantity is not None and claim.quantity.dimension == ctx.quantity.dimension:
            return FrameDecision(claim.frame) if "/" not in claim.quantity.unit else None
    return None


def _is_paid(ctx: ClaimContext) -> bool:
    """Tell whether money only changes hands here: for what, the sum before has said ("will pay the remaining $3m")."""
    paid = ctx.predicate is not None and ctx.predicate.lemma_ in ("pay", "repay")
    return ctx.dimension == "money" and paid and ctx.after(1) != ["of"]


def _whole_speaks(ctx: ClaimContext) -> bool:
    """Tell whether the noun that "which" stands for says what it measures ("milestones, of which $3 million")."""
    before = ctx.doc[max(ctx.sentence.start, ctx.tokens.start - 4) : ctx.tokens.start]
    whole = next((t for t in reversed(before) if t.pos_ == "NOUN"), None) if ctx.before(1) == ["which"] else None
    rows = frame_triggers().get(("noun", whole.lemma_.lower()), ()) if whole is not None else ()
    return any(row.fits(ctx.dimension) for row in rows)


def _points_back(ctx: ClaimContext) -> Iterator[bool]:
    opening = [t.lower_ for t in ctx.sentence[:LONGEST_OPENING] if not t.is_space]
    yield ctx.before(2) == ["of", "which"]
    yield _is_included(ctx)
    yield _is_compared(ctx)
    yield ctx.after(1) == ["of"] and ctx.after(2)[-1] in POINTING and _stands_alone(ctx)
    of_it = opening[:1] == ["of"] and opening[1:2] != [] and opening[1] in POINTING
    yield of_it and ("," in opening or opening[2:3] in SUMS)
    yield bool({"remaining", "first", "initial"} & {*ctx.within()[:2], *ctx.before(1)}) and _is_paid(ctx)


def _is_included(ctx: ClaimContext) -> bool:
    """Tell whether the number is part of a sum of its sentence ("$9 million, including a payment of")."""
    including = next((t for t in tree.ancestors(ctx.anchor) if t.lower_ == "including"), None)
    last = ctx.earlier[-1] if ctx.earlier else None
    if including is None or last is None or last.quantity is None or ctx.quantity is None:
        return False
    return last.quote.start >= ctx.sentence.start_char and last.quantity.dimension == ctx.quantity.dimension


def _is_compared(ctx: ClaimContext) -> bool:
    """Tell whether the number is what the figure before is compared with: "That was well above the $4 million"."""
    verb = ctx.predicate
    subject = tree.subject_of(verb) if verb is not None else None
    if verb is None or subject is None or subject.lower_ not in ("that", "this", "it"):
        return False
    if verb.lemma_ not in words("comparing") or ctx.anchor.i <= verb.i:
        return False
    return not words("compared").isdisjoint(t.lower_ for t in verb.subtree)


def _stands_alone(ctx: ClaimContext) -> bool:
    """Tell whether the word behind "of" has no noun of its own: "of that", not "of that money"."""
    word = ctx.doc[ctx.tokens.end + 1]
    return word.dep_ != "det"
