"""Deals, cuts and costs that are told in the present tense: announced or expected, though no modal says so."""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frame_groups import AGREED
from claimtally.assemble.headlines import in_talks
from claimtally.lexicons.factuality import level_of, words_of
from claimtally.lexicons.words import words
from claimtally.model.vocabulary import Factuality
from claimtally.syntax import tree
from claimtally.syntax.word_classes import PRESENT

PAST_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\bago\b|\blast (?:year|month|week)\b")


def headline_deal(ctx: ClaimContext) -> Factuality | None:
    """A deal told in the present tense of headlines ("X invests $5bn in Y") is announced, not done."""
    verb = ctx.predicate
    if verb is None or verb.lemma_ not in words("deal") or not _is_present(verb):
        return None
    subject = tree.subject_of(verb)
    if subject is not None and (subject == ctx.anchor or subject.is_ancestor(ctx.anchor)):
        return None  # "Orlen, a maker of chips, is buying a rival"
    if verb.lemma_ in words_of("habit") and verb.tag_ != "VBG":
        return None  # "pays $3,000 a month", but "is paying $3 million"
    if ctx.frame == "financing" and verb.lemma_ == "raise":
        return "expected" if verb.tag_ == "VBG" else None  # "Orlen raises $40 million": it has the money
    return "announced" if ctx.frame in AGREED else None


def _is_present(verb: Token) -> bool:
    """Tell whether a verb is told in the present: "buys", "is buying"."""
    helpers = tree.children(verb, "aux")
    if verb.dep_ == "conj" and verb.tag_ == "VBG" and not helpers:  # "is closing two plants and cutting 300 jobs"
        helpers = tree.children(verb.head, "aux")
    progressive = verb.tag_ == "VBG" and any(t.tag_ in PRESENT for t in helpers)
    return progressive or (verb.tag_ in PRESENT and not helpers)


def layoff(ctx: ClaimContext) -> Factuality | None:
    """Jobs that go in the present tense ("is cutting 640 jobs", "the cuts are 9% of staff") are announced to go."""
    verb = ctx.predicate
    if ctx.frame != "workforce":
        return None
    if _headline_sheds(ctx):
        return "announced"
    if verb is None:
        return None
    if _sheds(verb):
        told = verb.tag_ == "VBG" and verb.dep_ == "ccomp"  # "said it was cutting 300 jobs"
        return "announced" if told or _is_present(verb) else None
    subject = tree.subject_of(verb)
    cuts = subject is not None and subject.lemma_.lower() in words_of("job_cut")
    return "announced" if cuts and verb.tag_ in PRESENT else None


def _headline_sheds(ctx: ClaimContext) -> bool:
    """Tell whether a headline's verb of laying off stands before the number, whatever its tag ("Lays Off 300")."""
    if ctx.mention.start > max(ctx.text.find("\n\n"), 0):
        return False
    return any(word.endswith("s") and word.removesuffix("s") in words_of("shedding") for word in ctx.before(2))


def _sheds(verb: Token) -> bool:
    goes = verb.lemma_ == "let" and any(t.lower_ == "go" for t in verb.children)
    return goes or verb.lemma_ in words_of("shedding")


def signed(ctx: ClaimContext) -> Factuality | None:
    """A contract that its own noun names is signed, not carried out: "orders worth $3 billion", "80 jets on order"."""
    noun = ctx.trigger
    if ctx.frame != "contract" or noun is None or noun.pos_ != "NOUN":
        return None
    if ctx.quantity is None or ctx.quantity.direction is not None or ctx.role == "prior":
        return None
    if came_to(ctx, noun):
        return None
    lemma = noun.lemma_.lower()
    dealt = lemma in words("ordering_noun") | words("goods")
    return "announced" if dealt or level_of("noun", lemma, ctx.frame) == "announced" else None


def takeover(ctx: ClaimContext) -> Factuality | None:
    """A takeover that its noun names is agreed, not carried out, where nothing says that it was completed."""
    noun = ctx.trigger
    if ctx.frame != "acquisition" or noun is None or noun.pos_ != "NOUN" or ctx.quantity is None:
        return None
    if noun.lemma_.lower() not in words_of("takeover_noun") or tree.complement(noun, "of", "by") is None:
        return None
    completed = any(t.lemma_ in words_of("completing") for t in ctx.sentence if t.pos_ in ("VERB", "NOUN"))
    past = ctx.time is not None and PAST_YEAR.search(ctx.time.text) is not None
    return None if completed or past else "announced"


def came_to(ctx: ClaimContext, noun: Token) -> bool:
    """Tell whether a number is what orders and the like came to ("orders rose to $3 million"): that is a fact."""
    verb = ctx.predicate
    if verb is None or noun != tree.subject_of(verb):
        return False
    return verb.lemma_ in words("changing") | words_of("closing")


def terms(ctx: ClaimContext) -> Factuality | None:
    """What a contract says in the present tense ("the lease covers 40 MW") is agreed, not carried out."""
    verb = ctx.predicate
    if verb is None or ctx.frame not in AGREED or verb.lemma_ not in words_of("terms") or verb.tag_ not in PRESENT:
        return None
    if any(t.tag_ == "MD" for t in verb.children) or ctx.anchor.i < verb.i:
        return None
    subject = tree.subject_of(verb)
    if subject is None or subject.pos_ != "NOUN":
        return None
    return "announced" if level_of("noun", subject.lemma_.lower()) == "announced" else None


def talked_of(ctx: ClaimContext) -> Factuality | None:
    """What a headline in capitals tells of as talks, of which the parser makes names."""
    return "possible" if in_talks(ctx) else None


def costed(ctx: ClaimContext) -> Factuality | None:
    """What a cost is put at is an estimate of what is to be spent; what a flood cost is not."""
    if ctx.frame not in ("spending", "investment"):
        return None
    at = next((t for t in tree.ancestors(ctx.anchor) if t.pos_ == "ADP"), None)
    if at is None or at.lower_ != "at" or at.head.lemma_ not in words_of("costing"):
        return None
    verb = at.head
    if any(t.tag_ == "PRP" for t in tree.children(verb, "dobj")):
        return None  # "puts it at": what it is stands elsewhere
    about = [
        *tree.children(verb, "dobj", "nsubjpass", "nsubj"),
        *([verb.head] if verb.dep_ in ("acl", "relcl") else []),
    ]
    return None if any(_is_mishap(noun) for noun in about) else "expected"


def _is_mishap(noun: Token) -> bool:
    return any(t.lemma_.lower() in words_of("mishap") for t in noun.subtree)


def forecast_moved(ctx: ClaimContext) -> Factuality | None:
    """What a forecast is cut, raised or moved to, from or by stays a forecast."""
    verb = ctx.predicate
    if verb is None or not (verb.lemma_ in words("changing") or verb.lemma_ in words_of("keeping")):
        return None
    prepositions = [t for t in tree.ancestors(ctx.anchor) if t.dep_ == "prep" and t.head == verb]
    if not prepositions or prepositions[0].lower_ not in ("to", "from", "by", "at"):
        return None
    moved = tree.children(verb, "dobj", "nsubjpass")
    planned = any(t.lower_ in words_of("planned") for noun in moved for t in tree.children(noun, "amod"))
    return "expected" if planned or any(level_of("noun", t.lemma_.lower()) == "expected" for t in moved) else None
