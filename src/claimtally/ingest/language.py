"""Tells English from other languages, and lets doubt speak for English."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

MIN_LETTERS = 120
SAMPLE = 8000  # characters: enough for certainty, little enough for a million articles
MAX_ENGLISH = 0.001  # probability; a list of names leaves English more, kindred languages share what is left
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
LATIN = re.compile(r"[A-Za-zªºÀ-ÖØ-öø-ɏɐ-ʯḀ-ỿⱠ-ⱿꜢ-ꟿꬰ-ꭤﬀ-ﬆＡ-Ｚａ-ｚ]")
# Words of no other European language, in every English sentence or two: an article about Spanish remarks has them, too.
ENGLISH_WORD = re.compile(r"\b(?:the|and|that|with|from|were|which|said|has|have|this|their|they)\b", re.IGNORECASE)
MIN_ENGLISH_WORDS = 0.02
# Living languages with a press, in Latin script; over all 140 labels a list of names turns into Latin or Luxembourgish.
CANDIDATES = (
    "af az bs ca cs cy da de en es et eu fi fr ga gl hr ht hu id is it "
    "lt lv ms mt nl no pl pt ro sk sl so sq sv sw tl tr uz vi"
)


def other_language(text: str) -> str | None:
    """Name the language (ISO 639-1), or "a non-Latin script", of a text not in English; None for English and doubt."""
    sample = text[:SAMPLE]
    letters = sum(map(str.isalpha, sample))
    others = sum(c.isalpha() and not LATIN.match(c) for run in BEYOND_ASCII.findall(sample) for c in run)
    if 2 * others > letters:
        return "a non-Latin script"
    if letters < MIN_LETTERS or len(ENGLISH_WORD.findall(sample)) >= MIN_ENGLISH_WORDS * len(sample.split()):
        return None
    ranked = _identifier().rank(sample)
    return str(ranked[0][0]) if dict(ranked)["en"] < MAX_ENGLISH else None


@cache
def _identifier() -> Any:
    # An identifier of our own: py3langid's module-wide one is shared with trafilatura and must not be narrowed.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(CANDIDATES.split())
    return identifier
