"""JSON Schemas of the records that claimtally writes, made from the models, so that they cannot drift apart."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from claimtally.model.article import Article
from claimtally.model.base import Record
from claimtally.model.claim import Claim
from claimtally.model.comparison import Comparison
from claimtally.model.errors import ClaimtallyError, ErrorRecord
from claimtally.model.finding import Finding
from claimtally.model.story import Story

RECORDS: Mapping[str, type[Record]] = {
    "article": Article,
    "claim": Claim,
    "comparison": Comparison,
    "error": ErrorRecord,
    "finding": Finding,
    "story": Story,
}


class _WithoutTitles(GenerateJsonSchema):
    """Leaves out the titles that only repeat a field's name."""

    def field_title_should_be_set(
        self, schema: core_schema.CoreSchema | core_schema.ModelField | core_schema.DataclassField | Any
    ) -> bool:
        return False


@cache
def _schema_of(name: str) -> JsonSchemaValue:
    body = RECORDS[name].model_json_schema(mode="validation", schema_generator=_WithoutTitles)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"claimtally/{name}", **body}


def schema_of(name: str) -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a record by name: article, claim, comparison, error, finding or story.

    A field with a default may be left out by whoever writes such a record; claimtally itself writes every field.
    Raises ClaimtallyError for another name.
    """
    if name not in RECORDS:
        raise ClaimtallyError(f"There is no schema {name!r}; the schemas are {', '.join(sorted(RECORDS))}.")
    return _copy(_schema_of(name))


def schema_text(name: str) -> str:
    """Give the text of `schemas/NAME.schema.json`; raises ClaimtallyError for a name that has none."""
    return json.dumps(schema_of(name), indent=2, ensure_ascii=False) + "\n"


def _copy(schema: JsonSchemaValue) -> dict[str, Any]:
    copied: dict[str, Any] = json.loads(json.dumps(schema))
    return copied
