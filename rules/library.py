"""The shared blocks of `rules/common`: rules, conditions, documents and questions, each by its id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schemas.errors import ConfigurationError
from schemas.loader import Located, load_located
from schemas.validation import describe, errors

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

FOLDER = Path(__file__).with_name("common")
SECTIONS = ("rules", "rule_sets", "conditions", "documents", "document_sets", "questions", "question_sets")


@dataclass(frozen=True, slots=True)
class Library:
    """The blocks of each section by id, and the file each stands in."""

    rules: dict[str, Any] = field(default_factory=dict)
    rule_sets: dict[str, Any] = field(default_factory=dict)
    conditions: dict[str, Any] = field(default_factory=dict)
    documents: dict[str, Any] = field(default_factory=dict)
    document_sets: dict[str, Any] = field(default_factory=dict)
    questions: dict[str, Any] = field(default_factory=dict)
    question_sets: dict[str, Any] = field(default_factory=dict)
    areas: list[str] = field(default_factory=list)

    def take(self, located: Located) -> None:
        """Add a file's blocks. ConfigurationError, with file and line, when an id is known already."""
        self.areas.extend(located.value.get("areas") or ())
        for section in SECTIONS:
            known: dict[str, Any] = getattr(self, section)
            for name, block in (located.value.get(section) or {}).items():
                if name in known:
                    line = located.line((section, name))
                    raise ConfigurationError(
                        f"{located.file.name}:{line}: {section}/{name} is defined already in another "
                        "shared file. Give it another id or remove one."
                    )
                known[name] = block


def files(folder: Path = FOLDER) -> tuple[Path, ...]:
    """The shared files, by name."""
    return tuple(sorted(folder.glob("*.yml")))


@cache
def library(folder: Path = FOLDER) -> Library:
    """All shared blocks; read once a process. ConfigurationError names file, line and key."""
    whole = Library()
    for file in files(folder):
        located = load_located(file)
        require(located, "rule")
        whole.take(located)
    return whole


def require(located: Located, schema_name: str) -> None:
    """ConfigurationError at the first place where the file does not fit its schema."""
    for error in violations(located, schema_name):
        line = located.line(list(error.absolute_path))
        raise ConfigurationError(f"{located.file.name}:{line}: {describe(error)}. Correct the key or value.")


def violations(located: Located, schema_name: str) -> list[ValidationError]:
    """Every place where the file does not fit its schema, in the order of their lines."""
    found = errors(schema_name, located.value)
    return sorted(found, key=lambda error: (located.line(list(error.absolute_path)), error.message))


def merged(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """A block with some of its values replaced: mappings are merged, anything else replaces; null removes the key."""
    result: dict[str, Any] = dict(base)
    for key, value in changes.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merged(result[key], value)
        else:
            result[key] = value
    return result
