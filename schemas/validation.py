"""JSON Schema (2020-12) validation against the files beside this module."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

_FOLDER = Path(__file__).parent


@cache
def schema(name: str) -> dict[str, Any]:
    """The schema file `<name>.schema.json` as it stands."""
    loaded: dict[str, Any] = json.loads((_FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    return loaded


@cache
def validator(name: str, definition: str | None = None) -> Draft202012Validator:
    """A validator for a whole schema file, or for one entry of its `$defs`. Dates are checked as dates."""
    whole = schema(name)
    wanted = whole if definition is None else {"$ref": f"#/$defs/{definition}", "$defs": whole["$defs"]}
    return Draft202012Validator(wanted, format_checker=FormatChecker(formats=("date",)))


def errors(name: str, instance: object, definition: str | None = None) -> Iterator[ValidationError]:
    """Every violation, in the order of its path."""
    found = validator(name, definition).iter_errors(instance)
    return iter(sorted(found, key=lambda error: [str(step) for step in error.absolute_path]))


def describe(error: ValidationError) -> str:
    """One line: where and what, for a person who wrote the file or for a log."""
    where = "/".join(str(step) for step in error.absolute_path) or "(top)"
    return f"{where}: {error.message}"
