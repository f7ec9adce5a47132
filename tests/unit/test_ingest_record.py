"""JSON records and dates."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from claimtally.ingest import article_from_record, json_stream, read_articles
from claimtally.ingest.dates import iso_date
from claimtally.model import Article, ErrorRecord, IngestError

TEXT = "Northwind Grid said on Tuesday it would spend $2.4 billion on a battery plant near Tulsa."


@pytest.mark.parametrize(
    ("record", "field", "expected"),
    [
        ({"text": TEXT}, "text", TEXT),
        ({"body": TEXT}, "text", TEXT),
        ({"content": TEXT}, "text", TEXT),
        ({"text": "", "body": TEXT}, "text", TEXT),
        ({"Text": TEXT}, "text", TEXT),
        ({"text": [TEXT, "More."]}, "text", f"{TEXT}\n\nMore."),
        ({"text": f"<p>{TEXT}</p><ul><li>420 jobs</li></ul>AT&amp;T"}, "text", f"{TEXT}\n\n420 jobs\n\nAT&T"),
        ({"text": f"{TEXT} Costs < $3 & falling > 2"}, "text", f"{TEXT} Costs < $3 & falling > 2"),
        ({"text": TEXT, "title": "A plant"}, "text", f"A plant\n\n{TEXT}"),
        ({"text": TEXT, "title": "A  plant\n"}, "title", "A plant"),
        ({"text": TEXT, "headline": "A plant"}, "title", "A plant"),
        ({"text": TEXT, "title": None, "headline": "A plant"}, "title", "A plant"),
        ({"text": TEXT, "url": "https://news.example/1"}, "url", "https://news.example/1"),
        ({"text": TEXT, "date": "2025-05-03"}, "published", "2025-05-03"),
        ({"text": TEXT, "published": "3 May 2025 10:00 GMT"}, "published", "2025-05-03T10:00:00+00:00"),
        ({"text": TEXT, "published": 1714730400}, "published", "2024-05-03T10:00:00+00:00"),
        ({"text": TEXT, "published": "soon"}, "published", None),
        ({"text": TEXT, "publisher": "Daily Example"}, "publisher", "Daily Example"),
        ({"text": TEXT, "source": "Daily Example"}, "publisher", "Daily Example"),
        ({"text": TEXT, "source": {"id": 1, "name": "Daily Example"}}, "publisher", "Daily Example"),
        ({"text": TEXT, "id": "x-1"}, "external_id", "x-1"),
        ({"text": TEXT, "id": 17}, "external_id", "17"),
        ({"text": TEXT, "id": 0}, "external_id", "0"),
        ({"text": TEXT, "id": True}, "external_id", None),
        ({"text": TEXT, "author": "Jane Roe"}, "authors", ("Jane Roe",)),
        ({"text": TEXT, "author": "By Jane Roe, John Doe and Ann Poe"}, "authors", ("Jane Roe", "John Doe", "Ann Poe")),
        ({"text": TEXT, "author": "Reuters, London"}, "authors", ("Reuters, London",)),
        ({"text": TEXT, "authors": ["Jane Roe", {"name": "Al Doe"}, "Jane Roe", 3]}, "authors", ("Jane Roe", "Al Doe")),
        ({"text": TEXT, "authors": "https://news.example/jane"}, "authors", ()),
        ({"text": TEXT, "title": "half \ud83d an emoji"}, "title", "half ? an emoji"),
        ({"text": f"{TEXT} \ud83d"}, "text", f"{TEXT} ?"),
        ({"text": TEXT}, "source", "feed:7"),
    ],
)  # fmt: skip
def test_fields_go_by_their_names(record: dict[str, Any], field: str, expected: object) -> None:
    article = article_from_record(record, source="feed:7")
    assert getattr(article, field) == expected
    assert Article.from_json(article.to_json()) == article


@pytest.mark.parametrize(
    "record", [{}, {"text": ""}, {"text": " \n"}, {"text": 7}, {"text": None}, {"title": "A plant"}, [], "x"]
)
def test_a_record_without_text_is_refused(record: Any) -> None:
    with pytest.raises(IngestError, match=r"^feed:7: .+; .+\.$"):
        article_from_record(record, source="feed:7")


def test_an_article_that_claimtally_wrote_comes_back_as_itself() -> None:
    record = {
        "id": "x-1",
        "title": "A plant",
        "text": TEXT,
        "publisher": None,
        "date": "2025-05-03",
        "author": "Jane Roe",
    }
    article = article_from_record(record, source="feed:7")
    again = article_from_record(json.loads(article.to_json()), source="articles.jsonl:1")
    assert again == article


def test_an_article_that_claimtally_wrote_keeps_every_character() -> None:
    article = Article.from_text("The tag <b> costs nothing, the plant costs $3 million.")
    assert article_from_record(json.loads(article.to_json())).text == article.text


def test_an_own_article_with_a_wrong_field_is_refused_by_name() -> None:
    record = json.loads(Article.from_text("The plant costs $3 million.").to_json()) | {"paragraphs": "none"}
    with pytest.raises(IngestError, match="paragraphs"):
        article_from_record(record, source="articles.jsonl:4")


# Files of records


def results(data: bytes | str, name: str, tmp_path: Path) -> list[tuple[str | None, str]]:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return [
        ((r.source or "").removeprefix(str(path)), r.error if isinstance(r, ErrorRecord) else r.external_id or "")
        for r in read_articles([path])
    ]


def one(number: int) -> str:
    return json.dumps({"id": number, "text": TEXT})


def test_a_broken_line_is_one_error_at_its_place(tmp_path: Path) -> None:
    lines = [one(1), "{broken", "", one(2), "[1]", '{"text": ""}', one(3)]
    found = results("\n".join(lines), "a.jsonl", tmp_path)
    assert [place for place, _ in found] == [":1", ":2", ":4", ":5", ":6", ":7"]
    says = ["1", "not JSON", "2", "not a record", "has no text", "3"]
    assert all(part in text for part, (_, text) in zip(says, found, strict=True))


def test_a_line_in_another_encoding_is_one_error(tmp_path: Path) -> None:
    data = one(1).encode() + b'\n{"text": "caf\xe9"}\n' + one(2).encode()
    found = results(data, "a.jsonl", tmp_path)
    assert [place for place, _ in found] == [":1", ":2", ":3"]
    assert "byte 13 of this line is not UTF-8" in found[1][1]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_json_lines_with_a_mark_are_read(tmp_path: Path, encoding: str) -> None:
    # U+010A and U+2028 hold the byte 0x0A or end lines elsewhere: here neither does.
    line = json.dumps({"id": 1, "text": TEXT + " \u010a \u2028 "}, ensure_ascii=False)
    assert results((line + "\n" + one(2)).encode(encoding), "a.jsonl", tmp_path) == [(":1", "1"), (":2", "2")]


def test_what_other_writers_make_of_json_is_read(tmp_path: Path) -> None:
    lines = f'{{"id": 1, "text": "{TEXT}", "date": NaN}}\r\n{{"id": 2, "text": "{TEXT} \\ud83d"}}\r\n'
    assert results(lines, "a.jsonl", tmp_path) == [(":1", "1"), (":2", "2")]


def test_a_line_without_an_end_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "MAX_LINE", 300)
    data = f"{one(1)}\n{one(2)[:-1] + ' ' * 2000}}}\n{one(3)}\n".encode()
    found = list(read_articles(["-"], stdin=io.BytesIO(data)))
    assert [r.source for r in found] == ["-:1", "-:2", "-:3"]
    assert [isinstance(r, ErrorRecord) for r in found] == [False, True, False]


JSON_TEXTS = [
    (one(1), [":1"]),
    (f"\n\n{one(1)}\n", [":3"]),
    (f"[{one(1)},\n {one(2)}]", [":1", ":2"]),
    (f"[{one(1)}, {one(2)}]", [":1", f":1:{len(one(1)) + 4}"]),
    (f"{one(1)}\n{one(2)}", [":1", ":2"]),
    (json.dumps([json.loads(one(1)), json.loads(one(2))], indent=2), [":2", ":6"]),
]


@pytest.mark.parametrize(("text", "places"), JSON_TEXTS)
def test_records_of_a_json_text_have_their_line(tmp_path: Path, text: str, places: list[str]) -> None:
    assert results(text, "a.json", tmp_path) == [(place, str(number)) for number, place in enumerate(places, 1)]


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        (f"[{one(1)},\n{{broken]", ":2", "line 2 column 2"),
        (f"[{one(1)}\n{one(2)}]", ":1", "a comma or ] is missing"),
        (f"[{one(1)},\n", "", "its list does not end"),
        (f"{one(1)}\n]", ":2", "line 2 column 1"),
    ],
)
def test_records_before_a_break_are_read(tmp_path: Path, text: str, place: str, says: str) -> None:
    (_, first), (found, error) = results(text, "a.json", tmp_path)
    assert first == "1"
    assert found == place
    assert f"a.json{place}: this is not JSON" in error
    assert says in error


# Dates


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-03", "2024-05-03"),
        ("20240503", "2024-05-03"),
        ("2024-05-03T10:00:00Z", "2024-05-03T10:00:00+00:00"),
        ("2024-05-03T10:00:00.123+0000", "2024-05-03T10:00:00+00:00"),
        ("2024-05-03 10:00", "2024-05-03T10:00:00"),
        ("2024-05-03T10:00:00+05:30[Asia/Kolkata]", "2024-05-03T10:00:00+05:30"),
        ("2024-05-03 25:00", "2024-05-03"),
        ("May 3, 2024", "2024-05-03"),
        ("3rd May 2024", "2024-05-03"),
        ("May 3, 2024 10:30 a.m. EDT", "2024-05-03T10:30:00-04:00"),
        ("Fri, 03 May 2024 10:00:00 GMT", "2024-05-03T10:00:00+00:00"),
        ("3 May 2024 10:00 XYZ", "2024-05-03T10:00:00"),
        ("13/05/2024", "2024-05-13"),
        ("05/13/2024", "2024-05-13"),
        ("05/05/2024", "2024-05-05"),
        ("03/05/2024", None),
        ("03.05.2024 10:00", None),
        (1714730400, "2024-05-03T10:00:00+00:00"),
        (1714730400123, "2024-05-03T10:00:00+00:00"),
        ("1714730400", "2024-05-03T10:00:00+00:00"),
        (2024, None),
        (True, None),
        (float("nan"), None),
        (float("inf"), None),
        (1e300, None),
        (date(2024, 5, 3), "2024-05-03"),
        (datetime(2024, 5, 3, 10, tzinfo=UTC), "2024-05-03T10:00:00+00:00"),
        ("May 2024", None),
        ("2024", None),
        ("3 May", None),
        ("10:30", None),
        ("Friday", None),
        ("soon", None),
        ("", None),
        ("9999-99-99", None),
        ("0001-01-01", None),
        ("9" * 30, None),
        (None, None),
        ({}, None),
    ],
)
def test_dates_become_iso_8601_or_nothing(value: object, expected: str | None) -> None:
    assert iso_date(value) == expected
    if expected:
        assert iso_date(expected) == expected


def test_dates_do_not_depend_on_the_machine_s_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        assert iso_date("3 May 2024 10:00 EST") == "2024-05-03T10:00:00-05:00"
        assert iso_date("3 May 2024 10:00") == "2024-05-03T10:00:00"
    finally:
        monkeypatch.undo()
        time.tzset()
