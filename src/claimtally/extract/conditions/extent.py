"""How far the words of a condition reach."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claimtally.extract.conditions.lexicon import limits
from claimtally.syntax.clauses import Range, sentence, subtree, trimmed
from claimtally.syntax.tree import is_predicate
from claimtally.syntax.word_classes import DASHES, FINITE

STOPS = frozenset({";", ":", ")", "]", "?", "!", "...", "…"})
MARKS = frozenset({'"', "“", "”", "''", "``"})
GOES_ON = frozenset({"VBN", "VBD", "PROPN"})
# What opens a second condition behind "and".
NEXT = frozenset({"if", "once", "unless", "upon", "when"})
RELATIVE = frozenset({"who", "which", "where", "whose", "when"})
LONGEST_ACTOR = 4  # tokens of whoever does what a gerund asks for


def clause_behind(doc: Doc, start: int, *, verb: bool = False) -> Range | None:
    """Give the clause that begins at a token: to the comma before the main clause, or to where the parser ends it.

    The comma comes first, since the parser often hangs the main clause below the condition or cuts the condition short.
    `verb` says that the cue holds the clause's verb ("were"). None where nothing stands between the token and the end.
    """
    _, after = sentence(doc[start])
    end, sure = _end_by_marks(doc, start, after, verb)
    if not sure:
        end = min(end, _end_by_syntax(doc, start, end))
    first, last = trimmed(doc, start, end)
    return (first, last) if first < last else None


def _end_by_marks(doc: Doc, start: int, after: int, verb: bool) -> tuple[int, bool]:
    """Give the end that punctuation sets, and whether a clause of its own stands behind it."""
    inside = {"quote": False, "dash": False, "bracket": False}
    for position in range(start, after):
        token = doc[position]
        if token.text in MARKS:
            if not inside["quote"] and not _opens_quote(token):
                return position, True
            inside["quote"] = not inside["quote"]
        elif token.text in "([":
            inside["bracket"] = True
        elif token.text in ")]" and inside["bracket"]:
            inside["bracket"] = False
        elif any(inside[kind] for kind in ("quote", "bracket")):
            continue
        elif token.text in STOPS:
            return position, True
        elif _is_dash(token):
            if verb and not inside["dash"] and not _closes_later(doc, position, after):
                return position, True
            inside["dash"] = not inside["dash"]
        elif token.lower_ == "and" and verb and _next_condition(doc, position, after):
            return position, True
        elif token.text == "," and verb:
            if [t.lower_ for t in doc[position + 1 : position + 3]] == ["and", "that"]:
                return position, True
            if _main_clause_starts(doc, position + 1, after):
                return position, True
            if not _goes_on(doc, position + 1, after):
                return position, False
        elif verb and _main_clause_without_comma(token, start):
            return position, True
        verb = verb or is_predicate(token) or token.tag_ in FINITE
    return after, False


def _next_condition(doc: Doc, conjunction: int, after: int) -> bool:
    """Tell whether "and" goes on with a second thing under a condition of its own ("... and $2 billion if they do")."""
    for token in doc[conjunction + 2 : after]:
        if token.text in STOPS | {","}:
            return False
        if token.lower_ in NEXT and token.dep_ in ("mark", "prep", "advmod"):
            behind = doc[conjunction + 1]
            return behind.tag_ in ("VB", "VBP", "VBZ") or behind.pos_ in ("NUM", "SYM") or behind.lower_ == "a"
    return False


def _is_dash(token: Token) -> bool:
    return token.text in DASHES and (
        token.text != "-" or (bool(token.whitespace_) and bool(token.nbor(-1).whitespace_))
    )


def _closes_later(doc: Doc, dash: int, after: int) -> bool:
    """Tell whether a second dash closes the insertion before the next comma."""
    for token in doc[dash + 1 : after]:
        if _is_dash(token):
            return not _main_clause_starts(doc, dash + 1, token.i)
    return False


def _main_clause_without_comma(token: Token, start: int) -> bool:
    """Tell whether the main clause begins at a token though no comma says so: "then", or a pronoun with a modal."""
    if token.lower_ == "while":
        return True
    if token.lower_ == "then":
        if token.nbor(-1).lower_ == "and":
            return False  # "disagreed and then left"
        return token.dep_ == "advmod" and token.head.i > token.i
    before = token.nbor(-1)
    if token.tag_ not in ("PRP", "EX") or token.i <= start + 1 or before.pos_ in ("SCONJ", "CCONJ", "ADP", "PRON"):
        return False
    behind = token.nbor(1) if token.i + 1 < token.sent.end else None
    if behind is None or behind.tag_ != "MD":
        return False
    clause = behind.head
    governed = clause.dep_ in ("ccomp", "relcl") and start <= clause.head.i < token.i
    return not governed or (clause.dep_ == "ccomp" and clause.head.lemma_.lower() not in limits("clause_verbs"))


def _opens_quote(token: Token) -> bool:
    return token.text in ("“", "``") or (
        token.i + 1 < len(token.doc) and not token.whitespace_ and not token.nbor(1).is_punct
    )


def _main_clause_starts(doc: Doc, start: int, after: int) -> bool:
    """Tell whether a noun phrase and a finite verb stand behind a comma, before the next one."""
    if start >= after or doc[start].lower_ in RELATIVE | {"and", "or", "nor"}:
        return start < after and doc[start].lower_ in ("and", "or") and _new_subject(doc, start + 1, after)
    for token in doc[start:after]:
        if token.tag_ in FINITE and token.i > start:
            return token.dep_ != "relcl"
        if token.text == "," and token.i > start + 1 and not _appositive(doc, token.i):
            return False
    return False


def _appositive(doc: Doc, comma: int) -> bool:
    return doc[comma - 1].pos_ == "PROPN"


def _new_subject(doc: Doc, start: int, after: int) -> bool:
    """Tell whether "and" opens a clause with a modal of its own, the mark of a second main clause."""
    for token in doc[start : min(after, start + 5)]:
        if token.tag_ == "MD":
            return token.i > start and token.lower_ in ("would", "will", "could", "might", "may")
        if token.tag_ in FINITE or token.text == ",":
            return False
    return False


def _goes_on(doc: Doc, start: int, after: int) -> bool:
    """Tell whether a condition goes on behind a comma: a list of nouns or verbs, a place's name, a relative clause."""
    if start >= after:
        return False
    token = doc[start]
    if token.lower_ in ("and", "or", "that", "such", "like", "including") or token.lower_ in RELATIVE:
        return True
    if token.tag_ in GOES_ON or token.pos_ == "PROPN":
        return True
    rest = list(doc[start:after])
    comma = next((i for i, t in enumerate(rest) if t.text == ","), len(rest))
    return any(t.lower_ in ("and", "or") for t in rest[comma : comma + 2]) or any(
        t.dep_ == "cc" and t.lower_ in ("and", "or") for t in rest[:comma][1:4]
    )


def _end_by_syntax(doc: Doc, start: int, end: int) -> int:
    """Give the end of the clause in the tree of its conjunction; `end` where the tree says nothing of use."""
    mark = doc[start - 1]
    verb = mark.head
    if mark.dep_ not in ("mark", "advmod", "aux", "auxpass") or not start <= verb.i < end:
        return end
    right = subtree(verb)[1]
    if verb.dep_ in ("advcl", "ccomp") and right > verb.i:
        return right
    return end


def finite_before_comma(doc: Doc, start: int) -> bool:
    """Tell whether a finite verb stands between a token and the next comma, so that a clause begins there."""
    _, after = sentence(doc[start])
    for token in doc[start:after]:
        if token.text == ",":
            return False
        if token.tag_ in FINITE and token.dep_ != "relcl":
            return True
    return False


def noun_behind(doc: Doc, start: int) -> Range | None:
    """Give the noun phrase that begins at a token, with its prepositions, to the comma or the next clause."""
    if start >= len(doc):
        return None  # a text cut off behind "depends on"
    _, after = sentence(doc[start])
    if start >= after or doc[start].is_punct:
        return None
    end = min(max(_right_edges(doc, start)), after)
    if end < after and doc[end].tag_ == "VBG" and end - start <= LONGEST_ACTOR:
        end = min(subtree(doc[end])[1], after)  # "subject to Orlen keeping its debt low", wherever the parser hung it
    for position in range(start, end):
        token = doc[position]
        if token.text in STOPS | MARKS | DASHES - {"-"} or token.is_space:
            end = position
            break
        if token.text == "," and not _list_goes_on(doc, position, end):
            end = position
            break
    first, last = trimmed(doc, start, end)
    return (first, last) if first < last else None


def _right_edges(doc: Doc, start: int) -> Iterator[int]:
    """Give the ends of the phrases that begin at a token or hang on the word before it."""
    for head in doc[start - 1].children:
        if head.i >= start:
            yield subtree(head)[1]
    top = doc[start]
    yield subtree(top)[1]
    while top.head != top and top.head.i >= start:
        top = top.head
        if top.pos_ in ("NOUN", "PROPN", "PRON", "VERB"):
            yield subtree(top)[1]


def _list_goes_on(doc: Doc, comma: int, end: int) -> bool:
    for token in doc[comma + 1 : end]:
        if token.dep_ == "cc" and token.lower_ in ("and", "or"):
            return not any(t.tag_ in FINITE for t in doc[token.i + 1 : end])
        if token.tag_ in FINITE or token.tag_ in ("VBG", "WDT", "WP"):
            return False
    return False
