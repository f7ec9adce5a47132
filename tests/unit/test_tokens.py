"""Tokens are those of spaCy's tokenizer, and frequent words stay in the vocabulary."""

from __future__ import annotations

import pytest

from claimtally.parse.recurring import Recurring
from claimtally.parse.tokens import RememberedTokenizer, Vocabulary
from claimtally.pipeline import default_pipeline

TEXTS = (
    "",
    " ",
    "  Two blanks  open it, and three   stand inside.  ",
    "A title\n\nDon't split U.S. twice: it's $3.5bn (£2bn), 5-7% or 3-for-2; e.g. the a.m. flight's.\n",
    "“Quoted,” he said. 'And again,' she said: 5GW/h, 3,000km... www.example.com/a?b=1 x@y.org",
    "\n \n a\tb \n c\u00a0d\u2009e",
    "gonna wanna can't cannot I'm o'clock Ph.D. No. 5",
)


@pytest.mark.parametrize("text", TEXTS)
def test_words_and_blanks_are_those_of_spacy(text: str) -> None:
    nlp = default_pipeline().nlp
    tokenizer = RememberedTokenizer(nlp)
    doc = nlp.tokenizer(text)
    expected = ([token.text for token in doc], [bool(token.whitespace_) for token in doc])
    assert tokenizer.split(text) == expected
    assert tokenizer.split(text) == expected  # from memory
    words, spaces = expected
    assert "".join(word + " " * space for word, space in zip(words, spaces, strict=True)) == text


def test_words_of_two_batches_stay_in_the_vocabulary() -> None:
    nlp = default_pipeline().nlp
    vocabulary = Vocabulary(nlp.vocab)
    for words in ({"zanzibarious", "quintuplicity"}, {"quintuplicity"}):
        with nlp.memory_zone():
            for word in words:
                assert nlp.vocab[word].text == word
            vocabulary.meet(words)
        vocabulary.keep()
    assert "quintuplicity" in nlp.vocab
    assert "zanzibarious" not in nlp.vocab


def test_what_recurs_is_told_in_bounded_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtally.parse.recurring.GENERATION", 3)
    recurring = Recurring()
    assert [recurring.meet(thing) for thing in "abcab"] == [False, False, False, True, True]
    assert [recurring.meet(thing) for thing in "da"] == [False, True]  # from the generation before
    assert [recurring.meet(thing) for thing in "efghb"] == [False] * 5  # forgotten after two
