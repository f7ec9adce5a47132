"""An invented story that six outlets tell, made by hand: every verdict of a slot, copies, findings across them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from claimtally.model import (
    Article,
    Claim,
    Finding,
    NamedSpan,
    PrintedFigure,
    Quantity,
    Reference,
    Span,
    Story,
    StorySlot,
)

OUTLETS = {
    "Ystrad Courier": (
        "2031-03-04",
        "Corvane to build Pellworth plant",
        "Corvane Holdings will put $9 billion into Pellworth Labs, it said on Tuesday. The plant will employ 1,200 "
        "people and draw 2 to 3 gigawatts. Pellworth was valued at $31 billion.",
    ),
    "Harrow Wire": (
        "2031-03-04",
        "Corvane backs Pellworth",
        "Corvane is to invest about $9 billion in Pellworth Labs. It wants a plant of 2.4GW in Ystrad. The deal values "
        "Pellworth at $44 billion, two people said.",
    ),
    "Meridian Post": (
        "2031-03-05",
        "What Corvane buys",
        "More than $8.5 billion of Corvane's money goes to Pellworth. Its site in Ystrad may reach 26 gigawatts, "
        "according to the paper's own reckoning.",
    ),
    "Corran Daily": (
        "2031-03-09",
        "Corvane plant grows",
        "The Corvane plant in Ystrad will employ 1,450 people, the company said on Sunday. "
        "The sum stays at $9.1 billion.",
    ),
}
COPIES = {"Tarn Gazette": "Harrow Wire", "Leith Echo": "Harrow Wire"}


def _article(publisher: str, published: str, title: str, body: str) -> Article:
    url = f"https://{publisher.split()[-1].lower()}.example/{published}"
    return Article.from_text(body, title=title, publisher=publisher, published=published, url=url)


BY_OUTLET = {name: _article(name, *told) for name, told in OUTLETS.items()}
BY_OUTLET |= {copy: _article(copy, *OUTLETS[wire]) for copy, wire in COPIES.items()}
ARTICLES = tuple(sorted(BY_OUTLET.values(), key=lambda article: article.published or ""))


def _claim(outlet: str, words: str, unit: str, low: str, precision: str, **slots: Any) -> Claim:
    article = BY_OUTLET[outlet]
    start = article.text.index(words)
    mention = Span.of(article.text, start, start + len(words))
    begin = max(article.text.rfind(". ", 0, start) + 2, article.text.rfind("\n", 0, start) + 1)
    stop = article.text.find(". ", mention.end)
    quote = Span.of(article.text, begin, stop + 1 if stop >= 0 else len(article.text))
    number = {"bound": "=", "dimension": "money"} | slots.pop("number", {})
    high = number.pop("high", low)
    quantity = Quantity.printed(Decimal(low), Decimal(high), precision=Decimal(precision), unit=unit, **number)
    return Claim(
        id=Claim.identify(article.id, mention, "quantity"),
        article=article.id,
        quote=quote,
        mention=mention,
        quantity=quantity,
        subject=NamedSpan(**mention.model_dump(), name="Corvane"),
        **slots,
    )


POWER = {"dimension": "power"}
PEOPLE = {"dimension": "count"}
INVESTED = [
    _claim("Ystrad Courier", "$9 billion", "USD", "9e9", "1e9", frame="investment", factuality="announced"),
    _claim("Harrow Wire", "about $9 billion", "USD", "9e9", "1e9", frame="investment", number={"bound": "~"}),
    _claim("Meridian Post", "More than $8.5 billion", "USD", "8.5e9", "1e8", frame="investment", number={"bound": ">"}),
    _claim("Corran Daily", "$9.1 billion", "USD", "9.1e9", "1e8", frame="investment"),
]
DRAWN = [
    _claim("Ystrad Courier", "2 to 3 gigawatts", "GW", "2", "1", frame="capacity", number=POWER | {"high": "3"}),
    _claim("Harrow Wire", "2.4GW", "GW", "2.4", "0.1", frame="capacity", factuality="expected", number=POWER),
    _claim("Meridian Post", "26 gigawatts", "GW", "26", "1", frame="capacity", factuality="possible", number=POWER),
]
HIRED = [
    _claim("Ystrad Courier", "1,200 people", "person", "1200", "100", frame="workforce", number=PEOPLE),
    _claim("Corran Daily", "1,450 people", "person", "1450", "10", frame="workforce", number=PEOPLE),
]
VALUED = [
    _claim("Ystrad Courier", "$31 billion", "USD", "31e9", "1e9", frame="valuation"),
    _claim("Harrow Wire", "$44 billion", "USD", "44e9", "1e9", frame="valuation", factuality="contingent"),
]
CLAIMS = (*INVESTED, *DRAWN, *HIRED, *VALUED)
BY_ID = {article.id: article for article in ARTICLES}
WIRE_COPIES = tuple(BY_OUTLET[copy].id for copy in COPIES)


def figure(claim: Claim) -> PrintedFigure:
    assert claim.quantity is not None
    article = BY_ID[claim.article]
    return PrintedFigure(
        article=article.id,
        claim=claim.id,
        publisher=article.publisher,
        published=article.published,
        quantity=claim.quantity,
        factuality=claim.factuality,
        copies=WIRE_COPIES if article.publisher == "Harrow Wire" else (),
    )


def slot(name: str, claims: list[Claim], **more: Any) -> StorySlot:
    first = claims[0]
    assert first.quantity is not None
    settings = {"subject": "Corvane", "object": None, "measure": None, "time": None, "outliers": ()} | more
    return StorySlot(
        id=name, frame=first.frame, unit=first.quantity.unit, figures=tuple(map(figure, claims)), **settings
    )


STORY = Story(
    id="corvane",
    articles=tuple(article.id for article in ARTICLES),
    slots=(
        slot("invested", INVESTED, object="Pellworth Labs", verdict="agree"),
        slot("drawn", DRAWN, measure="plant", verdict="outlier", outliers=(DRAWN[2].id,)),
        slot("hired", HIRED, verdict="updated"),
        slot("valued", VALUED, subject="Pellworth Labs", verdict="differ", time="2031-03"),
    ),
)
FINDINGS = (
    Finding.of(
        None,
        "across articles",
        "fails",
        tuple(claim.id for claim in VALUED),
        "Ystrad Courier prints $31 billion and Harrow Wire $44 billion for the value of Pellworth Labs.",
        equation="$31 billion ≠ $44 billion",
        tolerance="± $0.5 billion",
    ),
    Finding.of(
        None,
        "across articles",
        "holds",
        (INVESTED[0].id, INVESTED[3].id),
        "$9 billion and $9.1 billion can be the same number.",
        equation="$9 billion ≈ $9.1 billion",
        tolerance="± $0.5 billion",
        by_rounding=True,
    ),
    Finding.of(
        BY_OUTLET["Corran Daily"].id,
        "reference",
        "fails",
        (HIRED[1].id,),
        "The register of plants gives 1,200 people for the plant in Ystrad.",
        equation="1,450 people ≠ 1,200 people",
        severity="warning",
        reference=Reference(
            verdict="refuted", source="https://register.example/plants", value="1,200 people", as_of="2031-02-28"
        ),
    ),
)
