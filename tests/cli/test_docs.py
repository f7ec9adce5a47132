"""The documentation names what there is: every command, option and field."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import typer.main
from pydantic import BaseModel

import claimtally
from claimtally.batch import RunRecord
from claimtally.cli.app import app
from claimtally.model import Article, Claim, ErrorRecord, Finding, Quantity

DOCS = Path(__file__).parents[2] / "docs"
COMMANDS: dict[str, Any] = typer.main.get_group(app).commands


def section(page: str, heading: str) -> str:
    """Give the part of a page under a heading of the second level."""
    text = (DOCS / page).read_text("utf-8")
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"docs/{page} has no section {heading}"
    return found[1]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_cli_md_has_every_command_with_its_options(name: str) -> None:
    told = section("cli.md", name)
    options = [option for parameter in COMMANDS[name].params for option in parameter.opts if option.startswith("-")]
    # --help is everywhere; -q is the short form of --quiet.
    assert [option for option in options if option not in told and option not in ("--help", "-h", "-q")] == []


def test_cli_md_has_no_other_command() -> None:
    assert sorted(re.findall(r"^## (\w+)$", (DOCS / "cli.md").read_text("utf-8"), re.MULTILINE)) == sorted(COMMANDS)


@pytest.mark.parametrize(
    ("heading", "model"),
    [
        ("articles.jsonl", Article),
        ("claims.jsonl", Claim),
        ("claims.jsonl", Quantity),
        ("findings.jsonl", Finding),
        ("errors.jsonl", ErrorRecord),
        ("run.json", RunRecord),
    ],
)
def test_wire_format_md_has_every_field(heading: str, model: type[BaseModel]) -> None:
    told = section("wire-format.md", heading)
    assert [name for name in model.model_fields if f"`{name}`" not in told] == []


def test_python_md_has_every_public_name() -> None:
    told = (DOCS / "python.md").read_text("utf-8")
    assert [name for name in claimtally.__all__ if not re.search(rf"`{name}\b", told)] == []


def test_the_example_of_python_md_does_what_it_says() -> None:
    blocks = re.findall(r"```python\n(.*?)```", (DOCS / "python.md").read_text("utf-8"), re.DOTALL)
    (code,) = [block for block in blocks if "spacy.load" in block]
    *statements, last = code.strip().splitlines()
    expression, expected = last.split("#")
    scope: dict[str, Any] = {}
    exec("\n".join(statements), scope)
    assert eval(expression, scope) == json.loads(expected)
