"""Subjects that are things: the plant, the trial or the road that a clause speaks of, where nobody's name acts."""

from __future__ import annotations

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.slot_rule import SlotRule
from claimtally.lexicons.words import words
from claimtally.model import Example, NamedSpan, Rule
from claimtally.syntax import tree
from claimtally.syntax.word_classes import POINTING

WORLDWIDE = frozenset({"global", "worldwide", "world"})
OWN = frozenset({"same", "store", "comparable", "net", "ad", "advertising", "staff"})  # what only a company has so
MODIFIERS = ("compound", "amod", "nmod")


def by_thing(ctx: ClaimContext) -> NamedSpan | None:
    """The thing of its own that acts or has the property, by the words that last told before which one it is."""
    for verb in ctx.clauses:
        subject = tree.subject_of(verb)
        if subject is None or ctx.holds(subject):
            continue
        if verb != ctx.predicate and verb.lemma_ in words("reporting"):
            return None
        return _field(ctx, subject) or _of_the_world(ctx, subject) or _thing(ctx, subject)
    return None


def _field(ctx: ClaimContext, subject: Token) -> NamedSpan | None:
    """Give the field of which something is counted: "Takeovers in the chip industry totalled $3 billion"."""
    inner = tree.complement(subject, "in", "across")
    if (
        inner is None
        or subject.pos_ != "NOUN"
        or inner.lemma_.lower() not in words("field_noun")
        or _modifiers(inner) == []
    ):
        return None
    return ctx.story.resolver.literal(inner)


def _of_the_world(ctx: ClaimContext, subject: Token) -> NamedSpan | None:
    """Give what a whole market sells or makes, nobody's own: "global PC shipments fell by 4%"."""
    if subject.pos_ != "NOUN" or tree.possessor(subject) is not None or tree.complement(subject, "at", "by", "from"):
        return None
    told = _modifiers(subject)
    of_all = bool(told) and told[0].lower_ in WORLDWIDE and len(told) > 1
    of_all = of_all and not OWN.intersection(t.lower_ for t in told)
    return ctx.story.resolver.literal(subject) if of_all else None


def _thing(ctx: ClaimContext, subject: Token) -> NamedSpan | None:
    if subject.pos_ != "NOUN" or subject.lemma_.lower() not in words("thing") or tree.possessor(subject) is not None:
        return None
    if not any(t.lower_ in POINTING for t in tree.children(subject, "det")):
        return None
    if _modifiers(subject):
        return ctx.story.resolver.literal(subject)
    for token in reversed(ctx.doc[: subject.i]):
        if token.pos_ == "NOUN" and token.lemma_ == subject.lemma_ and (told := _modifiers(token)):
            start, end = told[0].left_edge.idx, token.idx + len(token)
            printed = ctx.text[start:end]
            return NamedSpan(name=" ".join(printed.split()), text=printed, start=start, end=end)
    return None


def _modifiers(noun: Token) -> list[Token]:
    """Give the words before a noun that tell which one it is; a size tells nothing ("the 400kV substation")."""
    return [
        token
        for token in noun.lefts
        if token.dep_ in MODIFIERS
        and token.pos_ in ("NOUN", "PROPN", "ADJ")
        and not any(c.isdigit() for c in token.text)
    ]


RULES: tuple[SlotRule[NamedSpan], ...] = (
    Rule(
        "subject.thing",
        "subject",
        "The plant, trial or road that the clause speaks of, by the words that first told which one it is.",
        hit=Example(
            "Orlen said a new van plant will open in May. The plant will employ 400 people.",
            "400 people",
            "new van plant",
        ),
        trap=Example("Orlen opened a van plant. It employs 400 people.", "400 people"),
        apply=by_thing,
    ),
)
