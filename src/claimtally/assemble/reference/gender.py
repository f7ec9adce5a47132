"""Gender: which of the people of an article "he" and "she" can mean."""

from __future__ import annotations

from claimtally.lexicons.given_names import Gender, gender_of, gender_of_title
from claimtally.model.entity import Entity

PRONOUNS: dict[Gender, frozenset[str]] = {
    "female": frozenset({"she", "her", "hers"}),
    "male": frozenset({"he", "his", "him"}),
}
REACH = 6  # characters before a name in which its title stands


def can_mean(pronoun: str, person: Entity, text: str) -> bool:
    """Tell whether a pronoun may stand for a person, by the titles that the text gives or else by the given name."""
    wanted = next((gender for gender, listed in PRONOUNS.items() if pronoun in listed), None)
    told = _gender(person, text)
    return wanted is None or told is None or told == wanted


def is_woman(person: Entity, text: str) -> bool:
    """Tell whether the text's titles or the given name say that a person is a woman."""
    return _gender(person, text) == "female"


def _gender(person: Entity, text: str) -> Gender | None:
    return _titled(person, text) or (gender_of(person.name.split()[0]) if " " in person.name else None)


def _titled(person: Entity, text: str) -> Gender | None:
    """Give what a title before a mention tells ("Mr. Roe", "Ms Roe")."""
    for mention in person.mentions:
        before = text[max(0, mention.start - REACH) : mention.start].split()
        title = gender_of_title(before[-1]) if before else None
        if title is not None:
            return title
    return None
