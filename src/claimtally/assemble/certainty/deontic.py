"""Deontic force: whether something must, may or must not be done."""

from __future__ import annotations

from spacy.tokens import Token

from claimtally.assemble.certainty.infinitives import noun_of
from claimtally.assemble.certainty.scope import Link, governs, path
from claimtally.assemble.context import ClaimContext
from claimtally.assemble.slot_rule import SlotRule
from claimtally.lexicons.factuality import forces, words_of
from claimtally.lexicons.words import words
from claimtally.model import Example, Rule
from claimtally.model.vocabulary import Deontic
from claimtally.syntax import tree


def deontic(ctx: ClaimContext) -> Deontic | None:
    """A governing word says that it must, may or must not be done."""
    table = forces()
    for link in path(ctx):
        force = table.get((link.place, link.key)) if governs(link) else None
        if force == "permitted" and link.place == "verb" and _decides(link):
            force = None
        if force == "permitted" and link.place == "noun":
            force = None  # 300 licences are things; "a licence to sell" is a leave
        if force == "required" and link.place == "verb" and _asks_nothing(ctx, link):
            force = None
        if force == "required" and link.place == "noun" and link.branch is None:
            force = None  # "obligations rose to $3 billion" counts them
        if force == "required" and link.place == "noun" and ctx.dimension == "money" and _amounts_to(link):
            force = None  # "performance obligations of $15 billion"
        if (force := force or _by_complement(link)) is not None:
            return force
        if link.place == "verb" and link.token.lemma_ in words("reporting"):
            break
    return None


def _decides(link: Link) -> bool:
    """Tell whether a body decides on a sum of its own: "the board authorized $1 billion in buybacks"."""
    authorised = link.token.lemma_ in ("authorize", "authorise") and not tree.is_passive(link.token)
    return authorised and link.branch is not None and link.branch.dep_ == "dobj"


def _amounts_to(link: Link) -> bool:
    """Tell whether what stands below a noun only says how much it comes to: "obligations of $15 billion"."""
    plural = link.token.tag_ == "NNS" and link.key == "obligation"
    return plural and link.branch is not None and link.branch.dep_ == "prep" and link.branch.lower_ == "of"


def _asks_nothing(ctx: ClaimContext, link: Link) -> bool:
    """Tell whether nobody must do the event: "may not be needed", "needs 18 MW", what stands before the verb."""
    branch = link.branch
    if any(t.dep_ == "neg" for t in link.token.children):
        return True
    if branch is None:
        return False
    if link.token.lemma_ == "need" and ctx.quantity is not None and branch.dep_ not in ("xcomp", "ccomp"):
        return True
    return branch.dep_ == "prep" and branch.i < link.token.i


def _by_complement(link: Link) -> Deontic | None:
    """Give the force of words that have one only with a clause: "has to", "allows", "a licence to", "options on"."""
    branch = link.branch
    if branch is None:
        return None
    infinitive = any(t.tag_ == "TO" for t in branch.children)
    if link.place == "noun":
        complement = (branch.dep_ in ("acl", "relcl") and infinitive) or (
            branch.dep_ == "prep" and branch.lower_ == "on"
        )
        return "permitted" if complement and _is_leave(link.token) else None
    if link.place != "verb":
        return None
    if link.token.lemma_ == "have" and _has_to(link.token, branch):
        return "required"
    if branch.dep_ in ("xcomp", "advcl") and infinitive and _is_leave(noun_of(branch)):
        return "permitted"
    return "permitted" if link.token.lemma_ == "allow" and branch.dep_ in ("ccomp", "xcomp") else None


def _has_to(verb: Token, branch: Token) -> bool:
    """Tell whether "have" is "have to" and the event its deed: "has to pay 3", "3 will have to be paid"."""
    if tree.yet_to_do(verb):
        return False
    deeds = [t for t in tree.children(verb, "xcomp") if any(x.tag_ == "TO" for x in t.children)]
    return branch in deeds or (branch.dep_ in tree.SUBJECTS and any(tree.is_passive(t) for t in deeds))


def _is_leave(noun: Token) -> bool:
    """Tell whether a noun is a leave that somebody has; one that is asked for is not given yet."""
    if forces().get(("noun", noun.lemma_.lower())) != "permitted":
        return False
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    return above.lemma_ not in words_of("asking")


RULES: tuple[SlotRule[Deontic], ...] = (
    Rule(
        "deontic.governor",
        "deontic",
        "A governing word says that it must, may or must not be done.",
        hit=Example("Orlen must pay $3 million to the state.", "$3 million", "required"),
        trap=Example("Orlen paid $3 million for what it must have.", "$3 million"),
        apply=deontic,
    ),
)
