"""A story, a run of it, and the two ways of calling the command line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claimtally.cli.app import app

COMMAND = [sys.executable, "-c", "from claimtally.cli import main; main()"]
TITLE = "Nordvik Power raises more money"
TEXT = (
    "Nordvik Power raised $40 million in May, chief executive Ana Lund said on Monday.\n\n"
    "The company will build 3 gigawatts of turbines if regulators approve the plan."
)

Claimtally = Callable[..., Result]
Piped = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(scope="session")
def claimtally() -> Claimtally:
    """Call a command in this process."""
    runner = CliRunner()

    def call(*arguments: object, stdin: str | bytes | None = None) -> Result:
        return runner.invoke(app, [str(argument) for argument in arguments], input=stdin)

    return call


@pytest.fixture(scope="session")
def piped() -> Piped:
    """Call a command as a process of its own, as a shell does."""

    def call(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [*COMMAND, *map(str, arguments)]
        return subprocess.run(command, input=stdin, capture_output=True, timeout=100)

    return call


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(f"{TITLE}\n\n{TEXT}\n", "utf-8")
    return path


@pytest.fixture(scope="session")
def finished_run(tmp_path_factory: pytest.TempPathFactory, claimtally: Claimtally) -> Path:
    """A run folder of the story; nobody writes into it."""
    folder = tmp_path_factory.mktemp("finished")
    source = folder / "story.txt"
    source.write_text(f"{TITLE}\n\n{TEXT}\n", "utf-8")
    result = claimtally("run", source, "-o", folder / "out")
    assert result.exit_code == 0, result.output
    return folder / "out"
