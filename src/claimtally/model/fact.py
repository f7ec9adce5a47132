"""Facts: trusted figures of a user's own, which claims are held against."""

from __future__ import annotations

from claimtally.model.base import Record
from claimtally.model.quantity import Quantity


class Fact(Record):
    """A trusted figure: whose, of what, how much, as of when, and where it stands.

    `value` is the figure as the file prints it, `quantity` the interval that it leaves open. `as_of` is a day, or the
    month, quarter or year that the figure is of (ISO 8601, "2030-Q4"), null where it is of no time. `place` names the
    row ("facts.csv, line 4"), `source` whom the figure is from.
    """

    subject: str
    measure: str
    value: str
    quantity: Quantity
    object: str | None = None
    as_of: str | None = None
    source: str
    place: str
