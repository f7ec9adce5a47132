"""The spaCy component: `nlp.add_pipe("claimtally")`, results in `doc._.claims`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("claimtally", default_config={"lexicon": None})
def make_claimtally(nlp: Language, name: str, lexicon: str | None = None) -> Callable[[Doc], Doc]:
    """Make the component that puts the claims of a parsed doc into `doc._.claims` (a list of Claim).

    `lexicon` is the path of a file of organisations and hardware of your own.
    """
    from claimtally.lexicons.known import known_names
    from claimtally.pipeline import claims_of_doc

    if lexicon is not None:
        known_names(Path(lexicon))  # a wrong file shows when the pipe is made, not at its first text

    if not Doc.has_extension("claims"):
        Doc.set_extension("claims", default=None)

    def claimtally(doc: Doc) -> Doc:
        doc._.claims = claims_of_doc(doc, lexicon)
        return doc

    return claimtally
