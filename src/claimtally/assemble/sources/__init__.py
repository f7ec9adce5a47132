"""Sources: the name that the words for a speaker stand for, over the whole article."""

from claimtally.assemble.sources.named import named_source

__all__ = ["named_source"]
