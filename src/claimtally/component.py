"""The spaCy component: `nlp.add_pipe("claimtally")`, results in `doc._.claims`."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("claimtally")
def make_claimtally(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component that puts the claims of a parsed doc into `doc._.claims` (a list of Claim)."""
    from claimtally.pipeline import claims_of_doc

    if not Doc.has_extension("claims"):
        Doc.set_extension("claims", default=None)

    def claimtally(doc: Doc) -> Doc:
        doc._.claims = claims_of_doc(doc)
        return doc

    return claimtally
