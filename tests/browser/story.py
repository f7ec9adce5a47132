"""An invented company story with its claims and findings, made by hand: every kind of slot the report must show."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from claimtally.model import (
    Article,
    Attribution,
    Claim,
    Condition,
    DerivedClaim,
    Finding,
    NamedSpan,
    Quantity,
    Span,
    TimeReference,
)

TITLE = "Corvane lifts its Pellworth bet to $9 billion"
BODY = """Corvane Holdings said on Tuesday it would put a further $4 billion into Pellworth Labs, lifting what it has \
pledged to the chip designer to $9 billion.
The budget sets aside $2.5 billion for a plant in Ystrad, $1.5 billion for staff and $1 billion for licences, or \
$6 billion in all, according to the company's filing.
A last slice of $12 billion follows only if Pellworth meets its shipping goals. Once those goals are met, the whole \
arrangement would be worth $21 billion.
Under the agreement Pellworth must run its models on Corvane's Kestrel 2 and Merlin accelerators. The designer has \
ordered about 300 Kestrel 2 racks for the plant.
The first hall will draw up to 800 megawatts by 2028, and the site could reach 2 to 3 gigawatts, Ines Okafor, the \
designer's chief engineer, told reporters. More than 1,200 people are to be hired.
Pellworth did not receive $700 million from the regional fund, a spokesman said. Its pilot line cost $35 million last \
year.
Shares of Corvane fell 3.4% to $41.20."""
RULES = {
    "money.symbol": "A currency sign before a number is an amount in that currency.",
    "role.further": "“A further” before an amount makes it an increment.",
    "condition.only-if": "What follows “only if” governs the clause before it.",
    "hardware.must-run": "“Must run on” obliges the subject to use the products.",
}

ARTICLE = Article.from_text(
    BODY,
    title=TITLE,
    url="https://news.example/corvane-pellworth?edition=uk&page=1",
    publisher="The Ystrad Courier",
    authors=("Mair Llewellyn",),
    published="2031-03-04",
)


def span(words: str, near: str | None = None) -> Span:
    """Find words, in the first place or in the context that tells which place is meant."""
    start = ARTICLE.text.index(words, ARTICLE.text.index(near) if near else 0)
    return Span.of(ARTICLE.text, start, start + len(words))


def named(words: str, name: str | None = None, near: str | None = None) -> NamedSpan:
    return NamedSpan(**span(words, near).model_dump(), name=name or words)


def amount(low: str, precision: str, unit: str = "USD", *, high: str | None = None, **more: Any) -> Quantity:
    settings = {"bound": "=", "dimension": "money"} | more
    return Quantity.printed(
        Decimal(low), Decimal(high or low), precision=Decimal(precision), unit=unit, **settings
    )  # fmt: skip


def sentence(mention: Span) -> Span:
    ends = re.finditer(r"(?<=\.) |\n\n|$", ARTICLE.text)
    cuts = [0, *(cut for end in ends for cut in end.span())]
    left = max(cut for cut in cuts if cut <= mention.start)
    return Span.of(ARTICLE.text, left, min(cut for cut in cuts if cut >= mention.end))


def claim(mention: Span, quantity: Quantity | None, **slots: Any) -> Claim:
    return Claim(
        id=Claim.identify(ARTICLE.id, mention, "quantity" if quantity else "hardware"),
        article=ARTICLE.id,
        quote=sentence(mention),
        mention=mention,
        quantity=quantity,
        **slots,
    )


CORVANE, PELLWORTH = named("Corvane"), named("Pellworth")
GOALS = Condition(**span("Pellworth meets its shipping goals").model_dump(), cue=span("only if"))
THOSE = Condition(**span("those goals are met").model_dump(), cue=span("Once"), same_as=GOALS)
DEAL = {"frame": "investment", "factuality": "announced", "subject": CORVANE}
TO_PELLWORTH = {
    **DEAL,
    "subject": named("it", "Corvane Holdings", "it has pledged"),
    "object": named("the chip designer", "Pellworth Labs"),
}
FILING = Attribution(source=named("the company's filing", "Corvane Holdings"), cue=span("according to"))
BUDGET = {"frame": "spending", "factuality": "expected", "attribution": FILING}
BILLION = "1e9"

HEADLINE = claim(span("$9 billion"), amount("9e9", BILLION), role="total", **DEAL)
INCREMENT = claim(
    span("a further $4 billion"),
    amount("4e9", BILLION),
    role="increment",
    object=named("Pellworth Labs"),
    rules={"quantity": "money.symbol", "role": "role.further"},
    **DEAL,
)
TOTAL = claim(span("$9 billion", "designer to $9"), amount("9e9", BILLION), role="total", **TO_PELLWORTH)
PLANT = claim(span("$2.5 billion"), amount("2.5e9", "1e8"), role="part", measure=span("plant"), **BUDGET)
STAFF = claim(span("$1.5 billion"), amount("1.5e9", "1e8"), role="part", measure=span("staff"), **BUDGET)
LICENCES = claim(span("$1 billion"), amount("1e9", BILLION), role="part", measure=span("licences"), **BUDGET)
BUDGET_SUM = claim(span("$6 billion"), amount("6e9", BILLION), role="total", measure=span("budget"), **BUDGET)
SLICE = claim(
    span("$12 billion"),
    amount("12e9", BILLION),
    frame="investment",
    role="increment",
    factuality="contingent",
    conditions=(GOALS,),
    subject=CORVANE,
    object=PELLWORTH,
    confidence=0.86,
    rules={"quantity": "money.symbol", "conditions": "condition.only-if", "factuality": "condition.only-if"},
)
WHOLE = claim(
    span("$21 billion"),
    amount("21e9", BILLION),
    frame="investment",
    role="total",
    factuality="contingent",
    conditions=(THOSE,),
    measure=span("arrangement"),
)
CHIPS = claim(
    span("Corvane's Kestrel 2 and Merlin accelerators"),
    None,
    frame="hardware",
    factuality="announced",
    deontic="required",
    subject=named("Pellworth", near="Pellworth must"),
    object=CORVANE,
    products=(named("Kestrel 2"), named("Merlin")),
    rules={"deontic": "hardware.must-run"},
)
RACKS = claim(
    span("about 300 Kestrel 2 racks"),
    amount("300", "100", "rack", bound="~", dimension="count"),
    frame="contract",
    factuality="announced",
    subject=named("The designer", "Pellworth Labs"),
    products=(named("Kestrel 2", near="Kestrel 2 racks"),),
)
RACK_MODEL = claim(
    span("Kestrel 2 racks for the plant"),
    None,
    frame="hardware",
    factuality="announced",
    products=(named("Kestrel 2", near="Kestrel 2 racks"),),
)
OKAFOR = Attribution(source=named("Ines Okafor"), cue=span("told reporters"))
HALL = claim(
    span("up to 800 megawatts"),
    amount("800", "100", "MW", bound="<=", dimension="power"),
    frame="capacity",
    role="cap",
    factuality="expected",
    attribution=OKAFOR,
    time=TimeReference(**span("by 2028").model_dump(), value="2028"),
    measure=span("first hall"),
)
SITE = claim(
    span("2 to 3 gigawatts"),
    amount("2", "1", "GW", high="3", dimension="power"),
    frame="capacity",
    factuality="possible",
    attribution=OKAFOR,
    measure=span("site"),
)
HIRES = claim(
    span("More than 1,200 people"),
    amount("1200", "100", "person", bound=">", dimension="count"),
    frame="workforce",
    factuality="expected",
)
FUND = claim(
    span("$700 million"),
    amount("700e6", "1e8"),
    frame="financing",
    polarity="negative",
    subject=named("Pellworth", near="Pellworth did"),
    object=named("the regional fund"),
    attribution=Attribution(source=named("a spokesman"), cue=span("said", "spokesman said")),
)
PILOT = claim(
    span("$35 million"),
    amount("35e6", "1e6"),
    frame="spending",
    measure=span("pilot line"),
    time=TimeReference(**span("last year").model_dump(), value="2030"),
)
FALLEN = amount("3.4", "0.1", "%", dimension="share", direction="down")
FALL = claim(span("3.4%"), FALLEN, frame="price", subject=CORVANE)
PRICE = claim(span("$41.20"), amount("41.20", "0.01", "USD/share"), frame="price", subject=CORVANE)

CLAIMS = (
    HEADLINE, INCREMENT, TOTAL, PLANT, STAFF, LICENCES, BUDGET_SUM, SLICE, WHOLE, CHIPS, RACKS, RACK_MODEL, HALL, SITE,
    HIRES, FUND, PILOT, FALL, PRICE,
)  # fmt: skip

FINDINGS = (
    Finding.of(
        ARTICLE.id,
        "totals",
        "holds",
        (TOTAL.id, INCREMENT.id),
        "The article does not print what Corvane had pledged before; its numbers imply $5 billion.",
        equation="9 bn − 4 bn = 5 bn",
        derived=DerivedClaim(quantity=amount("5e9", BILLION), frame="investment", role="prior"),
    ),
    Finding.of(
        ARTICLE.id,
        "parts",
        "fails",
        (PLANT.id, STAFF.id, LICENCES.id, BUDGET_SUM.id),
        "The parts of the budget come to $5 billion, but the article prints $6 billion as their sum.",
        equation="2.5 bn + 1.5 bn + 1 bn = 6 bn",
    ),
    Finding.of(
        ARTICLE.id,
        "totals",
        "holds",
        (TOTAL.id, SLICE.id, WHOLE.id),
        "What is pledged and the conditional slice come to the $21 billion that the article prints.",
        equation="9 bn + 12 bn = 21 bn",
    ),
    Finding.of(
        ARTICLE.id,
        "certainty",
        "unclear",
        (WHOLE.id,),
        "The $21 billion holds only once the shipping goals are met; a reader may take it for a pledge.",
    ),
)


def plain_article(number: int, body: str = "The council spent $3 million on the bridge.") -> tuple[Article, Claim]:
    """Make a small article with one claim, for reports on several."""
    article = Article.from_text(f"{body} Note {number}.", title=f"Bridge note {number}", publisher="Local Paper")
    start = article.text.index("$3 million")
    mention = Span.of(article.text, start, start + len("$3 million"))
    return article, Claim(
        id=Claim.identify(article.id, mention, "quantity"),
        article=article.id,
        quote=mention,
        mention=mention,
        quantity=amount("3e6", "1e6"),
        frame="spending",
    )
