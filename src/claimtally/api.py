"""The public functions, which `import claimtally` gives; nothing heavy is imported before one is called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimtally.pipeline import DEFAULT_MODEL, default_pipeline, render_report

if TYPE_CHECKING:
    from claimtally.model import Article, Claim, Comparison, ErrorRecord, Finding, QuantityMention


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


def check(article: Article, claims: Iterable[Claim]) -> list[Finding]:
    """Give what the checks find in the claims of an article, of whatever tool they are; loads no model."""
    from claimtally.check import check_article

    return check_article(article, list(claims))


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


def report(articles: Iterable[Article], claims: Iterable[Claim], findings: Iterable[Finding] = ()) -> str:
    """Give the report on records as one self-contained HTML page."""
    return render_report(list(articles), list(claims), list(findings))


def quantities(text: str) -> list[QuantityMention]:
    """Give the quantities of a text in order; offsets are characters of the text, which is taken as it is.

    Loads no model; a mention's `quantity` is the interval, its `noun` what is counted, its `rule` what found it.
    """
    from claimtally.extract.quantities import find_quantities

    return find_quantities(text)
