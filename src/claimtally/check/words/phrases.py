"""Phrases: what the words around the numbers of a sentence say about them, as patterns with the numbers as slots.

A sentence is written down as its words in lower case, each number of a claim as one character that tells its kind; a
phrase of the lexicon `tie_phrases` becomes a regular expression over that. What is read is so tied by the words alone,
whichever roles the claims were given. A number that is no claim, or a denied one, stops a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from claimtally.check.numbers.amount import precision
from claimtally.check.numbers.derived import decimal
from claimtally.check.words.cues import pattern
from claimtally.check.words.phrase_rows import Kind, PhraseRow, TieName, phrase_rows
from claimtally.check.words.place import follows
from claimtally.check.words.slot import quantity
from claimtally.model import Article, Claim, Quantity
from claimtally.model.vocabulary import Direction

WORD = re.compile(r"\w+(?:[-'’&/]\w+)*|[^\w\s\"“”'‘’.]")
STOP = re.compile(r"(?<![A-Z])(?<!\.[a-z])\.(?=\s+[A-Z])")  # the end of a sentence inside what was taken for one
YEAR = re.compile(r"(?:19|20)\d\d")
COMPARED = re.compile(
    r"(?P<lead>(?:less|more|fewer|greater) than|as (?:much|many|little|few) as)\s+(?:the|its|their)\b", re.I
)
# Each kind of number has a range of private characters, in which its number is the place in the sentence.
FIRST: dict[Kind, int] = {"percent": 0xF0000, "multiple": 0xF1000, "points": 0xF2000, "level": 0xF3000}
MOST_NUMBERS = 0x1000
END = "¶"  # stands in for such an end while words are parted
UNREAD = "#"  # a number that is no claim
TIME = "~"  # a duration, which a phrase passes over as a word


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase says: which claim fills which slot, and the way of the move where the words tell it."""

    article: Article
    numbers: Mapping[str, Claim]
    way: Direction | None

    def words(self, slot: str | None = None) -> str:
        """Give the words between the numbers, from the first one or from that of a slot on, without the numbers."""
        spans = sorted((claim.mention for claim in self.numbers.values()), key=lambda span: span.start)
        first = self.numbers[slot].mention.start if slot else 0
        later = [span for span in spans if span.start >= first]
        return " ".join(self.article.text[one.end : other.start] for one, other in pairwise(later))


@dataclass(frozen=True, slots=True)
class _Written:
    """A sentence, or two that follow each other, written down for phrases."""

    text: str
    claims: tuple[Claim, ...]
    kinds: frozenset[str]


def readings(article: Article, numbers: Sequence[Claim], tie: TieName) -> Iterator[Reading]:
    """Yield what the phrases of a kind of tie say about the numbers of an article, in the order of the text.

    Each sentence is read by itself, and together with the one before where both have numbers and no other stands
    between. The work grows with the numbers of a sentence, phrases with gaps of a few words each.
    """
    rows, longer = _rows_of(tie)
    before: list[Claim] | None = None
    for sentence in _sentences(numbers):
        yield from _read(article, [sentence], rows)
        if longer and before is not None and follows(article, before[0], sentence[0]):
            yield from _read(article, [before, sentence], longer)
        before = sentence


@cache
def _rows_of(tie: TieName) -> tuple[tuple[PhraseRow, ...], tuple[PhraseRow, ...]]:
    """Give the phrases of a kind of tie, and those among them that run through two sentences."""
    rows = tuple(row for row in phrase_rows() if row.tie == tie)
    return rows, tuple(row for row in rows if row.sentences > 1)


def _sentences(numbers: Sequence[Claim]) -> list[list[Claim]]:
    found: dict[int, list[Claim]] = {}
    for claim in numbers:
        found.setdefault(claim.quote.start, []).append(claim)
    return [found[start] for start in sorted(found)]


@dataclass(frozen=True, eq=False)
class _Sentences:
    """Sentences of one article as a key: the same claims, not equal ones, which all kinds of ties read in turn."""

    article: Article
    claims: tuple[tuple[Claim, ...], ...]

    def __hash__(self) -> int:
        return hash(tuple(id(claim) for sentence in self.claims for claim in sentence))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Sentences) or self.article is not other.article:
            return False
        mine, others = ([c for sentence in s.claims for c in sentence] for s in (self, other))
        return len(mine) == len(others) and all(a is b for a, b in zip(mine, others, strict=True))


@lru_cache(maxsize=256)
def _written_once(sentences: _Sentences) -> _Written:
    return _written(sentences.article, sentences.claims)


def _read(article: Article, sentences: Sequence[Sequence[Claim]], rows: Sequence[PhraseRow]) -> Iterator[Reading]:
    count = sum(map(len, sentences))
    rows = [row for row in rows if row.slots <= count]
    if not rows:
        return
    written = _written_once(_Sentences(article, tuple(map(tuple, sentences))))
    taken: set[tuple[str, ...]] = set()
    for row in rows:
        if not row.kinds <= written.kinds:
            continue
        for found in _expression(row.phrase).finditer(written.text):
            named = {name: _claim(written, value) for name, value in found.groupdict().items() if value is not None}
            numbers = {name: claim for name, claim in named.items() if claim is not None}
            key = (*sorted(numbers), *(claim.id for _, claim in sorted(numbers.items())))
            if key not in taken:
                taken.add(key)
                yield Reading(article, numbers, row.way)


def _claim(written: _Written, value: str) -> Claim | None:
    """Give the claim whose number a matched slot holds; None for a word that a phrase repeats."""
    code = ord(value[0])
    return written.claims[code % MOST_NUMBERS] if code >= FIRST["percent"] else None


def _written(article: Article, sentences: Sequence[Sequence[Claim]]) -> _Written:
    words: list[str] = []
    claims: list[Claim] = []
    for sentence in sentences:
        at = sentence[0].quote.start
        words += [] if not words else ["."]
        for claim in sentence:
            if claim.mention.start < at or len(claims) >= MOST_NUMBERS:
                continue  # inside another number
            words += _words(article.text[at : claim.mention.start])
            compared = COMPARED.match(claim.mention.text)
            words += _words(compared["lead"]) if compared else ()
            at = claim.mention.end
            words.append(_number(claim, len(claims)))
            claims.append(_as_printed(claim) if compared else claim)
        words += _words(article.text[at : sentence[0].quote.end])
    kinds = frozenset(kind for claim in claims if (kind := kind_of(claim)) is not None)
    return _Written("".join(f"{word} " for word in words), tuple(claims), kinds)


def _as_printed(claim: Claim) -> Claim:
    """Give a claim without its bound: in "12% less than the $96" the comparison is with $96 itself."""
    number = quantity(claim)
    plain = Quantity.printed(
        *number.stated,
        precision=number.precision if number.precision is not None else decimal(precision(claim)),
        bound="=",
        unit=number.unit,
        dimension=number.dimension,
        direction=number.direction,
    )
    return claim.model_copy(update={"quantity": plain})


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    found = [word.casefold() for word in WORD.findall(STOP.sub(END, text))]
    found = ["." if word == END else word for word in found]
    return tuple(UNREAD if word[0].isdigit() and not YEAR.match(word) and "-" not in word else word for word in found)


def _number(claim: Claim, place: int) -> str:
    kind = kind_of(claim)
    return TIME if kind is None else chr(FIRST[kind] + place)


def kind_of(claim: Claim) -> Kind | None:
    """Give what a phrase takes a claim's number for; None for a duration."""
    number = quantity(claim)
    if number.unit == "%":
        return "percent"
    if number.unit in ("bp", "percentage_point"):
        return "points"
    if number.dimension == "multiple":
        return "multiple"
    return None if number.dimension == "time" else "level"


ELEMENT = re.compile(
    r"<(?P<slot>\w+):(?P<kind>\w+)>|\{(?P<cue>\w+)\}|@(?P<same>\w+)|(?P<gap>\.{2,4})|(?P<clause>>>)|!(?P<barred>\w+)"
    r"|\\(?P<literal>[()])|(?P<sign>[\[\](|)^])|(?P<word>\S+?)(?=[\s\[\](|)]|$)"
)
GAPS = {"..": 4, "...": 14, "....": 40}
SHORT = ".."
LONGEST_CLAUSE = 12
SLOT_KINDS: dict[str, tuple[Kind, ...]] = {
    "percent": ("percent",),
    "multiple": ("multiple",),
    "points": ("points", "level"),
    "level": ("level",),
    "any": ("percent", "multiple", "points", "level"),
}
SIGNS = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|", "^": r"(?:^|(?<=\. ))"}


@cache
def _expression(phrase: str) -> re.Pattern[str]:
    """Compile a phrase; raises KeyError for a kind of number or of cue that does not exist."""
    named: set[str] = set()
    parts = []
    for found in ELEMENT.finditer(phrase):
        parts.append(_part(found, named))
        named.add(found["same"] or "")
    return re.compile(rf"(?<!\S){''.join(parts)}")


def _part(found: re.Match[str], named: set[str]) -> str:
    if found["slot"]:
        return f"(?P<{found['slot']}>[{_characters(SLOT_KINDS[found['kind']])}]) "
    if found["cue"]:
        return f"(?:{pattern(found['cue']).pattern}) "
    if found["same"]:
        return f"(?P={found['same']}) " if found["same"] in named else rf"(?P<{found['same']}>[^\W\d]{{5,}}) "
    if found["gap"]:
        stops = rf"[{_characters(tuple(FIRST))}#.;:{',' if found['gap'] == SHORT else ''}]"
        if found["gap"] == SHORT:
            stops = rf"{stops}|{pattern('time_of_comparison').pattern}"
        return rf"(?:(?!{stops})\S+ ){{0,{GAPS[found['gap']]}}}?"
    if found["clause"]:
        stops = rf"[{_characters(tuple(FIRST))}#.;:,]|{pattern('clause_word').pattern}|{pattern('moved').pattern}"
        return rf"(?:(?!{stops})\S+ ){{0,{LONGEST_CLAUSE}}}?"
    if found["barred"]:
        return f"(?!{re.escape(found['barred'])} )"
    return SIGNS[found["sign"]] if found["sign"] else f"{re.escape(found['literal'] or found['word'])} "


def _characters(kinds: Sequence[Kind]) -> str:
    return "".join(f"{chr(FIRST[kind])}-{chr(FIRST[kind] + MOST_NUMBERS - 1)}" for kind in kinds)
