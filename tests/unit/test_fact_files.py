"""Files of facts: what is read, and the sentence for each fault, with its place and its remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import claimtally
from claimtally.model import ErrorRecord, Fact, FactsError

HEADER = "subject,measure,value,unit,object,as_of,source"
COLUMNS = HEADER.replace(",", ", ")
ROW = "Vantor,net profit,$640 million,,,2030,Report"


def read(path: Path, data: str | bytes) -> tuple[list[Fact], list[str]]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    faults: list[ErrorRecord] = []
    facts = list(claimtally.read_facts(path, on_error=faults.append))
    assert all(fault.stage == "facts" and "\n" not in fault.error for fault in faults)
    return facts, [fault.error.removeprefix(str(path)) for fault in faults]


VALUES = [
    ("$13 billion", "", ("13000000000", "USD", "=")),
    ("13e9", "USD", ("13000000000", "USD", "=")),
    ("13000000000", "$", ("13000000000", "USD", "=")),
    ("13.25", "%", ("13.25", "%", "=")),
    ("13 billion", "USD", ("13000000000", "USD", "=")),
    ("13", "billion dollars", ("13000000000", "USD", "=")),
    ("about 300", "MW", ("300", "MW", "~")),
    ("more than 300", "jobs", ("300", "job", ">")),
    ("41200", "people", ("41200", "person", "=")),
    ("5 GW", "MW", ("5", "GW", "=")),
    ("up to $20bn", "USD", ("20000000000", "USD", "<=")),
]


@pytest.mark.parametrize(("value", "unit", "expected"), VALUES)
def test_values(value: str, unit: str, expected: tuple[str, str, str], tmp_path: Path) -> None:
    facts, faults = read(tmp_path / "f.csv", f"{HEADER}\nV,m,{value},{unit},,,\n")
    assert faults == []
    number = facts[0].quantity
    assert (f"{number.stated[1]:f}".removesuffix(".0"), number.unit, number.bound) == expected


def test_a_range_has_both_ends(tmp_path: Path) -> None:
    facts, _ = read(tmp_path / "f.csv", f"{HEADER}\nV,m,$3bn-$4bn,,,,\n")
    assert [int(end) for end in facts[0].quantity.stated] == [3 * 10**9, 4 * 10**9]


FORMS = {
    "plain.csv": f"{HEADER}\n{ROW}\n",
    "mark.csv": b"\xef\xbb\xbf" + f"{HEADER}\r\n{ROW}\r\n".encode(),
    "wide.csv": f"{HEADER}\n{ROW}\n".encode("utf-16"),
    "semicolons.csv": f"{HEADER}\n{ROW}\n".replace(",", ";"),
    "tabs.tsv": f"{HEADER}\n{ROW}\n".replace(",", "\t"),
    "names.csv": f"Subject, Measure ,VALUE,unit,object,Date,source\n{ROW}\n",
    "order.csv": "source,as of,value,measure,subject\n\nReport,2030,$640 million,net profit,Vantor\n",
    "list.json": json.dumps([{"subject": "Vantor", "measure": "net profit", "value": "$640 million", "as_of": "2030",
                              "source": "Report"}]),
    "plain.json": json.dumps({"facts": [{"subject": "Vantor", "measure": "net profit", "value": 640_000_000,
                                         "unit": "USD", "date": "2030", "source": "Report", "object": None}]}),
    "lines.jsonl": '{"subject": "Vantor", "measure": "net profit", "value": 6.4e8, "unit": "USD", "as_of": 2030, '
                   '"source": "Report"}\n\n',
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_forms(name: str, tmp_path: Path) -> None:
    (fact,), faults = read(tmp_path / name, FORMS[name])
    assert faults == []
    assert (fact.subject, fact.measure, fact.as_of, fact.source) == ("Vantor", "net profit", "2030", "Report")
    assert (int(fact.quantity.stated[0]), fact.quantity.unit) == (640_000_000, "USD")
    assert fact.place.startswith(str(tmp_path / name))


def test_without_a_source_the_file_is_the_source(tmp_path: Path) -> None:
    (fact,), _ = read(tmp_path / "f.csv", "subject,measure,value\nVantor,debt,$4bn\n")
    assert (fact.source, fact.as_of, fact.object) == ("f.csv", None, None)


DATES = "write 2031-03-04, 2031-03, 2031-Q1 or 2031."
RANGE = "is out of range; write a day of the calendar between 1500 and 2200."
UNITS = "is not known; write USD, GW, % or a counted noun in the plural (jobs)."
FIGURE = "is no figure that can be read; write it like $13 billion, or 13e9 with a unit."
EMPTY = "this cell is empty; fill it or take the row out."
ROWS = [
    ("V,,$4bn,,,,", f", measure: {EMPTY}"),
    ("V,debt,,USD,,,", f", value: {EMPTY}"),
    ("V,debt,13,,,,", ", unit: the plain number 13 has none; write one (USD, GW, %, jobs)."),
    ("V,debt,5,qubitz,,,", f", unit: “qubitz” {UNITS}"),
    ("V,debt,5,XYZ,,,", f", unit: “XYZ” {UNITS}"),
    ("V,debt,5,dolars,,,", ", unit: “dolars” is not known; did you mean dollars?"),
    ("V,debt,a lot,USD,,,", ", value: “a lot” is no figure in USD; write it like 13 billion, 13e9 or about 300."),
    ("V,debt,a lot,,,,", f", value: “a lot” {FIGURE}"),
    ("V,debt,$4bn and $5bn,,,,", f", value: “$4bn and $5bn” {FIGURE}"),
    ("V,debt,$4bn,EUR,,,", ", unit: the value “$4bn” is in USD, the unit column says EUR; correct one of them."),
    ("V,debt,1e99,USD,,,", ", value: the number 1e99 is out of range; write it with a scale word or another unit."),
    ("V,debt,$4bn,,,soon,", f", as_of: “soon” is no date that can be read; {DATES}"),
    ("V,debt,$4bn,,,04/03/2031,", f", as_of: “04/03/2031” is no date that can be read; {DATES}"),
    ("V,debt,$4bn,,,2030-02-30,", f", as_of: 2030-02-30 {RANGE}"),
    ("V,debt,$4bn,,,2030-13,", f", as_of: 2030-13 {RANGE}"),
    ("V,debt,$4bn,,,20300,", f", as_of: 20300 {RANGE}"),
    ("V,debt,$4bn,,,0000-01-01,", f", as_of: 0000-01-01 {RANGE}"),
    ("V,debt,4,000,USD,,,2030,R", ": 9 cells under 7 columns; put a cell with “,” in it in quotes."),
]


@pytest.mark.parametrize(("row", "sentence"), ROWS)
def test_a_wrong_row_is_named_and_the_rest_goes_on(row: str, sentence: str, tmp_path: Path) -> None:
    facts, faults = read(tmp_path / "f.csv", f"{HEADER}\n{row}\n{ROW}\n")
    assert faults == [f", line 2{sentence}"]
    assert [fact.measure for fact in facts] == ["net profit"]


def test_an_unknown_column_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    facts, faults = read(tmp_path / "f.csv", f"{HEADER},colour\n{ROW},red\n")
    assert len(facts) == 1
    assert faults == [f", line 1, colour: no such column is known; name it one of {COLUMNS}."]


def test_wrong_lines_of_json_lines_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    row = '{"subject": "V", "measure": "debt", "value": "$4bn"}'
    facts, faults = read(
        tmp_path / "f.jsonl", f'{row}\nno json\n[1]\n{{"subject": ["V"], "measure": "x", "value": 3}}\n'
    )
    assert len(facts) == 1
    assert [fault.split(":")[0] for fault in faults] == [", line 2", ", line 3", ", line 4, subject"]


NAMES = "name subject, measure, value (and, if you like, unit, object, as_of, source) in the first line."
LATIN = f"{HEADER}\nCafé,debt,$4bn,,,,\n".encode("latin-1")
FILES = [
    ("f.txt", ROW, "facts are a .csv, .tsv, .json, .jsonl, .ndjson file; rename it or convert it."),
    ("f.csv", "", f"this file is empty; name the columns {COLUMNS} in its first line."),
    ("f.csv", "subject,value\nV,$4bn\n", f"line 1: the column measure is missing; {NAMES}"),
    ("f.csv", "just words\n", f"line 1: the columns subject, measure, value are missing; {NAMES}"),
    ("f.csv", "subject,measure,value,value\n", "line 1, value: two columns have this name; rename one of them."),
    ("f.csv", LATIN, "line 2: byte 50 is not UTF-8; save the file as UTF-8."),
    ("f.csv", b"PK\x03\x04\x00\x00", "line 1: this is no text; give the facts as CSV, JSON or JSON lines."),
    ("f.json", "{", "line 1: this is not JSON (Expecting property name enclosed in double quotes); correct it there."),
    ("f.json", "{}", f"this is no list; write the facts as a list of objects with {COLUMNS}."),
    ("f.json", "[]", "this list is empty; give each fact an object with subject, measure, value."),
]


@pytest.mark.parametrize(("name", "data", "sentence"), FILES)
def test_a_file_that_is_no_table_of_facts(name: str, data: str | bytes, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / name
    with pytest.raises(FactsError) as raised:
        read(path, data)
    assert str(raised.value).removeprefix(str(path)).lstrip(":, ") == sentence


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match="cannot be read"):
        claimtally.read_facts(tmp_path / "none.csv")


def test_without_a_handler_the_first_wrong_row_is_raised(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text(f"{HEADER}\nV,debt,,,,,\n")
    with pytest.raises(FactsError, match="line 2, value"):
        claimtally.read_facts(path)
