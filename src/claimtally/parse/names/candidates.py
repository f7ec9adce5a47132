"""Candidate names: stretches of tokens that look like a name, from capitals and from the NER's boundaries."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from claimtally.lexicons.names import name_words

NER_LABELS = {
    "ORG": "organisation",
    "PERSON": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "other",
    "PRODUCT": "product",
    "NORP": "other",
    "EVENT": "other",
    "LAW": "other",
    "WORK_OF_ART": "other",
}
# Words that may stand inside a name between capitalised ones.
LINKS = frozenset({"of", "the", "&", "de", "la", "van", "von", "bin", "al", "for", "and", "-", "–"})
# "DUBAI, United Arab Emirates —", "NEW DELHI:": the place an agency writes from acts nowhere in the article.
DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.'-]+(?: [A-Z][A-Z.'-]+)*)(?:, [^—–:\n]{2,40}?)?(?: \([A-Za-z ]+\))?(?: (?:—|–|--|-) |: )",
    re.MULTILINE,
)
QUOTATION = frozenset("\"“”‘’'")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name-like stretch of tokens [start, end) and the NER's label for it, where it gave one."""

    start: int
    end: int
    label: str | None

    def text(self, doc: Doc) -> str:
        """Give the words of the candidate as they stand."""
        return str(doc[self.start : self.end].text)


def is_capitalised(token: Token) -> bool:
    """Tell whether a token could be part of a name by its letters."""
    text = token.text
    return bool(text) and (text[0].isupper() or (any(c.isupper() for c in text[1:]) and text[0].isalpha()))


def headline_tokens(doc: Doc) -> set[int]:
    """Give the tokens of sentences in title case, where a capital says nothing."""
    out: set[int] = set()
    for sentence in doc.sents:
        words = [t for t in sentence if t.is_alpha and len(t) > 3]
        if len(words) >= 4 and sum(t.text[0].isupper() for t in words) >= 0.7 * len(words):
            out.update(range(sentence.start, sentence.end))
    return out


def _seen_inside_sentences(doc: Doc, headline: set[int]) -> Counter[str]:
    """Count the capitalised words that stand where no sentence begins: there a capital is evidence of a name."""
    counts: Counter[str] = Counter()
    for sentence in doc.sents:
        for token in sentence:
            before = doc[token.i - 1].text if token.i else ""
            opens = token.i == sentence.start or before in QUOTATION or before in {":", "•", "-", "–", "—"}
            if not opens and token.i not in headline and is_capitalised(token):
                counts[token.text] += 1
    return counts


def find_candidates(doc: Doc) -> list[Candidate]:
    """Give the name-like stretches of a doc, non-overlapping, in order."""
    headline = headline_tokens(doc)
    known = _seen_inside_sentences(doc, headline)
    not_name = name_words("not_name")
    datelines = frozenset(i for match in DATELINE.finditer(doc.text) for i in range(*match.span()))
    labels: dict[int, Span] = {}
    for ent in doc.ents:
        if ent.label_ in NER_LABELS:
            for token in ent:
                labels[token.i] = ent

    def name_token(token: Token) -> bool:
        if not is_capitalised(token) or token.is_space or token.is_punct or token.lower_ in not_name:
            return False
        if token.idx in datelines:
            return False
        if token.like_num and not any(c.isalpha() for c in token.text):
            return False
        if token.i in headline:
            return token.text in known or (token.i in labels and token.pos_ == "PROPN" and not token.is_stop)
        begins = token.is_sent_start or (token.i > 0 and doc[token.i - 1].text in QUOTATION)
        if token.is_sent_start and _opens_headline(token):
            return True
        if begins and token.pos_ in ("NOUN", "ADJ") and token.dep_ == "compound" and _next_is_proper(token):
            return True  # "Rook Capital and Lumen Partners, ..."
        if begins and token.text not in known:
            return (
                token.pos_ == "PROPN"
                and not token.is_stop
                and (token.i in labels or _acts_like_a_name(token, not_name))
            )
        return token.pos_ in ("PROPN", "NOUN", "ADJ", "VERB", "X", "NUM") and not (
            token.is_stop and token.pos_ != "PROPN"
        )

    out: list[Candidate] = []
    i = 0
    while i < len(doc):
        if not name_token(doc[i]):
            i += 1
            continue
        end = i + 1
        while end < len(doc) and doc[end].sent == doc[i].sent:
            if name_token(doc[end]) or (
                doc[end].text[:1].isdigit() and doc[end].i in labels and _same_ent(labels, end - 1, end)
            ):
                end += 1
                continue
            reach = _across_link(doc, labels, end, name_token)
            if reach is None:
                break
            end = reach
        out.extend(_trimmed(doc, i, end, labels))
        i = max(end, i + 1)
    return out


def _next_is_proper(token: Token) -> bool:
    following = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return following.tag_ in ("NNP", "NNPS") and is_capitalised(following)


def _opens_headline(token: Token) -> bool:
    """Tell whether a headline opens with a name that will do something ("Orlen to buy ..."), whatever its tag."""
    ahead = token.doc[token.i + 1 : token.i + 3]
    return len(ahead) == 2 and ahead[0].lower_ == "to" and ahead[1].tag_ == "VB" and not token.is_stop


def _acts_like_a_name(token: Token, not_name: frozenset[str]) -> bool:
    """Tell whether a sentence begins with a name: it owns something or acts, or the next word is capitalised too."""
    if token.dep_ == "poss" or (token.dep_ in ("nsubj", "nsubjpass") and token.tag_ == "NNP"):
        return True
    if token.i + 1 >= len(token.doc):
        return False
    following = token.nbor(1)
    return is_capitalised(following) and following.pos_ == "PROPN" and following.lower_ not in not_name


def _same_ent(labels: dict[int, Span], a: int, b: int) -> bool:
    return a in labels and b in labels and labels[a].start == labels[b].start


def _across_link(doc: Doc, labels: dict[int, Span], at: int, name_token: object) -> int | None:
    """Give the token after a linking word inside a name ("Ministry of Trade"), None where the name ends here."""
    assert callable(name_token)
    end = at
    while end < len(doc) and doc[end].lower_ in LINKS | {","} and end - at < 3:
        end += 1
    if end == at or end >= len(doc) or doc[end].sent != doc[at - 1].sent or not name_token(doc[end]):
        return None
    between = [t.lower_ for t in doc[at:end]]
    if between == ["&"] or between in (["-"], ["–"]):
        return end + 1
    if between[0] == "of" and doc[at - 1].lower_ in name_words("org_head"):
        return end + 1
    # "and" or a comma joins two names more often than it stands inside one; only the NER may say otherwise.
    if _same_ent(labels, at - 1, end) and ("of" in between or doc[labels[end].start].lower_ in name_words("org_head")):
        return end + 1
    return None


def _trimmed(doc: Doc, start: int, end: int, labels: dict[int, Span]) -> list[Candidate]:
    """Take titles and descriptors off the front, possessive marks off the end, and part two names that touch."""
    lead = name_words("title") | {"the"}
    while start < end - 1 and doc[start].lower_ in lead and not _is_org_head_name(doc, start, end):
        start += 1
    while end > start + 1 and (doc[end - 1].lower_ in ("'s", "’s", "'", "’") or doc[end - 1].is_punct):
        end -= 1
    if start >= end:
        return []
    possessive = [i for i in range(start, end) if doc[i].tag_ == "POS"]
    if possessive:
        cut = possessive[0]
        return _trimmed(doc, start, cut, labels) + (_trimmed(doc, cut + 1, end, labels) if cut + 1 < end else [])
    if end - start == 1 and len(doc[start].text.strip(".")) < 2:
        return []  # a letter by itself is a unit or an initial
    if end < len(doc) and doc[end].lower_ in ("administration", "government") and doc[end].sent == doc[start].sent:
        end += 1
    if cut_at := _person_boundary(doc, start, end, labels):
        return _trimmed(doc, start, cut_at, labels) + _trimmed(doc, cut_at, end, labels)
    if end - start == 1 and doc[start].lower_ in name_words("title") | name_words("org_noun") | name_words("exchange"):
        return []
    ent = labels.get(start)
    return [Candidate(start, end, ent.label_ if ent is not None else None)]


def _is_org_head_name(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a stretch is the name of a body, whose first word may look like a title ("Office of ...")."""
    return any(doc[i].lower_ in name_words("org_head") for i in range(start, end))


def _person_boundary(doc: Doc, start: int, end: int, labels: dict[int, Span]) -> int | None:
    """Give the token where a person's name begins after an organisation ("TensorWave COO Piotr Tomasik")."""
    for i in range(start + 1, end):
        if doc[i].lower_ in name_words("title") and not _is_org_head_name(doc, start, end):
            return i
    return None
