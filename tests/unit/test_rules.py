"""Every rule's own examples, run through the whole pipeline: the hit must be made by the rule, the trap must not."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from claimtally.model import Article, Claim, Example, Rule, Span
from claimtally.pipeline import Pipeline, default_pipeline, rules

# The rules of `annotate` alone fill no slot of a claim; their examples run on the parsed text, in test_attributions.
RULES = {rule.id: rule for rule in rules() if rule.slot != "annotation"}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return default_pipeline()


def claims_at(pipeline: Pipeline, example: Example) -> list[Claim]:
    """Give the claims whose mention overlaps the example's, or any place of it where it is printed more than once."""
    article = Article.from_text(example.text)
    places = []
    start = article.text.find(example.mention)
    while start >= 0:
        places.append(Span.of(article.text, start, start + len(example.mention)))
        start = article.text.find(example.mention, start + 1)
    assert places, f"{example.mention!r} does not stand in {article.text!r}"
    return [claim for claim in pipeline.extract(article) if any(claim.mention.overlaps(place) for place in places)]


def value_of(claim: Claim, slot: str) -> object:
    """Give the value of a slot as an example states it: a name, the words, or the value of a closed list."""
    match slot:
        case "subject" | "object":
            party = claim.subject if slot == "subject" else claim.object
            return party.name if party else None
        case "attribution":
            return claim.attribution.source.name if claim.attribution else None
        case "conditions":
            return claim.conditions[0].text if claim.conditions else None
        case "time":
            return claim.time.text if claim.time else None
    return claim.model_dump(mode="json")[slot]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
class TestRule:
    def test_it_makes_its_hit(self, pipeline: Pipeline, rule: Rule[Any]) -> None:
        claims = claims_at(pipeline, rule.hit)
        made = [claim for claim in claims if claim.rules.get(rule.slot) == rule.id]
        assert made, [(claim.mention.text, claim.rules) for claim in claims]
        if rule.hit.value is not None:
            assert rule.hit.value in [value_of(claim, rule.slot) for claim in made]

    def test_it_leaves_its_trap_alone(self, pipeline: Pipeline, rule: Rule[Any]) -> None:
        claims = claims_at(pipeline, rule.trap)
        assert rule.id not in [name for claim in claims for name in claim.rules.values()]


def test_no_two_rules_have_one_id() -> None:
    assert [name for name, number in Counter(rule.id for rule in rules()).items() if number > 1] == []


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_hit_and_trap_are_different_texts(rule: Rule[Any]) -> None:
    assert (rule.hit.text, rule.hit.mention) != (rule.trap.text, rule.trap.mention)
