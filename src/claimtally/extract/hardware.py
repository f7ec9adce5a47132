"""Hardware: phrases that name chips, accelerators or servers which somebody uses, buys, builds or must use."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Literal

from pydantic import BaseModel
from spacy.tokens import Doc, Token

from claimtally.lexicons import load_rows
from claimtally.model import Example, HardwareMention, NamedSpan, Rule, Span
from claimtally.syntax import tree

# Prepositions behind which hardware is a purpose or a comparison, not what is used.
ASIDE = frozenset({"for", "than", "like", "as", "about", "in", "between", "among", "against", "without", "beyond"})
Use = Literal["head", "name", "verb", "noun", "amount"]


class HardwareWords(BaseModel):
    """One row of hardware.yaml."""

    use: Use
    words: tuple[str, ...]


@cache
def hardware_words(use: Use) -> frozenset[str]:
    """Give the lower-case words of a use."""
    return frozenset(w for row in load_rows("hardware", HardwareWords) if row.use == use for w in row.words)


def find_hardware(doc: Doc) -> list[HardwareMention]:
    """Find phrases of chips and machines that a verb or noun of use governs, in order, non-overlapping."""
    found: list[HardwareMention] = []
    text = doc.text
    end = 0
    for token in doc:
        if not (token.idx >= end and token.pos_ in ("NOUN", "PROPN")):
            continue
        for rule in RULES:
            if rule.apply(token):
                mention = _mention(token, text, rule.id)
                if mention.span.start >= end:
                    found.append(mention)
                    end = mention.span.end
                break
    return found


def is_hardware_noun(token: Token) -> bool:
    """A noun of hardware ("chips", "servers") that is no modifier of another noun and that a word of use governs."""
    heads = hardware_words("head")
    if token.lemma_.lower() not in heads or token.dep_ in ("compound", "nmod", "amod", "poss"):
        return False
    if token.dep_ == "conj" and token.head.lemma_.lower() not in heads:
        return False  # one of a list of goods
    return _is_used(token)


def is_hardware_name(token: Token) -> bool:
    """A product name that stands by itself ("Trainium", "the H100") and that a word of use governs or describes."""
    if token.lower_ not in hardware_words("name") or token.pos_ not in ("PROPN", "NOUN"):
        return False
    if token.dep_ in ("compound", "nmod", "amod", "poss"):
        return False
    if token.dep_ == "conj" and token.head.lower_ in hardware_words("name"):
        return False  # told together with the name it is coordinated with
    return _is_used(token) or _is_owned(token)


def _is_owned(token: Token) -> bool:
    """Tell whether a product is said to be somebody's ("Trainium is Amazon's chip"); of several, the first is told."""
    noun = tree.predicated_noun(token)
    if noun is None or tree.possessor(noun) is None:
        return False
    return tree.children(token.head, "nsubj")[0] == token


def _is_used(token: Token) -> bool:
    """Tell whether a word of use governs a phrase, with at most a noun of amount between ("clusters of GPUs")."""
    verbs, nouns, amounts = hardware_words("verb"), hardware_words("noun"), hardware_words("amount")
    for above in tree.ancestors(token):
        if above == token:
            continue
        if above.dep_ == "prep" and above.lower_ in ASIDE:
            return False
        if tree.is_predicate(above):
            return above.lemma_ in verbs and not _is_subject(token, above)
        if above.pos_ in ("NOUN", "PROPN"):
            if above.lemma_.lower() in nouns:
                return True
            if above.lemma_.lower() not in amounts and above not in token.conjuncts:
                return False
    return False


def _is_subject(token: Token, verb: Token) -> bool:
    """Tell whether a phrase is what acts ("GPUs need power"), so that nobody uses it; passive subjects are used."""
    branch = next(t for t in tree.ancestors(token) if t.head == verb)
    return branch.dep_ == "nsubj"


def _mention(token: Token, text: str, rule: str) -> HardwareMention:
    start, end = tree.noun_phrase(token)
    doc = token.doc
    poss = tree.possessor(token)
    if poss is not None and poss.left_edge.idx <= start:
        after = poss.right_edge.i + 1
        while after < token.i and (doc[after].tag_ == "POS" or doc[after].is_space):
            after += 1
        start = doc[after].idx
    last = token
    for right in token.conjuncts:  # "Trainium and Inferentia", where both are names
        if right.i > last.i and right.lower_ in hardware_words("name") and right.i - last.i <= 4:
            last, end = right, right.idx + len(right)
    span = Span.of(text, start, end)
    return HardwareMention(span, _products(doc, span, token), rule)


def _products(doc: Doc, span: Span, head: Token) -> tuple[NamedSpan, ...]:
    """Give the names within a phrase that are products, else the phrase itself."""
    names = hardware_words("name")
    tokens = tree.tokens_of(doc, span.start, span.end)
    named = [t for t in tokens if t.lower_ in names]
    if not named:
        named = [t for t in tokens if t.pos_ == "PROPN" and t != head and any(c.isdigit() for c in t.text)]
    if named:
        return tuple(NamedSpan(name=t.text, text=t.text, start=t.idx, end=t.idx + len(t)) for t in named)
    return (NamedSpan(name=" ".join(span.text.split()), text=span.text, start=span.start, end=span.end),)


RULES: tuple[Rule[Callable[[Token], bool]], ...] = (
    Rule(
        "hardware.noun",
        "mention",
        "Chips, accelerators or servers that somebody uses, buys, builds or must use.",
        hit=Example("Orlen Cloud bought custom chips from Synthos to run its models.", "custom chips"),
        trap=Example("Faster chips made the difference to potato chips in shops.", "Faster chips"),
        apply=is_hardware_noun,
    ),
    Rule(
        "hardware.name",
        "mention",
        "A chip or machine by its product name that somebody uses, buys, builds or must use.",
        hit=Example("Orlen Cloud rents Trainium to train its models.", "Trainium"),
        trap=Example("Trainium is a word that marketing people liked.", "Trainium"),
        apply=is_hardware_name,
    ),
)
