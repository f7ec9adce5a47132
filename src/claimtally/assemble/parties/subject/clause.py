"""Subjects by clause: the grammatical subject above the number, and the name that opens the sentence."""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frame_groups import DEALT, OWNED
from claimtally.assemble.parties.subject.topic import acts, is_public
from claimtally.assemble.reference.citing import is_teller
from claimtally.assemble.slot_rule import SlotRule
from claimtally.lexicons.frames import frame_triggers
from claimtally.lexicons.known import known_names
from claimtally.lexicons.names import name_words
from claimtally.lexicons.words import words
from claimtally.model import Example, NamedSpan, Rule, Span
from claimtally.syntax import tree

AVERAGES = frozenset({"composite", "average"})  # end the name of an index
OUTLOOK = "attribution.estimate.outlook"
OWN = re.compile(r"(?:its|their|his|her|our|own)\b", re.IGNORECASE)


def by_clause(ctx: ClaimContext) -> NamedSpan | None:
    """The grammatical subject of the nearest clause that has one which names somebody."""
    verb = ctx.predicate
    if verb is not None and ctx.frame == "acquisition" and verb.lemma_ in words("approving") | words("rejecting"):
        return _buyer(ctx, verb)  # "the government cleared the $3 billion sale of Lotos to Orlen"
    if _is_pointed_at(ctx):
        return None
    for verb in ctx.clauses:
        subject = tree.subject_of(verb)
        if verb == ctx.predicate and (whose := _workplace(ctx, verb)) is not None:
            return whose
        if subject is None or ctx.holds(subject) or _is_had_done(verb) or _is_asked_to_approve(verb):
            continue
        if ctx.frame in ("earnings", "spending") and subject.lemma_.lower() in words("curb"):
            continue  # "US tariffs could shave two points off its margin"
        if verb != ctx.predicate and verb.lemma_ in words("reporting") and not tree.is_passive(verb):
            return _of_own_figures(ctx, verb, subject)  # who only says it has nothing else of it
        if verb == ctx.predicate and verb.lemma_ in words("reporting") and _hangs_behind(ctx, verb):
            continue  # "the backlog is large, he said, to be shipped over 18 months"
        if subject.dep_ == "nsubjpass" and subject.head.lemma_ in words("informing"):
            continue  # "investors were told the price will be $3 million": it is nothing of theirs
        if verb.lower_ == "compared" and verb.head.lemma_ in words("reporting"):
            continue  # "Roe said, compared with an outlook of $3 million"
        if (others := _told_of_others(ctx, verb, subject)) is not None:
            return others
        named = (
            _index(ctx, verb, subject)
            or _whole_field(ctx, verb, subject)
            or _taken_as_example(ctx, verb)
            or _who_which_is(ctx, verb, subject)
        )
        acts = verb == ctx.predicate and subject.pos_ in ("PROPN", "PRON")
        if named is None or (named.start < ctx.mention.end and ctx.mention.start < named.end):
            continue
        if _only_estimates(ctx, verb, named) or _are_staff(ctx, subject):
            continue
        if verb != ctx.predicate and is_teller(named.name):
            continue  # "in 20 years, notes the Ledger"
        if verb.lemma_ not in words("having") and _is_counted(ctx, subject):
            continue
        owns = not _cannot_own(ctx, named, acts)
        plans = any(above.lemma_ in words("planning") for above in ctx.clauses)
        # "Roe's plan would cost $3 million": whose plan it is speaks for somebody
        through = subject.lemma_.lower() in words("plan_noun") and ctx.frame in DEALT
        if (employer := _employer(ctx, named, plans or through or not owns)) is not None:
            return employer
        if owns:
            return named
    return None


def _hangs_behind(ctx: ClaimContext, verb: Token) -> bool:
    """Tell whether a number only hangs behind a verb of saying and its comma, no part of what it says itself."""
    return verb.i + 1 < ctx.tokens.start and verb.nbor(1).text == ","


def _who_which_is(ctx: ClaimContext, verb: Token, subject: Token) -> NamedSpan | None:
    """Give whom a subject stands for; "which" behind "Jane Roe of Orlen" is no person, but Orlen."""
    resolver = ctx.story.resolver
    if verb.dep_ == "relcl" and any(t.lower_ == "which" for t in tree.children(verb, "nsubj")):
        body = tree.complement(subject, "of", "at", "from", "with")
        found = ctx.story.entities.at(body.idx) if body is not None else None
        person = ctx.story.entities.at(subject.idx)
        if found is not None and found[0].kind == "organisation" and person is not None and person[0].kind == "person":
            return resolver.named(found[0], found[1].start, found[1].end)
    return resolver.resolve(subject)


def _workplace(ctx: ClaimContext, verb: Token) -> NamedSpan | None:
    """Give whose office it is where those who are counted work ("Orlen's office in Leeds, where 280 people work")."""
    where = verb.dep_ == "relcl" and any(t.lower_ == "where" for t in verb.lefts)
    if ctx.frame != "workforce" or not where:
        return None
    for place in (verb.head, *tree.ancestors(verb.head)):
        if place.pos_ not in ("NOUN", "PROPN", "ADP"):
            return None
        owner = tree.possessor(place)
        if owner is not None and (named := ctx.story.resolver.resolve(owner)) is not None:
            return named
    return None


def _buyer(ctx: ClaimContext, verb: Token) -> NamedSpan | None:
    """Give to whom something is sold, or by whom it is taken over, in the words of the deal that is approved."""
    for noun in (verb, ctx.anchor, *ctx.nouns, *([ctx.trigger] if ctx.trigger is not None else [])):
        buyer = tree.complement(noun, "to", "by", "from")
        if buyer is not None and (named := ctx.story.resolver.resolve(buyer)) is not None:
            return named
    return None


def _index(ctx: ClaimContext, verb: Token, subject: Token) -> NamedSpan | None:
    """Give the index that moves itself: "while the Nasdaq gained 8%", "the benchmark index dipped 0.3%"."""
    if verb != ctx.predicate or ctx.frame not in ("change", "price") or ctx.quantity is None:
        return None
    named = any(t.lower_ in name_words("index") for t in (subject, *tree.children(subject, "compound", "nmod", "amod")))
    named = named and subject.lower_ in name_words("index") | words("index_noun") | AVERAGES
    told = subject.lemma_.lower() in words("index_noun") and tree.possessor(subject) is None
    if not named and not told:
        return None
    return ctx.story.resolver.resolve(subject) or ctx.story.resolver.literal(subject)


def _whole_field(ctx: ClaimContext, verb: Token, subject: Token) -> NamedSpan | None:
    """Give a market or an industry that has the number itself: "the global smartphone market grew by 1%"."""
    if verb != ctx.predicate or subject.lemma_.lower() not in words("field_noun"):
        return None
    told = any(t.pos_ in ("NOUN", "ADJ", "PROPN") for t in tree.children(subject, "compound", "amod", "nmod"))
    told = told or tree.complement(subject, "for") is not None  # "the market for AI chips"
    return ctx.story.resolver.literal(subject) if told else None


def _taken_as_example(ctx: ClaimContext, verb: Token) -> NamedSpan | None:
    """Give whose number it is in "a company's sales, which for Orlen came to $3 billion"."""
    pronoun = next((t for t in tree.children(verb, "nsubj") if t.lower_ in ("which", "that")), None)
    if verb != ctx.predicate or pronoun is None:
        return None
    whose = next((t for t in tree.children(verb, "prep") if t.lower_ == "for" and pronoun.i < t.i < verb.i), None)
    inner = next(iter(tree.children(whose, "pobj")), None) if whose is not None else None
    return ctx.story.resolver.resolve(inner) if inner is not None else None


def _only_estimates(ctx: ClaimContext, verb: Token, named: NamedSpan) -> bool:
    """Tell whether a verb only says how much somebody takes it to be: "two people put the price at $3 million".

    A company does so of what is not its own: "BloombergNEF sees demand doubling".
    """
    entity = ctx.story.entities.named(named.name)
    known = known_names().organisation(named.name)
    if named.name.casefold() in name_words("forecaster") and verb.lemma_ in words("foreseeing"):
        subject, topic = tree.subject_of(verb), ctx.story.resolver.topic
        by_name = subject is not None and subject.pos_ == "PROPN"
        own = entity == topic and ctx.frame not in ("price", "change", "share", "capacity", "count")
        return by_name and not own  # "the IEA expects supply to outstrip demand", but "Gartner expects revenue of"
    of_others = entity is not None and entity.kind != "person" and (known is None or known.kind != "media")
    return any(
        said.cue.start == verb.idx
        and said.rule.startswith(OUTLOOK if of_others else "attribution.estimate")
        and not (of_others and OWN.match(said.content.text))
        and said.content.end >= ctx.mention.end
        for said in ctx.story.mentions.attributions
    )


def _are_staff(ctx: ClaimContext, subject: Token) -> bool:
    """Tell whether those who act are the staff that the number counts: it is their company's ("the staff include")."""
    if ctx.frame != "workforce" or subject.pos_ != "NOUN" or ctx.story.entities.at(subject.idx) is not None:
        return False
    return any(row.frame == "workforce" for row in frame_triggers().get(("noun", subject.lemma_.lower()), ()))


def _is_counted(ctx: ClaimContext, subject: Token) -> bool:
    """Tell whether those who act are only counted ("3,400 workers walked out"): a further number is seldom theirs."""
    if ctx.story.entities.at(subject.idx) is not None or subject.pos_ != "NOUN":
        return False
    return subject.tag_ == "NNS" and any(t.like_num for t in tree.children(subject, "nummod"))


def _is_had_done(verb: Token) -> bool:
    """Tell whether somebody above has it done ("aims to have 20,000 chips deployed"): he is whose number it is."""
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ not in ("ccomp", "xcomp"):
        return False
    return verb.head.lemma_ in ("have", "get") and not tree.children(verb, "aux", "auxpass")


def _told_of_others(ctx: ClaimContext, verb: Token, subject: Token) -> NamedSpan | None:
    """Give the many without a name of whom somebody foresees something: "Omdia reckons cloud operators will spend"."""
    if verb != ctx.predicate or subject.tag_ != "NNS" or ctx.story.resolver.resolve(subject) is not None:
        return None
    above = verb.head if verb.dep_ == "ccomp" else None
    if above is None or above.lemma_ not in words("reckoning") or tree.children(subject, "det", "poss"):
        return None
    told = subject.lemma_.lower() not in words("measure") and tree.children(subject, "amod", "compound")
    return ctx.story.resolver.literal(subject) if told else None


def _is_asked_to_approve(verb: Token) -> bool:
    """Tell whether somebody only is to approve what another one plans: "asked regulators to approve a $3bn plant"."""
    asked = verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in words("requesting")
    return asked and verb.lemma_ in words("approving")


def _employer(ctx: ClaimContext, named: NamedSpan, plans: bool) -> NamedSpan | None:
    """Give the organisation that the article is about, where one who speaks for it tells of its plans or figures."""
    person, topic = ctx.story.entities.named(named.name), ctx.story.resolver.topic
    if person is None or person.kind != "person" or topic is None or not plans:
        return None
    employer = ctx.story.resolver.by_words(person.affiliation) if person.affiliation else None
    if employer != topic and (employer is not None or not person.descriptors & name_words("company_officer")):
        return None
    return ctx.story.resolver.named(topic, named.start, named.end)


def _of_own_figures(ctx: ClaimContext, verb: Token, speaker: Token) -> NamedSpan | None:
    """Give the organisation that tells of a measure of its own: "Orlen said net income fell 5%"."""
    measure = tree.subject_of(ctx.predicate) if ctx.predicate is not None else None
    if verb.lemma_ not in words("own_reporting") or measure is None or measure.lemma_.lower() not in words("measure"):
        return None
    owned = tree.possessor(measure) is not None
    if owned or any(t.lower_ in ("the", "its") for t in tree.children(measure, "det")) or ctx.frame not in OWNED:
        return None
    named = ctx.story.resolver.resolve(speaker)
    entity = ctx.story.entities.named(named.name) if named is not None else None
    return named if entity is not None and entity.kind == "organisation" else None


def by_opening(ctx: ClaimContext) -> NamedSpan | None:
    """The organisation that opens the sentence, by itself or behind "At": "At Orlen, profit rose", "Orlen in talks"."""
    tokens = [t for t in ctx.sentence[:4] if not t.is_space]
    if not tokens:
        return None
    first = tokens[1] if tokens[0].lower_ in ("at", "the") and len(tokens) > 1 else tokens[0]
    found = ctx.story.entities.at(first.idx)
    if (
        found is None
        or found[0].kind != "organisation"
        or not acts(found[0])
        or ctx.holds(first)
        or found[1].end > ctx.mention.start
    ):
        return None
    if _foresees(ctx, found[1]):
        return None
    if first.dep_ in tree.SUBJECTS and first.head.lemma_ in words("reporting") and _is_anothers(ctx):
        return None  # "the centre says the site's 35 turbines"
    after = ctx.text[found[1].end : found[1].end + 2]
    if after[:1] in tree.HYPHENS:
        return None  # "Orlen-backed Synthos"
    tells = first.dep_ in tree.SUBJECTS and first.head.lemma_ in words("reporting")
    if tells and (ctx.frame not in OWNED or is_public(found[0])):
        return None  # who only tells of it
    if after[:1] in ("'", "’") or first.dep_ in ("compound", "amod", "poss"):
        head = tree.tokens_of(ctx.doc, found[1].start, found[1].end).root
        if head.dep_ in ("compound", "amod", "poss", "nmod") and not _is_verb(head.head):
            return None  # "Orlen shares", "Orlen's plan"
    return ctx.story.resolver.named(found[0], found[1].start, found[1].end)


def _is_anothers(ctx: ClaimContext) -> bool:
    """Tell whether what is counted or measured has a possessor of its own."""
    measured = tree.subject_of(ctx.predicate) if ctx.predicate is not None else None
    owners = [tree.possessor(noun) for noun in (ctx.anchor, *ctx.nouns[:1], measured) if noun is not None]
    return any(owner is not None and owner.pos_ in ("NOUN", "PROPN") for owner in owners)


def _foresees(ctx: ClaimContext, name: Span) -> bool:
    """Tell whether a name only says what others will come to: "BloombergNEF sees demand doubling"."""
    return any(
        said.rule == OUTLOOK
        and said.source is not None
        and said.source.overlaps(name)
        and said.content.end >= ctx.mention.end
        and not OWN.match(said.content.text)
        for said in ctx.story.mentions.attributions
    )


def _is_verb(token: Token) -> bool:
    """Tell whether what the parser takes for the noun of a sentence without a verb is its verb ("Orlen handles …")."""
    return token.dep_ == "ROOT" and token.tag_ == "NNS" and token.text.islower() and not tree.children(token, "relcl")


def _is_pointed_at(ctx: ClaimContext) -> bool:
    """Tell whether the number only points back at something known: "halt the $690 million project"."""
    if ctx.anchor.dep_ not in ("nummod", "compound", "amod", "nmod", "quantmod") or not ctx.nouns:
        return False
    noun = ctx.anchor.head
    if noun.dep_ not in ("dobj", "pobj") or noun.pos_ != "NOUN":
        return False
    goes_somewhere = tree.complement(noun, "in", "to", "into") is not None
    return not goes_somewhere and any(c.lower_ in ("the", "these", "those", "that") for c in tree.children(noun, "det"))


def _cannot_own(ctx: ClaimContext, named: NamedSpan, acts: bool) -> bool:
    """Tell whether what is measured belongs to others: a person owns no output or price, a product makes no deal.

    A person who `acts` by himself may have a count of things or machines ("Roe bought 400 chips").
    """
    entity = ctx.story.entities.named(named.name)
    if entity is None:
        return False
    if entity.kind == "person" and acts and _levies(ctx):
        return False
    if entity.kind == "person" and _is_personal(ctx):
        return False
    if entity.kind == "person":
        return ctx.frame in OWNED and not (acts and ctx.frame in ("count", "hardware"))
    named_hardware = ctx.frame == "hardware" and ctx.quantity is None
    return entity.kind == "product" and (named_hardware or ctx.frame in DEALT | {"share"})


def _is_personal(ctx: ClaimContext) -> bool:
    """Tell whether what is measured is what people have themselves: "his wealth surged by 37%", "a net worth of"."""
    subject = tree.subject_of(ctx.predicate) if ctx.predicate is not None else None
    told = [*ctx.nouns[:2], *([subject] if subject is not None else [])]
    return any(noun.lemma_.lower() in words("personal") for noun in told)


def _levies(ctx: ClaimContext) -> bool:
    """Tell whether somebody in power sets a duty or a tax: "he would impose a 100% tariff"."""
    taxed = any(noun.lemma_.lower() in words("levy") for noun in ctx.nouns[:2])
    return ctx.frame == "price" and taxed and ctx.predicate is not None and ctx.predicate.lemma_ in words("levying")


RULES: tuple[SlotRule[NamedSpan], ...] = (
    Rule(
        "subject.clause",
        "subject",
        "The grammatical subject of the nearest clause whose subject names somebody.",
        hit=Example("Orlen will spend $3 billion on the plant.", "$3 billion", "Orlen"),
        trap=Example("Orlen's $3 billion investment in Synthos was welcomed.", "$3 billion"),
        apply=by_clause,
    ),
    Rule(
        "subject.opening",
        "subject",
        "The organisation that opens a sentence whose clause names nobody.",
        hit=Example("Lotos is growing. At Orlen, profit rose to $4 million.", "$4 million", "Orlen"),
        trap=Example("Orlen shares rose to $4 million.", "$4 million"),
        apply=by_opening,
    ),
)
