"""JSON: one record, a list of records, or records line by line, each with the line it stands on."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any

import orjson

from claimtally.ingest.decoding import byte_order_mark, decode, refuse_binary
from claimtally.ingest.opening import read_all
from claimtally.ingest.record import article_from_record
from claimtally.ingest.refusal import record_of, refusal
from claimtally.model import Article, ErrorRecord, IngestError

MAX_LINE = 64 << 20  # bytes of one record
BLANK = re.compile(r"[ \t\r\n]*")
REPAIR = "correct that line; each line is one JSON object"


def read_json_lines(stream: io.BufferedReader, source: str) -> Iterator[Article | ErrorRecord]:
    """Yield an article or an error record for each line that is not blank; reads no more than a line ahead."""
    return (read_json_line(line, place) for place, line in json_lines(stream, source))


def json_lines(stream: io.BufferedReader, source: str) -> Iterator[tuple[str, bytes]]:
    """Yield (place, line) for each line that is not blank, unread; raises IngestError where there is none."""
    refuse_binary(stream.peek(1 << 16), source)
    empty = True
    for number, line in enumerate(_lines(stream, source), 1):
        if not line.strip():
            continue
        empty = False
        yield f"{source}:{number}", line
    if empty:
        raise refusal(source, "this is empty", "give it one JSON object a line or leave it out")


def read_json(stream: io.BufferedReader, source: str) -> Iterator[Article | ErrorRecord]:
    """Yield an article or an error record for each record of a JSON text: an object, a list of objects, or several."""
    for place, value in _some_records(stream, source):
        yield value if isinstance(value, ErrorRecord) else _article(value, place)


def json_records(stream: io.BufferedReader, source: str) -> Iterator[tuple[str, bytes] | ErrorRecord]:
    """Yield (place, record as one line) for each record of a JSON text, an error record, the last, where it breaks."""
    for place, value in _some_records(stream, source):
        yield value if isinstance(value, ErrorRecord) else (place, json.dumps(value).encode())


def _lines(stream: io.BufferedReader, source: str) -> Iterator[bytes]:
    """Yield lines as UTF-8, also of a UTF-16 or UTF-32 stream; a line beyond MAX_LINE comes as its first bytes."""
    mark = byte_order_mark(stream.peek(4))
    if mark and mark != "utf-8":
        try:
            for text in io.TextIOWrapper(stream, mark, newline="\n"):
                yield text.encode("utf-8", "replace")
        except UnicodeDecodeError as error:
            raise refusal(
                source, f"this breaks the {mark.upper()} that its mark announces", "save it as UTF-8"
            ) from error
        return
    first = True
    while line := stream.readline(MAX_LINE + 1):
        yield line.removeprefix(b"\xef\xbb\xbf") if first else line
        first = False
        while len(line) > MAX_LINE and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE + 1) or b"\n"


def read_json_line(line: bytes, place: str) -> Article | ErrorRecord:
    """Give the article of a line, or the error record of what is wrong with it."""
    if len(line) > MAX_LINE:
        error = refusal(place, f"this line is longer than {MAX_LINE >> 20} MiB", "end each record with a line end")
        return record_of(place, error)
    try:
        return _article(orjson.loads(line), place)
    except orjson.JSONDecodeError as error:
        reason = str(error)
    try:
        # Other writers' habits that orjson refuses: NaN, and half an emoji as an escape.
        return _article(json.loads(line.decode("utf-8"), parse_constant=lambda _: None), place)
    except UnicodeDecodeError as error:
        return record_of(place, refusal(place, f"byte {error.start} of this line is not UTF-8", "save it as UTF-8"))
    except (ValueError, RecursionError):
        return record_of(place, refusal(place, f"this line is not JSON ({reason})", REPAIR))


def _article(value: Any, place: str) -> Article | ErrorRecord:
    try:
        return article_from_record(value, source=place)
    except IngestError as error:
        return record_of(place, error)
    except Exception as error:  # the records after this one are read all the same
        reason = f"reading this record failed ({type(error).__name__})"
        return record_of(place, refusal(place, reason, "leave it out and report this defect"))


def _some_records(stream: io.BufferedReader, source: str) -> Iterator[tuple[str, Any]]:
    """Yield (place, record) as `_records` does; raises IngestError where there is none."""
    empty = True
    for placed in _records(decode(read_all(stream, source), source), source):
        empty = False
        yield placed
    if empty:
        raise refusal(source, "this list of records is empty", "give it a record or leave it out")


def _records(text: str, source: str) -> Iterator[tuple[str, Any]]:
    """Yield (place, record) of a JSON text; an error record, the last, where it breaks."""
    decoder = json.JSONDecoder(parse_constant=lambda _: None, strict=False)
    places = _Places(text, source)
    position = _blank(text, 0)
    depth = 0
    while position < len(text):
        mark = text[position]
        if mark == "[" and depth == 0:
            depth, position = 1, _blank(text, position + 1)
        elif mark == "]" and depth:
            depth, position = 0, _blank(text, position + 1)
        else:
            place = places.at(position)
            try:
                value, end = decoder.raw_decode(text, position)
            except (ValueError, RecursionError) as error:
                yield place, _broken(place, str(error))
                return
            yield place, value
            position = _blank(text, end)
            if depth and text[position : position + 1] == ",":
                position = _blank(text, position + 1)
            elif depth and text[position : position + 1] != "]":
                yield place, _broken(place, "a comma or ] is missing after this record")
                return
    if depth:
        yield source, _broken(source, "its list does not end")


def _blank(text: str, position: int) -> int:
    found = BLANK.match(text, position)
    return found.end() if found else position


def _broken(place: str, reason: str) -> ErrorRecord:
    return record_of(place, refusal(place, f"this is not JSON ({reason})", "correct it; the records above were read"))


class _Places:
    """Positions as "path:line", or "path:line:column" for a second one on the same line; asked from front to back."""

    def __init__(self, text: str, source: str) -> None:
        self._text, self._source = text, source
        self._position, self._line, self._start, self._last = 0, 1, 0, 0

    def at(self, position: int) -> str:
        self._line += self._text.count("\n", self._position, position)
        self._start = max(self._start, self._text.rfind("\n", self._position, position) + 1)
        self._position = position
        first = self._line != self._last
        self._last = self._line
        return f"{self._source}:{self._line}" + ("" if first else f":{position - self._start + 1}")
