"""JSON Schema (2020-12) validation against the files beside this module.

Whether something fits is asked of jsonschema-rs, which is two orders quicker; what is wrong where, once it does not
fit, is told by jsonschema, which is loaded only then.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

_FOLDER = Path(__file__).parent
_ENDING = ".schema.json"


@cache
def schema(name: str) -> dict[str, Any]:
    """The schema file `<name>.schema.json` as it stands."""
    loaded: dict[str, Any] = json.loads((_FOLDER / f"{name}{_ENDING}").read_text(encoding="utf-8"))
    return loaded


def fits(name: str, instance: object, definition: str | None = None) -> bool:
    """Whether the instance fits a whole schema file, or one entry of its `$defs`. Dates are checked as dates."""
    return _quick(name, definition).is_valid(instance)


def errors(name: str, instance: object, definition: str | None = None) -> Iterator[ValidationError]:
    """Every violation, in the order of its path."""
    if fits(name, instance, definition):
        return iter(())
    found = validator(name, definition).iter_errors(instance)
    return iter(sorted(found, key=lambda error: [str(step) for step in error.absolute_path]))


def describe(error: ValidationError) -> str:
    """One line: where and what, for a person who wrote the file or for a log."""
    where = "/".join(str(step) for step in error.absolute_path) or "(top)"
    return f"{where}: {error.message}"


@cache
def validator(name: str, definition: str | None = None) -> Draft202012Validator:
    """The validator that explains. A schema may refer to the files beside it by their names."""
    from jsonschema import Draft202012Validator, FormatChecker
    from referencing import Registry, Resource

    beside = [(f"{other}{_ENDING}", Resource.from_contents(schema(other))) for other in _names()]
    registry: Registry[Any] = Registry().with_resources(beside)
    wanted = _wanted(name, definition)
    return Draft202012Validator(wanted, registry=registry, format_checker=FormatChecker(formats=("date",)))


@cache
def _quick(name: str, definition: str | None) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(_wanted(name, definition), validate_formats=True, retriever=_beside)


def _beside(uri: str) -> dict[str, Any]:
    return schema(uri.rsplit("/", 1)[-1].removesuffix(_ENDING))


def _wanted(name: str, definition: str | None) -> dict[str, Any]:
    whole = schema(name)
    return whole if definition is None else {"$ref": f"#/$defs/{definition}", "$defs": whole["$defs"]}


def _names() -> list[str]:
    return sorted(file.name.removesuffix(_ENDING) for file in _FOLDER.glob(f"*{_ENDING}"))
