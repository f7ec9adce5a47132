"""Subjects by the measured noun: whose it is, who did it, and whom a preposition or a passive verb names."""

from __future__ import annotations

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frame_groups import OWNED
from claimtally.assemble.parties.subject.topic import acts
from claimtally.assemble.reference.salience import most_salient
from claimtally.assemble.slot_rule import SlotRule
from claimtally.lexicons.names import name_words
from claimtally.lexicons.parties import party_places
from claimtally.lexicons.words import words
from claimtally.model import Example, NamedSpan, Rule
from claimtally.model.entity import Entity
from claimtally.syntax import tree

HIRING = frozenset({"hire", "poach", "take", "employ", "recruit", "lure"})


def by_possessor(ctx: ClaimContext) -> NamedSpan | None:
    """The possessor of the noun that is measured: "Amazon's $5bn investment", "its total commitment"."""
    if ctx.frame == "hardware" and ctx.quantity is None:
        return None  # whose chips they are is the other party: the one who supplies them
    hires = ctx.predicate is not None and ctx.predicate.lemma_ in HIRING
    whole = tree.complement(ctx.anchor, "of") if ctx.frame == "workforce" and not hires else None
    for noun in (*ctx.nouns[:2], *([whole] if whole is not None else [])):  # "all 140 of Orlen's employees"
        if noun.i < ctx.anchor.i and ctx.anchor.dep_ == "nummod" and ctx.anchor.head == noun:
            continue  # "would pay Lotos's owners 0.7 of its shares", which the parser makes one of the two
        owner = tree.possessor(noun)
        if noun.dep_ == "attr" and noun not in (ctx.anchor, ctx.anchor.head):
            continue  # "is Oregon's largest employer, with 20,000 people": they are not Oregon's
        inside = owner is not None and ctx.holds(owner) and noun != whole
        if owner is None or inside or (named := ctx.story.resolver.resolve(owner)) is None:
            continue
        if named.name.casefold() in name_words("estimator", "forecaster"):
            continue  # "LSEG's estimate of $3 million" is of somebody else's
        entity = ctx.story.entities.named(named.name)
        personal = noun.lemma_.lower() in words("personal")
        if entity is None or entity.kind != "person" or personal or ctx.frame not in OWNED | {"spending"}:
            return named
    return None


def by_measured(ctx: ClaimContext) -> NamedSpan | None:
    """Whose measure it is: the owner of the noun that a verb of change moves ("lift X's output to 3 GW")."""
    verb = ctx.predicate
    bought = verb is not None and verb.lemma_ in words("buying") and _is_at(ctx)
    if verb is not None and ctx.frame == "valuation" and (verb.lemma_ == "value" or bought):
        return _valued(ctx, verb)  # "bought Orlen at a valuation of $3 billion"
    if verb is None or verb.lemma_ not in words("lifting"):
        return None
    for noun in tree.children(verb, "dobj"):
        if ctx.holds(noun) or noun in ctx.nouns:
            continue
        if ctx.frame == "price" and noun.lemma_.lower() in words("rating_noun") and not _of_commodity(ctx, verb, noun):
            return _rated(ctx, verb, noun)  # "cut its price target on the carmaker to $3"
        noun = tree.foreseen(verb) or noun  # "raised their forecast for Orlen's sales"
        owner = tree.possessor(noun)
        named = ctx.story.resolver.resolve(owner if owner is not None else noun)
        entity = ctx.story.entities.named(named.name) if named is not None else None
        if entity is not None and not (entity.kind == "person" and ctx.frame in OWNED):
            return named  # an analyst's "earnings estimate" is of somebody else's earnings
    return None


def _of_commodity(ctx: ClaimContext, verb: Token, target: Token) -> bool:
    """Tell whether a price target is one for oil or gold: "raised its target for gold to $3,000 an ounce"."""
    told = tree.complement(target, "on", "for") or tree.complement(verb, "on", "for")
    nouns = [*tree.children(target, "compound"), *([told] if told is not None else [])]
    per = ctx.quantity is not None and "/" in ctx.quantity.unit and not ctx.quantity.unit.endswith("/share")
    return per or any(noun.lemma_.lower() in words("commodity") for noun in nouns)


def _rated(ctx: ClaimContext, verb: Token, target: Token) -> NamedSpan | None:
    """Give the company on which an analyst has a price target: named with it, else the one told of who is not his."""
    resolver = ctx.story.resolver
    told = tree.complement(target, "on", "for") or tree.complement(verb, "on", "for")
    if told is not None and (named := resolver.resolve(told)) is not None:
        return named
    actor = tree.subject_of(verb)
    by = resolver.resolve(actor) if actor is not None else None

    def covered(entity: Entity) -> bool:
        return acts(entity) and (by is None or entity.name not in by.name)

    found = most_salient(resolver, ctx.anchor, ("organisation",), None, covered)
    before = [m for m in found.mentions if m.end <= ctx.mention.start] if found is not None else []
    return resolver.named(found, before[-1].start, before[-1].end) if found is not None and before else None


def _is_at(ctx: ClaimContext) -> bool:
    """Tell whether a sum stands at the end of "at a valuation of"."""
    return any(noun.dep_ == "pobj" and noun.head.lower_ == "at" for noun in ctx.nouns[:2])


def _valued(ctx: ClaimContext, verb: Token) -> NamedSpan | None:
    """Give what a bid or a round values: "an offer valuing Orlen at $3 billion"."""
    for noun in tree.children(verb, "dobj"):
        if not ctx.holds(noun) and (named := ctx.story.resolver.resolve(noun)) is not None:
            return named
    return None


def by_agent(ctx: ClaimContext) -> NamedSpan | None:
    """The doer of a passive verb: "a fund backed by X", "$3bn was invested by X"."""
    if (beside := _told_beside(ctx)) is not None:
        return beside
    if _is_awarded(ctx):
        return None
    verbs = [*ctx.clauses[:1], *(c for noun in ctx.nouns[:2] for c in tree.children(noun, "acl"))]
    if ctx.predicate is None or not any(ctx.holds(t) for t in tree.children(ctx.predicate, "nsubjpass")):
        verbs = [verb for verb in verbs if verb.lemma_ not in words("asking")]  # "40 towns asked by the regulator"
    if ctx.dimension == "money":
        verbs += tree.children(ctx.anchor, "acl")  # "the $3 million requested by the regulator"
    estimating = {said.cue.start for said in ctx.story.mentions.attributions if "estimate" in said.rule}
    for verb in verbs:
        agent = tree.agent_of(verb) if verb.idx not in estimating else None
        if agent is not None and agent.lemma_.lower() in words("deal_noun"):
            continue  # "a loan secured by the Orlen agreement" is not Orlen's
        if verb.lemma_ in words("arranging") and ctx.frame == "financing":
            continue  # "a $120 million round led by Marlowe": who gets it is somebody else
        if verb.lemma_ in words("following") and ctx.tokens.start < verb.i:
            continue  # "paying $3 million, followed by Lund"
        if verb != ctx.predicate and verb.lemma_ in words("supplying") and _clause_uses(ctx):
            continue  # "will use 300 modules supplied by Lund": who uses them is another one
        if agent is not None and not ctx.holds(agent) and (named := ctx.story.resolver.resolve(agent)) is not None:
            return named
        indefinite = agent is not None and any(t.lower_ in ("a", "an") for t in agent.children)
        # "Helped by a $6 million benefit": the number is the doer's own size, and he no party to it.
        apart = agent is not None and not any(ctx.holds(t) for t in agent.subtree)
        if agent is not None and apart and verb == ctx.predicate and indefinite and agent.pos_ == "NOUN":
            return ctx.story.resolver.literal(agent)  # "will be bought by a fund that Orlen sponsors"
    return None


def _is_awarded(ctx: ClaimContext) -> bool:
    """Tell whether somebody is given it: "Orlen was awarded a $3 billion contract by the army" is Orlen's."""
    verb = ctx.predicate
    if verb is None or verb.lemma_ not in words("awarding") or not tree.is_passive(verb):
        return False
    recipient = tree.subject_of(verb)
    return recipient is not None and not ctx.holds(recipient) and ctx.story.resolver.party(recipient) is not None


def _told_beside(ctx: ClaimContext) -> NamedSpan | None:
    """Give whom a "by" right behind the number names, its verb left out: "half by Orlen and $3 million by Lotos"."""
    by = ctx.doc[ctx.tokens.end : ctx.tokens.end + 1]
    if (
        not len(by)
        or by[0].lower_ != "by"
        or not ctx.earlier
        or ctx.earlier[-1].rules.get("subject") != "subject.agent"
    ):
        return None
    inner = next(iter(tree.children(by[0], "pobj")), None)
    return ctx.story.resolver.resolve(inner) if inner is not None else None


def _clause_uses(ctx: ClaimContext) -> bool:
    """Tell whether the clause has a subject of its own that uses what the number counts."""
    if ctx.predicate is None or tree.is_passive(ctx.predicate):
        return False
    subject = tree.subject_of(ctx.predicate)
    return subject is not None and not ctx.holds(subject)


def _clause_acts(ctx: ClaimContext) -> bool:
    """Tell whether an organisation is the subject of the clause."""
    subject = tree.subject_of(ctx.predicate) if ctx.predicate is not None else None
    return subject is not None and not ctx.holds(subject) and ctx.story.resolver.party(subject) is not None


def by_country(ctx: ClaimContext) -> NamedSpan | None:
    """The country whose statistic it is: "Inflation in Spain rose to 3%", "In Spain, inflation rose to 3%"."""
    subject = tree.subject_of(ctx.predicate) if ctx.predicate is not None else None
    for noun in (*ctx.nouns[:2], subject):
        if noun is None or not words("statistic") & {
            t.lemma_.lower() for t in (noun, *tree.children(noun, "compound"))
        }:
            continue  # "inflation", "the unemployment rate"
        if tree.possessor(noun) is not None:
            return None
        for head in (noun, ctx.predicate):
            inner = tree.complement(head, "in", "of", "across") if head is not None else None
            found = ctx.story.entities.at(inner.idx) if inner is not None else None
            if inner is not None and found is not None and found[0].kind == "place":
                return ctx.story.resolver.resolve(inner)
    return None


def by_preposition(ctx: ClaimContext) -> NamedSpan | None:
    """The noun after "by" (or what else leads to the subject of the frame) of the noun that is measured."""
    for noun in ctx.nouns[:2] if not _is_awarded(ctx) else ():
        if noun.lemma_.lower() in name_words("actor_noun"):
            continue  # "the largest buyer of the A380, with 123 planes": the buyer has them
        if noun.dep_ == "appos" and ctx.story.resolver.at(noun.head) is not None:
            continue  # "Stargazer, a $3 billion venture of Orlen and Lotos": it says what Stargazer is
        bid = noun.lemma_.lower() in words("offered")
        offered = ctx.frame in ("acquisition", "valuation", "spending") and bid
        for preposition in (*party_places(ctx.frame).subject, *(["from"] if offered else [])):
            if preposition in ("of", "from") and ctx.frame in ("investment", "financing"):
                continue
            if preposition == "in" and _clause_acts(ctx):
                continue  # "Orlen fell by 3% in Amsterdam"
            if preposition == "for" and bid:
                continue  # "a $15-a-share offer for Lotos"
            inner = tree.complement(noun, preposition)
            if inner is None or ctx.holds(inner):
                continue
            found = ctx.story.entities.at(inner.idx)
            if found is not None and found[0].kind in ("organisation", "place", "product"):
                return ctx.story.resolver.resolve(inner)
    return None


RULES: tuple[SlotRule[NamedSpan], ...] = (
    Rule(
        "subject.possessor",
        "subject",
        "The possessor of the measured noun acts or has the property.",
        hit=Example("Orlen's $3 billion investment in Synthos was welcomed.", "$3 billion", "Orlen"),
        trap=Example("Orlen invested $3 billion in Lotos's refinery.", "$3 billion"),
        apply=by_possessor,
    ),
    Rule(
        "subject.measured",
        "subject",
        "Whose measure a verb of change moves.",
        hit=Example("Anna Kowalska wants to expand the Orlen fleet by 30%.", "30%", "Orlen"),
        trap=Example("Orlen wants to grow by 30%.", "30%"),
        apply=by_measured,
    ),
    Rule(
        "subject.agent",
        "subject",
        "The doer of a passive verb acts.",
        hit=Example("A further $3 billion will be invested by Orlen.", "$3 billion", "Orlen"),
        trap=Example("Orlen invested $3 billion by the end of May.", "$3 billion"),
        apply=by_agent,
    ),
    Rule(
        "subject.country",
        "subject",
        "The country whose statistic is told.",
        hit=Example("Orlen said inflation in Spain rose to 3% in May.", "3%", "Spain"),
        trap=Example("Orlen said prices in Spain rose to $3 a litre.", "$3 a litre"),
        apply=by_country,
    ),
    Rule(
        "subject.preposition",
        "subject",
        "The name after a preposition that leads to the subject of the frame.",
        hit=Example("A $3 billion investment by Orlen was announced on Friday.", "$3 billion", "Orlen"),
        trap=Example("Orlen announced a $3 billion investment in Synthos.", "$3 billion"),
        apply=by_preposition,
    ),
)
