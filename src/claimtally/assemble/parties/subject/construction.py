"""Subjects by construction: phrases in which somebody other than the clause's subject has the number."""

from __future__ import annotations

import re
from itertools import takewhile

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.reference.topic import BODIES
from claimtally.assemble.respective import noun_of_turn
from claimtally.assemble.slot_rule import SlotRule
from claimtally.lexicons.names import name_words
from claimtally.lexicons.times import month_names
from claimtally.lexicons.words import words
from claimtally.model import Example, NamedSpan, Rule, Span
from claimtally.syntax import tree

# Dimensions of which a plant or product has a size.
SENTENCES_BACK = 2  # how far the plant that "the 3 GW project" takes up may lie
SIZED = frozenset({"power", "energy", "area", "length", "volume", "data", "mass", "bandwidth", "frequency", "speed"})
# Words that stand before a number that another is compared with.
BESIDE = frozenset({"as", "to", "beside", "alongside", "near", "at", "from", "by", "next", "like", "than"})
COMPARED = (["against"], ["versus"], ["compared", "with"], ["compared", "to"])


# of "a 160 MW/640 MWh battery", "a 38-acre (15.4-hectare) site"
SECOND_SIZE = re.compile(r"^\s*(?:/\s*[\d.,]+\s*\w+(?=[\s-])|\([^()]*\))")
JOINTS = frozenset({"and", ", and", ",", "while", ", while", "but", ", but", ";"})
NEAR_CLAUSE = 2  # tokens from things to who does something with them ("the systems that Orlen shipped")
LONGEST_MEASURE = 1  # nouns between a number and "at" ("9% growth at Orlen")
OWNERS = ("of", "at", "for", "by")  # behind these stands who has what is measured


def by_turn(ctx: ClaimContext) -> NamedSpan | None:
    """Whose turn it is where a sentence counts off: "X and Y paid $5 million and $3 million, respectively"."""
    for leads in ((), OWNERS):
        noun = noun_of_turn(ctx, leads)
        if noun is not None and (named := ctx.story.resolver.at(noun)) is not None:
            return named
        if noun is not None and noun.lemma_.lower() in words("commodity"):
            return NamedSpan(name=noun.text, text=noun.text, start=noun.idx, end=noun.idx + len(noun))
    return None


def by_facility(ctx: ClaimContext) -> NamedSpan | None:
    """A plant, project or product has the size that stands before it: "a 40 MW tidal plant"."""
    if ctx.dimension not in SIZED or not ctx.nouns or ctx.anchor.dep_ not in ("compound", "nmod", "nummod", "amod"):
        return None
    facility = words("facility")
    noun = next((n for n in ctx.nouns[:2] if n.lemma_.lower() in facility and not ctx.holds(n)), None)
    if noun is None:
        return _named_thing(ctx)
    if _is_dealt_in(ctx, noun) or (noun.dep_ == "compound" and noun.head.lemma_.lower() in words("deal_noun")):
        return None  # "Orlen inks a 10-gigawatt chip deal"
    if noun.dep_ == "appos" and (named := ctx.story.resolver.resolve(noun.head)) is not None:
        return named  # "Orlen's Baltic project, a 40 MW wind farm"
    if noun.lemma_.lower() in name_words("product_head") and (named := ctx.story.resolver.resolve(noun)) is not None:
        return named  # "the 750W chip" is the one that is spoken of
    start, end = ctx.mention.end, noun.idx + len(noun)
    printed = SECOND_SIZE.sub("", ctx.text[start:end])
    start = end - len(printed)
    name = printed.strip(" -")
    if not name or "," in printed:
        return None
    if " " not in name and ctx.before(1) == ["the"] and (named := _plant_before(ctx)) is not None:
        return named
    lead = len(printed) - len(printed.lstrip(" -"))
    return NamedSpan(name=name, text=printed[lead:], start=start + lead, end=end)


def _plant_before(ctx: ClaimContext) -> NamedSpan | None:
    """Give the plant with a name that "the 3 GW project" takes up: "the Hornsea 3 wind farm", named just before."""
    sentence = ctx.sentence
    for _ in range(SENTENCES_BACK):
        if sentence.start == 0:
            return None
        sentence = ctx.doc[sentence.start - 1].sent
        for token in reversed(sentence):
            first = next((t for t in tree.children(token, "compound", "nmod") if t.pos_ == "PROPN"), None)
            if token.lemma_.lower() not in words("facility") or first is None:
                continue
            found = ctx.story.entities.at(first.idx)
            if found is not None and found[0].kind not in ("person", "place") and found[1].end < token.idx:
                start, end = found[1].start, token.idx + len(token)
                return NamedSpan(name=ctx.text[start:end], text=ctx.text[start:end], start=start, end=end)
    return None


def _named_thing(ctx: ClaimContext) -> NamedSpan | None:
    """Give the plant that has only a name behind its size: "Orlen's 800-megawatt Palisades"."""
    head = ctx.doc[ctx.tokens.end] if ctx.tokens.end < ctx.sentence.end else None
    if head is None or head.pos_ != "PROPN" or "-" not in ctx.mention.text or ctx.dimension not in ("power", "energy"):
        return None
    found = ctx.story.entities.at(head.idx)
    if found is not None:
        return ctx.story.resolver.named(found[0], found[1].start, found[1].end) if found[0].kind != "person" else None
    return ctx.story.resolver.literal(head)


def _is_dealt_in(ctx: ClaimContext, facility: Token) -> bool:
    """Tell whether an organisation plans, builds or orders a plant without a name: then the number is its own."""
    verb = ctx.predicate
    if verb is None or facility.pos_ == "PROPN" or any(t.pos_ == "PROPN" for t in facility.lefts if not ctx.holds(t)):
        return False
    way = list(takewhile(lambda t: t != verb, tree.ancestors(facility)))
    if not way or way[-1].dep_ not in ("dobj", "prep") or any(t.lower_ in BESIDE for t in way if t.dep_ == "prep"):
        return False
    subject = tree.subject_of(verb)
    return subject is not None and ctx.story.resolver.resolve(subject) is not None


def by_comparison(ctx: ClaimContext) -> NamedSpan | None:
    """Whose number it is compared with: "against 80GB for the H100", "compared with 3.2% in the placebo group"."""
    near = ctx.before(3)
    if not (near[-1:] in COMPARED or near[-2:] in COMPARED or _goes_on_comparing(ctx)):
        return None
    following = ctx.doc[ctx.tokens.end : min(ctx.tokens.end + 2, ctx.sentence.end)]
    if not following or following[0].lower_ not in ("for", "at", "in", "on"):
        return None
    for token in tree.children(following[0], "pobj"):
        month = token.lower_ in month_names()
        found = ctx.story.entities.at(token.idx) if not month else None
        if found is not None:
            return ctx.story.resolver.resolve(token)
        spell = month or token.ent_type_ in ("DATE", "TIME") or token.lemma_.lower() in words("spell")
        if token.pos_ in ("NOUN", "PROPN") and not spell:
            return ctx.story.resolver.literal(token)
    return None


def _goes_on_comparing(ctx: ClaimContext) -> bool:
    """Tell whether a number is joined to one that was compared: "against 17% for Orlen and 21% for Synthos"."""
    last = ctx.earlier[-1] if ctx.earlier else None
    if last is None or last.rules.get("subject") != "subject.comparison" or ctx.before(1) not in (["and"], [","]):
        return False
    return last.quote.start == ctx.sentence.start_char


def by_gap(ctx: ClaimContext) -> NamedSpan | None:
    """Who stands before a number where the verb is left out: "Orlen grew 5% and Synthos 8%"."""
    last = ctx.earlier[-1] if ctx.earlier else None
    if last is None or last.quantity is None or ctx.quantity is None or last.quantity.unit != ctx.quantity.unit:
        return None
    if last.object is not None and last.object.end + 1 == last.mention.start:
        return None  # "fined Orlen $5 million and Synthos $8 million": they get it
    before = ctx.doc[max(ctx.tokens.start - 1, ctx.sentence.start)]
    found = ctx.story.entities.at(before.idx)
    if found is None or found[0].kind not in BODIES or found[1].end + 1 != ctx.mention.start:
        return None
    joint = ctx.text[last.mention.end : found[1].start].strip()
    return ctx.story.resolver.named(found[0], found[1].start, found[1].end) if joint in JOINTS else None


def by_listing(ctx: ClaimContext) -> NamedSpan | None:
    """Whose number it is where a list gives each name its own: "9% at Orlen and 7% at Lotos", "Orlen with 40 jets"."""
    for beside in (_behind_at, _before_with, _before_bracket):
        own = beside(ctx, ctx.mention)
        if own is None or own.end > ctx.sentence.end_char:
            continue
        names = {
            other.start
            for mention in ctx.story.mentions.quantities
            if ctx.sentence.start_char <= mention.span.start < ctx.sentence.end_char
            and (other := beside(ctx, mention.span)) is not None
        }
        if len(names) > 1:
            return own
    return None


def _behind_at(ctx: ClaimContext, mention: Span) -> NamedSpan | None:
    """Give the organisation or place behind a number and "at" ("9% growth at Orlen")."""
    tokens = tree.tokens_of(ctx.doc, mention.start, mention.end)
    for token in ctx.doc[tokens.end : tokens.end + LONGEST_MEASURE + 1]:
        if token.lower_ == "at":
            inner = next(iter(tree.children(token, "pobj")), None)
            return _body_at(ctx, inner)
        if token.pos_ != "NOUN":
            return None
    return None


def _before_with(ctx: ClaimContext, mention: Span) -> NamedSpan | None:
    """Give the organisation or place before "with" and a number ("Orlen with 40 jets")."""
    tokens = tree.tokens_of(ctx.doc, mention.start, mention.end)
    if tokens.start < 2 or ctx.doc[tokens.start - 1].lower_ != "with":
        return None
    return _body_at(ctx, ctx.doc[tokens.start - 2])


def _before_bracket(ctx: ClaimContext, mention: Span) -> NamedSpan | None:
    """Give the organisation or place right before brackets that hold a percentage alone ("Orlen (40%)")."""
    text = ctx.text
    alone = text[mention.start - 1 : mention.start] == "(" and text[mention.end : mention.end + 1] == ")"
    found = ctx.story.entities.at(mention.start - 3) if alone else None
    if found is None or found[0].kind not in BODIES or found[1].end != mention.start - 2:
        return None
    return ctx.story.resolver.named(found[0], found[1].start, found[1].end)


def _body_at(ctx: ClaimContext, token: Token | None) -> NamedSpan | None:
    found = ctx.story.entities.at(token.idx) if token is not None else None
    if found is None or found[0].kind not in (*BODIES, "other"):
        return None
    return ctx.story.resolver.named(found[0], found[1].start, found[1].end)


def by_own_clause(ctx: ClaimContext) -> NamedSpan | None:
    """Who does it in the relative clause of the things that are counted: "half of the 28,000 systems Sun shipped"."""
    if ctx.dimension not in ("count", "money") or ctx.quantity is None:
        return None
    for noun in (ctx.anchor, *ctx.nouns[:1]):
        for verb in tree.children(noun, "relcl"):
            actor = next(iter(tree.children(verb, "nsubj")), None)
            if actor is None or actor.tag_ in ("WDT", "WP") or tree.children(verb, "dobj") or verb.i < noun.i:
                continue
            if actor.left_edge.i - noun.i > NEAR_CLAUSE or any(
                t.dep_ == "prep" for t in ctx.doc[noun.i : actor.i] if t.head == verb
            ):
                continue  # "$3 billion in 2030, by which time Orlen hopes"
            if verb.lemma_ in words("reporting") | words("foreseeing") | words("reckoning"):
                return None  # "than the $3 million analysts had expected"
            named = ctx.story.resolver.resolve(actor)
            if named is not None and ctx.story.entities.named(named.name) is not None:
                return named
    return None


def by_payer(ctx: ClaimContext) -> NamedSpan | None:
    """Who pays what something costs him: "the payments cost consumers £1.7bn"."""
    verb = ctx.predicate
    if verb is None or verb.lemma_ != "cost" or ctx.frame != "spending":
        return None
    if ctx.quantity is not None and "/" in ctx.quantity.unit:
        return None  # what an hour costs is the price of who rents it out
    payer = next((t for t in tree.children(verb, "dative", "dobj") if t.right_edge.i + 1 == ctx.tokens.start), None)
    if payer is None or payer.lower_ in ("me", "you", "him", "her", "us"):
        return None
    named = ctx.story.resolver.resolve(payer)
    return named if named is not None and ctx.story.entities.named(named.name) is not None else None


def by_commodity(ctx: ClaimContext) -> NamedSpan | None:
    """What is traded and belongs to nobody has its price itself: "Brent crude settled at $90 a barrel"."""
    subject = tree.subject_of(ctx.predicate) if ctx.predicate is not None else None
    if ctx.frame != "price" or subject is None or ctx.holds(subject) or tree.possessor(subject) is not None:
        return None
    if subject.lemma_.lower() == "price":  # "diesel prices rose by 3 pence", "the price of gas"
        of = tree.complement(subject, "of")
        subject = next((t for t in tree.children(subject, "compound", "nmod") if t.pos_ == "NOUN"), of or subject)
    if subject.lemma_.lower() not in words("commodity"):
        return None
    found = ctx.story.entities.at(subject.idx)
    return None if found is not None and found[0].kind != "product" else ctx.story.resolver.literal(subject)


def by_maker(ctx: ClaimContext) -> NamedSpan | None:
    """Whose chip it is said to be: "Trainium is Amazon's chip"."""
    noun = tree.predicated_noun(ctx.anchor) if ctx.quantity is None else None
    owner = tree.possessor(noun) if noun is not None else None
    return ctx.story.resolver.resolve(owner) if owner is not None else None


def by_mover(ctx: ClaimContext) -> NamedSpan | None:
    """Whom a verb of moving takes away from something or to it: "move X away from reliance on Y chips"."""
    for verb in ctx.clauses[:1]:
        if verb.lemma_ not in words("steering") or not ctx.nouns or ctx.anchor.dep_ == "dobj":
            continue
        for noun in tree.children(verb, "dobj"):
            if not ctx.holds(noun) and noun not in ctx.nouns and (named := ctx.story.resolver.resolve(noun)):
                return named
    return None


RULES: tuple[SlotRule[NamedSpan], ...] = (
    Rule(
        "subject.turn",
        "subject",
        "Whose turn it is where a sentence counts off names and numbers.",
        hit=Example("Orlen and Synthos earned $5 million and $3 million, respectively.", "$3 million", "Synthos"),
        trap=Example("Orlen and Synthos earned $5 million and $3 million.", "$3 million"),
        apply=by_turn,
    ),
    Rule(
        "subject.facility",
        "subject",
        "A plant, project or product has the size that stands before it.",
        hit=Example("A 40 MW offshore wind farm near Gdansk was opened in May.", "40 MW", "offshore wind farm"),
        trap=Example("Orlen signed a deal for a 40 MW offshore wind farm near Gdansk.", "40 MW"),
        apply=by_facility,
    ),
    Rule(
        "subject.comparison",
        "subject",
        "Whose number another is compared with.",
        hit=Example("Orlen paid 95 euros for its power, against 60 euros at Synthos.", "60 euros", "Synthos"),
        trap=Example("Orlen paid 95 euros at Gdansk.", "95 euros"),
        apply=by_comparison,
    ),
    Rule(
        "subject.gap",
        "subject",
        "Who stands right before a number where the verb is not said again.",
        hit=Example("Orlen reported growth of 5% and Synthos 8%.", "8%", "Synthos"),
        trap=Example("Orlen reported growth of 5% and a margin of 8%.", "8%"),
        apply=by_gap,
    ),
    Rule(
        "subject.listing",
        "subject",
        "Whose number it is where a list gives each name its own.",
        hit=Example("Output rose by 9% at Orlen and 7% at Synthos.", "7%", "Synthos"),
        trap=Example("Orlen sold 7% at Gdansk.", "7%"),
        apply=by_listing,
    ),
    Rule(
        "subject.own_clause",
        "subject",
        "Who does it in the relative clause of the things that are counted.",
        hit=Example("Synthos made half of the 28,000 engines Orlen shipped.", "28,000 engines", "Orlen"),
        trap=Example("Synthos made half of the 28,000 engines that hum.", "28,000 engines"),
        apply=by_own_clause,
    ),
    Rule(
        "subject.payer",
        "subject",
        "Who pays what something costs him.",
        hit=Example("The payments cost Orlen $3 million.", "$3 million", "Orlen"),
        trap=Example("The payments of Orlen cost $3 million.", "$3 million"),
        apply=by_payer,
    ),
    Rule(
        "subject.commodity",
        "subject",
        "What is traded and belongs to nobody has its price itself.",
        hit=Example("Orlen shares fell, and copper settled at $9,000 a tonne.", "$9,000 a tonne", "copper"),
        trap=Example("Orlen's copper sold at $9,000 a tonne.", "$9,000 a tonne"),
        apply=by_commodity,
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
)
