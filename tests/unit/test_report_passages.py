from __future__ import annotations

import pytest

from claimtally.model import Article, Claim, Span
from claimtally.report.claim_view import ClaimView, claim_views
from claimtally.report.passages import LONGEST_GAP, passages

TITLE = "Mill spends $9 million"
FIRST = "Orlow Mill will spend $4 million on looms and $5 million on a roof."
SECOND = "Its owner had set $8 million aside."
ARTICLE = Article.from_text(
    f"{FIRST}\n\n{SECOND}", title=TITLE, publisher="The Orlow Post", published="2031-05-02T08:00:00Z"
)


def views(article: Article, *wanted: tuple[str, str]) -> tuple[ClaimView, ...]:
    """Give claims of mentions in sentences, each as (mention, sentence)."""
    claims = []
    for mention, sentence in wanted:
        start = article.text.index(sentence)
        place = start + sentence.index(mention)
        claims.append(
            Claim(
                id=f"{mention} {place}",
                article=article.id,
                quote=Span.of(article.text, start, start + len(sentence)),
                mention=Span.of(article.text, place, place + len(mention)),
            )
        )
    return claim_views("a1", article, claims, {})


def test_premises_of_one_sentence_share_a_passage_in_which_each_is_marked() -> None:
    (passage,) = passages(views(ARTICLE, ("$4 million", FIRST), ("$5 million", FIRST)))
    marked = [(segment.text, segment.claims) for segment in passage.segments if segment.claims]
    assert marked == [("$4 million", (0,)), ("$5 million", (1,))]
    assert passage.text == FIRST == ARTICLE.text[passage.start : passage.end]


@pytest.mark.parametrize(
    ("sentence", "mention", "place"),
    [(TITLE, "$9 million", "headline"), (FIRST, "$4 million", "paragraph 1"), (SECOND, "$8 million", "paragraph 2")],
)
def test_a_passage_tells_where_it_stands(sentence: str, mention: str, place: str) -> None:
    (passage,) = passages(views(ARTICLE, (mention, sentence)))
    assert passage.place == place


def test_paragraphs_are_counted_from_the_first_where_there_is_no_headline() -> None:
    (passage,) = passages(views(Article.from_text(FIRST), ("$4 million", FIRST)))
    assert passage.place == "paragraph 1"


def test_passages_stand_in_the_order_in_which_premises_need_them() -> None:
    roof, looms, aside = views(ARTICLE, ("$5 million", FIRST), ("$4 million", FIRST), ("$8 million", SECOND))
    assert [p.place for p in passages([aside, roof, looms])] == ["paragraph 2", "paragraph 1"]


def test_the_outlet_is_the_publisher_with_the_day_else_the_title() -> None:
    assert passages(views(ARTICLE, ("$4 million", FIRST)))[0].outlet == "The Orlow Post, 2 May 2031"
    bare = Article.from_text(FIRST, title=TITLE)
    assert passages(views(bare, ("$4 million", FIRST)))[0].outlet == TITLE


LONG = " ".join(f"word{number}" for number in range(80))


@pytest.mark.parametrize(
    ("sentence", "begins", "ends"),
    [
        (f"{LONG} cost $4 million.", " … word", "cost $4 million."),
        (f"It cost $4 million, {LONG}.", "It cost $4 million, word0", " … "),
        (f"It cost $4 million, {LONG}, and $5 million.", "It cost $4 million, word0", "and $5 million."),
    ],
)
def test_long_stretches_without_a_mention_are_cut_at_words(sentence: str, begins: str, ends: str) -> None:
    wanted = [(mention, sentence) for mention in ("$4 million", "$5 million") if mention in sentence]
    (passage,) = passages(views(Article.from_text(sentence), *wanted))
    shown = "".join(segment.text for segment in passage.segments)
    assert shown.startswith(begins)
    assert shown.endswith(ends)
    assert len(shown) < len(sentence)
    assert all(len(segment.text) <= LONGEST_GAP for segment in passage.segments)
    assert set(shown.replace("…", "").split()) <= set(sentence.split())


def test_a_sentence_that_is_not_at_its_characters_is_shown_as_it_was_given() -> None:
    span = Span(text="$6 million", start=0, end=10)
    claim = Claim(id="c", article=ARTICLE.id, quote=span, mention=span)
    (passage,) = passages(claim_views("a1", ARTICLE, [claim], {}))
    assert (passage.text, passage.place) == ("$6 million", "not found at its characters")
    assert not any(segment.claims for segment in passage.segments)
