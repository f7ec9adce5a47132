"""claimtally reads news articles, pulls out the claims a reader could check, and tells whether they tally."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimtally.api import check, compare, extract, quantities, read, read_facts, report, stories
    from claimtally.model import Article, Claim, ClaimtallyError, Comparison, Finding

__all__ = [
    "Article",
    "Claim",
    "ClaimtallyError",
    "Comparison",
    "Finding",
    "check",
    "compare",
    "extract",
    "quantities",
    "read",
    "read_facts",
    "report",
    "stories",
]

# Where each public name lives; it is imported when it is first asked for, since spaCy alone takes a second.
HOMES = dict.fromkeys(("Article", "Claim", "ClaimtallyError", "Comparison", "Finding"), "claimtally.model")
HOMES |= dict.fromkeys(
    ("check", "compare", "extract", "quantities", "read", "read_facts", "report", "stories"), "claimtally.api"
)


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("claimtally")
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})


class _Package(ModuleType):
    """The package as a module on which `check`, `extract` and `report` stay functions.

    The stages of these names are subpackages, and importing one would set it as an attribute in the function's place.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
