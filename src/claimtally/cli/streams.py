"""Standard output for data, standard error for people."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtally.batch.records import BrokenLine


class ReaderGoneError(Exception):
    """Whoever read standard output has closed it."""


def say(sentence: str) -> None:
    """Tell a person something on standard error."""
    print(sentence, file=sys.stderr, flush=True)


def emit(line: str) -> None:
    """Write a line of data to standard output as UTF-8 and flush it; raises ReaderGoneError when nobody reads it."""
    emit_text(line + "\n")


def emit_lines(lines: Iterable[str | BrokenLine]) -> bool:
    """Write lines of data, and tell of each broken line what is wrong with it; give whether none was broken."""
    whole = True
    for line in lines:
        if isinstance(line, str):
            emit(line)
        else:
            say(line.sentence)
            whole = False
    return whole


def emit_text(text: str) -> None:
    """Write a text to standard output as UTF-8 and flush it; raises ReaderGoneError when nobody reads it."""
    try:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderGoneError from error
