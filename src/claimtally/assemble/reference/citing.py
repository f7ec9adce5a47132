"""Citing: whether a name stands where a source is cited, told by the words beside it, so that no parse is needed."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claimtally.lexicons.forms import alternatives
from claimtally.lexicons.known import known_names
from claimtally.lexicons.names import name_words, place_names
from claimtally.lexicons.words import words
from claimtally.model import Span

# What a newspaper or a forecaster does of others, a company does of itself: "Orlen reported on Monday".
TELLS = re.compile(
    r"\s+(?:forecasts?|predicts?|reckons|(?:reports|notes)(?=[,.]| that )"
    r"|reported(?= on | earlier| late| last| that | this | citing| \w+day|[,.\n]))\b",
    re.IGNORECASE,
)
# "..., per the Ledger", "notes the Ledger", "tells the Ledger"
TOLD_BY = re.compile(r"\b(?:per|via|notes|reports|adds|observes|tells|told) (?:the )?$", re.IGNORECASE)
REACH = 60  # characters before a name in which the words that cite it stand


def is_cited(text: str, mention: Span) -> bool:
    """Tell whether a name stands where a source is cited ("according to data from LSEG", "an analyst at Corran")."""
    before = _cited_behind().search(text, max(0, mention.start - REACH), mention.start)
    if before is not None or _cited_before().match(text, mention.end) is not None:
        return True
    tells = TELLS.match(text, mention.end) is not None
    told = TOLD_BY.search(text, max(0, mention.start - REACH), mention.start) is not None
    return (tells or told) and is_teller(mention.text)


@cache
def _cited_behind() -> re.Pattern[str]:
    """Give the words that cite the name behind them: "according to", "data from", "analysts at", "compiled by"."""
    document, done = alternatives(words("cited_document")), alternatives(words("cited_done"))
    person, by = alternatives(words("cited_person")), alternatives(words("cited_by"))
    when = r"(?:on|in|last|this) [\w. ]{1,15}?"
    return re.compile(
        rf"\b(?:according to|{document}(?: {done}(?: {when})?)? (?:from|by|at|with|compiled by)"
        rf"|{person} (?:from|by|at|with|of|compiled by)|{by} by|told|said|citing)"
        rf"\s+(?:the |(?:(?!the )[a-z]+ )?{alternatives(words('cited_body'))} )?$",
        re.IGNORECASE,
    )


@cache
def _cited_before() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s?)?\s+{alternatives(words('cited_before'))}\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_teller(name: str) -> bool:
    """Tell whether a name is that of a newspaper, an agency or a forecaster, who tell of others."""
    plain = name.casefold().removeprefix("the ")
    known = known_names().organisation(name)
    listed = plain in name_words("agency", "estimator", "forecaster") or (known is not None and known.kind == "media")
    if listed or " " not in plain:
        return listed
    first, last = name.split()[0], plain.split()[-1]
    network = known_names().organisation(first) if last in place_names() else None  # "CBS Philadelphia"
    return last in name_words("paper_ending") or (network is not None and network.kind == "media")
