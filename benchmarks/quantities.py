"""Score find_quantities and other extractors on the public suites and on the gold articles, and time them.

    python benchmarks/quantities.py [--bench DIR] [--articles DIR] [--gold DIR] [--show] [--errors SUITE] [--doc]
        [--peer quantulum3=PYTHON] [--peer cqe=PYTHON]

Prints, per suite, the table of the suites' own score.py, with a row for every peer (see quantity_peers.py; PYTHON is
the interpreter of the environment that it is installed in); the tokens that one CPU second of each reads, on the same
texts in the same run; for the gold articles precision, recall and F1 of value+unit (with --show misses and extras).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from claimtally.extract.quantities import find_quantities
from claimtally.extract.quantities.lexicon import CurrencyRow
from claimtally.extract.quantities.tokens import tokenize
from claimtally.lexicons import load_rows
from claimtally.lexicons.units import PrefixRow, UnitRow
from claimtally.model import Article, QuantityMention

SHARED = Path(__file__).resolve().parents[2] / "shared"
SUITE_NAMES = (
    "newsquant rtest_currency rtest_dimension rtest_age rtest_temperature recognizers_currency recognizers_dimension "
    "recognizers_number recognizers_percent quantulum_tests"
)
SUITES = SUITE_NAMES.split()
ROUNDS = 5
UNIT_NAMES = {"percentage_point": "percentage point", "B": "byte", "Mach": "mach", "lb": "pound mass"}


@cache
def unit_names() -> dict[str, str]:
    """Give the full name of every unit and currency of the lexicons, as the suites print them."""
    names = {row.code: row.words[0] for row in load_rows("currencies", CurrencyRow) if row.words}
    prefixes = {row.symbol: row.name for row in load_rows("unit_prefixes", PrefixRow)}
    for row in load_rows("units", UnitRow):
        if row.names:
            names.setdefault(row.unit, row.names[0])
            for prefix in row.prefixes:
                names.setdefault(prefix + row.unit, prefixes[prefix] + row.names[0])
    return names | UNIT_NAMES


def prediction(mention: QuantityMention) -> dict[str, Any]:
    """Give a mention as the suites' scorer wants it: a value or two ends, and the unit by its name."""
    quantity = mention.quantity
    low, high = map(float, quantity.stated)
    names = unit_names()
    unit = names.get(quantity.unit) or " per ".join(names.get(part, part) for part in quantity.unit.split("/"))
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "value": low if low == high else [low, high],
        "unit": quantity.unit if quantity.dimension == "count" else unit,
        "bound": quantity.bound,
        "change": quantity.direction,
        "concept": list(mention.concept),
    }


def in_terms_of_newsquant(mentions: list[QuantityMention]) -> list[dict[str, Any]]:
    """Give mentions the way NewsQuant's annotators write down three things that claimtally says otherwise.

    The two levels of a move ("rose from 5 to 7") are one range to them, each step of a chain ("from 5 to 7 to 9") is;
    levels that are ranges themselves ("from 5-6 to 7") stay two. A vague plural ("thousands") is a range up to ten
    times as much, and a fraction ("a third") 0.33 of the unit percentage. Nothing is found or left out by this.
    """
    found: list[dict[str, Any]] = []
    for place, mention in enumerate(mentions):
        row = prediction(mention)
        before = mentions[place - 1] if place else None
        if mention.rule.endswith(".vague"):
            row["value"] = [float(mention.quantity.stated[0]), 10 * float(mention.quantity.stated[0])]
            row["bound"] = "="
        elif mention.rule in ("share.fraction", "share.ratio"):
            row["unit"] = "percentage"
        elif before is not None and mention.prior == before.span and row["bound"] == "=":
            _join_levels(found, before, row)
        found.append(row)
    return found


def _join_levels(found: list[dict[str, Any]], before: QuantityMention, row: dict[str, Any]) -> None:
    """Make a new level and the level before it one range, which takes the place of the old one's row."""
    prior = prediction(before)
    if isinstance(prior["value"], list) or isinstance(row["value"], list):
        return
    if not isinstance(found[-1]["value"], list):
        found.pop()
    row["start"], row["value"] = prior["start"], [prior["value"], row["value"]]


def run_suites(bench: Path, errors: str | None, docs: bool, peers: dict[str, str]) -> None:
    """Write the predictions of all tools for all suites and print the scorer's tables, then the speeds."""
    rows = [json.loads(line) for suite in SUITES for line in (bench / f"{suite}.jsonl").read_text().splitlines()]
    tokens = sum(len(tokenize(row["text"])) for row in rows)
    nlp = load_parser() if docs else None
    speeds: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        mentions, seconds = run_claimtally(rows, nlp)
        found = {
            "claimtally": [[prediction(mention) for mention in row] for row in mentions],
            "claimtally in NewsQuant's terms": [in_terms_of_newsquant(row) for row in mentions],
        }
        speeds["claimtally"] = tokens / seconds
        for tool, python in peers.items():
            found[tool], seconds = run_peer(tool, python, rows)
            speeds[tool] = tokens / seconds
        for tool, quantities in found.items():
            path = Path(folder) / f"{tool}.jsonl"
            with path.open("w") as file:
                for row, values in zip(rows, quantities, strict=True):
                    if row["suite"] == "newsquant" or "terms" not in tool:
                        print(json.dumps({"suite": row["suite"], "id": row["id"], "quantities": values}), file=file)
            paths.append(str(path))
        command = [sys.executable, "-B", str(bench / "score.py"), *paths, "--bench", str(bench)]
        command += ["--suite", errors, "--errors"] if errors else []
        subprocess.run(command, check=True)
    print(f"\ntokens per CPU second on these {tokens:,} tokens:")
    for tool, speed in speeds.items():
        print(f"  {tool}: {speed:,.0f} (claimtally is {speeds['claimtally'] / speed:,.1f} times as fast)")


def run_claimtally(rows: list[dict[str, Any]], nlp: Any) -> tuple[list[list[QuantityMention]], float]:
    """Give the quantities of the rows' texts and the CPU seconds of the layer alone, the parse left out."""
    docs = [nlp(row["text"]) if nlp else None for row in rows]
    find_quantities("It costs 5 dollars for 3 km.")
    start = time.process_time()
    found = [find_quantities(row["text"], doc, wide=True) for row, doc in zip(rows, docs, strict=True)]
    seconds = time.process_time() - start
    return found, seconds


def run_peer(tool: str, python: str, rows: list[dict[str, Any]]) -> tuple[list[list[dict[str, Any]]], float]:
    """Give another tool's predictions for the rows' texts and its CPU seconds, its start-up left out."""
    texts = "".join(json.dumps({"id": row["id"], "text": row["text"]}) + "\n" for row in rows)
    script = Path(__file__).with_name("quantity_peers.py")
    command = [python, "-W", "ignore", str(script), tool]
    done = subprocess.run(command, input=texts, capture_output=True, text=True, check=True)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return [line["quantities"] for line in lines], sum(line["cpu"] for line in lines)


def load_parser() -> Any:
    """Load the parser that claimtally uses by default."""
    from claimtally.parse.pipeline import load_pipeline

    return load_pipeline()


def load_scorer(path: Path) -> ModuleType:
    """Load the gold scorer, for its rule of what the same quantity is."""
    spec = importlib.util.spec_from_file_location("gold_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    spec.loader.exec_module(module)
    return module


def run_gold(articles: Path, gold: Path, show: bool, docs: bool) -> None:
    """Print precision, recall and F1 of value+unit over the quantities of the gold claims."""
    scorer = load_scorer(gold.parent / "score.py")
    nlp = load_parser() if docs else None
    right = wanted = made = 0
    for path in sorted(gold.glob("*.gold.json")):
        record = json.loads(path.read_text())
        text = Article.from_text((articles / f"{record['article']}.txt").read_text()).text
        flat, where = scorer.squeeze(text)
        mentions = find_quantities(text, nlp(text) if nlp else None)
        used: set[int] = set()
        for claim in record["claims"]:
            if claim["value"] is None:
                continue
            wanted += 1
            span = scorer.gold_span(claim, flat)
            start, end = where[span[0]], where[span[1] - 1] + 1
            near = [i for i, m in enumerate(mentions) if m.span.start < end and start < m.span.end and i not in used]
            best = max(near, key=lambda i: same(scorer, claim, mentions[i]), default=None)
            if best is None:
                print("MISS ", record["article"], "|", claim["mention"]) if show else None
                continue
            used.add(best)
            if same(scorer, claim, mentions[best]):
                right += 1
                slots(claim, mentions[best]) if show else None
            elif show:
                quantity = mentions[best].quantity
                got = f"{mentions[best].span.text!r} {quantity.stated[0]} {quantity.unit} {mentions[best].rule}"
                print("VALUE", record["article"], "|", claim["mention"], claim["value"][0], claim["unit"], "| got", got)
        made += len(mentions)
        for place, mention in enumerate(mentions):
            if place not in used and show:
                print("EXTRA", record["article"], "|", mention.span.text, "|", mention.rule, mention.quantity.unit)
    precision, recall = 100 * right / made, 100 * right / wanted
    score = f"P {precision:.1f} R {recall:.1f} F1 {200 * right / (made + wanted):.1f}"
    print(f"gold articles: value+unit {score} ({wanted} claims, {made} mentions)")


def same(scorer: ModuleType, claim: dict[str, Any], mention: QuantityMention) -> bool:
    """Tell whether a mention has the value and unit of a gold claim."""
    quantity = {"stated": [float(x) for x in mention.quantity.stated], "unit": mention.quantity.unit}
    return bool(scorer.same_quantity(claim, quantity))


def slots(claim: dict[str, Any], mention: QuantityMention) -> None:
    """Print where bound or direction differ from the gold's."""
    for slot in ("bound", "direction"):
        if claim[slot] != getattr(mention.quantity, slot):
            print(slot.upper(), claim["mention"], "|", claim[slot], "| got", getattr(mention.quantity, slot))


def run_speed(articles: Path, peers: dict[str, str]) -> None:
    """Print how many tokens a CPU second of each tool reads on the gold articles, without a parser of ours."""
    texts = [path.read_text() for path in sorted(articles.glob("*.txt"))]
    rows = [
        {"id": str(place), "text": text}
        for place, text in enumerate(line for text in texts for line in text.splitlines() if line.strip())
    ]
    count = sum(len(tokenize(text)) for text in texts)
    find_quantities(texts[0])
    start = time.process_time()
    for _ in range(ROUNDS):
        for text in texts:
            find_quantities(text)
    ours = ROUNDS * count / (time.process_time() - start)
    print(f"gold articles, tokens per CPU second: claimtally {ours:,.0f}")
    for tool, python in peers.items():
        speed = count / run_peer(tool, python, rows)[1]
        print(f"  {tool}: {speed:,.0f} (claimtally is {ours / speed:,.1f} times as fast)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=SHARED / "bench")
    parser.add_argument("--articles", type=Path, default=SHARED / "articles")
    parser.add_argument("--gold", type=Path, default=SHARED / "gold")
    parser.add_argument("--show", action="store_true", help="list misses and extras of the gold articles")
    parser.add_argument("--errors", metavar="SUITE", help="list the errors of one suite")
    parser.add_argument("--doc", action="store_true", help="parse the texts too")
    parser.add_argument("--peer", metavar="TOOL=PYTHON", action="append", default=[], help="another tool beside it")
    parser.add_argument("--only", choices=("suites", "gold", "speed"))
    args = parser.parse_args()
    peers = dict(peer.split("=", 1) for peer in args.peer)
    if args.only in (None, "suites"):
        run_suites(args.bench, args.errors, args.doc, peers)
    if args.only in (None, "gold"):
        run_gold(args.articles, args.gold, args.show, args.doc)
    if args.only in (None, "speed"):
        run_speed(args.articles, peers)


if __name__ == "__main__":
    main()
