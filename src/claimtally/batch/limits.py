"""A time limit on one article, kept by an alarm inside the process that works on it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from claimtally.model import ClaimtallyError


class OverTimeError(ClaimtallyError):
    """An article took longer than its limit."""


@contextmanager
def time_limit(seconds: float, name: str) -> Iterator[None]:
    """Raise OverTimeError in the block once it has run for so many seconds; 0 is no limit.

    The alarm is one of Unix and of the main thread; elsewhere the block runs on. Python code and regular expressions
    notice it at once, other C code when it comes back.
    """
    able = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not able or seconds <= 0:
        yield
        return

    def over(signum: int, frame: FrameType | None) -> None:
        raise OverTimeError(
            f"{name}: this took longer than the {seconds:g} seconds an article may take; leave it out, split it, "
            "or allow more with --article-limit."
        )

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
