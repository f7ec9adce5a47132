"""Listed organisations and hardware: the tables, how a name is looked up, where a text prints it, a user's own file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from claimtally.lexicons.forms import Phrases
from claimtally.lexicons.hardware import HardwareKind, hardware_products
from claimtally.lexicons.known import known_names
from claimtally.lexicons.names import place_names
from claimtally.lexicons.organisations import OrganisationKind, organisations
from claimtally.lexicons.own_file import read_own_file
from claimtally.model import LexiconError

DATA = Path(__file__).resolve().parents[2] / "src" / "claimtally" / "lexicons" / "data"


class TestTables:
    def test_no_form_stands_for_two_organisations(self) -> None:
        forms = Counter(form for row in organisations() for form in row.forms)
        assert [form for form, number in forms.items() if number > 1] == []

    def test_no_form_stands_for_two_machines(self) -> None:
        forms = Counter(form for row in hardware_products() for form in row.forms)
        assert [form for form, number in forms.items() if number > 1] == []

    def test_no_organisation_is_a_place(self) -> None:
        assert [form for row in organisations() for form in row.forms if form.casefold() in place_names()] == []

    def test_no_two_organisations_share_an_item_of_wikidata(self) -> None:
        items = Counter(row.wikidata for row in organisations() if row.wikidata)
        assert [item for item, number in items.items() if number > 1] == []

    @pytest.mark.parametrize("kind", get_args(OrganisationKind))
    def test_every_kind_of_organisation_is_there(self, kind: str) -> None:
        assert any(row.kind == kind for row in organisations())

    @pytest.mark.parametrize("kind", get_args(HardwareKind))
    def test_every_kind_of_hardware_is_there(self, kind: str) -> None:
        assert any(row.kind == kind for row in hardware_products())

    def test_a_shared_name_has_a_maker_that_an_article_can_speak_of(self) -> None:
        assert [row.name for row in hardware_products() if row.shared and not row.maker] == []

    @pytest.mark.parametrize("name", ["organisations.tsv", "hardware_products.tsv", "hardware.yaml"])
    def test_a_list_tells_its_source(self, name: str) -> None:
        assert "Source" in (DATA / name).read_text("utf-8").split("\nname", 1)[0]


class TestLookup:
    @pytest.mark.parametrize(
        ("name", "listed"),
        [
            ("Nvidia", "Nvidia"),
            ("NVIDIA", "Nvidia"),
            ("Nvidia Corp.", "Nvidia"),
            ("International Business Machines Corp.", "IBM"),
            ("The Wall Street Journal", "The Wall Street Journal"),
            ("Moody’s", "Moody's"),
            ("Ups", None),
            ("Nvidia Tower", None),
            ("Corp", None),
        ],
    )
    def test_an_organisation_goes_by_its_forms(self, name: str, listed: str | None) -> None:
        found = known_names().organisation(name)
        assert (found.name if found else None) == listed

    @pytest.mark.parametrize(
        ("name", "maker"),
        [("H100", "Nvidia"), ("H100s", "Nvidia"), ("Trainium2", "Amazon"), ("Ironwood", None), ("H1000", None)],
    )
    def test_hardware_goes_by_names_that_mean_no_other_thing(self, name: str, maker: str | None) -> None:
        found = known_names().hardware(name)
        assert (found.maker if found else None) == maker

    def test_ticker_and_country_come_with_it(self) -> None:
        found = known_names().organisation("Alphabet")
        assert found is not None
        assert (found.kind, found.ticker, found.country, found.wikidata) == ("company", "GOOGL", "US", "Q20800404")


class TestPhrases:
    def find(self, text: str) -> list[str]:
        phrases = Phrases([(name, name) for name in ("Rubin", "Vera Rubin", "H100", "Spectrum-X")], plurals=True)
        return [text[start:end] for start, end, _ in phrases.find(text)]

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Vera Rubin and Rubin", ["Vera Rubin", "Rubin"]),
            ("two H100s, an H100-based box", ["H100s", "H100"]),
            ("Spectrum-X switches, Spectrum X", ["Spectrum-X"]),
            ("H1000 and XH100, rubin", []),
            ("named Vera\n\nRubin", ["Rubin"]),
        ],
    )
    def test_phrases_are_found_as_whole_words(self, text: str, found: list[str]) -> None:
        assert self.find(text) == found


class TestOwnFile:
    def write(self, folder: Path, name: str, content: str | bytes) -> Path:
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            (
                "own.yaml",
                "- {name: Vantor Cloud, kind: cloud, aliases: [Vantor, VTC], ticker: VNT}\n"
                "- {name: TX-9, kind: accelerator, maker: Vantor Cloud}\n",
            ),
            (
                "own.csv",
                "name,kind,aliases,ticker,maker\n# ours\nVantor Cloud,cloud,Vantor|VTC,VNT,\n\n"
                'TX-9,accelerator,,,"Vantor Cloud"\n',
            ),
            (
                "own.tsv",
                "name\tkind\taliases\tticker\tmaker\nVantor Cloud\tcloud\tVantor | VTC\tVNT\n"
                "TX-9\taccelerator\t\t\tVantor Cloud\n",
            ),
            (
                "OWN.YML",
                "- {name: Vantor Cloud, kind: cloud, aliases: VTC|Vantor, ticker: VNT}\n- {name: TX-9, kind: miner}\n",
            ),
        ],
    )
    def test_its_names_are_known(self, tmp_path: Path, name: str, content: str) -> None:
        known = known_names(self.write(tmp_path, name, content))
        found = known.organisation("VTC")
        assert found is not None
        assert (found.name, found.ticker) == ("Vantor Cloud", "VNT")
        assert known.hardware("TX-9") is not None
        assert known.organisation("Nvidia") is not None  # those of the package are still there

    def test_a_byte_order_mark_is_no_part_of_a_column(self, tmp_path: Path) -> None:
        path = self.write(tmp_path, "own.csv", b"\xef\xbb\xbfname,kind\nVantor,lab\n")
        assert [row.name for row in read_own_file(path)] == ["Vantor"]

    def test_no_is_a_word(self, tmp_path: Path) -> None:
        path = self.write(tmp_path, "own.yaml", "- {name: Norsk, kind: company, country: NO}\n")
        assert read_own_file(path)[0].model_dump()["country"] == "NO"

    def test_its_entries_win(self, tmp_path: Path) -> None:
        content = "- {name: Titan, kind: accelerator, maker: Vantor}\n- {name: Gaudi, kind: company}\n"
        known = known_names(self.write(tmp_path, "own.yaml", content))
        assert known.hardware("Gaudi") is None
        assert known.organisation("Gaudi") is not None
        titan = known.hardware("Titan")
        assert titan is not None
        assert titan.maker == "Vantor"

    @pytest.mark.parametrize(
        ("name", "content", "told"),
        [
            ("own.txt", "Vantor", "own.txt: a lexicon is a .yaml, .yml, .csv, .tsv file; rename it or convert it."),
            ("own.yaml", "", "own.yaml: this is no list; write each name as an item"),
            ("own.yaml", "name: Vantor\nkind: lab\n", "own.yaml: this is no list"),
            ("own.yaml", "- {name: Vantor,\n  kind: lab\n", "own.yaml, line 3: "),
            ("own.yaml", "- Vantor\n", "own.yaml, row 1: this is no row of fields"),
            ("own.yaml", "[]", "own.yaml: this lexicon has no rows"),
            (
                "own.yaml",
                "- {name: Vantor, kind: lab}\n- {name: V9}\n",
                "own.yaml, row 2, kind: the kind is missing; write",
            ),
            (
                "own.yaml",
                "- {name: Vantor, kind: firm}\n",
                "own.yaml, row 1, kind: the kind 'firm' is not known; write one",
            ),
            ("own.yaml", "- {name: Vantor, kind: [lab]}\n", "own.yaml, row 1, kind: the kind ['lab'] is not known"),
            ("own.yaml", "- {kind: lab}\n", "own.yaml, row 1, name: Field required; correct that row."),
            ("own.yaml", "- {name: V, kind: lab}\n", "own.yaml, row 1, name: "),
            ("own.yaml", "- {name: [Vantor], kind: lab}\n", "own.yaml, row 1, name: "),
            (
                "own.yaml",
                "- {name: Vantor, kind: lab, maker: X}\n",
                "own.yaml, row 1, maker: organisation rows have no such field; use name",
            ),
            ("own.yaml", "- {name: Vantor, kind: lab, country: Poland}\n", "own.yaml, row 1, country: "),
            ("own.yaml", "- {name: V9, kind: miner, aliases: [[x]]}\n", "own.yaml, row 1, aliases.0: "),
            ("own.yaml", b"- {name: \xff\xfe, kind: lab}\n", "own.yaml: this file is not UTF-8; save it as UTF-8."),
            ("own.yaml", "- {name: \x00, kind: lab}\n", "own.yaml, "),
            ("own.csv", "Vantor,lab\n", "own.csv: the first line names the columns, name and kind among them"),
            ("own.csv", "name,kind\n", "own.csv: this lexicon has no rows"),
            ("own.csv", "name,kind\nVantor,lab\nV,9,miner\n", "own.csv, line 3: 3 cells under 2 columns"),
            ("own.csv", "name,kind\n\nVantor,\n", "own.csv, line 3, kind: the kind is missing"),
            ("own.csv", 'name,kind\n"Vantor,lab\n', "own.csv, line 2: "),
        ],
    )
    def test_what_is_wrong_is_told(self, tmp_path: Path, name: str, content: str | bytes, told: str) -> None:
        with pytest.raises(LexiconError) as error:
            read_own_file(self.write(tmp_path, name, content))
        assert str(error.value).startswith(f"{tmp_path}/{told}")
        assert "\n" not in str(error.value)

    def test_a_file_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(LexiconError, match=r"none\.csv: this lexicon cannot be read \(No such file or directory\)"):
            read_own_file(tmp_path / "none.csv")
