"""Planted errors: change one number that takes part in a tie of the gold's `consistency`, run, and count what is found.

A tie is a relation that the gold says holds between numbers that are printed (relations that derive a number nobody
printed cannot clash and are left out). Each printed number of a tie is changed in turn, beyond what rounding leaves
open, so that the relation no longer holds; a planting is found where a failing finding rests on the changed number.
Untouched articles count the false alarms, and which of the faults that the gold lists (`"holds": false`) are found.

usage: python benchmarks/planted.py [--show] [--ordinary FILE ...]
"""

from __future__ import annotations

import argparse
import ast
import math
import operator
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gate import gold_sets

from claimtally.evaluate.gold import SUFFIX, GoldClaim, GoldFile, GoldRelation, read_gold_file
from claimtally.ingest import read_articles
from claimtally.model import Article, Claim, ErrorRecord, Finding
from claimtally.pipeline import Pipeline

NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
RELATION = re.compile(r"~=|<=|>=|=|<|>")
UNIT_WORDS = re.compile(r"\b[A-Z]{3}\b")
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")  # from 1
FACTORS = (1.5, 0.6, 2.5, 0.3, 4.0, 0.1, 10.0, 100.0, 0.01, 1000.0, 0.001)
CLEARLY = 0.2  # by how much, as a share, the sides of a refuted relation differ at least
ROUNDED = 0.06  # by how much the sides of a relation that holds differ at most
OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


@dataclass(frozen=True, slots=True)
class Equation:
    """A gold relation as numbers: the sides are templates over the literals, in order."""

    sides: tuple[ast.expr, ...]
    signs: tuple[str, ...]
    literals: tuple[float, ...]

    def holds(self, values: Sequence[float], slack: float) -> bool:
        """Tell whether the relation holds for these values of the literals, give or take a share of its sides."""
        rest = iter(values)
        sides = [_value(side, rest) for side in self.sides]
        return all(_related(a, sign, b, slack) for a, sign, b in zip(sides, self.signs, sides[1:], strict=False))


def parse(equation: str) -> Equation:
    """Read a relation in plain arithmetic; names of currencies are left out."""
    plain = UNIT_WORDS.sub("", equation)
    parts = RELATION.split(plain)
    sides = tuple(ast.parse(part.strip(), mode="eval").body for part in parts)
    literals = [node.value for side in sides for node in _in_order(side)]
    return Equation(sides, tuple(RELATION.findall(plain)), tuple(float(str(value)) for value in literals))


def _in_order(node: ast.expr) -> Iterator[ast.Constant]:
    if isinstance(node, ast.Constant):
        yield node
    elif isinstance(node, ast.BinOp):
        yield from _in_order(node.left)
        yield from _in_order(node.right)


def _value(node: ast.expr, values: Iterator[float]) -> float:
    if isinstance(node, ast.BinOp):
        left = _value(node.left, values)
        return OPERATORS[type(node.op)](left, _value(node.right, values))
    return next(values)


def _related(a: float, sign: str, b: float, slack: float) -> bool:
    size = slack * max(abs(a), abs(b))
    if sign in ("<", "<="):
        return a <= b + size
    if sign in (">", ">="):
        return b <= a + size
    return abs(a - b) <= size


@dataclass(frozen=True, slots=True)
class Planting:
    """One number of a tie changed: its characters in the untouched text, the new words, and the text with them."""

    relation: GoldRelation
    start: int
    end: int
    old: str
    new: str
    article: Article


def plantings(article: Article, gold: GoldFile, relation: GoldRelation) -> list[Planting]:
    """Give the article with each printed number of a relation changed, one at a time; empty where none is printed."""
    equation = parse(relation.equation)
    made: list[Planting] = []
    used: set[int] = set()
    numbers = [claim for claim in gold.claims if claim.value is not None and _place(article.text, claim) is not None]
    printed = [[claim for claim in numbers if _scale(claim, literal)] for literal in equation.literals]
    for place, literal in enumerate(equation.literals):
        others = [claims for at, claims in enumerate(printed) if at != place]
        least = min((_strangeness(claim, others) for claim in printed[place]), default=0)
        for claim in printed[place]:
            where, scale = _place(article.text, claim), _scale(claim, literal)
            if where is None or scale is None or where in used or _strangeness(claim, others) > least:
                continue
            found = _planted(article, relation, equation, place, (claim, where), scale)
            if found is not None:
                used.add(where)
                made.append(found)
    return made


def _strangeness(claim: GoldClaim, others: Sequence[Sequence[GoldClaim]]) -> int:
    """Count the other numbers of a relation that nothing of a claim's unit prints.

    An article prints "two" and "five" of many things; the relation is between those of a kind.
    """
    return sum(all(other.unit != claim.unit for other in claims) for claims in others)


def _place(text: str, claim: GoldClaim) -> int | None:
    quote = text.find(claim.quote)
    if quote < 0 or claim.value is None:
        return None
    at = -1
    for _ in range(claim.occurrence):
        at = claim.quote.find(claim.mention, at + 1)
    return quote + at if at >= 0 else None


def _scale(claim: GoldClaim, literal: float) -> Callable[[float], float] | None:
    """Give how a literal follows from a claim's value: itself, another SI prefix, a percentage as a factor."""
    assert claim.value is not None
    value = claim.value[0] if abs(claim.value[0] - literal) <= abs(claim.value[1] - literal) else claim.value[1]
    if claim.unit == "%":
        ways: tuple[Callable[[float], float], ...] = (
            lambda x: x,
            lambda x: x / 100,
            lambda x: 1 + x / 100,
            lambda x: 1 - x / 100,
        )
    else:
        ways = (lambda x: x, lambda x: x * 1000, lambda x: x / 1000, lambda x: x * 1e6, lambda x: x / 1e6)
        ways = ways if claim.unit in ("GW", "MW", "kW", "W", "GB", "TB", "PB", "pence", "t") else ways[:1]
    return next((way for way in ways if abs(way(value) - literal) <= 1e-6 * max(abs(literal), 1e-9)), None)


def _planted(
    article: Article,
    relation: GoldRelation,
    equation: Equation,
    place: int,
    target: tuple[GoldClaim, int],
    scale: Callable[[float], float],
) -> Planting | None:
    claim, start = target
    assert claim.value is not None
    value = claim.value[0]
    for factor in FACTORS:
        written = rewritten(claim.mention, factor, value)
        if written is None:
            continue
        at, old, new, ratio = written
        values = list(equation.literals)
        values[place] = scale(value * ratio)
        if not equation.holds(values, CLEARLY):
            begin = start + at
            text = article.text[:begin] + new + article.text[begin + len(old) :]
            title = text[: len(article.title) + len(new) - len(old)] if _titled(article, begin) else article.title
            changed = Article.from_text(text, title=title, published=article.published, source=article.source)
            return Planting(relation, begin, begin + len(new), old, new, changed)
    return None


def _titled(article: Article, place: int) -> bool:
    return article.title is not None and article.text.startswith(article.title) and place < len(article.title)


def _is_figure(digits: str, stated: float | None) -> bool:
    """Tell whether digits print a value, up to a scale such as "billion", "crore" or "cents"."""
    figure = float(digits.replace(",", ""))
    if stated is None or not figure or not stated:
        return True
    power = math.log10(abs(stated) / figure)
    return abs(power - round(power)) < 1e-6


def rewritten(mention: str, factor: float, stated: float | None = None) -> tuple[int, str, str, float] | None:
    """Give where a number stands in a mention, its words, other words in the same style, and the ratio of the two.

    Where its value is `stated`, other digits of the mention are none of it ("five 787 Dreamliner sales").
    """
    found = next((m for m in NUMERAL.finditer(mention) if _is_figure(m[0], stated)), None)
    if found:
        old, value = found[0], float(found[0].replace(",", ""))
        digits = len(old.partition(".")[2])
        number = value * factor
        new = f"{number:,.{digits}f}" if "," in old or number >= 10_000 else f"{number:.{digits}f}"
        new_value = float(new.replace(",", ""))
        if value == 0 or new_value == 0 or new == old:
            return None
        return found.start(), old, new, new_value / value
    for size, word in enumerate(WORDS, 1):
        match = re.search(rf"\b{word}\b", mention, re.IGNORECASE)
        if match:
            other = round(size * factor) if round(size * factor) != size else size + 1
            if not 1 <= other <= len(WORDS):
                return None
            new = WORDS[other - 1].capitalize() if match[0][0].isupper() else WORDS[other - 1]
            return match.start(), match[0], new, other / size
    return None


@dataclass(slots=True)
class Tally:
    """What is counted over one set of articles."""

    name: str
    ties: int = 0
    ties_found: int = 0
    plantings: int = 0
    found: int = 0
    unplantable: int = 0
    articles: int = 0
    false_alarms: int = 0
    faults: int = 0
    faults_found: int = 0
    derived: int = 0
    derivable: int = 0
    shown: list[str] = field(default_factory=list)


def count(name: str, articles: Sequence[Article], folder: Path, pipeline: Pipeline) -> Tally:
    """Plant errors in the articles of a gold folder and count."""
    tally = Tally(name)
    for article in articles:
        path = folder / f"{Path((article.source or '').partition('#')[0]).stem}{SUFFIX}"
        if path.is_file():
            tally.articles += 1
            _count_article(tally, article, read_gold_file(path), pipeline)
    return tally


def _count_article(tally: Tally, article: Article, gold: GoldFile, pipeline: Pipeline) -> None:
    claims = pipeline.extract(article)
    findings = pipeline.check(article, claims)
    by_id = {claim.id: claim for claim in claims}
    stem = Path(article.source or "").stem
    for finding in findings:
        if finding.verdict != "fails":
            continue
        numbers = {float(n) for c in finding.claims if (q := by_id[c].quantity) is not None for n in q.stated}
        fault = next((r for r in gold.consistency if not r.holds and _about(r, numbers)), None)
        tally.false_alarms += fault is None
        tally.shown.append(f"{'ALARM' if fault is None else 'fault'} {stem}: {finding.explanation}")
    derived = [float(f.derived.quantity.stated[0]) for f in findings if f.derived is not None]
    for relation in gold.consistency:
        if not relation.holds:
            hit = any(f.verdict == "fails" and _about(relation, _numbers(f, by_id)) for f in findings)
            tally.faults += 1
            tally.faults_found += hit
            tally.shown.append(f"{'FAULT found' if hit else 'FAULT missed'} {stem}: {relation.equation}")
        elif relation.derives is not None:
            tally.derivable += 1
            tally.derived += any(_near(value, x) for value in derived for x in parse(relation.equation).literals)
        else:
            _count_tie(tally, stem, plantings(article, gold, relation), relation, pipeline)


def _count_tie(tally: Tally, stem: str, made: Sequence[Planting], relation: GoldRelation, pipeline: Pipeline) -> None:
    if not made:
        tally.unplantable += 1
        tally.shown.append(f"no number {stem}: {relation.equation}")
        return
    found = [_is_found(planting, pipeline) for planting in made]
    tally.ties += 1
    tally.ties_found += any(found)
    tally.plantings += len(made)
    tally.found += sum(found)
    for planting, hit in zip(made, found, strict=True):
        tally.shown.append(
            f"{'found ' if hit else 'missed'} {stem}: {relation.equation}   {planting.old} -> {planting.new}"
            f"   | {relation.note or ''}"
        )


def _is_found(planting: Planting, pipeline: Pipeline) -> bool:
    claims = pipeline.extract(planting.article)
    changed = {c.id for c in claims if c.mention.start < planting.end and planting.start < c.mention.end}
    findings: list[Finding] = pipeline.check(planting.article, claims)
    return any(f.verdict == "fails" and changed.intersection(f.claims) for f in findings)


def _numbers(finding: Finding, by_id: dict[str, Claim]) -> set[float]:
    return {float(n) for c in finding.claims if (q := by_id[c].quantity) is not None for n in q.stated}


def _about(relation: GoldRelation, numbers: set[float]) -> bool:
    """Tell whether two numbers of a finding, or the only one, stand in the equation of a relation."""
    literals = parse(relation.equation).literals
    scales = (1.0, 1e3, 1e-3)
    hits = sum(any(_near(number * scale, x) for x in literals for scale in scales) for number in numbers)
    return hits >= min(2, len(numbers))


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= 0.01 * max(abs(a), abs(b), 1e-9)


def ordinary(paths: Sequence[str], pipeline: Pipeline) -> tuple[int, list[str]]:
    """Give how many ordinary articles were read, and the failing findings on them."""
    read, alarms = 0, []
    for article in read_articles(paths):
        if isinstance(article, ErrorRecord):
            continue
        read += 1
        for finding in pipeline.check(article, pipeline.extract(article)):
            if finding.verdict == "fails":
                alarms.append(f"ALARM {article.external_id or article.source}: {finding.explanation}")
    return read, alarms


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print each planting")
    parser.add_argument("--only", help="one set")
    parser.add_argument(
        "--ordinary", nargs="*", default=[], help="files of ordinary articles, to count false alarms on"
    )
    options = parser.parse_args()
    pipeline = Pipeline()
    print("set            articles  alarms  faults found  ties found       plantings found  not plantable  derived")
    for name, articles, folder in gold_sets():
        if options.only and name != options.only:
            continue
        t = count(name, articles, folder, pipeline)
        print(
            f"{t.name:14} {t.articles:8} {t.false_alarms:7} {t.faults_found:6} of {t.faults:3} "
            f"{t.ties_found:4} of {t.ties:3} {100 * t.ties_found / max(t.ties, 1):3.0f} % "
            f"{t.found:4} of {t.plantings:3} {100 * t.found / max(t.plantings, 1):3.0f} % {t.unplantable:8} "
            f"{t.derived:8} of {t.derivable}"
        )
        if options.show:
            print("\n".join(f"    {line}" for line in t.shown))
    if options.ordinary:
        read, alarms = ordinary(options.ordinary, pipeline)
        print(f"{read} ordinary articles, {len(alarms)} failing findings")
        print("\n".join(f"    {line}" for line in alarms))


if __name__ == "__main__":
    main()
