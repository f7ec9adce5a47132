"""Headlines retold: what the text says of a headline's figure, whose few words leave frame and object open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimtally.assemble.continuation import same_figure
from claimtally.model import Article, Claim, Example, Rule

RETOLD = "claim.retold"
OPEN = frozenset({"contract", "spending", "other"})  # what "$3 billion deal" is taken for, of which the text says more
DEFAULTS = frozenset({"frame.dimension", "frame.neighbour"})


def retold(article: Article, claim: Claim, claims: Sequence[Claim]) -> Claim:
    """Give a headline's claim with the frame and the object that the text first gives its figure, of one subject.

    How firm it is and when stay as the headline has them; any other claim comes back as it is.
    """
    told = _told_again(article, claim, claims)
    if told is None:
        return claim
    changed: dict[str, object] = {}
    rules = dict(claim.rules)
    if told.frame != claim.frame and (claim.frame in OPEN or claim.rules.get("frame") in DEFAULTS):
        changed["frame"], rules["frame"] = told.frame, RETOLD
    if claim.object is None and told.object is not None and told.frame != "financing":  # who lent it stays open
        changed["object"], rules["object"] = told.object, RETOLD
    return claim.model_copy(update={**changed, "rules": dict(sorted(rules.items()))}) if changed else claim


def _told_again(article: Article, claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    end = _end_of_headline(article)
    if claim.mention.end > end or claim.quantity is None or claim.subject is None:
        return None
    again = [
        other
        for other in claims
        if other.mention.start >= end
        and other.subject is not None
        and other.subject.name == claim.subject.name
        and same_figure(other.quantity, claim.quantity)
    ]
    return next((other for other in again if other.frame == claim.frame), again[0] if again else None)


def _end_of_headline(article: Article) -> int:
    """Give the character at which the headline ends: the title, or a first paragraph without an end mark; else 0."""
    if article.title and article.text.startswith(article.title):
        return len(article.title)
    first, gap, _ = article.text.partition("\n\n")
    return len(first) if gap and not first.rstrip().endswith((".", "!", "?", "”", '"')) else 0


RULES: tuple[Rule[Callable[[Article, Claim, Sequence[Claim]], Claim]], ...] = (
    Rule(
        RETOLD,
        "frame",
        "A headline's figure has the frame and the object that the text gives it.",
        hit=Example(
            "Orlen agrees $3 billion deal\n\nOrlen has agreed to buy Synthos for $3 billion.",
            "$3 billion",
            "acquisition",
        ),
        trap=Example("Orlen buys Synthos for $3 billion\n\nOrlen will buy Synthos for $3 billion.", "$3 billion"),
        apply=retold,
    ),
)
