"""Scores `claimtally.compare` on EQUATE and on true and planted headlines; a set that is not there is skipped.

    python benchmarks/compare.py [--bench ../shared/bench]

The scores are those of `score_text.py` beside the sets; this file feeds it and prints both tables.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import json
import sys
import tempfile
from contextlib import redirect_stdout
from pathlib import Path
from types import ModuleType

from claimtally import compare


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--bench", type=Path, default=Path("../shared/bench"), help="the folder of the sets")
    folder = parser.parse_args().bench
    if not (folder / "score_text.py").exists():
        print(f"{folder}: there are no sets here; name their folder with --bench.", file=sys.stderr)
        return 0
    scorer = _scorer(folder / "score_text.py")
    with tempfile.TemporaryDirectory() as made:
        found = Path(made, "compared.jsonl")
        if (folder / "equate.jsonl").exists():
            print("EQUATE, accuracy (pairs)")
            _compare(folder / "equate.jsonl", found)
            scorer.equate(str(folder / "equate.jsonl"), str(found))
        if (folder / "numhg_dev.jsonl").exists():
            print("\nHeadlines, true and with a planted number")
            pairs = Path(made, "pairs.jsonl")
            with redirect_stdout(io.StringIO()) as told:
                scorer.pairs(str(folder / "numhg_dev.jsonl"))
            pairs.write_text(told.getvalue(), "utf-8")
            _compare(pairs, found)
            scorer.headlines(str(pairs), str(found))
    return 0


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_text", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _compare(source: Path, target: Path) -> None:
    with source.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for line in lines:
            row = json.loads(line)
            found = compare(row["premise"], row["hypothesis"]).model_dump(mode="json")
            out.write(json.dumps({"id": row["id"], **found}) + "\n")


if __name__ == "__main__":
    raise SystemExit(main())
