"""Groups the candidates of an article into entities, and votes on their kind by the article's own evidence."""

from __future__ import annotations

from collections import Counter, defaultdict

from spacy.tokens import Doc, Token

from claimtally.lexicons.names import name_words, place_names
from claimtally.model.entity import Entity, EntityIndex, EntityKind
from claimtally.model.span import Span
from claimtally.parse.names.candidates import NER_LABELS, Candidate, find_candidates

ORG_VERBS = frozenset(
    "announce invest acquire buy sell raise launch unveil report plan expect say build sign agree hire cut own operate "
    "supply deliver develop make offer spend close open post file merge lease commit secure partner order".split()
)
PERSON_SOURCES = frozenset(
    {"analyst", "economist", "spokesperson", "spokesman", "spokeswoman", "researcher", "expert", "official"}
)
Words = tuple[str, ...]


def find_entities(doc: Doc) -> EntityIndex:
    """Find the entities of a parsed article: names grouped from full to short form, with kind, descriptors, affiliation."""
    candidates = find_candidates(doc)
    words = {c: _words(doc, c) for c in candidates}
    canonical = _canonical_forms(doc, candidates, words)
    groups: dict[Words, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        groups[canonical[words[candidate]]].append(candidate)
    text = doc.text
    entities = [_entity(doc, text, form, members) for form, members in groups.items()]
    entities.sort(key=lambda e: (e.mentions[0].start, e.name))
    return EntityIndex(tuple(entities))


def _words(doc: Doc, candidate: Candidate) -> Words:
    return tuple(t.text for t in doc[candidate.start : candidate.end])


def _canonical_forms(doc: Doc, candidates: list[Candidate], words: dict[Candidate, Words]) -> dict[Words, Words]:
    """Map each form to the longest form of the same name in the article."""
    forms = list(dict.fromkeys(words[c] for c in candidates))
    canonical: dict[Words, Words] = {form: form for form in forms}
    by_length = sorted(forms, key=lambda f: (-len(f), forms.index(f)))
    persons = {words[c] for c in candidates if c.label == "PERSON" and c.end - c.start > 1}
    for form in forms:
        if " ".join(form).casefold() in place_names():
            continue  # "Texas" is no short form of "Texas Instruments"
        for longer in by_length:
            if len(longer) > len(form) and _is_short_for(form, longer, longer in persons):
                canonical[form] = longer
                break
        if canonical[form] == form:
            canonical[form] = _by_initials_or_head(form, by_length)
        if canonical[form] == form:
            canonical[form] = _by_first_word(doc, form, by_length, candidates, words)
    for acronym, full in (*_bracketed_acronyms(doc, candidates, words), *_tickers(doc, candidates, words)):
        canonical[acronym] = canonical[full]
    for form in forms:  # a short form of a short form
        target = canonical[form]
        while canonical[target] != target:
            target = canonical[target]
        canonical[form] = target
    return canonical


def _is_short_for(form: Words, longer: Words, is_person: bool) -> bool:
    """Tell whether a form is a short form of a longer one: a family name, or a company without its designators."""
    if is_person and len(form) == 1 and form[0] == longer[-1] and form[0].casefold() not in name_words("designator"):
        return True
    folded, whole = [w.casefold() for w in form], [w.casefold() for w in longer]
    if whole[: len(folded)] != folded:
        return whole[0] == "the" and whole[1:] == folded
    return all(w in name_words("designator") or w in {"&", "and", ",", "-"} for w in whole[len(folded) :])


def _by_initials_or_head(form: Words, by_length: list[Words]) -> Words:
    """Give the one longer name that a form abbreviates by its initials ("WSJ") or its last word ("the Journal")."""
    if len(form) != 1:
        return form
    word = form[0]
    if len(word) >= 3 and word.isupper():
        fits = [f for f in by_length if len(f) > 1 and "".join(w[0] for w in f if w[0].isupper()) == word]
    elif word.casefold() in name_words("org_head"):
        fits = [f for f in by_length if len(f) > 1 and f[-1] == word]
    else:
        fits = []
    return fits[0] if len(fits) == 1 else form


def _by_first_word(
    doc: Doc, form: Words, by_length: list[Words], candidates: list[Candidate], words: dict[Candidate, Words]
) -> Words:
    """Give the one longer name that begins with a word and is told in full before the word stands alone.

    Newsrooms write "Pinecrest Digital" first and "Pinecrest" later; a word that came first ("Amazon" before "Amazon Web
    Services") is a name of its own. The headline does not count.
    """
    fits = [f for f in by_length if len(f) > 1 and f[0] == form[0]]
    if len(form) != 1 or len(fits) != 1 or not form[0].isalpha() or form[0].isupper():
        return form
    body = next((t.idx for t in doc if t.is_space and "\n\n" in t.text), 0)
    first = {
        f: min((c.start for c in candidates if words[c] == f and doc[c.start].idx > body), default=len(doc))
        for f in (form, fits[0])
    }
    if any(c.label == "PERSON" for c in candidates if words[c] == fits[0]) and not any(
        w.casefold() in name_words("org_noun") | name_words("org_head") for w in fits[0]
    ):
        return form
    return fits[0] if first[fits[0]] < first[form] else form


def _bracketed_acronyms(
    doc: Doc, candidates: list[Candidate], words: dict[Candidate, Words]
) -> list[tuple[Words, Words]]:
    """Give (acronym, full name) for names followed by their acronym in brackets ("Monroe Port Authority (MPA)")."""
    out = []
    by_end = {c.end: c for c in candidates}
    for candidate in candidates:
        inside = candidate.start >= 2 and doc[candidate.start - 1].text == "(" and candidate.end < len(doc)
        if inside and doc[candidate.end].text == ")" and candidate.end - candidate.start == 1:
            full = by_end.get(candidate.start - 1)
            if full is not None and _is_acronym(words[candidate][0], words[full]):
                out.append((words[candidate], words[full]))
    return out


def _tickers(doc: Doc, candidates: list[Candidate], words: dict[Candidate, Words]) -> list[tuple[Words, Words]]:
    """Give (ticker, name) for names followed by their ticker in brackets ("Acme Corp (NASDAQ: ACME)")."""
    out = []
    by_end = {c.end: c for c in candidates}
    for candidate in candidates:
        at = candidate.start
        if (
            at >= 4
            and doc[at - 1].text == ":"
            and doc[at - 2].lower_ in name_words("exchange")
            and doc[at - 3].text == "("
        ):
            full = by_end.get(at - 3)
            if full is not None:
                out.append((words[candidate], words[full]))
    return out


def _is_acronym(acronym: str, full: Words) -> bool:
    letters = [c for c in acronym.casefold() if c.isalpha()]
    initials = [w[0].casefold() for w in full if w[:1].isalpha()]
    rest = iter(initials)
    return (
        bool(letters)
        and letters[0] == initials[0]
        and sum(any(c == i for i in rest) for c in letters) >= len(letters) - 1
    )


def _entity(doc: Doc, text: str, form: Words, members: list[Candidate]) -> Entity:
    mentions = tuple(Span.of(text, doc[m.start].idx, doc[m.end - 1].idx + len(doc[m.end - 1])) for m in members)
    whole = next((m for m in members if _words(doc, m) == form), members[0])
    name = " ".join(doc[whole.start : whole.end].text.split())
    roots = [doc[m.start : m.end].root for m in members]
    descriptors = frozenset(d for root, m in zip(roots, members, strict=True) for d in _descriptors(doc, root, m))
    kind = _kind(doc, name, members, roots, descriptors)
    affiliation = _affiliation(doc, members) if kind == "person" else None
    return Entity(name, kind, mentions, descriptors, affiliation)


def _descriptors(doc: Doc, root: Token, member: Candidate) -> set[str]:
    """Give the nouns that say what a name is: in front of it ("startup TensorWave"), after it in apposition, or "is a"."""
    found: set[str] = set()
    before = doc[member.start - 1] if member.start else None
    if before is not None and before.pos_ == "NOUN" and (before.dep_ in ("compound", "nmod") or before.head == root):
        found.add(before.lemma_.lower())
    for child in root.children:
        if child.dep_ == "appos" and child.pos_ == "NOUN":
            found.add(child.lemma_.lower())
    if root.dep_ == "appos" and root.head.pos_ == "NOUN":
        found.add(root.head.lemma_.lower())
    if before is not None and before.lower_ in ("called", "named", "dubbed") and member.start > 1:
        found.add(doc[member.start - 2].lemma_.lower())
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        found.update(t.lemma_.lower() for t in root.head.children if t.dep_ == "attr" and t.pos_ == "NOUN")
    return found


def _kind(doc: Doc, name: str, members: list[Candidate], roots: list[Token], descriptors: frozenset[str]) -> EntityKind:
    """Vote on the kind of a name: word lists and descriptors outweigh the NER, whose labels are one vote a mention."""
    votes: Counter[EntityKind] = Counter()
    last = name.split()[-1].casefold()
    if name.casefold() in place_names():
        votes["place"] += 100
    if last in name_words("designator") and " " in name:
        votes["organisation"] += 100
    if last in ("administration", "government"):
        votes["organisation"] += 100
    if any(w.casefold() in name_words("org_head") for w in name.split()):
        votes["organisation"] += 20
    if last in name_words("product_head"):
        votes["product"] += 10
    if descriptors & name_words("org_noun"):
        votes["organisation"] += 8
    if descriptors & name_words("product_head"):
        votes["product"] += 12
    if descriptors & (name_words("person_noun") | PERSON_SOURCES):
        votes["person"] += 8
    for member, root in zip(members, roots, strict=True):
        label = NER_LABELS.get(member.label or "")
        if label == "place" and name.casefold() not in place_names():
            votes["organisation"] += 1  # the NER calls names it does not know places
        elif label == "person" and member.end - member.start == 1:
            votes["person"] += 1 if _titled(doc, member) else 0
        elif label is not None:
            votes[label] += 2  # type: ignore[index]
        if _titled(doc, member) and " " in name:
            votes["person"] += 4
        if root.dep_ in ("nsubj", "nsubjpass", "poss") and (root.dep_ == "poss" or root.head.lemma_ in ORG_VERBS):
            votes["organisation"] += 1
        if member.start and doc[member.start - 1].like_num and member.end - member.start == 1:
            votes["product"] += 8  # "the 737 MAX"
        if (
            member.end + 1 < len(doc)
            and doc[member.end].text == "("
            and doc[member.end + 1].lower_ in name_words("exchange")
        ):
            votes["organisation"] += 30
        follows = doc[member.end] if member.end < len(doc) else None
        if follows is not None and follows.lemma_.lower() in name_words("product_head"):
            votes["product"] += 1
    if not votes:
        return "organisation" if roots[0].pos_ == "PROPN" else "other"
    best = max(votes.values())
    order: tuple[EntityKind, ...] = ("organisation", "person", "place", "product", "other")
    return next(kind for kind in order if votes[kind] == best)


def _titled(doc: Doc, member: Candidate) -> bool:
    """Tell whether a title stands before a name or after it ("CEO Arthur Mensch", "Brad Smith, vice chair")."""
    before = doc[member.start - 1].lower_ if member.start else ""
    after = [t.lower_ for t in doc[member.end : member.end + 6]]
    titles = name_words("title") | name_words("person_noun") | name_words("source_noun")
    return before in titles or (bool(after) and after[0] == "," and any(w in titles for w in after[1:]))


def _affiliation(doc: Doc, members: list[Candidate]) -> str | None:
    """Give the organisation a person speaks for: named before the title, or after it ("chief executive of Orlen")."""
    for member in members:
        titles = name_words("title") | name_words("person_noun") | name_words("source_noun") | {"and", ",", "-"}
        i = member.start - 1
        while i >= 0 and doc[i].lower_ in titles:
            i -= 1
        if 0 <= i < member.start - 1 and doc[i].pos_ in ("PROPN", "PART", "NOUN"):
            if doc[i].tag_ == "POS":
                i -= 1
            left = i
            while left > 0 and doc[left - 1].pos_ == "PROPN" and doc[left - 1].sent == doc[i].sent:
                left -= 1
            if doc[i].pos_ == "PROPN":
                return str(doc[left : i + 1].text)
        if member.end < len(doc) and doc[member.end].text == ",":
            window = doc[member.end + 1 : min(member.end + 14, doc[member.end].sent.end)]
            for token in window:
                if token.text == "," and token.i > member.end + 4:
                    break
                if token.pos_ == "PROPN" and token.lower_ not in name_words("title"):
                    right = token.i + 1
                    while right < len(doc) and doc[right].pos_ == "PROPN":
                        right += 1
                    return str(doc[token.i : right].text)
    return None
