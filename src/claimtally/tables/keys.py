"""What tables can be partitioned by: something of the article that a record belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from claimtally.tables.records import Row

Key = Callable[[Row | None], str | None]


def _year(article: Row | None) -> str | None:
    return article["published"][:4] if article is not None and article["published"] else None


def _month(article: Row | None) -> str | None:
    return article["published"][:7] if article is not None and article["published"] else None


def _publisher(article: Row | None) -> str | None:
    return article["publisher"] if article is not None else None


KEYS: dict[str, Key] = {"publisher": _publisher, "year": _year, "month": _month}


def keyed(rows: Iterable[Row], articles: Iterable[Row], id_field: str, keys: Iterable[str]) -> Iterator[Row]:
    """Yield rows with the keys of their articles, both in the order of the articles.

    A row of no article, such as a finding across several, has null.
    """
    source = iter(articles)
    article = next(source, None)
    named = tuple(keys)
    for row in rows:
        wanted = row.get(id_field)
        while wanted is not None and article is not None and article["id"] != wanted:
            article = next(source, None)
        own = article if wanted is not None else None
        yield {**row, **{f"article_{name}": KEYS[name](own) for name in named}}
