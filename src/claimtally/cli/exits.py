"""The exit codes, and how errors for people leave the program."""

from __future__ import annotations

import os
import sys
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup

from claimtally.cli.streams import ReaderGoneError, say

FAILED = 1  # a check failed
USAGE = 2  # the command cannot be carried out as it was given
UNREAD = 3  # some input could not be read; the rest is done


def leave(*, failed: bool = False, unread: bool = False) -> NoReturn:
    """End the command with its exit code; a failed check outweighs an input that could not be read."""
    raise typer.Exit(FAILED if failed else UNREAD if unread else 0)


class Commands(TyperGroup):
    """The group of commands: tells errors in one sentence, and ends quietly when nobody reads the data."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        from claimtally.model.errors import ClaimtallyError

        try:
            return super().invoke(ctx)
        except ClaimtallyError as error:
            say(str(error))
            raise typer.Exit(USAGE) from error
        except (ReaderGoneError, BrokenPipeError):
            # `| head` has what it wanted. Python would flush standard output once more at the end, and complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
