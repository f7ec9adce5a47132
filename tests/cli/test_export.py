"""Forms of records: packed files, Parquet and DuckDB hold what the JSON lines hold; tables are read again as input."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from typer.testing import Result

from claimtally.ingest.packing import PACKINGS, unpacked
from claimtally.model import Article, Claim, ErrorRecord, Finding, Story

Claimtally = Callable[..., Result]
KINDS = {"articles": Article, "claims": Claim, "findings": Finding, "stories": Story, "errors": ErrorRecord}
# Two articles that print one figure, one of them with a date, one that contradicts itself, and one that is none.
RECORDS = (
    {"text": "Alder Power raised $40 million from Birch.", "publisher": "Post/Gazette", "date": "2024-12-30"},
    {"text": "Alder Power raised $45 million from Birch.", "publisher": "Herald", "date": "2025-01-02"},
    {"text": "The plant will draw 5 GW (6,000 MW) of power from the grid, the company said.", "publisher": "Herald"},
    {"title": "nothing"},
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "news.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in RECORDS), "utf-8")
    return path


@pytest.fixture(scope="module")
def out(source: Path, claimtally: Claimtally) -> Path:
    assert claimtally("run", source, "-o", source.parent / "out", "--no-report").exit_code == 3
    return source.parent / "out"


def records(out: Path, kind: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / f"{kind}.jsonl").read_bytes().splitlines()]


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """Give a row of a table as the JSON record has it."""
    return row | {"rules": dict(row["rules"])} if "rules" in row else row


class TestPacked:
    @pytest.mark.parametrize("name", PACKINGS)
    def test_packed_files_hold_the_same_bytes(
        self, claimtally: Claimtally, source: Path, out: Path, tmp_path: Path, name: str
    ) -> None:
        packing = PACKINGS[name]
        for folder in ("one", "two"):
            assert claimtally("run", source, "-o", tmp_path / folder, "--compress", name).exit_code == 3
        for kind in KINDS:
            one, two = (tmp_path / folder / f"{kind}.jsonl{packing.suffix}" for folder in ("one", "two"))
            assert one.read_bytes() == two.read_bytes()
            assert one.read_bytes().startswith(packing.magic)
            with one.open("rb") as stream, unpacked(stream, packing) as read:
                assert read.read() == (out / f"{kind}.jsonl").read_bytes()
            assert not (tmp_path / "one" / f"{kind}.jsonl").exists()

    def test_the_commands_on_a_run_read_packed_ones(self, claimtally: Claimtally, source: Path, tmp_path: Path) -> None:
        for name in ("plain", "zstd"):
            packed = () if name == "plain" else ("--compress", name)
            claimtally("run", source, "-o", tmp_path / name, "--no-report", *packed)
        claim = records(tmp_path / "plain", "claims")[0]["id"]
        for command in (("report", "{}", "--to", "markdown"), ("check", "{}"), ("explain", claim, "--run", "{}")):
            plain_run, packed_run = (
                claimtally(*(part.format(tmp_path / name) for part in command)) for name in ("plain", "zstd")
            )
            assert plain_run.exit_code == packed_run.exit_code == 0
            assert plain_run.stdout == packed_run.stdout.replace("/zstd", "/plain")
            assert plain_run.stdout

    def test_a_run_leaves_nothing_of_the_form_before(
        self, claimtally: Claimtally, source: Path, tmp_path: Path
    ) -> None:
        claimtally("run", source, "-o", tmp_path / "out")
        claimtally("run", source, "-o", tmp_path / "out", "--compress", "gzip")
        assert not (tmp_path / "out" / "claims.jsonl").exists()
        assert gzip.decompress((tmp_path / "out" / "claims.jsonl.gz").read_bytes())


class TestTables:
    def test_parquet_holds_the_records(self, claimtally: Claimtally, out: Path, tmp_path: Path) -> None:
        assert claimtally("export", out, "--to", tmp_path / "t.parquet").exit_code == 0
        for kind, model in KINDS.items():
            table = pq.read_table(tmp_path / "t.parquet" / f"{kind}.parquet")
            assert table.column_names == list(model.model_fields)
            assert [plain(row) for row in table.to_pylist()] == records(out, kind)
        assert records(out, "stories")
        assert records(out, "errors")

    def test_a_table_is_typed(self, claimtally: Claimtally, out: Path, tmp_path: Path) -> None:
        claimtally("export", out, "--to", tmp_path / "t.parquet")
        schema = pq.read_schema(tmp_path / "t.parquet" / "claims.parquet")
        assert str(schema.field("confidence").type) == "double"
        assert str(schema.field("quantity").type.field("low").type) == "double"
        assert str(schema.field("mention").type.field("start").type) == "int64"
        assert not schema.field("mention").nullable
        assert schema.field("subject").nullable

    def test_duckdb_holds_the_records_beside_other_tables(
        self, claimtally: Claimtally, source: Path, out: Path, tmp_path: Path
    ) -> None:
        path = tmp_path / "claims.duckdb"
        with duckdb.connect(str(path)) as database:
            database.execute("CREATE TABLE mine AS SELECT 7 AS number")
        for _ in range(2):  # the second time in place of the first
            assert claimtally("export", out, "--to", path).exit_code == 0
        with duckdb.connect(str(path), read_only=True) as database:
            for kind in KINDS:
                assert database.execute(f"SELECT count(*) FROM {kind}").fetchone() == (len(records(out, kind)),)
            assert database.execute("SELECT number FROM mine").fetchall() == [(7,)]
            names = database.execute("SELECT DISTINCT subject.name FROM claims WHERE frame = 'financing'").fetchall()
            rules = database.execute("SELECT rules['frame'] FROM claims LIMIT 1").fetchone()
        assert names == [("Alder Power",)]
        assert rules is not None
        assert str(rules[0]).startswith("frame.")

    def test_a_run_writes_tables_too(self, claimtally: Claimtally, source: Path, out: Path, tmp_path: Path) -> None:
        tables = ("--to", tmp_path / "a.duckdb", "--to", tmp_path / "a.parquet")
        assert claimtally("run", source, "-o", tmp_path / "out", *tables).exit_code == 3
        assert pq.read_table(tmp_path / "a.parquet" / "claims.parquet").num_rows == len(records(out, "claims"))
        assert (tmp_path / "a.duckdb").is_file()

    def test_parquet_is_partitioned_by_what_articles_have(
        self, claimtally: Claimtally, out: Path, tmp_path: Path
    ) -> None:
        keys = ("--partition-by", "year", "--partition-by", "publisher")
        assert claimtally("export", out, "--to", tmp_path / "t.parquet", *keys).exit_code == 0
        years = {path.name for path in (tmp_path / "t.parquet" / "claims").iterdir()}
        assert years == {"article_year=2024", "article_year=2025", "article_year=__HIVE_DEFAULT_PARTITION__"}
        (part,) = (tmp_path / "t.parquet" / "claims" / "article_year=2024").rglob("*.parquet")
        assert part.parent.name == "article_publisher=Post%2FGazette"
        assert [row["mention"]["text"] for row in pq.read_table(part, partitioning=None).to_pylist()] == ["$40 million"]
        parts = (tmp_path / "t.parquet" / "findings").rglob("*.parquet")
        found = [row["id"] for part in parts for row in pq.read_table(part, partitioning=None).to_pylist()]
        assert sorted(found) == sorted(finding["id"] for finding in records(out, "findings"))

    def test_parquet_goes_to_a_place_with_a_scheme(self, claimtally: Claimtally, out: Path, tmp_path: Path) -> None:
        for name, keys in (("whole", ()), ("split", ("--partition-by", "year"))):
            assert claimtally("export", out, "--to", f"file://{tmp_path}/{name}.parquet", *keys).exit_code == 0
        whole = pq.read_table(tmp_path / "whole.parquet" / "claims.parquet").to_pylist()
        split = (tmp_path / "split.parquet" / "claims").rglob("*.parquet")
        parts = [row for part in split for row in pq.read_table(part, partitioning=None).to_pylist()]
        assert [row["id"] for row in whole] == [claim["id"] for claim in records(out, "claims")]
        assert sorted(row["id"] for row in parts) == sorted(row["id"] for row in whole)

    def test_inputs_may_have_a_scheme(self, claimtally: Claimtally, source: Path, out: Path, tmp_path: Path) -> None:
        for given in (f"file://{source}", f"file://{source.parent}/*.jsonl"):
            assert claimtally("run", given, "-o", tmp_path / "out", "--no-report").exit_code == 3
            assert (tmp_path / "out" / "claims.jsonl").read_bytes() == (out / "claims.jsonl").read_bytes()
        for given in (f"file://{tmp_path}/none.jsonl", "nosuch://bucket/x", "s3://bucket/*.jsonl"):
            assert claimtally("run", given, "-o", tmp_path / "out", "--no-report").exit_code == 3
            (error,) = records(tmp_path / "out", "errors")
            assert error["error"].startswith(f"{given}: ")

    def test_what_no_export_wrote_is_left_alone(self, claimtally: Claimtally, out: Path, tmp_path: Path) -> None:
        folder = tmp_path / "precious.parquet"
        folder.mkdir()
        (folder / "mine.parquet").write_text("precious")
        (tmp_path / "file.parquet").write_text("precious")
        (tmp_path / "no.duckdb").write_text("precious, and no database at all" * 500)
        for name in ("precious.parquet", "file.parquet", "no.duckdb"):
            result = claimtally("export", out, "--to", tmp_path / name)
            assert result.exit_code == 2
            assert name in result.stderr
            assert "name another" in result.stderr
        assert (folder / "mine.parquet").read_text() == "precious"
        assert (tmp_path / "file.parquet").read_text() == "precious"

    def test_a_run_that_could_not_export_does_not_begin(
        self, claimtally: Claimtally, source: Path, tmp_path: Path
    ) -> None:
        for options in (("--to", tmp_path / "x.csv"), ("--to", tmp_path / "x.parquet", "--partition-by", "frame")):
            assert claimtally("run", source, "-o", tmp_path / "out", *options).exit_code == 2
            assert not (tmp_path / "out").exists()

    def test_a_place_with_a_scheme_keeps_nothing_of_an_export_before(
        self, claimtally: Claimtally, out: Path, tmp_path: Path
    ) -> None:
        target = f"file://{tmp_path}/t.parquet"
        for keys in (("--partition-by", "year", "--partition-by", "year"), ()):
            assert claimtally("export", out, "--to", target, *keys).exit_code == 0
        assert sorted(path.name for path in (tmp_path / "t.parquet").iterdir()) == sorted(f"{k}.parquet" for k in KINDS)

    @pytest.mark.parametrize(
        ("options", "told"),
        [
            (("--to", "claims.csv"), ".parquet or .duckdb"),
            ((), "--to NAME.parquet"),
            (("--to", "x.parquet", "--partition-by", "frame"), "publisher, year, month"),
            (("--to", "x.duckdb", "--partition-by", "year"), "Only Parquet"),
        ],
    )
    def test_wrong_usage_is_told(
        self, claimtally: Claimtally, out: Path, tmp_path: Path, options: tuple[str, ...], told: str
    ) -> None:
        result = claimtally(
            "export", out, *(str(tmp_path / o) if o.startswith(("claims", "x.")) else o for o in options)
        )
        assert result.exit_code == 2
        assert told in result.stderr
        assert list(tmp_path.iterdir()) == []

    def test_a_missing_library_is_told_with_its_remedy(
        self, claimtally: Claimtally, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "duckdb", None)
        result = claimtally("export", out, "--to", tmp_path / "x.duckdb")
        assert result.exit_code == 2
        assert "install claimtally[duckdb]" in result.stderr


class TestParquetInput:
    def test_exported_articles_give_the_same_run(self, claimtally: Claimtally, out: Path, tmp_path: Path) -> None:
        claimtally("export", out, "--to", tmp_path / "t.parquet")
        assert claimtally("run", tmp_path / "t.parquet" / "articles.parquet", "-o", tmp_path / "out").exit_code == 0
        for name in ("articles.jsonl", "claims.jsonl", "findings.jsonl", "stories.jsonl"):
            assert (tmp_path / "out" / name).read_bytes() == (out / name).read_bytes()
