"""Evidence: what an article says about its capitals, and which of its words may be part of a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from claimtally.lexicons.frames import frame_triggers
from claimtally.lexicons.known import Known
from claimtally.lexicons.names import Use, name_words
from claimtally.model.entity import EntityKind
from claimtally.parse.dictionary import is_unlisted
from claimtally.parse.names.datelines import datelines_of
from claimtally.syntax.source_text import text_of

NER_LABELS: dict[str, EntityKind] = {
    "ORG": "organisation",
    "PERSON": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "other",
    "PRODUCT": "product",
    "NORP": "other",
    "EVENT": "other",
    "LAW": "other",
    "WORK_OF_ART": "other",
}
DECIMAL = re.compile(r"\d[.,]\d")
SEATED = ("-based", "-headquartered", "–based")
COMMON_ENDINGS = ("tion", "sion", "ment", "age", "ness", "ity", "ing", "ance", "ence")
QUOTATION = frozenset("\"“”‘’'")
LAST_WORDS = frozenset({"AI", "LNG"})
OPENERS = QUOTATION | {":", "•", "-", "–", "—"}  # behind these a sentence may begin anew
SCALES = frozenset({"million", "billion", "trillion", "thousand", "m", "bn"})
COMMON: tuple[Use, ...] = ("org_noun", "source_noun", "young_word")
LONGEST_DATELINE = 16  # tokens of a date and an hour in brackets
SHORTEST_UNLISTED = 4  # letters of a word that is told to be a name by being no English one


class Title(NamedTuple):
    """What tells of a sentence in title case: whether it is in capitals throughout, and ends like a sentence."""

    shouted: bool
    closed: bool


@dataclass(frozen=True)
class Evidence:
    """What an article says about its capitals: where they count for nothing, and which words are written with them.

    `headline` are the tokens of sentences in title case with what tells of each, `datelines` the characters of
    datelines, `known` the words that stand capitalised inside a sentence, `borrowed` those of them that do so only
    beside another capital and stand in lower case elsewhere, `labelled` the NER's entities by token, `lexicon` the
    listed names.
    """

    headline: dict[int, Title]
    datelines: frozenset[int]
    known: frozenset[str]
    borrowed: frozenset[str]
    labelled: dict[int, Span]
    lexicon: Known
    _names: dict[int, bool] = field(default_factory=dict, repr=False, compare=False)  # what was told of each token

    @classmethod
    def of(cls, doc: Doc, words: Sequence[str], lexicon: Known) -> Evidence:
        """Collect the evidence of a doc with these words."""
        headline = _headline_tokens(doc)
        datelines = datelines_of(doc)
        labelled = {token.i: ent for ent in doc.ents if ent.label_ in NER_LABELS for token in ent}
        inner = _inner_capitals(doc, words, headline)
        known = frozenset(words[at] for at in inner)
        return cls(headline, datelines, known, _borrowed(words, inner), labelled, lexicon)

    def is_name(self, token: Token) -> bool:
        """Tell whether a token could be part of a name."""
        at = token.i
        told = self._names.get(at)
        if told is None:
            told = self._names[at] = is_capitalised(token) and self._is_name(token)
        return told

    def _is_name(self, token: Token) -> bool:
        if token.idx in self.datelines:
            return False
        if token.text in ("U.S.", "US") and token.i and token.nbor(-1).lower_ in SCALES:
            return False  # "a charge of $5.5 billion U.S."
        if token.text[1:2].isdigit() and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in SCALES:
            return False  # "R3 billion" is money
        if DECIMAL.search(token.text):
            return False  # "Dh18.4" is money
        if token.lower_.endswith(SEATED):
            return False  # "Mass.-based"
        if token.lower_.rstrip(".") in name_words("not_name") and not self._is_given_name(token):
            return False
        if token.is_space or token.is_punct or (token.like_num and not any(c.isalpha() for c in token.text)):
            return False
        if token.i in self.headline:
            labelled = token.i in self.labelled and token.pos_ == "PROPN" and not token.is_stop
            labelled = labelled and self._is_no_word(token)
            known = token.text in self.known and token.text not in self.borrowed
            return known or labelled or (_is_acronym(token) and not self.headline[token.i].shouted)
        opens = token.is_sent_start or _opens_behind_dateline(token)
        if opens or (token.i > 0 and token.nbor(-1).text in QUOTATION):
            opens_name = self._opens_with_name(token)
            if opens_name is not None:
                return opens_name
        if token.pos_ in ("ADV", "INTJ"):  # "Holtec is preparing", of which the tagger makes an adverb
            read = token.tag_ != "XX"  # the words between the names of what no model read
            return read and token.text.isalpha() and is_unlisted(token.doc, token.lower_)
        return token.pos_ == "PROPN" or (token.pos_ in ("NOUN", "ADJ", "VERB", "X", "NUM") and not token.is_stop)

    def _is_no_word(self, token: Token) -> bool:
        """Tell whether a word of the NER's name in a headline is no English one, or the name one of a person or place.

        Names of the lexicon may be words too ("Mistral").
        """
        entity = self.labelled[token.i]
        if self.headline[token.i].closed:
            return True  # a sentence of many names is no headline
        opens = entity.start == token.sent.start and entity.end < len(token.doc)
        if opens and token.doc[entity.end].tag_ in ("VBZ", "VBD", "VBP"):
            return True  # "Commonwealth Fusion Raises $863 Million"
        listed = any(self.lexicon.organisation(text) is not None for text in (entity.text, token.text))
        return listed or entity.label_ in ("PERSON", "GPE", "LOC") or is_unlisted(token.doc, token.lower_)

    def _is_given_name(self, token: Token) -> bool:
        """Tell whether a month's name begins a person's ("Jan Nowak", "May Lund")."""
        entity = self.labelled.get(token.i)
        return entity is not None and entity.label_ == "PERSON" and entity.start == token.i and len(entity) > 1

    def _opens_with_name(self, token: Token) -> bool | None:
        """Tell whether a word that opens a sentence is a name; None where it has its capital elsewhere too."""
        if token.is_sent_start and _opens_headline(token):
            return True
        if token.is_sent_start and _describes(token) and _next_is_proper(token) and token.text not in self.known:
            return False  # "Carmaker Osei Motors will": the capital is the sentence's
        if token.pos_ in ("NOUN", "ADJ") and token.dep_ == "compound" and _next_is_proper(token):
            return True  # "Rook Capital and Lumen Partners, ..."
        entity = self.labelled.get(token.i)
        if entity is not None and entity.label_ == "ORG" and not token.is_stop and _next_is_proper(token):
            return True  # whatever its tag: "Rook" is no verb in "Rook Capital"
        proper = token.pos_ == "PROPN" or entity is not None  # the tagger takes "Oracle" for a common noun
        if proper and not token.is_stop and self.lexicon.organisation(token.text) is not None:
            return True
        unlisted = is_unlisted(token.doc, token.lower_)
        if unlisted and (_agrees_as_one(token) or self.lexicon.organisation(token.text) is not None):
            return True  # "Databricks is raising": no plural has a verb in the singular
        if token.text in self.borrowed and token.pos_ == "NOUN" and not _next_is_proper(token):
            return False  # "Data centers are", where only "Orlen Data Centers" has the capital inside a sentence
        if token.text in self.known:
            return None
        if token.is_sent_start and _acts_alone(token) and is_unlisted(token.doc, token.lower_):
            return True  # "Corvane has agreed", where the name never stands inside a sentence
        likely = token.i in self.labelled or _acts_like_a_name(token)
        return token.pos_ == "PROPN" and not token.is_stop and likely

    def same_entity(self, a: int, b: int) -> bool:
        """Tell whether the NER puts two tokens into one entity."""
        return a in self.labelled and b in self.labelled and self.labelled[a].start == self.labelled[b].start


def _is_acronym(token: Token) -> bool:
    """Tell whether a word of a headline in title case is in capitals throughout ("RBS to Pay $612M")."""
    word = token.text
    return len(word) > 1 and word.isalpha() and word.isupper()


def _describes(token: Token) -> bool:
    """Tell whether a word says what a company is, and begins few names ("Retailer", "Carmaker", not "Bank")."""
    word = token.lower_
    return word in name_words("org_noun") and (word.endswith(("er", "or")) or word in name_words("describing"))


def is_capitalised(token: Token) -> bool:
    """Tell whether a token could be part of a name by its letters."""
    return has_capital(token.text)


@lru_cache(maxsize=1 << 13)
def has_capital(text: str) -> bool:
    """Tell whether a word could be part of a name by its letters."""
    return bool(text) and (text[0].isupper() or (any(c.isupper() for c in text[1:]) and text[0].isalpha()))


def _headline_tokens(doc: Doc) -> dict[int, Title]:
    """Give the tokens of sentences in title case, where a capital says nothing."""
    out: dict[int, Title] = {}
    title = text_of(doc).find("\n\n")
    for sentence in doc.sents:
        text = sentence.text.rstrip()
        words = [w for w in text.split() if len(w) > 3 and w.isalpha()]
        capitals = sum(w[0].isupper() for w in words)
        short = sentence.start_char < title and len(words) in (2, 3)  # "Dow Breaks 18K for First Time"
        if (short and capitals == len(words)) or (len(words) >= 4 and capitals >= 0.7 * len(words)):
            out.update(dict.fromkeys(range(sentence.start, sentence.end), Title(text.isupper(), text.endswith("."))))
    return out


def _inner_capitals(doc: Doc, words: Sequence[str], headline: Collection[int]) -> list[int]:
    """Give the capitalised words that stand where no sentence begins: there a capital is evidence of a name."""
    return [
        at
        for at, word in enumerate(words)
        if has_capital(word)
        and word[0].isalpha()
        and at not in headline
        and not (at and words[at - 1] in OPENERS)
        and not _opens_behind_dateline(doc[at])
        and not doc[at].is_sent_start
    ]


def _opens_behind_dateline(token: Token) -> bool:
    """Tell whether a word opens a text behind brackets that open its paragraph: "(March 21, 9:54 AM) Employees of"."""
    doc, at = token.doc, token.i - 1
    if at < 0 or doc[at].text != ")":
        return False
    while at >= 0 and token.i - at < LONGEST_DATELINE:
        if doc[at].text == "(":
            return at == 0 or "\n" in doc[at - 1].text
        at -= 1
    return False


def _borrowed(words: Sequence[str], inner: Sequence[int]) -> frozenset[str]:
    """Give the words that have their capital from the name around them, and stand in lower case elsewhere."""
    small = set(words)
    alone = {
        words[at]
        for at in inner
        if not has_capital(words[at - 1]) and not (at + 1 < len(words) and has_capital(words[at + 1]))
    }
    return frozenset(words[at] for at in inner if words[at] not in alone and words[at].lower() in small)


def _acts_alone(token: Token) -> bool:
    """Tell whether a singular word that opens a sentence acts or owns something in it without a determiner."""
    word = token.text
    name = word.isalpha() and word[1:].islower() and len(word) >= SHORTEST_UNLISTED
    acts = token.dep_ in ("nsubj", "nsubjpass", "poss") and token.tag_ in ("NN", "NNP", "JJ", "RB", "FW", "UH")
    acts = acts or (token.tag_ == "RB" and _stands_for_subject(token))
    return name and acts and not _is_common_noun(token) and word.lower() not in name_words(*COMMON)


def _stands_for_subject(token: Token) -> bool:
    """Tell whether what is taken for an adverb stands where its verb lacks a subject ("Holtec is preparing")."""
    finite = token.i + 1 < len(token.doc) and token.nbor(1).tag_ in ("VBZ", "VBD", "MD")
    return finite and not any(t.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for t in token.head.children)


def _agrees_as_one(token: Token) -> bool:
    """Tell whether what the tagger takes for a plural has a verb in the singular."""
    if token.tag_ != "NNS" or token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    return any(t.tag_ == "VBZ" or t.lower_ == "was" for t in (token.head, *token.head.lefts))


def _next_is_proper(token: Token) -> bool:
    following = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return following.tag_ in ("NNP", "NNPS") and is_capitalised(following)


def _opens_headline(token: Token) -> bool:
    """Tell whether a headline opens with a name that will do something ("Orlen to buy ..."), whatever its tag."""
    ahead = token.doc[token.i + 1 : token.i + 3]
    if len(ahead) < 2 or token.is_stop:
        return False
    if ahead[0].lower_ == "to" and ahead[1].tag_ == "VB":
        return True
    ends = [t for t in token.sent if not t.is_space][-1]
    return not ends.is_punct and ahead[0].tag_ == "VBZ" and ahead[0].is_lower and not _is_common_noun(token)


def _is_common_noun(token: Token) -> bool:
    """Tell whether a word is an ordinary noun whatever its tag, by ending or lexicon ("Storage added $19,000")."""
    word = token.lower_
    return word.endswith(COMMON_ENDINGS) or ("noun", word) in frame_triggers() or ("verb", word) in frame_triggers()


def _acts_like_a_name(token: Token) -> bool:
    """Tell whether a sentence begins with a name: it owns something or acts, or the next word is capitalised too."""
    if _is_common_noun(token):
        return False
    if token.dep_ == "poss" or (token.dep_ in ("nsubj", "nsubjpass") and token.tag_ == "NNP"):
        return True
    if token.i + 1 >= len(token.doc):
        return False
    following = token.nbor(1)
    if not is_capitalised(following) or following.pos_ != "PROPN":
        return False
    return following.lower_ not in name_words("not_name") or ends_a_name(following)


def ends_a_name(token: Token) -> bool:
    """Tell whether "AI" or "LNG" ends a name ("Orlen AI signs"), and is not what it makes ("Orlen AI chips")."""
    return token.text in LAST_WORDS and token.dep_ not in ("compound", "amod", "nmod") and token.nbor(-1).head == token
