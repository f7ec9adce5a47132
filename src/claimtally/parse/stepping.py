"""Parser and NER of spaCy, a step of all docs at a time: the same annotation in half the time.

spaCy takes its greedy steps outside of the interpreter lock, but the wheels since 3.8.8 ask for the lock at each look
at a state (thousands of times a sentence). Here the steps are taken through the interface that spaCy's beam search
uses (`model.predict` and `transition_states`), with the lock held.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.pipeline import DependencyParser, EntityRecognizer
from spacy.pipeline.transition_parser import Parser  # type: ignore[import-not-found]
from spacy.tokens import Doc


def _made_of(made: Parser, source: Parser) -> None:
    """Let a component share model and settings of another one of its kind."""
    arguments, settings = source.__getnewargs_ex__()
    Parser.__init__(made, *arguments, **{name: value for name, value in settings.items() if name != "moves"})


def _greedy_steps(component: Parser, docs: Sequence[Doc]) -> list[Any]:
    """Give the final state of each doc."""
    batch: list[Any] = component.moves.init_batch(docs)
    model = component.model.predict(docs)
    states = [state for state in batch if not state.is_final()]
    while states:
        states = component.transition_states(states, model.predict(states))
    model.clear_memory()
    return batch


class SteppingParser(DependencyParser):  # type: ignore[misc]
    """Parses as the dependency parser that it is made of."""

    def __init__(self, source: Parser) -> None:
        """Take a loaded parser; its model is shared."""
        _made_of(self, source)

    def greedy_parse(self, docs: Sequence[Doc], drop: float = 0.0) -> list[Any]:
        """Give the final state of each doc; `drop` is for training, which this class is not for."""
        return _greedy_steps(self, docs)


class SteppingRecognizer(EntityRecognizer):  # type: ignore[misc]
    """Finds the entities that the recognizer finds that it is made of."""

    def __init__(self, source: Parser) -> None:
        """Take a loaded recognizer; its model is shared."""
        _made_of(self, source)

    def greedy_parse(self, docs: Sequence[Doc], drop: float = 0.0) -> list[Any]:
        """Give the final state of each doc; `drop` is for training, which this class is not for."""
        return _greedy_steps(self, docs)
