"""Subjects: who acts, or who has the property that is measured."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.lexicons.parties import party_places
from claimtally.model import Example, NamedSpan, Rule
from claimtally.syntax import tree

PartyRule = Rule[Callable[[ClaimContext], "NamedSpan | None"]]
# Verbs whose subject only says what is said or gives the frame of the sentence, never who has the number.
SIZED = frozenset({"power", "energy", "area", "length", "volume", "data", "mass", "bandwidth", "frequency", "speed"})
FACILITIES = frozenset(
    {
        "plant",
        "project",
        "array",
        "farm",
        "park",
        "reactor",
        "facility",
        "datacenter",
        "datacentre",
        "centre",
        "center",
        "campus",
    }
    | {
        "mine",
        "pipeline",
        "line",
        "turbine",
        "battery",
        "dam",
        "complex",
        "station",
        "grid",
        "cluster",
        "chip",
        "system",
    }
)
MOVING = frozenset({"move", "wean", "shift", "free", "steer", "pull", "push", "draw", "divert"})
MEASURING = frozenset(
    {
        "expand",
        "lift",
        "raise",
        "cut",
        "reduce",
        "increase",
        "bring",
        "take",
        "boost",
        "lower",
        "slash",
        "trim",
        "grow",
        "double",
        "push",
    }
    | {"value", "improve", "decrease", "widen", "narrow", "shrink", "extend"}
)
# Frames of what companies and things have; a person who is the grammatical subject there only speaks of it.
OWNED = frozenset(
    {"price", "earnings", "capacity", "workforce", "change", "valuation", "hardware", "count", "duration", "share"}
)
# Frames of deals, in which a product cannot act.
DEALT = frozenset({"contract", "investment", "financing", "acquisition", "spending", "earnings", "workforce"})
REPORTING = frozenset(
    {"say", "report", "show", "tell", "add", "note", "write", "accord", "estimate", "find", "suggest", "claim", "argue"}
)


def by_facility(ctx: ClaimContext) -> NamedSpan | None:
    """A plant, project or product has the size that stands before it: "a 2.1 GW floating solar project"."""
    if ctx.dimension not in SIZED or not ctx.nouns or ctx.anchor.dep_ not in ("compound", "nmod", "nummod", "amod"):
        return None
    noun = next((n for n in ctx.nouns[:2] if n.lemma_.lower() in FACILITIES and not _inside(ctx, n)), None)
    if noun is None:
        return None
    start = ctx.mention.end
    words = ctx.text[start : noun.idx + len(noun)]
    lead = len(words) - len(words.lstrip(" -"))
    if not words.strip(" -") or "," in words:
        return None
    return NamedSpan(name=words.strip(" -"), text=words[lead:], start=start + lead, end=noun.idx + len(noun))


def by_maker(ctx: ClaimContext) -> NamedSpan | None:
    """Whose chip it is said to be: "Trainium is Amazon's chip"."""
    noun = tree.predicated_noun(ctx.anchor) if ctx.quantity is None else None
    owner = tree.possessor(noun) if noun is not None else None
    return ctx.story.resolver.resolve(owner) if owner is not None else None


def by_mover(ctx: ClaimContext) -> NamedSpan | None:
    """Whom a verb of moving takes away from something or to it: "move X away from reliance on Y chips"."""
    for verb in ctx.clauses[:1]:
        if verb.lemma_ in MOVING and ctx.nouns and ctx.anchor.dep_ != "dobj":
            for noun in tree.children(verb, "dobj"):
                if not _inside(ctx, noun) and noun not in ctx.nouns and (named := ctx.story.resolver.resolve(noun)):
                    return named
    return None


def by_measured(ctx: ClaimContext) -> NamedSpan | None:
    """Whose measure it is: the owner of the noun that a verb of change or amount measures ("lift X's output to 3 GW")."""
    verb = ctx.predicate
    if verb is None or verb.lemma_ not in MEASURING:
        return None
    nouns = [t for t in tree.children(verb, "dobj") if not _inside(ctx, t) and t not in ctx.nouns]
    for noun in nouns:
        owner = tree.possessor(noun)
        named = ctx.story.resolver.resolve(owner if owner is not None else noun)
        if named is not None and ctx.story.entities.named(named.name) is not None:
            return named
    return None


def by_possessor(ctx: ClaimContext) -> NamedSpan | None:
    """The possessor of the noun that is measured: "Amazon's $5bn investment", "its total commitment"."""
    if ctx.frame == "hardware" and ctx.quantity is None:
        return None  # whose chips they are is the other party: the one who supplies them
    for noun in ctx.nouns[:2]:
        if (poss := tree.possessor(noun)) is not None and not _inside(ctx, poss):
            named = ctx.story.resolver.resolve(poss)
            if named is not None:
                return named
    return None


def by_preposition(ctx: ClaimContext) -> NamedSpan | None:
    """The noun after "by" (or what else leads to the subject of the frame) of the noun that is measured."""
    for noun in ctx.nouns[:2]:
        for preposition in party_places(ctx.frame).subject:
            if preposition in ("of", "from") and ctx.frame in ("investment", "financing"):
                continue
            inner = tree.complement(noun, preposition)
            if inner is not None and not _inside(ctx, inner):
                entity = ctx.story.entities.at(inner.idx)
                if entity is not None and entity[0].kind in ("organisation", "place", "product"):
                    return ctx.story.resolver.resolve(inner)
    return None


def by_agent(ctx: ClaimContext) -> NamedSpan | None:
    """The doer of a passive verb: "a fund backed by X", "$3bn was invested by X"."""
    verbs = [ctx.predicate] if ctx.predicate is not None else []
    verbs += [c for noun in ctx.nouns[:2] for c in noun.children if c.dep_ == "acl"]
    for verb in verbs:
        if (agent := tree.agent_of(verb)) is not None and not _inside(ctx, agent):
            named = ctx.story.resolver.resolve(agent)
            if named is not None:
                return named
    return None


def by_clause(ctx: ClaimContext) -> NamedSpan | None:
    """The grammatical subject of the nearest clause that has one which names somebody."""
    if _is_reference(ctx):
        return None
    for verb in ctx.clauses:
        subject = tree.subject_of(verb)
        if subject is None or _inside(ctx, subject):
            continue
        if verb != ctx.predicate and verb.lemma_ in REPORTING and ctx.predicate is not None:
            break
        named = ctx.story.resolver.resolve(subject)
        if named is not None and not _cannot_own(ctx, named):
            return named
    return None


def _is_reference(ctx: ClaimContext) -> bool:
    """Tell whether the number only points back at something ("halt the $690 million project"): not the clause's doing."""
    if ctx.anchor.dep_ not in ("nummod", "compound", "amod", "nmod", "quantmod") or not ctx.nouns:
        return False
    noun = ctx.anchor.head
    if (
        noun.dep_ not in ("dobj", "pobj")
        or noun.pos_ != "NOUN"
        or tree.complement(noun, "in", "to", "into") is not None
    ):
        return False
    return any(c.dep_ == "det" and c.lower_ in ("the", "these", "those", "that") for c in noun.children)


def _cannot_own(ctx: ClaimContext, named: NamedSpan) -> bool:
    """Tell whether what is measured belongs to others: a person owns no output or price, a product makes no deal."""
    entity = ctx.story.entities.named(named.name)
    if entity is None:
        return False
    return (entity.kind == "person" and ctx.frame in OWNED) or (entity.kind == "product" and ctx.frame in DEALT)


def by_headline(ctx: ClaimContext) -> NamedSpan | None:
    """The name that opens a headline before "to" or a verb: "Pinecrest to pay county schools $38 million"."""
    first = ctx.sentence[0]
    found = ctx.story.entities.at(first.idx) if not first.is_space else None
    if found is None or ctx.text[found[1].end : found[1].end + 4] != " to " or found[1].end > ctx.mention.start:
        return None
    return ctx.story.resolver.named(found[0], found[1].start, found[1].end)


def by_surface(ctx: ClaimContext) -> NamedSpan | None:
    """The name right before a finite verb that the parser left without a subject, appositions skipped."""
    verb = ctx.predicate
    if verb is None or tree.children(verb, *tree.SUBJECTS) or verb.dep_ in ("relcl", "acl", "conj"):
        return None
    first = min((t for t in (verb, *tree.children(verb, "aux", "auxpass", "neg"))), key=lambda t: t.i)
    if first.tag_ not in ("VBD", "VBZ", "VBP", "MD"):
        return None
    at = first.i - 1
    while at > ctx.sentence.start and ctx.doc[at].pos_ == "ADV":
        at -= 1
    if ctx.doc[at].text == ",":  # "SoftBank, its largest investor, committed"
        comma = next((i for i in range(at - 1, max(ctx.sentence.start, at - 15), -1) if ctx.doc[i].text == ","), None)
        at = comma - 1 if comma is not None else at
    found = ctx.story.entities.at(ctx.doc[at].idx)
    if found is None or _inside(ctx, ctx.doc[at]):
        return None
    entity, span = found
    name = tree.tokens_of(ctx.doc, span.start, span.end)
    before = ctx.doc[max(name.start - 2, 0) : name.start]
    other = ctx.story.entities.at(before[0].idx) if len(before) == 2 and before[1].lower_ == "and" else None
    if other is None or before[0].i < ctx.sentence.start:
        return ctx.story.resolver.named(entity, span.start, span.end)
    words = ctx.text[other[1].start : span.end]
    return NamedSpan(name=f"{other[0].name} and {entity.name}", text=words, start=other[1].start, end=span.end)


def by_topic(ctx: ClaimContext) -> NamedSpan | None:
    """Where the sentence names nobody: the name last spoken of in this sentence before the number, else the article's topic."""
    for entity, span in ctx.story.entities.before(ctx.mention.start, ("organisation",)):
        if span.start < ctx.sentence.start_char:
            break
        return ctx.story.resolver.named(entity, span.start, span.end)
    topic = ctx.story.resolver.topic
    if topic is None:
        return None
    earlier = [m for m in topic.mentions if m.end <= ctx.mention.start] or list(topic.mentions)
    return ctx.story.resolver.named(topic, earlier[-1].start, earlier[-1].end)


def _inside(ctx: ClaimContext, token: Token) -> bool:
    """Tell whether a token is part of the mention itself, which is never its own party."""
    return bool(ctx.tokens.start <= token.i < ctx.tokens.end)


RULES: tuple[PartyRule, ...] = (
    Rule(
        "subject.facility",
        "subject",
        "A plant, project or product has the size that stands before it.",
        hit=Example(
            "Orlen signed a deal for a 2.1 GW floating solar project near Gdansk.", "2.1 GW", "floating solar project"
        ),
        trap=Example("Orlen has 2.1 GW of capacity.", "2.1 GW"),
        apply=by_facility,
    ),
    Rule(
        "subject.maker",
        "subject",
        "Whose chip a product is said to be.",
        hit=Example("Trainium is Orlen's chip for training models.", "Trainium", "Orlen"),
        trap=Example("Orlen bought Trainium chips.", "Trainium chips"),
        apply=by_maker,
    ),
    Rule(
        "subject.mover",
        "subject",
        "Whom a verb of moving takes away from something.",
        hit=Example(
            "By moving Orlen away from reliance on Nvidia chips, the state saves money.", "Nvidia chips", "Orlen"
        ),
        trap=Example("Orlen bought Nvidia chips.", "Nvidia chips"),
        apply=by_mover,
    ),
    Rule(
        "subject.possessor",
        "subject",
        "The possessor of the measured noun acts or has the property.",
        hit=Example("Orlen's $3 billion investment in Synthos was welcomed.", "$3 billion", "Orlen"),
        trap=Example("Orlen invested $3 billion in Lotos's refinery.", "$3 billion"),
        apply=by_possessor,
    ),
    Rule(
        "subject.measured",
        "subject",
        "Whose measure a verb of change moves.",
        hit=Example("Anna Kowalska wants to expand the Orlen fleet by 30%.", "30%", "Orlen"),
        trap=Example("Orlen wants to grow by 30%.", "30%"),
        apply=by_measured,
    ),
    Rule(
        "subject.agent",
        "subject",
        "The doer of a passive verb acts.",
        hit=Example("A further $3 billion will be invested by Orlen.", "$3 billion", "Orlen"),
        trap=Example("Orlen invested $3 billion by the end of May.", "$3 billion"),
        apply=by_agent,
    ),
    Rule(
        "subject.preposition",
        "subject",
        "The name after a preposition that leads to the subject of the frame.",
        hit=Example("A $3 billion investment by Orlen was announced on Friday.", "$3 billion", "Orlen"),
        trap=Example("Orlen announced a $3 billion investment in Synthos.", "$3 billion"),
        apply=by_preposition,
    ),
    Rule(
        "subject.headline",
        "subject",
        "The name that opens a headline before an infinitive.",
        hit=Example("Orlen to pay county schools $3 million", "$3 million", "Orlen"),
        trap=Example("Orlen wants to pay county schools $3 million.", "$3 million"),
        apply=by_headline,
    ),
    Rule(
        "subject.surface",
        "subject",
        "The name right before a finite verb that the parser left without a subject.",
        hit=Example(
            "Rook Capital and Lumen Partners, both of which had backed Tendril before, contributed $15 million of the new "
            "money.",
            "$15 million",
        ),
        trap=Example("Orlen will spend $3 billion on the plant.", "$3 billion"),
        apply=by_surface,
    ),
    Rule(
        "subject.clause",
        "subject",
        "The grammatical subject of the nearest clause whose subject names somebody.",
        hit=Example("Orlen will spend $3 billion on the plant.", "$3 billion", "Orlen"),
        trap=Example("Orlen's $3 billion investment in Synthos was welcomed.", "$3 billion"),
        apply=by_clause,
    ),
    Rule(
        "subject.topic",
        "subject",
        "Where the clause names nobody, the name last spoken of in the sentence, else the article's topic.",
        hit=Example("Orlen is growing. Orlen opened a site.\n\nThe deal is worth $3 billion.", "$3 billion", "Orlen"),
        trap=Example("Orlen will spend $3 billion on the plant.", "$3 billion"),
        apply=by_topic,
    ),
)
