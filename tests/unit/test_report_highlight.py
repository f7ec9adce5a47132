from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimtally.model import Article, Claim, Span
from claimtally.report.highlight import grounded, segment_paragraphs


def claim_at(article: Article, start: int, end: int) -> Claim:
    span = Span.of(article.text, start, end)
    return Claim(id=f"{start}-{end}", article=article.id, quote=span, mention=span)


def test_overlapping_mentions_are_cut_so_that_each_piece_knows_its_claims() -> None:
    article = Article.from_text("about 300 racks today")
    claims = [claim_at(article, 0, 15), claim_at(article, 10, 21)]
    ((first, both, last),) = segment_paragraphs(article, claims)
    assert (first.text, first.claims, first.begins) == ("about 300 ", (0,), (0,))
    assert (both.text, both.claims, both.begins) == ("racks", (1, 0), (1,))
    assert (last.text, last.claims, last.begins) == (" today", (1,), ())


def test_the_shortest_mention_comes_first() -> None:
    article = Article.from_text("more than 20 GPUs")
    claims = [claim_at(article, 0, 17), claim_at(article, 10, 12)]
    inner = segment_paragraphs(article, claims)[0][1]
    assert (inner.text, inner.claims) == ("20", (1, 0))


def test_a_mention_that_is_not_at_its_characters_is_left_out() -> None:
    article = Article.from_text("It cost $5.")
    stray = Claim(
        id="x", article=article.id, quote=Span.of(article.text, 0, 11), mention=Span(text="$6", start=8, end=10)
    )
    assert not grounded(stray, article.text)
    assert [piece.claims for piece in segment_paragraphs(article, [stray])[0]] == [()]


@st.composite
def article_with_spans(draw: st.DrawFn) -> tuple[Article, list[Claim]]:
    article = Article.from_text(draw(st.text("ab é\n<&", min_size=1, max_size=60)) + "z")
    ends = st.integers(0, len(article.text))
    pairs = draw(st.lists(st.tuples(ends, ends).map(sorted), max_size=8))
    return article, [claim_at(article, *pair) for pair in pairs]


@given(article_with_spans())
def test_no_character_is_lost_and_every_mention_is_the_sum_of_its_pieces(made: tuple[Article, list[Claim]]) -> None:
    article, claims = made
    paragraphs = segment_paragraphs(article, claims)
    texts = ["".join(piece.text for piece in pieces) for pieces in paragraphs]
    assert texts == [article.text[start:end] for start, end in article.paragraphs]
    for place, claim in enumerate(claims):
        shown = "".join(piece.text for pieces in paragraphs for piece in pieces if place in piece.claims)
        assert shown == claim.mention.text.replace("\n", "")
