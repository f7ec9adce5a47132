"""annotate: the wire format, texts as they are, and no model where none is needed."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Claimtally = Callable[..., Result]
TEXT = "If it rains, the fair will cost $5 million, Ana Lund said on Monday."


def records(data: str | bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def layers(*names: str) -> list[str]:
    return [part for name in names for part in ("-l", name)]


class TestWireFormat:
    @pytest.fixture
    def record(self, claimtally: Claimtally) -> dict[str, Any]:
        line = json.dumps({"id": "a", "text": TEXT, "dct": "2024-05-03", "other": 1})
        wanted = layers("times", "conditions", "attributions", "quantities")
        result = claimtally("annotate", *wanted, "-", stdin=line)
        assert result.exit_code == 0
        (found,) = records(result.stdout)
        return found

    def test_the_layers_stand_in_one_order_and_other_keys_are_gone(self, record: dict[str, Any]) -> None:
        assert list(record) == ["id", "quantities", "attributions", "conditions", "times"]
        assert record["id"] == "a"

    def test_a_quantity(self, record: dict[str, Any]) -> None:
        (found,) = record["quantities"]
        concept = found.pop("concept")
        assert isinstance(concept, list)
        assert list(found.items()) == [
            ("start", 32), ("end", 42), ("text", "$5 million"), ("stated", [5000000, 5000000]), ("low", 4500000),
            ("high", 5500000), ("bound", "="), ("direction", None), ("unit", "USD"), ("dimension", "money"),
            ("precision", 1000000), ("prior", None),
        ]  # fmt: skip

    def test_an_attribution(self, record: dict[str, Any]) -> None:
        (found,) = record["attributions"]
        assert list(found) == ["source", "cue", "content"]
        assert found["source"] == {"text": "Ana Lund", "start": 44, "end": 52}
        assert found["cue"]["text"] == "said"
        assert TEXT[found["content"]["start"] : found["content"]["end"]] == found["content"]["text"]

    def test_a_condition_whose_antecedent_holds_its_cue(self, record: dict[str, Any]) -> None:
        (found,) = record["conditions"]
        assert list(found) == ["cue", "antecedent", "consequent"]
        assert found["cue"] == {"text": "If", "start": 0, "end": 2}
        assert found["antecedent"] == {"text": "If it rains", "start": 0, "end": 11}
        assert found["consequent"]["text"].startswith("the fair will cost $5 million")

    def test_a_time_against_the_records_date(self, record: dict[str, Any]) -> None:
        (found,) = record["times"]
        assert list(found) == ["start", "end", "text", "value"]
        assert TEXT[found["start"] : found["end"]] == found["text"]
        assert found["value"] == "2024-04-29"

    @pytest.mark.parametrize("key", ["dct", "published", "date"])
    def test_the_date_may_stand_under_several_keys(self, claimtally: Claimtally, key: str) -> None:
        line = json.dumps({"id": 1, "text": "It rained yesterday.", key: "May 3, 2024"})
        result = claimtally("annotate", *layers("times"), "-", stdin=line)
        assert [time["value"] for time in records(result.stdout)[0]["times"]] == ["2024-05-02"]


class TestTexts:
    @pytest.mark.parametrize(
        "text", ["\r\n  About 300 people\r\n\r\n\r\ncame\t. ", "\ufeffIt cost e\u0301 $5.", "", "5 GW😀5 GW"]
    )
    def test_offsets_point_into_the_text_as_it_is(self, claimtally: Claimtally, tmp_path: Path, text: str) -> None:
        path = tmp_path / "story.txt"
        path.write_bytes(text.encode())
        result = claimtally("annotate", *layers("quantities"), path)
        assert result.exit_code == 0
        (record,) = records(result.stdout_bytes)
        assert record["id"] == "story.txt"
        assert all(text[found["start"] : found["end"]] == found["text"] for found in record["quantities"])
        assert len(record["quantities"]) == text.count("300") + text.count("$5") + text.count("5 GW")

    def test_standard_input_is_called_by_its_sign(self, claimtally: Claimtally) -> None:
        result = claimtally("annotate", *layers("quantities"), "-", stdin="\n\nIt cost 9 dollars.\n{")
        assert [record["id"] for record in records(result.stdout)] == ["-"]

    def test_half_an_emoji_keeps_the_offsets(self, claimtally: Claimtally) -> None:
        result = claimtally("annotate", *layers("quantities"), "-", stdin='{"id": 1, "text": "\\ud83d paid 5 GW"}')
        (found,) = records(result.stdout)[0]["quantities"]
        assert (found["start"], found["end"]) == (7, 11)

    def test_json_lines_are_known_by_name_and_by_their_first_line(self, claimtally: Claimtally, tmp_path: Path) -> None:
        lines = '{"id": 1, "text": "It cost 9 dollars."}\n\n{"id": 2, "text": "It cost 8 dollars."}\n'
        for name, data in (
            ("a.jsonl", lines.encode()),
            ("a.txt", lines.encode()),
            ("b.jsonl.gz", gzip.compress(lines.encode())),
        ):
            (tmp_path / name).write_bytes(data)
            result = claimtally("annotate", *layers("quantities"), tmp_path / name)
            assert [record["id"] for record in records(result.stdout)] == [1, 2]

    def test_a_text_that_opens_with_a_bracket_is_a_text(self, claimtally: Claimtally, tmp_path: Path) -> None:
        path = tmp_path / "story.txt"
        path.write_text("{Editor's note} It cost 9 dollars.")
        result = claimtally("annotate", *layers("quantities"), path)
        assert [record["id"] for record in records(result.stdout)] == ["story.txt"]

    def test_broken_lines_are_told_and_the_rest_goes_on(self, claimtally: Claimtally) -> None:
        lines = b'{"id": 1, "text": "5 GW"}\nnope\n{"id": 3}\n{"id": 4, "text": "\xff"}\n{"id": 5, "text": "6 GW"}\n'
        result = claimtally("annotate", *layers("quantities"), "-", stdin=lines)
        assert result.exit_code == 3
        assert [record["id"] for record in records(result.stdout)] == [1, 5]
        assert [line.split(": ")[0] for line in result.stderr.splitlines()] == ["-:2", "-:3", "-:4"]

    def test_a_file_that_is_no_text_is_told(self, claimtally: Claimtally, tmp_path: Path) -> None:
        path = tmp_path / "story.txt"
        path.write_bytes(b"caf\xe9")
        result = claimtally("annotate", *layers("quantities"), path)
        assert (result.exit_code, result.stdout) == (3, "")
        assert "byte 3" in result.stderr

    def test_a_file_that_is_not_there_is_wrong_usage(self, claimtally: Claimtally, tmp_path: Path) -> None:
        result = claimtally("annotate", *layers("quantities"), tmp_path / "absent.txt")
        assert result.exit_code == 2
        assert "absent.txt" in result.stderr


class TestModel:
    @pytest.mark.parametrize(
        ("wanted", "loaded"), [(["quantities", "times"], False), (["conditions"], True), (["attributions"], True)]
    )
    def test_only_layers_that_need_a_parse_load_one(self, wanted: list[str], loaded: bool) -> None:
        arguments = ["annotate", *layers(*wanted), "-"]
        code = f"import sys; from claimtally.cli.app import app; app({arguments}, standalone_mode=False); "
        code += "print('spacy' in sys.modules, file=sys.stderr)"
        done = subprocess.run([sys.executable, "-c", code], input=b"5 GW in May", capture_output=True, timeout=100)
        assert done.stderr.split() == [str(loaded).encode()]

    def test_a_layer_is_needed(self, claimtally: Claimtally) -> None:
        assert claimtally("annotate", "-", stdin="5 GW").exit_code == 2
        assert claimtally("annotate", *layers("adjectives"), "-", stdin="5 GW").exit_code == 2
