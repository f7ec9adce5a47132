"""Groups of frames that rules of several slots treat alike."""

from __future__ import annotations

from claimtally.model.vocabulary import Frame

# Money that one party puts up for another: "funding" and "commitment" speak of any of them.
FUNDING: frozenset[Frame] = frozenset({"investment", "financing", "spending", "contract"})
# What can be agreed before it is done, so that a word such as "signed" loosens it.
AGREED: frozenset[Frame] = frozenset(
    (*FUNDING, "acquisition", "capacity", "hardware", "share", "duration", "workforce", "count", "price")
)
# What companies and things have; a person who is the grammatical subject there only speaks of it.
OWNED: frozenset[Frame] = frozenset(
    {"price", "earnings", "capacity", "workforce", "change", "valuation", "hardware", "count"}
)
# What only people and organisations do: a product cannot.
DEALT: frozenset[Frame] = frozenset(
    {"contract", "investment", "financing", "acquisition", "spending", "earnings", "workforce"}
)
