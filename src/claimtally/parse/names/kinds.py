"""Kinds of names: organisation, person, place or product, by the vote of all that the article says of a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from claimtally.lexicons.given_names import gender_of
from claimtally.lexicons.known import Known
from claimtally.lexicons.names import name_words, place_names
from claimtally.lexicons.nationalities import nationalities
from claimtally.lexicons.words import words
from claimtally.model.entity import EntityKind
from claimtally.parse.dictionary import is_unlisted
from claimtally.parse.names.candidates import Candidate
from claimtally.parse.names.evidence import NER_LABELS
from claimtally.syntax.source_text import text_of

# Where two kinds have as many votes, the one that comes first here wins.
ORDER: tuple[EntityKind, ...] = ("organisation", "person", "place", "product", "other")
SEATED = frozenset({"based", "headquartered"})
SAYING = frozenset({"say"})  # people say things too
TRADED_BEFORE = re.compile(
    r"\b(?:shares?|stocks?|stakes?|investors?|shareholders?|bid|offer|% ) (?:in|of|for|from) $", re.IGNORECASE
)
SEAT = re.compile(r", [A-Z][\w.]{1,20}(?: [A-Z]\w{1,15})?-(?:based|headquartered)\b")
LOCATING = frozenset({"in", "near", "outside", "around", "across", "throughout"})
WORD = re.compile(r"[^\W\d_]+\.?")
REACH = 40  # characters before and behind a name in which its title stands
WORDS_BEHIND = 5
LONGEST_APPOSITION = 8  # words of "a Santa Clara-based maker of", up to its noun
HYPHENS = frozenset({"-", "–"})
ENDING = frozenset({"WDT", "WP", "MD", "VBZ", "VBD", "VBP", "VB", "IN", "TO"})  # behind them another noun is told of
GIVEN = 3  # the vote of a given name: less than the lexicon's ("Philip Morris"), and than two of the NER's
Vote = tuple[EntityKind, int]
LABELLED = 8  # the most that the NER's labels count together
LISTED = 6  # the lexicon's vote: less than one descriptor ("the fruit Apple"), more than the places a name stands in


def kind_of(doc: Doc, name: str, members: list[Candidate], descriptors: frozenset[str], known: Known) -> EntityKind:
    """Vote on the kind of a name: what the article says of it outweighs the lexicon, and the lexicon the NER.

    The NER's labels are a vote a mention; for a name that the lexicon knows only those count that agree with it.
    """
    votes: Counter[EntityKind] = Counter()
    listed = listed_kind(known, name)
    for kind, weight in (*_by_name(name), *_by_descriptors(descriptors)):
        votes[kind] += weight
    if listed is not None:
        votes[listed] += LISTED
    if name.casefold() in nationalities() and not any(_acts(doc, member) for member in members):
        votes["other"] += 20
    labels: Counter[EntityKind] = Counter()
    for member in members:
        for kind, weight in _by_label(doc, name, member):
            labels[kind] += weight if listed in (None, kind) else 0
        for kind, weight in _by_context(doc, name, member):
            if kind != "product" or listed != "organisation" or not _makes_what_is_counted(doc, member):
                votes[kind] += weight
    for kind, weight in labels.items():
        votes[kind] += min(weight, LABELLED)  # the NER errs alike each time it meets a name
    if not votes:
        root = doc[members[0].start : members[0].end].root
        named = root.pos_ == "PROPN" or (
            root.tag_ != "XX" and root.text[1:].islower() and is_unlisted(doc, root.lower_)
        )
        return "organisation" if named else "other"
    best = max(votes.values())
    return next(kind for kind in ORDER if votes[kind] == best)


def listed_kind(known: Known, name: str) -> EntityKind | None:
    """Give the kind that the lexicon gives a name, None where it does not list it."""
    if known.organisation(name) is not None:
        return "organisation"
    return "product" if known.hardware(name) is not None else None


def _by_name(name: str) -> Iterator[Vote]:
    words = name.casefold().split()
    if is_a_persons(name.split()):
        yield "person", GIVEN
    if name.casefold() in place_names():
        yield "place", 100
    if len(words) > 1 and words[-1] in name_words("water"):
        yield "place", 20
    if len(words) > 1 and words[-1] in name_words("law_ending"):
        yield "other", 30  # "the Jobs Bill"
    if words[0] == "series" and len(words) == 2:
        yield "other", 100  # "the Series D values it at $19 billion"
    if len(words) > 1 and words[-1] in name_words("designator"):
        yield "organisation", 100
    if len(words) > 1 and words[-1] in name_words("org_ending"):
        yield "organisation", 20
    if words[-1] in name_words("public_head"):
        yield "organisation", 100
    if name_words("org_head") & set(words):
        yield "organisation", 20
    if words[-1] in name_words("product_head"):
        yield "product", 10


def is_a_persons(words: Sequence[str]) -> bool:
    """Tell whether the words of a name are a given name and what looks like a family name ("Ann C. Roe")."""
    middle = len(words) == 2 or (len(words) == 3 and len(words[1].rstrip(".")) == 1)
    return middle and gender_of(words[0]) is not None and words[-1].isalpha()


def _by_descriptors(descriptors: frozenset[str]) -> Iterator[Vote]:
    if descriptors & name_words("org_noun"):
        yield "organisation", 8
    if descriptors & name_words("product_head"):
        yield "product", 12
    if descriptors & name_words("person_noun", "person_source"):
        yield "person", 8


def _by_label(doc: Doc, name: str, member: Candidate) -> Iterator[Vote]:
    label = NER_LABELS.get(member.label or "")
    if member.label == "NORP" and not _describes(doc, member):
        yield "organisation", 1  # a people's name that acts by itself is a company the NER does not know
    elif label == "place" and name.casefold() not in place_names():
        if _is_located_in(doc, member) or _seats(doc, member):
            yield "place", 3
        else:
            yield "organisation", 1  # the NER calls names it does not know places
    elif label == "person" and member.end - member.start == 1:
        yield "person", 1 if titled(doc, member) else 0
    elif label is not None:
        yield label, 2


def _describes(doc: Doc, member: Candidate) -> bool:
    """Tell whether a people's name stands as an adjective or in the plural ("Danish developer", "Germans")."""
    root = doc[member.start : member.end].root
    plural = root.tag_ in ("NNS", "NNPS") or root.lower_.endswith(("ans", "ese", "ish"))
    return root.pos_ == "ADJ" or plural or root.dep_ in ("amod", "compound", "nmod", "npadvmod")


def _is_located_in(doc: Doc, member: Candidate) -> bool:
    """Tell whether something stands at a name as at a place: "in Legnica", "near Skelby", "Espoo-based"."""
    root = doc[member.start : member.end].root
    after = [t.lower_ for t in doc[member.end : member.end + 2]]
    if after[:1] in (["-"], ["–"]) and after[1:] == ["based"]:
        return True
    if root.dep_ != "pobj" or after[:1] in (["'s"], ["’s"]):
        return False
    if root.head.lower_ == "at":  # "a coal power station at Blyth"
        return root.head.head.lemma_.lower() in words("facility")
    if root.head.lower_ not in LOCATING:
        return False
    return root.head.head.lemma_.lower() not in name_words("taking_in")


def _seats(doc: Doc, member: Candidate) -> bool:
    """Tell whether a name only says where one of a kind sits: "a Santa Clara startup"."""
    root = doc[member.start : member.end].root
    noun = root.head
    if root.dep_ != "compound" or noun.i != member.end or noun.pos_ != "NOUN":
        return False
    one_of_many = member.start > 0 and doc[member.start - 1].lower_ in ("a", "an")
    return one_of_many and noun.lemma_.lower() in name_words("org_noun") - name_words("unit_noun")


def _by_context(doc: Doc, name: str, member: Candidate) -> Iterator[Vote]:
    root = doc[member.start : member.end].root
    after = doc[member.end : member.end + 2]
    if titled(doc, member) if " " in name else _addressed(doc, member):
        yield "person", 4
    if root.dep_ == "pobj" and root.head.lower_ == "in" and _is_share(root.head.head):
        yield "organisation", 8  # "shares in Mill Grid"
    if root.dep_ == "dobj" and root.head.lemma_ in ("buy", "acquire"):
        yield "organisation", 2  # "agreed to buy Mill Grid"
    if root.dep_ == "poss" and root.head.lemma_.lower() in name_words("unit_noun", "owned_by_org"):
        yield "organisation", 3  # "Orlen's storage arm", "Orlen's shares"
    elif root.dep_ == "poss" and not (member.label == "PERSON" and " " in name):
        yield "organisation", 1
    elif root.dep_ in ("nsubj", "nsubjpass") and root.head.lemma_ in name_words("org_verb") - SAYING:
        yield "organisation", 2 if root.head.lemma_ in name_words("dealing_verb", "company_verb") else 1
    if [t.lower_ for t in after] in (["-", "based"], ["–", "based"]) or (
        len(after) and after[0].lower_ in name_words("place_noun")
    ):
        yield "place", 4  # "Johor state", "Johor-based"
    if SEAT.match(text_of(doc), doc[member.end - 1].idx + len(doc[member.end - 1])):
        yield "place", 6  # "Eindhoven, N.B.-based"
    if member.start > 1 and doc[member.start - 1].lower_ == "in" and doc[member.start - 2].lower_ in SEATED:
        yield "place", 6  # "based in Eindhoven"
    if member.start and doc[member.start - 1].text[:1].isdigit() and member.end - member.start == 1:
        yield "product", 8  # "the 737 MAX"
    if len(after) and after[0].pos_ == "NOUN" and after[0].lower_ in ("shares", "stock"):
        yield "organisation", 8  # "Hugo Boss shares fell"
    if len(after) == 2 and after[0].text == "(" and after[1].lower_ in name_words("exchange"):
        yield "organisation", 30
    if any(t.lower_ in ("a", "an", "these", "those") for t in root.children) and root.i == member.end - 1:
        yield "product", 4  # "these TensorNODEs", "an iPhone"
    if len(after) and after[0].lemma_.lower() in name_words("product_head"):
        yield "product", 1


def _makes_what_is_counted(doc: Doc, member: Candidate) -> bool:
    """Tell whether a name stands between a number and the noun it counts, as makers do: "50 Airbus jets"."""
    root = doc[member.start : member.end].root
    counted = root.head.pos_ == "NOUN" and root.head.i >= member.end and root.dep_ in ("compound", "nmod", "amod")
    return counted and member.start > 0 and doc[member.start - 1].text[:1].isdigit()


def _acts(doc: Doc, member: Candidate) -> bool:
    """Tell whether a name is the subject of what organisations do ("American said it would cut 300 jobs")."""
    root = doc[member.start : member.end].root
    return root.dep_ == "nsubj" and root.tag_ != "NNPS" and root.head.lemma_ in name_words("org_verb")


def _is_share(noun: Token) -> bool:
    """Tell whether a noun is what people hold of companies."""
    return noun.lemma_.lower() in ("share", "stake", "shareholder")


def acts_as_company(doc: Doc, member: Candidate) -> bool:
    """Tell whether a name is spoken of as companies are and people are not: "Orlen, which", "shares in Orlen"."""
    text, root, last = text_of(doc), doc[member.start : member.end].root, doc[member.end - 1]
    start, end = doc[member.start].idx, last.idx + len(last)
    if text.startswith(", which ", end) or TRADED_BEFORE.search(text, max(start - REACH, 0), start) is not None:
        return True
    if root.dep_ == "poss" and root.head.lemma_.lower() in name_words("unit_noun", "owned_by_org"):
        return True
    return root.dep_ == "nsubj" and root.head.lemma_ in name_words("dealing_verb", "company_verb")


def titled(doc: Doc, member: Candidate) -> bool:
    """Tell whether a title stands before a name or after it ("CEO Arthur Mensch", "Brad Smith, vice chair").

    The words are asked, not the tokens: of a sentence that no model read only its names are tokens.
    """
    text, last = text_of(doc), doc[member.end - 1]
    start, end = doc[member.start].idx, last.idx + len(last)
    titles = name_words("title", "person_noun", "source_noun")
    before = text[max(start - REACH, 0) : start].split()
    if before and before[-1].casefold() in titles:
        return True
    after = text[end : end + REACH]
    behind = WORD.findall(after.casefold())[:WORDS_BEHIND] if after.startswith(",") else ()
    return any(word in titles or word.rstrip(".") in titles for word in behind)


def _addressed(doc: Doc, member: Candidate) -> bool:
    """Tell whether a courtesy or an office stands right before a single word ("Mr. Roe", "President Roe")."""
    start = doc[member.start].idx
    before = text_of(doc)[max(start - REACH, 0) : start].split()
    return bool(before) and before[-1] in name_words("courtesy", "office")


def descriptors_of(doc: Doc, member: Candidate) -> Iterator[str]:
    """Give the nouns that say what a name is: before it ("startup TensorWave"), in apposition after it, or "is a"."""
    root = doc[member.start : member.end].root
    before = doc[member.start - 1] if member.start else None
    beside = before is not None and (before.dep_ in ("compound", "nmod") or before.head == root)
    named = before is not None and before.head == root.head and before.lemma_.lower() in name_words("org_noun")
    if before is not None and before.pos_ == "NOUN" and before.tag_ == "NN" and (beside or named):
        yield before.lemma_.lower()
        yield from _nationality(before)
    elif before is not None and before.pos_ == "PROPN" and beside and before.lower_ in name_words("trade"):
        yield before.lower_  # "Chipmaker Orlen to invest"
    elif before is not None and beside and before.is_sent_start and before.lower_ in name_words("org_noun"):
        yield before.lower_  # "Developer Orlen Arx plans", where the capital is the sentence's
    if before is not None and before.lower_ in name_words("company_officer") and beside:
        yield before.lower_  # "Orlen CEO Jane Roe"
    if before is not None and before.lower_ in ("called", "named", "dubbed") and member.start > 1:
        yield doc[member.start - 2].lemma_.lower()
    for noun in (*_predicated(root), *_apposed(doc, member)):
        if noun.pos_ == "NOUN":
            yield noun.lemma_.lower()
            yield from _nationality(noun)


def _nationality(noun: Token) -> Iterator[str]:
    """Give the nationality that a description tells ("Swiss drugmaker Vantor")."""
    yield from (t.lower_ for t in noun.doc[max(noun.i - 2, 0) : noun.i] if t.lower_ in nationalities())


def _speaks(noun: Token) -> bool:
    """Tell whether a verb of saying follows: "a plant in Legnica, the company said" describes no Legnica."""
    return noun.i + 1 < len(noun.doc) and noun.nbor(1).lemma_ in ("say", "add", "announce", "report", "tell")


def _apposed(doc: Doc, member: Candidate) -> Iterator[Token]:
    """Give the noun of ", a Santa Clara startup" right behind a name, whatever the parser hangs it on."""
    if [t.lower_ for t in doc[member.end : member.end + 2]] not in ([",", "a"], [",", "an"]):
        return
    for token in doc[member.end + 2 : member.end + 2 + LONGEST_APPOSITION]:
        if token.tag_ in ENDING or (token.is_punct and token.text not in HYPHENS):
            return
        noun = token.pos_ == "NOUN" and token.lemma_.lower() in name_words("org_noun")
        if noun and not (token.i + 1 < len(doc) and token.nbor(1).pos_ in ("NOUN", "PROPN")):
            yield token
            return


def _predicated(root: Token) -> Iterator[Token]:
    """Give the words that an apposition or "is" makes equal to a name."""
    yield from (child for child in root.children if child.dep_ == "appos" and not _speaks(child))
    if root.dep_ == "appos":
        yield root.head
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        yield from (child for child in root.head.children if child.dep_ == "attr")
