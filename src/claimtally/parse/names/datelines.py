"""Datelines: the place and the agency that open an article and act nowhere in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from claimtally.lexicons.names import name_words
from claimtally.syntax.source_text import text_of

# "DUBAI, United Arab Emirates —", "NEW DELHI:": the place an agency writes from acts nowhere in the article.
DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.'-]+(?:[ /][A-Z][A-Z.'-]+)*)(?:, [^—–:\n]{2,40}?)?(?: \([A-Za-z ]+\))?(?: (?:—|–|--|-) |: )",
    re.MULTILINE,
)
# "State of play: Meta raised": a label that opens a paragraph is no part of what is told behind it.
LABEL = re.compile(r"^([A-Z][a-z’']+(?:,? [a-z]+){0,4}): (?=[A-Z])", re.MULTILINE)
FIGURE = re.compile(r"(?:US|C|A|HK)?[$€£¥\d]")
# "Sept 25 (Reuters) -": the agency in the brackets that open an article.
AGENCY = re.compile(r"^[^()\n]{0,40}\(([A-Z][A-Za-z ]{1,20})\) ?(?:—|–|--|-)", re.MULTILINE)
# "(March 21, 9:54 AM CDT)": halves of the day and zones are no names.
CLOCK = re.compile(
    r"\b(?:[012]?\d[:.][0-5]\d|[012]?\d(?=\s?[AaPp]\.?[Mm]\b)|\d{4}(?= GMT\b))"
    r"\s?((?:[AaPp]\.?[Mm]\.?)?\s?\(?(?:(?:GMT|UTC|BST|CES?T|IST|SGT|HKT|JST|A?[ECMP][SD]?T)\b)?)"
)


def ends_of_datelines(text: str) -> frozenset[int]:
    """Give the characters behind the datelines and labels of a text, at which what is told begins.

    A figure behind the colon makes it a line of results: "REVENUE: $30 million".
    """
    told = (m for m in DATELINE.finditer(text) if not (m[0].endswith(": ") and FIGURE.match(text, m.end())))
    labels = (m for m in LABEL.finditer(text) if m[1].casefold().replace("’", "'") in name_words("paragraph_label"))
    ends = [match.end() for match in (*told, *labels, *_agencies(text))]
    return frozenset(end + (text[end : end + 1] == " ") for end in ends)


def _agencies(text: str) -> Iterator[re.Match[str]]:
    """Give what stands before the dash behind an agency in brackets, the agency as the first group."""
    return (match for match in AGENCY.finditer(text) if match[1].casefold() in name_words("agency"))


def datelines_of(doc: Doc) -> frozenset[int]:
    """Give the characters of a doc that belong to datelines and to times of the day."""
    found = {i for match in DATELINE.finditer(text_of(doc)) for i in range(*match.span())}
    found.update(i for match in _agencies(text_of(doc)) for i in range(*match.span(1)))
    found.update(i for match in CLOCK.finditer(text_of(doc)) for i in range(*match.span(1)))
    found.update(i for ent in doc.ents if _is_dateline(ent) for i in range(ent.start_char, ent.end_char))
    return frozenset(found)


def _is_dateline(ent: Span) -> bool:
    """Tell whether a place opens a paragraph and a colon follows ("Abu Dhabi: ...")."""
    opens = ent.start > 0 and "\n" in ent.doc[ent.start - 1].text
    if not opens or ent.label_ not in ("GPE", "LOC", "ORG", "PERSON"):
        return False
    colon = next((i for i in range(ent.start + 1, min(ent.end + 1, len(ent.doc))) if ent.doc[i].text == ":"), None)
    return colon is not None
