"""Files that survive a crash: written whole under another name, brought to the disk, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from claimtally.model import ClaimtallyError
from claimtally.tables import SUFFIX


class DiskError(ClaimtallyError):
    """The system refused to write a file of a run."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise DiskError, with the file and what to do, where the system refuses to write."""
    try:
        yield
    except OSError as error:
        raise DiskError(
            f"{path}: this cannot be written ({error.strerror or error}); make room or repair the folder, "
            "then go on with --resume."
        ) from error


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file that is there whole or not at all; raises DiskError."""
    unfinished = path.with_name(path.name + SUFFIX)
    with told(path):
        with unfinished.open("wb") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(path)
        sync_folder(path.parent)


def append_line(path: Path, line: bytes) -> None:
    """Append a line and bring it to the disk; raises DiskError."""
    with told(path), path.open("ab") as stream:
        stream.write(line)
        stream.flush()
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk; systems without that keep them in their own time."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
