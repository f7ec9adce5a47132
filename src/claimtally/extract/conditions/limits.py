"""What keeps a cue from being a condition."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from claimtally.extract.conditions.cues import Cue
from claimtally.extract.conditions.lexicon import Family, limits
from claimtally.syntax.clauses import Range, sentence
from claimtally.syntax.tree import SUBJECTS
from claimtally.syntax.word_classes import FINITE

TIME_TYPES = ("DATE", "TIME")
NOMINAL = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM", "PART", "ADP", "ADV", "CCONJ"})
NUMBER_WITHIN = 3  # tokens behind "until" among which a number makes a date
LONGEST_NOUN_PHRASE = 7  # tokens of "a coal yard" behind "once"


def stands(doc: Doc, cue: Cue, content: Range) -> bool:
    """Tell whether a cue with the words behind it is a condition in the sense that it governs a claim."""
    test = TESTS.get(cue.row.rule)
    return test is None or test(doc, cue, content)


def _if(doc: Doc, cue: Cue, content: Range) -> bool:
    before = doc[cue.start - 1] if cue.start else None
    if before is not None and before.lower_ in limits("concessions"):
        return False
    if cue.end - cue.start == 1 and _idiom(doc, cue):
        return False
    if _whether(doc, cue):
        return False
    return cue.row.opens == "noun" or content[1] - content[0] >= 2 or doc[content[0]].tag_ == "VBN"


def _idiom(doc: Doc, cue: Cue) -> bool:
    """Tell whether "if" and the word behind it are an idiom.

    "if not"; "if any" before a comma or a full stop; one word between two commas that concedes ("a grisly, if
    unconfirmed, report").
    """
    word = doc[cue.end].lower_
    if word == "any" and cue.start and doc[cue.start - 1].lower_ in ("few", "little"):
        return True  # "few if any of the passengers"
    between_commas = doc[cue.start - 1].text == "," and doc[min(cue.end + 1, len(doc) - 1)].text == ","
    if cue.start > 1 and between_commas and doc[cue.start - 2].pos_ == "ADJ":
        return True
    alone = cue.end + 1 >= len(doc) or not doc[cue.end + 1].is_alpha
    return word == "not" or (word in limits("idioms") and alone)


def _whether(doc: Doc, cue: Cue) -> bool:
    """Tell whether "if" stands for "whether": right behind a verb of asking, or in its object.

    Behind a verb of saying it does so only where the saying is denied ("did not say if", "declined to say if").
    """
    mark = doc[cue.start]
    before = [t for t in doc[max(0, cue.start - 2) : cue.start] if t.sent == mark.sent]
    if before and before[-1].is_punct:
        return False
    clause = mark.head
    asking = [before[-1]] if before else []
    if clause.dep_ == "ccomp" and clause.head.i < mark.i:
        asking.append(clause.head)
    lemmas = {t.lemma_.lower() for t in asking}
    if lemmas & limits("whether_verbs"):
        return True
    said = next((t for t in asking if t.lemma_.lower() in limits("denied_verbs")), None)
    return said is not None and (any(c.dep_ == "neg" for c in said.children) or said.dep_ == "xcomp")


def _when(doc: Doc, cue: Cue, content: Range) -> bool:
    """Tell whether a plain "when" opens a bare participle ("when completed"); "only when" always opens a condition.

    "Whenever" opens one but where what happened again and again is told ("whenever it rained").
    """
    if cue.end - cue.start > 1:
        return True
    if doc[cue.start].lower_ == "whenever":
        before = doc[sentence(doc[cue.start])[0] : cue.start]
        bound = any(t.tag_ in ("MD", "TO") for t in before)  # "has agreed to shed 100 MW whenever"
        return bound and _finite(doc, content) and not _past(doc, content)
    if _falls_due(doc, cue, content):
        return True
    return not _finite(doc, content) and doc[content[1] - 1].tag_ in ("VBN", "JJ") and content[1] - content[0] <= 3


def _falls_due(doc: Doc, cue: Cue, content: Range) -> bool:
    """Tell whether a clause of time in the present tense says what a payment waits for: "is due when it opens"."""
    verb = doc[cue.start].head
    above = verb.head
    if verb.dep_ != "advcl" or verb.i < cue.start or any(t.tag_ in ("VBD", "VBN", "MD") for t in (verb, *verb.lefts)):
        return False
    subject = next((t for t in above.lefts if t.dep_ in SUBJECTS), None)
    if subject is None or not (subject.lemma_.lower() in limits("waiting") or any(t.like_num for t in subject.subtree)):
        return False  # "pensioners are due $300 when they retire"
    due = {above.lemma_.lower(), *(t.lemma_.lower() for t in above.children if t.dep_ in ("acomp", "prt", "oprd"))}
    nouns = {t.lemma_.lower() for t in doc[slice(*content)]}
    reached = verb.lemma_ in limits("fulfilled") and not nouns.isdisjoint(limits("takers"))
    return reached or not due.isdisjoint(limits("due"))


def _is_closed_noun(doc: Doc, start: int) -> bool:
    """Tell whether a comma follows a noun phrase from its determiner on, with no verb between."""
    behind = doc[start + 1 : start + LONGEST_NOUN_PHRASE]
    end = next((t.i for t in behind if t.text == ","), None)
    if end is None or any(t.pos_ in ("VERB", "AUX") for t in doc[start:end]):
        return False
    second = next((t.i for t in doc[end + 1 : end + 1 + LONGEST_NOUN_PHRASE] if t.text == ","), None)
    goes_on = second is not None and second + 1 < len(doc) and doc[second + 1].tag_ in FINITE
    return not goes_on  # "Once the permit, the last of three, is granted": a clause goes on


def _once(doc: Doc, cue: Cue, content: Range) -> bool:
    """Tell whether "once" means "as soon as": a clause or a participle follows, not as in "once a week"."""
    behind = doc[cue.end + 1] if cue.end + 1 < len(doc) else doc[cue.end]
    if doc[cue.end].pos_ == "DET" and behind.lemma_.lower() in limits("spells"):
        return False  # "once a day"
    opens = cue.start == sentence(doc[cue.start])[0] or doc[cue.start - 1].text == ","
    if doc[cue.end].pos_ == "DET" and opens and _is_closed_noun(doc, cue.end):
        return False  # "the site, once a coal yard, will have 130 MW", "Once a coal yard, the site"
    if doc[cue.end].is_punct or doc[cue.end].lower_ in ("again", "more", "and", "upon"):
        return False
    if cue.start and doc[cue.start - 1].pos_ == "DET":
        return False  # "a once high-flying toy maker"
    if cue.start and doc[cue.start - 1].lower_ in (
        "had",
        "was",
        "were",
        "has",
        "have",
        "is",
        "are",
        "than",
        "as",
        "at",
        "for",
    ):
        return False
    first = next((t for t in doc[slice(*content)] if t.pos_ != "ADV"), doc[content[0]])
    if _finite(doc, content):
        return (
            doc[cue.start].dep_ in ("mark", "advmod") and first.pos_ not in ("VERB", "AUX") and not _past(doc, content)
        )
    return first.tag_ == "VBN" and first.lemma_.lower() not in limits("memories") and doc[cue.start].i < first.i


def _past(doc: Doc, content: Range) -> bool:
    """Tell whether a sentence tells what came about ("felt sick once he hit 87 mph"): no modal, all in the past."""
    first, after = sentence(doc[content[0]])
    tensed = [t for t in doc[slice(*content)] if t.tag_ in FINITE]
    return all(t.tag_ == "VBD" for t in tensed) and not any(t.tag_ == "MD" for t in doc[first:after])


def _until(doc: Doc, cue: Cue, content: Range) -> bool:
    """Tell whether "until" names an event that something waits for: not a time, and not how long something lasted."""
    first_words = doc[cue.end : cue.end + NUMBER_WITHIN]
    if doc[cue.end].ent_type_ in TIME_TYPES or doc[cue.end].pos_ == "ADV" or any(t.pos_ == "NUM" for t in first_words):
        return False  # "until at least 2030"
    first, after = sentence(doc[cue.start])
    rest = [*doc[first : cue.start], *doc[content[1] : after]]
    waits = any(t.dep_ == "neg" or t.lemma_.lower() in limits("waits") for t in rest)
    if not waits:
        return False
    return _finite(doc, content) or any(t.lemma_.lower() in limits("milestones") for t in doc[slice(*content)])


def _without(doc: Doc, cue: Cue, content: Range) -> bool:
    """Tell whether something would be otherwise: "Without it, ... would", "would have failed without it"."""
    first, after = sentence(doc[cue.start])
    modals = [t for t in doc[first:after] if t.tag_ == "MD" and t.lower_ in ("would", "could", "might", "'d", "’d")]
    if cue.start - first <= 1:
        if any(t.i > content[1] for t in modals):
            return True
        aside = doc[content[0]].tag_ == "VBG" or _head(doc, content) in limits("asides")
        return not aside and any(t.tag_ == "MD" for t in doc[content[1] : after])
    return any(t.i < cue.start and any(x.lower_ == "have" for x in doc[t.i + 1 : t.i + 4]) for t in modals)


def _subject(doc: Doc, cue: Cue, content: Range) -> bool:
    head = _head(doc, content)
    return head not in limits("liabilities")


def _pending(doc: Doc, cue: Cue, content: Range) -> bool:
    if cue.start and doc[cue.start - 1].pos_ in ("DET", "ADJ", "ADP", "NUM", "PRON"):
        return False  # "its pending approval"
    return any(t.lemma_.lower() in limits("milestones") for t in doc[slice(*content)])


def _exchange(doc: Doc, cue: Cue, content: Range) -> bool:
    """Tell whether the price of a deal is named; "in return for which" takes up the clause before it."""
    return doc[content[0]].tag_ not in ("WDT", "WP")


def _tied(doc: Doc, cue: Cue, content: Range) -> bool:
    if doc[cue.start].lower_ == "on" and not _pays_later(doc, cue, content):
        return False  # "rose on approval of its vaccine", "spent $3 million on commissioning scanners"
    return is_event(doc, content)


def _pays_later(doc: Doc, cue: Cue, content: Range) -> bool:
    """Tell whether something is still to be done or paid on an event: "will receive $9 million on completion of"."""
    behind = doc[content[0] + 1] if content[0] + 1 < len(doc) else doc[content[0]]
    if behind.lower_ != "of" and not behind.is_punct:
        return False
    first, after = sentence(doc[cue.start])
    clause = doc[first:after]
    present = any(t.tag_ in ("VBZ", "VBP") and t.lemma_ in limits("paying") for t in clause)
    return present or any(t.tag_ == "MD" or t.lemma_.lower() in limits("due") for t in clause)


def is_event(doc: Doc, content: Range) -> bool:
    """Tell whether a noun phrase is something that may or may not come about: an approval, a target, "whether ..."."""
    first = doc[content[0]]
    nouns = limits("tied") | limits("milestones") | limits("consents") | limits("comings")
    if _acts(doc, content):
        return True  # "depends on the drug meeting its goal"
    return first.lower_ in ("whether", "how", "what") or first.tag_ == "VBG" or _head(doc, content) in nouns


def _contingent(doc: Doc, cue: Cue, content: Range) -> bool:
    """Tell whether "depending on" says on what a number hangs, not how many there are ("prices range from $20 to")."""
    if doc[cue.start].lower_ != "depending":
        return True
    first, after = sentence(doc[cue.start])
    return not any(t.lemma_ in limits("varying") and t.pos_ == "VERB" for t in doc[first:after])


def _acts(doc: Doc, content: Range) -> bool:
    """Tell whether a noun phrase is a deed told with a gerund and whose it is: "the drug meeting its goal"."""
    return any(
        t.tag_ == "VBG"
        and (
            t.dep_ in ("pcomp", "acl")
            or any(c.dep_ in SUBJECTS for c in t.lefts)
            or (t.dep_ == "pobj" and any(c.dep_ == "dobj" for c in t.rights))
        )
        for t in doc[slice(*content)]
    )


def _provided(doc: Doc, cue: Cue, content: Range) -> bool:
    """Tell whether "provided", "assuming" open a clause and are not plain verbs ("provided the funds")."""
    words = {t.lower_ for t in doc[cue.start : cue.end]}
    if "long" in words and (
        doc[cue.end].pos_ == "NUM"
        or not _finite(doc, content)
        or [t.lower_ for t in doc[cue.end : cue.end + 2]] == ["it", "takes"]
        or (cue.start > 0 and (doc[cue.start - 1].lower_ == "for" or doc[cue.start - 1].pos_ == "AUX"))
        or (cue.start > 0 and doc[cue.start - 1].lower_ in limits("equalling"))
    ):
        return False  # "as long as a month", "for as long as it is built", "is nearly as long as the old one"
    if words & {"that", "as", "condition"}:
        return not (doc[cue.start].lower_ == "provided" and doc[cue.start].dep_ == "ROOT")
    before = doc[cue.start - 1] if cue.start else None
    apart = before is None or before.is_punct or before.is_space or before.lower_ in ("and", "but", "or")
    if doc[cue.start].lower_ == "assuming":
        return apart and doc[content[0]].lemma_.lower() not in limits("assumed")
    if apart and doc[cue.start].lower_ == "provided" and before is not None and before.text == ",":
        return doc[content[0]].pos_ not in ("ADP", "PUNCT")  # "provided by Orlen"
    first, after = sentence(doc[cue.start])
    if cue.start == first and content[1] + 2 >= after:
        return False  # "Providing free buses could cost the town $3 million"
    return _opens_with_subject(doc, content)


def _opens_with_subject(doc: Doc, content: Range) -> bool:
    """Tell whether nothing but a noun phrase stands before the verb: "provided the firm employs", not "the money"."""
    for token in doc[slice(*content)]:
        if token.tag_ in FINITE:
            return token.i > content[0]
        if token.pos_ not in NOMINAL:
            return False
    return False


def _finite(doc: Doc, content: Range) -> bool:
    return any(t.tag_ in FINITE and t.dep_ != "relcl" for t in doc[slice(*content)])


def _head(doc: Doc, content: Range) -> str:
    return str(doc[slice(*content)].root.lemma_.lower())


TESTS: dict[Family, Callable[[Doc, Cue, Range], bool]] = {
    "if": _if,
    "when": _when,
    "once": _once,
    "until": _until,
    "without": _without,
    "subject": _subject,
    "pending": _pending,
    "provided": _provided,
    "tied": _tied,
    "contingent": _contingent,
    "exchange": _exchange,
}
