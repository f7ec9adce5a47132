"""Classes of words that rules of several families ask for, by what they do to a number beside them."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons.loader import load_rows

Use = Literal[
    "reporting",
    "bringing",
    "resulting",
    "security",
    "steering",
    "changing",
    "lifting",
    "measuring",
    "copula",
    "object_control",
    "done_infinitive",
    "undone",
    "done",
    "deal",
    "deal_noun",
    "goods",
    "traded",
    "share_move",
    "levy",
    "levying",
    "given",
    "capping",
    "receiving",
    "commodity",
    "plan_noun",
    "takeover",
    "aimed_noun",
    "bought_whole",
    "buying",
    "controlling",
    "ordering",
    "ordering_noun",
    "aiming",
    "deed",
    "planning",
    "event",
    "facility",
    "stake",
    "earnings",
    "trading",
    "own_reporting",
    "removing",
    "giving",
    "measure",
    "stake_whole",
    "sum",
    "target",
    "fresh",
    "more",
    "total",
    "prior",
    "cap",
    "rest",
    "apart",
    "following",
    "figure",
    "reckoning",
    "arranging",
    "requesting",
    "approving",
    "foreseeing",
    "thing",
    "document",
    "contributing",
    "costing",
    "personal",
    "periodic",
    "growing",
    "segment",
    "having",
    "supplying",
    "spell",
    "leaving_so",
    "left_so",
    "market_noun",
    "field_noun",
    "asking",
    "offered",
    "statistic",
    "priced_unit",
    "taking_in",
    "so_far",
    "held",
    "paying",
    "supply",
    "comparing",
    "compared",
    "listed_price",
    "valuing",
    "priced_by",
    "priced_when",
    "headline_buying",
    "brand_owner",
    "brand_company",
    "acquirer",
    "counterpart",
    "country_noun",
    "statistics_office",
    "awarding",
    "informant",
    "at_once",
    "earlier_time",
    "earlier_period",
    "expecting",
    "showing",
    "outlook",
    "moved_by",
    "informing",
    "expecter",
    "expected",
    "cited_document",
    "cited_done",
    "cited_person",
    "cited_by",
    "cited_body",
    "cited_before",
]


class WordsOfUse(BaseModel):
    """One row of words.yaml: lemmas or words, lower case, of one use."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    use: Use
    words: tuple[str, ...]


@cache
def words(use: Use) -> frozenset[str]:
    """Give the words of a use, as the head of words.yaml describes it."""
    return frozenset(word for row in load_rows("words", WordsOfUse) if row.use == use for word in row.words)
