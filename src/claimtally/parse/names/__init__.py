"""Doc -> entities: candidate names, grouped over the whole article, each with a kind the article gives evidence for."""

from claimtally.parse.names.index import find_entities

__all__ = ["find_entities"]
