"""The noun that a number counts, found among the words behind it, and its singular."""

from __future__ import annotations

import calendar
from functools import cache

from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.numeral import HYPHENS
from claimtally.extract.quantities.tokens import NUMBER, SIGN, WORD, Tokens
from claimtally.lexicons.hardware import hardware_products
from claimtally.syntax.word_classes import POSSESSIVES

FARTHEST = 8  # words behind the number among which its noun must stand
PASSED = frozenset({"-", "‐", "‑", "'s", "’s", '"', "“", "”", "'", "’", "/", "&"})
ENDS = frozenset({"", ".", ",", "in", "at", "and", "to", "for", "from", "by", "on"})
ARTICLES = frozenset({"a", "an", "the", "its", "their", "his", "her", "it", "that"})
PARTITIVE = frozenset({"the", "its", "their", "his", "her", "our", "these", "those", "all", "my", "your", "such"})


DAYS = frozenset(day.casefold() for day in calendar.day_name)
SPEECH = frozenset({"said", "say", "says", "told", "closed", "added"})
LONGEST_LIST = 12  # tokens of the names that stand before one noun
SHORTEST_MODEL = 4  # letters and digits: "h200", but "m3" may be a car


def singular(word: str) -> str:
    """Give the singular of a plural noun in lower case; a word that is no plural comes back unchanged."""
    word = word.casefold()
    known = lexicon().singulars.get(word)
    if known is not None:
        return known
    if not is_plural(word):
        return word
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("children"):
        return word[:-3]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return word[:-2]
    if word.endswith("oes") and len(word) > 5:
        return word[:-2]
    return word[:-1]


def is_plural(word: str) -> bool:
    """Tell whether a lower-case word looks like a plural noun."""
    if word in lexicon().singulars:
        return True
    if word.endswith("men") and len(word) > 5 and word not in ("specimen", "regimen", "abdomen"):
        return True
    if word.endswith("children"):
        return True
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is", "'s", "ous")):
        return False
    stops = lexicon().stops
    return word not in stops["not_plural"] and word not in stops["stop"]


def counted_noun(tokens: Tokens, index: int, singular_allowed: bool = False) -> tuple[int, int] | None:
    """Give the tokens of the noun counted by the number that ends before a token, None where none is in reach.

    The noun is the first plural behind the number; words between are its modifiers. A noun that ends a run of plurals
    ("sales managers") wins. `singular_allowed` takes the last word of the run where no plural is in it.
    """
    place = _first_of_run(tokens, index)
    if place is None or tokens.at(place) in lexicon().words["verb_behind"]:
        return None
    last_word: int | None = None
    words = 0
    while place < len(tokens) and words < FARTHEST:
        words += not tokens.glued(place)
        if tokens.breaks(place) and (place > index or tokens.ends_paragraph(place)):
            break  # a wrapped line may part a number from its noun, a headline does not go on
        if (behind := _end_of_initials(tokens, place)) is not None:
            place = behind
            continue
        word = tokens.lower[place]
        if tokens.kinds[place] != WORD:
            if not _run_goes_on_behind(tokens, place, last_word):
                break
        elif word == "s" and _is_model(tokens, place):
            return _model_start(tokens, place), place + 1
        elif _ends_run(tokens, place):
            break
        elif word in ("and", "or"):
            if last_word is None or not _goes_on(tokens, place + 1, len(tokens)):
                break
        elif is_plural(word) and tokens.at(place + 1) not in POSSESSIVES and not _compound(tokens, place):
            return _last_plural(tokens, place)
        elif last_word is not None and singular_allowed and word.endswith("ed") and not _graded(tokens, place):
            break  # "one questioner claimed"
        else:
            last_word = place
        place += 1
    if singular_allowed and last_word is not None:
        return last_word, last_word + 1
    return None


def _end_of_initials(tokens: Tokens, place: int) -> int | None:
    """Give the token behind initials with points that modify a noun: "three U.S. plants"."""
    at = place
    while len(tokens.at(at)) == 1 and tokens.kind(at) == WORD and tokens.at(at + 1) == "." and tokens.glued(at + 1):
        at += 2
        if not tokens.glued(at):
            break
    noun = tokens.kind(at) == WORD and not tokens.breaks(at) and tokens.lower[at] not in lexicon().stops["stop"]
    return at if noun and at - place > 2 else None


def _first_of_run(tokens: Tokens, index: int) -> int | None:
    """Give the place behind "of the" and "such" from which a noun is looked for, None where none can follow."""
    if tokens.at(index) in lexicon().numbers and not tokens.glued(index + 1):
        return None  # "We were told 400 two years ago."
    if tokens.at(index) != "of":
        return index + (tokens.at(index) == "such")
    place = index + 1
    while tokens.at(place) in PARTITIVE:
        place += 1
    if tokens.at(place - 1) in ("these", "those") and tokens.at(place).endswith("ing"):
        return None  # "400 of those going in Portugal"
    stops = place >= len(tokens) or (tokens.kinds[place] == WORD and tokens.lower[place] in lexicon().stops["stop"])
    return None if stops else place


def _ends_run(tokens: Tokens, place: int) -> bool:
    """Tell whether a word ends the run of words behind a number: a preposition, a verb, the sign of a price."""
    if tokens.glued(place + 1) and tokens.raw(place) in lexicon().currency_codes:
        return True  # "3 USD50 cards"
    if len(tokens.at(place)) == 1 and tokens.at(place + 1) == "." and tokens.glued(place + 2):
        return True  # "bought 40 U.S. The": initials that modify nothing are no noun
    stop = tokens.lower[place] in lexicon().stops["stop"] and tokens.raw(place) != "US"
    return stop and not _compound(tokens, place) and not _in_a_designation(tokens, place)  # "off-duty officers"


def _run_goes_on_behind(tokens: Tokens, place: int, last_word: int | None) -> bool:
    """Tell whether a sign or a number may stand in the run: a comma between adjectives, the number of a name."""
    word = tokens.lower[place]
    if tokens.kinds[place] == NUMBER:
        return _inside_name(tokens, place)
    if word != ",":
        return word in PASSED
    adjective = last_word is not None and not is_plural(tokens.lower[last_word])
    return adjective and (_adjectives(tokens, place + 1, len(tokens)) or _names(tokens, place))


def _behind_company(tokens: Tokens, place: int) -> int | None:
    """Give the shares behind a company whose name looks like a plural: "300 Dataproducts common shares"."""
    if not tokens.raw(place)[:1].isupper():
        return None
    for at in (place + 1, place + 2):
        word = tokens.at(at)
        if tokens.kind(at) != WORD or tokens.raw(at)[:1].isupper() or word in lexicon().stops["stop"]:
            return None
        if word in ("shares", "bonds", "notes", "warrants"):
            return at
    return None


def _last_plural(tokens: Tokens, place: int) -> tuple[int, int]:
    """Give the plural at a place, or the next one where the two make one noun ("police officers", "sales managers")."""
    following, stops = tokens.at(place + 1), lexicon().stops["stop"]
    if (behind := _behind_company(tokens, place)) is not None:
        return behind, behind + 1
    plural = tokens.kind(place + 1) == WORD and following not in stops and is_plural(following)
    collective = tokens.lower[place] in lexicon().words["collective"]
    if plural and (collective or tokens.at(place + 2) in ENDS):
        return place + 1, place + 2
    return place, place + 1


def noun_phrase(tokens: Tokens, noun: tuple[int, int]) -> str:
    """Give the singular of a counted noun, with the word before it where the two are one noun ("data center")."""
    word = singular("".join(tokens.lower[noun[0] : noun[1]]))
    if (kind := _kind_of_model(word)) is not None:
        return kind
    first = tokens.at(noun[0] - 1)
    if (
        word in lexicon().words["cut_of"]
        and singular(first) in lexicon().words["cut_from"]
        and not tokens.breaks(noun[0])
    ):
        return singular(first)  # "1,100 job cuts" are jobs
    pair = f"{first} {word}"
    return pair if pair in lexicon().words["noun_of_two"] and not tokens.breaks(noun[0]) else word


def _kind_of_model(word: str) -> str | None:
    """Give what a model's name counts: "12,000 H200s" are chips, "40 A320s" jets."""
    if word in lexicon().words["aircraft"]:
        return "jet"
    return "chip" if len(word) >= SHORTEST_MODEL and any(c.isdigit() for c in word) and word in _chips() else None


@cache
def _chips() -> frozenset[str]:
    """Give the models of accelerators and processors in lower case."""
    rows = (row for row in hardware_products() if row.kind in ("accelerator", "processor"))
    return frozenset(form.lower() for row in rows for form in row.forms)


def _graded(tokens: Tokens, place: int) -> bool:
    """Tell whether a word before a participle makes it an adjective ("the most trusted brands")."""
    return tokens.at(place - 1) in ("most", "least", "best") or tokens.at(place - 1).endswith("ly")


def _compound(tokens: Tokens, place: int) -> bool:
    """Tell whether a hyphen binds the word to the next one ("sales-driven")."""
    return tokens.at(place + 1) in HYPHENS and tokens.glued(place + 1) and tokens.glued(place + 2)


def _is_model(tokens: Tokens, place: int) -> bool:
    """Tell whether an "s" makes a model's name plural ("100,000 H100s", "40 A320s")."""
    ends = not tokens.glued(place + 1) or tokens.kind(place + 1) == SIGN
    return ends and tokens.glued(place) and tokens.kind(place - 1) == NUMBER


def _model_start(tokens: Tokens, place: int) -> int:
    while tokens.glued(place) and tokens.kind(place) != SIGN:
        place -= 1
    return place


def _in_a_designation(tokens: Tokens, place: int) -> bool:
    """Tell whether a stop word's letters are part of a name ("A350", "AS-8125")."""
    if not tokens.raw(place).isupper():
        return False
    ends_model = tokens.glued(place) and tokens.kind(place - 1) == NUMBER  # "MI300A chips"
    return ends_model or (tokens.glued(place + 1) and tokens.at(place + 1) not in (".", ",", '"', ")"))


def _inside_name(tokens: Tokens, place: int) -> bool:
    """Tell whether a number is part of a name between the count and its noun: "737 Max jets", "MI300X", "AS-8125"."""
    if tokens.glued(place) or tokens.glued(place + 1) or tokens.raw(place + 1)[:1].isupper():
        return True
    return tokens.raw(place - 1)[:1].isupper() and tokens.kind(place + 1) == WORD  # "Model 3 sedans"


def _goes_on(tokens: Tokens, place: int, end: int) -> bool:
    """Tell whether "maintenance and cleaning workers" or "H100 and H200 GPUs" goes on to a plural without a stop."""
    stops = lexicon().stops["stop"]
    for index in range(place, min(place + 4, end)):
        word = tokens.lower[index]
        if tokens.kinds[index] == NUMBER and tokens.glued(index) and tokens.raw(index - 1)[:1].isupper():
            continue  # the number of a model's name
        if tokens.kinds[index] != WORD or word in stops:
            return False
        if is_plural(word):
            return True
    return False


def _adjectives(tokens: Tokens, place: int, end: int) -> bool:
    """Tell whether a comma parts adjectives of one noun ("10 new, larger plants", "10 smaller, 2-litre engines")."""
    if tokens.kind(place) == NUMBER and tokens.at(place + 1) in HYPHENS and tokens.glued(place + 1):
        return _goes_on(tokens, place + 3, min(place + 5, end))
    return (
        tokens.kind(place) == WORD
        and tokens.at(place) not in ("and", "or", "but")
        and _goes_on(tokens, place, min(place + 2, end))
    )


def _names(tokens: Tokens, comma: int) -> bool:
    """Tell whether a comma parts names that stand before one noun ("300 Audi, Volkswagen, and Porsche cars")."""
    first = comma - 1
    while tokens.kind(first) == WORD and tokens.raw(first)[:1].isupper() and tokens.lower[first] not in DAYS:
        first -= 1
    if first == comma - 1 or tokens.kind(first) != NUMBER:
        return False
    joined = False
    for at in range(comma + 1, min(comma + LONGEST_LIST, len(tokens))):
        word = tokens.at(at)
        joined = joined or word in ("and", "or")
        if tokens.kind(at) == WORD and not tokens.raw(at)[:1].isupper() and word not in ("and", "or"):
            speaks = tokens.at(at + 1) in SPEECH
            return joined and is_plural(word) and word not in lexicon().stops["stop"] and not speaks
        if tokens.kind(at) != WORD and word not in (",", "&", "-"):
            return False
    return False
