"""What a quantity measures, in words of the text: read from the syntax, without a parse the counted noun."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.tokens import Tokens
from claimtally.syntax.word_classes import RELATIVES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
LEFT_OUT = frozenset(
    ["DET", "PRON", "PUNCT", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "SPACE", "NUM", "VERB", "ADV", "SYM"]
)
NOUNS = frozenset({"NOUN", "PROPN"})
UPWARD = frozenset(["nummod", "quantmod", "compound", "amod", "nmod", "npadvmod", "appos", "advmod", "det", "poss"])
MEASURED_COUNTS = frozenset({"point", "index point"})  # counted, but a measure of an index
WITHIN_COUNT = frozenset({"compound", "nmod", "nummod", "quantmod", "amod", "advmod", "det", "prep", "pobj"})
THIRD_PERSONS = {"it": "Sing", "they": "Plur"}
ANTECEDENTS = frozenset({"nsubj", "nsubjpass", "dobj"})
CLAUSES = frozenset({"relcl", "acl", "advcl"})
GOVERNED = frozenset({"conj", "xcomp", "ccomp", "advcl"})  # clauses that may share the subject above
MOST_WORDS = 8
MOST_STEPS = 12  # up the tree; a guard for odd parses
REACH_OF_AMOUNTS = 1000  # characters before and after a sentence in which other amounts may stand in the way
Taken = Sequence[tuple[int, int]]


def concepts(tokens: Tokens, amounts: list[Amount], doc: Doc | None) -> list[tuple[str, ...]]:
    """Give, for every amount, the words that name what it measures; without a parse the counted noun, or nothing."""
    if doc is None:
        return [(tokens.raw(amount.noun[0]),) if amount.noun is not None else () for amount in amounts]
    spans = [(tokens.starts[amount.first], tokens.ends[amount.last - 1]) for amount in amounts]
    taken = [_figure(tokens, amount) for amount in amounts]
    found: list[tuple[str, ...]] = []
    for place, amount in enumerate(amounts):
        bracketed = (
            place > 0 and amounts[place - 1].last == amount.first - 1 and tokens.at(amount.first - 1) in ("(", "[")
        )
        same = found[-1] if bracketed and amounts[place - 1].dimension == amount.dimension else None
        found.append(same if same is not None else _concept(doc, amount, spans[place], taken))
    return found


def _figure(tokens: Tokens, amount: Amount) -> tuple[int, int]:
    """Give the characters of an amount that are never a concept; what is counted may be another amount's concept."""
    counted = amount.dimension == "count" and amount.noun is not None and amount.unit not in MEASURED_COUNTS
    last = amount.numeral.last if counted else amount.last
    return tokens.starts[amount.first], tokens.ends[last - 1]


def _concept(doc: Doc, amount: Amount, span: tuple[int, int], taken: Taken) -> tuple[str, ...]:
    words = doc.char_span(*span, alignment_mode="expand")
    if words is None or not len(words):
        return ()
    root = words.root
    taken = _around(taken, words.sent)
    if amount.dimension == "count" and amount.noun is not None and amount.unit not in MEASURED_COUNTS:
        return _owner(root, span, taken)
    named = (
        _noun_of(root, taken)
        or _of_what(root, span[1], taken, amount.dimension == "money")
        or _measured(root, span, taken)
        or _before_by(words, taken)
    )
    if not named and root.dep_ in SUBJECTS:
        return ()  # "just 5% voted": the amount stands for what it measures
    said_of = _moved(root, span, taken) + _subject(root, span, taken)
    if named or said_of:
        return tuple(dict.fromkeys((*named, *said_of)))
    pronoun = _pronoun_above(root)
    return _nearest(doc, root, span, taken) if pronoun is None else _antecedent(pronoun, taken)


def _around(taken: Taken, sentence: SpacySpan) -> Taken:
    """Give the amounts near a sentence, whose words alone are asked after; amounts come in the order of the text."""
    first = bisect_left(taken, (sentence.start_char - REACH_OF_AMOUNTS, 0))
    last = bisect_left(taken, (sentence.end_char + REACH_OF_AMOUNTS, 0))
    return taken[first:last]


def _taken(token: Token, taken: Taken) -> bool:
    return any(start <= token.idx < end for start, end in taken)


def _phrase(head: Token, taken: Taken) -> tuple[str, ...]:
    """Give the content words of a noun's phrase, without its clauses and without the words of amounts."""
    words = []
    for token in head.subtree:
        name_part = token.pos_ == "NUM" and token.head.pos_ == "PROPN"  # the 500 of S&P 500
        if _taken(token, taken) or (token.pos_ in LEFT_OUT and not name_part):
            continue
        if any(up.dep_ in CLAUSES for up in (token, *token.ancestors) if head.is_ancestor(up)):
            continue
        words.append(token.text)
    return tuple(words[:MOST_WORDS])


def _owner(root: Token, span: tuple[int, int], taken: Taken) -> tuple[str, ...]:
    """Give what has, makes or is made of what is counted; nothing where what is counted is the subject.

    "a survey of seven towns" -> survey; "a four-door car" -> car; "Acme hired 20 welders" -> Acme.
    """
    token = root
    while token.dep_ in WITHIN_COUNT and token.head != token and span[0] <= token.head.idx < span[1]:
        token = token.head
    named = _matter(token, span, taken)
    if token.dep_ in UPWARD and token.dep_ != "appos" and token.head.pos_ in NOUNS and token.head != token:
        named = named or _phrase(token.head, (*taken, span))
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    if token.dep_ == "pobj" and token.head.head.pos_ in NOUNS and not span[0] <= token.head.head.idx < span[1]:
        noun = token.head.head
        owner = _subject_of(noun.head, (*taken, span)) if noun.head.pos_ in ("VERB", "AUX") else ()
        return tuple(dict.fromkeys((*named, *_phrase(noun, (*taken, span)), *owner)))
    if token.dep_ not in ("dobj", "attr", "pobj", "oprd"):
        return named
    verb = token.head.head if token.dep_ == "pobj" else token.head
    owner = _subject_of(verb, (*taken, span)) if verb.pos_ in ("VERB", "AUX") else ()
    pronoun = _pronoun_above(root) if not owner else None
    return tuple(dict.fromkeys((*named, *(owner or (_antecedent(pronoun, taken) if pronoun is not None else ())))))


def _matter(token: Token, span: tuple[int, int], taken: Taken) -> tuple[str, ...]:
    """Read what counted things are of: "five seasons of a show", "one count of fraud"."""
    for child in token.children:
        if child.dep_ == "prep" and child.text.lower() == "of" and child.idx >= span[0]:
            for thing in child.children:
                if thing.dep_ == "pobj" and thing.pos_ in NOUNS and not span[0] <= thing.idx < span[1]:
                    return _phrase(thing, taken)
    return ()


def _noun_of(root: Token, taken: Taken) -> tuple[str, ...]:
    """Read "turnover of $1.3 billion", "a fine of $10 million", "a speed of 15 km/h"."""
    if root.dep_ != "pobj" or root.head.text.lower() not in ("of", "between"):
        return ()
    head = root.head.head
    if head.text.lower() == "of":  # "an anticipated price of between"
        head = head.head
    measures = head.pos_ in NOUNS and head.text.lower() not in lexicon().words["generic_measure"]
    return _phrase(head, taken) if measures else ()


def _of_what(root: Token, end: int, taken: Taken, money: bool) -> tuple[str, ...]:
    """Read "13 percent of the economy", "64GB of storage", "$12,000 for a roof"."""
    prepositions = ("of", "in", "for", "from") if money else ("of", "in")
    children = [child for child in (*root.children, *root.head.children) if child.dep_ == "prep" and child.idx >= end]
    for child in children:
        if child.text.lower() not in prepositions or (child.head != root and child.text.lower() not in ("for", "from")):
            continue
        for thing in child.children:
            if thing.dep_ == "pobj" and thing.pos_ in NOUNS and not thing.like_num and not _is_date(thing):
                return _phrase(thing, taken)
    return ()


def _is_date(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME") or token.lemma_.lower() in ("year", "month", "week", "quarter", "day")


def _measured(root: Token, span: tuple[int, int], taken: Taken) -> tuple[str, ...]:
    """Read the noun that the amount modifies: "an 8.5 kW system", "a 12% levy on foreign ferries"."""
    token = root
    for _ in range(MOST_STEPS):
        if token.dep_ not in UPWARD or token.head == token:
            return ()
        token = token.head
        if not _taken(token, taken):
            return _phrase(token, taken) if token.pos_ in NOUNS else ()
    return ()


def _subject_of(verb: Token, taken: Taken, steps: int = 0) -> tuple[str, ...]:
    """Give the subject of a verb; where it is a pronoun or shared, that of the verb above."""
    for child in verb.children:
        if child.dep_ in SUBJECTS and not _taken(child, taken):
            if child.pos_ in NOUNS or (child.text[0].isupper() and child.pos_ not in ("PRON", "DET")):
                return _phrase(child, taken)
            if child.text.lower() in RELATIVES and verb.dep_ == "relcl" and verb.head.pos_ in NOUNS:
                return _phrase(verb.head, taken)
    if steps < MOST_STEPS and verb.dep_ in GOVERNED and verb.head.pos_ in ("VERB", "AUX"):
        return _subject_of(verb.head, taken, steps + 1)
    if verb.dep_ == "acl" and verb.head.pos_ in NOUNS:
        above = verb.head.head
        owner = _subject_of(above, taken, steps + 1) if above.pos_ in ("VERB", "AUX") and steps < MOST_STEPS else ()
        return tuple(dict.fromkeys((*_phrase(verb.head, taken), *owner)))
    return ()


def _pronoun_above(root: Token) -> Token | None:
    """Give the pronoun that is the subject of the nearest verb above an amount, None where that has another."""
    for verb in root.ancestors:
        if verb.pos_ in ("VERB", "AUX"):
            return next((child for child in verb.children if child.dep_ in SUBJECTS and child.pos_ == "PRON"), None)
    return None


def _antecedent(pronoun: Token, taken: Taken) -> tuple[str, ...]:
    """Give the nearest noun before "it" or "they" in its sentence that agrees in number; nothing for "I", "you"."""
    number = THIRD_PERSONS.get(pronoun.lower_)
    if number is None:
        return ()
    for place in range(pronoun.i - 1, pronoun.sent.start - 1, -1):
        token = pronoun.doc[place]
        if token.pos_ in NOUNS and token.dep_ in ANTECEDENTS and number in token.morph.get("Number", []):
            return () if _taken(token, taken) else _phrase(token, taken)
    return ()


def _subject(root: Token, span: tuple[int, int], taken: Taken) -> tuple[str, ...]:
    """Give the subject of the nearest verb above the amount, or that verb's object where it has no subject."""
    token = root
    for _ in range(MOST_STEPS):
        if token.head == token:
            return ()
        token = token.head
        if token.pos_ in NOUNS and token.dep_ in ("dobj", "attr", *SUBJECTS) and not _taken(token, taken):
            return _phrase(token, taken)
        if token.pos_ not in ("VERB", "AUX"):
            continue
        found = _subject_of(token, taken)
        if found:
            return found
        for child in token.children:
            if child.dep_ == "dobj" and child.pos_ in NOUNS and not _taken(child, taken):
                return _phrase(child, taken)
    return ()


def _before_by(words: SpacySpan, taken: Taken) -> tuple[str, ...]:
    """Read the noun right before an amount or its "by": "rye fell 2%, oats by 3%, and barley between 4% and 5%"."""
    place = words.start - 1
    place -= place > 0 and words.doc[place].lower_ == "by"
    if place < 0:
        return ()
    noun = words.doc[place]
    return _phrase(noun, taken) if noun.pos_ in NOUNS and not _taken(noun, taken) else ()


def _moved(root: Token, span: tuple[int, int], taken: Taken) -> tuple[str, ...]:
    """Read the object that an amount behind it moves: "cut its prices by 5%", "pulled the index 2% lower"."""
    for verb in root.ancestors:
        if verb.pos_ in ("VERB", "AUX"):
            for child in verb.children:
                if child.dep_ == "dobj" and child.pos_ in NOUNS and child.idx < span[0] and not _taken(child, taken):
                    return _phrase(child, taken)
            return ()
    return ()


def _nearest(doc: Doc, root: Token, span: tuple[int, int], taken: Taken) -> tuple[str, ...]:
    """Give the nearest noun of the sentence, first before the amount and then behind it."""
    sentence = root.sent if doc.has_annotation("SENT_START") else doc[:]
    nouns = [token for token in sentence if token.pos_ in NOUNS and not _taken(token, taken) and not _is_date(token)]
    before = [token for token in nouns if token.idx < span[0]]
    behind = [token for token in nouns if token.idx >= span[1]]
    return _phrase(before[-1], taken) if before else _phrase(behind[0], taken) if behind else ()
