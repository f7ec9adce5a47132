"""The rules of hardware, and the mentions that they find."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from claimtally.extract.hardware.terms import MODIFIERS, Terms, product_names
from claimtally.extract.hardware.use import has_doer, is_owned, is_used
from claimtally.lexicons.hardware import hardware_words
from claimtally.lexicons.known import Known, known_names
from claimtally.model import Example, HardwareMention, NamedSpan, Rule, Span
from claimtally.syntax import tree
from claimtally.syntax.source_text import text_of

CLOSE = 4  # tokens between two names that are told together ("Trainium and Inferentia")


def find_hardware(doc: Doc, known: Known | None = None) -> list[HardwareMention]:
    """Find phrases of chips and machines that somebody uses, makes or wants, in order, non-overlapping."""
    terms = Terms.of(doc, known or known_names())
    found: list[HardwareMention] = []
    text = text_of(doc)
    end = 0
    for token in doc:
        if token.idx < end or token.pos_ not in ("NOUN", "PROPN", "NUM", "X", "ADJ"):
            continue
        for rule in RULES:
            if rule.apply(token, terms):
                mention = _mention(token, terms, text, rule.id)
                if mention.span.start >= end:
                    found.append(mention)
                    end = mention.span.end
                break
    return found


def is_hardware_noun(token: Token, terms: Terms) -> bool:
    """A noun of hardware ("chips", "H200 systems") that is no modifier of another noun and that somebody uses."""
    if token.dep_ in MODIFIERS or not (terms.is_head(token) or terms.is_part(token)):
        return False
    if (token.dep_ == "appos" and terms.is_term(token.head)) or terms.apposed_name(token) is not None:
        return False  # told with what it describes
    if token.dep_ == "conj" and (not terms.is_term(token.head) or _is_told_together(token)):
        return False  # one of a list of goods, or of hardware
    if token.lemma_.lower() in hardware_words("amount"):
        counted = tree.complement(token, "of")
        if counted is not None and terms.is_term(counted):
            return False  # "racks of MI450s" are told of as MI450s
    return is_used(token, terms) or has_doer(token)


def _is_told_together(token: Token) -> bool:
    """Tell whether a noun stands close behind another one in a list ("microcontrollers and power chips")."""
    return token.left_edge.i - token.head.i <= 2 and tree.possessor(token) is None


def is_hardware_name(token: Token, terms: Terms) -> bool:
    """A product name that stands by itself ("Trainium", "the H100") and that somebody uses or owns."""
    name = terms.name_at(token)
    if name is None or token.dep_ in MODIFIERS or terms.is_inside_phrase(name, token):
        return False
    if token.dep_ == "appos" and terms.is_term(token.head):
        return False
    if token.dep_ == "conj" and token.head.i in terms.names and token.i - token.head.i <= CLOSE:
        return False  # told together with the name it is coordinated with
    return is_used(token, terms) or is_owned(token) or has_doer(token)


def is_behind_name(token: Token, terms: Terms) -> bool:
    """A product name before a noun of use ("H20 shipments", "MI300X deployment")."""
    if terms.name_at(token) is None or token.dep_ not in MODIFIERS:
        return False
    words = hardware_words("noun") | hardware_words("trade")
    return token.head.i > token.i and token.head.lemma_.lower() in words


def _mention(token: Token, terms: Terms, text: str, rule: str) -> HardwareMention:
    start, end = tree.noun_phrase(token)
    doc = token.doc
    name = terms.names.get(token.i)
    if name is not None:
        start, end = min(start, doc[name.start].idx), max(end, doc[name.end - 1].idx + len(doc[name.end - 1]))
    poss = tree.possessor(token)
    if poss is not None and poss.left_edge.idx <= start:
        after = poss.right_edge.i + 1
        while after < token.i and (doc[after].tag_ == "POS" or doc[after].is_space):
            after += 1
        start = doc[after].idx
    start = _after_bracket(text, start, end)
    last = token
    for right in token.conjuncts:  # "Trainium and Inferentia", where both are names
        if right.i > last.i and right.i in terms.names and right.i - last.i <= CLOSE:
            last, end = right, right.idx + len(right)
    span = Span.of(text, start, end)
    return HardwareMention(span, _products(doc, terms, span, token), rule)


def _after_bracket(text: str, start: int, end: int) -> int:
    """Give where a phrase starts that does not begin inside a bracket ("HBM) chips" begins with "chips")."""
    closing = text.rfind(")", start, end)
    if closing < 0 or "(" in text[start:closing]:
        return start
    return closing + 1 + (len(text[closing + 1 : end]) - len(text[closing + 1 : end].lstrip()))


def _products(doc: Doc, terms: Terms, span: Span, head: Token) -> tuple[NamedSpan, ...]:
    """Give the names within a phrase that are products, else the phrase itself."""
    tokens = tree.tokens_of(doc, span.start, span.end)
    named = [doc[name.start : name.end] for name in product_names(doc, terms, tokens.start, tokens.end)]
    if not named:
        numbered = [t for t in tokens if t.pos_ == "PROPN" and t != head and any(c.isdigit() for c in t.text)]
        named = [doc[t.i : t.i + 1] for t in numbered]
    if named:
        return tuple(NamedSpan(name=s.text, text=s.text, start=s.start_char, end=s.end_char) for s in named)
    return (NamedSpan(name=" ".join(span.text.split()), text=span.text, start=span.start, end=span.end),)


RULES: tuple[Rule[Callable[[Token, Terms], bool]], ...] = (
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
    Rule(
        "hardware.behind",
        "mention",
        "A chip or machine by its product name before a word of use: shipments, deployment, orders.",
        hit=Example("Washington halted MI308 shipments to the city in April.", "MI308"),
        trap=Example("Orlen Cloud praised MI308 software in a blog in April.", "MI308"),
        apply=is_behind_name,
    ),
)
