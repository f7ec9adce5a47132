"""The public functions, which `import claimtally` gives; nothing heavy is imported before one is called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimtally.pipeline import DEFAULT_MODEL, default_pipeline, render_report

if TYPE_CHECKING:
    from claimtally.check.facts import FactTable
    from claimtally.check.stories import Stories
    from claimtally.model import Article, Claim, Comparison, ErrorRecord, Fact, Finding, QuantityMention, Story
    from claimtally.report import ReportFormat


def read(
    paths: str | Path | Sequence[str | Path], *, on_error: Callable[[ErrorRecord], None] | None = None
) -> Iterator[Article]:
    """Yield the articles of files, folders and glob patterns in order, as they are read; "-" is standard input.

    What cannot be read raises IngestError, or is handed to `on_error`, and the reading goes on.
    """
    from claimtally.ingest import read_articles
    from claimtally.model import ErrorRecord, IngestError

    for result in read_articles([paths] if isinstance(paths, str | Path) else paths):
        if not isinstance(result, ErrorRecord):
            yield result
        elif on_error is None:
            raise IngestError(result.error)
        else:
            on_error(result)


def extract(
    text_or_article: str | Article, *, model: str = DEFAULT_MODEL, lexicon: str | Path | None = None
) -> list[Claim]:
    """Give the claims of a text or an article in the order of its text; offsets are characters of the article's text.

    A text becomes an article as it does at ingest (`Article.from_text`): NFC, single blanks, an empty line between
    paragraphs. To keep the article that the offsets belong to, make it first. `model` is a spaCy pipeline by name or
    path, loaded once; raises ModelMissingError when it cannot be. `lexicon` is a file of organisations and hardware of
    your own (docs/lexicons.md), read once; raises LexiconError where it is wrong.
    """
    from claimtally.model import Article

    if not isinstance(text_or_article, str | Article):
        given = type(text_or_article).__name__
        raise TypeError(f"extract takes a text or an Article, not {given}; decode bytes first.")
    article = Article.from_text(text_or_article) if isinstance(text_or_article, str) else text_or_article
    return default_pipeline(model, lexicon).extract(article)


def check(
    article: Article, claims: Iterable[Claim], *, facts: FactTable | Iterable[Fact] | None = None
) -> list[Finding]:
    """Give what the checks find in the claims of an article, of whatever tool they are; loads no model.

    With `facts` claims are held against trusted figures, those of `read_facts` or records made by hand.
    """
    from claimtally.check import check_article
    from claimtally.check.facts import FactTable

    table = facts if isinstance(facts, FactTable) or facts is None else FactTable(facts)
    return check_article(article, list(claims), table)


def compare(premise: str | Article, hypothesis: str | Article, *, model: str = DEFAULT_MODEL) -> Comparison:
    """Tell whether a premise supports, refutes or leaves open a hypothesis: its numbers first, then its words.

    Offsets of the pairs are characters of the texts (of `Article.text` for articles), which are taken as they are.
    Raises TypeError for anything else, ArticleTooLongError above 200,000 characters, ModelMissingError as `extract`.
    """
    return default_pipeline(model).compare(_text_of(premise), _text_of(hypothesis))


def _text_of(given: str | Article) -> str:
    from claimtally.model import Article

    if not isinstance(given, str | Article):
        raise TypeError(f"compare takes texts or Articles, not {type(given).__name__}; decode bytes first.")
    return given if isinstance(given, str) else given.text


def stories(articles: Iterable[Article], claims: Iterable[Claim], *, lexicon: str | Path | None = None) -> Stories:
    """Give the `stories` that several articles tell, and the `findings` across them; loads no model.

    Claims belong to the article whose id they name; a claim of none of them is passed over. The order of articles and
    claims changes nothing. `lexicon` is a file of names of your own.
    """
    from claimtally.check.stories import find_stories
    from claimtally.lexicons.known import known_names

    own: dict[str, list[Claim]] = {}
    for claim in claims:
        own.setdefault(claim.article, []).append(claim)
    known = known_names(Path(lexicon) if lexicon is not None else None)
    return find_stories(((article, own.get(article.id, [])) for article in articles), known)


def read_facts(
    path: str | Path,
    *,
    on_error: Callable[[ErrorRecord], None] | None = None,
    lexicon: str | Path | None = None,
) -> FactTable:
    """Give the trusted figures of a .csv, .tsv, .json or .jsonl file (docs/facts.md), to be given to `check`.

    A row that cannot be read, and rows that contradict each other, raise FactsError, or are handed to `on_error` and
    the reading goes on. A file that is no table of facts raises FactsError. `lexicon` is a file of names of your own.
    """
    from claimtally.model import FactsError
    from claimtally.pipeline import read_facts as read_table

    def refuse(error: ErrorRecord) -> None:
        raise FactsError(error.error)

    return read_table(path, on_error or refuse, lexicon)


def report(
    articles: Iterable[Article],
    claims: Iterable[Claim],
    findings: Iterable[Finding] = (),
    stories: Iterable[Story] = (),
    *,
    to: ReportFormat = "html",
    reviewer: str = "claimtally",
    url: str | None = None,
    published: str | None = None,
) -> str:
    """Give the report on records: "html" is one self-contained page, "markdown" a text, "claimreview" JSON-LD.

    A ClaimReview names its reviewer, the address of the published HTML page and the day (docs/exports.md); raises
    ClaimtallyError for an address or a day that is none, and for another format.
    """
    from claimtally.report import Publication

    records = (list(articles), list(claims), list(findings), list(stories))
    return render_report(*records, to=to, publication=Publication(reviewer, url, published))


def quantities(text: str) -> list[QuantityMention]:
    """Give the quantities of a text in order; offsets are characters of the text, which is taken as it is.

    Loads no model; a mention's `quantity` is the interval, its `noun` what is counted, its `rule` what found it.
    """
    from claimtally.extract.quantities import find_quantities

    return find_quantities(text)
