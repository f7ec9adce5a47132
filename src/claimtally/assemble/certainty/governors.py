"""Levels that governing words give: will, may, plans to, agreed to, a target of; the loosest one counts."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimtally.assemble.certainty.infinitives import tells_future
from claimtally.assemble.certainty.scope import Link, governs, path
from claimtally.assemble.certainty.told import came_to
from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frame_groups import AGREED
from claimtally.lexicons.factuality import level_of, words_of
from claimtally.lexicons.times import month_names
from claimtally.lexicons.words import words
from claimtally.model.vocabulary import FACTUALITY_ORDER, Factuality
from claimtally.syntax import tree

COMING = frozenset({"once", "when", "planned", "new", "from", "by"})
YEAR = 4  # digits
CLAIMS_BACK = 6  # how far the talks may lie to which "the deal" belongs
TALKED = frozenset({"financing", "investment", "acquisition", "valuation", "contract"})


def loosened(ctx: ClaimContext) -> Factuality | None:
    """The loosest level that a governing word gives."""
    if _values_a_bid(ctx) or _is_of_deal_in_talks(ctx):
        return "possible"
    if ctx.text.startswith(("-owned", "–owned"), ctx.mention.end):
        return None  # "seeks control of 30%-owned Lotos"
    if _is_term_of_deal(ctx):
        return "announced"
    found: list[Factuality] = ["expected"] if tells_future(ctx) or _is_under_way(ctx) else []
    for link, level in _levels(ctx):
        if link.place == "adj" and link.branch is None and link.token.head in _own_nouns(ctx):
            return level  # "a recently announced 2 GW park": the word on the noun itself decides
        found.append(level)
    loosest = max(found, key=FACTUALITY_ORDER.index) if found else None
    agreed = loosest == "expected" and (_is_done_under_deal(ctx) or _is_agreed_offer(ctx))
    return "announced" if agreed else loosest


def _is_agreed_offer(ctx: ClaimContext) -> bool:
    """Tell whether it is what the buyer of a takeover that was agreed will pay ("said it would pay 842p a share")."""
    verb = ctx.predicate
    if ctx.frame not in ("price", "acquisition") or verb is None or verb.lemma_ not in ("pay", "offer"):
        return False
    last = next((claim for claim in reversed(ctx.earlier[-CLAIMS_BACK:]) if claim.frame == "acquisition"), None)
    if last is None or last.subject is None or ctx.subject is None or last.subject.name != ctx.subject.name:
        return False
    per_share = ctx.quantity is not None and ctx.quantity.unit.endswith("/share")
    return last.factuality == "announced" and (per_share or ctx.frame == "acquisition")


def _is_done_under_deal(ctx: ClaimContext) -> bool:
    """Tell whether it is to be done under a deal that was made: "Under the terms, Orlen will pay $3 million"."""
    deals = words("deal_noun") | words("made_deal") | {"contract", "order"}
    if ctx.predicate is not None and any(t.lower_ == "would" for t in tree.children(ctx.predicate, "aux")):
        return False
    for verb in ctx.clauses[:1]:
        for under in (t for t in tree.children(verb, "prep", "prt", "advmod", "dep") if t.lower_ in ("under", "per")):
            for deal in tree.children(under, "pobj"):
                open_yet = any(t.lemma_.lower() in words("negotiating") | words("open_deal") for t in deal.children)
                if deal.lemma_.lower() in deals and not open_yet and ctx.frame in AGREED:
                    return True
    return False


def _values_a_bid(ctx: ClaimContext) -> bool:
    """Tell whether it is what a bid that nobody has taken up would make of something ("would value it at")."""
    verb = ctx.predicate
    subject = tree.subject_of(verb) if verb is not None else None
    if verb is None or subject is None or not any(t.lower_ in ("would", "could") for t in tree.children(verb, "aux")):
        return False
    return verb.lemma_ in ("value", "give") and subject.lemma_.lower() in words_of("bid")


def _is_under_way(ctx: ClaimContext) -> bool:
    """Tell whether money is being raised or borrowed, so that nobody has it yet."""
    verb = ctx.predicate
    if verb is None or ctx.frame != "financing" or verb.tag_ != "VBG" or verb.lemma_ not in ("raise", "borrow"):
        return False
    return any(t.lower_ in ("is", "are", "'s", "’s", "'re") for t in tree.children(verb, "aux"))


def _is_of_deal_in_talks(ctx: ClaimContext) -> bool:
    """Tell whether it is what a deal would bring that was only told of as possible ("The round would value it at")."""
    verb = ctx.predicate
    subject = tree.subject_of(verb) if verb is not None else None
    if verb is None or subject is None or not any(t.lower_ == "would" for t in tree.children(verb, "aux")):
        return False
    dealt = subject.lemma_.lower() in words("deal_noun") | words_of("bid") | words("takeover")
    if not dealt and not (subject.lower_ in ("that", "this", "which") and verb.dep_ in ("ROOT", "relcl", "advcl")):
        return False
    last = ctx.earlier[-1] if ctx.earlier else None
    if not dealt and (last is None or ctx.text[last.quote.end : ctx.sentence.start_char].strip()):
        return False  # "that" takes up what was told right before
    last = next((claim for claim in reversed(ctx.earlier[-CLAIMS_BACK:]) if claim.frame in TALKED), None)
    return last is not None and last.factuality == "possible"


def _is_term_of_deal(ctx: ClaimContext) -> bool:
    """Tell whether it is how long a deal lasts under which something will be done ("sold under a 20-year contract")."""
    deals = words("deal_noun") | words("ordering_noun")
    return ctx.frame == "duration" and any(
        noun.lemma_.lower() in deals and noun.dep_ == "pobj" and noun.head.lower_ == "under" for noun in ctx.nouns[:2]
    )


def _own_nouns(ctx: ClaimContext) -> tuple[Token, ...]:
    """Give the noun of the number, and the noun that both describe ("a 2 GW park": the unit and the park)."""
    described = ctx.anchor.dep_ in ("compound", "nmod", "nummod") and ctx.anchor in ctx.nouns[:1]
    return ctx.nouns[: 2 if described else 1]


def _levels(ctx: ClaimContext) -> Iterator[tuple[Link, Factuality]]:
    """Give the words of the path that give a level to the event, near to far."""
    for link in path(ctx):
        level = level_of(link.place, link.key, ctx.frame)
        if link.key == "can" and link.token.head.lemma_ in words_of("ability"):
            continue  # "one turbine can power 300,000 homes"
        if link.branch is not None and link.key in words_of("winning") and link.branch.dep_ in ("xcomp", "advcl"):
            continue  # "won money to build 20 MW": the power is not what was won
        if link.place == "verb" and link.branch is not None and _tells_of_some(link.token, link.branch):
            return
        if (link.key == "see" and not _looks_ahead(ctx, link.token)) or _is_security(link) or _is_made_request(link):
            continue
        if link.key in ("clear", "back") and (
            link.branch is None or link.branch.dep_ != "dobj" or ctx.holds(link.branch)
        ):
            continue  # "cleared $3 million of debt", but "clears $3 million plant"
        if link.place == "verb" and level == "expected" and _is_what_others_expected(ctx, link.token):
            continue  # "reported sales of $1.9 billion, below the $2.6 billion analysts had expected"
        if link.place == "verb" and link.key == "talk" and not _talks_about_doing(link.token):
            continue  # "talked up the contract"
        if link.key in ("estimate", "reckon") and _is_of_present(link):
            continue  # "estimates that the group holds 40%"
        if link.key == "due" and _is_year(link.token):
            continue  # "bonds due 2046", "notes due Oct. 15" say when they are repaid
        if link.key in ("could", "can") and _was_able(link.token):
            continue  # "could not account for a third", "until last year they could import"
        if link.key == "may" and _is_limit(ctx):
            continue  # "may run no more than 50 hours": a rule that holds
        if link.key == "call" and not _calls_for(ctx, link.token):
            continue  # "called the $3 million loss temporary", but "called for revenue of"
        if level is None or not governs(link) or _bounds_number(ctx, link) or _only_measures(ctx, link, level):
            continue
        if level == "announced" and not _binds(link) and not _can_be_agreed(ctx, link):
            continue
        if level == "announced" and (_tells_of_done(link) or (ctx.quantity is None and link.key == "unveil")):
            continue  # "announced that it had bought"; a product that is unveiled is there
        if level == "expected" and (
            _is_announced_plan(link) or _is_announced_deed(link) or _is_proposed_deal(ctx, link)
        ):
            level = "announced"
        yield link, level


def _is_what_others_expected(ctx: ClaimContext, verb: Token) -> bool:
    """Tell whether a verb behind the number says what analysts foresaw: another number."""
    if verb.i < ctx.tokens.end or (verb.dep_ == "relcl" and verb.head in (ctx.anchor, *ctx.nouns[:1])):
        return False
    return any(t.i > ctx.tokens.end and t.lower_ in words("expecter") for t in verb.lefts)


def _is_of_present(link: Link) -> bool:
    """Tell whether what is estimated is said to be so already, in a clause of its own without a modal."""
    clause = link.branch
    if clause is None or clause.dep_ != "ccomp" or clause.tag_ not in ("VBZ", "VBP", "VBD") or clause.lemma_ == "need":
        return False
    if any(t.lower_ in COMING or (t.text.isdigit() and len(t.text) == YEAR) for t in clause.subtree):
        return False  # "estimates that it earns $3 billion in 2030", "once it opens"
    return not any(t.tag_ == "MD" for t in tree.children(clause, "aux"))


def _talks_about_doing(verb: Token) -> bool:
    """Tell whether somebody talks about doing something: "is talking to banks about borrowing"."""
    about = [t for t in tree.children(verb, "prep") if t.lower_ == "about"]
    return verb.tag_ == "VBG" and any(t.tag_ == "VBG" for prep in about for t in tree.children(prep, "pcomp"))


def _is_year(due: Token) -> bool:
    behind = due.nbor(1) if due.i + 1 < len(due.doc) else due
    papers = words("debt") | words("security") | {"slice", "tranche"}
    if due.head.lemma_.lower() not in papers and (not due.i or due.nbor(-1).lemma_.lower() not in papers):
        return False
    return (behind.text.isdigit() and len(behind.text) == YEAR) or behind.text[:3] in {m[:3] for m in month_names()}


def _was_able(modal: Token) -> bool:
    """Tell whether a modal says what could or could not be done in a time that is over.

    "Until last year they could import 1,700"; "investigators could not account for a third".
    """
    verb = modal.head
    if modal.lower_ != "could":
        return False
    if any(t.dep_ == "neg" for t in verb.children):
        return verb.lemma_ in words("tracing")
    opening = [t.lower_ for t in verb.sent[:2]]
    return verb.dep_ == "ROOT" and (opening == ["until", "last"] or opening == ["until", "recently"])


def _is_limit(ctx: ClaimContext) -> bool:
    """Tell whether the number is the most that a rule allows: a permit, a licence or a law is told of."""
    most = ctx.within()[:3] == ["no", "more", "than"] or ctx.before(3)[-3:] == ["no", "more", "than"]
    return most and any(t.lemma_.lower() in words("rule_noun") for t in ctx.sentence)


def _is_security(link: Link) -> bool:
    """Tell whether an option is one on shares, as pay is given: it is there."""
    return link.key == "option" and any(t.lower_ in ("stock", "share") for t in tree.children(link.token, "compound"))


def _is_made_request(link: Link) -> bool:
    """Tell whether somebody asked for the number itself in the past: a request that has been made is a fact."""
    asked = link.place == "verb" and link.key in words_of("request") and link.token.tag_ == "VBD"
    return asked and link.branch is not None and link.branch.dep_ in ("dobj", "prep")


def _calls_for(ctx: ClaimContext, verb: Token) -> bool:
    """Tell whether a number stands behind the "for" of a verb, whatever the parser hangs the end of a mention on."""
    return any(t.lower_ == "for" and t.i < ctx.tokens.start <= t.right_edge.i for t in tree.children(verb, "prep"))


def _tells_of_some(clause: Token, branch: Token) -> bool:
    """Tell whether a clause is only about some of what is counted: "has 45,000 employees, 20% of whom will go"."""
    if branch.dep_ != "ccomp":
        return False
    subject = next(iter(tree.children(clause, "nsubj", "nsubjpass")), None)
    return subject is not None and any(t.tag_ == "WP" and t.lower_ == "whom" for t in subject.subtree)


def _looks_ahead(ctx: ClaimContext, verb: Token) -> bool:
    """Tell whether "sees" or "is seen" tells of what is to come; "saw" and "sees 20 trucks a day" do not."""
    if ctx.dimension == "rate":
        return False
    if verb.tag_ == "VBN":
        return bool(tree.children(verb, "auxpass"))
    return verb.tag_ in ("VBZ", "VBP")


def _bounds_number(ctx: ClaimContext, link: Link) -> bool:
    """Tell whether a word is part of the mention ("estimated", "up to"): it bounds the number, not the event."""
    return ctx.holds(link.token) and link.token != ctx.anchor


def _only_measures(ctx: ClaimContext, link: Link, level: Factuality) -> bool:
    """Tell whether a word says how much it is, not how sure: "estimated at", "set aside", "weighs 3 tonnes"."""
    branch, lemma = link.branch, link.token.lemma_.lower()
    counted = link.token == ctx.anchor or (branch is not None and branch.dep_ == "nummod")
    if link.place == "noun" and ctx.dimension == "count" and level != "announced" and counted:
        return True  # "three options": they are what is counted
    if branch is None:
        return False
    if link.place == "noun":  # "a 40% chance"
        return lemma in words_of("odds") and ctx.dimension == "share" and branch.dep_ in ("nummod", "compound", "amod")
    if link.place != "verb":
        return False
    if lemma in words_of("with_infinitive"):
        return not (branch.dep_ == "xcomp" or (lemma == "look" and branch.lower_ == "for"))
    if lemma == "tie":
        return branch.lower_ != "to" or ctx.quantity is None
    if lemma == "weigh":
        return ctx.dimension == "mass"
    return level == "expected" and lemma == "estimate" and branch.dep_ == "prep" and branch.lower_ in ("at", "by")


def _can_be_agreed(ctx: ClaimContext, link: Link) -> bool:
    """Tell whether the frame is one of deals, and the deal is not carried out already."""
    if link.place == "adj" and link.key == "announced" and link.token.head in _own_nouns(ctx):
        return True  # whatever it is: "a recently announced 2 GW park"
    if link.place == "noun" and came_to(ctx, link.token):
        return False
    return ctx.frame in AGREED and not (link.place == "noun" and _is_done(ctx))


def _tells_of_done(link: Link) -> bool:
    """Tell whether what is announced has been done already ("announced that the goal had been reached")."""
    content = link.branch
    if link.place != "verb" or content is None or content.dep_ != "ccomp":
        return False
    return content.tag_ == "VBN" and any(t.lemma_ == "have" for t in tree.children(content, "aux"))


def _binds(link: Link) -> bool:
    """Tell whether somebody has bound himself to do it ("agreed to rent"): a promise, whatever it is about."""
    infinitive = link.branch is not None and link.branch.dep_ == "xcomp"
    return link.place == "verb" and infinitive and link.token.lemma_ in words_of("binding")


def _is_announced_plan(link: Link) -> bool:
    """Tell whether a plan is one that was announced ("announced plans to buy", "a previously announced plan")."""
    if link.place != "noun" or link.token.lemma_.lower() not in ("plan", "budget"):
        return False
    above = link.token.head
    if link.token.dep_ == "dobj" and above.lemma_ in ("announce", "unveil"):
        return True
    return any(t.dep_ == "amod" and t.lower_ == "announced" for t in link.token.children)


def _is_announced_deed(link: Link) -> bool:
    """Tell whether "will" belongs to what somebody announces: "announced that it would build five plants"."""
    verb = link.token.head
    return link.place == "modal" and verb.dep_ == "ccomp" and verb.head.lemma_ in ("announce", "unveil")


def _is_proposed_deal(ctx: ClaimContext, link: Link) -> bool:
    """Tell whether a takeover is called a proposed one: it is agreed, and waits for those who must allow it."""
    return link.place == "adj" and link.key == "proposed" and ctx.frame == "acquisition"


def _is_done(ctx: ClaimContext) -> bool:
    """Tell whether the verb of the claim tells something carried out ("acquired a stake in a deal worth $600m")."""
    verb = ctx.predicate
    return (
        verb is not None
        and verb.lemma_ in words("done")
        and verb.tag_ in ("VBD", "VBN")
        and not any(t.tag_ == "MD" for t in verb.children)
    )
