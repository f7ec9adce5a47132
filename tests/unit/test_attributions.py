"""Attributions on sentences of our own: source, cue, content and rule of each."""

from __future__ import annotations

import pytest

from claimtally.extract.attributions import RULES, find_attributions
from claimtally.model import Article
from claimtally.parse import load_pipeline, parse
from claimtally.pipeline import default_pipeline
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
        "Nokia will cut investment to 2 billion euros, chief financial officer Jan Maly said.",
        ("speech.front", "chief financial officer Jan Maly", "said", "Nokia will cut investment to 2 billion euros"),
    ),
    (
        "A banker said the rate has not been fixed, but will probably be set at 8%.",
        ("speech.clause", "A banker", "said", "the rate has not been fixed, but will probably be set at 8%"),
    ),
    (
        "Nokia told investors to expect sales of 24 billion euros.",
        ("estimate", "Nokia", "expect", "sales of 24 billion euros"),
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
    (
        "It has frozen hiring, Kowal said, and will leave 85 jobs unfilled.",
        ("speech.front", "Kowal", "said", "It has frozen hiring, Kowal said, and will leave 85 jobs unfilled"),
    ),
    (
        "The plant will cost 1.9bn, managing director Jan Maly told us, and the whole site 7.4bn.",
        (
            "speech.front",
            "managing director Jan Maly",
            "told",
            "The plant will cost 1.9bn, managing director Jan Maly told us, and the whole site 7.4bn",
        ),
    ),
    (
        "A ticket costs 94 euros, according to Orlen, up by a 5th since May.",
        (
            "speech.phrase",
            "Orlen",
            "according to",
            "A ticket costs 94 euros, according to Orlen, up by a 5th since May",
        ),
    ),
    (
        "The site must repay 200 million zlotys, according to the contract, which was signed by 24 towns.",
        ("speech.phrase", "the contract", "according to", "The site must repay 200 million zlotys"),
    ),
    (
        "Orlen is cutting 640 jobs, according to a memo that chief executive Jan Maly sent on Friday.",
        ("speech.phrase", "chief executive Jan Maly", "according to", "Orlen is cutting 640 jobs"),
    ),
    (
        "The ministry puts the cost of the dam at $4 billion.",
        ("estimate.figure", "The ministry", "puts", "the cost of the dam at $4 billion"),
    ),
    (
        "Kowal stuck to her forecast of sales of $4 billion.",
        ("estimate.owner", "her", "forecast", "sales of $4 billion"),
    ),
    (
        "The prospectus shows revenue of $4 billion, up from $3 billion.",
        ("speech.shown", "The prospectus", "shows", "revenue of $4 billion, up from $3 billion"),
    ),
    (
        "Synthos will cut the 7,000 jobs that Orlen said a month ago would be lost.",
        (
            "speech.relative",
            "Orlen",
            "said",
            "the 7,000 jobs that Orlen said a month ago would be lost",
        ),
    ),
    (
        "Orlen announced plans to spend $3 billion.",
        ("speech.plans", "Orlen", "announced", "plans to spend $3 billion"),
    ),
    (
        "It came in above the 40 million euros pencilled in by analysts.",
        ("estimate", "analysts", "pencilled", "the 40 million euros"),
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
        "Kowal Grid valued at $4 billion in a new round.",
        "The delay puts the cost of the dam at $4 billion.",
        "Kowal stuck to her share of sales of $4 billion.",
        "The rally shows a gain of $4 billion.",
        "Orlen bought the plant, a deal announced on Friday, for $4 billion.",
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


def test_what_is_done_inside_a_quotation_is_part_of_it() -> None:
    text = "Orlen said the union wants to save 500 jobs."
    assert [rule for rule, _, _, _ in found(text)] == ["speech.clause"]


def test_whom_the_quoted_quote_is_kept_unless_only_the_outermost_is_asked_for() -> None:
    doc = parse(load_pipeline(), "Kowal notes that Orlen said the dam would cost 4 billion zlotys.")
    assert [m.source.text for m in find_attributions(doc) if m.source] == ["Kowal", "Orlen"]
    assert [m.source.text for m in find_attributions(doc, inner=False) if m.source] == ["Kowal"]


def test_borrowed_word_of_the_sentence_before_is_not_the_next_speakers() -> None:
    text = 'The results include $2.6 million from a "foreign entity." Orlen said it would pay 40 million euros.'
    contents = [content for _, _, _, content in found(text)]
    assert contents == ["it would pay 40 million euros"]


SOURCES = [
    ("Orlen said it had signed a deal worth $3 billion, sending its shares up 20%.", "20%", None),
    ("Orlen said it had signed a deal worth $3 billion, sending its shares up 20%.", "$3 billion", "Orlen"),
    ("Orlen has raised $6 million from Rook Capital, valuing the company at $4 billion.", "$4 billion", None),
    # Who announces or asks for his own gets the article's voice; who tells of it around keeps the claim.
    ("Orlen announced an order of 50 trains.", "50 trains", None),
    ("Orlen asked the state for 186 million zlotys.", "186 million zlotys", None),
    ("Orlen expects to build 40 plants.", "40 plants", None),
    ("The Gazeta says Orlen will offer up to $700 million.", "$700 million", "Gazeta"),
    ("Orlen would not say how it lost $2 billion.", "$2 billion", None),
    ("Analysts believe that Orlen holds 2 million tonnes.", "2 million tonnes", "Analysts"),
    # Roles, pronouns, relative pronouns, groups and pairs stand for names told elsewhere.
    ("Its plant manager, Baek Seung-woo, said Orlen sought a loan of 2 billion zlotys.", "2 billion", "Baek Seung-woo"),
    (
        '"We are ready," says managing director Jane Roe of Orlen, who expects 28 million passengers.',
        "28 million",
        "Jane Roe",
    ),
    (
        "Jane Roe runs the plant for Orlen. On Friday, she said, it made 40 cars.",
        "40 cars",
        "Jane Roe",
    ),
    (
        "Orlen is in talks, people familiar with the matter said. It may pay $8 billion, one of them said.",
        "$8 billion",
        "one of the people familiar with the matter",
    ),
    (
        "Securities analysts are cautious. Some had predicted earnings of $4 billion for Orlen.",
        "$4 billion",
        "Securities analysts",
    ),
    (
        "Orlen AG has agreed to buy 40 trains from Siemens, the companies said on Friday.",
        "40 trains",
        "Orlen AG and Siemens",
    ),
]


@pytest.mark.parametrize(("text", "mention", "source"), SOURCES)
def test_source_of_a_claim(text: str, mention: str, source: str | None) -> None:
    at = text.index(mention)
    claims = [c for c in default_pipeline().extract(Article.from_text(text)) if c.mention.start <= at < c.mention.end]
    assert [c.attribution.source.name if c.attribution else None for c in claims] == [source]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_hit_and_trap(rule) -> None:  # type: ignore[no-untyped-def]
    def sources(text: str, mention: str) -> list[str]:
        doc, at = parse(load_pipeline(), text), text.index(mention)
        held = [m for m in find_attributions(doc) if m.rule == rule.id and m.content.start <= at < m.content.end]
        return [m.source.text for m in held if m.source]

    assert rule.hit.value in sources(rule.hit.text, rule.hit.mention)
    assert sources(rule.trap.text, rule.trap.mention) == []
