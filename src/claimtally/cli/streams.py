"""Standard output for data, standard error for people."""

from __future__ import annotations

import sys


class ReaderGoneError(Exception):
    """Whoever read standard output has closed it."""


def say(sentence: str) -> None:
    """Tell a person something on standard error."""
    print(sentence, file=sys.stderr, flush=True)


def emit(line: str) -> None:
    """Write a line of data to standard output as UTF-8 and flush it; raises ReaderGoneError when nobody reads it."""
    emit_text(line + "\n")


def emit_text(text: str) -> None:
    """Write a text to standard output as UTF-8 and flush it; raises ReaderGoneError when nobody reads it."""
    try:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderGoneError from error
