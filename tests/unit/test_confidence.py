"""Confidence: weights that rules and facts answer to, chances from their sum, and how the weights are learned."""

from __future__ import annotations

import importlib.util
import math
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import get_args
from xml.etree import ElementTree

import pytest
from pydantic import ValidationError

from claimtally.assemble.confidence import LEAST, MOST, chance, confidence, facts_of, weighed
from claimtally.evaluate.reliability import reliability
from claimtally.lexicons.confidence import LearnedWeight, fact_weights, rule_weights
from claimtally.model import Article, Claim, NamedSpan, Span
from claimtally.model.vocabulary import Dimension, Factuality, Frame
from claimtally.pipeline import default_pipeline, rules

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
TEXT = "Alder Corp to build.\n\nThe firm, Alder, spends $5 billion.\n\nIts plant makes 400 chips."


def benchmark(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def article() -> Article:
    return Article.from_text(TEXT, title="Alder Corp to build.")


def claim_at(article: Article, quote: str, mention: str, subject: tuple[str, str] | None = None, **slots: str) -> Claim:
    """Give a claim; the subject is its words and the name they stand for."""

    def span(words: str) -> Span:
        start = article.text.index(words)
        return Span.of(article.text, start, start + len(words))

    party = NamedSpan(**span(subject[0]).model_dump(), name=subject[1]) if subject else None
    return Claim(
        id="c", article=article.id, quote=span(quote), mention=span(mention), subject=party, rules=slots
    )  # fmt: skip


class TestWeights:
    def test_every_rule_with_a_weight_is_a_rule(self) -> None:
        gone = sorted(set(rule_weights()) - {rule.id for rule in rules()})
        assert gone == [], "no rule answers to these: run benchmarks/calibrate.py"

    def test_every_fact_with_a_weight_can_be_told_of_a_claim(self) -> None:
        known = {f"frame is {frame}" for frame in get_args(Frame)}
        known |= {f"dimension is {dimension}" for dimension in (*get_args(Dimension), "hardware")}
        known |= {f"factuality is {level}" for level in get_args(Factuality)}
        known |= {
            f"subject is {told} {where}" for told in ("named", "taken up") for where in ("elsewhere", "in the sentence")
        }
        known |= {"always", "subject is open", "stands in the headline", "log of words in the sentence"}
        known |= {"log of characters to the subject", "log of times the subject is named"}
        assert set(fact_weights()) - known == set()

    def test_there_are_few_of_them_and_none_outweighs_the_rest(self) -> None:
        weights = [*rule_weights().values(), *fact_weights().values()]
        assert 10 < len(weights) < 120
        assert all(abs(weight) < 5 for weight in weights)

    @pytest.mark.parametrize(
        "row", [{"weight": 1, "claims": 1}, {"rule": "a.b", "fact": "c", "weight": 1, "claims": 1}]
    )
    def test_a_weight_is_that_of_a_rule_or_a_fact(self, row: dict[str, object]) -> None:
        with pytest.raises(ValidationError, match="of a rule or of a fact"):
            LearnedWeight.model_validate(row)

    def test_an_unknown_rule_weighs_nothing(self, article: Article) -> None:
        claim = claim_at(article, "Its plant makes 400 chips.", "400 chips")
        assert confidence(claim.model_copy(update={"rules": {"frame": "frame.unheard_of"}}), article) == confidence(
            claim, article
        )

    def test_a_rule_counts_once_however_many_slots_it_filled(self, article: Article) -> None:
        once = claim_at(article, "Its plant makes 400 chips.", "400 chips", frame="a.b")
        twice = claim_at(article, "Its plant makes 400 chips.", "400 chips", frame="a.b", subject="a.b")
        assert weighed(once, article, {"a.b": 0.7}, {}) == weighed(twice, article, {"a.b": 0.7}, {}) == 0.7


class TestChance:
    def test_nothing_known_is_even(self) -> None:
        assert chance(0.0) == 0.5

    def test_it_rises_with_the_sum_and_is_never_certain(self) -> None:
        chances = [chance(total / 10) for total in range(-10_000, 10_000, 7)]
        assert chances == sorted(chances)
        assert (chances[0], chances[-1]) == (LEAST, MOST)

    @pytest.mark.parametrize("total", [0.3, 1.0, 2.5, 40.0])
    def test_odds_against_mirror_odds_for(self, total: float) -> None:
        assert chance(total) + chance(-total) == pytest.approx(1)


class TestFacts:
    def test_a_subject_named_in_the_sentence(self, article: Article) -> None:
        sentence = "The firm, Alder, spends $5 billion."
        facts = facts_of(claim_at(article, sentence, "$5 billion", ("Alder", "Alder")), article)
        assert "subject is named elsewhere" in facts  # the first "Alder" is the headline's
        facts = facts_of(claim_at(article, sentence, "$5 billion", ("The firm", "Alder")), article)
        assert facts["subject is taken up in the sentence"] == 1
        assert facts["log of characters to the subject"] == math.log1p(len("The firm, Alder, spends "))
        assert facts["log of times the subject is named"] == math.log(2)
        assert facts["log of words in the sentence"] == math.log(6)
        assert "stands in the headline" not in facts

    def test_an_open_subject_and_the_headline(self, article: Article) -> None:
        facts = facts_of(claim_at(article, "Alder Corp to build.", "build"), article)
        assert facts["subject is open"] == facts["stands in the headline"] == 1
        assert not [fact for fact in facts if fact.startswith("log of") and "subject" in fact]

    def test_a_claim_of_the_pipeline_can_be_worked_out_from_its_record(self) -> None:
        story = Article.from_text(
            "Nordvik Power raised $40 million in May and will build 3 gigawatts of turbines if regulators agree."
        )
        claims = default_pipeline().extract(story)
        assert claims
        for claim in claims:
            again = Claim.from_json(claim.to_json()).model_copy(update={"confidence": 0.0})
            assert confidence(again, story) == claim.confidence == round(claim.confidence, 2)


@pytest.fixture(scope="module")
def logistic() -> ModuleType:
    return benchmark("logistic")


class TestLearning:
    def test_it_finds_the_weights_that_made_the_data(self, logistic: ModuleType) -> None:
        np, draw = logistic.np, random.Random(7)
        rows = [[1.0, float(draw.random() < 0.5), draw.gauss(0, 1)] for _ in range(20_000)]
        made = [-0.5, 1.2, -0.8]
        right = [
            draw.random() < 1 / (1 + math.exp(-sum(w * x for w, x in zip(made, row, strict=True)))) for row in rows
        ]
        found = logistic.fitted(np.array(rows), np.array(right, float), 1.0)
        assert list(found) == pytest.approx(made, abs=0.1)

    def test_a_ridge_holds_weights_but_not_the_mean(self, logistic: ModuleType) -> None:
        np = logistic.np
        table, right = np.array([[1.0, 1.0], [1.0, 0.0]] * 50), np.array([1.0, 1.0] * 30 + [0.0, 1.0] * 20)
        loose, held = logistic.fitted(table, right, 0.1), logistic.fitted(table, right, 1000.0)
        assert abs(held[1]) < abs(loose[1]) / 5
        assert (1 / (1 + np.exp(-table @ held))).mean() == pytest.approx(right.mean())

    def test_articles_are_held_out_whole_and_judged_once(self, logistic: ModuleType) -> None:
        stories = [Article.from_text(f"Alder sold {n} cars.", source=f"a/{n}.txt") for n in range(25)]
        cases = [
            logistic.Case.made("set", story, claim_at(story, story.text, f"{n} cars"), n % 2 == 0, frozenset())
            for n, story in enumerate(stories)
            for _ in range(3)
        ]

        def judge(seen: list[object], judged: list[object]) -> list[float]:
            ids = {case.article.id for case in seen}  # type: ignore[attr-defined]
            assert ids.isdisjoint(case.article.id for case in judged)  # type: ignore[attr-defined]
            assert len(seen) + len(judged) == len(cases)
            return [1.0] * len(judged)

        assert logistic.held_out(cases, judge) == [1.0] * len(cases)

    def test_what_is_rare_or_no_rule_gets_no_weight(self, logistic: ModuleType) -> None:
        stories = [Article.from_text(f"Alder sold {n} cars.", source=f"a/{n}.txt") for n in range(30)]
        cases = []
        for n, story in enumerate(stories):
            slots = {"frame": "frame.common", "subject": "subject.gone"} | ({"role": "role.rare"} if n < 9 else {})
            claim = claim_at(story, story.text, f"{n} cars", **slots)
            cases.append(logistic.Case.made("set", story, claim, n % 3 == 0, frozenset({"frame.common", "role.rare"})))
        weights = logistic.learned(cases, 1.0)
        assert weights.by_name("rule").keys() == {"frame.common"}
        assert weights.by_name("fact")["always"] < 0


def test_the_plot_is_svg_with_a_dot_a_bin() -> None:
    drawn = benchmark("reliability_plot")
    measured = reliability([(0.25, False), (0.25, True), (0.85, True)])
    root = ElementTree.fromstring(drawn.plot([("now", "#123456", measured)], "title"))
    dots = [e for e in root.iter("{http://www.w3.org/2000/svg}circle") if len(e)]
    assert [dot[0].text for dot in dots] == ["1 of 2 right at 0.25", "1 of 1 right at 0.85"]
    assert drawn.wilson(50, 100) == pytest.approx((0.404, 0.596), abs=0.001)
    assert drawn.wilson(0, 5)[0] == 0
