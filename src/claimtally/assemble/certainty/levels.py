"""Levels of factuality: actual, announced, expected, possible, contingent."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimtally.assemble.certainty.scope import Link, governs, path
from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frame_groups import AGREED
from claimtally.assemble.headlines import name_before_infinitive
from claimtally.assemble.slot_rule import SlotRule
from claimtally.lexicons.factuality import level_of
from claimtally.lexicons.words import words
from claimtally.model import Example, Rule
from claimtally.model.vocabulary import FACTUALITY_ORDER, Factuality
from claimtally.syntax import tree


def level_before(ctx: ClaimContext) -> Factuality | None:
    """The level a planned move comes from is there already."""
    return "actual" if ctx.role == "prior" else None


def contingent(ctx: ClaimContext) -> Factuality | None:
    """A condition governs the claim."""
    return "contingent" if ctx.contingent else None


def loosened(ctx: ClaimContext) -> Factuality | None:
    """The loosest level that a governing word gives."""
    found: list[Factuality] = ["expected"] if _tells_future(ctx) else []
    for link, level in _levels(ctx):
        if link.place == "adj" and link.branch is None and link.token.head in ctx.nouns[:1]:
            return level  # "a recently announced 2 GW park": the word on the noun itself decides
        found.append(level)
    return max(found, key=FACTUALITY_ORDER.index) if found else None


def _tells_future(ctx: ClaimContext) -> bool:
    """Tell whether a headline's infinitive tells the future: "Orlen to build five plants"."""
    if name_before_infinitive(ctx) is not None:
        return True
    root = ctx.clauses[-1] if ctx.clauses else None
    return root is not None and root.head == root and any(t.tag_ == "TO" for t in tree.children(root, "aux"))


def _levels(ctx: ClaimContext) -> Iterator[tuple[Link, Factuality]]:
    """Give the words of the path that give a level to the event, near to far."""
    for link in path(ctx):
        level = level_of(link.place, link.key, ctx.frame)
        if level is None or not governs(link) or _bounds_number(ctx, link) or _only_measures(link, level):
            continue
        if level == "announced" and (ctx.frame not in AGREED or (link.place == "noun" and _is_done(ctx))):
            continue
        yield link, level


def _bounds_number(ctx: ClaimContext, link: Link) -> bool:
    """Tell whether a word is part of the mention ("estimated", "up to"): it bounds the number, not the event."""
    return ctx.holds(link.token) and link.token != ctx.anchor


def _only_measures(link: Link, level: Factuality) -> bool:
    """Tell whether "estimated at" or "set at" says how much it is, not that it is expected."""
    branch = link.branch
    return (
        link.place == "verb"
        and level == "expected"
        and link.token.lemma_ in ("estimate", "set", "look")
        and branch is not None
        and branch.dep_ == "prep"
        and branch.lower_ in ("at", "by")
    )


def _is_done(ctx: ClaimContext) -> bool:
    """Tell whether the verb of the claim tells something carried out ("acquired a stake in a deal worth $600m")."""
    verb = ctx.predicate
    return (
        verb is not None
        and verb.lemma_ in words("done")
        and verb.tag_ in ("VBD", "VBN")
        and not any(t.tag_ == "MD" for t in verb.children)
    )


def infinitive(ctx: ClaimContext) -> Factuality | None:
    """A bare purpose or plan: "to build five plants", "a deal to buy 30 jets"."""
    for below in [link.token for link in path(ctx) if link.place == "verb"][:2]:
        verb = _first_of_list(below)
        if not any(t.tag_ == "TO" for t in tree.children(verb, "aux")):
            continue
        head = verb.head
        if verb.dep_ in ("xcomp", "ccomp") and head.lemma_ in words("done_infinitive"):
            continue
        if verb.dep_ in ("acl", "relcl") and level_of("noun", head.lemma_.lower()) == "announced":
            return "announced"
        if verb.dep_ == "advcl" and verb.lemma_ in ("be", "reach", "become"):
            continue  # "rose to reach 40": the outcome, not the purpose
        return "expected"
    return None


def _first_of_list(verb: Token) -> Token:
    """Give the first of coordinated infinitives, which alone has the "to" ("to raise rates, cut dust, build farms")."""
    while verb.dep_ == "conj" and verb.tag_ == "VB" and not tree.children(verb, *tree.SUBJECTS):
        verb = verb.head
    return verb


def deadline(ctx: ClaimContext) -> Factuality | None:
    """A number that has a date still to come is no fact: "costs of $0.10 by 2030" outside the past tense."""
    time = ctx.time
    if time is None or any(v.tag_ in ("VBD", "VBN") for v in ctx.clauses[:1]):
        return None
    return "expected" if time.text.lower().startswith("by ") and (time.value or "")[:2].isdigit() else None


def headline_deal(ctx: ClaimContext) -> Factuality | None:
    """A deal told in the present tense of headlines ("X invests $5bn in Y") is announced, not done."""
    verb = ctx.predicate
    if verb is None or verb.lemma_ not in words("deal") or verb.tag_ not in ("VBZ", "VBP"):
        return None
    return "announced" if ctx.frame in AGREED else None


RULES: tuple[SlotRule[Factuality], ...] = (
    Rule(
        "factuality.prior",
        "factuality",
        "The level a move comes from is there already, however unsure the move is.",
        hit=Example("Orlen plans to lift output from 2 GW to 3 GW.", "2 GW", "actual"),
        trap=Example("Orlen plans to lift output from 2 GW to 3 GW.", "3 GW"),
        apply=level_before,
    ),
    Rule(
        "factuality.condition",
        "factuality",
        "A condition governs the claim.",
        hit=Example("Orlen will invest $3 billion if regulators approve the plan.", "$3 billion", "contingent"),
        trap=Example("Orlen asked if the plan was ready and invested $3 billion.", "$3 billion"),
        apply=contingent,
    ),
    Rule(
        "factuality.governor",
        "factuality",
        "The loosest level given by the words the claim stands under: will, may, plans to, agreed to, a target of.",
        hit=Example("Orlen may invest $3 billion in the plant.", "$3 billion", "possible"),
        trap=Example("Orlen invested $3 billion in the plant, which may open in May.", "$3 billion"),
        apply=loosened,
    ),
    Rule(
        "factuality.infinitive",
        "factuality",
        "A bare infinitive tells a purpose or plan.",
        hit=Example("Orlen borrowed the money to build 40 plants.", "40 plants", "expected"),
        trap=Example("Orlen built 40 plants.", "40 plants"),
        apply=infinitive,
    ),
    Rule(
        "factuality.deadline",
        "factuality",
        "A number with a deadline still to come is expected.",
        hit=Example("The roadmap includes a cost of $10 million by 2040.", "$10 million", "expected"),
        trap=Example("Orlen had spent $10 million by 2020.", "$10 million"),
        apply=deadline,
    ),
    Rule(
        "factuality.headline",
        "factuality",
        "A deal told in the present tense is announced, not done.",
        hit=Example("Orlen invests $3 billion in Synthos", "$3 billion", "announced"),
        trap=Example("Orlen invested $3 billion in Synthos.", "$3 billion"),
        apply=headline_deal,
    ),
)
