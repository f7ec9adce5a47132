"""Subjects by topic: whom the article speaks of where the clause names nobody."""

from __future__ import annotations

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frame_groups import OWNED
from claimtally.assemble.reference.citing import is_teller
from claimtally.assemble.reference.salience import most_salient
from claimtally.assemble.reference.topic import end_of_opening
from claimtally.assemble.slot_rule import SlotRule
from claimtally.lexicons.names import name_words
from claimtally.lexicons.words import words
from claimtally.model import Example, NamedSpan, Rule
from claimtally.model.entity import Entity
from claimtally.model.vocabulary import Frame
from claimtally.syntax import tree

REACH = 600  # characters back to the deal that "the contract" takes up
AGREED_DEALS: frozenset[Frame] = frozenset({"contract", "capacity", "hardware", "acquisition", "investment"})
OFTEN = 3  # mentions of a name that an article may be about though its opening does not print it


def by_topic(ctx: ClaimContext) -> NamedSpan | None:
    """Where the clause names nobody: what the article is about (right more often than the name last spoken of)."""
    if ctx.predicate is not None and tree.children(ctx.predicate, "expl"):
        return None  # "there are 400 reactors around the globe" are nobody's
    if (employer := _whose_speaker(ctx)) is not None:
        return employer
    if (told := _told_before(ctx)) is not None:
        return told
    focus = ctx.earlier[-1].subject if ctx.earlier else None
    resolver = ctx.story.resolver
    owner = tree.possessor(ctx.anchor) if ctx.frame == "hardware" else None  # whose chips they are is the other party
    from_here = owner.left_edge if owner is not None else ctx.anchor
    about = focus.name if focus else None

    def owns(entity: Entity) -> bool:
        return acts(entity) and (not is_public(entity) or (entity == resolver.topic and len(entity.mentions) >= OFTEN))

    topic = (
        most_salient(resolver, from_here, ("organisation",), about, owns)
        or most_salient(resolver, from_here, ("organisation",), about, acts)
        or resolver.topic
    )
    if topic is None or not acts(topic) or _comes_once_and_later(ctx, topic):
        return _nameless(ctx)
    if _is_minor(ctx, topic):
        if (told := _nameless(ctx)) is not None:
            return told
        if resolver.topic is not None and acts(resolver.topic) and not _is_minor(ctx, resolver.topic):
            topic = resolver.topic
    earlier = [m for m in topic.mentions if m.end <= ctx.mention.start] or list(topic.mentions)
    return ctx.story.resolver.named(topic, earlier[-1].start, earlier[-1].end)


def by_deal(ctx: ClaimContext) -> NamedSpan | None:
    """Whose deal "the contract" is: of whom the last claim of such a deal is, in the sentences just before."""
    subject = tree.subject_of(ctx.predicate) if ctx.predicate is not None else None
    for noun in (subject, *ctx.nouns[:1]):
        if (
            noun is None
            or noun.lemma_.lower() not in words("deal_noun") | words("ordering_noun")
            or noun.lower_ == "it"
        ):
            continue
        if not any(t.lower_ in ("the", "this", "that") for t in tree.children(noun, "det")):
            continue
        if tree.complement(noun, "with", "between", "by") is not None or tree.children(
            noun, "compound", "poss", "nmod"
        ):
            continue
        for claim in reversed(ctx.earlier):
            if claim.mention.end < ctx.mention.start - REACH:
                return None
            if (
                claim.frame in AGREED_DEALS
                and claim.factuality in ("announced", "expected")
                and claim.subject is not None
            ):
                return claim.subject
    return None


def _told_before(ctx: ClaimContext) -> NamedSpan | None:
    """Give of whom the figure was that "That is" takes up: "That's 1.7 billion euros above the 2015 number"."""
    verb = ctx.predicate
    subject = tree.subject_of(verb) if verb is not None else None
    last = next((c for c in reversed(ctx.earlier) if c.quote.end <= ctx.sentence.start_char), None)
    if verb is None or subject is None or last is None or ctx.text[last.quote.end : ctx.sentence.start_char].strip():
        return None
    opens = verb.dep_ == "ROOT" and verb.i == subject.i + 1
    return last.subject if opens and verb.lemma_ == "be" and subject.lower_ in ("that", "this") else None


def is_public(entity: Entity) -> bool:
    """Tell whether a name is that of a public body, which decides on things and seldom has them."""
    words_of_it = {*entity.name.casefold().split(), *entity.descriptors}
    return "&" not in words_of_it and not name_words("public_body").isdisjoint(words_of_it)


def _comes_once_and_later(ctx: ClaimContext, topic: Entity) -> bool:
    headline = ctx.mention.end <= ctx.text.find("\n\n")  # its names may be told from the text alone
    return len(topic.mentions) == 1 and topic.mentions[0].start > ctx.mention.end and not headline


def _is_minor(ctx: ClaimContext, topic: Entity) -> bool:
    """Tell whether an article says too little of a name to be about it: seldom, and not in its opening."""
    return len(topic.mentions) < OFTEN and topic.mentions[0].start >= end_of_opening(ctx.text)


def _nameless(ctx: ClaimContext) -> NamedSpan | None:
    """Give what the clause speaks of, by its noun phrase, in an article about nobody: "reserves fell by $3bn"."""
    subject = tree.subject_of(ctx.predicate) if ctx.predicate is not None else None
    if ctx.predicate is None or subject is None or subject.pos_ != "NOUN" or ctx.holds(subject):
        return None
    if any(token.like_num for token in ctx.doc[subject.left_edge.i : subject.i]):
        return None  # "33 volunteers", "12 and 40 people"
    lemma = subject.lemma_.lower()
    owned = {lemma, *(noun.lemma_.lower() for noun in tree.children(subject, "compound"))}
    if owned & words("measure") or lemma in name_words("source_noun", "person_source"):
        return None
    if any(said.cue.start == ctx.predicate.idx for said in ctx.story.mentions.attributions):
        return None  # "two people put the price at $3 million"
    return ctx.story.resolver.literal(subject)


def _whose_speaker(ctx: ClaimContext) -> NamedSpan | None:
    """Give the company of the officer who tells of its figures in a quotation ("Traffic rose 16%," said its head)."""
    told = tree.subject_of(ctx.predicate) if ctx.predicate is not None else None
    of_others = told is not None and (
        told.lemma_.lower() in words("market_noun") or tree.complement(told, "in") is not None
    )
    planned = told is None or told.lemma_.lower() in words("plan_noun") or told.tag_ == "VBG"
    spent = ctx.frame == "spending" and planned
    if not (spent or ctx.frame in OWNED | {"count", "change"}) or of_others:
        return None
    for speaker, mention, source in ctx.story.resolver.speakers(ctx.anchor):
        if speaker.kind == "organisation":  # "Orlen's chief executive Anna Kowal"
            if set(ctx.text[mention.end : source.end].casefold().split()) & name_words("company_officer"):
                return ctx.story.resolver.named(speaker, mention.start, mention.end)
            continue
        employer = ctx.story.resolver.by_words(speaker.affiliation) if speaker.affiliation else None
        officer = speaker.kind == "person" and bool(speaker.descriptors & name_words("company_officer"))
        if officer and employer is not None and employer.kind == "organisation" and acts(employer):
            return ctx.story.resolver.named(employer, source.start, source.end)
    return None


def acts(entity: Entity) -> bool:
    """Tell whether a name acts: agencies, forecasters and offices of statistics only tell of others."""
    name = entity.name.casefold()
    tells = is_teller(entity.name)
    return not tells and words("statistics_office").isdisjoint(name.split())


RULES: tuple[SlotRule[NamedSpan], ...] = (
    Rule(
        "subject.deal",
        "subject",
        "Whose deal 'the contract' is, by the claim of it that was told just before.",
        hit=Example("Orlen agreed to rent 4 GW from Lotos. The contract is worth $3 billion.", "$3 billion", "Orlen"),
        trap=Example("Orlen rents 4 GW from Lotos. A contract is worth $3 billion.", "$3 billion"),
        apply=by_deal,
    ),
    Rule(
        "subject.topic",
        "subject",
        "Where the clause names nobody: what the article is about.",
        hit=Example("Orlen is growing. Orlen opened a site.\n\nThe deal is worth $3 billion.", "$3 billion", "Orlen"),
        trap=Example("Orlen will spend $3 billion on the plant.", "$3 billion"),
        apply=by_topic,
    ),
)
