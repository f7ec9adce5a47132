"""Sentence boundaries that the layout decides."""

from __future__ import annotations

import pytest

from claimtally.parse import load_pipeline, parse
from claimtally.parse.boundaries import LONGEST_SENTENCE


def sentences(text: str) -> list[str]:
    return [sentence.text.strip() for sentence in parse(load_pipeline(), text).sents]


@pytest.mark.parametrize(
    "text",
    ["Plant opens in Gdansk\n\nOrlen spent $3 million.", "Orlen spent\n\n$3 million on the plant."],
)
def test_no_sentence_crosses_a_paragraph(text: str) -> None:
    assert all("\n" not in sentence for sentence in sentences(text))


def test_a_sentence_keeps_its_length_up_to_the_limit() -> None:
    assert len(sentences("Orlen sold " + "4,100 " * (LONGEST_SENTENCE // 2) + "cars.")) == 1


def test_an_endless_sentence_is_cut() -> None:
    longest = max(len(s.split()) for s in sentences("Orlen sold " + "4,100 " * (LONGEST_SENTENCE * 4)))
    assert longest <= LONGEST_SENTENCE + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orlen lost £310m. Of that it won back a part.", 2),
        ("Orlen lost £4.1m. “We tried,” it said.", 2),
        ("Orlen lost £310m. in the spring.", 1),
        ("The ship, of J. M. Varn, sailed.", 1),
    ],
)
def test_a_number_with_its_scale_may_end_a_sentence(text: str, expected: int) -> None:
    assert len(sentences(text)) == expected
