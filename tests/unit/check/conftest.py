"""A builder of stories for the checks: a text in our own words, and its claims made by hand in one line each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest

from claimtally.check import check_article
from claimtally.model import (
    Article,
    Attribution,
    Claim,
    Condition,
    Finding,
    NamedSpan,
    Quantity,
    Span,
    TimeReference,
)
from claimtally.model.vocabulary import Dimension
from claimtally.pipeline import Pipeline

SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s)|[.!?]?$)", re.MULTILINE)
DIMENSIONS: dict[str, Dimension] = {
    "GW": "power", "MW": "power", "Wp": "power", "GWh": "energy", "km": "length", "mi": "length", "°C": "temperature",
    "°F": "temperature", "t": "mass", "ton": "mass", "kg": "mass", "%": "share", "year": "time", "month": "time",
}  # fmt: skip


@dataclass
class Story:
    """An article and the claims that were added to it."""

    article: Article
    claims: list[Claim] = field(default_factory=list)

    def add(
        self,
        mention: str,
        value: str | tuple[str, str],
        unit: str = "USD",
        *,
        bound: str = "=",
        digit: str | None = None,
        nth: int = 0,
        subject: str | None = None,
        object: str | None = None,
        measure: str | None = None,
        time: str | None = None,
        source: str | None = None,
        conditions: tuple[str, ...] = (),
        direction: str | None = None,
        **slots: Any,
    ) -> Claim:
        """Add the claim of the nth `mention`; `digit` is the size of its last digit, by default that of `value`."""
        low, high = (Decimal(v) for v in ((value, value) if isinstance(value, str) else value))
        place = [found.start() for found in re.finditer(re.escape(mention), self.article.text)][nth]
        last = Decimal(digit) if digit else Decimal((0, (1,), int(high.as_tuple().exponent)))
        claim = Claim(
            id=f"c{len(self.claims)}",
            article=self.article.id,
            quote=self._sentence(place),
            mention=Span.of(self.article.text, place, place + len(mention)),
            quantity=Quantity.printed(
                low,
                high,
                precision=last,
                bound=bound,  # type: ignore[arg-type]
                unit=unit,
                dimension=DIMENSIONS.get(unit, "money" if unit.isupper() else "rate" if "/" in unit else "count"),
                direction=direction,  # type: ignore[arg-type]
            ),
            subject=self._named(subject),
            object=self._named(object),
            measure=self._span(measure, place) if measure else None,
            time=TimeReference(**self._span(time, place).model_dump()) if time else None,
            attribution=Attribution(source=self._named(source)) if source else None,  # type: ignore[arg-type]
            conditions=tuple(Condition(**self._span(words, place).model_dump()) for words in conditions),
            **slots,
        )
        self.claims.append(claim)
        return claim

    def check(self) -> list[Finding]:
        return check_article(self.article, self.claims)

    def told(self) -> list[tuple[str, str, str | None]]:
        """Give check, verdict and equation of each finding; a fault of the builder itself would show as one, too."""
        return [(finding.check, finding.verdict, finding.equation) for finding in self.check()]

    def _sentence(self, place: int) -> Span:
        for found in SENTENCE.finditer(self.article.text):
            if found.start() <= place < found.end():
                start = found.start() + len(found[0]) - len(found[0].lstrip())
                return Span.of(self.article.text, start, found.end())
        raise AssertionError(f"no sentence at {place}")

    def _span(self, words: str, place: int) -> Span:
        sentence = self._sentence(place)
        start = self.article.text.index(words, sentence.start, sentence.end)
        return Span.of(self.article.text, start, start + len(words))

    def _named(self, name: str | None) -> NamedSpan | None:
        if name is None:
            return None
        start = self.article.text.find(name)
        start, end = (start, start + len(name)) if start >= 0 else (0, 1)  # a name that was resolved from outside
        return NamedSpan(text=self.article.text[start:end], start=start, end=end, name=name)


@pytest.fixture
def tell() -> Callable[..., Story]:
    """Give the function that begins a story: a text, and a title if it has one."""

    def begin(text: str, title: str | None = None) -> Story:
        return Story(Article.from_text(text, title=title))

    return begin


BET = """Corvane said on Tuesday it would put an additional $5 billion into Pellworth, bringing its total commitment \
to the chip designer to $13 billion. Its rivals took note.
The agreement leaves room for a further $20 billion in funding if Pellworth meets its shipping goals. Once those goals \
are met, Corvane's total exposure to Pellworth could reach $33 billion.
Nobody at Pellworth doubts what $13 billion can buy."""


@pytest.fixture
def bet() -> Callable[..., Story]:
    """Give the function that tells the story of Corvane's bet, with other amounts where they are named."""

    def begin(
        first: str = "13", more: str = "20", goal: str = "33", bound: str = "=", step: str = "5", again: bool = True
    ) -> Story:
        text = BET.replace("$13 billion. Its", f"${first} billion. Its").replace("$5 billion", f"${step} billion")
        text = text.replace("$20 billion", f"${more} billion").replace("$33 billion", f"${goal} billion")
        if not again:
            text = text.replace("$13 billion can", "such money can")
        story = Story(Article.from_text(text))
        who: dict[str, Any] = {"subject": "Corvane", "object": "Pellworth", "frame": "investment", "digit": "1e9"}
        once = {"factuality": "contingent", **who}
        story.add(f"an additional ${step} billion", f"{step}e9", role="increment", factuality="announced", **who)
        story.add(f"${first} billion", f"{first}e9", role="total", measure="commitment", factuality="announced", **who)
        story.add(
            f"a further ${more} billion",
            f"{more}e9",
            bound=bound,
            role="increment",
            measure="funding",
            conditions=("Pellworth meets its shipping goals",),
            **once,
        )
        story.add(
            f"${goal} billion",
            f"{goal}e9",
            role="total",
            measure="exposure",
            conditions=("those goals are met",),
            **once,
        )
        if again:
            story.add("$13 billion", "13e9", role="total", factuality="announced", nth=-1, **who)
        return story

    return begin


@pytest.fixture(scope="session")
def read() -> Callable[[str, str], list[tuple[str, str | None]]]:
    """Give the function that reads a text with the whole pipeline: verdict and equation of the findings of a check."""
    pipeline = Pipeline()

    def told(check: str, text: str) -> list[tuple[str, str | None]]:
        article = Article.from_text(text)
        findings = pipeline.check(article, pipeline.extract(article))
        return [(finding.verdict, finding.equation) for finding in findings if finding.check == check]

    return told
