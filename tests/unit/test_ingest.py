"""read_articles and read_article: what is read, in which order, and what is refused."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import io
import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimtally.ingest import opening, read_article, read_articles
from claimtally.ingest.packing import zstd
from claimtally.model import Article, ErrorRecord, IngestError

BODY = (
    "Northwind Grid said on Tuesday it would spend $2.4 billion on a battery plant near Tulsa.\n"
    "The plant will employ about 420 people once it opens in 2027, the company said.\n"
)
GERMAN = (
    "Der Konzern teilte am Montag mit, er werde bis zum Jahresende zwei Milliarden Euro in ein neues Werk stecken "
    "und dafür rund dreihundert Leute einstellen, wie die Vorsitzende vor der Presse erklärte.\n"
)
SHARED = Path(__file__).parents[3] / "shared" / "articles"


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def line(**record: object) -> str:
    return json.dumps({"text": BODY, **record}) + "\n"


def only_error(*inputs: str | Path, stdin: io.BytesIO | None = None) -> ErrorRecord:
    (result,) = read_articles(list(inputs), stdin=stdin)
    assert isinstance(result, ErrorRecord)
    assert result.stage == "ingest"
    assert result.error.startswith(f"{result.source}: ")
    assert result.error.endswith(".")
    assert "\n" not in result.error
    return result


def sources(*inputs: str | Path) -> list[str | None]:
    return [result.source for result in read_articles(list(inputs))]


# Formats


FORMATS = {
    "a.txt": BODY,
    "a.md": BODY.replace("\n", "\n\n"),
    "a.html": f"<html><body><article>{''.join(f'<p>{p}</p>' for p in BODY.splitlines())}</article></body></html>",
    "a.htm": f"<html><body><article>{''.join(f'<p>{p}</p>' for p in BODY.splitlines())}</article></body></html>",
    "a.json": json.dumps({"text": BODY}, indent=1),
    "a.jsonl": line(),
    "a.ndjson": line(),
}


@pytest.mark.parametrize("packed", ["", ".gz", ".zst"])
@pytest.mark.parametrize(("name", "content"), FORMATS.items())
def test_each_format_gives_the_same_paragraphs_packed_or_not(
    tmp_path: Path, name: str, content: str, packed: str
) -> None:
    pack = {"": bytes, ".gz": gzip.compress, ".zst": zstd.compress}[packed]
    path = write(tmp_path / (name + packed), pack(content.encode()))
    article = read_article(path)
    assert article.text == BODY.strip().replace("\n", "\n\n")
    assert [article.text[start:end] for start, end in article.paragraphs] == BODY.splitlines()
    assert article.source == str(path) + (":1" if "json" in name else "")


def test_suffixes_are_known_in_any_case(tmp_path: Path) -> None:
    assert read_article(write(tmp_path / "A.JSONL", line(id=7))).external_id == "7"


# Inputs: files, folders, patterns


def test_a_folder_is_read_recursively_sorted_and_by_known_suffix(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.md", "c.txt", "a.txt"):
        write(tmp_path / name, BODY)
    for name in ("picture.png", ".hidden.txt", ".git/x.txt", "data.csv"):
        write(tmp_path / name, BODY)
    expected = ["a/b/c.md", "a/z.txt", "a.txt", "b.txt", "c.txt"]
    assert sources(tmp_path) == [str(tmp_path / name) for name in expected]


def test_inputs_keep_their_order_and_a_file_is_read_once(tmp_path: Path) -> None:
    first, second = write(tmp_path / "1.txt", BODY), write(tmp_path / "2.txt", BODY + "More.")
    (tmp_path / "link.txt").symlink_to(first)
    assert sources(second, tmp_path, str(tmp_path / "*.txt"), first) == [str(second), str(first)]


def test_patterns_may_reach_into_folders(tmp_path: Path) -> None:
    for name in ("x/1.txt", "x/y/2.txt", "x/y/3.md"):
        write(tmp_path / name, BODY)
    assert sources(str(tmp_path / "**" / "*.txt")) == [str(tmp_path / "x/1.txt"), str(tmp_path / "x/y/2.txt")]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a[1].txt", BODY)
    assert sources(str(path)) == [str(path)]


def test_a_wildcard_passes_over_unknown_suffixes_and_a_named_suffix_does_not(tmp_path: Path) -> None:
    story, note = write(tmp_path / "a.story", BODY), write(tmp_path / "b.txt", BODY)
    assert sources(str(tmp_path / "*")) == [str(note)]
    assert sources(str(tmp_path / "*.story")) == [str(story)]


def test_an_unknown_suffix_is_read_as_plain_text_when_named(tmp_path: Path) -> None:
    for name in ("a.story", "README", "x.2024"):
        assert read_article(write(tmp_path / name, BODY)).text.startswith("Northwind Grid")


def test_a_link_to_a_folder_inside_a_folder_is_not_followed(tmp_path: Path) -> None:
    path = write(tmp_path / "in" / "a.txt", BODY)
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    assert sources(tmp_path / "in") == [str(path)]


def test_a_single_path_counts_as_one_input(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", BODY)
    assert [result.source for result in read_articles(str(path))] == [str(path)]


# Standard input


STREAMS = [
    (b"\n \n" + line(id=1).encode() + line(id=2).encode(), ["-:3", "-:4"]),
    (b"\xef\xbb\xbf" + line(id=1).encode(), ["-:1"]),
    (FORMATS["a.json"].encode(), ["-:1"]),
    (json.dumps([{"text": BODY}, {"text": BODY, "id": 2}], indent=1).encode(), ["-:2", "-:5"]),
    (b"<!DOCTYPE html>\n" + FORMATS["a.html"].encode(), ["-"]),
    (b"<?xml version='1.0'?>\n" + FORMATS["a.html"].encode(), ["-"]),
    (BODY.encode(), ["-"]),
]


@pytest.mark.parametrize(("data", "expected"), STREAMS)
def test_standard_input_tells_its_format_by_its_first_bytes(data: bytes, expected: list[str]) -> None:
    results = list(read_articles(["-"], stdin=io.BytesIO(data)))
    assert all(isinstance(result, Article) and result.text.startswith("Northwind Grid said") for result in results)
    assert [result.source for result in results] == expected


def test_standard_input_named_twice_is_read_once() -> None:
    assert len(list(read_articles(["-", "-"], stdin=io.BytesIO(BODY.encode())))) == 1


class Endless(io.RawIOBase):
    """JSON lines without an end."""

    def __init__(self) -> None:
        self.given = 0
        self.rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self.rest:
            self.given += 1
            self.rest = line(id=self.given).encode()
        data, self.rest = self.rest[: len(buffer)], self.rest[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def test_json_lines_come_as_they_are_read() -> None:
    stream = Endless()
    results = itertools.islice(read_articles(["-"], stdin=io.BufferedReader(stream)), 3)
    assert [result.external_id for result in results if isinstance(result, Article)] == ["1", "2", "3"]
    assert stream.given <= 5


# Errors: one record each, and the reading goes on


BROKEN = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\t\n", "empty"),
    ("empty.jsonl", b"", "empty"),
    ("blank.jsonl", b"\n\n", "empty"),
    ("empty.json", b"", "empty"),
    ("list.json", b"[]", "empty"),
    ("signs.txt", b"--- *** ---", "no text"),
    ("pdf.txt", b"%PDF-1.7 and more", "a PDF document"),
    ("image.html", b"\x89PNG\r\n\x1a\n", "a PNG image"),
    ("office.md", b"PK\x03\x04abc", "Office document"),
    ("packed.txt", gzip.compress(BODY.encode()), "gzip data without the suffix .gz"),
    ("zip.jsonl", b"PK\x03\x04abc\nabc\nabc\n", "ZIP"),
    ("nul.txt", b"Acme said on\0 Monday", "NUL at byte 12"),
    ("nul.jsonl", b"\0\0\n\0\0\n", "NUL at byte 0"),
    ("utf16-without-mark.txt", BODY.encode("utf-16-le"), "NUL"),
    ("control.txt", b"\x01\x02Acme\x03\x04 said\x05", "control characters"),
    ("mark.txt", b"\xef\xbb\xbfAcme \xff said", "byte 8 breaks the UTF-8"),
    ("cut.txt", b"\xff\xfeA\0c\0m\0e", "breaks the UTF-16"),
    ("noise.txt", b"\xe3\x81\xff\xfe\x93\xfa\xc3\x28\x99 " * 3, "save it as UTF-8"),
    ("german.txt", GERMAN.encode(), "not in English (it looks like de)"),
    ("russian.txt", "Компания вложит два миллиарда.".encode(), "non-Latin script"),
    ("notgzip.txt.gz", BODY.encode(), "not gzip data"),
    ("cut.txt.gz", gzip.compress(BODY.encode())[:-12], "cut off"),
    ("damaged.txt.gz", gzip.compress(BODY.encode())[:-8] + b"\0\0\0\0\0\0\0\0", "damaged"),
    ("notzstd.txt.zst", BODY.encode(), "not zstd data"),
    ("cut.txt.zst", zstd.compress(BODY.encode())[:-12], "cut off"),
    ("damaged.txt.zst", zstd.compress(BODY.encode())[:9] + b"\xff\xff\xff\xff" * 9, "damaged"),
    ("packed.md", zstd.compress(BODY.encode()), "without the suffix .zst"),
    ("nobody.html", b"<html><head><title>Acme</title></head><body></body></html>", "no article text"),
    ("feed.xml", b"<?xml version='1.0'?><rss><channel><title>News</title></channel></rss>", "XML"),
    ("broken.json", b'{"text": "Acme said', "not JSON"),
    ("front.md", b"---\ntitle: [Acme\n---\n" + BODY.encode(), "line 3 of its front matter"),
]


@pytest.mark.parametrize(("name", "data", "says"), BROKEN, ids=[name for name, *_ in BROKEN])
def test_what_cannot_be_read_is_one_error_and_the_reading_goes_on(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    path, good = write(tmp_path / name, data), write(tmp_path / "good.txt", BODY)
    error, article = read_articles([path, good])
    assert isinstance(error, ErrorRecord)
    assert isinstance(article, Article)
    assert says in error.error
    assert error.source.startswith(str(path))
    assert only_error(path) == error
    with pytest.raises(IngestError, match="; "):
        read_article(path)


NAMELESS = [
    ("/no/such/missing.txt", "no such file"),
    ("/no/such/none-*.txt", "matches no file"),
    ("", "no file name"),
    ("a\0b", "no file name"),
]


@pytest.mark.parametrize(("name", "says"), NAMELESS)
def test_an_input_that_names_nothing_is_one_error(name: str, says: str) -> None:
    assert says in only_error(name).error


def test_a_folder_without_articles_is_one_error(tmp_path: Path) -> None:
    write(tmp_path / "picture.png", b"x")
    assert ".jsonl" in only_error(tmp_path).error


def test_a_dead_link_in_a_folder_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert "No such file" in only_error(tmp_path).error


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser reads everything")
def test_a_file_without_permission_is_one_error(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", BODY)
    path.chmod(0)
    assert "permission" in only_error(path).error.lower()


@pytest.mark.skipif(sys.platform != "linux", reason="file names of any bytes are Linux's")
def test_a_file_name_that_is_no_unicode_can_be_written_to_json(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(name).write_text(BODY)
    article = read_article(name)
    assert "caf" in article.to_json()
    Path(name).write_text("")
    assert "caf" in only_error(tmp_path).to_json()


def test_an_empty_standard_input_is_one_error() -> None:
    assert "empty" in only_error("-", stdin=io.BytesIO()).error


def test_lines_before_a_cut_are_read(tmp_path: Path) -> None:
    # Incompressible lines, so that a cut of 2,000 bytes costs few of them.
    lines = "".join(line(id=number, salt=hashlib.sha512(b"%d" % number).hexdigest()) for number in range(400))
    path = write(tmp_path / "a.jsonl.gz", gzip.compress(lines.encode())[:-2000])
    *articles, error = read_articles([path])
    assert len(articles) > 360
    assert all(isinstance(article, Article) for article in articles)
    assert isinstance(error, ErrorRecord)
    assert "cut off" in error.error


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "a.json"])
def test_a_document_beyond_the_limit_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(opening, "MAX_DOCUMENT", 1 << 20)
    data = b"Acme said it would grow. " * (1 << 16)
    path = write(tmp_path / name, gzip.compress(data) if name.endswith("gz") else data)
    assert "longer than 1 MiB; split it" in only_error(path).error


def test_read_article_refuses_a_file_of_several(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", line() + line(id=2))
    with pytest.raises(IngestError, match="several articles; read it with read_articles"):
        read_article(path)


# Cost


def test_importing_ingest_loads_no_heavy_library() -> None:
    heavy = ["trafilatura", "py3langid", "lxml", "numpy", "charset_normalizer", "markdown_it", "dateutil", "spacy"]
    code = f"import sys, claimtally.ingest; print([name for name in {heavy} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


# Real articles


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real articles are not here")
def test_all_real_articles_are_read_as_they_are() -> None:
    results = list(read_articles([str(SHARED / "*.txt")]))
    assert results
    for result in results:
        assert isinstance(result, Article), result
        lines = [text.strip() for text in Path(result.source or "").read_text().split("\n") if text.strip()]
        assert result.text.split("\n\n") == lines


def test_gzipped_standard_input_is_unpacked() -> None:
    packed = gzip.compress(b"The plant costs $3 million, the company said.")
    (article,) = read_articles(["-"], stdin=io.BytesIO(packed))
    assert isinstance(article, Article), article
    assert article.text == "The plant costs $3 million, the company said."


def test_a_folder_gives_its_articles_and_not_its_readme(tmp_path: Path) -> None:
    for name in ("README.md", "story.txt"):
        (tmp_path / name).write_text("The plant costs $3 million, the company said.", encoding="utf-8")
    found = [Path(a.source or "").name for a in read_articles([tmp_path])]
    assert found == ["story.txt"]
    assert [Path(a.source or "").name for a in read_articles([tmp_path / "README.md"])] == ["README.md"]


# Tables


def parquet(path: Path, **columns: list[object]) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


def test_a_row_of_a_table_is_an_article(tmp_path: Path) -> None:
    path = parquet(
        tmp_path / "news.parquet",
        id=[7, 8, 9],
        headline=["Alder grows", None, None],
        body=["Alder paid $5 million, the company said.", "Birch paid $6 million.", None],
        date=[dt.datetime(2024, 5, 2, 8, 30), None, None],
    )
    first, second, error = read_articles([path])
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.external_id, first.title, first.published) == ("7", "Alder grows", "2024-05-02T08:30:00")
    assert [first.source, second.source, error.source] == [f"{path}:{number}" for number in (1, 2, 3)]
    assert isinstance(error, ErrorRecord)


def test_a_table_is_read_from_a_folder_packed_and_from_standard_input(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", text=["Alder paid $5 million, the company said."])
    data = path.read_bytes()
    write(tmp_path / "b.parquet.zst", zstd.compress(data))
    texts = [result.text for result in read_articles([tmp_path]) if isinstance(result, Article)]
    (piped,) = read_articles(["-"], stdin=io.BytesIO(data))
    assert isinstance(piped, Article)
    assert texts == [piped.text, piped.text]


@pytest.mark.parametrize("cut", [3, 40, -20])
def test_a_damaged_table_is_one_error(tmp_path: Path, cut: int) -> None:
    path = parquet(tmp_path / "a.parquet", text=["Alder paid $5 million, the company said."])
    path.write_bytes(path.read_bytes()[:cut])
    assert "Parquet" in only_error(path).error


def test_a_table_without_rows_is_empty(tmp_path: Path) -> None:
    assert "no rows" in only_error(parquet(tmp_path / "a.parquet", text=pa.array([], pa.string()))).error
