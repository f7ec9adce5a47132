"""Infinitives: a purpose or a plan, unless they tell the outcome of something done."""

from __future__ import annotations

from spacy.tokens import Token

from claimtally.assemble.certainty.scope import path
from claimtally.assemble.context import ClaimContext
from claimtally.assemble.headlines import name_before_infinitive
from claimtally.lexicons.factuality import forces, level_of, words_of
from claimtally.lexicons.words import words
from claimtally.model.vocabulary import Factuality
from claimtally.syntax import tree
from claimtally.syntax.word_classes import FINITE


def tells_future(ctx: ClaimContext) -> bool:
    """Tell whether "to" tells the future: "Orlen to build five plants" (a headline), "$2 billion is to follow"."""
    if name_before_infinitive(ctx) is not None:
        return True
    root = ctx.clauses[-1] if ctx.clauses else None
    if root is not None and _is_talked_of(root):
        return False
    if root is not None and root.head == root and any(t.tag_ == "TO" for t in tree.children(root, "aux")):
        return True
    verb = ctx.predicate
    if verb is None or verb.lemma_ != "be" or verb.tag_ not in ("VBZ", "VBP"):
        return False
    deeds = [t for t in tree.children(verb, "xcomp") if t.i > verb.i and any(x.tag_ == "TO" for x in t.children)]
    return bool(deeds) and ctx.anchor.i < verb.i


def infinitive(ctx: ClaimContext) -> Factuality | None:
    """A bare purpose or plan: "to build five plants", "a deal to buy 30 jets"."""
    for below in [link.token for link in path(ctx) if link.place == "verb"][:2]:
        verb = _first_of_list(below)
        if verb != below and _strays(below, verb):
            return "expected"
        if not any(t.tag_ == "TO" for t in tree.children(verb, "aux")):
            continue
        if _tells_fact(verb, ctx):
            continue
        bound = verb.dep_ in ("acl", "relcl", "xcomp", "advcl") and noun_of(verb).pos_ == "NOUN"
        if bound and level_of("noun", noun_of(verb).lemma_.lower()) == "announced":
            return "announced"
        if _is_talked_of(verb) or _follows_talks(verb):
            return "possible"
        return "expected"
    return None


def _follows_talks(verb: Token) -> bool:
    """Tell whether talks stand right before an infinitive, whatever the parser hangs it on ("is in talks to raise")."""
    to = next((t for t in tree.children(verb, "aux") if t.tag_ == "TO"), verb)
    before = to.nbor(-1) if to.i > verb.sent.start else verb
    return before.pos_ == "NOUN" and before.dep_ == "pobj" and level_of("noun", before.lemma_.lower()) == "possible"


def _is_talked_of(verb: Token) -> bool:
    """Tell whether an infinitive is what a headline's talks are about: "Orlen in talks to supply ferries"."""
    if any(t.tag_ in FINITE and t.lemma_ not in words("reporting") for t in verb.sent):
        return False
    before = verb.sent[: max(verb.i - verb.sent.start, 0)]
    return any(level_of("noun", t.lemma_.lower()) == "possible" for t in before)


def _tells_fact(verb: Token, ctx: ClaimContext) -> bool:
    """Tell whether an infinitive tells what was done, came about, may be done or has been asked for."""
    head = verb.head
    if head.lower_ == "enough":
        return True  # "stores 3 MWh, enough to run 300 homes"
    if verb in tree.yet_to_do(head):
        return True  # it says that it was not done
    if verb.dep_ in ("xcomp", "ccomp"):
        if head.lemma_ in words("done_infinitive") | words_of("priced_deed"):
            return True
        if forces().get(("verb", head.lemma_.lower())) == "required":
            return True  # "requires utilities to get 40%": the duty holds
    if verb.dep_ == "advcl" and (_is_outcome(verb) or head.lemma_ in words_of("priced_deed")):
        return True
    if verb.dep_ == "xcomp" and tree.is_measured(head) and _is_outcome(verb):
        return True  # "declined 2 percent to close at 16"
    if verb.dep_ == "advcl" and ctx.role == "total" and head.tag_ == "VBD" and verb.lemma_ in words("bringing"):
        return True  # "pulled in $29 million to raise its total to $106 million"
    asked_for = _asked_for(verb)
    if asked_for is not None:
        return asked_for
    if head == ctx.anchor and ctx.predicate is not None and ctx.predicate.lemma_ in words_of("priced_deed"):
        return True  # the parser's "cost [$3 million to build]"
    return verb.dep_ in ("acl", "relcl", "xcomp") and _is_singled_out(noun_of(verb))


def _is_outcome(verb: Token) -> bool:
    """Tell whether an infinitive is no purpose but the end of a move: "rose to reach 40", "slipped to close at 20"."""
    if verb.lemma_ in ("be", "reach", "become"):
        return verb.head.lemma_ in words("changing") | words("measuring")
    told = next((t.tag_ for t in tree.ancestors(verb.head) if t.tag_ not in ("VBG", "IN")), "")
    return told == "VBD" and verb.lemma_ in words_of("closing")  # also "before paring gains to close at 20"


def _is_singled_out(noun: Token) -> bool:
    """Tell whether a noun is the first, the third or the only one to do something: it did."""
    return any(t.lower_ in ("only", "latest", "last") or t.lemma_.lower() in words_of("ordinal") for t in noun.children)


def _asked_for(verb: Token) -> bool | None:
    """Tell whether a leave to do something has been given or asked for: it holds, however the deed turns out."""
    noun = noun_of(verb)
    if noun.pos_ != "NOUN" or forces().get(("noun", noun.lemma_.lower())) != "permitted":
        return None
    return noun.lemma_.lower() in words_of("leave")


def _strays(bare: Token, above: Token) -> bool:
    """Tell whether a bare form hangs on a finite verb, though an infinitive between is its like ("to raise, cut")."""
    if above.tag_ not in ("VBZ", "VBD") or tree.children(above, "aux"):
        return False
    return any(t.tag_ == "TO" and t.dep_ == "aux" for t in bare.doc[above.i : bare.i])


def noun_of(verb: Token) -> Token:
    """Give the noun that an infinitive belongs to, though the parser may tie it to the verb ("wins licences to")."""
    before = verb.left_edge.nbor(-1) if verb.left_edge.i > 0 else verb
    beside = verb.dep_ in ("xcomp", "advcl") and verb.head.pos_ in tree.VERBAL
    return before if beside and before.pos_ == "NOUN" and before.head == verb.head else verb.head


def _first_of_list(verb: Token) -> Token:
    """Give the first of coordinated infinitives, which alone has the "to" ("to raise rates, cut dust, build farms")."""
    while verb.dep_ == "conj" and verb.tag_ == "VB" and not tree.children(verb, *tree.SUBJECTS, "aux"):
        verb = verb.head
    return verb
