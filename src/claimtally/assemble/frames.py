"""Frames: the word nearest to the number, in the syntax, that speaks of a frame decides; the dimension breaks ties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.lexicons.frames import PartOfSpeech, frame_triggers
from claimtally.model import Example, Rule
from claimtally.model.vocabulary import Frame
from claimtally.syntax import tree

FrameRule = Rule[Callable[[ClaimContext], "FrameDecision | None"]]
POS: dict[str, PartOfSpeech] = {
    "NOUN": "noun",
    "PROPN": "noun",
    "VERB": "verb",
    "AUX": "verb",
    "ADJ": "adj",
    "ADP": "adj",
}
# How much a trigger weighs by where it stands; from the gold articles, where a nearer word wins nearly always.
HOST, CHAIN, OF, VERB, SUBJECT, MEASURED, OBJECT, MODIFIER, ABOVE, NEARBY = (
    6.0,
    3.5,
    4.5,
    4.0,
    2.5,
    5.0,
    3.0,
    2.0,
    1.2,
    0.5,
)
MEASURING = frozenset(
    {
        "be",
        "reach",
        "total",
        "hit",
        "exceed",
        "rise",
        "fall",
        "drop",
        "climb",
        "grow",
        "increase",
        "decline",
        "jump",
        "come",
        "stand",
    }
    | {
        "amount",
        "top",
        "surpass",
        "remain",
        "slip",
        "gain",
        "add",
        "slide",
        "surge",
        "plunge",
        "double",
        "decrease",
        "cut",
        "value",
    }
    | {
        "lift",
        "reduce",
        "boost",
        "expand",
        "lower",
        "trim",
        "slash",
        "bring",
        "take",
        "tumble",
        "soar",
        "ease",
        "dip",
        "edge",
        "average",
    }
    | {"estimate", "set", "put", "slump", "shrink", "swell", "range", "represent", "equal", "improve"}
)
SIZES = frozenset({"length", "area", "time", "temperature", "speed"})
PER_ITEM = frozenset(
    {
        "share",
        "ounce",
        "oz",
        "bbl",
        "barrel",
        "t",
        "tonne",
        "kg",
        "kWh",
        "MWh",
        "W",
        "litre",
        "gallon",
        "unit",
        "token",
        "bitcoin",
        "ticket",
        "gpu",
    }
)
FACILITIES = frozenset(
    {
        "plant",
        "factory",
        "fab",
        "mine",
        "project",
        "refinery",
        "campus",
        "warehouse",
        "datacenter",
        "line",
        "site",
        "hub",
    }
)
DEFAULTS: dict[str, Frame] = {
    "money": "spending",
    "power": "capacity",
    "energy": "capacity",
    "data": "capacity",
    "bandwidth": "capacity",
    "compute": "capacity",
    "frequency": "capacity",
    "volume": "capacity",
    "count": "count",
    "share": "change",
    "multiple": "change",
    "time": "duration",
    "length": "duration",
    "area": "duration",
    "mass": "capacity",
    "speed": "duration",
    "temperature": "duration",
    "rate": "capacity",
}


@dataclass(frozen=True, slots=True)
class FrameDecision:
    """A frame and the word that spoke for it, where one did."""

    frame: Frame
    trigger: Token | None = None


def surroundings(ctx: ClaimContext) -> Iterator[tuple[Token, float]]:
    """Give the words that may say what a number is about, with the weight of their place in the syntax."""
    if ctx.noun is not None:
        yield tree.tokens_of(ctx.doc, ctx.noun.start, ctx.noun.end).root, HOST
    for distance, noun in enumerate(ctx.nouns):
        yield noun, HOST if distance == 0 else CHAIN
        yield from _around_noun(noun, 0.8 if distance else 1.0)
    for preposition in ("in", "of", "for", "on"):
        if (inner := tree.complement(ctx.anchor, preposition)) is not None:
            yield inner, OF
    for child in ctx.anchor.children:
        if child.dep_ in ("acl", "relcl", "xcomp", "advcl") and child.pos_ == "VERB":
            yield child, OBJECT
        if child.dep_ == "amod" and child.pos_ == "ADJ":
            yield child, MODIFIER
    if ctx.anchor.head.dep_ == "prep" or ctx.anchor.dep_ == "npadvmod":
        yield ctx.anchor.head, MODIFIER
    if ctx.predicate is not None:
        yield from _around_verb(ctx, ctx.predicate)
        for above in ctx.clauses[1:]:
            yield above, ABOVE
            if (subject := tree.subject_of(above)) is not None:
                yield subject, ABOVE * 0.8
    for token in ctx.sentence:
        if token.pos_ in ("NOUN", "VERB"):
            yield token, NEARBY


def _around_noun(noun: Token, factor: float) -> Iterator[tuple[Token, float]]:
    for child in noun.children:
        if child.dep_ in ("compound", "amod", "nmod", "appos"):
            yield child, MODIFIER * factor
        if child.dep_ == "prep" and child.lower_ in ("of", "in", "for"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield inner, MODIFIER * factor
        if child.dep_ in ("acl", "relcl"):
            yield child, OBJECT * factor


def _around_verb(ctx: ClaimContext, verb: Token) -> Iterator[tuple[Token, float]]:
    yield verb, VERB
    measuring = verb.lemma_ in MEASURING
    subject = tree.subject_of(verb)
    objects = [t for t in tree.children(verb, "dobj", "attr") if t != ctx.anchor and not t.is_ancestor(ctx.anchor)]
    for token in objects:
        yield token, MEASURED if measuring else OBJECT
        yield from _around_noun(token, 0.8)
    if subject is not None and subject.pos_ == "NOUN":
        yield subject, MEASURED if measuring and not objects else SUBJECT
        yield from _around_noun(subject, 1.5 if measuring and not objects else 0.8)


def triggered(ctx: ClaimContext) -> dict[Frame, tuple[float, Token]]:
    """Give for each frame that the surroundings speak of its weight and its strongest word."""
    table = frame_triggers()
    best: dict[Frame, tuple[float, Token]] = {}
    total: defaultdict[Frame, float] = defaultdict(float)
    seen: set[tuple[int, Frame]] = set()
    for token, weight in surroundings(ctx):
        for key in _keys(token):
            for row in table.get(key, ()):
                if not row.fits(ctx.dimension) or (token.i, row.frame) in seen:
                    continue
                seen.add((token.i, row.frame))
                score = weight * row.weight
                total[row.frame] += 0.15 * score
                if row.frame not in best or score > best[row.frame][0]:
                    best[row.frame] = (score, token)
    return {frame: (score + total[frame], token) for frame, (score, token) in best.items()}


def _keys(token: Token) -> Iterator[tuple[PartOfSpeech, str]]:
    pos = POS.get(token.pos_)
    if pos is None:
        return
    lemma = token.lemma_.lower()
    yield pos, lemma
    if pos == "noun":
        if token.i and token.nbor(-1).pos_ in ("ADJ", "NOUN"):
            yield "noun", f"{token.nbor(-1).lower_} {lemma}"
        if token.lower_ != lemma:
            yield "noun", token.lower_
    for particle in tree.children(token, "prt"):
        yield "verb", f"{lemma} {particle.lower_}"


def by_unit(ctx: ClaimContext) -> FrameDecision | None:
    """A price carries what it is the price of in its unit; a time span and a distance measure themselves."""
    unit = ctx.quantity.unit if ctx.quantity is not None else ""
    head, _, per = unit.partition("/")
    if per and head.isupper() and len(head) == 3 and PER_ITEM & set(per.split("/")):
        words = {t.lemma_.lower() for t in ctx.sentence}
        if per == "share" and words & {"dividend", "earnings", "profit", "loss", "earn", "eps"}:
            return FrameDecision("earnings")
        return FrameDecision("price")
    if ctx.dimension in SIZES and not per:
        return FrameDecision("duration", ctx.nouns[0] if ctx.nouns else None)
    return None


def by_whole(ctx: ClaimContext) -> FrameDecision | None:
    """A percentage or fraction of a named whole that measures no move is a share of it."""
    if (
        ctx.dimension != "share"
        or ctx.quantity is None
        or ctx.quantity.direction is not None
        or ctx.quantity.unit != "%"
    ):
        return None
    whole = tree.complement(ctx.anchor, "of")
    if (
        whole is None
        and ctx.nouns
        and ctx.nouns[0].lemma_.lower() in ("stake", "share", "ownership", "interest", "holding", "position")
    ):
        return FrameDecision("share", ctx.nouns[0])
    if whole is None or whole.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    staff = any(row.frame == "workforce" for row in frame_triggers().get(("noun", whole.lemma_.lower()), ()))
    return FrameDecision("workforce" if staff else "share", whole)


def by_product(ctx: ClaimContext) -> FrameDecision | None:
    """A claim about product words without a number is about hardware."""
    return FrameDecision("hardware", ctx.anchor) if ctx.quantity is None else None


def by_trigger(ctx: ClaimContext) -> FrameDecision | None:
    """The word nearest in the syntax that the lexicon lists for this dimension names the frame."""
    found = triggered(ctx)
    if not found:
        return None
    frame, (score, token) = max(found.items(), key=lambda item: (item[1][0], item[0]))
    if frame == "investment" and _own_works(ctx, token):
        frame = "spending"
    return FrameDecision(frame, token) if score >= 0.6 else None


def _own_works(ctx: ClaimContext, trigger: Token) -> bool:
    """Tell whether money is put into one's own plant or project: capital spending, no stake in somebody else."""
    for preposition in ("in", "into"):
        for head in (trigger, ctx.anchor, *ctx.clauses[:1]):
            inner = tree.complement(head, preposition)
            if inner is None:
                continue
            if inner.lemma_.lower() in FACILITIES:
                return True
            found = ctx.story.entities.at(inner.idx)
            if found is not None and found[0].kind == "organisation":
                return False
    return any(t.lemma_.lower() in FACILITIES for t in ctx.sentence if tree.predicate_of(t) == ctx.predicate)


def by_dimension(ctx: ClaimContext) -> FrameDecision | None:
    """Without any word that speaks of a frame the dimension decides."""
    return FrameDecision(DEFAULTS.get(ctx.dimension, "other"))


RULES: tuple[FrameRule, ...] = (
    Rule(
        "frame.product",
        "frame",
        "A claim about chips or machines without a number is about hardware.",
        hit=Example("Orlen Cloud must use Nvidia H100 chips to train its models.", "H100 chips", "hardware"),
        trap=Example("Orlen Cloud spent $4 million on training.", "$4 million"),
        apply=by_product,
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
        "frame.trigger",
        "frame",
        "The noun or verb nearest to the number in the syntax that the frame lexicon lists decides.",
        hit=Example("Orlen will invest $3 billion in Synthos.", "$3 billion", "investment"),
        trap=Example("The bridge is 300 metres long.", "300 metres"),
        apply=by_trigger,
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
