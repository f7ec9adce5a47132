"""Whom claims are about and what part they play: sentences in which the clause alone does not say it."""

from __future__ import annotations

import pytest

from claimtally import extract

# "respectively" gives each number its own name, measure, time and receiver
COUNTED_OFF = [
    ("Sales at Orlen and Lotos rose 5% and 3%, respectively.", "3%", "subject", "Lotos"),
    ("Shares of Orlen, Lotos and Synthos fell 3.1%, 2.2% and 1%, respectively.", "2.2%", "subject", "Lotos"),
    ("Orlen and Lotos plan to spend $7 billion and $6 billion, respectively, on it.", "$6 billion", "subject", "Lotos"),
    ("Revenue and profit rose 12% and 9%, respectively, at Orlen.", "9%", "measure", "profit"),
    ("Orlen's revenue rose 5% and 7% in 2023 and 2024, respectively.", "7%", "time", "2024"),
    ("Orlen gave $5 million and $3 million to Lotos and Synthos, respectively.", "$3 million", "object", "Synthos"),
    # lists of other lengths count nothing off, and without the word nothing is counted off at all
    (
        "Orlen and Lotos earned $5 million, $3 million and $1 million, respectively.",
        "$3 million",
        "subject",
        "Orlen and Lotos",
    ),
    ("Orlen and Lotos earned $5 million and $3 million.", "$3 million", "subject", "Orlen and Lotos"),
]

SUBJECTS = [
    # a listed company opens the sentence, which the tagger takes for a common noun; who only guesses is no party
    ("Oracle has ordered 400 chips for $40 million.", "$40 million", "Oracle"),
    ("Shares of Orlen rose 4%, while those of Lotos fell 6%.", "6%", "Lotos"),
    # a seat of government stands for the government that the article names
    (
        "The South Korean government met. Seoul plans to install 30 GW of solar power.",
        "30 GW",
        "South Korean government",
    ),
    ("Germany voted. Berlin will spend $3 billion on it.", "$3 billion", "Germany"),
    # what a listed organisation is called instead of its name
    ("Nvidia and Deutsche Bank met.\n\nThe chipmaker will spend $3 billion.", "$3 billion", "Nvidia"),
    ("Nvidia and Deutsche Bank met.\n\nThe lender will spend $3 billion.", "$3 billion", "Deutsche Bank"),
    # a list gives each name its own number
    ("Traffic grew by 11% at Orlen, 9% at Lotos and 7% at Synthos.", "9%", "Lotos"),
    ("It was followed by Orlen with 65 ships, Lotos with 63 ships and Synthos with 60 ships.", "63 ships", "Lotos"),
    # an officer tells of the figures of his company, whoever was named last
    (
        'Traffic grew at Lotos and Synthos. "Freight rose by 16% last year," said Orlen\'s director Anna Kowal.',
        "16%",
        "Orlen",
    ),
    # what is traded has its price itself
    ("Orlen met. Diesel prices will rise by 340 yuan in May.", "340 yuan", "Diesel"),
    # a statistic is its country's
    ("Orlen met. Inflation in Germany rose to 2.2%.", "2.2%", "Germany"),
    ("Orlen met. The unemployment rate in France fell to 9.2%.", "9.2%", "France"),
    # a listed name opens the sentence and modifies its noun
    ("Skoda grew. Porsche sales went up 12.5%.", "12.5%", "Porsche"),
    # an officer plans for the company; an analyst's estimate is of somebody else's earnings
    ("Orlen grew. Orlen's chief executive Anna Kowal expects 30 million passengers.", "30 million", "Orlen"),
    (
        "Orlen grew. So Jan Lis at Rook Capital said he is cutting his earnings estimate for next year to $2 a share.",
        "$2",
        "Orlen",
    ),
    # who has it done, who is claimed to be, whose measure opens the sentence
    (
        "By the end of 2024, Orlen aims to have 20,000 chips deployed across two sites, and plans to move next year.",
        "two sites",
        "Orlen",
    ),
    ("Orlen makes cars. Lotos makes vans.\n\nAt Lotos, net fell to $4 million. Revenue rose 12%.", "12%", "Lotos"),
    ("Orlen is the number one buyer of the A380, with 123 of the planes in its fleet.", "123", "Orlen"),
    ("Orlen spoke on Monday. Rival Lotos has a backlog of 12 orders.", "12 orders", "Lotos"),
    # whom a description of the sentence before names; in its own sentence an organisation goes before a place
    (
        "The ministry gave Lotos a licence. The licence would bring the company $3 million. It has 40 sites.",
        "40 sites",
        "Lotos",
    ),
    ("Orlen said mines in Utah and Nevada will be idle and it will close two mines.", "two mines", "Orlen"),
    # who is spoken of as the company is whom the speaker works for
    (
        "Orlen and Synthos met. Orlen will build. Lotos's chairman, Jan Lis, said the company would spend $3 million.",
        "$3 million",
        "Lotos",
    ),
    # a source is no topic; two descriptions stand before one name; a spell of time is nobody
    ("Builder and operator Orlen Wind has signed a deal worth $3 million.", "$3 million", "Orlen Wind"),
    ("Orlen raised $3 million in May, compared with $2 million in the year-ago quarter.", "$2 million", "Orlen"),
    # a public body without a name that the next sentence takes up
    ("The government will sell 15% of Orlen. It will still own 56% of it.", "56%", "government"),
    # nobody acts upon itself; of reported speech what is told goes first
    ("Orlen met Synthos. Synthos grew. The company has granted Synthos rights to 4 plants.", "4 plants", "Orlen"),
    (
        "Orlen expects sales of $2 million this year, Rook Daily has reported. It will spend $3 million on roads.",
        "$3 million",
        "Orlen",
    ),
    (
        "The government approved the merger on Monday. Orlen said it will pay $3 million for the plant.",
        "$3 million",
        "Orlen",
    ),
    # who only stands behind a name joined to another; who is only counted
    ("Microsoft-backed Norvia grew, in a deal that could be worth $3 billion.", "$3 billion", "Norvia"),
    ("Orlen grew by 3%. Two customers accounted for 71% of sales.", "71%", "Orlen"),
    ("Orlen grew by 3%. Two rivals have 4 GW of panels.", "4 GW", "Two rivals"),
    ("Orlen had 54% of sales, against 17% for Lotos and 21% for Synthos.", "21%", "Synthos"),
    ("Orlen agreed to acquire Lotos. Lotos fell. The buyer will assume $3 million of debt.", "$3 million", "Orlen"),
    # a verb that is not said again; the staff that is counted is the company's
    ("Orlen reported growth of 5% and Synthos 8%.", "8%", "Synthos"),
    ("Orlen will close 40 shops. The affected staff would include 90 drivers.", "90 drivers", "Orlen"),
    # whom a "by" without its verb names
    ("$2 million was provided by Orlen and $3 million by Lotos.", "$3 million", "Lotos"),
]

WORTH = "Orlen has raised $6 million in a round led by Rook Capital, valuing the company at $4 billion."
SUBJECTS.append((WORTH, "$4 billion", "Orlen"))  # the round values it, and who leads it is not "the company"

OBJECTS = [
    ("Orlen has fined Lotos $3 million.", "$3 million", "Lotos"),
    ("Orlen agreed to supply Lotos with 40 MW of power.", "40 MW", "Lotos"),
    ("Orlen told Lotos of $3 million in costs.", "$3 million", None),
]


@pytest.mark.parametrize(("text", "mention", "subject"), SUBJECTS)
def test_subjects(text: str, mention: str, subject: str) -> None:
    (claim,) = [claim for claim in extract(text) if mention in claim.mention.text]
    assert claim.subject is not None
    assert claim.subject.name == subject


@pytest.mark.parametrize(("text", "mention", "name"), OBJECTS)
def test_objects(text: str, mention: str, name: str | None) -> None:
    (claim,) = [claim for claim in extract(text) if mention in claim.mention.text]
    assert (claim.object.name if claim.object else None) == name


def test_who_only_guesses_how_much_it_is_is_no_party() -> None:
    (claim,) = extract("Two people familiar with the talks put the price of the plant at $3 million.")
    assert claim.subject is None


def test_a_source_alone_is_nobody_an_article_is_about() -> None:
    (claim,) = extract("Sales of vans have doubled to 3,000, according to Rook Research.")[-1:]
    assert claim.subject is None


def test_what_there_is_belongs_to_nobody() -> None:
    (claim,) = extract("Orlen builds reactors. There are more than 400 reactors around the globe.")[-1:]
    assert claim.subject is None


@pytest.mark.parametrize(
    "text",
    [
        "Orlen will build a plant. It will depend on",
        "Rivals are Tendril (NASDAQ: ORLN) and Marlowe (NASDAQ: Tendril) and ORLN (NASDAQ: Marlowe) with $5 million.",
        "Orlen is big. " + "It grew. " * 300 + "It raised $5 million.",
        "They said that they grew. " * 400 + "They paid $5 million.",
    ],
    ids=["cut off", "tickers in a ring", "a chain of pronouns", "a chain of groups"],
)
def test_odd_texts_give_claims_or_none(text: str) -> None:
    assert len(extract(text)) <= 1


@pytest.mark.parametrize(
    ("text", "mention", "role"),
    [
        ("Of course, Orlen paid $3 million for the plant.", "$3 million", "value"),
        ("Of that sum, $3 million went to Lotos.", "$3 million", "part"),
        ("Orlen will pay half up front and the balance over three years.", "three years", "value"),
        ("Orlen still owes a balance of $3 million.", "$3 million", "remaining"),
        ("Of the 1,200 MW, 800 MW will go to Orlen.", "1,200 MW", "total"),
        ("Of the 1,200 MW, 800 MW will go to Orlen.", "800 MW", "part"),
        ("The plant uses 40 MW, compared with 60 MW in a typical plant.", "60 MW", "value"),
        ("Sales were $60 million, compared with $50 million in 2019.", "$50 million", "prior"),
        ("Orlen made $210 million, a jump of 40 percent from the $140 million of May.", "$140 million", "prior"),
    ],
)
def test_roles(text: str, mention: str, role: str) -> None:
    (claim,) = [claim for claim in extract(text) if mention in claim.mention.text]
    assert claim.role == role


@pytest.mark.parametrize(("text", "number", "slot", "value"), COUNTED_OFF)
def test_what_a_sentence_counts_off(text: str, number: str, slot: str, value: str) -> None:
    (claim,) = [claim for claim in extract(text) if claim.mention.text.startswith(number)]
    found = getattr(claim, slot)
    assert (found.name if slot in ("subject", "object") else found.text) == value
