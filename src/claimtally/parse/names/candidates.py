"""Candidate names: stretches of tokens that look like a name, from capitals and from the NER's boundaries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from claimtally.lexicons.known import Known
from claimtally.lexicons.names import name_words
from claimtally.parse.names.evidence import SCALES, Evidence, ends_a_name, has_capital
from claimtally.syntax.source_text import text_of
from claimtally.syntax.word_classes import POSSESSIVES

# What may stand inside a name between capitalised words.
MODEL = re.compile(r"[A-Z]{1,4}-?\d{2,}")
LINKS = frozenset({"of", "the", "&", "de", "la", "van", "von", "bin", "al", "for", "and", "-", "–", ","})
LEADING = frozenset({"the", "rival"})  # before a name, capitalised where they open a sentence
LONGEST_LINK = 3  # words between two capitalised ones ("Ministry of the Interior")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name-like stretch of tokens [start, end) and the NER's label for it, where it gave one."""

    start: int
    end: int
    label: str | None

    def text(self, doc: Doc) -> str:
        """Give the words of the candidate as they stand."""
        return str(doc[self.start : self.end].text)


def find_candidates(doc: Doc, known: Known) -> list[Candidate]:
    """Give the name-like stretches of a doc, non-overlapping, in order; listed names of several words stay whole."""
    words = [token.text for token in doc]
    evidence = Evidence.of(doc, words, known)
    listed = dict(_listed(doc, known))
    out: list[Candidate] = []
    free = 0
    for at in sorted({*(i for i, word in enumerate(words) if has_capital(word)), *listed}):
        if at < free:
            continue
        end = _end_of_name(doc, evidence, at) if evidence.is_name(doc[at]) else at
        if end <= (whole := listed.get(at, at)) > at:
            ent = evidence.labelled.get(at)
            out.append(Candidate(at, whole, ent.label_ if ent is not None else None))
            free = whole
        elif end > at:
            for candidate in _trimmed(doc, at, end, evidence):
                out.extend(_maker_and_product(doc, candidate, known))
            free = end
    return out


def _listed(doc: Doc, known: Known) -> Iterator[tuple[int, int]]:
    """Yield the tokens [start, end) of organisations whose names of several words the lexicon lists."""
    for start, end, organisation in known.long_organisations.find(text_of(doc)):
        span = doc.char_span(start, end)
        if span is not None:
            yield span.start - (organisation.country == "US" and _is_american(doc, span.start)), span.end


def _is_american(doc: Doc, start: int) -> bool:
    """Tell whether the country is part of the name behind it: "the U.S. Navy", but "in the U.S. General Motors"."""
    if not start or doc[start - 1].text not in ("US", "U.S."):
        return False
    before = [token.lower_ for token in doc[max(start - 3, 0) : start - 1] if token.lower_ != "the"]
    return not before or before[-1] not in ("in", "across", "outside")


def _end_of_name(doc: Doc, evidence: Evidence, start: int) -> int:
    """Give the token after a name that begins at a token."""
    end = start + 1
    while end < len(doc) and not doc[end].is_sent_start:
        counts = end + 1 < len(doc) and _is_counted(doc[end + 1])
        number = doc[end].text[:1].isdigit() and evidence.same_entity(end - 1, end) and not counts
        if evidence.is_name(doc[end]) or number or ends_a_name(doc[end]) or _tells_apart(doc, end):
            end += 1
        elif (reach := _across_link(doc, evidence, end)) is not None:
            end = reach
        else:
            break
    return end


def _is_counted(token: Token) -> bool:
    """Tell whether the word behind a number shows that it counts: "fined Apple 500 million", "sold it 210 acres"."""
    return token.lower_ in SCALES or (token.tag_ == "NNS" and token.is_lower)


def _tells_apart(doc: Doc, at: int) -> bool:
    """Tell whether a digit is the last word of the name of a plant: "the Hornsea 3 wind farm"."""
    following = {token.lower_ for token in doc[at + 1 : at + 3]}
    return doc[at].text.isdigit() and len(doc[at].text) == 1 and not following.isdisjoint(name_words("numbered_plant"))


def _across_link(doc: Doc, evidence: Evidence, at: int) -> int | None:
    """Give the token after a linking word inside a name ("Ministry of Trade"), None where the name ends here."""
    end = at
    while end < len(doc) and doc[end].lower_ in LINKS and end - at < LONGEST_LINK:
        end += 1
    if end == at or end >= len(doc) or not evidence.is_name(doc[end]) or _begins_sentence(doc, at, end):
        return None
    between = [t.lower_ for t in doc[at:end]]
    # "Port" is a head here only: alone it begins the names of places ("Port Said"), so that it makes no organisation.
    of_body = between[0] == "of" and (doc[at - 1].lower_ in name_words("org_head") or doc[at - 1].text == "Port")
    if between in (["&"], ["-"], ["–"]) or of_body:
        return end + 1
    # "and" or a comma joins two names more often than it stands inside one; only the NER may say otherwise.
    if not evidence.same_entity(at - 1, end):
        return None
    first = doc[evidence.labelled[end].start].lower_
    return end + 1 if "of" in between or first in name_words("org_head") else None


def _begins_sentence(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a sentence begins at one of the tokens from `first` to `last`."""
    return any(doc[i].is_sent_start for i in range(first, last + 1))


def _trimmed(doc: Doc, start: int, end: int, evidence: Evidence) -> list[Candidate]:
    """Take titles and descriptors off the front, possessive marks off the end, and part two names that touch."""
    if start >= end:
        return []
    start, end = _without_edges(doc, start, end)
    cut = next((i for i in range(start, end) if doc[i].tag_ == "POS"), None)
    if cut is not None:
        return _trimmed(doc, start, cut, evidence) + _trimmed(doc, cut + 1, end, evidence)
    if end - start == 1 and doc[start].lower_ in name_words("legal_form"):
        return []  # "Inc." is nobody
    if end - start == 1 and len(doc[start].text.strip(".")) < 2:
        return []  # a letter by itself is a unit or an initial
    if end < len(doc) and doc[end].lower_ in name_words("public_head") and not _begins_sentence(doc, start + 1, end):
        end += 1
    if (person := _person_boundary(doc, start, end)) is not None:
        return _trimmed(doc, start, person, evidence) + _trimmed(doc, person, end, evidence)
    if end - start == 1 and doc[start].lower_ in name_words("title", "org_noun", "exchange"):
        return []
    office = end < len(doc) and doc[end].text in ("Minister", "Secretary", "minister", "secretary")
    if office and doc[end - 1].lower_ in name_words("portfolio"):
        return []  # "Economy Minister Jane Roe"
    ent = evidence.labelled.get(start)
    return [Candidate(start, end, ent.label_ if ent is not None else None)]


def _maker_and_product(doc: Doc, candidate: Candidate, known: Known) -> list[Candidate]:
    """Part a maker from its product where the lexicon knows both, or the maker of things that are named by model.

    "Nvidia H100": Nvidia, H100; "50 Airbus A350 jets": Airbus, A350.
    """
    if known.organisation(candidate.text(doc)) is not None:
        return [candidate]
    last = doc[candidate.end - 1]
    things = last.lower_ not in name_words("designator", "org_ending") and not last.lower_.endswith("s")
    things = things and candidate.end < len(doc) and doc[candidate.end].lemma_.lower() in name_words("product_head")
    for at in range(candidate.end - 1, candidate.start, -1):
        maker, product = doc[candidate.start : at].text, doc[at : candidate.end].text
        if known.organisation(maker) is None:
            continue
        if known.names_hardware(product) or things or _is_model(doc[at].text):
            return [Candidate(candidate.start, at, "ORG"), Candidate(at, candidate.end, "PRODUCT")]
    return [candidate]


def _is_model(word: str) -> bool:
    """Tell whether a word is the name of a model, a few letters and digits: "A350-900", "C919", but not "Q3"."""
    return MODEL.match(word) is not None and not word.startswith("FY")


def _without_edges(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Take titles off the front and possessive marks and punctuation off the end of a name; one word always stays."""
    titles = name_words() if doc[end - 1].lower_ in name_words("designator") else name_words("title")
    while start < end - 1 and not _holds_org_head(doc, start, end):
        if (word := doc[start].lower_) not in titles and word not in LEADING:
            break
        start += 1
    while end > start + 1 and (doc[end - 1].lower_ in POSSESSIVES or doc[end - 1].is_punct):
        end -= 1
    return start, end


def _holds_org_head(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a stretch is the name of a body, whose first word may look like a title ("Office of ...")."""
    return any(doc[i].lower_ in name_words("org_head") for i in range(start, end))


def _person_boundary(doc: Doc, start: int, end: int) -> int | None:
    """Give the token where a person's name begins after an organisation ("TensorWave COO Piotr Tomasik")."""
    if _holds_org_head(doc, start, end):
        return None
    # "Orlen Technology" is a company, though there are technology officers too
    last = end - 1 if doc[end - 1].lower_ in name_words("designator") else end
    return next((i for i in range(start + 1, last) if doc[i].lower_ in name_words("title")), None)
