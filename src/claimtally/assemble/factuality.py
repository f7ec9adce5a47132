"""How sure: each word on the way from the number up to the root of its sentence may loosen the claim, none elsewhere can.

The scope idea is that of Saurí and Pustejovsky's FactBank: a level is given by the predicates an event is embedded in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.lexicons.factuality import CuePlace, forces, levels
from claimtally.model import Example, Rule
from claimtally.model.vocabulary import FACTUALITY_ORDER, Deontic, Factuality, Polarity
from claimtally.syntax import tree

FactualityRule = Rule[Callable[[ClaimContext], "Factuality | None"]]
DeonticRule = Rule[Callable[[ClaimContext], "Deontic | None"]]
PolarityRule = Rule[Callable[[ClaimContext], "Polarity | None"]]
DEALS = frozenset({"investment", "contract", "acquisition", "capacity", "hardware", "financing", "spending", "share", "duration", "workforce", "count", "price"})
DEAL_VERBS = frozenset({"invest", "buy", "acquire", "purchase", "order", "raise", "sell", "merge", "lease", "commit", "land", "win", "take"})
UNDONE = frozenset({"fail", "refuse", "decline", "deny", "cancel", "scrap", "abandon", "reject", "lack", "stop", "avoid"})
SPEECH = frozenset({"say", "report", "tell", "add", "note", "write", "state", "show", "reveal", "disclose", "confirm", "claim", "suggest", "think", "believe"})
NEGATIONS = frozenset({"never", "no longer"})


@dataclass(frozen=True, slots=True)
class Link:
    """A word above an event, the branch of its that leads to the event, and where it stands."""

    token: Token
    branch: Token | None
    place: CuePlace


def path(ctx: ClaimContext) -> Iterator[Link]:
    """Give the words that govern the mention, from near to far, up to the root of its sentence."""
    below: Token | None = None
    for token in tree.ancestors(ctx.anchor):
        if token.pos_ in ("NOUN", "PROPN"):
            yield Link(token, below, "noun")
            for child in token.children:
                if child.dep_ == "amod" or (child.dep_ == "compound" and child.pos_ in ("VERB", "ADJ")):
                    yield Link(child, None, "adj")
        elif tree.is_predicate(token):
            yield Link(token, below, "verb")
            for child in token.children:
                if child.dep_ in ("aux", "auxpass"):
                    yield Link(child, None, "modal")
                elif child.dep_ == "advmod":
                    yield Link(child, None, "adv")
                elif child.dep_ == "acomp" and (below is None or child == below or below.i < child.i):
                    yield Link(child, below, "adj")
        elif token.pos_ == "ADJ":
            yield Link(token, below, "adj")
        if ctx.trigger is not None and below is None and ctx.trigger != token and ctx.trigger.head == token:
            yield Link(ctx.trigger, None, "noun")
        below = token


def governs(link: Link) -> bool:
    """Tell whether a verb or noun governs the event: the event stands in its complement or object, not beside it."""
    branch = link.branch
    if link.place in ("modal", "adv") or branch is None:
        return True
    if link.place == "verb":
        if branch.dep_ in ("nsubj", "csubj", "agent", "mark", "npadvmod", "relcl"):
            return False
        if branch.dep_ == "advcl":
            return any(t.dep_ == "aux" and t.tag_ == "TO" for t in branch.children)
        return branch.dep_ != "conj"
    return True


def loosened(ctx: ClaimContext) -> Factuality | None:
    """The loosest level that a governing word gives."""
    table = levels()
    found: list[Factuality] = []
    for link in path(ctx):
        lemma = link.token.lemma_.lower() if link.place not in ("modal", "adv") else link.token.lower_
        level = table.get((link.place, lemma))
        if level is None or not governs(link) or _quantifies(ctx, link):
            continue
        if level == "announced" and ctx.frame not in DEALS:
            continue
        if level == "announced" and link.place == "noun" and _is_done(ctx):
            continue
        if link.place == "verb" and level == "expected" and link.token.lemma_ in ("estimate", "set", "look") and _past_measure(link):
            continue
        found.append(level)
    return max(found, key=FACTUALITY_ORDER.index) if found else None


def _quantifies(ctx: ClaimContext, link: Link) -> bool:
    """Tell whether a word is part of the mention ("estimated", "up to"): it bounds the number, not the event."""
    return bool(ctx.tokens.start <= link.token.i < ctx.tokens.end and link.token != ctx.anchor)


def _past_measure(link: Link) -> bool:
    """Tell whether "estimated at" or "set at" only measures."""
    return link.branch is not None and link.branch.dep_ == "prep" and link.branch.lower_ in ("at", "by")


def _is_done(ctx: ClaimContext) -> bool:
    """Tell whether the verb of the claim reports something carried out ("acquired a 51% stake in a deal worth $600m")."""
    verb = ctx.predicate
    if verb is None:
        return False
    return verb.lemma_ in {"take", "acquire", "complete", "close", "buy", "receive", "deliver", "be"} and verb.tag_ in ("VBD", "VBN") and not any(
        t.tag_ == "MD" for t in verb.children
    )


def infinitive(ctx: ClaimContext) -> Factuality | None:
    """A bare purpose or plan: "to build five plants", "a deal to buy 30 jets"."""
    for verb in ctx.clauses[:2]:
        if not any(t.tag_ == "TO" for t in tree.children(verb, "aux")):
            continue
        head = verb.head
        if verb.dep_ == "xcomp" and head.lemma_ in ("have", "manage", "help", "begin", "start", "continue", "appear", "seem", "use", "be", "turn"):
            continue
        if verb.dep_ in ("acl", "relcl") and levels().get(("noun", head.lemma_.lower())) == "announced":
            return "announced"
        if verb.dep_ == "advcl" and verb.lemma_ in ("be", "reach", "become"):
            continue
        return "expected"
    return None


def headline_deal(ctx: ClaimContext) -> Factuality | None:
    """A deal told in the present tense of headlines ("X invests $5bn in Y") is announced, not done."""
    verb = ctx.predicate
    if verb is not None and verb.lemma_ in DEAL_VERBS and verb.tag_ in ("VBZ", "VBP") and ctx.frame in DEALS:
        return "announced"
    return None


def contingent(ctx: ClaimContext) -> Factuality | None:
    """A condition governs the claim."""
    return "contingent" if ctx.contingent else None


def negated(ctx: ClaimContext) -> Polarity | None:
    """The verb of the claim is negated, or one above it says that it was not done."""
    for verb in ctx.clauses[:3]:
        if verb.lemma_ in SPEECH and verb != ctx.predicate:
            break
        if any(t.dep_ == "neg" or t.lower_ in NEGATIONS for t in verb.children) and not _only_bounds(verb):
            return "negative"
        if verb != ctx.predicate and verb.lemma_ in UNDONE:
            return "negative"
    return None


def _only_bounds(verb: Token) -> bool:
    """Tell whether a negation is one of "not only", "not just", "not until"."""
    return any(t.dep_ == "neg" and t.i + 1 < len(t.doc) and t.nbor(1).lower_ in ("only", "just", "until", "before", "more", "less") for t in verb.children)


def deontic(ctx: ClaimContext) -> Deontic | None:
    """A governing word says that it must, may or must not be done."""
    table = forces()
    for link in path(ctx):
        lemma = link.token.lemma_.lower() if link.place != "modal" else link.token.lower_
        force = table.get((link.place, lemma))
        if force is not None and governs(link):
            return force
        if link.place == "verb" and link.token.lemma_ == "have" and link.branch is not None and link.branch.dep_ == "xcomp":
            if any(t.tag_ == "TO" for t in link.branch.children):
                return "required"
        if link.place == "verb" and link.token.lemma_ == "allow" and link.branch is not None and link.branch.dep_ in ("ccomp", "xcomp"):
            return "permitted"
        if link.place == "verb" and link.token.lemma_ in SPEECH:
            break
    return None


FACTUALITY_RULES: tuple[FactualityRule, ...] = (
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
        "factuality.headline",
        "factuality",
        "A deal told in the present tense is announced, not done.",
        hit=Example("Orlen invests $3 billion in Synthos", "$3 billion", "announced"),
        trap=Example("Orlen invested $3 billion in Synthos.", "$3 billion"),
        apply=headline_deal,
    ),
)
POLARITY_RULES: tuple[PolarityRule, ...] = (
    Rule(
        "polarity.negation",
        "polarity",
        "The verb of the claim is negated, or one above it says that it was not done.",
        hit=Example("Orlen did not invest $3 billion in the plant.", "$3 billion", "negative"),
        trap=Example("Orlen invested $3 billion, not only in the plant.", "$3 billion"),
        apply=negated,
    ),
)
DEONTIC_RULES: tuple[DeonticRule, ...] = (
    Rule(
        "deontic.governor",
        "deontic",
        "A governing word says that it must, may or must not be done.",
        hit=Example("Orlen must pay $3 million to the state.", "$3 million", "required"),
        trap=Example("Orlen paid $3 million for what it must have.", "$3 million"),
        apply=deontic,
    ),
)
