"""The rules of the house that a machine can see: how modules, lexicons and rules are written."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from claimtally.lexicons import load_rows, load_table, words
from claimtally.model import Rule
from claimtally.pipeline import rules

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "claimtally"
MODULES = sorted(SRC.rglob("*.py"))
LEXICONS = sorted((SRC / "lexicons" / "data").iterdir())
# Who walks a parse; elsewhere identity tells apart records that are equal.
WALKER = re.compile(r"import spacy|from spacy|claimtally\.syntax(?!\.word_classes)")
WALKERS = [path for path in MODULES if WALKER.search(path.read_text("utf-8"))]
MOST_LINES = 400
# Written in two halves, so that this file does not hold what it looks for.
INDEX_HOSTS = [f"{name}.{end}" for name, end in (("pypi", "org"), ("pythonhosted", "org"), ("anaconda", "org"))]
URL = re.compile(r"https?://[^\s\"'<>)]+")
# The first part of a rule's id names its family; the families of a slot.
FAMILIES = {
    "quantity": {"count", "list", "measure", "money", "multiple", "price", "range", "rate", "share"},
    "mention": {"hardware"},
    "conditions": {"condition"},
    "attribution": {"attribution"},
    "annotation": {"attribution"},
    "time": {"time"},
    "frame": {"frame", "claim"},
}
ALL_RULES = rules()


def module_id(path: Path) -> str:
    return str(path.relative_to(SRC))


def identity_comparisons(source: str) -> list[int]:
    """Give the lines of a module that compare by identity with anything but None, True, False and Ellipsis.

    spaCy makes token objects anew at each access: `token.head is token` is false at the root of a sentence, and a walk
    that waits for it never ends.
    """
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            for operator, left, right in zip(node.ops, sides, sides[1:], strict=False):
                singles = isinstance(left, ast.Constant) or isinstance(right, ast.Constant)
                if isinstance(operator, ast.Is | ast.IsNot) and not singles:
                    found.append(node.lineno)
    return found


def lexicon_readers() -> dict[str, list[tuple[str, str]]]:
    """Give for each lexicon file the (module, row model) of each place that reads it."""
    out: dict[str, list[tuple[str, str]]] = {}
    for path in MODULES:
        module = ".".join(path.relative_to(SRC.parent).with_suffix("").parts)
        for name, model in re.findall(r'load_(?:rows|table)\(\s*"(\w+)",\s*(\w+)', path.read_text("utf-8")):
            out.setdefault(name, []).append((module, model))
    return out


def listed_rows(path: Path) -> int:
    """Give the number of rows that a lexicon file holds."""
    text = path.read_text("utf-8")
    if path.suffix == ".yaml":
        return len(yaml.safe_load(text))
    return sum(1 for line in text.splitlines() if line.strip() and not line.startswith("#")) - 1


def tracked_files() -> list[Path]:
    """Give the files that git tracks or would take up; none outside a checkout."""
    command = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split("\0")
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("path", WALKERS, ids=module_id)
def test_tokens_are_not_compared_by_identity(path: Path) -> None:
    assert identity_comparisons(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("while token.head is not token:\n    pass", [1]),
        ("a = 1\nfound = noun is verb", [2]),
        ("if head is None or head == token: pass", []),
    ],
)
def test_identity_is_seen(source: str, lines: list[int]) -> None:
    assert identity_comparisons(source) == lines


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_no_module_is_too_long(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_every_module_says_what_it_promises(path: Path) -> None:
    promise = (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n")[0]
    assert promise.endswith((".", "?")), promise


def test_no_file_names_a_package_index() -> None:
    files = tracked_files()
    if not files:
        pytest.skip("not a git checkout")
    found = []
    for path in files:
        for url in URL.findall(path.read_bytes().decode("utf-8", "replace")):
            if any(host in url for host in INDEX_HOSTS):
                found.append(f"{path.relative_to(ROOT)}: {url}")
    assert found == []


class TestLexicons:
    def test_every_file_is_read_by_somebody(self) -> None:
        assert sorted(path.stem for path in LEXICONS) == sorted(lexicon_readers())

    @pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.name)
    def test_it_loads(self, path: Path) -> None:
        for module, model in lexicon_readers()[path.stem]:
            load = load_rows if path.suffix == ".yaml" else load_table
            rows = load(path.stem, getattr(importlib.import_module(module), model))
            assert rows, path.name
            assert len(rows) == listed_rows(path)

    @pytest.mark.parametrize("use", get_args(words.Use))
    def test_every_class_of_words_has_words(self, use: words.Use) -> None:
        assert words.words(use)

    def test_no_class_lists_a_word_twice(self) -> None:
        listed = [(row.use, word) for row in load_rows("words", words.WordsOfUse) for word in row.words]
        assert [pair for pair, number in Counter(listed).items() if number > 1] == []


class TestRules:
    def test_ids_are_unique(self) -> None:
        assert [name for name, number in Counter(rule.id for rule in ALL_RULES).items() if number > 1] == []

    @pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.id)
    def test_the_id_begins_with_the_family(self, rule: Rule[Any]) -> None:
        family, _, name = rule.id.partition(".")
        assert family in FAMILIES.get(rule.slot, {rule.slot})
        assert re.fullmatch(r"[a-z_]+(\.[a-z_]+)*", name)

    @pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.id)
    def test_it_has_a_promise_a_hit_and_a_trap(self, rule: Rule[Any]) -> None:
        assert rule.promise.endswith(".")
        for example in (rule.hit, rule.trap):
            assert example.mention
            assert example.mention in example.text
        assert (rule.hit.text, rule.hit.mention) != (rule.trap.text, rule.trap.mention)
