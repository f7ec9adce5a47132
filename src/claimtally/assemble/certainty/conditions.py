"""Which of a sentence's conditions govern a claim: the claim stands in what they govern, by words and by syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from claimtally.assemble.certainty.deontic import deontic
from claimtally.assemble.certainty.ends import has_own_tense, is_there, scope_ends
from claimtally.assemble.context import ClaimContext
from claimtally.lexicons.factuality import words_of
from claimtally.lexicons.words import words
from claimtally.model import ConditionMention, Span
from claimtally.syntax import tree
from claimtally.syntax.word_classes import FINITE, POINTING

# Marks over which a condition does not reach: what stands behind a dash is an aside.
PARTING = (" — ", " – ", " - ", ";", "—")
LEAVE = re.compile(r"(?:an? |the )?(?:export )?(?:licen[cs]e|permit|permission)s?\b", re.IGNORECASE)
DASHES = ("—", "–", "-")
# What a part of a governed sum is told with: "hinges on milestones, of which up to $400 million relate to approvals".
PARTS = (", of which ", ", including ", ", with ")


def governs(ctx: ClaimContext, condition: ConditionMention) -> bool:
    """Tell whether a condition governs the claim: it stands in what that governs, or in the condition itself."""
    if condition.antecedent.overlaps(ctx.mention):
        leave = condition.rule == "condition.verb" and LEAVE.match(condition.antecedent.text) is not None
        return not leave and not _is_fact_in(ctx, condition)  # "requires a licence to ship more than 300 chips"
    if (
        _names_size(ctx)
        or is_there(ctx.anchor)
        or (condition.rule == "condition.exchange" and deontic(ctx) == "required")
    ):
        return False  # "in return for a discount, it must run 60% of its work there": the duty stands
    between = ctx.text[min(ctx.mention.end, condition.antecedent.end) : max(ctx.mention.start, condition.cue.start)]
    if (any(mark in between for mark in PARTING) and not _fills_aside(ctx, between)) or _only_dates(ctx, condition):
        return False
    verb = _verb_of(ctx, condition)
    if condition.antecedent.end <= ctx.mention.start and between.lstrip(",").startswith(" and "):
        return False  # "if they agree, and that it made $3 billion": what is added stands by itself
    if verb is not None and verb in ctx.clauses:  # "if the option is exercised, allowing banks to buy 15%"
        return not _stands_aside(ctx, condition, verb)
    if condition.consequent is not None and _is_said_of(ctx, condition.consequent):
        return True
    if condition.consequent is not None and not condition.consequent.overlaps(ctx.mention):
        return _is_part(ctx, condition, between)
    if ctx.mention.end <= condition.cue.start and _is_paid_at_once(between):
        return False  # "$180 million upfront and $70 million once a patient is dosed"
    if _is_otherwise(ctx, condition) or _is_whole(ctx):
        return False
    main = _main_verb(verb) or _verb_of_cue(ctx, condition)
    if condition.rule == "condition.provided" and main is not None and verb is not None and _is_kept(main, verb):
        return False
    under = main is not None and (main in tree.ancestors(ctx.anchor) or _taken_up(ctx, main) or _is_told_of(ctx, main))
    if main is not None and not under and _verb_between(ctx, condition):
        return False  # "is worth $7 billion, but it may cancel a third if": what stands before is another clause
    return not _stands_aside(ctx, condition, main if under else None)


def _is_paid_at_once(between: str) -> bool:
    """Tell whether the words behind a sum say that it is paid now, not under the condition that follows."""
    told = between.lower().replace(",", " ")
    return not words("at_once").isdisjoint(told.split()) or " at once and " in told


def _is_otherwise(ctx: ClaimContext, condition: ConditionMention) -> bool:
    """Tell whether "or" puts another number between this one and the condition ("2 million, or 3 million if")."""
    behind = ctx.text[ctx.mention.end : condition.cue.start]
    if ctx.mention.end > condition.cue.start or behind.rstrip().endswith(","):
        return False  # "$10 a share, or $540 million, if" is one sum
    return ", or " in behind and any(c.isdigit() for c in behind)


def _is_whole(ctx: ClaimContext) -> bool:
    """Tell whether a number is the known whole of which another one is a part: "9 of its 14 libraries"."""
    noun = ctx.anchor.head if ctx.anchor.dep_ in ("nummod", "compound") else ctx.anchor
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or not (noun.head.head.like_num or noun.head.head.text == "%"):
        return False
    return any(t.lower_ in POINTING or t.dep_ == "poss" for t in noun.lefts)


def _is_said_of(ctx: ClaimContext, governed: Span) -> bool:
    """Tell whether what a condition governs is the subject of the number's clause: "the bid, subject to, would be"."""
    verb = ctx.predicate
    subject = tree.subject_of(verb) if verb is not None else None
    if verb is None or subject is None or not governed.start <= subject.idx < governed.end <= verb.idx:
        return False
    return any(t.tag_ == "MD" for t in (*verb.lefts, *(verb.head.lefts if verb.dep_ == "conj" else ())))


def _is_fact_in(ctx: ClaimContext, condition: ConditionMention) -> bool:
    """Tell whether a number in a condition is there anyway: in a relative clause, or as something known.

    "If it sells its 34% stake" does not ask for the stake, "provided it employs 750 people" does for the people.
    """
    verb = _verb_of(ctx, condition)
    if verb is not None and verb.lemma_ in words("making") | words("finishing"):
        return False  # "if it completes its 400 MW plant"
    below = ctx.anchor
    if (
        below.dep_ in ("nummod", "compound", "nmod", "amod")
        and _owned(below.head)
        and below.head.dep_ in ("dobj", "pobj")
    ):
        return True
    while below.head != below and below != verb:
        above = below.head
        if not condition.antecedent.start <= above.idx < condition.antecedent.end:
            return False
        if below.dep_ == "relcl":
            return True
        below = above
    return False


def _owned(noun: Token) -> bool:
    """Tell whether a noun phrase is of something known: "its 34% stake", "the $4.7 billion bid it made in March"."""
    told = bool(tree.children(noun, "relcl"))
    return any(t.dep_ == "poss" or (told and t.lower_ in POINTING) for t in noun.lefts)


def _names_size(ctx: ClaimContext) -> bool:
    """Tell whether a hyphen makes the number the size of a thing with a name ("the 615-megawatt Baltica plant")."""
    behind = ctx.doc[ctx.tokens.end] if ctx.tokens.end < ctx.sentence.end else None
    if ctx.dimension == "time" and behind is not None and any(t.lower_ == "the" for t in behind.lefts):
        return "-" in ctx.mention.text  # "under the 15-year agreement, it will pay, provided"
    return "-" in ctx.mention.text and behind is not None and behind.pos_ == "PROPN" and ctx.dimension != "money"


def _fills_aside(ctx: ClaimContext, between: str) -> bool:
    """Tell whether a number alone stands between two dashes ("could pay more -- up to $4 -- if prices fall")."""
    before = ctx.text[max(0, ctx.mention.start - 3) : ctx.mention.start].rstrip()
    rest = between.lstrip()
    return before.endswith(DASHES) and rest.startswith(DASHES) and not any(m in rest[1:] for m in PARTING)


def _verb_of(ctx: ClaimContext, condition: ConditionMention) -> Token | None:
    """Give the verb of a condition that is a clause."""
    tokens = tree.tokens_of(ctx.doc, condition.antecedent.start, condition.antecedent.end)
    root = tokens.root if len(tokens) else None
    return root if root is not None and root.pos_ in tree.VERBAL else None


def _main_verb(verb: Token | None) -> Token | None:
    """Give the verb that a condition hangs on, up to the one that has the tense; None where the parse is odd."""
    if verb is None or verb.dep_ != "advcl" or verb.head.pos_ not in tree.VERBAL:
        return None
    main = verb.head
    if main.dep_ == "parataxis" and main.lemma_ in words("reporting") and main.head.i > main.i:
        main = main.head  # "If they agree, Smith said, Orlen has the right to cancel"
    while main.head != main and main.head.pos_ in (*tree.VERBAL, "NOUN", "ADJ") and _shares_tense(main):
        main = main.head
    return main


def _verb_of_cue(ctx: ClaimContext, condition: ConditionMention) -> Token | None:
    """Give the verb on which the words of a condition hang that is no clause to the parser ("promised, provided")."""
    if condition.rule != "condition.provided":
        return None
    cue = tree.tokens_of(ctx.doc, condition.cue.start, condition.cue.end)
    head = cue.root.head if len(cue) else None
    while head is not None and head.dep_ in ("prep", "pobj") and head.head != head:
        head = head.head
    return head if head is not None and head.pos_ in tree.VERBAL and head.i < cue.start else None


def _is_kept(main: Token, verb: Token) -> bool:
    """Tell whether what was done in the past had a condition that is told in the past too ("lent it if it kept")."""
    unreal = any(t.tag_ == "MD" for t in (*main.lefts, *verb.lefts))
    return main.tag_ == "VBD" and verb.tag_ == "VBD" and not unreal


def _taken_up(ctx: ClaimContext, main: Token) -> bool:
    """Tell whether a clause added with "and" goes on about what the number is the subject of.

    "Some $60 million is debt, and it'll be released once": the pronoun is the sum.
    """
    if main.dep_ != "conj" or not tree.is_predicate(main.head):
        return False
    own = tree.children(main, "nsubj", "nsubjpass")
    if any(t.lower_ not in ("it", "they") for t in own):
        return False
    subjects = tree.children(main.head, "nsubj", "nsubjpass")
    return any(ctx.anchor in (t, *tree.children(t, "nummod")) for t in subjects)


def _is_told_of(ctx: ClaimContext, main: Token) -> bool:
    """Tell whether a condition's clause says more of the number ("an option on 500 MW, which can be exercised if")."""
    clause = main if main.dep_ == "relcl" else main.head
    done_with_it = any(t.dep_ == "auxpass" for t in main.lefts) and any(t.tag_ == "MD" for t in main.lefts)
    return (
        done_with_it
        and clause.dep_ == "relcl"
        and clause.head in (ctx.anchor, *ctx.nouns[:2])
        and clause.i > ctx.tokens.start
    )


def _verb_between(ctx: ClaimContext, condition: ConditionMention) -> bool:
    """Tell whether a verb with a tense stands between the number and the condition behind it."""
    if ctx.mention.end > condition.cue.start:
        return False
    return any(t.tag_ in FINITE for t in tree.tokens_of(ctx.doc, ctx.mention.end, condition.cue.start))


def _shares_tense(verb: Token) -> bool:
    """Tell whether a verb belongs to the clause above: an infinitive, or a bare form in a row ("will pay and get")."""
    if verb.pos_ not in tree.VERBAL:
        return True  # "a plan to build": on to the verb above
    if tree.children(verb, "nsubj", "nsubjpass") or has_own_tense(verb):
        return False
    return verb.dep_ in ("xcomp", "acomp", "pcomp") or verb.tag_ == "VB"


def _stands_aside(ctx: ClaimContext, condition: ConditionMention, main: Token | None) -> bool:
    """Tell whether the number is only there to say who or what is meant ("a family that uses 1,000 kWh would pay")."""
    for below, above in _steps(ctx, main):
        if below.dep_ == "appos" and below != ctx.anchor and _is_in_subject(above, main):
            return True  # "the Coalition, a group of 1,200 residents, will sue unless": who it is does not hang on it
        if below.dep_ == "relcl":  # one that "would" do something is governed like the clause around it
            holds_condition = below.left_edge.idx <= condition.cue.start <= below.right_edge.idx
            loose = any(t.tag_ in ("MD", "TO") for t in ctx.doc[below.left_edge.i : max(below.i, ctx.anchor.i) + 1])
            return not holds_condition and not loose
        if below.dep_ == "advcl" and (below.tag_ == "VBD" or below.lemma_ in words("reporting")):
            return True  # "as it did when it sank to 20", "adding that it had lost $3 million"
        if below != ctx.anchor and below.dep_ in ("dobj", "pobj") and scope_ends(below, above):
            return True
    return False


def _is_in_subject(token: Token, main: Token | None) -> bool:
    """Tell whether a word belongs to the subject of a verb."""
    while token.head != token and token != main:
        if token.dep_ in tree.SUBJECTS and main in (None, token.head):
            return True
        token = token.head
    return False


def _steps(ctx: ClaimContext, main: Token | None) -> Iterator[tuple[Token, Token]]:
    """Give the pairs of words on the way from the number to a verb, to the root where there is none."""
    below = ctx.anchor
    while below.head != below and below != main:
        yield below, below.head
        below = below.head


def _is_part(ctx: ClaimContext, condition: ConditionMention, between: str) -> bool:
    """Tell whether a number is told as a part of the sum that a condition governs."""
    governed = condition.consequent
    if governed is None or ctx.mention.start < condition.antecedent.end:
        return False
    return between.startswith(PARTS) and any(c.isdigit() for c in governed.text)


def _only_dates(ctx: ClaimContext, condition: ConditionMention) -> bool:
    """Tell whether "once" only says when: "once both farms are running, they should generate 8 TWh"."""
    if condition.rule != "condition.once" or ctx.dimension == "money":
        return False
    verb = _verb_of(ctx, condition)
    return verb is not None and verb.lemma_ in words_of("ready")
