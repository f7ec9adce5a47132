"""Terms: which words of an article are hardware, by the lexicon and by what the article says of its own names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from claimtally.lexicons.hardware import hardware_words
from claimtally.lexicons.known import Known
from claimtally.syntax import tree
from claimtally.syntax.source_text import text_of

MODIFIERS = ("compound", "nmod", "amod", "poss", "nummod")
# What a model's name looks like where a word of hardware follows it: "TD-80", "LM910"; and before "chip" also "486".
MODEL = re.compile(r"(?=.*\d)[A-Z][A-Za-z]*-?\d[\w-]*")
NUMBERED = re.compile(r"i?\d{3,5}")


@dataclass(frozen=True, slots=True)
class Name:
    """A name of hardware at the tokens [start, end)."""

    start: int
    end: int


@dataclass(frozen=True)
class Terms:
    """The hardware of an article: its names by token, and whether the article speaks of computing at all."""

    names: dict[int, Name]
    computing: bool

    @classmethod
    def of(cls, doc: Doc, known: Known) -> Terms:
        """Find the listed names, then those that the article itself puts before a word of hardware."""
        names = {i: name for name in _listed(doc, known) for i in range(name.start, name.end)}
        terms = cls(names, bool(names) or _speaks_of_computing(doc, known))
        models = {model for token in doc if terms.is_head(token) for model in terms._models_before(token)}
        for token in doc:
            if token.i not in names and (token.text in models or token.text.removesuffix("s") in models):
                before = names.get(token.i - 1)  # "Exynos 2600": family and model are one name
                name = Name(before.start if before is not None else token.i, token.i + 1)
                names.update(dict.fromkeys(range(name.start, name.end), name))
        return terms

    def name_at(self, token: Token) -> Name | None:
        """Give the name that ends with a token."""
        name = self.names.get(token.i)
        return name if name is not None and name.end == token.i + 1 else None

    def is_head(self, token: Token) -> bool:
        """Tell whether a token is a noun of hardware ("chips") as the article uses the word."""
        word = _noun(token, "head") if token.pos_ in ("NOUN", "PROPN") else None
        if word is None or _ends_a_name(token):
            return False
        if word not in hardware_words("homonym"):
            return True
        before = token.nbor(-1).lower_ if token.i else ""
        return self.computing and before not in hardware_words("other_trade")

    def is_part(self, token: Token) -> bool:
        """Tell whether a token is a noun that names or heads before it make hardware ("H200 systems", "GPU cards")."""
        if token.pos_ not in ("NOUN", "PROPN") or _noun(token, "part") is None:
            return False
        before = _modifiers(token)
        if any(t.lower_ in hardware_words("agent") for t in before):
            return False  # "server maker Orlen Systems"
        if any(t.i in self.names or (t.dep_ in MODIFIERS and self.is_head(t)) for t in before):
            return True
        return self.computing and any(t.lower_ in hardware_words("part_marker") for t in before)

    def apposed_name(self, head: Token) -> Token | None:
        """Give the word that a noun of hardware explains ("SEAL01, its first chip"), if it looks like a name."""
        at = head.left_edge.i
        if at < 2 or head.doc[at - 1].text != "," or head.sent.start > at - 2:
            return None
        before = head.doc[at - 2]
        return before if before.i in self.names or MODEL.fullmatch(before.text) else None

    def is_term(self, token: Token) -> bool:
        """Tell whether a token is hardware in any way."""
        return token.i in self.names or self.is_head(token) or self.is_part(token)

    def is_inside_phrase(self, name: Name, token: Token) -> bool:
        """Tell whether a name only describes a noun of hardware behind it ("486-based machines")."""
        above = [t for t in tree.ancestors(token) if t.i > token.i]
        return any(name.start in range(*_before(noun)) and self.is_term(noun) for noun in above)

    def _models_before(self, head: Token) -> Iterator[str]:
        """Give the words before a noun of hardware that look like a model's name."""
        if (apposed := self.apposed_name(head)) is not None:
            yield apposed.text
        for token in _modifiers(head):
            if token.i in self.names or token.lower_ in hardware_words("never_model"):
                continue
            numbered = token.i == head.i - 1 and head.tag_ in ("NN", "NNP") and NUMBERED.fullmatch(token.text)
            if numbered or MODEL.fullmatch(token.text):
                yield token.text


def _noun(token: Token, use: Literal["head", "part"]) -> str | None:
    """Give the singular of a token where it is a word of a use; the lemma of a plural name ("GPUs") keeps its "s"."""
    words = hardware_words(use)
    lemma = token.lemma_.lower()
    return next((word for word in (lemma, lemma.removesuffix("s")) if word in words), None)


def _modifiers(noun: Token) -> list[Token]:
    """Give the tokens of a noun phrase before its noun, without the possessor's."""
    return list(noun.doc[slice(*_before(noun))])


def _before(noun: Token) -> tuple[int, int]:
    start, _ = tree.noun_phrase(noun)
    owner = tree.possessor(noun)
    first = owner.right_edge.i + 1 if owner is not None else noun.left_edge.i
    while first < noun.i and noun.doc[first].idx < start:
        first += 1
    return first, noun.i


def _listed(doc: Doc, known: Known) -> Iterator[Name]:
    """Yield the names of the lexicon; a name that is shared with other things only with evidence."""
    speaks: dict[str, bool] = {}
    persons = [(ent.start, ent.end) for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1]
    inside = {i: end for start, end in persons for i in range(start + 1, end)}
    for start, end, (form, product) in known.products.find(text_of(doc)):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or inside.get(span.start, -1) >= span.end:
            continue  # a part of a person's name ("Robert Rubin")
        if product.needs_evidence(form) and not _is_beside_hardware(doc, span.end):
            if product.maker not in speaks:
                speaks[product.maker] = _speaks_of(text_of(doc), known.forms_of(product.maker))
            if not speaks[product.maker]:
                continue
        yield Name(span.start, span.end)


def _speaks_of_computing(doc: Doc, known: Known) -> bool:
    """Tell whether an article speaks of computing: it has words of the trade or names a chipmaker, cloud or lab."""
    evidence = hardware_words("evidence")
    for token in doc:
        if token.lower_ in evidence:
            return True
        organisation = known.organisation(token.text) if token.pos_ == "PROPN" else None
        if organisation is not None and organisation.kind in ("chipmaker", "cloud", "lab"):
            return True
    return False


def _is_beside_hardware(doc: Doc, at: int) -> bool:
    """Tell whether a word of hardware follows a name ("Maia chips")."""
    words = hardware_words("head") | hardware_words("part")
    return at < len(doc) and (doc[at].lemma_.lower() in words or doc[at].lower_.removesuffix("s") in words)


def _speaks_of(text: str, names: tuple[str, ...]) -> bool:
    """Tell whether a text prints one of some names as a word of its own."""
    alternatives = "|".join(re.escape(name) for name in names if name)
    return bool(alternatives) and re.search(rf"\b(?:{alternatives})\b", text) is not None


def product_names(doc: Doc, terms: Terms, start: int, end: int) -> Iterator[Name]:
    """Yield the names that lie within tokens [start, end) in order, each once."""
    at = start
    while at < end:
        name = terms.names.get(at)
        if name is not None and start <= name.start and name.end <= end:
            yield name
        at = name.end if name is not None else at + 1


def _ends_a_name(token: Token) -> bool:
    """Tell whether a noun of hardware is the last word of a company's name ("Lattice Semiconductor")."""
    if token.lower_ not in hardware_words("name_end") or not token.text[0].isupper() or not token.i:
        return False
    before = token.nbor(-1)
    return before.pos_ == "PROPN" and before.text[0].isupper() and before.dep_ == "compound"
