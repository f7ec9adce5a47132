"""The check of schema: each claim against the JSON Schema of claims, faults named by field."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import jsonschema_rs
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from claimtally.model import Article, Claim, Finding
from claimtally.model.schemas import schema_of

ID = "schema"
KINDS = {
    "object": "an object",
    "array": "a list",
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "null",
}
LONGEST = 60  # characters of a found value that an explanation shows


def check_schema(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Report each field of a claim that does not fit the schema of claims, with what was expected there."""
    for claim in claims:
        for fault in faults(claim.model_dump(mode="json", warnings=False)):
            yield Finding.of(article.id, ID, "fails", (claim.id,), f"{fault}.")


def faults(record: object) -> list[str]:
    """Give what is wrong with a claim as JSON, one phrase a fault ("quantity.low: expected a number, found …")."""
    if _fits(record):
        return []
    leaves = [leaf for error in _validator().iter_errors(record) for leaf in _leaves(error)]
    leaves.sort(key=lambda error: [str(step) for step in error.absolute_path])
    return list(dict.fromkeys(f"{_place(leaf)}: {_expectation(leaf)}" for leaf in leaves))


def _fits(record: object) -> bool:
    """Tell whether a claim has no fault, by the quick validator; the one that explains sees the rest."""
    try:
        return bool(_quick().is_valid(record))
    except ValueError:  # a number or text that JSON does not know
        return False


@cache
def _quick() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(schema_of("claim"))


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema_of("claim"))


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """Give the errors that say something: of "X or null", what is not null was meant to be an X."""
    meant = [inner for inner in error.context or () if inner.validator_value != "null"]
    if error.validator == "anyOf" and error.instance is not None and meant:
        for inner in meant:
            yield from _leaves(inner)
    else:
        yield error


def _place(error: ValidationError) -> str:
    return ".".join(map(str, error.absolute_path)) or "record"


def _expectation(error: ValidationError) -> str:
    value: Any = error.validator_value
    instance: Any = error.instance
    found = shown(instance)
    match error.validator:
        case "type":
            kinds = [value] if isinstance(value, str) else value
            return f"expected {' or '.join(KINDS.get(kind, kind) for kind in kinds)}, found {found}"
        case "anyOf":
            kinds = [option.get("type", "object") for option in value]
            return f"expected {' or '.join(KINDS.get(kind, kind) for kind in kinds)}, found {found}"
        case "enum":
            return f"expected one of {', '.join(map(shown, value))}, found {found}"
        case "required":
            return f"needs {_fields(field for field in value if field not in instance)}"
        case "additionalProperties":
            known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
            return f"has no {_fields(field for field in instance if field not in known)}"
        case "minimum":
            return f"expected at least {value}, found {found}"
        case "maximum":
            return f"expected at most {value}, found {found}"
        case "minItems" | "maxItems":
            return f"expected {value} items, found {len(instance)}"
    return error.message


def _fields(names: Iterable[str]) -> str:
    quoted = [f'"{name}"' for name in names]
    return f"{'field' if len(quoted) == 1 else 'fields'} {', '.join(quoted)}"


def shown(value: object) -> str:
    """Give a JSON value as a reader sees it in an explanation, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
