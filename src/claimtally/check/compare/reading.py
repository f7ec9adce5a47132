"""Reading: a passage's figures, those with a unit from its quantities, the others from its numerals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from claimtally.check.compare.figure import Figure, Kind
from claimtally.check.compare.lexicon import words
from claimtally.check.compare.numerals import Numeral, numerals
from claimtally.model import QuantityMention, Span
from claimtally.model.passage import Passage, Word

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
NOUNS = frozenset({"NOUN", "PROPN"})
REACH = 8  # words on each side that say what a number is about
NOUN_REACH = 4  # words behind a number in which its noun stands
AGE = re.compile(r"[-\s]?(?:years?|months?|weeks?|days?)?[-\s]?olds?\b", re.IGNORECASE)
AGED = re.compile(r"\b(?:aged?|ages)\s+$", re.IGNORECASE)
APPOSED = re.compile(r"[A-Za-z’'.\])]\s?,\s$")
APPOSED_END = re.compile(r"\s?(?:[,.;)]|$)")
DAY = re.compile(r"\d{4}(?:-\d\d)?-\d\d|XXXX-\d\d")
YEAR = re.compile(r"\d{3}[\dX]$")
# Units as a text prints them, in those of other figures: "two decades" are 20 years, "a third" is 33.3 %.
AS_PRINTED = {"decade": ("year", 10), "century": ("year", 100), "": ("%", 100)}
FIRST_YEAR, LAST_YEAR = 1000, 2100


def figures_of(passage: Passage, *, pronouns: bool = False) -> tuple[Figure, ...]:
    """Give the figures of a passage in order; none overlap. `pronouns` takes "one" for a number wherever it stands."""
    return _Reader(passage, pronouns).figures()


@dataclass(slots=True)
class _Reader:
    passage: Passage
    pronouns: bool

    def figures(self) -> tuple[Figure, ...]:
        scanned = numerals(self.passage.text)
        found: list[Figure] = []
        taken: list[Span] = []
        for mention in self.passage.quantities:
            if any(mention.span.overlaps(span) for span in taken):
                continue
            inside = [n for n in scanned if mention.span.start <= n.start < mention.span.end]
            if mention.quantity.unit == "" and mention.quantity.dimension == "count" and inside:
                figure = self._bare(inside[0], mention)
            else:
                figure = self._quantity(mention)
            taken.append(self._own(mention, inside))
            if figure is not None:
                found.append(figure)
        for numeral in scanned:
            span = Span.of(self.passage.text, numeral.start, numeral.end)
            if not any(span.overlaps(other) for other in taken):
                figure = self._bare(numeral, None)
                if figure is not None:
                    found.append(figure)
        return tuple(sorted(found, key=lambda figure: figure.span.start))

    def _own(self, mention: QuantityMention, inside: list[Numeral]) -> Span:
        """Give the span of a mention up to a year among its nouns: "four 1906 coins" holds two figures."""
        later = [n for n in inside[1:] if n.form == "digits" and self._kind(n) == "year"]
        end = later[0].start if later else mention.span.end
        return Span.of(self.passage.text, mention.span.start, end)

    def _quantity(self, mention: QuantityMention) -> Figure:
        quantity = mention.quantity
        at = self._place(mention.span)
        age = quantity.dimension == "time" and AGE.match(self.passage.text, mention.span.end)
        counted = quantity.dimension == "count"
        unit, factor = ("", 1) if counted else AS_PRINTED.get(quantity.unit, ("", 1))
        nouns = self._noun_of(mention, at) if counted else frozenset()
        return Figure(
            span=mention.span,
            kind="age" if age else "count" if counted else "quantity",
            low=Fraction(quantity.stated[0]) * factor,
            high=Fraction(quantity.stated[1]) * factor,
            bound=quantity.bound,
            unit="" if counted else unit or quantity.unit,
            dimension=quantity.dimension,
            precision=Fraction(quantity.precision or Decimal(0)) * factor,
            direction=quantity.direction,
            nouns=nouns,
            near=self._near(at, mention.span),
            sentence=self.passage.words[at].sentence if self.passage.words else 0,
        )

    def _bare(self, numeral: Numeral, mention: QuantityMention | None) -> Figure | None:
        if not self.pronouns and numeral.form == "words" and mention is None and numeral.value == 1 and not numeral.rank:
            return None  # "one of them": a pronoun
        span = mention.span if mention is not None else Span.of(self.passage.text, numeral.start, numeral.end)
        at = self._place(span)
        kind = self._kind(numeral)
        low, high = numeral.value, numeral.value
        bound = mention.quantity.bound if mention is not None else "="
        if mention is not None:
            low, high = Fraction(mention.quantity.stated[0]), Fraction(mention.quantity.stated[1])
        noun = self._noun_behind(span.end) if kind == "bare" else frozenset()
        return Figure(
            span=span,
            kind="count" if noun else kind,
            low=low,
            high=high,
            bound=bound,
            unit="year" if kind == "age" else "",
            dimension="time" if kind == "age" else "count",
            precision=numeral.precision,
            nouns=noun,
            near=self._near(at, span),
            sentence=self.passage.words[at].sentence if self.passage.words else 0,
            name=self._name(numeral) if kind in ("name", "bare") else "",
            short=numeral.short or (numeral.decade and numeral.value < 100),
        )

    def _kind(self, numeral: Numeral) -> Kind:
        text = self.passage.text
        if numeral.prefix:
            return "name"
        if numeral.short or numeral.decade:
            return "year"
        for time in self.passage.times:
            if time.span.start <= numeral.start < time.span.end and time.rule != "time.duration":
                if time.value is not None and YEAR.match(time.value) and numeral.value >= FIRST_YEAR:
                    return "year"
                if time.rule == "time.clock" or (time.value is not None and DAY.match(time.value)):
                    if FIRST_YEAR <= numeral.value <= LAST_YEAR:
                        return "year"
                    return "date"
        if numeral.rank:
            return "rank"
        if self._is_age(numeral):
            return "age"
        plain = text[numeral.start : numeral.end]
        if len(plain) == 4 and plain.isdigit() and FIRST_YEAR <= numeral.value <= LAST_YEAR:
            return "year"
        return "bare"

    def _is_age(self, numeral: Numeral) -> bool:
        text = self.passage.text
        if numeral.value > 120:
            return False
        if AGE.match(text, numeral.end) and AGE.match(text, numeral.end)[0].strip("- "):  # type: ignore[index]
            return True
        if AGED.search(text, max(0, numeral.start - 8), numeral.start):
            return True
        apposed = APPOSED.search(text, max(0, numeral.start - 4), numeral.start)
        return apposed is not None and APPOSED_END.match(text, numeral.end) is not None

    def _name(self, numeral: Numeral) -> str:
        """Give the letters that the number is glued to, else the capital word right before it, lower case."""
        if numeral.prefix:
            return numeral.prefix
        before = [word for word in self.passage.words if word.end <= numeral.start][-1:]
        if before and before[0].text[:1].isupper() and before[0].pos in NOUNS and before[0].end >= numeral.start - 1:
            return before[0].text.lower()
        return ""

    def _place(self, span: Span) -> int:
        """Give the place of the word at which a span begins."""
        words_ = self.passage.words
        low, high = 0, len(words_)
        while low < high:
            middle = (low + high) // 2
            if words_[middle].end <= span.start:
                low = middle + 1
            else:
                high = middle
        return min(low, len(words_) - 1) if words_ else 0

    def _near(self, at: int, span: Span) -> frozenset[str]:
        """Give the stems of the content words of the sentence around a figure."""
        if not self.passage.words:
            return frozenset()
        sentence = self.passage.words[at].sentence
        around = self.passage.words[max(0, at - REACH) : at + REACH + 4]
        return frozenset(
            word.stem
            for word in around
            if word.sentence == sentence and is_content(word) and not (span.start <= word.start < span.end)
        ) | frozenset(word.stem for word in around if span.start <= word.start < span.end and word.pos in NOUNS)

    def _noun_of(self, mention: QuantityMention, at: int) -> frozenset[str]:
        noun = mention.noun
        if noun is None:
            return self._noun_behind(mention.span.end)
        inside = [w for w in self.passage.words if noun.start <= w.start < noun.end]
        return frozenset(word.stem for word in inside if word.pos != "DET")

    def _noun_behind(self, end: int) -> frozenset[str]:
        """Give the stem of the noun that a bare number counts: the last of the nouns right behind it."""
        start = self._place(Span(text="", start=end, end=end))
        found: list[Word] = []
        for word in self.passage.words[start : start + NOUN_REACH]:
            if word.start < end:
                continue
            if word.pos in NOUNS:
                found.append(word)
            elif found or word.pos not in ("ADJ", "ADV", "NUM"):
                break
        return frozenset(word.stem for word in found[-1:])


def is_content(word: Word) -> bool:
    """Tell whether a word tells something: nouns, names, verbs and adjectives that are not light."""
    return word.pos in CONTENT and word.text.lower() not in words("light") and word.stem not in words("light")
