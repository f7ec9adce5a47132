"""The closed lists of the claim's slots."""

from __future__ import annotations

from typing import Literal

Frame = Literal[
    "investment",
    "financing",
    "acquisition",
    "valuation",
    "spending",
    "earnings",
    "contract",
    "capacity",
    "hardware",
    "workforce",
    "count",
    "share",
    "change",
    "price",
    "duration",
    "other",
]
Role = Literal["value", "increment", "total", "prior", "remaining", "part", "rate", "target", "cap"]
Bound = Literal["=", "~", "<", "<=", ">", ">="]
Direction = Literal["up", "down"]
Factuality = Literal["actual", "announced", "expected", "possible", "contingent"]
Polarity = Literal["positive", "negative"]
Deontic = Literal["none", "required", "permitted", "prohibited"]
Verdict = Literal["holds", "fails", "unclear"]
Severity = Literal["info", "warning", "error"]
SlotVerdict = Literal["agree", "updated", "outlier", "differ"]
FactVerdict = Literal["supported", "refuted", "out of date", "not covered"]
Dimension = Literal[
    "money",
    "power",
    "energy",
    "mass",
    "length",
    "area",
    "volume",
    "speed",
    "temperature",
    "data",
    "bandwidth",
    "compute",
    "frequency",
    "time",
    "share",
    "multiple",
    "count",
    "rate",
    "other",
]
# From firm to loose; a smaller index is the firmer one.
FACTUALITY_ORDER: tuple[Factuality, ...] = ("actual", "announced", "expected", "possible", "contingent")
