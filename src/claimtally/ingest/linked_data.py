"""JSON-LD: the article that a page describes for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from claimtally.ingest.markup import lines_of_fragment
from claimtally.ingest.record import names_of

SCRIPTS = '//script[contains(translate(@type, "LDJSON", "ldjson"), "ld+json")]'
OTHER_ARTICLES = frozenset({"BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting"})
# Where a page puts the article it is about; lists of other articles (itemListElement, hasPart) are left alone.
LEADS_TO_ARTICLE = ("@graph", "mainEntity", "mainEntityOfPage")
WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|;)\s*$"
)
MAX_DEPTH = 12


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """What JSON-LD says of an article; empty where it says nothing."""

    headline: str | None = None
    body: str | None = None
    published: object = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None


def linked_article(tree: Any, headings: frozenset[str]) -> LinkedArticle:
    """Give what the JSON-LD of a page says of its article: of several the one whose headline is among `headings`.

    References by "@id" are followed; JSON that is broken is passed over.
    """
    documents = [document for script in tree.xpath(SCRIPTS) for document in _parsed(script.text_content())]
    found = [node for document in documents for node in _articles(document, 0)]
    if not found:
        return LinkedArticle()
    node = next((node for node in found if letters(_string(node, "headline") or "") in headings), found[0])
    known: dict[str, dict[str, Any]] = {}
    for document in documents:
        _index(document, known, 0)
    return LinkedArticle(
        headline=_string(node, "headline") or _string(node, "name"),
        body=lines_of_fragment(_string(node, "articleBody") or "") or None,
        published=node.get("datePublished") or node.get("dateCreated"),
        authors=tuple(name for person in _resolved(node.get("author"), known) for name in names_of(person)),
        publisher=next((n for party in _resolved(node.get("publisher"), known) for n in names_of(party)), None),
        url=_string(node, "url"),
    )


def letters(text: str) -> str:
    """Give a headline's letters and digits alone, to compare two prints of it."""
    return "".join(c for c in text.casefold() if c.isalnum())


def _parsed(script: str) -> Iterator[Any]:
    text = WRAPPING.sub("", WRAPPING.sub("", script)).strip()
    try:
        yield json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return


def _articles(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > MAX_DEPTH:
        return
    if isinstance(node, list):
        for part in node:
            yield from _articles(part, depth + 1)
    elif isinstance(node, dict):
        if _is_article(node.get("@type")) and any(node.get(k) for k in ("headline", "articleBody", "datePublished")):
            yield node
        for key in LEADS_TO_ARTICLE:
            yield from _articles(node.get(key), depth + 1)


def _is_article(kind: Any) -> bool:
    names = [
        re.split(r"[/:#]", name)[-1] for name in (kind if isinstance(kind, list) else [kind]) if isinstance(name, str)
    ]
    return any(name.endswith("Article") or name in OTHER_ARTICLES for name in names)


def _index(node: Any, known: dict[str, dict[str, Any]], depth: int) -> None:
    """Collect the nodes that have an "@id" and say more than it; the first that has a name stands."""
    if depth > MAX_DEPTH:
        return
    if isinstance(node, dict):
        identifier = node.get("@id")
        if isinstance(identifier, str) and node.get("name"):
            known.setdefault(identifier, node)
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        _index(part, known, depth + 1)


def _resolved(value: Any, known: dict[str, dict[str, Any]]) -> list[Any]:
    parts = value if isinstance(value, list) else [value]
    return [known.get(p.get("@id") or "", p) if isinstance(p, dict) and not p.get("name") else p for p in parts]


def _string(node: dict[str, Any], key: str) -> str | None:
    value = node.get(key)
    if isinstance(value, list):
        value = next((part for part in value if isinstance(part, str)), None)
    return unescape(value) if isinstance(value, str) and value.strip() else None
