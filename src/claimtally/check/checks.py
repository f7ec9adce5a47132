"""The checks of one article: the explicit list, and the runner that gives their findings in one order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from claimtally.check.additive import chains, listed, parts, remainders, sums, totals
from claimtally.check.change import changes, directions, earlier, multiples, raised, steps
from claimtally.check.exchange import conversions, rates
from claimtally.check.facts import FactTable, check_facts
from claimtally.check.identity import certainty, headline, lengths, named_sizes, repeated
from claimtally.check.multiplicative import each, hours, machines, products, terms, unit_prices
from claimtally.check.ordering import allowances, comparisons, dates, expectations
from claimtally.check.outcome import outcomes
from claimtally.check.proportion import compositions, shares
from claimtally.check.records import grounding, schema
from claimtally.check.ties.tie import Tie
from claimtally.check.ties.tied import Tied
from claimtally.check.together import check_together
from claimtally.model import Article, Claim, Finding

CheckFunction = Callable[[Article, Sequence[Claim]], Iterable[Finding | Tied]]


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its id stands in its findings, `promise` says what it reports; `apply` reads an article's claims.

    A check of what claims say (`content`) sees grounded claims only, one that looks at the records sees all.
    """

    id: str
    promise: str
    apply: CheckFunction
    content: bool = True


CHECKS: tuple[Check, ...] = (
    Check(schema.ID, "Each claim fits the JSON Schema of claims.", schema.check_schema, content=False),
    Check(
        grounding.ID, "Each span's words stand in the article at its offsets.", grounding.check_grounding, content=False
    ),
    Check(totals.ID, "Prior and increment make the total; a prior nobody printed is derived.", totals.check_totals),
    Check(chains.ID, "A firm total and what may be added make the larger total held out.", chains.check_chains),
    Check(parts.ID, "No part exceeds its whole; a complete list of parts makes it.", parts.check_parts),
    Check(sums.ID, "A list that a total closes makes it.", sums.check_sums),
    Check(listed.ID, "Numbers make the sum that the words make of them.", listed.check_listed),
    Check(remainders.ID, "What is left and what was taken make the whole.", remainders.check_remainders),
    Check(changes.ID, "A printed percentage leads from the level before to the level now.", changes.check_changes),
    Check(products.ID, "An amount and what it is per unit fit the units counted.", products.check_products),
    Check(each.ID, "So many things of so much each make the amount they are said to make.", each.check_each),
    Check(terms.ID, "So much a year for so many years is the sum printed.", terms.check_terms),
    Check(hours.ID, "Power times hours is the energy, machines times hours the machine-hours.", hours.check_hours),
    Check(machines.ID, "So many chips have the memory of one of them times as many.", machines.check_machines),
    Check(
        unit_prices.ID, "What one thing of an order costs, how many shares a sum buys.", unit_prices.check_unit_prices
    ),
    Check(comparisons.ID, "A number lies above or below another as the words say.", comparisons.check_comparisons),
    Check(directions.ID, "What rises was lower before; no close lies beyond the peak.", directions.check_directions),
    Check(allowances.ID, "What is required is allowed; a majority is more than half.", allowances.check_allowances),
    Check(dates.ID, "Spans of years run forwards and last as long as told; plans lie ahead.", dates.check_dates),
    Check(raised.ID, "What a number is raised to is more; a price lies short of the bid.", raised.check_raised),
    Check(lengths.ID, "The lengths an article gives of one contract are one.", lengths.check_lengths),
    Check(expectations.ID, "What beats forecasts lies above the consensus.", expectations.check_expectations),
    Check(
        steps.ID, "A step leads from the level before to the level now, and is the percentage told.", steps.check_steps
    ),
    Check(multiples.ID, "What doubled, tripled or halved between two levels did so.", multiples.check_multiples),
    Check(shares.ID, "A share of a whole is the part that is told, or leaves the rest.", shares.check_shares),
    Check(
        compositions.ID,
        "Shares and amounts make the share or the whole they are told to.",
        compositions.check_compositions,
    ),
    Check(outcomes.ID, "What the words make of some numbers comes of them.", outcomes.check_outcomes),
    Check(
        earlier.ID,
        "The level before a move, or how far it was, is derived where nobody prints it.",
        earlier.check_earlier,
    ),
    Check(named_sizes.ID, "A model has the size that its name says.", named_sizes.check_named_sizes),
    Check(repeated.ID, "A slot that is stated twice has one number.", repeated.check_repeated),
    Check(headline.ID, "A number of the headline is the number of the text.", headline.check_headline),
    Check(certainty.ID, "What is contingent or possible is not told as a fact elsewhere.", certainty.check_certainty),
    Check(conversions.ID, "A second unit in brackets gives the same quantity.", conversions.check_conversions),
    Check(rates.ID, "Some exchange rates of the time explain all conversions of money.", rates.check_rates),
)


def check_article(article: Article, claims: Sequence[Claim], facts: FactTable | None = None) -> list[Finding]:
    """Run all checks over the claims of an article.

    The findings stand in the order of their first premise in the text, then of the checks; a relation that holds is
    told once, however often its numbers are printed. The checks of content see claims without a fault of grounding.
    What trusted `facts` say of the claims stands behind the rest, in the order of the text.
    """
    sound = [claim for claim in claims if grounding.grounded(article, claim)]
    found: dict[str, tuple[int, Finding]] = {}
    ties: list[Tie] = []
    for rank, check in enumerate(CHECKS):
        for outcome in check.apply(article, sound if check.content else claims):
            finding = outcome.finding if isinstance(outcome, Tied) else outcome
            # A tie that fails by itself is told by itself, and which arithmetic makes an outcome was only found.
            if (
                isinstance(outcome, Tied)
                and finding is not None
                and finding.verdict == "holds"
                and check.id != outcomes.ID
            ):
                ties.append(outcome.tie)
            if finding is not None:
                found.setdefault(finding.id, (rank, finding))
    for finding in check_together(article, ties):
        found.setdefault(finding.id, (len(CHECKS), finding))
    starts = {claim.id: claim.mention.start for claim in reversed(claims)}

    def order(ranked: tuple[int, Finding]) -> tuple[int, int, str, str]:
        rank, finding = ranked
        return min((starts[claim] for claim in finding.claims), default=0), rank, finding.explanation, finding.id

    own = _told_once(finding for _, finding in sorted(found.values(), key=order))
    return own if facts is None else [*own, *check_facts(article, sound, facts)]


def _told_once(findings: Iterable[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    told: set[tuple[str, str]] = set()
    faults: set[frozenset[str]] = set()
    ties: set[tuple[str, frozenset[str]]] = set()
    for finding in findings:
        key = (finding.check, finding.equation or finding.id)
        members = frozenset(finding.claims)
        tie = (finding.equation or finding.id, members)
        if finding.verdict == "holds" and (key in told or tie in ties):
            continue
        ties.add(tie)
        if finding.verdict == "fails" and finding.equation is not None and len(members) > 1:
            if members in faults:
                continue  # two checks met one fault: the first of them tells it, as it tells a tie
            faults.add(members)
        told.add(key)
        kept.append(finding)
    return kept
