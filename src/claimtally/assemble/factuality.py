"""How sure: each word on the way from the number up to the root of its sentence may loosen the claim, none elsewhere can.

The scope idea is that of Saurí and Pustejovsky's FactBank: a level is given by the predicates an event is embedded in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.lexicons.factuality import CuePlace, forces, level_of
from claimtally.model import Example, Rule
from claimtally.model.vocabulary import FACTUALITY_ORDER, Deontic, Factuality, Polarity
from claimtally.syntax import tree

FactualityRule = Rule[Callable[[ClaimContext], "Factuality | None"]]
DeonticRule = Rule[Callable[[ClaimContext], "Deontic | None"]]
PolarityRule = Rule[Callable[[ClaimContext], "Polarity | None"]]
DEALS = frozenset(
    {
        "investment",
        "contract",
        "acquisition",
        "capacity",
        "hardware",
        "financing",
        "spending",
        "share",
        "duration",
        "workforce",
        "count",
        "price",
    }
)
DEAL_VERBS = frozenset(
    {
        "invest",
        "buy",
        "acquire",
        "purchase",
        "order",
        "raise",
        "sell",
        "merge",
        "lease",
        "commit",
        "land",
        "win",
        "take",
    }
)
BRINGING = frozenset({"bring", "take", "lift", "push", "raise", "make", "leave", "put"})
# Verbs and adjectives whose infinitive tells what was done ("managed to raise", "was able to secure"), or is said to be.
DONE_INFINITIVE = frozenset(
    {
        "have",
        "manage",
        "help",
        "begin",
        "start",
        "continue",
        "appear",
        "seem",
        "use",
        "turn",
        "say",
        "believe",
        "think",
        "know",
        "report",
    }
    | {"able", "happen", "prove", "understand", "rumour"}
)
# Prepositions of verbs that set a clause off in time or manner: what governs the verb above does not reach into it.
OFFSET = frozenset({"after", "since", "despite", "without", "following", "besides"})
LOCATING = frozenset({"alongside", "near", "beside", "to", "at", "from", "outside"})
FRESH = frozenset({"additional", "further", "new", "next", "first", "future", "extra", "remaining", "total", "full"})
EVENTS = frozenset(
    {
        "investment",
        "acquisition",
        "purchase",
        "funding",
        "capacity",
        "spending",
        "cost",
        "price",
        "revenue",
        "profit",
        "total",
        "sale",
    }
    | {
        "commitment",
        "exposure",
        "output",
        "stake",
        "number",
        "size",
        "amount",
        "value",
        "sum",
        "workforce",
        "headcount",
        "production",
    }
)
UNDONE = frozenset(
    {"fail", "refuse", "decline", "deny", "cancel", "scrap", "abandon", "reject", "lack", "stop", "avoid"}
)
SPEECH = frozenset(
    {
        "say",
        "report",
        "tell",
        "add",
        "note",
        "write",
        "state",
        "show",
        "reveal",
        "disclose",
        "confirm",
        "claim",
        "suggest",
        "think",
        "believe",
    }
)
NEGATIONS = frozenset({"never", "no longer"})


@dataclass(frozen=True, slots=True)
class Link:
    """A word above an event, the branch of its that leads to the event, and where it stands."""

    token: Token
    branch: Token | None
    place: CuePlace


def path(ctx: ClaimContext) -> Iterator[Link]:
    """Give the words that govern the mention, from near to far, until the scope ends (see `scope_ends`)."""
    below: Token | None = None
    for token in tree.ancestors(ctx.anchor):
        if below is not None and below.dep_ == "pobj" and _locates(ctx, below, token):
            return
        if below is not None and (below != ctx.anchor or ctx.quantity is not None) and scope_ends(below, token):
            return
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
        if (
            ctx.trigger is not None
            and ctx.trigger != below
            and ctx.trigger.head == token
            and ctx.trigger.pos_ == "NOUN"
        ):
            yield Link(ctx.trigger, None, "noun")
        below = token


def _locates(ctx: ClaimContext, noun: Token, preposition: Token) -> bool:
    """Tell whether a plant with its size is only a place ("built beside a 2 GW plant"): it stands there already."""
    sized = ctx.quantity is not None and ctx.dimension not in ("money", "count", "share") and noun != ctx.anchor
    return (
        sized
        and preposition.lower_ in LOCATING
        and preposition.head.pos_ in ("ADJ", "VERB", "ADV")
        and noun in ctx.nouns[:1]
    )


def scope_ends(below: Token, above: Token) -> bool:
    """Tell whether what governs `above` no longer governs `below`.

    A coordinate, relative or adverbial clause is judged by itself; a clause that only brings a total along
    ("bringing its total to $13bn") shares the level of the clause above. A definite noun phrase is presupposed:
    who plans to scrap "the 15% tariffs" does not plan the tariffs.
    """
    if below.dep_ in ("relcl", "parataxis", "csubj"):
        return True
    if below.dep_ == "conj" and tree.is_predicate(below):
        return bool(tree.children(below, "nsubj", "nsubjpass"))
    if below.dep_ == "pcomp" and above.lower_ in OFFSET:
        return True
    if below.dep_ == "advcl":
        return not (any(t.tag_ == "TO" for t in below.children) or below.lemma_ in BRINGING)
    if above.pos_ in tree.VERBAL and below.pos_ in ("NOUN", "PROPN") and below.dep_ in ("dobj", "nsubj", "nsubjpass"):
        return _is_presupposed(below)
    return below.pos_ == "NOUN" and below.dep_ == "pobj" and _is_presupposed(below)


def _is_presupposed(noun: Token) -> bool:
    """Tell whether a noun phrase is definite and names a thing, not a deal or a plan that is being told of."""
    definite = (
        any((t.dep_ == "det" and t.lower_ in ("the", "these", "those", "this")) for t in noun.children)
        or tree.possessor(noun) is not None
    )
    told = level_of("noun", noun.lemma_.lower()) is not None or noun.lemma_.lower() in EVENTS
    return definite and not told and not any(t.lower_ in FRESH for t in noun.children)


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
    found: list[Factuality] = []
    root = ctx.clauses[-1] if ctx.clauses else None
    if (
        headline_to(ctx)
        or root is not None
        and root.head == root
        and any(t.tag_ == "TO" for t in tree.children(root, "aux"))
    ):
        found.append("expected")  # a headline's future: "Orlen to build five plants"
    for link in path(ctx):
        lemma = link.token.lemma_.lower() if link.place not in ("modal", "adv") else link.token.lower_
        level = level_of(link.place, lemma, ctx.frame)
        if level is None or not governs(link) or _quantifies(ctx, link):
            continue
        if level == "announced" and ctx.frame not in DEALS:
            continue
        if level == "announced" and link.place == "noun" and _is_done(ctx):
            continue
        if link.place == "adj" and link.branch is None and link.token.head in ctx.nouns[:1]:
            return level  # "a recently announced 2 GW park": the word on the noun itself decides
        if (
            link.place == "verb"
            and level == "expected"
            and link.token.lemma_ in ("estimate", "set", "look")
            and _past_measure(link)
        ):
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
    return (
        verb.lemma_ in {"take", "acquire", "complete", "close", "buy", "receive", "deliver", "be"}
        and verb.tag_ in ("VBD", "VBN")
        and not any(t.tag_ == "MD" for t in verb.children)
    )


def infinitive(ctx: ClaimContext) -> Factuality | None:
    """A bare purpose or plan: "to build five plants", "a deal to buy 30 jets"."""
    for verb in [link.token for link in path(ctx) if link.place == "verb"][:2]:
        if not any(t.tag_ == "TO" for t in tree.children(verb, "aux")):
            continue
        head = verb.head
        if verb.dep_ in ("xcomp", "ccomp") and head.lemma_ in DONE_INFINITIVE:
            continue
        if verb.dep_ in ("acl", "relcl") and level_of("noun", head.lemma_.lower()) == "announced":
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


def headline_to(ctx: ClaimContext) -> bool:
    """Tell whether a headline opens with a name and "to": it tells the future, whatever the parser makes of it."""
    found = ctx.story.entities.at(ctx.sentence[0].idx)
    return found is not None and ctx.text[found[1].end : found[1].end + 4] == " to "


def contingent(ctx: ClaimContext) -> Factuality | None:
    """A condition governs the claim."""
    return "contingent" if ctx.contingent else None


def level_before(ctx: ClaimContext) -> Factuality | None:
    """The level a planned move comes from is there already."""
    return "actual" if ctx.role == "prior" else None


def deadline(ctx: ClaimContext) -> Factuality | None:
    """A number that has a date still to come is no fact: "costs of $0.10 by 2030" outside the past tense."""
    time = ctx.time
    if time is None:
        return None
    past = any(v.tag_ in ("VBD", "VBN") for v in ctx.clauses[:1])
    if time.text.lower().startswith("by ") and not past and (time.value or "")[:2].isdigit():
        return "expected"
    return None


def negated(ctx: ClaimContext) -> Polarity | None:
    """The verb of the claim is negated, or one above it says that it was not done."""
    below: Token | None = None
    for verb in ctx.clauses[:3]:
        if verb.lemma_ in SPEECH and verb != ctx.predicate:
            break
        if below is not None and (below.dep_ == "conj" or scope_ends(below, below.head)):
            break
        below = verb
        if any(t.dep_ == "neg" or t.lower_ in NEGATIONS for t in verb.children) and not _only_bounds(verb):
            return "negative"
        if verb != ctx.predicate and verb.lemma_ in UNDONE:
            return "negative"
    return None


def _only_bounds(verb: Token) -> bool:
    """Tell whether a negation is one of "not only", "not just", "not until"."""
    return any(
        t.dep_ == "neg"
        and t.i + 1 < len(t.doc)
        and t.nbor(1).lower_ in ("only", "just", "until", "before", "more", "less")
        for t in verb.children
    )


def deontic(ctx: ClaimContext) -> Deontic | None:
    """A governing word says that it must, may or must not be done."""
    table = forces()
    for link in path(ctx):
        lemma = link.token.lemma_.lower() if link.place != "modal" else link.token.lower_
        force = table.get((link.place, lemma))
        if force is not None and governs(link):
            return force
        if (
            link.place == "verb"
            and link.token.lemma_ == "have"
            and link.branch is not None
            and link.branch.dep_ == "xcomp"
        ):
            if any(t.tag_ == "TO" for t in link.branch.children):
                return "required"
        if (
            link.place == "verb"
            and link.token.lemma_ == "allow"
            and link.branch is not None
            and link.branch.dep_ in ("ccomp", "xcomp")
        ):
            return "permitted"
        if link.place == "verb" and link.token.lemma_ in SPEECH:
            break
    return None


FACTUALITY_RULES: tuple[FactualityRule, ...] = (
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
