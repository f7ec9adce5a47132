"""Finds the earlier condition that a condition takes up: "those milestones", "such approval", "the conditions"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from claimtally.extract.conditions.lexicon import limits
from claimtally.model import ConditionMention, Span
from claimtally.syntax.clauses import paragraph_break
from claimtally.syntax.tree import tokens_of

POINTERS = frozenset({"those", "these", "such", "this", "that"})
PRONOUNS = frozenset({"they", "it", "this", "that", "those", "so", "he", "she"})


def linked(doc: Doc, mentions: Sequence[ConditionMention]) -> list[ConditionMention]:
    """Give the mentions with `same_as` filled: the antecedent of the nearest earlier condition taken up, if any."""
    out: list[ConditionMention] = []
    for mention in mentions:
        out.append(replace(mention, same_as=_taken_up(doc, mention, out)))
    return out


def _taken_up(doc: Doc, mention: ConditionMention, earlier: Sequence[ConditionMention]) -> Span | None:
    before = [m for m in earlier if m.antecedent.end <= mention.cue.start]
    if not before:
        return None
    words = tokens_of(doc, mention.antecedent.start, mention.antecedent.end)
    for token in words:
        if token.pos_ != "NOUN" and token.pos_ != "PROPN":
            continue
        pointer = next(
            (c for c in token.lefts if c.dep_ in ("det", "amod", "predet") and c.lower_ in POINTERS | {"the"}), None
        )
        if pointer is None:
            continue
        match = next((m for m in reversed(before) if _names(doc, m.antecedent, token)), None)
        if match is not None:
            return match.antecedent
        if token.lemma_.lower() in limits("takers") and not any(
            c.dep_ in ("prep", "amod", "compound") and c != pointer for c in token.children
        ):
            return before[-1].antecedent
    if not _only_a_pronoun(words):
        return None
    between = tokens_of(doc, before[-1].antecedent.end, mention.cue.start)
    return None if any(paragraph_break(token) for token in between) else before[-1].antecedent


def _names(doc: Doc, antecedent: Span, noun: Token) -> bool:
    """Tell whether the head or the subject of an antecedent is the noun that a pointer repeats."""
    root = tokens_of(doc, antecedent.start, antecedent.end).root
    heads = [root, *(t for t in root.children if t.dep_ in ("nsubj", "nsubjpass"))]
    return any(t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() == noun.lemma_.lower() for t in heads)


def _only_a_pronoun(words: SpacySpan) -> bool:
    """Tell whether a condition is no more than "they do", "it does so", "that happens", "they are met"."""
    if not 2 <= len(words) <= 3 or words[0].lower_ not in PRONOUNS:
        return False
    if words[1].lemma_.lower() == "be":
        return len(words) == 2 or words[2].lemma_.lower() in limits("fulfilled")
    return words[1].lemma_.lower() in ("do", "happen", "occur", "succeed")
