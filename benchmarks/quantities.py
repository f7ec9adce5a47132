"""Score find_quantities on the public suites and on the gold articles, and time it.

    python benchmarks/quantities.py [--bench DIR] [--articles DIR] [--gold DIR] [--show] [--errors SUITE] [--doc]

Prints, per suite, the table of the suites' own score.py; for the gold articles precision, recall and F1 of value+unit
(with --show the misses and extras); and the tokens that one CPU second reads.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from claimtally.extract.quantities import find_quantities
from claimtally.extract.quantities.lexicon import CurrencyRow, PrefixRow, UnitRow, lexicon
from claimtally.extract.quantities.tokens import tokenize
from claimtally.lexicons import load_rows
from claimtally.model import Article, QuantityMention

FROM_TO = re.compile(r"\bfrom (?:about |around |some )?$")
SHARED = Path(__file__).resolve().parents[2] / "shared"
SUITE_NAMES = (
    "newsquant rtest_currency rtest_dimension rtest_age rtest_temperature recognizers_currency recognizers_dimension "
    "recognizers_number recognizers_percent quantulum_tests"
)
SUITES = SUITE_NAMES.split()
# The suites keep the unit as printed where claims have a base unit: printed word -> (suite's unit, claim's factor).
PRINTED = {
    "cent": ("cent", 0.01),
    "cents": ("cent", 0.01),
    "¢": ("cent", 0.01),
    "sen": ("sen", 0.01),
    "pence": ("penny", 0.01),
    "penny": ("penny", 0.01),
    "p": ("penny", 0.01),
    "decade": ("decade", 10),
    "decades": ("decade", 10),
    "century": ("century", 100),
    "centuries": ("century", 100),
}
MAJOR = {"dollar", "dollars", "pound", "pounds", "euro", "euros"}
UNIT_NAMES = {
    "percentage_point": "percentage point",
    "person": "people",
    "x": "",
    "B": "byte",
    "Mach": "mach",
    "lb": "pound mass",
}
SMALL = "of the its their his her our my a an and or more than up to additional another further about some"
SMALL_WORDS = set(SMALL.split())


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


def counted(mention: QuantityMention, unit: str) -> str:
    """Give a counted noun with its modifiers, as NewsQuant names units ("eligible pensioner"), without small words."""
    if mention.noun is None or mention.quantity.dimension not in ("count", "rate"):
        return unit
    between = mention.span.text[: mention.noun.start - mention.span.start]
    words = re.findall(r"\w[\w.,-]*", between.lower())
    numbers = lexicon().numbers.keys() | lexicon().scales.keys() | {"", "hundreds", "thousands", "tens", "dozens"}
    while words and not (words[0][0].isdigit() or set(words[0].strip("-").split("-")) & numbers):
        words.pop(0)
    while words and (words[0][0].isdigit() or set(words[0].strip("-").split("-")) <= numbers):
        words.pop(0)
    words = [word.strip("-") for word in words if word not in SMALL_WORDS and len(word) > 1]
    return " ".join([*words, unit])


def prediction(mention: QuantityMention) -> dict[str, Any]:
    """Give a mention as the suites' scorer wants it: units by name, fractions and vague plurals their way."""
    quantity = mention.quantity
    low, high = map(float, quantity.stated)
    head, _, per = quantity.unit.partition("/")
    names = unit_names()
    if mention.rule == "price.share":  # per share is understood there, not printed
        per = ""
    words = mention.span.text.replace("-", " ").split()
    factor, printed = 1.0, ""
    if quantity.dimension in ("money", "time", "rate") and not MAJOR.intersection(words):
        for word in words:
            for ending in (word, word.lstrip("0123456789.,")):
                if ending in PRINTED:
                    printed, factor = PRINTED[ending]
    if mention.rule in ("share.fraction", "share.ratio"):
        factor = 100.0
    if mention.rule == "count.vague" and low == high:
        high = 10 * low
    name = printed or counted(
        mention, head if quantity.dimension == "count" and head != "person" else names.get(head, head)
    )
    if quantity.unit in names and quantity.dimension != "count":
        name, per = printed or names[quantity.unit], ""
    if per:
        name += "".join(f" per {names.get(part, part)}" for part in per.split("/"))
    value: float | list[float] = low / factor if low == high else [low / factor, high / factor]
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "value": value,
        "unit": name,
        "bound": quantity.bound,
        "change": quantity.direction,
        "concept": list(mention.concept),
    }


def predictions(text: str, mentions: list[QuantityMention]) -> list[dict[str, Any]]:
    """Give the mentions of a text for the scorer; to the suites "from A to B" is one range."""
    out: list[dict[str, Any]] = []
    before: QuantityMention | None = None
    for mention in mentions:
        row = prediction(mention)
        if (
            before is not None
            and FROM_TO.search(text[: before.span.start])
            and re.fullmatch(r"( \w+)? to ", text[before.span.end : mention.span.start])
        ):
            last = out[-1]
            if (
                "/".join(last["unit"].split()[:1]) == "/".join(row["unit"].split()[:1])
                and not isinstance(last["value"], list)
                and not isinstance(row["value"], list)
            ):
                last.update(value=[last["value"], row["value"]], end=row["end"], unit=row["unit"])
                before = None
                continue
        out.append(row)
        before = mention
    return out


def run_suites(bench: Path, errors: str | None, docs: bool) -> None:
    """Write predictions for all suites and print the scorer's tables."""
    nlp = load_parser() if docs else None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claimtally.jsonl"
        with path.open("w") as out:
            for suite in SUITES:
                for line in (bench / f"{suite}.jsonl").read_text().splitlines():
                    row = json.loads(line)
                    doc = nlp(row["text"]) if nlp else None
                    found = predictions(row["text"], find_quantities(row["text"], doc, wide=True))
                    out.write(json.dumps({"suite": suite, "id": row["id"], "quantities": found}) + "\n")
        command = [sys.executable, "-B", str(bench / "score.py"), str(path), "--bench", str(bench)]
        command += ["--suite", errors, "--errors"] if errors else []
        subprocess.run(command, check=True)


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


def run_speed(articles: Path) -> None:
    """Print how many tokens a CPU second reads, on the gold articles, without a parser."""
    texts = [path.read_text() for path in sorted(articles.glob("*.txt"))]
    count = sum(len(tokenize(text)) for text in texts)
    find_quantities(texts[0])
    start = time.process_time()
    rounds = 5
    for _ in range(rounds):
        for text in texts:
            find_quantities(text)
    print(f"throughput: {rounds * count / (time.process_time() - start):,.0f} tokens per CPU second")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=SHARED / "bench")
    parser.add_argument("--articles", type=Path, default=SHARED / "articles")
    parser.add_argument("--gold", type=Path, default=SHARED / "gold")
    parser.add_argument("--show", action="store_true", help="list misses and extras of the gold articles")
    parser.add_argument("--errors", metavar="SUITE", help="list the errors of one suite")
    parser.add_argument("--doc", action="store_true", help="parse the texts too")
    parser.add_argument("--only", choices=("suites", "gold", "speed"))
    args = parser.parse_args()
    if args.only in (None, "suites"):
        run_suites(args.bench, args.errors, args.doc)
    if args.only in (None, "gold"):
        run_gold(args.articles, args.gold, args.show, args.doc)
    if args.only in (None, "speed"):
        run_speed(args.articles)


if __name__ == "__main__":
    main()
