"""A claim told in words, and slot by slot with the rules that made it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claimtally.model import Article, Claim, Example, Finding, Rule, Span
from claimtally.report.amounts import spoken
from claimtally.report.slots import FIRMNESS, conditions, slots

Rules = Mapping[str, Rule[Any]]
INDENT = " " * 14
DEONTIC = {"required": "it is required", "permitted": "it is permitted", "prohibited": "it is prohibited"}


def told(claim: Claim, article: Article, findings: list[Finding], rules: Rules) -> str:
    """Give all there is to say about a claim as plain text: in words, in its sentence, by slots, by findings."""
    where = article.source or article.title or article.id
    parts = [
        f"Claim {claim.id} of {where}",
        in_words(claim),
        sentence(claim, article),
        "\n".join(_slot_lines(claim, rules)),
    ]
    if findings:
        parts.append("\n".join(f"{finding.check} {finding.verdict}: {finding.explanation}" for finding in findings))
    return "\n\n".join(parts).replace("\N{NO-BREAK SPACE}", " ")


def in_words(claim: Claim) -> str:
    """Give a claim as a line for a reader."""
    amount = spoken(claim.quantity) if claim.quantity else ", ".join(product.name for product in claim.products)
    what = f"{claim.frame}: {amount or claim.mention.text}"
    if claim.measure and claim.measure.text.casefold() != claim.frame:
        what += f" ({claim.measure.text})"
    if claim.role != "value":
        what += f", {claim.role}"
    parties = [party.name for party in (claim.subject, claim.object) if party]
    told = f"{' → '.join(parties)} · {what}" if parties else what
    if claim.polarity == "negative":
        told += ", denied"
    terms = [f"{claim.factuality} ({FIRMNESS[claim.factuality]})"]
    if claim.deontic in DEONTIC:
        terms.append(DEONTIC[claim.deontic])
    if claim.time:
        terms.append(f"time: {claim.time.text}")
    terms += [f"condition: {condition}" for condition in conditions(claim)]
    if claim.attribution:
        terms.append(f"according to {claim.attribution.source.name}")
    return "; ".join([told, *terms]) + "."


def sentence(claim: Claim, article: Article) -> str:
    """Give the claim's sentence with its mention between brackets."""
    text, quote, mention = article.text, claim.quote, claim.mention
    before, after = text[quote.start : mention.start], text[mention.end : quote.end]
    return f"“{before}⟦{text[mention.start : mention.end]}⟧{after}”"


def _slot_lines(claim: Claim, rules: Rules) -> Iterator[str]:
    where = _spans(claim)
    for slot in slots(claim, {}):
        yield f"{slot.name:<12}  {slot.value}".rstrip()
        for span in where.get(slot.name, ()):
            yield f"{INDENT}“{span.text}”, characters {span.start} to {span.end}"
        if slot.rule is not None:
            yield from _rule_lines(slot.rule, rules.get(slot.rule))


def _rule_lines(name: str, rule: Rule[Any] | None) -> Iterator[str]:
    if rule is None:
        yield f"{INDENT}rule {name}"
        return
    yield f"{INDENT}rule {name}: {rule.promise}"
    yield f"{INDENT}  applies to {_example(rule.hit)}"
    yield f"{INDENT}  not to     {_example(rule.trap)}"


def _example(example: Example) -> str:
    text = " ".join(example.text.split())
    return f"“{example.mention}” in “{text}”"


def _spans(claim: Claim) -> dict[str, list[Span]]:
    """Give the spans of each slot by its name."""
    attribution = [claim.attribution.source, claim.attribution.cue] if claim.attribution else []
    slots: dict[str, list[Span | None]] = {
        "quantity": [claim.mention],
        "mention": [claim.mention],
        "measure": [claim.measure],
        "subject": [claim.subject],
        "object": [claim.object],
        "products": [*claim.products],
        "conditions": [*claim.conditions],
        "attribution": [*attribution],
        "time": [claim.time],
    }
    return {name: [span for span in spans if span] for name, spans in slots.items()}
