"""Whatever the bytes: articles and error records, never an exception."""

from __future__ import annotations

import gzip
import io
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtally.ingest import article_from_record, read_articles
from claimtally.ingest.dates import iso_date
from claimtally.ingest.markdown import plain_text
from claimtally.ingest.registry import READERS
from claimtally.model import Article, ErrorRecord, IngestError
from claimtally.model.text import normalize

NAMES = sorted(["a" + suffix + packed for suffix in (*READERS, ".unknown", "") for packed in ("", ".gz")])
WORDS = r"""
<p> </p> <html><body> <table><tr><td> <ul><li> <!-- --> <![CDATA[ &#0; &#xD800; NaN 1e999 %PDF </script>
<script·type='application/ld+json'> <meta·charset=utf-16> <meta·charset=hex> <base·href='http://['>
{"text":" "} [ ] , { } \ud800 --- title:·x ·#· |a| |---| -· ` * Acme·said·it·would·spend·$5bn·on·the·plant.·
"""
BYTES = b"\n|\r|\xef\xbb\xbf|\xff\xfe|\xfe\xff|\0|\x1b|\x1f\x8b\x08|\xc3|\xa9|\x93".split(b"|")
PIECE = st.sampled_from([*BYTES, *(word.replace("·", " ").encode() for word in WORDS.split())])
PIECES = st.lists(PIECE, max_size=12).map(b"".join)
TEXTS = st.text(max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass"))
DATA = st.one_of(st.binary(max_size=200), PIECES, TEXTS)
SETTINGS = settings(max_examples=150, deadline=None)


def check(results: list[Article | ErrorRecord], source: str) -> None:
    assert results
    for result in results:
        assert (result.source or "").startswith(source)
        result.to_json()
        if isinstance(result, Article):
            assert result.text
            assert normalize(result.text) == (result.text, result.paragraphs)
        else:
            assert result.error.startswith(result.source)
            assert "\n" not in result.error


@pytest.mark.parametrize("name", NAMES)
@SETTINGS
@given(data=DATA, pack=st.booleans())
def test_any_bytes_under_any_name_give_records(name: str, data: bytes, pack: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(gzip.compress(data, mtime=0) if pack else data)
        results = list(read_articles([path]))
        check(results, str(path))
        if not name.removesuffix(".gz").endswith(("json", "jsonl", "ndjson", "unknown", "a")):
            assert len(results) == 1
        assert list(read_articles([path])) == results


@SETTINGS
@given(data=DATA)
def test_any_bytes_on_standard_input_give_records(data: bytes) -> None:
    check(list(read_articles(["-"], stdin=io.BytesIO(data))), "-")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = [
    "text",
    "body",
    "title",
    "url",
    "date",
    "published",
    "publisher",
    "source",
    "id",
    "author",
    "authors",
    "paragraphs",
]


@SETTINGS
@given(record=st.dictionaries(st.sampled_from(FIELDS), JSON))
def test_any_record_gives_an_article_or_a_reason(record: dict[str, object]) -> None:
    try:
        expected: Article | ErrorRecord = article_from_record(record, source="-:1")
    except IngestError as error:
        expected = ErrorRecord(source="-:1", stage="ingest", error=str(error))
    # The same by way of JSON, whose numbers are those of the record.
    (result,) = read_articles(["-"], stdin=io.BytesIO(json.dumps(record).encode()))
    assert result == expected
    result.to_json()


@SETTINGS
@given(name=st.text(max_size=30))
def test_any_name_gives_records(name: str) -> None:
    for result in read_articles(["/nowhere/" + name]):
        assert isinstance(result, ErrorRecord)
        result.to_json()


@SETTINGS
@given(value=st.one_of(st.text(max_size=40), st.integers(), st.floats(), st.datetimes(), st.dates()))
def test_dates_are_settled(value: object) -> None:
    shown = iso_date(value)
    assert shown is None or iso_date(shown) == shown


@SETTINGS
@given(words=st.lists(st.from_regex(r"[A-Za-z]{2,8}", fullmatch=True), min_size=1, max_size=20))
def test_markdown_keeps_plain_words(words: list[str]) -> None:
    text = " ".join(words)
    assert plain_text(text) == (None, text)
    assert plain_text(f"# {text}\n\n*{text}* [{text}](https://x.example)")[1] == f"{text}\n\n{text} {text}"
