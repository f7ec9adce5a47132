"""Bare numbers that say how many there are of what "the number of" names."""

from __future__ import annotations

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.nouns import ARTICLES, is_plural, noun_phrase
from claimtally.extract.quantities.tokens import WORD, Tokens

REACH_OF_NUMBER = 22  # tokens back to "number of"


def number_of(tokens: Tokens, amount: Amount) -> bool:
    """Give a bare number what "the number of" before it counts: "the number of stores it ran was 36", "fell to 36"."""
    if amount.numeral.form == "vague" or (amount.numeral.form == "words" and amount.low == 1):
        return False
    beside = tokens.at(amount.first - 1)
    if beside == "of" or beside not in lexicon().words["leads_to_size"] | lexicon().words["beside_size"]:
        return False
    leads = False
    for place in range(amount.first - 1, max(amount.first - REACH_OF_NUMBER, 0), -1):
        word = tokens.lower[place]
        clause = word == "," and tokens.at(place + 1) in ("and", "but", "while", "as", "so")
        clause = clause or (word == "and" and tokens.at(place + 1) in ARTICLES)
        if clause or tokens.breaks(place + 1) or word in (".", "?", "!", ";", ":"):
            return False
        leads = leads or (word in lexicon().words["leads_to_size"] and word != "of")
        if word == "number" and tokens.at(place + 1) == "of":
            noun = next((at for at in range(place + 2, min(place + 6, amount.first)) if is_plural(tokens.at(at))), None)
            if noun is None or not leads or tokens.kinds[noun] != WORD or not _is_counted(tokens, place):
                return False
            amount.unit, amount.dimension = noun_phrase(tokens, (noun, noun + 1)), "count"
            amount.rule = "count.number"
            return True
    return False


def _is_counted(tokens: Tokens, place: int) -> bool:
    """Tell whether "number" has been counted: "the number of", "the total number of", but not "a number of"."""
    lead = tokens.lower[max(place - 2, 0) : place]
    return not ARTICLES.isdisjoint(lead) and not {"a", "an"}.intersection(lead)
