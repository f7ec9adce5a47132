"""Sums and increments: a number on top of an earlier one, and the number that holds them all."""

from __future__ import annotations

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.slot_rule import SlotRule
from claimtally.lexicons.words import words
from claimtally.model import Example, Rule
from claimtally.model.vocabulary import Role
from claimtally.syntax import tree

LONGEST_PARTITIVE = 20  # characters of "of WeWork's"


def increment(ctx: ClaimContext) -> Role | None:
    """ "Additional", "another", "more" in or right before the mention, "more" right after it."""
    within, more = ctx.within(), words("more")
    if "than" in within and not more - {"more"} & set(within):
        return None
    if within[-2:] in (["or", "more"], ["and", "more"]):
        within = within[:-2]  # "$1 billion or more" is a bound
    near = within[:3] + ctx.before(1) + within[-2:] + ctx.after(1)
    if "more" in near and ("than" in ctx.after(3) or "than" in within):
        near = [w for w in near if w != "more"]
    if "additional" in ctx.after(3) and "of" in ctx.after(2) + within[-2:]:
        return "increment"  # "$3bn of additional debt"
    return "increment" if more & set(near) else None


def brings_total(ctx: ClaimContext) -> Role | None:
    """A sum that brings a total to a higher one ("raised $60m, bringing its total to $112m") is an increment."""
    if ctx.before(3) == ["on", "top", "of"]:
        return None  # "another $2 billion, on top of $3 billion it had spent"
    if ctx.predicate is None or ctx.dimension in ("time", "share") or ctx.predicate.lemma_ in words("removing"):
        return None  # "will close 60 branches, bringing the network to 340"
    for clause in tree.children(ctx.predicate, "advcl"):
        if clause.lemma_ not in words("bringing") or clause.i < ctx.anchor.i:
            continue
        goals = [to for to in tree.children(clause, "prep") if to.lower_ == "to"]
        to_number = any(t.like_num for to in goals for t in to.subtree)
        if to_number or any(t.lower_ in words("sum") for t in clause.subtree):
            return "increment"
    return None


NEAR_OPENING = 4  # tokens between the "of" that opens a sentence and the whole behind it


def total(ctx: ClaimContext) -> Role | None:
    """ "A total of", "bringing the total to", "in all", "in total", "altogether"."""
    if ctx.dimension == "share" and ctx.quantity is not None and ctx.quantity.direction is not None:
        return None  # "spent a combined $3 billion, 62% more than"
    return (
        "total"
        if opens_with_whole(ctx)
        or _is_a_whole(ctx)
        or _is_printed_as_total(ctx)
        or _is_of_a_total(ctx)
        or _is_brought_to(ctx)
        else None
    )


def opens_with_whole(ctx: ClaimContext) -> bool:
    """Tell whether the number is the whole that its sentence opens with: "Of the 1,200 MW, 800 will go to Orlen"."""
    first = next((t for t in ctx.sentence if not t.is_space), None)
    if first is None or first.lower_ != "of" or ctx.dimension == "time":
        return False
    behind = next((m.span for m in ctx.story.mentions.quantities if m.span.start >= ctx.mention.end), None)
    if behind is None or behind.end > ctx.sentence.end_char or "," not in ctx.text[ctx.mention.end : behind.start]:
        return False
    return first in tree.ancestors(ctx.anchor) and ctx.tokens.start - first.i <= NEAR_OPENING


def _is_a_whole(ctx: ClaimContext) -> bool:
    """Tell whether the number is the whole that another is a part of: "more than a third of its 12,000 staff"."""
    if ctx.quantity is None or ctx.dimension not in ("count", "money") or not ctx.earlier:
        return False
    last = ctx.earlier[-1]
    between = ctx.text[last.mention.end : ctx.mention.start]
    partitive = between.startswith(" of ") and len(between) <= LONGEST_PARTITIVE
    partitive = partitive and not any(word in between for word in (",", " and ", " at "))
    partitive = partitive and last.mention.start >= ctx.sentence.start_char
    measured = last.quantity is not None and last.quantity.unit in ("%", ctx.quantity.unit)
    return partitive and measured


def _is_brought_to(ctx: ClaimContext) -> bool:
    """Tell whether a participle brings something to the number: "bringing its investment in Synthos to $11 billion"."""
    verb = ctx.predicate
    brings = verb is not None and verb.tag_ == "VBG" and verb.lemma_ in ("bring", "take") and verb.dep_ == "advcl"
    return brings and ctx.before(1) == ["to"] and ctx.dimension not in ("time", "share")


def _is_printed_as_total(ctx: ClaimContext) -> bool:
    """Tell whether the words of the mention or right beside it call it a total."""
    near, after = ctx.before(5), ctx.after(3)
    if words("sum") & set(ctx.within()):
        return True
    named = next((place for place, word in enumerate(near) if word in words("sum")), len(near))
    of_it = near[max(named - 2, 0) : named][:1] == ["of"]  # "80% of the total cost to 30%"
    if {"of", "to", "for"} & set(near[named:]) and not {",", ";"} & set(near[-2:]) and not of_it:
        return True  # "a total of", not "of that sum"
    return after[:2] in (["in", "total"], ["in", "all"]) or after[:1] == ["altogether"] or near[-2:] == ["in", "all"]


def _is_of_a_total(ctx: ClaimContext) -> bool:
    """Tell whether the number is that of a total, by its verb ("totals"), subject, object, or the nouns above."""
    verb = ctx.predicate
    if verb is not None:
        for noun in (tree.subject_of(verb), *tree.children(verb, "dobj"), verb):
            if noun is None or noun == ctx.anchor:
                continue
            if noun.dep_ in tree.SUBJECTS and ctx.frame == "earnings" and noun.lemma_.lower() in words("measure"):
                continue  # "Total revenue rose 14%" names a line of the books
            if any(t.lower_ in words("total") or t.lemma_ == "total" for t in (noun, *noun.lefts)):
                return True
    return any(t.lower_ in words("total") for noun in ctx.nouns[:2] for t in noun.lefts)


RULES: tuple[SlotRule[Role], ...] = (
    Rule(
        "role.increment",
        "role",
        "Additional, another, further or more: the number comes on top of an earlier one.",
        hit=Example("Orlen agreed to invest an additional $3 billion in Synthos.", "$3 billion", "increment"),
        trap=Example("Orlen invested more than $3 billion in Synthos.", "$3 billion"),
        apply=increment,
    ),
    Rule(
        "role.brings_total",
        "role",
        "A sum that brings a total to a higher one is an increment.",
        hit=Example(
            "Orlen raised $60 million, bringing its total funding to $112 million.", "$60 million", "increment"
        ),
        trap=Example("Orlen raised $60 million, bringing joy to its owners.", "$60 million"),
        apply=brings_total,
    ),
    Rule(
        "role.total",
        "role",
        "A total of, bringing the total to, in all: the number holds all of its kind.",
        hit=Example("The loan brings its total debt to $3 billion.", "$3 billion", "total"),
        trap=Example("Orlen borrowed $3 billion.", "$3 billion"),
        apply=total,
    ),
)
