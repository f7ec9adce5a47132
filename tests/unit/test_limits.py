"""The time limit on one article, by an alarm in the main thread and by a timer elsewhere."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable

import pytest

from claimtally.batch.limits import OverTimeError, time_limit
from claimtally.batch.unit import guarded
from claimtally.model import ErrorRecord


def test_nothing_on_the_way_takes_the_limit_for_a_defect() -> None:
    def careless() -> str:
        while True:
            with contextlib.suppress(Exception):
                time.sleep(0.001)

    error = guarded("a.txt", "extract", careless, 0.05)
    assert isinstance(error, ErrorRecord)
    assert "--article-limit" in error.error


def endless() -> None:
    with time_limit(0.05, "a.txt"):
        while True:
            time.sleep(0.001)


def in_thread(work: Callable[[], object]) -> BaseException | None:
    """Run some work in a thread of its own and give what it raised."""
    raised: list[BaseException] = []

    def caught() -> None:
        try:
            work()
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=caught)
    thread.start()
    thread.join(timeout=60)
    assert not thread.is_alive()
    return raised[0] if raised else None


def test_what_never_ends_is_ended_with_a_sentence() -> None:
    with pytest.raises(OverTimeError, match="this took longer than the"):
        endless()
    error = in_thread(endless)
    assert isinstance(error, OverTimeError)
    assert "a.txt: this took longer than the 0.05 seconds" in str(error)


def test_what_ends_in_time_is_left_alone_afterwards() -> None:
    def quick() -> None:
        for _ in range(50):
            with time_limit(0.01, "a.txt"):
                time.sleep(0.0001)
        time.sleep(0.05)

    quick()
    assert in_thread(quick) is None
