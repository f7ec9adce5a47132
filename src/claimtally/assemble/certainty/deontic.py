"""Deontic force: whether something must, may or must not be done."""

from __future__ import annotations

from claimtally.assemble.certainty.scope import Link, governs, path
from claimtally.assemble.context import ClaimContext
from claimtally.assemble.slot_rule import SlotRule
from claimtally.lexicons.factuality import forces
from claimtally.lexicons.words import words
from claimtally.model import Example, Rule
from claimtally.model.vocabulary import Deontic


def deontic(ctx: ClaimContext) -> Deontic | None:
    """A governing word says that it must, may or must not be done."""
    table = forces()
    for link in path(ctx):
        force = table.get((link.place, link.key)) if governs(link) else None
        if (force := force or _by_complement(link)) is not None:
            return force
        if link.place == "verb" and link.token.lemma_ in words("reporting"):
            break
    return None


def _by_complement(link: Link) -> Deontic | None:
    """Give the force of "has to" and "allows": other senses of these verbs take no clause."""
    branch = link.branch
    if link.place != "verb" or branch is None:
        return None
    if link.token.lemma_ == "have" and branch.dep_ == "xcomp" and any(t.tag_ == "TO" for t in branch.children):
        return "required"
    return "permitted" if link.token.lemma_ == "allow" and branch.dep_ in ("ccomp", "xcomp") else None


RULES: tuple[SlotRule[Deontic], ...] = (
    Rule(
        "deontic.governor",
        "deontic",
        "A governing word says that it must, may or must not be done.",
        hit=Example("Orlen must pay $3 million to the state.", "$3 million", "required"),
        trap=Example("Orlen paid $3 million for what it must have.", "$3 million"),
        apply=deontic,
    ),
)
