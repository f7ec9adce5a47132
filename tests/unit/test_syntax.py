"""Walks over the parse, as tables of sentences: who acts, who owns, what follows a preposition, where a scope ends."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from claimtally.assemble.certainty.scope import scope_ends
from claimtally.parse import load_pipeline, parse
from claimtally.syntax import clauses, tree


def read(text: str) -> Doc:
    return parse(load_pipeline(), text)


def word(doc: Doc, text: str) -> Token:
    """Give the one token that is printed so."""
    (token,) = (t for t in doc if t.text == text)
    return token


def printed(token: Token | None) -> str | None:
    return None if token is None else token.text


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        pytest.param("Orlen plans to spend $3 billion.", "plans", "Orlen", id="own"),
        pytest.param("Orlen plans to spend $3 billion.", "spend", "Orlen", id="infinitive"),
        pytest.param(
            "Orlen invested $3 billion, bringing its total to $5 billion.", "bringing", "Orlen", id="participle"
        ),
        pytest.param("Orlen bought the mine and sold the refinery.", "sold", "Orlen", id="coordinate"),
        pytest.param("By cutting costs, Orlen saved $2 million.", "cutting", "Orlen", id="gerund behind a preposition"),
        pytest.param("The bank, which lent $3 billion, sold its stake.", "lent", "bank", id="relative pronoun"),
        pytest.param("The plant built by Orlen opened in May.", "built", "plant", id="reduced relative clause"),
        pytest.param("The contract requires Synthos to use its chips.", "use", "Synthos", id="object control"),
        pytest.param("Orlen promised to use its chips.", "use", "Orlen", id="subject control"),
        pytest.param("Orlen took two years to build a plant.", "build", "Orlen", id="object that controls nothing"),
        pytest.param("The project is set to cost $2 billion.", "cost", "project", id="passive above"),
        pytest.param("The company is likely to raise $2 billion.", "raise", "company", id="adjective above"),
        pytest.param("The company said that profits rose 5 percent.", "rose", "profits", id="content clause"),
        pytest.param("There were 40 ships in the port.", "were", None, id="expletive"),
    ],
)
def test_subject_of(text: str, verb: str, subject: str | None) -> None:
    assert printed(tree.subject_of(word(read(text), verb))) == subject


@pytest.mark.parametrize(
    ("text", "noun", "owner"),
    [
        ("Orlen's chips are fast.", "chips", "Orlen"),
        ("The company sold its stake.", "stake", "its"),
        ("The company sold its new and costly stake.", "stake", "its"),
        ("The company sold the stake of Lotos.", "stake", None),
        ("Orlen chips are fast.", "chips", None),
    ],
)
def test_possessor(text: str, noun: str, owner: str | None) -> None:
    assert printed(tree.possessor(word(read(text), noun))) == owner


@pytest.mark.parametrize(
    ("text", "head", "prepositions", "noun"),
    [
        ("Orlen will invest in Synthos.", "invest", ("in",), "Synthos"),
        ("Orlen will invest in Synthos.", "invest", ("with", "from"), None),
        ("The deal with Lotos was approved.", "deal", ("from", "with"), "Lotos"),
        ("The fund was backed by Orlen.", "backed", ("by",), "Orlen"),
        ("Orlen bought chips from within Poland.", "bought", ("from",), "Poland"),
    ],
)
def test_complement(text: str, head: str, prepositions: tuple[str, ...], noun: str | None) -> None:
    assert printed(tree.complement(word(read(text), head), *prepositions)) == noun


@pytest.mark.parametrize(
    ("text", "verb", "agent"),
    [
        ("The deal was approved by the board.", "approved", "board"),
        ("The board approved the deal by vote.", "approved", None),
    ],
)
def test_agent_of(text: str, verb: str, agent: str | None) -> None:
    found = word(read(text), verb)
    assert printed(tree.agent_of(found)) == agent
    assert tree.is_passive(found) == (agent is not None)


@pytest.mark.parametrize(
    ("text", "subject", "noun"),
    [
        ("Trainium is a chip of Orlen.", "Trainium", "chip"),
        ("The plant remains the largest site.", "plant", "site"),
        ("The plant makes steel.", "plant", None),
    ],
)
def test_predicated_noun(text: str, subject: str, noun: str | None) -> None:
    assert printed(tree.predicated_noun(word(read(text), subject))) == noun


@pytest.mark.parametrize(
    ("text", "token", "chain"),
    [
        ("Orlen agreed to buy Lotos, which runs two refineries.", "refineries", ["runs", "buy", "agreed"]),
        ("Orlen agreed to buy Lotos, which runs two refineries.", "Lotos", ["buy", "agreed"]),
        ("Orlen will have bought 40 ships.", "ships", ["bought"]),
        ("Record profits, falling debts", "debts", []),
    ],
)
def test_clause_chain_from_the_predicate(text: str, token: str, chain: list[str]) -> None:
    predicate = tree.predicate_of(word(read(text), token))
    assert [verb.text for verb in tree.clause_chain(predicate)] == chain if predicate is not None else chain == []


@pytest.mark.parametrize(
    ("text", "token", "nouns"),
    [
        ("Orlen met the owner of 40 turbines.", "turbines", ["turbines", "owner"]),
        ("Orlen met the owner of 40 turbines.", "40", ["turbines", "owner"]),
        ("Orlen met the owner of 40 turbines.", "met", []),
    ],
)
def test_nominals_above(text: str, token: str, nouns: list[str]) -> None:
    assert [noun.text for noun in tree.nominals_above(word(read(text), token))] == nouns


@pytest.mark.parametrize(
    ("text", "noun", "phrase"),
    [
        ("Orlen moved the fast new chips into old sites.", "chips", "fast new chips"),
        ("Orlen's fast chips sold well in May.", "chips", "Orlen's fast chips"),
        ("The big bank's fast chips sold well in May.", "chips", "big bank's fast chips"),
        ("Orlen bought the chips that Synthos makes.", "chips", "chips"),
    ],
)
def test_noun_phrase(text: str, noun: str, phrase: str) -> None:
    start, end = tree.noun_phrase(word(read(text), noun))
    assert text[start:end] == phrase


@pytest.mark.parametrize(
    ("text", "head", "phrase"),
    [
        ("Orlen, the largest refiner of Poland, borrowed money.", "refiner", "the largest refiner of Poland"),
        ("The refiner that borrowed money sold a plant.", "refiner", "The refiner"),
        ("The bank — a lender of note — closed.", "lender", "a lender of note"),
    ],
)
def test_noun_phrase_range(text: str, head: str, phrase: str) -> None:
    doc = read(text)
    start, end = clauses.noun_phrase_range(word(doc, head))
    assert doc[start:end].text == phrase


@pytest.mark.parametrize(
    ("text", "below", "ends"),
    [
        pytest.param("Orlen may buy Lotos, which runs two refineries.", "runs", True, id="relative clause"),
        pytest.param(
            "Orlen may sell the mine and Lotos bought a refinery.", "bought", True, id="clause with its subject"
        ),
        pytest.param("Orlen may sell the mine and buy a refinery.", "buy", False, id="coordinate verb"),
        pytest.param("Orlen may invest $3 billion, angering its owners.", "angering", True, id="manner"),
        pytest.param("Orlen may invest $3 billion, bringing its total to $5 billion.", "bringing", False, id="total"),
        pytest.param("Orlen may close after losing $5 billion.", "losing", True, id="set off in time"),
        pytest.param("Orlen may borrow money to build a plant.", "build", False, id="purpose"),
        pytest.param("Orlen plans to scrap the tariffs.", "tariffs", True, id="definite thing"),
        pytest.param("Orlen plans to build plants.", "plants", False, id="indefinite thing"),
        pytest.param("Orlen plans to raise the investment.", "investment", False, id="definite event"),
        pytest.param("Orlen plans to build the new plants.", "plants", False, id="definite and new"),
        pytest.param("Orlen plans to scrap its tariffs.", "tariffs", True, id="owned thing"),
    ],
)
def test_scope_ends(text: str, below: str, ends: bool) -> None:
    token = word(read(text), below)
    assert scope_ends(token, token.head) is ends


def test_a_walk_to_the_root_ends() -> None:
    doc = read("Orlen said that Lotos, which runs two refineries, will have sold 40 ships by May.")
    for token in doc:
        *_, root = tree.ancestors(token)
        assert root.dep_ == "ROOT"


def test_offsets_of_a_sentence_leave_blanks_out() -> None:
    doc = read("Orlen closed.\n\nLotos opened.")
    assert [tree.sentence_offsets(sentence) for sentence in doc.sents] == [(0, 13), (15, 28)]
