"""Reading as little as claims need: sentences by rule, the gate, what is skimmed, labels, and what is remembered."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
import spacy
from spacy.attrs import DEP, LEMMA, MORPH, POS, TAG

from claimtally.extract.quantities import scan
from claimtally.model import Article
from claimtally.parse.gate import Sentences, sentences_to_read
from claimtally.parse.labels import Place
from claimtally.parse.remembered import RULED, WordAnnotation
from claimtally.parse.sentences import sentence_starts
from claimtally.parse.skim import skim
from claimtally.pipeline import DEFAULT_MODEL, Pipeline, default_pipeline, scanned

ARTICLE = (
    "Nordvik Power to build turbines\n\n"
    "Nordvik Power AS, which is based in Bergen, has long been a quiet company. It raised $40 million in May. "
    "The weather was fine on that day, and many people walked along the harbour. "
    "“We are glad of it. We will build 3 gigawatts of turbines,” chief executive Ana Lund said. "
    "Rivals such as Solvind look on with envy. The company has 300 workers."
)


def split(text: str) -> list[str]:
    """Give the sentences of a text by rule."""
    doc = default_pipeline().nlp.tokenizer(text)
    words, spaces = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
    starts = [*sentence_starts(words, spaces), len(doc)]
    return [doc[a:b].text for a, b in itertools.pairwise(starts)]


def read(text: str) -> list[str]:
    """Give the sentences that the gate lets through."""
    doc = default_pipeline().nlp.tokenizer(text)
    starts = sentence_starts([t.text for t in doc], [bool(t.whitespace_) for t in doc])
    sentences = Sentences(text, [*(doc[i].idx for i in starts), len(text)])
    chosen = sentences_to_read(sentences, scanned(text).starts())
    return [sentences.words(number).strip() for number, wanted in enumerate(chosen) if wanted]


class TestSentences:
    @pytest.mark.parametrize(
        "sentences",
        [
            ["Alder paid $5 million.", "Birch paid $6 million."],
            ["“It cost $5 million.”", "Birch paid $6 million."],
            ["Alder Inc. paid $5 million. in cash, no capital follows."],
            ["He said (in May.)", "$6 million came later."],
            ["A title\n\n", "A paragraph without a stop\n\n", "another one"],
            ["Really?!", "Yes…", "10 people came."],
            ["At 5 p.m. the U.S. market closed."],
        ],
    )
    def test_a_sentence_ends_where_it_surely_does(self, sentences: list[str]) -> None:
        joined = "".join(s if s.endswith("\n") else f"{s} " for s in sentences).strip()
        assert [s.strip() for s in split(joined)] == [s.strip() for s in sentences]

    def test_nothing_is_no_sentence(self) -> None:
        assert sentence_starts([], []) == []


class TestGate:
    def test_what_claims_need_is_read_and_no_more(self) -> None:
        assert read(ARTICLE) == [
            "Nordvik Power to build turbines",  # names first what is read below
            "Nordvik Power AS, which is based in Bergen, has long been a quiet company.",  # "It" takes it up
            "It raised $40 million in May.",
            "“We are glad of it.",  # of one quotation with the gigawatts
            "We will build 3 gigawatts of turbines,” chief executive Ana Lund said.",
            "Rivals such as Solvind look on with envy.",  # stands before "The company"
            "The company has 300 workers.",
        ]

    def test_who_says_a_quotation_stands_beside_it(self) -> None:
        text = "The town was asleep. Ana Lund shook her head. “It cost us $40 million to do that.” Nobody believed it."
        assert "Ana Lund shook her head." in read(text)
        assert "Nobody believed it." in read(text)
        assert "The town was asleep." not in read(text)

    def test_a_full_name_is_read_where_it_first_stands(self) -> None:
        text = "Ana Lund runs Nordvik. The sky is blue. Nothing came of it. Lund paid $40 million for art."
        assert read(text) == ["Ana Lund runs Nordvik.", "Lund paid $40 million for art."]

    def test_without_anchors_nothing_is_read(self) -> None:
        assert read("The sky is blue. Nothing came of it.") == []


class TestSkim:
    def tokens(self, text: str, names: Sequence[str] = ()) -> list[str]:
        doc = default_pipeline().nlp.tokenizer(text)
        skimmed = skim([t.text for t in doc], [bool(t.whitespace_) for t in doc], names, {"the", "on", "us", "it"})
        whole = "".join(w + " " * s for w, s in zip(skimmed.words, skimmed.spaces, strict=True))
        assert whole == text
        return skimmed.words

    def test_names_stay_words_and_the_rest_is_one(self) -> None:
        assert self.tokens("On Monday the chief of Nordvik Power was glad.") == [
            "On", "Monday", "the chief of", "Nordvik", "Power", "was glad.",
        ]  # fmt: skip

    def test_a_word_that_opens_a_sentence_is_a_name_where_the_article_says_so(self) -> None:
        assert self.tokens("Turbines turn.") == ["Turbines turn."]
        assert self.tokens("Solvind turns.", names=["Solvind"]) == ["Solvind", "turns."]

    def test_what_joins_names_stays_apart(self) -> None:
        assert self.tokens("then the Bank of Norway and Solvind's men met us.") == [
            "then the", "Bank", "of", "Norway", "and", "Solvind", "'s", "men met us.",
        ]  # fmt: skip


class TestReader:
    def test_the_text_and_its_offsets_stay(self) -> None:
        pipeline = default_pipeline()
        anchors = [[*scan(ARTICLE).starts()], []]
        for doc, text in zip(pipeline.reader.read([ARTICLE, "Nothing."], anchors), (ARTICLE, "Nothing."), strict=True):
            assert doc.text == text
            assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)

    def test_articles_read_together_give_what_each_gives_alone(self) -> None:
        pipeline = default_pipeline()
        articles = [Article.from_text(ARTICLE), Article.from_text(ARTICLE[80:]), Article.from_text("Nothing.")]
        together = pipeline.extract_many(articles)
        assert together == [pipeline.extract(article) for article in articles]
        assert together == pipeline.extract_many(articles)
        assert [bool(claims) for claims in together] == [True, True, False]

    def test_reading_everything_gives_the_same_claims_here(self) -> None:
        article = Article.from_text(ARTICLE)
        every, gated = Pipeline(read_all=True).extract(article), default_pipeline().extract(article)
        assert [c.mention.text for c in gated] == ["$40 million", "3 gigawatts", "300 workers"]
        assert [(c.mention, c.frame, c.subject and c.subject.name, c.factuality) for c in every] == [
            (c.mention, c.frame, c.subject and c.subject.name, c.factuality) for c in gated
        ]


class TestLabels:
    @pytest.mark.parametrize(
        ("words", "expected"),
        [([], []), ([0], [(0, 3)]), ([9], [(7, 10)]), ([5], [(3, 8)]), ([1, 4], [(0, 7)]), ([1, 8], [(0, 4), (6, 10)])],
    )
    def test_the_stretches_around_words(self, words: list[int], expected: list[tuple[int, int]]) -> None:
        place = Place([str(i) for i in range(10)], [True] * 10, 100)
        found = list(place.around(words, 2))
        assert [(part.start - 100, part.start - 100 + len(part.words)) for part in found] == expected
        assert all(part.words[0] == str(part.start - 100) for part in found)

    def test_a_name_keeps_its_label_where_it_comes_again(self) -> None:
        pipeline = default_pipeline()
        text = "Microsoft paid $5 million. Then came a long summer. In all Microsoft paid $9 million."
        (doc,) = pipeline.reader.read([text], [scan(text).starts()])
        assert [(ent.text, ent.label_) for ent in doc.ents if ent.text == "Microsoft"] == [("Microsoft", "ORG")] * 2


class TestRemembered:
    def test_words_get_what_the_components_of_spacy_give(self) -> None:
        plain = spacy.load(DEFAULT_MODEL, exclude=["ner"])
        annotation = WordAnnotation(plain)
        texts = [ARTICLE, "They're gonna let's go: she's been running faster, hasn't she? The boxes were left."]
        for text in (*texts, *texts, *texts):  # from the components, then from memory
            with plain.select_pipes(disable=RULED):
                doc = plain(text)
            rows = annotation.rows(doc)
            expected = plain(text).to_array([TAG, POS, MORPH, LEMMA, DEP])
            assert rows[:, :5].tolist() == expected.tolist()
