"""Derivations: what one printed number is for each of another, which nobody printed."""

from __future__ import annotations

from dataclasses import dataclass

from claimtally.check.numbers.amount import claimed, stated
from claimtally.check.numbers.derived import FLIPPED, WORDED, derived_quantity, joint_bound
from claimtally.check.numbers.interval import Interval
from claimtally.check.numbers.notation import figure, figure_of, printed
from claimtally.check.ties.expression import Unknown, Variable, product_of
from claimtally.check.ties.tie import Tie
from claimtally.check.ties.tied import Tied
from claimtally.check.words.slot import quantity
from claimtally.model import Article, Claim, DerivedClaim, Finding
from claimtally.model.vocabulary import Bound, Dimension, Frame, Role


@dataclass(frozen=True, slots=True)
class Derivation:
    """A quotient that nobody printed: what is divided, by what, and the unit and slots of what comes out.

    `link` is the word that stands between the two in a sentence for a reader: $16 billion "for" 50 jets.
    """

    check: str
    dividend: Variable
    divisor: Variable
    unit: str
    dimension: Dimension
    frame: Frame
    role: Role
    link: str

    @property
    def bound(self) -> Bound | None:
        """The bound of the quotient; None where two bounds pull both ways and leave nothing to say."""
        under = quantity(self.divisor.claim).bound
        return joint_bound((quantity(self.dividend.claim).bound, FLIPPED.get(under, under)))


def derived(article: Article, found: Derivation) -> Tied | None:
    """Make the finding that tells a quotient; None where bounds leave nothing to say or a number may be zero."""
    over, under = found.dividend.claim, found.divisor.claim
    figures = _quotient(found, stated(over), stated(under))
    left = _quotient(found, claimed(over), claimed(under))
    bound = found.bound
    if bound is None or figures.low is None or figures.high is None or figures.low <= 0:
        return None
    amount = derived_quantity(left, figures, bound, found.unit, found.dimension)
    shown = figure(figures.high, found.unit, found.dimension)
    if figures.low != figures.high:
        shown = f"{figure(figures.low, found.unit, found.dimension)} to {shown}"
    told = f"{printed(over)} {found.link} {_shown(under)} means {WORDED.get(bound, '')}{shown}"
    premises = tuple(claim.id for claim in sorted((over, under), key=lambda claim: claim.mention.start))
    finding = Finding.of(
        article.id,
        found.check,
        "holds",
        premises,
        f"{told}, which the article does not print.",
        equation=f"{printed(over)} / {printed(under)} = {shown}",
        derived=DerivedClaim(
            quantity=amount, frame=found.frame, role=found.role, subject=over.subject, object=over.object
        ),
    )
    unknown = Unknown(f"{found.check} {over.id} {under.id}")
    return Tied(Tie(found.check, product_of((found.divisor, unknown)), "=", found.dividend), finding)


def _shown(claim: Claim) -> str:
    """Write a divisor; a term as a noun, since it may be printed as "five-year"."""
    return figure_of(claim) if quantity(claim).dimension == "time" else printed(claim)


def _quotient(found: Derivation, over: Interval, under: Interval) -> Interval:
    return found.dividend.conversion.apply(over) / found.divisor.conversion.apply(under)
