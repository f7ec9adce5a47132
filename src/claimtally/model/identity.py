"""Identifiers that depend on content alone, so that the same input gives the same bytes."""

from __future__ import annotations

import hashlib


def short_hash(*parts: str) -> str:
    """Give 16 hexadecimal digits of the SHA-256 of the parts, kept apart: ("ab", "c") is not ("a", "bc")."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(str(len(data)).encode() + b":" + data)
    return digest.hexdigest()[:16]
