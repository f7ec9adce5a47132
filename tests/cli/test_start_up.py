"""Start-up: what is heavy is imported by the commands that need it."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "spacy",
    "numpy",
    "jsonschema",
    "trafilatura",
    "lxml",
    "pyarrow",
    "duckdb",
    "ray",
    "pebble",
    "yaml",
)


def imported(*arguments: str) -> set[str]:
    """Give the modules that a command has imported when it ends."""
    code = "import sys\nfrom claimtally.cli import main\ntry: main()\nfinally: print('MODULES', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=60)
    return set(done.stdout.rsplit("MODULES", 1)[1].split())


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("run", "--help"), ("export", "--help")])
def test_help_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert imported(*arguments) & set(HEAVY) == set()


def test_a_run_imports_what_it_uses(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("run")
    (folder / "a.txt").write_text("Alder paid $5 million, the company said.")
    modules = imported("run", str(folder / "a.txt"), "-o", str(folder / "out"))
    assert "spacy" in modules
    assert modules & {"pyarrow", "duckdb", "ray", "trafilatura", "fsspec"} == set()
