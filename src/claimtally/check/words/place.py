"""Where claims stand towards each other in an article: headline, sentence, neighbouring sentence."""

from __future__ import annotations

from claimtally.model import Article, Claim


def in_headline(article: Article, claim: Claim) -> bool:
    """Tell whether the claim's mention stands in the title that begins the article's text."""
    title = article.title
    return bool(title) and article.text.startswith(title or "") and claim.mention.end <= len(title or "")


def same_sentence(a: Claim, b: Claim) -> bool:
    """Tell whether both claims are read from one sentence."""
    return a.quote.overlaps(b.quote)


def follows(article: Article, first: Claim, second: Claim) -> bool:
    """Tell whether the second claim's sentence comes right after the first one's; a headline has no neighbours."""
    if in_headline(article, first) or second.quote.start < first.quote.end:
        return False
    return not article.text[first.quote.end : second.quote.start].strip(" \n\"'“”‘’.")


def near(article: Article, a: Claim, b: Claim) -> bool:
    """Tell whether two claims stand in one sentence or in neighbouring ones."""
    return same_sentence(a, b) or follows(article, a, b) or follows(article, b, a)


def between(article: Article, a: Claim, b: Claim) -> str:
    """Give the text between two mentions, empty where they overlap or stand the other way round."""
    return article.text[a.mention.end : b.mention.start]


def before(article: Article, claim: Claim) -> str:
    """Give the text of the claim's sentence that stands before its mention."""
    return article.text[claim.quote.start : claim.mention.start]


def after(article: Article, claim: Claim) -> str:
    """Give the text of the claim's sentence that stands after its mention."""
    return article.text[claim.mention.end : claim.quote.end]
