"""Made documents through the whole reading, scored against their truth: by document kind and by format."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from casework.documents import read_entries
from intake.pack import PackSource, open_pack
from intake.sandbox import Sandbox
from intake.spool import Spool
from schemas.types import DocumentReading, Fact
from tests.accuracy.made import Made, Stated
from tests.packs.scoring import same_value

AS_AT = date(2026, 12, 1)
THRESHOLD = 0.70
"""The frameworks' `low_confidence`: a fact less sure is shown to a person, so that it counts neither as right nor as
wrong, and what it states as missed."""
_NO_PLACE = (".docx", ".odt", ".txt", ".doc", ".rtf")


@dataclass
class Score:
    """Counts over documents. `misplaced`: right facts whose page or cell is another than the truth's."""

    documents: int = 0
    right_kind: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    placed: int = 0
    misplaced: int = 0
    remarks: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Right facts among those given."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Facts found among those that are to be found."""
        return 1 - self.missed / self.demanded if self.demanded else 1.0

    @property
    def demanded(self) -> int:
        """How many facts the truth demands."""
        return self._demanded

    _demanded: int = 0

    @property
    def evidence(self) -> float:
        """Right facts with a place that are on the right page or cell."""
        return 1 - self.misplaced / self.placed if self.placed else 1.0

    def add(self, other: Score) -> None:
        """Count another's documents in."""
        for name in ("documents", "right_kind", "right", "wrong", "missed", "placed", "misplaced", "_demanded"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.remarks += other.remarks

    def line(self, name: str) -> str:
        """One line of a table."""
        return (
            f"{name:<24} {self.documents:>4} documents, kind {self.right_kind / max(1, self.documents):.3f}; "
            f"{self._demanded:>5} facts: precision {self.precision:.3f} recall {self.recall:.3f} "
            f"evidence {self.evidence:.3f} ({self.wrong} wrong, {self.missed} missed)"
        )


def read_all(documents: Iterable[Made], sandbox: Sandbox | None = None) -> list[tuple[Made, DocumentReading]]:
    """Each document as the program reads it, as part of one pack."""
    made = list(documents)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for one in made:
            path = folder / "pack" / one.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(one.data)
        limited = sandbox or stack.enter_context(Sandbox(2))
        spool = stack.enter_context(Spool())
        pack = open_pack(PackSource("folder", (folder / "pack",)), limited, spool)
        readings = read_entries(pack.entries, limited, AS_AT)
    by_path = {reading.document.path: reading for reading in readings}
    return [(one, by_path[one.name]) for one in made]


def score(made: Made, reading: DocumentReading) -> Score:
    """What was read of one document against its truth."""
    found = [fact for fact in reading.facts if fact.confidence >= THRESHOLD]
    total = Score(documents=1, right_kind=int(reading.document.kind == made.kind))
    if not total.right_kind:
        total.remarks.append(f"{made.name}: kind {reading.document.kind}, not {made.kind} ({reading.document.read})")
    for stated in sorted(made.facts, key=lambda one: one.optional):
        match = next((fact for fact in found if _same(stated, fact)), None)
        total._demanded += not stated.optional
        if match is None:
            total.missed += not stated.optional
            if not stated.optional:
                total.remarks.append(f"{made.name}: missed {_named(stated)} = {stated.value!r} ({stated.quote!r})")
            continue
        found.remove(match)
        total.right += 1
        _place(total, made, stated, match)
    total.wrong = len(found)
    total.remarks += [
        f"{made.name}: wrong {_named(fact)} = {fact.value!r} ({fact.evidence[0].quote[:60]!r}, {fact.confidence:.2f})"
        for fact in found
    ]
    return total


def table(scores: Iterable[tuple[str, Score]]) -> dict[str, Score]:
    """Scores added up by name, in the order of the names."""
    added: dict[str, Score] = {}
    for name, one in sorted(scores, key=lambda pair: pair[0]):
        added.setdefault(name, Score()).add(one)
    return added


def form_of(made: Made) -> str:
    """The format by the file's name."""
    return PurePosixPath(made.name).suffix.lower().lstrip(".")


def _same(stated: Stated, fact: Fact) -> bool:
    return (
        stated.name == fact.name
        and stated.period_end in (None, _iso(fact.period_end))
        and (stated.name.startswith("method_statement.") or _plain(stated.subject) == _plain(fact.subject))
        and same_value(stated.value, _iso(fact.value))
    )


def _iso(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


def _place(total: Score, made: Made, stated: Stated, fact: Fact) -> None:
    if made.name.lower().endswith(_NO_PLACE) or (stated.page is None and stated.cell is None):
        return
    total.placed += 1
    if not any(
        (stated.page is not None and place.page == stated.page)
        or (stated.cell is not None and (place.sheet, place.cell) == (stated.sheet, stated.cell))
        for place in fact.evidence
    ):
        total.misplaced += 1
        places = [(place.page, place.sheet, place.cell) for place in fact.evidence]
        total.remarks.append(f"{made.name}: {_named(stated)} cited at {places}, is at {(stated.page, stated.cell)}")


def _named(one: Stated | Fact) -> str:
    return f"{one.name}" + (f" [{one.subject}]" if one.subject else "")


def _plain(value: object) -> str:
    return re.sub(r"[\W_]+", " ", "" if value is None else str(value).casefold()).strip()
