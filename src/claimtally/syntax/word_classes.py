"""Closed classes of tags, words and signs that several stages ask for; spaCy is not needed to read them."""

from __future__ import annotations

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})  # tags of verbs with a tense, and of modals
PRESENT = frozenset({"VBP", "VBZ"})
DASHES = frozenset({"-", "–", "—", "--", "―"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
POINTING = frozenset({"the", "this", "that", "these", "those"})  # determiners that take up what was told
RELATIVES = frozenset({"that", "which", "who"})  # may be the subject of a relative clause
