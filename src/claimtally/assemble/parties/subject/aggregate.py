"""Subjects that are figures of a whole country: the economy, consumer spending, home prices, which nobody owns."""

from __future__ import annotations

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.slot_rule import SlotRule
from claimtally.lexicons.names import name_words
from claimtally.lexicons.words import words
from claimtally.model import Example, NamedSpan, Rule
from claimtally.syntax import tree

ALONE = "subject.aggregate"
TAKEN_UP = frozenset({"that", "this", "it", "which"})
FRACTIONS = frozenset({"growth", "rate", "pace", "gain", "increase", "decline", "figure", "level", "number", "reading"})


def by_aggregate(ctx: ClaimContext) -> NamedSpan | None:
    """The figure of a whole country that the clause speaks of: "consumer spending rose", "the economy grew"."""
    for verb in ctx.clauses:
        subject = tree.subject_of(verb)
        if subject is None or ctx.holds(subject):
            continue
        moved = [t for t in tree.children(verb, "dobj") if t != ctx.anchor and t not in ctx.nouns]
        if moved and not ctx.holds(moved[0]):
            return None  # "energy prices lifted its costs by 3%"
        return ctx.story.resolver.literal(subject) if _is_aggregate(ctx, subject) else None
    return None


def by_aggregate_before(ctx: ClaimContext) -> NamedSpan | None:
    """The figure of a whole country that a sentence right behind goes on about: "That beats the 2.6% of May"."""
    last = ctx.earlier[-1] if ctx.earlier else None
    if last is None or last.subject is None or not last.rules.get("subject", "").startswith(ALONE):
        return None
    if ctx.quantity is None or last.quantity is None or ctx.dimension == "money" or not _is_near(ctx, last.quote.end):
        return None
    subject = tree.subject_of(ctx.predicate) if ctx.predicate is not None else None
    goes_on = subject is None or subject.lower_ in TAKEN_UP or subject.lemma_.lower() in FRACTIONS or ctx.holds(subject)
    same = last.quantity.unit == ctx.quantity.unit or ctx.dimension == "time"
    return last.subject if goes_on and same else None


def _is_near(ctx: ClaimContext, end: int) -> bool:
    """Tell whether a quote ends in the sentence of the mention or right before it."""
    return end >= ctx.sentence.start_char or not ctx.text[end : ctx.sentence.start_char].strip()


def _is_aggregate(ctx: ClaimContext, noun: Token) -> bool:
    """Tell whether a noun is a figure of a whole country that the text gives to nobody."""
    if noun.pos_ not in ("NOUN", "PROPN") or tree.possessor(noun) is not None:
        return False
    if tree.complement(noun, "of", "at", "by", "in") is not None and ctx.story.resolver.topic is not None:
        return False  # "output at Orlen"
    if noun.lemma_.lower() in words("statistic") - {"population", "birth"}:
        return True
    before = [t.lower_ for t in noun.lefts if t.dep_ in ("compound", "amod", "nmod") and t.i == noun.i - 1]
    phrase = f"{before[0]} {noun.lower_}" if before else ""
    topic = ctx.story.resolver.topic
    of_companies = topic is not None and topic.kind == "organisation"  # whose "new orders" may be meant
    return phrase in words("aggregate") or (phrase in words("aggregate_or_own") and not of_companies)


def by_people(ctx: ClaimContext) -> NamedSpan | None:
    """The people of whom a share does or is something: "42% of Americans have", "of respondents, 14% said"."""
    if ctx.frame != "share" or ctx.quantity is None or ctx.quantity.direction is not None:
        return None
    if ctx.predicate is None or tree.subject_of(ctx.predicate) != ctx.anchor:
        return None
    people = tree.complement(ctx.anchor, "of")
    if people is None or people.tag_ not in ("NNS", "NNPS") or tree.possessor(people) is not None:
        return None
    told = people.lemma_.lower() in name_words("person_noun", "actor_noun") or people.ent_type_ == "NORP"
    return ctx.story.resolver.literal(people) if told else None


RULES: tuple[SlotRule[NamedSpan], ...] = (
    Rule(
        "subject.people",
        "subject",
        "The people of whom a share does or is something.",
        hit=Example("Orlen grew. In a poll 42% of residents said they own shares.", "42%", "residents"),
        trap=Example("Orlen grew. In a poll 42% of sales were told.", "42%"),
        apply=by_people,
    ),
    Rule(
        ALONE,
        "subject",
        "The figure of a whole country that the clause speaks of, which belongs to nobody.",
        hit=Example("Orlen is growing. Consumer spending rose 3% in May.", "3%", "Consumer spending"),
        trap=Example("Orlen is growing. Its spending rose 3% in May.", "3%"),
        apply=by_aggregate,
    ),
)
CONTINUED: tuple[SlotRule[NamedSpan], ...] = (
    Rule(
        "subject.aggregate.before",
        "subject",
        "The figure of a whole country that the sentence goes on about.",
        hit=Example("Consumer spending rose 3% in May. That beats April's 2%.", "2%", "Consumer spending"),
        trap=Example("Consumer spending rose 3% in May. Orlen grew 2%.", "2%"),
        apply=by_aggregate_before,
    ),
)
