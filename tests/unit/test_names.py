"""Entities of an article, as tables of own texts: name, kind, the forms that belong to it, and what is no name."""

from __future__ import annotations

import pytest

from claimtally.model.entity import Entity, EntityIndex
from claimtally.parse import load_pipeline, parse
from claimtally.parse.names import find_entities


def entities(text: str) -> EntityIndex:
    return find_entities(parse(load_pipeline(), text))


def entity(text: str, name: str) -> Entity:
    index = entities(text)
    found = index.named(name)
    assert found is not None, [e.name for e in index.entities]
    return found


def forms(text: str, name: str) -> list[str]:
    """Give the forms of a name in the order in which the text first prints them."""
    return list(dict.fromkeys(mention.text for mention in entity(text, name).mentions))


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param(
            "Pinecrest Holdings Ltd bought a mine. Later Pinecrest sold it.",
            "Pinecrest Holdings Ltd",
            ["Pinecrest Holdings Ltd", "Pinecrest"],
            id="without designators",
        ),
        pytest.param(
            "Monroe Port Authority (MPA) bought a crane. The MPA paid in cash.",
            "Monroe Port Authority",
            ["Monroe Port Authority", "MPA"],
            id="acronym in brackets",
        ),
        pytest.param(
            "Money came from Nordic Wind (NW) on Monday. Owners of NW were glad.",
            "Nordic Wind",
            ["Nordic Wind", "NW"],
            id="acronym too short without brackets",
        ),
        pytest.param(
            "The Warsaw Street Journal wrote about it. The WSJ named no source.",
            "Warsaw Street Journal",
            ["Warsaw Street Journal", "WSJ"],
            id="acronym without brackets",
        ),
        pytest.param(
            "Acmeron Corp (NASDAQ: ACMR) raised $4 million. Traders like ACMR.",
            "Acmeron Corp",
            ["Acmeron Corp", "ACMR"],
            id="ticker",
        ),
        pytest.param(
            "They read the Gdansk Evening Post. On Monday the Post named a source.",
            "Gdansk Evening Post",
            ["Gdansk Evening Post", "Post"],
            id="last word",
        ),
        pytest.param(
            "Maria Nowak, an analyst, raised her target. Nowak expects growth.",
            "Maria Nowak",
            ["Maria Nowak", "Nowak"],
            id="family name",
        ),
        pytest.param(
            "A deal is near\n\nShares of Pinecrest Digital rose. Owners praised Pinecrest.",
            "Pinecrest Digital",
            ["Pinecrest Digital", "Pinecrest"],
            id="first word after the full name",
        ),
        pytest.param(
            "A deal is near\n\nThe owners of Orlen met. Later Orlen Cloud bought a mine.",
            "Orlen",
            ["Orlen"],
            id="first word before the full name",
        ),
        pytest.param(
            "Ships lay at the Port of Laredo Bay. The Port of Laredo Bay grew.",
            "Port of Laredo Bay",
            ["Port of Laredo Bay"],
            id="a port of some place",
        ),
        pytest.param(
            "A deal with Sable AI was signed. Sable will buy chips.",
            "Sable AI",
            ["Sable AI", "Sable"],
            id="a lab's name",
        ),
        pytest.param("Sable AI, the Canadian lab, said so.", "Sable AI", ["Sable AI"], id="a lab opens a sentence"),
        pytest.param("Orlen AI chips sell well at Orlen.", "Orlen", ["Orlen"], id="what AI is about is no name"),
        pytest.param(
            "Texas Instruments makes chips in Texas.",
            "Texas Instruments",
            ["Texas Instruments"],
            id="a place is no short form",
        ),
    ],
)
def test_forms_of_a_name(text: str, name: str, expected: list[str]) -> None:
    assert forms(text, name) == expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Shares of Vantor Ltd rose on Monday.", "Vantor Ltd", "organisation"),
        ("The Ministry of Trade cut its forecast.", "Ministry of Trade", "organisation"),
        ("Money came from chipmaker Vantor on Monday.", "Vantor", "organisation"),
        ("Owners of Vantor (NYSE: VNT) sold shares.", "Vantor", "organisation"),
        ("Money came from lender Anna Nowicka on Monday.", "Anna Nowicka", "organisation"),
        ("Shares of Anna Vantor (NYSE: AVN) fell.", "Anna Vantor", "organisation"),
        ("He left the Treasury of Vantor.", "Treasury of Vantor", "organisation"),
        ("The Nowak administration cut taxes.", "Nowak administration", "organisation"),
        ("They flew to Poland on Monday.", "Poland", "place"),
        ("Poland, a nation of savers, borrowed money.", "Poland", "place"),
        ("Orlen said that CEO Maria Nowak would resign.", "Maria Nowak", "person"),
        ("They train models on the Trainium chip.", "Trainium", "product"),
        ("Phones with Tarvo, a new processor, sold well.", "Tarvo", "product"),
    ],
)
def test_kind_of_a_name(text: str, name: str, kind: str) -> None:
    assert entity(text, name).kind == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # What the NER gets wrong by itself: persons, places, products and "other" for organisations.
        ("Money came from Anthropic and from Lambda.", "Anthropic", "organisation"),
        ("Money came from Anthropic and from Lambda.", "Lambda", "organisation"),
        ("They met Andreessen Horowitz in May.", "Andreessen Horowitz", "organisation"),
        ("They met Cantor Fitzgerald in May.", "Cantor Fitzgerald", "organisation"),
        ("They left Morgan Stanley for Wells Fargo in May.", "Wells Fargo", "organisation"),
        ("They trust Eli Lilly in Gdansk.", "Eli Lilly", "organisation"),
        ("They trust Charles Schwab in Gdansk.", "Charles Schwab", "organisation"),
        ("They buy from John Deere in Gdansk.", "John Deere", "organisation"),
        ("Rules bind Mistral and Cohere in Gdansk.", "Mistral", "organisation"),
        ("They sold 30 of Boeing 's jets to Emirates.", "Boeing", "organisation"),
        ("They train on Trainium in Gdansk.", "Trainium", "product"),
        ("They train on Inferentia in Gdansk.", "Inferentia", "product"),
        ("The hall is full of Nvidia Blackwell Ultra and air.", "Blackwell Ultra", "product"),
        ("They like the MI300X and NVLink in Gdansk.", "NVLink", "product"),
        # What the article itself says of a name outweighs the lexicon.
        ("Owners trust analyst Eli Lilly, an economist.", "Eli Lilly", "person"),
        ("They sell Anthropic, a new phone, in Gdansk.", "Anthropic", "product"),
        ("Money came from Trainium, a startup.", "Trainium", "organisation"),
    ],
)
def test_kind_of_a_listed_name(text: str, name: str, kind: str) -> None:
    assert entity(text, name).kind == kind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met Marks and Spencer on Monday.", ["Marks and Spencer"]),
        ("They met Johnson & Johnson on Monday.", ["Johnson & Johnson"]),
        ("They praised McDonald's on Monday.", ["McDonald's"]),
        ("The Competition and Markets Authority said no.", ["Competition and Markets Authority"]),
        ("They asked the Ministry of Economy, Trade and Industry.", ["Ministry of Economy, Trade and Industry"]),
        ("They met Bank of America and Orlen.", ["Bank of America", "Orlen"]),
        ("They rent Nvidia H100 chips.", ["Nvidia", "H100"]),
        ("They rent AMD Instinct MI300X chips.", ["AMD", "Instinct MI300X"]),
    ],
)
def test_listed_names_stay_whole_and_products_are_not_their_makers(text: str, names: list[str]) -> None:
    assert [found.name for found in entities(text).entities] == names


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param(
            "Taiwan Semiconductor Manufacturing Co. grew. Owners praised TSMC.",
            "Taiwan Semiconductor Manufacturing Co.",
            ["Taiwan Semiconductor Manufacturing Co.", "TSMC"],
            id="acronym without brackets",
        ),
        pytest.param(
            "Owners praised Delta Air Lines. On Monday Delta grew.",
            "Delta Air Lines",
            ["Delta Air Lines", "Delta"],
            id="short form of its own",
        ),
        pytest.param(
            "A deal is near\n\nAmazon Web Services grew. On Monday Amazon grew too.", "Amazon", ["Amazon"], id="parent"
        ),
        pytest.param("They met Siemens. They met Siemens Energy.", "Siemens", ["Siemens"], id="sister"),
        pytest.param("They rent Nvidia H100 chips. Nvidia was glad.", "Nvidia", ["Nvidia"], id="maker of a product"),
    ],
)
def test_forms_of_a_listed_name(text: str, name: str, expected: list[str]) -> None:
    assert forms(text, name) == expected


@pytest.mark.parametrize(
    ("text", "none"),
    [
        pytest.param("GDANSK, Poland — The port grew by a tenth.", "GDANSK", id="dateline"),
        pytest.param("GDANSK, Poland — The port grew by a tenth.", "Poland", id="country of a dateline"),
        pytest.param("Profits rose. Growth was strong in May.", "Growth", id="first word of a sentence"),
        pytest.param("Profits rose on Monday in the USA.", "Monday", id="weekday"),
        pytest.param("The CEO of Orlen resigned.", "CEO", id="title"),
        pytest.param("Orlen won a Rs 640 crore order and Rs 41 crore more.", "Rs", id="sign of a currency"),
        pytest.param("Carmaker Osei Motors cut a shift.", "Carmaker", id="what opens a sentence and describes a name"),
        pytest.param("Why The Price Of Wind Farms Will Fall", "Wind Farms", id="title case"),
    ],
)
def test_what_is_no_name(text: str, none: str) -> None:
    names = {mention.text for found in entities(text).entities for mention in found.mentions}
    assert not any(none in name for name in names), names


@pytest.mark.parametrize(
    ("text", "name", "affiliation"),
    [
        ("Owners trust Orlen CFO Maria Nowak and her plan.", "Maria Nowak", "Orlen"),
        ("Owners trust Orlen's chief executive Maria Nowak.", "Maria Nowak", "Orlen"),
        ("Maria Nowak, chief executive of Orlen, resigned.", "Maria Nowak", "Orlen"),
        ("Analyst Maria Nowak raised her target.", "Maria Nowak", None),
        ("Maria Nowak, Head of Grid Research at Orlen, resigned.", "Maria Nowak", "Orlen"),
        ("In a letter by Maria Nowak, workers were told that Orlen would close.", "Maria Nowak", None),
    ],
)
def test_whom_a_person_speaks_for(text: str, name: str, affiliation: str | None) -> None:
    found = entity(text, name)
    assert found.kind == "person"
    assert found.affiliation == affiliation


@pytest.mark.parametrize(
    ("text", "name", "descriptor"),
    [
        ("Money came from startup Vantor on Monday.", "Vantor", "startup"),
        ("Vantor, a startup, raised money.", "Vantor", "startup"),
        ("Vantor is a startup in Gdansk.", "Vantor", "startup"),
        ("They bought a startup called Vantor on Monday.", "Vantor", "startup"),
    ],
)
def test_nouns_that_describe_a_name(text: str, name: str, descriptor: str) -> None:
    assert descriptor in entity(text, name).descriptors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The money came from Rook Capital and Lumen Partners.", ["Rook Capital", "Lumen Partners"]),
        ("Orlen's Synthos makes rubber.", ["Orlen", "Synthos"]),
        ("They met Orlen and Bank Pekao.", ["Orlen", "Bank Pekao"]),
        ("Owners trust Orlen COO Maria Nowak.", ["Orlen", "Maria Nowak"]),
        ("They met Pekao Chairwoman Anna Lis on Monday.", ["Pekao", "Anna Lis"]),
        ("Orlen to buy Lotos", ["Orlen", "Lotos"]),
    ],
)
def test_names_that_touch_are_parted(text: str, names: list[str]) -> None:
    assert [found.name for found in entities(text).entities] == names


def test_mentions_are_the_words_of_the_text() -> None:
    text = "Monroe Port Authority (MPA) bought a crane from Orlen.\n\nThe MPA paid Orlen's agents."
    index = entities(text)
    for found in index.entities:
        for mention in found.mentions:
            assert text[mention.start : mention.end] == mention.text
            assert index.at(mention.start) == (found, mention)
    assert index.at(text.index("bought")) is None


def test_names_before_a_place_come_nearest_first() -> None:
    text = "Orlen met Lotos. Then Orlen called Synthos."
    before = entities(text).before(text.index("called"), ("organisation", "place", "person", "other", "product"))
    assert [mention.start for _, mention in before] == [22, 10, 0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Orlen invests $3 billion in Synthos", "Orlen"),
        ("Pinecrest to pay county schools $38 million", "Pinecrest"),
    ],
)
def test_a_headline_opens_with_a_name(text: str, name: str) -> None:
    assert entities(text).named(name) is not None


def test_an_ordinary_noun_opens_no_sentence_as_a_name() -> None:
    assert entities("Revenue rises 5% at Synthos").named("Revenue") is None


def test_a_name_is_no_short_form_of_two_that_a_hyphen_joins() -> None:
    text = "Beauty company Orlea grew. Orlea bought a stake.\n\nThe Orlea-Kalina deal was signed. Orlea cheered."
    found = entities(text).named("Orlea")
    assert found is not None
    assert len(found.mentions) == 3


def test_a_name_that_opens_an_article_without_headline_is_full() -> None:
    found = entities("The money came from Orlea.\n\nOn Monday it met Orlea Web Services. Then Orlea closed.").named(
        "Orlea"
    )
    assert found is not None
    assert len(found.mentions) == 2
