"""The resolver of an article: asks the kinds of reference in turn and keeps their answers."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claimtally.assemble.reference import descriptions, nouns, pronouns
from claimtally.assemble.reference.brands import by_brand
from claimtally.assemble.reference.topic import topic_of
from claimtally.lexicons.names import name_words
from claimtally.lexicons.nationalities import governed_from
from claimtally.model import AttributionMention, NamedSpan, Span
from claimtally.model.entity import Entity, EntityIndex
from claimtally.syntax import tree
from claimtally.syntax.source_text import text_of

WHOLES = frozenset({"one", "each", "both", "all"})  # "each of the two banks"
LIKES = frozenset({"that", "those"})  # "shares of Orlen rose while those of Lotos fell"

LONGEST_CHAIN = 40  # references one after another ("It grew. It raised ..."), beyond which nobody is named


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
        self.doc = doc
        self.text = text_of(doc)
        self.entities = entities
        self.attributions = attributions
        self.publisher = publisher
        self.topic = topic_of(entities, self.text)
        self._depth = 0
        self._known: dict[int, NamedSpan | None] = {}

    def resolve(self, token: Token) -> NamedSpan | None:
        """Give the words at a token's noun phrase and the name they stand for; None where they name nobody.

        A noun that names no actor ("the price of Bitcoin", "Alibaba shares") gives its possessor.
        """
        if token.i not in self._known:
            if self._depth >= LONGEST_CHAIN:
                return None
            self._known[token.i] = None  # a phrase that leads back to itself names nobody
            self._depth += 1
            self._known[token.i] = self._resolve(token)
            self._depth -= 1
        return self._known[token.i]

    def source(self, token: Token) -> NamedSpan | None:
        """Give the name of one who speaks: printed at a token or in apposition to it, or a pronoun's."""
        if token.pos_ == "PRON":
            return pronouns.referent(self, token)
        found = self.entities.at(token.idx)
        if found is not None and found[0].kind != "other":
            return self.named(found[0], found[1].start, found[1].end)
        maker = by_brand(self, token)
        named = self.named(maker, *tree.noun_phrase(token)) if maker is not None else descriptions.own_name(self, token)
        named = named or descriptions.who_owns(self, token)
        if named is None and token.lemma_.lower() in name_words("org_noun"):
            named = descriptions.described(self, token)
        return named

    def party(self, token: Token) -> Entity | None:
        """Give the organisation or place that a token stands for."""
        named = self.resolve(token)
        entity = self.entities.named(named.name) if named is not None else None
        return entity if entity is not None and entity.kind != "person" else None

    def at(self, token: Token) -> NamedSpan | None:
        """Give the name printed at a token, as it is printed there."""
        found = self.entities.at(token.idx)
        return self.named(found[0], found[1].start, found[1].end) if found is not None else None

    def speakers(self, token: Token) -> Iterator[tuple[Entity, Span, Span]]:
        """Yield who says what stands at a token: the first name of each source, its mention, and the source's words."""
        for attribution in self.attributions:
            source = attribution.source
            if source is None or not attribution.content.start <= token.idx < attribution.content.end:
                continue
            found = next(filter(None, map(self.entities.at, range(source.start, source.end))), None)
            if found is not None:
                yield (*found, source)
            elif (person := self._meant(source)) is not None:
                yield person, source, source

    def _meant(self, source: Span) -> Entity | None:
        """Give the person whom a source means that is a pronoun alone ("He said the company would")."""
        words = tree.tokens_of(self.doc, source.start, source.end)
        named = self.resolve(words[0]) if len(words) == 1 and words[0].lower_ in pronouns.PEOPLE else None
        return self.entities.named(named.name) if named is not None else None

    def by_words(self, words: str) -> Entity | None:
        """Give the entity that is called so anywhere in the article."""
        folded = words.casefold()
        for entity in self.entities.entities:
            if folded in {entity.name.casefold(), *(mention.text.casefold() for mention in entity.mentions)}:
                return entity
        return None

    def named(self, entity: Entity, start: int, end: int) -> NamedSpan:
        """Give the characters [start, end) as words that stand for an entity."""
        return NamedSpan(name=entity.name, text=self.text[start:end], start=start, end=end)

    def literal(self, token: Token) -> NamedSpan:
        """Give a noun phrase as it stands, for actors without a name ("small investors")."""
        start, end = tree.noun_phrase(token)
        members = tree.complement(token, "of") if token.lemma_.lower() in name_words("group_noun") else None
        if (
            members is not None and members.i > token.i and not tree.children(members, "nummod")
        ):  # "a group of pension funds"
            end = tree.noun_phrase(members)[1]  # "a group of pension funds"
        text = self.text[start:end]
        return NamedSpan(name=" ".join(text.split()), text=text, start=start, end=end)

    def _resolve(self, token: Token) -> NamedSpan | None:
        found = self.entities.at(token.idx)
        if found is not None and not _only_modifies(token, found[0]):
            entity, mention = found
            if (seat := descriptions.SEATED.match(self.text, mention.end)) is not None:
                told = self.entities.at(seat.end())
                if "based" in seat[0] and told is not None and told[0].kind == "organisation":
                    return self.named(told[0], told[1].start, told[1].end)
            if (seated := self._noun_behind_seat(mention.end)) is not None:
                company = self._company_before(entity, token)
                return self.named(company, *tree.noun_phrase(seated)) if company is not None else None
            if entity.kind == "place" and (noun := self._noun_behind_place(mention.end)) is not None:
                return nouns.referent(self, noun)
            if (government := self._government_in(entity, token)) is not None:
                return self.named(government, mention.start, mention.end)
            return self._with_conjuncts(token, self.named(entity, mention.start, mention.end))
        if token.lower_ in LIKES and (owner := tree.complement(token, "of", "at", "for")) is not None:
            return self.resolve(owner)
        if pronouns.is_reference(token):
            return pronouns.referent(self, token)
        if token.pos_ in ("NOUN", "PROPN", "NUM", "ADJ"):
            return nouns.referent(self, token)
        if token.lower_ in WHOLES and (whole := tree.complement(token, "of")) is not None:
            return self.resolve(whole)
        return None

    def _government_in(self, place: Entity, token: Token) -> Entity | None:
        """Give the government or country that the article names and whose seat acts here ("Seoul plans to build")."""
        acts = token.dep_ in tree.SUBJECTS or token.dep_ == "conj"
        names = governed_from(place.name) if acts else ()
        return next((entity for name in names if (entity := self.by_words(name)) is not None), None)

    def _noun_behind_place(self, end: int) -> Token | None:
        """Give the noun of "The Wilmington, Del., company", where the parser takes the place for the one who acts."""
        behind = tree.tokens_of(self.doc, end, min(end + 25, len(self.text)))
        for token in behind[:4]:
            if token.lemma_.lower() in name_words("org_noun") and token.pos_ == "NOUN":
                return token
            if not (token.is_punct or token.idx < end):
                return None
        return None

    def _noun_behind_seat(self, end: int) -> Token | None:
        """Give the noun of "the Boise, Idaho-based company", where the parser takes the town for a party."""
        seat = descriptions.SEATED.match(self.text, end)
        if seat is None:
            return None
        behind = tree.tokens_of(self.doc, seat.end(), min(seat.end() + 25, len(self.text)))
        return next((t for t in behind[:3] if t.lemma_.lower() in name_words("org_noun") and t.pos_ == "NOUN"), None)

    def _company_before(self, seat: Entity, token: Token) -> Entity | None:
        """Give the organisation that the article is about, else the last one named before, which is not its seat."""
        before = [e for e, _ in self.entities.before(token.idx, ("organisation",)) if e != seat]
        return self.topic if self.topic in before else next(iter(before), None)

    def _with_conjuncts(self, token: Token, first: NamedSpan) -> NamedSpan:
        """Add the names coordinated with a name ("G42 and Microsoft")."""
        names, end = [first.name], first.end
        for right in token.conjuncts:
            found = self.entities.at(right.idx) if right.i >= token.i else None
            if found is None and not _is_unknown_name(right):
                return first
            name, after = (found[0].name, found[1].end) if found else (right.text, right.idx + len(right))
            if name not in names:
                names.append(name)
                end = max(end, after)
        if len(names) == 1:
            return first
        name = ", ".join(names[:-1]) + " and " + names[-1]
        return NamedSpan(name=name, text=self.text[first.start : end], start=first.start, end=end)


def _is_unknown_name(token: Token) -> bool:
    """Tell whether a word beside a name is one too, though nothing else in the article says so ("QTS and Compass")."""
    return token.pos_ == "PROPN" and token.text[:1].isupper() and not tree.children(token, "compound", "det", "amod")


def _only_modifies(token: Token, entity: Entity) -> bool:
    """Tell whether a name only modifies ("Chinese goods"): then it is no party."""
    return entity.kind == "other" and token.dep_ in ("amod", "compound") and token.pos_ == "ADJ"
