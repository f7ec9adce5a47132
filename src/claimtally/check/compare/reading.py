"""Reading: a passage's figures, those with a unit from its quantities, the others from its numerals."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from claimtally.check.compare.figure import Figure, Kind
from claimtally.check.compare.kinds import is_old, kind_of
from claimtally.check.compare.lexicon import words
from claimtally.check.compare.numerals import Numeral, numerals
from claimtally.model import QuantityMention, Span
from claimtally.model.passage import Passage, Word

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
NOUNS = frozenset({"NOUN", "PROPN"})
BEFORE, BEHIND = 8, 12  # words around a number that say what it is about
NOUN_REACH = 4  # words behind a number in which its noun stands
# Units as a text prints them, in those of other figures: "two decades" are 20 years, "a third" is 33.3 %.
AS_PRINTED = {"decade": ("year", 10), "century": ("year", 100), "": ("%", 100)}


def figures_of(passage: Passage, *, pronouns: bool = False) -> tuple[Figure, ...]:
    """Give the figures of a passage in order; none overlap. `pronouns` takes "one" for a number wherever it stands."""
    if not passage.words:
        return ()
    return _Reader(passage, pronouns).figures()


def is_content(word: Word) -> bool:
    """Tell whether a word tells something: nouns, names, verbs and adjectives that are not light."""
    return word.pos in CONTENT and word.text.lower() not in words("light") and word.stem not in words("light")


@dataclass(slots=True)
class _Reader:
    passage: Passage
    pronouns: bool

    def figures(self) -> tuple[Figure, ...]:
        scanned = numerals(self.passage.text)
        taken: list[Span] = []  # in the order of the text
        found: list[Figure] = []
        for mention in self.passage.quantities:
            if not _overlaps(mention.span, taken):
                inside = _between(scanned, mention.span)
                span = self._own(mention, inside)
                taken.insert(bisect_right(taken, span.start, key=_start), span)
                found.append(self._mentioned(mention, inside))
        for numeral in scanned:
            span = Span.of(self.passage.text, numeral.start, numeral.end)
            if not _overlaps(span, taken) and not self._is_pronoun(numeral):
                found.append(self._bare(numeral, span))
        return tuple(sorted(found, key=lambda figure: figure.span.start))

    def _mentioned(self, mention: QuantityMention, inside: list[Numeral]) -> Figure:
        quantity = mention.quantity
        if quantity.unit == "" and quantity.dimension == "count" and inside:
            return self._bare(inside[0], mention.span, mention)
        return self._quantity(mention)

    def _own(self, mention: QuantityMention, inside: list[Numeral]) -> Span:
        """Give the span of a mention up to a year among its nouns: "four 1906 coins" holds two figures."""
        later = [n for n in inside[1:] if n.form == "digits" and self._kind(n) == "year"]
        end = later[0].start if later else mention.span.end
        return Span.of(self.passage.text, mention.span.start, end)

    def _quantity(self, mention: QuantityMention) -> Figure:
        quantity = mention.quantity
        at = self._place(mention.span.start)
        counted = quantity.dimension == "count"
        unit, factor = ("", 1) if counted else AS_PRINTED.get(quantity.unit, ("", 1))
        age = quantity.dimension == "time" and is_old(self.passage.text, mention.span.end)
        return Figure(
            span=mention.span,
            kind="age" if age else "count" if counted else "quantity",
            low=Fraction(quantity.stated[0]) * factor,
            high=Fraction(quantity.stated[1]) * factor,
            bound=quantity.bound,
            unit="" if counted else unit or quantity.unit,
            dimension=quantity.dimension,
            precision=Fraction(quantity.precision or Decimal(0)) * factor,
            nouns=self._nouns(mention) if counted else frozenset(),
            near=self._near(at, mention.span),
            sentence=self.passage.words[at].sentence,
        )

    def _bare(self, numeral: Numeral, span: Span, mention: QuantityMention | None = None) -> Figure:
        quantity = mention.quantity if mention is not None else None
        at = self._place(span.start)
        kind = self._kind(numeral)
        nouns = self._noun_behind(span.end) if kind == "bare" else frozenset()
        return Figure(
            span=span,
            kind="count" if nouns else kind,
            low=Fraction(quantity.stated[0]) if quantity is not None else numeral.value,
            high=Fraction(quantity.stated[1]) if quantity is not None else numeral.value,
            bound=quantity.bound if quantity is not None else "=",
            unit="year" if kind == "age" else "",
            dimension="time" if kind == "age" else "count",
            precision=numeral.precision,
            nouns=nouns,
            near=self._near(at, span),
            sentence=self.passage.words[at].sentence,
            name=self._name(numeral) if kind in ("name", "bare", "date") else "",
            short=numeral.short or (numeral.decade and numeral.value < 100),
        )

    def _is_pronoun(self, numeral: Numeral) -> bool:
        """Tell whether a number is the pronoun of "one of them"."""
        return not self.pronouns and numeral.form == "words" and numeral.value == 1 and not numeral.rank

    def _kind(self, numeral: Numeral) -> Kind:
        return kind_of(numeral, self.passage.text, self.passage.times)

    def _name(self, numeral: Numeral) -> str:
        """Give the letters that the number is glued to, else the capital word right before it, lower case."""
        if numeral.prefix:
            return numeral.prefix
        place = self._place(numeral.start) - 1
        word = self.passage.words[place] if place >= 0 else None
        named = word is not None and word.text[:1].isupper() and word.pos in NOUNS
        return word.text.lower() if word is not None and named and word.end >= numeral.start - 1 else ""

    def _place(self, start: int) -> int:
        """Give the place of the first word that ends behind a character, the last word where none does."""
        place = bisect_right(self.passage.words, start, key=lambda word: word.end)
        return min(place, len(self.passage.words) - 1)

    def _near(self, at: int, span: Span) -> frozenset[str]:
        """Give the stems of the content words around a figure in its sentence, and of the nouns inside it."""
        sentence = self.passage.words[at].sentence
        around = [w for w in self.passage.words[max(0, at - BEFORE) : at + BEHIND] if w.sentence == sentence]
        inside = {word.stem for word in around if span.start <= word.start < span.end and word.pos in NOUNS}
        outside = {w.stem for w in around if not span.start <= w.start < span.end and is_content(w)}
        return frozenset(inside | outside)

    def _nouns(self, mention: QuantityMention) -> frozenset[str]:
        noun = mention.noun
        if noun is None:
            return self._noun_behind(mention.span.end)
        first = self._place(noun.start)
        inside = [word for word in self.passage.words[first : first + BEHIND] if noun.start <= word.start < noun.end]
        return frozenset(word.stem for word in inside if word.pos != "DET")

    def _noun_behind(self, end: int) -> frozenset[str]:
        """Give the stem of the noun that a bare number counts: the last of the nouns right behind it."""
        start = self._place(end)
        found: list[Word] = []
        for word in self.passage.words[start : start + NOUN_REACH]:
            if word.start < end:
                continue
            if word.pos in NOUNS:
                found.append(word)
            elif found or word.pos not in ("ADJ", "ADV", "NUM"):
                break
        return frozenset(word.stem for word in found[-1:])


def _start(span: Span) -> int:
    return span.start


def _overlaps(span: Span, taken: list[Span]) -> bool:
    """Tell whether a span shares a character with one of some that are sorted and do not overlap."""
    place = bisect_right(taken, span.start, key=_start)
    return any(span.overlaps(other) for other in taken[max(0, place - 1) : place + 1])


def _between(scanned: list[Numeral], span: Span) -> list[Numeral]:
    """Give the numerals that begin inside a span."""
    place = bisect_right(scanned, span.start - 1, key=lambda numeral: numeral.start)
    found = []
    while place < len(scanned) and scanned[place].start < span.end:
        found.append(scanned[place])
        place += 1
    return found
