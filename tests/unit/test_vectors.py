"""Word vectors and greedy steps give what spaCy's own give."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from thinc.api import Model, Relu

from claimtally.parse import vectors
from claimtally.parse.stepping import SteppingParser, SteppingRecognizer
from claimtally.parse.vectors import RememberedEmbedding, WindowEncoder, quicken
from claimtally.pipeline import DEFAULT_MODEL

CORPUS = sorted((Path(__file__).parents[2] / "corpus" / "articles").glob("*.txt"))[:12]
TEXTS = [path.read_text(encoding="utf-8") for path in CORPUS]


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(DEFAULT_MODEL)


@pytest.fixture(scope="module")
def quick() -> Language:
    nlp = spacy.load(DEFAULT_MODEL)
    for _, component in nlp.components:
        if isinstance(getattr(component, "model", None), Model):
            quicken(component.model)
    return nlp


def layers(nlp: Language) -> Iterator[str]:
    for _, component in nlp.pipeline:
        if isinstance(getattr(component, "model", None), Model):
            yield from (node.name for node in component.model.walk())


def test_the_layers_of_the_model_are_replaced(quick: Language) -> None:
    names = list(layers(quick))
    assert names.count("remembered_embedding") == names.count("window_encoder") == 2  # the parser's and the NER's


@pytest.mark.parametrize("component", ["tok2vec", "ner"])
def test_vectors_are_the_same_to_the_last_digits(plain: Language, quick: Language, component: str) -> None:
    def tok2vec(nlp: Language) -> Model:
        model = nlp.get_pipe(component).model
        return model if component == "tok2vec" else model.get_ref("tok2vec")

    docs = [plain.make_doc(text) for text in TEXTS]
    same_docs = [quick.make_doc(text) for text in TEXTS]
    for _ in range(2):  # the second time all embeddings are remembered
        for ours, theirs in zip(tok2vec(quick).predict(same_docs), tok2vec(plain).predict(docs), strict=True):
            np.testing.assert_allclose(ours, theirs, atol=1e-4)


def test_parser_and_ner_decide_as_they_do_one_by_one(plain: Language, quick: Language) -> None:
    parser, ner = SteppingParser(quick.get_pipe("parser")), SteppingRecognizer(quick.get_pipe("ner"))
    tagged = list(quick.pipe(TEXTS, disable=["parser", "ner", "attribute_ruler", "lemmatizer"]))
    ours = list(ner.pipe(parser.pipe(tagged)))
    for doc, expected in zip(ours, plain.pipe(TEXTS), strict=True):
        assert [(t.tag_, t.dep_, t.head.i) for t in doc] == [(t.tag_, t.dep_, t.head.i) for t in expected]
        assert [(e.start, e.end, e.label_) for e in doc.ents] == [(e.start, e.end, e.label_) for e in expected.ents]


def test_a_word_has_the_same_vector_whatever_stands_beside_it_in_the_batch(plain: Language) -> None:
    embedding = plain.get_pipe("tok2vec").model.layers[0]
    one, all_ = RememberedEmbedding(embedding), RememberedEmbedding(embedding)
    docs = [plain.make_doc(text) for text in TEXTS]
    together = all_(docs)
    alone = [one([doc])[0] for doc in docs]
    assert all(np.array_equal(a, b) for a, b in zip(alone, together, strict=True))


def test_a_full_memory_begins_anew(plain: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    embedding = plain.get_pipe("tok2vec").model.layers[0]
    docs = [plain.make_doc(text) for text in TEXTS[:4]]
    expected = [RememberedEmbedding(embedding)([doc])[0] for doc in docs]
    monkeypatch.setattr(vectors, "MOST_REMEMBERED", max(len({t.text for t in doc}) for doc in docs) + 20)
    small = RememberedEmbedding(embedding)
    for doc, vectors_of_doc in zip(docs, expected, strict=True):
        assert np.array_equal(small([doc])[0], vectors_of_doc)
    monkeypatch.setattr(vectors, "MOST_REMEMBERED", 3)
    np.testing.assert_allclose(RememberedEmbedding(embedding)(docs[:1])[0], expected[0], atol=1e-5)


def test_docs_do_not_see_each_other(plain: Language) -> None:
    embedding, encoder = plain.get_pipe("tok2vec").model.layers
    encode = WindowEncoder(encoder)
    first, second = embedding.predict([plain.make_doc(text) for text in TEXTS[:2]])
    np.testing.assert_allclose(encode([first, second])[1], encode([second])[0], atol=1e-5)


def test_other_layers_stay_as_they_are() -> None:
    model = Relu(2, 2)
    quicken(model)
    assert model.name == "relu"


def test_a_replaced_layer_refuses_to_learn(quick: Language) -> None:
    with pytest.raises(NotImplementedError, match=r"spacy\.load"):
        quick.get_pipe("tok2vec").model.layers[0].begin_update([quick.make_doc("Word")])
