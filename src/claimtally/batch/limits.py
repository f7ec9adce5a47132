"""A time limit on one article, kept inside the process that works on it."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OverTimeError(BaseException):
    """An article took longer than its limit; nothing between the work and `guarded` must take it for a defect."""


@contextmanager
def time_limit(seconds: float, name: str) -> Iterator[None]:
    """Raise OverTimeError in the block once it has run for so many seconds; 0 is no limit.

    In the main thread of a Unix process an alarm keeps it: Python code and regular expressions notice it at once,
    other C code when it comes back. Elsewhere a timer does, which regular expressions notice when they end.
    """
    if seconds <= 0:
        yield
        return
    sentence = (
        f"{name}: this took longer than the {seconds:g} seconds an article may take; leave it out, split it, "
        "or allow more with --article-limit."
    )
    able = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    with _alarm(seconds, sentence) if able else _timer(seconds, sentence):
        yield


@contextmanager
def _alarm(seconds: float, sentence: str) -> Iterator[None]:
    def over(signum: int, frame: FrameType | None) -> None:
        raise OverTimeError(sentence)

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _timer(seconds: float, sentence: str) -> Iterator[None]:
    thread = ctypes.c_ulong(threading.get_ident())
    lock = threading.Lock()
    ended = fired = False

    def over() -> None:
        nonlocal fired
        with lock:
            if not ended:
                fired = True
                ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(OverTimeError))

    timer = threading.Timer(seconds, over)
    timer.daemon = True
    timer.start()
    try:
        yield
    except OverTimeError:
        fired = False  # it has arrived
        raise OverTimeError(sentence) from None
    finally:
        with lock:
            ended = True
        timer.cancel()
        if fired:  # it is still on its way, and would hit what comes next
            ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, None)
