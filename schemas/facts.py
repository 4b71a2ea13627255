"""The one list of fact names (`facts.yml`), as typed specifications."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from schemas.loader import load_yaml

FactType = Literal["text", "date", "bool", "integer", "number", "money", "choice", "list"]

_FILE = Path(__file__).with_name("facts.yml")


@dataclass(frozen=True, slots=True)
class FactSpec:
    """A fact's type, unit ("GBP", "%", "months", "x" or None), meaning in one line, and for a choice its codes."""

    name: str
    type: FactType
    meaning: str
    unit: str | None = None
    choices: tuple[str, ...] = ()
    subject: str | None = None

    @property
    def prefix(self) -> str:
        """The first word of the name: the group it belongs to."""
        return self.name.split(".", 1)[0]


def _specs() -> Mapping[str, FactSpec]:
    entries = load_yaml(_FILE)
    return MappingProxyType({
        name: FactSpec(
            name=name,
            type=entry["type"],
            meaning=entry["meaning"],
            unit=entry.get("unit", "GBP" if entry["type"] == "money" else None),
            choices=tuple(entry.get("choices", ())),
            subject=entry.get("subject"),
        )
        for name, entry in entries.items()
    })


FACTS: Mapping[str, FactSpec] = _specs()
"""Every fact name there is. A name that is not here cannot be written down."""
