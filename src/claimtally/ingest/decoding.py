"""Bytes to text: byte order marks, UTF-8, a declared charset, and only then a guess that must be a sure one."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from claimtally.ingest.refusal import refusal

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

# UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "gzip data without the suffix .gz"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data without the suffix .zst"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"PAR1", "a Parquet file without the suffix .parquet"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"RIFF", "a media file"),
    (b"OggS", "a media file"),
    (b"ID3", "a media file"),
)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
MAX_CONTROL_SHARE = 0.01
CHECKED_BYTES = 1 << 16
META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]+)""")
# The names that browsers read as Windows-1252 (WHATWG Encoding Standard): the C1 controls never are what was meant.
WESTERN = frozenset(
    {"iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii", "l1", "cp1252", "windows-1252"}
)
LEGACY = ("cp1252", "mac_roman", "iso8859_15", "cp1250")
MAX_CHAOS = 0.5  # charset-normalizer's measure of mess; a page with a few ® in English comes to 0.33
MIN_COHERENCE = 0.3
# What wrong readings make of English: "£5m" turns into "Ł5m" or "œ5m", an apostrophe into "Õ", a dash into a lone "ľ".
SIGNS = "\xa0‘’‚“”„–—…•·€£¥¢§©®™°±²³µ¼½¾×"
ACCENTED = "À-ÖØ-öø-ž"
ODD = re.compile(
    rf"[^\x00-\x7f{SIGNS}{ACCENTED}]|(?<=\d)[{ACCENTED}]|[{ACCENTED}](?=\d)|(?<=[a-z])[À-ÖØ-ÞŁŒŠŽŸ]|(?<=[A-Z])[À-ÖØ-ÞŁŒŠŽŸ](?=[a-z])|"
    rf"(?<![A-Za-z{ACCENTED}])[{ACCENTED}](?![A-Za-z{ACCENTED}])|[£€¥¢](?=[{ACCENTED}])"
)
# A charset that is declared and holds for nearly all of a page is right; a browser shows the odd byte as U+FFFD.
VALID_PER_DAMAGED = 20
SAVE_AS_UTF8 = "save it as UTF-8"


def byte_order_mark(data: bytes) -> str | None:
    """Name the Unicode encoding that the first bytes announce, None where they announce none."""
    return next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), None)


def refuse_binary(data: bytes, source: str | None) -> None:
    """Raise IngestError when bytes are no text: a known file type, a NUL, or more than 1 % control characters."""
    if byte_order_mark(data):
        return
    kind = next((kind for magic, kind in MAGIC if data.startswith(magic)), None)
    if kind:
        raise refusal(source, f"this is {kind}, not text", "convert it to text, Markdown, HTML or JSON first")
    if b"\0" in data:
        raise refusal(
            source, f"this is binary data (a NUL at byte {data.index(0)})", f"give a text file, or {SAVE_AS_UTF8}"
        )
    head = data[:CHECKED_BYTES]
    if len(CONTROL.findall(head)) > MAX_CONTROL_SHARE * len(head):
        raise refusal(source, "this is binary data (many control characters)", f"give a text file, or {SAVE_AS_UTF8}")


def decode(data: bytes, source: str | None, *, html: bool = False) -> str:
    """Decode the bytes of a document; raises IngestError when they are empty, binary or in no clear encoding.

    A byte order mark rules, then valid UTF-8, then (HTML) the declared charset, then charset-normalizer if it is sure.
    """
    if not data.strip():
        raise refusal(source, "this is empty", "give it the text of an article or leave it out")
    refuse_binary(data, source)
    return UNSEEN.sub("", _decoded(data, source, html)).removeprefix("\ufeff")


def _decoded(data: bytes, source: str | None, html: bool) -> str:
    marked = byte_order_mark(data)
    try:
        return data.decode(marked or "utf-8")
    except UnicodeDecodeError as error:
        if marked:
            raise refusal(
                source, f"byte {error.start} breaks the {marked.upper()} that its mark announces", SAVE_AS_UTF8
            ) from None
        place = error.start
    declared = _declared(data) if html else None
    if declared == "utf-8":
        damaged = data.decode("utf-8", "replace")
        if sum(c > "\x7f" for c in damaged) > (VALID_PER_DAMAGED + 1) * damaged.count("\ufffd"):
            return damaged
    elif declared:
        try:
            return data.decode(declared)
        except UnicodeDecodeError:
            pass
    match = _sure_guess(data)
    if match is None:
        raise refusal(source, f"byte {place} is not UTF-8, and no other encoding fits for certain", SAVE_AS_UTF8)
    return str(match)


def _declared(data: bytes) -> str | None:
    """Name the codec of the charset that a page declares in its first kilobytes, None for none or an unknown one."""
    found = XML_ENCODING.search(data[:1024]) or META_CHARSET.search(data[:8192])
    if not found:
        return None
    name = found[1].decode("ascii").lower()
    if name in WESTERN:
        return "cp1252"
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return None
    # A declaration that was read as ASCII cannot stand in a UTF-16 page; "hex" and its like are no charsets.
    return "utf-8" if codec.name.startswith("utf") else codec.name if codec._is_text_encoding else None


def _sure_guess(data: bytes) -> CharsetMatch | None:
    """Let charset-normalizer judge the encodings of English; None where none reads like a language with sane letters.

    Windows-1252 goes first: encodings that differ from it in few letters are seldom used for English. The library's
    own ranking puts "Ł5m" above "£5m" and takes offence at ®: its verdict on language counts here, not its ranking.
    """
    from charset_normalizer import from_bytes

    matches = from_bytes(data, cp_isolation=list(LEGACY), threshold=MAX_CHAOS)
    likely = [m for m in matches if m.coherence >= MIN_COHERENCE and not ODD.search(str(m))]
    western = next((match for match in likely if LEGACY[0] in match.could_be_from_charset), None)
    return western or (likely[0] if len(likely) == 1 else None)
