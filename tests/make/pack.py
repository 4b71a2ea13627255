"""A whole submission pack being put together, with what a check of it must find."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.make.archive import zip_of
from tests.make.marks import Built, Mark

_MONEY_ACCOUNTS = {
    "entity_name",
    "company_number",
    "period_start",
    "period_end",
    "period_months",
    "standard",
    "consolidated",
    "currency",
    "employees",
    "audit",
    "opinion",
    "going_concern_uncertainty",
    "approved_on",
    "dormant",
    "uncapped_liabilities",
}


def unit_of(name: str) -> str | None:
    """GBP for money, else none; counts, dates and words have no unit."""
    if name.startswith("accounts."):
        return None if name.removeprefix("accounts.") in _MONEY_ACCOUNTS else "GBP"
    if name.startswith("insurance.") and name.endswith((".cover", ".excess")):
        return "GBP"
    return "GBP" if name in ("reference.contract_value", "price.rate") else None


@dataclass(frozen=True)
class Filed:
    """One document of a pack: its kind and how it is read; one ``within`` another file has no file of its own."""

    kind: str
    read: str
    built: Built
    within: bool = False


@dataclass
class Pack:
    """One supplier's pack. ``folder`` is where its files stand inside the archive ("" for loose files)."""

    name: str
    framework: str
    categories: Sequence[str]
    as_at: str
    layout: str
    provider: Mapping[str, str | None]
    folder: str = ""
    files: dict[str, Filed] = field(default_factory=dict)
    superseded: list[str] = field(default_factory=list)
    gaps: list[dict[str, Any]] = field(default_factory=list)
    advice: list[dict[str, Any]] = field(default_factory=list)
    verdicts: dict[str, str] = field(default_factory=dict)

    def path(self, name: str) -> str:
        """The file's path inside the pack."""
        return f"{self.folder}/{name}" if self.folder else name

    def add(self, name: str, kind: str, built: Built, read: str = "full") -> None:
        """File one document."""
        assert self.path(name) not in self.files, name
        self.files[self.path(name)] = Filed(kind, read, built)

    def enclose(self, name: str, enclosed: str, kind: str, built: Built, read: str = "full") -> None:
        """File one document that came inside a file already added, such as a message's attachment."""
        assert self.path(name) in self.files, name
        self.files[f"{self.path(name)}/{enclosed}"] = Filed(kind, read, built, within=True)

    def supersede(self, name: str) -> None:
        """Say that a later version of this document counts instead."""
        self.superseded.append(self.path(name))

    def gap(self, key: str, outcome: str, categories: str, name: str | None = None, fact: str = "") -> None:
        """Expect a finding that waits for a person, where the document states ``fact`` (or sheet!cell)."""
        self.gaps += self._findings(key, outcome, categories, name, fact)

    def advise(
        self, key: str, outcome: str, categories: str, name: str | None = None, fact: str = ""
    ) -> None:
        """Expect an advisory finding that is not met."""
        self.advice += self._findings(key, outcome, categories, name, fact)

    def _findings(
        self, key: str, outcome: str, categories: str, name: str | None, fact: str
    ) -> list[dict[str, Any]]:
        at = Mark("", "")
        path = self.path(name) if name else None
        if "!" in fact:
            sheet, cell = fact.split("!")
            at = Mark("", "", sheet=sheet, cell=cell)
        elif path and fact:
            at = next(mark for mark in self.files[path].built.marks if mark.name == fact)
        place = {"document": path, "page": at.page, "sheet": at.sheet, "cell": at.cell}
        rule = f"{self.framework}.{key}"
        return [
            {"rule": rule, "category": category, "outcome": outcome, **place}
            for category in categories.split()
        ]

    def expected(self, unassigned: Sequence[str] = ()) -> dict[str, Any]:
        """What the check must find, as the file beside the pack says it."""
        return {
            "framework": self.framework,
            "categories": list(self.categories),
            "as_at": self.as_at,
            "layout": self.layout,
            "provider": dict(self.provider),
            "superseded": sorted(self.superseded),
            "unassigned": sorted(unassigned),
            "documents": [
                {"path": path, "kind": filed.kind, "read": filed.read}
                for path, filed in sorted(self.files.items())
            ],
            "facts": [
                fact for path, filed in sorted(self.files.items()) for fact in _facts(path, filed.built.marks)
            ],
            "gaps": sorted(self.gaps, key=lambda gap: (gap["category"], gap["rule"])),
            "advice": sorted(self.advice, key=lambda gap: (gap["category"], gap["rule"])),
            "verdicts": self.verdicts,
        }

    def archive(self) -> bytes:
        """The pack as a zip, in the order the files were added."""
        return zip_of({path: filed.built.data for path, filed in self.files.items() if not filed.within})


def written(expected: object) -> str:
    """An expectation as the text of its file: one fact, document or finding a line."""
    text = json.dumps(expected, ensure_ascii=False, indent=1)
    lines: list[str] = []
    depth = 0
    joined = ""
    for line in text.split("\n"):
        bare = line.strip()
        if depth == 0 and bare == "{" and line.startswith("  "):
            depth, joined = 1, line
            continue
        if depth:
            joined += bare + (" " if bare.endswith(",") else "")
            if bare in ("}", "},"):
                lines.append(joined.rstrip())
                depth = 0
            continue
        lines.append(line)
    return "\n".join(lines) + "\n"


def _facts(path: str, marks: Sequence[Mark]) -> list[dict[str, Any]]:
    facts: dict[str, dict[str, Any]] = {}
    for mark in marks:
        quote = str(mark.value) if mark.name == "organisation.postcode" else mark.quote
        key = json.dumps([mark.name, mark.value, mark.subject, mark.period_end])
        facts.setdefault(
            key,
            {
                "name": mark.name,
                "value": mark.value,
                "unit": unit_of(mark.name),
                "subject": mark.subject,
                "period_end": mark.period_end,
                "document": path,
                "page": mark.page,
                "sheet": mark.sheet,
                "cell": mark.cell,
                "quote": quote,
                **({"box": [round(edge, 1) for edge in mark.box]} if mark.box else {}),
            },
        )
    return list(facts.values())
