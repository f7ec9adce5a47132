"""Subjects: who acts, or who has the property that is measured."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.lexicons.parties import party_places
from claimtally.model import Example, NamedSpan, Rule
from claimtally.syntax import tree

PartyRule = Rule[Callable[[ClaimContext], "NamedSpan | None"]]
# Verbs whose subject only says what is said or gives the frame of the sentence, never who has the number.
REPORTING = frozenset({"say", "report", "show", "tell", "add", "note", "write", "accord", "estimate", "find", "suggest", "claim", "argue"})


def by_possessor(ctx: ClaimContext) -> NamedSpan | None:
    """The possessor of the noun that is measured: "Amazon's $5bn investment", "its total commitment"."""
    for noun in ctx.nouns[:2]:
        if (poss := tree.possessor(noun)) is not None and not _inside(ctx, poss):
            named = ctx.story.resolver.resolve(poss)
            if named is not None:
                return named
    return None


def by_preposition(ctx: ClaimContext) -> NamedSpan | None:
    """The noun after "by" (or what else leads to the subject of the frame) of the noun that is measured."""
    for noun in ctx.nouns[:2]:
        for preposition in party_places(ctx.frame).subject:
            if preposition in ("of", "from") and ctx.frame in ("investment", "financing"):
                continue
            inner = tree.complement(noun, preposition)
            if inner is not None and not _inside(ctx, inner):
                entity = ctx.story.entities.at(inner.idx)
                if entity is not None and entity[0].kind in ("organisation", "place", "product"):
                    return ctx.story.resolver.resolve(inner)
    return None


def by_agent(ctx: ClaimContext) -> NamedSpan | None:
    """The doer of a passive verb: "a fund backed by X", "$3bn was invested by X"."""
    verbs = [ctx.predicate] if ctx.predicate is not None else []
    verbs += [c for noun in ctx.nouns[:2] for c in noun.children if c.dep_ == "acl"]
    for verb in verbs:
        if (agent := tree.agent_of(verb)) is not None and not _inside(ctx, agent):
            named = ctx.story.resolver.resolve(agent)
            if named is not None:
                return named
    return None


def by_clause(ctx: ClaimContext) -> NamedSpan | None:
    """The grammatical subject of the nearest clause that has one which names somebody."""
    for verb in ctx.clauses:
        subject = tree.subject_of(verb)
        if subject is None or _inside(ctx, subject):
            continue
        if verb != ctx.predicate and verb.lemma_ in REPORTING and ctx.predicate is not None:
            break
        named = ctx.story.resolver.resolve(subject)
        if named is not None:
            return named
    return None


def by_apposition(ctx: ClaimContext) -> NamedSpan | None:
    """A name that stands with the measured noun: "Bitdeer shares", "the Millstone plant", "MI300X memory"."""
    for noun in ctx.nouns[:2]:
        for child in noun.children:
            if child.dep_ in ("compound", "nmod", "appos") and not _inside(ctx, child):
                found = ctx.story.entities.at(child.idx)
                if found is not None and found[0].kind in ("organisation", "place"):
                    return ctx.story.resolver.resolve(child)
    return None


def by_topic(ctx: ClaimContext) -> NamedSpan | None:
    """Where the sentence names nobody: the name last spoken of in this sentence before the number, else the article's topic."""
    for entity, span in ctx.story.entities.before(ctx.mention.start, ("organisation",)):
        if span.start < ctx.sentence.start_char:
            break
        return ctx.story.resolver.named(entity, span.start, span.end)
    topic = ctx.story.resolver.topic
    if topic is None:
        return None
    earlier = [m for m in topic.mentions if m.end <= ctx.mention.start] or list(topic.mentions)
    return ctx.story.resolver.named(topic, earlier[-1].start, earlier[-1].end)


def _inside(ctx: ClaimContext, token: Token) -> bool:
    """Tell whether a token is part of the mention itself, which is never its own party."""
    return bool(ctx.tokens.start <= token.i < ctx.tokens.end)


RULES: tuple[PartyRule, ...] = (
    Rule(
        "subject.possessor",
        "subject",
        "The possessor of the measured noun acts or has the property.",
        hit=Example("Orlen's $3 billion investment in Synthos was welcomed.", "$3 billion", "Orlen"),
        trap=Example("Orlen invested $3 billion in Lotos's refinery.", "$3 billion"),
        apply=by_possessor,
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
        "subject.preposition",
        "subject",
        "The name after a preposition that leads to the subject of the frame.",
        hit=Example("A $3 billion investment by Orlen was announced on Friday.", "$3 billion", "Orlen"),
        trap=Example("Orlen announced a $3 billion investment in Synthos.", "$3 billion"),
        apply=by_preposition,
    ),
    Rule(
        "subject.clause",
        "subject",
        "The grammatical subject of the nearest clause whose subject names somebody.",
        hit=Example("Orlen will spend $3 billion on the plant.", "$3 billion", "Orlen"),
        trap=Example("Orlen's $3 billion investment in Synthos was welcomed.", "$3 billion"),
        apply=by_clause,
    ),
    Rule(
        "subject.apposition",
        "subject",
        "A name that stands with the measured noun.",
        hit=Example("There were 300 Orlen stations in the survey.", "300", "Orlen"),
        trap=Example("Orlen will spend $3 billion on the plant.", "$3 billion"),
        apply=by_apposition,
    ),
    Rule(
        "subject.topic",
        "subject",
        "Where the clause names nobody, the name last spoken of in the sentence, else the article's topic.",
        hit=Example("Orlen is growing. Orlen opened a site.\n\nThe deal is worth $3 billion.", "$3 billion", "Orlen"),
        trap=Example("Orlen will spend $3 billion on the plant.", "$3 billion"),
        apply=by_topic,
    ),
)
