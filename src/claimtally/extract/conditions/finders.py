"""Finds conditions: behind cues, behind verbs, and in inverted clauses ("had the board approved")."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from claimtally.extract.conditions.cues import Cue
from claimtally.extract.conditions.extent import clause_behind, finite_before_comma, noun_behind
from claimtally.extract.conditions.governed import deed_before, governed_by_noun, governed_by_verb, main_clause
from claimtally.extract.conditions.lexicon import Family, limits, listed_verbs, verbs
from claimtally.extract.conditions.limits import is_event, stands
from claimtally.model import ConditionMention
from claimtally.syntax.clauses import Range, sentence, span_of, subtree, trimmed
from claimtally.syntax.positions import lemma_in, lower_in
from claimtally.syntax.tree import SUBJECTS, children, is_passive, subject_of

Apply = Callable[[Doc, tuple[Cue, ...], str], Iterator[ConditionMention]]
SUBJECT_OPENERS = ("PRON", "PROPN", "NOUN", "DET", "ADJ", "NUM")
NEEDING = frozenset({"have", "need", "require"})
UNREAL = frozenset({"would", "could", "might", "may"})
INVERTED = frozenset({"had", "were", "should"})


def mention(doc: Doc, cue: Range, antecedent: Range, consequent: Range | None, rule: str) -> ConditionMention:
    """Make a mention of token ranges."""
    return ConditionMention(
        cue=span_of(doc, *cue),
        antecedent=span_of(doc, *antecedent),
        rule=rule,
        consequent=span_of(doc, *consequent) if consequent is not None else None,
    )


def behind_cues(family: Family) -> Apply:
    """Make a rule's function: the conditions behind the cues of a family."""

    def apply(doc: Doc, cues: tuple[Cue, ...], rule: str) -> Iterator[ConditionMention]:
        for cue in cues:
            if cue.row.rule != family or cue.end >= len(doc) or doc[cue.end].sent != doc[cue.start].sent:
                continue
            antecedent = _antecedent(doc, cue)
            if antecedent is None or not stands(doc, cue, antecedent):
                continue
            governs = main_clause(doc, cue.start, antecedent)
            if cue.row.opens == "noun":
                governs = governed_by_noun(doc, (cue.start, cue.end), antecedent)
            yield mention(doc, (cue.start, cue.end), antecedent, governs, rule)

    return apply


def _antecedent(doc: Doc, cue: Cue) -> Range | None:
    if cue.row.opens == "noun" or (cue.row.opens == "either" and not finite_before_comma(doc, cue.end)):
        return noun_behind(doc, cue.end)
    return clause_behind(doc, cue.end)


def behind_verbs(doc: Doc, _cues: tuple[Cue, ...], rule: str) -> Iterator[ConditionMention]:
    """Give the complements of verbs such as "hinges on" and "requires"."""
    lexicon = verbs()
    for token in lemma_in(doc, listed_verbs()):
        row = lexicon.get(token.lemma_.lower()) if token.pos_ in ("VERB", "NOUN") else None
        if row is None or is_passive(token) or token.tag_ in ("VBN", "NN"):
            continue
        if token.pos_ == "NOUN" and not row.prepositions:
            continue  # the tagger takes "hinges on" for a plural
        found = _object(token) if not row.prepositions else _behind_preposition(token, row.prepositions)
        governs = governed_by_verb(token)
        if found is not None and governs is not None and (not row.events or _waits(token) or is_event(doc, found[1])):
            cue, antecedent = found
            yield mention(doc, cue, antecedent, governs, rule)


def _waits(verb: Token) -> bool:
    """Tell whether the subject of a verb is a payment that waits for something ("earn-outs depend on sales")."""
    subject = subject_of(verb)
    return subject is not None and subject.lemma_.lower() in limits("waiting")


def _object(verb: Token) -> tuple[Range, Range] | None:
    """Give cue and object where an event requires something, or where what is required is somebody's consent."""
    if _waits(verb) and verb.tag_ != "VBD":  # "the last tranche requires the stock to"
        ends = [t.right_edge.i + 1 for t in verb.rights if t.dep_ in ("dobj", "xcomp", "ccomp")]
        return ((verb.i, verb.i + 1), (verb.i + 1, max(ends))) if ends else None
    objects = children(verb, "dobj")
    if not objects or any(child.dep_ in ("xcomp", "ccomp") for child in verb.rights):
        return None
    subject = next(iter(children(verb, "csubj", "nsubj")), None) or deed_before(verb)
    event = subject is not None and (subject.dep_ == "csubj" or subject.tag_ == "VBG")
    if not event and objects[0].lemma_.lower() not in limits("consents"):
        return None
    found = noun_behind(verb.doc, verb.i + 1)
    return ((verb.i, verb.i + 1), found) if found is not None else None


def _behind_preposition(verb: Token, prepositions: tuple[str, ...]) -> tuple[Range, Range] | None:
    for child in verb.rights:
        if child.lower_ in prepositions and child.i - verb.i <= 2:
            found = noun_behind(verb.doc, child.i + 1)
            return ((verb.i, child.i + 1), found) if found is not None else None
    return None


def necessary(doc: Doc, _cues: tuple[Cue, ...], rule: str) -> Iterator[ConditionMention]:
    """Give what would have to be done for a purpose ("to get the loan, it would have to sell a plant")."""
    for token in lemma_in(doc, NEEDING):
        if not any(c.tag_ == "MD" for c in token.lefts):
            yield from _needed(token, rule)
            continue
        deed = next((c for c in token.rights if c.dep_ == "xcomp" and any(t.tag_ == "TO" for t in c.lefts)), None)
        purpose = next((c for c in token.lefts if c.dep_ == "advcl" and any(t.tag_ == "TO" for t in c.lefts)), None)
        if deed is None or purpose is None:
            continue
        consequent = (purpose.left_edge.i, purpose.right_edge.i + 1)
        modal = next(c.i for c in token.lefts if c.tag_ == "MD")
        yield mention(doc, (modal, deed.i), (deed.i, deed.right_edge.i + 1), consequent, rule)


def _needed(verb: Token, rule: str) -> Iterator[ConditionMention]:
    """Give what somebody requires for a purpose: "To reach 20 GW, Poland requires changes to its law"."""
    purpose = next((c for c in verb.lefts if c.dep_ == "advcl" and any(t.tag_ == "TO" for t in c.lefts)), None)
    needed = next(iter(children(verb, "dobj")), None)
    if verb.lemma_ == "have" or purpose is None or needed is None or any(t.like_num for t in needed.subtree):
        return
    antecedent = noun_behind(verb.doc, verb.i + 1) if verb.tag_ in ("VBZ", "VBP") else None
    if antecedent is not None and (verb.lemma_ == "require" or is_event(verb.doc, antecedent)):
        yield mention(verb.doc, (verb.i, verb.i + 1), antecedent, subtree(purpose), rule)


def triggering(doc: Doc, _cues: tuple[Cue, ...], rule: str) -> Iterator[ConditionMention]:
    """Give what would set something off: "a downgrade would trigger $2 billion of calls", "triggered by a sale"."""
    for verb in lemma_in(doc, limits("triggers")):
        if verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.head.lemma_.lower() in limits("waiting"):
            agent = next((t for t in verb.rights if t.lower_ == "by"), None)
            found = noun_behind(doc, agent.i + 1) if agent is not None else None
            if found is not None:
                yield mention(doc, (verb.i, found[0]), found, trimmed(doc, verb.head.left_edge.i, verb.i), rule)
            continue
        cause = _cause(verb)
        if cause is not None:
            yield mention(doc, (verb.i, verb.i + 1), subtree(cause), (verb.i + 1, verb.right_edge.i + 1), rule)


def _cause(verb: Token) -> Token | None:
    """Give what would set something off: a deed, or a thing that is not known yet."""
    subject = subject_of(verb) if any(t.lower_ in UNREAL for t in verb.lefts) else None
    if subject is not None and any(t.dep_ in ("acl", "relcl") for t in subject.children):
        return None  # "a reform, passed in May, would trigger"
    if subject is None or subject.i > verb.i:
        return None
    known = subject.pos_ != "NOUN" or any(t.lower_ in ("the", "its", "their") for t in subject.lefts)
    return subject if subject.tag_ == "VBG" or not known else None


def milestones(doc: Doc, _cues: tuple[Cue, ...], rule: str) -> Iterator[ConditionMention]:
    """Give the milestones in which a sum is paid: "up to $610 million in development milestones"."""
    for token in lemma_in(doc, frozenset({"milestone"})):
        head = token.head if token.dep_ == "compound" else token
        if head != token and head.lemma_.lower() != "payment":
            continue  # "$3 million in milestone projects"
        start = head.left_edge.i
        before = doc[start - 1] if start else token
        number = doc[start - 2] if start >= 2 and before.lower_ == "in" else None
        if number is None or not (number.pos_ in ("NUM", "SYM") or any(t.like_num for t in number.children)):
            continue
        if not _is_still_to_come(doc, before.i):
            continue  # "received $40 million in milestone payments"
        yield mention(doc, (before.i, start), (start, head.i + 1), (number.left_edge.i, number.i + 1), rule)


def _is_still_to_come(doc: Doc, place: int) -> bool:
    """Tell whether what stands before a token may be paid one day: a modal, "eligible for", "up to"."""
    first, _ = sentence(doc[place])
    words = [t.lower_ for t in doc[first:place]]
    modal = any(t.tag_ == "MD" for t in doc[first:place])
    return modal or "eligible" in words or "entitled" in words or ("up" in words and "to" in words) or "much" in words


def inverted(doc: Doc, _cues: tuple[Cue, ...], rule: str) -> Iterator[ConditionMention]:
    """Give the clauses that open with "had", "were" or "should" before their subject."""
    for token in lower_in(doc, INVERTED):
        if not _opens_clause(token):
            continue
        antecedent = clause_behind(doc, token.i + 1, verb=token.lower_ == "were")
        first, after = sentence(token)
        if antecedent is None or antecedent[1] - antecedent[0] < 2 or (token.i == first and doc[after - 1].text == "?"):
            continue
        yield mention(doc, (token.i, token.i + 1), antecedent, main_clause(doc, token.i, antecedent), rule)


def _opens_clause(token: Token) -> bool:
    """Tell whether an auxiliary stands at the head of a clause and its subject behind it."""
    doc, (first, after) = token.doc, sentence(token)
    behind = doc[token.i + 1] if token.i + 1 < after else None
    if behind is None or behind.pos_ not in SUBJECT_OPENERS:
        return False
    if token.lower_ == "should" and behind.pos_ in ("DET", "PROPN") and _would_before(token, first):
        return doc[token.i - 1].pos_ in ("NOUN", "NUM", "ADV", "ADP", "VERB", "SYM", "PUNCT")
    if not _verb_form_behind(token, after):
        return False
    before = doc[token.i - 1] if token.i > first else None
    if before is None or (before.i == first and before.pos_ == "CCONJ"):
        return behind.tag_ != "PRP$" or before is None
    if before.is_punct:
        return token.lower_ != "were" or behind.pos_ in ("PRON", "DET", "PROPN")
    if before.lower_ in ("that", "and", "but", "or"):
        return behind.tag_ == "PRP" or (behind.tag_ != "PRP$" and before.lower_ == "that" and token.lower_ != "were")
    return behind.tag_ == "PRP" or not _has_subject_before(token, first)


def _has_subject_before(token: Token, first: int) -> bool:
    """Tell whether the auxiliary is a plain verb of what stands before it; an inversion has a "would" there."""
    before = token.nbor(-1)
    if before.pos_ in ("PRON", "AUX") and not before.lower_.endswith(("self", "selves")):
        return True
    if any(c.dep_ in SUBJECTS and c.i < token.i for c in _verb(token).lefts):
        return True
    return not _would_before(token, first)


def _would_before(token: Token, first: int) -> bool:
    return any(t.lower_ in ("would", "could", "might", "may", "should") for t in token.doc[first : token.i])


def _verb_form_behind(token: Token, after: int) -> bool:
    """Tell whether the form that the auxiliary asks for follows its subject: "had ... done", "were ... to do, it"."""
    forms = {"had": ("VBN", "VBD"), "should": ("VB", "VBP"), "were": ("TO", "VBG", "VBN", "JJ", "NN", "RB", "IN")}[
        token.lower_
    ]
    return any(t.tag_ in forms for t in token.doc[token.i + 2 : min(after, token.i + 12)])


def _verb(token: Token) -> Token:
    return token.head if token.dep_ in ("aux", "auxpass") else token
