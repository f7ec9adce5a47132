"""The slots that other extractors found, tied to a claim: conditions, attribution, time, measure, products."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import islice, takewhile

from spacy.tokens import Token

from claimtally.assemble.certainty.conditions import governs
from claimtally.assemble.context import ClaimContext
from claimtally.assemble.respective import noun_of_turn, time_of_turn
from claimtally.assemble.sources import named_source
from claimtally.lexicons.forms import alternatives
from claimtally.lexicons.names import name_words
from claimtally.lexicons.words import words
from claimtally.model import (
    Attribution,
    AttributionMention,
    Condition,
    ConditionMention,
    NamedSpan,
    Span,
    TimeReference,
)
from claimtally.syntax import tree

BEHIND_PHRASE = "attribution.speech.phrase"
BESIDE = 30  # characters beside a number in which those who expect it stand
# Between a level and a time: that of the level before ("47 GW, up from 40 GW in December").
OF_PRIOR = re.compile(r"\b(?:from|compared (?:with|to)|against|versus)\s+(?:\w+\s+)?[^\w\s]?\d[^,;:()]*$")
OWN_ACT = "attribution.speech.object"
OWN_REQUEST = "attribution.speech.preposition"
OWN_AIM = "attribution.estimate"
SPEECH = "attribution.speech"
THOUGHT = "attribution.thought"
# Who thinks or plans something acts; only who says or estimates it is its source.
SAID = ("attribution.speech", "attribution.estimate")


@cache
def _expecting() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(words('expecting'))}")


def conditions_of(ctx: ClaimContext) -> list[ConditionMention]:
    """Give the conditions of the sentence that govern the claim: it stands in what they govern, or in themselves."""
    found = []
    for condition in ctx.story.mentions.conditions:
        if not (ctx.sentence.start_char <= condition.cue.start < ctx.sentence.end_char):
            continue
        if governs(ctx, condition):
            found.append(condition)
    beside = [c for c in found if 0 <= c.cue.start - ctx.mention.end <= 1]
    return beside or found  # "50% if it passes and the rest provided it lasts": what stands right behind is meant


def condition_records(conditions: list[ConditionMention]) -> tuple[Condition, ...]:
    """Turn condition mentions into the claim's records."""
    return tuple(
        Condition(text=c.antecedent.text, start=c.antecedent.start, end=c.antecedent.end, cue=c.cue, same_as=c.same_as)
        for c in conditions
    )


def attribution_of(ctx: ClaimContext, subject: NamedSpan | None) -> tuple[Attribution, str] | None:
    """Give whom the article has the claim from, and the rule: the narrowest attribution that covers the mention.

    Who announces or plans an own deal is no source of it: he does it, and who tells of it is the one around, or the
    article itself. What is denied or left unsaid has no source either.
    """
    covering = [
        a
        for a in ctx.story.mentions.attributions
        if a.content.start <= ctx.mention.start
        and ctx.mention.end <= a.content.end
        and a.source is not None
        and _is_said(ctx, a)
        and not (_only_estimates(a) and _is_no_estimate(ctx))
    ]
    for said in sorted(covering, key=lambda a: (a.content.end - a.content.start, a.content.start)):
        assert said.source is not None
        named = named_source(ctx, said.source)
        own = subject is not None and named.name == subject.name
        if own and (_is_own_act(ctx, said) or (said.rule == OWN_AIM and _is_told_by_person(ctx, said, covering))):
            continue
        return Attribution(source=named, cue=said.cue), said.rule
    return None


def _is_told_by_person(ctx: ClaimContext, said: AttributionMention, covering: Sequence[AttributionMention]) -> bool:
    """Tell whether somebody tells what a company expects of itself: "AMD expects …, its chief executive said"."""
    for around in covering:
        wider = around != said and around.content.start <= said.content.start and around.rule.startswith(SPEECH)
        if wider and around.source is not None:
            entity = ctx.story.entities.named(named_source(ctx, around.source).name)
            if entity is not None and entity.kind == "person":
                return True
    return False


def _only_estimates(said: AttributionMention) -> bool:
    """Tell whether the source only collects what others expect ("according to LSEG")."""
    source = said.source.text.casefold().removeprefix("the ") if said.source is not None else ""
    collected = source.removesuffix(" data").removesuffix(" estimates").removesuffix(" figures")
    return said.rule == BEHIND_PHRASE and collected in name_words("estimator")


def _is_no_estimate(ctx: ClaimContext) -> bool:
    """Tell whether analysts stand beside another number of the sentence, and not beside this one."""
    numbers = (m.span for m in ctx.story.mentions.quantities)
    inside = [n for n in numbers if ctx.sentence.start_char <= n.start < ctx.sentence.end_char]
    foreseen = [n.start for n in inside if _stands_by_analysts(ctx, n)]
    return bool(foreseen) and ctx.mention.start not in foreseen


def _stands_by_analysts(ctx: ClaimContext, number: Span) -> bool:
    start = max(ctx.sentence.start_char, number.start - BESIDE)
    return _expecting().search(ctx.text, start, min(number.end + BESIDE, ctx.sentence.end_char)) is not None


def _is_own_act(ctx: ClaimContext, said: AttributionMention) -> bool:
    """Tell whether an attribution is what its source does: "announced a deal", "asked for aid", "expects to build"."""
    if said.rule == OWN_REQUEST:
        return ctx.text[: said.content.start].rstrip().endswith(" for")
    return said.rule == OWN_ACT or (said.rule == OWN_AIM and said.content.text.startswith("to "))


def _is_said(ctx: ClaimContext, attribution: AttributionMention) -> bool:
    """Tell whether an attribution is speech or an estimate; what analysts think they have said."""
    if attribution.rule == THOUGHT and attribution.source is not None:
        tokens = tree.tokens_of(ctx.doc, attribution.source.start, attribution.source.end)
        return len(tokens) > 0 and tokens.root.lemma_.lower() in name_words("person_source")
    if not attribution.rule.startswith(SAID):
        return False
    cue = tree.tokens_of(ctx.doc, attribution.cue.start, attribution.cue.end)
    return not any(t.dep_ == "neg" for token in cue for t in token.lefts)


def time_of(ctx: ClaimContext) -> tuple[TimeReference, str] | None:
    """Give the time expression that belongs to the claim, and the rule: nearest in the syntax, outside the mention."""
    if (turn := time_of_turn(ctx)) is not None:
        span = turn.span
        return TimeReference(text=span.text, start=span.start, end=span.end, value=turn.value), turn.rule
    best: tuple[tuple[int, int], TimeReference, str] | None = None
    times = ctx.story.mentions.times  # in the order of the text
    first = bisect_left(times, ctx.sentence.start_char, key=lambda mention: mention.span.start)
    for mention in takewhile(lambda mention: mention.span.start < ctx.sentence.end_char, islice(times, first, None)):
        span = mention.span
        if span.overlaps(ctx.mention) or OF_PRIOR.search(ctx.text[ctx.mention.end : span.start]):
            continue
        tokens = tree.tokens_of(ctx.doc, span.start, span.end)
        if not len(tokens):
            continue
        steps = _steps(ctx, tokens.root.i)
        if steps is None:
            continue
        rank = (steps, abs(span.start - ctx.mention.start))
        if best is None or rank < best[0]:
            best = (
                rank,
                TimeReference(text=span.text, start=span.start, end=span.end, value=mention.value),
                mention.rule,
            )
    return None if best is None else (best[1], best[2])


def _steps(ctx: ClaimContext, index: int) -> int | None:
    """Count the clauses from the claim's verb up to the verb of a time expression; None where that stands apart."""
    verb = tree.predicate_of(ctx.doc[index])
    if verb is None or ctx.predicate is None:
        return 0
    if verb in ctx.clauses:
        return ctx.clauses.index(verb)
    return None


def measure_of(ctx: ClaimContext) -> Span | None:
    """Give the noun phrase that says what is measured: the frame's trigger where it is a noun, else the noun above.

    Where a sentence counts off measures and numbers, it is the one whose turn it is; where only the mention itself
    names it ("2,000 jobs"), the counted noun.
    """
    turn = noun_of_turn(ctx)
    named = turn is not None and ctx.story.resolver.at(turn) is not None
    nouns = (None if named else turn, ctx.trigger, *ctx.nouns)
    return next((span for noun in nouns if noun is not None and (span := _measured(ctx, noun)) is not None), ctx.noun)


def _measured(ctx: ClaimContext, noun: Token) -> Span | None:
    """Give the noun phrase of a word where it may say what is measured; of another number only what that counts."""
    if noun.pos_ not in ("NOUN", "PROPN") or not noun.is_alpha or ctx.holds(noun):
        return None
    numbers = ctx.story.mentions.quantities  # in the order of the text
    before = bisect_right(numbers, noun.idx, key=lambda mention: mention.span.start) - 1
    if before >= 0 and noun.idx < numbers[before].span.end:
        counted = numbers[before].noun
        return counted if counted is not None and counted.start <= noun.idx < counted.end else None
    start, end = tree.noun_phrase(noun)
    if start < ctx.mention.end and ctx.mention.start < end:  # the number belongs to the mention alone
        start, end = noun.idx, noun.idx + len(noun)
    return Span.of(ctx.text, start, end)
