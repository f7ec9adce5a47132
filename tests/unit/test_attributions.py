"""Attributions on sentences of our own: source, cue, content and rule of each."""

from __future__ import annotations

import pytest

from claimtally.extract.attributions import RULES, find_attributions
from claimtally.parse import load_pipeline, parse
from claimtally.syntax.quotes import quotations


def found(text: str) -> list[tuple[str, str | None, str, str]]:
    doc = parse(load_pipeline(), text)
    return [
        (m.rule.removeprefix("attribution."), m.source.text if m.source else None, m.cue.text, m.content.text)
        for m in find_attributions(doc)
    ]


CASES = [
    (
        "Orlen said on Friday it would spend 3 billion zlotys on the plant.",
        ("speech.clause", "Orlen", "said", "it would spend 3 billion zlotys on the plant"),
    ),
    (
        "The plant will cost 3 billion zlotys, Orlen said on Friday.",
        ("speech.front", "Orlen", "said", "The plant will cost 3 billion zlotys"),
    ),
    (
        '"We will spend 3 billion zlotys," said Adam Kowal, who runs the plant.',
        ("speech.quote", "Adam Kowal", "said", '"We will spend 3 billion zlotys,"'),
    ),
    (
        "“The line is late,” Kowal said. “It will cost us 40 million euros.”",
        ("speech.quote", "Kowal", "said", "“The line is late,” Kowal said. “It will cost us 40 million euros.”"),
    ),
    (
        "The turbines will deliver 300 MW, according to the grid operator.",
        ("speech.phrase", "the grid operator", "according to", "The turbines will deliver 300 MW"),
    ),
    (
        "According to Reuters, the turbines will deliver 300 MW.",
        ("speech.phrase", "Reuters", "According to", "the turbines will deliver 300 MW"),
    ),
    (
        "They laughed at the minister's claim that the dam cost $4 billion.",
        ("speech.noun", "the minister", "claim", "that the dam cost $4 billion"),
    ),
    (
        "Orlen pledged to spend 3 billion zlotys on the plant.",
        ("speech.infinitive", "Orlen", "pledged", "to spend 3 billion zlotys on the plant"),
    ),
    (
        "Workers were told by Siemens that 500 jobs would go.",
        ("speech.clause", "Siemens", "told", "that 500 jobs would go"),
    ),
    (
        "Nokia expects sales to reach 24 billion euros this year.",
        ("estimate", "Nokia", "expects", "sales to reach 24 billion euros this year"),
    ),
    (
        "Analysts believe that the mine holds 2 million tonnes.",
        ("thought", "Analysts", "believe", "that the mine holds 2 million tonnes"),
    ),
    (
        "Volvo plans to hire 800 people in Kosice.",
        ("intent", "Volvo", "plans", "to hire 800 people in Kosice"),
    ),
    (
        "Unions criticized the loss of 800 jobs.",
        ("stance", "Unions", "criticized", "the loss of 800 jobs"),
    ),
    (
        "“It will cost 40 million euros.” — Adam Kowal",
        ("speech.label", "Adam Kowal", "—", "“It will cost 40 million euros.”"),
    ),
    (
        "In an email sent by chairman Jan Maly, workers were told that 500 jobs would go.",
        ("speech.clause", "chairman Jan Maly", "told", "that 500 jobs would go"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_source_cue_and_content(text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The plant is said to cost 3 billion zlotys.",
        "The plant will reportedly cost 3 billion zlotys.",
        "Orlen used 3 billion zlotys to build the plant.",
        'Orlen will spend 3 billion zlotys on its "green" plant.',
        "It is believed that the plant will cost 3 billion zlotys.",
        "Steel costs $700 per tonne at the port.",
        "We think that the plant will cost 3 billion zlotys.",
        "UPDATE: The plant cost 3 billion zlotys.",
    ],
)
def test_voice_of_the_article_has_no_source(text: str) -> None:
    assert found(text) == []


def test_quotation_of_the_next_paragraph_has_the_speaker_before_it() -> None:
    text = '"The plant is ready," said Adam Kowal.\n\n"It cost us 40 million euros in all."'
    assert ("speech.continued", "Adam Kowal", "said", '"It cost us 40 million euros in all."') in found(text)


def test_quotation_over_paragraphs_is_one() -> None:
    text = "“The plant is ready.\n\n“It cost us 40 million euros,” Kowal said."
    assert ("speech.quote", "Kowal", "said", "“The plant is ready.\n\n“It cost us 40 million euros,”") in found(text)


def test_turns_of_a_transcript() -> None:
    text = "KOWAL: It cost 40 million euros.\n\nNOVAK: That is a lot.\n\nKOWAL: It is not."
    sources = [source for rule, source, _, _ in found(text) if rule == "speech.label"]
    assert sources == ["KOWAL", "KOWAL"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "go on" and left.', ['"go on"']),
        ("''Go on,'' he said.", ["''Go on,''"]),
        ("The workers' pay rose; the owners' share fell.", []),
        ("“One.\n\n“Two,” she said. “Three.”", ["“One.\n\n“Two,”", "“Three.”"]),
        ("“He called it ‘a gift’ again,” she said.", ["“He called it ‘a gift’ again,”"]),
        ("“Never closed.\n\nA plain paragraph.", ["“Never closed."]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    doc = parse(load_pipeline(), text)
    assert [doc[q.start : q.end].text for q in quotations(doc)] == expected


@pytest.mark.parametrize("text", ["", "\n\n", '"', "“", "said", '" "', "According to", "per", "— ", "'", "X:"])
def test_fragments_do_no_harm(text: str) -> None:
    doc = parse(load_pipeline(), text)
    assert all(m.content.text == text[m.content.start : m.content.end] for m in find_attributions(doc))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_hit_and_trap(rule) -> None:  # type: ignore[no-untyped-def]
    def sources(text: str, mention: str) -> list[str]:
        doc, at = parse(load_pipeline(), text), text.index(mention)
        held = [m for m in find_attributions(doc) if m.rule == rule.id and m.content.start <= at < m.content.end]
        return [m.source.text for m in held if m.source]

    assert rule.hit.value in sources(rule.hit.text, rule.hit.mention)
    assert sources(rule.trap.text, rule.trap.mention) == []
