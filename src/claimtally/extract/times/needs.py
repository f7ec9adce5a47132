"""What a text must hold so that a template may match: sets of words, of each of which one must stand there.

The templates are small, their texts many: looking for words is many times cheaper than trying the patterns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

DIGITS = frozenset("0123456789")
ELEMENT = re.compile(
    r"""(?P<slot>\{[a-z_]+\}) | (?P<open>\((?:\?(?:P<\w+>|:|-i:|<?[!=]))?) | (?P<close>\)) | (?P<choice>\|)
      | (?P<class>\[[^\]]*\]) | (?P<escape>\\.) | (?P<word>[A-Za-z]+) | (?P<digit>[0-9]) | (?P<other>.)""",
    re.VERBOSE,
)
SHORTEST = 4  # letters of a word that is worth looking for
QUANTIFIER = re.compile(r"[?*]|\{0?,\d*\}|\{0\}")  # what may leave out the element before it


@dataclass(frozen=True, slots=True)
class _Element:
    kind: str
    text: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Need:
    """Something of which one must stand in a text: whole words or single digits, or stretches of letters."""

    words: frozenset[str] = frozenset()
    letters: tuple[str, ...] = ()

    def met(self, text: str, words_there: frozenset[str]) -> bool:
        """Tell whether a text in lower case with these words has one."""
        return not self.words.isdisjoint(words_there) or any(part in text for part in self.letters)


def needs(template: str, words_of_slot: Callable[[str], frozenset[str]]) -> tuple[Need, ...]:
    """Give what a template cannot match without.

    What is optional needs nothing. Of several choices each needs something, and one of all that is needed. Slots of no
    known words need nothing.
    """
    found, _ = _choices(list(_elements(template)), 0, words_of_slot)
    return tuple(dict.fromkeys(found))


def _elements(template: str) -> Iterator[_Element]:
    at = 0
    while at < len(template):
        found = ELEMENT.match(template, at)
        if found is None:
            return
        at = found.end()
        behind = QUANTIFIER.match(template, at)
        yield _Element(found.lastgroup or "other", found.group(), behind is not None)
        if behind is not None:
            at = behind.end()


def _choices(
    elements: Sequence[_Element], at: int, words_of_slot: Callable[[str], frozenset[str]]
) -> tuple[list[Need], int]:
    """Read the choices of a group up to its end; give what the group needs, and where its end stands."""
    choices: list[list[Need]] = [[]]
    while at < len(elements) and elements[at].kind != "close":
        element = elements[at]
        if element.kind == "choice":
            choices.append([])
        elif element.kind == "open":
            inner, at = _choices(elements, at + 1, words_of_slot)
            looks = "!" in element.text or "=" in element.text
            if not looks and at < len(elements) and not elements[at].optional:
                choices[-1] += inner
        elif (need := _need(element, words_of_slot)) is not None:
            choices[-1].append(need)
        at += 1
    if len(choices) == 1:
        return choices[0], at
    if not all(choices):
        return [], at
    first = [choice[-1] for choice in choices]  # the last of each tells most: it stands where the time's noun stands
    words = frozenset().union(*(need.words for need in first))
    letters = dict.fromkeys(part for need in first for part in need.letters)
    return [Need(words, tuple(letters))], at


def _need(element: _Element, words_of_slot: Callable[[str], frozenset[str]]) -> Need | None:
    """Give what one element needs; a word that may lack its last letter, and a short one, tell nothing."""
    if element.optional:
        return None
    match element.kind:
        case "slot":
            words = words_of_slot(element.text[1:-1])
            return Need(words) if words else None
        case "digit":
            return Need(DIGITS)
        case "escape" if element.text == r"\d":
            return Need(DIGITS)
        case "class" if element.text[1:-1].replace("-", "").isdigit():
            return Need(DIGITS)
        case "word" if len(element.text) >= SHORTEST:
            return Need(letters=(element.text.lower(),))
    return None
