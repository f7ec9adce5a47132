"""Frames: the word nearest to the number, in the syntax, that speaks of a frame decides; the dimension breaks ties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frames.companies import by_company_move, by_turnover
from claimtally.assemble.frames.deals import (
    buys_goods,
    buys_stake,
    by_order,
    by_part,
    by_worth,
    deal_of_article,
    pays_for_company,
    spends_to_buy,
)
from claimtally.assemble.frames.defaults import by_dimension
from claimtally.assemble.frames.earnings import by_growth, by_made, by_outlook, moves_earnings
from claimtally.assemble.frames.neighbours import by_neighbour, by_other_level, by_same_statement
from claimtally.assemble.frames.rounds import by_bought, by_taken_in
from claimtally.assemble.frames.triggers import FrameDecision, triggered
from claimtally.assemble.frames.valuations import by_valuation
from claimtally.assemble.slot_rule import SlotRule
from claimtally.lexicons.frames import frame_triggers
from claimtally.lexicons.names import name_words
from claimtally.lexicons.words import words
from claimtally.model import Example, Rule
from claimtally.model.vocabulary import Frame
from claimtally.syntax import tree

# Dimensions that measure themselves: "a 40-km tunnel" speaks of its own length.
SIZES = frozenset({"length", "area", "time", "temperature", "speed"})
TRADED = (["at"], ["to"], ["up"], ["down"], ["off"])
LEAD_OF_TAX = 6  # tokens before "tax" that say whose: "earnings before interest and"
FORTUNE = 1_000_000  # in any currency
FAINTEST = 0.6  # below that a word is too far away to speak of the number
FAINTEST_OF_COUNTS = 1.6  # what is counted names itself; only a word close in the syntax says more


def by_product(ctx: ClaimContext) -> FrameDecision | None:
    """A claim about product words without a number is about hardware."""
    return FrameDecision("hardware", ctx.anchor) if ctx.quantity is None else None


def by_unit(ctx: ClaimContext) -> FrameDecision | None:
    """A price carries what it is the price of in its unit; a time span and a distance measure themselves."""
    unit = ctx.quantity.unit if ctx.quantity is not None else ""
    head, _, per = unit.partition("/")
    priced = words("priced_unit") & set(re.split("[/-]", per)) or (per.isupper() and len(per) == 3)  # "JPY/USD"
    if head.isupper() and len(head) == 3 and priced:
        return FrameDecision("earnings" if per == "share" and _is_earned(ctx) else "price")
    if (listed := _listed_price(ctx)) is not None:
        return FrameDecision("price", listed)
    if ctx.dimension in SIZES and not per:
        return FrameDecision("duration", ctx.nouns[0] if ctx.nouns else None)
    return None


def _is_earned(ctx: ClaimContext) -> bool:
    """Tell whether a sum per share is a profit or dividend and no price at which it trades."""
    verb = ctx.predicate
    held = [tree.subject_of(verb), *tree.children(verb, "dobj")] if verb is not None else []
    if any(words("earnings") & {noun.lemma_.lower(), noun.lower_} for noun in held if noun is not None):
        return True  # "earnings per share rose to 23 cents", "cut its dividend to 2p a share"
    if any(verb.lemma_ in words("trading") for verb in ctx.clauses[:1]) and ctx.before(1)[-1:] in TRADED:
        return False
    told = {form for t in ctx.sentence for form in (t.lemma_.lower(), t.lower_)}
    return bool(words("earnings") & told)


def _listed_price(ctx: ClaimContext) -> Token | None:
    """Give the price that a sum is called: "sold 80 cars at an average price of $25,000"."""
    noun = ctx.nouns[0] if ctx.nouns and ctx.dimension == "money" else None
    if noun is None or noun.lemma_.lower() != "price" or ctx.holds(noun):
        return None
    return noun if any(t.lower_ in words("listed_price") for t in tree.children(noun, "amod", "compound")) else None


def by_whole(ctx: ClaimContext) -> FrameDecision | None:
    """A percentage or fraction of a named whole that measures no move is a share of it."""
    quantity = ctx.quantity
    if quantity is None or ctx.dimension != "share" or quantity.unit != "%":
        return None
    if ctx.after(2) == ["of", "what"] and quantity.direction is None:
        return FrameDecision("share")
    whole = tree.complement(ctx.anchor, "of")
    if quantity.direction is not None:
        return FrameDecision("workforce", whole) if whole is not None and _is_staff(whole) else None
    behind = ctx.after(2)
    if behind[:1] == ["share"] and behind[1:] in (["of"], ["in"]):
        return FrameDecision("share")  # "sales reached a 10% share of the market"
    if whole is None and ctx.nouns and ctx.nouns[0].lemma_.lower() in words("stake"):
        return FrameDecision("share", ctx.nouns[0])
    if whole is None or whole.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    return FrameDecision("workforce" if _is_staff(whole) else "share", whole)


def _is_staff(noun: Token) -> bool:
    return any(row.frame == "workforce" for row in frame_triggers().get(("noun", noun.lemma_.lower()), ()))


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


def _is_a_fortune(ctx: ClaimContext) -> bool:
    """Tell whether a sum is too large to be the price of one thing that is traded."""
    number = ctx.quantity
    return number is not None and ctx.dimension == "money" and "/" not in number.unit and number.stated[1] >= FORTUNE


def _is_received(ctx: ClaimContext, trigger: Token) -> bool:
    """Tell whether an investment is got: "landed an investment of $3 million", "attract $3 million in investment"."""
    if trigger.dep_ == "dobj":
        return trigger.head.lemma_ in words("receiving")
    got = ctx.predicate is not None and ctx.predicate.lemma_ in words("receiving")
    return got and ctx.anchor.dep_ == "dobj" and tree.complement(ctx.anchor, "in") == trigger


def _is_before_tax(trigger: Token) -> bool:
    """Tell whether a tax only says how a profit is reckoned: "profit after tax", "earnings before interest and tax"."""
    if trigger.lemma_.lower() != "tax":
        return False
    lead = [t.lower_ for t in trigger.doc[max(trigger.sent.start, trigger.i - LEAD_OF_TAX) : trigger.i]]
    return bool({"after", "before"} & set(lead)) and bool(words("earnings") & set(lead))


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
    if frame == "acquisition" and buys_goods(trigger):
        return "contract"
    if frame == "acquisition" and buys_stake(trigger):
        return "investment"
    if frame == "contract" and trigger.lemma_.lower() in words("deal_noun"):
        return deal_of_article(ctx)
    if frame == "change" and moves_earnings(ctx, trigger):
        return "earnings"
    return frame


def _unit(ctx: ClaimContext) -> str:
    return ctx.quantity.unit if ctx.quantity is not None else ""


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


RULES: tuple[SlotRule[FrameDecision], ...] = (
    Rule(
        "frame.product",
        "frame",
        "A claim about chips or machines without a number is about hardware.",
        hit=Example("Orlen Cloud must use Nvidia H100 chips to train its models.", "H100 chips", "hardware"),
        trap=Example("Orlen Cloud spent $4 million on training.", "$4 million"),
        apply=by_product,
    ),
    Rule(
        "frame.level",
        "frame",
        "The level that a move came from measures what the new level measures.",
        hit=Example("Net income fell to $3 million from $4 million.", "$4 million", "earnings"),
        trap=Example("Orlen borrowed $3 million from banks that had $4 million.", "$4 million"),
        apply=by_other_level,
    ),
    Rule(
        "frame.statement",
        "frame",
        "A percentage or a sum per share told beside an amount is of the same.",
        hit=Example("Orlen earned $3 million, or 40 cents a share.", "40 cents a share", "earnings"),
        trap=Example("Orlen earned $3 million. Its shares rose 40 cents.", "40 cents"),
        apply=by_same_statement,
    ),
    Rule(
        "frame.unit",
        "frame",
        "A unit such as USD/share is a price; a time span, a distance or an area measures itself.",
        hit=Example("The shares were priced at $21 per share.", "$21 per share", "price"),
        trap=Example("Orlen spent $21 million on the plant.", "$21 million"),
        apply=by_unit,
    ),
    Rule(
        "frame.whole",
        "frame",
        "A percentage of a named whole that measures no move is a share of it.",
        hit=Example("The port uses 13 percent of the city's electricity.", "13 percent", "share"),
        trap=Example("Revenue of the port rose 13 percent.", "13 percent"),
        apply=by_whole,
    ),
    Rule(
        "frame.traded",
        "frame",
        "A company that itself rises or falls by a percentage does so on the stock exchange.",
        hit=Example("Orlen rose 4.9% in Warsaw.", "4.9%", "price"),
        trap=Example("Orlen grew 4.9% in Warsaw.", "4.9%"),
        apply=by_company_move,
    ),
    Rule(
        "frame.turnover",
        "frame",
        "A sum of somebody's sales is earned, whatever else the sentence tells of.",
        hit=Example("Orlen supplies China, which made up $3 million, or 12%, of its sales.", "$3 million", "earnings"),
        trap=Example("Orlen supplies China with $3 million of chips.", "$3 million"),
        apply=by_turnover,
    ),
    Rule(
        "frame.worth",
        "frame",
        "A deal, order or phase that is worth a sum takes the frame of the deal, not that of a company's worth.",
        hit=Example("Orlen agreed to supply Synthos with gas in a deal worth $3 billion.", "$3 billion", "contract"),
        trap=Example("Orlen, a refiner worth $3 billion, signed a deal.", "$3 billion"),
        apply=by_worth,
    ),
    Rule(
        "frame.order",
        "frame",
        "Things that are ordered, or that an order or option is for, belong to the contract.",
        hit=Example("Orlen placed an order with Synthos for 40 ferries.", "40 ferries", "contract"),
        trap=Example("Orlen ordered the closure of a line with 40 ferries.", "40 ferries"),
        apply=by_order,
    ),
    Rule(
        "frame.part",
        "frame",
        "A part of a sum told before has the frame of that sum.",
        hit=Example(
            "Orlen reported revenue of $9 million. Synthos contributed $3 million of that.", "$3 million", "earnings"
        ),
        trap=Example("Orlen reported revenue of $9 million. It spent $3 million of its cash.", "$3 million"),
        apply=by_part,
    ),
    Rule(
        "frame.valuation",
        "frame",
        "What something is valued at, or what modifies the noun, is a valuation.",
        hit=Example("Orlen is raising $3 million at a $9 million valuation.", "$9 million", "valuation"),
        trap=Example("Orlen is raising $3 million at a $9 million plant.", "$9 million"),
        apply=by_valuation,
    ),
    Rule(
        "frame.taken_in",
        "frame",
        "What somebody who raises money has taken in so far was raised.",
        hit=Example(
            "Orlen raised $3 million. It has taken in $8 million since it was founded.", "$8 million", "financing"
        ),
        trap=Example("Orlen raised $3 million. It took in $8 million from sales.", "$8 million"),
        apply=by_taken_in,
    ),
    Rule(
        "frame.bought",
        "frame",
        "The sum for which a company is bought, by the words before it, is the price of a takeover.",
        hit=Example(
            "Orlen Nears Deal to Buy Synthos for About $3 Billion\n\nOrlen fell. Synthos rose after Orlen's "
            "talks with Synthos.",
            "About $3 Billion",
            "acquisition",
        ),
        trap=Example("Orlen Nears Deal to Buy Synthos Chips for About $3 Billion", "About $3 Billion"),
        apply=by_bought,
    ),
    Rule(
        "frame.trigger",
        "frame",
        "The noun or verb nearest to the number in the syntax that the frame lexicon lists decides.",
        hit=Example("Orlen will invest $3 billion in Synthos.", "$3 billion", "investment"),
        trap=Example("The bridge is 300 metres long.", "300 metres"),
        apply=by_trigger,
    ),
    Rule(
        "frame.neighbour",
        "frame",
        "A number that no word speaks of goes with the last figure of its unit in the sentence, or is the rest of it.",
        hit=Example(
            "Orlen will invest $3 million in Synthos. A further $4 million is to follow.", "$4 million", "investment"
        ),
        trap=Example("Orlen will invest $3 million in Synthos. The bridge cost $4 million.", "$4 million"),
        apply=by_neighbour,
    ),
    Rule(
        "frame.made",
        "frame",
        "A sum that somebody makes is profit.",
        hit=Example("Last year Orlen made $9 million.", "$9 million", "earnings"),
        trap=Example("Last year Orlen made $9 million in payments.", "$9 million"),
        apply=by_made,
    ),
    Rule(
        "frame.outlook",
        "frame",
        "A level that a forecast for sales or profit is moved to is one of these.",
        hit=Example(
            "Analysts raised their forecast for Orlen's 2027 data-centre revenue to $27 million from $19 million.",
            "$27 million",
            "earnings",
        ),
        trap=Example("Analysts raised their forecast for Orlen's debt to $27 million.", "$27 million"),
        apply=by_outlook,
    ),
    Rule(
        "frame.growth",
        "frame",
        "What a company or a unit of one grew or shrank to is its sales.",
        hit=Example(
            "Orlen's cloud unit grew 31%, its best pace in two years, to $3 billion.", "$3 billion", "earnings"
        ),
        trap=Example("Orlen's bill grew 31%, its best pace in two years, to $3 billion.", "$3 billion"),
        apply=by_growth,
    ),
    Rule(
        "frame.dimension",
        "frame",
        "Where no word speaks of a frame, the dimension does: power is capacity, a counted noun a count.",
        hit=Example("There were 40 lighthouses on the coast.", "40 lighthouses", "count"),
        trap=Example("Orlen will invest $3 billion in the plant.", "$3 billion"),
        apply=by_dimension,
    ),
)
