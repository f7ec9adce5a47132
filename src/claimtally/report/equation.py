"""Equations drawn out: the terms of a finding's equation with the claims they were printed in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from claimtally.model import Claim, Finding, Quantity
from claimtally.report.amounts import exact, scaled, spoken

# An operator stands between blanks; a slash or a hyphen without them belongs to a unit or a range.
OPERATOR = re.compile(r"\s+(\+|-|−|–|\*|×|/|÷|=|~=|≈|≠|!=|<=|>=|≤|≥|<|>)\s+")
SHOWN = {"-": "−", "–": "−", "*": "×", "/": "÷", "~=": "≈", "!=": "≠", "<=": "≤", ">=": "≥"}
RELATIONS = frozenset("=≈≠≤≥<>")
SIGNED = "+−-"
NUMBER = re.compile(
    r"(?P<digits>\d[\d,]*(?:\.\d+)?(?:[eE][+-]?\d+)?)"
    r"(?:\s*(?P<scale>thousand|million|billion|trillion|tn|bn|mn|[kmb])\b)?"
)
SCALE_SIZES = {
    "thousand": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9, "b": 9, "trillion": 12, "tn": 12,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """A box of the equation: what it shows, its full value, its role, and the claim it was printed in, if any.

    A `constant` belongs to the formula and not to the article, as the 1 in "new / old − 1".
    """

    shown: str
    full: str
    label: str
    claim: str | None = None
    derived: bool = False
    constant: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A term with the sign before it (empty for the first) and the brackets around it, which stay with it on a line.

    `relation` tells "=" and its kin from "+" and its kin.
    """

    sign: str
    relation: bool
    opening: str
    term: Term
    closing: str


def draw(finding: Finding, premises: Sequence[Claim]) -> tuple[Step, ...]:
    """Give the finding's equation as signs and boxes; empty where there is none or it holds no operator.

    A term takes the role of the premise whose stated number it shows; each premise is used once while others are left.
    """
    parts = OPERATOR.split((finding.equation or "").strip())
    if len(parts) < 3:
        return ()
    signs = ["", *(SHOWN.get(sign, sign) for sign in parts[1::2])]
    relations = [sign for sign in signs if sign in RELATIONS]
    if finding.verdict == "fails" and relations == ["="]:
        signs = ["≠" if sign == "=" else sign for sign in signs]  # the one relation there is, so the one refuted
    terms = _Terms(finding, premises)
    steps = []
    related = False
    for sign, part, after in zip(signs, parts[::2], [*signs[1:], ""], strict=True):
        related = related or sign in RELATIONS
        opening, inner, closing = _unbracketed(part)
        constant = "÷" in signs and _of_formula(inner, sign, after)
        term = Term(inner, inner, "", constant=True) if constant else terms.find(inner, related)
        steps.append(Step(sign, sign in RELATIONS, opening, term, closing))
    return tuple(steps)


def _of_formula(part: str, before: str, after: str) -> bool:
    """Tell whether a term makes a ratio a change (the 1 beside a minus) or a percentage (× 100)."""
    return (part == "1" and "−" in (before, after)) or (part == "100" and before == "×")


def sides(steps: Sequence[Step]) -> tuple[tuple[Step, ...], ...]:
    """Part an equation before each of its relations, so that a line breaks there first."""
    starts = [0, *(place for place, step in enumerate(steps) if step.relation and place), len(steps)]
    return tuple(tuple(steps[start:end]) for start, end in pairwise(starts) if start < end)


def role_label(claim: Claim) -> str:
    """Give the name of a claim's part in a sum: its role, or what is measured where the role says nothing."""
    if claim.role != "value":
        return claim.role
    return claim.measure.text if claim.measure else claim.frame


def _unbracketed(part: str) -> tuple[str, str, str]:
    """Part a term from the brackets that open before it and close behind it."""
    inner = part.strip().lstrip("(")
    opening = "(" * (len(part.strip()) - len(inner))
    surplus = max(0, inner.count(")") - inner.count("("))
    closing = ")" * surplus if surplus and inner.endswith(")" * surplus) else ""
    return opening, inner.removesuffix(closing).strip(), closing


class _Terms:
    """Finds the premise that a term of the equation shows, and remembers which are used."""

    def __init__(self, finding: Finding, premises: Sequence[Claim]) -> None:
        self.derived = finding.derived
        self.premises = [claim for claim in premises if claim.quantity]
        self.left = list(self.premises)
        directions = {claim.quantity.direction for claim in self.premises if claim.quantity}
        self.directed = {"up", "down"} <= directions

    def find(self, part: str, related: bool) -> Term:
        """Give the box for a term; a number that no premise states is derived, or computed where it follows "="."""
        claim = self._premise(part)
        if claim and claim.quantity:
            return Term(self._shown(claim.quantity, part), exact(claim.quantity), role_label(claim), claim.id)
        # Behind the equals sign a derived value may be written with fewer digits than it has.
        if self.derived and (related or _states(self.derived.quantity, _values(part))):
            return Term(spoken(self.derived.quantity), exact(self.derived.quantity), self.derived.role, derived=True)
        return Term(_humanised(part), part, "computed" if related else "")

    def _shown(self, quantity: Quantity, part: str) -> str:
        """Word a premise's quantity; a formula tells its direction, or a sign, except between "up 3%" and "down 3%"."""
        if quantity.direction is None or self.directed:
            return spoken(quantity)
        sign = part[0].replace("-", "−") if part[:1] in SIGNED else ""
        return sign + spoken(quantity.model_copy(update={"direction": None}))

    def _premise(self, part: str) -> Claim | None:
        """Give the premise whose words hold the term, else the one that states its number; one not yet used first."""
        words = re.compile(rf"(?<![\w.,]){re.escape(part)}(?!\w|[.,]\d)", re.IGNORECASE)
        values = _values(part)
        for pool in (self.left, self.premises):
            by_words = (c for c in pool if words.search(" ".join(c.mention.text.split())))
            by_value = (c for c in pool if c.quantity and _states(c.quantity, values))
            claim = next(by_words, None) or next(by_value, None)
            if claim:
                self.left = [c for c in self.left if c is not claim]
                return claim
        return None


def _values(part: str) -> tuple[Decimal, ...]:
    """Give what the term's number may mean: "5 m" is five million or five (metres)."""
    match = NUMBER.search(part)
    if not match:
        return ()
    number = Decimal(match["digits"].replace(",", ""))
    size = SCALE_SIZES.get(match["scale"] or "", 0)
    return (number.scaleb(size), number) if size else (number,)


def _states(quantity: Quantity, values: Sequence[Decimal]) -> bool:
    return any(abs(stated) == value for value in values for stated in quantity.stated)


def _humanised(part: str) -> str:
    """Write "33e9 USD" as "33 billion USD"; a term that is readable as it stands is left alone."""
    match = NUMBER.search(part)
    if not match or match["scale"] or "e" not in match["digits"].lower():
        return part
    number, scale = scaled(Decimal(match["digits"]))
    return part[: match.start()] + f"{number} {scale}".strip() + part[match.end() :]
