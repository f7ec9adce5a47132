"""Stories: articles on one matter, and the figure that each of them prints for one slot."""

from __future__ import annotations

from claimtally.model.base import Record
from claimtally.model.quantity import Quantity
from claimtally.model.vocabulary import Factuality, Frame, SlotVerdict


class PrintedFigure(Record):
    """What one article prints for a slot; `copies` are articles with the same wire text, which count once with it."""

    article: str
    claim: str
    publisher: str | None
    published: str | None
    quantity: Quantity
    factuality: Factuality
    copies: tuple[str, ...] = ()


class StorySlot(Record):
    """One slot over articles: what it is about, the figures in the order of publication, and whether they tally.

    `agree`: all intervals meet; `updated`: a later article has a later figure; `outlier`: one source (its claims stand
    in `outliers`) differs from two or more that agree; `differ`: anything else.
    """

    id: str
    subject: str | None
    object: str | None
    frame: Frame
    measure: str | None
    unit: str
    time: str | None
    verdict: SlotVerdict
    figures: tuple[PrintedFigure, ...]
    outliers: tuple[str, ...] = ()


class Story(Record):
    """Articles that share slots, in the order of publication, with those slots."""

    id: str
    articles: tuple[str, ...]
    slots: tuple[StorySlot, ...]
