"""Places with a scheme ("s3://bucket/news/"), found and opened through fsspec."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

from claimtally.ingest.packing import suffix_of
from claimtally.ingest.refusal import refusal

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

SCHEME = re.compile(r"^[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_remote(path: str) -> bool:
    """Tell whether a path has a scheme."""
    return SCHEME.match(path) is not None


def remote_files(given: str, known: Collection[str]) -> Iterator[str]:
    """Yield the files of a folder, a pattern or a file with a scheme, sorted; raises IngestError where that fails.

    Of a folder, and of a pattern that ends in a wildcard, those with `known` suffixes.
    """
    system, path = _system(given)
    try:
        if "*" in path:
            found = [name for name in system.glob(path) if system.isfile(name)]
            chosen = _known(found, known) if path.endswith("*") else found
        elif system.isfile(path):
            chosen = [path]
        else:
            chosen = _known(system.find(path), known)
    except Exception as error:  # each store has errors of its own
        raise _refused(given, error) from error
    if not chosen:
        raise refusal(given, "nothing is found here that can be read", "check the address")
    yield from (system.unstrip_protocol(name) for name in sorted(chosen))


def open_remote(path: str) -> BinaryIO:
    """Open a file with a scheme for reading; raises IngestError when it cannot be opened."""
    system, name = _system(path)
    try:
        return cast(BinaryIO, system.open(name, "rb"))
    except Exception as error:
        raise _refused(path, error) from error


def _known(names: list[str], known: Collection[str]) -> list[str]:
    return [name for name in names if suffix_of(name)[0] in known]


def _system(given: str) -> tuple[AbstractFileSystem, str]:
    try:
        import fsspec

        return cast("tuple[AbstractFileSystem, str]", fsspec.core.url_to_fs(given))
    except ImportError as error:
        needed = error.name or str(error)
        remedy = "install claimtally[remote]" if needed == "fsspec" else f"install {needed}"
        raise refusal(given, f"reading it needs {needed}", remedy) from error
    except ValueError as error:
        raise refusal(given, f"this scheme is unknown ({error})", "check the address") from error
    except Exception as error:
        raise _refused(given, error) from error


def _refused(given: str, error: Exception) -> Exception:
    reason = " ".join(f"{type(error).__name__}: {error}".split())
    return refusal(given, f"this cannot be read ({reason})", "check the address and the permissions")
