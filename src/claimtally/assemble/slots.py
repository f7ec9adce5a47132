"""The slots that other extractors found, tied to a claim: conditions, attribution, time, measure, products."""

from __future__ import annotations

from claimtally.assemble.context import ClaimContext
from claimtally.model import Attribution, Condition, ConditionMention, NamedSpan, Span, TimeReference
from claimtally.syntax import tree

OWN_ACT = "attribution.speech.object"
# Marks over which a condition does not reach: what stands behind a dash is an aside.
PARTING = (" — ", " – ", " - ", ";", "—")
# Who thinks or plans something acts; only who says or estimates it is its source.
SAID = ("attribution.speech", "attribution.estimate")


def conditions_of(ctx: ClaimContext) -> list[ConditionMention]:
    """Give the conditions of the sentence that govern the claim: it stands in what they govern, or in themselves."""
    found = []
    for condition in ctx.story.mentions.conditions:
        if not (ctx.sentence.start_char <= condition.cue.start < ctx.sentence.end_char):
            continue
        if _governs(ctx, condition):
            found.append(condition)
    return found


def _governs(ctx: ClaimContext, condition: ConditionMention) -> bool:
    if condition.antecedent.overlaps(ctx.mention):
        return True
    between = ctx.text[min(ctx.mention.end, condition.antecedent.end) : max(ctx.mention.start, condition.cue.start)]
    if any(mark in between for mark in PARTING):
        return False
    return condition.consequent is None or condition.consequent.overlaps(ctx.mention)


def condition_records(conditions: list[ConditionMention]) -> tuple[Condition, ...]:
    """Turn condition mentions into the claim's records, each once."""
    return tuple(
        Condition(text=c.antecedent.text, start=c.antecedent.start, end=c.antecedent.end, cue=c.cue, same_as=c.same_as)
        for c in conditions
    )


def attribution_of(ctx: ClaimContext, subject: NamedSpan | None) -> tuple[Attribution, str] | None:
    """Give whom the article has the claim from, and the rule: the narrowest attribution that covers the mention.

    Who announces an own deal is no source of it: he does it, and the article tells it in its own voice.
    """
    covering = [
        a
        for a in ctx.story.mentions.attributions
        if a.content.start <= ctx.mention.start
        and ctx.mention.end <= a.content.end
        and a.source is not None
        and a.rule.startswith(SAID)
    ]
    if not covering:
        return None
    nearest = min(covering, key=lambda a: (a.content.end - a.content.start, a.content.start))
    source = nearest.source
    assert source is not None
    named = _named_source(ctx, source)
    if nearest.rule == OWN_ACT and subject is not None and named.name == subject.name:
        return None
    return Attribution(source=named, cue=nearest.cue), nearest.rule


def _named_source(ctx: ClaimContext, source: Span) -> NamedSpan:
    """Resolve a source to its name; a description without a name stands for itself."""
    tokens = tree.tokens_of(ctx.doc, source.start, source.end)
    named = ctx.story.resolver.source(tokens.root) if len(tokens) else None
    if named is not None:
        return NamedSpan(name=named.name, text=source.text, start=source.start, end=source.end)
    for token in tokens:  # "data released by the ministry", "a report from Reuters"
        found = ctx.story.entities.at(token.idx)
        if found is not None and found[0].kind in ("organisation", "person"):
            return NamedSpan(name=found[0].name, text=source.text, start=source.start, end=source.end)
    return NamedSpan(name=" ".join(source.text.split()), text=source.text, start=source.start, end=source.end)


def time_of(ctx: ClaimContext) -> tuple[TimeReference, str] | None:
    """Give the time expression that belongs to the claim, and the rule: nearest in the syntax, outside the mention."""
    best: tuple[tuple[int, int], TimeReference, str] | None = None
    for mention in ctx.story.mentions.times:
        span = mention.span
        if not (ctx.sentence.start_char <= span.start < ctx.sentence.end_char) or span.overlaps(ctx.mention):
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
    """Count the clauses between the claim's verb and the verb a time expression hangs on; None where a clause apart."""
    verb = tree.predicate_of(ctx.doc[index])
    if verb is None or ctx.predicate is None:
        return 0
    if verb in ctx.clauses:
        return ctx.clauses.index(verb)
    return None


def measure_of(ctx: ClaimContext) -> Span | None:
    """Give the noun phrase that says what is measured: the frame's trigger where it is a noun, else the noun above.

    Where only the mention itself names it ("2,000 jobs"), it is the counted noun.
    """
    nouns = [n for n in (ctx.trigger, *ctx.nouns) if n is not None and n.pos_ in ("NOUN", "PROPN") and n.is_alpha]
    noun = next((n for n in nouns if not ctx.holds(n)), None)
    if noun is None:
        return ctx.noun
    start, end = tree.noun_phrase(noun)
    if start < ctx.mention.end and ctx.mention.start < end:  # the number belongs to the mention alone
        start, end = noun.idx, noun.idx + len(noun)
    return Span.of(ctx.text, start, end)
