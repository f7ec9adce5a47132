"""Reference: the name that a noun phrase, a pronoun or a description stands for in one article."""

from claimtally.assemble.reference.resolver import Resolver

__all__ = ["Resolver"]
