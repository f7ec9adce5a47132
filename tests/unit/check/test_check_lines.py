from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from claimtally.check import CHECKS, check_article, check_lines
from claimtally.model import Article, Finding, Span

TEXT = "Corvane put $5 billion into Pellworth. Corvane likes Pellworth."
ARTICLE = Article.from_text(TEXT)
QUANTITY = {
    "stated": [5e9, 5e9],
    "low": 4.5e9,
    "high": 5.5e9,
    "low_closed": True,
    "high_closed": False,
    "bound": "=",
    "unit": "USD",
    "dimension": "money",
}


def line(**changed: Any) -> str:
    record = {
        "id": "k1",
        "article": ARTICLE.id,
        "quote": {"text": "Corvane put $5 billion into Pellworth.", "start": 0, "end": 38},
        "mention": {"text": "$5 billion", "start": 12, "end": 22},
        **changed,
    }
    return json.dumps({name: value for name, value in record.items() if value is not ...})


def run(*lines: str, articles: dict[str, Article] | None = None) -> list[Finding]:
    return list(check_lines(lines, {ARTICLE.id: ARTICLE} if articles is None else articles))


def test_a_claim_with_the_needed_fields_alone_is_fine() -> None:
    assert run(line()) == []
    assert run(line(quantity=QUANTITY)) == []
    assert run("", line(), "  \n") == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"mention": ...}, 'Line 1, record: needs field "mention".'),
        ({"mention": {"text": "x"}}, 'Line 1, mention: needs fields "start", "end".'),
        (
            {"mention": {"text": "$5", "start": "12", "end": 14}},
            'Line 1, mention.start: expected a whole number, found "12".',
        ),
        ({"frame": "invest"}, "Line 1, frame: expected one of"),
        ({"amount": 5}, 'Line 1, record: has no field "amount".'),
        ({"confidence": 1.5}, "Line 1, confidence: expected at most 1, found 1.5."),
        ({"products": "Kestrel"}, 'Line 1, products: expected a list, found "Kestrel".'),
        ({"subject": "Corvane"}, 'Line 1, subject: expected an object, found "Corvane".'),
        ({"subject": {"text": "Corvane", "start": 0, "end": 7}}, 'Line 1, subject: needs field "name".'),
        (
            {"quantity": QUANTITY | {"low": 1, "high": 2}},
            "Line 1, quantity: Value error, stated 5000000000.0 to 5000000000.0 lies outside 1 to 2.",
        ),
        ({"mention": {"text": "x", "start": 9, "end": 3}}, "Line 1, mention: Value error, end 3 lies before start 9."),
    ],
)
def test_a_field_that_does_not_fit_the_schema_is_named(changed: dict[str, Any], told: str) -> None:
    found = run(line(**changed))
    assert [(f.check, f.verdict, f.severity) for f in found] == [("schema", "fails", "error")]
    assert found[0].explanation.startswith(told)
    assert found[0].claims == ("k1",)


def test_each_fault_of_a_quantity_is_told() -> None:
    quantity = {
        "stated": [5e9],
        "low": "4.5e9",
        "high": None,
        "low_closed": True,
        "high_closed": False,
        "bound": "about",
    }
    told = [f.explanation for f in run(line(quantity=quantity))]
    assert told[0] == 'Line 1, quantity: needs fields "unit", "dimension".'
    assert [words for explanation in told for words in explanation.split(":")[:1]] == [
        "Line 1, quantity", "Line 1, quantity.bound", "Line 1, quantity.low", "Line 1, quantity.stated",
    ]  # fmt: skip
    assert 'found "about"' in told[1]
    assert "expected 2 items, found 1" in told[3]


@pytest.mark.parametrize("broken", ["{", "not json", "[1, 2]", "null", '{"id": NaN}', "\ud800"])
def test_what_is_no_record_is_named_by_line_and_the_rest_goes_on(broken: str) -> None:
    wrong = line(mention={"text": "$6 billion", "start": 12, "end": 22})
    found = run(line(), broken, wrong.replace("k1", "k2"))
    assert [f.explanation.split(",")[0] for f in found] == ["Line 2", "Line 3"]


def test_words_that_stand_elsewhere_are_found() -> None:
    moved = {"text": "$5 billion", "start": 13, "end": 23}
    assert [f.explanation for f in run(line(mention=moved))] == [
        'Line 1, mention: expected "$5 billion" at characters 13 to 23, found "5 billion "; '
        "the words stand at 12 to 22."
    ]
    twice = {"name": "Pellworth", "text": "Pellworth", "start": 1, "end": 10}
    assert run(line(subject=twice))[0].explanation.endswith('found "orvane pu".')
    invented = {"text": "$9 billion", "start": 12, "end": 22}
    assert run(line(mention=invented))[0].explanation.endswith("the words stand nowhere in the article.")
    beyond = {"text": "$5 billion", "start": 990, "end": 1000}
    assert "but the article ends at 63" in run(line(mention=beyond))[0].explanation


def test_a_mention_outside_its_quote_and_a_deep_field_are_named() -> None:
    apart = {"text": "likes", "start": 47, "end": 52}
    assert [f.explanation for f in run(line(mention=apart))] == ["Line 1, mention: it does not stand inside the quote."]
    cue = {"text": "when", "start": 0, "end": 4}
    condition = {"text": "put", "start": 8, "end": 11, "cue": cue}
    assert run(line(conditions=[condition]))[0].explanation.startswith("Line 1, conditions.0.cue: expected")


def test_an_unknown_article_and_a_used_id_are_faults() -> None:
    (finding,) = run(line(article="nowhere"))
    assert (finding.check, finding.article) == ("grounding", "nowhere")
    assert 'no article with the id "nowhere" is known' in finding.explanation
    assert "was used by an earlier line" in run(line(), line())[0].explanation


def test_the_lines_of_an_article_are_checked_against_each_other(bet: Callable[..., Any]) -> None:
    story, other = bet(goal="40"), bet(again=False)
    articles = {made.article.id: made.article for made in (story, other)}
    lines = [claim.to_json() for made in (story, other) for claim in made.claims]
    found = run(*lines, articles=articles)
    expected = [*story.check(), *other.check()]
    assert found == expected
    assert [f.verdict for f in found].count("fails") == 1
    mixed = [story.claims[0].to_json(), *(c.to_json() for c in other.claims), *(c.to_json() for c in story.claims[1:])]
    assert sorted(f.id for f in run(*mixed, articles=articles)) == sorted(f.id for f in expected)


def test_findings_come_with_their_line(bet: Callable[..., Any]) -> None:
    def lines() -> Any:
        yield line(frame="nothing")
        raise AssertionError("the second line was read before the first one's findings were given")

    assert next(iter(check_lines(lines(), {}))).check == "schema"


def test_claims_without_ground_take_no_part_in_sums(bet: Callable[..., Any]) -> None:
    story = bet()
    wrong = story.claims[3].model_copy(update={"mention": Span(text="$33 billion", start=0, end=11)})
    found = check_article(story.article, [*story.claims[:3], wrong])
    assert [(f.check, f.verdict) for f in found] == [("grounding", "fails"), ("totals", "holds")]
    stranger = story.claims[0].model_copy(update={"article": "another"})
    assert "belongs to" in check_article(story.article, [stranger])[0].explanation


def test_a_record_made_without_validation_is_caught(bet: Callable[..., Any]) -> None:
    story = bet()
    claim = story.claims[0].model_copy(update={"frame": "nothing"})
    assert [f.check for f in check_article(story.article, [claim])] == ["schema"]


def test_order_of_claims_changes_nothing(bet: Callable[..., Any]) -> None:
    story = bet(goal="40")
    assert check_article(story.article, story.claims[::-1]) == story.check()


def test_checks_have_ids_of_their_own_and_promises() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)
    assert all(check.promise.endswith(".") for check in CHECKS)
