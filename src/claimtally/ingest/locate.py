"""Inputs to files: paths, folders, glob patterns and standard input, each file once, in a settled order."""

from __future__ import annotations

import glob
import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimtally.ingest.packing import suffix_of
from claimtally.ingest.refusal import record_of, refusal, shown
from claimtally.ingest.remote import is_remote, remote_files
from claimtally.model import ErrorRecord, IngestError

STDIN = "-"
# Files about a folder; who means one as an article names it.
PAPERS = frozenset({"readme", "license", "licence", "changelog", "contributing"})


@dataclass(frozen=True, slots=True)
class Place:
    """One input to open: `path` for the system (None is standard input), `shown` for people."""

    path: str | None
    shown: str


def locate(inputs: Sequence[str | Path], known: Collection[str]) -> Iterator[Place | ErrorRecord]:
    """Yield the files of the inputs in order, each once, and an error record for what names no file.

    Folders are walked in sorted order and give files with `known` suffixes only; so does a pattern that ends in a
    wildcard ("news/*"). Hidden entries and links to folders inside a folder are passed over.
    """
    seen: set[str] = set()
    for given in inputs:
        for place in _expanded(given, known):
            if isinstance(place, Place):
                key = STDIN if place.path is None else _real(place.path)
                if key in seen:
                    continue
                seen.add(key)
            yield place


def _real(path: str) -> str:
    return path if is_remote(path) else os.path.realpath(path)


def _expanded(given: str | Path, known: Collection[str]) -> Iterator[Place | ErrorRecord]:
    path = os.fspath(given)
    if given == STDIN:
        yield Place(None, STDIN)
    elif is_remote(path):
        try:
            yield from (Place(name, name) for name in remote_files(path, known))
        except IngestError as error:
            yield record_of(shown(path), error)
    elif "\0" in path or not path:
        yield _error(path, "this is no file name", "give the path of a file or folder")
    elif os.path.isdir(path):
        yield from _or_error(_folder(path, known), path, "this folder holds no file that can be read", known)
    elif os.path.lexists(path):
        yield Place(path, shown(path))
    elif glob.has_magic(path):
        yield from _or_error(_pattern(path, known), path, "this pattern matches no file that can be read", known)
    else:
        yield _error(path, "there is no such file or folder", "check the path")


def _or_error(
    places: Iterator[Place | ErrorRecord], path: str, reason: str, known: Collection[str]
) -> Iterator[Place | ErrorRecord]:
    place = None
    for place in places:
        yield place
    if place is None:
        yield _error(path, reason, f"check it; files are known by {', '.join(sorted(known))}, also with .gz or .zst")


def _pattern(pattern: str, known: Collection[str]) -> Iterator[Place | ErrorRecord]:
    ending = os.path.splitext(pattern)[1]
    explicit = bool(ending) and not glob.has_magic(ending)
    for path in sorted(glob.glob(pattern, recursive=True), key=lambda found: Path(found).parts):
        if os.path.isdir(path):
            # "news/**" names the folders and what is in them: each file comes once all the same.
            yield from _folder(path, known)
        elif explicit or suffix_of(path)[0] in known:
            yield Place(path, shown(path))


def _folder(folder: str, known: Collection[str]) -> Iterator[Place | ErrorRecord]:
    """Yield the files under a folder, names sorted at each level, a subfolder's files at the place of its name."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path != folder and not os.path.isdir(path):
            yield Place(path, shown(path))
            continue
        try:
            with os.scandir(path) as scan:
                entries = sorted((entry for entry in scan if not entry.name.startswith(".")), key=lambda e: e.name)
        except OSError as error:
            yield _error(path, f"this folder cannot be read ({error.strerror})", "check its permissions")
            continue
        waiting += [e.path for e in reversed(entries) if _wanted(e, known)]


def _wanted(entry: os.DirEntry[str], known: Collection[str]) -> bool:
    if entry.is_dir(follow_symlinks=False):
        return True
    if Path(entry.name).stem.casefold() in PAPERS:
        return False
    # A named pipe in a folder would wait for its writer for ever; a link whose file is gone the reader will report.
    return suffix_of(entry.name)[0] in known and (
        os.path.isfile(entry) or (entry.is_symlink() and not os.path.isdir(entry))
    )


def _error(path: str, reason: str, remedy: str) -> ErrorRecord:
    name = shown(path) or '""'
    return record_of(name, refusal(name, reason, remedy))
