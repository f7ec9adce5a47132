"""Defects that a run is made to meet: called with each article in the process that works on it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from claimtally.model import Article

POISON = "Poison Ltd"


def break_at_poison(article: Article) -> None:
    """Raise, as a defect of the extractor would."""
    if POISON in article.text:
        raise RuntimeError("planted")


def die_at_poison(article: Article) -> None:
    """Kill this process, as the system does when memory runs out."""
    if POISON in article.text:
        os.kill(os.getpid(), signal.SIGKILL)


def stay_at_poison(article: Article) -> None:
    """Never end."""
    while POISON in article.text:
        time.sleep(0.01)


def stay_deaf_at_poison(article: Article) -> None:
    """Never end, and hear no alarm, as C code that does not come back."""
    if POISON in article.text:
        signal.setitimer(signal.ITIMER_REAL, 0)
        stay_at_poison(article)


def slowly(article: Article) -> None:
    """Take some time for each article, so that a run can be met while it is under way."""
    time.sleep(0.004)


def processes(*, parent: int | None = None, name: str = "") -> list[int]:
    """Give the processes of a parent, or with a name that begins so."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            status = (entry / "stat").read_text("utf-8").rsplit(")", 1)[1].split()
            command = (entry / "cmdline").read_bytes().decode("utf-8", "replace")
        except OSError:  # it has ended
            continue
        if (parent is None or int(status[1]) == parent) and command.startswith(name):
            found.append(int(entry.name))
    return sorted(found)
