"""Forms of a name: which short form, acronym or ticker of an article belongs to which full name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc

from claimtally.lexicons.known import Known
from claimtally.lexicons.names import name_groups, name_words, place_names
from claimtally.parse.names.candidates import Candidate
from claimtally.parse.names.kinds import is_a_persons, titled

Words = tuple[str, ...]
HYPHENS = frozenset({"-", "–"})
# What may stand between the parts of a name that a short form leaves out.
JOINS = frozenset({"&", "and", ",", "-"})
LEAST_OF_END = 3  # letters of an acronym that leaves out the first words of its name
SHORTEST_ACRONYM = 2  # letters of an acronym that no brackets explain


def canonical_forms(doc: Doc, words: Mapping[Candidate, Words], known: Known) -> dict[Words, Words]:
    """Map each form to the longest form of the same name in the article.

    The lexicon ties names that share no letters ("TSMC") and parts organisations that it lists apart ("Amazon Web
    Services" is not Amazon).
    """
    forms = list(dict.fromkeys(words.values()))
    by_length = sorted(forms, key=len, reverse=True)
    bodies = {form: _body(known, form) for form in forms}
    persons = {
        form
        for c, form in words.items()
        if len(form) > 1 and not bodies[form] and (c.label == "PERSON" or titled(doc, c) or is_a_persons(form))
    }
    canonical = {}
    for form in forms:
        body = bodies[form]
        others = [f for f in by_length if bodies[f] in ("", body)] if body else by_length
        full = next((f for f in others if bodies[f] == body), form) if body else form
        if body and len(full) == 1:  # "VW" is no longer than "Volkswagen"
            full = next((f for f in others if bodies[f] == body and not f[0].isupper()), full)
        if len(full) > len(form) or (form[0].isupper() and not full[0].isupper()):
            canonical[form] = full
        else:
            canonical[form] = _longer_form(form, others, persons) or _by_first_word(doc, form, others, words) or form
    spelled: dict[str, Words] = {}
    for form in forms:  # "Databank" is DataBank, "I.L.F.C." is ILFC: as it was spelled first
        first = spelled.setdefault("".join(form).replace(".", "").casefold(), form)
        if first != form and canonical[form] == form:
            canonical[form] = first
    for form in forms:
        if form[-1] == "Board" and form[:-1] in canonical:
            canonical[form] = form[:-1]  # "the G42 Board" is no other party than G42
    for short, full in (*_acronyms(doc, words), *_tickers(doc, words), *_of_one_body(forms)):
        if _root(canonical, full) != short:  # a ticker may be another company's name
            canonical[short] = canonical[full]
    return {form: _root(canonical, form) for form in forms}


def _of_one_body(forms: list[Words]) -> Iterator[tuple[Words, Words]]:
    """Give (short, full) for names of one body that the lexicon lists ("EU" and "European Union")."""
    by_text = {" ".join(form): form for form in forms}
    for names in name_groups():
        used = [by_text[name] for name in names if name in by_text]
        yield from ((short, used[0]) for short in used[1:])


def _root(canonical: dict[Words, Words], form: Words) -> Words:
    """Give the form at the end of a chain of short forms; a chain that comes back to itself ends where it does."""
    seen = {form}
    while (target := canonical[form]) != form and target not in seen:
        seen.add(target)
        form = target
    return form


def _body(known: Known, form: Words) -> str:
    """Give the organisation that the lexicon lists under a form, by its first name; "" where it lists none."""
    organisation = known.organisation(" ".join(form))
    return organisation.name if organisation is not None else ""


def _longer_form(form: Words, by_length: list[Words], persons: set[Words]) -> Words | None:
    """Give the longest form that a form abbreviates by its letters, wherever the two stand."""
    if _is_place(form):
        return None  # "Texas" is no short form of "Texas Instruments"
    longer = (f for f in by_length if len(f) > len(form) and _is_short_for(form, f, f in persons))
    return next(longer, None) or _by_initials_or_head(form, by_length)


def _is_place(form: Words) -> bool:
    return " ".join(form).casefold() in place_names()


def _is_short_for(form: Words, longer: Words, is_person: bool) -> bool:
    """Tell whether a form is a short form of a longer one: a family name, or a company without its designators."""
    if is_person and len(form) == 1 and form[0] == longer[-1] and form[0].casefold() not in name_words("designator"):
        return True
    folded, whole = [w.casefold() for w in form], [w.casefold() for w in longer]
    shortened = len(form) > 1 and form[-1].isupper() and len(form[-1]) > 1 and whole[: len(form) - 1] == folded[:-1]
    if shortened and form[-1] in _initials(longer[len(form) - 1 :]):
        return True  # "Pure DC" for "Pure Data Centres Group"
    if whole[: len(folded)] != folded:
        return whole[0] == "the" and whole[1:] == folded
    if len(folded) > 1 and whole[-1] in name_words("designator"):
        return True  # "Al Sidra" for "Al Sidra Investment Company"
    return all(w in name_words("designator") or w in JOINS for w in whole[len(folded) :])


def _by_initials_or_head(form: Words, by_length: list[Words]) -> Words | None:
    """Give the one longer name that a form abbreviates by its initials ("WSJ") or its last word ("the Journal")."""
    if len(form) != 1:
        return None
    word = form[0]
    if len(word) >= SHORTEST_ACRONYM and word.isupper() and word.casefold() not in name_words("known_acronym"):
        fits = [f for f in by_length if len(f) > 1 and word in _initials(f)]
    elif word.casefold() in name_words("org_head"):
        fits = [f for f in by_length if len(f) > 1 and f[-1] == word]
    else:
        fits = []
    longest = max(fits, key=len, default=None)  # "Orlen Paper" and "Orlen Paper Co." are one name
    return longest if longest is not None and all(longest[: len(f)] == f for f in fits) else None


def _initials(name: Words) -> set[str]:
    """Give the initials of a name, and those without the designators at its end ("General Motors Corp.": GMC, GM)."""
    kept = [w for w in name if w[0].isupper()]
    found = {"".join(w[0] for w in kept)}
    while len(kept) > 2 and kept[-1].casefold() in name_words("designator"):
        kept.pop()
        found.add("".join(w[0] for w in kept))
    return found


def _by_first_word(doc: Doc, form: Words, by_length: list[Words], words: Mapping[Candidate, Words]) -> Words | None:
    """Give the one longer name that begins with a form and is told in full before the form stands alone.

    Newsrooms write "Pinecrest Digital" first and "Pinecrest" later; a word that came first ("Amazon" before "Amazon Web
    Services") is a name of its own. The headline does not count.
    """
    # "The Coty-Jenner deal" names two parties, not Coty in full.
    fits = [f for f in by_length if len(f) > len(form) and f[: len(form)] == form and not HYPHENS & set(f)]
    word = len(form) == 1
    if len(fits) != 1 or not form[0].isalpha() or (word and form[0].isupper()) or _is_place(form):
        return None
    full = fits[0]
    if not word and any(w.casefold() in name_words("other_body") for w in full[len(form) :]):
        return None  # "Wall Street" is no short form of "Wall Street Journal"
    if any(c.label == "PERSON" for c, w in words.items() if w == full) and not _speaks_of_a_body(full):
        return None
    body = _start_of_body(doc)

    def first(of: Words) -> int:
        return min((c.start for c, w in words.items() if w == of and doc[c.start].idx > body), default=len(doc))

    return full if first(full) < first(form) else None


def _start_of_body(doc: Doc) -> int:
    """Give the character at which a headline ends: the first paragraph where it has no end mark; else 0."""
    gap = next((t for t in doc if t.is_space and "\n\n" in t.text), None)
    return gap.idx if gap is not None and gap.i and not doc[gap.i - 1].is_punct else 0


def _speaks_of_a_body(form: Words) -> bool:
    ending = form[-1].casefold() in name_words("designator", "org_ending")
    return ending or any(w.casefold() in name_words("org_noun", "org_head") for w in form)


def _acronyms(doc: Doc, words: Mapping[Candidate, Words]) -> Iterator[tuple[Words, Words]]:
    """Give (acronym, full name) for names followed by their acronym in brackets ("Monroe Port Authority (MPA)")."""
    by_end = {c.end: form for c, form in words.items()}
    for candidate, form in words.items():
        opened = candidate.start >= 2 and doc[candidate.start - 1].text == "("
        if not opened or len(form) != 1 or candidate.end == len(doc) or doc[candidate.end].text != ")":
            continue
        full = by_end.get(candidate.start - 1)
        if full is not None and _is_acronym(form[0], full):
            yield form, full


def _is_acronym(acronym: str, full: Words) -> bool:
    """Tell whether an acronym's letters are initials of a name, in order, the first one first; one letter may miss."""
    letters = [c for c in acronym.casefold() if c.isalpha()]
    initials = [w[0].casefold() for w in full if w[:1].isalpha()]
    if len(letters) >= LEAST_OF_END and letters == initials[-len(letters) :]:
        return True  # "Monroe Public Service Commission (PSC)"
    if not letters or not initials or letters[0] != initials[0]:
        return False
    rest = iter(initials)
    return sum(any(letter == initial for initial in rest) for letter in letters) >= len(letters) - 1


def _tickers(doc: Doc, words: Mapping[Candidate, Words]) -> Iterator[tuple[Words, Words]]:
    """Give (ticker, name) for names followed by their ticker in brackets ("Acme Corp (NASDAQ: ACME)")."""
    by_end = {c.end: form for c, form in words.items()}
    for candidate, form in words.items():
        at = candidate.start
        if at < 4 or doc[at - 1].text != ":" or doc[at - 3].text != "(":
            continue
        full = by_end.get(at - 3)
        if full is not None and doc[at - 2].lower_ in name_words("exchange"):
            yield form, full
