"""Copies: articles with nearly the same words, found by MinHash and locality-sensitive hashing (datasketch).

Broder 1997, "On the resemblance and containment of documents"; Leskovec, Rajaraman and Ullman, "Mining of Massive
Datasets", chapter 3. The permutations come from a fixed seed, so that equal texts always give equal sketches.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from claimtally.check.stories.figures import Outlet

if TYPE_CHECKING:
    from datasketch import LeanMinHash

WORDS = re.compile(r"\w+")
SHINGLE = 4  # words; wire copy keeps whole sentences, two reports of one event seldom four words in a row
PERMUTATIONS = 128
SEED = 1
# Bands, and rows of each: two texts that share 0.6 of their shingles share a band in 99 of 100 cases.
BANDS = (32, 4)
ALIKE = 0.6  # of the shingles of two articles that they share; a cut copy keeps more, two newsrooms below a tenth


def sketch(text: str) -> LeanMinHash:
    """Give the sketch of a text's words, 128 numbers whatever its length; case and signs count for nothing."""
    from datasketch import LeanMinHash

    found = WORDS.findall(text.casefold())
    shingles = {" ".join(found[at : at + SHINGLE]) for at in range(max(1, len(found) - SHINGLE + 1))}
    made = _blank().copy()
    made.update_batch([shingle.encode("utf-8", "replace") for shingle in sorted(shingles)])
    return LeanMinHash(made)


@cache
def _blank() -> Any:
    """Give the sketch of no text; its copies share the permutations, which take longer to draw than a text to read."""
    from datasketch import MinHash

    return MinHash(num_perm=PERMUTATIONS, seed=SEED)


def find_copies(outlets: Sequence[Outlet]) -> None:
    """Set `copy_of` of each article with a sketch to the earliest one with nearly the same words.

    Articles come in the order of publication. Each is held against those that are no copies themselves and share a band
    with it, so that a thousand copies of one text cost a thousand comparisons.
    """
    sketched = [outlet for outlet in outlets if outlet.sketch is not None]
    if len(sketched) < 2:
        return  # the library takes a second to load
    from datasketch import MinHashLSH

    index = MinHashLSH(num_perm=PERMUTATIONS, params=BANDS)
    originals: dict[str, Outlet] = {}
    for outlet in sketched:
        near = sorted((originals[key] for key in index.query(outlet.sketch)), key=lambda other: other.order)
        same = next((other for other in near if _alike(outlet.sketch, other)), None)
        outlet.copy_of = same.id if same is not None else outlet.id
        if same is None:
            originals[outlet.id] = outlet
            index.insert(outlet.id, outlet.sketch)


def _alike(made: LeanMinHash, other: Outlet) -> bool:
    return other.sketch is not None and made.jaccard(other.sketch) >= ALIKE
