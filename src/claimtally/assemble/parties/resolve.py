"""Resolves a noun phrase to the name it stands for: names, pronouns, descriptions ("the startup"), possessors."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc, Token

from claimtally.lexicons.names import name_words
from claimtally.model import AttributionMention, NamedSpan
from claimtally.model.entity import Entity, EntityIndex, EntityKind
from claimtally.syntax import tree

THINGS = frozenset({"it", "its", "itself", "they", "their", "them", "themselves", "theirs"})
PEOPLE = frozenset({"he", "she", "his", "her", "him", "hers"})
SPEAKERS = frozenset({"we", "our", "us", "ours", "i", "my", "me"})
DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "both"})
ACTORS: tuple[EntityKind, ...] = ("organisation", "place", "person")
BODIES: tuple[EntityKind, ...] = ("organisation", "place")


class Resolver:
    """Gives names for tokens of one article; answers are kept, so that asking twice costs nothing."""

    def __init__(
        self,
        doc: Doc,
        entities: EntityIndex,
        attributions: tuple[AttributionMention, ...] = (),
        publisher: str | None = None,
    ) -> None:
        """Take the article's parse, names, attributions (for "we" inside a quote) and publisher (for "we" outside)."""
        self.publisher = publisher
        self.doc = doc
        self.text = doc.text  # spaCy builds it anew each time it is asked
        self.entities = entities
        self.attributions = attributions
        self.topic = self._topic()
        self._known: dict[int, NamedSpan | None] = {}

    def resolve(self, token: Token) -> NamedSpan | None:
        """Give the words at a token's noun phrase and the name they stand for; None where they name nobody.

        A noun that names no actor ("the price of Bitcoin", "Alibaba shares") gives its possessor.
        """
        if token.i not in self._known:
            self._known[token.i] = None  # a phrase that leads back to itself names nobody
            self._known[token.i] = self._resolve(token)
        return self._known[token.i]

    def source(self, token: Token) -> NamedSpan | None:
        """Give the name of one who speaks: a person or organisation at a token or in apposition to it, or a pronoun's."""
        if token.pos_ == "PRON":
            return self._pronoun(token)
        found = self.entities.at(token.idx)
        if found is not None and found[0].kind != "other":
            return self.named(found[0], found[1].start, found[1].end)
        named = self._own_name(token)
        if named is None and token.lemma_.lower() in name_words("org_noun"):
            named = self._described(token)
        return named

    def literal(self, token: Token) -> NamedSpan:
        """Give a noun phrase as it stands, for actors without a name ("small investors")."""
        start, end = tree.noun_phrase(token)
        text = self.text[start:end]
        return NamedSpan(name=" ".join(text.split()), text=text, start=start, end=end)

    def named(self, entity: Entity, start: int, end: int) -> NamedSpan:
        """Give the characters [start, end) as words that stand for an entity."""
        return NamedSpan(name=entity.name, text=self.text[start:end], start=start, end=end)

    def _resolve(self, token: Token) -> NamedSpan | None:
        found = self.entities.at(token.idx)
        if found is not None and not self._modifies(token, found[0]):
            entity, mention = found
            return self._joined(token, self.named(entity, mention.start, mention.end))
        if token.lower_ in THINGS | PEOPLE | SPEAKERS:
            return self._pronoun(token)
        if token.pos_ in ("NOUN", "PROPN", "NUM", "ADJ"):
            return self._noun(token)
        if token.lower_ in ("one", "each", "both", "all") and (whole := tree.complement(token, "of")) is not None:
            return self.resolve(whole)
        return None

    def _modifies(self, token: Token, entity: Entity) -> bool:
        """Tell whether a name only modifies ("Chinese goods"): then it is no party."""
        return entity.kind == "other" and token.dep_ in ("amod", "compound") and token.pos_ == "ADJ"

    def _joined(self, token: Token, first: NamedSpan) -> NamedSpan:
        """Add the names coordinated with a name ("G42 and Microsoft")."""
        names, end = [first.name], first.end
        for right in token.conjuncts:
            if right.i < token.i:
                return first
            found = self.entities.at(right.idx)
            if found is None:
                return first
            if found[0].name not in names:
                names.append(found[0].name)
                end = max(end, found[1].end)
        if len(names) == 1:
            return first
        name = ", ".join(names[:-1]) + " and " + names[-1]
        return NamedSpan(name=name, text=self.text[first.start : end], start=first.start, end=end)

    def _pronoun(self, token: Token) -> NamedSpan | None:
        if token.lower_ in SPEAKERS:
            entity = self._speaker(token)
        elif token.lower_ in PEOPLE:
            entity = self._nearest(token, ("person",))
        else:
            entity = self._antecedent(token)
        return self.named(entity, token.idx, token.idx + len(token)) if entity is not None else None

    def _speaker(self, token: Token) -> Entity | None:
        """Give whom "we" means: the organisation of the one who is quoted, else the speaker."""
        for attribution in self.attributions:
            if attribution.content.start <= token.idx < attribution.content.end and attribution.source is not None:
                source = attribution.source
                for offset in range(source.start, source.end):
                    found = self.entities.at(offset)
                    if found is not None:
                        person = found[0]
                        if person.affiliation and (org := self._by_words(person.affiliation)):
                            return org
                        return person if person.kind != "person" or token.lower_ in ("i", "my", "me") else self.topic
        return (self._by_words(self.publisher) if self.publisher else None) or self.topic

    def _by_words(self, words: str) -> Entity | None:
        folded = words.casefold()
        for entity in self.entities.entities:
            if folded in {entity.name.casefold(), *(m.text.casefold() for m in entity.mentions)}:
                return entity
        return None

    def _nearest(self, token: Token, kinds: tuple[EntityKind, ...]) -> Entity | None:
        before = self.entities.before(token.idx, kinds)
        return before[0][0] if before else None

    def _antecedent(self, token: Token) -> Entity | None:
        """Give the thing a pronoun stands for: a subject of its own sentence before it, else of the sentence before."""
        for verb in self._verbs_before(token):
            subject = tree.subject_of(verb)
            if subject is not None and subject.i < token.i and (entity := self._party(subject)) is not None:
                return entity
        sentence = token.sent
        for _ in range(3):
            if sentence.start == 0:
                break
            sentence = self.doc[sentence.start - 1].sent
            subject = tree.subject_of(sentence.root)
            if subject is not None and (entity := self._party(subject)) is not None:
                return entity
        return self.topic or self._nearest(token, BODIES)

    def _other_party(self, token: Token) -> Entity | None:
        """Give whom a description that is not its clause's subject means: a name before it that is not that subject.

        "Amazon invested in Anthropic, bringing its commitment to the startup to ...": the startup is not Amazon.
        """
        verb = tree.predicate_of(token)
        subject = tree.subject_of(verb) if verb is not None else None
        if subject is None or token == subject or subject.is_ancestor(token) or token.i < subject.i:
            return None
        acting = self.resolve(subject)
        if acting is None or self.entities.named(acting.name) is None:
            return None
        sentence = token.sent.start_char
        nearby = self.entities.before(token.idx, ("organisation",))
        for entity, mention in nearby:
            if mention.start < sentence:
                break
            head = tree.tokens_of(self.doc, mention.start, mention.end).root
            if entity.name != acting.name and head.dep_ not in ("compound", "nmod", "amod"):
                return entity
        return None

    def _verbs_before(self, token: Token) -> list[Token]:
        """Give the verbs above a token, then the other verbs of its sentence whose subject may stand before it."""
        above = [t for t in tree.ancestors(token) if tree.is_predicate(t)]
        if token.dep_ in tree.SUBJECTS and above:
            above = above[1:]  # the pronoun is that verb's own subject
        others = [t for t in token.sent if tree.is_predicate(t) and t.i < token.i and t not in above]
        return above + others[::-1]

    def _party(self, token: Token) -> Entity | None:
        """Give the organisation or place that a token stands for."""
        named = self.resolve(token)
        entity = self.entities.named(named.name) if named is not None else None
        if entity is not None and entity.kind == "person":
            return None
        return entity

    def _noun(self, token: Token) -> NamedSpan | None:
        lemma = token.lemma_.lower()
        if (
            lemma in ("company", "firm", "group", "side", "party")
            and token.tag_ == "NNS"
            and (pair := self._pair(token))
        ):
            return pair
        if lemma in name_words("product_head") and (product := self._product(token)) is not None:
            return product
        if lemma in name_words("org_noun") or token.lower_ in name_words("org_noun"):
            return self._described(token)
        for child in token.children:  # "president Moon Jae-in", "carrier Emirates"
            if child.dep_ == "appos" and (found := self.entities.at(child.idx)) is not None:
                return self.named(found[0], found[1].start, found[1].end)
        if lemma in name_words("source_noun"):
            return None
        if lemma in name_words("person_noun") or lemma in name_words("actor_noun"):
            return self.literal(token)
        return self._owner(token)

    def _pair(self, token: Token) -> NamedSpan | None:
        """Resolve "both companies" and "the two firms" to the two organisations last named before."""
        words = {c.lower_ for c in token.children}
        if not ({"both", "two"} & words):
            return None
        names = list(dict.fromkeys(e.name for e, _ in self.entities.before(token.idx, ("organisation",))))[:2]
        if len(names) < 2:
            return None
        start, end = tree.noun_phrase(token)
        return NamedSpan(name=f"{names[1]} and {names[0]}", text=self.text[start:end], start=start, end=end)

    def _product(self, token: Token) -> NamedSpan | None:
        """Resolve "the chip" to the product last named before it, at most three sentences back."""
        if token.tag_ in ("NNS", "NNPS") or not any(c.lower_ in DEFINITE or c.pos_ == "NUM" for c in token.children):
            return None
        text = self.text
        near = [p for p in self.entities.before(token.idx, ("product",)) if text.count(". ", p[1].end, token.idx) <= 3]
        if not near:
            return None
        acting = [(e, m) for e, m in near if tree.tokens_of(self.doc, m.start, m.end).root.dep_ in tree.SUBJECTS]
        entity, _ = (acting or near)[0]
        start, end = tree.noun_phrase(token)
        return self.named(entity, start, end)

    def _described(self, token: Token) -> NamedSpan | None:
        """Resolve "the startup" by the descriptors the article gives its names, else by what was last spoken of."""
        if (named := self._own_name(token)) is not None:
            return named
        determiner = next((c.lower_ for c in token.children if c.dep_ in ("det", "poss")), None)
        plural = token.tag_ in ("NNS", "NNPS")
        if determiner not in DEFINITE or plural:
            owner = self._owner(token) if plural or determiner is None else None
            return owner or self.literal(token)
        lemma = token.lemma_.lower()
        start, end = tree.noun_phrase(token)
        before = self.entities.before(token.idx, BODIES)
        for entity, _ in before:
            if lemma in entity.descriptors:
                return self.named(entity, start, end)
        for entity, _ in before:
            if entity.name.split()[-1].casefold() in (lemma, token.lower_):
                return self.named(entity, start, end)  # "the commission" for the European Commission
        if lemma in name_words("public_body"):
            return self.literal(token)
        antecedent = self._other_party(token) or self._antecedent(token)
        return self.named(antecedent, start, end) if antecedent is not None else self.literal(token)

    def _own_name(self, token: Token) -> NamedSpan | None:
        """Give the name that stands with a description ("chipmaker Nvidia", "NE Edge, the startup", "the AWS unit")."""
        for child in token.children:
            if child.dep_ in ("appos", "compound", "nmod") and (found := self.entities.at(child.idx)) is not None:
                return self.named(found[0], found[1].start, found[1].end)
        if token.dep_ == "appos" and (found := self.entities.at(token.head.idx)) is not None:
            return self.named(found[0], found[1].start, found[1].end)
        return None

    def _owner(self, token: Token) -> NamedSpan | None:
        """Give the possessor of a noun: "Amazon's chips", "the price of Bitcoin", "Alibaba shares", "the deal with X"."""
        if (poss := tree.possessor(token)) is not None and (named := self.resolve(poss)) is not None:
            return named
        for child in token.children:
            if (
                child.dep_ in ("compound", "nmod", "amod")
                and child.pos_ != "ADJ"
                and (found := self.entities.at(child.idx)) is not None
            ):
                return self.named(found[0], found[1].start, found[1].end)
        for preposition in ("of", "by", "at", "for", "from"):
            inner = tree.complement(token, preposition)
            if inner is not None and (named := self.resolve(inner)) is not None:
                return named
        return None

    def _topic(self) -> Entity | None:
        """Give the organisation the article is about: most mentions, those in the first two paragraphs count threefold."""
        weight: Counter[str] = Counter()
        opening = self.text.find("\n\n", self.text.find("\n\n") + 2)
        for entity in self.entities.entities:
            if entity.kind in BODIES:
                for mention in entity.mentions:
                    weight[entity.name] += 3 if mention.start < opening else 1
                if entity.kind == "place":
                    weight[entity.name] //= 2
        if not weight:
            return None
        best = max(weight.values())
        return next(e for e in self.entities.entities if weight[e.name] == best and e.kind in BODIES)
